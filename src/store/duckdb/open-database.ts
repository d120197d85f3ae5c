import { mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { StoreBusyError, UsageError } from '../../model/errors.ts'
import { createStatements, migrations, schemaVersion, viewStatements } from './schema.ts'

/** Opening a database file: the lock, the settings, the schema. */

/** A database that this process owns. */
export interface Database {
  /** Absolute path of the file. */
  readonly path: string
  readonly instance: DuckDBInstance
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
  let instance: DuckDBInstance | null = null
  try {
    instance = await createInstance(path)
    const connection = await instance.connect()
    await bringUpToDate(connection, given)
    await settle(connection)
    connection.closeSync()
  } catch (error) {
    instance?.closeSync()
    open.delete(path)
    throw error
  }
  const opened = instance
  return {
    path,
    instance: opened,
    close() {
      if (!open.delete(path)) return
      opened.closeSync()
    },
  }
}

async function createInstance(path: string): Promise<DuckDBInstance> {
  try {
    // The storage version is the first that compresses texts with zstd.
    return await DuckDBInstance.create(path, { storage_compatibility_version: 'v1.2.0', checkpoint_threshold: '256MB' })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const holder = /Conflicting lock is held in (.*?) \(PID (\d+)\)/.exec(message)
    if (holder || /could not set lock/i.test(message)) {
      const who = holder ? `process ${holder[2]} (${holder[1]})` : 'another process'
      throw new StoreBusyError(`${path} is held by ${who}: end it, wait for it, or name another database with --db`)
    }
    if (/not a valid DuckDB database/i.test(message)) throw new UsageError(`${path} is no database: name another with --db`)
    throw error
  }
}

async function bringUpToDate(connection: DuckDBConnection, name: string): Promise<void> {
  const value = async (statement: string) => (await (await connection.run(statement)).getRowsJson())[0]?.[0] ?? null
  const ours = await value(
    `SELECT count(*)::INTEGER FROM information_schema.tables WHERE table_schema = 'filed' AND table_name = 'schema_versions'`,
  )
  const others = await value(`SELECT count(*)::INTEGER FROM information_schema.tables WHERE table_schema <> 'filed'`)
  if (ours === 0 && others !== 0) throw new UsageError(`${name} is a database of something else: name another with --db`)
  const version = ours === 0 ? 0 : Number(await value('SELECT max(version) FROM filed.schema_versions'))
  if (version === schemaVersion) return
  if (version > schemaVersion)
    throw new UsageError(`${name} was made by a later section16 (schema ${version}, this one knows ${schemaVersion}): update section16`)
  await connection.run('BEGIN TRANSACTION')
  try {
    const steps = version === 0 ? createStatements() : stepsFrom(version)
    for (const statement of [...steps, ...viewStatements()]) await connection.run(statement)
    await connection.run(`INSERT INTO filed.schema_versions VALUES (${schemaVersion}, now() AT TIME ZONE 'UTC')`)
    await connection.run('COMMIT')
  } catch (error) {
    await connection.run('ROLLBACK')
    throw error
  }
}

function stepsFrom(version: number): string[] {
  return Array.from({ length: schemaVersion - version }, (_, step) => migrations[version + step + 1] ?? []).flat()
}

/** From here on no statement reaches the file system or the network, and none can change that. */
async function settle(connection: DuckDBConnection): Promise<void> {
  await connection.run('SET enable_external_access = false')
  await connection.run('SET lock_configuration = true')
}
