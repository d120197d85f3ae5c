import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { DuckDBBlobValue, DuckDBInstance } from '@duckdb/node-api'
import { cikOf } from '../../model/cik.ts'
import type { FilingColumns } from '../../model/columns/filing-columns.ts'
import { tables } from '../../model/columns/tables.ts'
import type { IsoDate } from '../../model/document.ts'
import { UsageError } from '../../model/errors.ts'
import type { Format } from '../../model/reading.ts'
import type { ReadSource } from '../../model/source.ts'
import { askedUpTo, type ScreenQuery } from '../screen.ts'
import type { LoadOptions, Page, Parties, Store, StoredFiling, StoredSource } from '../store.ts'
import { referenceOf } from '../views.ts'
import { deriveRest, rebuildBalances } from './balances.ts'
import type { Connection } from './connection.ts'
import { knownHashes } from './known.ts'
import { load, packed } from './load.ts'
import { type DueIssuer, filingsLookedThrough, issuersDue, type LookedFor, lookThrough } from './looked-through.ts'
import { type Database, openDatabase } from './open-database.ts'
import { issuersOfOwner, listFilings, namingParties, readIssuer, readOwner, readReports, referenceCondition } from './parties.ts'
import { numberOf, type Query, queryOver, quoted, type ResultRow, textOf } from './query.ts'
import { readDocuments, readEvidence, readIssues, readSubmission } from './read-filings.ts'
import { runReadOnly } from './read-only-sql.ts'
import { issuersOfPageDue, issuersOfScreen, issuersOfScreenDue, markSuperseded, runScreen } from './screen-sql.ts'
import { searchParties } from './search-parties.ts'
import { countAll, findFaults } from './upkeep.ts'

/** A statement of a person is stopped after so long. */
const sqlSeconds = 120

/** The store in one DuckDB file, owned by this process. */
export class DuckDbStore implements Store {
  readonly #database: Database
  #writer: Promise<unknown> = Promise.resolve()

  constructor(database: Database) {
    this.#database = database
  }

  /** Absolute path of the file. */
  get path(): string {
    return this.#database.path
  }

  load(sources: AsyncIterable<ReadSource> | Iterable<ReadSource>, options?: LoadOptions) {
    return this.loadColumns(packed(sources, options?.batch), options)
  }

  loadColumns(groups: AsyncIterable<FilingColumns>, options?: LoadOptions) {
    return this.#connected((_, connection) => load(connection, (work) => this.#exclusively(work), groups, options))
  }

