import type { BaseForm } from '../../model/form-catalogue.ts'
import { type Column, columnsOf } from './columns.ts'
import { edgesFromData } from './data-columns.ts'
import type { Line, Word } from './page.ts'
import { columnsOfLine, suits } from './placed-columns.ts'
import { beginsHeadings, dataAfter, directionsIn, type Edge, edgesFrom, isHeading } from './placed-headings.ts'
import { cellOf, joined, left, type PlacedLine, placedLines, right } from './placing.ts'
import { type Anchor, hasBlank, type TableLine, type TableRow, takeRows } from './row-cuts.ts'
import { amountOf, markOf } from './values.ts'

/**
 * A table whose columns are told apart by where words stand → one line a row with a cell for every column. The headings' numbers say where
 * columns begin; what a column takes settles the rest.
 */
export function placedTable(lines: readonly Line[], form: BaseForm, table: 'I' | 'II'): Line[] {
  const columns = columnsOf(form, table)
  const placed = placedLines(lines)
  const rows: TableRow[] = []
  let at = 0
  let edges: Edge[] | null = null
  let headings: PlacedLine[] = []
  let refined: Edge[] | null = null
  while (at < placed.length) {
    if (edges === null || beginsHeadings(placed[at]!)) {
      const some: PlacedLine[] = []
      while (
        at < placed.length &&
        (isHeading(placed[at]!) || (some.length > 0 && placed[at + 1] !== undefined && isHeading(placed[at + 1]!)))
      )
        some.push(placed[at++]!)
      if (some.length > 0) {
        // Where a page ends inside the headings, the rest of them stands elsewhere.
        edges = edgesFrom(some.filter(onPageOf(some[0]!)), columns) ?? edges
        headings = some
        if (edges) at -= dataAfter(some, edges)
      } else if (edges === null) {
        at++
        continue
      }
    }
    const first = placed[at]
    if (!first) break
    const data: PlacedLine[] = []
    while (at < placed.length && !beginsHeadings(placed[at]!) && onPageOf(first)(placed[at]!)) data.push(placed[at++]!)
    if (data.length === 0) continue
    // In text a page without headings sets its columns anew: only the words themselves tell where.
    const isPlaced = first.words[0]!.box !== undefined
    const directions = directionsIn(headings.filter((line) => isPlaced || onPageOf(first)(line)))
    const isHeaded = isPlaced || (headings[0] !== undefined && onPageOf(first)(headings[0]))
    // A page that only has the rest of a row has too few words for that: they stand under its headings, or about where they did.
    const isRest = rows.length > 0 && !data.some(({ words }) => words.some((word) => /^[DI]$/.test(word.text)))
    if (!isRest || refined === null) refined = edgesFromData(data, columns, edges, isHeaded, directions)
    else if (isHeaded && edges) refined = edges
    const columnEdges = refined
    const split = data.map((line) => byColumn(line, columns, columnEdges))
    takeRows(
      split,
      anchorsOf(split, columns),
      columns.map((column) => column.kind === 'text'),
      rows,
      at < placed.length,
    )
  }
  return rows.map((row) => ({
    cells: settled(row, columns).map((parts, column) => cellOf(joined(parts, false), column)),
    table: 0,
  }))
}

const onPageOf =
  (line: PlacedLine) =>
  ({ words }: PlacedLine): boolean =>
    words[0]!.page === line.words[0]!.page

function byColumn({ words, y }: PlacedLine, columns: readonly Column[], edges: readonly Edge[]): TableLine {
  const at = columnsOfLine(words, columns, edges)
  return { y, cells: columns.map((_, column) => words.filter((__, index) => at[index] === column)) }
}

/** Columns that hold one line in every row, by which rows are told apart. */
const single = new Set<Column['field']>([
  'directOrIndirect',
  'transactionDate',
  'transactionCode',
  'ownedFollowing',
  'amount',
  'acquired',
  'disposed',
  'acquiredDisposed',
  'exerciseDate',
  'expirationDate',
  'underlyingAmount',
])

