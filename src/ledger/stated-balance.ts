import { normal } from '../model/decimal.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import { entriesOf } from './entry.ts'
import { type FiledReport, type LineId, ownersOf } from './filed-report.ts'

/** A balance that a line states, under the names that the ledger gives class and holder. It follows from its report alone. */
export interface StatedBalance extends Omit<LineId, 'accession'> {
  /** CIKs of all who filed the report, ascending: those who file together are one party, in whatever order. */
  readonly owners: readonly string[]
  /** Canonical class. */
  readonly security: string
  /** `direct`, or the holder's canonical name. */
  readonly vehicle: string
  readonly unit: 'shares' | 'dollars'
  /** Of a derivative security: its exercise price, expiry and first day, as far as the boxes state them. */
  readonly price: Decimal | null
  readonly expires: IsoDate | null
  readonly exercisable: IsoDate | null
  /** Trade date; for a holding the day of which the report speaks. */
  readonly day: IsoDate
  readonly amount: Decimal
}

/** The balances that a report states, in the order of its rows; lines without a balance are left out. */
export const statedBalances = (report: FiledReport): StatedBalance[] =>
  entriesOf(report, { name: '', owners: ownersOf(report) }, new Map()).flatMap(
    ({ line: { table, row, source }, owners, security, vehicle, unit, day, reported }) =>
      reported === null
        ? []
        : [
            {
              table,
              row,
              owners: [...owners].sort(),
              security,
              vehicle,
              unit,
              price: source.conversionOrExercisePrice?.value ? normal(source.conversionOrExercisePrice.value) : null,
              expires: source.expirationDate?.value ?? null,
              exercisable: source.exerciseDate?.value ?? null,
              day,
              amount: reported,
            },
          ],
  )
