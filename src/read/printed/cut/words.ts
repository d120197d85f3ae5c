import { placeName } from '../../../model/place-names.ts'
import { type Cell, type Line, textOf, type Word } from '../pages/page.ts'
import { widthOf } from '../pages/widths.ts'
import { formWords, nameWords, titleWords } from './vocabulary.ts'

/** Words that a cell border cut in two: whether the end of one cell and the beginning of the next are one word. */

/** Words known to stand by themselves, letters and digits in upper case. */
export type Vocabulary = ReadonlySet<string>

const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]+/g, '')

/** Whether text stands in the cell before or after one, which may be a piece of the same. */
const isAmidText = (cells: readonly Cell[], at: number): boolean =>
  /[A-Za-z]/.test(cells[at - 1]?.words.at(-1)?.text ?? '') || /[A-Za-z]/.test(cells[at + 1]?.words[0]?.text ?? '')

/**
 * The words of a print that no border can have cut, with those of the form and those common in names and addresses. Boxes that a border cuts
 * begin a line of theirs with any piece of a word: of the lines of `boxes` only words that come again are believed, and of cells of the tables
 * `cut` those beside no other text.
 */
export function vocabularyOf(lines: readonly Line[], boxes: ReadonlySet<Line>, cut: ReadonlySet<Line>): Vocabulary {
  const known = new Set<string>([...formWords, ...nameWords, ...titleWords])
  const once = new Set<string>()
  for (const line of lines) {
    for (const [index, cell] of line.cells.entries()) {
      const whole = line.table === null || line.cells.length === 1
      const isPiece = cut.has(line) && isAmidText(line.cells, index)
      cell.words.forEach((word, at) => {
        const text = bare(word.text)
        if (text.length < 2 || (isPiece && !boxes.has(line))) return
        const isInside = whole || (at > 0 && at < cell.words.length - 1)
        if (boxes.has(line) ? once.has(text) && text.length > 2 : isInside) known.add(text)
        once.add(text)
      })
    }
  }
  return known
}

const companyEnds: ReadonlySet<string> = new Set(['INC', 'CORP', 'LLC', 'LTD', 'LLP', 'PLC', 'TRUST', 'FUND'])

/** Whether the last word of one cell and the first of the next are one word. */
export function areOne(before: string, after: string, known: Vocabulary): boolean {
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
  // An initial stands before a name.
  if (/^[A-Z]$/.test(before) && right.length > 3 && known.has(right)) return false
  // No other word ends so.
  if (companyEnds.has(right)) return false
  // An abbreviation stands before a name.
  if (/^[A-Z]{2,}$/.test(before) && /^[A-Z][a-z]/.test(after)) return false
  const apart = known.has(left) && known.has(right)
  if (/[a-z]$/.test(before)) return /^[a-z]/.test(after) && !apart
  if (apart || (left.length > 3 && right.length > 3 && (known.has(left) || known.has(right)))) return false
  return true
}

/** Two pieces of a word as the word, its place in the source from the first to the last. */
export const oneWord = (before: Word, after: Word): Word => ({ ...before, text: before.text + after.text, end: after.end, mended: true })

/** The words of cells beside each other as one run. */
export function joined(cells: readonly (readonly Word[])[], known: Vocabulary): Word[] {
  const words: Word[] = []
  for (const cell of cells) {
    // A state's code, or a tick, is all that stands in a cell of its own.
    const isState = cell.length === 1 && /^[A-Z][A-Z0-9]$/.test(cell[0]!.text) && placeName(cell[0]!.text) !== cell[0]!.text
    const apart = isState || words.at(-1)?.text === 'X'
    cell.forEach((word, at) => {
      const last = words.at(-1)
      if (at === 0 && last && !apart && areOne(last.text, word.text, known)) words[words.length - 1] = oneWord(last, word)
      else words.push(at === 0 && last ? { ...word, gap: 1 } : word)
    })
  }
  return words
}

