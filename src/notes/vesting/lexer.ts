import { isIsoDate } from '../../model/date.ts'
import type { IsoDate } from '../../model/document.ts'
import { small, tens } from '../lexemes.ts'

/** The words of a note about vesting as they are written: dates, parts, numbers and plain words, each with its place in the text. */

/** A part of the grant as said, and the fraction that a cut-off percentage stands for: `33.33%` for one third. */
export interface Part {
  readonly numerator: number
  readonly denominator: number
  readonly standsFor: { readonly numerator: number; readonly denominator: number } | null
}

/** What a token is, without its place. */
type Lexeme =
  | { readonly kind: 'date'; readonly date: IsoDate }
  /** `'05-25'`, a day of the year without a year. */
  | { readonly kind: 'day-of-year'; readonly day: string }
  /** `'2025-03'`, a month without its day. */
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'part'; readonly part: Part }
  /** A number in digits or words; `spelled` in words. */
  | { readonly kind: 'number'; readonly value: string; readonly spelled: boolean }
  /** `third`, `3rd`. */
  | { readonly kind: 'ordinal'; readonly value: number }
  | { readonly kind: 'word'; readonly word: string }
  /** `,` `;` `:` `(` `)` `&` */
  | { readonly kind: 'mark'; readonly mark: string }

/** A word, number, day or mark with its place in the text. */
export type Token = Lexeme & { readonly start: number; readonly end: number }

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const monthPattern =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

