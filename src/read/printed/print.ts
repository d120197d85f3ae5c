import {
  type DocumentType,
  emptyAddress,
  emptyDocument,
  emptyRelationship,
  type OwnershipDocument,
  type ReportingOwner,
} from '../../model/document.ts'
import type { BaseForm } from '../../model/form-catalogue.ts'
import type { Format, Reading } from '../../model/reading.ts'
import { fixedWidthPage } from './fixed-width-page.ts'
import { flowOfLines } from './flow.ts'
import { alignWords, flowSections } from './flow-parts.ts'
import { type Head, headOf, ownerIn, type Tick } from './head.ts'
import { htmlPage } from './html-page.ts'
import { notesIn, recognisedNotes } from './notes.ts'
import { type OwnerRow, ownerFromRow, ownerRows, partedBy } from './owner-table.ts'
import { addressOf, type OwnerWords, ownerOf } from './owners.ts'
import { type Line, letters, lettersOf, type Page, textOf, type Word, wordsOf } from './page.ts'
import { markdownPage, tabbedPage } from './piped-page.ts'
import { placedSections } from './placed-parts.ts'
import { formatOf, formOf, type PrintFormat, unreadable } from './recognise.ts'
import { ownerInBox, ownersInTable, recognisedHead } from './recognised-head.ts'
import { recognisedRows } from './recognised-rows.ts'
import { recognisedSignatures } from './recognised-signatures.ts'
import { straightened } from './recognised-values.ts'
import { Record } from './record.ts'
import { type PrintedRow, rowsOf } from './rows.ts'
import { type Sections, sectionsOf } from './sections.ts'
import { cutSignatures, type PrintedSignature, signaturesIn } from './signatures.ts'
import { documentRow, markedNotes, type Notes } from './table-rows.ts'
import { trustOf, ways } from './trust.ts'
import { dateIn } from './values.ts'

/** Prints of Forms 3, 4 and 5 in any text form → readings: the document, where each field stands, and what could not be read. */

const formats: { readonly [format in PrintFormat]: Format } = { html: 'html', markdown: 'markdown', tabbed: 'text', text: 'text' }

/** Reads every form printed in a text. Throws `UnreadableError` when none is. */
export function readPrint(text: string, format: PrintFormat = formatOf(text)): Reading[] {
  return readPages(text, pageOf(text, format), formats[format])
}

/** Reads every form of a page whose words refer to `text`. Throws `UnreadableError` when there is none. */
export function readPages(text: string, page: Page, format: Format): Reading[] {
  const readings = splitPage(page).map((one) => readPage(text, one, format))
  const found = readings.filter((reading) => reading !== null)
  if (found.length === 0) throw unreadable(text)
  return found
}

function pageOf(text: string, format: PrintFormat): Page {
  if (format === 'html') return htmlPage(text)
  if (format === 'markdown') return markdownPage(text)
  return format === 'tabbed' ? tabbedPage(text) : fixedWidthPage(text)
}

/** Several forms in one text begin anew at each box 1 with a title before it. */
function splitPage(page: Page): Page[] {
  const starts: number[] = []
  let title = -1
  page.lines.forEach((line, at) => {
    const text = lettersOf(wordsOf(line))
    if (/statementof(?:changesin)?beneficialownership/.test(text) && text.length < 1500) title = title < 0 ? at : title
    if (text.includes('nameandaddressofreportingperson') && title >= 0) {
      starts.push(title)
      title = -1
    }
  })
  if (starts.length < 2) return [page]
  // The words "FORM 4" stand above the title, after the closing lines of the form before.
  const from = starts.map((start, index) => {
    if (index === 0) return 0
    let at = start
    while (at > starts[index - 1]! && !/personswho|ombnumber$|reportingpersondate$/.test(lettersOf(wordsOf(page.lines[at - 1]!)))) at--
    return at > starts[index - 1]! ? at : start
  })
  return from.map((start, index) => ({ ...page, lines: page.lines.slice(start, from[index + 1] ?? page.lines.length) }))
}

