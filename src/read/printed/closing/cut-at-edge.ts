import { type Line, letters, type Word, wordsOf } from '../pages/page.ts'
import { left, right } from '../placed/placing.ts'

/** Words of the remarks that a text browser cut at the end of a line: it fills the lines of the stylesheets' remarks to the last column. */

/** Whether the end of one line and the beginning of the next are one word. */
export type CutsWord = (before: Word, after: Word) => boolean

/** Words that many sentences hold. */
const common = /^(?:a|an|and|are|as|at|been|by|for|from|in|is|of|on|or|that|the|these|this|to|was|were|which|with)$/

/** Signs that no word begins with. */
const goesOn = /^(?:[,.;:)\]%]|[-'’][A-Za-z0-9])/

/**
 * `page`: all lines of the print; `remarks`: those of the remarks. Where a space was cut, it begins the next line; where none of the lines
 * shows that they were filled, a word is cut that stands elsewhere on the page, or of which neither part does.
 */
export function wordsCutAtEdge(page: readonly Line[], remarks: readonly Line[]): CutsWord {
  const edge = rightmost(page)
  const rows = remarks.map(wordsOf).filter((words) => words.length > 0 && words[0]!.x !== undefined)
  const margin = Math.min(...rows.map((words) => left(words[0]!)))
  const filled = areFilled(rows, margin, edge)
  let times: ReadonlyMap<string, number> | null = null
  return (before, after) => {
    if (before.x === undefined || after.x === undefined || right(before) !== edge || left(after) !== margin) return false
    if (filled || goesOn.test(after.text)) return true
    if (!/^[a-z]/.test(after.text)) return false
    const counted = (times ??= timesOfWords(page))
    const count = (part: string) => counted.get(part) ?? 0
    const [head, tail] = [letters(before.text), letters(after.text)]
    return count(head + tail) > 0 || (count(head) < 2 && count(tail) < 2 && !common.test(tail))
  }
}

/** Columns before the last one that lines broken between words leave blank about as often as not. */
const rag = 12

/** Whether lines were filled, words cut: a space begins the line after a full one, or several lines are full and none nearly so. */
function areFilled(rows: readonly (readonly Word[])[], margin: number, edge: number): boolean {
  const inner = rows.slice(0, -1)
  const ends = inner.map((words) => right(words.at(-1)!))
  if (ends.some((end, at) => end === edge && left(rows[at + 1]![0]!) === margin + 1)) return true
  return ends.filter((end) => end === edge).length > 1 && !ends.some((end) => end < edge - 1 && end > edge - rag)
}

/** The last column that any word reaches. */
function rightmost(lines: readonly Line[]): number {
  let most = 0
  for (const line of lines) for (const cell of line.cells) for (const word of cell.words) most = Math.max(most, word.x?.[1] ?? 0)
  return most
}

/** How often each word, by its letters, stands in the lines. */
function timesOfWords(lines: readonly Line[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { text } of lines.flatMap(wordsOf)) {
    const word = letters(text)
    times.set(word, (times.get(word) ?? 0) + 1)
  }
  return times
}
