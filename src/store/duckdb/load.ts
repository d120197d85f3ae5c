import { LIST, listValue, VARCHAR } from '@duckdb/node-api'
import { type FilingColumns, FilingPacker, type PackedFile, withoutFilings } from '../../model/columns/filing-columns.ts'
import type { Chunk } from '../../model/columns/table-lines.ts'
import { failures, type TableDefinition, tables } from '../../model/columns/tables.ts'
import type { ReadSource } from '../../model/source.ts'
import type { LoadCounts, LoadOptions } from '../store.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { underivedTable, writeBalances } from './balances.ts'
import { appendLines, ChunkAppender } from './chunk-appender.ts'
import type { Connection } from './connection.ts'
import { known } from './known.ts'

/** Taking filings in: group by group of columns, some groups together one transaction. */

const filingsPerTransaction = 2048
/** Source bytes after which a transaction ends early, so that memory stays bounded. */
const bytesPerTransaction = 64 * 1024 * 1024
/** Transactions that may be under way or wait: moving the log into the database takes seconds, and reading goes on meanwhile. */
const transactionsAhead = 4
/** What takes long to read, as scans do, is committed after so many milliseconds at the latest. */
const timePerTransaction = 5_000
/** A commit of so few takes less than it would take to look, asleep in between, whether it is done. */
const filesCommittedAtOnce = 16
/** Files that are packed into columns together where they come one by one. */
const filesPerGroup = 1024

type Sequence<T> = AsyncIterable<T> | Iterable<T>

/** Packs what was read into columns, and what follows from it. */
export async function* packed(sources: Sequence<ReadSource>, most = filesPerGroup): AsyncGenerator<FilingColumns> {
  const packer = new FilingPacker()
  for await (const source of sources) {
    const filing = packer.add(source, new Date().toISOString())
    const { reading } = source
    if (filing !== null && reading) writeBalances(packer.write, filing, reading.document, reading.submission?.filedDate ?? null)
    if (packer.files >= most || packer.bytes >= bytesPerTransaction) yield { ...packer.take(), derived: true }
  }
  if (packer.files > 0) yield { ...packer.take(), derived: true }
}

/** Groups that go together. Where nothing is being written, what is there goes at once: waiting for more would leave the database idle. */
async function* transactions(groups: Sequence<FilingColumns>, most: number, idle: () => boolean): AsyncGenerator<FilingColumns[]> {
  let together: FilingColumns[] = []
  let files = 0
  let bytes = 0
  let began = performance.now()
  for await (const group of groups) {
    together.push(group)
    files += group.files.length
    bytes += group.heap.length
    if (!idle() && files < most && bytes < bytesPerTransaction && performance.now() - began < timePerTransaction) continue
    yield together
    together = []
    files = 0
    bytes = 0
    began = performance.now()
  }
  if (together.length > 0) yield together
}

/** Loads everything; what comes next is read while what came before it is being written. `exclusively` runs one writer at a time. */
export async function load(
  connection: Connection,
  exclusively: <T>(work: () => Promise<T>) => Promise<T>,
  groups: Sequence<FilingColumns>,
  { batch = filingsPerTransaction, committed }: LoadOptions = {},
): Promise<LoadCounts> {
  let counts: LoadCounts = { files: 0, added: 0, known: 0, failed: 0 }
  let writing: Promise<void> = Promise.resolve()
  const writings: Promise<void>[] = []
  let inHand = 0
  const write = async (some: readonly FilingColumns[]) => {
    const { files, added, known, failed } = await exclusively(() => writeTogether(connection, some))
    counts = { files: counts.files + files, added: counts.added + added, known: counts.known + known, failed: counts.failed + failed }
    inHand--
    committed?.(counts)
  }
  try {
    for await (const some of transactions(groups, batch, () => inHand === 0)) {
      inHand++
      // One after the other: after one that failed none is begun.
      writing = writing.then(() => write(some))
      // A failure is met by an `await` below; until then it must not count as unhandled.
      writing.catch(() => undefined)
      writings.push(writing)
      if (writings.length > transactionsAhead) await writings.shift()
    }
  } finally {
    await writing
  }
  return counts
}

