import { nameWords } from '../cut/vocabulary.ts'
import type { OwnerWords } from '../head/owners.ts'
import { isPostalCode } from '../head/postal-codes.ts'
import { letters, textOf, type Word } from '../pages/page.ts'
import type { Record } from '../record.ts'
import { isBoxLabel } from './issuer.ts'
import type { Lexicon } from './names.ts'
import { office, type RecognisedOwner } from './owners.ts'
import { mend } from './values.ts'

/**
 * What the boxes of an owner take, and how far recognised words in them can be believed. A name that stands once on the form, of words that
 * no other name has, has nothing that shows its damage: of such on prints of real filings three in five were right, of others nineteen in
 * twenty. What is no code, no city or no name at all is unknown, and an issue says what stood there.
 */

const nameWordSet: ReadonlySet<string> = new Set(nameWords)

/** Signs that no name, street or city of a filing has. */
const odd = /[!?=~^_<>{}[\]|\\*%$:;"“”©®°«»]/

const certainties = { namedOnce: 0.75, unended: 0.45, lower: 0.5, oddStreet: 0.75, oddTitle: 0.85 } as const

const withCertainty = (words: readonly Word[], certainty: number): readonly Word[] =>
  certainty === 1 ? words : words.map((word) => ({ ...word, certainty: Math.min(certainty, word.certainty ?? 1) }))

/** A name ends here only where recognition lost its end. */
const unended = /(?:,|&|\b(?:of|and|the|for))$/i

/** A name without the labels of other boxes and without what has signs that no name has. */
function nameIn(words: readonly Word[], lexicon: Lexicon): readonly Word[] {
  const label = words.findIndex((word) => isBoxLabel(word.text))
  const own = label < 0 ? words : words.slice(0, label)
  const end = own.findIndex((word) => odd.test(word.text) && !lexicon.has(word.text))
  const kept = withoutRepeat(end < 0 ? own : own.slice(0, end))
  return !isStreet(kept) && kept.some((word) => /[A-Za-z]{2}/.test(word.text)) ? kept : []
}

/** `Example 2014 LP 2014 LP`: the end of a line that was recognised twice. */
function withoutRepeat(words: readonly Word[]): readonly Word[] {
  const same = (from: number, to: number, size: number) =>
    words.slice(from, from + size).every((word, at) => word.text === words[to + at]!.text)
  for (let size = words.length >> 1; size > 1; size--)
    if (same(words.length - 2 * size, words.length - size, size)) return words.slice(0, -size)
  return words
}

/** How far a name can be believed. */
function certaintyOfName(words: readonly Word[], lexicon: Lexicon): number {
  if (unended.test(textOf(words))) return certainties.unended
  if (/^[a-z]{3}/.test(words[0]?.text ?? '')) return certainties.lower
  const long = words.filter((word) => letters(word.text).length > 2)
  return long.every((word) => lexicon.has(word.text)) ? 1 : certainties.namedOnce
}

/** Capitals beside small letters: pieces of a title or of another box behind a street. */
const isMixed = (words: readonly Word[]): boolean =>
  words.some((word) => /^[A-Z]{4,}$/.test(word.text)) && words.some((word) => /^[A-Z]?[a-z]{3,}/.test(word.text))

/** Whether a street has what no street has, a comma at the end of an address among it. */
const isOdd = (words: readonly Word[], last: boolean): boolean =>
  words.some((word) => odd.test(word.text) || /[A-Z]\d[A-Z]/.test(word.text)) ||
  isMixed(words) ||
  (last && /,$/.test(words.at(-1)?.text ?? ''))

/** More stains than words: what recognition makes of a line of dots or of a label. */
const isScraps = (words: readonly Word[]): boolean =>
  words.length > 4 &&
  !words.some((word) => /\d/.test(word.text)) &&
  words.filter((word) => letters(word.text).length < 3).length * 2 > words.length

/** A street without the tick of the column beside it. */
const withoutTick = (words: readonly Word[]): readonly Word[] =>
  words.length > 2 && /^[xX]{2,3}$/.test(words.at(-1)!.text) ? words.slice(0, -1) : words

const soundStreet = (words: readonly Word[], last: boolean): readonly Word[] => {
  const own = withoutTick(words)
  return isOdd(own, last) ? withCertainty(own, certainties.oddStreet) : own
}

/** Whether words are a street with its number: no name and no city. */
const isStreet = (words: readonly Word[]): boolean =>
  /^\d+ .*\b(?:road|rd|street|st|avenue|ave|drive|dr|boulevard|blvd|lane|way|parkway|plaza|suite|floor)\b/i.test(textOf(words))

/** A street whose number is a one that was read as a letter: `L EXAMPLE LOOP`. */
const withNumber = (words: readonly Word[]): readonly Word[] =>
  words.length > 2 && /^[Il|L]$/.test(words[0]!.text) ? [mend(words[0]!, '1', 0.75), ...words.slice(1)] : words

/** A city has letters, and figures only where a foreign code stands before it. */
const isCity = (words: readonly Word[], american: boolean): boolean => {
  const text = textOf(words)
  return !odd.test(text) && !isStreet(words) && (text.match(/\p{L}/gu)?.length ?? 0) > 2 && !(american && /\d/.test(text))
}

/** What officers are set over. */
const charge =
  /^\W*(?:finance|marketing|operations?|operating|products?|engineering|accounting|investors?|relations|human|people|sales|strategy|strategic|development|corporate|business|administrative|commercial|information|legal|revenue|(?:co-)?founder|assistant|interim|former|group|global|research|compliance|tax|principal|affairs|risk|remarks)\W*$/i

/** Words of offices, and those that the form has elsewhere: what a title is made of. */
const isOfOffice = (word: Word, lexicon: Lexicon): boolean =>
  letters(word.text).length < 4 ||
  office.test(word.text) ||
  charge.test(word.text) ||
  lexicon.has(word.text) ||
  nameWordSet.has(word.text.replace(/\W+/g, '').toUpperCase())

/** A title, believed less where it has words that no office has and that stand nowhere else. */
export const soundTitle = (words: readonly Word[], lexicon: Lexicon): readonly Word[] =>
  words.every((word) => isOfOffice(word, lexicon)) ? words : withCertainty(words, certainties.oddTitle)

/** The owners with what their boxes can hold, each as sure as what else the form says makes it. */
export function soundOwners(owners: readonly RecognisedOwner[], lexicon: Lexicon, record: Record): RecognisedOwner[] {
  return owners.map((one, at) => {
    const { owner } = one
    const unread = (field: string, words: readonly Word[], what: string): readonly Word[] => {
      record.issue('value-not-read', 'warning', `reportingOwners[${at}].${field}`, `"${textOf(words)}" is no ${what}`, words)
      return []
    }
    const state = textOf(owner.state)
    const american = /^[A-Z]{2}$/.test(state)
    const told = nameIn(owner.name, lexicon)
    const name = told.length === 0 && owner.name.length > 0 ? unread('name', owner.name, 'name') : told
    const code = owner.zipCode.length === 0 || state === '' || isPostalCode(textOf(owner.zipCode), state)
    const sound: OwnerWords = {
      ...owner,
      name: withCertainty(name, certaintyOfName(name, lexicon)),
      street1: soundStreet(withNumber(owner.street1), owner.street2.length === 0),
      street2: isScraps(owner.street2) ? unread('address.street2', owner.street2, 'street') : soundStreet(owner.street2, true),
      city: owner.city.length === 0 || isCity(owner.city, american) ? owner.city : unread('address.city', owner.city, 'city'),
      zipCode: code ? owner.zipCode : unread('address.zipCode', owner.zipCode, `code of ${state}`),
    }
    return { ...one, owner: sound, title: soundTitle(one.title, lexicon) }
  })
}
