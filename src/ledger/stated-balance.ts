import { normal } from '../model/decimal.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import { groupBy } from '../model/group-by.ts'
import { type Entry, entriesOf, impliedOpening } from './entry.ts'
import { type FiledReport, type LineId, ownersOf } from './filed-report.ts'
import { lastOfDay } from './last-balance.ts'

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

/** The balances that a report leaves: of the lines of one position and day the last, in the order of its rows. Lines without a balance say none. */
export function statedBalances(report: FiledReport): StatedBalance[] {
  const stated = entriesOf(report, { name: '', owners: ownersOf(report) }, new Map()).flatMap((entry) => {
    const balance = balanceOf(entry)
    return balance === null ? [] : [{ entry, balance }]
  })
  const days = groupBy(stated, ({ balance: { table, security, vehicle, unit, price, expires, exercisable, day } }) =>
    [table, security, vehicle, unit, price, expires, exercisable, day].join('|'),
  )
  const last = new Set(days.map((alike) => lastOfDay(alike, ({ entry }) => spanOf(entry))))
  return stated.filter((one) => last.has(one)).map(({ balance }) => balance)
}

const spanOf = (entry: Entry) => ({ start: impliedOpening(entry), end: entry.reported })

function balanceOf({ line: { table, row, source }, owners, security, vehicle, unit, day, reported }: Entry): StatedBalance | null {
  if (reported === null) return null
  return {
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
  }
}
