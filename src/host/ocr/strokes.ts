import type { Image } from './image.ts'

/** The lines of pixels of an image, rows or columns: how thick the ink is that crosses one, and which of it is taken for ruled. */

/** Lighter than ink: a thin line that was blurred is grey. */
export const grey = 200

/** A ruled line is no thicker, in inches. */
export const thickest = 0.04

/** An image seen line by line of its pixels. */
export interface PixelLines {
  readonly pixels: Image['pixels']
  /** 1 for each pixel of a ruled line; what is found is set. */
  readonly rules: Uint8Array
  /** How many lines of pixels there are, and how long they are. */
  readonly lines: number
  readonly length: number
  /** From a pixel to the next in its line, and to that beside it in the next line. */
  readonly along: number
  readonly across: number
  readonly dpi: number
}

/** The grey of a pixel of a line, 255 is white. */
export function greyAt({ pixels, along, across }: PixelLines, line: number, at: number): number {
  return pixels[line * across + at * along]!
}

/** How many pixels of ink follow on one upward or downward, `most` at most. */
export function thicknessAt({ pixels, lines, along, across }: PixelLines, line: number, at: number, way: 1 | -1, most: number): number {
  const last = way < 0 ? line : lines - 1 - line
  let far = 0
  while (far < most && far < last && pixels[(line + way * (far + 1)) * across + at * along]! < grey) far++
  return far
}

/** Takes a pixel and so many above and below it, with what a blur left beside them, for ruled. */
export function setRuled({ rules, lines, along, across }: PixelLines, line: number, at: number, up: number, down: number): void {
  const to = Math.min(lines - 1, line + down + 1)
  for (let beside = Math.max(0, line - up - 1); beside <= to; beside++) rules[beside * across + at * along] = 1
}

/** A run of ink along a line of pixels, with how thick it is above and below at each pixel of it. */
export interface Stroke {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly above: Uint8Array
  readonly below: Uint8Array
}

/** The stroke from a pixel up to another, its thickness measured up to a little more than `most`. */
export function strokeAt(of: PixelLines, line: number, start: number, end: number, most: number): Stroke {
  const above = new Uint8Array(end - start)
  const below = new Uint8Array(end - start)
  for (let at = start; at < end; at++) {
    above[at - start] = thicknessAt(of, line, at, -1, most + 1)
    below[at - start] = thicknessAt(of, line, at, 1, most + 1)
  }
  return { line, start, end, above, below }
}
