import { fromMonthDayYear } from '../../../model/date.ts'
import type { Decimal, IsoDate } from '../../../model/document.ts'
import { codeAt } from '../pages/letters.ts'
import { textOf, type Word } from '../pages/page.ts'

/** What the words of a box may mean: dates, amounts, note marks, codes. */

/** A note mark as printed, and the note it names; `sure` is false for letters that stand for digits. */
export interface Mark {
  readonly word: Word
  readonly note: number
  readonly sure: boolean
}

/** Letters and signs, by code, that recognition gives for digits. */
const digits: ReadonlyMap<number, string> = new Map(
  Object.entries({ I: '1', l: '1', '|': '1', i: '1', O: '0', o: '0', S: '5', B: '8', Z: '2', G: '6', q: '9' }).map(([sign, digit]) => [
    sign.charCodeAt(0),
    digit,
  ]),
)

/** A text in which letters that stand for digits are those digits. */
function asDigits(text: string): string {
  let mended = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const digit = digits.get(text.charCodeAt(at))
    if (digit === undefined) continue
    mended += text.slice(from, at) + digit
    from = at + 1
  }
  return from === 0 ? text : mended + text.slice(from)
}

/** The note that a word such as `(2)` or, damaged, `(I)` marks; `null` for any other word. */
export function markOf(word: Word): Mark | null {
  const { text } = word
  const { length } = text
  if (length < 3 || length > 4 || word.raised === false) return null
  const open = codeAt(text, 0)
  const close = codeAt(text, length - 1)
  // `(`, `[` or `{`, and what closes any of them.
  if ((open !== 40 && open !== 91 && open !== 123) || (close !== 41 && close !== 93 && close !== 125)) return null
  let note = 0
  let sure = open === 40 && close === 41
  for (let at = 1; at < length - 1; at++) {
    const code = codeAt(text, at)
    if (code >= 48 && code <= 57) note = note * 10 + code - 48
    else if ('IlO|'.includes(text[at]!)) {
      note = note * 10 + (text[at] === 'O' ? 0 : 1)
      sure = false
    } else return null
  }
  return note === 0 ? null : { word, note, sure }
}

/** Words of a box parted into its value and the marks after (or, without a value, instead of) it. */
export interface Parted {
  readonly value: readonly Word[]
  readonly marks: readonly Mark[]
}

const none: readonly Mark[] = []

/** Whether a word may be other than part of a value. */
const isAside = (word: Word): boolean =>
  word.text.length === 1 ? word.text === ',' || word.text === ';' || word.text === '$' : markOf(word) !== null

/** Marks stand at the end; in a box of figures they may stand anywhere. */
export function part(words: readonly Word[], anywhere: boolean): Parted {
  if (!words.some(isAside)) return { value: words, marks: none }
  const marks: Mark[] = []
  const value: Word[] = []
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at]!
    const mark = value.length === 0 || anywhere || word.raised ? markOf(word) : null
    if (mark) marks.push(mark)
    else if (value.length > 0 || (word.text !== ',' && word.text !== ';')) value.push(word)
  }
  marks.reverse()
  value.reverse()
  // The stylesheets print the currency sign of Form 3 even where only a mark follows it.
  if (value.length === 1 && value[0]!.text === '$') value.length = 0
  return { value, marks }
}

/** A value, and whether it had to be corrected to be read. */
export interface Value<T> {
  readonly value: T
  readonly corrected: boolean
}

/** Most words of a print hold none, and are neither amount nor date. */
export function hasDigit(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code >= 48 && code <= 57) return true
  }
  return false
}

const amount = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?$|^\.\d+$/

/** `$1,234.50` → `1234.50`; `dollars` tells the currency sign. */
export function amountOf(words: readonly Word[]): (Value<Decimal> & { readonly dollars: boolean }) | null {
  if (words.length === 0 || words.length > 4) return null
  if (words.length === 1) return amountIn(words[0]!.text)
  let text = ''
  for (const word of words) text += word.text
  return amountIn(text)
}

const withoutCommas = (text: string): string => (text.includes(',') ? text.replaceAll(',', '') : text)

