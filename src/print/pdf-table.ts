import { columnHeading, leafColumns } from '../model/form-columns.ts'
import { cellText, columnKind, markText, type SheetCell } from './cell.ts'
import type { Paper, Tag, TextStyle } from './pdf-paper.ts'
import type { SheetTable } from './sheet.ts'

/** Table I or II on paper: the heading again on every page, no line torn apart but one that is longer than a page. */

/** The type of a table: of its values, of the note marks behind them, and of the headings. */
interface Type {
  readonly data: TextStyle
  readonly mark: TextStyle
  readonly heading: TextStyle
}

/** Type so much smaller than is usual for a table of so many columns. */
const typeOf = (columns: number, scale: number): Type => ({
  data: { font: 'regular', size: 8 * scale },
  mark: { font: 'regular', size: 5.5 * scale },
  heading: { font: 'regular', size: (columns > 11 ? 6 : 6.5) * scale },
})

/** How small the type of a table gets before its words are cut. */
const scales = [1, 0.9, 0.8, 0.7, 0.6]

const title: TextStyle = { font: 'bold', size: 8.5 }
const padding = 3

interface Leaf {
  readonly heading: string | null
  readonly field: SheetCell['field']
  readonly x: number
  readonly width: number
}

interface Column {
  readonly heading: string
  readonly leaves: readonly Leaf[]
  readonly x: number
  readonly width: number
}

/** Draws the table where the paper stands. `place` names the PDF destination of a footnote, or `null` for one that is not there. */
export function drawTable(paper: Paper, { table, lines }: SheetTable, place: (footnote: string) => string | null): void {
  const { type, columns } = layTable(paper, { table, lines })
  const { heading } = type
  const leaves = columns.flatMap((column) => column.leaves)
  const heads = headHeights(paper, columns, heading)
  const titleLines = [table.title, ...(table.subtitle === null ? [] : [table.subtitle])]
  const titleHeight = titleLines.length * paper.lineHeight(title) + 2 * padding
  const room = paper.height - titleHeight - heads.first - heads.second
  const rows = lines
    .flatMap(({ cells }) => partsOf(paper, cells, leaves, type, room))
    .map((cells) => ({ cells, height: rowHeight(paper, cells, leaves, type) }))
  const tag = paper.group(paper.root, 'Table', { title: table.title })
  paper.need(titleHeight + heads.first + heads.second + (rows[0]?.height ?? 0))
  const drawTitle = () => {
    titleLines.forEach((text, at) => {
      const x = paper.left + (paper.width - paper.measure(text, title)) / 2
      paper.text(text, x, paper.y + padding + at * paper.lineHeight(title), title)
    })
  }
  paper.tagged(tag, 'Caption', drawTitle)
  frame(paper, [], titleHeight)
  paper.y += titleHeight
  drawHead(paper, paper.group(tag, 'THead'), columns, heads, heading)
  const body = paper.group(tag, 'TBody')
  for (const { cells, height } of rows) {
    if (!paper.fits(height)) {
      paper.breakPage()
      paper.artifact('Pagination', drawTitle)
      frame(paper, [], titleHeight)
      paper.y += titleHeight
      drawHead(paper, null, columns, heads, heading)
    }
    const row = paper.group(body, 'TR')
    cells.forEach((cell, at) => {
      drawCell(paper, row, cell, leaves[at]!, at === 0, type, place)
    })
    frame(
      paper,
      leaves.slice(1).map((leaf) => leaf.x),
      height,
    )
    paper.y += height
  }
}

/** How wide every column has to be for its longest word. */
function needsOf(paper: Paper, { table, lines }: SheetTable, { data, mark, heading }: Type): number[] {
  const widest = (text: string, style: TextStyle) => Math.max(0, ...text.split(' ').map((word) => paper.measure(word, style)))
  return leafColumns(table).map(({ column, leaf }, at) => {
    const words = lines.map(({ cells }) => {
      const cell = cells[at]!
      const marks = paper.measure(cell.marks.map(markText).join(''), mark)
      return (columnKind(cell.field) === 'words' ? widest(cell.text, data) : paper.measure(cell.text, data)) + marks
    })
    return Math.max(widest(leaf.heading ?? columnHeading(column), heading), 14, ...words) + 2 * padding
  })
}

