import { plainAmount } from '../../model/columns/amount.ts'
import type {
  Coding,
  Decimal,
  DocumentType,
  IsoDate,
  Noted,
  OwnershipDocument,
  Relationship,
  ReportingOwner,
  Row,
  Underlying,
} from '../../model/document.ts'
import { emptyBox } from '../../model/document.ts'
import { groupedBy } from '../../model/group-by.ts'
import type { Issue, Severity } from '../../model/issue.ts'
import type { Evidence, HeaderAddress, Party } from '../../model/reading.ts'
import type { SubmissionRecord } from '../../model/source.ts'
import { flagOf, numberOf, type Query, type ResultRow, textOf } from './query.ts'

/** Makes documents from the lines of the tables again: the way back of `filing-lines.ts`. */

/** Filings this near to each other are read in one stretch: what lies between them costs less than another look into the table. */
const nearFilings = 400
/** With more stretches than this it is quicker to go through the table once. */
const mostStretches = 16

/**
 * A statement that finds the lines of some filings. Lines lie in the order of their filings, so a range is found without going through the
 * table, which a plain list of numbers is not: DuckDB skips whole groups of 122,880 lines by it, and no less.
 */
function selectLines(table: string, filings: readonly number[]): string {
  const sorted = [...filings].sort((a, b) => a - b)
  const stretches: number[][] = []
  for (const filing of sorted) {
    const stretch = stretches.at(-1)
    if (stretch && filing - stretch.at(-1)! <= nearFilings) stretch.push(filing)
    else stretches.push([filing])
  }
  const select = (some: readonly number[]) =>
    `SELECT * FROM filed.${table} WHERE filing BETWEEN ${some[0]} AND ${some.at(-1)}` +
    (some.at(-1)! - some[0]! < some.length ? '' : ` AND filing IN (SELECT unnest([${some.join(',')}]))`)
  return stretches.length > mostStretches ? select(sorted) : stretches.map(select).join(' UNION ALL ')
}

/** Lines of a table by the number of their filing, in order. */
async function linesByFiling(query: Query, table: string, filings: readonly number[], order: string): Promise<Map<number, ResultRow[]>> {
  if (filings.length === 0) return new Map()
  const lines = await query(`SELECT * FROM (${selectLines(table, filings)}) ORDER BY filing, ${order}`)
  return groupedBy(lines, ({ filing }) => numberOf(filing))
}

/** The documents of filings, by the number of the filing. `heads` are their lines of `filed.filings`. */
export async function readDocuments(query: Query, heads: readonly ResultRow[]): Promise<Map<number, OwnershipDocument>> {
  const filings = heads.map((head) => numberOf(head.filing))
  const owners = await linesByFiling(query, 'owners', filings, 'position')
  const rows = await linesByFiling(query, 'rows', filings, 'in_table, "row"')
  const marks = await linesByFiling(query, 'footnote_marks', filings, 'in_table, "row", field, position')
  const footnotes = await linesByFiling(query, 'footnotes', filings, 'position')
  const signatures = await linesByFiling(query, 'signatures', filings, 'position')
  return new Map(
    heads.map((head) => {
      const filing = numberOf(head.filing)
      const marksOf = marksByBox(marks.get(filing) ?? [])
      const table = (name: 'I' | 'II') =>
        (rows.get(filing) ?? []).filter((line) => line.in_table === name).map((line) => rowOf(line, (field) => marksOf(line, field)))
      const document: OwnershipDocument = {
        schemaVersion: textOf(head.schema_version),
        documentType: head.document_type as DocumentType,
        periodOfReport: textOf(head.period_of_report),
        dateOfOriginalSubmission: textOf(head.date_of_original_submission),
        noSecuritiesOwned: flagOf(head.no_securities_owned),
        notSubjectToSection16: flagOf(head.not_subject_to_section16),
        form3HoldingsReported: flagOf(head.form3_holdings_reported),
        form4TransactionsReported: flagOf(head.form4_transactions_reported),
        aff10b5One: flagOf(head.aff10b5_one),
        issuer: {
          cik: textOf(head.issuer_cik),
          name: textOf(head.issuer_name),
          tradingSymbol: textOf(head.issuer_trading_symbol),
          foreignTradingSymbol: textOf(head.issuer_foreign_trading_symbol),
        },
        reportingOwners: (owners.get(filing) ?? []).map(ownerOf),
        nonDerivative: table('I'),
        derivative: table('II'),
        footnotes: (footnotes.get(filing) ?? []).map((line) => ({ id: textOf(line.id) ?? '', text: textOf(line.text) ?? '' })),
        remarks: textOf(head.remarks),
        signatures: (signatures.get(filing) ?? []).map((line) => ({ name: textOf(line.name) ?? '', date: textOf(line.date) })),
      }
      return [filing, document] as const
    }),
  )
}

