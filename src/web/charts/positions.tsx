import * as Plot from '@observablehq/plot'
import { count } from '../../model/decimal.ts'
import { groupedBy } from '../../model/group-by.ts'
import { dayInProse } from '../../model/iso-date.ts'
import { type LedgerRow, standings } from '../ledger-row.tsx'
import { linePath, reasonInWords } from '../words.ts'
import { endLabels, labelRoom } from './end-labels.ts'
import { Chart, dayScale, drawnDay, drawnNumber, shortAmount } from './svg.tsx'

/** Balances of Table I over time, a step line for each position; a ring where the balance breaks and nothing explains it. */
export function Positions({ lines }: { readonly lines: readonly LedgerRow[] }) {
  const points = lines.flatMap((line) => {
    if (line.table !== 'I' || line.date === null || line.reported === null || line.unit !== 'shares') return []
    return [
      {
        date: drawnDay(line.date),
        held: drawnNumber(line.reported),
        position: `${line.security}, ${line.vehicle}`,
        security: line.security,
        vehicle: line.vehicle,
        broken: line.status === 'unexplained',
        href: linePath(line.accession, line.table, line.row),
        title: `${dayInProse(line.date)}: ${count(line.reported)} ${line.security}, ${line.vehicle}\n${standings[line.status]}${line.why ? `: ${reasonInWords(line.why)}` : ''}`,
      },
    ]
  })
  if (points.length < 2) return null
  const last = [...groupedBy(points, ({ position }) => position).values()].map((of) => of.at(-1)!)
  const lastDay = new Date(Math.max(...points.map(({ date }) => date.getTime())))
  const height = Math.max(320, 80 + 16 * last.length)
  const scale = { domain: [0, Math.max(...points.map(({ held }) => held), 1)] as [number, number], nice: true }
  // Where there is one class alone the axis names it, and the labels have room for what sets the lines apart.
  const classes = [...new Set(last.map(({ security }) => security))]
  const only = classes.length === 1 ? classes[0]! : null
  const ends = last.map(({ date, held, position, vehicle }) => ({ date, held, name: only === null ? position : vehicle }))
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
          y: { label: only === null ? 'held' : `held, ${only}`, ...scale, grid: true, tickFormat: shortAmount },
          marks: [
            ...endLabels(ends, { height, scale }, lastDay, room),
            Plot.line(points, { x: 'date', y: 'held', z: 'position', curve: 'step-after', stroke: 'var(--accent)', strokeOpacity: 0.7 }),
            // Breaks last, so that no other balance covers them.
            ...[false, true].map((broken) =>
              Plot.dot(
                points.filter((point) => point.broken === broken),
                {
                  x: 'date',
                  y: 'held',
                  r: 3.5,
                  fill: broken ? 'var(--paper)' : 'var(--accent)',
                  stroke: broken ? 'var(--doubt)' : 'var(--accent)',
                  strokeWidth: 2,
                  href: 'href',
                  title: 'title',
                },
              ),
            ),
          ],
        })}
      />
    </>
  )
}
