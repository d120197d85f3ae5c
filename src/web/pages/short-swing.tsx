import type { ShortSwingResult, ShortSwingTrade } from '../../law/short-swing.ts'
import type { JudgedRow } from '../../law/short-swing-trades.ts'
import { count, equal, isZero, price } from '../../model/decimal.ts'
import type { Decimal, IsoDate } from '../../model/document.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { AsKnownOn, asKnownOn } from '../as-known-on.tsx'
import { MatchedPairs } from '../charts/matched-pairs.tsx'
import { Choice, Field } from '../field.tsx'
import { Layout } from '../layout.tsx'
import { IssuerName, issuerInProse, OwnerName, ownerInProse } from '../party.tsx'
import { Reason } from '../reason.tsx'
import { Table } from '../table.tsx'
import { codeInWords, linePath, link, plural } from '../words.ts'
import { lastPage, Pager } from './pager.tsx'
import { positionPath } from './position.tsx'

/** Profit recoverable under Section 16(b) of an owner in an issuer: the pairs, and why each line counts or does not. */
export interface ShortSwingData {
  readonly owner: { readonly cik: string; readonly name: string }
  readonly issuer: { readonly cik: string; readonly name: string }
  /** The person's part of what is held indirectly, as asked; `null` where nothing was said. */
  readonly share: Decimal | null
  readonly foreignPrivateIssuer: boolean
  /** What was known by the end of this filing day; `null`: all. */
  readonly asOf: IsoDate | null
  readonly result: ShortSwingResult
  readonly trades: readonly ShortSwingTrade[]
  readonly rows: readonly JudgedRow[]
  readonly assumptions: readonly string[]
}

const shortSwingPath = (owner: string, issuer: string): string => `${positionPath(owner, issuer)}/short-swing`

/** Lines on one page. */
const pageSize = 100

