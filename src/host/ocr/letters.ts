import { groupBy } from '../../model/group-by.ts'
import { around, type Image, type Region } from './image.ts'
import type { RecognisedWord } from './recogniser.ts'
import type { Spot } from './spots.ts'

/** What is known of single letters and marks beyond what they were recognised as. */

/** Whether left and right of an upright stroke show the same at its top, where a 1 has its flag, and on the whole. */
export function likeItsMirror(image: Image, { x, y, width, height }: Region): boolean {
  const difference = (rows: number, axis: number): number => {
    let ink = 0
    let differing = 0
    for (let row = y; row < y + rows; row++) {
      for (let column = x - 3; column < x + width + 3; column++) {
        const value = image.pixels[row * image.width + column] ?? 255
        ink += 255 - value
        differing += Math.abs(value - (image.pixels[row * image.width + axis - column] ?? 255))
      }
    }
    return ink === 0 ? 1 : differing / ink
  }
  // The edges of a blurred stroke are not sure, so its axis is looked for.
  const axes = [-2, -1, 0, 1, 2].map((shift) => 2 * x + width - 1 + shift)
  const axis = axes.reduce((best, one) => (difference(height, one) < difference(height, best) ? one : best))
  return difference(height, axis) < 0.45 && difference(Math.ceil(height / 3), axis) < 0.45
}

/** How many areas of paper the ink of an image encloses. */
export function holesOf({ width, height, pixels }: Image): number {
  const seen = pixels.map((value) => (value < 170 ? 1 : 0))
  let areas = 0
  for (let seed = 0; seed < seen.length; seed++) {
    if (seen[seed]) continue
    let size = 0
    const stack = [seed]
    seen[seed] = 1
    while (stack.length > 0) {
      const at = stack.pop()!
      size++
      const x = at % width
      for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (next < 0 || next >= width * height || seen[next]) continue
        seen[next] = 1
        stack.push(next)
      }
    }
    if (size >= 3) areas++
  }
  return Math.max(0, areas - 1)
}

/**
 * How sure it is what all copies of a letter or a number were taken for, and what most were: counted in scans of real filings. How sure the
 * recogniser says it is of a lone letter tells nothing.
 */
const agreed = 0.92
const outvoted = 0.7

/** What most of so many copies of a letter were taken for, as sure as they agree. */
export function oneLetter(words: readonly RecognisedWord[], copies: number): Taken | null {
  return mostOf(
    words.flatMap(({ text }) => [...text]),
    copies,
  )
}

function mostOf(readings: readonly string[], copies: number): Taken | null {
  const votes = groupBy(readings, (text) => text).sort((a, b) => b.length - a.length)
  const [best] = votes
  if (!best || best.length * 2 < copies) return null
  return { text: best[0], certainty: best.length >= copies ? agreed : (best.length / copies) * outvoted }
}

/** What a letter or a mark was taken for, and how sure that is, 0 to 1. */
export interface Taken {
  readonly text: string
  readonly certainty: number
}

/** How wide a bracket or digit is drawn, for how high a bracket is. */
const slim = 0.45

/** Whether so many brackets and digits fill a region: two marks of which the inner brackets were lost do not look like a mark of two digits. */
const fills = (text: string, { width, height }: Region): boolean => Math.abs(width / height - slim * text.length) < slim * 1.2

/** Marks in brackets; a bracket that was lost is put back, less surely. `region` is where they stand. */
export function onlyMarks(words: readonly RecognisedWord[], region: Region): Taken | null {
  const text = words.map((word) => word.text).join('')
  const certainty = Math.min(...words.map((word) => word.certainty))
  if (/^(?:\([1-9]\d?\))+$/.test(text)) return fills(text, region) ? { text, certainty } : null
  const number = /^\(?([1-9]\d?)\)?$/.exec(text)
  return number && fills(`(${number[1]})`, region) ? { text: `(${number[1]})`, certainty: certainty * 0.8 } : null
}

