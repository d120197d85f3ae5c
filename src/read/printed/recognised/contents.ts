import type { BaseForm } from '../../../model/form-catalogue.ts'
import { remarkWords } from '../closing/fields.ts'
import type { PrintedSignature } from '../closing/signatures.ts'
import type { Contents } from '../contents.ts'
import { headOf } from '../head/head.ts'
import { type Line, type Page, textOf, wholeLine, wordsOf } from '../pages/page.ts'
import type { Record } from '../record.ts'
import { ruledRows } from '../scanned/ruled-rows.ts'
import type { Sections } from '../sections.ts'
import { believed } from '../table/believed.ts'
import { withToldDirections } from '../table/directions.ts'
import { ownerLetters, ownersOf } from './form-owners.ts'
import { recognisedHead } from './head.ts'
import { withHolderNotes } from './holder-notes.ts'
import type { Rows } from './known-titles.ts'
import { holdersIn, withNamedHolders } from './named-holders.ts'
import { recognisedNotes } from './notes.ts'
import { phrasesOf } from './phrases.ts'
import { inOneLine, proseWords } from './prose.ts'
import { recognisedRows } from './rows.ts'
import { recognisedSignatures } from './signatures.ts'
import type { Signers } from './signers.ts'
import { signingDays } from './signing-days.ts'
import { soundTitle } from './sound-owners.ts'
import { withSoundTexts } from './sound-texts.ts'
import { recognisedTables } from './texts.ts'

/** The contents of a print whose text was recognised from its image: what the parts of the form say of each other mends them. */
export function recognisedContents(page: Page, sections: Sections, form: BaseForm, record: Record): Contents {
  const { published } = sections
  const rest = [...sections.notes, ...sections.remarks, ...sections.furtherOwners.flat(), ...sections.signatures]
  const boxed = recognisedHead(headOf(page, sections.head, form, published, false), sections.head, ownerLetters(sections), rest)
  const { owners, signers } = ownersOf(sections, boxed, page.lines, record)
  const head = { ...boxed, titles: soundTitle(boxed.titles, signers.lexicon) }
  const closing = closingOf(sections, { ...signers, days: signingDays(form, head.period) })
  const notes = recognisedNotes(closing.notes, published, signers.lexicon)
  const phrases = phrasesOf([...closing.notes, ...closing.remarks])
  const rowsIn = (lines: readonly Line[], numeral: 'I' | 'II', path: string) =>
    believed(ruledRows(lines, form, numeral, page.cells ?? []) ?? recognisedRows(lines, form, numeral, phrases), path, record)
  const read = [rowsIn(sections.tableI, 'I', 'nonDerivative'), rowsIn(sections.tableII, 'II', 'derivative')] as const
  const told = recognisedTables(read, notes, form, head.period)
  const holders = holdersIn([...notes.map((note) => textOf(note.words)), ...signers.owners.map((name) => name.join(' '))])
  const [tableI, tableII] = told.map((rows) =>
    withHolderNotes(withNamedHolders(withSoundTexts(rows, signers.lexicon), holders), notes),
  ) as [Rows, Rows]
  return {
    form,
    sections,
    broken: null,
    head,
    recognisedOwners: owners,
    tableI,
    tableII: withToldDirections(tableI, tableII),
    notes,
    remarks: remarkWords(closing.remarks),
    clipped: { ends: new Set(), texts: new Set() },
    signatures: closing.signatures,
  }
}

/** The signatures, and the lines of notes and remarks before them; remarks without stains and mended, as one line. */
function closingOf(
  { notes, remarks, signatures }: Sections,
  signers: Signers,
): { readonly notes: readonly Line[]; readonly remarks: readonly Line[]; readonly signatures: readonly PrintedSignature[] } {
  const own = signatures.length > 0
  const cut = recognisedSignatures(own ? signatures : remarks.length > 0 ? remarks : notes, own, signers)
  const isInRemarks = !own && remarks.length > 0
  const words = proseWords(inOneLine((isInRemarks ? cut.before : remarks).flatMap(wordsOf)))
  return {
    notes: own || isInRemarks ? notes : cut.before,
    remarks: words.length === 0 ? [] : [wholeLine(words)],
    signatures: cut.signatures,
  }
}
