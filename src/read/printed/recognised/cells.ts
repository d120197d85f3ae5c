import { type Line, type Word, wholeLine, wordsOf } from '../pages/page.ts'
import { breaksAfter } from '../placed/placing.ts'
import type { Phrases } from './phrases.ts'
import { isDatum, isMarkLike } from './values.ts'
import { tableWords } from './words.ts'

/**
 * Tables that recognition gives cell by cell, each cell in a paragraph of its own: a row's cells follow each other in the order of the
 * columns, so that they are put back into one line.
 */

interface Paragraph {
  readonly lines: readonly Line[]
  readonly words: readonly Word[]
  /** A value with its marks, the text of one cell, or something else. */
  readonly kind: 'value' | 'text' | 'other'
}

const most = { words: 24, wordsOfLine: 7, wordsOfValue: 6 } as const

const lineOf = (line: Line | undefined): number | undefined => line?.cells[0]?.words[0]?.line

function kindOf(lines: readonly Line[], words: readonly Word[]): Paragraph['kind'] {
  const first = words[0]
  if (!first) return 'other'
  const begins = isDatum(first) || isMarkLike(first.text) || /^\$?\d[\d,.]*$/.test(first.text) || first.text === '$'
  if (begins) return words.length <= most.wordsOfValue && !words.some((word) => /[A-Za-z]{3}/.test(word.text)) ? 'value' : 'other'
  if (words.length > most.words || words.some(isDatum)) return 'other'
  const narrow = lines.every((line) => wordsOf(line).length <= most.wordsOfLine)
  return narrow && words.some((word) => /[A-Za-z]{3}/.test(word.text)) ? 'text' : 'other'
}

function paragraphsOf(lines: readonly Line[]): Paragraph[] {
  const groups: Line[][] = []
  lines.forEach((line, at) => {
    const before = lineOf(lines[at - 1])
    if (before !== undefined && lineOf(line) === before + 1) groups.at(-1)!.push(line)
    else groups.push([line])
  })
  return groups.map((group) => {
    const words = group.flatMap(tableWords)
    return { lines: group, words, kind: kindOf(group, words) }
  })
}

/** The lines of a table with every row that stands cell by cell as one line. */
export function withCellsBeside(lines: readonly Line[], table: 'I' | 'II', phrases: Phrases): readonly Line[] {
  const paragraphs = paragraphsOf(lines)
  const begins = (at: number): boolean => {
    const title = paragraphs[at]!
    const next = paragraphs[at + 1]
    if (title.kind !== 'text' || next?.kind !== 'value') return false
    const value = next.words[0]!.text
    // The title of an underlying security stands before a bare number, that of the row before a price, a day or a mark.
    if (table === 'II' && /^\d[\d,.]*$/.test(value)) return false
    return phrases.beginsTitle(title.words[0]!.text) < 0.5
  }
  const found: Line[] = []
  for (let at = 0; at < paragraphs.length; ) {
    const end = begins(at) ? endOf(paragraphs, at, begins) : at
    const cells = paragraphs.slice(at, end)
    if (cells.filter((cell) => cell.kind === 'value').length < 2 && !cells.some((cell, index) => index > 1 && cell.kind === 'text')) {
      found.push(...paragraphs[at]!.lines)
      at++
      continue
    }
    found.push(wholeLine(besideEachOther(cells.flatMap((cell) => cell.lines))))
    at = end
  }
  return found
}

/** The words of several lines as if they stood in one: white space parts the lines, but for words broken at a hyphen. */
const besideEachOther = (lines: readonly Line[]): Word[] =>
  lines.flatMap((line, at) => {
    const before = wordsOf(lines[at - 1] ?? line).at(-1)!.text
    return wordsOf(line).map((word, index) => (at > 0 && index === 0 ? { ...word, gap: breaksAfter.test(before) ? 0 : 1 } : word))
  })

/** Where the cells of the row that begins at a paragraph end. */
function endOf(paragraphs: readonly Paragraph[], from: number, begins: (at: number) => boolean): number {
  let end = from + 1
  let words = paragraphs[from]!.words.length
  while (end < paragraphs.length && paragraphs[end]!.kind !== 'other' && !begins(end) && words < 55) {
    words += paragraphs[end]!.words.length
    end++
  }
  return end
}
