import { baseForm, isAmendment } from '../model/document.ts'
import { type FiledReport, linesOf, ownersOf } from './filed-report.ts'
import { differingFields } from './line-difference.ts'

const partyOf = (report: FiledReport): string => [...ownersOf(report)].sort().join(' ')

/** Whether every line of one report stands, in every field, in the other, and the other has no more. A balance after a trade does not come twice. */
function saysTheSame(a: FiledReport, b: FiledReport): boolean {
  const [left, right] = [linesOf(a), linesOf(b)]
  if (left.length !== right.length || !left.some(({ source }) => source.kind === 'transaction')) return false
  return left.every((line, at) => {
    const other = right[at]!
    return line.table === other.table && line.source.kind === other.source.kind && differingFields(line, other).length === 0
  })
}

/**
 * Reports that were filed again whole, without the mark of an amendment: by accession number, the report they repeat. `reports` in the order of
 * filing, of one issuer.
 */
export function repeatedReports(reports: readonly FiledReport[]): ReadonlyMap<string, string> {
  const repeated = new Map<string, string>()
  const seen = new Map<string, FiledReport[]>()
  for (const report of reports) {
    const { documentType, periodOfReport } = report.document
    if (isAmendment(documentType)) continue
    const key = [partyOf(report), baseForm(documentType), periodOfReport].join('|')
    const before = seen.get(key) ?? []
    const first = before.find((one) => saysTheSame(one, report))
    if (first) repeated.set(report.accession, first.accession)
    else seen.set(key, [...before, report])
  }
  return repeated
}
