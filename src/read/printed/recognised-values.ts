import type { Word } from './page.ts'
import { dateIn } from './values.ts'

/** What a word of recognised text may be, though its letters suffered: marks, days, amounts, codes and the letters A, D and I. */

/** Words as they must have been printed, and how much had to be believed for it: 0 nothing, 1 a likely misreading, more a doubtful one. */
export interface Mended {
  readonly words: readonly Word[]
  readonly cost: number
}

/** A word with what it must have said; what was changed is told, and trusted less. */
export const mend = (word: Word, text: string, certainty = 0.85): Word =>
  text === word.text ? word : { ...word, text, mended: true, certainty: Math.min(certainty, word.certainty ?? 1) }

/** A word read as `(2)`: a note mark beyond doubt. */
const clearMark = /^[([{](\d{1,2})[)\]}]$/

/** What is left of a raised note mark: short, and with a bracket, a quote or a sign that no text has. */
export const isMarkLike = (text: string): boolean =>
  clearMark.test(text) || (text.length <= 5 && (/^[([{].{0,3}[)\]}]?$|^.{0,3}[)\]}]$/.test(text) || /^[@®©°”"“’‘*]+\d?$/.test(text)))

/** The rest of a word after its value, as a mark if it is one and as nothing if it cannot be told. */
function markFrom(word: Word, rest: string): Word[] {
  const clear = /[([{]?(\d{1,2})[)\]}]$/.exec(rest)
  return clear && /^[([{]\d/.test(rest) ? [{ ...word, text: `(${clear[1]})`, gap: 0 }] : []
}

export const asDate = (word: Word): Mended | null => {
  const match = /^[^\w]*([\dIlOo]{1,2})\/?([\dIlOo]{2})\/?([\dIlOo]{4})(.{0,5})$/.exec(word.text)
  if (!match) return null
  const digits = match.slice(1, 4).map((piece) => piece!.replace(/[Il]/g, '1').replace(/[Oo]/g, '0'))
  const text = digits.join('/')
  if (dateIn(text) === null || !/^(?:19|20)/.test(digits[2]!)) return null
  return { words: [mend(word, text), ...markFrom(word, match[4]!)], cost: word.text.startsWith(text) ? 0 : 0.6 }
}

const amount = /^(\$\$?|[§S]s?(?=\d))?(\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?|\d{1,3}(?:[.,]\d{3}){2,}|\d+\.\d{1,4}|\d+|\.\d+)(\D.{0,4})?$/

const asAmount = (word: Word): Mended | null => {
  const bare = word.text.replace(/^[^\w$§.(]+/, '').replace(/[.,:;_|]+$/, '')
  const match = amount.exec(bare)
  if (!match) return null
  const rest = match[3] ?? ''
  if (rest !== '' && !isMarkLike(rest) && !/[^\w]/.test(rest)) return null
  let figure = match[2]!
  if (!/^\d{1,3}(?:,\d{3})+\.\d{3}$/.test(figure) && /^\d{1,3}(?:[.,]\d{3}){2,}$/.test(figure)) figure = figure.replace(/\./g, ',')
  const text = `${match[1] ? '$' : ''}${figure}`
  return { words: [mend(word, text, rest === '' ? 0.85 : 0.8), ...markFrom(word, rest)], cost: text === word.text ? 0 : 0.5 }
}

const codes = 'ACDEFGHIJLMOPSUWXZ'

const asCode = (word: Word): Mended | null => {
  const text = word.text.replace(/^[^\w$]+/, '')
  if (/^[ACDEFGHIJLMOPSUWXZ](?:\/K)?[345]?$/.test(text)) return { words: [mend(word, text)], cost: 0 }
  const match = /^([A-Za-z$5])([345])?(.{0,4})$/.exec(text)
  if (!match) return null
  const letter = match[1] === '$' || match[1] === '5' ? 'S' : match[1]!.toUpperCase()
  if (!codes.includes(letter)) return null
  let rest = match[3]!
  // The capital is read twice: `mM)`.
  if (rest[0] === letter) rest = rest.slice(1)
  if (rest !== '' && !isMarkLike(rest) && !/^[O0fo]\)?$/.test(rest)) return null
  return { words: [mend(word, letter + (match[2] ?? ''), 0.8), ...markFrom(word, rest)], cost: match[1] === letter ? 0.5 : 1 }
}

const asLetter = (word: Word, first: string, second: string): Mended | null => {
  const text = word.text.replace(/^[^\w!|\]]+|[_.,:;|]+$/g, '') || word.text
  if (text === first || text === second) return { words: [mend(word, text)], cost: text === word.text ? 0 : 0.2 }
  if (/^[pP][bB]?$|^[DO]\)$|^[bB]$|^D[BbD]$/.test(text)) return { words: [mend(word, 'D', 0.8)], cost: 1 }
  if (second === 'I' && /^(?:[1lt|!\]]|i[!t|jlf]?|[1lI][!|)])$/.test(text)) return { words: [mend(word, 'I', 0.8)], cost: 0.9 }
  if (first === 'A' && /^(?:a|[Aa]\)|4)$/.test(text)) return { words: [mend(word, 'A', 0.75)], cost: 1.2 }
  const marked = /^([ADI])(\W\W?\d{0,2}\W?)$/.exec(text)
  if (marked && (marked[1] === first || marked[1] === second))
    return { words: [mend(word, marked[1]!), ...markFrom(word, marked[2]!)], cost: 0.5 }
  return null
}

/** How one word reads in a column of the given kind, or `null` where it cannot stand there. */
export function mendFor(kind: string, word: Word): Mended | null {
  switch (kind) {
    case 'date':
      return asDate(word)
    case 'amount':
    case 'price':
      return asAmount(word)
    case 'code':
      return asCode(word)
    case 'early':
      return /^[VvL]$/.test(word.text) ? { words: [mend(word, word.text.toUpperCase())], cost: 0 } : null
    case 'direction':
      return asLetter(word, 'A', 'D')
    case 'ownership':
      return asLetter(word, 'D', 'I')
    default:
      return null
  }
}

/** Whether a word is a day or an amount of some size: what a line of headings never holds. */
export const isDatum = (word: Word): boolean =>
  asDate(word) !== null || (/^\W{0,2}(?:\$\d|\d{1,3},\d{3}|\d+\.\d+\D?|\d{3,}$)/.test(word.text) && asAmount(word) !== null)

/** Words of running text: recognition draws quotes curved that were typed straight. */
export const straightened = (word: Word): Word => mend(word, word.text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"'), 0.97)
