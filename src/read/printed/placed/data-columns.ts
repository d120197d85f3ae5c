import { type Column, transactionColumns } from '../table/columns.ts'
import { amount, date, dollar, priced } from '../table/word-kinds.ts'
import { type KnownLine, suits } from './columns.ts'
import { centreOf, leftmost, meanLeft, rightmost, type Strip, stripsOf } from './data-strips.ts'
import type { Directions, Edge } from './headings.ts'

/** Where the columns of a table stand, out of what its rows hold. */

/** How badly a strip suits a column: the share of its pieces that the column cannot hold. */
function mismatch(strip: Strip, column: Column, directions: Directions | null): number {
  if (strip.sort === 'mark') return column.markAlone ? 0 : 1.5
  const told = column.field === 'acquired' ? 'A' : column.field === 'disposed' ? 'D' : null
  let bad = 0
  let dollars = false
  for (const { kinds, direction, word } of strip.pieces) {
    if (suits(column, kinds) === false) bad++
    else if (column.kind === 'text' && (kinds & (date | amount | dollar)) > 0) bad += 0.7
    // What is owned directly has no nature; of indirect holders some have a number I.
    else if (column.field === 'natureOfOwnership' && strip.sort === 'letter' && word.text === 'D') bad += 0.7
    if (told !== null && direction !== null && direction !== told) bad += directions ? 0.05 : 0.4
    if ((kinds & priced) > 0) dollars = true
  }
  const misplaced = column.kind === 'amount' && dollars ? 1 : column.kind === 'price' && !dollars ? 0.4 : 0
  return (bad / strip.pieces.length) * 8 + misplaced + astray(strip, column, directions)
}

/** What it costs to put a strip under (A) that stands nearer to (D), or the other way round. */
function astray(strip: Strip, column: Column, directions: Directions | null): number {
  if (!directions || (column.field !== 'acquired' && column.field !== 'disposed')) return 0
  const centre = centreOf(strip.pieces)
  const other = column.field === 'acquired' ? directions.disposed : directions.acquired
  return Math.abs(centre - directions[column.field]) > Math.abs(centre - other) ? 4 : 0
}

/** So many strips beside each other may stand in one column. */
const mostStrips = 5

/** How many of the strips before each clash with it at the nearest: two figures in one line do not stand in one column. */
function clashesOf(strips: readonly Strip[]): number[] {
  const lines = strips.map((strip) => new Set(strip.sort === 'mark' ? [] : strip.pieces.map((piece) => piece.line)))
  return strips.map((strip, at) => {
    if (strip.sort === 'mark') return mostStrips
    let apart = 1
    while (apart < mostStrips && !(at >= apart && strip.pieces.some((piece) => lines[at - apart]!.has(piece.line)))) apart++
    return apart
  })
}

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
  /** Whether the strips of column (A) or (D) may as well be those of the other. */
  readonly undirected?: boolean
  readonly byColumn: readonly (readonly Strip[])[]
}

/** What strips cost in each column, whichever columns the others are given to. */
interface Costs {
  /** How badly each strip suits a column, by column. */
  readonly misfits: readonly (readonly number[])[]
  /** How far each strip stands from where the heading of a column is, by column. */
  readonly astray: readonly (readonly number[])[]
  /** How far before each strip the nearest stands that cannot share its column. */
  readonly clashes: readonly number[]
  /** How much of each strip or the one before, the narrower of them, stands under the other. */
  readonly overlaps: readonly number[]
}

function costsOf(
  strips: readonly Strip[],
  columns: readonly Column[],
  before: readonly Edge[] | null,
  directions: Directions | null,
): Costs {
  const away = ({ left, right }: Strip, column: number): number => {
    const { field } = columns[column]!
    if (before === null || (directions && (field === 'acquired' || field === 'disposed'))) return 0
    const centre = (left + right) / 2
    return Math.min(2.5, Math.max(0, before[column]!.left - 1 - centre, centre - before[column]!.right) * 0.25)
  }
  // Columns of one kind differ only in what marks, directions and lone letters say.
  const alike = new Map<string, readonly number[]>()
  const misfitsOf = (column: Column): readonly number[] => {
    const own = column.field === 'acquired' || column.field === 'disposed' || column.field === 'natureOfOwnership'
    const key = own ? column.field : `${column.kind} ${column.markAlone}`
    const known = alike.get(key) ?? strips.map((strip) => mismatch(strip, column, directions))
    alike.set(key, known)
    return known
  }
  return {
    misfits: columns.map(misfitsOf),
    astray: columns.map((_, at) => strips.map((strip) => away(strip, at))),
    clashes: clashesOf(strips),
    overlaps: strips.map((strip, at) => (at === 0 ? 0 : overlap(strips[at - 1]!, strip))),
  }
}

