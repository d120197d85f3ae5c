import { compare, isDecimal, multiply } from '../../../model/decimal.ts'
import type { Decimal } from '../../../model/document.ts'
import type { Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { amountIn } from '../table/values.ts'
import { isMarkLike, mend } from './values.ts'

/**
 * What notes say of prices. A note on a weighted average price gives the range of the prices that it was made of, so that the price tells its
 * note: of 1,084 such notes on prices of real filings three have a price outside of their range, and seven prices inside of one lack the mark.
 */

/** The lowest and the highest price that a note speaks of. */
export interface PriceRange {
  readonly low: Decimal
  readonly high: Decimal
}

const price = String.raw`\$ ?(\d(?:[\d,]{0,11}\d)?(?:\.\d{1,6})?)`
const range = new RegExp(String.raw`(?:rang|between|from)[^$]{0,60}${price}[^$\d]{0,25}(?:to|and|through|-)[^$\d]{0,30}${price}`, 'i')

/** The range that a note gives, or `null`. */
export function rangeIn(text: string): PriceRange | null {
  const found = range.exec(text)
  if (!found) return null
  const low = found[1]!.replace(/,/g, '')
  // A period read as a comma: `$410.350 to $411,340`.
  const high = [found[2]!.replace(/,/g, ''), found[2]!.replace(',', '.')].find((one) => isNear(low, one))
  return high === undefined ? null : { low, high }
}

/** Whether a second price is the higher one, though by no more than half. */
const isNear = (low: Decimal, high: Decimal): boolean =>
  isDecimal(high) && compare(low, high) <= 0 && compare(high, multiply(low, '1.5')) <= 0

const isWithin = (value: Decimal, { low, high }: PriceRange): boolean => compare(value, low) >= 0 && compare(value, high) <= 0

/** The notes, from 1, of which a row's price lies in the range. */
export function notesOfPrice(row: PrintedRow, ranges: readonly (PriceRange | null)[]): number[] {
  const word = wordsOfPrice(row).find((one) => !isMarkLike(one.text))
  const value = word && amountIn(word.text)?.value
  return value ? ranges.flatMap((one, at) => (one && isWithin(value, one) ? [at + 1] : [])) : []
}

const decimalsOf = (text: string): number => text.length - 1 - text.lastIndexOf('.')

const isPrinted = (word: Word | undefined): word is Word => word !== undefined && /^\$?[\d,]+\.\d{2,7}$/.test(word.text)

/** What is left of a mark of which the first digits were taken for decimals. */
const isRest = (mark: Word | undefined): mark is Word => mark !== undefined && mark.gap === 0 && /^\d{1,3}\)$/.test(mark.text)

const wordsOfPrice = (row: PrintedRow): readonly Word[] => row.boxes.find((box) => box.column.field === 'pricePerShare')?.words ?? []

/** How many decimals the prices of a table have, where most of them have as many and few have more; or 0. */
function decimalsIn(rows: readonly PrintedRow[]): number {
  const counts = rows.flatMap((row) => {
    const [word, mark] = wordsOfPrice(row)
    return isPrinted(word) && decimalsOf(word.text) < 5 && !isRest(mark) ? [decimalsOf(word.text)] : []
  })
  for (const decimals of [4, 3]) {
    const own = counts.filter((count) => count === decimals).length
    if (own > 2 && own * 2 > counts.length && counts.filter((count) => count > decimals).length * 4 <= own) return decimals
  }
  return 0
}

/**
 * Rows of a table with the decimals of their prices: `$411.704` and `0)` where `$411.70` and `40)` were taken from `$411.7040)`, `$417.043` and
 * `09)` where the brackets of a mark were read as digits.
 */
export function withDecimals(rows: readonly PrintedRow[]): readonly PrintedRow[] {
  const decimals = decimalsIn(rows)
  const cut = (words: readonly Word[]): readonly Word[] => {
    const [word, mark] = words
    if (!isPrinted(word)) return words
    const own = decimalsOf(word.text)
    if (isRest(mark) && own < decimals) {
      const digits = mark.text.slice(0, -1)
      const lacking = decimals - own
      if (digits.length <= lacking) return words
      return [mend(word, word.text + digits.slice(0, lacking)), { ...mark, text: `${digits.slice(lacking)})` }, ...words.slice(2)]
    }
    const more = decimals === 0 ? own - 4 : own - decimals
    if (more < 1 || (own < 5 && decimals < 3)) return words
    // Of five digits or more some are those of a mark; which, only the other prices tell.
    if (decimals === 0) return words.slice(1)
    const end = word.text.length - more
    return [mend(word, word.text.slice(0, end)), { ...word, text: `${word.text.slice(end)})`, gap: 0 }, ...words.slice(1)]
  }
  return rows.map((row) => ({
    ...row,
    boxes: row.boxes.map((box) => (box.column.field === 'pricePerShare' ? { ...box, words: cut(box.words) } : box)),
  }))
}
