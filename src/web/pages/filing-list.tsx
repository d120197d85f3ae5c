import type { FilingSummary } from '../../store/store.ts'
import { Table, type TableColumn } from '../table.tsx'
import { filingPath, issuerPath, ownerPath, plural, proseDate, roleInWords } from '../words.ts'

/** A list of filings, newest first; the whole row leads to the filing. */

const lines = ({ transactions, holdings }: FilingSummary): string =>
  [transactions > 0 ? plural(transactions, 'transaction') : null, holdings > 0 ? plural(holdings, 'holding') : null]
    .filter(Boolean)
    .join(', ') || 'none'

const filed: TableColumn<FilingSummary> = {
  heading: 'Filed',
  quiet: true,
  cell: ({ filedDate, reference }) => (
    <a class="row" href={filingPath(reference)}>
      {filedDate ? proseDate(filedDate) : 'date unknown'}
    </a>
  ),
}
const form: TableColumn<FilingSummary> = { heading: 'Form', cell: ({ form }) => form }
const issuer: TableColumn<FilingSummary> = {
  heading: 'Issuer',
  cell: ({ issuer }) => (
    <>
      {issuer.cik ? <a href={issuerPath(issuer.cik)}>{issuer.name ?? issuer.cik}</a> : (issuer.name ?? 'unknown')}
      {issuer.tradingSymbol ? <span class="quiet"> {issuer.tradingSymbol}</span> : null}
    </>
  ),
}
const owners: TableColumn<FilingSummary> = {
  heading: 'Reporting owner',
  cell: ({ owners }) => {
    const [first, ...others] = owners
    if (!first) return 'unknown'
    return (
      <>
        {first.cik ? <a href={ownerPath(first.cik)}>{first.name ?? first.cik}</a> : (first.name ?? 'unknown')}
        {others.length > 0 ? <span class="quiet"> and {plural(others.length, 'other')}</span> : null}
        <span class="quiet role">{roleInWords(first.relationship)}</span>
      </>
    )
  },
}
const content: TableColumn<FilingSummary> = { heading: 'Lines', quiet: true, cell: lines }

export interface FilingListProps {
  readonly filings: readonly FilingSummary[]
  /** Which party the page is about, and so leaves out. */
  readonly about?: 'issuer' | 'owner'
}

export function FilingList({ filings, about }: FilingListProps) {
  const columns = [filed, form, ...(about === 'issuer' ? [] : [issuer]), ...(about === 'owner' ? [] : [owners]), content]
  return (
    <Table
      caption="Filings"
      rows={filings}
      columns={columns}
      empty={
        <>
          No filings yet. <code>s16 load PATH…</code> takes in files, folders and archives.
        </>
      }
    />
  )
}