async function writeTogether(connection: Connection, groups: readonly FilingColumns[]): Promise<LoadCounts> {
  const files = groups.reduce((sum, group) => sum + group.files.length, 0)
  return allOrNothing(
    connection,
    () => writeGroups(connection, groups),
    () => (files > filesCommittedAtOnce ? connection.runAsleep('COMMIT') : connection.run('COMMIT')),
  )
}

async function writeGroups(connection: Connection, groups: readonly FilingColumns[]): Promise<LoadCounts> {
  const files = groups.flatMap((group) => group.files)
  const there = await known(connection, files)
  const appenders = new Map<TableDefinition, ChunkAppender>()
  for (const table of tables) {
    // Of few filings most tables have no line, and ending an appender takes a statement's time.
    const used = table !== failures && groups.some((group) => (group.chunks[table.name]?.length ?? 0) > 0)
    if (used) appenders.set(table, await ChunkAppender.open(connection, table))
  }
  let { last } = there
  let added = 0
  let failed = 0
  const failedNow: PackedFile[] = []
  const readAtLast: string[] = []
  const underived: [first: number, last: number][] = []
  for (const group of groups) {
    const before = last
    const left = new Set<number>()
    const numbers = new Int32Array(group.files.length + 1)
    for (const file of group.files) {
      const { sha256, accession, filing } = file
      if (there.hashes.has(sha256) || (filing !== null && accession !== null && there.accessions.has(accession))) {
        if (filing !== null) left.add(filing)
      } else if (filing === null) {
        failed++
        if (!there.failures.has(sha256)) failedNow.push(file)
        there.failures.add(sha256)
      } else {
        if (there.failures.has(sha256)) readAtLast.push(sha256)
        there.hashes.add(sha256)
        if (accession !== null) there.accessions.add(accession)
        added++
        numbers[filing] = ++last
      }
    }
    if (!group.derived && last > before) underived.push([before + 1, last])
    for (const [table, appender] of appenders) {
      for (const chunk of group.chunks[table.name] ?? []) {
        const kept = left.size === 0 ? chunk : withoutFilings(chunk, table, left)
        appender.append(numbered(kept, numbers), group.heap)
      }
    }
  }
  for (const appender of appenders.values()) appender.close()
  await appendLines(connection, underivedTable, underived)
  await noteFailures(connection, failedNow, readAtLast)
  return { files: files.length, added, known: files.length - added - failed, failed }
}

/** Notes which files could not be read, and forgets those that now could. */
async function noteFailures(connection: Connection, failedNow: readonly PackedFile[], readAtLast: readonly string[]): Promise<void> {
  if (failedNow.length > 0) {
    const columns = [failedNow.map(({ sha256 }) => sha256), failedNow.map(({ name }) => name), failedNow.map(({ failure }) => failure)]
    await connection.run(
      `INSERT INTO filed.failures SELECT unnest($1), unnest($2), coalesce(unnest($3), 'unreadable'), now() AT TIME ZONE 'UTC'`,
      columns.map((column) => listValue(column)),
      [LIST(VARCHAR), LIST(VARCHAR), LIST(VARCHAR)],
    )
  }
  if (readAtLast.length > 0) {
    const hashes = [listValue([...readAtLast])]
    await connection.run('DELETE FROM filed.failures WHERE sha256 IN (SELECT unnest($1))', hashes, [LIST(VARCHAR)])
  }
}

/** Gives the lines the numbers that their filings have in the store. */
function numbered(chunk: Chunk, numbers: Int32Array): Chunk {
  const { cells } = chunk.columns[0]!
  const column = new Int32Array(cells.buffer, cells.byteOffset, chunk.lines)
  for (let line = 0; line < column.length; line++) column[line] = numbers[column[line]!]!
  return chunk
}
