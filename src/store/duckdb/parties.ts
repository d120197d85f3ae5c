import type { DuckDBValue } from '@duckdb/node-api'
import { lastOfDay } from '../../ledger/last-balance.ts'
import { toldForms, toldRoles } from '../../ledger/told.ts'
import { cikOf } from '../../model/cik.ts'
import { add, subtract } from '../../model/decimal.ts'
import type { IsoDate } from '../../model/document.ts'
import { groupedBy } from '../../model/group-by.ts'
import { foldedName } from '../../model/names.ts'
import { textOrder } from '../../model/text-order.ts'
import type { Telling } from '../../model/told.ts'
import { filedDayOf, filedDaySql } from '../filed-day.ts'
import type { FilingSummary, Insider, IssuerRecord, OwnerRecord, Page, Parties, ReportedHolding, StoredReport } from '../store.ts'
import { referenceOf } from '../views.ts'
import { standing } from './looked-through.ts'
import { readOtherCiks } from './other-ciks.ts'
import { flagOf, numberOf, type Query, type ResultRow, textOf } from './query.ts'
import { amountOf, readDocuments, relationshipOf } from './read-filings.ts'
import { ownersOf } from './screen-sql.ts'

/** Questions about issuers, owners and the filings that name them. */

/** A bare document, whose filing date is not known, stands by its period: it was filed then or soon after. */
const newestFirst = 'coalesce(f.filed_date, f.period_of_report) DESC NULLS LAST, f.accepted_at DESC NULLS LAST, f.filing DESC'

/** Filings as lines of a list, newest first. `where` is over `filed.filings f`. */
export async function listFilings(
  query: Query,
  where: string,
  values: readonly DuckDBValue[],
  { offset, limit }: Page,
): Promise<FilingSummary[]> {
  const heads = await query(
    `SELECT f.*, ${referenceOf} AS reference FROM filed.filings f WHERE ${where} ORDER BY ${newestFirst} LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(offset)}`,
    values,
  )
  const filings = heads.map((head) => numberOf(head.filing))
  const owners = await ownersOf(query, filings)
  const counts = new Map(
    (filings.length === 0
      ? []
      : await query(
          `SELECT filing, count(*) FILTER (WHERE kind = 'transaction') AS transactions, count(*) FILTER (WHERE kind = 'holding') AS holdings
           FROM filed.rows WHERE filing IN (${filings.join(',')}) GROUP BY filing`,
        )
    ).map((line) => [numberOf(line.filing), line]),
  )
  return heads.map((head): FilingSummary => {
    const filing = numberOf(head.filing)
    return {
      reference: textOf(head.reference)!,
      accession: textOf(head.accession),
      form: head.document_type as FilingSummary['form'],
      filedDate: textOf(head.filed_date),
      acceptedAt: textOf(head.accepted_at),
      periodOfReport: textOf(head.period_of_report),
      issuer: { cik: textOf(head.issuer_cik), name: textOf(head.issuer_name), tradingSymbol: textOf(head.issuer_trading_symbol) },
      owners: owners.get(filing) ?? [],
      transactions: numberOf(counts.get(filing)?.transactions),
      holdings: numberOf(counts.get(filing)?.holdings),
    }
  })
}

/** The condition over `filed.filings f` that a filing names the parties. */
export function namingParties({ issuer, issuers, owner, asOf = null }: Parties): { where: string; values: DuckDBValue[] } {
  const terms: string[] = []
  const values: DuckDBValue[] = []
  if (issuer !== undefined) terms.push(`f.issuer_cik = $${values.push(cikOf(issuer) ?? issuer)}`)
  if (issuers !== undefined)
    terms.push(`f.issuer_cik IN (SELECT unnest(string_split($${values.push(issuers.map((one) => cikOf(one) ?? one).join(' '))}, ' ')))`)
  if (owner !== undefined) terms.push(`f.filing IN (SELECT filing FROM filed.owners WHERE cik = $${values.push(cikOf(owner) ?? owner)})`)
  if (terms.length > 0 && asOf !== null) terms.push(`${filedDaySql} <= CAST($${values.push(asOf)} AS DATE)`)
  return { where: terms.length > 0 ? terms.join(' AND ') : 'FALSE', values }
}

