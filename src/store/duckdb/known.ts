import type { DuckDBConnection } from '@duckdb/node-api'
import { integer, type TableDefinition } from '../../model/columns/tables.ts'
import { appendLines } from './chunk-appender.ts'
import { numberOf, textOf } from './query.ts'

/**
 * Which filings a store has already, by hash and accession number. Comparing texts of a million filings takes long, whole numbers little:
 * every filing has a mark of four bytes for each (`filed.marks`), and only those whose marks agree are looked at.
 */

/** The first 32 bits of a SHA-256, signed; in SQL `markOfHashSql`. */
const markOfHash = (sha256: string): number => Number.parseInt(sha256.slice(0, 8), 16) | 0

const accessionForm = /^\d{10}-\d{2}-\d{6}$/

/** The last 32 bits of an accession number without its dashes, signed; 0 for a text of another form. In SQL `markOfAccessionSql`. */
const markOfAccession = (accession: string): number =>
  accessionForm.test(accession) ? Number(BigInt.asIntN(32, BigInt(accession.replaceAll('-', '')))) : 0

const signed = (number: string): string => `CAST(((${number} + 2147483648) & 4294967295) - 2147483648 AS INTEGER)`
const markOfHashSql = signed(`CAST('0x' || substr(sha256, 1, 8) AS BIGINT)`)
const markOfAccessionSql = `CASE WHEN accession IS NULL THEN NULL WHEN regexp_full_match(accession, '[0-9]{10}-[0-9]{2}-[0-9]{6}')
  THEN ${signed(`(CAST(replace(accession, '-', '') AS BIGINT) & 4294967295)`)} ELSE 0 END`

/** The table; a line a filing. */
export const marksTable: TableDefinition = {
  name: 'marks',
  comment: 'Short marks by which a filing is found among the known ones; they follow from filed.filings',
  columns: [
    integer('filing', 'number of the filing in this store'),
    integer('sha256', 'first 32 bits of its hash, signed'),
    integer(
      'accession',
      'last 32 bits of its accession number without dashes, signed; NULL where it has none, 0 where it is of another form',
    ),
  ],
}

/** Marks the filings of a database of an earlier version. */
export const markAllStatement = `INSERT INTO filed.marks SELECT filing, ${markOfHashSql}, ${markOfAccessionSql} FROM filed.filings`

/** The lines of `filed.marks` that are not what follows from `filed.filings`, either way. */
export const wrongMarks = `(SELECT * FROM filed.marks EXCEPT SELECT filing, ${markOfHashSql}, ${markOfAccessionSql} FROM filed.filings)
  UNION ALL (SELECT filing, ${markOfHashSql}, ${markOfAccessionSql} FROM filed.filings EXCEPT SELECT * FROM filed.marks)`

/** What a filing is known by. */
export interface KnownBy {
  readonly sha256: string
  readonly accession: string | null
}

/** Marks filings that are being loaded, in the transaction that writes their lines. */
export async function mark(connection: DuckDBConnection, filings: readonly (KnownBy & { readonly number: number })[]): Promise<void> {
  await appendLines(
    connection,
    marksTable,
    filings.map(({ number, sha256, accession }) => [number, markOfHash(sha256), accession === null ? null : markOfAccession(accession)]),
  )
}

/** The engine plans a statement of many literals slowly, and one with a list to look into a little slower than one of few. */
const mostLiterals = 200

/** The condition that a column has one of some numbers; none where there are none. */
function oneOf(column: string, numbers: readonly number[]): string[] {
  if (numbers.length === 0) return []
  const list = numbers.join(',')
  return [`${column} IN (${numbers.length > mostLiterals ? `SELECT unnest(CAST('[${list}]' AS INTEGER[]))` : list})`]
}

/** Hash and accession number of every filing in the store whose marks agree with one of those given. */
async function candidates(connection: DuckDBConnection, hashes: readonly string[], accessions: readonly string[]): Promise<KnownBy[]> {
  const terms = [...oneOf('sha256', hashes.map(markOfHash)), ...oneOf('accession', accessions.map(markOfAccession))]
  if (terms.length === 0) return []
  const marked = await connection.run(`SELECT filing FROM filed.marks WHERE ${terms.join(' OR ')}`)
  const filings = (await marked.getRowsJson()).map(([filing]) => numberOf(filing))
  if (filings.length === 0) return []
  const result = await connection.run(`SELECT sha256, accession FROM filed.filings WHERE ${oneOf('filing', filings)[0]}`)
  return (await result.getRowsJson()).map(([sha256, accession]) => ({ sha256: textOf(sha256)!, accession: textOf(accession) }))
}

/** Those of the hashes that filings in the store have. */
export async function knownHashes(connection: DuckDBConnection, hashes: readonly string[]): Promise<string[]> {
  const there = new Set((await candidates(connection, hashes, [])).map(({ sha256 }) => sha256))
  return hashes.filter((hash) => there.has(hash))
}

/** Hashes and accession numbers of filings in the store, among them every one that some files have. */
export async function known(connection: DuckDBConnection, files: readonly KnownBy[]) {
  const found = await candidates(
    connection,
    files.map(({ sha256 }) => sha256),
    files.flatMap(({ accession }) => accession ?? []),
  )
  return {
    hashes: new Set(found.map(({ sha256 }) => sha256)),
    accessions: new Set(found.flatMap(({ accession }) => accession ?? [])),
  }
}
