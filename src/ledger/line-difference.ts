import { equal, isDecimal } from '../model/decimal.ts'
import type { Noted, Row } from '../model/document.ts'
import type { FiledLine } from './filed-report.ts'
import { securityClass } from './security-class.ts'
import { plainVehicle } from './vehicle.ts'

/**
 * How two rows differ, by content. The fields carry the document's names; `reported` is the balance after the line, `footnotes` the texts
 * of the notes marked in it.
 */
export type LineField =
  | 'securityTitle'
  | 'conversionOrExercisePrice'
  | 'transactionDate'
  | 'deemedExecutionDate'
  | 'code'
  | 'formType'
  | 'equitySwapInvolved'
  | 'timeliness'
  | 'shares'
  | 'totalValue'
  | 'pricePerShare'
  | 'acquiredDisposed'
  | 'exerciseDate'
  | 'expirationDate'
  | 'underlying'
  | 'reported'
  | 'directOrIndirect'
  | 'natureOfOwnership'
  | 'footnotes'

const same = (a: string | null, b: string | null): boolean => {
  if (a === null || b === null) return a === b
  return isDecimal(a) && isDecimal(b) ? equal(a, b) : a.toLowerCase() === b.toLowerCase()
}

const value = (box: Noted<string> | null | undefined): string | null => box?.value ?? null

/** The plain value of each field that a row has as one text. */
const texts: readonly (readonly [LineField, (row: Row) => string | null])[] = [
  ['securityTitle', (row) => value(row.securityTitle)],
  ['conversionOrExercisePrice', (row) => value(row.conversionOrExercisePrice)],
  ['transactionDate', (row) => value(row.transactionDate)],
  ['deemedExecutionDate', (row) => value(row.deemedExecutionDate)],
  ['code', (row) => row.coding?.code ?? null],
  ['formType', (row) => row.coding?.formType ?? null],
  ['equitySwapInvolved', (row) => (row.coding?.equitySwapInvolved ? 'true' : null)],
  ['timeliness', (row) => value(row.timeliness)],
  ['shares', (row) => value(row.shares)],
  ['totalValue', (row) => value(row.totalValue)],
  ['pricePerShare', (row) => value(row.pricePerShare)],
  ['acquiredDisposed', (row) => value(row.acquiredDisposed)],
  ['exerciseDate', (row) => value(row.exerciseDate)],
  ['expirationDate', (row) => value(row.expirationDate)],
  ['reported', (row) => balanceOf(row)],
  ['directOrIndirect', (row) => value(row.directOrIndirect)],
  ['natureOfOwnership', (row) => value(row.natureOfOwnership)],
]

/** The balance after the line, in shares or dollars; `null` where the form has no such column. */
export const balanceOf = (row: Row): string | null => value(row.sharesOwnedFollowing) ?? value(row.valueOwnedFollowing)

const noteTexts = ({ report, source }: FiledLine): string => {
  const text = new Map(report.document.footnotes.map((note) => [note.id, note.text.replace(/\s+/g, ' ').trim()]))
  const marked = (field: string, box: { readonly footnotes: readonly string[] } | null | undefined) =>
    (box?.footnotes ?? []).map((id) => `${field}: ${text.get(id) ?? ''}`).sort()
  const { underlying, coding, ...boxes } = source
  return [
    ...Object.entries(boxes).flatMap(([field, box]) => (typeof box === 'string' ? [] : marked(field, box))),
    ...marked('coding', coding),
    ...marked('underlying', underlying?.title),
    ...marked('underlyingShares', underlying?.shares),
    ...marked('underlyingValue', underlying?.value),
  ].join('\n')
}

/** The fields in which two lines differ; empty when one repeats the other. Amounts compare by value, words without case. */
export function differingFields(a: FiledLine, b: FiledLine): LineField[] {
  const fields = texts.filter(([, of]) => !same(of(a.source), of(b.source))).map(([field]) => field)
  const under = (row: Row) => [value(row.underlying?.title), value(row.underlying?.shares), value(row.underlying?.value)]
  const [left, right] = [under(a.source), under(b.source)]
  if (left.some((one, at) => !same(one, right[at] ?? null))) fields.push('underlying')
  if (noteTexts(a) !== noteTexts(b)) fields.push('footnotes')
  return fields
}

/** How much each field says about which line it is: a changed date or amount of one line is likelier than a changed class. */
const weight: Record<LineField, number> = {
  securityTitle: 2,
  conversionOrExercisePrice: 1.2,
  transactionDate: 1.5,
  deemedExecutionDate: 0.3,
  code: 1.5,
  formType: 0.3,
  equitySwapInvolved: 0.3,
  timeliness: 0.2,
  shares: 1.5,
  totalValue: 1.5,
  pricePerShare: 1,
  acquiredDisposed: 1,
  exerciseDate: 0.8,
  expirationDate: 1,
  underlying: 0.5,
  reported: 0.6,
  directOrIndirect: 1,
  natureOfOwnership: 0.8,
  footnotes: 0.1,
}

const classesOf = (lines: readonly FiledLine[]): string[] =>
  lines.map(({ source, table, report }) => securityClass(source.securityTitle.value, table, report.document.issuer.name))

const holdersOf = (lines: readonly FiledLine[]): string[] => lines.map(({ source }) => plainVehicle(source.natureOfOwnership?.value ?? ''))

/** Whether two lines are of one class and one holder, in whatever words. */
export function areOfOneHolding(a: FiledLine, b: FiledLine): boolean {
  const [security, otherSecurity] = classesOf([a, b])
  const [holder, otherHolder] = holdersOf([a, b])
  return security === otherSecurity && holder === otherHolder && a.source.directOrIndirect.value === b.source.directOrIndirect.value
}

/** Farther apart than this, two lines are two lines and not one corrected. */
export const farthest = 3.4

/** 0 for lines that say the same; each changed field adds its weight, less where the change is one of wording. */
export function difference(a: FiledLine, b: FiledLine): { readonly fields: LineField[]; readonly distance: number } {
  const fields = differingFields(a, b)
  const distance = fields.reduce((total, field) => {
    if (field === 'securityTitle') {
      const [left, right] = classesOf([a, b])
      return total + (left === right ? 0.1 : weight.securityTitle)
    }
    if (field === 'natureOfOwnership') {
      const [left, right] = holdersOf([a, b])
      return (
        total + (left === right || a.source.directOrIndirect.value !== b.source.directOrIndirect.value ? 0.1 : weight.natureOfOwnership)
      )
    }
    return total + weight[field]
  }, 0)
  return { fields, distance }
}
