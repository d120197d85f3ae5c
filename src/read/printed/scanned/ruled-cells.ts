import { type Line, lettersOf, type Word } from '../pages/page.ts'
import { beginsHeadings } from '../placed/headings.ts'
import { left, type PlacedLine, placedLines } from '../placed/placing.ts'

/** Scans, and PDFs that draw their form: its ruled lines are seen on the page, so that what stands in which box need not be guessed. */

/** A rectangle ruled on all four sides. Points, from the top left corner of its page. */
export interface RuledCell {
  /** From 1. */
  readonly page: number
  readonly box: readonly [x: number, y: number, width: number, height: number]
}

/** How far the sides of cells that stand in one row may differ, in points. */
const slack = 3

/** A row of a table has at least this share of its columns' cells; where a rule is broken two become one. */
const leastShare = 0.7

const across = ({ box: [x, , width] }: { readonly box: RuledCell['box'] }): number => x + width / 2
const down = ({ box: [, y, , height] }: { readonly box: RuledCell['box'] }): number => y + height / 2

/** Headings that stand under others, as the end of a page may leave them alone. */
const lowest = /^(?:code|amount|aord|price|dateexercisable|expirationdate|title|amountornumberofshares)$/

type BoxedWord = Word & { readonly box: RuledCell['box'] }
const isBoxed = (word: Word): word is BoxedWord => word.box !== undefined

/** Whether the middle of a word lies in a cell. */
export const isIn = ({ page, box: [x, y, width, height] }: RuledCell, word: Word): boolean =>
  isBoxed(word) && word.page === page && across(word) >= x && across(word) <= x + width && down(word) >= y && down(word) <= y + height

/** Where letters stand in the box of a word, whatever letters it has. */
const footOf = ({ box: [, y, , height] }: BoxedWord): number => y + height * 0.8

/** The lines that the words of one cell stand on, page after page. */
export function linesIn(words: readonly Word[]): Word[][] {
  const lines: { words: BoxedWord[]; first: BoxedWord }[] = []
  const pageOf = (word: Word): number => word.page ?? 0
  for (const word of words.filter(isBoxed).sort((a, b) => pageOf(a) - pageOf(b) || footOf(a) - footOf(b))) {
    const last = lines.at(-1)
    const apart = last ? footOf(word) - footOf(last.first) : 0
    if (last && pageOf(last.first) === pageOf(word) && apart < Math.min(word.box[3], last.first.box[3]) * 0.5) last.words.push(word)
    else lines.push({ words: [word], first: word })
  }
  return lines.map((line) => line.words.sort((a, b) => left(a) - left(b)))
}

/** Cells beside each other, of one top and foot. */
interface Band {
  readonly top: number
  readonly foot: number
  readonly cells: readonly RuledCell[]
}

/**
 * The rows of a table of so many columns by its ruled lines, each with the words of every column. `null` where the rules of its rows are not
 * seen, or not all of what it holds lies within them.
 */
export function ruledTable(lines: readonly Line[], columns: number, cells: readonly RuledCell[]): Word[][][] | null {
  if (cells.length === 0) return null
  const placed = placedLines(lines)
  const pages = [...new Set(placed.map(({ words }) => words[0]!.page ?? 0))]
  // A file states its rules; on a scan those of a row may be broken, so that it seems the rest of the row before.
  const stated = placed.every(({ words }) => words.every((word) => word.certainty === undefined))
  const onPages = pages.map((page) => {
    const own = placed.filter(({ words }) => words[0]!.page === page)
    const bands = bandsOf(
      cells.filter((cell) => cell.page === page),
      own,
      columns,
      stated,
    )
    return { own, bands, edges: edgesOf(bands, columns) }
  })
  const edges = onPages.find((one) => one.edges !== null)?.edges
  if (!edges) return null
  const rows: Word[][][] = []
  /** Whether the last row has no rule below it on its page. */
  let isOpen = false
  /** Whether the headings go on at the top of the next page. */
  let areParted = false
  for (const { own, bands, edges: seen } of onPages) {
    const [from, ...inner] = seen ?? edges
    const end = inner.pop()!
    const byColumn = (words: readonly BoxedWord[]): Word[][] => {
      const row: Word[][] = Array.from({ length: columns }, () => [])
      for (const word of words) row[inner.filter((edge) => across(word) > edge).length]!.push(word)
      return row
    }
    const words = own
      .flatMap((line) => line.words)
      .filter(isBoxed)
      .filter((word) => across(word) > from! && across(word) < end && (stated || !isRule(word, inner)))
    const headed = own.some(beginsHeadings)
    // Headings alone: a row whose foot stands on the next page is below their cells, and so are headings that the page's end parts.
    const headings = bands.length === 0 && stated ? cells.filter((cell) => words.some((word) => isIn(cell, word))) : []
    const top = headed ? down(own.find(beginsHeadings)!.words.find(isBoxed)!) : 0
    const first = bands[0]?.top ?? Number.POSITIVE_INFINITY
    const last = bands.at(-1)?.foot ?? Math.max(...headings.map(({ box: [, y, , height] }) => y + height))
    const foot = areParted && words.length > 0 ? footOfHeadings(cells, words) : 0
    const above = words.filter((word) => down(word) < first && down(word) > foot)
    // A page's end may part a row, whose rest then stands first on the next; a whole row there has no rule above it either.
    if (!headed && above.length > 0) {
      const open = rows.at(-1)
      if (!stated && (!open || bands.length === 0)) return null
      const begun = byColumn(above)
      if (open && (stated ? isOpen : !isWhole(begun))) append(open, begun)
      else rows.push(begun)
      isOpen = false
    }
    const wordsIn = ({ top, foot }: Band) => byColumn(words.filter((word) => down(word) >= top && down(word) <= foot))
    // Where headings come again, the rest of a row stands right below them.
    const goesOn = stated && headed && isOpen
    if (goesOn && bands[0]) append(rows.at(-1)!, wordsIn(bands[0]))
    for (const band of goesOn ? bands.slice(1) : bands) rows.push(wordsIn(band))
    const between = words.filter(
      (word) => down(word) > first && down(word) < last && !bands.some(({ top, foot }) => down(word) >= top && down(word) <= foot),
    )
    if (between.length > 0) return null
    const isParted = (word: BoxedWord) => down(word) >= top && down(word) <= last && !headings.some((cell) => isIn(cell, word))
    areParted = headed && bands.length === 0 && (top > last || words.some(isParted))
    if (areParted) continue
    if (bands.length > 0) isOpen = false
    const below = words.filter((word) => down(word) > last && (bands.length > 0 || headings.length > 0))
    if (below.length === 0) continue
    if (goesOn && bands.length === 0) append(rows.at(-1)!, byColumn(below))
    else rows.push(byColumn(below))
    isOpen = true
  }
  return rows
}

