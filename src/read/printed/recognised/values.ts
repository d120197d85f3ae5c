import type { Word } from '../pages/page.ts'
import { dateIn } from '../table/values.ts'

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
  clearMark.test(text) ||
  /^\(\d{3,4}\)$/.test(text) ||
  (text.length <= 5 && !/[A-Za-z]{3}/.test(text) && (/^[([{].{0,3}[)\]}]?$|^.{0,3}[)\]}]$/.test(text) || /^[@®©°”"“’‘*]+\d?$/.test(text)))

/** The rest of a word after its value: a mark, though which note it marks may have to be found out. */
function markFrom(word: Word, rest: string): Word[] {
  if (rest === '') return []
  const clear = /^[([{](\d{1,2})[)\]}]$/.exec(rest)
  if (clear) return [{ ...word, text: `(${clear[1]})`, gap: 0 }]
  return isMarkLike(rest) || /^[O0oMDY]$/.test(rest) ? [{ ...word, text: rest, gap: 0 }] : []
}

export const asDate = (word: Word): Mended | null => {
  const match = /^[^\w]*([\dIlOo]{1,2}|[\dIlOo]{2}(?=[\dIlOo]))[/7]?([\dIlOo]{2})[/7]?([12Il][\dIlOo]{3})(\D.{0,4}|\d{1,2}\)?)?$/.exec(
    word.text,
  )
  if (!match) return null
  const digits = match.slice(1, 4).map((piece) => piece!.replace(/[Il]/g, '1').replace(/[Oo]/g, '0'))
  const text = digits.join('/')
  if (dateIn(text) === null || !/^(?:19|20)/.test(digits[2]!)) return null
  const rest = match[4] ?? ''
  const marks = /^\d{1,2}\)?$/.test(rest) ? [{ ...word, text: `(${rest.replace(/\)$/, '')}`, gap: 0 as const }] : markFrom(word, rest)
  const slashes = word.text.split('/').length - 1
  return { words: [mend(word, text), ...marks], cost: word.text.startsWith(text) ? 0 : 0.6 + 0.2 * (2 - Math.min(2, slashes)) }
}

const amount = /^(\$\$?|[§S]s?(?=\d))?(\d{1,3}(?:,\d{3})+(?:\.\d{1,7})?|\d{1,3}(?:[.,]\d{3}){2,}|\d+\.\d{1,7}|\d+|\.\d+)(\D.{0,4})?$/

const asAmount = (word: Word): Mended | null => {
  if (/^[([]?\d{1,2}[)\]]$/.test(word.text)) return null
  const nothing = /^[sSg§$][oO0]((?:\(\S{0,2})?\)|[°”"“’‘®*]\)?)?$/.exec(word.text)
  if (nothing) return { words: [mend(word, '$0', 0.7), ...markFrom(word, nothing[1] ?? '')], cost: nothing[1] ? 0.8 : 0.6 }
  if (/^[OoQ)]$/.test(word.text)) return { words: [mend(word, '0', 0.6)], cost: 1.3 }
  const bare = word.text.replace(/^[^\w$§.(]+/, '').replace(/[.,:;_|]+$/, '')
  const match = amount.exec(bare)
  if (!match) return null
  const rest = match[3] ?? ''
  if (rest !== '' && !isMarkLike(rest) && !/[^\w]/.test(rest)) return null
  let figure = match[2]!
  if (!/^\d{1,3}(?:,\d{3})+\.\d{3}$/.test(figure) && /^\d{1,3}(?:[.,]\d{3}){2,}$/.test(figure)) figure = figure.replace(/\./g, ',')
  const text = `${match[1] ? '$' : ''}${figure}`
  // Amounts are printed with commas.
  const bareDigits = /^\d{4,}$|\.\d{5,}$/.test(figure) ? 0.6 : 0
  return { words: [mend(word, text, rest === '' ? 0.85 : 0.8), ...markFrom(word, rest)], cost: (text === word.text ? 0 : 0.5) + bareDigits }
}

const codes = 'ACDEFGHIJLMOPSUWXZ'

const asCode = (word: Word): Mended | null => {
  const text = word.text.replace(/^[^\w$©@€]+/, '')
  if (/^[ACDEFGHIJLMOPSUWXZ](?:\/K)?[345]?$/.test(text)) return { words: [mend(word, text)], cost: 0 }
  if (/^[©@]$/.test(text)) return { words: [mend(word, 'C', 0.7)], cost: 0.9 }
  // The slash of an equity swap is a thin stroke: `JK`.
  const match = /^([A-Za-z$5€])([/J|]?K)?([345](?!\)))?(.{0,4})$/.exec(text)
  if (!match) return null
  // No small `g` looks like the capital: it is an S with the mark beside it.
  const letter = /^[$5g]$/.test(match[1]!) ? 'S' : match[1] === '€' ? 'C' : match[1]!.toUpperCase()
  if (!codes.includes(letter)) return null
  let rest = match[4]!
  // The capital is read twice: `mM)`, `CG`.
  if (rest[0]?.toUpperCase() === letter || (letter === 'C' && rest === 'G')) rest = rest.slice(1)
  if (rest !== '' && !isMarkLike(rest) && !/^[O0foMDY]\)?$/.test(rest)) return null
  const read = letter + (match[2] ? '/K' : '') + (match[3] ?? '')
  return {
    words: [mend(word, read, 0.8), ...markFrom(word, rest)],
    cost: (match[1] === letter ? 0.3 : /[cs]/.test(match[1]!) ? 0.45 : 0.7) + (rest === '' ? 0 : 0.2),
  }
}

