import { type Column, transactionColumns } from './columns.ts'
import type { Word } from './page.ts'
import { suits } from './placed-columns.ts'
import type { Directions, Edge } from './placed-headings.ts'
import { left, type PlacedLine, right } from './placing.ts'
import { amountOf, codeOf, dateOf, directionOfCode, isFigure, markOf } from './values.ts'

/** Where the columns of a table stand, out of what its rows hold. */

type Sort = 'date' | 'figure' | 'letter' | 'text' | 'mark'

/** What stands together in a line: a word, or `$` and its amount. */
interface Piece {
  readonly sort: Sort
  readonly words: readonly Word[]
  readonly left: number
  readonly right: number
  /** Index of its line. */
  readonly line: number
  /** The direction that the code in its line tells of a derivative. */
  readonly direction: 'A' | 'D' | null
}

/** Pieces of one sort that stand above each other. */
interface Strip {
  readonly sort: Sort
  readonly left: number
  readonly right: number
  readonly pieces: readonly Piece[]
}

const sortOf = (word: Word): Sort =>
  markOf(word) !== null
    ? 'mark'
    : dateOf([word]) !== null
      ? 'date'
      : word.text === '$' || amountOf([word]) !== null
        ? 'figure'
        : /^[A-Z](?:\/K)?[345]?$/.test(word.text)
          ? 'letter'
          : 'text'

function piecesOf(lines: readonly PlacedLine[]): Piece[] {
  return lines.flatMap(({ words }, line) => {
    const pieces: { sort: Sort; words: Word[]; left: number; right: number }[] = []
    for (const word of words) {
      const before = pieces.at(-1)
      const gap = before ? left(word) - before.right : 9
      const own = sortOf(word)
      // A letter or figure close after a word of text is part of that text; a mark belongs to what it follows.
      const inText =
        gap < 2 && before?.sort === 'text' && own !== 'mark' && own !== 'date' && !/^(?:\$|\d{1,3}(?:,\d{3})+(?:\.\d+)?)$/.test(word.text)
      const sort = inText ? 'text' : own
      const isAmount = before?.words.at(-1)?.text === '$' && sort === 'figure' && gap < 2
      if (before && (isAmount || (own === 'mark' && gap < (before.sort === 'date' ? 1 : word.raised ? 3 : 2)))) {
        before.words.push(word)
        if (isAmount) before.right = right(word)
      } else pieces.push({ sort, words: [word], left: left(word), right: right(word) })
    }
    const code = pieces.find(({ sort, words: some }) => sort === 'letter' && codeOf(some.slice(0, 1)) !== null)
    const direction = code ? directionOfCode(codeOf(code.words.slice(0, 1))!.code) : null
    return pieces.map((piece) => ({ ...piece, line, direction }))
  })
}

