import { type Cell, type Line, lettersOfLine, type Word } from '../pages/page.ts'
import { isHeadingLine } from '../table/rows.ts'
import { columnStarts } from './columns.ts'
import { boxLabels, firstSigns, innerLabels, labelAt, tableHeadings, takeLabel } from './labels.ts'
import { relationshipWords } from './ticks.ts'
import { joined, unwoven, type Vocabulary, vocabularyOf } from './words.ts'

/**
 * Tables cut from a page whose borders run through text that spans columns: labels, values and words stand in pieces, line by line in each
 * cell. The labels are known, so that their pieces can be taken out; what is left is the values, to be put together again.
 */

type Pieces = readonly (readonly Word[])[]

/** Lines with one cell a box or column where borders had cut them; lines of whole tables stay as they are. */
export function withWholeWords(lines: readonly Line[]): readonly Line[] {
  const tables: Line[][] = []
  for (const line of lines) {
    if (line.table !== null && tables.at(-1)?.[0]?.table === line.table) tables.at(-1)!.push(line)
    else tables.push([line])
  }
  const cut = tables.filter(isCut)
  if (cut.length === 0) return lines
  const known = vocabularyOf(lines, new Set(cut.flatMap(boxesOf)), new Set(cut.flat()))
  return tables.flatMap((table) => (isCut(table) ? wholeTable(table, known) : table))
}

/** The lines of a table above the headings of its columns. */
function boxesOf(table: readonly Line[]): readonly Line[] {
  const headings = table.findIndex((line) => /^1title/.test(lettersOfLine(line)))
  return headings < 0 ? table : table.slice(0, headings)
}

/** No page is ruled into more columns, and no line of one holds more words. */
const mostCells = 80
const mostWords = 1_000

const isReadable = (line: Line): boolean =>
  line.cells.length <= mostCells && line.cells.reduce((sum, cell) => sum + cell.words.length, 0) <= mostWords

const piecesOf = (line: Line): Pieces => line.cells.map((cell) => cell.words)

/** Whether a border of a table stands inside a word of a label. */
function isCut(table: readonly Line[]): boolean {
  if (table[0]!.table === null) return false
  return table.some((line) => {
    if (!isReadable(line)) return false
    const pieces = piecesOf(line)
    const firsts = firstSigns(pieces)
    const cuts = (label: string, isHeading: boolean): boolean => {
      const at = labelAt(pieces, firsts, label, 12)
      return at >= 0 && takeLabel(isHeading ? pieces : pieces.slice(at), label)?.cutsWord === true
    }
    return boxLabels.some((label) => cuts(label, false)) || tableHeadings.some((label) => cuts(label, true))
  })
}

/** The lines of a table with its boxes whole. */
function wholeTable(table: readonly Line[], known: Vocabulary): Line[] {
  const whole: Line[] = []
  const leftmost = sameBorders(table.map((line) => (isReadable(line) ? boxStarts(piecesOf(line)).map(({ at }) => at) : [])))
  let starts: number[] = []
  let headings: Line[] = []
  let columns: readonly number[] | null = null
  let inHead = true
  for (const line of table) {
    if (!isReadable(line)) {
      whole.push(line)
      continue
    }
    const pieces = piecesOf(line)
    const heading = headingIn(pieces)
    if (heading) {
      const before = box(heading.before, known)
      const cells = [cellOf(heading.label, heading.from, pieces.length - heading.from)]
      whole.push({ ...line, cells: before.length > 0 ? [cellOf(before, 0, heading.from), ...cells] : cells })
      inHead = false
      headings = []
      columns = null
      continue
    }
    const boxes = boxStarts(pieces)
    if (boxes.length > 0) {
      // A further owner's box below the tables has no other beside it.
      if (boxes.some(({ label }) => label === boxLabels[0])) {
        starts = []
        inHead = true
      }
      const own = boxes.map(({ at }) => leftmost(at))
      const last = own.at(-1)!
      starts = [...new Set([...starts, ...own])].sort((a, b) => a - b)
      // Where boxes that begin further left reach over a border known from elsewhere, that is none of theirs.
      const borders = starts.filter((at) => own.includes(at) || at < own[0]! || at > last)
      whole.push(boxLine(line, pieces, borders, known))
      continue
    }
    if (inHead) {
      whole.push(boxLine(line, pieces, starts.length > 0 ? starts : [0], known))
      continue
    }
    if (isHeadingLine(line) || /^(?:1titleof|transactiondate)/.test(lettersOfLine(line))) {
      headings.push(line)
      columns = null
      whole.push(line)
      continue
    }
    columns ??= columnStarts(headings)
    whole.push(columns.length > 2 ? { ...line, cells: spread(pieces, columns, (some, at) => text(some, known, [], at > 0)) } : line)
  }
  return whole
}

