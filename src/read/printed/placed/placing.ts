import { type Line, type Word, withGap, wordsOf } from '../pages/page.ts'
import { markOf } from '../table/values.ts'

/** Words by where they stand: lines of them, chunks between wide gaps, and rows whose cells are centred on each other. */

/** A line of placed words. */
export interface PlacedLine {
  readonly words: readonly Word[]
  readonly y: number
}

export const left = (word: Word): number => word.x![0]
export const right = (word: Word): number => word.x![1]
export const middle = (words: readonly Word[]): number => (left(words[0]!) + right(words.at(-1)!)) / 2

/** The placed words of lines; lines without places are left out. */
export function placedLines(lines: readonly Line[]): PlacedLine[] {
  const placed: PlacedLine[] = []
  for (const line of lines) {
    const all = line.cells.length === 1 ? line.cells[0]!.words : wordsOf(line)
    const words = all.every(isPlaced) ? all : all.filter(isPlaced)
    if (words.length > 0) placed.push({ words, y: words[0]!.line ?? 0 })
  }
  return placed
}

const isPlaced = (word: Word): boolean => word.x !== undefined

/** Words cut where at least `gap` characters of white space stand. */
export function chunksOf(words: readonly Word[], gap = 2): Word[][] {
  const chunks: Word[][] = []
  for (const word of words) {
    const last = chunks.at(-1)
    if (last && left(word) - right(last.at(-1)!) < gap) last.push(word)
    else chunks.push([word])
  }
  return chunks
}

/** A word that a line was broken inside: after a hyphen, or a slash that is not that of `/s/` or `/DE/`. */
export const breaksAfter = /[A-Za-z0-9]-$|(?<!\/[A-Za-z]{0,6})[A-Za-z]{2}\/$|\d\/$/

/** Whether a line was broken inside a word: after its hyphen or slash, or, with what follows, inside `/s/`, `16a-1(a)(2)`, `child?s`. */
export function isBroken(before: string, after: string): boolean {
  switch (before[before.length - 1]) {
    case '-':
      return breaksAfter.test(before)
    case '/':
      return (
        breaksAfter.test(before) || (before === '/' && /^s\//.test(after)) || (/[a-z]\/[a-z]\/$/.test(before) && /^[a-z]\b/.test(after))
      )
    case 's':
      return before === '/s' && after.startsWith('/')
    case ')':
      return /\d\([a-z]\)$/.test(before) && /^\(\d\)/.test(after)
    case '?':
      return after === 's' && /[a-z]\?$/.test(before)
    default:
      return false
  }
}

/** Words of several lines as one: every line begins anew, or, where breaks mean nothing, is only parted by white space. */
export function joined(lines: readonly (readonly Word[])[], breaks: boolean): Word[] {
  const all: Word[] = []
  let before = ''
  for (const words of lines) {
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!
      // A line breaks after a hyphen or slash inside a word: the word goes on without white space.
      all.push(at > 0 ? word : withGap(word, breaks ? 2 : isBroken(before, word.text) ? 0 : 1))
    }
    before = words.at(-1)?.text ?? ''
  }
  return all
}

/** What the words of a line say about it and the line before: how wrong it would be to join the two in one cell, and to part them. */
export interface Joint {
  readonly joining: number
  readonly parting: number
}

/** Words after which a phrase goes on. */
const leadsOn = /^(?:by|by:|of|and|the|for|in|see|to|with|a|fbo|held|as|par|&|c\/o|\/s\/|its:?)$|[,&-]$/i

/** Words of the names of securities that do not end one, and words that such a name goes on with. */
const ofPhrase =
  /^(?:common|preferred|ordinary|restricted|capital|depositary|employee|director|convertible|non-?qualified|incentive|phantom|deferred|performance|class|series|stock|share|american)$/i
const endsPhrase =
  /^(?:stock|shares?|units?|options?|preferred|ordinary|common|rights?|warrants?|notes?|appreciation|restricted|[A-Z]|\d+)$/i

/** A kind of stock and the word itself: few names end between the two. */
const kindOfStock = /^(?:common|preferred|ordinary|capital)$/i
const stock = /^(?:stock|shares?)$/i

/** Words that the cells of a column often begin with. */
const beginsMany = /^(?:by:?|see|class|common|preferred|ordinary|series|restricted|employee|stock|non-?qualified|performance.*)$/i

/**
 * What the words of a column's lines say about where its cells begin: a cell ends with its marks, a phrase is not parted after `of`, and
 * cells of one column tend to begin alike.
 */
