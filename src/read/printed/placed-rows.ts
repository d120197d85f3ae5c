import type { BaseForm } from '../../model/form-catalogue.ts'
import { type Column, columnsOf } from './columns.ts'
import { edgesFromData } from './data-columns.ts'
import { type Line, lettersOf, type Word } from './page.ts'
import { cellOf, fitsBefore, joined, jointsOf, left, middle, type PlacedLine, placedLines, right, rowsAround } from './placing.ts'
import { isHeadingLine } from './rows.ts'
import { amountOf, codeOf, dateOf, markOf } from './values.ts'

/**
 * A table whose columns are told apart by where words stand → one line a row with a cell for every column. The headings' numbers say where
 * columns begin; what a column takes settles the rest.
 */
export function placedTable(lines: readonly Line[], form: BaseForm, table: 'I' | 'II'): Line[] {
  const columns = columnsOf(form, table)
  const placed = placedLines(lines)
  const rows: Line[] = []
  let at = 0
  let edges: Edge[] | null = null
  let page: number | undefined
  while (at < placed.length) {
    const headings: PlacedLine[] = []
    if (edges === null || beginsHeadings(placed[at]!)) {
      while (
        at < placed.length &&
        (isHeading(placed[at]!) || (headings.length > 0 && placed[at + 1] !== undefined && isHeading(placed[at + 1]!)))
      ) {
        headings.push(placed[at++]!)
      }
    }
    if (headings.length === 0 && edges === null) {
      at++
      continue
    }
    if (headings.length > 0) {
      edges = edgesFrom(headings, columns) ?? edges
      page = headings.at(-1)!.words[0]!.page
    }
    const data: PlacedLine[] = []
    const onPage = placed[at]?.words[0]?.page
    while (at < placed.length && !beginsHeadings(placed[at]!) && placed[at]!.words[0]!.page === onPage) data.push(placed[at++]!)
    if (data.length === 0) continue
    // A page without headings sets its columns anew: only the words themselves tell where.
    const refined = edgesFromData(data, columns, edges, onPage === page || data[0]!.words[0]!.box !== undefined)
    if (edges === null || (onPage !== page && data[0]!.words[0]!.box === undefined)) edges = refined
    page = onPage
    rows.push(...rowsFrom(data, columns, refined))
  }
  return rows
}

const isHeading = ({ words }: PlacedLine): boolean => isHeadingLine({ cells: [{ words, column: 0, columns: 1 }], table: null })

/** Headings that come again on a further page begin with the first column's; a word of theirs inside a box is none. */
const beginsHeadings = ({ words }: PlacedLine): boolean =>
  /^1titleof/.test(lettersOf(words)) || words.filter((word) => /^\d{1,2}A?\.$/.test(word.text)).length >= 3

/** Where a column stands in a line. */
export interface Edge {
  readonly left: number
  readonly right: number
  /** Where its own heading is centred, if it stands under one that covers several columns. */
  readonly centre: number | null
}

/** The number that begins each column's heading, by the column's field, and the columns that share it. */
function groupsOf(columns: readonly Column[]): { readonly letters: RegExp; readonly columns: readonly number[] }[] {
  const patterns: Partial<Record<Column['field'], RegExp>> = {
    securityTitle: /^1?titleof/,
    conversionOrExercisePrice: /^\d?conversion/,
    transactionDate: /^[23]?transaction/,
    deemedExecutionDate: /^[23]adeemed|^deemed/,
    transactionCode: /^[34]?transaction/,
    amount: /^4?securities/,
    acquired: /^5?numberof/,
    exerciseDate: /^[26]?dateexerc/,
    underlyingTitle: /^[37]?titleand/,
    pricePerShare: /^8?priceof/,
    ownedFollowing: /^[259]?(?:amountof|numberof)/,
    directOrIndirect: /^(?:10|[356])?ownership/,
    natureOfOwnership: /^(?:11|[467])?natureof/,
  }
  const groups: { letters: RegExp; columns: number[] }[] = []
  columns.forEach((column, at) => {
    const covered = ['voluntary', 'acquiredDisposed', 'disposed', 'expirationDate', 'underlyingAmount'].includes(column.field)
    const priceOfTableI = column.field === 'pricePerShare' && columns.some((one) => one.field === 'amount')
    if (covered || priceOfTableI) groups.at(-1)!.columns.push(at)
    else groups.push({ letters: patterns[column.field]!, columns: [at] })
  })
  return groups
}

