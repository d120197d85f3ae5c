import { type DuckDBConnection, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import type { ReadSource } from '../../model/source.ts'
import type { LoadCounts, LoadOptions } from '../store.ts'
import * as table from '../tables.ts'
import { writeBalances } from './balances.ts'
import { writeFiling } from './filing-lines.ts'
import { numberOf, type Query, queryOver, textOf } from './query.ts'
import { TableWriter } from './table-writer.ts'

/** Taking filings in: batch by batch, each batch one transaction. */

const filingsPerBatch = 2048
/** Source bytes after which a batch ends early, so that memory stays bounded. */
const bytesPerBatch = 64 * 1024 * 1024

async function* batches(sources: AsyncIterable<ReadSource> | Iterable<ReadSource>, size: number): AsyncGenerator<ReadSource[]> {
  let batch: ReadSource[] = []
  let bytes = 0
  for await (const source of sources) {
    batch.push(source)
    bytes += source.bytes.length
    if (batch.length < size && bytes < bytesPerBatch) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

/** Loads everything; the next batch is read while the one before it is being written. `exclusively` runs one writer at a time. */
export async function load(
  connection: DuckDBConnection,
  exclusively: <T>(work: () => Promise<T>) => Promise<T>,
  sources: AsyncIterable<ReadSource> | Iterable<ReadSource>,
  { batch = filingsPerBatch, committed }: LoadOptions = {},
): Promise<LoadCounts> {
  let counts: LoadCounts = { files: 0, added: 0, known: 0, failed: 0 }
  let writing: Promise<void> = Promise.resolve()
  const write = async (one: readonly ReadSource[]) => {
    const { files, added, known, failed } = await exclusively(() => loadBatch(connection, one))
    counts = { files: counts.files + files, added: counts.added + added, known: counts.known + known, failed: counts.failed + failed }
    committed?.(counts)
  }
  try {
    for await (const one of batches(sources, batch)) {
      await writing
      writing = write(one)
      // A failure is met by the `await` above or below; until then it must not count as unhandled.
      writing.catch(() => undefined)
    }
  } finally {
    await writing
  }
  return counts
}

async function loadBatch(connection: DuckDBConnection, sources: readonly ReadSource[]): Promise<LoadCounts> {
  await connection.run('BEGIN TRANSACTION')
  try {
    const counts = await writeBatch(connection, sources)
    await connection.run('COMMIT')
    return counts
  } catch (error) {
    await connection.run('ROLLBACK')
    throw error
  }
}

async function writeBatch(connection: DuckDBConnection, sources: readonly ReadSource[]): Promise<LoadCounts> {
  const query = queryOver(connection)
  const known = await knownOf(connection, sources)
  const writers = new Map<table.TableDefinition, TableWriter>()
  for (const one of table.tables) writers.set(one, await TableWriter.open(connection, one))
  const write = (to: table.TableDefinition, cells: Parameters<TableWriter['append']>[0]) => writers.get(to)!.append(cells)
  const loadedAt = new Date().toISOString()
  let filing = await lastFiling(query)
  let added = 0
  let failed = 0
  const readAtLast: string[] = []
  for (const source of sources) {
    const accession = source.reading?.submission?.accessionNumber ?? source.accession
    if (known.hashes.has(source.sha256) || (source.reading && accession !== null && known.accessions.has(accession))) continue
    if (source.reading === null) {
      failed++
      if (!known.failures.has(source.sha256)) write(table.failures, [source.sha256, source.name, source.failure ?? 'unreadable', loadedAt])
      known.failures.add(source.sha256)
      continue
    }
    if (known.failures.has(source.sha256)) readAtLast.push(source.sha256)
    known.hashes.add(source.sha256)
    if (accession !== null) known.accessions.add(accession)
    added++
    writeFiling(write, ++filing, { ...source, accession }, source.reading, loadedAt)
    writeBalances(write, filing, source.reading.document, source.reading.submission?.filedDate ?? null)
  }
  for (const writer of writers.values()) writer.close()
  for (const sha256 of readAtLast) await query('DELETE FROM filed.failures WHERE sha256 = $1', [sha256])
  return { files: sources.length, added, known: sources.length - added - failed, failed }
}

async function lastFiling(query: Query): Promise<number> {
  const [line] = await query('SELECT max(filing) AS last FROM filed.filings')
  return numberOf(line?.last)
}

/** Which accession numbers and hashes of a batch the store has. */
async function knownOf(connection: DuckDBConnection, sources: readonly ReadSource[]) {
  const texts = (values: readonly (string | null)[]) => listValue(values.filter((value) => value !== null))
  const accessions = texts(sources.map(({ accession, reading }) => reading?.submission?.accessionNumber ?? accession))
  const hashes = texts(sources.map(({ sha256 }) => sha256))
  const result = await connection.run(
    `SELECT 'accession' AS what, accession AS value FROM filed.filings WHERE accession IN (SELECT unnest($1))
     UNION ALL SELECT 'hash', sha256 FROM filed.filings WHERE sha256 IN (SELECT unnest($2))
     UNION ALL SELECT 'failure', sha256 FROM filed.failures WHERE sha256 IN (SELECT unnest($2))`,
    [accessions, hashes],
    [LIST(VARCHAR), LIST(VARCHAR)],
  )
  const lines = await result.getRowObjectsJson()
  const of = (what: string) => new Set(lines.filter((line) => line.what === what).map((line) => textOf(line.value)!))
  return { accessions: of('accession'), hashes: of('hash'), failures: of('failure') }
}

/** Those of the hashes that filings in the store have. */
export async function knownHashes(connection: DuckDBConnection, hashes: readonly string[]): Promise<string[]> {
  const result = await connection.run(
    'SELECT sha256 FROM filed.filings WHERE sha256 IN (SELECT unnest($1))',
    [listValue([...hashes])],
    [LIST(VARCHAR)],
  )
  return (await result.getRowsJson()).map(([sha256]) => textOf(sha256)!)
}