export function jointsOf(lines: readonly (readonly Word[])[], fits: readonly boolean[]): Joint[] {
  const opening = lines[0]?.[0]?.text
  // Where a cell begins with a small letter, others do; a word that had room on the line before begins one.
  const small = lines.some((words, at) => (at === 0 || fits[at]) && /^[a-z]/.test(words[0]!.text))
  return lines.map((words, at) => {
    const before = at === 0 ? undefined : lines[at - 1]!.at(-1)
    if (!before) return { joining: 0, parting: 0 }
    const first = words[0]!
    const marks = markOf(first) !== null
    const ended = markOf(before) !== null && !marks
    const alike = first.text === opening && !leadsOn.test(before.text)
    // After `Common Stock` stands `Option` as the first word of the next title, where that is how titles begin.
    const begins = alike && /^(?:stock|share)$/i.test(before.text)
    const together = leadsOn.test(before.text) || (!begins && ofPhrase.test(before.text) && endsPhrase.test(first.text))
    const ofStock = kindOfStock.test(before.text) && stock.test(first.text)
    const goesOn = marks ? 3 : ofStock ? 4 : together || (/^[a-z]/.test(first.text) && !small) ? 2.5 : 0
    return {
      joining: (fits[at] && goesOn === 0 ? 2 : 0) + (ended ? 2.5 : 0) + (alike ? (beginsMany.test(first.text) ? 2 : 0.8) : 0),
      parting: goesOn,
    }
  })
}

/**
 * Gives lines to rows that are known by one line each, their anchor; each line gets the index of its row. Cells are centred on their row, so
 * a row reaches as far above its anchor as below, or one line farther below where its lines are even; blank lines part rows, not cells. Of
 * all ways to cut, the one that keeps to this best is taken. `lines` and `anchors` ascend; `joints` says of each
 * line what its words speak against joining it to the line before, and against parting the two. A row that the end of a page parts stands at
 * its top, and goes on at the top of the next page: `pageEnds` are the heights of the last lines of pages but the last.
 */
export function rowsAround(
  lines: readonly number[],
  anchors: readonly number[],
  joints: readonly Joint[] = [],
  pageEnds: readonly number[] = [],
): number[] {
  if (anchors.length < 2) return lines.map(() => 0)
  // For each row, the lines it may end before: anything up to the next anchor.
  const ends: number[][] = anchors.map((anchor, row) => {
    if (row === anchors.length - 1) return [lines.length]
    const from = lines.findIndex((y) => y > anchor + 0.01)
    const first = from < 0 ? lines.length : from
    const until = lines.findIndex((y) => y >= anchors[row + 1]! - 0.01)
    const last = until < 0 ? lines.length : until
    return Array.from({ length: Math.max(0, last - first) + 1 }, (_, index) => first + index)
  })
  const isEnd = (y: number) => pageEnds.includes(y)
  const cost = (row: number, from: number, to: number): number => {
    if (to <= from) return 0.3
    const above = Math.max(0, anchors[row]! - lines[from]!)
    const below = Math.max(0, lines[to - 1]! - anchors[row]!)
    const uneven = below - above
    let sum = uneven > 0 ? (uneven <= 1.01 ? uneven * 0.2 : uneven - 0.8) : -uneven
    const end = pageEnds.find((one) => one >= anchors[row]!)
    if (end !== undefined && lines[to - 1]! > end) sum = Math.min(sum, 0.5 + above * 0.8)
    for (let at = from + 1; at < to; at++)
      if (!isEnd(lines[at - 1]!)) sum += lines[at]! - lines[at - 1]! > 1.6 ? 3 : (joints[at]?.joining ?? 0)
    return sum + (from > 0 ? (joints[from]?.parting ?? 0) : 0)
  }
  let best = new Map<number, number>([[0, 0]])
  const came: Map<number, number>[] = []
  ends.forEach((choices, row) => {
    const next = new Map<number, number>()
    const from = new Map<number, number>()
    for (const end of choices) {
      for (const [start, before] of best) {
        if (start > end) continue
        const sum = before + cost(row, start, end)
        if (sum < (next.get(end) ?? Number.POSITIVE_INFINITY)) {
          next.set(end, sum)
          from.set(end, start)
        }
      }
    }
    best = next
    came.push(from)
  })
  const rows = new Array<number>(lines.length).fill(anchors.length - 1)
  let end = lines.length
  for (let row = anchors.length - 1; row >= 0; row--) {
    const start = came[row]!.get(end) ?? 0
    for (let at = start; at < end; at++) rows[at] = row
    end = start
  }
  return rows
}

/**
 * For each line of a column, whether its first word would have fitted on the line before it. `fullness` is how much of the width a full line
 * surely fills: less than all where characters stand for a proportional face.
 */
export function fitsBefore(lines: readonly (readonly Word[])[], fullness = 1): boolean[] {
  const length = (words: readonly Word[]) => right(words.at(-1)!) - left(words[0]!)
  const width = Math.max(0, ...lines.map(length))
  return lines.map((words, at) => at > 0 && length(lines[at - 1]!) + 1 + length(words.slice(0, 1)) < width * fullness - 1)
}
