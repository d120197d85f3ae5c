import { letters, lettersOf, type Word } from '../pages/page.ts'
import { type Column, perTable } from '../table/columns.ts'
import { areHeading } from '../table/rows.ts'
import { left, middle, type PlacedLine, right } from './placing.ts'

/** Where the columns of a table stand, out of its headings: their numbers say where columns begin. */

export const isHeading = ({ words }: PlacedLine): boolean => areHeading(words)

/** Headings that come again on a further page begin with the first column's; a word of theirs inside a box is none. */
export const beginsHeadings = ({ words }: PlacedLine): boolean => beginsWith(words, '1titleof') || numbersIn(words) >= 3

function numbersIn(words: readonly Word[]): number {
  let count = 0
  for (const { text } of words) if (text.length < 5 && text.endsWith('.') && /^\d{1,2}A?\.$/.test(text)) count++
  return count
}

/** Whether words begin with some letters. */
function beginsWith(words: readonly Word[], start: string): boolean {
  let text = ''
  for (const word of words) {
    text += letters(word.text)
    if (text.length >= start.length || !start.startsWith(text)) break
  }
  return text.startsWith(start)
}

/** Where a column stands in a line. */
export interface Edge {
  readonly left: number
  readonly right: number
  /** Where its own heading is centred, if it stands under one that covers several columns; or its figures. */
  readonly centre: number | null
  /** Where its figures begin. */
  readonly start?: number
}

/** Where the lowest line that heads columns (A) and (D) of Table II has them. */
export interface Directions {
  readonly acquired: number
  readonly disposed: number
  /** The heading Code, where it stands in that line. */
  readonly code: number | null
}

/** The headings (A) and (D) of Table II, which stand in one line; `null` where a page shows none. */
export function directionsIn(lines: readonly PlacedLine[]): Directions | null {
  for (const { words } of [...lines].reverse()) {
    const acquired = words.findIndex(({ text }) => text === '(A)')
    const disposed = words.findIndex(({ text }) => text === '(D)')
    // Between them in a sentence stand words: `(A) or Disposed of (D)`.
    if (acquired < 0 || disposed !== acquired + 1) continue
    const at = words.findIndex(({ text }) => /^code$/i.test(text))
    const code = at >= 0 && at < acquired ? middle(words.slice(at, at + 1)) : null
    return { acquired: middle(words.slice(acquired, disposed)), disposed: middle(words.slice(disposed, disposed + 1)), code }
  }
  return null
}

/** Words of the headings of the first column and of the last, letters only. */
const titleHeading = new Set(['', 'title', 'of', 'derivative', 'security', 'instr', '3', '4'])
const natureHeading = new Set(['', 'nature', 'of', 'indirect', 'beneficial', 'ownership', 'instr', '4', '5'])

/**
 * How many lines that end a heading as they seem are data: what stands under the heading of the first column or the last and is none of its
 * words, as the first line of a title or nature that has words of other headings.
 */
export function dataAfter(headings: readonly PlacedLine[], edges: readonly Edge[]): number {
  const nature = edges.at(-1)!.left - 1
  let kept = headings.length
  while (kept > 1) {
    const { words } = headings[kept - 1]!
    const first = words.filter((word) => right(word) < edges[1]!.left)
    const last = words.filter((word) => left(word) >= nature)
    if (first.every(({ text }) => titleHeading.has(letters(text))) && last.every(({ text }) => natureHeading.has(letters(text)))) break
    const [title, ownership] = [lettersOf(first), lettersOf(last)]
    if (/^1[a-z]/.test(title) || /^(?:11|[467])nature/.test(ownership)) break
    kept--
  }
  return headings.length - kept
}

/** Columns whose headings stand under that of the column before them, which alone has a number. */
const covered = new Set<Column['field']>(['voluntary', 'acquiredDisposed', 'disposed', 'expirationDate', 'underlyingAmount'])

/** The columns under each numbered heading. */
const groupsOf = perTable((columns) => {
  const groups: number[][] = []
  columns.forEach((column, at) => {
    const priceOfTableI = column.field === 'pricePerShare' && columns.some((one) => one.field === 'amount')
    if (covered.has(column.field) || priceOfTableI) groups.at(-1)!.push(at)
    else groups.push([at])
  })
  return groups
})

/** The numbers printed before the headings of a table, in order: `1.`, `2.`, `2A.`, … */
const numbersOf = perTable((columns) => {
  const form3 = !columns.some((column) => column.field === 'transactionDate')
  const tableII = columns.some((column) => column.field === 'exerciseDate')
  if (form3) return tableII ? ['1', '2', '3', '4', '5', '6'] : ['1', '2', '3', '4']
  return tableII ? ['1', '2', '3', '3A', '4', '5', '6', '7', '8', '9', '10', '11'] : ['1', '2', '2A', '3', '4', '5', '6', '7']
})

/** Left edges of the columns out of the heading lines; `null` when too few headings are found. */
export function edgesFrom(headings: readonly PlacedLine[], columns: readonly Column[]): Edge[] | null {
  const groups = groupsOf(columns)
  const numbers = numbersOf(columns)
  const found: (number | null)[] = groups.map(() => null)
  let next = 0
  // Numbers ascend along the line; a heading lost leaves its number out.
  const candidates: { index: number; x: number }[] = []
  for (const { words } of headings.slice(0, 4))
    for (const word of words) {
      const stop = word.text.indexOf('.')
      const index = stop < 1 || stop > 3 ? -1 : numbers.indexOf(word.text.slice(0, stop).toUpperCase())
      if (index >= 0) candidates.push({ index, x: left(word) })
    }
  candidates.sort((a, b) => a.x - b.x)
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
    if (group.length === 1) {
      edges.push({ left: from, right: to, centre: null })
      return
    }
    const leaves = group.map((index) => columns[index]!)
    const centres = leafCentres(headings, leaves, from, to)
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

/** The letters of `exercisable`; no other is longer. */
const longestLeaf = 11

/** Centres of the headings under one that covers several columns; evenly spread where they are lost. */
function leafCentres(headings: readonly PlacedLine[], columns: readonly Column[], from: number, to: number): number[] {
  const under: { word: Word; y: number }[] = []
  headings.forEach(({ words, y }, line) => {
    if (line === 0) return
    for (const word of words)
      if (word.text.length <= longestLeaf && left(word) >= from - 1 && right(word) <= to + 1) under.push({ word, y })
  })
  const centres: (number | null)[] = columns.map((column) => {
    const pattern = leafWords[column.field]
    const hits = under.filter(({ word }) => pattern?.test(word.text))
    const last = hits.at(-1)
    if (!last) return null
    const same = hits.filter(({ y }) => Math.abs(y - last.y) < 4).map(({ word }) => (left(word) + right(word)) / 2)
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
