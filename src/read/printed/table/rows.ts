import { withTailsFirst } from '../cut/heading-tails.ts'
import { withNaturesBeside } from '../cut/natures-below.ts'
import { codeAt } from '../pages/letters.ts'
import { type Cell, type Line, letters, lettersOf, type Word, withGap, wordsOf } from '../pages/page.ts'
import { type Column, columnsOf, headedBy, inHeadings, isHeadingWord } from './columns.ts'
import { Meaning } from './misfit.ts'
import { dateOf, isFigure, markOf, part } from './values.ts'

/** What stands in a column, and in which cells of its line where it has cells. */
export interface Box {
  readonly column: Column
  readonly words: readonly Word[]
  readonly cells?: readonly [from: number, until: number] | undefined
}

/** Boxes have one shape, as words have. */
export const boxOf = (column: Column, words: readonly Word[], cells?: Box['cells']): Box => ({ column, words, cells })
export const withBoxWords = ({ column, cells }: Box, words: readonly Word[]): Box => boxOf(column, words, cells)

/** Acquired or disposed of, the words that tell it, and how sure that is, 0 to 1. */
export interface ToldDirection {
  readonly letter: 'A' | 'D'
  readonly by: readonly Word[]
  readonly certainty: number
}

/** One line of a table with the words of each of its columns, and how well they fit. */
export interface PrintedRow {
  readonly boxes: readonly Box[]
  /** 0 everything is what its column takes; each misfit adds. */
  readonly misfit: number
  /** Whether every cell stood in its own column, so that nothing was guessed. */
  readonly aligned: boolean
  /** Known by the order of the words alone. */
  readonly ordered?: boolean
  /** Which of the columns (A) and (D) of Table II a figure stood in is lost. */
  readonly undirected?: boolean
  /** The direction that was lost, as the rest of the form tells it. */
  readonly direction?: ToldDirection
  /** Shared out from recognised text. */
  readonly recognised?: boolean
  /** Known for a transaction by what recognition left of the columns that only transactions fill. */
  readonly transaction?: boolean
  /**
   * What of it is not in the text: all, where the balances of the rows around it prove that it stood there, where every form of its kind has such
   * a row, or where the other table has its other side; all but its title; or all but ruled lines.
   */
  readonly lost?: 'all' | 'transaction' | 'other side' | 'figures' | 'traces'
  /** Whether its nature of ownership stands in other rows too: then the damage of its lines did not reach it. */
  readonly repeatedNature?: boolean
  /** Where a row stood that is lost but for its traces, or by what it is known. */
  readonly place?: Word
}

/** Whether a line belongs to the headings of a table: its words are headings' words, whole or cut. */
export const isHeadingLine = (line: Line): boolean => areHeading(line.cells.length === 1 ? line.cells[0]!.words : wordsOf(line))

/** Whether words belong to the headings of a table. */
export function areHeading(words: readonly Word[]): boolean {
  let known = 0
  let unknown = 0
  for (const word of words) {
    if (word.text.length < 3) continue
    const first = word.text.charCodeAt(0)
    // A day or a figure begins with a digit or the dollar sign.
    const isFigure = (first >= 48 && first <= 57) || first === 36
    if (isFigure && /^\d{1,2}\/\d{1,2}\/\d{2,4}$|^\$?\d[\d,]{3,}/.test(word.text)) return false
    if (!isFigure && isHeadingWord(word.text)) {
      known++
      continue
    }
    const text = letters(word.text)
    if (text.length < 3) continue
    const digits = digitsIn(text)
    if (digits === 0 || (text.length > 6 && digits < text.length)) {
      if (inHeadings(text)) known++
      else unknown++
    }
  }
  if (known > 0) return unknown <= known * 0.4 && !(known <= 5 && hasRow(words))
  // The end of a heading's hint: `(Instr.` above, `5)` below.
  if (words.every((word) => /^(?:\d(?: and)?\)|and|or|\d{1,2}\.|\([ADI]\)|\(?Instr\.?)$/.test(word.text))) return true
  return unknown === 0 && /^(?:codevad|codev|code|ad|aord|codeaord|instr\d?|[aidorv]{1,4})$/.test(lettersOf(words))
}

function digitsIn(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) if (codeAt(text, at) < 58) count++
  return count
}

/** Whether a line has a figure and then D or I by itself, as a row has whose title is a word of the headings: `Derivative Security 100 D`. */
function hasRow(words: readonly Word[]): boolean {
  const figure = words.findIndex(({ text }) => /^\$?\d[\d,]*(?:\.\d+)?$/.test(text))
  return figure > 0 && words.some(({ text }, at) => at > figure && (text === 'D' || text === 'I'))
}

/** What it costs to leave a column without anything. */
const missing = (column: Column): number =>
  column.field === 'securityTitle' || column.field === 'directOrIndirect'
    ? 3
    : column.kind === 'early' || column.field === 'deemedExecutionDate'
      ? 0.05
      : 0.3

