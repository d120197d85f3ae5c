import { withNumbersFirst } from '../cut/numbers-beside.ts'
import { begunWith, type Line, lettersOfLine, type Word, withGap, wordsOf } from '../pages/page.ts'
import { isBroken } from '../placed/placing.ts'
import { isConstant, isOfConstant, noneOwned } from '../sections.ts'

/** The explanations below the tables. */

export interface PrintedNote {
  readonly number: number
  readonly words: readonly Word[]
  /** Its number was damaged and is known by its place in the list. */
  readonly corrected: boolean
}

/** Words in which the end of a line parted `10b5-1`, put together where a converter made one line of several. */
export const withWholeRule = (words: readonly Word[]): readonly Word[] =>
  words.map((word, at) => (at > 0 && /10b5-$/i.test(words[at - 1]!.text) && word.text.startsWith('1') ? withGap(word, 0) : word))

/** `(3)`, `3.`, `(3).` at the start of a note. */
export const numbered = /^[([{]?(\d{1,2})[)\]}.]{1,2}$/

/** Whether a word names note `expected`, surely or with damage. */
function names(word: Word, expected: number): 'yes' | 'damaged' | 'no' {
  const match = numbered.exec(word.text)
  if (match) return Number(match[1]) === expected ? 'yes' : 'no'
  return /^[([{].{1,2}[)\]}]$/.test(word.text) && word.text.length <= 4 ? 'damaged' : 'no'
}

/** Lines among the notes that belong to none: remarks to a star, and sentences that every form prints. */
function isAside(line: Line): boolean {
  const words = wordsOf(line)
  if (words.length === 0 || /^\*+$/.test(words[0]!.text)) return true
  // No such sentence is longer; notes are, and their letters are asked for nowhere else.
  return words.length < 60 && (lettersOfLine(line) === noneOwned || isConstant(lettersOfLine(line)))
}

/** The lines without those, and without what of a sentence that every form prints goes on in the next line. */
export function withoutAsides(lines: readonly Line[]): Line[] {
  let isPrinted = false
  return lines.filter((line) => {
    isPrinted = isAside(line) || (isPrinted && isOfConstant(lettersOfLine(line)))
    return !isPrinted
  })
}

/** The notes of the list, numbered in a row from 1; a line that names the next number begins the next note. */
export function notesIn(all: readonly Line[]): PrintedNote[] {
  const lines = withNumbersFirst(withoutAsides(all))
  const notes: { number: number; words: Word[]; corrected: boolean }[] = []
  const beside = numbersBeside(lines)
  let pending: Word[] = []
  for (const line of lines) {
    const words = wordsOf(line)
    const expected = (notes.at(-1)?.number ?? 0) + 1
    const head = names(words[0]!, expected)
    if (head === 'yes') {
      notes.push({ number: expected, words: [...pending, ...words.slice(1)], corrected: false })
      pending = []
      continue
    }
    if (beside) {
      pending.push(...begunWith(words, 2))
      continue
    }
    const skipped = numbered.exec(words[0]!.text)
    // A paragraph, or a row, of its own: the note before it is missing from the print.
    const isOwn = line.cells.length > 1 || words[0]!.x === undefined
    if (skipped && Number(skipped[1]) > expected && Number(skipped[1]) <= expected + 3 && isOwn && words.length > 1) {
      notes.push({ number: Number(skipped[1]), words: words.slice(1), corrected: false })
      continue
    }
    const last = notes.at(-1)?.words
    if (!last) continue
    const goesOn = words[0]!.x !== undefined && isBroken(last.at(-1)?.text ?? '', words[0]!.text)
    last.push(...begunWith(words, goesOn ? 0 : 2))
  }
  notes.at(-1)?.words.push(...pending)
  return notes
}

/**
 * Cut from a page, a number of the stylesheets' list stands beside the middle line of its note: paragraphs without a number belong to the
 * number that follows them. It shows by a paragraph before the first number.
 */
function numbersBeside(lines: readonly Line[]): boolean {
  for (const line of lines) {
    const words = wordsOf(line)
    if (isConstant(lettersOfLine(line))) continue
    return !numbered.test(words[0]!.text) && lines.some((one) => names(wordsOf(one)[0] ?? words[0]!, 1) === 'yes')
  }
  return false
}
