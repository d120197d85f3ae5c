/**
 * The tables of a store, as data: what each holds, column by column. The database's definition, its comments and the loader's layout are
 * made from this.
 *
 * They mirror the document without loss and lie in the schema `filed`; what people query are the views in `views.ts`. A filing
 * has a number of its own (`filing`), given in order of loading, so that all lines of a filing lie side by side.
 *
 * An amount is a number for arithmetic (`shares`, DECIMAL(38,10)) and, where it was not filed as the plain number, also the text as filed
 * (`shares_filed`, `383594.0`). The number is exact for up to 28 digits before the period and 10 after it, which is more than EDGAR accepts;
 * a longer fraction is rounded to ten places, and a larger amount is NULL, while the text stays. Dates are DATE, flags BOOLEAN with NULL for a
 * box that the source does not have.
 */

export type ColumnType = 'text' | 'integer' | 'boolean' | 'date' | 'amount' | 'timestamp' | 'double' | 'blob'

export interface TableColumn {
  readonly name: string
  readonly type: ColumnType
  readonly comment: string
}

export interface TableDefinition {
  readonly name: string
  readonly comment: string
  readonly columns: readonly TableColumn[]
}

/** A column of any type. */
export const column = (name: string, type: ColumnType, comment: string): TableColumn => ({ name, type, comment })
/** A column of text. */
export const text = (name: string, comment: string) => column(name, 'text', comment)
/** A column of whole numbers. */
export const integer = (name: string, comment: string) => column(name, 'integer', comment)
const flag = (name: string, comment: string) => column(name, 'boolean', comment)
const date = (name: string, comment: string) => column(name, 'date', comment)
const amount = (name: string, comment: string) => [
  column(name, 'amount', comment),
  text(`${name}_filed`, `${name} as filed, where it is not written as the plain number: 383594.0`),
]
const filing = integer('filing', 'number of the filing in this store')

const address = (kind: string) =>
  ['street1', 'street2', 'city', 'state', 'zip_code', 'phone'].map((line) => text(`${kind}_${line}`, `${kind} address in the header`))

/** One line a filing: its envelope and the boxes that stand once. */
export const filings: TableDefinition = {
  name: 'filings',
  comment: 'One line a filing: its envelope and the boxes that stand once',
  columns: [
    filing,
    text('accession', 'accession number with dashes; NULL where neither the header nor the name of the source tells it'),
    flag('accession_in_header', 'whether the header tells the accession number; otherwise the name of the source does'),
    text('sha256', 'SHA-256 of the source as found'),
    text('source_name', 'where the source was found'),
    text('format', 'form the report survives in: xml, submission, feed, pdf …'),
    column('loaded_at', 'timestamp', 'when it was loaded, UTC'),
    text('document_type', '3, 3/A, 4, 4/A, 5, 5/A'),
    text('schema_version', 'X0306'),
    date('period_of_report', 'Form 3: date of the event; Form 4: earliest transaction; Form 5: end of the fiscal year'),
    date('date_of_original_submission', 'amendments: filing date of the report amended'),
    flag('no_securities_owned', 'Form 3: no securities owned'),
    flag('not_subject_to_section16', 'the exit box'),
    flag('form3_holdings_reported', 'Form 5 box'),
    flag('form4_transactions_reported', 'Form 5 box'),
    flag('aff10b5_one', 'the Rule 10b5-1(c) box; NULL before April 2023 and where the source does not say'),
    text('issuer_cik', 'ten digits'),
    text('issuer_name', 'as filed'),
    text('issuer_trading_symbol', 'as filed'),
    text('issuer_foreign_trading_symbol', 'as filed'),
    text('issuer_symbols', 'trading symbols in capitals without exchange, separated by spaces; NULL for NONE, N/A and the like'),
    text('owner_names', 'names of all owners, separated by "; "'),
    text('remarks', 'as filed'),
    flag('submitted', 'whether there is an envelope'),
    text('submission_form', 'form type in the header'),
    date('filed_date', 'filing date in the header'),
    text('accepted_at', 'Eastern time with its offset'),
    date('submission_period_of_report', 'period in the header'),
    integer('sha256_mark', 'first 32 bits of the hash, signed: a filing is found by it faster than by the text'),
    integer(
      'accession_mark',
      'last 32 bits of the accession number without dashes, signed; NULL where it has none, 0 where it is of another form',
    ),
  ],
}

