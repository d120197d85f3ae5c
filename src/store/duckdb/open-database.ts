import { mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { DuckDBConnection, Json } from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import { StoreBusyError, UsageError } from '../../model/errors.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { Connection } from './connection.ts'
import { createStatements, migrations, schemaVersion, viewStatements } from './schema.ts'

/** Opening a database file: the lock, the settings, the schema. */

/** A database that this process owns. */
export interface Database {
  /** Absolute path of the file. */
  readonly path: string
  connect(): Promise<Connection>
  close(): void
}

/** Files open in this process: the file lock does not keep a process from opening one twice, which would spoil it. */
const open = new Set<string>()

/** The absolute path of a database file, links resolved, whether or not it exists yet; its folder is made. */
export function databasePath(path: string): string {
  const absolute = resolve(path)
  mkdirSync(dirname(absolute), { recursive: true })
  return join(realpathSync(dirname(absolute)), basename(absolute))
}

/**
 * Opens or makes a database file and brings its schema up to date. Throws `StoreBusyError` if another process holds it, `UsageError` if the
 * file is no database of ours or of a later version.
 */
export async function openDatabase(given: string): Promise<Database> {
  const path = databasePath(given)
  if (open.has(path)) throw new StoreBusyError(`${given} is open in this process already`)
  open.add(path)
  let database: duckdb.Database | null = null
  let threads = 1
  try {
    database = await openFile(path)
    const connection = new Connection(await duckdb.connect(database), 1)
    await bringUpToDate(connection, given)
    await settle(connection)
    threads = Number(await theOnly(connection, `SELECT current_setting('threads')`))
    connection.closeSync()
  } catch (error) {
    if (database !== null) duckdb.close_sync(database)
    open.delete(path)
    throw error
  }
  const opened = database
  return {
    path,
    connect: async () => new Connection(await duckdb.connect(opened), threads),
    close() {
      if (open.delete(path)) duckdb.close_sync(opened)
    },
  }
}

async function openFile(path: string): Promise<duckdb.Database> {
  const config = duckdb.create_config()
  // The first that compresses texts with zstd.
  duckdb.set_config(config, 'storage_compatibility_version', 'v1.2.0')
  // What is moved from the log into the file is packed anew where it joins a part of a row group: the more at a time, the less is packed twice.
  duckdb.set_config(config, 'checkpoint_threshold', '1GB')
  try {
    return await duckdb.open(path, config)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const holder = /Conflicting lock is held in (.*?) \(PID (\d+)\)/.exec(message)
    if (holder || /could not set lock/i.test(message)) {
      const who = holder ? `process ${holder[2]} (${holder[1]})` : 'another process'
      throw new StoreBusyError(`${path} is held by ${who}: end it, wait for it, or name another database with --db`)
    }
    if (/not a valid DuckDB database/i.test(message)) throw new UsageError(`${path} is no database: name another with --db`)
    if (/Is a directory/i.test(message)) throw new UsageError(`${path} is a folder: --db takes the database file itself`)
    if (/Permission denied|Read-only file system/i.test(message))
      throw new UsageError(`${path} cannot be written by this user: name another with --db`)
    throw error
  }
}

/** The one value that a statement gives. */
const theOnly = async (connection: DuckDBConnection, statement: string): Promise<Json> =>
  (await (await connection.run(statement)).getRowsJson())[0]?.[0] ?? null

async function bringUpToDate(connection: DuckDBConnection, name: string): Promise<void> {
  const ours = await theOnly(
    connection,
    `SELECT count(*)::INTEGER FROM information_schema.tables WHERE table_schema = 'filed' AND table_name = 'schema_versions'`,
  )
  const others = await theOnly(connection, `SELECT count(*)::INTEGER FROM information_schema.tables WHERE table_schema <> 'filed'`)
  if (ours === 0 && others !== 0) throw new UsageError(`${name} is a database of something else: name another with --db`)
  const version = ours === 0 ? 0 : Number(await theOnly(connection, 'SELECT max(version) FROM filed.schema_versions'))
  if (version === schemaVersion) return
  if (version > schemaVersion)
    throw new UsageError(`${name} was made by a later section16 (schema ${version}, this one knows ${schemaVersion}): update section16`)
  await allOrNothing(connection, async () => {
    const steps = version === 0 ? createStatements() : stepsFrom(version)
    for (const statement of [...steps, ...viewStatements()]) await connection.run(statement)
    await connection.run(`INSERT INTO filed.schema_versions VALUES (${schemaVersion}, now() AT TIME ZONE 'UTC')`)
  })
}

function stepsFrom(version: number): string[] {
  return Array.from({ length: schemaVersion - version }, (_, step) => migrations[version + step + 1] ?? []).flat()
}

/** From here on no statement reaches the file system or the network, and none can change that. */
async function settle(connection: DuckDBConnection): Promise<void> {
  await connection.run('SET enable_external_access = false')
  await connection.run('SET lock_configuration = true')
}
