import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

/** Draws a chart of Observable Plot as SVG text, without a browser. Drawing may use numbers; figures that are read never come from it. */

const { document } = parseHTML('<!DOCTYPE html><html><body></body></html>')

export interface ChartProps {
  /** What the chart shows, in one sentence, for those who do not see it. */
  readonly label: string
  readonly options: Plot.PlotOptions
}

export function Chart({ label, options }: ChartProps) {
  const drawn = Plot.plot({
    width: 1180,
    marginLeft: 56,
    marginRight: 20,
    marginBottom: 40,
    ...options,
    document: document as unknown as Document,
    ariaLabel: label,
    style: { background: 'none', color: 'var(--ink)', fontFamily: 'inherit', fontSize: '13px', maxWidth: '100%', overflow: 'visible' },
  })
  // Plot names its groups by the kind of mark, which says nothing to a listener and is not allowed on a group without a role.
  for (const group of drawn.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <figure class="chart" tabIndex={0} aria-label={label} dangerouslySetInnerHTML={{ __html: drawn.outerHTML }} />
  )
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

/** Items in groups, in the order in which each group first appears. */
export function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = key(item)
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return groups
}
