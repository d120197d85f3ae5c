import {
  type Address,
  type DocumentType,
  documentTypes,
  emptyAddress,
  emptyDocument,
  emptyRelationship,
  type OwnershipDocument,
  type ReportingOwner,
} from '../../model/document.ts'
import type { Evidence, Format, Party, Reading, Submission } from '../../model/reading.ts'
import type { Page } from '../printed/pages/page.ts'
import { type Box, boxesIn } from './boxes.ts'
import { closingIn } from './closing.ts'
import { writtenDay, writtenMonth } from './days.ts'
import { linesIn, spanOf, type TextLine, written } from './lines.ts'
import { isOlderForm } from './older-form.ts'
import { PageText } from './older-page.ts'
import { ownerIn } from './owner.ts'
import { AsciiRecord } from './record.ts'
import { relationshipIn, tickBefore } from './relationship.ts'
import { asciiRows } from './tables.ts'

/**
 * The ASCII forms of 1996 to 2003. Boxes stand one under the other or beside each other with their contents below; tables are ruled with
 * bars, or laid out in columns that the tags `<S>` and `<C>` mark, or only by where words stand.
 */

/** Reads a form of before June 2003 that comes as a page whose words refer to `source`. */
export function readOlderPage(source: string, page: Page, format: Format, offset: number, submission: Submission | null): Reading {
  const made = new PageText(page)
  const reading = readAsciiForm(made.text, 0, submission, page.layout === 'placed')
  const evidence = reading.evidence.map((one): Evidence => {
    const { share, ...told } = made.evidence(source, ...one.span!)
    const confidence = Math.round(one.confidence * share * 1000) / 1000
    return { ...one, ...told, span: [told.span![0] + offset, told.span![1] + offset], confidence }
  })
  return { ...reading, format, evidence }
}

/** Whether a text is such a form as text. */
export const isAsciiForm = (text: string): boolean => isOlderForm(text) && !/<(?:html|body|td|ownershipDocument)\b/i.test(text)

/**
 * Reads one form. `offset` is where the text stands in its file, to which evidence refers; the header tells type, CIKs and joint filers. Words
 * of a text that is not `placed`, as one made of the cells of a page, stand in no columns of its lines.
 */
export function readAsciiForm(text: string, offset: number, submission: Submission | null, placed = true): Reading {
  const record = new AsciiRecord(text)
  const lines = linesIn(text)
  const boxes = boxesIn(lines)
  const type = typeOf(text, submission, record)
  const form = type[0] as '3' | '4' | '5'
  const document: OwnershipDocument = {
    ...emptyDocument(type),
    periodOfReport: dayIn(boxes.get('period'), 'periodOfReport', submission?.periodOfReport ?? null, record),
    dateOfOriginalSubmission: dayIn(boxes.get('original'), 'dateOfOriginalSubmission', null, record),
    notSubjectToSection16: form === '3' ? null : tickIn(lines, 'notSubjectToSection16', record),
    form3HoldingsReported: form === '5' ? tickIn(lines, 'form3HoldingsReported', record) : null,
    form4TransactionsReported: form === '5' ? tickIn(lines, 'form4TransactionsReported', record) : null,
    issuer: issuerIn(boxes.get('issuer') ?? [], submission, record),
    reportingOwners: ownersIn(boxes, submission, record),
    nonDerivative: asciiRows(boxes.get('tableI') ?? [], form, 'I', record, placed),
    derivative: asciiRows(boxes.get('tableII') ?? [], form, 'II', record, placed),
    ...closingIn(boxes.get('explanation') ?? [], record),
  }
  for (const table of ['tableI', 'tableII'] as const)
    if (!boxes.has(table))
      record.trouble(
        'table-missing',
        'warning',
        table === 'tableI' ? 'nonDerivative' : 'derivative',
        `the text has no ${table === 'tableI' ? 'Table I' : 'Table II'}`,
      )
  const evidence = record.evidence.map((one): Evidence => ({ ...one, span: [one.span![0] + offset, one.span![1] + offset] }))
  return { format: 'ascii-form', document, issues: record.issues, evidence, submission }
}

/** The type that the envelope or the heading states; without either it is taken for a Form 4, and that is told. */
function typeOf(text: string, submission: Submission | null, record: AsciiRecord): DocumentType {
  const printed = /^[ \t|│]*FORM[ \t]+([345])([ \t]*\/?[ \t]*A)?(?![\w.])(?!\s+(?:or|obligations|holdings|transactions)\b)/im.exec(text)
  const from = printed ? printed.index + printed[0].search(/f/i) : 0
  if (printed) record.field('documentType', [from, printed.index + printed[0].length], 'stated')
  const stated = documentTypes.find((one) => one === submission?.form)
  if (stated) return stated
  if (printed) return `${printed[1]}${printed[2] ? '/A' : ''}` as DocumentType
  record.trouble('document-type-missing', 'warning', 'documentType', 'no form type is stated; 4 is taken')
  return '4'
}

