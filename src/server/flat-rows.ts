import type { Found } from '../ledger/named-screens/found.ts'
import { type CsvCell, csv } from '../model/csv.ts'
import type { ScreenRow } from '../store/screen.ts'

/** Rows for a spreadsheet: nothing nested, those of whom there are several joined by semicolons. The heading line stands also where no row does. */

type FlatColumns<T> = readonly (readonly [heading: string, cell: (row: T) => CsvCell])[]

const sheet = <T>(columns: FlatColumns<T>, rows: readonly T[]): string =>
  csv(
    columns.map(([heading]) => heading),
    rows.map((row) => columns.map(([, cell]) => cell(row))),
  )

/** Columns that are called as the fields they hold. */
const fieldsOf = <T extends { readonly [K in Name]: CsvCell }, Name extends keyof T & string>(...names: readonly Name[]): FlatColumns<T> =>
  names.map((name) => [name, (row) => row[name]])

const lineColumns: FlatColumns<ScreenRow> = [
  ...fieldsOf<ScreenRow, Exclude<keyof ScreenRow, 'owners'>>(
    'reference',
    'accession',
    'form',
    'filedDate',
    'issuerCik',
    'issuer',
    'ticker',
    'table',
    'row',
    'kind',
    'date',
    'code',
    'acquiredDisposed',
    'security',
    'shares',
    'price',
    'value',
    'sharesOwnedFollowing',
    'directOrIndirect',
    'natureOfOwnership',
    'aff10b5One',
    'superseded',
    'supersededWhy',
  ),
  ['owners', ({ owners }) => owners.map(({ name }) => name ?? '').join('; ')],
  ['ownerCiks', ({ owners }) => owners.map(({ cik }) => cik ?? '').join('; ')],
]

/** The owners of one filing are joined by commas. */
const findingColumns: FlatColumns<Found> = [
  ...fieldsOf<Found, Exclude<keyof Found, 'issuer' | 'insiders' | 'lines'>>('from', 'to', 'code', 'shares', 'value', 'withoutValue', 'why'),
  ['issuerCik', ({ issuer }) => issuer.cik],
  ['issuer', ({ issuer }) => issuer.name],
  ['symbol', ({ issuer }) => issuer.symbol],
  ['insiders', ({ insiders }) => insiders.map((owners) => owners.map(({ name, cik }) => name ?? cik ?? 'unknown').join(', ')).join('; ')],
  ['insiderCiks', ({ insiders }) => insiders.map((owners) => owners.map(({ cik }) => cik ?? '').join(', ')).join('; ')],
  ['lines', ({ lines }) => lines.map(({ accession, table, row }) => `${accession} ${table} ${row}`).join('; ')],
]

/** Lines of a screen as comma-separated values. */
export const linesCsv = (rows: readonly ScreenRow[]): string => sheet(lineColumns, rows)

/** Findings of a named screen as comma-separated values. */
export const findingsCsv = (found: readonly Found[]): string => sheet(findingColumns, found)