/** The data lines of one table; `inOrder` shares out the words of a line that has no cells. */
export function rowsOf(
  printed: readonly Line[],
  form: '3' | '4' | '5',
  table: 'I' | 'II',
  inOrder: ((words: readonly Word[], columns: readonly Column[]) => PrintedRow) | null = null,
): PrintedRow[] {
  const columns = columnsOf(form, table)
  if (inOrder) return printed.filter(hasData).map((line) => inOrder(wordsOf(line), columns))
  const lines = withTailsFirst(withNaturesBeside(printed))
  const headings: Line[] = []
  const rows: PrintedRow[] = []
  let hints: readonly (number | null)[] | null = null
  // What stands before the headings belongs to the boxes above the table.
  const heads = lines.map(isHeadingLine)
  const begin = Math.max(0, heads.indexOf(true))
  for (let at = begin; at < lines.length; at++) {
    const line = lines[at]!
    if (heads[at]) {
      if (hints !== null) {
        headings.length = 0
        hints = null
      }
      headings.push(line)
      continue
    }
    // A paragraph below a table of cells is none of its lines.
    if (!hasData(line) || (line.table === null && lines[begin]?.table !== null)) continue
    hints ??= hintsFrom(headings, columns, line.cells.length)
    const last = rows.at(-1)
    if (last && isRest(line)) {
      const alike = lines.filter((one) => one.cells.length === line.cells.length && hasData(one) && isWhole(one))
      const whole = alike.find((one) => one.table === line.table) ?? alike.findLast((one) => lines.indexOf(one) < lines.indexOf(line))
      const row = whole ? alignLike(line.cells, alignCells(whole.cells, columns, hints)) : alignCells(line.cells, columns, hints)
      if (goesOn(row)) {
        rows[rows.length - 1] = together(last, row)
        continue
      }
    }
    const row = alignCells(line.cells, columns, hints)
    // Lines of one row that a cut parted: no ownership and no figures of its own.
    if (last && goesOn(row)) rows[rows.length - 1] = together(last, row)
    else rows.push(line.undirected ? { ...row, undirected: true } : row)
  }
  return rows
}

const figures = new Set<Column['field']>([
  'directOrIndirect',
  'ownedFollowing',
  'transactionDate',
  'transactionCode',
  'amount',
  'acquired',
  'disposed',
  'underlyingAmount',
  'expirationDate',
])

/** Whether a line only continues the texts and marks of the row before it. */
const goesOn = (row: PrintedRow): boolean =>
  row.boxes.every(({ column, words }) => words.length === 0 || !figures.has(column.field) || part(words, true).value.length === 0)

/** Whether a line holds but texts and marks in a few of its cells: the rest of a row that the end of a page cut. */
function isRest(line: Line): boolean {
  let filled = 0
  for (const { words } of line.cells) if (words.length > 0 && ++filled > 4) return false
  return line.cells.every((cell) => cell.words.every((word) => markOf(word) !== null || !isFigure([word])))
}

/** Whether a line has D or I in a cell of its own after a figure: a row by itself. */
const isWhole = (line: Line): boolean =>
  !isHeadingLine(line) && line.cells.some((cell, at) => at > 1 && cell.words.length > 0 && /^[DI]$/.test(cell.words[0]!.text))

/** The words of a line in the columns that the cells of a like row stand in. */
function alignLike(cells: readonly Cell[], like: PrintedRow): PrintedRow {
  const boxes = like.boxes.map(({ column, cells: [from, until] = [0, 0] }) => boxOf(column, wordsBetween(cells, from, until)))
  return { boxes, misfit: 0, aligned: false }
}

const together = (row: PrintedRow, rest: PrintedRow): PrintedRow => ({
  ...row,
  boxes: row.boxes.map(({ column, words }, at) => {
    const [first, ...more] = rest.boxes[at]!.words
    return boxOf(column, first ? [...words, first.gap === 0 ? withGap(first, 1) : first, ...more] : words)
  }),
  misfit: row.misfit + 1,
  aligned: false,
})

/** A line of a table that says anything: letters or figures in it. */
const hasData = (line: Line): boolean => line.cells.some((cell) => cell.words.some((word) => /[A-Za-z0-9]/.test(word.text)))

/** For each column the cell of a row under its heading, where the headings have as many cells as the rows. */
function hintsFrom(headings: readonly Line[], columns: readonly Column[], size: number): (number | null)[] {
  const hints: (number | null)[] = columns.map(() => null)
  for (const line of headings) {
    if (line.cells.length !== size) continue
    line.cells.forEach((cell, index) => {
      // A leaf's own heading stands lower than one that covers several columns, so the last wins.
      for (const at of headedBy(lettersOf(cell.words), columns)) hints[at] = index
    })
  }
  // Headings out of order tell nothing.
  let last = -1
  for (let at = 0; at < hints.length; at++) {
    const hint = hints[at]
    if (hint === null || hint === undefined) continue
    if (hint <= last) hints[at] = null
    else last = hint
  }
  return hints
}

