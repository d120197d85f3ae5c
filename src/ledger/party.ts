import { byFiling, type FiledReport, ownersOf } from './filed-report.ts'

/**
 * Whose balance a report's rows are. Rows belong to the report, not to one of its owners: those who file jointly are one party, named after
 * the owner whom the report lists first. The same owners listed in another order stay the same party.
 */
export function partiesOf(reports: readonly FiledReport[]): ReadonlyMap<string, string> {
  const bySet = new Map<string, string>()
  const parties = new Map<string, string>()
  for (const report of [...reports].sort(byFiling)) {
    const owners = ownersOf(report)
    const set = [...owners].sort().join(' ')
    const party = bySet.get(set) ?? owners[0] ?? ''
    bySet.set(set, party)
    parties.set(report.accession, party)
  }
  return parties
}
