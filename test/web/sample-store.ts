import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readSources } from '../../src/host/read-sources.ts'
import { type DuckDbStore, openDuckDbStore } from '../../src/store/duckdb/duckdb-store.ts'

export const samplesFolder = resolve(import.meta.dirname, '../../samples')

/** A database of its own with the samples in it; `remove` closes it and takes it away. */
export async function sampleStore(): Promise<{ readonly store: DuckDbStore; readonly remove: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'section16-pages-'))
  const store = await openDuckDbStore(join(folder, 'samples.duckdb'))
  const names = readdirSync(samplesFolder)
  await store.load(readSources(names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(samplesFolder, name))) }))))
  return {
    store,
    remove: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
