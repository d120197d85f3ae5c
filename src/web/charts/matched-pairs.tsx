import * as Plot from '@observablehq/plot'
import type { ShortSwingPair, ShortSwingTrade } from '../../law/short-swing.ts'
import { count, price } from '../../model/decimal.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { Chart, dayScale, drawnDay, drawnNumber } from './svg.tsx'

/** Purchases and sales over time by price, each matched pair joined by a line. */

const inWords = ({ date, side, shares, price: each, security }: ShortSwingTrade): string =>
  `${dayInProse(date)}: ${side === 'purchase' ? '▲ bought' : '▼ sold'} ${count(shares)} ${security} at ${price(each)}`

export function MatchedPairs({
  trades,
  pairs,
  pathOf,
}: {
  readonly trades: readonly ShortSwingTrade[]
  readonly pairs: readonly ShortSwingPair[]
  /** Where the line that reported a trade is; `null` where no report did. */
  readonly pathOf: (trade: ShortSwingTrade) => string | null
}) {
  if (trades.length < 2) return null
  const marks = trades.map((trade) => ({
    date: drawnDay(trade.date),
    price: drawnNumber(trade.price),
    size: drawnNumber(trade.shares),
    ink: trade.side === 'purchase' ? 'var(--acquired)' : 'var(--disposed)',
    href: pathOf(trade),
    title: inWords(trade),
  }))
  const joins = pairs.map(({ purchase, sale, shares, profit }) => ({
    x1: drawnDay(purchase.date),
    y1: drawnNumber(purchase.price),
    x2: drawnDay(sale.date),
    y2: drawnNumber(sale.price),
    title: `${count(shares)} shares, ${price(profit)} profit\n${inWords(purchase)}\n${inWords(sale)}`,
  }))
  return (
    <>
      <p class="quiet">
        <span class="acquired">▲ Purchases</span> and <span class="disposed">▼ sales</span> by day and price, the larger, the more shares
        {pairs.length > 0 ? '; a line joins what is matched' : ''}.
      </p>
      <Chart
        label={`${trades.length} purchases and sales and ${pairs.length} matched pairs; the tables below hold the same`}
        options={(room) => ({
          height: 320,
          inset: 12,
          x: dayScale(
            marks.map(({ date }) => date),
            room,
          ),
          y: { label: 'price, $', grid: true },
          r: { range: [3, 10] },
          marks: [
            Plot.link(joins, { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', stroke: 'var(--doubt)', strokeWidth: 2, title: 'title' }),
            Plot.dot(marks, {
              x: 'date',
              y: 'price',
              r: 'size',
              fill: 'ink',
              fillOpacity: 0.6,
              stroke: 'ink',
              href: 'href',
              title: 'title',
            }),
          ],
        })}
      />
    </>
  )
}
