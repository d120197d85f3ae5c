import { distance } from '../edit-distance.ts'
import { letters, lettersOf, type Word } from '../pages/page.ts'
import type { Phrases } from './phrases.ts'
import { isDatum, isMarkLike } from './values.ts'

/**
 * Lines that begin a row of a table by its title. Every row has one; so where two such lines follow each other and figures stand in neither or
 * in the second, the first is a row whose figures recognition lost.
 */

/** The words that lines begin with which begin a row: two, or one where a figure follows. */
export type TitleStarts = ReadonlySet<string>

const most = { lines: 3 } as const

const whereBegun = (words: readonly Word[]): number => words.findIndex((word) => /[A-Za-z]{4}/.test(word.text) && !isDatum(word))

const firstOf = (words: readonly Word[]): string => words[whereBegun(words)]?.text ?? ''

/** The first two words of a line, a stain aside; one where the second is no word. */
function startOf(words: readonly Word[]): string | null {
  const from = whereBegun(words)
  if (from < 0 || from > 1) return null
  const [first, second] = words.slice(from)
  const next = second && !isMarkLike(second.text) && /^[A-Za-z(]/.test(second.text) ? letters(second.text) : ''
  return next === '' || isDatum(second!) ? letters(first!.text) : `${letters(first!.text)} ${next}`
}

/** Whether two starts are one, one letter of a longer word aside. */
function isOne(one: string, other: string): boolean {
  const [first, second = ''] = one.split(' ')
  const [third, fourth = ''] = other.split(' ')
  return isOneWord(first!, third!) && isOneWord(second, fourth)
}

const isOneWord = (one: string, other: string): boolean =>
  one === other || (one.length > 4 && Math.abs(one.length - other.length) < 2 && distance(one, other) < 2)

/** Whether a start is that of a title rather than a line within one: two words, or one that titles begin with. */
function opensTitle(start: string, first: string, phrases: Phrases): boolean {
  const known = phrases.beginsTitle(first) < 0.1
  return start.includes(' ') ? known || (/^[A-Z]/.test(first) && phrases.beginsTitle(first) < 0.5) : known && start.length > 7
}

/**
 * How the lines begin that begin a row: as a title does that some row has, twice or oftener, and not as the next line of another title.
 * `underlying` are the titles of the column beside.
 */
export function titleStarts(
  lines: readonly (readonly Word[])[],
  titles: readonly (readonly Word[])[],
  underlying: readonly (readonly Word[])[],
  phrases: Phrases,
): TitleStarts {
  const starts = lines.map(startOf)
  const titled = titles.map((words) => lettersOf(words))
  const beside = new Set(underlying.map(startOf))
  const counts = new Map<string, number[]>()
  starts.forEach((start, at) => {
    if (
      start === null ||
      beside.has(start) ||
      !opensTitle(start, firstOf(lines[at]!), phrases) ||
      !titled.some((title) => title.startsWith(start.replace(' ', '')))
    )
      return
    counts.set(start, [...(counts.get(start) ?? []), at])
  })
  const often = [...counts].filter(([, found]) => found.length > 1)
  // Of two lines that alternate the one that comes first begins the title.
  const isContinued = (start: string, found: readonly number[]) =>
    found.filter((at) =>
      [1, 2].some(
        (back) => starts[at - back] !== start && often.some(([other, [first]]) => other === starts[at - back] && first! < found[0]!),
      ),
    ).length *
      2 >
    found.length
  const read = new Set(often.filter(([start, found]) => !isContinued(start, found)).map(([start]) => start))
  return read.size > 0 || beside.size > 0 ? read : untitled(starts)
}

/** Where no row has a title in its line, what line after line begins with that only titles do: every title then stands above its row. */
function untitled(starts: readonly (string | null)[]): TitleStarts {
  const often = (start: string) => starts.filter((other) => other === start).length > 2
  return new Set(
    starts.filter((start) => start !== null && /^(?:class|common|ordinary|series|capital) /.test(start) && often(start)) as string[],
  )
}

/** Whether a line begins as the rows of its table do. */
export function beginsRow(words: readonly Word[], starts: TitleStarts): boolean {
  const start = startOf(words)
  return start !== null && [...starts].some((one) => isOne(one, start))
}

/**
 * Which of the lines that begin a row are rows by themselves: those after which another begins before figures come. `data` tells the lines of
 * figures.
 */
export function rowsWithoutFigures(begins: readonly boolean[], data: readonly boolean[]): readonly boolean[] {
  return begins.map((begun, at) => {
    if (!begun || data[at]) return false
    for (let next = at + 1; next <= at + most.lines; next++) {
      if (begins[next]) return true
      if (data[next]) return false
    }
    return true
  })
}

/** How a title is known though its letters suffered: so many letters of it at least, and so great a share of them wrong at most. */
const damaged = { letters: 10, wrong: 0.3, rows: 3, rest: 3, words: 6 } as const

/** The letters of the titles that three lines of figures or more begin with. */
export function repeatedTitles(lines: readonly (readonly Word[])[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const words of lines) {
    const end = words.findIndex((word) => isDatum(word) || isMarkLike(word.text))
    const title = lettersOf(end < 0 ? [] : words.slice(0, end))
    if (title.length >= damaged.letters) counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count >= damaged.rows).map(([title]) => title)
}

/** Whether a line is a row of which recognition spoilt title and figures: it begins much as other rows do, and more follows. */
export function isSpoiltRow(words: readonly Word[], titles: readonly string[]): boolean {
  for (let size = 1; size <= damaged.words && words.length - size >= damaged.rest; size++) {
    const start = lettersOf(words.slice(0, size))
    const isLike = (title: string) =>
      Math.abs(start.length - title.length) <= title.length * damaged.wrong && distance(start, title) <= title.length * damaged.wrong
    if (titles.some(isLike)) return true
  }
  return false
}
