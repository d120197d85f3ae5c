import { add, compare, subtract } from '../../../model/decimal.ts'
import type { IsoDate } from '../../../model/document.ts'
import type { ColumnField } from '../../../model/form-columns.ts'
import { textOf, type Word } from '../pages/page.ts'
import type { Record } from '../record.ts'
import type { PrintedRow } from '../table/rows.ts'
import { codeOf, dateOf } from '../table/values.ts'
import { withoutBars } from './amounts.ts'
import { withBalances } from './balances.ts'
import { withOneHolder } from './holdings.ts'
import { withNearPrices } from './prices.ts'
import { amountSaid, placeOf, said } from './said.ts'

/**
 * Letters that recognition lost and that the rest of the row tells: a nature of ownership is that of indirect ownership, balances add up,
 * and most codes go one way only (Form 4, general instruction 8).
 */

/** A letter that is not in the text, at the words that tell it. */
const told = (text: string, by: readonly Word[], certainty: number): Word => ({
  ...by[0]!,
  text,
  gap: 1,
  certainty: Math.min(certainty, ...by.map((word) => word.certainty ?? 1)),
  inferred: true,
})

const withWord = (row: PrintedRow, field: ColumnField, word: Word): PrintedRow => ({
  ...row,
  boxes: row.boxes.map((box) => (box.column.field === field ? { ...box, words: [word, ...box.words] } : box)),
})

const acquiring = new Set(['P', 'A', 'M', 'C', 'X', 'O', 'L'])
const disposing = new Set(['S', 'F', 'D', 'U'])

/** Whether shares came or went: by the balances of two lines of one holding, or else by the code. */
function directionOf(
  row: PrintedRow,
  before: PrintedRow | null,
): { readonly letter: 'A' | 'D'; readonly by: readonly Word[]; readonly certainty: number } | null {
  const shares = amountSaid(row, 'amount')
  const after = amountSaid(row, 'ownedFollowing')
  const earlier =
    before && textOf(said(before, 'securityTitle')) === textOf(said(row, 'securityTitle')) ? amountSaid(before, 'ownedFollowing') : null
  if (shares !== null && after !== null && earlier !== null) {
    if (compare(add(earlier, shares), after) === 0) return { letter: 'A', by: said(row, 'ownedFollowing'), certainty: 0.9 }
    if (compare(subtract(earlier, shares), after) === 0) return { letter: 'D', by: said(row, 'ownedFollowing'), certainty: 0.9 }
  }
  const words = said(row, 'transactionCode')
  const code = codeOf(words)?.code ?? null
  if (code === null) return null
  if (acquiring.has(code)) return { letter: 'A', by: words, certainty: 0.8 }
  return disposing.has(code) ? { letter: 'D', by: words, certainty: 0.8 } : null
}

/** The day of the earliest transaction, which box 3 of a Form 4 names: where the box cannot be read, the rows tell it. */
export function earliestDay(rows: readonly PrintedRow[], record: Record): IsoDate | null {
  let earliest: { readonly value: IsoDate; readonly words: readonly Word[] } | null = null
  for (const row of rows) {
    const words = said(row, 'transactionDate')
    const value = dateOf(words)?.value
    if (value !== undefined && (earliest === null || value < earliest.value)) earliest = { value, words }
  }
  if (earliest) record.field('periodOfReport', earliest.words, 'inferred', 0.85)
  return earliest?.value ?? null
}

/** Transactions of a Form 4 on which no day can be read have that of the earliest, which its box 3 names: most forms have one day. */
export function onPeriod(
  tables: readonly [readonly PrintedRow[], readonly PrintedRow[]],
  form: '3' | '4' | '5',
  period: readonly Word[],
): readonly [readonly PrintedRow[], readonly PrintedRow[]] {
  if (form !== '4' || dateOf(period) === null || tables.flat().some((row) => said(row, 'transactionDate').length > 0)) return tables
  const each = (rows: readonly PrintedRow[]) =>
    rows.map((row) => (isTransaction(row) ? withWord(row, 'transactionDate', told(textOf(period), period, 0.75)) : row))
  return [each(tables[0]), each(tables[1])]
}

