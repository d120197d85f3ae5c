import { around, blank, type Image, type Region } from './image.ts'
import type { RecognisedWord } from './recogniser.ts'
import { straightened } from './straighten.ts'
import type { Stretch, TextLine } from './stretches.ts'

/** Pieces of a page as they are shown to a recogniser, and where their words stand on it. */

/** A letter alone is hardly recognised; several in a row are. */
export const copies = 4

/** How high letters alone are shown, in pixels, and marks. */
export const letterHeight = 34
export const markHeight = 24

/** Between copies of a letter and of a mark, in pixels: the one must not look like a word, the other should. */
export const letterGap = 40
export const markGap = 16

/** How high letters stand in a line of type one unit high, and where its foot is. */
const capitals = 0.68
const foot = 0.8

/** The part of a line that a region takes: words of one line have one top and height, whatever letters they have. */
export function inLine({ x, width }: { readonly x: number; readonly width: number }, line: TextLine): Region {
  const height = line.tall / capitals
  return { x, y: line.foot - height * foot, width, height }
}

/** What a whole stretch was taken for, where it stands. */
export const placed = (
  { letters, line }: Stretch,
  { text, certainty }: { readonly text: string; readonly certainty: number },
): RecognisedWord => ({
  text,
  box: inLine(around(letters), line),
  certainty,
})

/** What lies in the region and the edge of the blur around it, its darkest ink made black: small type is printed and scanned grey. */
export function cutOut(image: Image, region: Region): Image {
  const [left, top] = [Math.max(0, region.x - 1), Math.max(0, region.y - 1)]
  const [right, bottom] = [Math.min(image.width, region.x + region.width + 1), Math.min(image.height, region.y + region.height + 1)]
  const cut = blank(right - left, bottom - top)
  let darkest = 255
  for (let y = top; y < bottom; y++) {
    const row = image.pixels.subarray(y * image.width + left, y * image.width + right)
    for (const value of row) if (value < darkest) darkest = value
    cut.pixels.set(row, (y - top) * cut.width)
  }
  const range = Math.max(40, nearlyWhite - darkest)
  return { ...cut, pixels: cut.pixels.map((value) => Math.min(255, Math.max(0, ((value - darkest) * 255) / range))) }
}

/** Paper is hardly darker than this. */
const nearlyWhite = 235

/** What stands in a region, of a given height. */
export function shown(page: Image, region: Region, height: number): Image {
  return straightened(cutOut(page, region), 0, height / region.height)
}

/** The image several times side by side. */
export function repeated(image: Image, gap: number): Image {
  const step = image.width + gap
  const row = blank(step * copies - gap, image.height)
  for (let y = 0; y < image.height; y++)
    for (let copy = 0; copy < copies; copy++)
      row.pixels.set(image.pixels.subarray(y * image.width, (y + 1) * image.width), y * row.width + copy * step)
  return row
}
