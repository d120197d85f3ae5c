import type { BaseForm } from '../../../model/form-catalogue.ts'
import { cellOf, type Line, lineOf, type Word } from '../pages/page.ts'
import { type Column, columnsOf, perTable } from '../table/columns.ts'
import { amountIn, markOf } from '../table/values.ts'
import { date, dollar, grouped, kindsOf, mark } from '../table/word-kinds.ts'
import { columnGiver, type KnownLine, known, suits } from './columns.ts'
import { placesFromData, type TablePlaces } from './data-columns.ts'
import { beginsHeadings, dataAfter, directionsIn, type Edge, edgesFrom, isHeading } from './headings.ts'
import { chunksOf, joined, left, type PlacedLine, placedLines, right } from './placing.ts'
import { type Anchor, hasBlank, type TableLine, type TableRow, takeRows } from './row-cuts.ts'
import { restGiver } from './row-rests.ts'

/**
 * A table whose columns are told apart by where words stand → one line a row with a cell for every column. The headings' numbers say where
 * columns begin; what a column takes settles the rest.
 */
export function placedTable(lines: readonly Line[], form: BaseForm, table: 'I' | 'II'): Line[] {
  const columns = columnsOf(form, table)
  const placed = placedLines(lines)
  const isText = columns.map((column) => column.kind === 'text')
  const rows: TableRow[] = []
  let at = 0
  let edges: Edge[] | null = null
  let headings: PlacedLine[] = []
  let places: TablePlaces | null = null
  /** Pages on which columns (A) and (D) stand together. */
  const undirected = new Set<number | undefined>()
  while (at < placed.length) {
    const from = at
    if (edges === null || beginsHeadings(placed[at]!)) {
      const some: PlacedLine[] = []
      while (
        at < placed.length &&
        (isHeading(placed[at]!) ||
          (some.length > 0 && placed[at + 1] !== undefined && isHeading(placed[at + 1]!) && !holdsRow(placed[at]!)))
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
    // A line that begins as headings do and is not taken for one is data.
    while (at < placed.length && (at === from || !beginsHeadings(placed[at]!)) && onPageOf(first)(placed[at]!)) data.push(placed[at++]!)
    if (data.length === 0) continue
    // In text a page without headings sets its columns anew: only the words themselves tell where.
    const isPlaced = first.words[0]!.box !== undefined
    const directions = directionsIn(headings.filter((line) => isPlaced || onPageOf(first)(line)))
    const isHeaded = isPlaced || (headings[0] !== undefined && onPageOf(first)(headings[0]))
    // A page that only has the rest of a row has too few words for that: they stand under its headings, or about where they did.
    const isRest =
      rows.length > 0 && !data.some(({ words }) => chunksOf(words).some((chunk) => isOwnership(chunk[0]!) && chunk.every(isEnd)))
    const lines = data.map(known)
    if (!isRest || places === null) places = placesFromData(lines, columns, edges, isHeaded, directions, directionsIn(headings))
    else if (isHeaded && edges) places = { edges, undirected: false }
    if (places.undirected) undirected.add(first.words[0]!.page)
    const give = (isRest && !isHeaded ? restGiver(lines, columns, rows.at(-1)!) : null) ?? columnGiver(columns, places.edges)
    const split = lines.map((line) => byColumn(line, columns, give(line)))
    takeRows(split, anchorsOf(split, columns), isText, rows, at < placed.length)
  }
  const movable = placesOf(columns)
  const directed = columns.flatMap(({ field }, column) => (field === 'acquired' || field === 'disposed' ? [column] : []))
  return rows.map((row) => {
    const lost = directed.some((column) => row[column]!.some((words) => undirected.has(words[0]!.page)))
    const cells = settled(row, movable).map((parts, column) => cellOf(joined(parts, false), column))
    return lineOf(cells, 0, lost || undefined)
  })
}

/** Whether a line has a day or thousands, and D or I by itself: what stands below may look like a heading, it does not. */
const holdsRow = ({ words }: PlacedLine): boolean => {
  const kinds = words.map(kindsOf)
  return kinds.some((own) => (own & (date | grouped)) > 0) && words.some(({ text }) => text === 'D' || text === 'I')
}

const isOwnership = ({ text }: Word): boolean => text === 'D' || text === 'I'

/** Whether a word is D or I, or a mark after it: a nature that goes on with `I Management` is neither. */
const isEnd = (word: Word): boolean => isOwnership(word) || markOf(word) !== null

const onPageOf =
  (line: PlacedLine) =>
  ({ words }: PlacedLine): boolean =>
    words[0]!.page === line.words[0]!.page

/** A line of a table with its words by column. */
interface SplitLine extends TableLine {
  /** The columns that hold one line in every row and have a value here, as bits. */
  readonly values: number
}

/** A line whose words stand in the columns `at`. */
function byColumn({ words, y, kinds }: KnownLine, columns: readonly Column[], at: readonly number[]): SplitLine {
  const cells: Word[][] = columns.map(() => [])
  const { single } = placesOf(columns)
  let values = 0
  words.forEach((word, index) => {
    const column = at[index]!
    const own = kinds[index]!
    cells[column]!.push(word)
    if ((single & (1 << column)) !== 0 && (own & (mark | dollar)) === 0 && suits(columns[column]!, own)) values |= 1 << column
  })
  return { y, cells, values }
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
function anchorsOf(lines: readonly SplitLine[], columns: readonly Column[]): Anchor[] {
  const { owned, dated } = placesOf(columns)
  const anchors: { from: number; to: number; seen: number }[] = []
  /** Columns whose last line ended in `$`: the amount below belongs to it. */
  let dollars = 0
  lines.forEach(({ cells, values, y }, at) => {
    const before = dollars
    cells.forEach((words, column) => {
      if (words.length === 0) return
      dollars &= ~(1 << column)
      if (words.at(-1)!.text === '$') dollars |= 1 << column
    })
    const here = values & ~before
    if (here === 0) return
    const last = anchors.at(-1)
    // A transaction has a date, and D or I, which ends a row: it goes on until both are seen, though a figure seems to come twice.
    const goesOn =
      last !== undefined &&
      (last.seen & owned) === 0 &&
      (((last.seen & dated) > 0 && (here & dated) === 0) || (last.seen & here) === 0) &&
      y - lines[last.to]!.y <= 4 &&
      !hasBlank(lines, last.to, at)
    // What a row lacks that is whole but for a figure may stand right below its D or I, where figures break after `$`.
    const completes =
      last !== undefined &&
      (last.seen & owned) > 0 &&
      (here & (owned | dated | last.seen)) === 0 &&
      cells[0]!.length === 0 &&
      y - lines[last.to]!.y <= 1.3
    if (goesOn || completes) {
      last.to = at
      last.seen |= here
    } else anchors.push({ from: at, to: at, seen: here })
  })
  return anchors.filter(({ seen }) => (seen & owned) > 0 || (seen & (seen - 1)) > 0)
}

/** Columns of figures whose neighbours they may slip into. */
const slipping: readonly (readonly Column['field'][])[] = [
  ['underlyingAmount', 'pricePerShare', 'ownedFollowing'],
  ['underlyingAmount', 'conversionOrExercisePrice'],
  ['pricePerShare', 'ownedFollowing'],
]

/** Where some columns of a table stand. */
interface Places {
  /** The columns that hold one line in every row, that of D or I, and that of the transaction's date, as bits. */
  readonly single: number
  readonly owned: number
  readonly dated: number
  /** The column of the transaction's date, before that of the deemed one; `-1` where there is none. */
  readonly date: number
  /** The columns of the price and, in Table II, of the underlying amount beside it. */
  readonly price: number
  readonly underlying: number
  /** The columns whose words may have to be moved. */
  readonly texts: readonly number[]
  readonly slipping: readonly Slip[]
}

/** A column of figures, the one beside it that a figure may have slipped out of, and the one after that where it may have gone on. */
interface Slip {
  readonly from: number
  readonly to: number
  readonly next: number | null
}

const placesOf = perTable((columns): Places => {
  const place = (field: Column['field']) => columns.findIndex((column) => column.field === field)
  const bits = (has: (column: Column) => boolean) => columns.reduce((all, column, at) => (has(column) ? all | (1 << at) : all), 0)
  return {
    single: bits(({ field }) => single.has(field)),
    owned: bits(({ field }) => field === 'directOrIndirect'),
    dated: bits(({ field }) => field === 'transactionDate'),
    date: place('transactionDate'),
    price: place('pricePerShare'),
    underlying: place('underlyingAmount'),
    texts: columns.flatMap((column, at) => (column.kind === 'text' ? [at] : [])),
    slipping: slipping.flatMap((fields) => {
      const at = fields.map(place)
      return at.slice(1).flatMap((to, index): Slip[] => {
        const from = at[index]!
        return from < 0 || to < 0 ? [] : [{ from, to, next: at[index + 2] ?? null }]
      })
    }),
  }
})

/** A row in which a date or an amount that slipped into the column beside its own stands in its own. */
function settled(row: TableRow, { date, price, underlying, texts, slipping }: Places): TableRow {
  const cells = row.map((parts) => parts.map((words) => [...words]))
  // A transaction has a date before it has a deemed one.
  if (date >= 0 && cells[date]!.length === 0) cells[date] = cells[date + 1]!.splice(0)
  // Nothing is paid for a holding: the figure is that of the column before.
  if (date >= 0 && price >= 0 && underlying >= 0 && cells[date]!.length === 0 && cells[underlying]!.length === 0)
    cells[underlying] = cells[price]!.splice(0)
  for (const at of texts) marksLast(cells[at]!)
  if (underlying > 0) {
    if (price >= 0) priceOfItsOwn(cells[underlying - 1]!, cells[underlying]!, cells[price]!)
    amountAfterTitle(cells[underlying - 1]!, cells[underlying]!)
  }
  for (const slip of slipping) {
    const from = cells[slip.from]!
    const to = cells[slip.to]!
    if (holdsOne(from) || amountsIn(from).length !== 2) continue
    const rest = amountsIn(to).length
    if (rest > 0 && (rest > 1 || slip.next === null || amountsIn(cells[slip.next]!).length > 0)) continue
    const slipped = amountsIn(from).sort((a, b) => left(a) - left(b))[1]!
    for (const words of from) if (words.includes(slipped)) words.splice(words.indexOf(slipped), 1)
    to.push([slipped])
    to.sort((a, b) => Number(isDollar(b)) - Number(isDollar(a)))
  }
  return cells.map((parts) => parts.filter((words) => words.length > 0))
}

/** What has a currency sign is the price, where that has no other and a plain figure ends a line of the title before. */
function priceOfItsOwn(title: readonly Word[][], amount: Word[][], price: Word[][]): void {
  const isFigure = (word: Word | undefined) => word !== undefined && amountsIn([[word]]).length > 0
  if (price.length > 0 || !amount[0]?.[0]?.text.startsWith('$')) return
  if (title.some((words) => words.length > 1 && isFigure(words.at(-1)))) price.push(...amount.splice(0))
}

/** Every underlying security has an amount: where its column has none, the figure that ends a line of its title is that. */
function amountAfterTitle(title: Word[][], amount: Word[][]): void {
  if (amountsIn(amount).length > 0) return
  for (const words of title) {
    const last = words.at(-1)
    if (words.length < 2 || !last || amountsIn([[last]]).length === 0) continue
    words.pop()
    amount.unshift([last])
    return
  }
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

/** Whether there is no more than one word in the lines of a cell. */
const holdsOne = (parts: readonly (readonly Word[])[]): boolean => parts.length === 0 || (parts.length === 1 && parts[0]!.length < 2)

function amountsIn(parts: readonly (readonly Word[])[]): Word[] {
  const amounts: Word[] = []
  for (const words of parts)
    for (const word of words) if (word.text !== '$' && markOf(word) === null && amountIn(word.text) !== null) amounts.push(word)
  return amounts
}
