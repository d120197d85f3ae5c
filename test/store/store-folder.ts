import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { OwnershipDocument } from '../../src/model/document.ts'
import type { ReadSource } from '../../src/model/source.ts'
import { type DuckDbStore, openDuckDbStore } from '../../src/store/duckdb/duckdb-store.ts'

const undo: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/** A folder of its own, gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'section16-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An empty store, closed after the test. */
export async function temporaryStore(path = join(temporaryFolder(), 'store.duckdb')): Promise<DuckDbStore> {
  const store = await openDuckDbStore(path)
  undo.push(() => store.close())
  return store
}

/** A folder for all tests of a file, gone after the last. */
export function folderForAll(): string {
  const folder = mkdtempSync(join(tmpdir(), 'section16-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** One store for all tests of a group, loaded once. */
export function sharedStore(sources: readonly ReadSource[]): () => DuckDbStore {
  let store: DuckDbStore | undefined
  const folder = folderForAll()
  beforeAll(async () => {
    store = await openDuckDbStore(join(folder, 'store.duckdb'))
    await store.load(sources)
  })
  afterAll(() => store?.close())
  return () => store!
}

let nextHash = 0

/** A document as a source that was read; each call has a hash of its own. */
export function sourceOf(document: OwnershipDocument, given: Partial<ReadSource> = {}): ReadSource {
  return {
    name: 'made.xml',
    sha256: String(++nextHash).padStart(8, '0').padEnd(64, '0'),
    bytes: new TextEncoder().encode(JSON.stringify(document)),
    accession: null,
    reading: { format: 'xml', document, issues: [], evidence: [], submission: null },
    failure: null,
    ...given,
  }
}

/** A filing of a day with its envelope. */
export function filed(accession: string, filedDate: string, document: OwnershipDocument): ReadSource {
  const submission = { accessionNumber: accession, form: document.documentType, filedDate, acceptedAt: `${filedDate}T17:00:00-05:00` }
  return sourceOf(document, {
    accession,
    reading: {
      format: 'submission',
      document,
      issues: [],
      evidence: [],
      submission: { ...submission, periodOfReport: document.periodOfReport, issuer: null, owners: [], documents: [] },
    },
  })
}
