import type { Decimal, OwnershipDocument, Row } from '../document.ts'
import type { Issue } from '../issue.ts'
import type { HeaderAddress, Party } from '../reading.ts'
import type { ReadingRecord, ReadSource, SubmissionRecord } from '../source.ts'
import { isPlain, product } from './amount.ts'
import { markOfAccession, markOfHash } from './short-marks.ts'
import type { Cell } from './table-lines.ts'
import * as table from './tables.ts'
import { tradingSymbols } from './trading-symbols.ts'

/** Writes a line of a table; `lines` below calls it with cells in the order of the table's columns. */
export type Write = (table: table.TableDefinition, cells: readonly Cell[]) => void

const boxFields = [
  ['securityTitle', 'security_title'],
  ['conversionOrExercisePrice', 'conversion_or_exercise_price'],
  ['transactionDate', 'transaction_date'],
  ['deemedExecutionDate', 'deemed_execution_date'],
  ['coding', 'coding'],
  ['timeliness', 'timeliness'],
  ['shares', 'shares'],
  ['totalValue', 'total_value'],
  ['pricePerShare', 'price_per_share'],
  ['acquiredDisposed', 'acquired_disposed'],
  ['exerciseDate', 'exercise_date'],
  ['expirationDate', 'expiration_date'],
  ['sharesOwnedFollowing', 'shares_owned_following'],
  ['valueOwnedFollowing', 'value_owned_following'],
  ['directOrIndirect', 'direct_or_indirect'],
  ['natureOfOwnership', 'nature_of_ownership'],
] as const satisfies readonly (readonly [keyof Row, string])[]

const underlyingFields = [
  ['title', 'underlying_title'],
  ['shares', 'underlying_shares'],
  ['value', 'underlying_value'],
] as const

/**
 * What a line is worth, US dollars: shares times price, exactly; the total value as filed where a line has no shares of its own. `null`
 * where the price is absent or only a footnote tells it.
 */
export function lineValue({ shares, pricePerShare, totalValue }: Row): Decimal | null {
  if (shares?.value && pricePerShare?.value) return product(shares.value, pricePerShare.value)
  return shares?.value ? null : (totalValue?.value ?? null)
}

/** Every line of every table that one filing makes. */
export function writeFiling(write: Write, filing: number, source: ReadSource, reading: ReadingRecord, loadedAt: string): void {
  write(table.filings, filingCells(filing, source, reading, loadedAt))
  write(table.sources, [filing, source.bytes])
  writeDocument(write, filing, reading.document)
  if (reading.submission) writeSubmission(write, filing, reading.submission)
  writeIssues(write, filing, reading.issues)
  reading.evidence.forEach((one, at) => {
    const [x, y, width, height] = one.box ?? [null, null, null, null]
    const { path, text, span, how, confidence, page = null } = one
    write(table.evidence, [filing, at + 1, path, text, span[0], span[1], how, confidence, page, x, y, width, height])
  })
}

/** The enclosed documents, and the parties of the header. */
export function writeSubmission(write: Write, filing: number, { documents, issuer, owners }: SubmissionRecord): void {
  documents.forEach((one, at) => {
    write(table.documents, [filing, at + 1, one.sequence, one.type, one.filename, one.description, one.size])
  })
  if (issuer) writeParty(write, filing, 0, issuer)
  owners.forEach((owner, at) => {
    writeParty(write, filing, at + 1, owner)
  })
}

export function writeIssues(write: Write, filing: number, issues: readonly Issue[]): void {
  issues.forEach((issue, at) => {
    const { code, severity, path, message, line = null, rule = null, source: text = null } = issue
    write(table.issues, [filing, at + 1, code, severity, path, message, line, rule, text])
  })
}

function filingCells(filing: number, source: ReadSource, { format, document, submission }: ReadingRecord, loadedAt: string): Cell[] {
  return [
    filing,
    source.accession,
    source.accession !== null && submission?.accessionNumber === source.accession,
    source.sha256,
    source.name,
    format,
    loadedAt,
    document.documentType,
    document.schemaVersion,
    document.periodOfReport,
    document.dateOfOriginalSubmission,
    document.noSecuritiesOwned,
    document.notSubjectToSection16,
    document.form3HoldingsReported,
    document.form4TransactionsReported,
    document.aff10b5One,
    document.issuer.cik,
    document.issuer.name,
    document.issuer.tradingSymbol,
    document.issuer.foreignTradingSymbol,
    tradingSymbols(document.issuer.tradingSymbol).join(' ') || null,
    document.reportingOwners.flatMap(({ name }) => name ?? []).join('; ') || null,
    document.remarks,
    submission !== null,
    submission?.form ?? null,
    submission?.filedDate ?? null,
    submission?.acceptedAt ?? null,
    submission?.periodOfReport ?? null,
    markOfHash(source.sha256),
    source.accession === null ? null : markOfAccession(source.accession),
  ]
}

