import type { DuckDBValue } from '@duckdb/node-api'
import { cikOf } from '../../model/cik.ts'
import { filedDaySql } from '../filed-day.ts'
import type { Role, ScreenOrder, ScreenPage, ScreenQuery, ScreenRow } from '../screen.ts'
import type { FilingOwner } from '../store.ts'
import { referenceOf } from '../views.ts'
import { type DueIssuer, isLineOf, issuersDue, type LookedFor, standing, unflagged } from './looked-through.ts'
import { flagOf, numberOf, type Query, textOf } from './query.ts'
import { amountOf, relationshipOf } from './read-filings.ts'

const roleColumns: Readonly<Record<Role, string>> = {
  director: 'director',
  officer: 'officer',
  tenPercentOwner: 'ten_percent_owner',
  other: 'other',
}

const orderColumns: Readonly<Record<ScreenOrder, string>> = {
  filed: 'f.filed_date',
  date: 'r.transaction_date',
  value: 'r.value',
  shares: 'r.shares',
  price: 'r.price_per_share',
  issuer: 'upper(f.issuer_name)',
  owner: 'upper(f.owner_names)',
  code: 'r.code',
}

/** A pattern for LIKE that finds a text anywhere; `\` escapes. */
export const containing = (text: string): string => `%${text.toUpperCase().replace(/[\\%_]/g, '\\$&')}%`

/** The words of a name as it is typed, in any order: people write “Paul Severino” for SEVERINO PAUL J. At most eight are looked at. */
export const wordsOf = (text: string): string[] => text.trim().split(/\s+/).slice(0, 8)

interface Condition {
  readonly where: string
  readonly values: DuckDBValue[]
  /** The day up to which filings are asked for, as an expression; `null` for all of them. */
  readonly upTo: string | null
}

/** The filters as one condition over `filed.rows r` and `filed.filings f`, and the values of its `$1`, `$2` …. */
function screenCondition(query: ScreenQuery): Condition {
  const values: DuckDBValue[] = []
  const terms: string[] = []
  const value = (one: DuckDBValue) => `$${values.push(one)}`
  const add = <T>(given: T | undefined, term: (given: T) => string) => {
    if (given !== undefined) terms.push(term(given))
  }
  const oneOf = (column: string, given: readonly string[]) => `${column} IN (${given.map(value).join(', ')})`
  const decimal = (one: string) => `CAST(${value(one)} AS DECIMAL(38,10))`
  const day = (one: string) => `CAST(${value(one)} AS DATE)`
  const [filedTo, asOf] = [query.filedTo, query.asOf].map((one) => (one === undefined ? null : day(one)))
  const like = (column: string, text: string) => `upper(${column}) LIKE ${value(containing(text))} ESCAPE '\\'`
  const named = (column: string, text: string) =>
    wordsOf(text)
      .map((word) => like(column, word))
      .join(' AND ')

  if (query.kind !== 'any') terms.push(`r.kind = ${value(query.kind ?? 'transaction')}`)
  add(query.issuer, (text) => (cikOf(text) ? `f.issuer_cik = ${value(cikOf(text))}` : named('f.issuer_name', text)))
  add(query.ticker, (text) => `' ' || f.issuer_symbols || ' ' LIKE ${value(`% ${containing(text).slice(1, -1)} %`)} ESCAPE '\\'`)
  add(query.owner, (text) => {
    const match = cikOf(text) ? `cik = ${value(cikOf(text))}` : named('name', text)
    return `f.filing IN (SELECT filing FROM filed.owners WHERE ${match})`
  })
  add(query.roles, (given) => `f.filing IN (SELECT filing FROM filed.owners WHERE ${given.map((role) => roleColumns[role]).join(' OR ')})`)
  add(query.forms, (given) => oneOf('f.document_type', given))
  add(query.table, (table) => `r.in_table = ${value(table)}`)
  add(query.codes, (given) => oneOf('r.code', given))
  add(query.acquiredDisposed, (side) => `r.acquired_disposed = ${value(side)}`)
  add(query.security, (text) => like('r.security_title', text))
  add(query.ownership, (kind) => `r.direct_or_indirect = ${value(kind)}`)
  add(query.minValue, (amount) => `r.value >= ${decimal(amount)}`)
  add(query.maxValue, (amount) => `r.value <= ${decimal(amount)}`)
  add(query.minShares, (amount) => `r.shares >= ${decimal(amount)}`)
  add(query.maxShares, (amount) => `r.shares <= ${decimal(amount)}`)
  add(query.from, (date) => `r.transaction_date >= ${day(date)}`)
  add(query.to, (date) => `r.transaction_date <= ${day(date)}`)
  add(query.filedFrom, (date) => `f.filed_date >= ${day(date)}`)
  if (filedTo) terms.push(`f.filed_date <= ${filedTo}`)
  if (asOf) terms.push(`${filedDaySql} <= ${asOf}`)
  const upTo = filedTo && asOf ? `least(${filedTo}, ${asOf})` : (filedTo ?? asOf ?? null)
  add(query.plan, (plan) => `f.aff10b5_one IS ${plan === 'yes' ? 'TRUE' : plan === 'no' ? 'FALSE' : 'NULL'}`)
  if (query.amendments === 'exclude') terms.push(`f.document_type NOT LIKE '%/A'`)
  if (query.amendments === 'only') terms.push(`f.document_type LIKE '%/A'`)
  return { where: terms.length > 0 ? terms.join(' AND ') : 'TRUE', values, upTo }
}

