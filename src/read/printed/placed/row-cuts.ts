import type { Word } from '../pages/page.ts'
import { markOf } from '../table/values.ts'
import { fitsBefore, type Joint, jointsOf } from './placing.ts'

/** Lines of a page whose words are known by column, cut into the rows of a table. */

/** For each column the lines of its cell. */
export type TableRow = Word[][][]

/** A line of a page with its words by column. */
export interface TableLine {
  readonly y: number
  readonly cells: readonly (readonly Word[])[]
}

/** The lines that surely belong to one row; indexes of the first and last. */
export interface Anchor {
  readonly from: number
  readonly to: number
}

/** What the lines of one column say about where its cells begin. */
interface ColumnLines {
  /** Indexes of the lines that the column has words in. */
  readonly at: readonly number[]
  /** For each line of the page, how many of the column's come before it. */
  readonly before: readonly number[]
  readonly joints: readonly Joint[]
  /** What joining costs from the column's first line up to each. */
  readonly joining: readonly number[]
  readonly isText: boolean
  /** Titles and names stand in the first column, and every row has one. */
  readonly isFirst: boolean
}

/** What a row costs that has no title. */
const titleless = 3.5

/** How far from the lines that surely belong to it a row is thought to reach, so that a page of any length is cut in time. */
const reach = 40

/**
 * Adds the rows of one page's lines, one for each anchor. A row reaches over whole lines, from its topmost to its lowest, and its cells are
 * centred on each other; of all ways to cut the lines into rows, the one that keeps to this best, with cells that begin and end as their
 * column's do, is taken. A row that a page's end parts begins at its top, and what is left of it stands first on the next page: `goesOn` says
 * that there is one. `isText` tells columns of words from those of figures.
 */
