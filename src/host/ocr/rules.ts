import type { Image } from './image.ts'
import { grey, greyAt, type PixelLines, type Stroke, setRuled, strokeAt, thickest } from './strokes.ts'
import { findUnderline } from './underlines.ts'

/** Ruled lines of a printed form: they part its cells, and hide letters that touch them from a recogniser. */

/** No letter is as high as this, in inches; serifs of bold capitals that touch each other in a blur make a line twice as long at most. */
const shortest = 0.25

/** An underline may be as short as this, in inches. */
const shortestUnderline = 0.12

/** Two tables that touch rule the line between them twice: it is longer than letters run on without a gap, and no thicker than this, in inches. */
const twice = { shortest: 2, thickest: 0.07 } as const

/** Along how much of it a line is thin; where letters touch it, it seems thicker, and a row of letters is thick nearly everywhere. */
const thin = 0.7

/** Where ruled lines run: 1 for each of their pixels, with what a blur left beside them. */
export function rulesOf({ pixels, width, height }: Image, dpi: number): Uint8Array {
  const rules = new Uint8Array(width * height)
  const rows: PixelLines = { pixels, rules, lines: height, length: width, along: 1, across: width, dpi }
  const columns: PixelLines = { pixels, rules, lines: width, length: height, along: width, across: 1, dpi }
  eachRun(rows, shortestUnderline * dpi, (line, start, end) => {
    const stroke = strokeOf(rows, line, start, end)
    // Letters run on without a gap for a word at most.
    if (end - start < twice.shortest * dpi) findUnderline(rows, stroke)
    else takeRule(rows, stroke)
  })
  eachRun(columns, shortest * dpi, (line, start, end) => {
    takeRule(columns, strokeOf(columns, line, start, end))
  })
  return rules
}

/** Every run of ink, gaps of two pixels apart, of at least a length. */
function eachRun(of: PixelLines, least: number, take: (line: number, start: number, end: number) => void): void {
  const { lines, length } = of
  for (let line = 0; line < lines; line++) {
    let start = -1
    let last = -1
    for (let at = 0; at <= length; at++) {
      if (at < length && greyAt(of, line, at) < grey) {
        if (start < 0) start = at
        last = at
      } else if (start >= 0 && (at - last > 2 || at === length)) {
        if (last - start >= least) take(line, Math.max(0, start - 1), Math.min(length, last + 2))
        start = -1
      }
    }
  }
}

const mostThick = (of: PixelLines, length: number): number =>
  Math.round((length > twice.shortest * of.dpi ? twice.thickest : thickest) * of.dpi)

const strokeOf = (of: PixelLines, line: number, start: number, end: number): Stroke =>
  strokeAt(of, line, start, end, mostThick(of, end - start))

/** Takes a stroke for ruled where it is thin nearly throughout. */
function takeRule(of: PixelLines, { line, start, end, above, below }: Stroke): void {
  const most = mostThick(of, end - start)
  const isThin = above.map((up, at) => (up + below[at]! < most ? 1 : 0))
  if (isThin.reduce((sum, one) => sum + one, 0) < (end - start) * thin) return
  isThin.forEach((one, at) => {
    setRuled(of, line, start + at, one ? above[at]! : 0, one ? below[at]! : 0)
  })
}

/** The image with its ruled lines painted white. */
export const withoutRules = (image: Image, rules: Uint8Array): Image => ({
  ...image,
  pixels: image.pixels.map((value, at) => (rules[at] ? 255 : value)),
})