const asLetter = (word: Word, first: string, second: string): Mended | null => {
  const text = word.text.replace(/^[^\w!|\]]+|[_.,:;|]+$/g, '') || word.text
  if (text === first || text === second) return { words: [mend(word, text)], cost: text === word.text ? 0 : 0.2 }
  if (/^[pP][bB]?$|^[DO]\)$|^[bB]$|^D[BbD]$|^[oO]$/.test(text)) return { words: [mend(word, 'D', 0.8)], cost: 1 }
  if (second === 'I' && /^(?:[1lt|!\]]|i[!t|jlf]?|[1lI][!|)])$/.test(text)) return { words: [mend(word, 'I', 0.8)], cost: 0.9 }
  // The ruled line before it, read as a letter or a bracket.
  if (first === 'A' && /^[J)/\]][AD]$/.test(text)) return { words: [mend(word, text[1]!, 0.85)], cost: 0.4 }
  if (first === 'A' && /^(?:a|[Aa]\)|4)$/.test(text)) return { words: [mend(word, 'A', 0.75)], cost: 1.2 }
  const marked = /^([ADIp1l])e?(\W\W?\d{0,2}\W?)$/.exec(text)
  const letter = marked?.[1] === 'p' ? 'D' : marked && /[1l]/.test(marked[1]!) ? 'I' : marked?.[1]
  if (marked && (letter === first || letter === second)) return { words: [mend(word, letter), ...markFrom(word, marked[2]!)], cost: 0.6 }
  if (second === 'I' && text === 'a)') return { words: [mend(word, 'D', 0.6)], cost: 1.6 }
  return null
}

/** How one word reads in a column of the given kind, or `null` where it cannot stand there. */
export function mendFor(kind: string, word: Word): Mended | null {
  switch (kind) {
    case 'date':
      return asDate(word)
    case 'amount':
    case 'price': {
      const amount = asAmount(word)
      // Prices are printed with the sign, numbers without it.
      if (!amount) return null
      const text = amount.words[0]!.text
      if (text.startsWith('$')) return kind === 'price' ? amount : { ...amount, cost: amount.cost + 1 }
      // A small number may as well be a mark, and four digits a year.
      const doubt = /^[1-9]\d?$/.test(text) ? (kind === 'price' ? 1.6 : 0.7) : /^(?:19|20)\d\d$/.test(text) ? 1.2 : 0
      return { ...amount, cost: amount.cost + doubt + (kind === 'price' ? (/\.\d/.test(text) ? 0.1 : 0.6) : 0) }
    }
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
