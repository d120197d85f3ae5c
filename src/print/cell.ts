import { toMonthDayYear } from '../model/date.ts'
import type { BaseForm, Decimal, IsoDate, Noted, Row } from '../model/document.ts'
import type { ColumnField } from '../model/form-columns.ts'
import { transactionCode } from '../model/transaction-codes.ts'
import { printedDollars, printedShares } from './amount.ts'

/** What stands in one cell of Table I or II. */
export interface SheetCell {
  readonly field: ColumnField
  /** The fields of the document that the cell shows, as paths: an issue of any of them belongs here. */
  readonly paths: readonly string[]
  /** As printed, without marks: `$6.1`, `S/K`, `12/17/2007`; empty for an empty cell. */
  readonly text: string
  /** The ids of the footnotes marked behind the text, `F1`. */
  readonly marks: readonly string[]
  /** What a code means, in words; `null` where the text speaks for itself. */
  readonly meaning: string | null
}

/** How a column is set. */
export type ColumnKind = 'words' | 'day' | 'code' | 'figure'

const kinds: Readonly<Record<ColumnField, ColumnKind>> = {
  securityTitle: 'words',
  conversionOrExercisePrice: 'figure',
  transactionDate: 'day',
  deemedExecutionDate: 'day',
  transactionCode: 'code',
  voluntary: 'code',
  amount: 'figure',
  acquiredDisposed: 'code',
  acquired: 'figure',
  disposed: 'figure',
  pricePerShare: 'figure',
  exerciseDate: 'day',
  expirationDate: 'day',
  underlyingTitle: 'words',
  underlyingAmount: 'figure',
  ownedFollowing: 'figure',
  directOrIndirect: 'code',
  natureOfOwnership: 'words',
}

/** What the column of a field holds. */
export const columnKind = (field: ColumnField): ColumnKind => kinds[field]

type Content = Omit<SheetCell, 'field'>

/** `(1)` of the footnote `F1`. */
export const markText = (id: string): string => `(${id.replace(/^F/, '')})`

/** The cell as one text: value and marks, `Class B Common Stock(2)(3)`. */
export const cellText = (cell: Pick<SheetCell, 'text' | 'marks'>): string => cell.text + cell.marks.map(markText).join('')

/** The cell of a row under a leaf column. `path` is the row's, `nonDerivative[0]`. Specification v5.5, appendices B to D and 4.3.8. */
export function sheetCell(field: ColumnField, row: Row, form: BaseForm, path: string): SheetCell {
  return { field, ...content[field](row, (name) => `${path}.${name}`, form) }
}

/** One function a column: the row, how its fields are addressed, and the form. */
const content: Record<ColumnField, (row: Row, at: (name: string) => string, form: BaseForm) => Content> = {
  securityTitle: (row, at) => words(row.securityTitle, at('securityTitle')),
  conversionOrExercisePrice: (row, at) => dollars(row.conversionOrExercisePrice, at('conversionOrExercisePrice')),
  transactionDate: (row, at) => day(row.transactionDate, at('transactionDate')),
  deemedExecutionDate: (row, at) => day(row.deemedExecutionDate, at('deemedExecutionDate')),
  transactionCode: (row, at, form) => ({ paths: [at('coding')], ...coding(row, form) }),
  voluntary: (row, at) => ({
    paths: [at('timeliness')],
    text: row.coding?.formType === '5' ? 'V' : '',
    marks: row.timeliness?.footnotes ?? [],
    meaning: row.coding?.formType === '5' ? 'V, reported earlier than required' : null,
  }),
  amount: (row, at) => sharesOr(row.shares, row.totalValue, [at('shares'), at('totalValue')]),
  acquiredDisposed: (row, at) => ({
    ...words(row.acquiredDisposed, at('acquiredDisposed')),
    meaning: meaningOf(row.acquiredDisposed?.value, { A: 'A, acquired', D: 'D, disposed of' }),
  }),
  acquired: (row, at) => acquiredOr('A', row, at),
  disposed: (row, at) => acquiredOr('D', row, at),
  pricePerShare: (row, at) => dollars(row.pricePerShare, at('pricePerShare')),
  exerciseDate: (row, at) => day(row.exerciseDate, at('exerciseDate')),
  expirationDate: (row, at) => day(row.expirationDate, at('expirationDate')),
  underlyingTitle: (row, at) => words(row.underlying?.title ?? null, at('underlying.title')),
  underlyingAmount: (row, at) =>
    sharesOr(row.underlying?.shares ?? null, row.underlying?.value ?? null, [at('underlying.shares'), at('underlying.value')]),
  ownedFollowing: (row, at) =>
    sharesOr(row.sharesOwnedFollowing, row.valueOwnedFollowing, [at('sharesOwnedFollowing'), at('valueOwnedFollowing')]),
  directOrIndirect: (row, at) => ({
    ...words(row.directOrIndirect, at('directOrIndirect')),
    meaning: meaningOf(row.directOrIndirect.value, { D: 'D, held directly', I: 'I, held indirectly' }),
  }),
  natureOfOwnership: (row, at) => words(row.natureOfOwnership, at('natureOfOwnership')),
}

