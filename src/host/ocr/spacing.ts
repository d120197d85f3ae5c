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

/** Few words have a capital amid them, before which less white is enough: an A leans away from the letter before. */
const beforeCapital = 0.4

/** What is narrower than this, in usual spaces, parts no such words. */
const narrowest = (before: string, after: string): number =>
  /^(?:\d{1,2}\/\d{1,2}\/\d{4}|(?:19|20)\d\d[.,;]?)$/.test(before + after)
    ? insideDay
    : /[a-z]$/.test(before) && /^[A-Z]/.test(after)
      ? beforeCapital
      : /\d$/.test(before) && /^\d/.test(after)
        ? aroundOne
        : narrow

/** Fewer words of a line say nothing about how wide its spaces are: in heights of capitals, so wide is a space mostly. */
const fewest = 4
const space = 0.34

/** Words of one line, with boxes in pixels of the page, parted and joined by the white between `letters`, which are `tall` as capitals. */
export function spaced(words: readonly RecognisedWord[], letters: readonly Region[], tall: number): RecognisedWord[] {
  if (words.length === 0 || letters.length === 0) return [...words]
  const whites = whitesOf(letters)
  const roughWidths = between(words)
    .map((place) => widest(whites, place, tall * roughly))
    .sort((a, b) => a - b)
  const usual = roughWidths.length >= fewest ? roughWidths[Math.floor(roughWidths.length / 2)]! : tall * space
  if (usual < 2) return [...words]
  const drawn = whites.filter(({ width }) => width >= usual * beforeCapital)
  const found = matched(between(words), drawn, tall * roughly)
  const joined: RecognisedWord[] = []
  for (const [index, word] of words.entries()) {
    const white = index === 0 ? null : found[index - 1]!
    const last = joined.at(-1)
    if (last && (white?.width ?? 0) < usual * narrowest(last.text, word.text) && mayJoin(last.text, word.text))
      joined[joined.length - 1] = {
        text: last.text + word.text,
        box: around([last.box, word.box]),
        certainty: Math.min(last.certainty, word.certainty),
      }
    else joined.push(word)
  }
  const parted = joined.flatMap((word) => atPunctuation(word, whites, usual)).flatMap(atUnderline)
  const places = matched(between(parted), drawn, tall * roughly)
  return parted.map((word, index) => {
    // Boxes of words are not exact: they end where the letters do.
    const left = index === 0 ? around(letters).x : (places[index - 1]?.end ?? word.box.x)
    const right = index === parted.length - 1 ? ending(letters) : (places[index]?.x ?? word.box.x + word.box.width)
    return right > left ? { ...word, box: { ...word.box, x: left, width: right - left } } : word
  })
}

/** Signs after and before which what is written without a space may have been recognised apart. */
const mayJoin = (before: string, after: string): boolean => /[\w($"/]$/.test(before) && /^[\w.,)"/]/.test(after)

/** The places where one word ends and the next begins. */
const between = (words: readonly RecognisedWord[]): number[] =>
  words.slice(1).map(({ box }, before) => (words[before]!.box.x + words[before]!.box.width + box.x) / 2)

/**
 * Which white each of some places between words is, `null` where none is drawn: every white parts words once, and all together lie as near
 * to their places as they can.
 */
function matched(places: readonly number[], whites: readonly White[], reach: number): (White | null)[] {
  const gain = (place: number, { x, end }: White): number => reach - Math.abs((x + end) / 2 - place)
  // By how many places and whites are left: what matching them can gain at most.
  const best = Array.from({ length: places.length + 1 }, () => new Float64Array(whites.length + 1))
  for (let place = places.length - 1; place >= 0; place--)
    for (let white = whites.length - 1; white >= 0; white--) {
      const both = gain(places[place]!, whites[white]!)
      best[place]![white] = Math.max(best[place + 1]![white]!, best[place]![white + 1]!, both > 0 ? both + best[place + 1]![white + 1]! : 0)
    }
  const found: (White | null)[] = []
  for (let white = 0; found.length < places.length; ) {
    const place = found.length
    if (white >= whites.length || best[place]![white] === best[place + 1]![white]) found.push(null)
    else if (best[place]![white] === best[place]![white + 1]) white++
    else found.push(whites[white++]!)
  }
  return found
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

/** How far from the place between two words, in heights of capitals, white is looked for: their boxes are not exact. */
const roughly = 0.8

/** How wide the widest white about a place is. */
const widest = (whites: readonly White[], place: number, reach: number): number =>
  whites.reduce((most, { x, end, width }) => (Math.abs((x + end) / 2 - place) < reach ? Math.max(most, width) : most), 0)

/** A word that is drawn as two, of which the first ends with a comma or a point, or between which a stroke is seen in white paper. */
function atPunctuation(word: RecognisedWord, whites: readonly White[], usual: number): RecognisedWord[] {
  const { box, text, certainty } = word
  const parting =
    /^([^,;]*[,;]|.*[A-Za-z]\.)([A-Za-z/"(].*)$/.exec(text) ??
    /^([A-Za-z]+)[-_]([A-Za-z]+)$/.exec(text) ??
    /^([A-Za-z]*[a-z]{2})([A-Z][a-z]+[.,;]?)$/.exec(text)
  if (!parting) return [word]
  const least = usual * (/[a-z]$/.test(parting[1]!) && /^[A-Z]/.test(parting[2]!) ? beforeCapital : plainly)
  const inside = whites.filter(({ x, width }) => width >= least && x > box.x + 2 && x + width < box.x + box.width - 2)
  const [white] = inside
  const expected = box.x + (box.width * parting[1]!.length) / text.length
  if (!white || inside.length > 1 || Math.abs(white.x - expected) > box.width * 0.2) return [word]
  const start = white.x + white.width
  return [
    { text: parting[1]!, box: { ...box, width: white.x - box.x }, certainty },
    { text: parting[2]!, box: { ...box, x: start, width: box.x + box.width - start }, certainty },
  ]
}

/** No name or text of the form holds the sign that a piece of an underline is taken for. */
function atUnderline(word: RecognisedWord): RecognisedWord[] {
  const { box, text, certainty } = word
  if (!text.includes('_')) return [word]
  const letter = box.width / text.length
  return [...text.matchAll(/[^_]+/g)].map((part) => ({
    text: part[0],
    box: { ...box, x: box.x + letter * part.index, width: letter * part[0].length },
    certainty,
  }))
}
