import { begunWith, type Cell, cellOf, type Line, lettersOfLine, type Word, withCells } from '../pages/page.ts'
import { isHeadingLine } from '../table/rows.ts'
import { columnStarts } from './columns.ts'
import { type Beginnings, beginningsIn, boxLabels, innerLabels, labelAt, tableHeadings, takeLabel } from './labels.ts'
import { relationshipWords } from './ticks.ts'
import { joined, unwoven, type Vocabulary, vocabularyOf } from './words.ts'

/**
 * Tables cut from a page whose borders run through text that spans columns: labels, values and words stand in pieces, line by line in each
 * cell. The labels are known, so that their pieces can be taken out; what is left is the values, to be put together again.
 */

type Pieces = readonly (readonly Word[])[]

/** A line of a table, what stands in its cells, and the labels that may begin there. */
interface PiecedLine {
  readonly line: Line
  readonly pieces: Pieces
  readonly beginnings: Beginnings
  /** The labels of boxes that are there whole. */
  readonly boxes: readonly BoxLabel[]
}

/** A label of a box: the cell it begins in, and whether a border stands inside a word of it. */
interface BoxLabel {
  readonly label: string
  readonly at: number
  readonly cutsWord: boolean
}

/** Lines with one cell a box or column where borders had cut them; lines of whole tables stay as they are. */
export function withWholeWords(lines: readonly Line[]): readonly Line[] {
  const tables: Line[][] = []
  for (const line of lines) {
    if (line.table !== null && tables.at(-1)?.[0]?.table === line.table) tables.at(-1)!.push(line)
    else tables.push([line])
  }
  const cut = new Map<readonly Line[], readonly PiecedLine[]>()
  for (const table of tables) {
    const pieced = table[0]!.table === null ? [] : table.map(piecedLine)
    if (pieced.some(isCut)) cut.set(table, pieced)
  }
  if (cut.size === 0) return lines
  const known = vocabularyOf(lines, new Set([...cut.keys()].flatMap(boxesOf)), new Set([...cut.keys()].flat()))
  return tables.flatMap((table) => {
    const pieced = cut.get(table)
    return pieced === undefined ? table : wholeTable(pieced, known)
  })
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

const ofBoxes: ReadonlySet<string> = new Set(boxLabels)

/** What stands in the cells of a line, nothing where they are too many. */
function piecedLine(line: Line): PiecedLine {
  const pieces = isReadable(line) ? line.cells.map((cell) => cell.words) : []
  const beginnings = beginningsIn(pieces)
  const boxes: BoxLabel[] = []
  for (const label of beginnings.keys()) {
    const at = ofBoxes.has(label) ? labelAt(pieces, beginnings, label, 12) : -1
    // The same label without its last line.
    if (at < 0 || boxes.some((one) => one.at === at && one.label.startsWith(label))) continue
    const taken = takeLabel(pieces.slice(at), label)
    if (taken) boxes.push({ label, at, cutsWord: taken.cutsWord })
  }
  return { line, pieces, beginnings, boxes }
}

/** Whether a border stands inside a word of a label. */
const isCut = ({ pieces, beginnings, boxes }: PiecedLine): boolean =>
  boxes.some((box) => box.cutsWord) ||
  (beginnings.size > 0 &&
    tableHeadings.some((label) => labelAt(pieces, beginnings, label, 12) >= 0 && takeLabel(pieces, label)?.cutsWord === true))

/** The lines of a table with its boxes whole. */
function wholeTable(table: readonly PiecedLine[], known: Vocabulary): Line[] {
  const whole: Line[] = []
  const startsOf = table.map(({ boxes }) => [...new Set(boxes.map(({ at }) => at))].sort((a, b) => a - b))
  const leftmost = sameBorders(startsOf)
  let starts: number[] = []
  let headings: Line[] = []
  let columns: readonly number[] | null = null
  let inHead = true
  for (const [index, pieced] of table.entries()) {
    const { line, pieces, boxes } = pieced
    if (pieces.length === 0) {
      whole.push(line)
      continue
    }
    const heading = headingIn(pieced)
    if (heading) {
      const before = box(heading.before, known)
      const cells = [cellOf(heading.label, heading.from, pieces.length - heading.from)]
      whole.push(withCells(line, before.length > 0 ? [cellOf(before, 0, heading.from), ...cells] : cells))
      inHead = false
      headings = []
      columns = null
      continue
    }
    if (boxes.length > 0) {
      // A further owner's box below the tables has no other beside it.
      if (boxes.some(({ label }) => label === boxLabels[0])) {
        starts = []
        inHead = true
      }
      const own = startsOf[index]!.map(leftmost)
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
    whole.push(
      columns.length > 2
        ? withCells(
            line,
            spread(pieces, columns, (some, at) => text(some, known, [], at > 0)),
          )
        : line,
    )
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

/** A heading over a whole table: its words, the cell that its first line begins in, and what stands before that. */
function headingIn({ pieces, beginnings }: PiecedLine): { label: readonly Word[]; from: number; before: Pieces } | null {
  if (beginnings.size === 0) return null
  for (const label of tableHeadings) {
    const from = labelAt(pieces, beginnings, label, 8)
    // Its second line may begin further left.
    const taken = from < 0 ? null : takeLabel(pieces, label)
    if (taken?.rest.every((words, at) => at < from || words.length === 0))
      return { label: taken.label, from, before: taken.rest.slice(0, from) }
  }
  return null
}

/** The cells from each start to the next put together, each read by its words and its index. */
function spread(pieces: Pieces, starts: readonly number[], read: (some: Pieces, at: number) => readonly Word[]): Cell[] {
  const from = starts[0] === 0 ? starts : [0, ...starts]
  return from.map((start, at) => {
    const end = from[at + 1] ?? pieces.length
    return cellOf(read(pieces.slice(start, end), at), start, end - start)
  })
}

const boxLine = (line: Line, pieces: Pieces, starts: readonly number[], known: Vocabulary): Line =>
  withCells(
    line,
    spread(pieces, starts, (some) => box(some, known)),
  )

const boxAndInnerLabels = [...boxLabels, ...innerLabels]

/** A box: its labels, then what is left of its cells. */
function box(pieces: Pieces, known: Vocabulary): Word[] {
  let rest = pieces
  let beginnings = beginningsIn(rest)
  const labels: Word[] = []
  let widths: readonly number[] = pieces.map(() => 0)
  for (const label of boxAndInnerLabels) {
    if (beginnings.size === 0) break
    const at = labelAt(rest, beginnings, label, 3)
    const taken = at < 0 ? null : takeLabel(rest.slice(at), label)
    if (!taken) continue
    // The captions of box 1 stand far apart.
    if (labels.length === 0 && boxLabels.includes(label)) widths = widths.map((_, cell) => taken.widths[cell - at] ?? 0)
    labels.push(...taken.label)
    rest = [...rest.slice(0, at), ...taken.rest]
    beginnings = beginningsIn(rest)
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
  return lines.flatMap((words) => begunWith(words, 2))
}
