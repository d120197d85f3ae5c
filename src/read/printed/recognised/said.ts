import type { Decimal } from '../../../model/document.ts'
import type { ColumnField } from '../../../model/form-columns.ts'
import type { Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { amountOf } from '../table/values.ts'
import { isMarkLike } from './values.ts'

/** What the boxes of a recognised row say beside their marks: what is told of one row by others is told by it. */

/** Words without the marks to notes, in whatever state. */
export const withoutMarks = (words: readonly Word[]): readonly Word[] => words.filter((word) => !isMarkLike(word.text))

/** The words of a row's box, its marks left out. */
export const said = (row: PrintedRow, field: ColumnField): readonly Word[] =>
  withoutMarks(row.boxes.find((box) => box.column.field === field)?.words ?? [])

/** The marks to notes in a row's box. */
export const marksOf = (row: PrintedRow, field: ColumnField): readonly Word[] =>
  (row.boxes.find((box) => box.column.field === field)?.words ?? []).filter((word) => isMarkLike(word.text))

/** Where a row stands: its title, or what else of it was read; nothing for a row of which nothing was. */
export const placeOf = (row: PrintedRow): readonly Word[] => {
  const title = said(row, 'securityTitle')
  if (title.length > 0) return title
  const place = row.place ?? row.boxes.find((box) => box.words.length > 0)?.words[0]
  return place ? [place] : []
}

/** The number in a row's box, `null` where none can be read. */
export const amountSaid = (row: PrintedRow, field: ColumnField): Decimal | null => amountOf(said(row, field))?.value ?? null

/** Whether a line is known for a transaction: a day, a code or a number stands in it, or what recognition left of them. */
export const isTransaction = (row: PrintedRow): boolean =>
  row.transaction === true ||
  (['transactionDate', 'transactionCode', 'amount', 'acquired', 'disposed'] as const).some((field) => said(row, field).length > 0)
