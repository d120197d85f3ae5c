import type { FilingColumns } from '../model/columns/filing-columns.ts'
import type { Decimal, DocumentType, IsoDate, OwnershipDocument, Relationship } from '../model/document.ts'
import type { Issue } from '../model/issue.ts'
import type { Evidence, Format } from '../model/reading.ts'
import type { ReadSource, SubmissionRecord } from '../model/source.ts'
import type { Told } from '../model/told.ts'
import type { ScreenPage, ScreenQuery } from './screen.ts'

/**
 * The database of filings, whatever keeps it. Everything here takes and gives plain data, so that a store may be an embedded file, a
 * database server or another process.
 *
 * A filing is found by its **reference**: the accession number (with or without dashes) or, for a bare document whose accession
 * number is not known, `sha256-` and the first digits of its source's hash. Amounts are decimals as text, days ISO texts, absent `null`.
 *
 * ```ts
 * const store = await openDuckDbStore('data/section16.duckdb')
 * await store.load(readSources)                        // all or nothing per batch; a second time changes nothing
 * const filing = await store.filing('0001181431-07-075372')
 * const { rows } = await store.screen(screenQuery.parse({ codes: 'P', minValue: '100000' }))
 * const reports = await store.reports({ issuer: '0001105472', owner: '0001234567' })   // for the ledger
 * ```
 */
export interface Store {
  /** Takes in what was read. A file whose accession number or hash is known already is not taken twice; an unreadable one is recorded. */
  load(sources: AsyncIterable<ReadSource> | Iterable<ReadSource>, options?: LoadOptions): Promise<LoadCounts>

  /** The same of files that were packed into columns already, perhaps by other threads; `null` where the store is another process. */
  readonly loadColumns: ((groups: AsyncIterable<FilingColumns>, options?: LoadOptions) => Promise<LoadCounts>) | null

  /** Those of the given SHA-256 hashes whose filings the store has: they need not be read again. */
  knownHashes(hashes: readonly string[]): Promise<readonly string[]>

  /** One filing, whole; `null` if the store has none of that reference. */
  filing(reference: string): Promise<StoredFiling | null>
  /** The source bytes of a filing, without credentials. */
  source(reference: string): Promise<StoredSource | null>
  /** The filings last filed, newest first. */
  latest(page: Page): Promise<readonly FilingSummary[]>
  /** Issuers, people and filings that a text may mean: a ticker, part of a name, a CIK or an accession number. */
  search(text: string, limit: number): Promise<readonly SearchHit[]>
  /** A company with the people who reported on it, by what was filed by the end of a day where one is given; `null` if no filing names it. */
  issuer(cik: string, asOf?: IsoDate | null): Promise<IssuerRecord | null>
  /** A person or company that reported, with the issuers, likewise. */
  owner(cik: string, asOf?: IsoDate | null): Promise<OwnerRecord | null>
  /** The filings that name an issuer, an owner, or both, newest first. */
  filings(parties: Parties, page: Page): Promise<readonly FilingSummary[]>
  /** Whole reports of an issuer, of several, of an owner or a pair, oldest first: the ledger's input. */
  reports(parties: Parties): Promise<readonly StoredReport[]>
  /** Lines of filings that match the filters, each once however many owners its filing has. */
  screen(query: ScreenQuery): Promise<ScreenPage>
  /** Issuers of all lines of a screen, in the order of the first line of each, where the lines have so many owners at least. */
  issuersOfScreen(query: ScreenQuery, owners: number): Promise<readonly string[]>
  /** One read-only statement. Throws `UsageError` with the database's words when it is wrong or would write. */
  sql(statement: string, limit: number): Promise<SqlResult>
  counts(): Promise<StoreCounts>
  /** Files that could not be read, newest first. */
  failures(page: Page): Promise<readonly Failure[]>
  /** Looks through the whole database for what must not be: halves, doubles, lines without a filing. Empty when it is sound. */
  check(): Promise<readonly string[]>
  /** Derives anew what follows from the filings (`filed.balances`); how many lines that made. The same filings give the same lines. */
  rebuild(): Promise<number>
  /** Writes changes into the main file and gives space back. */
  compact(): Promise<void>
  /** Writes a copy of the whole database to a new file on the machine of the store. */
  backup(path: string): Promise<void>
  /** Writes every table as Parquet, one file each, into a new folder on the machine of the store. */
  export(folder: string): Promise<readonly string[]>
  close(): Promise<void>
}

export interface LoadOptions {
  /** Filings a transaction; 2048 if not given. */
  readonly batch?: number
  /** Called after each committed batch. */
  readonly committed?: (counts: LoadCounts) => void
}

export interface LoadCounts {
  /** Files seen. */
  readonly files: number
  /** Filings taken in. */
  readonly added: number
  /** Files whose accession number or hash the store had. */
  readonly known: number
  /** Files that could not be read, known failures included. */
  readonly failed: number
}

/** A slice of a list; `offset` from 0. */
export interface Page {
  readonly offset: number
  readonly limit: number
}

/** Ten-digit CIKs; at least one member is given. */
export interface Parties {
  readonly issuer?: string
  /** Any of several issuers: asking for some at once takes little longer than for one. */
  readonly issuers?: readonly string[]
  readonly owner?: string
  /** What was filed by the end of this day; all if not given. */
  readonly asOf?: IsoDate | null
}

/** A filing as stored: what reading it gave, and where it came from. */
export interface StoredFiling {
  readonly reference: string
  readonly accession: string | null
  readonly sourceName: string
  readonly sha256: string
  /** UTC, `2026-01-31T12:00:00Z` */
  readonly loadedAt: string
  readonly filedDate: IsoDate | null
  readonly acceptedAt: string | null
  readonly format: Format
  readonly document: OwnershipDocument
  readonly issues: readonly Issue[]
  readonly evidence: readonly Evidence[]
  readonly submission: SubmissionRecord | null
}

