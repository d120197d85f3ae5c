import { existsSync } from 'node:fs'
import { StoreBusyError, UsageError } from '../model/errors.ts'
import { readNote } from './address-note.ts'
import { ownsDatabase, remoteStore } from './remote-store.ts'
import type { Store } from './store.ts'

/** Where the database is unless a command or `S16_DB` names another. */
export const defaultDatabase = 'data/section16.duckdb'

/**
 * The store in a database file: opened by this process where the file is free; through the process that serves it where that is so. Throws
 * `StoreBusyError` where something else holds the file, and `UsageError` where there is none and `make` is not asked for.
 */
export async function openStore(path: string, { make }: { readonly make: boolean }): Promise<Store> {
  if (!make && !existsSync(path)) throw new UsageError(`there is no database at ${path}: s16 load PATH makes one, --db names another`)
  const { databasePath } = await import('./duckdb/open-database.ts')
  const { openDuckDbStore } = await import('./duckdb/duckdb-store.ts')
  try {
    return await openDuckDbStore(path)
  } catch (error) {
    if (!(error instanceof StoreBusyError)) throw error
    const note = readNote(databasePath(path))
    if (note && (await ownsDatabase(note, databasePath(path)))) return remoteStore(note)
    throw error
  }
}
