import { equal } from '../../../model/decimal.ts'
import type { BaseForm } from '../../../model/form-catalogue.ts'
import type { ColumnField } from '../../../model/form-columns.ts'
import { textOf, type Word } from '../pages/page.ts'
import { columnsOf } from '../table/columns.ts'
import type { PrintedRow } from '../table/rows.ts'
import { codeOf, dateOf } from '../table/values.ts'
import { emptyRow } from './lost-rows.ts'
import { amountSaid, isTransaction, marksOf, placeOf, said } from './said.ts'
import { told, withTold } from './told.ts'

/**
 * The two sides of an exercise or a conversion: the derivative securities that go stand in Table II, the shares that come in Table I. Of 159 such
 * lines of Table I in real filings 154 have one with their code in Table II. Of 128 with the same number all have the same day, 125 the same
 * title and the same letter of ownership, 124 the same nature.
 */

type Tables = readonly [readonly PrintedRow[], readonly PrintedRow[]]

const converting = new Set(['M', 'C', 'X'])

const codeIn = (row: PrintedRow): string | null => codeOf(said(row, 'transactionCode'))?.code ?? null

/** Whether a line is one of shares that came by an exercise or a conversion. */
const comes = (row: PrintedRow): boolean =>
  converting.has(codeIn(row) ?? '') && textOf(said(row, 'acquiredDisposed')) === 'A' && amountSaid(row, 'amount') !== null

/** The number of shares that underlie a line of Table II, by either of its numbers. */
const numbersOf = (row: PrintedRow) =>
  (['underlyingAmount', 'acquired', 'disposed'] as const).flatMap((field) => amountSaid(row, field) ?? [])

/** Whether a line of Table II may be the other side of one of Table I: the same day and code, where both are read. */
function mayBe(derivative: PrintedRow, row: PrintedRow): boolean {
  const [code, own] = [codeIn(derivative), codeIn(row)]
  const [day, other] = [derivative, row].map((one) => dateOf(said(one, 'transactionDate'))?.value)
  return (code === null || code === own) && (day === undefined || other === undefined || day === other)
}

/** Which line of Table II is the other side of which of Table I: the one of its number, or, of as many of each without, the one in its place. */
function sidesOf([first, second]: Tables): ReadonlyMap<PrintedRow, PrintedRow> {
  const sides = new Map<PrintedRow, PrintedRow>()
  const taken = new Set<PrintedRow>()
  const rows = first.filter(comes)
  const pair = (row: PrintedRow, derivative: PrintedRow) => {
    sides.set(derivative, row)
    taken.add(row)
  }
  for (const derivative of second) {
    const numbers = numbersOf(derivative)
    const [row, ...others] = rows.filter(
      (one) => !taken.has(one) && mayBe(derivative, one) && numbers.some((number) => equal(number, amountSaid(one, 'amount')!)),
    )
    if (row && others.length === 0) pair(row, derivative)
  }
  const left = rows.filter((row) => !taken.has(row))
  const without = second.filter(
    (row) =>
      !sides.has(row) &&
      numbersOf(row).length === 0 &&
      (row.place !== undefined || codeIn(row) !== null) &&
      left.some((one) => mayBe(row, one)),
  )
  if (left.length === without.length)
    left.forEach((row, at) => {
      if (mayBe(without[at]!, row)) pair(row, without[at]!)
    })
  return sides
}

/** What both sides have alike. */
const alike: readonly ColumnField[] = ['transactionDate', 'transactionCode', 'directOrIndirect', 'natureOfOwnership']

/** How sure what the other side tells is, by what it tells. */
const sure = { alike: 0.9, number: 0.85, change: 0.8 } as const

const same = (words: readonly Word[], place: Word, certainty: number): readonly Word[] =>
  words.map((word) => told(word.text, place, (word.certainty ?? 1) * certainty))

