import { numbered } from './notes.ts'
import { type Line, letters, lettersOf, lettersOfLine, type Word, wordsOf } from './page.ts'
import { breaksAfter } from './placing.ts'

/** Signatures at the end of a form: a name and the date beside it. */

export interface PrintedSignature {
  readonly name: readonly Word[]
  readonly date: readonly Word[]
}

const isSignatureLabel = (line: Line) => lettersOfLine(line).includes('signatureofreporting')

const labelWords = new Set(['', 'date', 'signature', 'of', 'reporting', 'person'])

/** The words without the label "** Signature of Reporting Person   Date" that a line may hold too. */
function withoutLabel(words: readonly Word[]): Word[] {
  if (!lettersOf(words).includes('signatureofreporting')) return words.filter((word) => !/^[_*]+$/.test(word.text))
  const start = words.findIndex((word) => letters(word.text) === 'signature')
  return words.filter((word, at) => !(labelWords.has(letters(word.text)) && at >= start - 2 && at <= start + 4))
}

const isDay = (word: Word) => /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(word.text)

/** Signatures of lines that hold nothing else; a name may break over lines until its date or its label comes. */
export function signaturesIn(lines: readonly Line[]): PrintedSignature[] {
  const signatures: PrintedSignature[] = []
  let pending: Word[] = []
  const finish = () => {
    const date = pending.findLastIndex(isDay)
    const name = pending.filter((_, at) => at !== date)
    if (name.length > 0) signatures.push({ name, date: date >= 0 ? [pending[date]!] : [] })
    pending = []
  }
  for (const line of lines) {
    const words = withoutLabel(wordsOf(line))
    if (isSignatureLabel(line) && pending.length > 0) finish()
    const goesOn = words[0]?.x !== undefined && breaksAfter.test(pending.at(-1)?.text ?? '')
    pending.push(
      ...words.map((word, at) => (at === 0 && pending.length > 0 && word.gap === 0 && !goesOn ? { ...word, gap: 1 as const } : word)),
    )
    if (pending.some(isDay) && pending.length > 1) finish()
  }
  finish()
  return signatures
}

/** Whether a line is a signature: it ends with its date, or holds one beside a conformed signature. */
function isSigned(words: readonly Word[]): boolean {
  if (words.length === 0 || words.length > 70 || numbered.test(words[0]!.text)) return false
  if (/^\d{2}\/\d{2}\/\d{4}$/.test(words.at(-1)!.text)) return true
  return words.some(isDay) && words.some((word) => /^\/?s\/$|^\/s\//i.test(word.text))
}

/**
 * On the web page signatures follow the remarks, or the notes, without a heading: the lines just before "Signature of Reporting Person"
 * that hold a date. What stands before them stays where it was.
 */
export function cutSignatures(lines: readonly Line[]): {
  readonly before: readonly Line[]
  readonly signatures: readonly PrintedSignature[]
} {
  const label = lines.findIndex(isSignatureLabel)
  let end = label < 0 ? lines.length : withoutLabel(wordsOf(lines[label]!)).length > 0 ? label + 1 : label
  // Where the file breaks off inside the label, its stars are left.
  while (label < 0 && end > 0 && /^\*/.test(wordsOf(lines[end - 1]!)[0]?.text ?? '')) end--
  let start = end
  while (start > 0) {
    const line = lines[start - 1]!
    const words = withoutLabel(wordsOf(line))
    if (!isSigned(words)) break
    // Where the signatures stand in cells, a paragraph that ends with a date is none.
    if (start < end && line.cells.length === 1 && lines[start]!.cells.length > 1) break
    // A date by itself belongs to the name in the line before.
    start -= words.length === 1 && start > 1 ? 2 : 1
  }
  if (label < 0 && start === end) return { before: lines, signatures: [] }
  return { before: lines.slice(0, start), signatures: signaturesIn(lines.slice(start, end)) }
}
