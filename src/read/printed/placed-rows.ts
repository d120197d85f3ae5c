import type { BaseForm } from '../../model/form-catalogue.ts'
import { type Column, columnsOf } from './columns.ts'
import { edgesFromData } from './data-columns.ts'
import type { Line, Word } from './page.ts'
import { columnsOfLine, suits } from './placed-columns.ts'
import { beginsHeadings, dataAfter, directionsIn, type Edge, edgesFrom, isHeading } from './placed-headings.ts'
import { cellOf, fitsBefore, type Joint, joined, jointsOf, left, type PlacedLine, placedLines } from './placing.ts'
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
    const refined = edgesFromData(data, columns, edges, isPlaced || (headings[0] !== undefined && onPageOf(first)(headings[0])), directions)
    takeRows(
      data.map((line) => byColumn(line, columns, refined)),
      columns,
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

/** For each column the lines of its cell. */
type TableRow = Word[][][]

/** A line of a page with its words by column. */
interface TableLine {
  readonly y: number
  readonly cells: readonly (readonly Word[])[]
}

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

/** The lines that surely belong to one row; indexes of the first and last. */
interface Anchor {
  readonly from: number
  readonly to: number
  readonly seen: ReadonlySet<Column['field']>
}

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
    if (last && !isAfterBlankSince(lines, last.to, at) && y - lines[last.to]!.y <= 4 && isSameRow(last.seen, here)) {
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

const isAfterBlankSince = (lines: readonly TableLine[], from: number, to: number): boolean =>
  lines.some((_, at) => at > from && at <= to && isAfterBlank(lines, at))

/** What the lines of one column say about where its cells begin. */
interface ColumnLines {
  /** Indexes of the lines that the column has words in. */
  readonly at: readonly number[]
  readonly joints: readonly Joint[]
  readonly isText: boolean
}

/**
 * Adds the rows of one page's lines. A row reaches over whole lines, from its topmost to its lowest, and its cells are centred on each other;
 * of all ways to cut the lines into rows, the one that keeps to this best, with cells that begin and end as their column's do, is taken.
 * A row that a page's end parts begins at its top, and what is left of it stands first on the next page.
 */
function takeRows(lines: readonly TableLine[], columns: readonly Column[], rows: TableRow[], goesOn: boolean): void {
  const anchors = anchorsOf(lines, columns)
  const open = rows.at(-1)
  if (anchors.length === 0) {
    if (open) append(open, lines)
    return
  }
  const byColumns = columns.map((column, index): ColumnLines => {
    const at = lines.flatMap((line, one) => (line.cells[index]!.length > 0 ? [one] : []))
    const words = at.map((one) => lines[one]!.cells[index]!)
    const above = open?.[index] ?? []
    const isText = column.kind === 'text'
    return { at, joints: jointsIn([...above, ...words], isText).slice(above.length), isText }
  })
  const blank = blanksIn(lines, anchors)

  // Where figures beside an even number of lines stand between them, the middle of a cell is where its figures are.
  const exact = anchors.some(({ from, to }) =>
    byColumns.some(
      ({ at, isText }) => isText && at.includes(from - 1) && at.includes(to + 1) && !at.some((one) => one >= from && one <= to),
    ),
  )

  /** The cost of a row of the lines `from` up to `to`. */
  const costOf = (row: number, from: number, to: number): number => {
    const anchor = anchors[row]!
    const centre = (lines[anchor.from]!.y + lines[anchor.to]!.y) / 2
    const slack = (lines[anchor.to]!.y - lines[anchor.from]!.y) / 2
    let sum = 0
    let texts = 0
    let figures = 0
    let atTop = 0.5
    for (const { at, joints, isText } of byColumns) {
      let first = -1
      let last = -1
      for (let one = 0; one < at.length; one++) {
        if (at[one]! < from || at[one]! >= to) continue
        if (first < 0) first = one
        else sum += joints[one]!.joining
        last = one
      }
      if (first < 0) continue
      if (from > 0) sum += joints[first]!.parting
      const top = lines[at[first]!]!.y
      const off = (top + lines[at[last]!]!.y) / 2 - centre
      const cost = uneven(Math.max(0, off - slack), Math.max(0, -off - slack), exact)
      if (isText) texts += cost
      else figures = Math.max(figures, cost)
      atTop += Math.abs(top - lines[anchor.from]!.y) * 0.8
    }
    for (let one = from + 1; one < to; one++) sum += blank[one]!
    return sum + (goesOn && row === anchors.length - 1 ? Math.min(texts + figures, atTop) : texts + figures)
  }

  // The lines before the first row of a page may be the last of the row before.
  let best = new Map<number, number>()
  for (let end = 0; end <= (open ? anchors[0]!.from : 0); end++) {
    let cost = end === 0 ? 0 : 0.8
    for (const { at, joints } of byColumns) {
      const first = at[0]
      if (first === undefined) continue
      if (first < end) {
        cost += joints[0]!.joining
        for (let one = 1; one < at.length && at[one]! < end; one++) cost += joints[one]!.joining
      } else if (open) cost += joints[0]!.parting
    }
    best.set(end, cost)
  }
  const came: Map<number, number>[] = []
  anchors.forEach((anchor, row) => {
    const next = new Map<number, number>()
    const from = new Map<number, number>()
    const isLast = row === anchors.length - 1
    const until = isLast ? lines.length : anchors[row + 1]!.from
    for (let end = isLast ? until : anchor.to + 1; end <= until; end++) {
      for (const [start, before] of best) {
        const sum = before + costOf(row, start, end)
        if (sum < (next.get(end) ?? Number.POSITIVE_INFINITY)) {
          next.set(end, sum)
          from.set(end, start)
        }
      }
    }
    best = next
    came.push(from)
  })
  const found: TableRow[] = []
  let end = lines.length
  for (let row = anchors.length - 1; row >= 0; row--) {
    const start = came[row]!.get(end) ?? 0
    const taken: TableRow = columns.map(() => [])
    append(taken, lines.slice(start, end))
    found.unshift(taken)
    end = start
  }
  if (open) append(open, lines.slice(0, end))
  rows.push(...found)
}

/**
 * What it costs that a cell reaches farther below its row's middle than above it, in lines, or the other way round. Text laid out anew from a
 * page puts lines of half a line's difference in any order, so that what is much off says little more.
 */
const uneven = (below: number, above: number, exact: boolean): number =>
  softened(exact ? below * 1.2 : below <= 0.51 ? below * 0.3 : below - 0.35) + softened(above * 1.2)

const softened = (cost: number): number => (cost <= 1.5 ? cost : 1.5 + (cost - 1.5) * 0.1)

const isAfterBlank = (lines: readonly TableLine[], at: number): boolean => at > 0 && lines[at]!.y - lines[at - 1]!.y > 1.6

/** What it costs to have the blank before each line inside a row: rows are parted by a blank that is the only one between them. */
function blanksIn(lines: readonly TableLine[], anchors: readonly Anchor[]): number[] {
  const blank: number[] = lines.map((_, at) => (isAfterBlank(lines, at) ? 1.5 : 0))
  anchors.forEach(({ to }, row) => {
    const next = anchors[row + 1]?.from ?? lines.length - 1
    const between = blank.flatMap((one, at) => (one > 0 && at > to && at <= next ? [at] : []))
    if (between.length === 1) blank[between[0]!] = 8
  })
  return blank
}

/** Columns of figures whose neighbours they may slip into. */
const slipping: readonly (readonly Column['field'][])[] = [
  ['underlyingAmount', 'pricePerShare', 'ownedFollowing'],
  ['underlyingAmount', 'conversionOrExercisePrice'],
  ['pricePerShare', 'ownedFollowing'],
]

/** A row in which an amount that slipped beside another one stands in the empty column next to it. */
function settled(row: TableRow, columns: readonly Column[]): TableRow {
  const cells = row.map((parts) => parts.map((words) => [...words]))
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

const isDollar = (words: readonly Word[]): boolean => words.length === 1 && words[0]!.text === '$'

const amountsIn = (parts: readonly (readonly Word[])[]): Word[] =>
  parts.flat().filter((word) => word.text !== '$' && markOf(word) === null && amountOf([word]) !== null)

function append(row: TableRow, lines: readonly TableLine[]): void {
  for (const { cells } of lines)
    cells.forEach((words, column) => {
      if (words.length > 0) row[column]!.push([...words])
    })
}

/** What the lines of a column say: those of texts by their words, those of figures by the grammar of an amount and its marks. */
function jointsIn(lines: readonly (readonly Word[])[], isText: boolean): Joint[] {
  if (isText) return jointsOf(lines, fitsBefore(lines))
  return lines.map((words, at) => {
    const before = lines[at - 1]
    if (!before) return { joining: 0, parting: 0 }
    const last = before.at(-1)!
    if (last.text === '$' || /\d\/$/.test(last.text)) return { joining: 0, parting: 4 }
    if (markOf(words[0]!) === null) return { joining: 4, parting: 0 }
    // Below a cell of marks alone may stand the next, below a value its own.
    return before.every((word) => markOf(word) !== null) ? { joining: 0.6, parting: 0.3 } : { joining: 0, parting: 1.5 }
  })
}