/** The largest type in which the words of all columns fit beside each other, and the columns: what is left goes to the words. */
function layTable(paper: Paper, { table, lines }: SheetTable): { readonly type: Type; readonly columns: readonly Column[] } {
  const leaves = leafColumns(table)
  const tried = scales.map((scale) => typeOf(leaves.length, scale))
  const fits = (type: Type) => needsOf(paper, { table, lines }, type).reduce((sum, one) => sum + one, 0) <= paper.width
  const type = tried.find(fits) ?? tried.at(-1)!
  const { data } = type
  const needs = needsOf(paper, { table, lines }, type)
  const weights = leaves.map(({ leaf }, at) => {
    if (columnKind(leaf.field) !== 'words') return needs[at]!
    const longest = Math.max(60, ...lines.map(({ cells }) => paper.measure(cellText(cells[at]!), data)))
    return Math.max(needs[at]!, Math.min(200, longest)) * 2
  })
  const room = paper.width - needs.reduce((sum, one) => sum + one, 0)
  const total = weights.reduce((sum, one) => sum + one, 0)
  // Where even the words do not fit, all give way alike and long words are cut.
  const widths = needs.map((need, at) => (room >= 0 ? need + (room * weights[at]!) / total : (need * paper.width) / (paper.width - room)))
  let x = paper.left
  let at = 0
  const columns = table.columns.map((column) => {
    const start = x
    const placed = column.leaves.map((leaf): Leaf => {
      const width = widths[at++]!
      const here = { heading: leaf.heading, field: leaf.field, x, width }
      x += width
      return here
    })
    return { heading: columnHeading(column), leaves: placed, x: start, width: x - start }
  })
  return { type, columns }
}

interface HeadHeights {
  readonly first: number
  readonly second: number
}

function headHeights(paper: Paper, columns: readonly Column[], style: TextStyle): HeadHeights {
  const height = (text: string, width: number) =>
    paper.lines(text, width - 2 * padding, style).length * paper.lineHeight(style) + 2 * padding
  const spread = columns.filter(({ leaves }) => leaves.length > 1)
  const first = Math.max(0, ...spread.map(({ heading, width }) => height(heading, width)))
  const second = Math.max(0, ...spread.flatMap(({ leaves }) => leaves.map((leaf) => height(leaf.heading ?? '', leaf.width))))
  const whole = Math.max(...columns.filter(({ leaves }) => leaves.length === 1).map(({ heading, width }) => height(heading, width)))
  return { first: Math.max(first, whole - second), second }
}

/** The two rows of headings; tagged the first time, decoration on later pages. */
function drawHead(paper: Paper, tag: Tag | null, columns: readonly Column[], { first, second }: HeadHeights, style: TextStyle): void {
  const heading = (parent: Tag | null, text: string, x: number, width: number, y: number) => {
    const draw = () => {
      paper.lines(text, width - 2 * padding, style).forEach((line, at) => {
        paper.text(line, x + (width - paper.measure(line, style)) / 2, y + padding + at * paper.lineHeight(style), style)
      })
    }
    if (parent === null) paper.artifact('Pagination', draw)
    else paper.tagged(parent, 'TH', draw, { scope: 'Column' })
  }
  const one = tag === null ? null : paper.group(tag, 'TR')
  for (const column of columns) heading(one, column.heading, column.x, column.width, paper.y)
  const spread = columns.filter(({ leaves }) => leaves.length > 1)
  if (spread.length > 0) {
    const two = tag === null ? null : paper.group(tag, 'TR')
    for (const leaf of spread.flatMap(({ leaves }) => leaves)) heading(two, leaf.heading ?? '', leaf.x, leaf.width, paper.y + first)
  }
  const { y } = paper
  paper.strokeRules(() => {
    paper.document.rect(paper.left, y, paper.width, first + second)
    for (const column of columns.slice(1)) paper.line(column.x, y, column.x, y + first + second)
    for (const { x, width, leaves } of spread) {
      paper.line(x, y + first, x + width, y + first)
      for (const leaf of leaves.slice(1)) paper.line(leaf.x, y + first, leaf.x, y + first + second)
    }
  })
  paper.y += first + second
}

