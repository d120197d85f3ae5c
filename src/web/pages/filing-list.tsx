import { dayInProse } from '../../model/iso-date.ts'
import type { FilingSummary } from '../../store/store.ts'
import { FirstOwner, IssuerName, symbolShown } from '../party.tsx'
import { Table, type TableColumn } from '../table.tsx'
import { filingPath, plural, roleInWords } from '../words.ts'

/** A list of filings, newest first; the whole row leads to the filing. */

const lines = ({ transactions, holdings }: FilingSummary): string =>
  [transactions > 0 ? plural(transactions, 'transaction') : null, holdings > 0 ? plural(holdings, 'holding') : null]
    .filter(Boolean)
    .join(', ') || 'none'

const filed: TableColumn<FilingSummary> = {
  heading: 'Filed',
  quiet: true,
  cell: ({ filedDate, periodOfReport, reference }) => (
    <>
      <a class="row" href={filingPath(reference)}>
        {filedDate ? dayInProse(filedDate) : 'date unknown'}
      </a>
      {filedDate === null && periodOfReport !== null ? <span class="role">period {dayInProse(periodOfReport)}</span> : null}
    </>
  ),
}
const form: TableColumn<FilingSummary> = { heading: 'Form', cell: ({ form }) => form }
const issuer: TableColumn<FilingSummary> = {
  heading: 'Issuer',
  cell: ({ issuer }) => (
    <>
      <IssuerName {...issuer} />
      <span class="quiet"> {symbolShown(issuer.tradingSymbol)}</span>
    </>
  ),
}
const owners: TableColumn<FilingSummary> = {
  heading: 'Reporting owner',
  cell: ({ owners }) => {
    const [first] = owners
    return (
      <>
        <FirstOwner owners={owners} />
        {first ? <span class="quiet role">{roleInWords(first.relationship)}</span> : null}
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
