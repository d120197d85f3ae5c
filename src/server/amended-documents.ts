import { amendedDocuments } from '../ledger/amended-documents.ts'
import { isAmendment, type OwnershipDocument } from '../model/document.ts'
import type { Store, StoredFiling } from '../store/store.ts'
import { reportsOfOwners } from './ledger-effect.ts'

/** What a filing amends, as far as it is on file: its lines are late only where these have none like them. */
export async function amendedOnFile(store: Store, filing: StoredFiling): Promise<readonly OwnershipDocument[]> {
  const { documentType, issuer } = filing.document
  if (!isAmendment(documentType) || issuer.cik === null) return []
  const reports = await reportsOfOwners(store, filing, issuer.cik)
  const own = reports.find(({ accession }) => accession === filing.reference)
  return own ? amendedDocuments(own, reports) : []
}
