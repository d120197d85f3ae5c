import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/host/read-source.ts'
import type { OwnershipDocument } from '../../src/model/document.ts'
import type { ReadSource } from '../../src/model/source.ts'
import { queryOver } from '../../src/store/duckdb/query.ts'
import { readDocuments } from '../../src/store/duckdb/read-filings.ts'
import { bytesOf, corpusFiles, haveCorpus, ownershipFiles, withoutCorpus } from '../corpus/corpus.ts'
import { someDocument } from '../generators/document.ts'
import { sourceOf, temporaryStore } from './store-folder.ts'

const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

/** Every document of a database file, by the hash of its source. */
async function everyDocument(path: string): Promise<Map<string, OwnershipDocument>> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
  const query = queryOver(await instance.connect())
  const heads = await query('SELECT * FROM filed.filings')
  const documents = await readDocuments(query, heads)
  instance.closeSync()
  return new Map(heads.map((head) => [String(head.sha256), documents.get(Number(head.filing))!]))
}

describe('a document read back from the store', () => {
  it('is the document that was loaded, whatever it holds', async () => {
    const store = await temporaryStore()
    await fc.assert(
      fc.asyncProperty(fc.array(someDocument, { minLength: 1, maxLength: 5 }), async (documents) => {
        const sources = documents.map((document) => sourceOf(document))
        await store.load(sources)
        for (const [at, source] of sources.entries()) {
          const filing = await store.filing(`sha256-${source.sha256}`)
          expect(filing?.document).toEqual(documents[at])
        }
      }),
      { numRuns: 25 },
    )
  })

  it.runIf(haveCorpus)(
    `is the document that was loaded, for every filing of the corpus${haveCorpus ? '' : ` (${withoutCorpus})`}`,
    async () => {
      const store = await temporaryStore()
      const sources = (
        await Promise.all(
          [...ownershipFiles(), ...corpusFiles('legacy-text')].map((path) => readSource({ name: path, bytes: bytesOf(path) })),
        )
      ).flat()
      const kept = new Map<string, ReadSource>()
      for (const source of sources) {
        const key = source.accession ?? source.sha256
        if (source.reading && !kept.has(key)) kept.set(key, source)
      }
      const counts = await store.load(sources)
      expect(counts.added).toBe(kept.size)
      expect(kept.size).toBeGreaterThan(1000)
      const everyTenth = [...kept.values()].filter((source, at) => at % 10 === 0 || source.reading!.evidence.length > 0)
      for (const source of everyTenth) {
        const filing = await store.filing(source.accession ?? `sha256-${source.sha256}`)
        const { format, document, issues, evidence, submission } = filing!
        const { documents, ...envelope } = source.reading!.submission ?? { documents: [] }
        expect({ format, document, issues, evidence }).toEqual({
          format: source.reading!.format,
          document: source.reading!.document,
          issues: plain(source.reading!.issues),
          evidence: source.reading!.evidence,
        })
        if (source.reading!.submission) {
          expect(submission).toEqual({
            ...envelope,
            documents: documents.map(({ sequence, type, filename, description, size }) => ({
              sequence,
              type,
              filename,
              description,
              size,
            })),
          })
        } else expect(submission).toBeNull()
      }
      const [first] = kept.values()
      const source = await store.source(first!.accession!)
      expect(source).toEqual({ name: first!.name, sha256: first!.sha256, bytes: first!.bytes })
      expect(await store.check()).toEqual([])
      await store.close()
      const documents = await everyDocument(store.path)
      for (const source of kept.values()) expect(documents.get(source.sha256)).toEqual(source.reading!.document)
    },
  )
})