export function ShortSwingPage({ page, ...data }: ShortSwingData & { readonly page: number }) {
  const { owner, issuer, share, foreignPrivateIssuer, asOf, result, trades, rows, assumptions } = data
  const path = shortSwingPath(owner.cik, issuer.cik)
  const query = {
    ...(share === null ? {} : { share }),
    ...(foreignPrivateIssuer ? { 'issuer-kind': 'foreign' } : {}),
    ...(asOf === null ? {} : { 'as-of': asOf }),
  }
  return (
    <Layout title={`Section 16(b): ${ownerInProse(owner)} in ${issuerInProse(issuer)}`} json={link(`${path}.json`, query)}>
      <h1>
        Section 16(b): <OwnerName {...owner} /> in <IssuerName {...issuer} />
      </h1>
      <p class="lead">
        <Recoverable result={result} trades={trades.length} />
        {asKnownOn(asOf)}
      </p>
      <nav class="chips" aria-label="Related">
        <a href={link(positionPath(owner.cik, issuer.cik), { 'as-of': asOf })}>Positions</a>
        <a href={link('/before-trade', { owner: owner.cik, issuer: issuer.cik })}>Before a trade</a>
      </nav>
      <MatchedPairs trades={trades} pairs={result.pairs} pathOf={(trade) => pathOf(trade, rows)} />
      {result.pairs.length === 0 ? null : <Pairs pairs={result.pairs} rows={rows} />}
      {result.borderline.length > 0 ? (
        <p class="unknown">
          {plural(result.borderline.length, 'pair')} just outside: six full months end on the very day, which courts have not settled.
        </p>
      ) : null}
      <JudgedLines rows={rows} page={page} path={path} query={query} />
      {result.unmeasured.length > 0 ? (
        <p class="unknown">
          {plural(result.unmeasured.length, 'pair')} of unlike securities not measured: no open-market trade on file shows the price of the
          shares on their days.
        </p>
      ) : null}
      <h2>Taken for granted</h2>
      <ul>
        {assumptions.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
      <Asked share={share} foreignPrivateIssuer={foreignPrivateIssuer} asOf={asOf} />
    </Layout>
  )
}

/** The profit, the more that the ranges of weighted averages allow, and what the classic rule finds. */
function Recoverable({ result, trades }: { readonly result: ShortSwingResult; readonly trades: number }) {
  const { profit, greedy, pairs } = result
  const more = result.atMost !== null && !equal(result.atMost, profit) ? result.atMost : null
  const atMost =
    more === null ? null : (
      <>
        at most <b>{price(more)}</b> by the ranges of weighted averages
      </>
    )
  if (isZero(profit))
    return (
      <>
        Nothing recoverable{more === null ? '' : ' at the prices reported'} among{' '}
        {plural(trades, 'purchase or sale', 'purchases and sales')}
        {atMost === null ? null : <>; {atMost}</>}
      </>
    )
  return (
    <>
      <b>{price(profit)}</b> recoverable {atMost === null ? 'at most' : <>at the prices reported, {atMost}</>}, in{' '}
      {plural(pairs.length, 'pair')}
      <span class="quiet"> · lowest in, highest out finds {equal(greedy, profit) ? 'the same' : price(greedy)}</span>
    </>
  )
}

type Rows = ShortSwingData['rows']

function Pairs({ pairs, rows }: { readonly pairs: ShortSwingResult['pairs']; readonly rows: Rows }) {
  return (
    <>
      <h2>Pairs within less than six months</h2>
      <Table
        caption="Matched pairs"
        rows={pairs}
        empty=""
        columns={[
          { heading: 'Bought', cell: ({ purchase }) => <Day trade={purchase} rows={rows} /> },
          { heading: 'at, $', figures: true, cell: ({ purchase }) => price(purchase.price).slice(1) },
          { heading: 'Sold', cell: ({ sale }) => <Day trade={sale} rows={rows} /> },
          { heading: 'at, $', figures: true, cell: ({ sale }) => price(sale.price).slice(1) },
          { heading: 'Shares', figures: true, cell: ({ shares }) => count(shares) },
          { heading: 'Profit, $', figures: true, cell: ({ profit }) => price(profit).slice(1) },
          { heading: 'Measured by', quiet: true, cell: ({ measure }) => measure },
        ]}
      />
    </>
  )
}

interface JudgedLinesProps {
  readonly rows: Rows
  readonly page: number
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

function JudgedLines({ rows, page, path, query }: JudgedLinesProps) {
  const shown = lastPage(page, pageSize, rows.length)
  return (
    <>
      <h2>Every line, and why it counts or does not</h2>
      <Table
        caption="Lines judged"
        rows={rows.slice((shown - 1) * pageSize, shown * pageSize)}
        empty="No lines."
        columns={[
          {
            heading: 'Date',
            quiet: true,
            cell: ({ reported }) => (
              <a class="row" href={linePath(reported.accession, reported.table, reported.row)}>
                {reported.source.transactionDate?.value ? dayInProse(reported.source.transactionDate.value) : 'no date'}
              </a>
            ),
          },
          {
            heading: 'What',
            cell: ({ reported }) => (reported.source.coding?.code ? codeInWords(reported.source.coding.code) : 'holding'),
          },
          { heading: 'Security', roomy: true, cell: ({ reported }) => reported.security },
          {
            heading: 'Shares',
            figures: true,
            cell: ({ reported }) => reported.source.shares?.value && count(reported.source.shares.value),
          },
          { heading: 'Counts', cell: ({ trades }) => (trades.length > 0 ? 'yes' : 'no') },
          {
            heading: 'Why',
            cell: ({ reason, rule, doubtful }) => (
              <>
                <span class={doubtful ? 'unknown' : undefined}>
                  <Reason text={reason} />
                </span>{' '}
                <span class="quiet">{rule}</span>
              </>
            ),
          },
        ]}
      />
      {rows.length > pageSize ? <Pager path={path} query={query} page={shown} size={pageSize} total={rows.length} what="line" /> : null}
    </>
  )
}

/** What the answer was asked under, to be asked otherwise. */
function Asked({ share, foreignPrivateIssuer, asOf }: Pick<ShortSwingData, 'share' | 'foreignPrivateIssuer' | 'asOf'>) {
  return (
    <form class="filters" method="get">
      <Field
        label="The person’s share in what is held indirectly, 0 to 1"
        name="share"
        type="text"
        value={share ?? ''}
        placeholder="the whole"
      />
      <Choice
        label="The issuer is"
        name="issuer-kind"
        value={foreignPrivateIssuer ? 'foreign' : 'domestic'}
        choices={[
          ['domestic', 'a domestic issuer'],
          ['foreign', 'a foreign private issuer'],
        ]}
      />
      <AsKnownOn asOf={asOf} />
      <button type="submit">Show</button>
    </form>
  )
}

/** Where the line that reported a trade is. */
function pathOf(trade: ShortSwingTrade, rows: Rows): string | null {
  const from = rows.find(({ trades }) => trades.includes(trade.row))?.reported
  return from ? linePath(from.accession, from.table, from.row) : null
}

/** The day of a trade, leading to the line that reported it. */
function Day({ trade, rows }: { readonly trade: ShortSwingTrade; readonly rows: readonly JudgedRow[] }) {
  const path = pathOf(trade, rows)
  const day = dayInProse(trade.date)
  return path === null ? <span>{day}</span> : <a href={path}>{day}</a>
}
