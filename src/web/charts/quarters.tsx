import * as Plot from '@observablehq/plot'
import { add, isNegative, negate } from '../../model/decimal.ts'
import type { ScreenRow } from '../../store/screen.ts'
import { dollars } from '../words.ts'
import { Chart, drawnDay, drawnNumber, shortAmount } from './svg.tsx'

/** Open-market purchases less sales of an issuer's insiders by quarter, in dollars; lines without a stated price are not in it. */

interface Quarter {
  readonly quarter: string
  readonly net: string
}

/** Exact sums, oldest first. */
export function netByQuarter(rows: readonly ScreenRow[]): Quarter[] {
  const sums = new Map<string, string>()
  for (const { date, code, value, table } of rows) {
    if (date === null || value === null || table !== 'I' || (code !== 'P' && code !== 'S')) continue
    const quarter = `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
    sums.set(quarter, add(sums.get(quarter) ?? '0', code === 'P' ? value : negate(value)))
  }
  return [...sums].map(([quarter, net]) => ({ quarter, net })).sort((a, b) => (a.quarter < b.quarter ? -1 : 1))
}

const middle = (quarter: string): Date => drawnDay(`${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 1).padStart(2, '0')}-15`)

export function Quarters({ rows }: { readonly rows: readonly ScreenRow[] }) {
  const quarters = netByQuarter(rows)
  if (quarters.length < 2) return null
  const bars = quarters.map(({ quarter, net }) => ({
    from: new Date(middle(quarter).getTime() - 38 * 86_400_000),
    to: new Date(middle(quarter).getTime() + 38 * 86_400_000),
    net: drawnNumber(net),
    ink: isNegative(net) ? 'var(--disposed)' : 'var(--acquired)',
    title: `${quarter}: ${isNegative(net) ? `▼ sold ${dollars(negate(net))} net` : `▲ bought ${dollars(net)} net`}`,
  }))
  return (
    <Chart
      label={`Open-market buying less selling in ${quarters.length} quarters`}
      options={{
        height: 200,
        marginLeft: 80,
        x: { type: 'utc', label: null },
        y: { label: 'net bought, $', grid: true, tickFormat: shortAmount },
        marks: [
          Plot.ruleY([0], { stroke: 'var(--quiet)' }),
          Plot.rectY(bars, { x1: 'from', x2: 'to', y: 'net', fill: 'ink', title: 'title' }),
        ],
      }}
    />
  )
}
