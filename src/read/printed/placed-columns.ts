import type { Column } from './columns.ts'
import type { Word } from './page.ts'
import type { Edge } from './placed-headings.ts'
import { left, middle, right } from './placing.ts'
import { amountOf, codeOf, dateOf, markOf } from './values.ts'

/** Words of a line → columns of a table, by where they stand and by what the columns take. */

/** What a lone word of a column must look like; `null` for columns of text. */
export function suits(column: Column, word: Word): boolean | null {
  if (markOf(word) !== null)
    return column.markAlone ||
      column.kind === 'amount' ||
      column.kind === 'code' ||
      column.kind === 'direction' ||
      column.kind === 'ownership' ||
      column.kind === 'text'
      ? true
      : null
  switch (column.kind) {
    case 'date':
      // A narrow column breaks a date: `10/13/` above `2020`.
      return /^\d{1,2}\/(?:\d{1,2}\/)?$|^\d{4}$/.test(word.text) ? null : dateOf([word]) !== null
    case 'amount':
      return word.text === '$' || amountOf([word]) !== null
    case 'price':
      return word.text === '$' || amountOf([word]) !== null
    case 'code':
      return codeOf([word]) !== null && !/^\d/.test(word.text)
    case 'early':
      return /^[VEL]$/.test(word.text)
    case 'direction':
      return /^[AD]$/.test(word.text)
    case 'ownership':
      return /^[DI]$/.test(word.text)
    default:
      return null
  }
}

/** What it costs to put a word into the same box as the one before: a box of figures holds one value, then marks. */
function again(column: Column, before: Word, word: Word, gap: number): number {
  const isMark = markOf(word) !== null
  if (before.text === '$' && gap < 2) return 0
  if (column.kind === 'text') return gap >= 2 && /^[ADI]$/.test(word.text) ? 2.5 : 0
  // The marks of a date are glued to it; one apart is the next column's.
  if (isMark) return column.kind === 'date' && word.gap > 0 && markOf(before) === null ? 5 : 0
  return before.text === '$' ? 0 : 4
}

/** `$` and its amount, or two marks, stand in one box. */
const isTogether = (before: Word, word: Word): boolean =>
  before.text === '$' ? amountOf([word]) !== null : markOf(before) !== null && before.gap > 0 && markOf(word) !== null

/** Gives the words of one line to columns, left to right, by place and by what they are. */
export function columnsOfLine(words: readonly Word[], columns: readonly Column[], edges: readonly Edge[]): number[] {
  const width = columns.length
  const cost = (word: Word, at: number): number => {
    const edge = edges[at]!
    const centre = middle([word])
    const outside = Math.max(0, edge.left - 1.5 - left(word), left(word) - edge.right + 0.5, centre - edge.right)
    let sum = Math.min(4, outside * 0.6)
    if (edge.centre !== null) sum += Math.min(Math.abs(centre - edge.centre), Math.abs(left(word) - (edge.start ?? edge.centre))) * 0.04
    const fits = suits(columns[at]!, word)
    // A mark is far more often that of the code or amount beside than that of the letter's column.
    if ((columns[at]!.kind === 'early' || columns[at]!.kind === 'direction') && markOf(word) !== null) sum += 4.5
    if (word.text === '$' && columns[at]!.kind === 'text') sum += 3
    if (fits === false) sum += 5
    else if (fits === null && (dateOf([word]) !== null || /^\d{1,3}(?:,\d{3})+/.test(word.text))) sum += 2
    return sum
  }
  let best: number[] = new Array<number>(width).fill(0)
  const from: number[][] = []
  words.forEach((word, index) => {
    const gap = index === 0 ? 9 : left(word) - right(words[index - 1]!)
    const next: number[] = []
    const came: number[] = []
    for (let at = 0; at < width; at++) {
      let least = Number.POSITIVE_INFINITY
      let source = at
      for (let before = 0; before <= at; before++) {
        const link =
          index === 0
            ? 0
            : before === at
              ? (gap > 2 ? Math.min(2, gap * 0.25) : 0) + again(columns[at]!, words[index - 1]!, word, gap)
              : gap < 2
                ? isTogether(words[index - 1]!, word)
                  ? 3
                  : 0.5
                : 0
        const sum = best[before]! + link
        if (sum < least) {
          least = sum
          source = before
        }
        if (index === 0) break
      }
      if (index === 0) source = at
      next.push(least + cost(word, at))
      came.push(source)
    }
    best = next
    from.push(came)
  })
  const result: number[] = new Array<number>(words.length).fill(0)
  let at = best.indexOf(Math.min(...best))
  for (let index = words.length - 1; index >= 0; index--) {
    result[index] = at
    at = from[index]![at]!
  }
  return result
}