const lexemes: readonly (readonly [kind: string, pattern: string])[] = [
  ['iso', String.raw`\d{4}-\d{2}-\d{2}(?!\d)`],
  ['slashed', String.raw`\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)`],
  ['dashed', String.raw`\d{1,2}-\d{1,2}-\d{4}(?!\d)`],
  ['monthDayYear', String.raw`${monthPattern}\.?\s+\d{1,2}(?:st|nd|rd|th)?\s*,?\s*\d{4}(?!\d)`],
  ['dayMonthYear', String.raw`\d{1,2}(?:st|nd|rd|th)?(?:\s+day\s+of)?[\s-]+${monthPattern}[\s,-]+\d{4}(?!\d)`],
  ['dayMonth', String.raw`\d{1,2}(?:st|nd|rd|th)?(?:\s+day\s+of)?\s+(?!may)${monthPattern}(?![\w.]*\s*\d)`],
  ['monthDay', String.raw`${monthPattern}\.?\s+\d{1,2}(?:st|nd|rd|th)?(?![\d/])`],
  ['monthYear', String.raw`${monthPattern}\.?,?\s+\d{4}(?!\d)`],
  ['mixedPercent', String.raw`\d{1,3}(?:[\s-]+\d{1,2}/\d{1,2}|\s*[⅓⅔½¼¾])\s*(?:%|per\s?cent)`],
  ['percent', String.raw`(?:\d{1,3}(?:\.\d{1,10})?|\.\d{1,10})\s*(?:%|per\s?cent)`],
  ['fraction', String.raw`\d{1,3}/\d{1,4}(?:\s?(?:th|rd|st|nd)s?(?![a-z]))?(?![\d/])`],
  ['vulgar', '[⅓⅔½¼¾]'],
  ['ordinal', String.raw`\d{1,3}(?:st|nd|rd|th)(?![a-z])`],
  ['money', String.raw`(?:US)?\$\s?\d[\d,]*(?:\.\d+)?`],
  ['number', String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,10})?|\.\d{1,10}`],
  ['word', "[a-z]+(?:['’][a-z]+)?"],
  ['mark', '[,;:()&]'],
]
const kinds = lexemes.map(([kind]) => kind)
const lexer = new RegExp(
  lexemes.map(([kind, pattern]) => `(${kind === 'word' || kind === 'mark' ? pattern : `(?<![\\w/])${pattern}`})`).join('|'),
  'giu',
)

const vulgarFractions: Readonly<Record<string, readonly [number, number]>> = {
  '⅓': [1, 3],
  '⅔': [2, 3],
  '½': [1, 2],
  '¼': [1, 4],
  '¾': [3, 4],
}

const spelledNumbers: Readonly<Record<string, number>> = { ...small, ...tens }
/** `third`, `fortieth`. */
export const spelledOrdinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
  fortieth: 40,
  sixtieth: 60,
}

/** Words that carry nothing here. */
export const fillers = new Set(['the', 'a', 'an', 'of', 'said', 'this', 'these', 'those', 'its', 'his', 'her', 'their', 'our'])

function dateOf(year: string, month: string | number, day: string): IsoDate | null {
  const number = typeof month === 'number' ? month : months.findIndex((name) => name.startsWith(month.slice(0, 3).toLowerCase())) + 1
  const full = year.length === 2 ? `20${year}` : year
  const iso = `${full}-${String(number).padStart(2, '0')}-${day.replace(/\D/g, '').padStart(2, '0')}`
  return isIsoDate(iso) ? iso : null
}

/** The percentage as said; one cut off after dividing by a number such as 3, 36 or 48 also as the fraction it stands for. */
export function percentAsPart(text: string): Part {
  const [whole = '0', fraction = ''] = text.split('.')
  const denominator = 100 * 10 ** fraction.length
  const numerator = Number(`${whole}${fraction}`)
  for (const n of fraction === '' ? [3] : [3, 6, 7, 9, 11, 12, 18, 24, 36, 48, 60, 72, 84]) {
    const m = Math.round((numerator * n) / denominator)
    const exact = (m * denominator) / n
    if (m === 0 || m >= n || Number.isInteger(exact)) continue
    if (Math.floor(exact) === numerator || Math.round(exact) === numerator)
      return { numerator, denominator, standsFor: { numerator: m, denominator: n } }
  }
  return { numerator, denominator, standsFor: null }
}

/** A part as a fraction. */
export const part = (numerator: number, denominator: number): Lexeme & { kind: 'part' } => ({
  kind: 'part',
  part: { numerator, denominator, standsFor: null },
})

function tokenOf(kind: string, text: string): Lexeme | null {
  const date = (one: IsoDate | null) => (one ? { kind: 'date' as const, date: one } : null)
  switch (kind) {
    case 'iso':
      return date(isIsoDate(text) ? text : null)
    case 'slashed':
    case 'dashed': {
      const [month = '', day = '', year = ''] = text.split(/[/-]/)
      return date(dateOf(year, Number(month), day))
    }
    case 'monthDayYear': {
      const [, month = '', day = '', year = ''] = /^([a-z]+)\D+(\d+)\D*?(\d{4})$/i.exec(text) ?? []
      return date(dateOf(year, month, day))
    }
    case 'dayMonthYear': {
      const [, day = '', month = '', year = ''] = /^(\d+)(?:st|nd|rd|th)?(?:\s+day\s+of)?[\s-]+([a-z]+)\D+(\d{4})$/i.exec(text) ?? []
      return date(dateOf(year, month, day))
    }
    case 'dayMonth': {
      const [, day = '', month = ''] = /^(\d+)(?:st|nd|rd|th)?(?:\s+day\s+of)?\s+([a-z]+)/i.exec(text) ?? []
      const leap = dateOf('2024', month, day)
      return leap ? { kind: 'day-of-year', day: leap.slice(5) } : null
    }
    case 'monthDay': {
      const [, month = '', day = ''] = /^([a-z]+)\D+(\d+)/i.exec(text) ?? []
      const leap = dateOf('2024', month, day)
      return leap ? { kind: 'day-of-year', day: leap.slice(5) } : null
    }
    case 'monthYear': {
      const [, month = '', year = ''] = /^([a-z]+)\D+(\d{4})$/i.exec(text) ?? []
      return { kind: 'month', month: dateOf(year, month, '1')!.slice(0, 7) }
    }
    case 'mixedPercent': {
      const [, whole = '0', up, down, vulgar] = /^(\d+)[\s-]*(?:(\d+)\/(\d+)|([⅓⅔½¼¾]))/.exec(text) ?? []
      const [n, d] = vulgar ? vulgarFractions[vulgar]! : [Number(up), Number(down)]
      return d === 0 ? null : part(Number(whole) * d + n, 100 * d)
    }
    case 'percent':
      return { kind: 'part', part: percentAsPart(text.replace(/[^\d.]/g, '')) }
    case 'fraction': {
      const [n = 0, d = 0] = text.split('/').map((one) => Number.parseInt(one, 10))
      return d === 0 ? null : part(n, d)
    }
    case 'money':
      // an amount of money counts no units
      return { kind: 'word', word: '$' }
    case 'vulgar':
      return part(...vulgarFractions[text]!)
    case 'ordinal':
      return { kind: 'ordinal', value: Number.parseInt(text, 10) }
    case 'number':
      return { kind: 'number', value: text.replaceAll(',', '').replace(/^\./, '0.'), spelled: false }
    case 'mark':
      return { kind: 'mark', mark: text }
    default:
      return wordToken(text.toLowerCase().replace(/['’]s?$/, ''))
  }
}

function wordToken(word: string): Lexeme {
  if (Object.hasOwn(spelledNumbers, word)) return { kind: 'number', value: String(spelledNumbers[word]), spelled: true }
  if (Object.hasOwn(spelledOrdinals, word)) return { kind: 'ordinal', value: spelledOrdinals[word]! }
  return { kind: 'word', word }
}

/** The tokens of a stretch of text, fillers and all; what is neither word, number nor a mark that matters is passed over. */
export function lexed(text: string, from: number, to: number): Token[] {
  const found: Token[] = []
  lexer.lastIndex = from
  for (let match = lexer.exec(text); match && match.index < to; match = lexer.exec(text)) {
    const source = match[0]
    const kind = kinds[match.findIndex((group, at) => at > 0 && group !== undefined) - 1] ?? ''
    const token = tokenOf(kind, source)
    if (!token) return []
    found.push({ ...token, start: match.index, end: match.index + source.length } as Token)
  }
  return found
}
