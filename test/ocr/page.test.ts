import { describe, expect, it } from 'vitest'
import { areasOf } from '../../src/host/ocr/areas.ts'
import { holesOf, likeItsMirror, numbersBetweenBrackets, oneLetter, oneMark, oneNumber, onlyMarks } from '../../src/host/ocr/letters.ts'
import { onWhitePaper } from '../../src/host/ocr/paper.ts'
import { decodePng, encodePng } from '../../src/host/ocr/png.ts'
import { rulesOf, withoutRules } from '../../src/host/ocr/rules.ts'
import { withDrawnSeparators, withoutUnseenPoint } from '../../src/host/ocr/separators.ts'
import { spaced } from '../../src/host/ocr/spacing.ts'
import { spotsOf } from '../../src/host/ocr/spots.ts'
import { slopeOf, straightened } from '../../src/host/ocr/straighten.ts'
import { stretchesOf, tickedBoxes } from '../../src/host/ocr/stretches.ts'
import { turned } from '../../src/host/ocr/turned.ts'
import { drawn } from './drawn.ts'

/** A table of two cells side by side, with a word in the left one. */
const table = drawn(500, 300, [40, 40, 400, 3], [40, 140, 400, 3], [40, 40, 3, 103], [240, 40, 3, 103], [437, 40, 3, 103], [60, 80, 30, 20])

