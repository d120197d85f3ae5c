import type { Word } from '../printed/pages/page.ts'
import { left, type PlacedLine, right } from '../printed/placed/placing.ts'

/**
 * Scans of typed pages, on which every character is as wide as every other: where a word stands is a whole number of characters from the
 * margin. That tells columns apart, puts words together that a recogniser broke between letters, and shows which strokes are bars.
 */

/** The grid of a typed page: how wide a character is, and where columns begin, in the units of `Word.x`. */
interface Grid {
  readonly pitch: number
  /** From 0 to 1, in characters. */
  readonly origin: number
}

/** A word in the column, from 0, where its first character stands. */
export interface TypedWord {
  readonly word: Word
  readonly text: string
  readonly column: number
}

/** Fewer words do not tell how a page is set. */
const fewest = 20
/** Words of fewer characters say little of how wide one is. */
const telling = 5
/** The ink of a word is so many characters narrower than the room it takes. */
const bearings = 0.35
/** Of the words of a typed page so many are as wide as their characters say; of a printed one about a third. */
const mostly = 0.8

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

const wide = (word: Word): number => right(word) - left(word)

/** Where a word begins, in characters, from its middle: what the first letter leaves white is made up for by the last. */
const begins = (word: Word, pitch: number): number => (left(word) + right(word)) / 2 / pitch - word.text.length / 2

/** Where in a column words begin on the average, in turns, and how much they agree on it, 0 to 1: columns repeat, so the place is an angle. */
function agreement(words: readonly Word[], pitch: number): { readonly origin: number; readonly share: number } {
  let [x, y] = [0, 0]
  for (const word of words) {
    const angle = begins(word, pitch) * 2 * Math.PI
    x += Math.cos(angle)
    y += Math.sin(angle)
  }
  return { origin: Math.atan2(y, x) / (2 * Math.PI), share: Math.hypot(x, y) / words.length }
}

/** How far the first look at the width of a character may be off, and in which steps it is looked for: over a long line each adds up. */
const off = 0.02
const step = 0.0005

/** The grid that the words of a page of a scan stand on, or `null` where letters are of several widths. */
function gridOf(words: readonly Word[]): Grid | null {
  const long = words.filter((word) => word.certainty !== undefined && word.text.length >= telling)
  if (long.length < fewest) return null
  const about = median(long.map((word) => wide(word) / (word.text.length - bearings)))
  const fit = long.filter((word) => Math.abs(wide(word) - about * (word.text.length - bearings)) < about * 0.5)
  if (fit.length < long.length * mostly) return null
  let best = { pitch: about, ...agreement(fit, about) }
  for (let share = 1 - off; share <= 1 + off; share += step) {
    const found = agreement(fit, about * share)
    if (found.share > best.share) best = { pitch: about * share, ...found }
  }
  return best
}

/** What a bar is taken for where it stands alone: it is a stroke far narrower than any letter. */
const isStroke = (word: Word, pitch: number): boolean => /^[|Il1!i[\]]$/.test(word.text) && wide(word) < pitch * 0.4

/** So many bars below each other rule a column. */
const ruling = 3

/** The lines of a typed page, each word in its column; `null` where the page is not typed. All lines are of one page. */
export function typedLines(lines: readonly PlacedLine[]): TypedWord[][] | null {
  const grid = gridOf(lines.flatMap(({ words }) => words))
  if (grid === null) return null
  const { pitch, origin } = grid
  const typed = lines.map(({ words }) =>
    words.map((word) => ({
      word,
      text: isStroke(word, pitch) ? '|' : word.text,
      column: Math.max(0, Math.round(begins(word, pitch) - origin)),
    })),
  )
  return withBars(typed).map(withTags)
}

/** Reads as a bar what looks like one in a column that bars rule, outside words. */
function withBars(lines: readonly TypedWord[][]): TypedWord[][] {
  const bars = new Map<number, number>()
  for (const { text, column } of lines.flat())
    for (const { index } of text.matchAll(/\|/g)) bars.set(column + index, (bars.get(column + index) ?? 0) + 1)
  return lines.map((words) =>
    words.map((one) => ({
      ...one,
      text: one.text.replace(/(?<![a-z])[[\]Il!](?![a-z])/g, (sign, at: number) =>
        (bars.get(one.column + at) ?? 0) >= ruling ? '|' : sign,
      ),
    })),
  )
}

/** A tag such as `</TABLE>`, whose last sign small print is taken for: a mark in brackets stands behind no tag. */
const withTags = (words: readonly TypedWord[]): TypedWord[] =>
  words.map((one, at) => (/^\(\d\)$/.test(one.text) && /^<\/?[A-Z]+$/.test(words[at - 1]?.text ?? '') ? { ...one, text: '>' } : one))
