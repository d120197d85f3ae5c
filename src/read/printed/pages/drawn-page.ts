import { signedAtTheRight } from '../placed/parts.ts'
import { joined } from '../placed/placing.ts'
import { isSigned } from '../sections.ts'
import { cellOf, type Line, lineOf, type Page, type Word, WordList, wholeLine } from './page.ts'
import { lineRanges } from './piped-page.ts'
import { addWords, type Spelling } from './text-words.ts'

/**
 * Tables drawn with characters, `┌─┬─┐` or `+--+--+`: what the lines enclose is a cell, however often its words break. So draw text browsers
 * in few columns, and converters.
 */

const spelling: Spelling = { backslash: false, tags: false, borders: true }

/** Parts of boxes; the heavy line is a rule inside a cell. */
const walls = new Set([...'│┃║┌┐└┘├┤┬┴┼─═╔╗╚╝╠╣╦╩╬'].map((wall) => wall.charCodeAt(0)))

/** A line drawn with ASCII, from corner to corner. */
const typedRule = /[+|](?:[-=]{2,}[+|])+/g

/** More signs than any form drawn has. */
const mostSigns = 4_000_000

/** Whether the tables of a text are drawn with lines: columns of a row between lines across. */
export const isDrawn = (source: string): boolean => /[├└][─═]+[┬┼┴][─═┬┼┴]+[┤┘]/.test(source)

/** Whether they are typed, `+--+--+`: corners above a table, and a line across four columns or more. */
export const isTyped = (source: string): boolean =>
  source.includes('+-') && /^[^\S\n]*\+[-=+]{6,}\+[^\S\n]*$/m.test(source) && /[+|][-=]{2,}(?:\+[-=]{2,}){3,}[+|]/.test(source)

/** The text of a page as a field of signs, a border of nothing around it. */
interface Field {
  readonly width: number
  readonly height: number
  /** Where each line begins in the source. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly isWall: Uint8Array
}

/** Where the signs of a cell stand in one line. */
interface Span {
  readonly row: number
  readonly from: number
  to: number
}

/** The cells of drawn tables and the lines between them; `null` where the text is too large for that. */
export function drawnPage(source: string): Page | null {
  const field = fieldOf(source)
  if (field === null) return null
  const { regions, table } = regionsOf(field)
  const list = new WordList()
  const wordsIn = (spans: readonly Span[]): Word[] =>
    joined(
      spans.flatMap(({ row, from, to }) => {
        const start = field.starts[row]!
        list.standOn(row, 1, start)
        addWords(list, source, Math.min(start + from, field.ends[row]!), Math.min(start + to, field.ends[row]!), spelling)
        return list.empty ? [] : [list.take()]
      }),
      false,
    )
  const lines: { row: number; line: Line }[] = []
  const [outside = [], ...inside] = regions
  for (let row = 0; row < field.height; row++) {
    const words = wordsIn(outside.filter((span) => span.row === row))
    if (words.length > 0) lines.push({ row, line: wholeLine(words) })
  }
  const rows = new Map<number, Span[][]>()
  for (const spans of inside) {
    const top = spans[0]!.row
    rows.set(top, [...(rows.get(top) ?? []), spans])
  }
  for (const [row, some] of rows) {
    const cells = some.sort((a, b) => a[0]!.from - b[0]!.from).map((spans, column) => cellOf(wordsIn(spans), column))
    if (cells.some(({ words }) => words.length > 0)) lines.push({ row, line: lineOf(cells, table[row]!) })
  }
  lines.sort((a, b) => a.row - b.row)
  const all = lines.map(({ line }) => line)
  const end = all.findLastIndex((line) => line.table !== null) + 1
  const label = all.findIndex((line, at) => at >= end && isSigned(line)) + 1
  const signed = label > 0 ? [...all.slice(0, end), ...signedAtTheRight(all.slice(end, label)), ...all.slice(label)] : all
  return { lines: signed, layout: 'grid', breaks: false, order: 'boxes', ticks: 'typed', damage: 1 }
}

function fieldOf(source: string): Field | null {
  const ranges = [...lineRanges(source)]
  const width = ranges.reduce((most, [start, end]) => Math.max(most, end - start), 0)
  const height = ranges.length
  if (width * height > mostSigns) return null
  const isWall = new Uint8Array(width * height)
  ranges.forEach(([start, end], row) => {
    const text = source.slice(start, end)
    for (const match of text.matchAll(typedRule)) isWall.fill(1, row * width + match.index, row * width + match.index + match[0].length)
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      // A bar goes on with a line above it.
      if (walls.has(code) || (code === 124 && row > 0 && isWall[(row - 1) * width + at] === 1)) isWall[row * width + at] = 1
    }
  })
  return { width, height, starts: ranges.map(([start]) => start), ends: ranges.map(([, end]) => end), isWall }
}

/** The regions between walls, of which the first is what stands in no table, and the number of the table that each line belongs to. */
function regionsOf({ width, height, isWall }: Field): { readonly regions: Span[][]; readonly table: number[] } {
  const seen = new Uint8Array(isWall)
  const fill = (seeds: number[]): Span[] => {
    const stack = seeds.filter((at) => seen[at] === 0)
    const own: number[] = []
    for (const at of stack) seen[at] = 1
    const visit = (at: number) => {
      if (seen[at] === 1) return
      seen[at] = 1
      stack.push(at)
    }
    while (stack.length > 0) {
      const at = stack.pop()!
      own.push(at)
      if (at % width > 0) visit(at - 1)
      if (at % width < width - 1) visit(at + 1)
      if (at >= width) visit(at - width)
      if (at < width * (height - 1)) visit(at + width)
    }
    return spansOf(own, width)
  }
  const edge: number[] = []
  for (let row = 0; row < height; row++)
    for (let at = 0; at < width; at++) if (row === 0 || row === height - 1 || at === 0 || at === width - 1) edge.push(row * width + at)
  const regions = [fill(edge)]
  for (let at = 0; at < seen.length; at++) if (seen[at] === 0) regions.push(fill([at]))
  let count = 0
  const table = Array.from({ length: height }, (_, row) => {
    if (isWall.indexOf(1, row * width) >= (row + 1) * width || isWall.indexOf(1, row * width) < 0) count++
    return count
  })
  return { regions, table }
}

/** Places → runs of them in their lines. */
function spansOf(places: readonly number[], width: number): Span[] {
  const spans: Span[] = []
  for (const at of Int32Array.from(places).sort()) {
    const [row, from] = [Math.floor(at / width), at % width]
    const last = spans.at(-1)
    if (last && last.row === row && last.to === from) last.to++
    else spans.push({ row, from, to: from + 1 })
  }
  return spans
}
