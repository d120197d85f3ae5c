import type { TableDefinition } from '../model/columns/tables.ts'
import { filings, owners, rows } from '../model/columns/tables.ts'
import type { FieldType } from '../model/elements.ts'
import { elements } from './element-table.ts'

/** Which column of which table each field of the ownership grammar fills, for the sink that makes no objects. */

/** A field's place: its type and its column. */
export interface Slot {
  readonly type: FieldType
  /** Index in the table's columns; an amount's text as filed stands in the next one. */
  readonly column: number
  /** Name of the column, by which footnote marks are kept. */
  readonly name: string
}

/** What a field's line is: none, the filing, an owner, a row or a signature. */
export const onNone = 0
export const onFiling = 1
export const onOwner = 2
export const onRow = 3
export const onSignature = 4

/** Slots of a filing's, an owner's and a row's line. */
export const filingSlots: Slot[] = []
export const ownerSlots: Slot[] = []
export const rowSlots: Slot[] = []

/** By number of element: what its line is, and its slot there. */
export const lineOf = new Uint8Array(elements.length)
export const slotOf = new Int16Array(elements.length).fill(-1)

/** Signature's name and date. */
export const signatureName = 0
export const signatureDate = 1

/** `nonUSAddress` as a column is called, `non_us_address`. */
const columnName = (property: string): string =>
  property
    .replace(/(?<=[a-z0-9])([A-Z])/g, '_$1')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()

export const columnIndex = (table: TableDefinition, name: string): number => {
  const index = table.columns.findIndex((column) => column.name === name)
  if (index < 0) throw new Error(`table ${table.name} has no column ${name}`)
  return index
}

for (const { number, holder, field } of elements) {
  if (!field) continue
  if (holder === 'signature') {
    lineOf[number] = onSignature
    slotOf[number] = field.property === 'name' ? signatureName : signatureDate
    continue
  }
  const prefix = holder === 'issuer' ? 'issuer_' : holder === 'underlying' ? 'underlying_' : ''
  const name = prefix + columnName(field.property)
  const [line, table, slots] =
    holder === 'document' || holder === 'issuer'
      ? ([onFiling, filings, filingSlots] as const)
      : holder === 'row' || holder === 'coding' || holder === 'underlying'
        ? ([onRow, rows, rowSlots] as const)
        : ([onOwner, owners, ownerSlots] as const)
  let slot = slots.findIndex((one) => one.name === name)
  if (slot < 0) slot = slots.push({ type: field.type, column: columnIndex(table, name), name }) - 1
  lineOf[number] = line
  slotOf[number] = slot
}

/** The slot of a column that the grammar fills. */
export function slotNamed(slots: readonly Slot[], name: string): number {
  const slot = slots.findIndex((one) => one.name === name)
  if (slot < 0) throw new Error(`no field fills ${name}`)
  return slot
}
