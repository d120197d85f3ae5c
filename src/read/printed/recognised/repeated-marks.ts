import type { ColumnField } from '../../../model/form-columns.ts'
import { textOf, type Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import type { PriceRange } from './price-notes.ts'
import { isMarkLike } from './values.ts'

/**
 * Marks that recognition lost and that like rows have. In real filings, of two rows of one security and one code that say the same in a
 * column, hardly one bears a mark there without the other.
 */

/** Columns whose marks go with the security and the code, whatever the figure. */
const whateverFigure: ReadonlySet<ColumnField> = new Set<ColumnField>(['amount'])

const repeated: ReadonlySet<ColumnField> = new Set<ColumnField>([
  'securityTitle',
  'conversionOrExercisePrice',
  'transactionCode',
  'amount',
  'pricePerShare',
  'exerciseDate',
  'expirationDate',
  'underlyingTitle',
  'natureOfOwnership',
])

const wordsIn = (row: PrintedRow, field: ColumnField): readonly Word[] => row.boxes.find((box) => box.column.field === field)?.words ?? []

const isMark = (word: Word): boolean => isMarkLike(word.text)

const valueIn = (row: PrintedRow, field: ColumnField): string => textOf(wordsIn(row, field).filter((word) => !isMark(word)))

const marksIn = (row: PrintedRow, field: ColumnField): readonly Word[] => wordsIn(row, field).filter(isMark)

/** The marks that the rows like it nearest above and below have in a column, if they have the same. */
function marksAround(rows: readonly PrintedRow[], at: number, field: ColumnField): readonly Word[] {
  const row = rows[at]!
  const title = valueIn(row, 'securityTitle')
  const code = valueIn(row, 'transactionCode')
  const value = valueIn(row, field)
  const isAlike = (other: PrintedRow, index: number): boolean =>
    index !== at &&
    valueIn(other, 'securityTitle') === title &&
    valueIn(other, 'transactionCode') === code &&
    (whateverFigure.has(field) ? (valueIn(other, field) === '') === (value === '') : valueIn(other, field) === value)
  const alike = rows.flatMap((other, index) => (isAlike(other, index) ? [index] : []))
  const marked = alike.filter((index) => marksIn(rows[index]!, field).length > 0)
  // A mark that few of them have is rather a stain.
  if (marked.length * (field === 'natureOfOwnership' ? 2 : 4) < alike.length) return []
  const nearest = [marked.findLast((index) => index < at), marked.find((index) => index > at)].filter((index) => index !== undefined)
  const [first, second] = nearest.map((index) => marksIn(rows[index]!, field))
  return first && (!second || textOf(first) === textOf(second)) ? first : []
}

/** The rows of one table with the marks that like rows have. */
export function withRepeatedMarks(rows: readonly PrintedRow[], ranges: readonly (PriceRange | null)[]): readonly PrintedRow[] {
  return rows.map((row, at) => {
    const place = wordsIn(row, 'securityTitle')[0]
    if (!place) return row
    return {
      ...row,
      boxes: row.boxes.map((box) => {
        const { field } = box.column
        if (!repeated.has(field) || box.words.some(isMark)) return box
        // Nothing is marked where nothing stands, but for boxes that may hold a mark alone.
        if (box.words.length === 0 && box.column.markAlone !== true) return box
        const marks = marksAround(rows, at, field)
        // A range is that of one price.
        const isOfOne = valueIn(row, field) === '' && marks.some((mark) => ranges[Number(mark.text.replace(/\D/g, '')) - 1])
        if (marks.length === 0 || isOfOne) return box
        const by = box.words.at(-1) ?? place
        const told = marks.map((mark) => ({
          ...by,
          text: mark.text,
          gap: 0 as const,
          inferred: true,
          certainty: (mark.certainty ?? 1) * 0.8,
        }))
        return { ...box, words: [...box.words, ...told] }
      }),
    }
  })
}
