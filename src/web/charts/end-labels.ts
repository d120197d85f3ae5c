import * as Plot from '@observablehq/plot'
import { cut, type Room } from './svg.tsx'

/** Names of lines at the right edge of a chart, each as near to its line's end as the others let it. */

interface End {
  readonly name: string
  readonly date: Date
  /** The line's last value, on the vertical scale. */
  readonly held: number
}

/** Height of a name, in pixels. */
const nameHeight = 16

/** Pixels that the names stand in, right of the lines. */
export const labelRoom = ({ narrow }: Room): number => (narrow ? 104 : 220)

/** The vertical scale and the edges of a drawing of the given height, which labels share with the lines. */
export interface VerticalScale {
  readonly height: number
  readonly scale: Plot.ScaleOptions & { readonly domain: [number, number] }
}

const [top, bottom] = [28, 40]

/** The marks that name the ends: a hairline from each line's end to its name, which stands beside the last day of all. */
export function endLabels(ends: readonly End[], { height, scale }: VerticalScale, last: Date, room: Room): Plot.Markish[] {
  const { apply, invert } = Plot.scale({ y: { ...scale, range: [height - bottom, top] } } as Plot.PlotOptions) as unknown as {
    apply: (value: number) => number
    invert: (pixel: number) => number
  }
  const placed = spread(
    ends.map(({ held }) => apply(held)),
    height - bottom,
  )
  const labels = ends.map((end, at) => ({ ...end, last, place: invert(placed[at]!), name: cut(end.name, room.narrow ? 13 : 30) }))
  return [
    Plot.link(labels, {
      x1: 'date',
      y1: 'held',
      x2: 'last',
      y2: 'place',
      stroke: 'var(--quiet)',
      strokeOpacity: 0.5,
      strokeDasharray: '2,3',
    }),
    Plot.text(labels, { x: 'last', y: 'place', text: 'name', textAnchor: 'start', dx: 8, fill: 'var(--quiet)' }),
  ]
}

/** Places near the wanted ones, none nearer to another than a name is high, first moved up from the lowest, then down from the top. */
function spread(wanted: readonly number[], lowest: number): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => wanted[b]! - wanted[a]!)
  const placed: number[] = []
  let limit = lowest
  for (const at of order) {
    placed[at] = Math.min(wanted[at]!, limit)
    limit = placed[at] - nameHeight
  }
  limit = top
  for (const at of order.reverse()) {
    placed[at] = Math.max(placed[at]!, limit)
    limit = placed[at] + nameHeight
  }
  return placed
}
