import { describe, expect, it } from 'vitest'
import { blank, type Image } from '../../src/host/ocr/image.ts'
import { onWhitePaper } from '../../src/host/ocr/paper.ts'
import { decodePng, encodePng } from '../../src/host/ocr/png.ts'
import { holesOf, likeItsMirror, oneLetter, onlyMarks } from '../../src/host/ocr/recogniser.ts'
import { cellsOf, rulesOf, withoutRules } from '../../src/host/ocr/rules.ts'
import { withDrawnSeparators } from '../../src/host/ocr/separators.ts'
import { slopeOf, straightened } from '../../src/host/ocr/straighten.ts'
import { piecesOf } from '../../src/host/ocr/written.ts'

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
    const word = { x: 60, y: 80, width: 30, height: 20 }
    expect(piecesOf(clean, left!, 62)).toEqual([{ kind: 'line', region: word, line: word, letters: [word] }])
    expect(piecesOf(clean, right!, 62)).toEqual([])
  })

  it('part a letter from the raised marks after it, and see no letter in specks', () => {
    const cell = { x: 0, y: 0, width: 300, height: 100 }
    const [letter, bracket, digit] = [[50, 40, 26, 30] as const, [80, 34, 6, 26] as const, [90, 34, 10, 26] as const]
    const image = drawn(300, 100, letter, bracket, digit, [200, 80, 3, 3])
    expect(piecesOf(image, cell, 62).map(({ kind, region }) => [kind, region.x, region.width])).toEqual([
      ['letter', 50, 26],
      ['marks', 80, 20],
    ])
    expect(piecesOf(drawn(300, 100, [200, 80, 3, 3]), cell, 62)).toEqual([])
  })

  it('show an I where a stroke is its own mirror image, and no 1', () => {
    const region = { x: 10, y: 10, width: 12, height: 30 }
    const serifs = [
      [10, 10, 12, 3],
      [14, 10, 4, 30],
      [10, 37, 12, 3],
    ] as const
    expect(likeItsMirror(drawn(40, 50, ...serifs), region)).toBe(true)
    expect(likeItsMirror(drawn(40, 50, [14, 10, 4, 30], [10, 13, 4, 4], [10, 17, 3, 3]), { ...region, width: 8 })).toBe(false)
  })
})

describe('holes', () => {
  it('are the paper that ink encloses', () => {
    const ring = (y: number) =>
      [
        [10, y, 20, 4],
        [10, y + 16, 20, 4],
        [10, y, 4, 20],
        [26, y, 4, 20],
      ] as const
    expect(holesOf(drawn(40, 60, ...ring(10), ...ring(26)))).toBe(2)
    expect(holesOf(drawn(40, 60, ...ring(10).slice(0, 3)))).toBe(0)
  })
})

describe('what is recognised', () => {
  const box = { x: 0, y: 0, width: 10, height: 10 }
  const words = (...texts: string[]) => texts.map((text) => ({ text, box, certainty: 0.9 }))

  it('of a letter repeated is what most copies are taken for', () => {
    expect(oneLetter(words('DDOD'), box)).toMatchObject([{ text: 'D' }])
    expect(oneLetter(words('D', 'O', 'Q'), box)).toEqual([])
  })

  it('of marks is numbers in brackets, less sure where a bracket was lost, and nothing else', () => {
    expect(onlyMarks(words('(1)', '(2)'), box)).toEqual([{ text: '(1)(2)', box, certainty: 0.9 }])
    expect(onlyMarks(words('4)'), box)).toMatchObject([{ text: '(4)', certainty: 0.9 * 0.8 }])
    expect(onlyMarks(words('(123)'), box)).toEqual([])
    expect(onlyMarks([], box)).toEqual([])
  })

  it('of a figure has its commas and points as drawn', () => {
    const digit = (x: number) => ({ x, y: 0, width: 12, height: 30 })
    const comma = { x: 40, y: 26, width: 5, height: 10 }
    const point = { x: 40, y: 26, width: 5, height: 4 }
    const around = (separator: typeof comma) => [digit(0), digit(14), digit(28), separator, digit(50), digit(64), digit(78)]
    expect(withDrawnSeparators('113.000', around(comma))).toBe('113,000')
    expect(withDrawnSeparators('113,000', around(point))).toBe('113.000')
    expect(withDrawnSeparators('113000', around(comma))).toBe('113000')
    expect(withDrawnSeparators('1.13.000', around(comma))).toBe('1.13.000')
  })
})
