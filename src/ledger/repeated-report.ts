import { isAmendment } from '../model/document.ts'
import { type FiledLine, type FiledReport, lineKey, linesOf } from './filed-report.ts'
import { balanceOf, differingFields } from './line-difference.ts'
import type { Party } from './party.ts'

/** What two trades of one party that say the same have in common, without their notes. */
const statement = ({ table, source }: FiledLine, { name: party }: Party): string =>
  [table, party, source.transactionDate?.value, source.coding?.code, source.shares?.value, balanceOf(source)].join('|')

/** Whether two lines differ in nothing but their notes. */
export const saysTheSame = (a: FiledLine, b: FiledLine): boolean => differingFields(a, b).every((field) => field === 'footnotes')

/** Whether EDGAR's number of a report is known; a bare document has the reference of a store in its place. */
const isNumbered = ({ accession }: FiledReport): boolean => /^\d{10}-\d{2}-\d{6}$/.test(accession)

/**
 * Trades that a later report, not marked as an amendment, states again word for word, with the balance after them, which cannot come twice: a
 * report filed again, typed 4 where 4/A was meant, or that of the owners for whom the first had no room. By `lineKey`, the line repeated. Where
 * all trades of a report are repeated, so are its holdings. A report that is there as filed and again as a bare document, which knows no more than
 * the day of its signature, counts under its number. `reports` in the order of filing, of one issuer.
 */
export function repeatedLines(reports: readonly FiledReport[], parties: ReadonlyMap<string, Party>): ReadonlyMap<string, FiledLine> {
  const repeated = new Map<string, FiledLine>()
  const seen = new Map<string, FiledLine[]>()
  const inOrder = [...reports.filter(isNumbered), ...reports.filter((report) => !isNumbered(report))]
  for (const report of inOrder) {
    if (isAmendment(report.document.documentType)) continue
    const lines = linesOf(report)
    const stated = (line: FiledLine) => statement(line, parties.get(report.accession)!)
    const trades = lines.filter(({ source }) => source.kind === 'transaction' && balanceOf(source) !== null)
    const firsts = trades.map((line) => (seen.get(stated(line)) ?? []).find((one) => saysTheSame(one, line)))
    for (const [at, line] of trades.entries()) {
      const first = firsts[at]
      if (first) repeated.set(lineKey(line), first)
    }
    const whole = firsts.length > 0 && firsts.every((first) => first?.accession === firsts[0]?.accession) ? firsts[0]?.report : undefined
    if (whole) for (const line of repeatedHoldings(lines, linesOf(whole))) repeated.set(lineKey(line[0]), line[1])
    for (const line of trades.filter((_, at) => !firsts[at])) seen.set(stated(line), [...(seen.get(stated(line)) ?? []), line])
  }
  return repeated
}

function repeatedHoldings(lines: readonly FiledLine[], before: readonly FiledLine[]): (readonly [FiledLine, FiledLine])[] {
  return lines.flatMap((line) => {
    const first =
      line.source.kind === 'holding' &&
      before.find((one) => one.source.kind === 'holding' && one.table === line.table && saysTheSame(one, line))
    return first ? [[line, first] as const] : []
  })
}
