import { compare, multiply } from '../../../model/decimal.ts'
import type { Decimal } from '../../../model/document.ts'
import { textOf, type Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { amountIn, codeOf } from '../table/values.ts'
import { amountSaid, said } from './said.ts'
import { mend } from './values.ts'

/**
 * Prices of Table I before which the dollar sign was read as a digit, `$370.48` as `1370.48`, or that lost their point: the others tell it. Of 1,161 sales and purchases
 * of real Forms 4 with two others of their security all are within half of the price that the others have in the middle.
 */

const priced = new Set(['S', 'P'])

/** How far a price may be from that of the others, as factors. */
const within = { least: '0.67', most: '1.5' } as const

const isNear = (price: Decimal, middle: Decimal): boolean =>
  compare(price, multiply(middle, within.least)) >= 0 && compare(price, multiply(middle, within.most)) <= 0

/** What a price may have been that is not near to the others: one whose sign was read as its first digit, or one that lost its point. */
function mayHaveBeen(text: string): readonly string[] {
  const digits = text.replace(/[$,]/g, '')
  const signed = /^\d(\d+\.\d+)$/.exec(digits)
  const pointless = /^\d{5,}$/.test(digits) ? [2, 3, 4].map((places) => `${digits.slice(0, -places)}.${digits.slice(-places)}`) : []
  return [...(signed ? [signed[1]!] : []), ...pointless]
}

/** How sure a price is that is far from all others, and one that was made near to them. */
const sure = { far: 0.5, mended: 0.8 } as const

/** A price as the one thing near to the others that it may have been, or doubted. */
function mended(word: Word, middle: Decimal): Word {
  const near = mayHaveBeen(word.text).filter((text) => {
    const value = amountIn(text)?.value
    return value !== undefined && isNear(value, middle)
  })
  return near.length === 1 ? mend(word, `$${near[0]}`, sure.mended) : { ...word, certainty: Math.min(sure.far, word.certainty ?? 1) }
}

/** The rows of Table I with prices near to those of the others of their security and code. */
export function withNearPrices(rows: readonly PrintedRow[]): PrintedRow[] {
  const groupOf = (row: PrintedRow): string | null => {
    const code = codeOf(said(row, 'transactionCode'))?.code ?? ''
    return priced.has(code) ? `${code} ${textOf(said(row, 'securityTitle'))}` : null
  }
  const groups = rows.map(groupOf)
  return rows.map((row, at) => {
    const [word, ...rest] = said(row, 'pricePerShare')
    const price = amountSaid(row, 'pricePerShare')
    if (groups[at] === null || !word || rest.length > 0 || price === null) return row
    const others = rows
      .flatMap((other, index) => (index !== at && groups[index] === groups[at] ? (amountSaid(other, 'pricePerShare') ?? []) : []))
      .sort(compare)
    const middle = others[others.length >> 1]
    const agreeing = middle === undefined ? 0 : others.filter((other) => isNear(other, middle)).length
    if (middle === undefined || agreeing < 2 || agreeing * 2 <= others.length || isNear(price, middle)) return row
    return {
      ...row,
      boxes: row.boxes.map((box) =>
        box.column.field === 'pricePerShare' ? { ...box, words: box.words.map((one) => (one === word ? mended(one, middle) : one)) } : box,
      ),
    }
  })
}
