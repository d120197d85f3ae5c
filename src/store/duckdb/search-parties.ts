import type { DuckDBValue } from '@duckdb/node-api'
import { cikOf } from '../../model/cik.ts'
import type { SearchHit } from '../store.ts'
import { listFilings, referenceCondition } from './parties.ts'
import { numberOf, type Query, type ResultRow, textOf } from './query.ts'
import { containing, wordsOf } from './screen-sql.ts'

/** The search field: companies by name, symbol or CIK, people by name or CIK, filings by accession number. */

/** What a text may mean: exact symbols, CIKs and accession numbers before names; those with more filings first. */
export async function searchParties(query: Query, given: string, limit: number): Promise<SearchHit[]> {
  const text = given.trim().slice(0, 200)
  if (text === '') return []
  const reference = referenceCondition(text)
  if (reference) {
    const found = await listFilings(query, reference.where, [reference.value], { offset: 0, limit })
    return found.map((one) => ({
      kind: 'filing',
      id: one.reference,
      name: `${one.owners.map(({ name }) => name).join('; ')} on ${one.issuer.name ?? 'an unnamed issuer'}`,
      detail: [`Form ${one.form}`, one.filedDate].filter(Boolean).join(', '),
      filings: 1,
    }))
  }
  const cik = cikOf(text)
  const hits = cik ? await partiesOfCik(query, cik, limit) : await partiesOfName(query, text, limit)
  const exact = hits.filter(({ line }) => line.exact === true)
  const named = hits.filter(({ line }) => line.exact !== true).sort((a, b) => numberOf(b.line.filings) - numberOf(a.line.filings))
  return [...exact, ...named].slice(0, limit).map(
    ({ kind, line }): SearchHit => ({
      kind,
      id: textOf(line.id),
      name: textOf(line.name) ?? textOf(line.id)!,
      detail: textOf(line.detail),
      filings: numberOf(line.filings),
    }),
  )
}

interface PartyLine {
  readonly kind: 'issuer' | 'owner'
  readonly line: ResultRow
}

const ofKind = (kind: PartyLine['kind'], lines: readonly ResultRow[]): PartyLine[] => lines.map((line) => ({ kind, line }))

const issuerColumns = `f.issuer_cik AS id, max_by(f.issuer_name, f.filing) AS name, max_by(f.issuer_trading_symbol, f.filing) AS detail,
  count(*) AS filings`
const ownerColumns = 'o.cik AS id, max_by(o.name, o.filing) AS name, count(DISTINCT o.filing) AS filings'

/** Issuer and owner of a CIK. */
async function partiesOfCik(query: Query, cik: string, limit: number): Promise<PartyLine[]> {
  const most = `ORDER BY filings DESC, name LIMIT ${Math.trunc(limit)}`
  const issuers = await query(
    `SELECT ${issuerColumns}, TRUE AS exact FROM filed.filings f WHERE f.issuer_cik = $1 GROUP BY f.issuer_cik ${most}`,
    [cik],
  )
  const owners = await query(`SELECT ${ownerColumns} FROM filed.owners o WHERE o.cik = $1 GROUP BY o.cik ${most}`, [cik])
  return [...ofKind('issuer', issuers), ...ofKind('owner', owners)]
}

/** Issuers and owners that have every word in their name, or the text for symbol; those without a CIK are one where they have one name. */
async function partiesOfName(query: Query, text: string, limit: number): Promise<PartyLine[]> {
  const values: DuckDBValue[] = wordsOf(text).map(containing)
  const names = (column: string) => values.map((_, at) => `upper(${column}) LIKE $${at + 1} ESCAPE '\\'`).join(' AND ')
  const symbol = `' ' || coalesce(f.issuer_symbols, '') || ' ' LIKE $${values.length + 1} ESCAPE '\\'`
  const issuers = await query(
    `SELECT ${issuerColumns}, bool_or(${symbol}) AS exact FROM filed.filings f WHERE (${names('f.issuer_name')}) OR ${symbol}
     GROUP BY f.issuer_cik, CASE WHEN f.issuer_cik IS NULL THEN upper(f.issuer_name) END
     ORDER BY exact DESC, filings DESC, name LIMIT ${Math.trunc(limit)}`,
    [...values, `% ${containing(text).slice(1, -1)} %`],
  )
  const owners = await query(
    `SELECT ${ownerColumns} FROM filed.owners o WHERE ${names('o.name')}
     GROUP BY o.cik, CASE WHEN o.cik IS NULL THEN upper(o.name) END
     ORDER BY filings DESC, name LIMIT ${Math.trunc(limit)}`,
    values,
  )
  return [
    ...ofKind(
      'issuer',
      issuers.filter(({ name }) => name !== null),
    ),
    ...ofKind('owner', owners),
  ]
}
