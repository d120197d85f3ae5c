import type { ColumnField } from '../model/form-columns.ts'
import { leafColumns } from '../model/form-columns.ts'
import { shortHeadings } from '../model/short-headings.ts'
import { cellText, columnKind } from './cell.ts'
import type { SheetTable } from './sheet.ts'
import { wrap } from './wrap.ts'

/** Columns of words may be narrowed to this, and are wrapped. */
const narrowestWords = 9

interface TextColumn {
  readonly field: ColumnField
  readonly number: string
  readonly cells: readonly string[]
  /** Lines of the heading. */
  readonly heading: readonly string[]
}

/** Table I or II as lines of at most `width` characters. */
export function tableText({ table, lines }: SheetTable, width: number): string[] {
  const title = [table.title, ...(table.subtitle === null ? [] : [table.subtitle])].flatMap((text) => wrap(text, width))
  if (lines.length === 0) return [...title, '  (no lines)']
  const columns = leafColumns(table).map(({ column, leaf }, at): TextColumn => {
    const cells = lines.map((line) => cellText(line.cells[at]!))
    const empty = cells.every((cell) => cell === '')
    const heading = empty && leaf.field !== 'voluntary' ? [column.number] : [column.number, ...shortHeadings[leaf.field].split(' ')]
    return { field: leaf.field, number: column.number, cells, heading }
  })
  const gap = [2, 1].find((one) => columnWidths(columns, one, width) !== null)
  if (gap === undefined) return [...title, ...cards(columns, lines.length, width)]
  return [...title, ...grid(columns, columnWidths(columns, gap, width)!, gap, lines.length)]
}

/** Widths that fit, words narrowed as far as need be; `null` where the table cannot be fitted. */
function columnWidths(columns: readonly TextColumn[], gap: number, width: number): number[] | null {
  const wanted = columns.map(({ cells, heading }) => Math.max(...[...heading, ...cells].map((text) => text.length)))
  // A word is never cut: a table too narrow for its longest is told as cards.
  const least = columns.map(({ cells, heading }) =>
    Math.max(narrowestWords, ...[...heading, ...cells].flatMap((text) => text.split(/\s+/)).map((word) => word.length)),
  )
  let over = wanted.reduce((sum, one) => sum + one, 0) + gap * (columns.length - 1) - width
  while (over > 0) {
    const widest = columns.reduce<number>((best, { field }, at) => {
      if (columnKind(field) !== 'words' || wanted[at]! <= least[at]!) return best
      return best < 0 || wanted[at]! > wanted[best]! ? at : best
    }, -1)
    if (widest < 0) return null
    wanted[widest]! -= 1
    over -= 1
  }
  return wanted
}

function grid(columns: readonly TextColumn[], widths: readonly number[], gap: number, rows: number): string[] {
  const line = (texts: readonly string[]) =>
    texts
      .map((text, at) => (columnKind(columns[at]!.field) === 'figure' ? text.padStart(widths[at]!) : text.padEnd(widths[at]!)))
      .join(' '.repeat(gap))
      .trimEnd()
  const block = (cells: readonly (readonly string[])[]) =>
    Array.from({ length: Math.max(...cells.map((cell) => cell.length)) }, (_, at) => line(cells.map((cell) => cell[at] ?? '')))
  return [
    ...block(columns.map(({ heading }) => heading)),
    line(widths.map((width) => '─'.repeat(width))),
    ...Array.from({ length: rows }, (_, row) => block(columns.map(({ cells }, at) => wrap(cells[row]!, widths[at]!)))).flat(),
  ]
}

/** One line of the table below the other, each column that is not empty a line: for a narrow terminal. */
function cards(columns: readonly TextColumn[], rows: number, width: number): string[] {
  const labels = columns.map(({ field, number }) => `${number} ${shortHeadings[field]}`)
  const widest = Math.max(...labels.map((label) => label.length))
  return Array.from({ length: rows }, (_, row) => [
    '─'.repeat(Math.min(width, 40)),
    ...columns.flatMap(({ cells }, at) =>
      cells[row] === ''
        ? []
        : wrap(cells[row]!, width - widest - 4).map((text, n) => `  ${(n === 0 ? labels[at]! : '').padEnd(widest)}  ${text}`),
    ),
  ]).flat()
}
