import type { Column } from './columns.ts'
import type { Word } from './page.ts'
import { type Edge, suits } from './placed-rows.ts'
import { left, middle, type PlacedLine, right } from './placing.ts'
import { amountOf, dateOf, isFigure, markOf } from './values.ts'

/** Words of one sort that stand above each other. */
interface Strip {
  readonly left: number
  readonly right: number
  readonly words: readonly Word[]
}

type Sort = 'date' | 'figure' | 'letter' | 'text'

const sortOf = (word: Word): Sort =>
  dateOf([word]) !== null
    ? 'date'
    : word.text === '$' || amountOf([word]) !== null
      ? 'figure'
      : /^[A-Z](?:\/K)?$/.test(word.text)
        ? 'letter'
        : 'text'

/** Words of each sort clustered by where they stand: narrow columns of different sorts may overlap down the page. */
function stripsOf(lines: readonly PlacedLine[]): Strip[] {
  const strips: { left: number; right: number; words: Word[] }[] = []
  const words = lines.flatMap((line) => {
    let before: Word | null = null
    return line.words.flatMap((word) => {
      // A letter or figure close after a word of text is part of that text.
      const inText =
        before !== null && left(word) - right(before) < 2 && sortOf(before) === 'text' && sortOf(word) !== 'text' && markOf(before) === null
      before = inText ? before : word
      return markOf(word) !== null ? [] : [{ word, sort: inText ? ('text' as const) : sortOf(word) }]
    })
  })
  for (const sort of ['date', 'figure', 'letter', 'text'] as const) {
    const some = words.filter((one) => one.sort === sort).sort((a, b) => left(a.word) - left(b.word))
    let last: { left: number; right: number; words: Word[] } | undefined
    for (const { word } of some) {
      if (last && left(word) < last.right + (sort === 'text' ? 1.2 : 0.8)) {
        last.right = Math.max(last.right, right(word))
        last.words.push(word)
      } else {
        last = { left: left(word), right: right(word), words: [word] }
        strips.push(last)
      }
    }
  }
  return strips.sort((a, b) => a.left + a.right - b.left - b.right)
}

/** How badly a strip suits a column: the share of its words that the column cannot hold. */
function mismatch(strip: Strip, column: Column): number {
  let bad = 0
  for (const word of strip.words) {
    const fits = suits(column, word)
    if (fits === false) bad++
    else if (column.kind === 'text' && (dateOf([word]) !== null || (isFigure([word]) && !/^[A-Z]$/.test(word.text)))) bad += 0.7
  }
  const dollars = strip.words.some((word) => word.text.startsWith('$'))
  const priced = column.kind === 'amount' && dollars ? 1 : column.kind === 'price' && !dollars ? 0.4 : 0
  return (bad / strip.words.length) * 8 + priced
}

/**
 * Where the columns of a table stand, known from its data alone: strips of words are given to columns in order by what they hold and,
 * where the same table was seen before, by where its columns stood: nearly the same under its headings, only in proportion on another page.
 */
export function edgesFromData(
  lines: readonly PlacedLine[],
  columns: readonly Column[],
  before: readonly Edge[] | null,
  underHeadings: boolean,
): Edge[] {
  const strips = stripsOf(lines)
  const size = strips.length
  const width = columns.length
  const span = (list: readonly Edge[]) => Math.max(1, list.at(-1)!.left - list[0]!.left)
  const end = Math.max(1, strips.at(-1)?.left ?? 1)
  const scale = before ? end / span(before) : 1
  const best = Array.from({ length: size + 1 }, () => new Array<number>(width + 1).fill(Number.POSITIVE_INFINITY))
  const from = Array.from({ length: size + 1 }, () => new Array<number>(width + 1).fill(0))
  best[0]![0] = 0
  for (let column = 0; column < width; column++) {
    const taken = columns[column]!
    for (let start = 0; start <= size; start++) {
      const sum = best[start]![column]!
      if (sum === Number.POSITIVE_INFINITY) continue
      let cost = sum
      for (let until = start; until <= Math.min(size, start + 4); until++) {
        if (until > start) {
          const strip = strips[until - 1]!
          cost += mismatch(strip, taken) + (until - start > 1 ? 0.8 : 0)
          const centre = (strip.left + strip.right) / 2
          if (before && underHeadings)
            cost += Math.min(4, Math.max(0, before[column]!.left - 1 - centre, centre - before[column]!.right) * 0.25)
          else if (before)
            cost += Math.min(2, Math.abs(middle(strip.words.slice(0, 1)) - (before[column]!.left + 3) * Math.min(1, scale)) * 0.03)
        }
        const skipped = until === start ? (taken.field === 'securityTitle' || taken.field === 'directOrIndirect' ? 3 : 0.2) : 0
        if (cost + skipped < best[until]![column + 1]!) {
          best[until]![column + 1] = cost + skipped
          from[until]![column + 1] = start
        }
      }
    }
  }
  const edges: Edge[] = new Array<Edge>(width)
  let until = size
  let next = end + 60
  for (let column = width; column > 0; column--) {
    const start = from[until]![column]!
    const some = strips.slice(start, until)
    if (some.length > 0) {
      edges[column - 1] = { left: some[0]!.left - 0.5, right: some.at(-1)!.right + 0.5, centre: null }
      next = some[0]!.left
    } else if (before && underHeadings && before[column - 1]!.left < next) {
      edges[column - 1] = { ...before[column - 1]!, right: Math.min(before[column - 1]!.right, next) }
    } else edges[column - 1] = { left: next - 0.2, right: next - 0.1, centre: null }
    until = start
  }
  return edges
}
