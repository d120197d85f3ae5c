import type { Image, Region } from './image.ts'

/** Darker than this is ink, on white paper. */
const ink = 140

/** The part of a region that is written on, in lines of text; `null` where there are only specks. */
export function writtenPart(image: Image, region: Region): { readonly part: Region; readonly lines: number } | null {
  const inset = 5
  const [left, top] = [region.x + inset, region.y + inset]
  const [right, bottom] = [region.x + region.width - inset, region.y + region.height - inset]
  const rows = new Uint16Array(Math.max(0, bottom - top))
  const columns = new Uint16Array(Math.max(0, right - left))
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      if (image.pixels[y * image.width + x]! >= ink) continue
      rows[y - top]!++
      columns[x - left]!++
    }
  }
  const high = bands(rows)
  const wide = bands(columns)
  if (high.length === 0 || wide.length === 0) return null
  const [x, y] = [left + wide[0]!.start, top + high[0]!.start]
  return {
    part: { x, y, width: left + wide.at(-1)!.end - x, height: top + high.at(-1)!.end - y },
    lines: high.filter((band) => band.end - band.start > 12).length,
  }
}

/** Stretches that hold ink; a speck is too thin to be one, and a gap of two pixels does not part one. */
function bands(sums: Uint16Array): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let at = 0; at < sums.length; at++) {
    if (sums[at] === 0) continue
    const last = found.at(-1)
    if (last && at - last.end <= 2) last.end = at + 1
    else found.push({ start: at, end: at + 1 })
  }
  return found.filter(({ start, end }) => {
    let sum = 0
    for (let at = start; at < end; at++) sum += sums[at]!
    return sum >= 24
  })
}