/** The persons on whose behalf a report is filed. */
export const owners: TableDefinition = {
  name: 'owners',
  comment: 'Reporting owners, one line an owner of a filing; lines of the tables belong to the filing, not to one owner',
  columns: [
    filing,
    integer('position', 'from 1'),
    text('cik', 'ten digits'),
    text('name', 'as filed, normally LAST FIRST MIDDLE'),
    text('street1', 'as filed'),
    text('street2', 'as filed'),
    text('city', 'as filed'),
    text('state', 'EDGAR state code; before schema X0609 also a country code'),
    text('zip_code', 'as filed'),
    text('state_description', 'as filed'),
    text('country', 'EDGAR country code'),
    text('non_us_state_territory', 'as filed'),
    flag('non_us_address', 'as filed'),
    flag('director', 'box; NULL where the source does not have it'),
    flag('officer', 'box; NULL where the source does not have it'),
    flag('ten_percent_owner', 'box; NULL where the source does not have it'),
    flag('other', 'box; NULL where the source does not have it'),
    text('officer_title', 'as filed'),
    text('other_text', 'as filed'),
  ],
}

/** The lines of Table I and Table II. */
export const rows: TableDefinition = {
  name: 'rows',
  comment: 'Lines of Table I and Table II in document order, transactions and holdings',
  columns: [
    filing,
    text('in_table', 'I for securities, II for derivative securities'),
    integer('row', 'from 1, in its table'),
    text('kind', 'transaction or holding'),
    text('security_title', 'as filed'),
    ...amount('conversion_or_exercise_price', 'US dollars a share'),
    date('transaction_date', 'trade date'),
    date('deemed_execution_date', 'where Rule 16a-3 gives another day than the trade date'),
    text('form_type', 'form the line belongs on: 3, 4, 5'),
    text('code', 'transaction code'),
    flag('equity_swap_involved', 'prints as K'),
    text('timeliness', 'E early, L late'),
    ...amount('shares', 'shares of the transaction, never signed'),
    ...amount('total_value', 'US dollars; derivative debt reported by value'),
    ...amount('price_per_share', 'US dollars; NULL where only a footnote tells it'),
    text('acquired_disposed', 'A or D'),
    date('exercise_date', 'date exercisable'),
    date('expiration_date', 'expiration date'),
    flag('underlying', 'whether the line has an underlying security'),
    text('underlying_title', 'as filed'),
    ...amount('underlying_shares', 'shares'),
    ...amount('underlying_value', 'US dollars'),
    ...amount('shares_owned_following', 'shares owned after the line'),
    ...amount('value_owned_following', 'US dollars owned after the line'),
    text('direct_or_indirect', 'D or I'),
    text('nature_of_ownership', 'as filed'),
    column('value', 'amount', 'US dollars: price times shares, exactly, or the total value as filed; NULL where the price is unknown'),
  ],
}

/** The notes of a filing. */
export const footnotes: TableDefinition = {
  name: 'footnotes',
  comment: 'Footnotes in document order',
  columns: [filing, integer('position', 'from 1'), text('id', 'F1 to F99'), text('text', 'as filed')],
}

/** Every mark of a note in a box of a line. */
export const footnoteMarks: TableDefinition = {
  name: 'footnote_marks',
  comment: 'Every mark of a footnote: which line, which box',
  columns: [
    filing,
    text('in_table', 'I or II'),
    integer('row', 'line of that table, from 1'),
    text('field', 'column of filed.rows; coding for the transaction code'),
    integer('position', 'order of the marks in the box, from 1'),
    text('footnote', 'id of the footnote'),
  ],
}

export const signatures: TableDefinition = {
  name: 'signatures',
  comment: 'Signatures',
  columns: [filing, integer('position', 'from 1'), text('name', 'as filed'), date('date', 'as filed')],
}

/** What a submission encloses; contents stay in the source. */
export const documents: TableDefinition = {
  name: 'documents',
  comment: 'Documents enclosed in the submission: the report itself and its exhibits; their contents stay in filed.sources',
  columns: [
    filing,
    integer('position', 'from 1'),
    integer('sequence', 'as the header has it'),
    text('type', '4, EX-24, GRAPHIC'),
    text('filename', 'as filed'),
    text('description', 'as filed'),
    integer('size', 'bytes of its content'),
  ],
}

