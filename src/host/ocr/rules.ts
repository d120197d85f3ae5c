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

/** Where ruled lines run: 1 for each of their pixels, with what a blur left beside them. */
export function rulesOf(image: Image, dpi: number): Uint8Array {
  const rules = new Uint8Array(image.width * image.height)
  find(image, rules, { lines: image.height, length: image.width, along: 1, across: image.width, least: 2 * shortest * dpi, dpi })
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
  const before = new Uint8Array(length)
  const after = new Uint8Array(length)
  const mark = (line: number, start: number, end: number) => {
    const most = Math.round((end - start > twice.shortest * dpi ? twice.thickest : thickest) * dpi)
    let thinAlong = 0
    for (let at = start; at < end; at++) {
      const middle = line * across + at * along
      let [up, down] = [0, 0]
      while (up <= most && line - up > 0 && pixels[middle - (up + 1) * across]! < grey) up++
      while (down <= most && line + down + 1 < lines && pixels[middle + (down + 1) * across]! < grey) down++
      before[at] = up
      after[at] = down
      if (up + down < most) thinAlong++
    }
    if (thinAlong < (end - start) * thin) return
    for (let at = start; at < end; at++) {
      const isThin = before[at]! + after[at]! < most
      const from = Math.max(0, line - (isThin ? before[at]! : 0) - 1)
      const to = Math.min(lines - 1, line + (isThin ? after[at]! : 0) + 1)
      for (let beside = from; beside <= to; beside++) rules[beside * across + at * along] = 1
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

/** The image with its ruled lines painted white. */
export const withoutRules = (image: Image, rules: Uint8Array): Image => ({
  ...image,
  pixels: image.pixels.map((value, at) => (rules[at] ? 255 : value)),
})
