import { grouped } from '../../model/decimal.ts'
import { transactionCodes, xmlTransactionCodes } from '../../model/transaction-codes.ts'
import type { ScreenPage as ScreenResult } from '../../store/screen.ts'
import { Faults } from '../faults.tsx'
import { Choice, Field } from '../field.tsx'
import { Filters } from '../filters.tsx'
import { FlaggedToggle } from '../flagged.tsx'
import { Layout } from '../layout.tsx'
import { SupersededToggle } from '../superseded.tsx'
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
  /** The filter without which there would be something, where there is nothing. */
  readonly looser: Looser | null
  /** Whether no filing is loaded at all. */
  readonly isEmpty: boolean
  /** Lines that an export holds at most. */
  readonly exportLimit: number
}

/** A filter that is in the way, and how many lines there are without it. */
export interface Looser {
  readonly filter: string
  readonly total: number
}

/** Filters that people often ask for. */
const frequent: readonly (readonly [label: string, query: Readonly<Record<string, string>>])[] = [
  ['Open-market purchases', { codes: 'P', acquiredDisposed: 'A' }],
  ['Open-market sales', { codes: 'S', acquiredDisposed: 'D' }],
  ['Gifts', { codes: 'G' }],
  ['Exercises and vestings', { codes: 'M,C,X' }],
  ['Amendments', { amendments: 'only', kind: 'any' }],
]

/** What is no filter of a screen. */
export const arrangement = new Set(['sort', 'page', 'size'])

/** A screen known by name, as pages link to it. */
export interface NamedLink {
  readonly name: string
  readonly label: string
  readonly summary: string
}

