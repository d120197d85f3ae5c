import { isPlain, product, smallScaledProduct } from '../model/columns/amount.ts'
import type { FilingPacker, PackedFile } from '../model/columns/filing-columns.ts'
import { writeIssues, writeSubmission } from '../model/columns/filing-lines.ts'
import { markOfAccession, markOfHash } from '../model/columns/short-marks.ts'
import type { ColumnBuffer, TableLines } from '../model/columns/table-lines.ts'
import * as table from '../model/columns/tables.ts'
import { tradingSymbols } from '../model/columns/trading-symbols.ts'
import type { DocumentType } from '../model/document.ts'
import type { Issue } from '../model/issue.ts'
import type { Submission } from '../model/reading.ts'
import { accessionInName } from '../model/source.ts'
import { mayHoldCredentials } from './credentials.ts'
import { decodeEntities } from './entities.ts'
import { compareWithHeader, type StatedParties } from './header-agreement.ts'
import { partsOf } from './parts.ts'
import { recognise } from './recognise.ts'
import { columnIndex, filingSlots, ownerSlots, rowSlots, type Slot, slotNamed } from './report-slots.ts'
import * as spans from './report-spans.ts'
import { scanOwnership } from './scanner.ts'
import { SourceText } from './source-text.ts'
import { holdsOwnershipXml, takeSubmissionApart } from './submission.ts'

/**
 * The short way of a plain report into columns: from what the scanner finds straight to the cells, without the objects in between. It
 * writes to the letter what `read` and `writeFiling` would; whatever is not plainly right it leaves to them.
 */

/** A file to be packed. */
export interface PlainFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes. */
  readonly sha256: string
}

/** A report that was found plain: its spans, and the texts that had to be decoded by where they begin. */
interface Plain {
  readonly source: SourceText
  readonly found: spans.ReportSpans
  readonly decoded: ReadonlyMap<number, string>
}

const found = new spans.ReportSpans()

/** Packs a file that holds one plain report. `false`, with nothing written, where the long way has to be taken. */
export function packPlainReport({ name, bytes, sha256 }: PlainFile, packer: FilingPacker, loadedAt: string): boolean {
  const source = new SourceText(bytes)
  if (mayHoldCredentials(source.aligned)) return false
  const kind = recognise(source.bytes, source.aligned)
  if (kind !== 'ownership-xml' && kind !== 'submission' && kind !== 'feed') return false
  if (source.wraps.length > 0 || source.aligned.includes('edgarSubmission') || partsOf(source, kind).length !== 1) return false
  let submission: Submission | null = null
  let [from, to] = [0, source.bytes.length]
  if (kind !== 'ownership-xml') {
    const apart = takeSubmissionApart(source)
    const primary = apart.placed.find((one) => holdsOwnershipXml(source, one))
    if (!primary) return false
    submission = apart.submission
    from = primary.start
    to = primary.end
  }
  const plain = findPlain(source, from, to)
  if (plain === null) return false
  const accession = submission?.accessionNumber ?? accessionInName(name)
  const filing = packer.begin({ name, sha256, accession })
  writeHead(plain, packer, filing, { name, sha256, accession, format: kind === 'ownership-xml' ? 'xml' : kind, loadedAt, submission })
  packer.write(table.sources, [filing, bytes])
  writeOwners(plain, packer, filing)
  writeRows(plain, packer, filing)
  writeNotes(plain, packer, filing)
  if (submission) {
    writeSubmission(packer.write, filing, submission)
    writeIssues(packer.write, filing, disagreements(plain, submission))
  }
  return true
}

const documentType = slotNamed(filingSlots, 'document_type')

