import type { Line, Word } from './page.ts'
import { beginsHeadings } from './placed-headings.ts'
import { left, type PlacedLine, placedLines } from './placing.ts'

/** Scans: the ruled lines of the form are seen on the page, so that what stands in which box need not be guessed. */

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
  const onPages = pages.map((page) => {
    const own = placed.filter(({ words }) => words[0]!.page === page)
    const bands = bandsOf(
      cells.filter((cell) => cell.page === page),
      own,
      columns,
    )
    return { own, bands, edges: edgesOf(bands, columns) }
  })
  const edges = onPages.find((one) => one.edges !== null)?.edges
  if (!edges) return null
  const rows: Word[][][] = []
  for (const { own, bands, edges: seen } of onPages) {
    const [from, ...inner] = seen ?? edges
    const until = inner.pop()!
    const byColumn = (words: readonly BoxedWord[]): Word[][] => {
      const row: Word[][] = Array.from({ length: columns }, () => [])
      for (const word of words) row[inner.filter((edge) => across(word) > edge).length]!.push(word)
      return row
    }
    const words = own
      .flatMap((line) => line.words)
      .filter(isBoxed)
      .filter((word) => across(word) > from! && across(word) < until)
    const headed = own.some(beginsHeadings)
    const first = bands[0]?.top ?? Number.POSITIVE_INFINITY
    const last = bands.at(-1)?.foot ?? Number.NEGATIVE_INFINITY
    const above = words.filter((word) => down(word) < first)
    // A page's end may part a row, whose rest then stands first on the next.
    if (!headed && above.length > 0) {
      const open = rows.at(-1)
      if (!open || bands.length === 0) return null
      for (const [at, rest] of byColumn(above).entries()) open[at]!.push(...rest)
    }
    for (const { top, foot } of bands) rows.push(byColumn(words.filter((word) => down(word) >= top && down(word) <= foot)))
    const between = words.filter(
      (word) => down(word) > first && down(word) < last && !bands.some(({ top, foot }) => down(word) >= top && down(word) <= foot),
    )
    if (between.length > 0) return null
    const below = words.filter((word) => down(word) > last && bands.length > 0)
    if (below.length > 0) rows.push(byColumn(below))
  }
  return rows
}

/** The rows of a table on one page, from top to bottom, its headings left out. */
function bandsOf(cells: readonly RuledCell[], lines: readonly PlacedLine[], columns: number): Band[] {
  const words = lines.flatMap((line) => line.words).filter(isBoxed)
  const bands: { top: number; foot: number; cells: RuledCell[] }[] = []
  for (const cell of cells) {
    const [, top, , height] = cell.box
    const band = bands.find((one) => Math.abs(one.top - top) < slack && Math.abs(one.foot - top - height) < slack)
    if (band) band.cells.push(cell)
    else bands.push({ top, foot: top + height, cells: [cell] })
  }
  return bands
    .filter((band) => band.cells.length >= columns * leastShare && band.cells.length <= columns)
    .map((band) => ({ ...band, cells: band.cells.sort((a, b) => a.box[0] - b.box[0]) }))
    .filter((band) => {
      const own = words.filter((word) => band.cells.some((cell) => isIn(cell, word)))
      return own.length > 0 && !beginsHeadings({ words: own, y: 0 })
    })
    .sort((a, b) => a.top - b.top)
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