/** Companies and persons as the header names them. */
export const parties: TableDefinition = {
  name: 'parties',
  comment: 'Issuer and owners as the header of the submission names them',
  columns: [
    filing,
    integer('position', '0 for the issuer, owners from 1'),
    text('cik', 'ten digits'),
    text('name', 'as EDGAR has it'),
    text('file_number', 'SEC file number'),
    text('fiscal_year_end', 'month and day, 12-31; of companies'),
    flag('business', 'whether there is a business address'),
    ...address('business'),
    flag('mail', 'whether there is a mail address'),
    ...address('mail'),
  ],
}

export const formerNames: TableDefinition = {
  name: 'former_names',
  comment: 'Former names of the parties of the header',
  columns: [
    filing,
    integer('party', 'position in filed.parties'),
    integer('position', 'from 1'),
    text('name', 'as EDGAR has it'),
    date('changed', 'date of the change'),
  ],
}

export const issues: TableDefinition = {
  name: 'issues',
  comment: 'What is wrong with a filing, as its reader found it',
  columns: [
    filing,
    integer('position', 'from 1'),
    text('code', 'stable name'),
    text('severity', 'error, warning, note'),
    text('path', 'field of the document'),
    text('message', 'for a person'),
    integer('line', 'line of the source, from 1'),
    text('rule', 'paragraph of the SEC'),
    text('source', 'text of the source'),
  ],
}

export const evidence: TableDefinition = {
  name: 'evidence',
  comment: 'Where fields came from, for readers of prints',
  columns: [
    filing,
    integer('position', 'from 1'),
    text('path', 'field of the document'),
    text('text', 'text of the source'),
    integer('span_start', 'in the text of the source'),
    integer('span_end', 'exclusive'),
    text('how', 'stated, corrected, inferred'),
    column('confidence', 'double', '0 to 1'),
    integer('page', 'from 1'),
    column('box_x', 'double', 'points'),
    column('box_y', 'double', 'points'),
    column('box_width', 'double', 'points'),
    column('box_height', 'double', 'points'),
  ],
}

/** The sources themselves, so that everything else can be made again. */
export const sources: TableDefinition = {
  name: 'sources',
  comment: 'Source bytes without credentials; everything else can be made from them again',
  columns: [filing, column('bytes', 'blob', 'the file as found, credentials emptied')],
}

/** What follows from a filing by itself: the balances it states, under the ledger's names. Made again by `s16 store rebuild`. */
export const balances: TableDefinition = {
  name: 'balances',
  comment:
    'Balances that filings state, the last of each position and day, with class and holder under one name each; derived from the filing, made again by s16 store rebuild',
  columns: [
    filing,
    text('in_table', 'I or II'),
    integer('row', 'line of that table, from 1'),
    text('issuer_cik', 'ten digits'),
    text('owners', 'CIKs of all owners of the filing, ascending, separated by spaces'),
    text('security', 'class of the security under one name: Common Stock'),
    text('vehicle', 'direct, or the holder under one name: Family Trust'),
    text('unit', 'shares or dollars'),
    column('exercise_price', 'amount', 'US dollars; of derivative securities'),
    date('expires', 'expiration date; of derivative securities'),
    date('exercisable', 'date exercisable; of derivative securities'),
    date('day', 'trade date; for a holding the day of which the report speaks'),
    column('amount', 'amount', 'balance after the line'),
  ],
}

export const failures: TableDefinition = {
  name: 'failures',
  comment: 'Files that could not be read',
  columns: [
    text('sha256', 'SHA-256 of the file'),
    text('source_name', 'where it was found'),
    text('reason', 'why'),
    column('failed_at', 'timestamp', 'UTC'),
  ],
}

/** Every table, in the order they are made. */
export const tables: readonly TableDefinition[] = [
  filings,
  owners,
  rows,
  footnotes,
  footnoteMarks,
  signatures,
  documents,
  parties,
  formerNames,
  issues,
  evidence,
  sources,
  failures,
  balances,
]