/** Whole reports, oldest first. A bare document counts as filed on the day of its last signature, or else on its period. */
export function readReports(query: Query, parties: Parties): Promise<StoredReport[]> {
  const { where, values } = namingParties(parties)
  return readReportsOf(query, where, values)
}

/** The same of the filings that a condition over `filed.filings f` chooses. */
export async function readReportsOf(query: Query, where: string, values: readonly DuckDBValue[]): Promise<StoredReport[]> {
  const heads = await query(
    `SELECT f.*, ${referenceOf} AS reference FROM filed.filings f WHERE ${where}
     ORDER BY f.filed_date ASC NULLS LAST, f.accepted_at ASC NULLS LAST, f.accession`,
    values,
  )
  const reports: StoredReport[] = []
  for (let at = 0; at < heads.length; at += 1000) {
    const slice = heads.slice(at, at + 1000)
    const documents = await readDocuments(query, slice)
    for (const head of slice) {
      const document = documents.get(numberOf(head.filing))!
      const day = filedDayOf(document, textOf(head.filed_date))
      if (day) reports.push({ accession: textOf(head.reference)!, ...day, acceptedAt: textOf(head.accepted_at), document })
    }
  }
  return reports.sort((a, b) => textOrder(a.filed, b.filed))
}

/** Filings of a pair of owner and issuer, newest first, as lines of `filed.owners` with the head of the filing. */
async function pairs(query: Query, where: string, value: string, asOf: IsoDate | null): Promise<ResultRow[]> {
  return [
    ...(await query(
      `SELECT o.*, ${referenceOf} AS reference, f.filed_date, f.date_of_original_submission, f.period_of_report, f.not_subject_to_section16, f.issuer_cik, f.issuer_name, f.issuer_trading_symbol
       FROM filed.owners o JOIN filed.filings f ON f.filing = o.filing
       WHERE ${where}${asOf === null ? '' : ` AND ${filedDaySql} <= CAST($2 AS DATE)`} ORDER BY ${newestFirst}`,
      asOf === null ? [value] : [value, asOf],
    )),
  ]
}

/** How many of a pair's last filings are looked through for a balance. */
const filingsWithBalance = 8

/** The last standing of an owner by the CIK of one side of the pairs; a pair without that CIK is left out. */
async function insidersOf(
  query: Query,
  lines: readonly ResultRow[],
  side: 'cik' | 'issuer_cik',
  asOf: IsoDate | null,
): Promise<Map<string, Insider>> {
  const groups = groupedBy(
    lines.filter((line) => line[side] !== null),
    (line) => textOf(line[side])!,
  )
  const recent = [...groups.values()].flatMap((group) => group.slice(0, filingsWithBalance).map((line) => numberOf(line.filing)))
  const balances = await balancesOf(query, [...new Set(recent)], asOf)
  return new Map(
    [...groups].map(([name, group]) => {
      const [last] = group
      const insider: Insider = {
        cik: textOf(last.cik) ?? '',
        name: group.map((line) => textOf(line.name)).find((one) => one !== null) ?? textOf(last.cik) ?? '',
        relationship: relationshipOf(last),
        roles: toldRoles(group.map((line) => ({ value: relationshipOf(line), day: dayOf(line) }))),
        notSubjectToSection16: flagOf(last.not_subject_to_section16),
        filings: new Set(group.map((line) => line.filing)).size,
        lastFiledDate: textOf(last.filed_date),
        lastReference: textOf(last.reference)!,
        holdings: lastOfEachKind(
          group
            .slice(0, filingsWithBalance)
            .sort(byDaySpokenOf)
            .map(({ filing }) => balances.get(numberOf(filing)) ?? []),
        ),
      }
      return [name, insider] as const
    }),
  )
}

const dayOf = (line: ResultRow): IsoDate | null => textOf(line.filed_date) ?? textOf(line.period_of_report)

const tellings = (lines: readonly ResultRow[], column: string): Telling<string>[] =>
  lines.flatMap((line) => {
    const value = textOf(line[column])
    return value === null ? [] : [{ value, day: dayOf(line) }]
  })

/** `AJAX CORP /DE/` is `Ajax Corp.` */
const companyKey = (name: string): string => foldedName(name.replace(/\/[A-Z]{2,3}\/?\s*$/i, ''))

