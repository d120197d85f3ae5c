import { emptyDocument, type OwnershipDocument } from '../../model/document.ts'
import type { Format, Reading } from '../../model/reading.ts'
import { readOlderPage } from '../ascii/ascii-form.ts'
import { isOlderHead } from '../ascii/older-page.ts'
import { brokenPart, isPublished, tellBreak, without } from './break-off.ts'
import { type Clipped, cutEnds, cutTexts, proseField } from './closing/clipped.ts'
import { noSecurities, remarkWords, signatureOf, signaturesOf, unmarkedNotes, wordsCutAtEdge } from './closing/fields.ts'
import { notesIn, withWholeRule } from './closing/notes.ts'
import { planOf } from './closing/plan.ts'
import { alignWords, flowSections } from './flow/parts.ts'
import { dateField, flag, issuerOf, typeOf } from './head/fields.ts'
import { headOf } from './head/head.ts'
import { ownerLetters, recognisedOwners, reportingOwners } from './head/owner-fields.ts'
import { fixedWidthPage } from './pages/fixed-width-page.ts'
import { htmlPage } from './pages/html-page.ts'
import { type Line, type Page, readLetters, type Word } from './pages/page.ts'
import { markdownPage, tabbedPage } from './pages/piped-page.ts'
import { withPlainSigns } from './pages/plain-signs.ts'
import { isRuled, ruledPage } from './pages/ruled-page.ts'
import { withoutRunningLines } from './pages/running-lines.ts'
import { placedSections } from './placed/parts.ts'
import { formatOf, formOf, type PrintFormat, unreadable } from './recognise.ts'
import { recognisedHead } from './recognised/head.ts'
import { earliestDay } from './recognised/inference.ts'
import { recognisedNotes } from './recognised/notes.ts'
import { phrasesOf } from './recognised/phrases.ts'
import { recognisedRows } from './recognised/rows.ts'
import { recognisedTables } from './recognised/texts.ts'
import { recognisedShare } from './recognised/trust.ts'
import { Record } from './record.ts'
import { ruledRows } from './scanned/ruled-rows.ts'
import { sectionsOf } from './sections.ts'
import { firstLines, rangesOf, splitPage } from './several-prints.ts'
import { withToldDirections } from './table/directions.ts'
import { documentRow, markedNotes, type Notes } from './table/document-rows.ts'
import { type PrintedRow, rowsOf } from './table/rows.ts'
import { trustOf, ways } from './trust.ts'

/** Prints of Forms 3, 4 and 5 in any text form → readings: the document, where each field stands, and what could not be read. */

const formats: { readonly [format in PrintFormat]: Format } = { html: 'html', markdown: 'markdown', tabbed: 'text', text: 'text' }

/** Reads every form printed in a text, each by itself. Throws `UnreadableError` when there is none. */
export function readPrint(text: string, format: PrintFormat = formatOf(text)): Reading[] {
  const page = pageOf(text, format)
  const first = firstLines(page)
  const ranges = rangesOf(text, page, first, format)
  if (ranges.length === 1) return readForms(text, splitPage(page, first), formats[format])
  const readings = ranges.flatMap(([from, to]) => readPart(text.slice(from, to)).map((reading) => movedBy(reading, from)))
  if (readings.length === 0) throw unreadable(text)
  return readings
}

/** Where each print of a text begins and ends, in UTF-16 units. */
export function printsIn(text: string): readonly (readonly [from: number, to: number])[] {
  const format = formatOf(text)
  const page = pageOf(text, format)
  return rangesOf(text, page, firstLines(page), format)
}

/** What one print of a text gives: what it would give in a text of its own. */
function readPart(text: string): Reading[] {
  const format = formatOf(text)
  const reading = readPage(text, pageOf(text, format), formats[format])
  return reading === null ? [] : [reading]
}

/** A reading whose spans refer to the text that its print is part of. */
const movedBy = (reading: Reading, from: number): Reading => ({
  ...reading,
  evidence: reading.evidence.map((one) => (one.span ? { ...one, span: [one.span[0] + from, one.span[1] + from] } : one)),
})