function marksByBox(lines: readonly ResultRow[]): (line: ResultRow, field: string) => readonly string[] {
  const boxes = groupedBy(lines, (mark) => `${mark.in_table} ${mark.row} ${mark.field}`)
  return (line, field) => boxes.get(`${line.in_table} ${line.row} ${field}`)?.map((mark) => textOf(mark.footnote)!) ?? []
}

/** The relationship of a line of `filed.owners`. */
export const relationshipOf = (line: ResultRow): Relationship => ({
  director: flagOf(line.director),
  officer: flagOf(line.officer),
  tenPercentOwner: flagOf(line.ten_percent_owner),
  other: flagOf(line.other),
  officerTitle: textOf(line.officer_title),
  otherText: textOf(line.other_text),
})

const ownerOf = (line: ResultRow): ReportingOwner => ({
  cik: textOf(line.cik),
  name: textOf(line.name),
  address: {
    street1: textOf(line.street1),
    street2: textOf(line.street2),
    city: textOf(line.city),
    state: textOf(line.state),
    zipCode: textOf(line.zip_code),
    stateDescription: textOf(line.state_description),
    country: textOf(line.country),
    nonUSStateTerritory: textOf(line.non_us_state_territory),
    nonUSAddress: flagOf(line.non_us_address),
  },
  relationship: relationshipOf(line),
})

function rowOf(line: ResultRow, marksOf: (field: string) => readonly string[]): Row {
  const box = <T extends string>(field: string, value = textOf(line[field])): Noted<T> | null => {
    const footnotes = marksOf(field)
    return value === null && footnotes.length === 0 ? null : { value: value as T | null, footnotes }
  }
  const amount = (field: string) => box<Decimal>(field, textOf(line[`${field}_filed`]) ?? amountOf(line[field]))
  return {
    kind: line.kind as Row['kind'],
    securityTitle: box('security_title') ?? emptyBox,
    conversionOrExercisePrice: amount('conversion_or_exercise_price'),
    transactionDate: box<IsoDate>('transaction_date'),
    deemedExecutionDate: box<IsoDate>('deemed_execution_date'),
    coding: codingOf(line, marksOf('coding')),
    timeliness: box<'E' | 'L'>('timeliness'),
    shares: amount('shares'),
    totalValue: amount('total_value'),
    pricePerShare: amount('price_per_share'),
    acquiredDisposed: box<'A' | 'D'>('acquired_disposed'),
    exerciseDate: box<IsoDate>('exercise_date'),
    expirationDate: box<IsoDate>('expiration_date'),
    underlying: line.underlying === true ? underlyingOf(box('underlying_title'), amount) : null,
    sharesOwnedFollowing: amount('shares_owned_following'),
    valueOwnedFollowing: amount('value_owned_following'),
    directOrIndirect: box<'D' | 'I'>('direct_or_indirect') ?? emptyBox,
    natureOfOwnership: box('nature_of_ownership'),
  }
}

function codingOf(line: ResultRow, footnotes: readonly string[]): Coding | null {
  const coding = {
    formType: textOf(line.form_type),
    code: textOf(line.code),
    equitySwapInvolved: flagOf(line.equity_swap_involved),
    footnotes,
  }
  const empty = coding.formType === null && coding.code === null && coding.equitySwapInvolved === null && footnotes.length === 0
  return empty ? null : coding
}

