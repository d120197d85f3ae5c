import { type DuckDBConnection, type DuckDBValue, INTEGER, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import { byFiling, lineKey, linesOf } from '../../ledger/filed-report.ts'
import { flaggedLines } from '../../ledger/flagged-lines.ts'
import { partiesOf } from '../../ledger/party.ts'
import { standingsOf } from '../../ledger/standings.ts'
import { column, integer, type TableDefinition, text } from '../../model/columns/tables.ts'
import { groupBy } from '../../model/group-by.ts'
import type { StoredReport } from '../store.ts'
import { referenceOf } from '../views.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { readReportsOf } from './parties.ts'
import { numberOf, type Query, queryOver, textOf } from './query.ts'

/**
 * What only the other reports of an issuer tell of a line: its quality flags, and whether an amendment or a second report stands for it. Any filing that
 * comes later may change either, so both are kept issuer by issuer and each made when someone asks for it: `filed.looked_through` tells up to
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
  comment: 'Issuers whose reports were looked through, what for, and the last of their filings then',
  columns: [
    text('issuer_cik', 'ten digits'),
    text('looked_for', 'flags or superseded, as the table that holds what was found'),
    integer('filing', 'number of the last filing that was looked at'),
  ],
}

/** Forgets everything that was found: it is found again when someone asks. */
export const forgetLookedThrough = [flagsTable, supersededTable, lookedThroughTable].map(({ name }) => `DELETE FROM filed.${name}`)

/** The condition that a line of another table, under an alias, is that of `filed.rows r`. */
export const isLineOf = (alias: string) => `${alias}.filing = r.filing AND ${alias}.in_table = r.in_table AND ${alias}."row" = r."row"`

/** The condition over `filed.rows r` that a line carries no flag. */
export const unflagged = `NOT EXISTS (SELECT 1 FROM filed.flags g WHERE ${isLineOf('g')})`

/** The condition over `filed.rows r` that a line stood for itself on a day, an expression of SQL; `null` for what is known today. */
export const standing = (day: string | null): string =>
  `NOT EXISTS (SELECT 1 FROM filed.superseded s WHERE ${isLineOf('s')}${day === null ? '' : ` AND s.since <= ${day}`})`

/** What reports are looked through for. Flags rest on all balances of an issuer and take several times as long as what supersedes lines. */
export type LookedFor = 'flags' | 'superseded'

/** One question looks through the issuers that have so many filings together: a few seconds at most. */
export const filingsLookedThrough: Readonly<Record<LookedFor, number>> = { flags: 2_000, superseded: 4_000 }

/** An issuer with filings that were not looked through. */
export interface DueIssuer {
  readonly cik: string
  /** How many filings looking through it reads: all of them, or none where their figures show that nothing can be found. */
  readonly filings: number
}

/** Where no filing amends, and no two have a trade of the same figures, no line can stand for another. */
const mayFind: Readonly<Record<LookedFor, string>> = {
  flags: 'TRUE',
  superseded: `(amends OR issuer_cik IN (
    SELECT f.issuer_cik FROM filed.filings f JOIN filed.rows r ON r.filing = f.filing
    WHERE f.issuer_cik IN (SELECT issuer_cik FROM due) AND r.kind = 'transaction'
    GROUP BY f.issuer_cik, r.in_table, r.transaction_date, r.code, r.shares, r.shares_owned_following, r.value_owned_following
    HAVING count(DISTINCT r.filing) > 1))`,
}

/** Of the issuers whose CIKs a query gives, those that are due, the ones with the fewest filings to read first. */
export async function issuersDue(
  query: Query,
  lookedFor: LookedFor,
  issuers: string,
  values: readonly DuckDBValue[],
): Promise<DueIssuer[]> {
  const due = await query(
    `WITH due AS MATERIALIZED (
       SELECT f.issuer_cik, count(*) AS filings, bool_or(f.document_type LIKE '%/A') AS amends
       FROM filed.filings f LEFT JOIN filed.looked_through l ON l.issuer_cik = f.issuer_cik AND l.looked_for = '${lookedFor}'
       WHERE f.issuer_cik IN (${issuers}) GROUP BY f.issuer_cik HAVING max(f.filing) > coalesce(max(l.filing), 0))
     SELECT issuer_cik, CASE WHEN ${mayFind[lookedFor]} THEN filings ELSE 0 END AS filings FROM due ORDER BY filings, issuer_cik`,
    values,
  )
  return due.map((line) => ({ cik: textOf(line.issuer_cik)!, filings: numberOf(line.filings) }))
}

/** Filings whose documents are held in memory at a time. */
const filingsAtOnce = 1000

/** Looks through the reports of issuers and keeps what was found, some issuers a transaction. */
export async function lookThrough(connection: DuckDBConnection, lookedFor: LookedFor, issuers: readonly DueIssuer[]): Promise<void> {
  for (let from = 0, to = 0; from < issuers.length; from = to) {
    for (let filings = 0; to < issuers.length && (to === from || filings + issuers[to]!.filings <= filingsAtOnce); to++)
      filings += issuers[to]!.filings
    await lookThroughTogether(connection, lookedFor, issuers.slice(from, to))
  }
}

async function lookThroughTogether(connection: DuckDBConnection, lookedFor: LookedFor, issuers: readonly DueIssuer[]): Promise<void> {
  const query = queryOver(connection)
  const ofIssuers = `issuer_cik IN (SELECT unnest(string_split($1, ' ')))`
  const all = [issuers.map(({ cik }) => cik).join(' ')]
  const read = [issuers.flatMap(({ cik, filings }) => (filings > 0 ? [cik] : [])).join(' ')]
  await allOrNothing(connection, async () => {
    const heads = await query(`SELECT f.filing, ${referenceOf} AS reference FROM filed.filings f WHERE ${ofIssuers}`, read)
    const filings = new Map(heads.map((head) => [textOf(head.reference)!, numberOf(head.filing)]))
    const reports = await readReportsOf(query, ofIssuers, read)
    const byIssuer = groupBy(reports, ({ document }) => document.issuer.cik!)
    const marks = byIssuer.flatMap((some) => marksIn(some, filings, found[lookedFor]))
    await query(`DELETE FROM filed.${lookedFor} WHERE filing IN (SELECT filing FROM filed.filings WHERE ${ofIssuers})`, read)
    if (marks.length > 0) await keep(connection, lookedFor, marks)
    await query(`DELETE FROM filed.looked_through WHERE looked_for = '${lookedFor}' AND ${ofIssuers}`, all)
    await query(
      `INSERT INTO filed.looked_through SELECT issuer_cik, '${lookedFor}', max(filing) FROM filed.filings WHERE ${ofIssuers} GROUP BY issuer_cik`,
      all,
    )
  })
}

/** What was found of a line: the fourth and fifth column of its table. */
interface Mark {
  /** The kind of doubt, or the day since when another line stands for it. */
  readonly what: string
  readonly why: string
}

/** What is found in the reports of one issuer, by `lineKey`. */
const found: Readonly<Record<LookedFor, (reports: readonly StoredReport[]) => ReadonlyMap<string, readonly Mark[]>>> = {
  flags: (reports) => new Map([...flaggedLines(reports)].map(([key, flags]) => [key, flags.map(({ code, why }) => ({ what: code, why }))])),
  superseded: (reports) =>
    new Map(
      [...standingsOf([...reports].sort(byFiling), partiesOf(reports)).standings].flatMap(([key, { counted, since, why }]) =>
        counted ? [] : [[key, [{ what: since, why: why ?? '' }]]],
      ),
    ),
}

/** A mark with the line that carries it. */
interface PlacedMark extends Mark {
  readonly filing: number
  readonly table: 'I' | 'II'
  readonly row: number
}

function marksIn(reports: readonly StoredReport[], filings: ReadonlyMap<string, number>, find: (typeof found)[LookedFor]): PlacedMark[] {
  const marks = find(reports)
  return reports.flatMap(linesOf).flatMap((line) => {
    const { accession, table, row } = line
    return (marks.get(lineKey(line)) ?? []).map((mark) => ({ ...mark, filing: filings.get(accession)!, table, row }))
  })
}

async function keep(connection: DuckDBConnection, lookedFor: LookedFor, marks: readonly PlacedMark[]): Promise<void> {
  await connection.run(
    `INSERT INTO filed.${lookedFor} SELECT unnest($1), unnest($2), unnest($3), unnest($4), unnest($5)`,
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
