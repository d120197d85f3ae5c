import { placeName } from '../../../model/place-names.ts'
import { type Cell, type Line, textOf, type Word, withGap, wordWith } from '../pages/page.ts'
import { widthOf } from '../pages/widths.ts'
import { formWords, nameWords, titleWords } from './vocabulary.ts'

/** Words that a cell border cut in two: whether the end of one cell and the beginning of the next are one word. */

/** Words known to stand by themselves, letters and digits in upper case. */
export interface Vocabulary {
  has(word: string): boolean
  /** How well a word reads: one that is known counts for, a piece that is unknown against. */
  wellRead(word: string): number
}

function bare(text: string): string {
  const upper = text.toUpperCase()
  return /[^A-Z0-9]/.test(upper) ? upper.replace(/[^A-Z0-9]+/g, '') : upper
}

/** Words that every print may hold. */
const common: ReadonlySet<string> = new Set([...formWords, ...nameWords, ...titleWords])

/** Whether text stands in the cell before or after one, which may be a piece of the same. */
const isAmidText = (cells: readonly Cell[], at: number): boolean =>
  /[A-Za-z]/.test(cells[at - 1]?.words.at(-1)?.text ?? '') || /[A-Za-z]/.test(cells[at + 1]?.words[0]?.text ?? '')

/**
 * The words of a print that no border can have cut, with those of the form and those common in names and addresses. Boxes that a border cuts
 * begin a line of theirs with any piece of a word: of the lines of `boxes` only words that come again are believed, and of cells of the tables
 * `cut` those beside no other text.
 */
export function vocabularyOf(lines: readonly Line[], boxes: ReadonlySet<Line>, cut: ReadonlySet<Line>): Vocabulary {
  const known = new Set<string>()
  const once = new Set<string>()
  for (const line of lines) {
    const whole = line.table === null || line.cells.length === 1
    const isCut = cut.has(line)
    const inBoxes = boxes.has(line)
    line.cells.forEach((cell, index) => {
      if (isCut && !inBoxes && isAmidText(line.cells, index)) return
      cell.words.forEach((word, at) => {
        const text = bare(word.text)
        if (text.length < 2) return
        const isInside = whole || (at > 0 && at < cell.words.length - 1)
        if (inBoxes ? once.has(text) && text.length > 2 : isInside) known.add(text)
        once.add(text)
      })
    })
  }
  const has = (word: string) => common.has(word) || known.has(word)
  // The lines of a cell are parted in every way, so that each piece is asked for many times.
  const read = new Map<string, number>()
  const wellRead = (word: string): number => {
    let score = read.get(word)
    if (score === undefined) {
      score = scoreOfWord(word, has)
      read.set(word, score)
    }
    return score
  }
  return { has, wellRead }
}

function scoreOfWord(word: string, has: (word: string) => boolean): number {
  const text = bare(word)
  if (text.length < 2) return 0
  if (has(text)) return text.length > 2 ? 2 : 0.5
  return /^\d+$/.test(text) ? 0 : /^[a-z]/.test(word) ? -2 : -1
}

/** Endings of the names of places. */
const endsPlace = /^(?:VILLE|TOWN|BURG|FIELD|WOOD|LAND|STONE|SHIRE|BROOK|BRIDGE)/

/** Letters of a word that is rather two. */
const longWord = 12

const companyEnds: ReadonlySet<string> = new Set(['INC', 'CORP', 'LLC', 'LTD', 'LLP', 'PLC', 'TRUST', 'FUND'])

