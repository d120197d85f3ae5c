import { grey, greyAt, type PixelLines, type Stroke, setRuled, thickest, thicknessAt } from './strokes.ts'

/**
 * Underlines. A name that is a link, and a signature, is underlined: between tails of letters in short strokes. Tails of letters and commas
 * cross an underline: what reaches below it is left.
 */

/**
 * So thick an underline is at most, and so far apart are its strokes, in inches. Upon a long one most letters of a word may stand without
 * white between them.
 */
const underline = { thickest: 0.03, gap: 0.06, long: 0.3 } as const

/** Up to this length, in inches, it is no thicker than `underline.thickest`; a longer one may be as thick as a ruled line. */
const short = 0.5

/** A box to be ticked is no lower than this, in inches. */
const side = 0.09

/** How far beside where it reaches below an underline the tail of a letter may cross it, in pixels. */
const slant = 3

/** Along how much of it an underline is equally thick: the feet of letters that a blur has joined are not. */
const even = 0.75

/** How far greys of one stroke differ, how much lighter the ends of strokes beside each other are, and how light an underline is at most. */
const alike = 40
const lighter = 70
const lightest = 140

interface Underline {
  readonly lines: PixelLines
  readonly line: number
  /** How thick it is above and below the line of pixels. */
  readonly above: number
  readonly below: number
  /** What stands in a gap of it is parted from it by lighter grey at least. */
  readonly darkest: number
}

/** Takes a stroke, and the pieces of it between tails of letters on either side, for ruled where it is an underline. */
export function findUnderline(lines: PixelLines, stroke: Stroke): void {
  const { start, end } = stroke
  const found = underlineOf(lines, stroke)
  if (found === null) return
  for (let from = start; from < end; from++) {
    if (!isInk(found, from)) continue
    let to = from
    while (to < end && isInk(found, to)) to++
    takePiece(found, from, to)
    from = to
  }
  for (const way of [-1, 1] as const) followOn(found, way < 0 ? start - 1 : end, way)
}

function underlineOf(lines: PixelLines, stroke: Stroke): Underline | null {
  const { line, start, end } = stroke
  const { pixels, across, dpi } = lines
  const length = end - start
  const below = usual(stroke.below)
  const above = usual(stroke.above) ?? (length > underline.long * dpi ? seldomLess(stroke.above) : null)
  const shade = shadeOf(pixels.subarray(line * across + start, line * across + end))
  if (above === null || below === null || shade === null) return null
  if (above + below + 1 > (length < short * dpi ? underline.thickest : thickest) * dpi) return null
  if (isSide(lines, line, start) && isSide(lines, line, end - 1)) return null
  return { lines, line, above, below, darkest: Math.min(grey, shade + lighter) }
}

/** Where the side of a box to be ticked stands upon or hangs from a line. */
function isSide(lines: PixelLines, line: number, end: number): boolean {
  const high = Math.round(side * lines.dpi) - 1
  for (let at = Math.max(0, end - 4); at <= Math.min(lines.length - 1, end + 4); at++) {
    if (greyAt(lines, line, at) >= grey) continue
    if (thicknessAt(lines, line, at, -1, high) === high || thicknessAt(lines, line, at, 1, high) === high) return true
  }
  return false
}

const isInk = ({ lines, line, darkest }: Underline, at: number): boolean =>
  at >= 0 && at < lines.length && greyAt(lines, line, at) < darkest

/** Takes the pixels from one up to another for ruled, but for tails of letters that cross them. */
function takePiece({ lines, line, above, below }: Underline, from: number, to: number): void {
  const columns = Array.from({ length: to - from }, (_, at) => ({
    at: from + at,
    up: thicknessAt(lines, line, from + at, -1, above + 2),
    down: thicknessAt(lines, line, from + at, 1, below + 2),
  }))
  const tails = columns.filter(({ down }) => down > below + 1)
  // A comma or a tail stands in a gap of the underline.
  const isShort = to - from < underline.gap * lines.dpi
  if (isShort && (tails.length > 0 || columns.filter(({ up }) => up <= above + 1).length < columns.length * 0.3)) return
  for (const { at, up, down } of columns) {
    if (tails.some((tail) => Math.abs(tail.at - at) <= slant)) continue
    // A letter that stands on it touches it where there is no white between them.
    setRuled(lines, line, at, up > above + 1 ? Math.max(0, above - 1) : up, down)
  }
}

/** Between tails that stand near each other pieces of it are as short as a point; a bracket that stands beside it is none. */
function followOn(found: Underline, from: number, way: 1 | -1): void {
  const { lines, line, below } = found
  const high = Math.round(side * lines.dpi)
  let gap = 0
  for (let at = from; at >= 0 && at < lines.length && gap < underline.gap * lines.dpi; at += way) {
    gap++
    if (!isInk(found, at)) continue
    let to = at
    for (; isInk(found, to); to += way) {
      const isStem = thicknessAt(lines, line, to, -1, high) === high && thicknessAt(lines, line, to, 1, below + 2) <= below + 1
      if (isStem) return
    }
    takePiece(found, Math.min(at, to + 1), Math.max(at, to - 1) + 1)
    at = to
    gap = 0
  }
}

/** The grey of a row of pixels that is of one grey nearly throughout, as a drawn stroke is; what a blur has joined is lighter between letters. */
function shadeOf(row: Uint8Array): number | null {
  const middle = [...row].sort((a, b) => a - b)[row.length >> 1]!
  const count = row.reduce((sum, one) => sum + (Math.abs(one - middle) < alike ? 1 : 0), 0)
  return middle < lightest && count >= row.length * 0.85 ? middle : null
}

/** The thickness that few of some stay below. */
const seldomLess = (thicknesses: Uint8Array): number => [...thicknesses].sort((a, b) => a - b)[Math.floor(thicknesses.length * 0.1)]!

/** The thickness from which most of some differ by a pixel at most. */
function usual(thicknesses: Uint8Array): number | null {
  const counts = new Uint32Array(258)
  for (const thickness of thicknesses) counts[thickness + 1]!++
  const near = (at: number): number => counts[at]! + counts[at + 1]! + counts[at + 2]!
  let best = 0
  for (let at = 1; at < 256; at++) if (near(at) > near(best)) best = at
  return near(best) >= thicknesses.length * even ? best : null
}
