import * as Plot from '@observablehq/plot'
import { dayInProse } from '../../model/iso-date.ts'
import type { LedgerRow } from '../ledger-row.tsx'
import { count, linePath, reasonInWords } from '../words.ts'
import { endLabels, labelRoom } from './end-labels.ts'
import { Chart, dayScale, drawnDay, drawnNumber, grouped, shortAmount } from './svg.tsx'

/** Balances of Table I over time, a step line for each position; a ring where the balance breaks and nothing explains it. */
export function Positions({ lines }: { readonly lines: readonly LedgerRow[] }) {
  const points = lines.flatMap((line) => {
    if (line.table !== 'I' || line.date === null || line.reported === null || line.unit !== 'shares') return []
    return [
      {
        date: drawnDay(line.date),
        held: drawnNumber(line.reported),
        position: `${line.security}, ${line.vehicle}`,
        broken: line.status === 'unexplained',
        href: linePath(line.accession, line.table, line.row),
        title: `${dayInProse(line.date)}: ${count(line.reported)} ${line.security}, ${line.vehicle}\n${line.status}${line.why ? `: ${reasonInWords(line.why)}` : ''}`,
      },
    ]
  })
  if (points.length < 2) return null
  const last = [...grouped(points, ({ position }) => position).values()].map((of) => of.at(-1)!)
  const lastDay = new Date(Math.max(...points.map(({ date }) => date.getTime())))
  const height = Math.max(320, 80 + 16 * last.length)
  const scale = { domain: [0, Math.max(...points.map(({ held }) => held), 1)] as [number, number], nice: true }
  const ends = last.map(({ date, held, position }) => ({ date, held, name: position }))
  return (
    <>
      {points.some(({ broken }) => broken) ? <p class="quiet">A ring is a balance that no line explains.</p> : null}
      <Chart
        label={`Balances of ${last.length} positions over time; the table below holds the same lines`}
        options={(room) => ({
          height,
          marginRight: labelRoom(room),
          x: dayScale(
            points.map(({ date }) => date),
            room,
          ),
          y: { label: 'held', ...scale, grid: true, tickFormat: shortAmount },
          marks: [
            ...endLabels(ends, { height, scale }, lastDay, room),
            Plot.line(points, { x: 'date', y: 'held', z: 'position', curve: 'step-after', stroke: 'var(--accent)', strokeOpacity: 0.7 }),
            Plot.dot(points, {
              x: 'date',
              y: 'held',
              r: 3.5,
              fill: (point: (typeof points)[number]) => (point.broken ? 'var(--paper)' : 'var(--accent)'),
              stroke: (point: (typeof points)[number]) => (point.broken ? 'var(--doubt)' : 'var(--accent)'),
              strokeWidth: 2,
              href: 'href',
              title: 'title',
            }),
          ],
        })}
      />
    </>
  )
}