/** Signs that no amount holds, however damaged. */
export const noAmount = /[^\d$.,;:‘’'`IlO|ioSBZGq!(){}\]]/

/** As `amountOf`, of words written together. */
export function amountIn(text: string): (Value<Decimal> & { readonly dollars: boolean }) | null {
  if (!hasDigit(text) || noAmount.test(text)) return null
  const dollars = text[0] === '$'
  if (dollars) text = text.slice(1)
  if (amount.test(text)) return { value: withoutCommas(text), corrected: false, dollars }
  // Nothing is taken off before these that would leave an amount.
  if (text.length > 30 || text[0] === '(' || text[0] === '{') return null
  const mended = asDigits(text)
    .replace(/[‘’'`]/g, ',')
    .replace(/[.,;:]+$/, '')
    .replace(/^[|!\]})]+|[|!\]{(]+$/g, '')
  if (amount.test(mended)) return { value: withoutCommas(mended), corrected: true, dollars }
  // A comma read as a period: 1.234.567
  if (/^\d{1,3}(?:[.,]\d{3}){2,}$/.test(mended)) return { value: mended.replace(/[.,]/g, ''), corrected: true, dollars }
  return null
}

/** Whether a text is an amount as printed, without currency sign or damage. */
export const isBareAmount = (text: string): boolean => amount.test(text)

/** Two whole amounts beside each other where words stand in lines: they are two, while a cut may have parted those in cells. */
export const isTwoAmounts = (words: readonly Word[]): boolean =>
  words.some((word, at) => at > 0 && word.x !== undefined && amount.test(word.text) && amount.test(words[at - 1]!.text.replace(/^\$/, '')))

/** `12/17/2007` → `2007-12-17`; also the two-digit years of paper forms. */
export function dateOf(words: readonly Word[]): Value<IsoDate> | null {
  if (words.length === 0 || words.length > 4) return null
  if (words.length === 1) return dateIn(words[0]!.text)
  let text = ''
  for (const word of words) text += word.text
  return dateIn(text)
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

/** Whether a text ends with four digits. */
function endsWithYear(text: string): boolean {
  for (let at = text.length - 4; at < text.length; at++) {
    const code = codeAt(text, at)
    if (code < 48 || code > 57) return false
  }
  return true
}

/** `12/17/2007`: no day in figures is longer, and most runs of words that hold one are. */
const longestOfFigures = 10

/** A day as text, month first. */
export function dateIn(text: string): Value<IsoDate> | null {
  // Every way to write a day has slashes or hyphens, or ends with its year.
  if (text.length < 6 || !hasDigit(text) || !(text.includes('/') || text.includes('-') || endsWithYear(text))) return null
  const plain = text.length <= longestOfFigures ? fromMonthDayYear(text) : null
  if (plain) return { value: plain, corrected: false }
  const short = text.length <= longestOfFigures ? /^(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})$/.exec(text) : null
  if (short) {
    const year = short[3]!.length === 4 ? short[3] : Number(short[3]) > 60 ? `19${short[3]}` : `20${short[3]}`
    const value = fromMonthDayYear(`${short[1]}/${short[2]}/${year}`)
    return value ? { value, corrected: false } : null
  }
  const named = codeAt(text, 0) < 65 ? null : /^([A-Za-z]{3,9})\.?\s*(\d{1,2}),?\s*(\d{4})$/.exec(text)
  if (named) {
    const month = months.findIndex((one) => one.startsWith(named[1]!.toLowerCase()))
    const value = month < 0 ? null : fromMonthDayYear(`${month + 1}/${named[2]}/${named[3]}`)
    return value ? { value, corrected: false } : null
  }
  if (text.length > 14 || text.length < 8) return null
  const inside = text.replace(/^[^0-9A-Za-z]+|[^0-9A-Za-z]+$/g, '')
  const value = inside.length <= longestOfFigures ? fromMonthDayYear(asDigits(inside)) : null
  return value ? { value, corrected: true } : null
}

/** A transaction code cell: `J`, `S/K`, on a Form 5 `P4`, `G5`, `S/K5`, or `3` alone. */
export interface PrintedCode {
  readonly code: string | null
  readonly swap: boolean
  readonly digit: '3' | '4' | '5' | null
}

export function codeOf(words: readonly Word[]): PrintedCode | null {
  if (words.length === 0 || words.length > 3) return null
  return codeIn(words.map((word) => word.text).join(''))
}

/** As `codeOf`, of words written together. */
export function codeIn(text: string): PrintedCode | null {
  if (text.length > 4) return null
  const match = /^(?:([ACDEFGHIJLMOPSUWXZ])(\/K)?)?([345])?$/.exec(text)
  if (!match || text === '') return null
  return { code: match[1] ?? null, swap: match[2] !== undefined, digit: (match[3] as '3' | '4' | '5' | undefined) ?? null }
}

/** What most codes tell of a derivative security: exercised, expired and sold ones are disposed of, granted and bought ones acquired. */
export const directionOfCode = (code: string | null): 'A' | 'D' | null =>
  code === null || code === '' ? null : 'MXCOEHFDS'.includes(code) ? 'D' : code === 'A' || code === 'P' ? 'A' : null

/** Whether words read as a date, an amount or a lone letter: what a title or a nature of ownership is not. */
export function isFigure(words: readonly Word[]): boolean {
  return dateOf(words) !== null || amountOf(words) !== null || /^[A-Z]$/.test(textOf(words))
}
