import { insiderOfName } from '../model/names.ts'
import { byFiling, type FiledReport, ownerKeysOf } from './filed-report.ts'

/** Those who file a report. */
export interface Party {
  /** The owner after whom the party is named: the CIK, or the folded name where no report tells one. */
  readonly name: string
  /** CIKs of the owners, in the order of the report; one without a CIK has that of the issuer's insider of the same name. */
  readonly owners: readonly string[]
}

/** The name of each owner of an issuer's reports by its CIK, as the last report that tells one has it. */
export function ownerNames(reports: readonly FiledReport[]): Map<string, string> {
  const named = [...reports].sort(byFiling).flatMap(({ document }) => document.reportingOwners)
  return new Map(named.flatMap(({ cik, name }) => (cik === null || name === null ? [] : [[cik, name] as const])))
}

/**
 * Whose balance a report's rows are, by accession number. Rows belong to the report, not to one of its owners: those who file jointly are one
 * party, named after the owner whom the report lists first. The same owners listed in another order stay the same party.
 */
export function partiesOf(reports: readonly FiledReport[]): ReadonlyMap<string, Party> {
  const insiders = [...ownerNames(reports)].map(([cik, name]) => ({ cik, name }))
  const bySet = new Map<string, string>()
  const parties = new Map<string, Party>()
  for (const report of [...reports].sort(byFiling)) {
    const { reportingOwners } = report.document
    const beside = reportingOwners.map(({ cik }) => cik)
    const joined = reportingOwners.map(({ cik, name }) => cik ?? (name === null ? null : insiderOfName(name, insiders, beside)))
    const keys = ownerKeysOf(report).map((key, at) => joined[at] ?? key)
    const set = [...keys].sort().join(' ')
    const name = bySet.get(set) ?? keys[0] ?? ''
    bySet.set(set, name)
    parties.set(report.accession, { name, owners: joined.filter((cik) => cik !== null) })
  }
  return parties
}
