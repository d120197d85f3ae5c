import { textOf, type Word } from '../pages/page.ts'
import type { OwnerRow } from './owner-table.ts'
import type { PrintedRelationship } from './relationship.ts'

/**
 * Crosses in the table of reporting owners that stand on a page without its headings. Box 5 tells what the first owner is: where that
 * owner's crosses stand is where the columns are, and the crosses below them are in the same.
 */

/** Columns of the table that hold a lone X, left to right. */
const crossed = ['director', 'tenPercentOwner', 'officer'] as const

const isCross = (word: Word): boolean => /^x$/i.test(word.text)

/** So many characters off, a cross stands in the same column. */
const sameColumn = 2

/** The rows with their crosses in the columns that the first owner's `ticks` name, where that can be told. */
export function withCrossesBelow(rows: readonly OwnerRow[], ticks: PrintedRelationship['ticks']): readonly OwnerRow[] {
  const [first] = rows
  const crosses = [...(first?.unclear ?? [])].sort((a, b) => (a.x?.[0] ?? 0) - (b.x?.[0] ?? 0))
  const told = crossed.filter((name) => ticks[name].value === true && textOf(first?.[name] ?? []) === '')
  if (crosses.length === 0 || crosses.length !== told.length || !crosses.every((word) => isCross(word) && word.x)) return rows
  const columnOf = (word: Word) => {
    const at = crosses.findIndex((one) => word.x && word.page === one.page && Math.abs(one.x![0] - word.x[0]) <= sameColumn)
    return isCross(word) && at >= 0 ? told[at]! : null
  }
  return rows.map((row) => {
    if (row.unclear.length === 0) return row
    const under = (name: (typeof crossed)[number]) => [...row[name], ...row.unclear.filter((word) => columnOf(word) === name)]
    return {
      ...row,
      director: under('director'),
      tenPercentOwner: under('tenPercentOwner'),
      officer: under('officer'),
      unclear: row.unclear.filter((word) => columnOf(word) === null),
    }
  })
}
