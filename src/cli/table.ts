/** A column of a table for people: its heading, its cell, and whether it holds figures (aligned right). */
export interface Column<T> {
  readonly heading: string
  readonly cell: (row: T) => string | null
  readonly figures?: boolean
}

/** Rows as aligned text with a heading line; an absent cell is blank. Ends with a line break. */
export function textTable<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const cells = rows.map((row) => columns.map((column) => (column.cell(row) ?? '').replace(/\s+/g, ' ')))
  const widths = columns.map((column, at) => Math.max(column.heading.length, ...cells.map((line) => line[at]!.length)))
  const line = (texts: readonly string[]) =>
    columns
      .map((column, at) => (column.figures ? texts[at]!.padStart(widths[at]!) : texts[at]!.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd()
  return [line(columns.map((column) => column.heading)), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line), ''].join('\n')
}

/** One JSON object a line. */
export const jsonLines = (rows: Iterable<unknown>): string => Array.from(rows, (row) => `${JSON.stringify(row)}\n`).join('')
