import { type LedgerLine, ledgerOf } from '../ledger/ledger.ts'
import type { Store, StoredFiling } from '../store/store.ts'

/** The lines of a filing in the ledger of its issuer as all reports on file make it, in the order of the form; also those that do not count. */
export async function ledgerEffect(store: Store, { reference, document: { issuer } }: StoredFiling): Promise<LedgerLine[]> {
  if (issuer.cik === null) return []
  const lines = ledgerOf(await store.reports({ issuer: issuer.cik }), { all: true })
  return lines
    .filter(({ accession }) => accession === reference)
    .sort((a, b) => (a.table === b.table ? a.row - b.row : a.table < b.table ? -1 : 1))
}
