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
import { type FieldType, type GrammarElement, type Holder, ownershipGrammar } from '../model/elements.ts'
import type { Issue } from '../model/issue.ts'
import { UnreadableError } from '../model/reading.ts'
import { readValue } from './values.ts'

/**
 * Reads our own JSON: a document, or a line of `s16 read --json` that holds one. Untrusted: only the fields of a document are taken,
 * each only as what it is; anything else is told.
 */
export function readJson(text: string): { readonly document: OwnershipDocument; readonly issues: readonly Issue[] } {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw new UnreadableError(`this looks like JSON but is not valid: ${error instanceof Error ? error.message : error}`)
  }
  const line = asRecord(parsed)
  const source = line && 'document' in line ? asRecord(line.document) : line
  const documentType = documentTypes.find((one) => one === source?.documentType)
  if (!source || !documentType)
    throw new UnreadableError('this is JSON, but not an ownership document: "documentType" must be 3, 4, 5 or an amendment of these')
  const issues: Issue[] = []
  return { document: takeDocument(source, documentType, issues), issues }
}

type Json = Record<string, unknown>

const asRecord = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null

/** Copies the properties of `template` from `source`; text or flag by what the model says, `null` otherwise. */
function take<T extends object>(
  source: unknown,
  template: T,
  path: string,
  issues: Issue[],
  flags: readonly string[] = [],
  holder: Holder = 'address',
): T {
  const record = asRecord(source) ?? {}
  const taken: Json = { ...(template as Json) }
  for (const key of Object.keys(template)) {
    const value = record[key]
    if (value === null || value === undefined) continue
    const at = `${path}${path && '.'}${key}`
    if (typeof value === 'boolean' && flags.includes(key)) taken[key] = value
    else if (typeof value === 'string' && !flags.includes(key)) taken[key] = value === '' ? null : typed(holder, key, value, at, issues)
    else refuse(issues, at, value)
  }
  for (const key of Object.keys(record)) if (!(key in template)) tellUnknown(issues, `${path}${path && '.'}${key}`, record[key])
  return taken as T
}

/** What each property of a holder takes, by the grammar. */
function typesOf(wanted: Holder): ReadonlyMap<string, FieldType> {
  const types = new Map<string, FieldType>()
  const walk = (element: GrammarElement, holder: Holder) => {
    if (element.shape === 'group') for (const child of element.children) walk(child, element.holder)
    else if (element.shape === 'field' && holder === wanted) types.set(element.property, element.type)
  }
  walk(ownershipGrammar, 'document')
  return types
}
const types: Partial<Record<Holder, ReadonlyMap<string, FieldType>>> = {
  document: typesOf('document'),
  issuer: typesOf('issuer'),
  owner: typesOf('owner'),
  row: typesOf('row'),
  underlying: typesOf('underlying'),
  signature: typesOf('signature'),
}

/** A text by what its field takes: repaired where it has one meaning, refused where it has none. */
function typed(holder: Holder, property: string, text: string, path: string, issues: Issue[]): string | null {
  const { value, trouble } = readValue(types[holder]?.get(property) ?? 'text', text)
  if (trouble) {
    issues.push({ code: trouble.code, severity: trouble.repaired ? 'note' : 'error', path, message: trouble.message, source: shown(text) })
  }
  return typeof value === 'string' ? value : null
}

const refuse = (issues: Issue[], path: string, value: unknown) =>
  issues.push({ code: 'json-type', severity: 'error', path, message: `${shown(value)} is not what this field takes`, source: shown(value) })

const tellUnknown = (issues: Issue[], path: string, value: unknown) =>
  issues.push({
    code: 'unknown-element',
    severity: 'warning',
    path,
    message: `"${path}" is not a field of an ownership document`,
    source: shown(value),
  })

const shown = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, 200)

const list = (value: unknown, path: string, issues: Issue[]): unknown[] => {
  if (Array.isArray(value)) return value.slice(0, 20_000)
  if (value !== null && value !== undefined) refuse(issues, path, value)
  return []
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
  for (const key of Object.keys(record)) if (!(key in emptyRow)) tellUnknown(issues, `${path}.${key}`, record[key])
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
