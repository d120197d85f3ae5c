import { compare, subtract } from '../model/decimal.ts'
import type { IsoDate } from '../model/document.ts'
import type { FiledReport } from './filed-report.ts'
import { type LedgerLine, ledgerOf } from './ledger.ts'

/** A balance of Table I that grew by shares which no line on file brings, and that nothing exempt accounts for: a purchase may be among them. */
export interface UnseenGain {
  /** CIKs of all who filed the report that shows it. */
  readonly owners: readonly string[]
  /** The day of the line before, and that of the line that shows it. */
  readonly from: IsoDate
  readonly to: IsoDate
}

const isOpen = ({ status, explanations }: LedgerLine): boolean => status === 'unexplained' || explanations.includes('missing filing')

/** The unseen gains in the reports of one issuer. */
export function unseenGains(issuerReports: readonly FiledReport[]): UnseenGain[] {
  const lastDay = new Map<string, IsoDate>()
  return ledgerOf(issuerReports).flatMap((line) => {
    const { position, table, date, owners, opening, change, reported } = line
    if (table === 'II' || date === null) return []
    const from = lastDay.get(position) ?? date
    lastDay.set(position, date)
    if (!isOpen(line) || opening === null || reported === null) return []
    return compare(subtract(reported, opening), change ?? '0') > 0 ? [{ owners, from, to: date }] : []
  })
}
