import {
  type DocumentType,
  documentTypes,
  emptyAddress,
  emptyBox,
  emptyDocument,
  emptyRelationship,
  emptyRow,
  type OwnershipDocument,
} from '../model/document.ts'
import type { Holder } from '../model/elements.ts'
import type { Issue } from '../model/issue.ts'
import { type Reading, UnreadableError } from '../model/reading.ts'
import { takeSubmission } from './json-submission.ts'
import { asRecord, type Json, list, refuse, take, tellUnknown, typed } from './json-values.ts'
import { attempt } from './xml-filings.ts'

/**
 * Reads our own JSON: a document, or a line of `s16 read --json`, which holds one and what its envelope told. Many lines, or a list, are as
 * many filings. Untrusted: only the fields of documents and envelopes are taken, each only as what it is; anything else is told.
 */
export function readJson(text: string): (Reading | UnreadableError)[] {
  const whole = parsed(text)
  if (Array.isArray(whole)) return whole.map(readingOf)
  if (!(whole instanceof UnreadableError)) return [readingOf(whole)]
  const lines = linesOf(text)
  return lines === null ? [whole] : lines.map((line) => readingOf(parsed(line)))
}

/** The lines of a text that holds an object a line; `null` where it is something else. */
export function linesOf(text: string): readonly string[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 1 && lines.every((line) => /^\s*\{.*\}\s*$/.test(line)) ? lines : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return new UnreadableError(`this looks like JSON but is not valid: ${error instanceof Error ? error.message : error}`)
  }
}

function readingOf(value: unknown): Reading | UnreadableError {
  if (value instanceof UnreadableError) return value
  return attempt((): Reading => {
    const line = asRecord(value)
    if (!line || !('document' in line)) return { format: 'json', ...readJsonDocument(line), evidence: [], submission: null }
    const { document, issues } = readJsonDocument(line.document)
    const ofEnvelope: Issue[] = []
    const submission = takeSubmission(line.submission, ofEnvelope)
    return { format: 'json', document, issues: [...issues, ...ofEnvelope], evidence: [], submission }
  })
}

/** A document from what its JSON says. Throws `UnreadableError` where it is none. */
export function readJsonDocument(value: unknown): { readonly document: OwnershipDocument; readonly issues: readonly Issue[] } {
  const source = asRecord(value)
  const documentType = documentTypes.find((one) => one === source?.documentType)
  if (!source || !documentType)
    throw new UnreadableError('this is JSON, but not an ownership document: "documentType" must be 3, 4, 5 or an amendment of these')
  const issues: Issue[] = []
  return { document: takeDocument(source, documentType, issues), issues }
}

function marks(value: unknown, path: string, issues: Issue[]): string[] {
  return list(value, path, issues).flatMap((id) => {
    if (typeof id === 'string') return [id]
    refuse(issues, path, id)
    return []
  })
}

function takeBox(
  source: unknown,
  path: string,
  issues: Issue[],
  holder: Holder = 'row',
): { value: string | null; footnotes: readonly string[] } | null {
  if (source === null || source === undefined) return null
  const record = asRecord(source)
  if (!record) {
    refuse(issues, path, source)
    return null
  }
  const { value: text } = take({ value: record.value }, { value: null as string | null }, path, issues)
  const value = text === null ? null : typed(holder, path.slice(path.lastIndexOf('.') + 1), text, path, issues)
  const footnotes = marks(record.footnotes, `${path}.footnotes`, issues)
  return value === null && footnotes.length === 0 ? null : { value, footnotes }
}

const boxesOfRow = Object.keys(emptyRow).filter((key) => key !== 'kind' && key !== 'coding' && key !== 'underlying')

function takeRow(source: unknown, path: string, issues: Issue[]): OwnershipDocument['derivative'][number] {
  const record = asRecord(source) ?? {}
  const row: Json = { ...emptyRow, kind: record.kind === 'transaction' ? 'transaction' : 'holding' }
  if (record.kind !== 'transaction' && record.kind !== 'holding') refuse(issues, `${path}.kind`, record.kind)
  for (const key of boxesOfRow) row[key] = takeBox(record[key], `${path}.${key}`, issues) ?? emptyRow[key as keyof typeof emptyRow]
  const coding = asRecord(record.coding)
  if (coding) {
    const { footnotes, ...rest } = coding
    const template = { formType: null, code: null, equitySwapInvolved: null }
    row.coding = {
      ...take(rest, template, `${path}.coding`, issues, ['equitySwapInvolved']),
      footnotes: marks(footnotes, `${path}.coding.footnotes`, issues),
    }
  }
  const underlying = asRecord(record.underlying)
  if (underlying) {
    row.underlying = {
      title: takeBox(underlying.title, `${path}.underlying.title`, issues, 'underlying') ?? emptyBox,
      shares: takeBox(underlying.shares, `${path}.underlying.shares`, issues, 'underlying'),
      value: takeBox(underlying.value, `${path}.underlying.value`, issues, 'underlying'),
    }
  }
  for (const key of Object.keys(record)) if (!Object.hasOwn(emptyRow, key)) tellUnknown(issues, `${path}.${key}`, record[key])
  return row as unknown as OwnershipDocument['derivative'][number]
}

const documentFlags = ['noSecuritiesOwned', 'notSubjectToSection16', 'form3HoldingsReported', 'form4TransactionsReported', 'aff10b5One']
const structured = ['issuer', 'reportingOwners', 'nonDerivative', 'derivative', 'footnotes', 'signatures'] as const

function takeDocument(source: Json, documentType: DocumentType, issues: Issue[]): OwnershipDocument {
  const { issuer, reportingOwners, nonDerivative, derivative, footnotes, signatures, ...plain } = source
  const template: Json = { ...emptyDocument(documentType) }
  for (const key of structured) delete template[key]
  const rows = (value: unknown, path: string) => list(value, path, issues).map((row, at) => takeRow(row, `${path}[${at}]`, issues))
  return {
    ...(take(plain, template, '', issues, documentFlags, 'document') as unknown as OwnershipDocument),
    issuer: take(issuer, emptyDocument(documentType).issuer, 'issuer', issues, [], 'issuer'),
    reportingOwners: list(reportingOwners, 'reportingOwners', issues).map((owner, at) => {
      const path = `reportingOwners[${at}]`
      const { address, relationship, ...identity } = asRecord(owner) ?? {}
      return {
        ...take(identity, { cik: null, name: null }, path, issues, [], 'owner'),
        address: take(address, emptyAddress, `${path}.address`, issues, ['nonUSAddress']),
        relationship: take(relationship, emptyRelationship, `${path}.relationship`, issues, [
          'director',
          'officer',
          'tenPercentOwner',
          'other',
        ]),
      }
    }),
    nonDerivative: rows(nonDerivative, 'nonDerivative'),
    derivative: rows(derivative, 'derivative'),
    footnotes: list(footnotes, 'footnotes', issues).map((note, at) => {
      const { id, text } = take(note, { id: null as string | null, text: null as string | null }, `footnotes[${at}]`, issues)
      return { id: id ?? '', text: text ?? '' }
    }),
    signatures: list(signatures, 'signatures', issues).map((signature, at) => {
      const { name, date } = take(
        signature,
        { name: null as string | null, date: null as string | null },
        `signatures[${at}]`,
        issues,
        [],
        'signature',
      )
      return { name: name ?? '', date }
    }),
  }
}
