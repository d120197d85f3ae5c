import type { Word } from '../pages/page.ts'
import { codeOf, directionOfCode, markOf } from '../table/values.ts'
import { amount, code, date, dollar, grouped, letter, mark, priced } from '../table/word-kinds.ts'
import type { KnownLine } from './columns.ts'
import { left, right } from './placing.ts'

/** What stands above each other in the rows of a table: strips of days, figures, letters, texts and marks, out of which columns are made. */

export type Sort = 'date' | 'figure' | 'letter' | 'text' | 'mark'

/** What stands together in a line: a word, or `$` and its amount. */
export interface Piece {
  readonly sort: Sort
  /** The word it begins with, and what that may be. */
  readonly word: Word
  readonly kinds: number
  /** Whether a `$` stands before it, in its line or at the end of one above. */
  readonly isPriced: boolean
  readonly left: number
  readonly right: number
  /** Index of its line. */
  readonly line: number
  /** The direction that the code in its line tells of a derivative. */
  readonly direction: 'A' | 'D' | null
}

/** Pieces of one sort that stand above each other. */
export interface Strip {
  readonly sort: Sort
  readonly left: number
  readonly right: number
  readonly pieces: readonly Piece[]
}

const sortOf = (kinds: number): Sort =>
  (kinds & mark) > 0
    ? 'mark'
    : (kinds & date) > 0
      ? 'date'
      : (kinds & (amount | dollar)) > 0
        ? 'figure'
        : (kinds & letter) > 0
          ? 'letter'
          : 'text'

/** Whether a word stands under the `$` at a place, in cells that are set flush or centred. */
const isUnder = (dollar: number, word: Word): boolean =>
  Math.abs(dollar - left(word)) <= 1 || Math.abs(dollar + 0.5 - (left(word) + right(word)) / 2) <= 1

/** The pieces of every sort. */
function piecesOf(lines: readonly KnownLine[]): Readonly<Record<Sort, Piece[]>> {
  const bySort: Record<Sort, Piece[]> = { date: [], figure: [], letter: [], text: [], mark: [] }
  /** Where lines end in `$` whose amount stands below, and how high. */
  const open: { readonly left: number; readonly y: number }[] = []
  lines.forEach(({ words, kinds, y }, line) => {
    const pieces: { -readonly [part in keyof Piece]: Piece[part] }[] = []
    let before: (typeof pieces)[number] | undefined
    let end: Word | undefined
    words.forEach((word, at) => {
      const own = kinds[at]!
      const gap = before ? left(word) - before.right : 9
      // A letter or whole figure close after a word of text is part of that text; a mark belongs to what it follows.
      const isBelow = (own & amount) > 0 && open.some((one) => y - one.y <= 2.1 && isUnder(one.left, word))
      const isFigure = (own & (mark | date | dollar | grouped)) > 0 || ((own & (amount | priced)) === amount && word.text.includes('.'))
      const inText = gap < 2 && before?.sort === 'text' && !isBelow && !isFigure
      const sort = inText ? 'text' : sortOf(own)
      const isAmount = end?.text === '$' && (own & amount) > 0 && gap < 2
      // A mark beside a mark goes with it.
      const isNext = end !== undefined && before?.sort === 'figure' && markOf(end) !== null && left(word) - right(end) < 1.5
      if (before && (isAmount || ((own & mark) > 0 && (isNext || gap < (before.sort === 'date' ? 1 : word.raised ? 3 : 2))))) {
        if (isAmount) before.right = right(word)
      } else {
        before = {
          sort,
          word,
          kinds: own,
          isPriced: isBelow || (own & priced) > 0,
          left: left(word),
          right: right(word),
          line,
          direction: null,
        }
        pieces.push(before)
      }
      end = word
    })
    const coded = pieces.find((piece) => (piece.kinds & code) > 0 && piece.sort === 'letter')
    const direction = coded ? directionOfCode(codeOf([coded.word])!.code) : null
    for (const piece of pieces) {
      piece.direction = direction
      bySort[piece.sort].push(piece)
      if (piece.word.text === '$' && piece.right === right(piece.word)) open.push({ left: piece.left, y })
    }
  })
  return bySort
}

