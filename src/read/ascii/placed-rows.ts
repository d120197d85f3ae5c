import { isBlank, isRule, markOf, type TextLine, type TextWord, wordsIn } from './lines.ts'
import type { CellText } from './row.ts'
import { type Shared, type Starts, shareOut } from './sharing.ts'
import { type ColumnName, kindOf, ofTransactions } from './table-columns.ts'
import { isFigures, type Lost, type TableRow, type TableRows } from './tables.ts'
import { isAmount, isDay } from './values.ts'

/** Tables without bars: words in columns, rows one line each with texts that go on below. */

/** The words of each column of a row, line by line. */
type Columns = Map<ColumnName, TextWord[][]>

interface Building {
  readonly columns: Columns
  readonly cost: number
  /** Whether the title was taken from a line above it. */
  readonly titled: 'own' | 'above'
}

/** Beyond this cost a word, words do not make a row of the table. */
const most = 2.2

/** Where the columns of a layout begin, and what speaks against it, as a cost. */
export interface Places {
  readonly starts: Starts
  readonly doubt: number
}

/** The rows of a table by where its words stand, in the layout that they suit best. */
export function placedRows(
  lines: readonly TextLine[],
  layouts: readonly (readonly ColumnName[])[],
  placesOf: (layout: readonly ColumnName[]) => readonly Places[],
): TableRows {
  let best: { readonly rows: TableRows['rows']; readonly cost: number } | null = null
  for (const layout of layouts) {
    for (const { starts, doubt } of placesOf(layout)) {
      const attempt = rowsIn(lines, layout, starts)
      const cost = attempt.cost + doubt
      if (best === null || cost < best.cost - 1e-9) best = { rows: attempt.rows, cost }
    }
  }
  return best ?? { rows: [] }
}

function rowsIn(
  lines: readonly TextLine[],
  layout: readonly ColumnName[],
  starts: Starts,
): { readonly rows: TableRows['rows']; readonly cost: number } {
  const rows: (Building | { readonly unread: readonly TextLine[] })[] = []
  const lastFigures = lines.findLastIndex(isFigures)
  let total = 0
  let figures = 0
  /** Lines that stand before their row's figures, and whether a blank or a rule parts them from the row before. */
  let pending: TextLine[] = []
  let parted = true
  /** The title that rows without one go on with. */
  let title: TextWord[][] = []
  const current = (): Building | null => {
    const last = rows.at(-1)
    return last && 'columns' in last ? last : null
  }
  lines.forEach((line, at) => {
    if (isRule(line) || isBlank(line)) {
      parted = true
      return
    }
    if (!isFigures(line)) {
      if (starts === null && isStray(wordsIn(line))) {
        rows.push({ unread: [line] })
        return
      }
      const before = current()
      if (parted || before === null || pending.length > 0) {
        // What is parted from a row goes on with it where no figures follow.
        if (at < lastFigures || before === null) pending.push(line)
        else goOn(before, wordsIn(line), layout, starts)
      } else goOn(before, wordsIn(line), layout, starts)
      parted = false
      return
    }
    const shared = shareOf(wordsIn(line), layout, starts)
    figures++
    if (shared === null || shared.cost > most) {
      rows.push({ unread: [...pending, line] })
      total += most * 2
    } else {
      total += shared.cost
      const row: Building = { columns: shared.columns, cost: shared.cost, titled: shared.columns.has('title') ? 'own' : 'above' }
      const above = pending.map(wordsIn)
      // Lines above begin the texts of the row; a lone title is that of all rows below it.
      if (above.length > 0) for (const words of above.reverse()) goOn(row, words, layout, starts, true)
      if (row.columns.has('title')) title = row.columns.get('title')!
      else if (title.length > 0) row.columns.set('title', title)
      rows.push(row)
    }
    pending = []
    parted = false
  })
  if (pending.length > 0 && pending.some(({ text }) => /[A-Za-z]{3}/.test(text))) rows.push({ unread: pending })
  const told = rows.map((row): TableRow | { readonly unread: readonly TextLine[] } => {
    if ('unread' in row) return row
    const cells = new Map([...row.columns].map(([column, words]) => [column, cellOf(words, column)]))
    const sureness = (starts === null ? 0.75 : 1) * (1 - Math.min(0.3, row.cost * 0.15)) * (row.titled === 'own' ? 1 : 0.95)
    return { ...withoutGuesses(cells, starts), sureness }
  })
  return { rows: told, cost: figures === 0 ? 0 : total / figures }
}

