import type { ReadSource } from '../model/source.ts'

/**
 * The views that people query, in SQL. `filed.*` below them holds everything as filed.
 *
 * ```sql
 * select filed_date, owners, shares, price, value from transactions where ticker = 'SONS' and code = 'P' order by value desc;
 * select name, filings, last_filed_date from people order by filings desc limit 20;
 * ```
 */

export interface ViewDefinition {
  readonly name: string
  readonly comment: string
  readonly select: string
}

/** The public reference of a filing of `filed.filings f`: its accession number, or the first digits of its source's hash. */
export const referenceOf = `coalesce(f.accession, 'sha256-' || substr(f.sha256, 1, 16))`

/** The same of a source that need not be in the database. */
export const referenceOfSource = ({ accession, sha256 }: Pick<ReadSource, 'accession' | 'sha256'>): string =>
  accession ?? `sha256-${sha256.slice(0, 16)}`

/** What puts filings in order, the last filed last; those without a day first. */
const inOrder = `coalesce(cast(f.filed_date as varchar), '') || right('00000000000000' || cast(f.filing as varchar), 15)`

const filingColumns = `f.filing, ${referenceOf} as reference, f.accession, f.document_type as form, f.filed_date, f.accepted_at,
  f.period_of_report, f.issuer_cik, f.issuer_name as issuer, f.issuer_trading_symbol as ticker, f.owner_names as owners, f.aff10b5_one`

const rowColumns = `r.in_table, r.row, r.security_title as security, r.conversion_or_exercise_price, r.exercise_date, r.expiration_date,
  r.underlying_title, r.underlying_shares, r.underlying_value, r.shares_owned_following, r.value_owned_following,
  r.direct_or_indirect, r.nature_of_ownership`

export const views: readonly ViewDefinition[] = [
  {
    name: 'filings',
    comment: 'Filings, one line each',
    select: `select ${filingColumns}, f.date_of_original_submission, f.no_securities_owned, f.not_subject_to_section16,
  f.form3_holdings_reported, f.form4_transactions_reported, f.remarks, f.source_name, f.sha256, f.loaded_at
from filed.filings f`,
  },
  {
    name: 'transactions',
    comment:
      'Transactions of both tables, one line each however many owners the filing has; value is price times shares, NULL where the price is unknown',
    select: `select ${filingColumns}, r.transaction_date as date, r.code, r.acquired_disposed, r.shares, r.price_per_share as price, r.value,
  r.total_value, r.deemed_execution_date, r.timeliness, r.form_type, r.equity_swap_involved, ${rowColumns}
from filed.rows r join filed.filings f on f.filing = r.filing
where r.kind = 'transaction'`,
  },
  {
    name: 'holdings',
    comment: 'Holdings of both tables, one line each however many owners the filing has',
    select: `select ${filingColumns}, r.form_type, ${rowColumns}
from filed.rows r join filed.filings f on f.filing = r.filing
where r.kind = 'holding'`,
  },
  {
    name: 'owners',
    comment: 'Owners of filings with their relationship to the issuer: one line an owner of a filing',
    select: `select o.filing, ${referenceOf} as reference, f.document_type as form, f.filed_date, f.issuer_cik, f.issuer_name as issuer,
  o.cik, o.name, o.director, o.officer, o.ten_percent_owner, o.other, o.officer_title, o.other_text, o.city, o.state, o.country
from filed.owners o join filed.filings f on f.filing = o.filing`,
  },
  {
    name: 'people',
    comment: 'Reporting owners, persons and companies, under the name of their last filing',
    select: `select o.cik, max_by(o.name, ${inOrder}) as name,
  count(distinct o.filing) as filings, count(distinct f.issuer_cik) as issuers, min(f.filed_date) as first_filed_date, max(f.filed_date) as last_filed_date
from filed.owners o join filed.filings f on f.filing = o.filing
where o.cik is not null
group by o.cik`,
  },
  {
    name: 'issuers',
    comment: 'Issuers under the name and symbol of their last filing',
    select: `select f.issuer_cik as cik, max_by(f.issuer_name, ${inOrder}) as name,
  max_by(f.issuer_trading_symbol, ${inOrder}) as ticker,
  count(*) as filings, min(f.filed_date) as first_filed_date, max(f.filed_date) as last_filed_date
from filed.filings f
where f.issuer_cik is not null
group by f.issuer_cik`,
  },
  {
    name: 'positions',
    comment:
      'The balance that was stated last of every class in every holder, one line a party of owners; grants that state neither price nor expiry are one line; lines of the view superseded count too',
    select: `select issuer_cik, owners as owner_ciks, in_table, security, vehicle, unit, exercise_price, expires, exercisable, day, amount,
  reference, row, filed_date, issuer, ticker, owner_names as owners
from (select b.*, ${referenceOf} as reference, f.filed_date, f.issuer_name as issuer, f.issuer_trading_symbol as ticker, f.owner_names,
    row_number() over (
      partition by b.issuer_cik, b.owners, b.in_table, b.security, b.vehicle, b.unit, b.exercise_price, b.expires, b.exercisable
      order by b.day desc, coalesce(f.filed_date, b.day) desc, f.accepted_at desc nulls last, coalesce(f.accession, f.sha256) desc, b.row desc
    ) as place
  from filed.balances b join filed.filings f on f.filing = b.filing) as stated
where place = 1`,
  },
  {
    name: 'notes',
    comment: 'Footnotes with the boxes that carry their marks, one line a mark; a note without mark has one line',
    select: `select n.filing, ${referenceOf} as reference, n.id, n.text, m.in_table, m.row, m.field
from filed.footnotes n join filed.filings f on f.filing = n.filing
left join filed.footnote_marks m on m.filing = n.filing and m.footnote = n.id`,
  },
  {
    name: 'exhibits',
    comment: 'Documents enclosed in submissions',
    select: `select d.filing, ${referenceOf} as reference, d.sequence, d.type, d.filename, d.description, d.size
from filed.documents d join filed.filings f on f.filing = d.filing`,
  },
  {
    name: 'superseded',
    comment: 'Lines that an amendment or a second report stands for: totals leave them out',
    select: `select s.filing, ${referenceOf} as reference, s.in_table, s.row, s.since, s.why
from filed.superseded s join filed.filings f on f.filing = s.filing`,
  },
  {
    name: 'issues',
    comment: 'What is wrong with filings, as reading found it',
    select: `select i.filing, ${referenceOf} as reference, i.code, i.severity, i.path, i.message, i.line, i.rule, i.source
from filed.issues i join filed.filings f on f.filing = i.filing`,
  },
]
