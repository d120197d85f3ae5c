import type { ShortSwingResult, ShortSwingTrade } from '../../law/short-swing.ts'
import type { JudgedRow } from '../../law/short-swing-trades.ts'
import { isZero } from '../../model/decimal.ts'
import { MatchedPairs } from '../charts/matched-pairs.tsx'
import { Layout } from '../layout.tsx'
import { Table } from '../table.tsx'
import { codeInWords, count, dollars, issuerPath, linePath, ownerPath, plural, price, proseDate } from '../words.ts'
import { positionPath } from './position.tsx'

/** Profit recoverable under Section 16(b) of an owner in an issuer: the pairs, and why each line counts or does not. */
export interface ShortSwingData {
  readonly owner: { readonly cik: string; readonly name: string }
  readonly issuer: { readonly cik: string; readonly name: string }
  readonly result: ShortSwingResult
  readonly trades: readonly ShortSwingTrade[]
  readonly rows: readonly JudgedRow[]
  readonly assumptions: readonly string[]
}

export const shortSwingPath = (owner: string, issuer: string): string => `${positionPath(owner, issuer)}/short-swing`

export function ShortSwingPage({ owner, issuer, result, trades, rows, assumptions }: ShortSwingData) {
  const none = isZero(result.profit)
  return (
    <Layout title={`Section 16(b): ${owner.name} in ${issuer.name}`} json={`${shortSwingPath(owner.cik, issuer.cik)}.json`}>
      <h1>
        Section 16(b): <a href={ownerPath(owner.cik)}>{owner.name}</a> in <a href={issuerPath(issuer.cik)}>{issuer.name}</a>
      </h1>
      <p class="lead">
        {none ? (
          `Nothing recoverable among ${plural(trades.length, 'purchase or sale', 'purchases and sales')}.`
        ) : (
          <>
            <b>{dollars(result.profit)}</b> recoverable at most, in {plural(result.pairs.length, 'pair')}
            <span class="quiet"> · lowest in, highest out would find {dollars(result.greedy)}</span>
          </>
        )}
      </p>
      <MatchedPairs trades={trades} pairs={result.pairs} />
      {none ? null : (
        <>
          <h2>Pairs within less than six months</h2>
          <Table
            caption="Matched pairs"
            rows={result.pairs}
            empty=""
            columns={[
              { heading: 'Bought', quiet: true, cell: ({ purchase }) => proseDate(purchase.date) },
              { heading: 'at, $', figures: true, cell: ({ purchase }) => price(purchase.price).slice(1) },
              { heading: 'Sold', quiet: true, cell: ({ sale }) => proseDate(sale.date) },
              { heading: 'at, $', figures: true, cell: ({ sale }) => price(sale.price).slice(1) },
              { heading: 'Shares', figures: true, cell: ({ shares }) => count(shares) },
              { heading: 'Profit, $', figures: true, cell: ({ profit }) => dollars(profit).slice(1) },
              { heading: 'Measured by', quiet: true, cell: ({ measure }) => measure },
            ]}
          />
        </>
      )}
      {result.borderline.length > 0 ? (
        <p class="unknown">
          {plural(result.borderline.length, 'pair')} just outside: six full months end on the very day, which courts have not settled.
        </p>
      ) : null}
      <h2>Every line, and why it counts or does not</h2>
      <Table
        caption="Lines judged"
        rows={rows}
        empty="No lines."
        columns={[
          {
            heading: 'Date',
            quiet: true,
            cell: ({ reported }) => (
              <a class="row" href={linePath(reported.accession, reported.table, reported.row)}>
                {reported.source.transactionDate?.value ? proseDate(reported.source.transactionDate.value) : 'no date'}
              </a>
            ),
          },
          {
            heading: 'What',
            cell: ({ reported }) => (reported.source.coding?.code ? codeInWords(reported.source.coding.code) : 'holding'),
          },
          { heading: 'Security', cell: ({ reported }) => reported.security },
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
                <span class={doubtful ? 'unknown' : undefined}>{reason}</span> <span class="quiet">{rule}</span>
              </>
            ),
          },
        ]}
      />
      <h2>Taken for granted</h2>
      <ul>
        {assumptions.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
    </Layout>
  )
}