/** The issuers of all lines that a screen finds that are to be looked through before flagged or superseded lines can be left out. */
export function issuersOfScreenDue(query: Query, lookedFor: LookedFor, screen: ScreenQuery): Promise<DueIssuer[]> {
  const { where, values } = screenCondition(screen)
  return issuersDue(
    query,
    lookedFor,
    `SELECT f.issuer_cik FROM filed.rows r JOIN filed.filings f ON f.filing = r.filing WHERE ${where}`,
    values,
  )
}

/** The issuers of all lines of a screen, by the first line of each, whose lines have so many owners at least. */
export async function issuersOfScreen(query: Query, screen: ScreenQuery, owners: number): Promise<string[]> {
  const { where, values } = screenCondition(screen)
  const { column, descending } = sortOf(screen.sort)
  const issuers = await query(
    `SELECT f.issuer_cik FROM filed.rows r JOIN filed.filings f ON f.filing = r.filing JOIN filed.owners o ON o.filing = f.filing
     WHERE ${where} AND f.issuer_cik IS NOT NULL GROUP BY f.issuer_cik HAVING count(DISTINCT coalesce(o.cik, o.name, '')) >= ${Math.trunc(owners)}
     ORDER BY ${descending ? `max(${column}) DESC` : `min(${column}) ASC`} NULLS LAST, max(f.filing) DESC`,
    values,
  )
  return issuers.map((line) => textOf(line.issuer_cik)!)
}

function sortOf(sort: string): { readonly column: string; readonly descending: boolean } {
  return { column: orderColumns[sort.replace(/^-/, '') as ScreenOrder], descending: sort.startsWith('-') }
}

function orderOf(sort: string): string {
  const { column, descending } = sortOf(sort)
  return `${column} ${descending ? 'DESC' : 'ASC'} NULLS LAST, f.filing DESC, r.in_table, r."row"`
}

/** The lines of a screen's page and how many there are in all; none of them marked as superseded. */
export async function runScreen(query: Query, screen: ScreenQuery): Promise<ScreenPage> {
  const { where, values, upTo } = screenCondition(screen)
  const matching = `FROM filed.rows r JOIN filed.filings f ON f.filing = r.filing WHERE ${where}`
  const stands = screen.superseded === 'exclude' ? standing(upTo) : 'TRUE'
  const undoubted = screen.flagged === 'exclude' ? unflagged : 'TRUE'
  const from = `${matching} AND ${stands} AND ${undoubted}`
  const leftOut = async (which: string): Promise<number> =>
    which === 'NOT TRUE' ? 0 : numberOf((await query(`SELECT count(*) AS lines ${matching} AND ${which}`, values))[0]?.lines)
  const [supersededLeftOut, flaggedLeftOut] = [await leftOut(`NOT ${stands}`), await leftOut(`NOT ${undoubted}`)]
  const [counted] = await query(
    `SELECT count(*) AS total, count(*) FILTER (WHERE r.kind = 'transaction' AND r.value IS NULL) AS without_value ${from}`,
    values,
  )
  const order = `ORDER BY ${orderOf(screen.sort)}`
  // The lines of the page are found by what orders them; their other columns are read for them alone, not carried through the order.
  const lines = await query(
    `WITH page AS MATERIALIZED (
       SELECT r.filing, r.in_table, r."row" ${from} ${order} LIMIT ${screen.size} OFFSET ${(screen.page - 1) * screen.size})
     SELECT f.filing, ${referenceOf} AS reference, f.accession, f.document_type, f.filed_date, f.issuer_cik, f.issuer_name,
       f.issuer_trading_symbol, f.aff10b5_one, r.in_table, r."row", r.kind, r.transaction_date, r.code, r.acquired_disposed, r.security_title,
       r.shares, r.price_per_share, r.value, r.shares_owned_following, r.direct_or_indirect, r.nature_of_ownership
     FROM page p JOIN filed.rows r ON ${isLineOf('p')} JOIN filed.filings f ON f.filing = r.filing ${order}`,
    values,
  )
  const owners = await ownersOf(query, [...new Set(lines.map((line) => numberOf(line.filing)))])
  const rows = lines.map(
    (line): ScreenRow => ({
      reference: textOf(line.reference)!,
      accession: textOf(line.accession),
      form: textOf(line.document_type)!,
      filedDate: textOf(line.filed_date),
      issuerCik: textOf(line.issuer_cik),
      issuer: textOf(line.issuer_name),
      ticker: textOf(line.issuer_trading_symbol),
      owners: owners.get(numberOf(line.filing)) ?? [],
      table: line.in_table as ScreenRow['table'],
      row: numberOf(line.row),
      kind: line.kind as ScreenRow['kind'],
      date: textOf(line.transaction_date),
      code: textOf(line.code),
      acquiredDisposed: textOf(line.acquired_disposed),
      security: textOf(line.security_title),
      shares: amountOf(line.shares),
      price: amountOf(line.price_per_share),
      value: amountOf(line.value),
      sharesOwnedFollowing: amountOf(line.shares_owned_following),
      directOrIndirect: textOf(line.direct_or_indirect),
      natureOfOwnership: textOf(line.nature_of_ownership),
      aff10b5One: flagOf(line.aff10b5_one),
      superseded: null,
      supersededWhy: null,
    }),
  )
  return {
    rows,
    total: numberOf(counted?.total),
    withoutValue: numberOf(counted?.without_value),
    supersededLeftOut,
    flaggedLeftOut,
    issuersNotLookedThrough: 0,
    page: screen.page,
    size: screen.size,
  }
}