/**
 * Of boxes one below the other whose labels begin in cells beside each other the border is the left one: what of a value stands left of its
 * label is in the cell before. `starts` are the cells that labels begin in, line by line.
 */
function sameBorders(starts: readonly (readonly number[])[]): (at: number) => number {
  const all = new Set(starts.flat())
  // The first border is the table's own.
  const isSame = (at: number) => at > 1 && all.has(at - 1) && !starts.some((own) => own.includes(at) && own.includes(at - 1))
  return (at) => (isSame(at) ? at - 1 : at)
}

const cellOf = (words: readonly Word[], column: number, columns: number): Cell => ({ words, column, columns })

/** A heading over a whole table: its words, the cell that its first line begins in, and what stands before that. */
function headingIn(pieces: Pieces): { label: readonly Word[]; from: number; before: Pieces } | null {
  const firsts = firstSigns(pieces)
  for (const label of tableHeadings) {
    const from = labelAt(pieces, firsts, label, 8)
    // Its second line may begin further left.
    const taken = from < 0 ? null : takeLabel(pieces, label)
    if (taken?.rest.every((words, at) => at < from || words.length === 0))
      return { label: taken.label, from, before: taken.rest.slice(0, from) }
  }
  return null
}

/** The cells in which boxes begin, by their labels. */
function boxStarts(pieces: Pieces): { at: number; label: string }[] {
  const starts: { at: number; label: string }[] = []
  const firsts = firstSigns(pieces)
  for (const label of boxLabels) {
    const at = labelAt(pieces, firsts, label, 12)
    if (at < 0 || starts.some((one) => one.at === at) || takeLabel(pieces.slice(at), label) === null) continue
    starts.push({ at, label })
  }
  return starts.sort((a, b) => a.at - b.at)
}

/** The cells from each start to the next put together, each read by its words and its index. */
function spread(pieces: Pieces, starts: readonly number[], read: (some: Pieces, at: number) => readonly Word[]): Cell[] {
  const from = starts[0] === 0 ? starts : [0, ...starts]
  return from.map((start, at) => {
    const end = from[at + 1] ?? pieces.length
    return cellOf(read(pieces.slice(start, end), at), start, end - start)
  })
}

const boxLine = (line: Line, pieces: Pieces, starts: readonly number[], known: Vocabulary): Line => ({
  ...line,
  cells: spread(pieces, starts, (some) => box(some, known)),
})

/** A box: its labels, then what is left of its cells. */
function box(pieces: Pieces, known: Vocabulary): Word[] {
  let rest = pieces
  let firsts = firstSigns(rest)
  const labels: Word[] = []
  let widths: readonly number[] = pieces.map(() => 0)
  for (const label of [...boxLabels, ...innerLabels]) {
    const at = labelAt(rest, firsts, label, 3)
    const taken = at < 0 ? null : takeLabel(rest.slice(at), label)
    if (!taken) continue
    // The captions of box 1 stand far apart.
    if (labels.length === 0 && boxLabels.includes(label)) widths = widths.map((_, cell) => taken.widths[cell - at] ?? 0)
    labels.push(...taken.label)
    rest = [...rest.slice(0, at), ...taken.rest]
    firsts = firstSigns(rest)
  }
  const ticks = relationshipWords(rest, known)
  return [...labels, ...(ticks ?? text(rest, known, widths))]
}

/** Pieces of one line, or of two woven into each other. `widths` are those of the cells, 0 where that is not known. */
function text(pieces: Pieces, known: Vocabulary, widths: readonly number[] = [], isCentred = false): Word[] {
  const filled = pieces.filter((words) => words.length > 0)
  if (filled.length < 2) return [...(filled[0] ?? [])]
  const lines = unwoven(pieces, known, widths, isCentred)
  if (!lines) return joined(filled, known)
  return lines.flatMap((words) => words.map((word, at): Word => (at === 0 ? { ...word, gap: 2 } : word)))
}