/** A row has one word in each of its single columns: a second one begins another row. */
function anchorsOf(lines: readonly TableLine[], columns: readonly Column[]): Anchor[] {
  const anchors: { from: number; to: number; seen: Set<Column['field']> }[] = []
  /** Columns whose last line ended in `$`: the amount below belongs to it. */
  const dollars = new Set<number>()
  lines.forEach(({ cells, y }, at) => {
    const here = new Set<Column['field']>()
    columns.forEach((column, index) => {
      const words = cells[index]!
      if (words.length === 0) return
      const goesOn = dollars.delete(index)
      if (words.at(-1)!.text === '$') dollars.add(index)
      if (!goesOn && single.has(column.field) && words.some((word) => markOf(word) === null && word.text !== '$' && suits(column, word)))
        here.add(column.field)
    })
    if (here.size === 0) return
    const last = anchors.at(-1)
    if (last && !hasBlank(lines, last.to, at) && y - lines[last.to]!.y <= 4 && isSameRow(last.seen, here)) {
      last.to = at
      for (const field of here) last.seen.add(field)
    } else anchors.push({ from: at, to: at, seen: here })
  })
  return anchors.filter(({ seen }) => seen.has('directOrIndirect') || seen.size > 1)
}

/** Whether a line may go on with a row of which some columns were seen: those it has are not among them, and D or I ends a row. */
function isSameRow(seen: ReadonlySet<Column['field']>, here: ReadonlySet<Column['field']>): boolean {
  if (seen.has('directOrIndirect')) return false
  // A transaction has a date, and D or I: it goes on until both are seen, though a figure seems to come twice.
  if (seen.has('transactionDate') && !here.has('transactionDate')) return true
  return ![...here].some((field) => seen.has(field))
}

/** Columns of figures whose neighbours they may slip into. */
const slipping: readonly (readonly Column['field'][])[] = [
  ['underlyingAmount', 'pricePerShare', 'ownedFollowing'],
  ['underlyingAmount', 'conversionOrExercisePrice'],
  ['pricePerShare', 'ownedFollowing'],
]

/** A row in which a date or an amount that slipped into the column beside its own stands in its own. */
function settled(row: TableRow, columns: readonly Column[]): TableRow {
  const cells = row.map((parts) => parts.map((words) => [...words]))
  // A transaction has a date before it has a deemed one.
  const dated = columns.findIndex((column) => column.field === 'transactionDate')
  if (dated >= 0 && cells[dated]!.length === 0) cells[dated] = cells[dated + 1]!.splice(0)
  columns.forEach((column, at) => {
    if (column.kind === 'text') marksLast(cells[at]!)
  })
  for (const fields of slipping) {
    const at = fields.map((field) => columns.findIndex((column) => column.field === field))
    for (let index = 0; index + 1 < at.length; index++) {
      const [from, to] = [cells[at[index]!], cells[at[index + 1]!]]
      if (!from || !to || amountsIn(from).length !== 2) continue
      const rest = amountsIn(to).length
      if (rest > 0 && (rest > 1 || index + 2 >= at.length || amountsIn(cells[at[index + 2]!]!).length > 0)) continue
      const slipped = amountsIn(from).sort((a, b) => left(a) - left(b))[1]!
      for (const words of from) if (words.includes(slipped)) words.splice(words.indexOf(slipped), 1)
      to.push([slipped])
      to.sort((a, b) => Number(isDollar(b)) - Number(isDollar(a)))
    }
  }
  return cells.map((parts) => parts.filter((words) => words.length > 0))
}

/** A raised mark may stand on a line of its own above the one that it ends. */
function marksLast(parts: Word[][]): void {
  parts.forEach((words, at) => {
    const next = parts[at + 1]
    if (!next || !words.every((word) => markOf(word) !== null) || markOf(next.at(-1)!) !== null) return
    if (left(words[0]!) < right(next.at(-1)!) - 1) return
    parts[at] = next
    parts[at + 1] = words
  })
}

const isDollar = (words: readonly Word[]): boolean => words.length === 1 && words[0]!.text === '$'

const amountsIn = (parts: readonly (readonly Word[])[]): Word[] =>
  parts.flat().filter((word) => word.text !== '$' && markOf(word) === null && amountOf([word]) !== null)
