import type { DuckDBConnection } from '@duckdb/node-api'
import { markOfAccession, markOfHash } from '../../model/columns/short-marks.ts'
import { numberOf, quoted, textOf } from './query.ts'

/** Which filings a store has already, by hash and accession number: those whose marks agree are looked at. */

const signed = (number: string): string => `CAST(((${number} + 2147483648) & 4294967295) - 2147483648 AS INTEGER)`
const markOfHashSql = signed(`CAST('0x' || substr(sha256, 1, 8) AS BIGINT)`)
const markOfAccessionSql = `CASE WHEN accession IS NULL THEN NULL WHEN regexp_full_match(accession, '[0-9]{10}-[0-9]{2}-[0-9]{6}')
  THEN ${signed(`(CAST(replace(accession, '-', '') AS BIGINT) & 4294967295)`)} ELSE 0 END`

/** Marks the filings of a database of an earlier version. */
export const markAllStatement = `UPDATE filed.filings SET sha256_mark = ${markOfHashSql}, accession_mark = ${markOfAccessionSql}`

/** Filings whose marks are not what follows from hash and accession number. */
export const wronglyMarked = `SELECT filing FROM filed.filings
  WHERE sha256_mark IS DISTINCT FROM ${markOfHashSql} OR accession_mark IS DISTINCT FROM ${markOfAccessionSql}`

/** What a filing is known by. */
export interface KnownBy {
  readonly sha256: string
  readonly accession: string | null
}

/** The engine plans a statement of many literals slowly, and one with a list to look into a little slower than one of few. */
const mostLiterals = 200

/** The condition that a column has one of some values, none of which holds a space; none where there are no values. */
function oneOf(column: string, type: 'INTEGER' | 'VARCHAR', values: readonly (number | string)[]): string[] {
  if (values.length === 0) return []
  if (values.length > mostLiterals)
    return [`${column} IN (SELECT unnest(CAST(string_split(${quoted(values.join(' '))}, ' ') AS ${type}[])))`]
  return [`${column} IN (${(type === 'INTEGER' ? values : values.map((value) => quoted(String(value)))).join(',')})`]
}

/** What a store has already, asked before files are loaded into it. */
export interface Known {
  /** The highest number that a filing has; 0 in an empty store. */
  readonly last: number
  /** Hashes and accession numbers of filings in the store, among them every one that the files have. */
  readonly hashes: Set<string>
  readonly accessions: Set<string>
  /** Hashes of those of the files that could not be read before. */
  readonly failures: Set<string>
}

/** Hash and accession number of filings. */
async function naming(connection: DuckDBConnection, filings: readonly number[]): Promise<KnownBy[]> {
  if (filings.length === 0) return []
  const result = await connection.run(`SELECT sha256, accession FROM filed.filings WHERE ${oneOf('filing', 'INTEGER', filings)[0]}`)
  return (await result.getRowsJson()).map(([sha256, accession]) => ({ sha256: textOf(sha256)!, accession: textOf(accession) }))
}

/** The filings, asked for, whose marks agree with those of a hash or an accession number. */
const marked = (hashes: readonly string[], accessions: readonly string[]): string =>
  `SELECT filing FROM filed.filings WHERE ${[...oneOf('sha256_mark', 'INTEGER', hashes.map(markOfHash)), ...oneOf('accession_mark', 'INTEGER', accessions.map(markOfAccession))].join(' OR ')}`

/** Those of the hashes that filings in the store have. */
export async function knownHashes(connection: DuckDBConnection, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return []
  const result = await connection.run(marked(hashes, []))
  const found = await naming(
    connection,
    (await result.getRowsJson()).map(([filing]) => numberOf(filing)),
  )
  const there = new Set(found.map(({ sha256 }) => sha256))
  return hashes.filter((hash) => there.has(hash))
}

/** What the store has of some files, at least one. One statement asks all of it, since of one file planning three takes longer than answering them. */
export async function known(connection: DuckDBConnection, files: readonly KnownBy[]): Promise<Known> {
  const hashes = files.map(({ sha256 }) => sha256)
  const accessions = files.flatMap(({ accession }) => accession ?? [])
  const result = await connection.run(
    `SELECT 'last', max(filing), NULL FROM filed.filings
     UNION ALL SELECT 'marked', filing, NULL FROM (${marked(hashes, accessions)})
     UNION ALL SELECT 'failed', NULL, sha256 FROM filed.failures WHERE ${oneOf('sha256', 'VARCHAR', hashes)[0]}`,
  )
  const lines = await result.getRowsJson()
  const answersTo = (question: 'last' | 'marked' | 'failed') => lines.filter(([asked]) => asked === question)
  const found = await naming(
    connection,
    answersTo('marked').map(([, filing]) => numberOf(filing)),
  )
  return {
    last: numberOf(answersTo('last')[0]![1]),
    hashes: new Set(found.map(({ sha256 }) => sha256)),
    accessions: new Set(found.flatMap(({ accession }) => accession ?? [])),
    failures: new Set(answersTo('failed').map(([, , sha256]) => textOf(sha256)!)),
  }
}
