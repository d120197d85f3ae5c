/** A column of a table for people: its heading, its cell, and whether it holds figures (aligned right). */
export interface Column<T> {
  readonly heading: string
  readonly cell: (row: T) => string | null
  readonly figures?: boolean
  /** In a narrow terminal it is left out before anything is cut, the last such column first. */
  readonly spare?: boolean
  /** Never cut: a number by which something is found again. */
  readonly whole?: boolean
}

/** What a text is not cut below. */
const leastWidth = 8

/**
 * Rows as aligned text with a heading line; an absent cell is blank. Ends with a line break. Where `width` is less than they need, columns are
 * left out and long texts cut; figures never are.
 */
export function textTable<T>(rows: readonly T[], columns: readonly Column<T>[], width = Number.POSITIVE_INFINITY): string {
  const all = columns.map((column) => {
    const cells = rows.map((row) => (column.cell(row) ?? '').replace(/\s+/g, ' '))
    return { column, cells, width: Math.max(column.heading.length, ...cells.map((cell) => cell.length)) }
  })
  const shown = fitted(all, width)
  const line = (texts: readonly string[]) =>
    shown
      .map(({ column, width }, at) => (column.figures ? texts[at]!.padStart(width) : cut(texts[at]!, width).padEnd(width)))
      .join('  ')
      .trimEnd()
  return [
    line(shown.map(({ column }) => column.heading)),
    line(shown.map(({ width }) => '─'.repeat(width))),
    ...rows.map((_, row) => line(shown.map(({ cells }) => cells[row]!))),
    '',
  ].join('\n')
}

const cut = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text)

interface Measured<T> {
  readonly column: Column<T>
  readonly cells: readonly string[]
  readonly width: number
}

/** The columns that have room, as wide as they may be. */
function fitted<T>(columns: readonly Measured<T>[], width: number): Measured<T>[] {
  const shown = [...columns]
  const over = () => shown.reduce((sum, column) => sum + column.width + 2, -2) - width
  for (let at = shown.length - 1; at >= 0 && over() > 0; at--) if (shown[at]!.column.spare) shown.splice(at, 1)
  for (let excess = over(); excess > 0; excess = over()) {
    const [widest] = shown.filter(({ column }) => !column.figures && !column.whole).sort((a, b) => b.width - a.width)
    if (widest === undefined || widest.width <= leastWidth) break
    shown[shown.indexOf(widest)] = { ...widest, width: Math.max(leastWidth, widest.width - excess) }
  }
  return shown
}

/** One JSON object a line. */
export const jsonLines = (rows: Iterable<unknown>): string => Array.from(rows, (row) => `${JSON.stringify(row)}\n`).join('')