/** Reads every form of a page whose words refer to `text`. Throws `UnreadableError` when there is none. */
export function readPages(text: string, page: Page, format: Format): Reading[] {
  const plain = withLetters(page, text)
  return readForms(text, splitPage(plain, firstLines(plain)), format)
}

/** Reads pages of one form each. */
function readForms(text: string, pages: readonly Page[], format: Format): Reading[] {
  const readings = pages.map((one) => readPage(text, one, format))
  const found = readings.filter((reading) => reading !== null)
  if (found.length === 0) throw unreadable(text)
  return found
}

function pageOf(text: string, format: PrintFormat): Page {
  return withLetters(pageIn(text, format), text)
}

/** A page without what is printed around it, whose letters are known and plain. */
function withLetters(page: Page, text: string): Page {
  const lines = withoutRunningLines(withPlainSigns(page.lines, text))
  readLetters(lines)
  return lines === page.lines ? page : { ...page, lines }
}

function pageIn(text: string, format: PrintFormat): Page {
  if (format === 'html') return htmlPage(text)
  if (format === 'markdown') return markdownPage(text)
  if (format === 'tabbed') return tabbedPage(text)
  return isRuled(text) ? ruledPage(text) : fixedWidthPage(text)
}

/** Reads one form, or `null` when the page holds none. */
export function readPage(source: string, page: Page, format: Format): Reading | null {
  const parts = sectionsOf(page.lines, page.layout === 'recognised')
  if (isOlderHead(parts.head)) return readOlderPage(source, page, format, 0, null)
  const form = formOf(parts.head)
  if (form === null) return null
  const ruled = page.cells ?? []
  const broken = page.layout === 'recognised' ? null : brokenPart(parts)
  const cut = broken === null ? parts : { ...parts, published: isPublished(parts, form) }
  const sections = page.layout === 'placed' ? placedSections(cut, form, ruled) : page.layout === 'flow' ? flowSections(cut) : cut
  const record = new Record(source, trustOf(page), page.layout === 'recognised' ? recognisedShare(sections.published) : null)
  tellBreak(broken, record)
  const labelled = headOf(page, without(sections.head, broken === 'head'), form, sections.published, broken === 'head')
  const head =
    page.layout === 'recognised'
      ? recognisedHead(labelled, sections.head, ownerLetters(sections), [
          ...sections.notes,
          ...sections.remarks,
          ...sections.furtherOwners.flat(),
          ...sections.signatures,
        ])
      : labelled
  const owners = page.layout === 'recognised' ? recognisedOwners(sections, head, page.lines) : null
  const { before, signatures } = signaturesOf(sections, owners?.signers ?? null, broken)
  const isConverted = page.layout === 'grid' && page.damage > 0
  const whole = (words: readonly Word[]) => (isConverted ? withWholeRule(words) : words)
  const notes = owners
    ? recognisedNotes(before.notes, sections.published, owners.signers.lexicon)
    : without(notesIn(before.notes), broken === 'notes').map((note) => ({ ...note, words: whole(note.words) }))
  const remarks =
    broken === 'remarks'
      ? []
      : whole(remarkWords(before.remarks, page.layout === 'flow' && sections.published ? wordsCutAtEdge(page.lines) : undefined))
  const prose = [...notes.map((note) => note.words), remarks]
  // The web page wraps its notes to the paper; the stylesheets' are as wide as the tables above them.
  const clipped: Clipped = {
    ends: cutEnds(page.layout === 'placed' && sections.published ? [notes.map((note) => note.words), [remarks]] : []),
    texts: isConverted && sections.published ? cutTexts(prose) : new Set(),
  }
  const inOrder = page.layout === 'flow' ? alignWords : null
  const phrases = page.layout === 'recognised' ? phrasesOf([...before.notes, ...before.remarks]) : null
  const rowsIn = (lines: readonly Line[], table: 'I' | 'II') =>
    phrases ? recognisedRows(lines, form, table, phrases) : rowsOf(lines, form, table, inOrder)
  const read = [
    believed(
      without(ruledRows(cut.tableI, form, 'I', ruled) ?? rowsIn(sections.tableI, 'I'), broken === 'tableI'),
      'nonDerivative',
      record,
    ),
    believed(
      without(ruledRows(cut.tableII, form, 'II', ruled) ?? rowsIn(sections.tableII, 'II'), broken === 'tableII'),
      'derivative',
      record,
    ),
  ] as const
  const [rowsI, inTableII] = page.layout === 'recognised' ? recognisedTables(read, notes, form, head.period) : read
  const rowsII = withToldDirections(rowsI, inTableII)
  const known: Notes = {
    ids: new Set(notes.map((note) => note.number)),
    marked: markedNotes([...rowsI, ...rowsII]),
    whole: broken === null || (cut.explained && broken !== 'notes'),
  }
  const amended = dateField('dateOfOriginalSubmission', head.amended, record)
  const type = typeOf(form, sections.head, amended !== null)
  // The stylesheets tell an amendment by its box alone, which may have stood where the print breaks off.
  const sureness = broken === 'head' && amended === null ? ways.wholeLater : type.stated ? 1 : 0.99
  record.field('documentType', type.words, type.stated && sureness === 1 ? 'stated' : 'inferred', sureness)
  const document: OwnershipDocument = {
    ...emptyDocument(type.value),
    periodOfReport:
      dateField('periodOfReport', head.period, record) ??
      (page.layout === 'recognised' && form === '4' ? earliestDay([...rowsI, ...rowsII], record) : null),
    dateOfOriginalSubmission: amended,
    noSecuritiesOwned: form === '3' ? noSecurities(sections, rowsI.length + rowsII.length, record) : null,
    notSubjectToSection16: form === '3' ? null : flag('notSubjectToSection16', head.exit, record),
    form3HoldingsReported: form === '5' ? flag('form3HoldingsReported', head.form3Holdings, record) : null,
    form4TransactionsReported: form === '5' ? flag('form4TransactionsReported', head.form4Transactions, record) : null,
    aff10b5One: planOf(head.plan, prose, record),
    issuer: issuerOf(head, record),
    reportingOwners: reportingOwners(page, head, sections, owners?.owners ?? null, broken, form, record),
    nonDerivative: rowsI.map((row, at) => documentRow(row, form, 'I', `nonDerivative[${at}]`, known, record)),
    derivative: rowsII.map((row, at) => documentRow(row, form, 'II', `derivative[${at}]`, known, record)),
    footnotes: notes.map((note, at) => ({
      id: `F${note.number}`,
      text: proseField(`footnotes[${at}].text`, note.words, clipped, note.corrected, record),
    })),
    remarks: remarks.length > 0 ? proseField('remarks', remarks, clipped, false, record) : null,
    signatures: signatures.map((signature, at) => signatureOf(signature, at, record)),
  }
  unmarkedNotes(document, record)
  return { format, document, issues: record.issues, evidence: record.evidence, submission: null }
}

/** What a line of recognised text must have one of besides its title to be a row. */
const carries = ['transactionDate', 'directOrIndirect', 'ownedFollowing', 'expirationDate', 'underlyingAmount']

/** Rows that make sense; of the others an issue says that there was one. */
function believed(rows: readonly PrintedRow[], table: string, record: Record): PrintedRow[] {
  return rows.filter((row) => {
    const words = (field: string) => row.boxes.find((box) => box.column.field === field)?.words ?? []
    // A line of recognised text keeps its place among the rows: what cannot be told of it stays unknown.
    const carried = row.lost !== undefined || carries.some((field) => words(field).length > 0)
    // A line of several figures is a row, though its title be lost.
    const told =
      words('securityTitle').length > 0 || row.boxes.filter((box) => box.column.kind !== 'text' && box.words.length > 0).length > 2
    const kept = row.recognised === true && told && carried
    const sound = kept || row.aligned || (row.misfit < 9 && words('directOrIndirect').length > 0 && words('securityTitle').length > 0)
    if (!sound) {
      record.issue(
        'row-not-read',
        'error',
        table,
        'a line of the table is too damaged to tell its columns apart',
        row.boxes.flatMap((box) => box.words as Word[]),
      )
    }
    return sound
  })
}
