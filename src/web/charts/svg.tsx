import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

/** Draws a chart of Observable Plot as SVG text, without a browser. Drawing may use numbers; figures that are read never come from it. */

const { document } = parseHTML('<!DOCTYPE html><html><body></body></html>')

/** The room of a drawing, in pixels of the page. */
export interface Room {
  /** The class of the drawing in the style sheet. */
  readonly name: 'wide' | 'middle' | 'narrow'
  readonly width: number
  /** As wide as a phone: names are cut and margins small. */
  readonly narrow: boolean
}

/** The page at its widest, a page between, and a phone. The style sheet shows the one that fits. */
const rooms: readonly Room[] = [
  { name: 'wide', width: 1176, narrow: false },
  { name: 'middle', width: 728, narrow: false },
  { name: 'narrow', width: 366, narrow: true },
]

export interface ChartProps {
  /** What the chart shows, in one sentence, for those who do not see it. */
  readonly label: string
  readonly options: (room: Room) => Plot.PlotOptions
}

export function Chart({ label, options }: ChartProps) {
  const drawings = rooms.map((room) => draw(label, room, options(room)))
  return <figure class="chart" aria-label={label} dangerouslySetInnerHTML={{ __html: drawings.join('') }} />
}

function draw(label: string, { name, width, narrow }: Room, options: Plot.PlotOptions): string {
  const drawn = Plot.plot({
    width,
    marginLeft: narrow ? 48 : 80,
    marginRight: narrow ? 12 : 20,
    marginTop: 28,
    marginBottom: 40,
    ...options,
    className: name,
    document: document as unknown as Document,
    ariaLabel: label,
    style: { background: 'none', color: 'var(--ink)', fontFamily: 'inherit', fontSize: narrow ? '12px' : '13px', overflow: 'visible' },
  })
  // Plot names its groups by the kind of mark, which says nothing to a listener and is not allowed on a group without a role.
  for (const group of drawn.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label')
  return drawn.outerHTML
}

/** As much of a name as has room, in letters of the size of charts. */
export const cut = (name: string, letters: number): string => (name.length > letters ? `${name.slice(0, letters - 1).trimEnd()}…` : name)

export const millisecondsOfDay = 86_400_000

/** The days of a chart from left to right. Ticks of weeks and days do not tell the year, so the axis does. */
export function dayScale(days: readonly Date[], { narrow }: Room): Plot.ScaleOptions {
  const times = days.map((day) => day.getTime())
  const [from, to] = [new Date(Math.min(...times)), new Date(Math.max(...times))]
  const scale = { type: 'utc', domain: [from, to], labelArrow: 'none' } as const
  const span = (to.getTime() - from.getTime()) / millisecondsOfDay
  if (span > 400) return { ...scale, label: null }
  if (span > 80) return { ...scale, label: null, ticks: narrow ? '3 months' : 'month' }
  const [first, last] = [from.getUTCFullYear(), to.getUTCFullYear()]
  return { ...scale, label: first === last ? String(first) : `${first} to ${last}` }
}

/** For the scales of a chart only. */
export const drawnNumber = (amount: string): number => Number(amount)

/** For the scales of a chart only: noon, so that no zone moves the day. */
export const drawnDay = (date: string): Date => new Date(`${date}T12:00:00Z`)

/** `1.5M`, `2B`: an axis' figure, for orientation only. */
export function shortAmount(amount: number): string {
  const size = Math.abs(amount)
  const [unit, letter] = size >= 1e9 ? [1e9, 'B'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e3 ? [1e3, 'k'] : [1, '']
  return `${amount < 0 ? '−' : ''}${Number((size / unit).toPrecision(3))}${letter}`
}
