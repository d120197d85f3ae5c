import type { Found } from '../ledger/named-screens/found.ts'
import type { CsvCell } from '../model/csv.ts'
import type { ScreenRow } from '../store/screen.ts'

/** Rows for a spreadsheet: nothing nested, those of whom there are several joined by semicolons. */

type FlatRow = Record<string, CsvCell>

/** A line of a screen. */
export const flatLine = ({ owners, ...row }: ScreenRow): FlatRow => ({
  ...row,
  owners: owners.map(({ name }) => name ?? '').join('; '),
  ownerCiks: owners.map(({ cik }) => cik ?? '').join('; '),
})

/** A finding of a named screen; the owners of one filing are joined by commas. */
export const flatFound = ({ issuer, insiders, lines, ...found }: Found): FlatRow => ({
  ...found,
  issuerCik: issuer.cik,
  issuer: issuer.name,
  symbol: issuer.symbol,
  insiders: insiders.map((owners) => owners.map(({ name, cik }) => name ?? cik ?? 'unknown').join(', ')).join('; '),
  insiderCiks: insiders.map((owners) => owners.map(({ cik }) => cik ?? '').join(', ')).join('; '),
  lines: lines.map(({ accession, table, row }) => `${accession} ${table} ${row}`).join('; '),
})