export interface StoredSource {
  readonly name: string
  readonly sha256: string
  readonly bytes: Uint8Array
}

export interface FilingOwner {
  readonly cik: string | null
  readonly name: string | null
  readonly relationship: Relationship
}

/** A filing as one line of a list. */
export interface FilingSummary {
  readonly reference: string
  readonly accession: string | null
  readonly form: DocumentType
  readonly filedDate: IsoDate | null
  readonly acceptedAt: string | null
  readonly periodOfReport: IsoDate | null
  readonly issuer: { readonly cik: string | null; readonly name: string | null; readonly tradingSymbol: string | null }
  readonly owners: readonly FilingOwner[]
  readonly transactions: number
  readonly holdings: number
}

export interface SearchHit {
  readonly kind: 'issuer' | 'owner' | 'filing'
  /** CIK of an issuer or owner, reference of a filing; `null` of a party whom the filings give no CIK. */
  readonly id: string | null
  readonly name: string
  /** An issuer's symbol; a filing's form and day. */
  readonly detail: string | null
  readonly filings: number
}

/** How one owner stands to one issuer, by the last report that names both. */
export interface Insider {
  readonly cik: string
  readonly name: string
  readonly relationship: Relationship
  /** The roles that the reports tell, the last first; reports that tell none, as prints may, are left out. */
  readonly roles: readonly Told<Relationship>[]
  /** Ticked on the last report's exit box. */
  readonly notSubjectToSection16: boolean | null
  readonly filings: number
  readonly lastFiledDate: IsoDate | null
  readonly lastReference: string
  /** Balances on the last report that states any, each class and vehicle once, the last line of each. */
  readonly holdings: readonly ReportedHolding[]
}

/** A balance as a filing states it after its line. */
export interface ReportedHolding {
  readonly reference: string
  readonly table: 'I' | 'II'
  readonly row: number
  readonly security: string | null
  /** Shares, or dollars where `unit` says so. */
  readonly amount: Decimal
  readonly unit: 'shares' | 'dollars'
  readonly directOrIndirect: string | null
  readonly natureOfOwnership: string | null
  readonly date: IsoDate | null
}

export interface IssuerRecord {
  readonly cik: string
  /** As the last filing names it; earlier names follow, newest first. */
  readonly name: string
  readonly formerNames: readonly string[]
  /** Its names and trading symbols (without exchange, in capitals) as reports tell them, the one told last first. */
  readonly names: readonly Told<string>[]
  readonly symbols: readonly Told<string>[]
  /** Former names as the headers of its filings list them, with the day that EDGAR gives for the change, newest first. */
  readonly formerInHeaders: readonly { readonly name: string; readonly changed: IsoDate | null }[]
  readonly tradingSymbol: string | null
  readonly filings: number
  readonly firstFiledDate: IsoDate | null
  readonly lastFiledDate: IsoDate | null
  /** Filings whose day is not known: bare documents and prints. */
  readonly filingsWithoutDate: number
  readonly insiders: readonly Insider[]
}

/** Another CIK under which the same person may report: names that may be one person's, on one company, and never on one report. */
export interface OtherCik {
  readonly cik: string
  readonly name: string
  readonly sameness: 'same' | 'possible'
  /** The companies on which both report. */
  readonly issuers: readonly { readonly cik: string; readonly name: string }[]
}

export interface OwnerRecord {
  readonly cik: string
  readonly name: string
  readonly formerNames: readonly string[]
  /** The names that reports tell, the one told last first. */
  readonly names: readonly Told<string>[]
  readonly otherCiks: readonly OtherCik[]
  readonly filings: number
  readonly firstFiledDate: IsoDate | null
  readonly lastFiledDate: IsoDate | null
  /** Filings whose day is not known: bare documents and prints. */
  readonly filingsWithoutDate: number
  /** The owner as an insider of each issuer, last filed first; `issuer` says of which. */
  readonly issuers: readonly (Insider & {
    readonly issuer: { readonly cik: string; readonly name: string; readonly tradingSymbol: string | null }
  })[]
}

/** A report as the ledger takes it: the document and the facts of its filing. */
export interface StoredReport {
  /** The accession number, or the reference of a bare document. */
  readonly accession: string
  readonly filed: IsoDate
  /** Eastern time with its offset; orders the filings of one day. */
  readonly acceptedAt: string | null
  readonly document: OwnershipDocument
  /** Whether `filed` is EDGAR's filing date, or, for a bare document, only the day it was signed or its period. */
  readonly filedFrom: 'header' | 'signature' | 'period'
}

/** Rows of one SQL statement; a cell is text, number, boolean or `null`; decimals are text without needless zeros. */
export interface SqlResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly (readonly SqlCell[])[]
  /** Whether there were more rows than the limit. */
  readonly truncated: boolean
}

export type SqlCell = string | number | boolean | null

export interface StoreCounts {
  /** The file of the database, wherever it is asked from. */
  readonly location: string
  readonly schemaVersion: number
  /** On disk, where known. */
  readonly bytes: number | null
  readonly filings: number
  readonly forms: Readonly<Record<string, number>>
  readonly issuers: number
  readonly owners: number
  readonly transactions: number
  readonly holdings: number
  readonly failures: number
  readonly firstFiledDate: IsoDate | null
  readonly lastFiledDate: IsoDate | null
}

export interface Failure {
  readonly sourceName: string
  readonly sha256: string
  readonly reason: string
  readonly failedAt: string
}