/** A cell's words in lines; the marks follow the last where they fit, else on a line of their own. */
function cellLines(
  paper: Paper,
  cell: SheetCell,
  width: number,
  { data, mark }: Type,
): { readonly lines: readonly string[]; readonly marksBelow: boolean } {
  const room = width - 2 * padding
  const lines = cell.text === '' ? [] : paper.lines(cell.text, room, data)
  const marks = paper.measure(cell.marks.map(markText).join(''), mark)
  const last = lines.at(-1)
  return { lines, marksBelow: cell.marks.length > 0 && last !== undefined && paper.measure(last, data) + marks > room }
}

/** The cells of a line in as many parts as it takes pages: mostly one. Words go on where they broke off, the marks stand behind the last. */
function partsOf(
  paper: Paper,
  cells: readonly SheetCell[],
  leaves: readonly Leaf[],
  type: Type,
  room: number,
): readonly (readonly SheetCell[])[] {
  if (rowHeight(paper, cells, leaves, type) <= room) return [cells]
  // One line less, for marks that stand below.
  const most = Math.max(1, Math.floor((room - 2 * padding) / paper.lineHeight(type.data)) - 1)
  const written = cells.map((cell, at) => cellLines(paper, cell, leaves[at]!.width, type).lines)
  const count = Math.max(...written.map((lines) => Math.ceil(lines.length / most)))
  return Array.from({ length: count }, (_, part) =>
    cells.map((cell, at) => {
      const lines = written[at]!
      const isLast = part === Math.max(0, Math.ceil(lines.length / most) - 1)
      return { ...cell, text: lines.slice(part * most, (part + 1) * most).join(' '), marks: isLast ? cell.marks : [] }
    }),
  )
}

function rowHeight(paper: Paper, cells: readonly SheetCell[], leaves: readonly Leaf[], type: Type): number {
  const counts = cells.map((cell, at) => {
    const { lines, marksBelow } = cellLines(paper, cell, leaves[at]!.width, type)
    return Math.max(1, lines.length) + (marksBelow ? 1 : 0)
  })
  return Math.max(1, ...counts) * paper.lineHeight(type.data) + 2 * padding
}

function drawCell(
  paper: Paper,
  row: Tag,
  cell: SheetCell,
  leaf: Leaf,
  head: boolean,
  type: Type,
  place: (footnote: string) => string | null,
): void {
  const { data, mark } = type
  if (cell.text === '' && cell.marks.length === 0) {
    paper.group(row, 'TD')
    return
  }
  const { lines, marksBelow } = cellLines(paper, cell, leaf.width, type)
  const kind = columnKind(cell.field)
  const room = leaf.width - 2 * padding
  const markWidth = paper.measure(cell.marks.map(markText).join(''), mark)
  const start = (width: number) => {
    const free = Math.max(0, room - width)
    return leaf.x + padding + (kind === 'words' ? 0 : kind === 'code' ? free / 2 : free)
  }
  let end = start(markWidth)
  let y = paper.y + padding
  const draw = () => {
    lines.forEach((line, at) => {
      const last = at === lines.length - 1
      const width = paper.measure(line, data)
      const x = start(width + (last && !marksBelow ? markWidth : 0))
      paper.text(line + (last ? '' : ' '), x, y, data)
      if (!last || marksBelow) y += paper.lineHeight(data)
      if (last && !marksBelow) end = x + width
    })
  }
  const options = cell.meaning === null ? {} : { expanded: cell.meaning }
  const tag = paper.tagged(row, head ? 'TH' : 'TD', draw, head ? { scope: 'Row' } : options)
  for (const id of cell.marks) {
    const text = markText(id)
    const width = paper.measure(text, mark)
    const target = place(id)
    const tagOfMark = paper.tagged(tag, target === null ? 'Span' : 'Link', () => paper.text(text, end, y, mark))
    if (target !== null) {
      // A text of pdfkit's own is a String object; a plain one would be a name.
      const link = { Subtype: 'Link', Dest: target, Contents: Object(`note ${text}`), structParent: tagOfMark }
      paper.document.annotate(end, y, width, paper.lineHeight(mark), link as PDFKit.Mixins.AnnotationOption)
    }
    end += width
  }
}

/** The rules around and between the cells of a row. */
function frame(paper: Paper, between: readonly number[], height: number): void {
  const { y } = paper
  paper.strokeRules(() => {
    paper.document.rect(paper.left, y, paper.width, height)
    for (const x of between) paper.line(x, y, x, y + height)
  })
}