/** What a column says in the rows nearest above and below that say something and are alike, if both say the same. */
function agreed(rows: readonly PrintedRow[], at: number, field: ColumnField, alike: (row: PrintedRow) => boolean): readonly Word[] | null {
  const says = (row: PrintedRow) => said(row, field).length > 0 && alike(row)
  const above = rows.slice(0, at).findLast(says)
  const below = rows.slice(at + 1).find(says)
  if (!above && !below) return null
  const words = said((above ?? below)!, field)
  return !above || !below || textOf(words) === textOf(said(below, field)) ? words : null
}

/** A column that recognition lost, as the rows around it have it. */
function asAround(
  rows: readonly PrintedRow[],
  at: number,
  field: ColumnField,
  alike: (row: PrintedRow) => boolean,
  certainty: number,
): PrintedRow {
  const row = rows[at]!
  const by = placeOf(row)
  if (by.length === 0 || said(row, field).length > 0) return row
  const words = agreed(rows, at, field, alike)
  return words ? withWord(row, field, told(textOf(words), by, certainty)) : row
}

/**
 * A line of Table II with a number that is lost as the other number has it. Of 33 holdings of real filings all own as many derivative
 * securities as shares underlie them; of 304 transactions 287 have as many of both.
 */
function withNumbers(row: PrintedRow): PrintedRow {
  const underlying = said(row, 'underlyingAmount')
  const [field, certainty]: readonly [ColumnField, number] = isTransaction(row)
    ? [said(row, 'disposed').length > 0 ? 'disposed' : 'acquired', 0.75]
    : ['ownedFollowing', 0.85]
  const number = said(row, field)
  const hasColumn = row.boxes.some((box) => box.column.field === field)
  if (!hasColumn || (said(row, 'transactionDate').length > 0 && !isTransaction(row))) return row
  if (underlying.length === 0 && amountSaid(row, field) !== null && said(row, 'underlyingTitle').length > 0)
    return textOf(number).startsWith('$') ? row : withWord(row, 'underlyingAmount', told(textOf(number), number, certainty))
  if (number.length === 0 && amountSaid(row, 'underlyingAmount') !== null && !isTransaction(row) && said(row, 'securityTitle').length > 0)
    return withWord(row, field, told(textOf(underlying), underlying, certainty))
  return row
}

/**
 * Lines that dispose of just what a line before acquired, all that its holder then had, with the nothing that is left: so in each of 47 such
 * lines of real filings.
 */
const withNothingLeft = (rows: readonly PrintedRow[]): PrintedRow[] =>
  rows.map((row, at) => {
    const shares = amountSaid(row, 'amount')
    if (shares === null || said(row, 'ownedFollowing').length > 0 || textOf(said(row, 'acquiredDisposed')) !== 'D') return row
    const isAll = (other: PrintedRow): boolean => {
      const [came, after] = [amountSaid(other, 'amount'), amountSaid(other, 'ownedFollowing')]
      return (
        textOf(said(other, 'acquiredDisposed')) === 'A' &&
        textOf(said(other, 'securityTitle')) === textOf(said(row, 'securityTitle')) &&
        came !== null &&
        after !== null &&
        compare(came, shares) === 0 &&
        compare(after, shares) === 0
      )
    }
    return rows.slice(0, at).some(isAll) ? withWord(row, 'ownedFollowing', told('0', said(row, 'amount'), 0.85)) : row
  })

/** Whether a line is a transaction: in Table I, whose lines have no other day, its day tells it. */
const isTransaction = (row: PrintedRow): boolean =>
  row.transaction === true ||
  (['amount', 'acquired', 'disposed'] as const).some((field) => said(row, field).length > 0) ||
  (said(row, 'transactionDate').length > 0 && !row.boxes.some((box) => box.column.field === 'expirationDate'))