/** The words of a line of figures by column: as a transaction, or, where it has neither day nor code, as a holding. */
function shareOf(
  words: readonly TextWord[],
  layout: readonly ColumnName[],
  starts: Starts,
): { readonly columns: Columns; readonly cost: number } | null {
  const whole = shareOut(words, layout, starts)
  const isTrade = whole?.at.some((column) => layout[column] === 'date' || layout[column] === 'code') ?? false
  const kept = layout.flatMap((column, at) => (ofTransactions.has(column) || (column === 'price' && layout.includes('date')) ? [] : [at]))
  const holding = shareOut(
    words,
    kept.map((at) => layout[at]!),
    starts === null ? null : kept.map((at) => starts[at]!),
  )
  if (whole !== null && (isTrade || holding === null) && (holding === null || whole.cost <= holding.cost + 0.5))
    return { columns: byColumn(words, whole, layout), cost: whole.cost + (isTrade ? 0 : 1) }
  if (holding === null) return null
  return {
    columns: byColumn(
      words,
      holding,
      kept.map((at) => layout[at]!),
    ),
    cost: holding.cost,
  }
}

function byColumn(words: readonly TextWord[], { at }: Shared, layout: readonly ColumnName[]): Columns {
  const columns: Columns = new Map()
  words.forEach((word, index) => {
    const column = layout[at[index]!]!
    const lines = columns.get(column)
    if (lines) lines[0]!.push(word)
    else columns.set(column, [[word]])
  })
  return columns
}

/** Whether a line begins, there or behind a bar, with what stands alone in a column of no text: where no columns are seen, it is nobody's. */
function isStray(words: readonly TextWord[]): boolean {
  const isFigure = ({ text }: TextWord) => !text.startsWith('$') && (isDay(text) || isAmount(text))
  const isLetter = ({ text }: TextWord) => /^[A-Z]$/.test(text)
  return words.some((first, at) => {
    if (at > 0 && !first.afterBar) return false
    if (/^[DI]$/.test(first.text)) return true
    if (!isFigure(first) && !isLetter(first)) return false
    const second = words[at + 1]
    if (second === undefined || second.from - first.to > 1 || isFigure(second)) return true
    return isFigure(first) && (isLetter(second) || markOf(second.text) !== null)
  })
}

/** Gives the words of a line below a row's figures, or above them, to the columns in which they stand. */
function goOn(row: Building, words: readonly TextWord[], layout: readonly ColumnName[], starts: Starts, above = false): void {
  const given = new Map<ColumnName, TextWord[]>()
  let last: { readonly word: TextWord; readonly column: ColumnName } | null = null
  for (const word of words) {
    const goesOn: boolean = last !== null && word.from - last.word.to < 2 && (markOf(word.text) !== null || kindOf[last.column] === 'text')
    const column: ColumnName = goesOn ? last!.column : columnUnder(word, row, layout, starts)
    given.set(column, [...(given.get(column) ?? []), word])
    last = { word, column }
  }
  for (const [column, some] of given) {
    const lines = row.columns.get(column) ?? []
    row.columns.set(column, above ? [some, ...lines] : [...lines, some])
  }
}

/** The column that a word below or above a row's figures belongs to: by tags, else the text nearest to it. */
function columnUnder(word: TextWord, row: Building, layout: readonly ColumnName[], starts: Starts): ColumnName {
  if (starts !== null) {
    const at = starts.findLastIndex((start) => start - 2 <= word.from)
    return layout[Math.max(0, at)]!
  }
  let best: ColumnName = 'title'
  let nearest = Number.POSITIVE_INFINITY
  for (const column of layout) {
    if (kindOf[column] !== 'text') continue
    const own = row.columns.get(column)?.[0]
    const from = own?.[0]?.from ?? (column === 'title' ? 0 : null)
    if (from === null) continue
    const off = Math.abs(word.from - from)
    if (off < nearest) [nearest, best] = [off, column]
  }
  return best
}

/** The text of a cell over its lines; a figure that was broken goes on without a blank. */
function cellOf(lines: readonly (readonly TextWord[])[], column: ColumnName): CellText {
  const words = lines.flat()
  let text = ''
  words.forEach((word, at) => {
    const before = words[at - 1]
    const isClose = before !== undefined && (before.end === word.start || (kindOf[column] !== 'text' && /[/-]$/.test(before.text)))
    text += text === '' || isClose ? word.text : ` ${word.text}`
  })
  const [first, last] = [
    words.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY),
    words.reduce((most, { end }) => Math.max(most, end), 0),
  ]
  return { text, span: [first, last] }
}

/** Without columns that are seen, a lone figure under (A) and (D) may be either's, and a lone day the first or the last for exercise. */
function withoutGuesses(cells: Map<ColumnName, CellText>, starts: Starts): Pick<TableRow, 'cells' | 'lost'> {
  const lost: Lost[] = []
  if (starts !== null) return { cells, lost }
  const lone = cells.get('acquired') ?? cells.get('disposed')
  if (lone !== undefined) {
    cells.delete('acquired')
    cells.delete('disposed')
    cells.set('amount', lone)
    lost.push('direction')
  }
  if (cells.has('exercisable') !== cells.has('expiration')) {
    cells.delete('exercisable')
    cells.delete('expiration')
    lost.push('day')
  }
  return { cells, lost }
}