/** Strips given to columns in order, at the least cost, with the columns of transactions or without. */
function best(strips: readonly Strip[], columns: readonly Column[], costs: Costs): Sharing {
  const dated = shared(strips, columns, costs, true)
  if (!columns.some((column) => transactionColumns.has(column.field))) return dated
  const undated = shared(strips, columns, costs, false)
  return undated.cost < dated.cost ? undated : dated
}

/** Strips given to columns in order, at the least cost; `dated` with the columns of transactions. */
function shared(strips: readonly Strip[], columns: readonly Column[], costs: Costs, dated: boolean): Sharing {
  const size = strips.length
  const width = columns.length
  // By column, then by how many strips are given: the least cost, and where the column's begin.
  const best = new Float64Array((size + 1) * (width + 1)).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array((size + 1) * (width + 1))
  best[0] = 0
  for (let column = 0; column < width; column++) {
    const taken = columns[column]!
    const isText = taken.kind === 'text'
    const misfits = costs.misfits[column]!
    const astray = costs.astray[column]!
    const closed = !dated && transactionColumns.has(taken.field)
    const absent = closed ? 0 : absence(taken, dated)
    const here = column * (size + 1)
    const next = here + size + 1
    for (let start = 0; start <= size; start++) {
      let cost = best[here + start]!
      if (cost === Number.POSITIVE_INFINITY) continue
      if (cost + absent < best[next + start]!) {
        best[next + start] = cost + absent
        from[next + start] = start
      }
      const most = closed ? start : Math.min(size, start + mostStrips)
      for (let until = start + 1; until <= most; until++) {
        const { sort } = strips[until - 1]!
        const beside = costs.overlaps[until - 1]!
        cost += misfits[until - 1]! + (!isText && costs.clashes[until - 1]! < until - start ? 6 : 0)
        if (until - start > 1) cost += beside > 0.3 ? 0.1 : isText || sort !== 'figure' ? 0.8 : 3.6
        else if (until > 1 && beside > 0.6 && strips[until - 2]!.sort !== sort) cost += 1
        cost += astray[until - 1]!
        if (cost < best[next + until]!) {
          best[next + until] = cost
          from[next + until] = start
        }
      }
    }
  }
  const byColumn: (readonly Strip[])[] = new Array<readonly Strip[]>(width)
  let until = size
  for (let column = width; column > 0; column--) {
    const start = from[column * (size + 1) + until]!
    byColumn[column - 1] = strips.slice(start, until)
    until = start
  }
  return { cost: best[width * (size + 1) + size]!, byColumn }
}

/** Figures that stand as near to (A) as to (D), within this share of the way from the code to the column after, may be under either. */
const leastDifference = 0.04

/** Figures stand under a heading that is as far from the code, but for so many characters. */
const sameOffset = 2

/**
 * On a page without headings figures in one of the columns (A) and (D) alone stand in the one that lies as far between the code before and
 * the column after as it does under the headings of the page before. Where nothing but figures stands on a page, the empty column has no width,
 * and the place tells nothing.
 */