/** The named screens and frequent filters as a row of links. */
export function ScreenLinks({ named, query }: { readonly named: readonly NamedLink[]; readonly query: Readonly<Record<string, string>> }) {
  const filters = Object.entries(query).filter(([name]) => !arrangement.has(name))
  const isAsked = (one: Readonly<Record<string, string>>) =>
    filters.length === Object.keys(one).length && filters.every(([name, value]) => one[name] === value)
  return (
    <nav class="chips" aria-label="Named screens">
      {named.map(({ name, label, summary }) => (
        <a href={link('/screen', { named: name })} title={summary} aria-current={isAsked({ named: name }) ? 'page' : undefined}>
          {label}
        </a>
      ))}
      {frequent.map(([label, one]) => (
        <a href={link('/screen', one)} aria-current={isAsked(one) ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  )
}

export function ScreenPage({ named, query, sort, result, faults, looser, isEmpty, exportLimit }: ScreenData) {
  const { page: _page, ...filters } = query
  return (
    <Layout title="Screen" place="screens" json={link('/screen.json', query)}>
      <h1>Screen</h1>
      <ScreenLinks named={named} query={query} />
      <ScreenFilters query={query} sort={sort} open={faults.length > 0} />
      <Faults faults={faults} />
      {result ? (
        <>
          <p class="lead">
            {plural(result.total, 'line')}
            {result.total > 1 && sort in orderWithoutColumn ? `, ${orderWithoutColumn[sort]}` : null}
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
          <SupersededToggle {...result} superseded={query.superseded} path="/screen" query={filters} />
          <TransactionList
            rows={result.rows}
            sorting={{ path: '/screen', query: filters, sort }}
            empty={<Nothing query={filters} looser={looser} isEmpty={isEmpty} />}
          />
          <Pager path="/screen" query={filters} page={result.page} size={result.size} total={result.total} what="line" />
          {result.total > 0 ? (
            <p class="export">
              Export {exported(result.total, exportLimit)}: <a href={link('/screen.csv', filters)}>CSV</a> ·{' '}
              <a href={link('/screen.json', { ...filters, size: String(exportLimit) })}>JSON</a>
            </p>
          ) : null}
        </>
      ) : null}
    </Layout>
  )
}

/** What an export holds: all lines of a screen, or as many as it takes. */
const exported = (total: number, most: number): string =>
  total <= most
    ? `all ${plural(total, 'line')}`
    : `the first ${grouped(String(most))} of ${plural(total, 'line')} (narrow the filters for the others)`

/** Orders of which no column of the table tells. */
const orderWithoutColumn: Readonly<Record<string, string>> = { '-filed': 'latest filed first', filed: 'first filed first' }

/** What to do where nothing matches. */
function Nothing({ query, looser, isEmpty }: Pick<ScreenData, 'query' | 'looser' | 'isEmpty'>) {
  if (looser) {
    return (
      <>
        Nothing matches. Without “{calledFilter(looser.filter)}” there {looser.total === 1 ? 'is' : 'are'}{' '}
        <a href={link('/screen', { ...query, [looser.filter]: null })}>{plural(looser.total, 'line')}</a>.
      </>
    )
  }
  return isEmpty ? (
    <>
      The database is empty. <code>s16 load PATH…</code> takes in files, folders and archives.
    </>
  ) : (
    <>
      Nothing matches, and no filter alone is in the way: <a href="/screen">clear them</a>.
    </>
  )
}

const labels: Readonly<Record<string, string>> = {
  issuer: 'Issuer',
  ticker: 'Ticker',
  owner: 'Owner',
  codes: 'Code',
  minValue: 'Value at least',
  minShares: 'Shares at least',
  from: 'Traded from',
  to: 'Traded to',
  filedFrom: 'Filed from',
  filedTo: 'Filed to',
  asOf: 'As known on',
  roles: 'Role',
  forms: 'Form',
  acquiredDisposed: 'Direction',
  table: 'Table',
  kind: 'Lines',
  plan: '10b5-1 box',
  flagged: 'Doubtful lines',
  superseded: 'Superseded lines',
  amendments: 'Amendments',
  security: 'Security',
  ownership: 'Ownership',
  maxValue: 'Value at most',
  maxShares: 'Shares at most',
}

/** Filters that have no field: they are kept when others are changed. */
const fieldless = ['security', 'ownership', 'maxValue', 'maxShares', 'size']

/** How the page calls a filter. */
export const calledFilter = (name: string): string => labels[name] ?? name

interface ScreenFiltersProps {
  readonly query: Readonly<Record<string, string>>
  readonly sort: string
  readonly open: boolean
}

function ScreenFilters({ query, sort, open }: ScreenFiltersProps) {
  const set = Object.entries(query).flatMap(([name, value]) => (labels[name] ? [`${labels[name]} ${value}`] : []))
  const named = (name: string) => ({ name, label: calledFilter(name), value: query[name] ?? '' })
  const text = (name: string, size: number, placeholder = '') => (
    <Field {...named(name)} type="text" size={size} placeholder={placeholder} />
  )
  const day = (name: string) => <Field {...named(name)} type="date" />
  const choice = (name: string, choices: readonly (readonly [string, string])[], none = 'any') => (
    <Choice {...named(name)} choices={[['', none], ...choices]} />
  )
  const codes = transactionCodes.filter(({ code }) => xmlTransactionCodes.includes(code))
  return (
    <Filters set={set} clear="/screen" open={open}>
      {text('issuer', 18, 'name or CIK')}
      {text('ticker', 8)}
      {text('owner', 18, 'name or CIK')}
      {choice('roles', [
        ['director', 'director'],
        ['officer', 'officer'],
        ['tenPercentOwner', '10% owner'],
        ['other', 'other'],
      ])}
      {choice('forms', [
        ['3,3/A', '3'],
        ['4,4/A', '4'],
        ['5,5/A', '5'],
      ])}
      {choice('codes', [
        ...codes.map(({ code, label }) => [code, `${code}, ${label}`] as const),
        ...(query.codes?.includes(',') ? [[query.codes, query.codes] as const] : []),
      ])}
      {choice('acquiredDisposed', [
        ['A', '▲ acquired'],
        ['D', '▼ disposed'],
      ])}
      {choice('table', [
        ['I', 'I, securities'],
        ['II', 'II, derivatives'],
      ])}
      {choice(
        'kind',
        [
          ['holding', 'holdings'],
          ['any', 'transactions and holdings'],
        ],
        'transactions',
      )}
      {text('minValue', 10, '$')}
      {text('minShares', 10)}
      {day('from')}
      {day('to')}
      {day('filedFrom')}
      {day('filedTo')}
      {day('asOf')}
      {choice('plan', [
        ['yes', 'ticked'],
        ['no', 'not ticked'],
        ['unknown', 'before 2023'],
      ])}
      {choice('flagged', [['exclude', 'left out']], 'included')}
      {choice(
        'superseded',
        [
          ['exclude', 'left out'],
          ['as-filed', 'as filed'],
        ],
        'marked',
      )}
      {choice(
        'amendments',
        [
          ['exclude', 'left out'],
          ['only', 'only'],
        ],
        'included',
      )}
      <input type="hidden" name="sort" value={sort} />
      {fieldless.map((name) => (query[name] ? <input type="hidden" name={name} value={query[name]} /> : null))}
    </Filters>
  )
}