function append(row: readonly Word[][], rest: readonly (readonly Word[])[]): void {
  for (const [at, words] of rest.entries()) row[at]!.push(...words)
}

/** Where headings end whose first lines stand on the page before: their lowest cells have a rule below them, or rows begin there. */
function footOfHeadings(cells: readonly RuledCell[], words: readonly BoxedWord[]): number {
  const first = Math.min(...words.map(down))
  const own = cells.filter(({ page, box: [, y, , height] }) => page === words[0]!.page && y + height > first)
  const headings = own.filter((cell) => lowest.test(lettersOf(words.filter((word) => isIn(cell, word)))))
  if (headings.length > 0) return Math.max(...headings.map(({ box: [, y, , height] }) => y + height))
  return Math.min(...own.map(({ box }) => box[1]))
}

/** Whether a word is a short piece of the rule between two columns, where the end of a page parts a row. */
const isRule = (word: BoxedWord, edges: readonly number[]): boolean =>
  /^[I|l1!]$/.test(word.text) && edges.some((edge) => Math.abs(across(word) - edge) < slack)

/** Whether words are a row by themselves rather than the rest of one: every row has a title, and says last but one whether it is held directly. */
const isWhole = (row: readonly (readonly Word[])[]): boolean =>
  row[0]!.length > 0 && (row.at(-2)!.length > 0 || row.filter((words) => words.length > 0).length > row.length / 2)

/** The rows of a table on one page, from top to bottom, its headings left out. */
function bandsOf(cells: readonly RuledCell[], lines: readonly PlacedLine[], columns: number, stated: boolean): Band[] {
  const words = lines.flatMap((line) => line.words).filter(isBoxed)
  const bands = stated ? layersOf(cells, words) : alignedBands(cells)
  return bands
    .filter((band) => band.cells.length >= columns * leastShare && band.cells.length <= columns)
    .map((band) => ({ ...band, cells: [...band.cells].sort((a, b) => a.box[0] - b.box[0]) }))
    .filter((band) => {
      const own = words.filter((word) => band.cells.some((cell) => isIn(cell, word)))
      // What a page's end leaves of a row may hold nothing.
      return (own.length > 0 || stated) && !beginsHeadings({ words: own, y: 0 })
    })
    .sort((a, b) => a.top - b.top)
}

/** Cells of one top and foot. */
function alignedBands(cells: readonly RuledCell[]): Band[] {
  const bands: { top: number; foot: number; cells: RuledCell[] }[] = []
  for (const cell of cells) {
    const [, top, , height] = cell.box
    const band = bands.find((one) => Math.abs(one.top - top) < slack && Math.abs(one.foot - top - height) < slack)
    if (band) band.cells.push(cell)
    else bands.push({ top, foot: top + height, cells: [cell] })
  }
  return bands
}

/**
 * Cells beside each other between rules that cross them all, each column's once: the stylesheets' marks stand in a table of their own inside
 * a cell, whose lower edge is a rule too.
 */
function layersOf(cells: readonly RuledCell[], words: readonly BoxedWord[]): Band[] {
  const places = words.map(down)
  const [first, last] = [Math.min(...places), Math.max(...places)]
  const layers: { top: number; foot: number; cells: RuledCell[] }[] = []
  for (const cell of [...cells].sort((a, b) => a.box[1] - b.box[1])) {
    const [x, top, , height] = cell.box
    const foot = top + height
    if (foot < first || top > last) continue
    const layer = layers.at(-1)
    if (!layer || top > layer.foot - slack) layers.push({ top, foot, cells: [cell] })
    else {
      layer.foot = Math.max(layer.foot, foot)
      if (!layer.cells.some(({ box }) => Math.abs(box[0] - x) < slack)) layer.cells.push(cell)
    }
  }
  return layers
}

/** Where columns begin and the last one ends, by the rows whose rules are whole. */
function edgesOf(bands: readonly Band[], columns: number): number[] | null {
  const whole = bands.filter((band) => band.cells.length === columns)
  if (whole.length === 0) return null
  return Array.from({ length: columns + 1 }, (_, at) =>
    median(
      whole.map(({ cells }) => {
        const [before, after] = [cells[at - 1]?.box, cells[at]?.box]
        if (before && after) return (before[0] + before[2] + after[0]) / 2
        return after ? after[0] - slack : before![0] + before![2] + slack
      }),
    ),
  )
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
