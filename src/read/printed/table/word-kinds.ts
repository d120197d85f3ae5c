import type { Word } from '../pages/page.ts'
import type { Kind } from './columns.ts'
import { amountIn, codeIn, dateIn, markOf } from './values.ts'

/** What a word may be by itself, as bits: asked once a word, however many columns and rows are tried on it. */

/** A note mark. */
export const mark = 1
export const date = 2
/** A part of a date that a narrow column broke: `10/13/` above `2020`. */
export const partOfDate = 4
export const amount = 8
/** The currency sign alone. */
export const dollar = 16
/** The currency sign, alone or before its amount. */
export const priced = 32
/** A transaction code, which no figure is. */
export const code = 64
/** A lone letter, with what follows it as a transaction code. */
export const letter = 128
/** One capital. */
export const capital = 256
/** V, E or L. */
export const early = 512
/** A or D. */
export const direction = 1024
/** D or I. */
export const ownership = 2048
/** Thousands set apart by a comma, whatever follows. */
export const thousands = 4096
/** An amount whose thousands are set apart by a comma. */
export const grouped = 8192

const capitals = new Map<string, number>(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((one) => [
    one,
    letter |
      capital |
      (codeIn(one) ? code : 0) |
      ('VEL'.includes(one) ? early : 0) |
      ('AD'.includes(one) ? direction : 0) |
      ('DI'.includes(one) ? ownership : 0),
  ]),
)

/** What a word may be. */
export function kindsOf(word: Word): number {
  const { text } = word
  if (text.length === 1) {
    if (text === '$') return dollar | priced
    const lone = capitals.get(text)
    if (lone !== undefined) return lone
  }
  const first = text.charCodeAt(0)
  const isCapital = first >= 65 && first <= 90
  let kinds = 0
  if (first === 36) kinds |= priced
  if (markOf(word) !== null) kinds |= mark
  if (amountIn(text) !== null) kinds |= amount
  if (dateIn(text) !== null) kinds |= date
  if (first >= 48 && first <= 57) {
    if (text.length < 7 && /^\d{1,2}\/(?:\d{1,2}\/)?$|^\d{4}$/.test(text)) kinds |= partOfDate
    if (text.includes(',') && /^\d{1,3}(?:,\d{3})+/.test(text))
      kinds |= /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? thousands | grouped : thousands
  } else if (isCapital && text.length <= 4) {
    if (codeIn(text) !== null) kinds |= code
    if (/^[A-Z](?:\/K)?[345]?$/.test(text)) kinds |= letter
  }
  return kinds
}

/** A date, an amount or a lone letter: what a title or a nature of ownership is not. */
export const figure = date | amount | capital

/** What the words of a column must be one of; a column of text takes any. */
export const takenBy: Readonly<Record<Kind, number>> = {
  text: 0,
  date,
  amount: amount | dollar,
  price: amount | dollar,
  code,
  early,
  direction,
  ownership,
}