/** A day. Of a month alone the envelope's day of that month is taken; without one it is told that no day stands there. */
function dayIn(box: readonly TextLine[] | undefined, path: string, header: string | null, record: AsciiRecord): string | null {
  const lines = written(box ?? []).filter(
    ({ text }) => !/^\(?(?:month|mm|day|year|date of|original|statement)\b|^\(?(?:month|mm)\//i.test(text),
  )
  const day = lines.map((line) => ({ line, written: writtenDay(line.text) })).find((one) => one.written !== null)
  if (day?.written) {
    record.field(path, spanOf(day.line), day.written.centuryTaken ? 'corrected' : 'stated')
    return day.written.date
  }
  const [first] = lines
  if (!first || /^(?:n\/a|none)$/i.test(first.text)) return null
  const month = writtenMonth(first.text)
  if (month && header !== null && header >= month.first && header <= month.last) {
    record.field(path, spanOf(first), 'inferred')
    return header
  }
  const message = month ? `"${first.text}" names a month and no day` : `"${first.text}" names no day`
  record.trouble('not-a-date', 'warning', path, message, first.text)
  return null
}

const ticks = {
  notSubjectToSection16: 'Check\\s+(?:this\\s+)?box\\s+if\\s+no',
  form3HoldingsReported: 'Form\\s+3\\s+Holdings',
  form4TransactionsReported: 'Form\\s+4\\s+Transactions',
} as const

/** A box to tick above the others. */
function tickIn(lines: readonly TextLine[], field: keyof typeof ticks, record: AsciiRecord): boolean | null {
  for (const line of lines) {
    const tick = tickBefore(ticks[field], line)
    if (!tick) continue
    record.field(field, tick.span, tick.ticked ? 'stated' : 'inferred')
    return tick.ticked
  }
  return null
}

/** No name of an issuer is longer (specification: 150 characters). */
const longestName = 200

const symbolAtEnd = /^(.*?)[\s,;/-]*[([]\s*(?:(?:NASDAQ|NYSE|AMEX|OTC)[^A-Z]{0,4}:?\s*)?"?([A-Z]{1,5}(?:[./][A-Z]{1,2})?)"?\s*[)\]]$/
const symbolAfterDash = /^(.*?)\s+[-–/]\s*(?!INC$|CORP$|LTD$|LLC$|PLC$|DEL$|NEW$)([A-Z]{3,5})$/
const symbolAlone =
  /^[([]?(?:(?:NASDAQ|NYSE|AMEX|OTC)[^A-Z]{0,4}:\s*|(?:Trading )?Symbol\s*:\s*)?"?([A-Z]{1,5}(?:[./][A-Z]{1,2})?)"?[)\]]?$/

/** The issuer's name, and its symbol: in brackets after the name, further right in its line, or on the next. */
function issuerIn(box: readonly TextLine[], submission: Submission | null, record: AsciiRecord): OwnershipDocument['issuer'] {
  const lines = written(box).filter(({ text }) => !/^(?:or )?(?:trading )?symbol$/i.test(text))
  const [first, second] = lines.flatMap((line) => {
    const parts = line.text.split(/\s{2,}/)
    return parts.length < 2 ? [line] : parts.map((text) => ({ text, start: line.start + line.text.indexOf(text) }))
  })
  const inName = first && first.text.length < longestName ? (symbolAtEnd.exec(first.text) ?? symbolAfterDash.exec(first.text)) : null
  const alone = !inName && second ? symbolAlone.exec(second.text) : null
  const symbol = (inName ? inName[2] : alone?.[1]) ?? null
  if (first) record.field('issuer.name', spanOf(inName ? { text: inName[1]!, start: first.start } : first), 'stated')
  if (symbol !== null) record.field('issuer.tradingSymbol', spanOf(inName ? first! : second!), 'stated')
  return {
    cik: submission?.issuer?.cik ?? null,
    name: inName?.[1] ?? first?.text ?? null,
    tradingSymbol: symbol,
    foreignTradingSymbol: null,
  }
}

/** The owner of box 1, and those with whom the header says that the report is filed jointly. */
function ownersIn(boxes: ReadonlyMap<Box, readonly TextLine[]>, submission: Submission | null, record: AsciiRecord): ReportingOwner[] {
  const path = 'reportingOwners[0]'
  const { name, address } = ownerIn(boxes.get('owner') ?? [], path, record)
  const relationship = relationshipIn(boxes.get('relationship') ?? [], path, record)
  const parties = submission?.owners ?? []
  const own = parties.length === 1 ? parties[0] : parties.find((party) => name !== null && isSame(party.name, name))
  const others = parties.filter((party) => party !== own)
  if (parties.length > 1) {
    const names = others.map((party) => party.name ?? 'without a name').join('; ')
    record.trouble(
      'owners-in-header',
      'note',
      'reportingOwners',
      `the envelope names further reporting owners, which box 1 does not: ${names}`,
    )
  }
  return [
    { cik: own?.cik ?? null, name, address, relationship },
    ...others.map((party) => ({ cik: party.cik, name: party.name, address: addressOf(party), relationship: emptyRelationship })),
  ]
}

/** Whether two names have the same words, in whatever order. */
function isSame(one: string | null, other: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .match(/[a-z]{2,}/g)
      ?.sort()
      .join(' ') ?? ''
  return one !== null && words(one) === words(other)
}

const addressOf = ({ mailAddress, businessAddress }: Party): Address => {
  const known = mailAddress ?? businessAddress
  if (known === null) return emptyAddress
  const { street1, street2, city, state, zipCode } = known
  return { ...emptyAddress, street1, street2, city, state, zipCode }
}
