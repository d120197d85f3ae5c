import type { ColumnField } from '../../../model/form-columns.ts'
import type { Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'

/** What the rest of a form tells of a recognised row. */

/** A word that is not in the text, at the place of what tells it. */
export const told = (text: string, place: Word, certainty: number): Word => ({ ...place, text, gap: 1, certainty, inferred: true })

/** The mark of a note that is not in the text, at the place of what tells it. */
export const toldMark = (note: number, place: Word, certainty: number): Word => ({ ...told(`(${note})`, place, certainty), gap: 0 })

/** A row with these words in its boxes instead of those it has there. */
export const withTold = (row: PrintedRow, values: Readonly<Partial<Record<ColumnField, readonly Word[]>>>): PrintedRow => ({
  ...row,
  boxes: row.boxes.map((box) => ({ column: box.column, words: values[box.column.field] ?? box.words })),
})