/** Reads one form, or `null` when the page holds none. */
export function readPage(source: string, page: Page, format: Format): Reading | null {
  const cut = sectionsOf(page.lines, page.layout === 'recognised')
  const form = formOf(flowOfLines(cut.head))
  if (form === null) return null
  const sections = page.layout === 'placed' ? placedSections(cut, form) : page.layout === 'flow' ? flowSections(cut) : cut
  const record = new Record(source, trustOf(page))
  const labelled = headOf(page, sections.head, form, sections.published)
  const head = page.layout === 'recognised' ? recognisedHead(labelled, sections.head) : labelled
  const { before, signatures } = signaturesOf(sections, page.layout === 'recognised')
  const notes = page.layout === 'recognised' ? recognisedNotes(before.notes) : notesIn(before.notes)
  const inOrder = page.layout === 'flow' ? alignWords : null
  const rowsIn = (lines: readonly Line[], table: 'I' | 'II') =>
    page.layout === 'recognised' ? recognisedRows(lines, form, table) : rowsOf(lines, form, table, inOrder)
  const rowsI = believed(rowsIn(sections.tableI, 'I'), 'nonDerivative', record)
  const rowsII = believed(rowsIn(sections.tableII, 'II'), 'derivative', record)
  const known: Notes = { ids: new Set(notes.map((note) => note.number)), marked: markedNotes([...rowsI, ...rowsII]) }
  const amended = dateField('dateOfOriginalSubmission', head.amended, record)
  const type = typeOf(form, sections.head, amended !== null)
  record.field('documentType', type.words, type.stated ? 'stated' : 'inferred', type.stated ? 1 : 0.99)
  const document: OwnershipDocument = {
    ...emptyDocument(type.value),
    periodOfReport: dateField('periodOfReport', head.period, record),
    dateOfOriginalSubmission: amended,
    noSecuritiesOwned: form === '3' ? noSecurities(sections, rowsI.length + rowsII.length, record) : null,
    notSubjectToSection16: form === '3' ? null : flag('notSubjectToSection16', head.exit, record),
    form3HoldingsReported: form === '5' ? flag('form3HoldingsReported', head.form3Holdings, record) : null,
    form4TransactionsReported: form === '5' ? flag('form4TransactionsReported', head.form4Transactions, record) : null,
    aff10b5One: head.plan.words.length > 0 ? flag('aff10b5One', head.plan, record) : null,
    issuer: issuerOf(head, record),
    reportingOwners: reportingOwners(page, head, sections, record),
    nonDerivative: rowsI.map((row, at) => documentRow(row, form, 'I', `nonDerivative[${at}]`, known, record)),
    derivative: rowsII.map((row, at) => documentRow(row, form, 'II', `derivative[${at}]`, known, record)),
    footnotes: notes.map((note, at) => {
      record.field(`footnotes[${at}].text`, note.words, note.corrected ? 'corrected' : 'stated', note.corrected ? ways.corrected : 1)
      return { id: `F${note.number}`, text: textOf(note.words) }
    }),
    remarks: remarksOf(before.remarks, record),
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
    const kept = row.recognised === true && words('securityTitle').length > 0 && carries.some((field) => words(field).length > 0)
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

function signaturesOf(
  sections: Sections,
  recognised: boolean,
): {
  before: { notes: readonly Line[]; remarks: readonly Line[] }
  signatures: readonly PrintedSignature[]
} {
  const { notes, remarks } = sections
  if (recognised) {
    const own = sections.signatures.length > 0
    const cut = recognisedSignatures(own ? sections.signatures : remarks.length > 0 ? remarks : notes, own)
    const before = own ? { notes, remarks } : remarks.length > 0 ? { notes, remarks: cut.before } : { notes: cut.before, remarks }
    return { before: { notes: before.notes, remarks: before.remarks.map(straight) }, signatures: cut.signatures }
  }
  if (sections.signatures.length > 0) return { before: { notes, remarks }, signatures: signaturesIn(sections.signatures) }
  if (remarks.length > 0) {
    const cut = cutSignatures(remarks)
    return { before: { notes, remarks: cut.before }, signatures: cut.signatures }
  }
  const cut = cutSignatures(notes)
  return { before: { notes: cut.before, remarks }, signatures: cut.signatures }
}

const straight = (line: Line): Line => ({
  ...line,
  cells: line.cells.map((cell) => ({ ...cell, words: cell.words.map(straightened) })),
})

function typeOf(form: BaseForm, head: readonly Line[], amended: boolean): { value: DocumentType; words: readonly Word[]; stated: boolean } {
  const words = head.flatMap(wordsOf)
  const at = words.findIndex(
    (word, index) => /^form$/i.test(word.text) && new RegExp(`^${form}(?:/A)?$`, 'i').test(words[index + 1]?.text ?? ''),
  )
  const stated = at >= 0 ? words.slice(at, at + 2) : []
  const amendment = amended || /\/A$/i.test(stated[1]?.text ?? '')
  return { value: (amendment ? `${form}/A` : form) as DocumentType, words: stated, stated: stated.length > 0 }
}

function dateField(path: string, words: readonly Word[], record: Record): string | null {
  if (words.length === 0) return null
  for (let size = 1; size <= 3; size++) {
    for (let at = 0; at + size <= words.length; at++) {
      const some = words.slice(at, at + size)
      const date = dateIn(some.map((word) => word.text).join(''))
      if (!date) continue
      record.field(path, some, date.corrected ? 'corrected' : 'stated', date.corrected ? ways.corrected : 1)
      return date.value
    }
  }
  return null
}

/** A box as the print shows it; a box that cannot be seen is `null`, and an issue says so. */
function flag(path: string, tick: Tick, record: Record): boolean | null {
  if (tick.value === null) {
    record.issue('tick-not-visible', 'note', path, 'the print does not show whether the box is ticked')
    return null
  }
  record.field(path, tick.words, tick.value ? 'stated' : 'inferred', tick.value ? 1 : 0.99)
  return tick.value
}

function noSecurities(sections: Sections, rows: number, record: Record): boolean | null {
  for (const line of [...sections.notes, ...sections.remarks, ...sections.tableI, ...sections.tableII, ...sections.head]) {
    const words = wordsOf(line)
    if (!lettersOf(words).includes('nosecuritiesarebeneficiallyowned')) continue
    record.field('noSecuritiesOwned', words, 'stated')
    return true
  }
  if (rows === 0) return null
  record.field('noSecuritiesOwned', [], 'inferred', 0.99)
  return false
}

function issuerOf(head: Head, record: Record): OwnershipDocument['issuer'] {
  const close = head.issuer.findLastIndex(
    (word, at) => word.text.includes(']') && head.issuer.slice(0, at + 1).some((one) => one.text.includes('[')),
  )
  // Words of a page may come as `[ ] SYMB`: then what follows the bracket is the symbol still.
  const symbolInside = /\[\s*[^\s\]]/.test(textOf(head.issuer.slice(0, close + 1)))
  const words = symbolInside ? head.issuer.slice(0, close + 1) : head.issuer
  let open = -1
  for (let at = words.length - 1; at >= 0 && open < 0; at--) if (words[at]!.text.includes('[')) open = at
  const name: Word[] = []
  const symbol: Word[] = []
  words.forEach((word, at) => {
    if (open < 0 || at < open) name.push(word)
    else {
      const bracket = at === open ? word.text.indexOf('[') : -1
      if (bracket > 0) name.push({ ...word, text: word.text.slice(0, bracket), end: word.start + bracket })
      const text = (bracket >= 0 ? word.text.slice(bracket + 1) : word.text).replace(/\].*$/, '')
      if (text !== '') symbol.push({ ...word, text })
    }
  })
  const cik = words.find((word) => word.cik)?.cik ?? null
  if (name.length > 0) record.field('issuer.name', name, 'stated')
  else record.issue('issuer-not-found', 'warning', 'issuer.name', 'the name of the issuer was not found')
  if (symbol.length > 0) record.field('issuer.tradingSymbol', symbol, 'stated')
  if (cik)
    record.field(
      'issuer.cik',
      words.filter((word) => word.cik),
      'stated',
    )
  else record.issue('cik-not-printed', 'note', 'issuer.cik', 'prints of the form do not show the CIK of the issuer')
  const foreign = head.foreignSymbol.map((word) => ({ ...word, text: word.text.replace(/[[\]]/g, '') })).filter((word) => word.text !== '')
  if (foreign.length > 0) record.field('issuer.foreignTradingSymbol', foreign, 'stated')
  return { cik, name: textOf(name) || null, tradingSymbol: textOf(symbol) || null, foreignTradingSymbol: textOf(foreign) || null }
}

function reportingOwners(page: Page, head: Head, sections: Sections, record: Record): ReportingOwner[] {
  if (page.layout === 'recognised') {
    const tabled = ownersInTable(sections.owners)
    const boxed = [sections.head, ...sections.furtherOwners].flatMap((lines) => ownerInBox(lines) ?? [])
    const owners = tabled.length > 0 ? tabled : boxed
    return owners.map((words, at) => ownerField(words, null, at, head, true, record))
  }
  const rows = ownerRows(sections.owners)
  // Where words are placed, the lines of the web page's box 1 are its own.
  const ownLines = page.breaks || (page.layout === 'placed' && !sections.published)
  const first = ownerOf(head, sections.published, ownLines)
  const owners: { words: OwnerWords; row: OwnerRow | null }[] = []
  if (rows.length > 0) {
    const known = [partedBy(first, rows[0]!)]
    rows.forEach((row, at) => {
      const words = ownerFromRow(row.words, known)
      // Box 1 and the table agree on the first owner; box 1 keeps name and city apart.
      const owner =
        at > 0 ? words : words.guessed || (!page.breaks && page.layout !== 'placed') ? known[0]! : { ...words, name: first.name }
      owners.push({ words: owner, row })
      if (!owner.guessed) known.push(owner)
    })
  } else {
    owners.push({ words: first, row: null })
    for (const block of sections.furtherOwners) {
      const flow = flowOfLines(block)
      owners.push({ words: ownerOf(ownerIn(flow), sections.published, ownLines), row: null })
    }
  }
  return owners.map(({ words, row }, at) => ownerField(words, row, at, head, page.breaks && page.order === 'boxes', record))
}

const flagNames = ['director', 'officer', 'tenPercentOwner', 'other'] as const

/** `ownLines`: the print keeps the lines of an address apart wherever it shows one. */
function ownerField(words: OwnerWords, row: OwnerRow | null, at: number, head: Head, ownLines: boolean, record: Record): ReportingOwner {
  const path = `reportingOwners[${at}]`
  const state = (field: string, part: readonly Word[], sureness = 1) => {
    if (part.length > 0) record.field(`${path}.${field}`, part, 'stated', sureness)
  }
  state('name', words.name, row && words.guessed ? 0.93 : 1)
  const uncut = !ownLines && words.street2.length === 0 && words.street1.length > 3
  const guessed = words.guessed ? ways.worded : uncut ? ways.uncut : 1
  if (words.cut && words.street2.length === 0) {
    record.issue(
      'text-cut',
      'warning',
      `${path}.address.street1`,
      `the beginning of "${textOf(words.cut.words)}" is missing from the print`,
      words.cut.words,
    )
    words = { ...words, street1: [], street2: words.street1 }
  }
  for (const field of ['street1', 'street2'] as const) state(`address.${field}`, words[field], guessed)
  for (const field of ['city', 'state', 'zipCode'] as const) state(`address.${field}`, words[field], row && words.guessed ? 0.85 : 1)
  const cik = words.name.find((word) => word.cik)?.cik ?? null
  if (cik) record.field(`${path}.cik`, words.name, 'stated')
  else record.issue('cik-not-printed', 'note', `${path}.cik`, 'prints of the form do not show the CIK of the owner')
  const relationship = { ...emptyRelationship, director: null, officer: null, tenPercentOwner: null, other: null } as {
    -readonly [name in keyof ReportingOwner['relationship']]: ReportingOwner['relationship'][name]
  }
  if (row) {
    for (const name of flagNames) {
      const box = row[name]
      const isTicked = box.length > 0
      if (!isTicked && row.unclear.length > 0) {
        record.issue(
          'tick-not-clear',
          'warning',
          `${path}.relationship.${name}`,
          'the print does not show under which heading the X stands',
          row.unclear,
        )
        continue
      }
      relationship[name] = isTicked
      record.field(`${path}.relationship.${name}`, isTicked ? box : row.words, isTicked ? 'stated' : 'inferred')
    }
    if (at === 0) for (const name of flagNames) if (head.ticks[name].value === true) relationship[name] = true
    relationship.officerTitle = title(`${path}.relationship.officerTitle`, row.officer, record)
    relationship.otherText = title(`${path}.relationship.otherText`, row.other, record)
  } else if (at === 0) {
    for (const name of flagNames) relationship[name] = flag(`${path}.relationship.${name}`, head.ticks[name], record)
    const both = relationship.officer === true && relationship.other === true
    // What is written below the labels belongs to the one that is ticked; with both, columns or cells tell.
    const onlyOther = relationship.other === true && !relationship.officer
    const officerWords = both && head.officerTitle ? head.officerTitle : onlyOther ? [] : head.titles
    const otherWords = both && head.otherText ? head.otherText : onlyOther ? head.titles : []
    if (both && !head.officerTitle && head.titles.length > 0) {
      record.issue(
        'titles-not-parted',
        'warning',
        `${path}.relationship.officerTitle`,
        'officer title and other text stand in one run',
        head.titles,
      )
    } else {
      relationship.officerTitle = title(`${path}.relationship.officerTitle`, officerWords, record)
      relationship.otherText = title(`${path}.relationship.otherText`, otherWords, record)
    }
  } else {
    for (const name of flagNames)
      record.issue(
        'relationship-not-printed',
        'note',
        `${path}.relationship.${name}`,
        'the web page shows the relationship of the first owner only',
      )
  }
  return {
    cik,
    name: textOf(words.name) || null,
    address: words.street1.length + words.street2.length + words.city.length + words.state.length > 0 ? addressOf(words) : emptyAddress,
    relationship,
  }
}

function title(path: string, words: readonly Word[], record: Record): string | null {
  if (words.length === 0 || /^x$/i.test(textOf(words))) return null
  record.field(path, words, 'stated')
  return textOf(words)
}

function remarksOf(lines: readonly Line[], record: Record): string | null {
  const words = lines.flatMap((line) => wordsOf(line).map((word, at) => (at === 0 && word.gap === 0 ? { ...word, gap: 2 as const } : word)))
  if (letters(textOf(words)) === '') return null
  record.field('remarks', words, 'stated')
  return textOf(words)
}

function signatureOf(signature: PrintedSignature, at: number, record: Record): OwnershipDocument['signatures'][number] {
  const date = signature.date.length > 0 ? dateIn(signature.date[0]!.text) : null
  if (date)
    record.field(`signatures[${at}].date`, signature.date, date.corrected ? 'corrected' : 'stated', date.corrected ? ways.corrected : 1)
  const name = textOf(signature.name)
  // A hyphen at the end of a line is lost in some conversions; the term itself is fixed.
  const whole = name.replace(/\battorney-infact\b/i, (term) => `${term.slice(0, -4)}-fact`)
  if (whole !== name) record.issue('value-corrected', 'note', `signatures[${at}].name`, `"${name}" read as "${whole}"`, signature.name)
  // Names one above the other may break, and only their wording tells where the next begins.
  const sureness = whole !== name ? ways.corrected : signature.name[0]?.x ? ways.joined : 1
  record.field(`signatures[${at}].name`, signature.name, whole === name ? 'stated' : 'corrected', sureness)
  return { name: whole, date: date?.value ?? null }
}

/** Every note of a valid filing is marked somewhere (specification v5.5, 3.5): one that is not shows a mark was missed. */
function unmarkedNotes(document: OwnershipDocument, record: Record): void {
  const marked = new Set<string>()
  JSON.stringify([document.nonDerivative, document.derivative], (key, value) => {
    if (key === 'footnotes' && Array.isArray(value)) for (const id of value) marked.add(id)
    return value
  })
  document.footnotes.forEach((note, at) => {
    if (!marked.has(note.id))
      record.issue(
        'footnote-not-marked',
        'warning',
        `footnotes[${at}]`,
        `note ${note.id.slice(1)} is marked nowhere; a mark was not printed or not read`,
      )
  })
}