/** Pieces of each sort clustered by where they stand: narrow columns of different sorts may overlap down the page. */
export function stripsOf(lines: readonly KnownLine[]): Strip[] {
  const strips: { sort: Sort; left: number; right: number; pieces: Piece[] }[] = []
  const pieces = piecesOf(lines)
  for (const sort of ['date', 'figure', 'letter', 'text', 'mark'] as const) {
    let last: { sort: Sort; left: number; right: number; pieces: Piece[] } | undefined
    for (const piece of pieces[sort].sort((a, b) => a.left - b.left)) {
      // Marks alone stand below what they mark, unless nothing else stands in their column.
      const above = sort === 'mark' && strips.some((one) => one.sort !== 'mark' && piece.left < one.right && piece.right > one.left)
      if (above) continue
      if (last && piece.left < last.right + (sort === 'text' ? 1.2 : 0.8)) {
        last.right = Math.max(last.right, piece.right)
        last.pieces.push(piece)
      } else {
        last = { sort, left: piece.left, right: piece.right, pieces: [piece] }
        strips.push(last)
      }
    }
  }
  const all: Strip[] = []
  for (const strip of strips)
    if (strip.sort === 'text') all.push(strip)
    else for (const some of bySign(strip)) all.push(...parted(some))
  return all.sort((a, b) => a.left + a.right - b.left - b.right)
}

/** Figures with `$` that all stand left of those without, or right of them, are another column's, though no white space parts the two. */
function bySign(strip: Strip): Strip[] {
  const signed = strip.pieces.filter((piece) => piece.isPriced)
  if (signed.length === 0 || signed.length === strip.pieces.length) return [strip]
  const plain = strip.pieces.filter((piece) => !piece.isPriced)
  if (rightmost(signed) > leftmost(plain) + 0.5 && rightmost(plain) > leftmost(signed) + 0.5) return [strip]
  return [signed, plain].map((some) => ({ sort: strip.sort, left: leftmost(some), right: rightmost(some), pieces: some }))
}

/** Two figures in one line stand in two columns: a strip that holds such lines is as many columns, though a wide figure bridges them. */
function parted(strip: Strip): Strip[] {
  if (strip.pieces.length === 1) return [strip]
  const byLine = new Map<number, Piece[]>()
  for (const piece of strip.pieces) {
    const some = byLine.get(piece.line)
    if (some) some.push(piece)
    else byLine.set(piece.line, [piece])
  }
  if (byLine.size === strip.pieces.length) return [strip]
  const lines = [...byLine.values()]
  const most = lines.reduce((sum, some) => Math.max(sum, some.length), 0)
  const models = Array.from({ length: most }, (_, index) => {
    const some = lines.filter((one) => one.length === most).map((one) => one[index]!)
    return { left: meanLeft(some), right: meanRight(some) }
  })
  const apart = (piece: Piece, at: number) => {
    const model = models[at]!
    return Math.min(Math.abs(piece.left - model.left), Math.abs(piece.left + piece.right - model.left - model.right) / 2)
  }
  const columns: Piece[][] = models.map(() => [])
  for (const some of lines) {
    some.forEach((piece, index) => {
      // In order, each where it stands nearest.
      let at = index
      for (let one = index; one <= most - (some.length - index); one++) if (apart(piece, one) < apart(piece, at)) at = one
      columns[at]!.push(piece)
    })
  }
  return columns
    .filter((some) => some.length > 0)
    .map((some) => ({ sort: strip.sort, left: leftmost(some), right: rightmost(some), pieces: some }))
}

/** A place in a line, from its left to its right. */
type Span = Pick<Piece, 'left' | 'right'>

export const leftmost = (spans: readonly Span[]): number =>
  spans.reduce((least, { left }) => Math.min(least, left), Number.POSITIVE_INFINITY)

export const rightmost = (spans: readonly Span[]): number =>
  spans.reduce((most, { right }) => Math.max(most, right), Number.NEGATIVE_INFINITY)

export const meanLeft = (spans: readonly Span[]): number => spans.reduce((sum, { left }) => sum + left, 0) / spans.length

const meanRight = (spans: readonly Span[]): number => spans.reduce((sum, { right }) => sum + right, 0) / spans.length

/** Where spans are centred, each counted once. */
export const centreOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { left, right }) => sum + (left + right) / 2, 0) / spans.length
