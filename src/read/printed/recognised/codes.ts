import { compare, equal } from '../../../model/decimal.ts'
import type { Decimal } from '../../../model/document.ts'
import { textOf, type Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { codeOf, dateOf } from '../table/values.ts'
import { amountSaid, said } from './said.ts'
import { isMarkLike, mend } from './values.ts'

/**
 * Transaction codes of recognised rows. One letter alone is often misread; but what it can be, the rest of its line says: whether shares came
 * or went, whether something was paid, and, for an exercise or a conversion, the line of the other table.
 */

type Tables = readonly [readonly PrintedRow[], readonly PrintedRow[]]

/**
 * How often lines of Table I have each code, by whether shares came (A) or went (D) and whether the price is above zero (x), zero (0) or none:
 * counted over the filings of the corpus, each of n lines counting for 1/√n.
 */
const frequencies: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  A0: { A: 62, C: 17, G: 1, J: 13, M: 8 },
  A: { A: 4, C: 22, J: 1, M: 8, P: 1, X: 2 },
  Ax: { A: 20, M: 17, P: 20 },
  // A price of a sale is read as nothing where its figures are lost.
  D0: { G: 15, J: 29, S: 3 },
  D: { J: 7, G: 1, S: 1 },
  Dx: { D: 1, F: 17, S: 315 },
}

/** A price that is not read may be any. */
function frequenciesOf(letter: 'A' | 'D', price: Decimal | null, marked: boolean): Readonly<Record<string, number>> {
  if (price !== null) return frequencies[letter + (compare(price, '0') > 0 ? 'x' : '0')]!
  if (marked) return frequencies[letter]!
  const sums: Record<string, number> = {}
  for (const kind of ['', '0', 'x'])
    for (const [code, count] of Object.entries(frequencies[letter + kind]!)) sums[code] = (sums[code] ?? 0) + count
  return sums
}

/** Letters that recognition takes for one another. */
const alike: readonly string[] = ['SG', 'CG', 'CE', 'GE', 'SE', 'PF', 'PU', 'JI', 'CO', 'MA']

const likelihood = (read: string | null, code: string): number => {
  if (read === null) return 0.2
  if (read === code) return 0.8
  return alike.some((pair) => pair.includes(read) && pair.includes(code)) ? 0.08 : 0.01
}

/** The letter A or D that stands in the line, or that its balance proves. */
function directionOf(row: PrintedRow): 'A' | 'D' | null {
  const [word] = said(row, 'acquiredDisposed')
  if (!word || (word.inferred && (word.certainty ?? 1) < 0.85)) return null
  return word.text === 'A' || word.text === 'D' ? word.text : null
}

const codeIn = (row: PrintedRow): string | null => {
  const words = said(row, 'transactionCode')
  return words.some((word) => word.inferred) ? null : (codeOf(words)?.code ?? null)
}

/** How surely a code must be the one: for a line without one, for one with another, and for one with another that such lines never have. */
const sure = { lost: 0.8, misread: 0.97, impossible: 0.75 } as const

/** Whether a line of the other table is the other side of an exercise or a conversion: same day, same number of shares. */
function isOtherSide(row: PrintedRow, derivative: PrintedRow): boolean {
  const amount = amountSaid(row, 'amount')
  const [date, other] = [said(row, 'transactionDate'), said(derivative, 'transactionDate')].map((words) => dateOf(words)?.value)
  if (amount === null || date === undefined || date !== other) return false
  return (['underlyingAmount', 'acquired', 'disposed'] as const).some((field) => {
    const number = amountSaid(derivative, field)
    return number !== null && equal(number, amount)
  })
}

/** Codes of derivative securities alone: those of positions that expire. */
const ofDerivatives = new Set(['E', 'H'])

