/** The columns of the tables as the forms of 1996 to 2003 had them. */

export type ColumnName =
  | 'title'
  | 'conversionPrice'
  | 'date'
  | 'deemed'
  | 'code'
  | 'early'
  | 'amount'
  | 'direction'
  | 'acquired'
  | 'disposed'
  | 'price'
  | 'exercisable'
  | 'expiration'
  | 'underlyingTitle'
  | 'underlyingAmount'
  | 'following'
  | 'ownership'
  | 'nature'

/** What a column takes. */
export type Kind = 'text' | 'date' | 'code' | 'early' | 'amount' | 'price' | 'direction' | 'ownership'

export const kindOf: Readonly<Record<ColumnName, Kind>> = {
  title: 'text',
  conversionPrice: 'price',
  date: 'date',
  deemed: 'date',
  code: 'code',
  early: 'early',
  amount: 'amount',
  direction: 'direction',
  acquired: 'amount',
  disposed: 'amount',
  price: 'price',
  exercisable: 'date',
  expiration: 'date',
  underlyingTitle: 'text',
  underlyingAmount: 'amount',
  following: 'amount',
  ownership: 'ownership',
  nature: 'text',
}

/** Columns that only transactions fill. */
export const ofTransactions: ReadonlySet<ColumnName> = new Set<ColumnName>([
  'date',
  'deemed',
  'code',
  'early',
  'amount',
  'direction',
  'acquired',
  'disposed',
])

const tableI: readonly ColumnName[] = ['title', 'date', 'code', 'early', 'amount', 'direction', 'price', 'following', 'ownership', 'nature']
const underlying: readonly ColumnName[] = ['exercisable', 'expiration', 'underlyingTitle', 'underlyingAmount']
const holdings: readonly ColumnName[] = ['ownership', 'nature']

/** After August 2002 a deemed execution date follows the date. */
const withDeemed = (columns: readonly ColumnName[]): readonly ColumnName[] =>
  columns.flatMap((column): ColumnName[] => (column === 'date' ? ['date', 'deemed'] : [column]))

/** Table II with one column of units and one of directions, as filing programs laid it out, and with columns (A) and (D), as printed. */
const tableII = (units: readonly ColumnName[]): readonly ColumnName[] => [
  'title',
  'conversionPrice',
  'date',
  'code',
  'early',
  ...units,
  ...underlying,
  'price',
  'following',
  ...holdings,
]

/** The layouts that a table may have, the usual one first. */
export function layoutsOf(form: '3' | '4' | '5', table: 'I' | 'II'): readonly (readonly ColumnName[])[] {
  if (form === '3')
    return table === 'I' ? [['title', 'following', ...holdings]] : [['title', ...underlying, 'conversionPrice', ...holdings]]
  if (table === 'I') return [tableI, withDeemed(tableI)]
  const [together, apart] = [tableII(['amount', 'direction']), tableII(['acquired', 'disposed'])]
  return [together, apart, withDeemed(together), withDeemed(apart)]
}
