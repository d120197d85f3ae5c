import { type Address, emptyAddress, type Relationship } from '../../../model/document.ts'
import { placeCode, placeName } from '../../../model/place-names.ts'
import { textOf, type Word, withGap, withText } from '../pages/page.ts'
import type { PrintedOwner } from './head.ts'
import { cutStreets, withoutComma } from './streets.ts'

/** Names and addresses of reporting owners out of the words of box 1. */

/** The parts of an address, each with its words. */
export interface AddressWords {
  readonly street1: readonly Word[]
  readonly street2: readonly Word[]
  readonly city: readonly Word[]
  readonly state: readonly Word[]
  readonly zipCode: readonly Word[]
}

/** An owner as words, before it is recorded. */
export interface OwnerWords extends AddressWords {
  readonly name: readonly Word[]
  readonly country: readonly Word[]
  /** Both streets as box 1 has them. */
  readonly streets: readonly Word[]
  /** The first street, where its beginning is missing from the print. */
  readonly cut?: { readonly words: readonly Word[]; readonly rest: readonly Word[] } | null
  /** Whether streets had to be parted by their wording, not by their lines. */
  readonly guessed: boolean
  /** Cut like the address of an owner before, of the same letters: whether in one line or two is not told. */
  readonly isLikeBefore?: boolean
}