const underlyingOf = (title: Noted<string> | null, amount: (field: string) => Noted<Decimal> | null): Underlying => ({
  title: title ?? emptyBox,
  shares: amount('underlying_shares'),
  value: amount('underlying_value'),
})

export async function readIssues(query: Query, filing: number): Promise<Issue[]> {
  const lines = (await linesByFiling(query, 'issues', [filing], 'position')).get(filing) ?? []
  return lines.map((line) => ({
    code: textOf(line.code)!,
    severity: line.severity as Severity,
    path: textOf(line.path) ?? '',
    message: textOf(line.message) ?? '',
    ...(line.line === null ? {} : { line: numberOf(line.line) }),
    ...(line.rule === null ? {} : { rule: textOf(line.rule)! }),
    ...(line.source === null ? {} : { source: textOf(line.source)! }),
  }))
}

export async function readEvidence(query: Query, filing: number): Promise<Evidence[]> {
  const lines = (await linesByFiling(query, 'evidence', [filing], 'position')).get(filing) ?? []
  return lines.map((line) => ({
    path: textOf(line.path) ?? '',
    text: textOf(line.text) ?? '',
    span: [numberOf(line.span_start), numberOf(line.span_end)],
    how: line.how as Evidence['how'],
    confidence: numberOf(line.confidence),
    ...(line.page === null ? {} : { page: numberOf(line.page) }),
    ...(line.box_x === null
      ? {}
      : { box: [numberOf(line.box_x), numberOf(line.box_y), numberOf(line.box_width), numberOf(line.box_height)] as const }),
  }))
}

/** The envelope of a filing; `null` where it came without one. */
export async function readSubmission(query: Query, head: ResultRow): Promise<SubmissionRecord | null> {
  if (head.submitted !== true) return null
  const filing = numberOf(head.filing)
  const documents = (await linesByFiling(query, 'documents', [filing], 'position')).get(filing) ?? []
  const parties = (await linesByFiling(query, 'parties', [filing], 'position')).get(filing) ?? []
  const formerNames = (await linesByFiling(query, 'former_names', [filing], 'party, position')).get(filing) ?? []
  const partyOf = (line: ResultRow): Party => ({
    cik: textOf(line.cik),
    name: textOf(line.name),
    fileNumber: textOf(line.file_number),
    fiscalYearEnd: textOf(line.fiscal_year_end),
    businessAddress: headerAddressOf(line, 'business'),
    mailAddress: headerAddressOf(line, 'mail'),
    formerNames: formerNames
      .filter((name) => name.party === line.position)
      .map((name) => ({ name: textOf(name.name) ?? '', changed: textOf(name.changed) })),
  })
  const issuer = parties.find((line) => line.position === 0)
  return {
    accessionNumber: head.accession_in_header === true ? textOf(head.accession) : null,
    form: textOf(head.submission_form),
    filedDate: textOf(head.filed_date),
    acceptedAt: textOf(head.accepted_at),
    periodOfReport: textOf(head.submission_period_of_report),
    issuer: issuer ? partyOf(issuer) : null,
    owners: parties.filter((line) => line.position !== 0).map(partyOf),
    documents: documents.map((line) => ({
      sequence: line.sequence === null ? null : numberOf(line.sequence),
      type: textOf(line.type),
      filename: textOf(line.filename),
      description: textOf(line.description),
      size: numberOf(line.size),
    })),
  }
}

function headerAddressOf(line: ResultRow, kind: 'business' | 'mail'): HeaderAddress | null {
  if (line[kind] !== true) return null
  return {
    street1: textOf(line[`${kind}_street1`]),
    street2: textOf(line[`${kind}_street2`]),
    city: textOf(line[`${kind}_city`]),
    state: textOf(line[`${kind}_state`]),
    zipCode: textOf(line[`${kind}_zip_code`]),
    phone: textOf(line[`${kind}_phone`]),
  }
}

/** An amount of a column DECIMAL(38,10), without needless zeros; `null` stays. */
export const amountOf = (value: ResultRow[string] | undefined): Decimal | null => {
  const text = textOf(value)
  return text === null ? null : plainAmount(text)
}
