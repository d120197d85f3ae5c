import { add, compare, subtract } from '../../model/decimal.ts'
import type { Decimal, IsoDate } from '../../model/document.ts'
import type { ColumnField } from '../../model/form-columns.ts'
import { textOf, type Word } from './page.ts'
import { isMarkLike } from './recognised-values.ts'
import type { Record } from './record.ts'
import type { PrintedRow } from './rows.ts'
import { amountOf, codeOf, dateOf } from './values.ts'

/**
 * Letters that recognition lost and that the rest of the row tells: a nature of ownership is that of indirect ownership, balances add up,
 * and most codes go one way only (Form 4, general instruction 8).
 */

const said = (row: PrintedRow, field: ColumnField): readonly Word[] =>
  (row.boxes.find((box) => box.column.field === field)?.words ?? []).filter((word) => !isMarkLike(word.text))

const amountIn = (row: PrintedRow, field: ColumnField): Decimal | null => amountOf(said(row, field))?.value ?? null

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
  const shares = amountIn(row, 'amount')
  const after = amountIn(row, 'ownedFollowing')
  const earlier =
    before && textOf(said(before, 'securityTitle')) === textOf(said(row, 'securityTitle')) ? amountIn(before, 'ownedFollowing') : null
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

/** The rows of one table with the letters that the rest of each row tells. */
export function inferredRows(rows: readonly PrintedRow[]): PrintedRow[] {
  return rows.map((row, at) => {
    let read = row
    if (said(row, 'directOrIndirect').length === 0) {
      const nature = said(row, 'natureOfOwnership')
      const by = nature.length > 0 ? nature : said(row, 'ownedFollowing')
      if (by.length > 0) read = withWord(read, 'directOrIndirect', told(nature.length > 0 ? 'I' : 'D', by, nature.length > 0 ? 0.85 : 0.7))
    }
    if (said(row, 'amount').length > 0 && said(row, 'acquiredDisposed').length === 0) {
      const direction = directionOf(row, rows[at - 1] ?? null)
      if (direction) read = withWord(read, 'acquiredDisposed', told(direction.letter, direction.by, direction.certainty))
    }
    return read
  })
}