  /** Derives what bulk loads left to be derived. */
  #deriveRest(): Promise<void> {
    return this.#exclusively(() => this.#connected((_, connection) => deriveRest(connection)))
  }

  knownHashes(hashes: readonly string[]) {
    return this.#connected((_, connection) => knownHashes(connection, hashes))
  }

  filing(reference: string): Promise<StoredFiling | null> {
    return this.#connected(async (query) => {
      const head = await this.#head(query, reference)
      if (!head) return null
      const filing = numberOf(head.filing)
      return {
        reference: textOf(head.reference)!,
        accession: textOf(head.accession),
        sourceName: textOf(head.source_name)!,
        sha256: textOf(head.sha256)!,
        loadedAt: utc(textOf(head.loaded_at)!),
        filedDate: textOf(head.filed_date),
        acceptedAt: textOf(head.accepted_at),
        format: head.format as Format,
        document: (await readDocuments(query, [head])).get(filing)!,
        issues: await readIssues(query, filing),
        evidence: await readEvidence(query, filing),
        submission: await readSubmission(query, head),
      }
    })
  }

  source(reference: string): Promise<StoredSource | null> {
    return this.#connected(async (query, connection) => {
      const head = await this.#head(query, reference)
      if (!head) return null
      const result = await connection.run('SELECT bytes FROM filed.sources WHERE filing = $1', [numberOf(head.filing)])
      const bytes = (await result.getRows())[0]?.[0]
      if (!(bytes instanceof DuckDBBlobValue)) return null
      return { name: textOf(head.source_name)!, sha256: textOf(head.sha256)!, bytes: new Uint8Array(bytes.bytes) }
    })
  }

  latest(page: Page) {
    return this.#connected((query) => listFilings(query, 'TRUE', [], page))
  }

  search(text: string, limit: number) {
    return this.#connected((query) => searchParties(query, text, limit))
  }

  async issuer(cik: string, asOf: IsoDate | null = null) {
    await this.#lookThrough('superseded', (query) => issuersDue(query, 'superseded', 'SELECT $1', [cikOf(cik)]))
    return this.#connected((query) => readIssuer(query, cik, asOf))
  }

  async owner(cik: string, asOf: IsoDate | null = null) {
    await this.#lookThrough('superseded', (query) => issuersDue(query, 'superseded', issuersOfOwner, [cikOf(cik)]))
    return this.#connected((query) => readOwner(query, cik, asOf))
  }

  filings(parties: Parties, page: Page) {
    const { where, values } = namingParties(parties)
    return this.#connected((query) => listFilings(query, where, values, page))
  }

  reports(parties: Parties) {
    return this.#connected((query) => readReports(query, parties))
  }

  async screen(screen: ScreenQuery) {
    const wanted = lookedForToLeaveOut(screen)
    const left: (readonly DueIssuer[])[] = []
    for (const lookedFor of wanted) left.push(await this.#lookThrough(lookedFor, (query) => issuersOfScreenDue(query, lookedFor, screen)))
    const most = (issuers: readonly (readonly DueIssuer[])[]) => Math.max(0, ...issuers.map(({ length }) => length))
    const page = await this.#connected((query) => runScreen(query, screen))
    if (screen.superseded === 'as-filed') return { ...page, issuersNotLookedThrough: most(left) }
    const ofPage = await this.#lookThrough('superseded', (query) => issuersOfPageDue(query, page))
    const marked = await this.#connected((query) => markSuperseded(query, page, askedUpTo(screen), ofPage))
    return { ...marked, issuersNotLookedThrough: most([...left, ofPage]) }
  }

  issuersOfScreen(screen: ScreenQuery, owners: number) {
    return this.#connected((query) => issuersOfScreen(query, screen, owners))
  }

  /** Looks through issuers that are due, those of so many filings and at least one; which are left. */
  async #lookThrough(
    lookedFor: LookedFor,
    dueIssuers: (query: Query) => Promise<DueIssuer[]>,
    filings = filingsLookedThrough[lookedFor],
  ): Promise<readonly DueIssuer[]> {
    const due = await this.#connected(dueIssuers)
    let looked = 0
    for (let read = 0; looked < due.length && (looked === 0 || read + due[looked]!.filings <= filings); looked++)
      read += due[looked]!.filings
    if (looked > 0)
      await this.#exclusively(() => this.#connected((_, connection) => lookThrough(connection, lookedFor, due.slice(0, looked))))
    return due.slice(looked)
  }

  /** The same of every issuer. */
  #lookThroughAll(lookedFor: LookedFor): Promise<readonly DueIssuer[]> {
    const all = (query: Query) => issuersDue(query, lookedFor, 'SELECT issuer_cik FROM filed.filings', [])
    return this.#lookThrough(lookedFor, all, Number.POSITIVE_INFINITY)
  }

  async sql(statement: string, limit: number) {
    if (/positions|balances/i.test(statement)) await this.#deriveRest()
    if (/superseded/i.test(statement)) await this.#lookThroughAll('superseded')
    if (/filed\.flags/i.test(statement)) await this.#lookThroughAll('flags')
    return this.#connected((_, connection) => runReadOnly(connection, statement, limit, sqlSeconds))
  }

  counts() {
    return this.#connected((query) => countAll(query, this.path))
  }

  failures({ offset, limit }: Page) {
    return this.#connected(async (query) => {
      const lines = await query(
        `SELECT * FROM filed.failures ORDER BY failed_at DESC, source_name LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(offset)}`,
      )
      return lines.map((line) => ({
        sourceName: textOf(line.source_name)!,
        sha256: textOf(line.sha256)!,
        reason: textOf(line.reason)!,
        failedAt: utc(textOf(line.failed_at)!),
      }))
    })
  }

  check() {
    return this.#connected((query) => findFaults(query))
  }

  rebuild(): Promise<number> {
    return this.#exclusively(() => this.#connected((_, connection) => rebuildBalances(connection)))
  }

  compact(): Promise<void> {
    return this.#exclusively(() => this.#connected((_, connection) => connection.runAsleep('FORCE CHECKPOINT')))
  }

  /** The file is copied while no one writes, into a name of its own first: the copy is whole or not there. */
  async backup(path: string): Promise<void> {
    const target = resolve(path)
    if (existsSync(target)) throw new UsageError(`${path} exists; name a new file`)
    await this.#exclusively(() =>
      this.#connected(async (_, connection) => {
        await connection.runAsleep('FORCE CHECKPOINT')
        try {
          await copyFile(this.path, `${target}.part`)
          renameSync(`${target}.part`, target)
        } finally {
          rmSync(`${target}.part`, { force: true })
        }
      }),
    )
  }

  /** A copy is opened for it: this store's own connections reach no file but the database. */
  async export(folder: string): Promise<readonly string[]> {
    const target = resolve(folder)
    if (existsSync(target)) throw new UsageError(`${folder} exists; name a new folder`)
    mkdirSync(target, { recursive: true })
    await this.#deriveRest()
    const copy = join(target, '.section16.duckdb')
    await this.backup(copy)
    try {
      return await exportTables(copy, target)
    } finally {
      rmSync(copy, { force: true })
    }
  }

  async close(): Promise<void> {
    await this.#writer
    this.#database.close()
  }

  async #head(query: Query, reference: string): Promise<ResultRow | null> {
    const condition = referenceCondition(reference)
    if (!condition) return null
    const statement = `SELECT f.*, ${referenceOf} AS reference FROM filed.filings f WHERE ${condition.where} LIMIT 2`
    const heads = await query(statement, [condition.value])
    return heads.length === 1 ? heads[0]! : null
  }

  /** A connection for one question: questions run side by side. */
  async #connected<T>(ask: (query: Query, connection: Connection) => Promise<T>): Promise<T> {
    const connection = await this.#database.connect()
    try {
      return await ask(queryOver(connection), connection)
    } finally {
      connection.closeSync()
    }
  }

  /** One writer at a time, in order of asking. */
  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#writer.then(work)
    this.#writer = turn.catch(() => undefined)
    return turn
  }
}

/** What a screen must know of lines to leave them out. */
const lookedForToLeaveOut = ({ flagged, superseded }: ScreenQuery): readonly LookedFor[] => [
  ...(flagged === 'exclude' ? (['flags'] as const) : []),
  ...(superseded === 'exclude' ? (['superseded'] as const) : []),
]

const utc = (timestamp: string): string => `${timestamp.slice(0, 19).replace(' ', 'T')}Z`

async function exportTables(database: string, folder: string): Promise<string[]> {
  const instance = await DuckDBInstance.create(database, { access_mode: 'READ_ONLY' })
  try {
    const connection = await instance.connect()
    const files: string[] = []
    for (const { name } of tables) {
      const file = join(folder, `${name}.parquet`)
      await connection.run(`COPY filed.${name} TO ${quoted(file)} (FORMAT parquet, COMPRESSION zstd)`)
      files.push(file)
    }
    connection.closeSync()
    return files
  } finally {
    instance.closeSync()
  }
}

/** Opens a DuckDB file, making it if need be. Errors as `openDatabase`. */
export async function openDuckDbStore(path: string): Promise<DuckDbStore> {
  return new DuckDbStore(await openDatabase(path))
}
