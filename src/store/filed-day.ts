import type { IsoDate, OwnershipDocument } from '../model/document.ts'
import type { StoredReport } from './store.ts'

/** The same day in SQL, over `filed.filings f`. */
export const filedDaySql =
  'coalesce(f.filed_date, (SELECT max(s.date) FROM filed.signatures s WHERE s.filing = f.filing), f.period_of_report)'

/**
 * The day a report counts as filed on: EDGAR's filing date or, for a bare document, the day of its last signature, or else its period. `null`
 * where it names no day at all.
 */
export function filedDayOf(
  { signatures, periodOfReport }: OwnershipDocument,
  filedDate: IsoDate | null,
): Pick<StoredReport, 'filed' | 'filedFrom'> | null {
  if (filedDate !== null) return { filed: filedDate, filedFrom: 'header' }
  const signed = signatures
    .flatMap(({ date }) => date ?? [])
    .sort()
    .at(-1)
  if (signed) return { filed: signed, filedFrom: 'signature' }
  return periodOfReport === null ? null : { filed: periodOfReport, filedFrom: 'period' }
}
