import { isDecimal } from '../../model/decimal.ts'
import { emptyBox, emptyRow, type Noted, type Row } from '../../model/document.ts'
import { cutMarks, writtenDay } from './notes-and-dates.ts'
import type { AsciiRecord, TextLine } from './record.ts'

/** The ruled tables of the ASCII forms: columns between bars, cells broken over lines, rows between rules. */

type ColumnName =
  | 'title'
  | 'conversionPrice'
  | 'date'
  | 'code'
  | 'early'
  | 'amount'
  | 'acquiredDisposed'
  | 'price'
  | 'exercisable'
  | 'expiration'
  | 'underlyingTitle'
  | 'underlyingAmount'
  | 'following'
  | 'ownership'
  | 'nature'

/** Columns of the tables as the forms of 1996 to 2003 had them. */
const columnsOf: Readonly<Record<'3' | '45', Readonly<Record<'I' | 'II', readonly ColumnName[]>>>> = {
  '3': {
    I: ['title', 'following', 'ownership', 'nature'],
    II: ['title', 'exercisable', 'expiration', 'underlyingTitle', 'underlyingAmount', 'conversionPrice', 'ownership', 'nature'],
  },
  '45': {
    I: ['title', 'date', 'code', 'early', 'amount', 'acquiredDisposed', 'price', 'following', 'ownership', 'nature'],
    II: [
      'title',
      'conversionPrice',
      'date',
      'code',
      'early',
      'amount',
      'acquiredDisposed',
      'exercisable',
      'expiration',
      'underlyingTitle',
      'underlyingAmount',
      'price',
      'following',
      'ownership',
      'nature',
    ],
  },
}

interface CellText {
  readonly text: string
  readonly span: readonly [number, number]
}

const isRule = (text: string): boolean => /[-_=]{5}/.test(text) && /^[\s|_=<>-]*$/.test(text)

/** Reads the rows of one table; what cannot be told apart is told and left out. */
export function asciiRows(lines: readonly TextLine[], form: '3' | '4' | '5', table: 'I' | 'II', record: AsciiRecord): Row[] {
  const name = table === 'I' ? 'nonDerivative' : 'derivative'
  const columns = columnsOf[form === '3' ? '3' : '45'][table]
  const start = lines.findIndex(({ text }) => /^\s*<S>/.test(text))
  const body = lines.slice(start + 1).filter(({ text }) => !/^\s*<\/?(?:TABLE|CAPTION)>/i.test(text))
  const groups: TextLine[][] = [[]]
  for (const line of body) {
    if (isRule(line.text)) groups.push([])
    else if (line.text.includes('|')) groups.at(-1)!.push(line)
  }
  const rows: Row[] = []
  for (const group of groups) {
    const cells = cellsOf(group, columns.length)
    if (cells === 'empty') continue
    if (start < 0 || cells === null) {
      const source = group
        .map(({ text }) => text.trim())
        .join(' ')
        .slice(0, 300)
      record.trouble('row-not-read', 'error', name, 'a line of the table cannot be told apart into its columns', source)
      continue
    }
    rows.push(rowOf(new Map(columns.map((column, at) => [column, cells[at]!])), `${name}[${rows.length}]`, table, record))
  }
  return rows
}

/** The cells of a row over its lines; `null` where the bars do not make the columns of the form. */
function cellsOf(group: readonly TextLine[], count: number): CellText[] | 'empty' | null {
  if (group.every(({ text }) => /^[\s|]*$/.test(text))) return 'empty'
  const bars = group.map(({ text }) => [...text.matchAll(/\|/g)].map((match) => match.index))
  const last = bars[0]!.length
  // The bar after the last column is often left out.
  if (bars.some((one) => one.length !== last) || (last !== count && last !== count - 1)) return null
  return Array.from({ length: count }, (_, column) => {
    let text = ''
    let filled = false
    let [from, to] = [Number.POSITIVE_INFINITY, 0]
    for (const [at, line] of group.entries()) {
      const start = column === 0 ? 0 : bars[at]![column - 1]! + 1
      const end = bars[at]![column] ?? line.text.length
      const piece = line.text.slice(start, end)
      const trimmed = piece.trim()
      if (trimmed !== '') {
        // A word that runs to the bar goes on in the next line.
        text += text === '' ? trimmed : filled && /^\S/.test(piece) ? trimmed : ` ${trimmed}`
        from = Math.min(from, line.start + start + piece.indexOf(trimmed))
        to = Math.max(to, line.start + start + piece.indexOf(trimmed) + trimmed.length)
      }
      filled = /\S$/.test(piece)
    }
    return { text: /^-+$/.test(text) ? '' : text, span: from <= to ? [from, to] : [0, 0] }
  })
}

