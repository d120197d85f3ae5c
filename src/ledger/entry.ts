import { add, compare, equal, isZero, negate, type SignedDecimal, subtract, sum } from '../model/decimal.ts'
import type { Decimal, IsoDate, Row } from '../model/document.ts'
import { textOrder } from '../model/text-order.ts'
import { byFiling, type FiledLine, type FiledReport, lineKey, linesOf } from './filed-report.ts'
import { dateFault } from './impossible-date.ts'
import { balanceOf } from './line-difference.ts'
import { holderInNote } from './noted.ts'
import type { Party } from './party.ts'
import { securityClass } from './security-class.ts'
import { vehicleOf } from './vehicle.ts'

/** A filed line in the ledger's terms: what it moved, what balance it states, of which class, held by whom. */
export interface Entry {
  readonly line: FiledLine
  /** Where it stands among the balances: itself, or the line that it corrects. */
  readonly place: FiledLine
  /** CIKs of all who filed the report. */
  readonly owners: readonly string[]
  /** The owner after whom the party is named. */
  readonly party: string
  readonly security: string
  readonly vehicle: string
  readonly unit: 'shares' | 'dollars'
  /** Trade date as filed; for a holding the day as of which the report speaks. */
  readonly date: IsoDate | null
  /** Where the line belongs in time: `date`, or the period of report when the date cannot be. */
  readonly day: IsoDate
  /** Signed by the direction as marked; `null` for holdings and where no amount is stated. */
  readonly change: SignedDecimal | null
  /** The balance after the line as filed. */
  readonly reported: Decimal | null
  /** A Form 3 has no column for the number of derivative securities: the balance is the number of underlying shares. */
  readonly inUnderlying: boolean
}

const lastTradeDay = (report: FiledReport): IsoDate | null =>
  linesOf(report)
    .flatMap(({ source }) => (source.transactionDate?.value && !dateFault(source, report) ? [source.transactionDate.value] : []))
    .sort()
    .at(-1) ?? null

const signed = (row: Row, amount: Decimal | null): SignedDecimal | null => {
  if (amount === null) return null
  return row.acquiredDisposed?.value === 'D' ? negate(amount) : amount
}

/** The lines of one report as entries, in document order. */
export function entriesOf(report: FiledReport, { name: party, owners }: Party, firstVersions: ReadonlyMap<string, FiledLine>): Entry[] {
  const { periodOfReport, issuer } = report.document
  const asOf = lastTradeDay(report) ?? periodOfReport ?? report.filed
  return linesOf(report).map((line) => {
    const row = line.source
    const isTrade = row.kind === 'transaction'
    const amount = row.shares?.value ?? row.totalValue?.value ?? null
    const stated = balanceOf(row)
    const inUnderlying = !isTrade && line.table === 'II' && stated === null
    const date = isTrade ? (row.transactionDate?.value ?? null) : asOf
    return {
      line,
      place: firstVersions.get(lineKey(line)) ?? line,
      owners,
      party,
      security: securityClass(row.securityTitle.value, line.table, issuer.name),
      vehicle: vehicleOf(line, holderInNote),
      unit: row.valueOwnedFollowing?.value || (row.totalValue?.value && !row.shares?.value) ? 'dollars' : 'shares',
      date,
      day: date === null || (isTrade && dateFault(row, report)) ? (periodOfReport ?? report.filed) : date,
      change: isTrade ? signed(row, amount) : null,
      reported: stated ?? (inUnderlying ? (row.underlying?.shares?.value ?? row.underlying?.value?.value ?? null) : null),
      inUnderlying,
    }
  })
}

/** Order of filing, trades before holdings, rows; a corrected line in the place of the line it corrects. */
export const inRows = (a: Entry, b: Entry): number =>
  byFiling(a.place.report, b.place.report) || Number(a.change === null) - Number(b.change === null) || a.place.row - b.place.row

/** Trade date, filing, trades before holdings, row. */
export const inTime = (a: Entry, b: Entry): number => textOrder(a.day, b.day) || inRows(a, b)

/** The balance before a line, by its own figures; `null` where it states no balance. */
export const impliedOpening = ({ change, reported }: Entry): SignedDecimal | null =>
  reported === null ? null : change === null ? reported : subtract(reported, change)

/** Whether several trades each state the total after all of them; `opening` is the balance before, `null` where it is not known. */
export function repeatsTotal(trades: readonly Entry[], opening: SignedDecimal | null): boolean {
  const total = trades[0]?.reported
  if (trades.length < 2 || !total || !trades.every(({ reported }) => reported !== null && equal(reported, total))) return false
  const moved = sum(trades.map(({ change }) => change ?? '0'))
  if (isZero(moved)) return false
  return opening === null ? compare(moved, total) <= 0 : equal(add(opening, moved), total)
}