/** The numbers printed before the headings of a table, in order: `1.`, `2.`, `2A.`, … */
function numbersOf(columns: readonly Column[]): string[] {
  const form3 = !columns.some((column) => column.field === 'transactionDate')
  const tableII = columns.some((column) => column.field === 'exerciseDate')
  if (form3) return tableII ? ['1', '2', '3', '4', '5', '6'] : ['1', '2', '3', '4']
  return tableII ? ['1', '2', '3', '3A', '4', '5', '6', '7', '8', '9', '10', '11'] : ['1', '2', '2A', '3', '4', '5', '6', '7']
}

/** Left edges of the columns out of the heading lines; `null` when too few headings are found. */
function edgesFrom(headings: readonly PlacedLine[], columns: readonly Column[]): Edge[] | null {
  const groups = groupsOf(columns)
  const numbers = numbersOf(columns)
  const found: (number | null)[] = groups.map(() => null)
  let next = 0
  // Numbers ascend along the line; a heading lost leaves its number out.
  const candidates = headings
    .slice(0, 4)
    .flatMap(({ words }) => words)
    .flatMap((word) => {
      const match = /^(\d{1,2}A?)\.(.*)$/i.exec(word.text)
      const index = match ? numbers.indexOf(match[1]!.toUpperCase()) : -1
      return index >= 0 ? [{ index, x: left(word) }] : []
    })
    .sort((a, b) => a.x - b.x)
  for (const { index, x } of candidates) {
    if (index < next || found[index] !== null) continue
    found[index] = x
    next = index + 1
  }
  const known = found.filter((one) => one !== null).length
  if (known < Math.max(2, groups.length * 0.5)) return null
  // A heading that was not found lies between its neighbours.
  found.forEach((one, at) => {
    if (one !== null) return
    let before = at - 1
    while (before >= 0 && found[before] === null) before--
    let after = at + 1
    while (after < found.length && found[after] === null) after++
    const from = before >= 0 ? found[before]! : 0
    const to = after < found.length ? found[after]! : from + 16 * (after - before)
    found[at] = from + ((to - from) * (at - before)) / (after - before)
  })
  const edges: Edge[] = []
  groups.forEach((group, at) => {
    const from = found[at]!
    const to = found[at + 1] ?? from + 60
    if (group.columns.length === 1) {
      edges.push({ left: from, right: to, centre: null })
      return
    }
    const centres = leafCentres(
      headings,
      group.columns.map((index) => columns[index]!),
      from,
      to,
    )
    centres.forEach((centre, index) => {
      const before = index === 0 ? from : (centres[index - 1]! + centre) / 2
      const after = index === centres.length - 1 ? to : (centre + centres[index + 1]!) / 2
      edges.push({ left: before, right: after, centre })
    })
  })
  return edges
}

const leafWords: Partial<Record<Column['field'], RegExp>> = {
  transactionCode: /^code$/i,
  voluntary: /^v$/i,
  amount: /^amount$/i,
  acquiredDisposed: /^\(?[AD]\)$|^or$/,
  pricePerShare: /^price$/i,
  acquired: /^\(?A\)$/,
  disposed: /^\(?D\)$/,
  exerciseDate: /^exercisable$/i,
  expirationDate: /^expiration$/i,
  underlyingTitle: /^title$/i,
  underlyingAmount: /^amount$|^number$|^shares$/i,
}

/** Centres of the headings under one that covers several columns; evenly spread where they are lost. */
function leafCentres(headings: readonly PlacedLine[], columns: readonly Column[], from: number, to: number): number[] {
  const under = headings
    .slice(1)
    .flatMap(({ words, y }) => words.map((word) => ({ word, y })))
    .filter(({ word }) => left(word) >= from - 1 && right(word) <= to + 1)
  const centres: (number | null)[] = columns.map((column) => {
    const pattern = leafWords[column.field]
    const hits = under.filter(({ word }) => pattern?.test(word.text))
    const last = hits.at(-1)
    if (!last) return null
    const same = hits.filter(({ y }) => Math.abs(y - last.y) < 4).map(({ word }) => middle([word]))
    return column.field === 'acquiredDisposed' || column.field === 'underlyingAmount'
      ? same.reduce((sum, one) => sum + one, 0) / same.length
      : same.at(-1)!
  })
  for (let at = 1; at < centres.length; at++)
    if (centres[at] !== null && centres[at - 1] !== null && centres[at]! <= centres[at - 1]!) centres[at] = null
  return centres.map((centre, at) => {
    if (centre !== null) return centre
    const before = centres.slice(0, at).findLast((one) => one !== null) ?? from
    const after = centres.slice(at + 1).find((one) => one !== null) ?? to
    return (before + after) / 2
  })
}

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
  if (column.kind === 'text') return gap >= 2 && /^[ADI]$/.test(word.text) ? 2.5 : 0
  if (isMark) return 0
  return before.text === '$' ? 0 : 4
}