const zipLike = (word: Word) => word.text.length < 11 && /^(?=.*\d)[0-9A-Z][0-9A-Z#-]{0,9}$/i.test(word.text)
const stateLike = (word: Word) => word.text.length === 2 && /^[A-Z][A-Z0-9]$/.test(word.text)

/** Codes of countries and of provinces, which are no words: `D0`, `A6`. */
const foreignState = /^[A-Z]\d$/

/** Whether words are a zip, or none: after the comma and the code of a country any few short ones, such as `HM LX`, `1077 XX`. */
const isZip = (words: readonly Word[], state: string, published: boolean): boolean =>
  (words.length <= 2 && words.every(zipLike)) ||
  (published && foreignState.test(state) && textOf(words).length <= 10 && /^[0-9A-Z][0-9A-Z -]*$/i.test(textOf(words)))

/** Words cut at line starts. */
export function linesOf(words: readonly Word[]): Word[][] {
  const lines: Word[][] = []
  for (const word of words) {
    if (lines.length === 0 || word.gap === 2) lines.push([word])
    else lines.at(-1)!.push(word)
  }
  return lines
}

/**
 * City, state and zip: in three places, or in one line read from the right. `published` prints a comma after the city; `foreign` may lack a
 * place or the zip.
 */
export function cityLine(words: readonly Word[], published: boolean, foreign = false): Pick<AddressWords, 'city' | 'state' | 'zipCode'> {
  // A table cut badly repeats the zip that spans two of its columns.
  if (words.length > 2 && zipLike(words.at(-1)!) && words.at(-1)!.text === words.at(-2)!.text)
    return cityLine(words.slice(0, -1), published)
  const lines = linesOf(words)
  if (lines.length === 3) return { city: lines[0]!, state: lines[1]!, zipCode: lines[2]! }
  if (lines.length === 2 && foreign) {
    return lines[1]!.every(zipLike)
      ? { city: lines[0]!, state: [], zipCode: lines[1]! }
      : { city: lines[0]!, state: lines[1]!, zipCode: [] }
  }
  for (let at = published ? 0 : 1; at < words.length; at++) {
    const rest = words.slice(at + 1)
    if (!stateLike(words[at]!) || !isZip(rest, words[at]!.text, published)) continue
    if (published && at > 0 && !words[at - 1]!.text.endsWith(',')) continue
    const city = words.slice(0, at)
    return { city: published ? withoutComma(city) : city, state: words.slice(at, at + 1), zipCode: rest }
  }
  // A city on two lines of a narrow box has its state and zip between them.
  const between = published
    ? -1
    : words.findIndex((word, at) => at > 0 && stateLike(word) && /^\d{5}(?:-\d{4})?$|^[A-Z]{1,3}\d*-?\d+$/.test(words[at + 1]?.text ?? ''))
  if (between > 0 && between + 2 < words.length && placeName(words[between]!.text) !== words[between]!.text)
    return {
      city: [...words.slice(0, between), ...words.slice(between + 2)],
      state: words.slice(between, between + 1),
      zipCode: words.slice(between + 1, between + 2),
    }
  // A border may cut the zip that stands there, so that its last figures end the line.
  const last = words.at(-1)?.text ?? ''
  const cut = published ? -1 : words.findIndex((word, at) => at > 0 && stateLike(word) && /^\d{1,4}$/.test(words[at + 1]?.text ?? ''))
  if (cut > 0 && cut + 3 < words.length && /^\d{5}$/.test(words[cut + 1]!.text + last))
    return {
      city: [...words.slice(0, cut), ...words.slice(cut + 2, -1)],
      state: words.slice(cut, cut + 1),
      zipCode: [withText(words[cut + 1]!, words[cut + 1]!.text + last)],
    }
  let zip = words.length
  while (zip > 1 && zipLike(words[zip - 1]!)) zip--
  for (let size = Math.min(4, zip - 1); size > 0; size--) {
    const state = words.slice(zip - size, zip)
    if (placeCode(textOf(state)) !== null) return { city: withoutComma(words.slice(0, zip - size)), state, zipCode: words.slice(zip) }
  }
  if (words.length > 1 && /^\d{5}(?:-\d{4})?$/.test(last))
    return { city: withoutComma(words.slice(0, -1)), state: [], zipCode: words.slice(-1) }
  return { city: withoutComma(words), state: [], zipCode: [] }
}

/** What a number follows. */
const numberFollows = /^(?:suite|ste\.?|floor|room|rm\.?|apt\.?|unit|box|no\.?|#)$/i
const number = /^[A-Z]?-?\d+[A-Z]?$/i

/** Streets in one run of words → the two lines of an address, by their wording. */
export function partStreets(
  words: readonly Word[],
  published: boolean,
  breaks: boolean,
): { street1: readonly Word[]; street2: readonly Word[]; guessed: boolean } {
  const lines = linesOf(words)
  // A narrow box may part a suite from its number.
  if (
    breaks &&
    lines.length === 2 &&
    numberFollows.test(lines[0]!.at(-1)!.text) &&
    lines[1]!.length === 1 &&
    number.test(lines[1]![0]!.text)
  )
    return { street1: lines.flat().map((word, at) => (at > 0 && word.gap === 2 ? withGap(word, 1) : word)), street2: [], guessed: false }
  if (breaks && (lines.length === 2 || (!published && lines.length < 2))) {
    return { street1: lines[0] ?? [], street2: lines[1] ?? [], guessed: false }
  }
  return cutStreets(words, published)
}

/**
 * A caption that lost its beginning, `rst)` of `(First)`, shows that the text was cut there; what stands in the same line after it lost its
 * beginning too.
 */
function cutAtStart(words: readonly Word[]): { words: readonly Word[]; rest: readonly Word[] } | null {
  const at = words.findIndex((word) => /^(?:i?r?st|i?dd?le|ddle|idd?le)\)$/i.test(word.text))
  if (at < 0) return null
  let end = at + 1
  while (end < words.length && words[end]!.gap !== 2) end++
  const street = words.slice(at + 1, end).filter((word) => !/^\((?:first|middle)\)$/i.test(word.text))
  return { words: street, rest: words.slice(end).filter((word) => !/^\((?:first|middle)\)$/i.test(word.text)) }
}

/** Box 1 as an owner. */
export function ownerOf(printed: Omit<PrintedOwner, 'relationship'>, published: boolean, breaks: boolean): OwnerWords {
  const cut = cutAtStart(printed.streets)
  const { street1, street2, guessed } = partStreets(cut === null ? printed.streets : cut.rest, published, breaks)
  const { city, state, zipCode } = cityLine(printed.city, published, printed.country.length > 0)
  const { name, country, streets } = printed
  return { name, cut, street1, street2, guessed, city, state, zipCode, country, streets }
}

/** The address with every part as text. Since 2026 the forms print the country too, and below it only a foreign one is no state. */
export function addressOf(words: AddressWords & Pick<OwnerWords, 'country'>): Address {
  const text = (part: readonly Word[]) => textOf(part) || null
  const country = text(words.country)
  const lines = {
    ...emptyAddress,
    street1: text(words.street1),
    street2: text(words.street2),
    city: text(words.city),
    zipCode: text(words.zipCode),
  }
  if (country !== null && country.toUpperCase() !== 'UNITED STATES') {
    return { ...lines, nonUSAddress: true, nonUSStateTerritory: text(words.state), country: placeCode(country) ?? country }
  }
  return {
    ...lines,
    ...(country === null ? {} : { nonUSAddress: false }),
    // Since 2026 the stylesheets print the name of the state.
    state: placeCode(textOf(words.state)) ?? text(words.state),
  }
}

/** A relationship of which nothing is known. */
export type Flags = Pick<Relationship, 'director' | 'officer' | 'tenPercentOwner' | 'other'>