/** Whether the last word of one cell and the first of the next are one word. */
export function areOne(before: string, after: string, known: Vocabulary): boolean {
  // EDGAR puts a state or a word after the names of companies that others bear too: `/DE/`, `/NEW/`.
  if (/^\/[A-Z]{2,4}\/?$/.test(after)) return false
  if (/[([$#\-/'’_]$/.test(before) || /^[.,;:)\]%'’/-]/.test(after)) return before !== '-' && !/^-$/.test(after)
  if (/^[([&$]/.test(after)) return false
  if (/\d[,.]?$/.test(before) && /^\d/.test(after)) return !/^\d{2}\/\d{2}\/\d{4}$/.test(before)
  if (/[,;:&)\]]$/.test(before)) return false
  if (/\.$/.test(before)) return /^(?:[A-Z]\.)+$/.test(before) && /^(?:[A-Z]\.)+,?$/.test(after)
  if (/\d$/.test(before)) return /^(?:st|nd|rd|th)\b/i.test(after)
  if (/^\d/.test(after)) return known.has(bare(before + after))
  const left = bare(before)
  const right = bare(after)
  if (left === '' || right === '') return false
  if (known.has(left + right)) return true
  // Two letters are rather the initials of two names than a word that nothing shows.
  if (/^[A-Z]$/.test(before) && /^[A-Z]$/.test(after)) return /^I[IVX]?$/.test(before + after)
  // An initial stands before a name.
  if (/^[A-Z]$/.test(before) && right.length > 3 && known.has(right)) return false
  // No other word ends so.
  if (companyEnds.has(right)) return false
  // An abbreviation stands before a name.
  if (/^[A-Z]{2,}$/.test(before) && /^[A-Z][a-z]/.test(after)) return false
  const apart = known.has(left) && known.has(right)
  if (/[a-z]$/.test(before)) return /^[a-z]/.test(after) && !apart
  if (apart || (left.length > 3 && right.length > 3 && (known.has(left) || known.has(right)))) return false
  // Hardly a word is so long that neither the form nor names in general hold it.
  if (left.length > 4 && right.length > 4 && left.length + right.length >= longWord && !endsPlace.test(right)) return false
  return true
}

/** Two pieces of a word as the word, its place in the source from the first to the last. */
export const oneWord = (before: Word, after: Word): Word =>
  wordWith(before, { text: before.text + after.text, end: after.end, mended: true })

/** How far a word is believed that was put together of pieces and that nothing else shows to be one. */
const unknownWord = 0.94

/** A word put together, believed less where it is none that is known. */
const believed = (word: Word, known: Vocabulary): Word =>
  !/^[A-Za-z]{5,}\W?$/.test(word.text) || known.has(bare(word.text)) ? word : wordWith(word, { certainty: unknownWord })

/** Whether the words of a cell go on with the word before it. */
function goesOn(before: string, cell: readonly Word[], known: Vocabulary): boolean {
  // A state's code, or a tick, is all that stands in a cell of its own.
  if (before === 'X' || cell.length === 0) return false
  const { text } = cell[0]!
  const isState = cell.length === 1 && /^[A-Z][A-Z0-9]$/.test(text) && placeName(text) !== text
  return !(isState && !known.has(bare(before + text))) && areOne(before, text, known)
}

/** Whether the one word of a cell begins a known word of several cells, which the word before it does not. */
function beginsWord(before: string, cells: readonly (readonly Word[])[], at: number, known: Vocabulary): boolean {
  let text = ''
  for (let next = at; next < cells.length && cells[next]!.length > 0; next++) {
    text = bare(text + cells[next]![0]!.text)
    if (known.has(bare(before + text))) return false
    if (next > at && text.length > 3 && known.has(text)) return true
    if (cells[next]!.length > 1) return false
  }
  return false
}

/** The words of cells beside each other as one run. */
export function joined(cells: readonly (readonly Word[])[], known: Vocabulary): Word[] {
  const words: Word[] = []
  for (const [index, cell] of cells.entries()) {
    const last = words.at(-1)
    const isOne = last !== undefined && goesOn(last.text, cell, known) && !beginsWord(last.text, cells, index, known)
    cell.forEach((word, at) => {
      if (at === 0 && isOne) words[words.length - 1] = believed(oneWord(last, word), known)
      else words.push(at === 0 && last ? withGap(word, 1) : word)
    })
  }
  return words
}

/** The pieces of a line up to some cell, and how they read when put together. */
interface Run {
  readonly cells: readonly (readonly Word[])[]
  /** The last word, its beginning in the cells before included. */
  readonly last: string
  /** How well the words before the last read. */
  readonly before: number
  /** How often a border stands inside a word. */
  readonly cuts: number
}

const noRun: Run = { cells: [], last: '', before: 0, cuts: 0 }

/** A run that goes on with the pieces of a further cell. */
function withCell({ cells, last, before, cuts }: Run, cell: readonly Word[], known: Vocabulary): Run {
  const isOne = last !== '' && goesOn(last, cell, known)
  let word = last
  let read = before
  for (let at = 0; at < cell.length; at++) {
    const { text } = cell[at]!
    if (at === 0 && isOne) word += text
    else {
      if (word !== '') read += known.wellRead(word)
      word = text
    }
  }
  return { cells: [...cells, cell], last: word, before: read, cuts: isOne ? cuts + 1 : cuts }
}

/** How well a line reads; a border far more often stands inside a word than between two. */
const scoreOf = ({ last, before, cuts }: Run, known: Vocabulary): number => before + (last === '' ? 0 : known.wellRead(last)) + 0.7 * cuts

interface Weave {
  readonly lines: readonly Run[]
  readonly score: number
}

/**
 * Lines woven into each other, as each cell holds a piece of the first, then one of the second and so on; `null` where one line reads better.
 * `widths` are those of the cells, 0 where that is not known; `isCentred` says that lines are set in the middle of their cell.
 */
export function unwoven(
  cells: readonly (readonly Word[])[],
  known: Vocabulary,
  widths: readonly number[] = [],
  isCentred = false,
): Word[][] | null {
  const filled = cells.filter((cell) => cell.length > 0)
  const room = widths.filter((_, at) => cells[at]!.length > 0)
  if (filled.length < 2 || filled.length > 12 || (!isCentred && filled[0]!.length < 2)) return null
  if (filled.flat().filter((word) => /[A-Za-z]{2}/.test(word.text)).length < 2) return null
  // Few lines are looked for where there are many ways to part them.
  const longest = Math.max(...filled.map((cell) => cell.length))
  const most = longest > 24 ? 1 : longest > 10 || filled.length > 5 ? 2 : 4
  const line = filled.reduce((run, cell) => withCell(run, cell, known), noRun)
  const single: Weave = { lines: [line], score: scoreOf(line, known) - beyondSymbol([line]) - crowding([line], room) }
  let best = single
  for (let count = 2; count <= Math.min(most, isCentred ? longest : filled[0]!.length); count++) {
    const woven = weave(filled, count, known, room, isCentred)
    if (woven && woven.score > best.score + 1.2) best = woven
  }
  return best === single ? null : best.lines.map(({ cells }) => joined(cells, known)).filter((words) => words.length > 0)
}

/** What it costs that words follow the ticker symbol: the bracket after it closes the box of the issuer. */
function beyondSymbol(lines: readonly Run[]): number {
  let after = 0
  for (const { cells } of lines.toReversed())
    for (const cell of cells.toReversed())
      for (let at = cell.length - 1; at >= 0; at--, after++) if (cell[at]!.text.includes(']')) return after > 0 ? 6 : 0
  return 0
}

/** A line in a larger face than its label, or with much white space, fills a cell with so much less or more. */
const roomy = 0.6

/** What it costs that a line which goes on into the next cell does not fill the one before, or has more than fits there. */
function crowding(lines: readonly Run[], room: readonly number[]): number {
  let cost = 0
  for (const { cells } of lines)
    for (let at = 0; at + 1 < cells.length; at++) {
      if (!room[at] || cells[at]!.length === 0 || cells[at + 1]!.length === 0) continue
      const share = widthOf(textOf(cells[at]!)) / room[at]!
      if (share < roomy || share > 1 / roomy) cost += 1.5
    }
  return cost
}

/** The best reading of cells as so many lines, cell by cell the most promising first. */
function weave(
  cells: readonly (readonly Word[])[],
  count: number,
  known: Vocabulary,
  room: readonly number[],
  isCentred: boolean,
): Weave | null {
  let ways: Weave[] = [{ lines: Array.from({ length: count }, () => noRun), score: 0 }]
  cells.forEach((cell, index) => {
    const next: Weave[] = []
    const parted = partings(cell, count)
    for (const way of ways) {
      const mayFollow = index > 0 ? following(way.lines, isCentred) : (parts: Parts) => mayBegin(parts, isCentred)
      for (const parts of parted) {
        if (!mayFollow(parts)) continue
        const lines: Run[] = []
        let read = 0
        let late = 0
        for (let at = 0; at < count; at++) {
          const line = withCell(way.lines[at]!, parts[at]!, known)
          lines.push(line)
          read += scoreOf(line, known)
          if (line.cells[0]!.length === 0 && parts[at]!.length > 0) late++
        }
        next.push({ lines, score: read - crowding(lines, room) - late * 0.4 })
      }
    }
    ways = next.sort((a, b) => b.score - a.score).slice(0, 24)
  })
  let best: Weave | null = null
  for (const { lines, score } of ways) {
    const whole = { lines, score: score - beyondSymbol(lines) }
    if (best === null || whole.score > best.score) best = whole
  }
  return best
}

/** The words of a cell by line, some lines perhaps empty. */
type Parts = readonly (readonly Word[])[]

/** Every way to part a cell's words in order to so many lines. */
function partings(words: readonly Word[], count: number): Parts[] {
  if (count === 1) return [[words]]
  const all: Parts[] = []
  for (let at = 0; at <= words.length; at++)
    for (const rest of partings(words.slice(at), count - 1)) all.push([words.slice(0, at), ...rest])
  return all
}

/** Whether lines may begin with the parts of a cell: each in it, or where they are centred one of them. */
const mayBegin = (parts: Parts, isCentred: boolean): boolean =>
  isCentred ? parts.some((part) => part.length > 0) : parts.every((part) => part.length > 0)

/**
 * Whether the parts of a cell may follow those in the cells before: a line that ended does not begin again; a border cuts all lines at the same
 * place, so that pieces that go on are of like length, and none is shorter than one that ends. A line of a centred cell may begin after the border.
 */
function following(lines: readonly Run[], isCentred: boolean): (after: Parts) => boolean {
  const begins = lines.map(({ cells }) => isCentred && cells.every((words) => words.length === 0))
  const lengths = lines.map(({ cells }) => textOf(cells.at(-1)!).length)
  return (after) => {
    let shortest = Number.POSITIVE_INFINITY
    let longest = 0
    for (let at = 0; at < lengths.length; at++) {
      if (after[at]!.length === 0) continue
      const length = lengths[at]!
      if (length > 0) {
        shortest = Math.min(shortest, length)
        longest = Math.max(longest, length)
      } else if (!begins[at]) return false
    }
    if (longest === 0 || (shortest / longest < 0.55 && longest - shortest > 2)) return false
    return lengths.every((length, at) => after[at]!.length > 0 || length <= shortest * 1.4 + 1)
  }
}
