import * as Plot from '@observablehq/plot'
import { dayInProse } from '../../model/iso-date.ts'
import type { ScreenRow } from '../../store/screen.ts'
import { ownerInProse } from '../party.tsx'
import { codeInWords, count, dollars, linePath } from '../words.ts'
import { Chart, drawnDay, drawnNumber, grouped } from './svg.tsx'

/**
 * The trades of an issuer's insiders: time runs right, an insider a lane, the size is the value, ▲ colour acquired, ▼ disposed; circles
 * are open market, squares plan or award, diamonds exercises. Every mark leads to its line.
 */

const mostLanes = 14
const shapes: Readonly<Record<string, 'circle' | 'square' | 'diamond'>> = {
  P: 'circle',
  S: 'circle',
  M: 'diamond',
  C: 'diamond',
  X: 'diamond',
  O: 'diamond',
}

interface Mark {
  readonly date: Date
  readonly lane: string
  readonly size: number
  readonly ink: string
  readonly shape: 'circle' | 'square' | 'diamond'
  readonly href: string
  readonly title: string
}

const nameOf = ({ owners: [first, ...others] }: ScreenRow): string =>
  `${first ? ownerInProse(first) : 'unknown'}${others.length > 0 ? ` +${others.length}` : ''}`

function markOf(row: ScreenRow): Mark[] {
  if (row.date === null || row.shares === null || row.table === 'II' || row.date < '1990-01-01' || row.date > '2100-01-01') return []
  const acquired = row.acquiredDisposed === 'A'
  const value = row.value === null ? null : dollars(row.value)
  return [
    {
      date: drawnDay(row.date),
      lane: nameOf(row),
      size: row.value === null ? 0 : drawnNumber(row.value),
      ink: acquired ? 'var(--acquired)' : 'var(--disposed)',
      shape: shapes[row.code ?? ''] ?? 'square',
      href: linePath(row.reference, row.table, row.row),
      title: [
        `${dayInProse(row.date)}: ${nameOf(row)}`,
        `${row.code ? codeInWords(row.code) : 'line'}, ${acquired ? '▲ +' : '▼ −'}${count(row.shares)} ${row.security ?? ''}`,
        value ? `value ${value}` : 'no stated price',
      ].join('\n'),
    },
  ]
}

/** As much of a name as stands beside its lane; the whole is told with each mark. */
function laneLabel(lane: string): string {
  const [, name = lane, more = ''] = /^(.*?)( \+\d+)?$/s.exec(lane) ?? []
  const room = 28 - more.length
  return name.length > room ? `${name.slice(0, room - 1).trimEnd()}…${more}` : lane
}

export function Timeline({ rows }: { readonly rows: readonly ScreenRow[] }) {
  const marks = rows.flatMap(markOf)
  const busiest = [...grouped(marks, ({ lane }) => lane)].sort((a, b) => b[1].length - a[1].length).slice(0, mostLanes)
  const shown = new Set(busiest.map(([lane]) => lane))
  const drawn = marks.filter(({ lane }) => shown.has(lane))
  if (drawn.length < 2) return null
  return (
    <Chart
      label={`${drawn.length} trades of ${shown.size} insiders over time; the table below holds the same lines`}
      options={{
        height: 40 + 26 * shown.size,
        marginLeft: 210,
        x: { type: 'utc', label: null, grid: true },
        y: { label: null, domain: busiest.map(([lane]) => lane), tickSize: 0, tickFormat: laneLabel },
        r: { range: [2.5, 12] },
        symbol: { domain: ['circle', 'square', 'diamond'], range: ['circle', 'square', 'diamond'] },
        marks: [
          Plot.dot(drawn, {
            x: 'date',
            y: 'lane',
            r: 'size',
            fill: 'ink',
            fillOpacity: 0.55,
            stroke: 'ink',
            symbol: 'shape',
            href: 'href',
            title: 'title',
          }),
        ],
      }}
    />
  )
}
