import { textOf, type Word, withText } from '../pages/page.ts'
import { widthOf } from '../pages/widths.ts'
import type { Record } from '../record.ts'
import { ways } from '../trust.ts'

/**
 * Notes and remarks that run past the edge of the paper. A browser that prints a page too wide for its paper cuts what hangs over, so that
 * lines end amid a sentence or a word and the next line goes on somewhere else; nothing but the length of the lines shows it.
 */

/** A line of a text: its last word, how wide it is, whether the text ends with it, and whether it does so amid a sentence. */
interface TextLine {
  readonly end: Word
  readonly width: number
  readonly length: number
  readonly last: boolean
  readonly open: boolean
}

function linesOf(words: readonly Word[], isOpen: boolean): TextLine[] {
  const lines: Word[][] = []
  for (const word of words) {
    const line = lines.at(-1)
    const before = line?.at(-1)
    if (line && before && before.page === word.page && Math.abs((before.line ?? 0) - (word.line ?? 0)) < 0.6) line.push(word)
    else lines.push([word])
  }
  return lines.map((line, at) => {
    const text = textOf(line)
    const last = at === lines.length - 1
    return { end: line.at(-1)!, width: widthOf(text), length: text.length, last, open: last && isOpen }
  })
}

/** No page holds a longer line in type of a common size: one that does has been shrunk as far as a browser shrinks. */
const longLine = 200

/** Lines that end at the edge are alike in width but for the letter that did not fit, and as rough as widths are known. */
const atEdge = 0.96

/** Whether a word ends a sentence, or there is none. */
const isClosed = (word: Word | undefined): boolean => word === undefined || /[.!?:;)\]"'”’]$/.test(word.text)

/** What begins a note that goes on with the one before: no more than a thousand characters go into one. */
const goesOn = /^[([]?(?:cont(?:inued|inuation|'d|d)?)\b/i

/** Whether one of several texts ends amid a sentence, and none says that it goes on with it. */
const endsAmid = (texts: readonly (readonly Word[])[], at: number): boolean =>
  !isClosed(texts[at]!.at(-1)) && !goesOn.test(texts[at + 1]?.[0]?.text ?? '')

/**
 * The last words of the lines that the edge cut. That a page is cut shows by a text, note or remark, that ends amid a sentence in a line as
 * long as any; of such a page all lines that long are. `parts` are the texts of a part, in one size of type.
 */
export function cutEnds(parts: readonly (readonly (readonly Word[])[])[]): ReadonlySet<Word> {
  if (!parts.some((texts) => texts.some((_, at) => endsAmid(texts, at)))) return new Set()
  const long = parts.flatMap((texts) => {
    const lines = texts.flatMap((words, at) => linesOf(words, endsAmid(texts, at)))
    const widest = lines.reduce((most, line) => Math.max(most, line.width), 0)
    const wide = lines.filter((line) => line.width >= widest * atEdge)
    // Fewer capitals fill a line.
    return wide.some((line) => line.length > longLine) ? wide : []
  })
  if (!long.some((line) => line.open)) return new Set()
  return new Set(long.filter((line) => !line.last || line.open).map((line) => line.end))
}

/**
 * The texts that lack something where a converter kept no lines: on a page that the edge cut a text as long as a line, or nearly, ends amid a
 * sentence, and those that are longer lost the ends of their lines amid them.
 */
export function cutTexts(texts: readonly (readonly Word[])[]): ReadonlySet<readonly Word[]> {
  const open = texts.filter((words, at) => endsAmid(texts, at) && textOf(words).length > longLine)
  if (open.length === 0) return new Set()
  // Fewer capitals fill a line.
  const width = (words: readonly Word[]) => widthOf(textOf(words))
  const narrowest = Math.min(...open.map(width))
  return new Set(texts.filter((words) => width(words) >= narrowest * atEdge))
}

/** What of the notes and remarks the edge of the paper cut: words that end a line there, and texts that lost such words amid them. */
export interface Clipped {
  readonly ends: ReadonlySet<Word>
  readonly texts: ReadonlySet<readonly Word[]>
}

/** A note, or the remarks, as a field: an ellipsis stands where the edge cut a line, and an issue says so. */
export function proseField(path: string, words: readonly Word[], clipped: Clipped, corrected: boolean, record: Record): string {
  const ends = clipped.ends.size === 0 ? [] : words.filter((word) => clipped.ends.has(word))
  for (const end of ends)
    record.issue('line-clipped', 'warning', path, `a line runs past the edge of the page: what follows "${end.text}" is not there`, [end])
  const isCut = clipped.texts.has(words)
  if (isCut)
    record.issue('line-clipped', 'warning', path, 'lines run past the edge of the page: what stood there is not in the text', words)
  const how = corrected || ends.length > 0 ? 'corrected' : 'stated'
  record.field(path, words, how, (corrected ? ways.corrected : 1) * (ends.length > 0 || isCut ? ways.clipped : 1))
  return textOf(ends.length === 0 ? words : words.map((word) => (ends.includes(word) ? withText(word, `${word.text}…`) : word)))
}
