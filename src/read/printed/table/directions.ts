import { compare } from '../../../model/decimal.ts'
import type { ColumnField } from '../../../model/form-columns.ts'
import { letters, textOf, type Word } from '../pages/page.ts'
import type { PrintedRow, ToldDirection } from './rows.ts'
import { amountOf, codeOf, dateOf, directionOfCode, part } from './values.ts'

/**
 * Which way derivative securities went, where a print does not keep columns (A) and (D) of Table II apart. How sure each sign is, was counted
 * over the 11,000 derivative transactions of the SEC's data sets at hand.
 */

const said = (row: PrintedRow, field: ColumnField): readonly Word[] => {
  const box = row.boxes.find(({ column }) => column.field === field)
  return box ? part(box.words, box.column.kind !== 'text').value : []
}

const codeIn = (row: PrintedRow): string | null => codeOf(said(row, 'transactionCode'))?.code ?? null

/** The figure in the one of both columns that has one. */
function figure(row: PrintedRow): readonly Word[] {
  const [acquired, disposed] = [said(row, 'acquired'), said(row, 'disposed')]
  return acquired.length === 0 ? disposed : disposed.length === 0 ? acquired : []
}

/**
 * By the code, where it goes one way only: right for 98 in 100, but for 78 where just as much is owned afterwards as would have been given
 * away: an exercise may give derivative securities too.
 */
function byCode(row: PrintedRow): ToldDirection | null {
  const letter = directionOfCode(codeIn(row))
  return letter && { letter, by: said(row, 'transactionCode'), certainty: letter === 'D' && byBalance(row)?.letter === 'A' ? 0.78 : 0.95 }
}

/**
 * By what is owned afterwards, where the code leaves it open: less than the number of the transaction was left by giving away, just as much is
 * there by having come. Right for 97 and 98 in 100; of more nothing is known.
 */
function byBalance(row: PrintedRow): ToldDirection | null {
  const words = said(row, 'ownedFollowing')
  const [amount, after] = [amountOf(figure(row)), amountOf(words)]
  if (!amount || !after || amount.dollars !== after.dollars || compare(amount.value, '0') === 0) return null
  const order = compare(after.value, amount.value)
  return order > 0 ? null : { letter: order < 0 ? 'D' : 'A', by: words, certainty: 0.93 }
}

/** Codes of what befalls all classes of an owner's shares alike: a gift, and what a will or the laws of descent give. */
const alike = new Set(['G', 'W'])

/** What two lines of one gift in two classes share. */
const giftOf = (row: PrintedRow): string | null => {
  const [code, date] = [codeIn(row), dateOf(said(row, 'transactionDate'))?.value]
  if (code === null || !alike.has(code) || date === undefined) return null
  return [code, date, textOf(said(row, 'directOrIndirect')), letters(textOf(said(row, 'natureOfOwnership')))].join(' ')
}

/**
 * By the lines of Table I for the same gift, on the same day and by the same holder: those of the same number, one for one in order, or all
 * where they go one way.
 */
function byOtherClass(row: PrintedRow, tableI: readonly PrintedRow[], tableII: readonly PrintedRow[]): ToldDirection | null {
  const gift = giftOf(row)
  if (gift === null) return null
  const number = (one: PrintedRow) => amountOf(figure(one).length > 0 ? figure(one) : said(one, 'amount'))?.value
  const others = tableI.filter((one) => giftOf(one) === gift)
  const [equal, like] = [others, tableII.filter((one) => giftOf(one) === gift)].map((some) =>
    some.filter((one) => number(one) === number(row)),
  )
  const oneForOne = equal!.length === like!.length ? equal![like!.indexOf(row)] : undefined
  const letterOf = (one: PrintedRow) => textOf(said(one, 'acquiredDisposed'))
  const model = oneForOne ?? (others.every((one) => letterOf(one) === letterOf(others[0]!)) ? others[0] : undefined)
  const letter = model && letterOf(model)
  return letter === 'A' || letter === 'D' ? { letter, by: said(model!, 'acquiredDisposed'), certainty: 0.93 } : null
}

/** The rows of Table II with the direction that the rest of the form tells, for those whose columns (A) and (D) stand together. */
export const withToldDirections = (tableI: readonly PrintedRow[], tableII: readonly PrintedRow[]): readonly PrintedRow[] =>
  tableII.map((row) => {
    // Recognition loses numbers whose code still tells the way they went.
    if (!row.undirected || (figure(row).length === 0 && !row.recognised)) return row
    const told = byCode(row) ?? byBalance(row) ?? byOtherClass(row, tableI, tableII)
    return told ? { ...row, direction: told } : row
  })
