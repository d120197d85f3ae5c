import { type LedgerLine, ledgerOf } from '../ledger/ledger.ts'
import type { Store, StoredFiling, StoredReport } from '../store/store.ts'

/** Reports of an issuer that a page can wait for. */
export const readAtOnce = 400

/** A filing's lines in the ledger. */
export interface LedgerEffect {
  /** In the order of the form; also those that do not count. */
  readonly lines: readonly LedgerLine[]
  /** Whether they were followed through all reports of the issuer, or, where those are too many, through its owners' alone. */
  readonly through: 'issuer' | 'owners'
}

/** What a filing does to the ledger as the reports on file make it. */
export async function ledgerEffect(store: Store, filing: StoredFiling): Promise<LedgerEffect> {
  const { cik } = filing.document.issuer
  if (cik === null) return { lines: [], through: 'issuer' }
  const through = (await store.filings({ issuer: cik }, { offset: readAtOnce, limit: 1 })).length > 0 ? 'owners' : 'issuer'
  const reports = through === 'issuer' ? await store.reports({ issuer: cik }) : await reportsOfOwners(store, filing, cik)
  const lines = ledgerOf(reports, { all: true })
    .filter(({ accession }) => accession === filing.reference)
    .sort((a, b) => (a.table === b.table ? a.row - b.row : a.table < b.table ? -1 : 1))
  return { lines, through }
}

/** The reports on an issuer that name one of a filing's owners. */
export async function reportsOfOwners(store: Store, { document }: StoredFiling, issuer: string): Promise<StoredReport[]> {
  const reports = new Map<string, StoredReport>()
  for (const { cik } of document.reportingOwners) {
    if (cik === null) continue
    for (const report of await store.reports({ issuer, owner: cik })) reports.set(report.accession, report)
  }
  return [...reports.values()]
}
