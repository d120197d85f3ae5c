import * as Plot from '@observablehq/plot'
import type { ShortSwingPair, ShortSwingTrade } from '../../law/short-swing.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { count, price } from '../words.ts'
import { Chart, dayScale, drawnDay, drawnNumber } from './svg.tsx'

/** Purchases and sales over time by price, each matched pair joined by a line. */

const inWords = ({ date, side, shares, price: each, security }: ShortSwingTrade): string =>
  `${dayInProse(date)}: ${side === 'purchase' ? '▲ bought' : '▼ sold'} ${count(shares)} ${security} at ${price(each)}`

export function MatchedPairs({
  trades,
  pairs,
}: {
  readonly trades: readonly ShortSwingTrade[]
  readonly pairs: readonly ShortSwingPair[]
}) {
  if (trades.length < 2) return null
  const marks = trades.map((trade) => ({
    date: drawnDay(trade.date),
    price: drawnNumber(trade.price),
    size: drawnNumber(trade.shares),
    ink: trade.side === 'purchase' ? 'var(--acquired)' : 'var(--disposed)',
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
          Plot.dot(marks, { x: 'date', y: 'price', r: 'size', fill: 'ink', fillOpacity: 0.6, stroke: 'ink', title: 'title' }),
        ],
      })}
    />
  )
}