function rowOf(cells: ReadonlyMap<ColumnName, CellText>, path: string, table: 'I' | 'II', record: AsciiRecord): Row {
  const read = <T extends string>(
    column: ColumnName,
    field: string,
    take: (text: string) => { value: T; corrected: boolean } | null,
  ): Noted<T> | null => {
    const cell = cells.get(column)
    if (!cell || cell.text === '') return null
    const { rest, footnotes } = cutMarks(cell.text)
    if (rest === '') return { value: null, footnotes }
    const taken = take(rest)
    if (taken) record.field(`${path}.${field}`, cell.text, cell.span, taken.corrected ? 'corrected' : 'stated')
    else record.trouble('value-not-read', 'error', `${path}.${field}`, `"${rest}" is not what this column takes`, cell.text)
    return taken === null && footnotes.length === 0 ? null : { value: taken?.value ?? null, footnotes }
  }
  const words = (text: string) => ({ value: text, corrected: false })
  const amount = (text: string) => {
    const plain = text.replace(/^\$\s*/, '').replace(/\s*-$/, '')
    const bare = plain.replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '')
    return isDecimal(bare) ? { value: bare, corrected: plain !== text.replace(/^\$\s*/, '') } : null
  }
  const date = (text: string) => {
    const written = writtenDay(text)
    return written && { value: written.date, corrected: written.centuryTaken }
  }
  const letter =
    <T extends string>(...letters: T[]) =>
    (text: string) => {
      const found = letters.find((one) => text.toUpperCase().replace(/[()]/g, '') === one)
      return found ? { value: found, corrected: false } : null
    }
  const code = cells.get('code') && read('code', 'coding.code', letter(...'ACDEFGHIJLMOPSUWXZ'))
  const isTrade = (cells.get('date')?.text ?? '') !== '' || code !== null
  const underlyingTitle = read('underlyingTitle', 'underlying.title', words)
  const underlyingShares = read('underlyingAmount', 'underlying.shares', amount)
  return {
    ...emptyRow,
    kind: isTrade && code !== undefined ? 'transaction' : 'holding',
    securityTitle: read('title', 'securityTitle', words) ?? emptyBox,
    conversionOrExercisePrice: read('conversionPrice', 'conversionOrExercisePrice', amount),
    transactionDate: read('date', 'transactionDate', date),
    coding: code
      ? {
          formType: /^v$/i.test(cells.get('early')?.text ?? '') ? '5' : '4',
          code: code.value,
          equitySwapInvolved: false,
          footnotes: code.footnotes,
        }
      : null,
    shares: read('amount', 'shares', amount),
    acquiredDisposed: read('acquiredDisposed', 'acquiredDisposed', letter('A', 'D')),
    pricePerShare: read('price', 'pricePerShare', amount),
    exerciseDate: read('exercisable', 'exerciseDate', date),
    expirationDate: read('expiration', 'expirationDate', date),
    underlying:
      table === 'II' && (underlyingTitle || underlyingShares)
        ? { title: underlyingTitle ?? emptyBox, shares: underlyingShares, value: null }
        : null,
    sharesOwnedFollowing: read('following', 'sharesOwnedFollowing', amount),
    directOrIndirect: read('ownership', 'directOrIndirect', letter('D', 'I')) ?? emptyBox,
    natureOfOwnership: read('nature', 'natureOfOwnership', words),
  }
}
