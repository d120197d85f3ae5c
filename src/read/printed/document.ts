import { emptyDocument, type OwnershipDocument } from '../../model/document.ts'
import { type Clipped, proseField } from './closing/clipped.ts'
import { noSecurities, signatureOf, unmarkedNotes } from './closing/fields.ts'
import type { PrintedNote } from './closing/notes.ts'
import { planOf } from './closing/plan.ts'
import type { Contents } from './contents.ts'
import { dateField, flag, issuerOf, typeOf } from './head/fields.ts'
import { reportingOwners } from './head/owner-fields.ts'
import type { Page } from './pages/page.ts'
import { earliestDay } from './recognised/inference.ts'
import type { Record } from './record.ts'
import { documentRow, markedNotes, type Notes } from './table/document-rows.ts'
import { ways } from './trust.ts'

/** The contents of a print as a document; where each field stands, how sure it is and what could not be read go on record. */
export function documentOf(contents: Contents, page: Page, record: Record): OwnershipDocument {
  const { form, sections, broken, head, tableI, tableII, notes, remarks, clipped } = contents
  const rows = [...tableI, ...tableII]
  const marks: Notes = {
    ids: new Set(notes.map((note) => note.number)),
    marked: markedNotes(rows),
    whole: broken === null || (sections.explained && broken !== 'notes'),
  }
  const amended = dateField('dateOfOriginalSubmission', head.amended, record)
  const document: OwnershipDocument = {
    ...emptyDocument(typeField(contents, amended !== null, record)),
    periodOfReport:
      dateField('periodOfReport', head.period, record) ?? (page.layout === 'recognised' && form === '4' ? earliestDay(rows, record) : null),
    dateOfOriginalSubmission: amended,
    noSecuritiesOwned: form === '3' ? noSecurities(sections, rows.length, record) : null,
    notSubjectToSection16: form === '3' ? null : flag('notSubjectToSection16', head.exit, record),
    form3HoldingsReported: form === '5' ? flag('form3HoldingsReported', head.form3Holdings, record) : null,
    form4TransactionsReported: form === '5' ? flag('form4TransactionsReported', head.form4Transactions, record) : null,
    aff10b5One: planOf(head.plan, [...notes.map(({ words }) => words), remarks], record),
    issuer: issuerOf(head, record),
    reportingOwners: reportingOwners(page, contents, record),
    nonDerivative: tableI.map((row, at) => documentRow(row, form, 'I', `nonDerivative[${at}]`, marks, record)),
    derivative: tableII.map((row, at) => documentRow(row, form, 'II', `derivative[${at}]`, marks, record)),
    footnotes: notes.map((note, at) => footnoteOf(note, at, clipped, record)),
    remarks: remarks.length > 0 ? proseField('remarks', remarks, clipped, false, record) : null,
    signatures: contents.signatures.map((signature, at) => signatureOf(signature, at, record)),
  }
  unmarkedNotes(document, record)
  return document
}

/** An amendment is told by the title, or in the stylesheets by its box alone: either may have stood where the print breaks off. */
function typeField({ form, sections, broken }: Contents, amends: boolean, record: Record): OwnershipDocument['documentType'] {
  const type = typeOf(form, sections.head, amends)
  const sureness = type.stated && (broken !== 'head' || amends) ? 1 : ways.wholeLater
  record.field('documentType', type.words, type.stated && sureness === 1 ? 'stated' : 'inferred', sureness)
  return type.value
}

const footnoteOf = (note: PrintedNote, at: number, clipped: Clipped, record: Record): OwnershipDocument['footnotes'][number] => ({
  id: `F${note.number}`,
  text: proseField(`footnotes[${at}].text`, note.words, clipped, note.corrected, record),
})
