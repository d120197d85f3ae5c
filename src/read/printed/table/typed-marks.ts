import { type Line, type Word, withCells, withWords, wordWith } from '../pages/page.ts'
import type { Sections } from '../sections.ts'
import { markOf } from './values.ts'

/**
 * A title that its filer ended with the number of a note in brackets (0000899243-21-019441): the words look like a title and a
 * mark. A print that sets its marks without white space, or raises them, does so everywhere, so that one apart and not raised is typed.
 */

/** Fewer marks may stand as they do by chance. */
const least = 3

/** What stands right before a word in its cell, or in text in its line; `null` where nothing does. */
function before(words: readonly Word[], at: number): Word | null {
  if (at === 0) return null
  const word = words[at]!
  const previous = words[at - 1]!
  return word.x && previous.x && word.x[0] - previous.x[1] > 1.5 ? null : previous
}

/** How a print sets its marks: how many it raises or glues to what they mark, and how many it sets apart from figures and letters. */
function settingOf(lines: readonly Line[]): { readonly raised: number; readonly glued: number; readonly apart: number } {
  const setting = { raised: 0, glued: 0, apart: 0 }
  for (const { cells } of lines)
    for (const { words } of cells)
      for (let at = 0; at < words.length; at++) {
        const word = words[at]!
        if (markOf(word) === null) continue
        const previous = before(words, at)
        if (word.raised) setting.raised++
        if (previous === null || markOf(previous) !== null) continue
        if (word.gap === 0) setting.glued++
        else if (!isName(previous)) setting.apart++
      }
  return setting
}

/** A word of a title, which is longer than a code. */
const isName = ({ text }: Word): boolean => /^[A-Za-z][A-Za-z.,'-]{2,}$/.test(text)

/** Both tables, typed numbers of notes told apart from marks. */
export function withTypedMarks({
  tableI,
  tableII,
  published,
}: Pick<Sections, 'tableI' | 'tableII' | 'published'>): Pick<Sections, 'tableI' | 'tableII'> {
  const { raised, glued, apart } = settingOf([...tableI, ...tableII])
  // The stylesheets set the marks of some columns apart and of others not.
  if (raised < least && (published || glued < least || apart > 0)) return { tableI, tableII }
  return { tableI: tableI.map(withTyped), tableII: tableII.map(withTyped) }
}

/** Whether a word that looks like a mark is typed, on a print that sets marks otherwise. */
function isTyped(words: readonly Word[], at: number): boolean {
  const word = words[at]!
  if (word.raised || word.gap === 0 || markOf(word) === null) return false
  const previous = before(words, at)
  return previous !== null && isName(previous)
}

function withTyped(line: Line): Line {
  if (!line.cells.some(({ words }) => words.some((_, at) => isTyped(words, at)))) return line
  const cells = line.cells.map((cell) =>
    withWords(
      cell,
      cell.words.map((word, at) => (isTyped(cell.words, at) ? wordWith(word, { raised: false }) : word)),
    ),
  )
  return withCells(line, cells)
}