const misfits = (boxes: readonly { readonly column: Column; readonly words: readonly Word[] }[]): number =>
  boxes.reduce((sum, { column, words }) => sum + (words.length > 0 ? new Meaning(words).misfit(column) : 0), 0)

/** Gives the cells of a row to the columns in order. With as many cells as columns each has its own; otherwise the cheapest way is taken. */
export function alignCells(all: readonly Cell[], columns: readonly Column[], hints: readonly (number | null)[]): PrintedRow {
  let kept = all.length
  while (kept > columns.length && all[kept - 1]!.words.length === 0) kept--
  const cells = kept < all.length ? all.slice(0, kept) : all
  if (cells.length === columns.length) {
    const boxes = columns.map((column, at) => boxOf(column, cells[at]!.words, [at, at + 1]))
    const misfit = misfits(boxes)
    const owned = boxes.some(({ column, words }) => column.kind === 'ownership' && words.length > 0)
    if (misfit < 2.5 && owned) return { boxes, misfit, aligned: true }
  }
  const size = cells.length
  const width = columns.length
  const meanings = new Array<Meaning | undefined>((size + 1) * (size + 1))
  /** What the words of some cells may mean, not all of them empty: those at their ends may be. */
  const meaning = (start: number, end: number): Meaning => {
    let first = start
    while (cells[first]!.words.length === 0) first++
    let until = end
    while (cells[until - 1]!.words.length === 0) until--
    const key = first * (size + 1) + until
    meanings[key] ??= new Meaning(wordsBetween(cells, first, until))
    return meanings[key]
  }
  // By column, then by how many cells are given: the least cost, and where the column's begin.
  const best = new Array<number>((size + 1) * (width + 1)).fill(Number.POSITIVE_INFINITY)
  const from = new Array<number>((size + 1) * (width + 1)).fill(0)
  best[0] = 0
  for (let column = 0; column < width; column++) {
    const taken = columns[column]!
    const hint = hints[column] ?? null
    const here = column * (size + 1)
    const next = here + size + 1
    for (let start = 0; start <= size; start++) {
      const before = best[here + start]!
      if (before === Number.POSITIVE_INFINITY) continue
      let filled = 0
      for (let end = start; end <= Math.min(size, start + 6); end++) {
        let cost = before
        if (end > start) {
          if (cells[end - 1]!.words.length > 0) filled++
          if (filled > 0) {
            cost += meaning(start, end).misfit(taken) + Math.max(0, filled - 1) * (taken.kind === 'text' ? 0.8 : 1.2)
            if (hint !== null) cost += Math.min(2.4, 0.6 * Math.max(0, start - hint, hint - (end - 1)))
          } else {
            cost += taken.field === 'securityTitle' || taken.field === 'directOrIndirect' ? 2 : 0
            // An empty cell is that of the column whose heading stands above it.
            if (hint !== null && (hint < start || hint >= end)) cost += 0.1
          }
          cost += 0.15 * (end - start - filled)
          if (end - start === 1 && filled === 0) cost -= 0.15
        } else cost += missing(taken)
        if (cost < best[next + end]!) {
          best[next + end] = cost
          from[next + end] = start
        }
      }
    }
  }
  const boxes: Box[] = []
  const isGiven = best[width * (size + 1) + size]! < Number.POSITIVE_INFINITY
  let end = size
  for (let column = width; column > 0; column--) {
    const start = from[column * (size + 1) + end]!
    boxes.unshift(boxOf(columns[column - 1]!, isGiven ? wordsBetween(cells, start, end) : [], [start, end]))
    end = start
  }
  const misfit = boxes.reduce(
    (sum, { column, words, cells = [0, 0] }) => sum + (words.length > 0 ? meaning(...cells).misfit(column) : 0),
    0,
  )
  return { boxes: dated(boxes), misfit, aligned: false }
}

/** The words of the cells from `start` to `end`, exclusive. */
function wordsBetween(cells: readonly Cell[], start: number, end: number): readonly Word[] {
  let words: readonly Word[] = []
  for (let at = start; at < end; at++) {
    const own = cells[at]!.words
    if (own.length > 0) words = words.length === 0 ? own : [...words, ...own]
  }
  return words
}

/** A transaction has its date whether or not an execution was deemed: where cells had to be matched, a lone date is the transaction's. */
function dated(boxes: readonly Box[]): readonly Box[] {
  const of = (field: Column['field']) => boxes.find(({ column }) => column.field === field)
  const date = of('transactionDate')
  const deemed = of('deemedExecutionDate')
  if (!date || !deemed || date.words.length > 0 || dateOf(deemed.words) === null) return boxes
  return boxes.map((box) => (box === date ? withBoxWords(date, deemed.words) : box === deemed ? withBoxWords(deemed, []) : box))
}