/** The lines of Table I without codes that none of them can have: most are a stain of other letters. */
export const withoutStrayCodes = (rows: readonly PrintedRow[]): readonly PrintedRow[] =>
  rows.map((row) => {
    const words = said(row, 'transactionCode')
    if (!ofDerivatives.has(codeOf(words)?.code ?? '')) return row
    const boxes = row.boxes.map((box) =>
      box.column.field === 'transactionCode' ? { ...box, words: box.words.filter((word) => !words.includes(word)) } : box,
    )
    return { ...row, boxes, transaction: true }
  })

/** The lines of both tables with the codes that the rest of the form tells. `notes` are what its notes say. */
export function withCodes([first, second]: Tables, form: '3' | '4' | '5', notes: readonly string[]): Tables {
  // Gifts fill Forms 5, and the frequencies are those of Forms 4.
  if (form !== '4') return [first, second]
  const taxed = notes.some((text) => /withh[eo]ld|\btax/i.test(text)) ? 5 : 1
  const exercised = new Set(second.map(codeIn).filter((code) => code !== null && 'MCX'.includes(code)))
  const read = first.map((row) => {
    const letter = directionOf(row)
    const own = codeIn(row)
    if (letter === null || amountSaid(row, 'amount') === null || textOf(said(row, 'transactionCode')).length > 1) return row
    const price = amountSaid(row, 'pricePerShare')
    const marked = row.boxes.some((box) => box.column.field === 'pricePerShare' && box.words.length > 0)
    if (price === null && !marked && own === null) return row
    const known = frequenciesOf(letter, price, marked)
    const others = first.filter((other) => other !== row && directionOf(other) === letter && codeIn(other) !== null)
    const sides = second.filter((derivative) => isOtherSide(row, derivative)).map(codeIn)
    const total = Object.values(known).reduce((sum, count) => sum + count, 0)
    const weights = Object.entries(known).map(([code, count]) => {
      const here = others.length === 0 ? count / total : others.filter((other) => codeIn(other) === code).length / others.length
      // What is exercised or converted stands in Table II.
      const derived = !'MCX'.includes(code) || second.length === 0 ? 1 : exercised.has(code) ? 2 : 0.3
      const missing = 'MCX'.includes(code) && second.length === 0 ? 0.1 : 1
      const side = letter === 'A' && sides.includes(code) ? 6 : 1
      return { code, weight: likelihood(own, code) * (count / total + here) * derived * missing * side * (code === 'F' ? taxed : 1) }
    })
    const sum = weights.reduce((all, { weight }) => all + weight, 0)
    const best = weights.reduce((one, other) => (other.weight > one.weight ? other : one))
    const share = best.weight / sum
    const least = own === null ? sure.lost : known[own] === undefined ? sure.impossible : sure.misread
    if (best.code === own || share < least) return row
    return withCode(row, best.code, share)
  })
  return [read, second.map((derivative) => sided(derivative, read))]
}

/** A line of Table II without a code, with that of the line of Table I that is its other side. */
function sided(derivative: PrintedRow, rows: readonly PrintedRow[]): PrintedRow {
  if (codeIn(derivative) !== null) return derivative
  const codes = new Set(rows.filter((row) => directionOf(row) !== 'D' && isOtherSide(row, derivative)).map(codeIn))
  const [code] = codes
  return codes.size === 1 && code && 'MCX'.includes(code) ? withCode(derivative, code, 0.9) : derivative
}

function withCode(row: PrintedRow, code: string, share: number): PrintedRow {
  const [word] = said(row, 'transactionCode')
  const [place] = word ? [word] : said(row, 'securityTitle')
  if (!place) return row
  const read: Word = word
    ? { ...mend(word, code, share * 0.9), mended: true }
    : { ...place, text: code, gap: 1, certainty: share * 0.9, inferred: true }
  return {
    ...row,
    boxes: row.boxes.map((box) =>
      box.column.field === 'transactionCode' ? { ...box, words: [read, ...box.words.filter((one) => isMarkLike(one.text))] } : box,
    ),
  }
}