/** Pieces of each sort clustered by where they stand: narrow columns of different sorts may overlap down the page. */
function stripsOf(lines: readonly PlacedLine[]): Strip[] {
  const strips: { sort: Sort; left: number; right: number; pieces: Piece[] }[] = []
  const pieces = piecesOf(lines)
  for (const sort of ['date', 'figure', 'letter', 'text', 'mark'] as const) {
    let last: { sort: Sort; left: number; right: number; pieces: Piece[] } | undefined
    for (const piece of pieces.filter((one) => one.sort === sort).sort((a, b) => a.left - b.left)) {
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
  return strips.flatMap((strip) => (strip.sort === 'text' ? [strip] : parted(strip))).sort((a, b) => a.left + a.right - b.left - b.right)
}

/** Two figures in one line stand in two columns: a strip that holds such lines is as many columns, though a wide figure bridges them. */
function parted(strip: Strip): Strip[] {
  const byLine = new Map<number, Piece[]>()
  for (const piece of strip.pieces) byLine.set(piece.line, [...(byLine.get(piece.line) ?? []), piece])
  const most = Math.max(...[...byLine.values()].map((some) => some.length))
  if (most < 2) return [strip]
  const models = Array.from({ length: most }, (_, index) => {
    const some = [...byLine.values()].filter((one) => one.length === most).map((one) => one[index]!)
    return { left: mean(some.map((one) => one.left)), right: mean(some.map((one) => one.right)) }
  })
  const apart = (piece: Piece, at: number) => {
    const model = models[at]!
    return Math.min(Math.abs(piece.left - model.left), Math.abs(piece.left + piece.right - model.left - model.right) / 2)
  }
  const columns: Piece[][] = models.map(() => [])
  for (const some of byLine.values()) {
    some.forEach((piece, index) => {
      // In order, each where it stands nearest.
      let at = index
      for (let one = index; one <= most - (some.length - index); one++) if (apart(piece, one) < apart(piece, at)) at = one
      columns[at]!.push(piece)
    })
  }
  return columns
    .filter((some) => some.length > 0)
    .map((some) => ({
      sort: strip.sort,
      left: Math.min(...some.map((one) => one.left)),
      right: Math.max(...some.map((one) => one.right)),
      pieces: some,
    }))
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

/** How badly a strip suits a column: the share of its words that the column cannot hold. */
function mismatch(strip: Strip, column: Column, directions: Directions | null): number {
  if (strip.sort === 'mark') return column.markAlone ? 0 : 1.5
  let bad = 0
  for (const { words, direction } of strip.pieces) {
    for (const word of words.slice(0, 1)) {
      const fits = suits(column, word)
      if (fits === false) bad++
      else if (column.kind === 'text' && (dateOf([word]) !== null || (isFigure([word]) && !/^[A-Z]$/.test(word.text)))) bad += 0.7
    }
    const told = column.field === 'acquired' ? 'A' : column.field === 'disposed' ? 'D' : null
    if (told !== null && direction !== null && direction !== told) bad += directions ? 0.05 : 0.4
  }
  const dollars = strip.pieces.some(({ words }) => words[0]!.text.startsWith('$'))
  const priced = column.kind === 'amount' && dollars ? 1 : column.kind === 'price' && !dollars ? 0.4 : 0
  return (bad / strip.pieces.length) * 8 + priced + astray(strip, column, directions)
}

/** What it costs to put a strip under (A) that stands nearer to (D), or the other way round. */
function astray(strip: Strip, column: Column, directions: Directions | null): number {
  if (!directions || (column.field !== 'acquired' && column.field !== 'disposed')) return 0
  const centre = mean(strip.pieces.map((piece) => (piece.left + piece.right) / 2))
  const other = column.field === 'acquired' ? directions.disposed : directions.acquired
  return Math.abs(centre - directions[column.field]) > Math.abs(centre - other) ? 4 : 0
}

/** Two figures in one line do not stand in one column. */
const clash = (strips: readonly Strip[], strip: Strip, column: Column): number =>
  column.kind !== 'text' &&
  strip.sort !== 'mark' &&
  strips.some((one) => one.sort !== 'mark' && one.pieces.some((a) => strip.pieces.some((b) => a.line === b.line)))
    ? 6
    : 0

/** Columns that every transaction fills. */
const ofEach = new Set<Column['field']>(['transactionDate', 'transactionCode', 'amount', 'acquiredDisposed'])

/** What it costs that nothing of a table stands in a column. */
function absence(column: Column, dated: boolean): number {
  if (column.field === 'securityTitle' || column.field === 'directOrIndirect') return 3
  if (column.field === 'ownedFollowing' || column.field === 'underlyingTitle') return 1.5
  return dated && ofEach.has(column.field) ? 2 : 0.2
}

/** The strips of each column. */
interface Sharing {
  readonly cost: number
  readonly byColumn: readonly (readonly Strip[])[]
}

/** Strips given to columns in order, at the least cost; `dated` with the columns of transactions. */
function shared(
  strips: readonly Strip[],
  columns: readonly Column[],
  before: readonly Edge[] | null,
  underHeadings: boolean,
  directions: Directions | null,
  dated: boolean,
): Sharing {
  const size = strips.length
  const width = columns.length
  const best = Array.from({ length: size + 1 }, () => new Array<number>(width + 1).fill(Number.POSITIVE_INFINITY))
  const from = Array.from({ length: size + 1 }, () => new Array<number>(width + 1).fill(0))
  best[0]![0] = 0
  for (let column = 0; column < width; column++) {
    const taken = columns[column]!
    const closed = !dated && transactionColumns.has(taken.field)
    for (let start = 0; start <= size; start++) {
      let cost = best[start]![column]!
      if (cost === Number.POSITIVE_INFINITY) continue
      for (let until = start; until <= Math.min(size, start + (closed ? 0 : 5)); until++) {
        if (until > start) {
          const strip = strips[until - 1]!
          const previous = until - start > 1 ? strips[until - 2]! : null
          cost += mismatch(strip, taken, directions) + clash(strips.slice(start, until - 1), strip, taken)
          if (previous) cost += overlap(previous, strip) > 0.3 ? 0.1 : taken.kind === 'text' || strip.sort !== 'figure' ? 0.8 : 2.5
          else if (until > 1 && strips[until - 2]!.sort !== strip.sort && overlap(strips[until - 2]!, strip) > 0.6) cost += 1
          const centre = (strip.left + strip.right) / 2
          if (before && underHeadings && !(directions && (taken.field === 'acquired' || taken.field === 'disposed')))
            cost += Math.min(2.5, Math.max(0, before[column]!.left - 1 - centre, centre - before[column]!.right) * 0.25)
        }
        const skipped = until > start ? 0 : closed ? 0 : absence(taken, dated)
        if (cost + skipped < best[until]![column + 1]!) {
          best[until]![column + 1] = cost + skipped
          from[until]![column + 1] = start
        }
      }
    }
  }
  const byColumn: (readonly Strip[])[] = []
  let until = size
  for (let column = width; column > 0; column--) {
    const start = from[until]![column]!
    byColumn.unshift(strips.slice(start, until))
    until = start
  }
  return { cost: best[size]![width]!, byColumn }
}

/** The centre of a column's figures, or of what its heading says. */
const centreOf = (strips: readonly Strip[]): number => mean(strips.map((strip) => (strip.left + strip.right) / 2))

/**
 * On a page without headings figures in one of the columns (A) and (D) alone stand in the one that lies as far between the code before and
 * the column after as it does under the headings of the page before. Where nothing but figures stands on a page, the empty column has no width,
 * and only the code tells.
 */
function redirected(sharing: Sharing, columns: readonly Column[], before: readonly Edge[] | null, here: Directions | null): Sharing {
  const [acquired, disposed, code] = (['acquired', 'disposed', 'transactionCode'] as const).map((field) =>
    columns.findIndex((column) => column.field === field),
  )
  const next = columns.findIndex((_, at) => at > disposed! && sharing.byColumn[at]!.length > 0)
  const full = [acquired!, disposed!].filter((at) => at >= 0 && sharing.byColumn[at]!.length > 0)
  if (here || !before || acquired! < 0 || next < 0 || full.length !== 1 || sharing.byColumn[code!]!.length === 0) return sharing
  const strips = sharing.byColumn[full[0]!]!
  const [codes, after] = [sharing.byColumn[code!]!, sharing.byColumn[next]!]
  const gapBefore = strips[0]!.left - Math.max(...codes.map((strip) => strip.right))
  const gapAfter = after[0]!.left - Math.max(...strips.map((strip) => strip.right))
  if (gapBefore <= 5 && gapAfter <= 5) return sharing
  const headed = [acquired!, disposed!, code!, next].map((at) => before[at]!.centre ?? (before[at]!.left + before[at]!.right) / 2)
  const share = (place: number, from: number, to: number) => (place - from) / Math.max(1, to - from)
  const stands = share(centreOf(strips), centreOf(codes), centreOf(after))
  const [a, d] = headed.slice(0, 2).map((place) => Math.abs(share(place, headed[2]!, headed[3]!) - stands))
  const to = a! <= d! ? acquired! : disposed!
  return { ...sharing, byColumn: sharing.byColumn.map((some, at) => (at === to ? strips : at === full[0] ? [] : some)) }
}

/** How much of the narrower of two strips stands under the other. */
const overlap = (a: Strip, b: Strip): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) / Math.max(0.5, Math.min(a.right - a.left, b.right - b.left))

/**
 * Where the columns of a table stand, known from its data: strips of words are given to columns in order by what they hold and, where the
 * table has headings on this page, by where those stand; `directions` are those of this page.
 */
export function edgesFromData(
  lines: readonly PlacedLine[],
  columns: readonly Column[],
  before: readonly Edge[] | null,
  underHeadings: boolean,
  directions: Directions | null,
): Edge[] {
  const strips = stripsOf(lines)
  const [first, second] = [true, false].map((dated) => shared(strips, columns, before, underHeadings, directions, dated))
  const { byColumn } = redirected(second!.cost < first!.cost ? second! : first!, columns, before, directions)
  const edges: Edge[] = new Array<Edge>(columns.length)
  let next = Math.max(1, strips.at(-1)?.left ?? 1) + 60
  for (let column = columns.length - 1; column >= 0; column--) {
    const some = byColumn[column]!
    if (some.length > 0) {
      const pieces = some.flatMap((strip) => strip.pieces)
      const isText = columns[column]!.kind === 'text'
      edges[column] = {
        left: Math.min(...some.map((strip) => strip.left)) - 0.5,
        right: Math.max(...some.map((strip) => strip.right)) + 0.5,
        centre: isText ? null : mean(pieces.map((piece) => (piece.left + piece.right) / 2)),
        ...(isText ? {} : { start: mean(pieces.map((piece) => piece.left)) }),
      }
      next = edges[column]!.left + 0.5
    } else if (before && underHeadings && before[column]!.left < next) {
      edges[column] = { ...before[column]!, right: Math.min(before[column]!.right, next) }
    } else edges[column] = { left: next - 0.2, right: next - 0.1, centre: null }
  }
  return edges
}
