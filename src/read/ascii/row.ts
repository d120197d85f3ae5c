import { type Coding, emptyBox, emptyRow, type Noted, type Row } from '../../model/document.ts'
import type { AsciiRecord } from './record.ts'
import type { ColumnName } from './table-columns.ts'
import { amountOf, codeOf, dayOf, letterOf, ownershipOf, priceOf, type Value } from './values.ts'

/** What stands in a cell, over all its lines. */
export interface CellText {
  readonly text: string
  readonly span: readonly [number, number]
}

export type Cells = ReadonlyMap<ColumnName, CellText>

/** What says that a box is empty. */
const nothing = /^(?:-+|n\/?a\.?|none)$/i

/** Note marks at the end of a cell, as footnote ids, and what stands before them. */
function cutMarks(text: string): { readonly rest: string; readonly footnotes: readonly string[] } {
  const match = /^(.*?)((?:\s*\(\d{1,2}\))+)$/.exec(text)
  if (!match) return { rest: text, footnotes: [] }
  return { rest: match[1]!.trim(), footnotes: [...match[2]!.matchAll(/\d+/g)].map(([number]) => `F${Number(number)}`) }
}

/** The cells of one line of a table → a row of the document. `sureness` is that of the columns. */
export function rowOf(cells: Cells, path: string, form: '3' | '4' | '5', table: 'I' | 'II', sureness: number, record: AsciiRecord): Row {
  const read = <T extends string>(column: ColumnName, field: string, take: (text: string) => Value<T> | null): Noted<T> | null => {
    const cell = cells.get(column)
    if (!cell || cell.text === '' || nothing.test(cell.text)) return null
    const { rest, footnotes } = cutMarks(cell.text)
    if (rest === '') {
      record.field(`${path}.${field}`, cell.span, 'stated', sureness)
      return { value: null, footnotes }
    }
    const taken = take(rest)
    if (taken) record.field(`${path}.${field}`, cell.span, taken.corrected ? 'corrected' : 'stated', sureness)
    else record.trouble('value-not-read', 'error', `${path}.${field}`, `"${rest}" is not what this column takes`, cell.text)
    return taken === null && footnotes.length === 0 ? null : { value: taken?.value ?? null, footnotes }
  }
  const words = (text: string): Value<string> => ({ value: text, corrected: false })
  const underlyingTitle = read('underlyingTitle', 'underlying.title', words)
  const underlyingShares = read('underlyingAmount', 'underlying.shares', amountOf)
  const coding = codingOf(read('code', 'coding.code', codeOf), form === '5' || /^v$/i.test(cells.get('early')?.text ?? '') ? '5' : '4')
  if (coding) record.field(`${path}.coding.formType`, cells.get('code')!.span, 'inferred', sureness)
  const acquired = read('acquired', 'shares', amountOf)
  const disposed = acquired ? null : read('disposed', 'shares', amountOf)
  const column = acquired ? 'acquired' : disposed ? 'disposed' : null
  if (column) record.field(`${path}.acquiredDisposed`, cells.get(column)!.span, 'inferred', sureness)
  return {
    ...emptyRow,
    kind: coding || (cells.get('date')?.text ?? '') !== '' ? 'transaction' : 'holding',
    securityTitle: read('title', 'securityTitle', words) ?? emptyBox,
    conversionOrExercisePrice: read('conversionPrice', 'conversionOrExercisePrice', priceOf),
    transactionDate: read('date', 'transactionDate', dayOf),
    deemedExecutionDate: read('deemed', 'deemedExecutionDate', dayOf),
    coding,
    shares: acquired ?? disposed ?? read('amount', 'shares', amountOf),
    acquiredDisposed:
      column === null
        ? read('direction', 'acquiredDisposed', letterOf('A', 'D'))
        : { value: column === 'acquired' ? 'A' : 'D', footnotes: [] },
    pricePerShare: read('price', 'pricePerShare', priceOf),
    exerciseDate: read('exercisable', 'exerciseDate', dayOf),
    expirationDate: read('expiration', 'expirationDate', dayOf),
    underlying:
      table === 'II' && (underlyingTitle || underlyingShares)
        ? { title: underlyingTitle ?? emptyBox, shares: underlyingShares, value: null }
        : null,
    sharesOwnedFollowing: read('following', 'sharesOwnedFollowing', amountOf),
    directOrIndirect: read('ownership', 'directOrIndirect', ownershipOf) ?? emptyBox,
    natureOfOwnership: read('nature', 'natureOfOwnership', words),
  }
}

/** `S/K`: the code of a line, and after it that an equity swap was involved (General Instruction 8). */
const codingOf = (code: Noted<string> | null, formType: '4' | '5'): Coding | null =>
  code && {
    formType,
    code: code.value?.slice(0, 1) ?? null,
    equitySwapInvolved: code.value?.endsWith('/K') ?? false,
    footnotes: code.footnotes,
  }
