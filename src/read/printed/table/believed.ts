import type { Word } from '../pages/page.ts'
import type { Record } from '../record.ts'
import type { PrintedRow } from './rows.ts'

/** What a line of recognised text must have one of besides its title to be a row. */
const carries = ['transactionDate', 'directOrIndirect', 'ownedFollowing', 'expirationDate', 'underlyingAmount']

/** Rows that make sense; of the others an issue says that there was one. `table` is the path of their table in the document. */
export function believed(rows: readonly PrintedRow[], table: string, record: Record): PrintedRow[] {
  return rows.filter((row) => {
    const words = (field: string) => row.boxes.find((box) => box.column.field === field)?.words ?? []
    // A line of recognised text keeps its place among the rows: what cannot be told of it stays unknown.
    const carried = () => row.lost !== undefined || carries.some((field) => words(field).length > 0)
    // A line of several figures is a row, though its title be lost.
    const told = () =>
      row.place !== undefined ||
      words('securityTitle').length > 0 ||
      row.boxes.filter((box) => box.column.kind !== 'text' && box.words.length > 0).length > 2
    const kept = () => row.recognised === true && told() && carried()
    const sound = kept() || row.aligned || (row.misfit < 9 && words('directOrIndirect').length > 0 && words('securityTitle').length > 0)
    if (!sound) {
      record.issue(
        'row-not-read',
        'error',
        table,
        'a line of the table is too damaged to tell its columns apart',
        row.boxes.flatMap((box) => box.words as Word[]),
      )
    }
    return sound
  })
}
