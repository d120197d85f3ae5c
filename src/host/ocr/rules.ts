import type { Image } from './image.ts'

/** Ruled lines of a printed form: they part its cells, and hide letters that touch them from a recogniser. */

/** Lighter than ink: a thin line that was blurred is grey. */
const grey = 200

/** No letter is as high as this, in inches; serifs of bold capitals that touch each other in a blur make a line twice as long at most. */
const shortest = 0.25

/** A ruled line is no thicker, in inches. */
const thickest = 0.04

/** Two tables that touch rule the line between them twice: it is longer than letters run on without a gap, and no thicker than this, in inches. */
const twice = { shortest: 2, thickest: 0.07 } as const

/** Along how much of it a line is thin; where letters touch it, it seems thicker, and a row of letters is thick nearly everywhere. */
const thin = 0.7

/**
 * A name that is a link, and a signature, is underlined: between tails of letters in short strokes, so long at least, so
 * thick at most and so far apart, in inches. Upon a long one most letters of a word may stand without white between them. */
const underline = { shortest: 0.12, thickest: 0.03, gap: 0.06, long: 0.3 } as const

/** A box to be ticked is no lower than this, in inches. */
const side = 0.09

/** How far beside where it reaches below an underline the tail of a letter may cross it, in pixels. */
const slant = 3

/** Along how much of it an underline is equally thick: the feet of letters that a blur has joined are not. */
const even = 0.75

/** Where ruled lines run: 1 for each of their pixels, with what a blur left beside them. */
export function rulesOf(image: Image, dpi: number): Uint8Array {
  const rules = new Uint8Array(image.width * image.height)
  find(image, rules, { lines: image.height, length: image.width, along: 1, across: image.width, least: underline.shortest * dpi, dpi })
  find(image, rules, { lines: image.width, length: image.height, along: image.width, across: 1, least: shortest * dpi, dpi })
  return rules
}

interface Direction {
  /** How many lines of pixels there are, and how long they are. */
  readonly lines: number
  readonly length: number
  /** From a pixel to the next in its line, and to that beside it in the next line. */
  readonly along: number
  readonly across: number
  readonly least: number
  readonly dpi: number
}

