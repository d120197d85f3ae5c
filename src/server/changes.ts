import { amendmentsTouching } from '../ledger/amendments.ts'
import type { Store, StoredFiling } from '../store/store.ts'
import type { ChangesProps } from '../web/pages/changes.tsx'

/** What amendments changed around a filing, with the documents that the lines stand in. */
export async function changesOf(store: Store, filing: StoredFiling): Promise<ChangesProps> {
  const { cik } = filing.document.issuer
  const reports = cik === null ? [] : await store.reports({ issuer: cik })
  const amendments = amendmentsTouching(filing.reference, reports).map(({ accession, originals, how, why, lines }) => ({
    accession,
    originals,
    missing: how === 'found' ? null : (why ?? `The report that it amends is ${how}.`),
    lines,
  }))
  return { amendments, documents: new Map(reports.map(({ accession, document }) => [accession, document])) }
}