function findPlain(source: SourceText, from: number, to: number): Plain | null {
  found.begin(source)
  const end = scanOwnership(source, found, from, to)
  if (!found.plain || found.filing.values[documentType * 2] === -1) return null
  const decoded = new Map<number, string>()
  const lists: readonly [spans.Numbers, number, number][] = [
    [found.filing, 0, spans.filingLength],
    [found.owners, 0, spans.ownerLength],
    [found.rows, spans.rowHead, spans.rowLength],
    [found.signatures, 0, spans.signatureLength],
  ]
  for (const [{ values, length }, head, stride] of lists) {
    for (let line = 0; line < length; line += stride) {
      for (let at = line + head; at < line + stride; at += 2) {
        if (values[at + 1]! < -1 && !decode(source, values[at]!, ~values[at + 1]!, decoded)) return null
      }
    }
  }
  const { values, length } = found.footnotes
  for (let at = 0; at < length; at += spans.footnoteLength) {
    if (values[at + 3]! < -1 && !decode(source, values[at + 2]!, ~values[at + 3]!, decoded)) return null
  }
  if (source.sawForeignBytes || source.sawUndeclaredUtf8 || /[^\s<]/.test(source.ascii(end, Math.min(to, end + 200)))) return null
  return { source, found, decoded }
}

/** Decodes a text; `false` where it has something to be told or comes to nothing. */
function decode(source: SourceText, start: number, end: number, decoded: Map<number, string>): boolean {
  let plain = true
  const text = decodeEntities(source.decode(start, end), () => {
    plain = false
  })
    .replace(/\s+/g, ' ')
    .trim()
  decoded.set(start, text)
  return plain && text !== ''
}

/** The text of a span, whichever way it is coded; `null` where there is none. */
function textOf({ source, decoded }: Plain, values: Int32Array, at: number): string | null {
  const start = values[at]!
  const end = values[at + 1]!
  if (end === -1) return null
  return end < -1 ? decoded.get(start)! : source.ascii(start, end)
}

/** Sets a cell to the text of a span; the empty text where there is none. */
function setSpan(plain: Plain, cells: ColumnBuffer, line: number, values: Int32Array, at: number): void {
  if (values[at + 1]! >= 0) cells.setBytes(line, plain.source.bytes, values[at]!, values[at + 1]!)
  else cells.setText(line, textOf(plain, values, at) ?? '')
}

/** Writes the cells of one line from its spans, which begin at `at`. */
function writeSlots(plain: Plain, lines: TableLines, line: number, slots: readonly Slot[], values: Int32Array, at: number): void {
  const { bytes } = plain.source
  for (const { type, column } of slots) {
    const start = values[at]!
    const end = values[at + 1]!
    at += 2
    if (end === -1) continue
    const cells = lines.columns[column]!
    if (end < -1) cells.setText(line, plain.decoded.get(start)!)
    else if (type === 'date') cells.setInteger(line, start)
    else if (type === 'flag') cells.setFlag(line, start === 1)
    else if (type === 'cik') cells.setText(line, plain.source.ascii(start, end).padStart(10, '0'))
    else if (type !== 'decimal') cells.setBytes(line, bytes, start, end)
    else {
      const amount = plain.source.ascii(start, end)
      cells.setAmount(line, amount)
      if (!isPlain(amount)) lines.columns[column + 1]!.setText(line, amount)
    }
  }
}

interface Envelope extends Omit<PackedFile, 'filing' | 'failure'> {
  readonly format: string
  readonly loadedAt: string
  readonly submission: Submission | null
}

const filingColumn = (name: string) => columnIndex(table.filings, name)
const envelopeColumns = [
  'filing',
  'accession',
  'accession_in_header',
  'sha256',
  'source_name',
  'format',
  'loaded_at',
  'issuer_symbols',
  'owner_names',
  'submitted',
  'submission_form',
  'filed_date',
  'accepted_at',
  'submission_period_of_report',
  'sha256_mark',
  'accession_mark',
].map(filingColumn)
const tradingSymbol = slotNamed(filingSlots, 'issuer_trading_symbol')
const ownerName = slotNamed(ownerSlots, 'name')