function find({ pixels }: Image, rules: Uint8Array, { lines, length, along, across, least, dpi }: Direction): void {
  const high = Math.round(side * dpi)
  const before = new Uint8Array(length)
  const after = new Uint8Array(length)
  /** How many pixels of ink follow on one upward or downward, `most` at most. */
  const thicknessAt = (line: number, at: number, way: 1 | -1, most: number): number => {
    const last = way < 0 ? line : lines - 1 - line
    let far = 0
    while (far < most && far < last && pixels[(line + way * (far + 1)) * across + at * along]! < grey) far++
    return far
  }
  const erase = (line: number, at: number, up: number, down: number) => {
    const to = Math.min(lines - 1, line + down + 1)
    for (let beside = Math.max(0, line - up - 1); beside <= to; beside++) rules[beside * across + at * along] = 1
  }
  const mark = (line: number, start: number, end: number) => {
    const most = Math.round((end - start > twice.shortest * dpi ? twice.thickest : thickest) * dpi)
    let thinAlong = 0
    for (let at = start; at < end; at++) {
      const [up, down] = [thicknessAt(line, at, -1, most + 1), thicknessAt(line, at, 1, most + 1)]
      before[at] = up
      after[at] = down
      if (up + down < most) thinAlong++
    }
    // Letters run on without a gap for a word at most.
    if (least < twice.shortest * dpi && along === 1 && end - start < twice.shortest * dpi) {
      underlined(line, start, end)
      return
    }
    if (thinAlong < (end - start) * thin) return
    for (let at = start; at < end; at++) {
      const isThin = before[at]! + after[at]! < most
      erase(line, at, isThin ? before[at]! : 0, isThin ? after[at]! : 0)
    }
  }
  // Where the side of a box to be ticked stands upon or hangs from a line.
  const isSide = (line: number, end: number): boolean => {
    for (let at = Math.max(0, end - 4); at <= Math.min(length - 1, end + 4); at++)
      for (const way of [-1, 1]) {
        let far = 0
        while (far < high && line + way * far >= 0 && line + way * far < lines && pixels[(line + way * far) * across + at * along]! < grey)
          far++
        if (far === high) return true
      }
    return false
  }
  // Tails of letters and commas cross an underline: what reaches below it is left.
  const underlined = (line: number, start: number, end: number) => {
    const below = usual(after.subarray(start, end))
    const above =
      usual(before.subarray(start, end)) ?? (end - start > underline.long * dpi ? seldomLess(before.subarray(start, end)) : null)
    const shade = shadeOf(pixels.subarray(line * across + start, line * across + end))
    if (shade === null) return
    const most = end - start < 2 * shortest * dpi ? underline.thickest : thickest
    if (above === null || below === null || above + below + 1 > most * dpi || (isSide(line, start) && isSide(line, end - 1))) return
    // What stands in a gap of an underline is parted from it by lighter grey at least.
    const isInk = (at: number): boolean => at >= 0 && at < length && pixels[line * across + at * along]! < Math.min(grey, shade + lighter)
    const piece = (from: number, to: number) => {
      const columns = Array.from({ length: to - from }, (_, at) => ({
        at: from + at,
        up: thicknessAt(line, from + at, -1, above + 2),
        down: thicknessAt(line, from + at, 1, below + 2),
      }))
      const tails = columns.filter(({ down }) => down > below + 1)
      // A comma or a tail stands in a gap of the underline.
      const isShort = to - from < underline.gap * dpi
      if (isShort && (tails.length > 0 || columns.filter(({ up }) => up <= above + 1).length < columns.length * 0.3)) return
      for (const { at, up, down } of columns) {
        if (tails.some((tail) => Math.abs(tail.at - at) <= slant)) continue
        // A letter that stands on it touches it where there is no white between them.
        erase(line, at, up > above + 1 ? Math.max(0, above - 1) : up, down)
      }
    }
    for (let from = start; from < end; from++) {
      if (!isInk(from)) continue
      let to = from
      while (to < end && isInk(to)) to++
      piece(from, to)
      from = to
    }
    // Between tails that stand near each other pieces of it are as short as a point; a bracket that stands beside it is none.
    for (const way of [-1, 1] as const) {
      let gap = 0
      for (let at = way < 0 ? start - 1 : end; at >= 0 && at < length && gap < underline.gap * dpi; at += way) {
        gap++
        if (!isInk(at)) continue
        let to = at
        let isStem = false
        for (; isInk(to); to += way) isStem ||= thicknessAt(line, to, -1, high) === high && thicknessAt(line, to, 1, below + 2) <= below + 1
        if (isStem) break
        piece(Math.min(at, to + 1), Math.max(at, to - 1) + 1)
        at = to
        gap = 0
      }
    }
  }
  for (let line = 0; line < lines; line++) {
    let start = -1
    let last = -1
    for (let at = 0; at <= length; at++) {
      if (at < length && pixels[line * across + at * along]! < grey) {
        if (start < 0) start = at
        last = at
      } else if (start >= 0 && (at - last > 2 || at === length)) {
        if (last - start >= least) mark(line, Math.max(0, start - 1), Math.min(length, last + 2))
        start = -1
      }
    }
  }
}

/** How far greys of one stroke differ, how much lighter the ends of strokes beside each other are, and how light an underline is at most. */
const alike = 40
const lighter = 70
const lightest = 140

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

/** The image with its ruled lines painted white. */
export const withoutRules = (image: Image, rules: Uint8Array): Image => ({
  ...image,
  pixels: image.pixels.map((value, at) => (rules[at] ? 255 : value)),
})
