import type { NumberedReport } from '../law/item-405.ts'
import { amendedDocuments } from '../ledger/amended-documents.ts'
import { fiscalYearEndOf } from './fiscal-year-end.ts'
import type { Parties, Store, StoredReport } from './store.ts'

/** Reports of the store as lateness is judged on: each amendment beside what it amends, with the issuer's fiscal year end. */
export interface ReportsToJudge {
  /** As the ledger takes them. */
  readonly stored: readonly StoredReport[]
  readonly numbered: readonly NumberedReport[]
}

/** The reports of an issuer, or of one owner in it. A day that is not EDGAR's filing date is not taken for it. */
export async function reportsToJudge(store: Store, parties: Parties & { readonly issuer: string }): Promise<ReportsToJudge> {
  const stored = await store.reports(parties)
  const fiscalYearEnd = await fiscalYearEndOf(store, parties.issuer)
  const numbered = stored.map((report) => ({
    accession: report.accession,
    document: report.document,
    filedDate: report.filedFrom === 'header' ? report.filed : null,
    acceptedAt: report.acceptedAt,
    fiscalYearEnd,
    originals: amendedDocuments(report, stored),
  }))
  return { stored, numbered }
}
