import type { BaseForm } from '../../model/form-catalogue.ts'
import { type ColumnField, columnHeading, formTables, leafColumns } from '../../model/form-columns.ts'
import { letters } from './page.ts'

/** The leaf columns of Table I and Table II as the catalogue has them, with what each takes and how its heading is known again. */

/** What a column takes. */
export type Kind = 'text' | 'date' | 'code' | 'early' | 'amount' | 'price' | 'direction' | 'ownership'

export interface Column {
  readonly field: ColumnField
  readonly kind: Kind
  /** Letters that only this column's heading has, number aside. */
  readonly heading: RegExp
  /** Whether a mark may stand without a value (specification v5.5, 3.5). */
  readonly markAlone: boolean
}

type Traits = Omit<Column, 'field'>

const traits: Readonly<Record<ColumnField, Traits>> = {
  securityTitle: { kind: 'text', heading: /titleof(?:security|derivative)/, markAlone: false },
  conversionOrExercisePrice: { kind: 'price', heading: /conversionor/, markAlone: true },
  transactionDate: { kind: 'date', heading: /^transactiondate/, markAlone: false },
  deemedExecutionDate: { kind: 'date', heading: /deemedexec/, markAlone: true },
  transactionCode: { kind: 'code', heading: /^code|transactioncode/, markAlone: false },
  voluntary: { kind: 'early', heading: /^v$/, markAlone: true },
  amount: { kind: 'amount', heading: /^amount$/, markAlone: false },
  acquiredDisposed: { kind: 'direction', heading: /^aord$/, markAlone: false },
  acquired: { kind: 'amount', heading: /^a$/, markAlone: false },
  disposed: { kind: 'amount', heading: /^d$/, markAlone: false },
  pricePerShare: { kind: 'price', heading: /^price$|priceofderivativesecurityinstr|^priceofderiv/, markAlone: true },
  exerciseDate: { kind: 'date', heading: /^dateexercisable$/, markAlone: true },
  expirationDate: { kind: 'date', heading: /^expirationdate$/, markAlone: true },
  underlyingTitle: { kind: 'text', heading: /^title$/, markAlone: false },
  underlyingAmount: { kind: 'amount', heading: /^amountornumber/, markAlone: true },
  ownedFollowing: { kind: 'amount', heading: /^amountofsecurities|numberofderivativesecuritiesbenef/, markAlone: false },
  directOrIndirect: { kind: 'ownership', heading: /ownershipform/, markAlone: false },
  natureOfOwnership: { kind: 'text', heading: /natureofindirect/, markAlone: false },
}

const built = (form: BaseForm, table: 0 | 1): readonly Column[] =>
  leafColumns(formTables(form, 'web')[table]).map(({ leaf }) => ({ field: leaf.field, ...traits[leaf.field] }))

const tables: Readonly<Record<BaseForm, readonly [readonly Column[], readonly Column[]]>> = {
  '3': [built('3', 0), built('3', 1)],
  '4': [built('4', 0), built('4', 1)],
  '5': [built('5', 0), built('5', 1)],
}

/** The columns of a table, left to right. */
export const columnsOf = (form: BaseForm, table: 'I' | 'II'): readonly Column[] => tables[form][table === 'I' ? 0 : 1]

const headingLetters = (['3', '4', '5'] as const)
  .flatMap((form) => (['web', 'stylesheet'] as const).flatMap((printing) => formTables(form, printing)))
  .flatMap((table) => table.columns.flatMap((column) => [columnHeading(column), ...column.leaves.map((leaf) => leaf.heading ?? '')]))
  .map(letters)
  // The paper forms before 2003 say when the amounts were counted.
  .concat('amountofsecuritiesbeneficiallyownedatendofmonth')
  .join(' ')

/** Which three letters follow each other in the headings: most words of data have some that do not. */
const headingTriples = new Uint8Array(36 ** 3)
for (let at = 0; at + 3 <= headingLetters.length; at++) headingTriples[tripleAt(headingLetters, at)] = 1

function tripleAt(text: string, at: number): number {
  return (digit36(text.charCodeAt(at)) * 36 + digit36(text.charCodeAt(at + 1))) * 36 + digit36(text.charCodeAt(at + 2))
}

function digit36(code: number): number {
  return code >= 97 ? code - 87 : Math.max(0, code - 48)
}

/** Whether letters, three or more, stand in the headings of the tables, whole or as a piece. */
export function inHeadings(text: string): boolean {
  for (let at = 0; at + 3 <= text.length; at++) if (headingTriples[tripleAt(text, at)] === 0) return false
  return headingLetters.includes(text)
}

/** Columns that only transactions fill. */
export const transactionColumns: ReadonlySet<Column['field']> = new Set<Column['field']>([
  'transactionDate',
  'deemedExecutionDate',
  'transactionCode',
  'voluntary',
  'amount',
  'acquiredDisposed',
  'acquired',
  'disposed',
])