/** The rows of one table with what the rest of each row and the rows around it tell. */
export function inferredRows(rows: readonly PrintedRow[], table: 'I' | 'II'): PrintedRow[] {
  const whole = withoutBars(rows)
  let read = withDirections(table === 'I' ? withOneHolder(whole) : whole)
  if (table === 'I') read = withNothingLeft(withDirections(withBalances(read)))
  const each = (infer: (at: number) => PrintedRow) => {
    read = read.map((_, at) => infer(at))
  }
  const title = (row: PrintedRow) => textOf(said(row, 'securityTitle'))
  const letter = (row: PrintedRow) => textOf(said(row, 'acquiredDisposed'))
  const code = (row: PrintedRow) => textOf(said(row, 'transactionCode'))
  const natures = read.map((row) => said(row, 'natureOfOwnership')).filter((words) => words.length > 1)
  const oneNature = natures.find((words) => {
    const times = natures.filter((other) => textOf(other) === textOf(words)).length
    return times > 1 && times * 5 >= natures.length * 3
  })
  each((at) => {
    const row = read[at]!
    // Most forms have one day of all transactions.
    return row.transaction || (isTransaction(row) && (said(row, 'transactionCode').length > 0 || row.place))
      ? asAround(read, at, 'transactionDate', isTransaction, 0.75)
      : row
  })
  if (table === 'II') {
    // Among transactions, a line without a day is rather one whose day is lost.
    const held = read.every((row) => !isTransaction(row))
    read = read.map((row) => (held || isTransaction(row) ? withNumbers(row) : row))
  }
  each((at) => {
    const row = read[at]!
    if (!isTransaction(row) || said(row, 'transactionDate').length === 0) return row
    const alike = (other: PrintedRow) => title(other) === title(row) && (letter(row) === '' || letter(other) === letter(row))
    return asAround(read, at, 'transactionCode', alike, 0.75)
  })
  each((at) => {
    const row = read[at]!
    if (!isTransaction(row) || said(row, 'pricePerShare').length > 0 || code(row) === '') return row
    // Nothing is paid for a gift; other prices differ from row to row.
    const free = (other: PrintedRow) => code(other) === code(row) && /^\$?0(?:\.0+)?$/.test(textOf(said(other, 'pricePerShare')))
    const marked = row.boxes.some((box) => box.column.field === 'pricePerShare' && box.words.length > 0)
    return marked ? row : asAround(read, at, 'pricePerShare', free, 0.75)
  })
  each((at) => {
    const row = read[at]!
    if (textOf(said(row, 'directOrIndirect')) !== 'I' || said(row, 'directOrIndirect')[0]!.inferred) return row
    // Where most natures of a form say the same, so does one that is lost; a nature of one garbled word says nothing.
    const own = said(row, 'natureOfOwnership')
    const nature = (own.length === 0 || (own.length === 1 && !/^(?:trusts?|spouse|ira|esop)$/i.test(own[0]!.text))) && oneNature
    if (!nature || textOf(own) === textOf(nature)) return row
    const by = said(row, 'directOrIndirect')
    const words = told(textOf(nature), by, 0.8)
    return {
      ...row,
      boxes: row.boxes.map((box) =>
        box.column.field === 'natureOfOwnership' ? { ...box, words: [words, ...box.words.filter((word) => !own.includes(word))] } : box,
      ),
    }
  })
  return withDirections(table === 'I' ? withNearPrices(read) : read)
}

/** The rows of one table with the letters that the rest of each row tells. */
const withDirections = (rows: readonly PrintedRow[]): PrintedRow[] =>
  rows.map((row, at) => {
    let read = row
    if (said(row, 'directOrIndirect').length === 0) {
      const nature = said(row, 'natureOfOwnership')
      const owned = said(row, 'ownedFollowing')
      // Table II of Form 3 has no column of what is owned but that of the underlying securities.
      const hasOwned = row.boxes.some((box) => box.column.field === 'ownedFollowing')
      const by = nature.length > 0 ? nature : hasOwned ? owned : said(row, 'underlyingAmount')
      // Where all rows around are owned indirectly, so is one whose letter and nature are lost.
      const around = nature.length > 0 ? null : agreed(rows, at, 'directOrIndirect', () => true)
      const letter = nature.length > 0 || (around && textOf(around) === 'I') ? 'I' : 'D'
      if (by.length > 0) read = withWord(read, 'directOrIndirect', told(letter, by, nature.length > 0 ? 0.85 : 0.7))
    }
    const isOfTableI = row.boxes.some((box) => box.column.field === 'amount')
    if (isOfTableI && isTransaction(row) && said(row, 'acquiredDisposed').length === 0) {
      const direction = directionOf(row, rows[at - 1] ?? null)
      if (direction) read = withWord(read, 'acquiredDisposed', told(direction.letter, direction.by, direction.certainty))
    }
    return read
  })
