import * as Plot from '@observablehq/plot'
import { count } from '../../model/decimal.ts'
import type { IsoDate } from '../../model/document.ts'
import { groupedBy } from '../../model/group-by.ts'
import { dayInProse } from '../../model/iso-date.ts'
import type { ScreenRow } from '../../store/screen.ts'
import { codeInWords, dollars, linePath, plural } from '../words.ts'
import { Chart, cut, dayScale, drawnDay, drawnNumber } from './svg.tsx'

/**
 * The trades of an issuer's insiders: time runs right, an insider a lane, acquired above its line and disposed below, the size is the value;
 * circles are open market, squares plan or award, diamonds exercises. Every mark leads to its line.
 */

const mostLanes = 14
const laneHeight = 30
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
  readonly acquired: boolean
  readonly shape: 'circle' | 'square' | 'diamond'
  readonly href: string
  readonly title: string
}

/** Who a line is drawn for. */
export interface Lane {
  /** The same for every line of one insider. */
  readonly key: string
  readonly name: string
  /** The report has no CIK: its owner is taken for the insider of the same name. */
  readonly joinedByName: boolean
}

function markOf(row: ScreenRow, { key, name, joinedByName }: Lane): Mark[] {
  if (!isDrawn(row) || row.shares === null) return []
  const acquired = row.acquiredDisposed === 'A'
  return [
    {
      date: drawnDay(row.date),
      lane: key,
      size: row.value === null ? 0 : drawnNumber(row.value),
      acquired,
      shape: shapes[row.code ?? ''] ?? 'square',
      href: linePath(row.reference, row.table, row.row),
      title: [
        `${dayInProse(row.date)}: ${name}${row.owners.length > 1 ? ` and ${plural(row.owners.length - 1, 'other')}` : ''}`,
        `${row.code ? codeInWords(row.code) : 'line'}, ${acquired ? '▲ +' : '▼ −'}${count(row.shares)} ${row.security ?? ''}`,
        row.value === null ? 'no stated price' : `value ${dollars(row.value)}`,
        ...(joinedByName ? ['joined by name: the report has no CIK of its owner'] : []),
      ].join('\n'),
    },
  ]
}

/** Whether a line has its place in the charts of trades: Table I, on a day that can be. */
export const isDrawn = <T extends Pick<ScreenRow, 'date' | 'table'>>(row: T): row is T & { readonly date: IsoDate } =>
  row.table === 'I' && row.date !== null && row.date >= '1990-01-01' && row.date <= '2100-01-01'

export interface TimelineProps {
  readonly rows: readonly ScreenRow[]
  readonly laneOf: (row: ScreenRow) => Lane
  /** The days between which the charts of an issuer's trades run. */
  readonly days: readonly [Date, Date]
}

export function Timeline({ rows, laneOf, days }: TimelineProps) {
  const lanes = new Map(rows.map((row) => [laneOf(row).key, laneOf(row)]))
  const marks = rows.flatMap((row) => markOf(row, laneOf(row)))
  const all = [...groupedBy(marks, ({ lane }) => lane)].sort((a, b) => b[1].length - a[1].length)
  const shown = new Set(all.slice(0, mostLanes).map(([lane]) => lane))
  const drawn = marks.filter(({ lane }) => shown.has(lane))
  if (drawn.length < 2) return null
  const joined = rows.filter((row) => laneOf(row).joinedByName).length
  const dots = (acquired: boolean) =>
    Plot.dot(
      drawn.filter((one) => one.acquired === acquired),
      {
        x: 'date',
        y: 'lane',
        dy: acquired ? -5 : 5,
        r: 'size',
        fill: acquired ? 'var(--acquired)' : 'var(--disposed)',
        fillOpacity: 0.55,
        stroke: acquired ? 'var(--acquired)' : 'var(--disposed)',
        symbol: 'shape',
        href: 'href',
        title: 'title',
      },
    )
  return (
    <>
      <p class="quiet">
        Above a line <span class="acquired">▲ acquired</span>, below it <span class="disposed">▼ disposed</span>; the larger, the more
        dollars. Circles are open-market trades, squares plans and awards, diamonds exercises and conversions.
        {all.length > shown.size ? ` The ${shown.size} busiest of ${all.length} insiders.` : ''}
        {joined > 0 ? ` ${plural(joined, 'line')} of reports without a CIK joined by name.` : ''}
      </p>
      <Chart
        label={`${drawn.length} trades of ${shown.size} insiders over time; the table below holds the same lines`}
        options={(room) => ({
          height: 68 + laneHeight * shown.size,
          marginLeft: tradesMargin(room),
          x: { ...dayScale(days, room), grid: true },
          y: {
            label: null,
            domain: [...shown],
            tickSize: 0,
            tickFormat: (lane: string) => cut(lanes.get(lane)?.name ?? lane, room.narrow ? 13 : 28),
          },
          r: { range: [2.5, 11] },
          symbol: { domain: ['circle', 'square', 'diamond'], range: ['circle', 'square', 'diamond'] },
          marks: [Plot.ruleY([...shown], { stroke: 'var(--line)' }), dots(true), dots(false)],
        })}
      />
    </>
  )
}

/** The left margin of both charts of trades, so that their days stand below each other. */
export const tradesMargin = ({ narrow }: { readonly narrow: boolean }): number => (narrow ? 112 : 210)