/** Gives the words of one line to columns, left to right, by place and by what they are. */
function columnsOfLine(words: readonly Word[], columns: readonly Column[], edges: readonly Edge[]): number[] {
  const width = columns.length
  const cost = (word: Word, at: number): number => {
    const edge = edges[at]!
    const centre = middle([word])
    const outside = Math.max(0, edge.left - 1.5 - left(word), left(word) - edge.right + 0.5, centre - edge.right)
    let sum = outside * 0.6
    if (edge.centre !== null) sum += Math.abs(centre - edge.centre) * 0.04
    const fits = suits(columns[at]!, word)
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
                ? 0.5
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

/** Columns that hold one line in every row, by which rows are told apart. */
const single = new Set<Column['field']>([
  'directOrIndirect',
  'transactionDate',
  'transactionCode',
  'ownedFollowing',
  'amount',
  'acquired',
  'disposed',
  'acquiredDisposed',
])

function rowsFrom(data: readonly PlacedLine[], columns: readonly Column[], edges: readonly Edge[]): Line[] {
  const placed = data.map((line) => ({ ...line, at: columnsOfLine(line.words, columns, edges) }))
  // A row has one word in each of its single columns: a second one begins another row.
  const anchors: { from: number; to: number; seen: Set<number> }[] = []
  placed.forEach(({ words, at, y }) => {
    const here = new Set<number>()
    words.forEach((word, index) => {
      const column = columns[at[index]!]!
      if (single.has(column.field) && markOf(word) === null && word.text !== '$' && suits(column, word)) here.add(at[index]!)
    })
    if (here.size === 0) return
    const last = anchors.at(-1)
    const clash = last === undefined || [...here].some((column) => last.seen.has(column)) || y - last.to > 4
    if (clash) anchors.push({ from: y, to: y, seen: here })
    else {
      last.to = y
      for (const column of here) last.seen.add(column)
    }
  })
  const owned = columns.findIndex((column) => column.field === 'directOrIndirect')
  const rows = anchors.filter((one) => one.seen.has(owned) || one.seen.size > 1)
  if (rows.length === 0) return []
  const centres = rows.map((row) => (row.from + row.to) / 2)
  const groups = groupsBetweenBlanks(
    placed.map((line) => line.y),
    rows,
  )
  const cells: { y: number; words: Word[] }[][][] = rows.map(() => columns.map(() => []))
  columns.forEach((_, column) => {
    const parts = placed.flatMap(({ words, at, y }) => {
      const some = words.filter((__, index) => at[index] === column)
      return some.length > 0 ? [{ y, words: some }] : []
    })
    for (const group of groups) {
      const own = parts.filter(({ y }) => y > group.from && y <= group.to)
      const owners = rowsAround(
        own.map(({ y }) => y),
        centres.slice(group.first, group.last + 1),
        columns[column]!.kind === 'text' ? textJoints(own.map((part) => part.words)) : [],
      )
      for (const [index, part] of own.entries()) cells[group.first + owners[index]!]![column]!.push(part)
    }
  })
  const dated = columns.findIndex((column) => column.field === 'transactionDate')
  for (const row of cells) {
    // A transaction has a date before it has a deemed one.
    if (dated >= 0 && row[dated]!.length === 0 && row[dated + 1]!.length > 0) row[dated] = row[dated + 1]!.splice(0)
  }
  return cells.map((row) => ({
    cells: row.map((parts, column) =>
      cellOf(
        joined(
          parts.map((part) => part.words),
          false,
        ),
        column,
      ),
    ),
    table: 0,
  }))
}

const textJoints = (lines: readonly (readonly Word[])[]) => jointsOf(lines, fitsBefore(lines))

/** Rows that one blank line parts from the next, and the lines between; rows without stay in one group. */
function groupsBetweenBlanks(
  ys: readonly number[],
  rows: readonly { from: number; to: number }[],
): { first: number; last: number; from: number; to: number }[] {
  const cuts: number[] = []
  ys.forEach((y, at) => {
    if (at > 0 && y - ys[at - 1]! > 1.6) cuts.push((y + ys[at - 1]!) / 2)
  })
  const groups: { first: number; last: number; from: number; to: number }[] = []
  let first = 0
  let from = Number.NEGATIVE_INFINITY
  for (let row = 0; row < rows.length; row++) {
    const next = rows[row + 1]
    const some = next ? cuts.filter((cut) => cut > rows[row]!.to && cut < next.from) : []
    if (next && some.length !== 1) continue
    const to = some[0] ?? Number.POSITIVE_INFINITY
    groups.push({ first, last: row, from, to })
    first = row + 1
    from = to
  }
  return groups
}