/** Former names of an issuer as the headers of its filings list them, newest first. */
async function formerInHeaders(query: Query, cik: string): Promise<IssuerRecord['formerInHeaders']> {
  const lines = await query(
    `SELECT DISTINCT n.name, n.changed FROM filed.former_names n JOIN filed.filings f ON f.filing = n.filing
     WHERE f.issuer_cik = $1 AND n.party = 0 AND n.name IS NOT NULL ORDER BY n.changed DESC NULLS LAST, n.name`,
    [cik],
  )
  return lines.map(({ name, changed }) => ({ name: textOf(name)!, changed: textOf(changed) }))
}

/** An amendment states again what was so when its original was filed, however late it comes itself; newest first. */
function byDaySpokenOf(a: ResultRow, b: ResultRow): number {
  const day = (line: ResultRow) =>
    textOf(line.date_of_original_submission) ?? textOf(line.filed_date) ?? textOf(line.period_of_report) ?? ''
  return day(a) > day(b) ? -1 : day(a) < day(b) ? 1 : 0
}

/** Of filings, newest first: the balances of the first that states any of a table, held directly, and likewise indirectly. */
function lastOfEachKind(filings: readonly (readonly ReportedHolding[])[]): ReportedHolding[] {
  const told = new Set<string>()
  return filings.flatMap((holdings) => {
    const kindOf = ({ table, directOrIndirect }: ReportedHolding) => `${table} ${directOrIndirect}`
    const last = holdings.filter((one) => !told.has(kindOf(one)))
    for (const one of last) told.add(kindOf(one))
    return last
  })
}

/** Balances that filings state, each class and vehicle once with its last line; a line that was withdrawn or corrected by then states none. */
async function balancesOf(query: Query, filings: readonly number[], asOf: IsoDate | null): Promise<Map<number, ReportedHolding[]>> {
  const balances = new Map<number, Map<string, Stated[]>>()
  if (filings.length === 0) return new Map()
  const lines = await query(
    `SELECT r.*, ${referenceOf} AS reference, coalesce(r.transaction_date, f.period_of_report) AS day
     FROM filed.rows r JOIN filed.filings f ON f.filing = r.filing
     WHERE r.filing IN (${filings.join(',')}) AND (r.shares_owned_following IS NOT NULL OR r.value_owned_following IS NOT NULL)
       AND ${standing(asOf === null ? null : 'CAST($1 AS DATE)')}
     ORDER BY r.filing, r.in_table, r.transaction_date NULLS FIRST, r."row"`,
    asOf === null ? [] : [asOf],
  )
  for (const line of lines) {
    const shares = amountOf(line.shares_owned_following)
    const holding: ReportedHolding = {
      reference: textOf(line.reference)!,
      table: line.in_table as 'I' | 'II',
      row: numberOf(line.row),
      security: textOf(line.security_title),
      amount: shares ?? amountOf(line.value_owned_following)!,
      unit: shares === null ? 'dollars' : 'shares',
      directOrIndirect: textOf(line.direct_or_indirect),
      natureOfOwnership: textOf(line.nature_of_ownership),
      date: textOf(line.day),
    }
    const grant = line.in_table === 'II' ? [line.conversion_or_exercise_price, line.expiration_date] : []
    const position = JSON.stringify([
      line.in_table,
      holding.security,
      holding.directOrIndirect,
      holding.natureOfOwnership,
      holding.unit,
      ...grant,
    ])
    const filing = numberOf(line.filing)
    const positions = balances.get(filing) ?? new Map<string, Stated[]>()
    const stated = positions.get(position) ?? []
    // A later day takes the place of the day before it.
    const sameDay = stated.filter((one) => one.holding.date === holding.date)
    balances.set(filing, positions.set(position, [...sameDay, { holding, start: startOf(line, holding.amount) }]))
  }
  const lastOf = (stated: readonly Stated[]) => lastOfDay(stated, ({ start, holding }) => ({ start, end: holding.amount }))?.holding ?? []
  return new Map([...balances].map(([filing, positions]) => [filing, [...positions.values()].flatMap(lastOf)]))
}

interface Stated {
  readonly holding: ReportedHolding
  /** The balance before the line, by its own figures. */
  readonly start: string | null
}

function startOf(line: ResultRow, balance: string): string | null {
  const moved = amountOf(line.shares) ?? amountOf(line.total_value)
  if (line.kind !== 'transaction') return balance
  return moved === null ? null : line.acquired_disposed === 'D' ? add(balance, moved) : subtract(balance, moved)
}

