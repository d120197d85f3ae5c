import { describe, expect, it } from 'vitest'
import { blank, type Image } from '../../src/host/ocr/image.ts'
import { onWhitePaper } from '../../src/host/ocr/paper.ts'
import { decodePng, encodePng } from '../../src/host/ocr/png.ts'
import { cellsOf, rulesOf, withoutRules } from '../../src/host/ocr/rules.ts'
import { slopeOf, straightened } from '../../src/host/ocr/straighten.ts'
import { writtenPart } from '../../src/host/ocr/written.ts'

/** Black rectangles on white, as x, y, width, height. */
function drawn(width: number, height: number, ...boxes: readonly (readonly [number, number, number, number])[]): Image {
  const image = blank(width, height)
  for (const [x, y, wide, high] of boxes)
    for (let line = y; line < y + high; line++) image.pixels.fill(0, line * width + x, line * width + x + wide)
  return image
}

/** A table of two cells side by side, with a word in the left one. */
const table = drawn(500, 300, [40, 40, 400, 3], [40, 140, 400, 3], [40, 40, 3, 103], [240, 40, 3, 103], [437, 40, 3, 103], [60, 80, 30, 20])

describe('page images', () => {
  it('come back from PNG as they were', () => {
    expect(decodePng(encodePng(table)).image).toEqual(table)
  })

  it('lose a grey back and keep their ink', () => {
    const shaded = { ...table, pixels: table.pixels.map((value, at) => (value === 0 ? 30 : 120 + ((at % 500) >> 3))) }
    const clean = onWhitePaper(shaded)
    expect(clean.pixels[200 * 500 + 20]).toBeGreaterThan(235)
    expect(clean.pixels[200 * 500 + 480]).toBeGreaterThan(235)
    expect(clean.pixels[90 * 500 + 70]).toBeLessThan(90)
  })

  it.each([-2, -0.7, 0, 0.35, 1.5])('turned by %d degrees are found to be, and straightened', (degrees) => {
    const slope = (degrees * Math.PI) / 180
    const turned = straightened(table, -slope, 1)
    expect((slopeOf(turned) * 180) / Math.PI).toBeCloseTo(degrees, 0)
  })

  it('are cut into cells along ruled lines, which then go', () => {
    const rules = rulesOf(table, 75)
    const cells = cellsOf(table, rules)
    expect(cells).toHaveLength(2)
    const [left, right] = cells
    expect(left!.x).toBeGreaterThan(42)
    expect(left!.x + left!.width).toBeLessThanOrEqual(240)
    expect(right!.x).toBeGreaterThan(242)
    const clean = withoutRules(table, rules)
    expect(clean.pixels[41 * 500 + 100]).toBe(255)
    expect(writtenPart(clean, left!)).toEqual({ part: { x: 60, y: 80, width: 30, height: 20 }, lines: 1 })
    expect(writtenPart(clean, right!)).toBeNull()
  })
})
