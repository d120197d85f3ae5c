import { fixed, grouped } from '../model/decimal.ts'

/** A column of a table for people: its heading, its cell, and whether it holds figures (aligned right). */
export interface Column<T> {
  readonly heading: string
  readonly cell: (row: T) => string | null
  readonly figures?: boolean
  /** In a narrow terminal it is left out before anything is cut, the last such column first. */
  readonly spare?: boolean
  /** Never cut: a number by which something is found again. */
  readonly whole?: boolean
  /** Told by the note of the row, where there is no room for it. */
  readonly noted?: boolean
}

/** What a text is not cut below. */
const leastWidth = 8

/** Before a note below a row. */
const indent = '  '

/**
 * Rows as aligned text with a heading line; an absent cell is blank. Ends with a line break. Where `width` is less than they need, spare columns are
 * left out, then what the note of a row tells stands in lines of its own below the row, and then long texts are cut; figures never are.
 */
export function textTable<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  width = Number.POSITIVE_INFINITY,
  note: ((row: T) => string | null) | null = null,
): string {
  const all = columns.map((column) => {
    const cells = rows.map((row) => (column.cell(row) ?? '').replace(/\s+/g, ' '))
    return { column, cells, width: Math.max(column.heading.length, ...cells.map((cell) => cell.length)) }
  })
  const plain = withoutSpare(all, width)
  const isNoted = note !== null && needed(plain) > width
  const shown = cutToFit(
    isNoted
      ? withoutSpare(
          all.filter(({ column }) => !column.noted),
          width,
        )
      : plain,
    width,
  )
  const line = (texts: readonly string[]) =>
    shown
      .map(({ column, width }, at) => (column.figures ? texts[at]!.padStart(width) : cut(texts[at]!, width).padEnd(width)))
      .join('  ')
      .trimEnd()
  return [
    line(shown.map(({ column }) => column.heading)),
    line(shown.map(({ width }) => '─'.repeat(width))),
    ...rows.flatMap((row, at) => [line(shown.map(({ cells }) => cells[at]!)), ...(isNoted ? noteLines(note(row), width) : [])]),
    '',
  ].join('\n')
}

const cut = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text)

/** A note in lines as wide as there is room, none where there is no note. */
function noteLines(text: string | null, width: number): string[] {
  const lines: string[] = []
  for (const word of (text ?? '').split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(indent + word)
  }
  return lines
}

interface Measured<T> {
  readonly column: Column<T>
  readonly cells: readonly string[]
  readonly width: number
}

/** Characters that columns take, with two between them. */
const needed = <T>(columns: readonly Measured<T>[]): number => columns.reduce((sum, { width }) => sum + width + 2, -2)

/** Columns without as many of the spare ones, from the last, as have no room. */
function withoutSpare<T>(columns: readonly Measured<T>[], width: number): Measured<T>[] {
  const shown = [...columns]
  for (let at = shown.length - 1; at >= 0 && needed(shown) > width; at--) if (shown[at]!.column.spare) shown.splice(at, 1)
  return shown
}

/** Columns whose texts are cut, the widest first, until they have room. */
function cutToFit<T>(columns: readonly Measured<T>[], width: number): Measured<T>[] {
  const shown = [...columns]
  for (let excess = needed(shown) - width; excess > 0; excess = needed(shown) - width) {
    const [widest] = shown.filter(({ column }) => !column.figures && !column.whole).sort((a, b) => b.width - a.width)
    if (widest === undefined || widest.width <= leastWidth) break
    shown[shown.indexOf(widest)] = { ...widest, width: Math.max(leastWidth, widest.width - excess) }
  }
  return shown
}

/** Rows one below the other, each cell on a line of its own after its heading: for more columns than have room side by side. An absent cell is blank. */
export function recordList<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const widest = Math.max(...columns.map(({ heading }) => heading.length))
  return rows
    .map((row, at) =>
      [
        `${at + 1} ${'─'.repeat(widest)}`,
        ...columns.map((column) => `${column.heading.padEnd(widest)}  ${(column.cell(row) ?? '').replace(/\s+/g, ' ')}`.trimEnd()),
        '',
      ].join('\n'),
    )
    .join('\n')
}

/** One JSON object a line. */
export const jsonLines = (rows: Iterable<unknown>): string => Array.from(rows, (row) => `${JSON.stringify(row)}\n`).join('')

/** An amount in whole dollars; one below ten as it is. */
export function wholeDollars(amount: string | null): string | null {
  if (amount === null) return null
  const [sign, plain] = amount.startsWith('-') ? ['-', amount.slice(1)] : ['', amount]
  return `${sign}${grouped(/^\d(?:\.|$)/.test(plain) ? plain : fixed(plain, 0))}`
}