/** How well pieces read when put together: words known count for, pieces unknown against. */
export function wellRead(words: readonly Word[], known: Vocabulary): number {
  let score = 0
  for (const word of words) {
    const text = bare(word.text)
    if (text.length < 2) continue
    if (known.has(text)) score += text.length > 2 ? 2 : 0.5
    else if (!/^\d+$/.test(text)) score -= /^[a-z]/.test(word.text) ? 2 : 1
  }
  return score
}

interface Weave {
  /** The pieces of each line, cell by cell. */
  readonly lines: readonly (readonly (readonly Word[])[])[]
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
  let best: Weave = { lines: [filled], score: scoreOf(filled, known) - beyondSymbol([filled]) - crowding([filled], room) }
  const single = best
  for (let count = 2; count <= Math.min(most, isCentred ? longest : filled[0]!.length); count++) {
    const woven = weave(filled, count, known, room, isCentred)
    if (woven && woven.score > best.score + 1.2) best = woven
  }
  return best === single ? null : best.lines.map((line) => joined(line, known)).filter((line) => line.length > 0)
}

/** How well a line reads; a border far more often stands inside a word than between two. */
function scoreOf(cells: readonly (readonly Word[])[], known: Vocabulary): number {
  const words = joined(cells, known)
  return wellRead(words, known) + 0.7 * (cells.reduce((sum, cell) => sum + cell.length, 0) - words.length)
}

/** What it costs that words follow the ticker symbol: the bracket after it closes the box of the issuer. */
function beyondSymbol(lines: readonly (readonly (readonly Word[])[])[]): number {
  const words = lines.flat(2)
  const close = words.findLastIndex((word) => word.text.includes(']'))
  return close >= 0 && close < words.length - 1 ? 6 : 0
}

/** A line in a larger face than its label, or with much white space, fills a cell with so much less or more. */
const roomy = 0.6

/** What it costs that a line which goes on into the next cell does not fill the one before, or has more than fits there. */
function crowding(lines: readonly (readonly (readonly Word[])[])[], room: readonly number[]): number {
  let cost = 0
  for (const cells of lines)
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
  let ways: Weave[] = [{ lines: Array.from({ length: count }, () => []), score: 0 }]
  cells.forEach((cell, index) => {
    const next: Weave[] = []
    for (const way of ways) {
      for (const parts of partings(cell, count)) {
        const isEmpty = parts.some((part) => part.length === 0)
        if (index > 0 ? !follow(way.lines, parts, isCentred) : isEmpty && (!isCentred || parts.every((part) => part.length === 0))) continue
        const lines = way.lines.map((line, at) => [...line, parts[at]!])
        const late = lines.filter((line) => line[0]!.length === 0 && line.at(-1)!.length > 0).length
        const score = lines.reduce((sum, line) => sum + scoreOf(line, known), 0) - crowding(lines, room) - late * 0.4
        next.push({ lines, score })
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

/** Every way to part a cell's words in order to so many lines, some perhaps empty. */
function partings(words: readonly Word[], count: number): (readonly Word[])[][] {
  if (count === 1) return [[words]]
  const all: (readonly Word[])[][] = []
  for (let at = 0; at <= words.length; at++)
    for (const rest of partings(words.slice(at), count - 1)) all.push([words.slice(0, at), ...rest])
  return all
}

/**
 * Whether pieces may follow those in the cells before: a line that ended does not begin again; a border cuts all lines at the same place, so
 * that pieces that go on are of like length, and none is shorter than one that ends. A line of a centred cell may begin after the border.
 */
function follow(lines: readonly (readonly (readonly Word[])[])[], after: readonly (readonly Word[])[], isCentred: boolean): boolean {
  const begins = lines.map((line) => isCentred && line.every((words) => words.length === 0))
  const lengths = lines.map((line) => textOf(line.at(-1)!).length)
  const going = lengths.filter((length, at) => length > 0 && after[at]!.length > 0)
  if (going.length === 0 || lengths.some((length, at) => length === 0 && !begins[at] && after[at]!.length > 0)) return false
  const shortest = Math.min(...going)
  const longest = Math.max(...going)
  if (shortest / longest < 0.55 && longest - shortest > 2) return false
  return lengths.every((length, at) => after[at]!.length > 0 || length <= shortest * 1.4 + 1)
}
