import { type DuckDBConnection, type DuckDBValue, INTEGER, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import { lineKey, linesOf } from '../../ledger/filed-report.ts'
import { flaggedLines } from '../../ledger/flagged-lines.ts'
import { knownEntries } from '../../ledger/known-entries.ts'
import { column, integer, type TableDefinition, text } from '../../model/columns/tables.ts'
import type { StoredReport } from '../store.ts'
import { referenceOf } from '../views.ts'
import { readReportsOf } from './parties.ts'
import { numberOf, type Query, queryOver, textOf } from './query.ts'

/**
 * What only the other reports of an issuer tell of a line: its quality flags, and whether an amendment or a second report stands for it. Any filing that
 * comes later may change either, so both are kept issuer by issuer and made when someone asks for them: `filed.looked_through` tells up to
 * which filing an issuer was looked through, and one that was loaded later makes it due again. Loading itself does nothing for them.
 */

const place = [
  integer('filing', 'number of the filing in this store'),
  text('in_table', 'I or II'),
  integer('row', 'line of that table, from 1'),
]

export const flagsTable: TableDefinition = {
  name: 'flags',
  comment: 'What is doubtful about lines, of the issuers that were looked through; derived, and made when asked for',
  columns: [...place, text('code', 'kind of doubt: total-in-price, impossible-date …'), text('why', 'for a person')],
}

export const supersededTable: TableDefinition = {
  name: 'superseded',
  comment:
    'Lines that an amendment or a second report stands for, of the issuers that were looked through; derived, and made when asked for',
  columns: [...place, column('since', 'date', 'filing day of the report that stands for the line'), text('why', 'for a person')],
}

export const lookedThroughTable: TableDefinition = {
  name: 'looked_through',
  comment: 'Issuers whose reports were looked through for flags and superseded lines, and the last of their filings then',
  columns: [text('issuer_cik', 'ten digits'), integer('filing', 'number of the last filing that was looked at')],
}

/** Forgets everything that was found: it is found again when someone asks. */
export const forgetLookedThrough = [flagsTable, supersededTable, lookedThroughTable].map(({ name }) => `DELETE FROM filed.${name}`)

const isLineOf = (alias: string) => `${alias}.filing = r.filing AND ${alias}.in_table = r.in_table AND ${alias}."row" = r."row"`

/** The condition over `filed.rows r` that a line carries no flag. */
export const unflagged = `NOT EXISTS (SELECT 1 FROM filed.flags g WHERE ${isLineOf('g')})`

/** The condition over `filed.rows r` that a line stood for itself on a day, an expression of SQL; `null` for what is known today. */
export const standing = (day: string | null): string =>
  `NOT EXISTS (SELECT 1 FROM filed.superseded s WHERE ${isLineOf('s')}${day === null ? '' : ` AND s.since <= ${day}`})`

/** An issuer with filings that were not looked through. */
export interface DueIssuer {
  readonly cik: string
  /** All its filings: what looking through it reads. */
  readonly filings: number
}

/** Of the issuers whose CIKs a query gives, those that are due, the ones with the fewest filings first. */
export async function issuersDue(query: Query, issuers: string, values: readonly DuckDBValue[]): Promise<DueIssuer[]> {
  const due = await query(
    `SELECT f.issuer_cik, count(*) AS filings FROM filed.filings f LEFT JOIN filed.looked_through l ON l.issuer_cik = f.issuer_cik
     WHERE f.issuer_cik IN (${issuers}) GROUP BY f.issuer_cik HAVING max(f.filing) > coalesce(max(l.filing), 0)
     ORDER BY filings, f.issuer_cik`,
    values,
  )
  return due.map((line) => ({ cik: textOf(line.issuer_cik)!, filings: numberOf(line.filings) }))
}

/** Filings whose documents are held in memory at a time. */
const filingsAtOnce = 1000

/** Looks through the reports of issuers and keeps what was found, some issuers a transaction. */
export async function lookThrough(connection: DuckDBConnection, issuers: readonly DueIssuer[]): Promise<void> {
  for (let from = 0, to = 0; from < issuers.length; from = to) {
    for (let filings = 0; to < issuers.length && (to === from || filings + issuers[to]!.filings <= filingsAtOnce); to++)
      filings += issuers[to]!.filings
    await lookThroughTogether(
      connection,
      issuers.slice(from, to).map(({ cik }) => cik),
    )
  }
}

async function lookThroughTogether(connection: DuckDBConnection, issuers: readonly string[]): Promise<void> {
  const query = queryOver(connection)
  const ofIssuers = `issuer_cik IN (${issuers.map((_, at) => `$${at + 1}`).join(', ')})`
  const ofTheirFilings = `filing IN (SELECT filing FROM filed.filings WHERE ${ofIssuers})`
  await connection.run('BEGIN TRANSACTION')
  try {
    const heads = await query(`SELECT f.filing, f.issuer_cik, ${referenceOf} AS reference FROM filed.filings f WHERE ${ofIssuers}`, issuers)
    const filings = new Map(heads.map((head) => [textOf(head.reference)!, numberOf(head.filing)]))
    const marks = byIssuer(await readReportsOf(query, ofIssuers, issuers)).map((reports) => marksOf(reports, filings))
    await query(`DELETE FROM filed.flags WHERE ${ofTheirFilings}`, issuers)
    await keep(
      connection,
      flagsTable,
      marks.flatMap(({ flags }) => flags),
    )
    await query(`DELETE FROM filed.superseded WHERE ${ofTheirFilings}`, issuers)
    await keep(
      connection,
      supersededTable,
      marks.flatMap(({ superseded }) => superseded),
    )
    await query(`DELETE FROM filed.looked_through WHERE ${ofIssuers}`, issuers)
    await query(
      `INSERT INTO filed.looked_through SELECT issuer_cik, max(filing) FROM filed.filings WHERE ${ofIssuers} GROUP BY issuer_cik`,
      issuers,
    )
    await connection.run('COMMIT')
  } catch (error) {
    await connection.run('ROLLBACK')
    throw error
  }
}

function byIssuer(reports: readonly StoredReport[]): StoredReport[][] {
  const groups = new Map<string | null, StoredReport[]>()
  for (const report of reports) {
    const { cik } = report.document.issuer
    const group = groups.get(cik)
    if (group) group.push(report)
    else groups.set(cik, [report])
  }
  return [...groups.values()]
}

/** A line of `filed.flags` or `filed.superseded`. */
interface Mark {
  readonly filing: number
  readonly table: 'I' | 'II'
  readonly row: number
  /** The kind of doubt, or the day. */
  readonly what: string
  readonly why: string
}

/** What is to be kept of the lines of one issuer's reports. */
function marksOf(reports: readonly StoredReport[], filings: ReadonlyMap<string, number>) {
  const flagged = flaggedLines(reports)
  const { standings } = knownEntries(reports, null)
  const lines = reports
    .flatMap(linesOf)
    .map((line) => ({ key: lineKey(line), place: { filing: filings.get(line.accession)!, table: line.table, row: line.row } }))
  return {
    flags: lines.flatMap(({ key, place }): Mark[] => (flagged.get(key) ?? []).map(({ code, why }) => ({ ...place, what: code, why }))),
    superseded: lines.flatMap(({ key, place }): Mark[] => {
      const stood = standings.get(key)
      return stood === undefined || stood.counted ? [] : [{ ...place, what: stood.since, why: stood.why ?? '' }]
    }),
  }
}

async function keep(connection: DuckDBConnection, { name }: TableDefinition, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return
  await connection.run(
    `INSERT INTO filed.${name} SELECT unnest($1), unnest($2), unnest($3), unnest($4), unnest($5)`,
    [
      listValue(marks.map(({ filing }) => filing)),
      listValue(marks.map(({ table }) => table)),
      listValue(marks.map(({ row }) => row)),
      listValue(marks.map(({ what }) => what)),
      listValue(marks.map(({ why }) => why)),
    ],
    [LIST(INTEGER), LIST(VARCHAR), LIST(INTEGER), LIST(VARCHAR), LIST(VARCHAR)],
  )
}
