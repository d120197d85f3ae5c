import { begunWith, type Line, letters, lettersOf, lettersOfLine, type Word, withGap, wordsOf } from '../pages/page.ts'
import { breaksAfter } from '../placed/placing.ts'
import { isSignatureLabel } from '../sections.ts'
import { numbered } from './notes.ts'

/** Signatures at the end of a form: a name and the date beside it. */

export interface PrintedSignature {
  readonly name: readonly Word[]
  readonly date: readonly Word[]
}

const isLabel = (line: Line) => isSignatureLabel(lettersOfLine(line)) || lettersOfLine(line).includes('signatureofreporting')

/** The words of the label, and the last of them as a print may break off in it. */
const labelWords = new Set(['', 'd', 'da', 'dat', 'date', 'signature', 'of', 'reporting', 'person'])

/** The words without the label "** Signature of Reporting Person   Date" that a line may hold too. */
function withoutLabel(words: readonly Word[]): Word[] {
  if (!lettersOf(words).includes('signatureof')) return words.filter((word) => !isRule(word))
  const start = words.findIndex((word) => letters(word.text) === 'signature')
  return words.filter((word, at) => !(labelWords.has(letters(word.text)) && at >= start - 2 && at <= start + 4))
}

/** The line under a name, or the stars of its label. */
const isRule = ({ text }: Word) => '_*'.includes(text[0]!) && /^[_*]+$/.test(text)

const isDay = ({ text }: Word) => text.includes('/') && /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text)

/** Signatures of lines that hold nothing else; a name may break over lines until its date or its label comes. */
export function signaturesIn(lines: readonly Line[]): PrintedSignature[] {
  const signatures: PrintedSignature[] = []
  let pending: Word[] = []
  const finish = () => {
    const date = pending.findLastIndex(isDay)
    // What follows the date goes on with a name that broke there.
    const before = date > 0 ? pending[date - 1]! : undefined
    const broken = before !== undefined && before.x === undefined && breaksAfter.test(before.text)
    const name = pending.filter((_, at) => at !== date)
    if (broken && name.length > date) name[date] = withGap(name[date]!, 0)
    if (name.length > 0) signatures.push({ name, date: date >= 0 ? [pending[date]!] : [] })
    pending = []
  }
  for (const line of lines) {
    // Where each cell has a line of its own, so has the second part of the label.
    const words = lettersOfLine(line) === 'date' ? [] : withoutLabel(wordsOf(line))
    if (isLabel(line) && pending.length > 0) finish()
    const last = signatures.at(-1)
    if (last && pending.length === 0 && endsSignature(line, lines[lines.indexOf(line) - 1])) {
      signatures[signatures.length - 1] = {
        ...last,
        name: [...last.name, ...begunWith(words, 1)],
      }
      continue
    }
    const goesOn = words[0]?.x !== undefined && breaksAfter.test(pending.at(-1)?.text ?? '')
    pending.push(...words.map((word, at) => (at === 0 && pending.length > 0 && word.gap === 0 && !goesOn ? withGap(word, 1) : word)))
    if (pending.some(isDay) && pending.length > 1) finish()
  }
  finish()
  return signatures
}

/** Words of sentences, of which a signature has hardly any. */
const sentenceWords = /^(?:the|was|were|is|are|been|that|which|this|these|on|in|to)$/i

/** Whether a paragraph is a name with one date amid it, as a page of narrow boxes gives it, and no sentence. */
function isNameAroundDate(line: Line, words: readonly Word[]): boolean {
  if (line.table !== null || line.cells.length !== 1 || words[0]!.x !== undefined) return false
  const days = words.filter(isDay)
  return days.length === 1 && /^\d{2}\/\d{2}\//.test(days[0]!.text) && words.filter((word) => sentenceWords.test(word.text)).length < 2
}

/** Whether a line is a signature: it ends with its date, or holds one beside a conformed signature. */
function isSigned(words: readonly Word[], line: Line): boolean {
  if (words.length === 0 || words.length > 70 || numbered.test(words[0]!.text)) return false
  if (/^\d{2}\/\d{2}\/\d{4}$/.test(words.at(-1)!.text)) return true
  return (words.some(isDay) && words.some((word) => /^\/?s\/$|^\/s\//i.test(word.text))) || isNameAroundDate(line, words)
}

/** Whether a paragraph goes on with the signature before it, which a page's end cut: it has no date. */
const endsSignature = (line: Line, before: Line | undefined): boolean => {
  const words = wordsOf(line)
  if (!before || line.table !== null || before.table !== null || words.length > 60 || words[0]?.x !== undefined || words.some(isDay))
    return false
  const signed = withoutLabel(wordsOf(before))
  return (
    signed.length > 0 &&
    isSigned(signed, before) &&
    !isDay(signed.at(-1)!) &&
    words.filter((word) => sentenceWords.test(word.text)).length < 2
  )
}

const lineNumber = (line: Line | undefined): number | undefined => line?.cells[0]?.words[0]?.line

/** Where lines are numbered, long signatures go over several: all that stands below the blank before them. */
function afterBlank(lines: readonly Line[], start: number, end: number): number {
  let at = start
  while (at > 0 && at < end) {
    const [above, here] = [lineNumber(lines[at - 1]), lineNumber(lines[at])]
    if (above === undefined || here === undefined) return start
    // Signatures that stand in columns of their own are told from paragraphs already.
    if (lines[at - 1]!.table !== lines[start]!.table) return at
    if (here - above > 1.6) return at
    at--
  }
  return start
}

/**
 * On the web page signatures follow the remarks, or the notes, without a heading: the lines just before "Signature of Reporting Person"
 * that hold a date. What stands before them stays where it was.
 */
export function cutSignatures(lines: readonly Line[]): {
  readonly before: readonly Line[]
  readonly signatures: readonly PrintedSignature[]
} {
  const label = lines.findIndex(isLabel)
  let end = label < 0 ? lines.length : withoutLabel(wordsOf(lines[label]!)).length > 0 ? label + 1 : label
  // Where the file breaks off inside the label, its stars are left.
  while (label < 0 && end > 0 && /^\*/.test(wordsOf(lines[end - 1]!)[0]?.text ?? '')) end--
  let start = end
  while (start > 0) {
    const line = lines[start - 1]!
    const words = withoutLabel(wordsOf(line))
    if (!isSigned(words, line)) {
      if (!endsSignature(line, lines[start - 2])) break
      start--
      continue
    }
    // Where the signatures stand in cells, a paragraph that ends with a date is none.
    if (start < end && line.cells.length === 1 && lines[start]!.cells.length > 1) break
    // A date by itself belongs to the name in the line before.
    start -= words.length === 1 && start > 1 ? 2 : 1
  }
  if (label < 0 && start === end) return { before: lines, signatures: [] }
  start = afterBlank(lines, start, end)
  return { before: lines.slice(0, start), signatures: signaturesIn(lines.slice(start, end)) }
}
