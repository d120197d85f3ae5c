import { isBlank, isRule, type TextLine } from './lines.ts'
import type { Cells, CellText } from './row.ts'
import { shareOut } from './sharing.ts'
import type { ColumnName } from './table-columns.ts'
import type { TableRow, TableRows } from './tables.ts'

/** Tables ruled with bars: cells between them, broken over lines, rows between rules (accession 0001094891-00-000193). */

/** The rows of a barred table, in the layout that its cells suit best; `null` where the bars make the columns of none. */
export function barredRows(lines: readonly TextLine[], layouts: readonly (readonly ColumnName[])[]): TableRows | null {
  const groups = groupsOf(lines)
  const filled = groups.filter((group) => !group.every(isBlank))
  let best: { readonly rows: TableRows['rows']; readonly cost: number } | null = null
  for (const layout of layouts) {
    let cost = 0
    const rows = filled.flatMap((group) => rowsIn(group, layout))
    for (const row of rows) cost += 'unread' in row ? 20 : costOf(row.cells, layout)
    if (best === null || cost < best.cost) best = { rows, cost }
  }
  if (best === null || (best.rows.length > 0 && best.rows.every((row) => 'unread' in row))) return null
  return best
}

function groupsOf(lines: readonly TextLine[]): TextLine[][] {
  const groups: TextLine[][] = [[]]
  for (const line of lines) {
    if (isRule(line)) groups.push([])
    else if (line.text.includes('|')) groups.at(-1)!.push(line)
  }
  return groups
}

/** How badly cells suit their columns. */
function costOf(cells: Cells, layout: readonly ColumnName[]): number {
  let cost = 0
  for (const [column, { text }] of cells) {
    if (text === '') continue
    const words = text.split(/\s+/).map((word, at) => ({ text: word, from: at * 20, to: at * 20 + 1, start: 0, end: 0, afterBar: false }))
    cost += shareOut(words, [column], null)?.cost ?? 9
  }
  return cost + layout.length * 0.001
}

/** The rows of the lines between two rules: each with a code or with D or I of its own. */
function rowsIn(group: readonly TextLine[], layout: readonly ColumnName[]): (TableRow | { readonly unread: readonly TextLine[] })[] {
  const bars = group.map(({ text }) => [...text.matchAll(/\|/g)].map((match) => match.index))
  const count = layout.length
  const last = bars[0]!.length
  // The bar after the last column is often left out, and one may stand before the first.
  const leads = group.every(({ text }) => /^\s*\|/.test(text)) && (last === count + 1 || last === count)
  const own = bars.map((one) => (leads ? one.slice(1) : one))
  const size = own[0]!.length
  if (own.some((one) => one.length !== size) || (size !== count && size !== count - 1)) return [{ unread: group }]
  const piecesOf = (at: number): Piece[] =>
    layout.map((_, column) => {
      const from = column === 0 ? (leads ? bars[at]![0]! + 1 : 0) : own[at]![column - 1]! + 1
      return { text: group[at]!.text.slice(from, own[at]![column] ?? group[at]!.text.length), start: group[at]!.start + from }
    })
  const lines = group.map((_, at) => piecesOf(at))
  const singles = ['code', 'ownership'].map((column) => layout.indexOf(column as ColumnName)).filter((column) => column >= 0)
  const rows: Piece[][][] = []
  for (const line of lines) {
    const current = rows.at(-1)
    const isNext =
      current !== undefined && singles.some((column) => isFilled(line[column]!) && current.some((one) => isFilled(one[column]!)))
    if (current === undefined || isNext) rows.push([line])
    else current.push(line)
  }
  return rows.map((own): TableRow => ({ cells: cellsOf(own, layout), sureness: 1, lost: [] }))
}

interface Piece {
  readonly text: string
  readonly start: number
}

const isFilled = ({ text }: Piece): boolean => /[A-Za-z]/.test(text)

/** The cells of a row over its lines. */
function cellsOf(lines: readonly (readonly Piece[])[], layout: readonly ColumnName[]): Cells {
  return new Map(
    layout.map((column, at): [ColumnName, CellText] => {
      let text = ''
      let filled = false
      let [from, to] = [Number.POSITIVE_INFINITY, 0]
      for (const line of lines) {
        const piece = line[at]!
        const trimmed = piece.text.trim()
        if (trimmed !== '') {
          // A word that runs to the bar goes on in the next line, unless a capital begins another.
          const goesOn = filled && /^\S/.test(piece.text) && !(/[a-z]$/.test(text) && /^[A-Z]/.test(trimmed))
          text += text === '' || goesOn ? trimmed : ` ${trimmed}`
          const start = piece.start + piece.text.indexOf(trimmed)
          from = Math.min(from, start)
          to = Math.max(to, start + trimmed.length)
        }
        filled = /\S$/.test(piece.text)
      }
      return [column, { text, span: from <= to ? [from, to] : [0, 0] }]
    }),
  )
}