/** Letters that thin strokes have broken into pieces above each other, each as its pieces; `letters` stand from left to right. */
export function whole<Letter extends Region>(letters: readonly Letter[]): Letter[][] {
  const groups: Letter[][] = []
  let right = Number.NEGATIVE_INFINITY
  for (const letter of letters) {
    if (letter.x < right) groups.at(-1)!.push(letter)
    else groups.push([letter])
    right = Math.max(right, letter.x + letter.width)
  }
  return groups
}

/**
 * Where the number of each mark stands, if brackets and digits are drawn by themselves, `null` otherwise: brackets are slim and higher than
 * what they enclose, and two that touch each other are as high. Of what stands between them all is looked at, lest a faint stroke be lost.
 */
export function numbersBetweenBrackets(letters: readonly Spot[]): readonly NumberPlace[] | null {
  const groups = whole(letters)
  if (groups[0]!.some(isSlash) || groups.at(-1)!.some(isSlash)) return null
  const highest = Math.max(...letters.map(({ height }) => height))
  const numbers: NumberPlace[] = []
  let open: { readonly bracket: Region; readonly digits: Region[] } | null = null
  for (const letter of groups.map(around)) {
    const isHigh = letter.height > highest * 0.9
    const isPair = isHigh && letter.width >= letter.height * 0.45 && letter.width < letter.height * 0.8
    if (isHigh && (letter.width < letter.height * 0.45 || (isPair && (open?.digits.length ?? 0) > 0))) {
      if (open && (open.digits.length === 0 || open.digits.length > 2)) return null
      if (open) numbers.push({ digits: open.digits.length, region: between(open.bracket, around(open.digits), letter) })
      open = open && !isPair ? null : { bracket: letter, digits: [] }
    } else if (open) open.digits.push(letter)
    else return null
  }
  return open === null && numbers.length > 0 ? numbers : null
}

/** An upright stroke that leans, as before and after the s of a signature. */
const isSlash = ({ width, height, lean }: Spot): boolean => width < height * 0.6 && width > height * 0.2 && lean > slash

/** A slash leans so much at least; a bracket stands upright. */
const slash = 0.25

/** How far the blur of a bracket reaches, in pixels. */
const blur = 2

/** Where digits stand, and as far beside them as their brackets leave clear. */
function between(left: Region, digits: Region, right: Region): Region {
  const x = Math.min(digits.x, left.x + left.width + blur)
  const width = Math.max(digits.x + digits.width, right.x - blur) - x
  if (digits.height > left.height * 0.5) return { x, y: digits.y, width, height: digits.height }
  // Of thin strokes perhaps only one is dark enough to be seen.
  return { x, y: left.y, width, height: Math.round(left.height * 0.85) }
}

/** Between two brackets: how many digits stand there, and where. */
export interface NumberPlace {
  readonly digits: number
  readonly region: Region
}

/** The number of one or two digits that so many copies of it were taken for. */
export function oneNumber(words: readonly RecognisedWord[], digits: number, copies: number): Taken | null {
  const all = words.map(({ text }) => text).join('')
  const numbers = digits === 1 ? [...all] : all.length === digits * copies ? (all.match(/../g) ?? []) : []
  const best = mostOf(numbers, copies)
  return best?.text.startsWith('0') ? null : best
}

/** The mark that so many copies of it were taken for: the digit that most of them show. */
export function oneMark(words: readonly RecognisedWord[], copies: number, region: Region): Taken | null {
  const [first] = words
  if (!first || !fills('(1)', region)) return null
  const digits = words.flatMap(({ text }) => [...text.replace(/\D/g, '')])
  // More digits than copies are two to a mark.
  if (digits.length > copies) return null
  const digit = oneLetter(
    digits.map((text) => ({ ...first, text })),
    copies,
  )
  return digit && digit.text !== '0' ? { text: `(${digit.text})`, certainty: digit.certainty * 0.8 } : null
}
