import type { Cell, Line, Word } from './page.ts'

/** Words by where they stand: lines of them, chunks between wide gaps, and rows whose cells are centred on each other. */

/** A line of placed words. */
export interface PlacedLine {
  readonly words: readonly Word[]
  readonly y: number
}

export const left = (word: Word): number => word.x![0]
export const right = (word: Word): number => word.x![1]
export const middle = (words: readonly Word[]): number => (left(words[0]!) + right(words.at(-1)!)) / 2

/** The placed words of lines; lines without places are left out. */
export const placedLines = (lines: readonly Line[]): PlacedLine[] =>
  lines.flatMap((line) => {
    const words = line.cells.flatMap((cell) => cell.words as Word[]).filter((word) => word.x !== undefined)
    return words.length > 0 ? [{ words, y: words[0]!.line ?? 0 }] : []
  })

/** Words cut where at least `gap` characters of white space stand. */
export function chunksOf(words: readonly Word[], gap = 2): Word[][] {
  const chunks: Word[][] = []
  for (const word of words) {
    const last = chunks.at(-1)
    if (last && left(word) - right(last.at(-1)!) < gap) last.push(word)
    else chunks.push([word])
  }
  return chunks
}

/** A cell whose first word begins a line, so that what was on different lines stays apart. */
export const cellOf = (words: readonly Word[], column: number): Cell => ({ words, column, columns: 1 })

/** Words of several lines as one: every line begins anew, or, where breaks mean nothing, is only parted by white space. */
export function joined(lines: readonly (readonly Word[])[], breaks: boolean): Word[] {
  return lines.flatMap((words) => words.map((word, at) => (at === 0 ? { ...word, gap: breaks ? (2 as const) : (1 as const) } : word)))
}

/**
 * Gives lines to rows that are known by one line each, their anchor. Cells are centred on their row, so a row has as many lines above its
 * anchor as below; what lies between blank lines belongs together. `lines` and `anchors` ascend; each line gets the index of its row.
 */
export function rowsAround(lines: readonly number[], anchors: readonly number[]): number[] {
  const rows: number[] = []
  let at = 0
  for (let row = 0; row < anchors.length; row++) {
    const anchor = anchors[row]!
    const next = anchors[row + 1] ?? Number.POSITIVE_INFINITY
    const first = lines[at]
    if (first === undefined) break
    const above = Math.max(0, anchor - first)
    let end = at
    while (end < lines.length) {
      const y = lines[end]!
      if (next === Number.POSITIVE_INFINITY) {
        end++
        continue
      }
      if (y >= next) break
      if (y > anchor) {
        const before = lines[end - 1]
        const blank = before !== undefined && y - before > 1.6
        if (blank && y - anchor >= above && !(before < anchor)) break
        if (y > anchor + above + 0.75) break
      }
      end++
    }
    for (; at < end; at++) rows.push(row)
  }
  while (rows.length < lines.length) rows.push(Math.max(0, anchors.length - 1))
  return rows
}
