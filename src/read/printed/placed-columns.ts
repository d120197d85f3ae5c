import type { Column, Kind } from './columns.ts'
import type { Word } from './page.ts'
import type { Edge } from './placed-headings.ts'
import { type PlacedLine, right } from './placing.ts'
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
function again(kind: Kind, before: number, own: number, word: Word, gap: number): number {
  if ((before & dollar) > 0 && gap < 2) return 0
  if (kind === 'text') return gap >= 2 && (own & (direction | ownership)) > 0 ? 2.5 : 0
  // The marks of a date are glued to it; one apart is the next column's.
  if ((own & mark) > 0) return kind === 'date' && word.gap > 0 && (before & mark) === 0 ? 5 : 0
  return (before & dollar) > 0 ? 0 : 4
}

/** `$` and its amount, or two marks, stand in one box. */
const isTogether = (before: number, wordBefore: Word, own: number): boolean =>
  (before & dollar) > 0 ? (own & amount) > 0 : (before & mark) > 0 && wordBefore.gap > 0 && (own & mark) > 0

/** What it costs to have a word of some kinds in a column, wherever it stands. */
function misfit(own: number, column: Column): number {
  // A mark is far more often that of the code or amount beside than that of the letter's column.
  if ((own & mark) > 0 && (column.kind === 'early' || column.kind === 'direction')) return 4.5
  if ((own & dollar) > 0 && column.kind === 'text') return 3
  const fits = suits(column, own)
  return fits === false ? 5 : fits === null && (own & (date | thousands)) > 0 ? 2 : 0
}

/** What it costs to have a word where it stands in a column. */
function astray(from: number, to: number, edge: Edge): number {
  const centre = (from + to) / 2
  const outside = Math.max(0, edge.left - 1.5 - from, from - edge.right + 0.5, centre - edge.right)
  const cost = Math.min(4, outside * 0.6)
  return edge.centre === null ? cost : cost + Math.min(Math.abs(centre - edge.centre), Math.abs(from - (edge.start ?? edge.centre))) * 0.04
}

/** How the words of one line after the other are given to columns, left to right, by place and by what they are. */
export function columnGiver(columns: readonly Column[], edges: readonly Edge[]): (line: KnownLine) => number[] {
  const width = columns.length
  const kindOf = columns.map((column) => column.kind)
  const misfits = new Map<number, readonly number[]>()
  const misfitsOf = (own: number): readonly number[] => {
    let costs = misfits.get(own)
    if (!costs) {
      costs = columns.map((column) => misfit(own, column))
      misfits.set(own, costs)
    }
    return costs
  }
  return ({ words, kinds }) => {
    const size = words.length
    const best = new Float64Array(width)
    const from = new Uint8Array(size * width)
    for (let index = 0; index < size; index++) {
      const word = words[index]!
      const own = kinds[index]!
      const costs = misfitsOf(own)
      const [start, end] = word.x!
      const previous = index === 0 ? null : words[index - 1]!
      const before = index === 0 ? 0 : kinds[index - 1]!
      const gap = previous ? start - right(previous) : 9
      // What it costs to go on in a further column, and in the same, where more white space is left than a box has.
      const apart = previous && gap < 2 ? (isTogether(before, previous, own) ? 3 : 0.5) : 0
      const wide = gap > 2 ? Math.min(2, gap * 0.25) : 0
      const againText = wide + again('text', before, own, word, gap)
      const againDate = wide + again('date', before, own, word, gap)
      const againFigure = wide + again('amount', before, own, word, gap)
      let least = Number.POSITIVE_INFINITY
      let source = 0
      for (let at = 0; at < width; at++) {
        const kind = kindOf[at]!
        const here = best[at]!
        const same = previous ? here + (kind === 'text' ? againText : kind === 'date' ? againDate : againFigure) : 0
        const isSame = same < least || previous === null
        best[at] = (isSame ? same : least) + (astray(start, end, edges[at]!) + costs[at]!)
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