export function takeRows(
  lines: readonly TableLine[],
  anchors: readonly Anchor[],
  isText: readonly boolean[],
  rows: TableRow[],
  goesOn: boolean,
): void {
  const open = rows.at(-1)
  if (anchors.length === 0) {
    if (open) append(open, lines)
    return
  }
  const ends = endsOf(lines.length, anchors)
  if (!open && ends.every(({ from, to }) => from === to)) {
    let start = 0
    for (const { to } of ends) {
      rows.push(rowOf(lines, start, to, isText.length))
      start = to
    }
    return
  }
  const columns: ColumnLines[] = []
  for (let index = 0; index < isText.length; index++) {
    const some = columnLines(lines, index, isText[index]!, open?.[index] ?? [])
    if (some) columns.push(some)
  }
  const blank = sums(blanksIn(lines, anchors))
  const exact = isExact(anchors, columns)

  /** The cost of a row of the lines `from` up to `to`. */
  const costOf = (row: number, from: number, to: number): number => {
    const anchor = anchors[row]!
    const centre = (lines[anchor.from]!.y + lines[anchor.to]!.y) / 2
    const slack = (lines[anchor.to]!.y - lines[anchor.from]!.y) / 2
    let sum = blank[to]! - blank[from + 1]!
    let texts = 0
    let figures = 0
    let atTop = 0.5
    for (const { at, before, joints, joining, isText: text, isFirst } of columns) {
      const first = before[from]!
      const last = before[to]! - 1
      if (last < first) {
        if (isFirst) sum += titleless
        continue
      }
      sum += joining[last + 1]! - joining[first + 1]!
      if (from > 0) sum += joints[first]!.parting
      const top = lines[at[first]!]!.y
      const off = (top + lines[at[last]!]!.y) / 2 - centre
      const cost = uneven(Math.max(0, off - slack), Math.max(0, -off - slack), exact)
      if (text) texts += cost
      else figures = Math.max(figures, cost)
      atTop += Math.abs(top - lines[anchor.from]!.y) * 0.8
    }
    return sum + (goesOn && row === anchors.length - 1 ? Math.min(texts + figures, atTop) : texts + figures)
  }

  let best = open ? costsOfCarried(columns, anchors[0]!.from) : new Map([[0, 0]])
  const came: Map<number, number>[] = []
  ends.forEach((range, row) => {
    const next = new Map<number, number>()
    const from = new Map<number, number>()
    for (let end = range.from; end <= range.to; end++) {
      if (end - anchors[row]!.to > reach && (anchors[row + 1]?.from ?? 0) - end > reach) continue
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
    found.unshift(rowOf(lines, start, end, isText.length))
    end = start
  }
  if (open) append(open, lines.slice(0, end))
  rows.push(...found)
}

/** The lines that each row may end before: from the first to the last. */
const endsOf = (lines: number, anchors: readonly Anchor[]): { readonly from: number; readonly to: number }[] =>
  anchors.map(({ to }, row) => {
    const following = anchors[row + 1]
    return following ? { from: to + 1, to: following.from } : { from: lines, to: lines }
  })

/** The row of the lines `from` up to `to`. */
function rowOf(lines: readonly TableLine[], from: number, to: number, width: number): TableRow {
  const row: TableRow = []
  for (let column = 0; column < width; column++) row.push([])
  append(row, lines.slice(from, to))
  return row
}

function append(row: TableRow, lines: readonly TableLine[]): void {
  for (const { cells } of lines)
    for (let column = 0; column < cells.length; column++) if (cells[column]!.length > 0) row[column]!.push(cells[column]!.slice())
}

/** `[a, b, …]` → `[0, a, a + b, …]` */
function sums(values: readonly number[]): number[] {
  let sum = 0
  const all = [sum]
  for (const value of values) {
    sum += value
    all.push(sum)
  }
  return all
}

/** A column's lines, or `null` where it has none. */
function columnLines(lines: readonly TableLine[], index: number, isText: boolean, above: readonly (readonly Word[])[]): ColumnLines | null {
  const at: number[] = []
  const before = [0]
  const all = [...above]
  lines.forEach((line, one) => {
    const words = line.cells[index]!
    if (words.length > 0) {
      at.push(one)
      all.push(words)
    }
    before.push(at.length)
  })
  if (at.length === 0) return null
  const joints = (isText ? jointsOf(all, fitsBefore(all)) : figureJoints(all)).slice(above.length)
  return { at, before, joints, joining: sums(joints.map((joint) => joint.joining)), isText, isFirst: index === 0 }
}

/** The lines before the first row of a page may be the last of the row before: what it costs to take each number of them so. */
function costsOfCarried(columns: readonly ColumnLines[], most: number): Map<number, number> {
  const costs = new Map<number, number>()
  for (let end = Math.max(0, most - reach); end <= Math.min(most, reach); end++) {
    let cost = end === 0 ? 0 : 0.8
    // What parts the row below from these lines is a cost of that row.
    for (const { before, joints, joining } of columns) cost += end > 0 ? joining[before[end]!]! : joints[0]!.parting
    costs.set(end, cost)
  }
  return costs.size > 0 ? costs : new Map([[0, 0]])
}

/** Where figures beside an even number of lines stand between them, the middle of a cell is where its figures are. */
const isExact = (anchors: readonly Anchor[], columns: readonly ColumnLines[]): boolean =>
  anchors.some(({ from, to }) =>
    columns.some(
      ({ before, isText }) =>
        isText &&
        from > 0 &&
        before[from]! > before[from - 1]! &&
        before[to + 1] === before[from] &&
        (before[to + 2] ?? 0) > before[to + 1]!,
    ),
  )

/**
 * What it costs that a cell reaches farther below its row's middle than above it, in lines, or the other way round. Text browsers put the
 * middle of an even number of lines on the upper one. Text laid out anew from a page puts lines of half a line's difference in any order, so
 * that what is much off says little more.
 */
const uneven = (below: number, above: number, exact: boolean): number =>
  softened(exact ? below * 1.2 : below <= 0.51 ? below * 0.3 : below - 0.35) + softened(above * 1.2)

const softened = (cost: number): number => (cost <= 1.5 ? cost : 1.5 + (cost - 1.5) * 0.1)

const isAfterBlank = (lines: readonly TableLine[], at: number): boolean => at > 0 && lines[at]!.y - lines[at - 1]!.y > 1.6

/** Whether a blank stands after line `from`, up to line `to`. */
export function hasBlank(lines: readonly TableLine[], from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at++) if (isAfterBlank(lines, at)) return true
  return false
}

/** What it costs to have the blank before each line inside a row: rows are parted by a blank that is the only one between them. */
function blanksIn(lines: readonly TableLine[], anchors: readonly Anchor[]): number[] {
  const blank: number[] = lines.map((_, at) => (isAfterBlank(lines, at) ? 1.5 : 0))
  anchors.forEach(({ to }, row) => {
    const next = anchors[row + 1]?.from ?? lines.length - 1
    const between: number[] = []
    for (let at = to + 1; at <= next; at++) if (blank[at]! > 0) between.push(at)
    if (between.length === 1) blank[between[0]!] = 8
  })
  return blank
}

/** What the lines of figures say by the grammar of an amount: `$`, the amount, its marks. */
function figureJoints(lines: readonly (readonly Word[])[]): Joint[] {
  return lines.map((words, at) => {
    if (at === 0) return { joining: 0, parting: 0 }
    const before = lines[at - 1]!
    const last = before.at(-1)!
    if (last.text === '$' || /\d\/$/.test(last.text)) return { joining: 0, parting: 4 }
    if (markOf(words[0]!) === null) return { joining: 4, parting: 0 }
    // Below a cell of marks alone may stand the next, below a value its own.
    return before.every((word) => markOf(word) !== null) ? { joining: 0.6, parting: 0.3 } : { joining: 0, parting: 1.5 }
  })
}
