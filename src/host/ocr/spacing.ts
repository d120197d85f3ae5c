import { around, type Region } from './image.ts'
import { whole } from './letters.ts'
import type { RecognisedWord } from './recogniser.ts'

/**
 * Words as their letters are drawn apart: a recogniser parts some between letters (`w ith`, `201 1`) and joins some at a comma
 * (`INC.,By`), while the white between them is plain to see.
 */

/** Of the white that mostly stands between the words of a line: what is narrower parts no word, what is as wide as this does. */
const narrow = 0.6
const plainly = 0.8

/** A 1 has more white around it than other figures; more yet is let stand inside what is a day or a year together. */
const aroundOne = 0.9
const insideDay = 1.4

/** What is narrower than this, in usual spaces, parts no such words. */
const narrowest = (before: string, after: string): number =>
  /^(?:\d{1,2}\/\d{1,2}\/\d{4}|(?:19|20)\d\d[.,;]?)$/.test(before + after)
    ? insideDay
    : /\d$/.test(before) && /^\d/.test(after)
      ? aroundOne
      : narrow

/** Fewer words of a line say nothing about how wide its spaces are: in heights of capitals, so wide is a space mostly. */
const fewest = 4
const space = 0.34

/** Words of one line, with boxes in pixels of the page, parted and joined by the white between `letters`, which are `tall` as capitals. */
export function spaced(words: readonly RecognisedWord[], letters: readonly Region[], tall: number): RecognisedWord[] {
  const whites = whitesOf(letters)
  const at = words.slice(1).map((word, before) => widest(whites, words[before]!.box, word.box, tall * roughly))
  const widths = at.map((white) => white?.width ?? 0).sort((a, b) => a - b)
  const usual = widths.length >= fewest ? widths[Math.floor(widths.length / 2)]! : tall * space
  if (usual < 2 || letters.length === 0) return [...words]
  const joined: RecognisedWord[] = []
  for (const [index, word] of words.entries()) {
    const white = index === 0 ? null : at[index - 1]!
    const last = joined.at(-1)
    if (last && /\w$/.test(last.text) && /^[\w.,]/.test(word.text) && (white?.width ?? 0) < usual * narrowest(last.text, word.text))
      joined[joined.length - 1] = {
        text: last.text + word.text,
        box: around([last.box, word.box]),
        certainty: Math.min(last.certainty, word.certainty),
      }
    else joined.push(word)
  }
  const parted = joined.flatMap((word) => atPunctuation(word, whites, usual))
  return parted.map((word, index) => {
    // Boxes of words are not exact: they end where the letters do.
    const [before, after] = [parted[index - 1], parted[index + 1]]
    const left = before ? (widest(whites, before.box, word.box, tall * closely)?.end ?? word.box.x) : around(letters).x
    const right = after ? (widest(whites, word.box, after.box, tall * closely)?.x ?? word.box.x + word.box.width) : ending(letters)
    return right > left ? { ...word, box: { ...word.box, x: left, width: right - left } } : word
  })
}

const ending = (letters: readonly Region[]): number => Math.max(...letters.map(({ x, width }) => x + width))

interface White {
  readonly x: number
  readonly width: number
  readonly end: number
}

/** The white between letters from left to right. */
function whitesOf(letters: readonly Region[]): White[] {
  const spots = whole([...letters].sort((a, b) => a.x - b.x)).map(around)
  return spots.slice(1).map((spot, at) => {
    const x = spots[at]!.x + spots[at]!.width
    return { x, width: spot.x - x, end: spot.x }
  })
}

/** How far from the ends of words, in heights of capitals, white is looked for: to say that there is none, and to say where it is. */
const roughly = 0.6
const closely = 0.4

/** The widest white about the place where one word ends and the next begins; their boxes are not exact. */
function widest(whites: readonly White[], before: Region, after: Region, reach: number): White | null {
  const from = before.x + before.width - reach
  const until = after.x + reach
  return whites
    .filter(({ x, width }) => x + width / 2 > from && x + width / 2 < until)
    .reduce<White | null>((best, one) => (best && best.width >= one.width ? best : one), null)
}

/** A word that is drawn as two, of which the first ends with a comma or a point, or between which a stroke is seen in white paper. */
function atPunctuation(word: RecognisedWord, whites: readonly White[], usual: number): RecognisedWord[] {
  const { box, text, certainty } = word
  const parting = /^([^,;]*[,;]|.*[A-Za-z]\.)([A-Za-z/"(].*)$/.exec(text) ?? /^([A-Za-z]+)[-_]([A-Za-z]+)$/.exec(text)
  if (!parting) return [word]
  const inside = whites.filter(({ x, width }) => width >= usual * plainly && x > box.x + 2 && x + width < box.x + box.width - 2)
  const [white] = inside
  const expected = box.x + (box.width * parting[1]!.length) / text.length
  if (!white || inside.length > 1 || Math.abs(white.x - expected) > box.width * 0.2) return [word]
  const start = white.x + white.width
  return [
    { text: parting[1]!, box: { ...box, width: white.x - box.x }, certainty },
    { text: parting[2]!, box: { ...box, x: start, width: box.x + box.width - start }, certainty },
  ]
}
