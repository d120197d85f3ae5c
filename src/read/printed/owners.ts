import { type Address, emptyAddress, type Relationship } from '../../model/document.ts'
import type { PrintedOwner } from './head.ts'
import { textOf, type Word } from './page.ts'

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
  /** Whether streets had to be parted by their wording, not by their lines. */
  readonly guessed: boolean
}

const zipLike = (word: Word) => /^(?=.*\d)[0-9A-Z][0-9A-Z#-]{1,9}$/i.test(word.text)
const stateLike = (word: Word) => /^[A-Z][A-Z0-9]$/.test(word.text)

/** Words cut at line starts. */
export function linesOf(words: readonly Word[]): Word[][] {
  const lines: Word[][] = []
  for (const word of words) {
    if (lines.length === 0 || word.gap === 2) lines.push([word])
    else lines.at(-1)!.push(word)
  }
  return lines
}

/** Without one comma at the end, which the stylesheets add. */
export const withoutComma = (words: readonly Word[]): readonly Word[] => {
  const last = words.at(-1)
  if (!last?.text.endsWith(',')) return words
  const text = last.text.slice(0, -1)
  return text === '' ? words.slice(0, -1) : [...words.slice(0, -1), { ...last, text, end: last.end - 1 }]
}

/** City, state and zip: in three places, or in one line read from the right. `published` prints a comma after the city. */
export function cityLine(words: readonly Word[], published: boolean): Pick<AddressWords, 'city' | 'state' | 'zipCode'> {
  const lines = linesOf(words)
  if (lines.length === 3) return { city: lines[0]!, state: lines[1]!, zipCode: lines[2]! }
  for (let at = published ? 0 : 1; at < words.length; at++) {
    const rest = words.slice(at + 1)
    if (!stateLike(words[at]!) || !rest.every(zipLike) || rest.length > 2) continue
    if (published && at > 0 && !words[at - 1]!.text.endsWith(',')) continue
    const city = words.slice(0, at)
    return { city: published ? withoutComma(city) : city, state: words.slice(at, at + 1), zipCode: rest }
  }
  const last = words.at(-1)
  if (last && words.length > 1 && /^\d{5}(?:-\d{4})?$/.test(last.text))
    return { city: withoutComma(words.slice(0, -1)), state: [], zipCode: [last] }
  return { city: withoutComma(words), state: [], zipCode: [] }
}

/** Whether a street, or what stands before one, begins at a word. */
export const startsStreet = (words: readonly Word[], at: number): boolean => {
  const text = words[at]!.text
  if (/^c\/o$/i.test(text) || /^#?\d+[A-Z]?(?:-\d+)*,?$/i.test(text)) return true
  if (/^(?:p\.?o\.?)$/i.test(text)) return /^(?:box|b)/i.test(words[at + 1]?.text ?? '')
  return /^(?:one|two|three|four|five)$/i.test(text) && at + 2 < words.length
}

const unit = /^(?:suite|ste\.?|floor|fl\.?|unit|apt\.?|room|rm\.?|building|bldg\.?|level|mail|ms|m\/s|\d+(?:st|nd|rd|th))$/i

/** Streets in one run of words → the two lines of an address, by their wording. */
export function partStreets(
  words: readonly Word[],
  published: boolean,
  breaks: boolean,
): { street1: readonly Word[]; street2: readonly Word[]; guessed: boolean } {
  const lines = linesOf(words)
  if (breaks && !published && lines.length <= 2) return { street1: lines[0] ?? [], street2: lines[1] ?? [], guessed: false }
  const candidates: number[] = []
  for (let at = 1; at < words.length; at++) {
    if (published && !words[at - 1]!.text.endsWith(',')) continue
    candidates.push(at)
  }
  const careOf = /^(?:c\/o|attn:?|care)$/i.test(words[0]?.text ?? '')
  const street = candidates.find((at) => startsStreet(words, at) && (careOf || !/^\d/.test(words[0]!.text) || /^p/i.test(words[at]!.text)))
  if (street !== undefined)
    return {
      street1: published ? withoutComma(words.slice(0, street)) : words.slice(0, street),
      street2: words.slice(street),
      guessed: true,
    }
  const room = candidates.find((at) => unit.test(words[at]!.text))
  if (published && room !== undefined && candidates.length === 1)
    return { street1: withoutComma(words.slice(0, room)), street2: words.slice(room), guessed: true }
  return { street1: words, street2: [], guessed: words.length > 4 }
}

/** Box 1 as an owner. */
export function ownerOf(printed: PrintedOwner, published: boolean, breaks: boolean): OwnerWords {
  return {
    name: printed.name,
    ...partStreets(printed.streets, published, breaks),
    ...cityLine(printed.city, published),
    country: printed.country,
    streets: printed.streets,
  }
}

/** The address with every part as text. */
export function addressOf(words: AddressWords): Address {
  const text = (part: readonly Word[]) => textOf(part) || null
  return {
    ...emptyAddress,
    street1: text(words.street1),
    street2: text(words.street2),
    city: text(words.city),
    state: text(words.state),
    zipCode: text(words.zipCode),
  }
}

/** A relationship of which nothing is known. */
export type Flags = Pick<Relationship, 'director' | 'officer' | 'tenPercentOwner' | 'other'>
