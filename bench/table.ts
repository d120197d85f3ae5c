/** A table of measurements, printed by `npm run bench` (speed and size) and `npm run score` (how right). */
export interface MeasuredTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What a reader must know to judge the figures. */
  readonly notes?: readonly string[]
}

/** Each file of `bench/speed` and `bench/right` exports `measure`; a folder or corpus that is absent gives a table that says so. */
export type Measure = () => Promise<readonly MeasuredTable[]>

/** The table as text, first column left, the rest right. */
export function measuredText({ title, columns, rows, notes = [] }: MeasuredTable): string {
  const widths = columns.map((heading, at) => Math.max(heading.length, ...rows.map((row) => (row[at] ?? '').length)))
  const line = (cells: readonly string[]) =>
    widths
      .map((width, at) => (at === 0 ? (cells[at] ?? '').padEnd(width) : (cells[at] ?? '').padStart(width)))
      .join('  ')
      .trimEnd()
  return [
    '',
    title,
    line(columns),
    line(widths.map((width) => '─'.repeat(width))),
    ...rows.map(line),
    ...notes.map((note) => `  ${note}`),
    '',
  ].join('\n')
}
