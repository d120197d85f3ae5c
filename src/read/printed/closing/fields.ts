import type { OwnershipDocument } from '../../../model/document.ts'
import { without } from '../break-off.ts'
import { type Line, letters, lettersOfLine, textOf, type Word, withGap, wordsOf } from '../pages/page.ts'
import { isBroken } from '../placed/placing.ts'
import type { Record } from '../record.ts'
import { isSigned, noneOwned, type Part, type Sections } from '../sections.ts'
import { dateIn } from '../table/values.ts'
import { ways } from '../trust.ts'
import type { CutsWord } from './cut-at-edge.ts'
import { cutSignatures, type PrintedSignature, signaturesIn } from './signatures.ts'

/** What stands below the tables → fields of the document: remarks, signatures, and what the notes say about the whole form. */

/** The signatures, and the lines of notes and remarks before them. `broken`: the part that the print breaks off in. */
export function signaturesOf(
  sections: Sections,
  broken: Part | null,
): {
  before: { notes: readonly Line[]; remarks: readonly Line[] }
  signatures: readonly PrintedSignature[]
} {
  const { notes, remarks } = sections
  if (sections.signatures.length > 0) {
    // The label below a signature ends it.
    const isOpen = broken === 'signatures' && !isSigned(sections.signatures.at(-1)!)
    return { before: { notes, remarks }, signatures: without(signaturesIn(sections.signatures), isOpen) }
  }
  // Without the label below them nothing tells signatures from what stands before.
  const isOpen = broken === 'remarks' || broken === 'notes'
  if (remarks.length > 0) {
    const cut = cutSignatures(remarks)
    return { before: { notes, remarks: cut.before }, signatures: isOpen ? [] : cut.signatures }
  }
  const cut = cutSignatures(notes)
  return { before: { notes: cut.before, remarks }, signatures: isOpen ? [] : cut.signatures }
}

/** What says that no securities are owned; where rows say otherwise, they do. `null` where neither is printed. */
export function noSecurities(sections: Sections, rows: number, record: Record): boolean | null {
  const saysSo = (line: Line) => lettersOfLine(line).includes(noneOwned)
  // In a table a line that says more is one of its rows: the title of 0001209191-19-060249 is this very sentence.
  const isAlone = (line: Line) => lettersOfLine(line) === noneOwned
  const tables = [...sections.tableI, ...sections.tableII].filter(isAlone)
  for (const line of [...sections.notes, ...sections.remarks, ...sections.head].filter(saysSo).concat(tables)) {
    record.field('noSecuritiesOwned', wordsOf(line), 'stated')
    return true
  }
  if (rows === 0) return null
  record.field('noSecuritiesOwned', [], 'inferred', 0.99)
  return false
}

/** The words of the remarks; none where there is but punctuation. `cutsWord` tells whether a line's end stands inside a word. */
export function remarkWords(lines: readonly Line[], cutsWord: CutsWord = () => false): readonly Word[] {
  const words: Word[] = []
  for (const [first, ...rest] of lines.map(wordsOf)) {
    if (!first) continue
    const before = words.at(-1)
    const isCut = before !== undefined && cutsWord(before, first)
    const goesOn = first.x !== undefined && (isCut || isBroken(before?.text ?? '', first.text))
    words.push(goesOn ? withGap(first, 0) : first.gap === 0 ? withGap(first, 2) : first, ...rest)
  }
  return letters(textOf(words)) === '' ? [] : words
}

/** A signature as a field; one that is known to stand in the form and could not be read has an empty name. */
export function signatureOf(signature: PrintedSignature, at: number, record: Record): OwnershipDocument['signatures'][number] {
  const date = signature.date.length > 0 ? dateIn(signature.date[0]!.text) : null
  if (date)
    record.field(`signatures[${at}].date`, signature.date, date.corrected ? 'corrected' : 'stated', date.corrected ? ways.corrected : 1)
  const name = textOf(signature.name)
  if (name === '') {
    record.issue(
      'signature-not-read',
      'warning',
      `signatures[${at}].name`,
      'the signature of one of the reporting owners could not be read',
    )
    return { name, date: date?.value ?? null }
  }
  // A hyphen at the end of a line is lost in some conversions; the term itself is fixed.
  const whole = name.replace(/\battorney-infact\b/i, (term) => `${term.slice(0, -4)}-fact`)
  if (whole !== name) record.issue('value-corrected', 'note', `signatures[${at}].name`, `"${name}" read as "${whole}"`, signature.name)
  // Names one above the other may break, and only their wording tells where the next begins.
  const sureness = whole !== name ? ways.corrected : signature.name[0]?.x ? ways.joined : 1
  record.field(`signatures[${at}].name`, signature.name, whole === name ? 'stated' : 'corrected', sureness)
  return { name: whole, date: date?.value ?? null }
}

/** Every note of a valid filing is marked somewhere (specification v5.5, 3.5): one that is not shows a mark was missed. */
export function unmarkedNotes(document: OwnershipDocument, record: Record): void {
  document.footnotes.forEach((note, at) => {
    if (!record.marked.has(note.id))
      record.issue(
        'footnote-not-marked',
        'warning',
        `footnotes[${at}]`,
        `note ${note.id.slice(1)} is marked nowhere; a mark was not printed or not read`,
      )
  })
}
