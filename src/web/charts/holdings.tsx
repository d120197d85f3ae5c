import * as Plot from '@observablehq/plot'
import { count } from '../../model/decimal.ts'
import type { Decimal, IsoDate } from '../../model/document.ts'
import { groupedBy } from '../../model/group-by.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { linePath } from '../words.ts'
import { endLabels, labelRoom } from './end-labels.ts'
import { Chart, dayScale, drawnDay, drawnNumber, shortAmount } from './svg.tsx'

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

const height = 360

/** Shares held over time, a step line for each insider and class; the largest last holdings where there are many. */
export function Holdings({ holdings }: { readonly holdings: readonly HoldingPoint[] }) {
  const all = [...groupedBy(holdings, ({ name, security }) => `${name}|${security}`).values()]
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
    const alone = largest.filter(([first]) => first?.name === end.name).length === 1
    return { date: drawnDay(end.date), held: drawnNumber(end.held), name: alone ? end.name : `${end.name}, ${end.security}` }
  })
  const lastDay = new Date(Math.max(...points.map(({ date }) => date.getTime())))
  const most = Math.max(...points.map(({ held }) => held))
  const ticks = [0, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9].filter((tick) => tick <= most)
  const scale = { type: 'symlog' as const, constant: smallest, domain: [0, most] as [number, number] }
  return (
    <>
      <h2>Holdings of each insider</h2>
      <p class="quiet">
        Shares of Table I in all vehicles, by the balances reported, a line for each class of each insider
        {all.length > largest.length ? `; the ${largest.length} largest of ${all.length}` : ''}.
      </p>
      <Chart
        label={`Shares held by ${largest.length} insiders over time; the ledger of each holds the same figures`}
        options={(room) => ({
          height,
          marginRight: labelRoom(room),
          x: dayScale(
            points.map(({ date }) => date),
            room,
          ),
          y: { label: 'held', ...scale, ticks, grid: true, tickFormat: shortAmount },
          marks: [
            ...endLabels(ends, { height, scale }, lastDay, room),
            Plot.line(points, { x: 'date', y: 'held', z: 'line', curve: 'step-after', stroke: 'var(--accent)', strokeOpacity: 0.7 }),
            Plot.dot(points, { x: 'date', y: 'held', r: 3, fill: 'var(--accent)', href: 'href', title: 'title' }),
          ],
        })}
      />
    </>
  )
}