function writeHead(plain: Plain, packer: FilingPacker, filing: number, envelope: Envelope): void {
  const { filing: head, owners } = plain.found
  const lines = packer.linesOf(table.filings)
  const line = lines.begin()
  writeSlots(plain, lines, line, filingSlots, head.values, 0)
  const names: string[] = []
  for (let at = 0; at < owners.length; at += spans.ownerLength) {
    const name = textOf(plain, owners.values, at + ownerName * 2)
    if (name !== null) names.push(name)
  }
  const { accession, submission } = envelope
  const cells = [
    filing,
    accession,
    accession !== null && submission?.accessionNumber === accession,
    envelope.sha256,
    envelope.name,
    envelope.format,
    envelope.loadedAt,
    tradingSymbols(textOf(plain, head.values, tradingSymbol * 2)).join(' ') || null,
    names.join('; ') || null,
    submission !== null,
    submission?.form ?? null,
    submission?.filedDate ?? null,
    submission?.acceptedAt ?? null,
    submission?.periodOfReport ?? null,
    markOfHash(envelope.sha256),
    accession === null ? null : markOfAccession(accession),
  ]
  cells.forEach((cell, index) => {
    if (cell !== null) lines.columns[envelopeColumns[index]!]!.set(line, cell)
  })
}

function writeOwners(plain: Plain, packer: FilingPacker, filing: number): void {
  const { owners } = plain.found
  const lines = packer.linesOf(table.owners)
  for (let at = 0, position = 1; at < owners.length; at += spans.ownerLength, position++) {
    const line = beginLine(lines, filing, position)
    writeSlots(plain, lines, line, ownerSlots, owners.values, at)
  }
}

/** Begins a line whose first columns are the filing and a position. */
function beginLine(lines: TableLines, filing: number, position: number): number {
  const line = lines.begin()
  lines.columns[0]!.setInteger(line, filing)
  lines.columns[1]!.setInteger(line, position)
  return line
}

const rowColumn = (name: string) => columnIndex(table.rows, name)
const inTable = rowColumn('in_table')
const rowNumber = rowColumn('row')
const rowKind = rowColumn('kind')
const hasUnderlying = rowColumn('underlying')
const rowValue = rowColumn('value')
const shares = slotNamed(rowSlots, 'shares')
const price = slotNamed(rowSlots, 'price_per_share')
const totalValue = slotNamed(rowSlots, 'total_value')

/** A line of one of the two tables. */
interface RowNumber {
  readonly inTable: 'I' | 'II'
  /** From 1. */
  readonly number: number
}

function writeRows(plain: Plain, packer: FilingPacker, filing: number): void {
  const { rows, marks } = plain.found
  const { values } = rows
  const lines = packer.linesOf(table.rows)
  let [first, second, mark] = [0, 0, 0]
  for (let at = 0, nth = 0; at < rows.length; at += spans.rowLength, nth++) {
    const tableName = values[at + spans.inTableTwo] === 1 ? 'II' : 'I'
    const number = tableName === 'II' ? ++second : ++first
    const line = lines.begin()
    lines.columns[0]!.setInteger(line, filing)
    lines.columns[inTable]!.setText(line, tableName)
    lines.columns[rowNumber]!.setInteger(line, number)
    const transaction = values[at + spans.isTransaction] === 1
    lines.columns[rowKind]!.setText(line, transaction ? 'transaction' : 'holding')
    lines.columns[hasUnderlying]!.setFlag(line, values[at + spans.hasUnderlying] === 1)
    writeSlots(plain, lines, line, rowSlots, values, at + spans.rowHead)
    if (transaction) writeValue(plain, lines, line, at + spans.rowHead)
    const begins = mark
    while (mark < marks.length && marks.values[mark] === nth) mark += spans.markLength
    writeMarks(plain, packer, filing, { inTable: tableName, number }, begins, mark)
  }
}

/** What the line is worth: as `lineValue` has it. */
function writeValue(plain: Plain, lines: TableLines, line: number, at: number): void {
  const { values } = plain.found.rows
  const count = textOf(plain, values, at + shares * 2)
  const each = textOf(plain, values, at + price * 2)
  const cells = lines.columns[rowValue]!
  if (count === null) {
    const whole = textOf(plain, values, at + totalValue * 2)
    if (whole !== null) cells.setAmount(line, whole)
  } else if (each !== null) {
    const small = smallScaledProduct(count, each)
    if (small >= 0) cells.setScaled(line, small)
    else cells.setAmount(line, product(count, each))
  }
}

