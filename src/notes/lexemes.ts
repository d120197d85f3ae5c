import { isIsoDate } from '../model/date.ts'
import type { Decimal } from '../model/document.ts'
import type { StatedDate } from './fact.ts'

/** How notes write numbers, days and currencies. Each reader looks at one place of a folded (lower-case) text and never beyond some dozen characters. */

/** What a reader found: its value, and where the text goes on. */
export interface Lexeme<T> {
  readonly value: T
  readonly end: number
}

const monthNumber: Readonly<Record<string, string>> = Object.fromEntries(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, at) => [
    name,
    String(at + 1).padStart(2, '0'),
  ]),
)

const monthName =
  'jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?\\.?|july?\\.?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?'

const monthDayYear = new RegExp(`(${monthName})\\s{0,3}(\\d{1,2})(?:st|nd|rd|th)?\\s{0,2},?\\s{0,3}((?:19|20)\\d{2})(?!\\d)`, 'y')
const monthYear = new RegExp(`(${monthName}),?\\s{1,3}(?:of\\s)?((?:19|20)\\d{2})(?!\\d)`, 'y')
const dayMonthYear = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th)?\\s{0,2}(?:day\\s)?(?:of\\s)?(${monthName}),?\\s{0,3}((?:19|20)\\d{2})(?!\\d)`,
  'y',
)
const yearMonthDay = /((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?!\d)/y
const monthOfYear = /(0[1-9]|1[0-2])\/((?:19|20)\d{2})(?![\d/a-z])/y
const slashes = /(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2}|\d{2})(?![\d/])/y

const iso = (year: string, month: string, day: string): StatedDate | null => {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDate(text) ? text : null
}

const at = (pattern: RegExp, text: string, start: number): RegExpExecArray | null => {
  pattern.lastIndex = start
  return pattern.exec(text)
}

/** A day in figures or words, or a month with its year. Two-digit years from 70 are of the last century; day and month as Americans write them. */
export function dateAt(text: string, start: number): Lexeme<StatedDate> | null {
  let match = at(monthDayYear, text, start)
  if (match) return found(iso(match[3]!, monthNumber[match[1]!.slice(0, 3)]!, match[2]!), monthDayYear.lastIndex)
  match = at(monthYear, text, start)
  if (match) return { value: `${match[2]}-${monthNumber[match[1]!.slice(0, 3)]}`, end: monthYear.lastIndex }
  match = at(dayMonthYear, text, start)
  if (match) return found(iso(match[3]!, monthNumber[match[2]!.slice(0, 3)]!, match[1]!), dayMonthYear.lastIndex)
  match = at(yearMonthDay, text, start)
  if (match) return found(iso(match[1]!, match[2]!, match[3]!), yearMonthDay.lastIndex)
  match = at(monthOfYear, text, start)
  if (match) return { value: `${match[2]}-${match[1]}`, end: monthOfYear.lastIndex }
  match = at(slashes, text, start)
  if (match) {
    // '12.05.20' may be a price or a version; only slashes and hyphens are sure with two-digit years
    if (match[2] === '.' && match[4]!.length === 2) return null
    const year = match[4]!.length === 4 ? match[4]! : `${Number(match[4]) >= 70 ? '19' : '20'}${match[4]}`
    return found(iso(year, match[1]!, match[3]!) ?? iso(year, match[3]!, match[1]!), slashes.lastIndex)
  }
  return null
}

const found = <T>(value: T | null, end: number): Lexeme<T> | null => (value === null ? null : { value, end })

const wellFormed = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+/y
const figures = /[\d.,]*\d/y

/** A number in figures without its commas; `null` as value where its commas or periods make no number (`1,23`). */
export function numberAt(text: string, start: number): Lexeme<Decimal | null> | null {
  const all = at(figures, text, start)
  if (!all) return null
  const end = figures.lastIndex
  const match = at(wellFormed, text, start)
  if (match && wellFormed.lastIndex === end) return { value: match[0].replaceAll(',', ''), end }
  return { value: null, end }
}

/** The numbers in words up to nineteen. */
export const small: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
      ' ',
    ) as string[]
  ).map((word, value) => [word, value]),
)
/** … and the tens above. */
export const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
const smallWord = Object.keys(small)
  .sort((a, b) => b.length - a.length)
  .join('|')
const belowHundred = new RegExp(`(?:(${Object.keys(tens).join('|')})(?:[-\\s](${smallWord}))?|(${smallWord}))(?![a-z])`, 'y')
const scales = /(?:[-\s](hundred))?(?:[-\s](thousand|million))?(?![a-z])/y
const goesOn = /\s(?:and\s)?/y

/** A number in words: `one`, `twenty-five`, `one hundred`, `two thousand three hundred and four`. */
export function wordNumberAt(text: string, start: number): Lexeme<Decimal> | null {
  let end = -1
  let total = 0
  let group = 0
  for (let from = start; ; from = goesOn.lastIndex) {
    const words = at(belowHundred, text, from)
    if (!words) break
    group += words[1] ? tens[words[1]]! + (words[2] ? small[words[2]]! : 0) : small[words[3]!]!
    const scale = at(scales, text, belowHundred.lastIndex)
    end = scale ? scales.lastIndex : belowHundred.lastIndex
    if (scale?.[1]) group *= 100
    if (scale?.[2]) {
      total += group * 10 ** zeros[scale[2]]!
      group = 0
    }
    if (!(scale?.[1] || scale?.[2]) || !at(goesOn, text, end)) break
  }
  return end < 0 ? null : { value: String(total + group), end }
}

const denominators: Readonly<Record<string, string>> = {
  half: '2',
  halves: '2',
  third: '3',
  fourth: '4',
  quarter: '4',
  fifth: '5',
  sixth: '6',
  seventh: '7',
  eighth: '8',
  ninth: '9',
  tenth: '10',
  twelfth: '12',
  twentieth: '20',
}
const wordFraction = new RegExp(`(${smallWord})[-\\s](${Object.keys(denominators).join('|')})s?(?![a-z])(?!\\sanniversar)`, 'y')
const figureFraction = /(\d{1,6})\s?\/\s?(\d{1,6})(?:st|nd|rd|th|ths)?(?![\d/a-z])/y

/** `1/48th`, `one-third`. */
export function fractionAt(text: string, start: number): Lexeme<{ readonly numerator: Decimal; readonly denominator: Decimal }> | null {
  const figure = at(figureFraction, text, start)
  if (figure) return { value: { numerator: figure[1]!, denominator: figure[2]! }, end: figureFraction.lastIndex }
  const words = at(wordFraction, text, start)
  if (words) return { value: { numerator: String(small[words[1]!]), denominator: denominators[words[2]!]! }, end: wordFraction.lastIndex }
  return null
}

/** Currency marks before an amount, longest first, with their ISO 4217 codes. */
const currencyMarks: readonly (readonly [mark: string, code: string])[] = [
  ['u.s. $', 'USD'],
  ['u.s.$', 'USD'],
  ['us $', 'USD'],
  ['us$', 'USD'],
  ['usd', 'USD'],
  ['cdn$', 'CAD'],
  ['cad$', 'CAD'],
  ['cad', 'CAD'],
  ['c$', 'CAD'],
  ['a$', 'AUD'],
  ['aud', 'AUD'],
  ['hk$', 'HKD'],
  ['nt$', 'TWD'],
  ['s$', 'SGD'],
  ['r$', 'BRL'],
  ['eur', 'EUR'],
  ['€', 'EUR'],
  ['gbp', 'GBP'],
  ['£', 'GBP'],
  ['chf', 'CHF'],
  ['nis', 'ILS'],
  ['ils', 'ILS'],
  ['sek', 'SEK'],
  ['nok', 'NOK'],
  ['dkk', 'DKK'],
  ['jpy', 'JPY'],
  ['¥', 'JPY'],
  ['rmb', 'CNY'],
  ['cny', 'CNY'],
  ['\\$', 'USD'],
  ['$', 'USD'],
]
const currencyWords: Readonly<Record<string, string>> = {
  'canadian dollars': 'CAD',
  'australian dollars': 'AUD',
  'hong kong dollars': 'HKD',
  'swiss francs': 'CHF',
  'pounds sterling': 'GBP',
  'british pounds': 'GBP',
  'israeli shekels': 'ILS',
  'japanese yen': 'JPY',
  'swedish kronor': 'SEK',
  'danish kroner': 'DKK',
  'norwegian kroner': 'NOK',
  dollars: 'USD',
  usd: 'USD',
  euros: 'EUR',
  euro: 'EUR',
  eur: 'EUR',
  cad: 'CAD',
  gbp: 'GBP',
  nis: 'ILS',
  chf: 'CHF',
  sek: 'SEK',
  nok: 'NOK',
  dkk: 'DKK',
}
const foreignNames = new RegExp(
  [...currencyMarks, ...Object.entries(currencyWords)]
    .flatMap(([name, code]) => (code === 'USD' ? [] : /^[a-z ]+$/.test(name) ? `(?<![a-z])${name}(?![a-z])` : name.replaceAll('$', '\\$')))
    .join('|'),
  'i',
)

/** Whether a text may name another currency than the dollar: a quick look before it is read. */
export const mayNameForeignCurrency = (text: string): boolean => foreignNames.test(text)

const suffix = new RegExp(`\\s?(${Object.keys(currencyWords).join('|')})(?![a-z])`, 'y')
const scale = /\s?(thousand|million|billion)(?![a-z])/y
const zeros: Readonly<Record<string, number>> = { thousand: 3, million: 6, billion: 9 }

const scaled = (amount: Decimal, places: number): Decimal => {
  const [whole = '', fraction = ''] = amount.split('.')
  const digits = fraction.padEnd(places, '0')
  const shifted = `${whole}${digits.slice(0, places)}`.replace(/^0+(?=\d)/, '')
  return digits.length > places ? `${shifted}.${digits.slice(places)}` : shifted
}

/** An amount of money with its mark before it (`$1,234.50`, `EUR 13.70`, `$20.4 million`) or its currency after it (`13.70 euros`). */
export function moneyAt(text: string, start: number): Lexeme<{ readonly amount: Decimal | null; readonly currency: string }> | null {
  const mark = currencyMarks.find(([one]) => text.startsWith(one, start))
  let from = start
  if (mark) {
    from += mark[0].length
    while (from < start + mark[0].length + 3 && /\s/.test(text[from] ?? '')) from++
    // "CAD $7.10"
    if (text[from] === '$' && /[a-z]$/.test(mark[0])) from++
  }
  const number = numberAt(text, from)
  if (!number) return null
  if (!mark) {
    const word = at(suffix, text, number.end)
    return word && number.value !== null
      ? { value: { amount: number.value, currency: currencyWords[word[1]!]! }, end: suffix.lastIndex }
      : null
  }
  const big = at(scale, text, number.end)
  if (big && number.value !== null)
    return { value: { amount: scaled(number.value, zeros[big[1]!]!), currency: mark[1] }, end: scale.lastIndex }
  return { value: { amount: number.value, currency: mark[1] }, end: number.end }
}

const figureStarts = new Set([...Object.keys(monthNumber), ...[...Object.keys(small), ...Object.keys(tens)].map((one) => one.slice(0, 3))])
const currencyStarts = new Set(currencyMarks.map(([mark]) => mark.slice(0, 2)))

/** Whether a word that starts here could be a month, a number or a currency: a quick look that spares most words the slow ones. */
export const mayStartFigure = (text: string, start: number): boolean =>
  figureStarts.has(text.slice(start, start + 3)) || currencyStarts.has(text.slice(start, start + 2))
