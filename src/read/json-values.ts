import { type FieldType, type GrammarElement, type Holder, ownershipGrammar } from '../model/elements.ts'
import type { Issue } from '../model/issue.ts'
import { readValue } from './values.ts'

/** Taking values out of JSON that nobody vouches for: each only as what its field takes; anything else is told. */

export type Json = Record<string, unknown>

export const asRecord = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null

/** Copies the properties of `template` from `source`; text or flag by what the model says, `null` otherwise. */
export function take<T extends object>(
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
  for (const key of Object.keys(record)) if (!Object.hasOwn(template, key)) tellUnknown(issues, `${path}${path && '.'}${key}`, record[key])
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
export function typed(holder: Holder, property: string, text: string, path: string, issues: Issue[]): string | null {
  const { value, trouble } = readValue(types[holder]?.get(property) ?? 'text', text)
  if (trouble) {
    issues.push({ code: trouble.code, severity: trouble.repaired ? 'note' : 'error', path, message: trouble.message, source: shown(text) })
  }
  return typeof value === 'string' ? value : null
}

export const refuse = (issues: Issue[], path: string, value: unknown) =>
  issues.push({ code: 'json-type', severity: 'error', path, message: `${shown(value)} is not what this field takes`, source: shown(value) })

export const tellUnknown = (issues: Issue[], path: string, value: unknown) =>
  issues.push({
    code: 'unknown-element',
    severity: 'warning',
    path,
    message: `"${path}" is not a field of an ownership document`,
    source: shown(value),
  })

const shown = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, 200)

/** More of a kind than this in one document is not a report; the rest is not taken, and is told. */
const mostEntries = 20_000

export const list = (value: unknown, path: string, issues: Issue[]): unknown[] => {
  if (Array.isArray(value)) {
    if (value.length > mostEntries)
      issues.push({ code: 'too-many-entries', severity: 'error', path, message: `more than ${mostEntries} entries; the rest is not read` })
    return value.slice(0, mostEntries)
  }
  if (value !== null && value !== undefined) refuse(issues, path, value)
  return []
}
