import { transactionCodes, xmlTransactionCodes } from '../../model/transaction-codes.ts'
import type { ScreenPage as ScreenResult } from '../../store/screen.ts'
import { FlaggedToggle } from '../flagged.tsx'
import { Layout } from '../layout.tsx'
import { link, plural } from '../words.ts'
import { Pager } from './pager.tsx'
import { TransactionList } from './transaction-list.tsx'

/** Lines of filings by filters that stand in the URL. */
export interface ScreenData {
  readonly named: readonly NamedLink[]
  /** The filters as given, every one a text. */
  readonly query: Readonly<Record<string, string>>
  readonly sort: string
  /** `null` when a filter is wrong. */
  readonly result: ScreenResult | null
  /** What is wrong with the filters, in words. */
  readonly faults: readonly string[]
}

/** Filters that people often ask for. */
const frequent: readonly (readonly [label: string, query: Readonly<Record<string, string>>])[] = [
  ['Open-market purchases', { codes: 'P', acquiredDisposed: 'A' }],
  ['Gifts', { codes: 'G' }],
  ['Exercises and vestings', { codes: 'M,C,X' }],
  ['Amendments', { amendments: 'only', kind: 'any' }],
]

/** A screen known by name, as pages link to it. */
export interface NamedLink {
  readonly name: string
  readonly label: string
  readonly summary: string
}

/** The named screens and frequent filters as a row of links. */
export function ScreenLinks({ named, current }: { readonly named: readonly NamedLink[]; readonly current?: string }) {
  return (
    <nav class="chips" aria-label="Named screens">
      {named.map(({ name, label, summary }) => (
        <a href={link('/screen', { named: name })} title={summary} aria-current={name === current ? 'page' : undefined}>
          {label}
        </a>
      ))}
      {frequent.map(([label, one]) => (
        <a href={link('/screen', one)}>{label}</a>
      ))}
    </nav>
  )
}

export function ScreenPage({ named, query, sort, result, faults }: ScreenData) {
  const { page: _page, ...filters } = query
  return (
    <Layout title="Screen" place="screens" json={link('/screen.json', query)}>
      <h1>Screen</h1>
      <ScreenLinks named={named} />
      <Filters query={query} sort={sort} />
      {faults.length > 0 ? (
        <div class="faults" role="alert">
          {faults.map((fault) => (
            <p>{fault}</p>
          ))}
        </div>
      ) : null}
      {result ? (
        <>
          <p class="lead">
            {plural(result.total, 'line')}
            {result.withoutValue > 0 ? (
              <span class="quiet"> · {plural(result.withoutValue, 'transaction')} without a stated price, so without a value</span>
            ) : null}
          </p>
          <FlaggedToggle
            flagged={query.flagged === 'exclude' ? 'exclude' : 'include'}
            flaggedLeftOut={result.flaggedLeftOut}
            issuersNotLookedThrough={result.issuersNotLookedThrough}
            path="/screen"
            query={filters}
          />
          <TransactionList
            rows={result.rows}
            sorting={{ path: '/screen', query: filters, sort }}
            empty={<>Nothing matches. {loosen(query)}</>}
          />
          <Pager path="/screen" query={filters} page={result.page} size={result.size} total={result.total} what="line" />
          <p class="export">
            Export all: <a href={link('/screen.csv', filters)}>CSV</a> ·{' '}
            <a href={link('/screen.json', { ...filters, size: '10000' })}>JSON</a>
          </p>
        </>
      ) : null}
    </Layout>
  )
}

/** Names the filter that most likely leaves nothing over. */
function loosen(query: Readonly<Record<string, string>>): string {
  const narrow = ['minValue', 'minShares', 'from', 'to', 'filedFrom', 'filedTo', 'plan', 'codes', 'ticker', 'owner', 'issuer'].find(
    (name) => query[name],
  )
  return narrow ? `Loosen “${labels[narrow] ?? narrow}” first.` : 'The database may be empty: s16 load takes filings in.'
}

const labels: Readonly<Record<string, string>> = {
  issuer: 'Issuer',
  ticker: 'Ticker',
  owner: 'Owner',
  codes: 'Code',
  minValue: 'Value at least',
  minShares: 'Shares at least',
  from: 'Traded from',
  to: 'to',
  filedFrom: 'Filed from',
  filedTo: 'to',
  plan: '10b5-1 box',
}

function Filters({ query, sort }: { readonly query: Readonly<Record<string, string>>; readonly sort: string }) {
  const text = (name: string, size: number, placeholder = '') => (
    <label>
      <span>{labels[name]}</span>
      <input name={name} value={query[name] ?? ''} size={size} placeholder={placeholder} />
    </label>
  )
  const day = (name: string) => (
    <label>
      <span>{labels[name]}</span>
      <input type="date" name={name} value={query[name] ?? ''} />
    </label>
  )
  const choice = (name: string, label: string, choices: readonly (readonly [string, string])[]) => (
    <label>
      <span>{label}</span>
      <select name={name}>
        {[['', 'any'] as const, ...choices].map(([value, shown]) => (
          <option value={value} selected={value === (query[name] ?? '')}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  )
  const codes = transactionCodes.filter(({ code }) => xmlTransactionCodes.includes(code))
  return (
    <form class="filters" action="/screen">
      {text('issuer', 18, 'name or CIK')}
      {text('ticker', 8)}
      {text('owner', 18, 'name or CIK')}
      {choice('roles', 'Role', [
        ['director', 'director'],
        ['officer', 'officer'],
        ['tenPercentOwner', '10% owner'],
        ['other', 'other'],
      ])}
      {choice('forms', 'Form', [
        ['3,3/A', '3'],
        ['4,4/A', '4'],
        ['5,5/A', '5'],
      ])}
      {choice('codes', 'Code', [
        ...codes.map(({ code, label }) => [code, `${code}, ${label}`] as const),
        ...(query.codes?.includes(',') ? [[query.codes, query.codes] as const] : []),
      ])}
      {choice('acquiredDisposed', 'Direction', [
        ['A', '▲ acquired'],
        ['D', '▼ disposed'],
      ])}
      {choice('table', 'Table', [
        ['I', 'I, securities'],
        ['II', 'II, derivatives'],
      ])}
      {choice('kind', 'Lines', [
        ['holding', 'holdings'],
        ['any', 'transactions and holdings'],
      ])}
      {text('minValue', 10, '$')}
      {text('minShares', 10)}
      {day('from')}
      {day('to')}
      {day('filedFrom')}
      {day('filedTo')}
      {choice('plan', '10b5-1 box', [
        ['yes', 'ticked'],
        ['no', 'not ticked'],
        ['unknown', 'before 2023'],
      ])}
      {choice('flagged', 'Doubtful lines', [['exclude', 'left out']])}
      {choice('amendments', 'Amendments', [
        ['exclude', 'left out'],
        ['only', 'only'],
      ])}
      <input type="hidden" name="sort" value={sort} />
      <button type="submit">Show</button>
      <a class="reset" href="/screen">
        Clear
      </a>
    </form>
  )
}