function redirected(
  sharing: Sharing,
  columns: readonly Column[],
  before: readonly Edge[] | null,
  here: Directions | null,
  headings: Directions | null,
): Sharing {
  const [acquired, disposed, code] = (['acquired', 'disposed', 'transactionCode'] as const).map((field) =>
    columns.findIndex((column) => column.field === field),
  )
  const full = [acquired!, disposed!].filter((at) => at >= 0 && sharing.byColumn[at]!.length > 0)
  if (here || full.length !== 1) return sharing
  const next = columns.findIndex((_, at) => at > disposed! && sharing.byColumn[at]!.length > 0)
  const strips = sharing.byColumn[full[0]!]!
  const [codes, after] = [sharing.byColumn[code!]!, sharing.byColumn[next] ?? []]
  if (!before || codes.length === 0 || after.length === 0) return { ...sharing, undirected: true }
  const gapBefore = strips[0]!.left - rightmost(codes)
  const gapAfter = after[0]!.left - rightmost(strips)
  if (gapBefore <= 5 && gapAfter <= 5) return { ...sharing, undirected: true }
  const centre = (at: number) => before[at]!.centre ?? (before[at]!.left + before[at]!.right) / 2
  const headed = [
    headings?.acquired ?? centre(acquired!),
    headings?.disposed ?? centre(disposed!),
    headings?.code ?? centre(code!),
    centre(next),
  ]
  const share = (place: number, from: number, to: number) => (place - from) / Math.max(1, to - from)
  const stands = share(centreOf(strips), centreOf(codes), centreOf(after))
  const [a, d] = headed.slice(0, 2).map((place) => Math.abs(share(place, headed[2]!, headed[3]!) - stands))
  const offset = centreOf(strips) - centreOf(codes)
  const [farA, farD] = headed.slice(0, 2).map((place) => Math.abs(place - headed[2]! - offset))
  const told = new Set(strips.flatMap(({ pieces }) => pieces.map((piece) => piece.direction)))
  const [letter] = told.size === 1 ? told : [null]
  // As far from the code as the heading: the page is as wide as that before. Else empty columns between have lost their width, and a code
  // that goes one way tells more than the place.
  const isPlaced = Math.min(farA!, farD!) <= sameOffset
  if (!isPlaced && !letter && Math.abs(a! - d!) < leastDifference) return { ...sharing, undirected: true }
  const isAcquired = isPlaced ? farA! <= farD! : letter ? letter === 'A' : a! <= d!
  const to = isAcquired ? acquired! : disposed!
  return { ...sharing, byColumn: sharing.byColumn.map((some, at) => (at === to ? strips : at === full[0] ? [] : some)) }
}

/** How much of the narrower of two strips stands under the other. */
const overlap = (a: Strip, b: Strip): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) / Math.max(0.5, Math.min(a.right - a.left, b.right - b.left))

/** Where the columns of a table stand on one page, and whether its columns (A) and (D) cannot be told apart. */
export interface TablePlaces {
  readonly edges: readonly Edge[]
  readonly undirected: boolean
}

/**
 * Where the columns of a table stand, known from its data: strips of words are given to columns in order by what they hold and, where the
 * table has headings on this page, by where those stand; `directions` are those of this page, `headings` those of the page that has any.
 */
export function placesFromData(
  lines: readonly KnownLine[],
  columns: readonly Column[],
  before: readonly Edge[] | null,
  underHeadings: boolean,
  directions: Directions | null,
  headings: Directions | null,
): TablePlaces {
  const strips = stripsOf(lines)
  const costs = costsOf(strips, columns, underHeadings ? before : null, directions)
  const { byColumn, undirected = false } = redirected(best(strips, columns, costs), columns, before, directions, headings)
  const edges: Edge[] = new Array<Edge>(columns.length)
  let next = Math.max(1, strips.at(-1)?.left ?? 1) + 60
  for (let column = columns.length - 1; column >= 0; column--) {
    const some = byColumn[column]!
    if (some.length > 0) {
      const [left, right] = [leftmost(some) - 0.5, rightmost(some) + 0.5]
      const pieces = some.length === 1 ? some[0]!.pieces : some.flatMap((strip) => strip.pieces)
      edges[column] =
        columns[column]!.kind === 'text'
          ? { left, right, centre: null }
          : { left, right, centre: centreOf(pieces), start: meanLeft(pieces) }
      next = edges[column]!.left + 0.5
    } else if (before && underHeadings && before[column]!.left < next) {
      edges[column] = { ...before[column]!, right: Math.min(before[column]!.right, next) }
    } else edges[column] = { left: next - 0.2, right: next - 0.1, centre: null }
  }
  // A column that nothing stands in begins where the one before it ends.
  edges.forEach((edge, column) => {
    if (byColumn[column]!.length > 0 || column === 0) return
    const taken = Math.max(...byColumn.slice(0, column).map((some) => (some.length > 0 ? rightmost(some) : 0)))
    if (taken > edge.left) edges[column] = { ...edge, left: taken + 0.5, right: Math.max(taken + 1, edge.right) }
  })
  return { edges, undirected }
}
