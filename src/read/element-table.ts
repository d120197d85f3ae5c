import { earlyNames, earlyRowElements, type FieldElement, type GrammarElement, type Holder, ownershipGrammar } from '../model/elements.ts'
import { colon, isName } from './tags.ts'

/**
 * The ownership grammar flattened for the scanner: every element name has a number, found from its bytes without making a string.
 */

export type ElementKind = 'group' | 'field' | 'value' | 'mark' | 'footnote' | 'ignored' | 'credential' | 'unknown'

export interface ElementEntry {
  readonly number: number
  readonly name: string
  readonly kind: ElementKind
  /** For a group, what it holds; for a field, what its property belongs to. */
  readonly holder: Holder
  readonly field: FieldElement | null
  /** Numbers of the elements that it may stand in. */
  readonly parents: readonly number[]
  /** For rows: the table, and whether it is a transaction (`null` where schema X0101 does not say). */
  readonly row: { readonly table: 'nonDerivative' | 'derivative'; readonly transaction: boolean | null } | null
  /** The name in ASCII, to verify a match of the hash. */
  readonly bytes: Uint8Array
}

interface Draft {
  readonly name: string
  readonly kind: ElementKind
  readonly holder: Holder
  field: FieldElement | null
  readonly parentNames: Set<string>
  row: ElementEntry['row']
}

const drafts = new Map<string, Draft>()

function draft(name: string, kind: ElementKind, holder: Holder, parent: string | null): Draft {
  let one = drafts.get(name)
  if (!one) {
    one = { name, kind, holder, field: null, parentNames: new Set(), row: null }
    drafts.set(name, one)
  }
  if (parent !== null) one.parentNames.add(parent)
  return one
}

function flatten(element: GrammarElement, holder: Holder, parent: string | null): void {
  if (element.shape === 'group') {
    const one = draft(element.name, 'group', element.holder, parent)
    const row = /^(nonDerivative|derivative)(Transaction|Holding)$/.exec(element.name)
    if (row) one.row = { table: row[1] as 'nonDerivative' | 'derivative', transaction: row[2] === 'Transaction' }
    for (const child of element.children) flatten(child, element.holder, element.name)
    return
  }
  const one = draft(element.name, element.shape === 'field' ? 'field' : element.shape, holder, parent)
  if (element.shape === 'field') {
    one.field = element
    if (element.boxed) boxParts(element.name)
  }
}

function boxParts(name: string): void {
  draft('value', 'value', 'row', name)
  draft('footnoteId', 'mark', 'row', name)
}

flatten(ownershipGrammar, 'document', null)
draft('footnoteId', 'mark', 'row', 'transactionCoding')
draft('footnote', 'footnote', 'footnotes', 'footnotes')
for (const [name, table] of Object.entries(earlyRowElements)) {
  draft(name, 'group', 'row', 'ownershipDocument').row = { table, transaction: null }
  for (const one of drafts.values()) if (one.parentNames.has(`${table}Transaction`)) one.parentNames.add(name)
}
for (const [early, name] of Object.entries(earlyNames)) {
  const modern = drafts.get(name)
  if (!modern) throw new Error(`no element ${name} in the ownership grammar`)
  const one = draft(early, 'field', modern.holder, null)
  one.field = modern.field
  for (const parent of modern.parentNames) one.parentNames.add(parent)
  boxParts(early)
}

const numbers = new Map([...drafts.keys()].map((name, number) => [name, number]))

/** Every element by its number. */
export const elements: readonly ElementEntry[] = [...drafts.values()].map((one, number) => ({
  number,
  name: one.name,
  kind: one.kind,
  holder: one.holder,
  field: one.field,
  row: one.row,
  parents: [...one.parentNames].map((name) => numbers.get(name)!),
  bytes: new TextEncoder().encode(one.name),
}))

/** The number of a name that the grammar has. */
export function elementNumber(name: string): number {
  const number = numbers.get(name)
  if (number === undefined) throw new Error(`no element ${name} in the ownership grammar`)
  return number
}

/** The number given to elements that the grammar does not have. */
export const unknownElement = elements.length

/** All names end to end, and where each begins; one more than there are names. */
const nameBytes = Uint8Array.from(elements.flatMap(({ bytes }) => [...bytes]))
const nameStarts = new Uint16Array(elements.length + 1)
for (const { number, bytes } of elements) nameStarts[number + 1] = nameStarts[number]! + bytes.length

const known = elements.length + 1
const standing = new Uint8Array(known * known)
for (const { number, parents } of elements) for (const parent of parents) standing[parent * known + number] = 1

/** Whether the grammar has an element directly within another; of unknown ones it is never so. */
export const standsIn = (number: number, parent: number): boolean => standing[parent * known + number] === 1

const slots = new Int16Array(1024).fill(-1)
const slotOf = (hash: number) => (hash ^ (hash >>> 10) ^ (hash >>> 20)) & 1023

/** One step of the hash over a name's bytes; starts at 0. */
const hashStep = (hash: number, byte: number): number => (Math.imul(hash, 31) + byte) | 0

for (const { number, bytes } of elements) {
  let slot = slotOf(bytes.reduce(hashStep, 0))
  while (slots[slot] !== -1) slot = (slot + 1) & 1023
  slots[slot] = number
}

/** A name in a tag. */
export interface ElementName {
  /** `unknownElement` if the grammar has none of this name. */
  readonly number: number
  /** Where it begins, after any prefix, and ends. */
  readonly start: number
  readonly end: number
}

/** The name, perhaps with a prefix, that begins at `from`. */
export function readElementName(bytes: Uint8Array, from: number, end: number): ElementName {
  let at = from
  let start = from
  let hash = 0
  while (at < end && isName[bytes[at]!]) hash = hashStep(hash, bytes[at++]!)
  if (at < end && bytes[at] === colon) {
    start = ++at
    hash = 0
    while (at < end && isName[bytes[at]!]) hash = hashStep(hash, bytes[at++]!)
  }
  return { number: findElement(bytes, start, at, hash), start, end: at }
}

/** The number of the name at `start` to `end`, whose hash is given; `unknownElement` if the grammar has none. */
function findElement(source: Uint8Array, start: number, end: number, hash: number): number {
  let slot = slotOf(hash)
  for (;;) {
    const number = slots[slot]!
    if (number === -1) return unknownElement
    const { bytes } = elements[number]!
    if (bytes.length === end - start) {
      let at = 0
      while (at < bytes.length && bytes[at] === source[start + at]) at++
      if (at === bytes.length) return number
    }
    slot = (slot + 1) & 1023
  }
}

/** Where the name of an element ends if it stands here; the position itself if it does not. */
export function pastName(bytes: Uint8Array, start: number, number: number): number {
  const end = nameStarts[number + 1]!
  let at = start
  for (let name = nameStarts[number]!; name < end; name++) if (bytes[at++] !== nameBytes[name]) return start
  return at
}
