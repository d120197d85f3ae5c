import type { Column, Kind } from './columns.ts'
import type { Word } from './page.ts'
import type { Edge } from './placed-headings.ts'
import { left, type PlacedLine, right } from './placing.ts'
import { amount, date, direction, dollar, kindsOf, mark, ownership, partOfDate, takenBy, thousands } from './word-kinds.ts'

/** Words of a line → columns of a table, by where they stand and by what the columns take. */

/** A line of placed words, and what each of them may be. */
export interface KnownLine extends PlacedLine {
  readonly kinds: readonly number[]
}

export const known = ({ words, y }: PlacedLine): KnownLine => ({ words, y, kinds: words.map(kindsOf) })

/** Columns whose figures a mark may stand below. */
const marked = new Set<Kind>(['amount', 'code', 'direction', 'ownership', 'text'])

/** Whether a lone word of a column, by what it may be, looks as it must; `null` where that cannot be said, as in columns of text. */
export function suits({ kind, markAlone }: Column, kinds: number): boolean | null {
  if ((kinds & mark) > 0) return markAlone || marked.has(kind) ? true : null
  if (kind === 'text' || (kind === 'date' && (kinds & partOfDate) > 0)) return null
  return (kinds & takenBy[kind]) > 0
}

/** What it costs to put a word into the same box as the one before: a box of figures holds one value, then marks. */
function again(column: Column, before: number, own: number, word: Word, gap: number): number {
  if ((before & dollar) > 0 && gap < 2) return 0
  if (column.kind === 'text') return gap >= 2 && (own & (direction | ownership)) > 0 ? 2.5 : 0
  // The marks of a date are glued to it; one apart is the next column's.
  if ((own & mark) > 0) return column.kind === 'date' && word.gap > 0 && (before & mark) === 0 ? 5 : 0
  return (before & dollar) > 0 ? 0 : 4
}

/** `$` and its amount, or two marks, stand in one box. */
const isTogether = (before: number, wordBefore: Word, own: number): boolean =>
  (before & dollar) > 0 ? (own & amount) > 0 : (before & mark) > 0 && wordBefore.gap > 0 && (own & mark) > 0

/** What it costs to have a word in a column. */
function costOf(word: Word, own: number, column: Column, edge: Edge): number {
  const centre = (left(word) + right(word)) / 2
  const outside = Math.max(0, edge.left - 1.5 - left(word), left(word) - edge.right + 0.5, centre - edge.right)
  let sum = Math.min(4, outside * 0.6)
  if (edge.centre !== null) sum += Math.min(Math.abs(centre - edge.centre), Math.abs(left(word) - (edge.start ?? edge.centre))) * 0.04
  // A mark is far more often that of the code or amount beside than that of the letter's column.
  if ((own & mark) > 0 && (column.kind === 'early' || column.kind === 'direction')) sum += 4.5
  if ((own & dollar) > 0 && column.kind === 'text') sum += 3
  const fits = suits(column, own)
  if (fits === false) sum += 5
  else if (fits === null && (own & (date | thousands)) > 0) sum += 2
  return sum
}

/** Gives the words of one line to columns, left to right, by place and by what they are. */
export function columnsOfLine({ words, kinds }: KnownLine, columns: readonly Column[], edges: readonly Edge[]): number[] {
  const width = columns.length
  const size = words.length
  let best = new Float64Array(width)
  let next = new Float64Array(width)
  const from = new Uint8Array(size * width)
  for (let index = 0; index < size; index++) {
    const word = words[index]!
    const own = kinds[index]!
    const previous = index === 0 ? null : words[index - 1]!
    const before = index === 0 ? 0 : kinds[index - 1]!
    const gap = previous ? left(word) - right(previous) : 9
    // What it costs to go on in a further column, and to leave more white space than a box has.
    const apart = previous && gap < 2 ? (isTogether(before, previous, own) ? 3 : 0.5) : 0
    const wide = gap > 2 ? Math.min(2, gap * 0.25) : 0
    let least = Number.POSITIVE_INFINITY
    let source = 0
    for (let at = 0; at < width; at++) {
      const column = columns[at]!
      const same = previous ? best[at]! + (wide + again(column, before, own, word, gap)) : 0
      const isSame = same < least || previous === null
      next[at] = (isSame ? same : least) + costOf(word, own, column, edges[at]!)
      from[index * width + at] = isSame ? at : source
      if (best[at]! + apart < least) {
        least = best[at]! + apart
        source = at
      }
    }
    ;[best, next] = [next, best]
  }
  const result: number[] = new Array<number>(size).fill(0)
  let at = best.indexOf(Math.min(...best))
  for (let index = size - 1; index >= 0; index--) {
    result[index] = at
    at = from[index * width + at]!
  }
  return result
}
