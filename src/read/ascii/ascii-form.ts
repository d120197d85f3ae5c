import {
  type DocumentType,
  documentTypes,
  emptyAddress,
  emptyDocument,
  emptyRelationship,
  type Footnote,
  type OwnershipDocument,
  type ReportingOwner,
  type Signature,
} from '../../model/document.ts'
import type { Evidence, Reading, Submission } from '../../model/reading.ts'
import { writtenDay } from './notes-and-dates.ts'
import { AsciiRecord, type TextLine } from './record.ts'
import { asciiRows } from './tables.ts'

/**
 * The ASCII forms of 1996 to 2003: numbered boxes one under the other with their contents on the lines below, tables ruled with bars
 * (accession 0001094891-00-000193). The boxes are numbered otherwise than today: 4 is the month, 6 the relationship.
 */

type Part =
  | 'owner'
  | 'issuer'
  | 'number'
  | 'period'
  | 'original'
  | 'relationship'
  | 'joint'
  | 'tableI'
  | 'tableII'
  | 'explanation'
  | 'signature'
  | 'date'

/** The labels by their letters, in whatever case and spacing. */
const labels: readonly (readonly [Part, RegExp])[] = [
  ['owner', /^\d?nameandaddressofreportingperson/],
  ['issuer', /^\d?issuernameandticker/],
  ['number', /^\d?irs(?:or|identification)/],
  ['period', /^\d?(?:statementformonth|dateofeventrequiring|statementforissuersfiscalyear)/],
  ['original', /^\d?ifamendmentdateoforiginal/],
  ['relationship', /^\d?relationshipofreportingperson/],
  ['joint', /^\d?individualorjointgroup/],
  ['tableI', /^tablei(?:nonderivative)/],
  ['tableII', /^tableii(?:derivative)/],
  ['explanation', /^explanationofresponses/],
  ['signature', /^signatureofreportingperson/],
  ['date', /^date$/],
]

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '')

/** Whether a text is such a form: its boxes as labels of lines, and its tables ruled with bars. */
export const isAsciiForm = (text: string): boolean =>
  /^\s*\d?\.?\s*Name and Address of Reporting Person/im.test(text) &&
  /Statement for Month\/Year|Date of Event Requiring/i.test(text) &&
  /^<S>\s/m.test(text)

function partsOf(text: string): Map<Part, TextLine[]> {
  const parts = new Map<Part, TextLine[]>()
  let open: TextLine[] | null = null
  let start = 0
  for (const line of text.split('\n')) {
    const letters = lettersOf(line.replace(/\|\s*$/, ''))
    const label = labels.find(([part, pattern]) => !parts.has(part) && pattern.test(letters))
    if (label) {
      open = []
      parts.set(label[0], open)
    } else open?.push({ text: line.replace(/\r$/, ''), start })
    start += line.length + 1
  }
  return parts
}

const filled = (lines: readonly TextLine[] | undefined): TextLine[] =>
  (lines ?? []).flatMap(({ text, start }) => (text.trim() === '' ? [] : [{ text: text.trim(), start: start + text.search(/\S/) }]))

const spanOf = ({ text, start }: TextLine): readonly [number, number] => [start, start + text.length]

/** Reads one form. `offset` is where the text stands in its file, to which evidence refers; the header tells type and CIKs. */
export function readAsciiForm(text: string, offset: number, submission: Submission | null): Reading {
  const record = new AsciiRecord()
  const parts = partsOf(text)
  const type = typeOf(text, submission, record)
  const form = type[0] as '3' | '4' | '5'
  const document: OwnershipDocument = {
    ...emptyDocument(type),
    periodOfReport: day(parts.get('period'), 'periodOfReport', record),
    dateOfOriginalSubmission: day(parts.get('original'), 'dateOfOriginalSubmission', record),
    notSubjectToSection16:
      form === '3' ? null : tick(text, /[([]\s*(x?)\s*[)\]]\s*Check this box if no longer/i, 'notSubjectToSection16', record),
    issuer: issuerOf(parts.get('issuer'), submission, record),
    reportingOwners: [ownerOf(parts, submission, record)],
    nonDerivative: asciiRows(parts.get('tableI') ?? [], form, 'I', record),
    derivative: asciiRows(parts.get('tableII') ?? [], form, 'II', record),
    footnotes: notesOf(parts.get('explanation'), record),
    signatures: signaturesOf(parts, record),
  }
  const evidence = record.evidence.map((one): Evidence => ({ ...one, span: [one.span[0] + offset, one.span[1] + offset] }))
  return { format: 'ascii-form', document, issues: record.issues, evidence, submission }
}

/** The type that the envelope or the heading states; without either it is taken for a Form 4, and that is told. */
function typeOf(text: string, submission: Submission | null, record: AsciiRecord): DocumentType {
  const printed = /^\s*FORM\s+([345])(\/A)?\s*$/im.exec(text)
  if (printed) record.field('documentType', printed[0].trim(), [printed.index, printed.index + printed[0].length], 'stated')
  const stated = documentTypes.find((one) => one === submission?.form)
  if (stated) return stated
  if (printed) return `${printed[1]}${printed[2] ?? ''}` as DocumentType
  record.trouble('document-type-missing', 'warning', 'documentType', 'no form type is stated; 4 is taken')
  return '4'
}

