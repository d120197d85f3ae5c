import { UsageError } from '../model/errors.ts'
import type { Store, StoredReport } from '../store/store.ts'

/** An owner, an issuer, or both, by CIK. */
interface Parties {
  readonly owner?: string | undefined
  readonly issuer?: string | undefined
}

/** Who is meant, in words: `owner 0001214156 on issuer 0000320193`. */
export const partiesInWords = ({ owner, issuer }: Parties): string =>
  [owner && `owner ${owner}`, issuer && `issuer ${issuer}`].filter((one) => one).join(' on ')

/**
 * The reports that were asked for, if there are any: of none the law's answer is that all is well, which of a mistyped CIK is wrong.
 * @throws UsageError that says whose are not there.
 */
export function someReports<Report>(reports: readonly Report[], parties: Parties, database: string): readonly Report[] {
  if (reports.length === 0)
    throw new UsageError(`${database} holds no report of ${partiesInWords(parties)}; s16 load PATH takes filings in`)
  return reports
}

/** All reports on an issuer, of which the owner filed one at least. @throws UsageError where he did not. */
export async function reportsOfPair(
  store: Store,
  parties: { readonly owner: string; readonly issuer: string },
  database: string,
): Promise<readonly StoredReport[]> {
  const reports = await store.reports({ issuer: parties.issuer })
  const own = reports.filter(({ document }) => document.reportingOwners.some(({ cik }) => cik === parties.owner))
  someReports(own, parties, database)
  return reports
}