function writeDocument(write: Write, filing: number, document: OwnershipDocument): void {
  document.reportingOwners.forEach(({ cik, name, address, relationship }, at) => {
    write(table.owners, [
      filing,
      at + 1,
      cik,
      name,
      address.street1,
      address.street2,
      address.city,
      address.state,
      address.zipCode,
      address.stateDescription,
      address.country,
      address.nonUSStateTerritory,
      address.nonUSAddress,
      relationship.director,
      relationship.officer,
      relationship.tenPercentOwner,
      relationship.other,
      relationship.officerTitle,
      relationship.otherText,
    ])
  })
  document.nonDerivative.forEach((row, at) => {
    writeRow(write, filing, 'I', at + 1, row)
  })
  document.derivative.forEach((row, at) => {
    writeRow(write, filing, 'II', at + 1, row)
  })
  document.footnotes.forEach(({ id, text }, at) => {
    write(table.footnotes, [filing, at + 1, id, text])
  })
  document.signatures.forEach(({ name, date }, at) => {
    write(table.signatures, [filing, at + 1, name, date])
  })
}

function writeRow(write: Write, filing: number, inTable: 'I' | 'II', number: number, row: Row): void {
  const exercisePrice = row.conversionOrExercisePrice?.value ?? null
  const shares = row.shares?.value ?? null
  const totalValue = row.totalValue?.value ?? null
  const price = row.pricePerShare?.value ?? null
  const underlyingShares = row.underlying?.shares?.value ?? null
  const underlyingValue = row.underlying?.value?.value ?? null
  const sharesFollowing = row.sharesOwnedFollowing?.value ?? null
  const valueFollowing = row.valueOwnedFollowing?.value ?? null
  write(table.rows, [
    filing,
    inTable,
    number,
    row.kind,
    row.securityTitle.value,
    exercisePrice,
    textBeside(exercisePrice),
    row.transactionDate?.value ?? null,
    row.deemedExecutionDate?.value ?? null,
    row.coding?.formType ?? null,
    row.coding?.code ?? null,
    row.coding?.equitySwapInvolved ?? null,
    row.timeliness?.value ?? null,
    shares,
    textBeside(shares),
    totalValue,
    textBeside(totalValue),
    price,
    textBeside(price),
    row.acquiredDisposed?.value ?? null,
    row.exerciseDate?.value ?? null,
    row.expirationDate?.value ?? null,
    row.underlying !== null,
    row.underlying?.title.value ?? null,
    underlyingShares,
    textBeside(underlyingShares),
    underlyingValue,
    textBeside(underlyingValue),
    sharesFollowing,
    textBeside(sharesFollowing),
    valueFollowing,
    textBeside(valueFollowing),
    row.directOrIndirect.value,
    row.natureOfOwnership?.value ?? null,
    row.kind === 'transaction' ? lineValue(row) : null,
  ])
  for (const [field, column] of boxFields) writeMarks(write, filing, inTable, number, column, row[field]?.footnotes)
  for (const [field, column] of underlyingFields) writeMarks(write, filing, inTable, number, column, row.underlying?.[field]?.footnotes)
}

/** The text as filed, where the number beside it does not already say it. */
const textBeside = (amount: Decimal | null): string | null => (amount === null || isPlain(amount) ? null : amount)

function writeMarks(write: Write, filing: number, inTable: string, row: number, field: string, marks: readonly string[] | undefined): void {
  if (marks === undefined || marks.length === 0) return
  for (let at = 0; at < marks.length; at++) write(table.footnoteMarks, [filing, inTable, row, field, at + 1, marks[at]!])
}

function writeParty(write: Write, filing: number, position: number, party: Party): void {
  const address = (one: HeaderAddress | null): Cell[] =>
    one ? [true, one.street1, one.street2, one.city, one.state, one.zipCode, one.phone] : [false, null, null, null, null, null, null]
  write(table.parties, [
    filing,
    position,
    party.cik,
    party.name,
    party.fileNumber,
    party.fiscalYearEnd,
    ...address(party.businessAddress),
    ...address(party.mailAddress),
  ])
  party.formerNames.forEach(({ name, changed }, at) => {
    write(table.formerNames, [filing, position, at + 1, name, changed])
  })
}