const printed = <T>(box: Noted<T> | null, paths: readonly string[], print: (value: T) => string): Content => ({
  paths,
  text: box === null || box.value === null ? '' : print(box.value),
  marks: box?.footnotes ?? [],
  meaning: null,
})

const words = (box: Noted<string> | null, path: string): Content => printed(box, [path], (value) => value)
const day = (box: Noted<IsoDate> | null, path: string): Content => printed(box, [path], toMonthDayYear)
const dollars = (box: Noted<Decimal> | null, path: string): Content => printed(box, [path], printedDollars)

/** Shares, or for debt the dollars in their place. */
const sharesOr = (shares: Noted<Decimal> | null, value: Noted<Decimal> | null, paths: readonly string[]): Content =>
  shares !== null && (shares.value !== null || value === null)
    ? printed(shares, paths, printedShares)
    : printed(value, paths, printedDollars)

/** Table II has a column for each direction; a row whose direction is unknown stands in both, as the SEC prints it. */
function acquiredOr(direction: 'A' | 'D', row: Row, at: (name: string) => string): Content {
  const paths = [at('shares'), at('totalValue'), at('acquiredDisposed')]
  const marked = row.acquiredDisposed?.value ?? null
  if (marked !== null && marked !== direction) return { paths: [], text: '', marks: [], meaning: null }
  const amount = sharesOr(row.shares, row.totalValue, paths)
  return { ...amount, marks: [...amount.marks, ...(row.acquiredDisposed?.footnotes ?? [])] }
}

/**
 * The code with `/K` for an equity swap. Form 5 adds the form that the line was due on where it is late: 4 for any line of Form 4,
 * 5 for one of an earlier Form 5, and 3 alone for a holding that Form 3 left out. Specification v5.5, 4.3.8.
 */
function coding(row: Row, form: BaseForm): Omit<Content, 'paths'> {
  const { coding } = row
  if (coding === null) return { text: '', marks: [], meaning: null }
  const marks = coding.footnotes
  const swap = coding.equitySwapInvolved === true
  const known = transactionCode(coding.code ?? '')
  const said = [known ? `${known.code}, ${known.label}` : (coding.code ?? '')]
  if (swap) said.push('K, equity swap')
  const code = `${coding.code ?? ''}${swap ? '/K' : ''}`
  const late = form === '5' ? lateForm(row) : ''
  if (late === '3') return { text: '3', marks, meaning: '3, should have been reported on Form 3' }
  if (late !== '') said.push(`${late}, should have been reported on ${late === '5' ? 'an earlier Form 5' : 'Form 4'}`)
  return { text: code + late, marks, meaning: code === '' ? null : said.filter((part) => part !== '').join('; ') }
}

function lateForm(row: Row): '' | BaseForm {
  const formType = row.coding?.formType
  if (formType === '3' || formType === '4') return formType
  return formType === '5' && row.timeliness?.value === 'L' ? '5' : ''
}

const meaningOf = (value: string | null | undefined, meanings: Readonly<Record<string, string>>): string | null =>
  value !== null && value !== undefined && Object.hasOwn(meanings, value) ? meanings[value]! : null
