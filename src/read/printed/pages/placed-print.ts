import { type Format, type Reading, UnreadableError } from '../../../model/reading.ts'
import { readPages } from '../print.ts'
import type { RuledCell } from '../scanned/ruled-cells.ts'
import { withMendedTexts } from '../scanned/texts.ts'
import { type Line, type Page, type Word, WordList, wholeLine } from './page.ts'

/** Prints that come as words with boxes on pages: PDFs, and scans once recognised. */

/** A word on a page. Points, from the top left corner. */
export interface WordInBox {
  readonly text: string
  /** From 1. */
  readonly page: number
  readonly box: readonly [x: number, y: number, width: number, height: number]
  /** What a recogniser thinks of it, 0 to 1; absent for words that the file states. */
  readonly certainty?: number
}

/** What was found on pages: their words, and the cells that are ruled around them. */
export interface FoundOnPages {
  readonly words: readonly WordInBox[]
  readonly cells: readonly RuledCell[]
}

/** The text that spans refer to, and its lines of placed words. */
export interface PlacedText {
  readonly text: string
  readonly page: Page
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1

/** Words → lines from top to bottom, page after page, with a text in reading order that their spans refer to. */
export function placedText({ words, cells }: FoundOnPages, recognised: boolean): PlacedText {
  const height = median(words.map((word) => word.box[3])) || 8
  const character = median(words.filter((word) => word.text.length > 2).map((word) => word.box[2] / word.text.length)) || 4
  const lines: Line[] = []
  let text = ''
  let above = 0
  const pages = [...new Set(words.map((word) => word.page))].sort((a, b) => a - b)
  const rowsByPage = pages.map((page) =>
    rowsOf(
      words.filter((word) => word.page === page),
      height,
    ),
  )
  // What lies most often between a line and the next.
  const step =
    median(
      rowsByPage.flatMap((rows) =>
        rows
          .slice(1)
          .map((row, at) => row.y - rows[at]!.y)
          .filter((one) => one > height * 0.7 && one < height * 3),
      ),
    ) || height * 1.25
  for (const [index, page] of pages.entries()) {
    const rows = rowsByPage[index]!
    let bottom = above
    for (const row of rows) {
      const list = new WordList()
      const line = above + row.y / step
      bottom = Math.max(bottom, line)
      let before: WordInBox | null = null
      for (const word of row.words) {
        const gap = before ? word.box[0] - (before.box[0] + before.box[2]) : 0
        // What a recogniser gives as words stands apart, but for the marks after them.
        const isWord =
          recognised && (!/^\(\d/.test(word.text) || (before !== null && Math.abs(before.box[1] - word.box[1]) > word.box[3] * 0.4))
        if (before === null || gap > character * 0.25 || isWord) {
          text += before === null ? '' : ' '.repeat(Math.max(1, Math.min(8, Math.round(gap / character))))
          list.space(1)
        }
        const start = text.length
        text += word.text
        list.add(word.text, start, text.length, {
          x: [word.box[0] / character, (word.box[0] + word.box[2]) / character],
          // A mark alone may stand between the lines it belongs to.
          line: isMark(word) ? above + (word.box[1] + word.box[3] / 2) / step : line,
          page,
          box: word.box,
          ...(word.certainty === undefined ? {} : { certainty: word.certainty }),
          // A mark is printed small and above the line.
          ...(/^\(\d{1,2}\)/.test(word.text) && word.box[3] < row.height * 0.85 ? { raised: true } : {}),
        })
        before = word
      }
      text += '\n'
      const placed: readonly Word[] = list.take()
      if (placed.length > 0) lines.push(wholeLine(placed))
    }
    above = bottom + 1
  }
  return {
    text,
    page: {
      lines: recognised ? withMendedTexts(lines) : lines,
      layout: 'placed',
      breaks: false,
      order: 'boxes',
      ticks: 'typed',
      damage: recognised ? 2 : 1,
      cells,
    },
  }
}

const isMark = (word: WordInBox) => /^(?:\(\d{1,2}\))+$/.test(word.text)

interface Row {
  y: number
  height: number
  words: WordInBox[]
}

/** Whether a word ends where another begins. */
const isGlued = (row: Row, { box: [x, , , height] }: WordInBox): boolean =>
  row.words.some((one) => Math.abs(one.box[0] + one.box[2] - x) < height * 0.25)

/** Whether a word stands over or under others of a row, as no two of one line do. */
const isOver = (row: Row, { box: [x, , width] }: WordInBox): boolean =>
  row.words.some(({ box: [from, , wide] }) => Math.min(from + wide, x + width) - Math.max(from, x) > Math.min(wide, width) * 0.5)

/** Words of one page on lines: a word belongs to the line whose middle it overlaps most. */
function rowsOf(words: readonly WordInBox[], height: number): Row[] {
  const rows: Row[] = []
  const middleOf = (word: WordInBox) => word.box[1] + word.box[3] / 2
  const big = words.filter((word) => word.box[3] >= height * 0.8 && !isMark(word)).sort((a, b) => middleOf(a) - middleOf(b))
  const small = words.filter((word) => word.box[3] < height * 0.8 || isMark(word))
  for (const word of big) {
    const row = rows.at(-1)
    if (row && middleOf(word) - row.y < height * 0.4) row.words.push(word)
    else rows.push({ y: middleOf(word), height: word.box[3], words: [word] })
  }
  for (const word of small) {
    const y = middleOf(word)
    let nearest: Row | null = null
    // A mark beside its word belongs to that word's line, though it stands higher.
    for (const row of rows)
      if (Math.abs(row.y - y) < Math.max(row.height, height) * 0.85 && (nearest === null || Math.abs(row.y - y) < Math.abs(nearest.y - y)))
        nearest = row
    // What a mark is glued to tells its line, though a smaller line beside that is nearer.
    const glued =
      word.certainty === undefined && isMark(word)
        ? rows.find((row) => Math.abs(row.y - y) < Math.max(row.height, height) * 0.85 && isGlued(row, word))
        : undefined
    if (glued) {
      glued.words.push(word)
      continue
    }
    const beside =
      nearest?.words.some(
        (one) => Math.abs(one.box[0] + one.box[2] - word.box[0]) < height * 1.2 || Math.abs(one.box[0] - word.box[0]) < height,
      ) ?? false
    if (nearest && (beside || Math.abs(nearest.y - y) < height * 0.35) && !isOver(nearest, word)) nearest.words.push(word)
    else rows.push({ y, height: word.box[3], words: [word] })
  }
  for (const row of rows) row.words.sort((a, b) => a.box[0] - b.box[0])
  return rows.sort((a, b) => a.y - b.y)
}

/** Reads the forms printed on pages of words. Throws `UnreadableError` when there is none. */
export function readPlaced(found: FoundOnPages, format: Extract<Format, 'pdf' | 'scan'>): Reading[] {
  if (found.words.length === 0) {
    throw new UnreadableError(format === 'pdf' ? 'this PDF holds no text' : 'no words were recognised on the page')
  }
  const { text, page } = placedText(found, format === 'scan')
  return readPages(text, page, format)
}
