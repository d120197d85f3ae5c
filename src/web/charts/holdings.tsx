import * as Plot from '@observablehq/plot'
import type { Decimal, IsoDate } from '../../model/document.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { count, linePath } from '../words.ts'
import { Chart, drawnDay, drawnNumber, grouped, shortAmount } from './svg.tsx'

/** What an insider held of a class after a line, as the chart shows it. */
export interface HoldingPoint {
  readonly name: string
  readonly security: string
  readonly date: IsoDate
  readonly held: Decimal
  readonly accession: string
  readonly table: 'I' | 'II'
  readonly row: number
}

/** Lines that can still be told apart. */
const mostLines = 8

/** Holdings below this many shares are drawn as near to none. */
const smallest = 1000

/** Whether two ends lie far enough apart that their names do not cover each other; the name of any other stands on its points. */
const far = (a: number, b: number): boolean => Math.abs(Math.log1p(a / smallest) - Math.log1p(b / smallest)) > 0.6

/** Shares held over time, a step line for each insider and class; the largest last holdings where there are many. */
export function Holdings({ holdings }: { readonly holdings: readonly HoldingPoint[] }) {
  const all = [...grouped(holdings, ({ name, security }) => `${name}|${security}`).values()]
  const last = (points: readonly HoldingPoint[]) => drawnNumber(points.at(-1)!.held)
  const drawn = all.filter(({ length }) => length > 1).sort((a, b) => last(b) - last(a))
  const largest = drawn.slice(0, mostLines)
  if (largest.length === 0) return null
  const points = largest.flatMap((own, at) =>
    own.map((one) => ({
      line: at,
      date: drawnDay(one.date),
      held: drawnNumber(one.held),
      href: linePath(one.accession, one.table, one.row),
      title: `${one.name}, ${dayInProse(one.date)}: ${count(one.held)} ${one.security}`,
    })),
  )
  const ends = largest.map((own) => {
    const end = own.at(-1)!
    return { date: drawnDay(end.date), held: drawnNumber(end.held), name: end.name }
  })
  const labels = ends.filter((end, at) => ends.slice(0, at).every((above) => far(above.held, end.held)))
  const most = Math.max(...points.map(({ held }) => held))
  const ticks = [0, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9].filter((tick) => tick <= most)
  return (
    <>
      <h2>Holdings of each insider</h2>
      <p class="quiet">
        Shares of Table I in all vehicles, by the balances reported
        {all.length > largest.length ? `; the ${largest.length} largest of ${all.length}` : ''}.
      </p>
      <Chart
        label={`Shares held by ${largest.length} insiders over time; the ledger of each holds the same figures`}
        options={{
          height: 360,
          marginLeft: 80,
          marginRight: 220,
          x: { type: 'utc', label: null },
          y: { label: 'held', type: 'symlog', constant: smallest, ticks, grid: true, tickFormat: shortAmount, zero: true },
          marks: [
            Plot.line(points, { x: 'date', y: 'held', z: 'line', curve: 'step-after', stroke: 'var(--accent)', strokeOpacity: 0.7 }),
            Plot.dot(points, { x: 'date', y: 'held', r: 3, fill: 'var(--accent)', href: 'href', title: 'title' }),
            Plot.text(labels, { x: 'date', y: 'held', text: 'name', textAnchor: 'start', dx: 8, fill: 'var(--quiet)' }),
          ],
        }}
      />
    </>
  )
}
