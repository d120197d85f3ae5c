import { type Line, lettersOf, textOf, type Word, wordsOf } from './page.ts'
import { breaksAfter } from './placing.ts'
import { isConstant } from './sections.ts'
import { dateIn } from './values.ts'

/** Explanations, remarks and signatures below the tables. */

export interface PrintedNote {
  readonly number: number
  readonly words: readonly Word[]
  /** Its number was damaged and is known by its place in the list. */
  readonly corrected: boolean
}

/** `(3)`, `3.`, `(3).` at the start of a note. */
const numbered = /^[([{]?(\d{1,2})[)\]}.]{1,2}$/

/** Whether a word names note `expected`, surely or with damage. */
function names(word: Word, expected: number): 'yes' | 'damaged' | 'no' {
  const match = numbered.exec(word.text)
  if (match) return Number(match[1]) === expected ? 'yes' : 'no'
  return /^[([{].{1,2}[)\]}]$/.test(word.text) && word.text.length <= 4 ? 'damaged' : 'no'
}

/** The notes of the list, numbered in a row from 1; a line that names the next number begins the next note. */
export function notesIn(lines: readonly Line[]): PrintedNote[] {
  const notes: { number: number; words: Word[]; corrected: boolean }[] = []
  for (const line of lines) {
    const words = wordsOf(line)
    if (words.length === 0) continue
    if (/^\*+$/.test(words[0]!.text) || (isConstant(lettersOf(words)) && words.length < 60)) continue
    const expected = (notes.at(-1)?.number ?? 0) + 1
    const head = names(words[0]!, expected)
    if (head === 'yes') {
      notes.push({ number: expected, words: words.slice(1), corrected: false })
      continue
    }
    const skipped = numbered.exec(words[0]!.text)
    if (skipped && Number(skipped[1]) > expected && Number(skipped[1]) <= expected + 3 && line.cells.length > 1) {
      notes.push({ number: Number(skipped[1]), words: words.slice(1), corrected: false })
      continue
    }
    const last = notes.at(-1)?.words
    if (!last) continue
    const goesOn = words[0]!.x !== undefined && breaksAfter.test(last.at(-1)?.text ?? '')
    last.push({ ...words[0]!, gap: goesOn ? 0 : 2 }, ...words.slice(1))
  }
  return notes
}

export interface PrintedSignature {
  readonly name: readonly Word[]
  readonly date: readonly Word[]
}

const isSignatureLabel = (line: Line) => lettersOf(wordsOf(line)).includes('signatureofreportingperson')

/** Signatures of the stylesheets' own section: a pair of name and date, then its label. */
export function signaturesIn(lines: readonly Line[]): PrintedSignature[] {
  const signatures: PrintedSignature[] = []
  let pending: Word[] = []
  for (const line of lines) {
    const words = wordsOf(line)
    if (isSignatureLabel(line) || /^\*{1,2}$/.test(textOf(words))) {
      const left = part(pending)
      if (left) signatures.push(left)
      pending = []
      continue
    }
    pending.push(...words)
    const done = part(pending)
    if (done && done.date.length > 0) {
      signatures.push(done)
      pending = []
    }
  }
  const left = part(pending)
  if (left) signatures.push(left)
  return signatures.filter((one) => one.name.length > 0)
}

/** Name and date of one signature; the date ends it. */
function part(words: readonly Word[]): PrintedSignature | null {
  const kept = words.filter((word) => !/^[_*]+$/.test(word.text))
  if (kept.length === 0) return null
  const last = kept.at(-1)!
  return dateIn(last.text) ? { name: kept.slice(0, -1), date: [last] } : { name: kept, date: [] }
}

/**
 * On the web page signatures follow the remarks, or the notes, without a heading: the lines just before "Signature of Reporting Person"
 * that end with a date. What stands before them stays where it was.
 */
export function cutSignatures(lines: readonly Line[]): {
  readonly before: readonly Line[]
  readonly signatures: readonly PrintedSignature[]
} {
  const label = lines.findIndex(isSignatureLabel)
  const end = label < 0 ? lines.length : label
  let start = end
  while (start > 0) {
    const words = wordsOf(lines[start - 1]!)
    const dated = words.length > 0 && /^\d{2}\/\d{2}\/\d{4}$/.test(words.at(-1)!.text)
    if (!dated || numbered.test(words[0]!.text)) break
    // Where the signatures stand in cells, a paragraph that ends with a date is none.
    if (start < end && lines[start - 1]!.cells.length === 1 && lines[start]!.cells.length > 1) break
    // A date by itself belongs to the name in the line before.
    start -= words.length === 1 && start > 1 ? 2 : 1
  }
  if (label < 0 && start === end) return { before: lines, signatures: [] }
  return { before: lines.slice(0, start), signatures: signaturesIn(lines.slice(start, end)) }
}