/** A day; a month alone is no day and is told. */
function day(lines: readonly TextLine[] | undefined, path: string, record: AsciiRecord): string | null {
  const [first] = filled(lines)
  if (!first) return null
  const written = writtenDay(first.text)
  if (written) record.field(path, first.text, spanOf(first), written.centuryTaken ? 'corrected' : 'stated')
  else record.trouble('not-a-date', 'warning', path, `"${first.text}" names no day`, first.text)
  return written?.date ?? null
}

function tick(text: string, pattern: RegExp, path: string, record: AsciiRecord): boolean | null {
  const match = pattern.exec(text)
  if (!match) return null
  record.field(path, match[0], [match.index, match.index + match[0].length], match[1] ? 'stated' : 'inferred')
  return match[1] !== ''
}

function issuerOf(lines: readonly TextLine[] | undefined, submission: Submission | null, record: AsciiRecord): OwnershipDocument['issuer'] {
  const [name, second] = filled(lines)
  const inName = name ? /^(.*?)\s*[([]\s*([A-Z.]{1,6})\s*[)\]]$/.exec(name.text) : null
  const symbol = inName ? inName[2]! : second && /^[([]?[A-Z.]{1,6}[)\]]?$/.test(second.text) ? second.text.replace(/[()[\]]/g, '') : null
  if (name) record.field('issuer.name', name.text, spanOf(name), 'stated')
  if (symbol !== null) record.field('issuer.tradingSymbol', (inName ? name! : second!).text, spanOf(inName ? name! : second!), 'stated')
  return {
    cik: submission?.issuer?.cik ?? null,
    name: inName?.[1] ?? name?.text ?? null,
    tradingSymbol: symbol,
    foreignTradingSymbol: null,
  }
}

function ownerOf(parts: ReadonlyMap<Part, readonly TextLine[]>, submission: Submission | null, record: AsciiRecord): ReportingOwner {
  const path = 'reportingOwners[0]'
  const [name, ...lines] = filled(parts.get('owner'))
  if (name) record.field(`${path}.name`, name.text, spanOf(name), 'stated')
  const place = lines.findIndex(({ text }) => /^.+?,?\s+[A-Z]{2}\.?\s+\d{5}(?:-\d{4})?$/.test(text))
  const match = place < 0 ? null : /^(.+?),?\s+([A-Z]{2})\.?\s+(\d{5}(?:-\d{4})?)$/.exec(lines[place]!.text)
  const streets = place < 0 ? [] : lines.slice(0, place)
  if (place < 0 && lines.length > 0) {
    record.trouble(
      'address-not-read',
      'warning',
      `${path}.address`,
      'the lines of the address cannot be told apart',
      lines.map(({ text }) => text).join(', '),
    )
  }
  for (const [at, street] of streets.slice(0, 2).entries())
    record.field(`${path}.address.street${at + 1}`, street.text, spanOf(street), 'stated')
  if (match)
    for (const field of ['city', 'state', 'zipCode'])
      record.field(`${path}.address.${field}`, lines[place]!.text, spanOf(lines[place]!), 'stated')
  const ticked = (label: string, field: string): boolean | null => {
    const pattern = new RegExp(`[(\\[]\\s*(x?)\\s*[)\\]]\\s*${label}`, 'i')
    for (const line of parts.get('relationship') ?? []) {
      const box = pattern.exec(line.text)
      if (!box) continue
      const start = line.start + box.index
      record.field(`${path}.relationship.${field}`, box[0], [start, start + box[0].length], box[1] ? 'stated' : 'inferred')
      return box[1] !== ''
    }
    return null
  }
  const [first, ...others] = submission?.owners ?? []
  return {
    cik: first && others.length === 0 ? first.cik : null,
    name: name?.text ?? null,
    address: {
      ...emptyAddress,
      street1: streets[0]?.text ?? null,
      street2: streets[1]?.text ?? null,
      city: match?.[1] ?? null,
      state: match?.[2] ?? null,
      zipCode: match?.[3] ?? null,
    },
    relationship: {
      ...emptyRelationship,
      director: ticked('Director', 'director'),
      officer: ticked('Officer', 'officer'),
      tenPercentOwner: ticked('10% Owner', 'tenPercentOwner'),
      other: ticked('Other', 'other'),
    },
  }
}

/** `(1) text` or `1. text`, going on over lines. */
function notesOf(lines: readonly TextLine[] | undefined, record: AsciiRecord): Footnote[] {
  const notes: { id: string; text: string; line: TextLine }[] = []
  for (const line of filled(lines)) {
    const opening = /^(?:\((\d{1,2})\)|(\d{1,2})\.)\s+(.*)$/.exec(line.text)
    if (opening) notes.push({ id: `F${Number(opening[1] ?? opening[2])}`, text: opening[3]!, line })
    else if (notes.length > 0) notes.at(-1)!.text += ` ${line.text}`
  }
  return notes.map(({ id, text, line }, at) => {
    record.field(`footnotes[${at}].text`, line.text, spanOf(line), 'stated')
    return { id, text: text.replace(/\s+/g, ' ') }
  })
}

function signaturesOf(parts: ReadonlyMap<Part, readonly TextLine[]>, record: AsciiRecord): Signature[] {
  const [name] = filled(parts.get('signature'))
  if (!name) return []
  record.field('signatures[0].name', name.text, spanOf(name), 'stated')
  return [{ name: name.text.replace(/\s+/g, ' '), date: day(parts.get('date'), 'signatures[0].date', record) }]
}
