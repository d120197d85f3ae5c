import type { Word } from '../pages/page.ts'
import { type Column, transactionColumns } from '../table/columns.ts'
import type { PrintedRow } from '../table/rows.ts'
import { wordsIn } from './around.ts'
import type { Phrases } from './phrases.ts'
import { isOfText } from './share.ts'
import { isMarkLike } from './values.ts'

/** Rows of recognised tables of which recognition spoilt the figures: what they still are. */

/** Columns that only transactions fill; recognised text keeps no price for a holding either. */
export const ofTransactions: ReadonlySet<Column['field']> = new Set([...transactionColumns, 'pricePerShare'])

/** A row of which only the title stands in its line. */
export const titleAlone = (words: readonly Word[], columns: readonly Column[]): PrintedRow => {
  const end = words.findIndex((word, at) => at > 1 && !/^[A-Za-z(&,.'-]{2,}$|^[A-K]$/.test(word.text) && !isOfText(words, at))
  const title = end < 0 ? words : words.slice(0, end)
  return {
    boxes: columns.map((column) => ({ column, words: column.field === 'securityTitle' ? title : [] })),
    misfit: 4,
    aligned: false,
    ordered: true,
    recognised: true,
    lost: 'figures',
  }
}

/** How many words that no column takes make a line a transaction, among transactions and elsewhere. */
const leastRemains = { amongTransactions: 2, elsewhere: 3 } as const

/**
 * The rows of a table, those that must be transactions of which recognition spoilt day, code and number known for it: a code or a price stands in
 * them, or between their title and their balance more stands than stains.
 */
export function withTransactions(rows: readonly PrintedRow[], lines: readonly (readonly Word[])[]): PrintedRow[] {
  const says = (row: PrintedRow, field: Column['field']) => wordsIn(row, field).some((word) => !isMarkLike(word.text))
  const kinds = rows.map((row) => [...ofTransactions].some((field) => says(row, field)))
  const mostly = kinds.filter(Boolean).length >= Math.max(2, rows.length * 0.7)
  const least = mostly ? leastRemains.amongTransactions : leastRemains.elsewhere
  const read = rows.map((row, at) =>
    says(row, 'transactionCode') || says(row, 'pricePerShare') || remains(row, lines[at]!) >= least ? { ...row, transaction: true } : row,
  )
  const isTransaction = (row: PrintedRow) => row.transaction === true || [...ofTransactions].some((field) => says(row, field))
  // Transactions stand before holdings: what stands amid them is one, and mere traces are most likely what stands above them.
  read.forEach((row, at) => {
    const above = read[at - 1]
    const follows = above === undefined || isTransaction(above)
    const isAmid = read.slice(at + 1).filter(isTransaction).length > 1
    if (row.lost && follows && (isAmid || row.lost === 'traces')) read[at] = { ...row, transaction: true }
  })
  return read
}

/** How many words of a line between title and balance no column takes. */
function remains(row: PrintedRow, line: readonly Word[]): number {
  const taken = new Set(row.boxes.flatMap((box) => box.words.map((word) => word.start)))
  const own = new Set(line.map((word) => word.start))
  const from = wordsIn(row, 'securityTitle').findLast((word) => own.has(word.start))?.end ?? Number.POSITIVE_INFINITY
  const until =
    (wordsIn(row, 'ownedFollowing')[0] ?? wordsIn(row, 'directOrIndirect')[0])?.start ?? (row.lost ? 0 : Number.POSITIVE_INFINITY)
  return line.filter((word) => word.start >= from && word.end <= until && !taken.has(word.start)).length
}

/** Titles have no more words than these. */
const longestTitle = 8

/** How many words a line begins with that are the whole title of a security: two or more, or 0. */
export function wholeTitle(words: readonly Word[], phrases: Phrases): number {
  if (phrases.beginsTitle(words[0]!.text) > 0.1) return 0
  let size = 0
  for (let at = 1; at < Math.min(words.length, longestTitle); at++) {
    if (phrases.seam(words[at - 1]!.text, words[at]!.text) > 0.2) break
    if (phrases.endsTitle(words[at]!.text) > 0) size = at + 1
  }
  return size
}

/** A row of a table without a line of figures: a whole title, and behind it more words than stains that say nothing. */
export function spoiltRow(words: readonly Word[], columns: readonly Column[], form: '3' | '4' | '5', phrases: Phrases): PrintedRow | null {
  const size = wholeTitle(words, phrases)
  if (size === 0 || words.length - size < leastRemains.elsewhere) return null
  const row = titleAlone(words.slice(0, size), columns)
  return form === '3' ? row : { ...row, transaction: true }
}