/** A line with what it lacks of what its other side says alike. */
function completed(row: PrintedRow, other: PrintedRow): PrintedRow {
  const [place] = placeOf(row)
  if (!place) return row
  const lacking = alike.filter((field) => {
    const own = said(row, field)
    return own.length === 0 || (own.every((word) => word.inferred) && !said(other, field).every((word) => word.inferred))
  })
  const values = lacking.flatMap((field) => {
    const words = said(other, field)
    return words.length === 0 ? [] : [[field, [...same(words, place, sure.alike), ...marksOf(row, field)]] as const]
  })
  return withTold(row, Object.fromEntries(values))
}

/** A line of Table II with the numbers and the titles that its other side tells. */
function converted(derivative: PrintedRow, row: PrintedRow): PrintedRow {
  const [place] = placeOf(derivative)
  if (!place) return derivative
  const shares = said(row, 'amount')
  const lacks = (field: ColumnField) => derivative.boxes.every((box) => box.column.field !== field || box.words.length === 0)
  const none = numbersOf(derivative).length === 0
  return withTold(derivative, {
    ...(lacks('underlyingAmount') ? { underlyingAmount: same(shares, place, sure.number) } : {}),
    ...(none ? { disposed: same(shares, place, sure.change) } : {}),
    ...(lacks('underlyingTitle') ? { underlyingTitle: same(said(row, 'securityTitle'), place, sure.alike) } : {}),
  })
}

/** Whether a line's code is one of an exercise or a conversion, read as it stands. */
const isClearlyGone = (row: PrintedRow): boolean =>
  converting.has(codeIn(row) ?? '') && !said(row, 'transactionCode').some((word) => word.mended || word.inferred)

/** Whether a line may be one of shares that came so: its code says it, or was not read. */
const mayHaveCome = (row: PrintedRow): boolean =>
  isTransaction(row) && (converting.has(codeIn(row) ?? 'M') || said(row, 'transactionCode').some((word) => word.inferred))

/**
 * The lines of Table I with the shares that came by the exercises and conversions of Table II, where none of its lines can be theirs: of 206 such
 * derivative securities of real filings 196 have a line with their code in Table I, 151 one of their number, all of which 148 with the title and
 * the letter told here. Such lines mostly stand first.
 */
function withSharesThatCame(first: readonly PrintedRow[], second: readonly PrintedRow[], form: BaseForm): readonly PrintedRow[] {
  const gone = second.filter((row) => isClearlyGone(row) && amountSaid(row, 'underlyingAmount') !== null)
  if (form !== '4' || gone.length === 0 || first.some(mayHaveCome)) return first
  const came = gone.map((derivative): PrintedRow => {
    const place = said(derivative, 'transactionCode')[0]!
    const price = codeIn(derivative) === 'M' ? said(derivative, 'conversionOrExercisePrice') : []
    return withTold(completed(emptyRow(columnsOf(form, 'I'), place, true, 'other side'), derivative), {
      securityTitle: same(said(derivative, 'underlyingTitle'), place, sure.alike),
      amount: same(said(derivative, 'underlyingAmount'), place, sure.change),
      acquiredDisposed: [told('A', place, sure.alike)],
      pricePerShare: same(price, place, sure.change),
    })
  })
  return [...came, ...first]
}

/** The lines of both tables with what their other sides tell of them; those that must have stood there where none is read. */
export function withOtherSides([owned, second]: Tables, form: BaseForm): Tables {
  if (form === '3') return [owned, second]
  const first = withSharesThatCame(owned, second, form)
  const rows =
    second.length > 0
      ? second
      : first.filter(comes).map((row) => emptyRow(columnsOf(form, 'II'), said(row, 'transactionCode')[0]!, true, 'other side'))
  const sides = sidesOf([first, rows])
  const others = new Map([...sides].map(([derivative, row]) => [row, derivative]))
  return [
    first.map((row) => {
      const other = others.get(row)
      return other ? completed(row, other) : row
    }),
    rows.map((row) => {
      const other = sides.get(row)
      return other ? completed(converted(row, other), other) : row
    }),
  ]
}
