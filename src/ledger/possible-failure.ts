import { type SignedDecimal, subtract } from '../model/decimal.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import type { FiledReport } from './filed-report.ts'
import { ledgerOf } from './ledger.ts'

/** A balance that moved without a report: perhaps a transaction that was never reported, perhaps an error in a filing. A person has to look. */
export interface PossibleFailure {
  readonly names: readonly string[]
  readonly accession: string
  readonly table: 'I' | 'II'
  readonly row: number
  /** Day of the line that shows the break; what is missing happened before. */
  readonly date: IsoDate | null
  readonly security: string
  readonly vehicle: string
  /** What the lines before led to, and what the filing states. */
  readonly expected: SignedDecimal
  readonly reported: Decimal
  /** Reported less expected. */
  readonly missing: SignedDecimal
  /** In words. */
  readonly what: string
}

/** The unexplained breaks of an issuer's ledger on lines of a span of days, both ends included. */
export function possibleFailures(
  reports: readonly FiledReport[],
  { start, end }: { readonly start: IsoDate; readonly end: IsoDate },
): PossibleFailure[] {
  const byAccession = new Map(reports.map((report) => [report.accession, report]))
  return ledgerOf(reports).flatMap((line) => {
    const { status, date, expected, reported, accession, table, row, security, vehicle } = line
    if (status !== 'unexplained' || date === null || date < start || date > end || expected === null || reported === null) return []
    const names = byAccession.get(accession)?.document.reportingOwners.flatMap(({ name }) => name ?? []) ?? []
    const missing = subtract(reported, expected)
    const what = `${missing} ${line.unit} of ${security} (${vehicle}) moved by ${date} without a line: ${expected} expected, ${reported} reported`
    return [{ names, accession, table, row, date, security, vehicle, expected, reported, missing, what }]
  })
}
