import { type DuckDBConnection, INTEGER, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import { lineKey, linesOf } from '../../ledger/filed-report.ts'
import { flaggedLines } from '../../ledger/flagged-lines.ts'
import { integer, type TableDefinition, text } from '../../model/columns/tables.ts'
import { referenceOf } from '../views.ts'
import { readReports } from './parties.ts'
import { numberOf, type Query, queryOver, textOf } from './query.ts'

/**
 * The quality flags of lines, kept so that a screen can leave flagged lines out. A flag may rest on any other report of the issuer, so flags are
 * made issuer by issuer, when someone asks for them: `filed.looked_through` tells up to which filing an issuer was looked through, and one that was
 * loaded later makes it due again. Loading itself does nothing for them.
 */

/** The tables. */
export const flagsTables: readonly TableDefinition[] = [
  {
    name: 'flags',
    comment: 'What is doubtful about lines, of the issuers that were looked through; derived, and made when asked for',
    columns: [
      integer('filing', 'number of the filing in this store'),
      text('in_table', 'I or II'),
      integer('row', 'line of that table, from 1'),
      text('code', 'kind of doubt: total-in-price, impossible-date …'),
      text('why', 'for a person'),
    ],
  },
  {
    name: 'looked_through',
    comment: 'Issuers whose lines were looked through for flags, and the last of their filings then',
    columns: [text('issuer_cik', 'ten digits'), integer('filing', 'number of the last filing that was looked at')],
  },
]

/** The condition over `filed.rows r` that a line carries no flag. */
export const unflagged =
  'NOT EXISTS (SELECT 1 FROM filed.flags g WHERE g.filing = r.filing AND g.in_table = r.in_table AND g."row" = r."row")'

/** Of the issuers whose CIKs a query gives, those that have filings not looked through, in ascending order. */
export async function issuersDue(query: Query, issuers: string, values: Parameters<Query>[1]): Promise<string[]> {
  const due = await query(
    `SELECT f.issuer_cik FROM filed.filings f LEFT JOIN filed.looked_through l ON l.issuer_cik = f.issuer_cik
     WHERE f.issuer_cik IN (${issuers}) GROUP BY f.issuer_cik HAVING max(f.filing) > coalesce(max(l.filing), 0) ORDER BY f.issuer_cik`,
    values,
  )
  return due.map((line) => textOf(line.issuer_cik)!)
}

/** Looks through the reports of one issuer and keeps the flags of its lines, in one transaction. */
export async function lookThrough(connection: DuckDBConnection, issuer: string): Promise<void> {
  const query = queryOver(connection)
  await connection.run('BEGIN TRANSACTION')
  try {
    const heads = await query(`SELECT f.filing, ${referenceOf} AS reference FROM filed.filings f WHERE f.issuer_cik = $1`, [issuer])
    const filings = new Map(heads.map((head) => [textOf(head.reference)!, numberOf(head.filing)]))
    const reports = await readReports(query, { issuer })
    const flags = flaggedLines(reports)
    const lines = reports.flatMap(linesOf).flatMap((line) => (flags.get(lineKey(line)) ?? []).map((flag) => ({ ...line, ...flag })))
    await query('DELETE FROM filed.flags WHERE filing IN (SELECT filing FROM filed.filings WHERE issuer_cik = $1)', [issuer])
    await connection.run(
      'INSERT INTO filed.flags SELECT unnest($1), unnest($2), unnest($3), unnest($4), unnest($5)',
      [
        listValue(lines.map(({ accession }) => filings.get(accession)!)),
        listValue(lines.map(({ table }) => table)),
        listValue(lines.map(({ row }) => row)),
        listValue(lines.map(({ code }) => code)),
        listValue(lines.map(({ why }) => why)),
      ],
      [LIST(INTEGER), LIST(VARCHAR), LIST(INTEGER), LIST(VARCHAR), LIST(VARCHAR)],
    )
    await query('DELETE FROM filed.looked_through WHERE issuer_cik = $1', [issuer])
    await query('INSERT INTO filed.looked_through VALUES ($1, $2)', [issuer, Math.max(...filings.values())])
    await connection.run('COMMIT')
  } catch (error) {
    await connection.run('ROLLBACK')
    throw error
  }
}