describe('page images', () => {
  it('come back from PNG as they were', () => {
    const { image } = decodePng(encodePng(table))
    expect([image.width, image.height, Buffer.compare(image.pixels, table.pixels)]).toEqual([500, 300, 0])
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

  it('turn by quarters of a circle and come back', () => {
    const once = turned(table, 1)
    expect([once.width, once.height]).toEqual([300, 500])
    // What stood at the left of the top stands at its right.
    expect(once.pixels[65 * 300 + (299 - 85)]).toBe(0)
    for (const quarters of [0, 1, 2, 3]) expect(Buffer.compare(turned(turned(table, quarters), 4 - quarters).pixels, table.pixels)).toBe(0)
  })

  it('are parted into areas by ruled lines, which then go', () => {
    const rules = rulesOf(table, 200)
    const { areaOf, cells } = areasOf(table, rules, 200)
    const at = (x: number, y: number) => areaOf({ x, y, width: 2, height: 2 })
    const [left, right, around] = [at(60, 60), at(300, 60), at(60, 250)]
    expect(new Set([left, right, around]).size).toBe(3)
    expect(cells).toHaveLength(2)
    expect(at(200, 130)).toBe(left)
    expect(at(480, 20)).toBe(around)
    expect(withoutRules(table, rules).pixels[41 * 500 + 100]).toBe(255)
    expect(spotsOf(table, rules)).toMatchObject([{ x: 60, y: 80, width: 30, height: 20, ink: 600 }])
  })

  it('lose the underline of a name, but no tail that crosses it, no comma in its gap and no box to be ticked', () => {
    const name = drawn(400, 120, [50, 60, 60, 3], [115, 50, 4, 16], [124, 60, 70, 3], [80, 30, 4, 45], [196, 60, 8, 3], [210, 36, 4, 27])
    const rules = rulesOf(name, 200)
    const at = (x: number, y: number) => rules[y * 400 + x]
    expect([at(60, 61), at(150, 61), at(200, 61)]).toEqual([1, 1, 1])
    expect([at(81, 61), at(81, 70), at(116, 61), at(211, 60)]).toEqual([0, 0, 0, 0])
    const box = drawn(200, 100, [50, 40, 30, 3], [50, 67, 30, 3], [50, 40, 3, 30], [77, 40, 3, 30])
    expect(rulesOf(box, 200).every((rule) => rule === 0)).toBe(true)
    // The feet of letters that a blur has joined are lighter between them.
    const joined = drawn(300, 100, [50, 60, 80, 4])
    const feet = { ...joined, pixels: joined.pixels.map((value, pixel) => (value === 0 && (pixel % 300) % 14 < 7 ? 180 : value)) }
    expect(rulesOf(feet, 200).every((rule) => rule === 0)).toBe(true)
  })

  it('show no ticked box in bold capitals that a blur has joined', () => {
    const frame = (width: number) =>
      drawn(200, 120, [50, 40, width, 4], [50, 66, width, 4], [50, 40, 4, 30], [46 + width, 40, 4, 30], [46 + width / 2, 50, 8, 10])
    const ticked = (width: number) => tickedBoxes(frame(width), spotsOf(frame(width), new Uint8Array(200 * 120)), 200)
    expect(ticked(30).length).toBe(1)
    expect(ticked(60)).toEqual([])
  })

  it('are parted where two tables touch, whose line is ruled twice', () => {
    const touching = drawn(600, 300, [40, 40, 520, 3], [40, 140, 520, 11], [40, 240, 520, 3], [40, 40, 3, 203], [557, 40, 3, 203])
    expect(areasOf(touching, rulesOf(touching, 200), 200).cells).toHaveLength(2)
    const stroke = drawn(600, 300, [40, 140, 300, 11])
    expect(rulesOf(stroke, 200).every((rule) => rule === 0)).toBe(true)
  })

  it('keep rows of heavy letters, which are no ruled lines', () => {
    const letters = Array.from({ length: 20 }, (_, at) => [20 + at * 9, 50, 8, 14] as const)
    const bold = drawn(300, 120, ...letters)
    expect(rulesOf(bold, 200).every((rule) => rule === 0)).toBe(true)
  })

  const stretches = (...boxes: readonly (readonly [number, number, number, number])[]) => {
    const image = drawn(300, 100, ...boxes)
    const none = new Uint8Array(300 * 100)
    return stretchesOf(image, spotsOf(image, none), areasOf(image, none, 200).areaOf, 200)
  }
  const shape = ({ kind, letters }: ReturnType<typeof stretches>[number]) => [kind, letters.map((letter) => letter.x)]

  it('part a letter from the raised marks after it, and see no letter in specks', () => {
    const [letter, bracket, digit] = [[50, 40, 20, 24] as const, [74, 34, 5, 20] as const, [82, 34, 9, 20] as const]
    expect(stretches(letter, bracket, digit, [200, 80, 3, 3]).map(shape)).toEqual([
      ['letter', [50]],
      ['marks', [74, 82]],
    ])
    expect(stretches([200, 80, 3, 3])).toEqual([])
  })

  it('part the mark before a note from its text', () => {
    const mark = [
      [20, 40, 6, 24],
      [29, 43, 10, 18],
      [42, 40, 6, 24],
    ] as const
    expect(stretches(...mark, [62, 48, 12, 18], [76, 48, 12, 18]).map(shape)).toEqual([
      ['marks', [20, 29, 42]],
      ['line', [62, 76]],
    ])
  })

  it('hold the points that belong to a line, and neither what underlines it nor boxes to be ticked', () => {
    const word = [
      [50, 40, 12, 20],
      [65, 40, 12, 20],
      [80, 57, 3, 3],
      [85, 40, 12, 20],
    ] as const
    expect(stretches(...word, [50, 66, 47, 2]).map(shape)).toEqual([['line', [50, 65, 80, 85]]])
    const box = [
      [10, 36, 28, 3],
      [10, 61, 28, 3],
      [10, 36, 3, 28],
      [35, 36, 3, 28],
    ] as const
    expect(stretches(...box, ...word).map(shape)).toEqual([['line', [50, 65, 80, 85]]])
  })

  it('are cut where a wide gap or a rule stands between letters', () => {
    const image = drawn(
      400,
      160,
      [40, 60, 12, 20],
      [56, 60, 12, 20],
      [120, 60, 12, 20],
      [136, 60, 12, 20],
      [160, 10, 3, 140],
      [172, 60, 12, 20],
      [188, 60, 12, 20],
    )
    const rules = rulesOf(image, 200)
    const found = stretchesOf(image, spotsOf(image, rules), areasOf(image, rules, 200).areaOf, 200)
    // Two letters at a time; the rule does not reach the edges, so what parts the last two is the gap it makes.
    expect(found.map((one) => one.letters.length)).toEqual([2, 2, 2])
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

const letter = (x: number, width = 10) => ({ x, y: 0, width, height: 20 })
const word = (text: string, x: number, width: number) => ({ text, box: { x, y: 0, width, height: 20 }, certainty: 0.9 })

describe('words', () => {
  const texts = (found: readonly { readonly text: string }[]) => found.map(({ text }) => text)

  it('stand as far apart as their letters are drawn', () => {
    // Two letters a word, three pixels between letters and eight between words.
    const letters = [0, 1, 2, 3, 4, 5].flatMap((at) => [letter(at * 31), letter(at * 31 + 13)])
    const words = ['ab', 'c', 'd', 'ef', 'gh', 'ij', 'kl']
    const places = [0, 31, 44, 62, 93, 124, 155]
    const found = spaced(
      words.map((text, at) => word(text, places[at]!, text.length === 1 ? 10 : 23)),
      letters,
      20,
    )
    expect(texts(found)).toEqual(['ab', 'cd', 'ef', 'gh', 'ij', 'kl'])
    expect(found[1]!.box).toMatchObject({ x: 31, width: 23 })
  })

  it('are one where only a 1 stands alone in a day or a year', () => {
    const letters = [0, 13, 26, 44, 60, 73].map((x) => letter(x, x === 44 ? 4 : 10))
    expect(texts(spaced([word('201', 0, 36), word('1.', 44, 10)], letters.slice(0, 4), 20))).toEqual(['2011.'])
  })

  it('are parted behind a comma where a space is drawn, and only there', () => {
    const letters = [letter(0), letter(13), letter(26, 3), letter(38), letter(51)]
    // The white after a last letter is near, but it is that of the next space.
    const stock = [letter(0), letter(13), letter(26), letter(39), letter(52), letter(78), letter(91)]
    expect(texts(spaced([word('stoc', 0, 49), word('k', 51, 12), word('if', 78, 23)], stock, 20))).toEqual(['stock', 'if'])
    expect(texts(spaced([word('by_power', 0, 61)], letters, 20))).toEqual(['by', 'power'])
    expect(texts(spaced([word('ab,cd', 0, 61)], letters, 20))).toEqual(['ab,', 'cd'])
    expect(texts(spaced([word('ab-cd', 0, 61)], [letter(0), letter(13), letter(38), letter(51)], 20))).toEqual(['ab', 'cd'])
    const close = [letter(0), letter(13), letter(26, 3), letter(32), letter(45)]
    expect(texts(spaced([word('ab,cd', 0, 55)], close, 20))).toEqual(['ab,cd'])
  })
})

describe('what is recognised', () => {
  const box = { x: 0, y: 0, width: 10, height: 10 }
  const words = (...texts: string[]) => texts.map((text) => ({ text, box, certainty: 0.9 }))

  it('of a letter repeated is what most copies are taken for', () => {
    expect(oneLetter(words('DDOD'), 4)).toMatchObject({ text: 'D' })
    expect(oneLetter(words('D', 'O', 'Q'), 4)).toBeNull()
  })

  it('of marks is numbers in brackets, less sure where a bracket was lost, and nothing else', () => {
    const one = { ...box, width: 14 }
    expect(onlyMarks(words('(1)', '(2)'), { ...box, width: 27 })).toEqual({ text: '(1)(2)', certainty: 0.9 })
    expect(onlyMarks(words('4)'), one)).toEqual({ text: '(4)', certainty: 0.9 * 0.8 })
    expect(onlyMarks(words('(123)'), { ...box, width: 22 })).toBeNull()
    expect(onlyMarks([], one)).toBeNull()
    // Two marks of which the inner brackets were lost are too wide for one.
    expect(onlyMarks(words('(23)'), { ...box, width: 27 })).toBeNull()
  })

  it('of marks is first the numbers between brackets, where every bracket and digit stands by itself', () => {
    const upright = { ink: 50, lean: 0 }
    const bracket = (x: number) => ({ x, y: 0, width: 6, height: 22, ...upright })
    const digit = (x: number) => ({ x, y: 3, width: 10, height: 17, ...upright })
    const one = (x: number) => ({ x, y: 3, width: 5, height: 17, ...upright })
    expect(numbersBetweenBrackets([bracket(0), digit(8), bracket(20), bracket(28), one(36), digit(42), bracket(54)])).toEqual([
      { digits: 1, region: { x: 8, y: 3, width: 10, height: 17 } },
      { digits: 2, region: { x: 36, y: 3, width: 16, height: 17 } },
    ])
    // A digit whose thin stroke is broken is one digit still.
    const broken = [
      bracket(0),
      { x: 9, y: 15, width: 10, height: 5, ...upright },
      { x: 15, y: 3, width: 4, height: 9, ...upright },
      bracket(24),
    ]
    expect(numbersBetweenBrackets(broken)?.map(({ digits }) => digits)).toEqual([1])
    // Two brackets that touch each other.
    const pair = { x: 20, y: 0, width: 13, height: 22, ...upright }
    expect(numbersBetweenBrackets([bracket(0), digit(8), pair, digit(35), bracket(47)])).toHaveLength(2)
    expect(numbersBetweenBrackets([bracket(0), digit(8)])).toBeNull()
    expect(numbersBetweenBrackets([digit(0), bracket(12)])).toBeNull()
    expect(numbersBetweenBrackets([bracket(0), bracket(8)])).toBeNull()
    // The s of a signature stands between slashes.
    expect(numbersBetweenBrackets([{ ...bracket(0), lean: 0.4 }, digit(8), { ...bracket(20), lean: 0.4 }])).toBeNull()
    // A bracket that a blur has joined to its digit.
    expect(numbersBetweenBrackets([{ x: 0, y: 0, width: 18, height: 22, ...upright }, bracket(20)])).toBeNull()
  })

  it('of a number repeated is what most copies show', () => {
    expect(oneNumber(words('5', '5', '6', '5'), 1, 4)?.text).toBe('5')
    expect(oneNumber(words('12', '12', '1212'), 2, 4)?.text).toBe('12')
    expect(oneNumber(words('12', '1', '12'), 2, 4)).toBeNull()
    expect(oneNumber(words('0000'), 1, 4)).toBeNull()
    expect(oneNumber([], 1, 4)).toBeNull()
  })

  it('of a mark repeated is the digit that most copies show', () => {
    const one = { ...box, width: 14 }
    expect(oneMark(words('(3)', '3)', '(8', '(3)'), 4, one)).toMatchObject({ text: '(3)' })
    expect(oneMark(words('(1)', '(2)', '(3)'), 4, one)).toBeNull()
    expect(oneMark(words('(12)', '(12)', '(12)', '(12)'), 4, one)).toBeNull()
    expect(oneMark([], 4, one)).toBeNull()
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
    expect(withDrawnSeparators('Inc: 000', around(point))).toBe('Inc: 000')
  })

  it('of large type ends with a point only where one is drawn', () => {
    const large = (x: number) => ({ x, y: 0, width: 14, height: 24 })
    const letters = [large(0), large(18), large(36)]
    const point = { x: 54, y: 21, width: 3, height: 3 }
    expect(withoutUnseenPoint(word('abc.', 0, 50), letters).text).toBe('abc')
    expect(withoutUnseenPoint(word('abc.', 0, 58), [...letters, point]).text).toBe('abc.')
    expect(withoutUnseenPoint(word('abP.', 0, 50), letters).text).toBe('abP.')
  })
})
