import { Option } from 'commander'
import { defaultDatabase, openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import type { Terminal } from './terminal.ts'

/** The option `--db`, the same for every verb that works on the database; an empty `S16_DB` names none. */
export const databaseOption = (terminal: Terminal): Option =>
  new Option('--db <path>', 'database file').default(terminal.env.S16_DB || defaultDatabase)

/** Does something with the store in a database file and closes it; an existing one unless `make` says otherwise. */
export async function withStore<T>(path: string, use: (store: Store) => Promise<T>, make = false): Promise<T> {
  const store = await openStore(path, { make })
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}
