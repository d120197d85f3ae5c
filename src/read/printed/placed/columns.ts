import type { Word } from '../pages/page.ts'
import { type Column, type Kind, perTable } from '../table/columns.ts'
import { amount, date, direction, dollar, kindsOf, mark, ownership, partOfDate, thousands } from '../table/word-kinds.ts'
import type { Edge } from './headings.ts'
import { type PlacedLine, right } from './placing.ts'

/** Words of a line → columns of a table, by where they stand and by what the columns take. */

/** A line of placed words, and what each of them may be. */
export interface KnownLine extends PlacedLine {
  readonly kinds: readonly number[]
}

export const known = ({ words, y }: PlacedLine): KnownLine => ({ words, y, kinds: words.map(kindsOf) })

/** Columns whose figures a mark may stand below. */
const marked = new Set<Kind>(['amount', 'code', 'direction', 'ownership', 'text'])

/** Whether a lone word of a column, by what it may be, looks as it must; `null` where that cannot be said, as in columns of text. */
export function suits({ kind, takes, markAlone }: Column, kinds: number): boolean | null {
  if ((kinds & mark) > 0) return markAlone || marked.has(kind) ? true : null
  if (kind === 'text' || (kind === 'date' && (kinds & partOfDate) > 0)) return null
  return (kinds & takes) > 0
}

/** What it costs to put a word into the same box as the one before: a box of figures holds one value, then marks. */
function againIn(kind: Kind, before: number, own: number, word: Word, gap: number): number {
  if ((before & dollar) > 0 && gap < 2) return 0
  if (kind === 'text') return gap >= 2 && (own & (direction | ownership)) > 0 ? 2.5 : 0
  // The marks of a date are glued to it; one apart is the next column's.
  if ((own & mark) > 0) return kind === 'date' && word.gap > 0 && (before & mark) === 0 ? 5 : 0
  // A currency sign begins a box.
  return (before & dollar) > 0 ? 0 : (own & dollar) > 0 ? 8 : 4
}

/** What it costs to part two words that stand close: `$` and its amount, or two marks, stand in one box, and so does a raised mark with its figure. */
function partingOf(before: number, wordBefore: Word, own: number, word: Word): number {
  if ((before & dollar) > 0) return (own & amount) > 0 ? 3 : 0.5
  if ((own & mark) === 0) return 0.5
  if ((before & mark) > 0) return wordBefore.gap > 0 ? 3 : 0.5
  if (word.gap === 0 && !word.box) return 2.5
  // A mark that a space parts from a word of text is that text's.
  if (before === 0) return 1.2
  return word.raised && (before & (amount | ownership)) > 0 ? 1.5 : 0.5
}

/** What it costs to have a word of some kinds in a column, wherever it stands. */
function misfit(own: number, column: Column): number {
  // A mark is far more often that of the code or amount beside than that of the letter's column.
  if ((own & mark) > 0 && (column.kind === 'early' || column.kind === 'direction')) return 4.5
  if ((own & dollar) > 0 && column.kind === 'text') return 3
  const fits = suits(column, own)
  return fits === false ? 5 : fits === null && (own & (date | thousands)) > 0 ? 2 : 0
}

/**
 * Where columns stand, five numbers each, since every word of a table is tried against every column: left, right, centre, start, and what a
 * character away from the centre costs, 0 in columns without one.
 */
function spreadOf(edges: readonly Edge[]): Float64Array {
  const spread = new Float64Array(edges.length * 5)
  edges.forEach((edge, at) => {
    spread[at * 5] = edge.left
    spread[at * 5 + 1] = edge.right
    spread[at * 5 + 2] = edge.centre ?? 0
    spread[at * 5 + 3] = edge.start ?? edge.centre ?? 0
    spread[at * 5 + 4] = edge.centre === null ? 0 : 0.04
  })
  return spread
}

/** What it costs to have a word where it stands in column `at`. */
function astray(from: number, to: number, spread: Float64Array, at: number): number {
  const column = at * 5
  const middle = (from + to) / 2
  const outside = Math.max(0, spread[column]! - 1.5 - from, from - spread[column + 1]! + 0.5, middle - spread[column + 1]!)
  const off = Math.min(Math.abs(middle - spread[column + 2]!), Math.abs(from - spread[column + 3]!))
  return Math.min(4, outside * 0.6) + off * spread[column + 4]!
}

/** For words of each kinds what they cost in each column, known once for all rows of a table. */
const misfitsIn = perTable((columns) => {
  const known = new Map<number, Float64Array>()
  return (own: number): Float64Array => {
    let costs = known.get(own)
    if (!costs) {
      costs = Float64Array.from(columns, (column) => misfit(own, column))
      known.set(own, costs)
    }
    return costs
  }
})

const sorts: Readonly<Record<Kind, number>> = { text: 0, date: 1, amount: 2, price: 2, code: 2, early: 2, direction: 2, ownership: 2 }

const sortsIn = perTable((columns) => Uint8Array.from(columns, (column) => sorts[column.kind]))

/** How the words of one line after the other are given to columns, left to right, by place and by what they are. */
export function columnGiver(columns: readonly Column[], edges: readonly Edge[]): (line: KnownLine) => number[] {
  const width = columns.length
  const sortOf = sortsIn(columns)
  const misfitsOf = misfitsIn(columns)
  const spread = spreadOf(edges)
  const best = new Float64Array(width)
  const again = new Float64Array(3)
  let from = new Uint8Array(32 * width)
  return ({ words, kinds }) => {
    const size = words.length
    if (size * width > from.length) from = new Uint8Array(size * width)
    best.fill(0)
    for (let index = 0; index < size; index++) {
      const word = words[index]!
      const own = kinds[index]!
      const costs = misfitsOf(own)
      const [start, end] = word.x!
      const previous = index === 0 ? null : words[index - 1]!
      const before = index === 0 ? 0 : kinds[index - 1]!
      // The caret before a raised mark of a text is no white space.
      const gap = previous ? start - right(previous) - (word.raised && !word.box ? 1 : 0) : 9
      // What it costs to go on in a further column, and in the same, where more white space is left than a box has.
      const apart = previous && gap < 2 ? partingOf(before, previous, own, word) : 0
      const wide = gap > 2 ? Math.min(2, gap * 0.25) : 0
      // A letter by itself is seldom the first word of a title or nature.
      const lone = gap >= 2 && (own & (direction | ownership)) > 0 ? 1.5 : 0
      again[0] = wide + againIn('text', before, own, word, gap)
      again[1] = wide + againIn('date', before, own, word, gap)
      again[2] = wide + againIn('amount', before, own, word, gap)
      let least = Number.POSITIVE_INFINITY
      let source = 0
      for (let at = 0; at < width; at++) {
        const here = best[at]!
        const begun = (previous ? least : 0) + (sortOf[at] === 0 ? lone : 0)
        const same = previous ? here + again[sortOf[at]!]! : begun
        const isSame = same < begun || previous === null
        best[at] = (isSame ? same : begun) + (astray(start, end, spread, at) + costs[at]!)
        from[index * width + at] = isSame ? at : source
        if (here + apart < least) {
          least = here + apart
          source = at
        }
      }
    }
    let at = 0
    for (let column = 1; column < width; column++) if (best[column]! < best[at]!) at = column
    const result = new Array<number>(size)
    for (let index = size - 1; index >= 0; index--) {
      result[index] = at
      at = from[index * width + at]!
    }
    return result
  }
}