function writeMarks(plain: Plain, packer: FilingPacker, filing: number, row: RowNumber, from: number, to: number): void {
  const { values } = plain.found.marks
  const lines = packer.linesOf(table.footnoteMarks)
  for (let at = from; at < to; at += spans.markLength) {
    const slot = values[at + 1]!
    let position = 1
    for (let before = from; before < at; before += spans.markLength) if (values[before + 1] === slot) position++
    const line = lines.begin()
    lines.columns[0]!.setInteger(line, filing)
    lines.columns[1]!.setText(line, row.inTable)
    lines.columns[2]!.setInteger(line, row.number)
    lines.columns[3]!.setText(line, slot === spans.codingMark ? 'coding' : rowSlots[slot]!.name)
    lines.columns[4]!.setInteger(line, position)
    lines.columns[5]!.setBytes(line, plain.source.bytes, values[at + 2]!, values[at + 3]!)
  }
}

function writeNotes(plain: Plain, packer: FilingPacker, filing: number): void {
  const { footnotes, signatures } = plain.found
  const { bytes } = plain.source
  const notes = packer.linesOf(table.footnotes)
  for (let at = 0, position = 1; at < footnotes.length; at += spans.footnoteLength, position++) {
    const line = beginLine(notes, filing, position)
    notes.columns[2]!.setBytes(line, bytes, footnotes.values[at]!, footnotes.values[at + 1]!)
    setSpan(plain, notes.columns[3]!, line, footnotes.values, at + 2)
  }
  for (let at = 0, position = 1; at < signatures.length; at += spans.signatureLength, position++) {
    const lines = packer.linesOf(table.signatures)
    const line = beginLine(lines, filing, position)
    setSpan(plain, lines.columns[2]!, line, signatures.values, at)
    if (signatures.values[at + 3] !== -1) lines.columns[3]!.setInteger(line, signatures.values[at + 2]!)
  }
}

const issuerCik = slotNamed(filingSlots, 'issuer_cik')
const issuerName = slotNamed(filingSlots, 'issuer_name')
const periodOfReport = slotNamed(filingSlots, 'period_of_report')
const ownerCik = slotNamed(ownerSlots, 'cik')
const street1 = slotNamed(ownerSlots, 'street1')
const street2 = slotNamed(ownerSlots, 'street2')
const city = slotNamed(ownerSlots, 'city')
const state = slotNamed(ownerSlots, 'state')
const country = slotNamed(ownerSlots, 'country')
const zipCode = slotNamed(ownerSlots, 'zip_code')

/** What the header says otherwise than the report. */
function disagreements(plain: Plain, submission: Submission): Issue[] {
  const { values } = plain.found.filing
  const padded = (cik: string | null) => cik?.padStart(10, '0') ?? null
  const periodBegins = values[periodOfReport * 2 + 1]!
  return compareWithHeader(
    {
      documentType: textOf(plain, values, documentType * 2) as DocumentType,
      periodOfReport: periodBegins === -1 ? null : plain.source.ascii(periodBegins, periodBegins + 10),
      issuer: { cik: padded(textOf(plain, values, issuerCik * 2)), name: textOf(plain, values, issuerName * 2) },
      reportingOwners: statedOwners(plain, padded),
    },
    submission,
  )
}

function statedOwners(plain: Plain, padded: (cik: string | null) => string | null): StatedParties['reportingOwners'] {
  const { values, length } = plain.found.owners
  return Array.from({ length: length / spans.ownerLength }, (_, nth) => {
    const begin = nth * spans.ownerLength
    const own = (slot: number) => textOf(plain, values, begin + slot * 2)
    return {
      cik: padded(own(ownerCik)),
      name: own(ownerName),
      address: {
        street1: own(street1),
        street2: own(street2),
        city: own(city),
        state: own(state),
        country: own(country),
        zipCode: own(zipCode),
      },
    }
  })
}
