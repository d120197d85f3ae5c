/** Names beside the points of a chart, none over another name or over another point. */

/** A point in pixels of the drawing, with the name that belongs to it. */
export interface NamedPoint {
  readonly left: number
  readonly top: number
  readonly name: string
}

/** From a point to its name: the largest ring is passed. */
export const nameDistance = 22

/** Pixels of a letter, on the wide side, and of a line of letters. */
const letterWidth = 7.2
const lineHeight = 18

interface Span {
  readonly from: number
  readonly to: number
  readonly top: number
}

const meets = (a: Span, b: Span): boolean => Math.abs(a.top - b.top) < lineHeight && a.from < b.to && b.from < a.to

/**
 * On which side of each point its name has room within so many pixels: right before left, the earlier point before the later; `null` where it
 * has room on neither.
 */
export function namedApart(points: readonly NamedPoint[], width: number): ('right' | 'left' | null)[] {
  const taken: Span[] = points.map(({ left, top }) => ({ from: left - nameDistance + 2, to: left + nameDistance - 2, top }))
  return points.map(({ left, top, name }) => {
    const long = name.length * letterWidth
    const sides = [
      ['right', { from: left + nameDistance, to: left + nameDistance + long, top }],
      ['left', { from: left - nameDistance - long, to: left - nameDistance, top }],
    ] as const
    const free = sides.find(([, span]) => span.from >= 0 && span.to <= width && !taken.some((one) => meets(one, span)))
    if (!free) return null
    taken.push(free[1])
    return free[0]
  })
}
