import type { BaseForm } from '../../../model/form-catalogue.ts'
import { type ColumnField, columnHeading, formTables, leafColumns } from '../../../model/form-columns.ts'
import { letters } from '../pages/page.ts'
import { takenBy } from './word-kinds.ts'

/** The leaf columns of Table I and Table II as the catalogue has them, with what each takes and how its heading is known again. */

/** What a column takes. */
export type Kind = 'text' | 'date' | 'code' | 'early' | 'amount' | 'price' | 'direction' | 'ownership'

export interface Column {
  readonly field: ColumnField
  readonly kind: Kind
  readonly heading: Heading
  /** What a word of it must be one of, as bits; none for a text, which takes any. */
  readonly takes: number
  /** Whether a mark may stand without a value (specification v5.5, 3.5). */
  readonly markAlone: boolean
}

/** The letters that only this column's heading has, number aside: all of them, those it begins with, or some of them. */
interface Heading {
  readonly whole?: string
  readonly start?: readonly string[]
  readonly part?: readonly string[]
}

type Traits = Omit<Column, 'field' | 'takes'>

const traits: Readonly<Record<ColumnField, Traits>> = {
  securityTitle: { kind: 'text', heading: { part: ['titleofsecurity', 'titleofderivative'] }, markAlone: false },
  conversionOrExercisePrice: { kind: 'price', heading: { part: ['conversionor'] }, markAlone: true },
  transactionDate: { kind: 'date', heading: { start: ['transactiondate'] }, markAlone: false },
  deemedExecutionDate: { kind: 'date', heading: { part: ['deemedexec'] }, markAlone: true },
  transactionCode: { kind: 'code', heading: { start: ['code'], part: ['transactioncode'] }, markAlone: false },
  voluntary: { kind: 'early', heading: { whole: 'v' }, markAlone: true },
  amount: { kind: 'amount', heading: { whole: 'amount' }, markAlone: false },
  acquiredDisposed: { kind: 'direction', heading: { whole: 'aord' }, markAlone: false },
  acquired: { kind: 'amount', heading: { whole: 'a' }, markAlone: false },
  disposed: { kind: 'amount', heading: { whole: 'd' }, markAlone: false },
  pricePerShare: {
    kind: 'price',
    heading: { whole: 'price', start: ['priceofderiv'], part: ['priceofderivativesecurityinstr'] },
    markAlone: true,
  },
  exerciseDate: { kind: 'date', heading: { whole: 'dateexercisable' }, markAlone: true },
  expirationDate: { kind: 'date', heading: { whole: 'expirationdate' }, markAlone: true },
  underlyingTitle: { kind: 'text', heading: { whole: 'title' }, markAlone: false },
  underlyingAmount: { kind: 'amount', heading: { start: ['amountornumber'] }, markAlone: true },
  ownedFollowing: {
    kind: 'amount',
    heading: { start: ['amountofsecurities'], part: ['numberofderivativesecuritiesbenef'] },
    markAlone: false,
  },
  directOrIndirect: { kind: 'ownership', heading: { part: ['ownershipform'] }, markAlone: false },
  natureOfOwnership: { kind: 'text', heading: { part: ['natureofindirect'] }, markAlone: false },
}

const heads = ({ whole, start, part }: Heading, text: string): boolean =>
  text === whole || start?.some((one) => text.startsWith(one)) === true || part?.some((one) => text.includes(one)) === true

/** Which of the columns a heading belongs to, by its letters, with its number or without. */
export function headedBy(text: string, columns: readonly Column[]): number[] {
  const named = text.replace(/^\d+a?(?=[a-z]{3})/, '')
  const headed: number[] = []
  for (let at = 0; at < columns.length; at++) {
    const { heading } = columns[at]!
    if (heads(heading, named) || (named !== text && heads(heading, text))) headed.push(at)
  }
  return headed
}

const built = (form: BaseForm, table: 0 | 1): readonly Column[] =>
  leafColumns(formTables(form, 'web')[table]).map(({ leaf: { field } }) => ({
    field,
    ...traits[field],
    takes: takenBy[traits[field].kind],
  }))

const tables: Readonly<Record<BaseForm, readonly [readonly Column[], readonly Column[]]>> = {
  '3': [built('3', 0), built('3', 1)],
  '4': [built('4', 0), built('4', 1)],
  '5': [built('5', 0), built('5', 1)],
}

/** The columns of a table, left to right. */
export const columnsOf = (form: BaseForm, table: 'I' | 'II'): readonly Column[] => tables[form][table === 'I' ? 0 : 1]

/** What follows from the columns of a table alone, found once for each table. */
export function perTable<T>(derive: (columns: readonly Column[]) => T): (columns: readonly Column[]) => T {
  const known = new WeakMap<readonly Column[], T>()
  return (columns) => {
    let derived = known.get(columns)
    if (derived === undefined) {
      derived = derive(columns)
      known.set(columns, derived)
    }
    return derived
  }
}

const headings = (['3', '4', '5'] as const)
  .flatMap((form) => (['web', 'stylesheet'] as const).flatMap((printing) => formTables(form, printing)))
  .flatMap((table) => table.columns.flatMap((column) => [columnHeading(column), ...column.leaves.map((leaf) => leaf.heading ?? '')]))
  // The paper forms before 2003 say when the amounts were counted.
  .concat('Amount of Securities Beneficially Owned at End of Month')

const headingLetters = headings.map(letters).join(' ')

/** The same word by word: short letters that reach over two words, as `fund` of `of Underlying`, are a word of their own. */
const headingPieces = headings.map((heading) => heading.split(/\s+/).map(letters).join(' ')).join(' ')
const longPiece = 6

/** The words of the headings as printed, whole ones of three letters or more. */
const headingWords = new Set(headings.flatMap((heading) => heading.split(/\s+/)).filter((word) => /^[A-Za-z]{3,}$/.test(letters(word))))

/** Whether a word as printed is one of the headings of the tables. */
export const isHeadingWord = (word: string): boolean => headingWords.has(word)

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
  return (text.length < longPiece ? headingPieces : headingLetters).includes(text)
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
