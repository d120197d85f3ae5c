import * as Plot from '@observablehq/plot'
import { add, isNegative, negate } from '../../model/decimal.ts'
import { quarterOf } from '../../model/iso-date.ts'
import { textOrder } from '../../model/text-order.ts'
import type { ScreenRow } from '../../store/screen.ts'
import { dollars } from '../words.ts'
import { Chart, dayScale, drawnNumber, shortAmount } from './svg.tsx'
import { isDrawn, tradesMargin } from './timeline.tsx'

/** Open-market purchases less sales of an issuer's insiders by quarter, in dollars; lines without a stated price are not in it. */

interface Quarter {
  readonly quarter: string
  readonly net: string
}

/** Exact sums, oldest first. */
export function netByQuarter(rows: readonly ScreenRow[]): Quarter[] {
  const sums = new Map<string, string>()
  for (const row of rows) {
    if (!isDrawn(row) || row.value === null || (row.code !== 'P' && row.code !== 'S')) continue
    const quarter = quarterOf(row.date)
    sums.set(quarter, add(sums.get(quarter) ?? '0', row.code === 'P' ? row.value : negate(row.value)))
  }
  return [...sums].map(([quarter, net]) => ({ quarter, net })).sort((a, b) => textOrder(a.quarter, b.quarter))
}

/** The first day of a quarter, and of the one after it. */
function daysOf(quarter: string): readonly [Date, Date] {
  const [year, nth] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))]
  return [new Date(Date.UTC(year, 3 * nth - 3, 1)), new Date(Date.UTC(year, 3 * nth, 1))]
}

/** From the first day of the first quarter with a line to the last of the last; `null` without lines. */
export function tradedQuarters(rows: readonly ScreenRow[]): readonly [Date, Date] | null {
  const quarters = rows.flatMap((row) => (isDrawn(row) ? [quarterOf(row.date)] : [])).sort()
  const [first, last] = [quarters[0], quarters.at(-1)]
  return first === undefined || last === undefined ? null : [daysOf(first)[0], daysOf(last)[1]]
}

export interface QuartersProps {
  readonly rows: readonly ScreenRow[]
  /** The days between which the charts of an issuer's trades run. */
  readonly days: readonly [Date, Date]
}

export function Quarters({ rows, days }: QuartersProps) {
  const quarters = netByQuarter(rows)
  if (quarters.length < 2) return null
  const bars = quarters.map(({ quarter, net }) => {
    const [from, to] = daysOf(quarter)
    return {
      from,
      to,
      net: drawnNumber(net),
      ink: isNegative(net) ? 'var(--disposed)' : 'var(--acquired)',
      title: `${quarter}: ${isNegative(net) ? `▼ sold ${dollars(negate(net))} net` : `▲ bought ${dollars(net)} net`}`,
    }
  })
  return (
    <Chart
      label={`Open-market buying less selling in ${quarters.length} quarters`}
      options={(room) => ({
        height: 220,
        marginLeft: tradesMargin(room),
        x: dayScale(days, room),
        y: { label: 'bought less sold in the open market by quarter, $', grid: true, ticks: 5, tickFormat: shortAmount },
        marks: [
          Plot.ruleY([0], { stroke: 'var(--quiet)' }),
          Plot.rectY(bars, { x1: 'from', x2: 'to', y: 'net', fill: 'ink', insetLeft: 1, insetRight: 1, title: 'title' }),
        ],
      })}
    />
  )
}