const issuersOf = ({ rows }: ScreenPage): string[] => [...new Set(rows.flatMap(({ issuerCik }) => issuerCik ?? []))]

const placeholders = (values: readonly unknown[]): string => values.map((_, at) => `$${at + 1}`).join(', ')

/** The issuers of a page's lines that are to be looked through before its lines can be marked. */
export async function issuersOfPageDue(query: Query, page: ScreenPage): Promise<DueIssuer[]> {
  const issuers = issuersOf(page)
  return issuers.length === 0 ? [] : issuersDue(query, 'superseded', placeholders(issuers), issuers)
}

/** A page with its lines marked that were superseded by a day, `null` for what is known today. `due` are issuers not looked through. */
export async function markSuperseded(query: Query, page: ScreenPage, day: string | null, due: readonly DueIssuer[]): Promise<ScreenPage> {
  const issuers = issuersOf(page)
  if (issuers.length === 0) return page
  const unknown = new Set(due.map(({ cik }) => cik))
  const marks = await query(
    `SELECT ${referenceOf} AS reference, s.in_table, s."row", s.why FROM filed.superseded s JOIN filed.filings f ON f.filing = s.filing
     WHERE f.issuer_cik IN (${placeholders(issuers)})${day === null ? '' : ` AND s.since <= CAST($${issuers.length + 1} AS DATE)`}`,
    day === null ? issuers : [...issuers, day],
  )
  const whys = new Map(marks.map((mark) => [`${mark.reference} ${mark.in_table} ${mark.row}`, textOf(mark.why)]))
  return {
    ...page,
    rows: page.rows.map((row) => {
      const why = whys.get(`${row.reference} ${row.table} ${row.row}`) ?? null
      if (why !== null) return { ...row, superseded: true, supersededWhy: why }
      return { ...row, superseded: row.issuerCik === null || unknown.has(row.issuerCik) ? null : false }
    }),
  }
}

/** The names of owners as the last filing that tells one has it, by CIK. */
async function namesOf(query: Query, ciks: readonly string[]): Promise<Map<string, string>> {
  if (ciks.length === 0) return new Map()
  const asked = [...new Set(ciks)]
  const lines = await query(
    `SELECT cik, max_by(name, filing) AS name FROM filed.owners
     WHERE name IS NOT NULL AND cik IN (${placeholders(asked)}) GROUP BY cik`,
    asked,
  )
  return new Map(lines.map((line) => [textOf(line.cik)!, textOf(line.name)!]))
}

/**
 * The owners of filings, in the order of each report. What a filer hands to EDGAR names its owners by CIK alone: such an owner has the name
 * of the last filing that tells one.
 */
export async function ownersOf(query: Query, filings: readonly number[]): Promise<Map<number, FilingOwner[]>> {
  const owners = new Map<number, FilingOwner[]>(filings.map((filing) => [filing, []]))
  if (filings.length === 0) return owners
  const lines = await query(`SELECT * FROM filed.owners WHERE filing IN (${filings.join(',')}) ORDER BY filing, position`)
  const names = await namesOf(
    query,
    lines.flatMap((line) => (line.name === null ? (textOf(line.cik) ?? []) : [])),
  )
  for (const line of lines) {
    const cik = textOf(line.cik)
    const name = textOf(line.name) ?? names.get(cik ?? '') ?? null
    owners.get(numberOf(line.filing))!.push({ cik, name, relationship: relationshipOf(line) })
  }
  return owners
}
