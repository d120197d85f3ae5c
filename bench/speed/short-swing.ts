import { performance } from 'node:perf_hooks'
import { directorOrOfficer, type ShortSwingTrade, shortSwing } from '../../src/law/short-swing.ts'
import { addDays } from '../../src/model/date.ts'
import { divide } from '../../src/model/decimal.ts'
import type { Measure } from '../table.ts'

/** 2,000 purchases and 2,000 sales of one class, from a fixed sequence of pseudo-random numbers. */
function history(days: number, prices: number): ShortSwingTrade[] {
  let state = 20250110
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  return Array.from({ length: 4000 }, (_, at) => ({
    row: at + 1,
    date: addDays('2015-01-01', next(days)),
    side: at % 2 === 0 ? 'purchase' : 'sale',
    shares: String(1 + next(5000)),
    price: `${10 + next(prices)}.${String(next(10000)).padStart(4, '0')}`,
    security: '',
    derivative: null,
    priceRange: null,
    status: directorOrOfficer,
  }))
}

/** The same with every second trade in one of twenty calls or puts on the class, at a tenth of the price. */
const withDerivatives = (trades: readonly ShortSwingTrade[]): ShortSwingTrade[] =>
  trades.map((trade, at) => {
    if (at % 4 < 2) return trade
    const kind = at % 8 < 4 ? 'call' : 'put'
    const derivative = { kind, underlying: trade.security, underlyingPrice: trade.price, expiry: false } as const
    return { ...trade, security: `${kind} ${at % 20}`, price: divide(trade.price, '10', 4), derivative }
  })

const histories = [
  ['within five months', 150, 80],
  ['one year', 365, 2],
  ['three years', 1095, 80],
  ['ten years', 3650, 80],
] as const

function timed(trades: readonly ShortSwingTrade[], name: string): string[] {
  const started = performance.now()
  const result = shortSwing(trades)
  return [name, (performance.now() - started).toFixed(0), result.profit, result.greedy, String(result.pairs.length)]
}

const columns = ['history', 'milliseconds', 'profit', 'greedy', 'pairs']

/** The exact optimum over 2,000 × 2,000 trades spread over ever longer histories. */
export const measure: Measure = async () => {
  shortSwing(history(400, 20).slice(0, 400))
  return [
    {
      title: 'Short-swing profit, 2,000 purchases × 2,000 sales, exact optimum with its greedy',
      columns,
      rows: histories.map(([name, days, prices]) => timed(history(days, prices), name)),
      notes: ['goal: under one second each'],
    },
    {
      title: 'The same, half of the trades in twenty calls and puts on the class, each pair by its own measure (Rule 16b-6(c))',
      columns,
      rows: histories.map(([name, days, prices]) => timed(withDerivatives(history(days, prices)), name)),
      notes: ['up to four million pairs'],
    },
  ]
}
