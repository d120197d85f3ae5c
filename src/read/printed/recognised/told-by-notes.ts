import type { BaseForm } from '../../../model/form-catalogue.ts'
import type { ColumnField } from '../../../model/form-columns.ts'
import type { PrintedRow } from '../table/rows.ts'
import { isTransaction, placeOf, said } from './said.ts'
import { told, withTold } from './told.ts'

/**
 * What the notes of a Form 4 without derivative securities tell of its transactions. Where they speak of a grant, and neither of taxes nor of sales
 * nor of a gift, the first line of 63 of 66 such real filings has code A, in 55 for nothing, in 64 owned directly; where they speak of sales alone all lines of 53 of 56
 * have code S, and where of taxes alone the first of 7 of 8 code F.
 */

type Tables = readonly [readonly PrintedRow[], readonly PrintedRow[]]

const ofGrants = /\b(?:grant|award|rsus?\b|restricted stock unit|restricted shares)/i
const ofTaxes = /withh|\btax|surrender/i
const ofGifts = /\bgift|for no consideration/i
const ofSales = (text: string): boolean => /\b(?:sold|sales?)\b/i.test(text) && /10b5-?1|prices? (?:rang|from|between)|weighted/i.test(text)

/** What the lines of a kind have, and whether all of a form have it or only the first for certain. */
interface Kind {
  readonly values: Readonly<Partial<Record<ColumnField, string>>>
  readonly all: boolean
}

const kinds = {
  grant: { values: { transactionCode: 'A', acquiredDisposed: 'A', pricePerShare: '$0', directOrIndirect: 'D' }, all: false },
  tax: { values: { transactionCode: 'F', acquiredDisposed: 'D', directOrIndirect: 'D' }, all: false },
  sale: { values: { transactionCode: 'S', acquiredDisposed: 'D' }, all: true },
} as const satisfies Readonly<Record<string, Kind>>

/** The one kind of transaction that notes speak of. */
function kindOf(notes: readonly string[]): Kind | null {
  const speaksOf = (pattern: RegExp) => notes.some((text) => pattern.test(text))
  const found = [
    ...(speaksOf(ofGrants) ? [kinds.grant] : []),
    ...(speaksOf(ofTaxes) ? [kinds.tax] : []),
    ...(notes.some(ofSales) ? [kinds.sale] : []),
  ]
  return found.length === 1 && !speaksOf(ofGifts) ? found[0]! : null
}

/** How sure it is, by what it is. */
const sure: Readonly<Partial<Record<ColumnField, number>>> = {
  transactionCode: 0.85,
  acquiredDisposed: 0.85,
  pricePerShare: 0.75,
  directOrIndirect: 0.85,
}

/** The lines of Table I with the code, the letter and the price of nothing that the notes tell where none is read. */
export function withToldByNotes([first, second]: Tables, form: BaseForm, notes: readonly string[]): Tables {
  const kind = form === '4' && second.length === 0 ? kindOf(notes) : null
  if (kind === null) return [first, second]
  const from = first.findIndex(isTransaction)
  const read = first.map((row, at) => {
    const [place] = placeOf(row)
    const isOf = kind.all ? isTransaction(row) : at === from
    if (!isOf || !place || said(row, 'transactionCode').some((word) => !word.inferred)) return row
    const lacking = Object.entries(kind.values).filter(([field]) =>
      row.boxes.some((box) => box.column.field === field && box.words.length === 0),
    )
    return withTold(row, Object.fromEntries(lacking.map(([field, text]) => [field, [told(text, place, sure[field as ColumnField]!)]])))
  })
  return [read, second]
}