const filedDates = (lines: readonly ResultRow[]) => lines.flatMap((line) => textOf(line.filed_date) ?? []).sort()

const distinctNames = (names: readonly (string | null)[], but: string): string[] =>
  [...new Set(names)].flatMap((name) => (name !== null && name !== but ? name : []))

/** A company with its insiders; `null` if no filing names it. */
export async function readIssuer(query: Query, given: string, asOf: IsoDate | null): Promise<IssuerRecord | null> {
  const cik = cikOf(given)
  if (cik === null) return null
  const { where, values } = namingParties({ issuer: cik, asOf })
  const heads = await query(`SELECT * FROM filed.filings f WHERE ${where} ORDER BY ${newestFirst}`, values)
  if (heads.length === 0) return null
  const insiders = await insidersOf(query, await pairs(query, 'f.issuer_cik = $1', cik, asOf), 'cik', asOf)
  const name = heads.map((head) => textOf(head.issuer_name)).find((one) => one !== null) ?? cik
  const dates = filedDates(heads)
  return {
    cik,
    name,
    formerNames: distinctNames(
      heads.map((head) => textOf(head.issuer_name)),
      name,
    ),
    names: toldForms(tellings(heads, 'issuer_name'), companyKey),
    symbols: toldForms(tellings(heads, 'issuer_symbols'), (symbols) => symbols),
    formerInHeaders: await formerInHeaders(query, cik),
    tradingSymbol: textOf(heads[0]!.issuer_trading_symbol),
    filings: heads.length,
    firstFiledDate: dates[0] ?? null,
    lastFiledDate: dates.at(-1) ?? null,
    filingsWithoutDate: heads.length - dates.length,
    insiders: [...insiders.values()],
  }
}

/** The CIKs of the issuers on which an owner reports, whose CIK is `$1`. */
export const issuersOfOwner = 'SELECT f.issuer_cik FROM filed.owners o JOIN filed.filings f ON f.filing = o.filing WHERE o.cik = $1'

/** A reporting owner with the issuers; `null` if no filing names it. */
export async function readOwner(query: Query, given: string, asOf: IsoDate | null): Promise<OwnerRecord | null> {
  const cik = cikOf(given)
  if (cik === null) return null
  const lines = await pairs(query, 'o.cik = $1', cik, asOf)
  if (lines.length === 0) return null
  const insiders = await insidersOf(query, lines, 'issuer_cik', asOf)
  const name = lines.map((line) => textOf(line.name)).find((one) => one !== null) ?? cik
  const dates = filedDates(lines)
  const issuerNameOf = (issuerCik: string) =>
    lines.flatMap((line) => (line.issuer_cik === issuerCik ? (textOf(line.issuer_name) ?? []) : []))[0]
  return {
    cik,
    name,
    formerNames: distinctNames(
      lines.map((line) => textOf(line.name)),
      name,
    ),
    names: toldForms(tellings(lines, 'name'), foldedName),
    otherCiks: await readOtherCiks(query, cik, name, [...insiders.keys()]),
    filings: new Set(lines.map((line) => line.filing)).size,
    firstFiledDate: dates[0] ?? null,
    lastFiledDate: dates.at(-1) ?? null,
    filingsWithoutDate: new Set(lines.filter((line) => line.filed_date === null).map((line) => line.filing)).size,
    issuers: [...insiders].map(([issuerCik, insider]) => {
      const last = lines.find((line) => line.issuer_cik === issuerCik)!
      return {
        ...insider,
        issuer: { cik: issuerCik, name: issuerNameOf(issuerCik) ?? issuerCik, tradingSymbol: textOf(last.issuer_trading_symbol) },
      }
    }),
  }
}

/** The condition that finds a filing by its reference, over `filed.filings f`; `null` if the text can be no reference. */
export function referenceCondition(reference: string): { where: string; value: string } | null {
  const accession = /^(\d{10})-?(\d{2})-?(\d{6})$/.exec(reference.trim())
  if (accession) return { where: 'f.accession = $1', value: accession.slice(1).join('-') }
  const hash = /^sha256-([0-9a-f]{16,64})$/.exec(reference.trim().toLowerCase())
  return hash ? { where: `starts_with(f.sha256, $1)`, value: hash[1]! } : null
}
