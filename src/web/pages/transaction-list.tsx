import type { ComponentChildren } from 'preact'
import { count, price } from '../../model/decimal.ts'
import { dayInProse } from '../../model/iso-date.ts'
import type { ScreenRow } from '../../store/screen.ts'
import { asideOf, type SetAside, standingInWords } from '../counted-once.tsx'
import { FirstOwner, IssuerSymbol } from '../party.tsx'
import { Signed, Table, type TableColumn, Unknown } from '../table.tsx'
import { codeInWords, dollars, linePath, link } from '../words.ts'

/** Lines of filings: what was acquired or disposed of, at what price, and what was owned after it. */

export interface Sorting {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** As the screen takes it: `-filed`. */
  readonly sort: string
}

export interface TransactionListProps {
  readonly rows: readonly ScreenRow[]
  readonly about?: 'issuer' | 'owner'
  readonly sorting?: Sorting
  /** Why a line counts in no total; if not given, whether another line stands for it. */
  readonly standing?: (row: ScreenRow) => SetAside | null
  readonly empty: ComponentChildren
}

export function TransactionList({ rows, about, sorting, standing = (row) => asideOf(row, null), empty }: TransactionListProps) {
  const columns = [
    ordered(date, 'date', sorting),
    ...(about === 'issuer' ? [] : [ordered(issuer, 'issuer', sorting)]),
    ...(about === 'owner' ? [] : [ordered(owners, 'owner', sorting)]),
    ordered(whatOf(standing), 'code', sorting),
    security,
    ordered(shares, 'shares', sorting),
    ordered(priceEach, 'price', sorting),
    ordered(value, 'value', sorting),
    following,
  ]
  return <Table caption="Lines of filings" rows={rows} columns={columns} empty={empty} />
}

/** A column by whose heading the table can be sorted. */
function ordered(column: TableColumn<ScreenRow>, order: string, sorting: Sorting | undefined): TableColumn<ScreenRow> {
  if (!sorting) return column
  const descending = sorting.sort === `-${order}`
  const sorted = descending ? 'descending' : sorting.sort === order ? 'ascending' : undefined
  const sortPath = link(sorting.path, { ...sorting.query, sort: descending ? order : `-${order}`, page: null })
  return { ...column, sorted, sortPath }
}

const date: TableColumn<ScreenRow> = {
  heading: 'Date',
  quiet: true,
  cell: (row) => (
    <a class="row" href={linePath(row.reference, row.table, row.row)}>
      {row.date ? dayInProse(row.date) : row.kind === 'holding' ? 'holding' : 'unknown'}
    </a>
  ),
}
const issuer: TableColumn<ScreenRow> = {
  heading: 'Issuer',
  cell: (row) => <IssuerSymbol cik={row.issuerCik} name={row.issuer} tradingSymbol={row.ticker} />,
}
const owners: TableColumn<ScreenRow> = {
  heading: 'Owner',
  roomy: true,
  cell: ({ owners }) => <FirstOwner owners={owners} />,
}
/** What happened, and whether another line stands for this one. */
const whatOf = (standing: (row: ScreenRow) => SetAside | null): TableColumn<ScreenRow> => ({
  heading: 'What',
  roomy: true,
  cell: (row) => {
    const aside = standing(row)
    return (
      <>
        {row.code ? codeInWords(row.code) : row.kind}
        {aside ? (
          <span class="quiet role" title={aside.why}>
            {standingInWords[aside.kind]}
          </span>
        ) : null}
      </>
    )
  },
})
const security: TableColumn<ScreenRow> = { heading: 'Security', cell: (row) => row.security ?? 'unknown' }
const shares: TableColumn<ScreenRow> = {
  heading: 'Shares',
  figures: true,
  cell: (row) => (row.shares === null ? null : <Signed direction={row.acquiredDisposed}>{count(row.shares)}</Signed>),
}
const priceEach: TableColumn<ScreenRow> = {
  heading: 'Price, $',
  figures: true,
  cell: (row) => {
    if (row.kind === 'holding') return null
    return row.price === null ? <Unknown why="the price stands in a note or is not stated" /> : price(row.price).slice(1)
  },
}
const value: TableColumn<ScreenRow> = {
  heading: 'Value, $',
  figures: true,
  cell: (row) => (row.kind === 'holding' || row.value === null ? null : dollars(row.value).slice(1)),
}
const following: TableColumn<ScreenRow> = {
  heading: 'Owned after',
  figures: true,
  cell: (row) =>
    row.sharesOwnedFollowing === null ? null : (
      <>
        {count(row.sharesOwnedFollowing)}
        {row.directOrIndirect === 'I' ? (
          <span class="quiet role" title={row.natureOfOwnership ?? undefined}>
            indirect
          </span>
        ) : null}
      </>
    ),
}
