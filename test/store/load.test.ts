import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDuckDbStore } from '../../src/store/duckdb/duckdb-store.ts'
import { nthSource } from './made-filings.ts'
import { temporaryFolder, temporaryStore } from './store-folder.ts'

const some = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => nthSource(from + at))

describe('loading', () => {
  it('takes nothing twice: not a second time, not within one load, not under another name', async () => {
    const store = await temporaryStore()
    expect(await store.load(some(0, 30))).toEqual({ files: 30, added: 30, known: 0, failed: 0 })
    const sameHash = { ...nthSource(3), name: 'copy.txt', accession: null }
    const sameAccession = { ...nthSource(4), sha256: 'f'.repeat(64) }
    expect(await store.load([...some(0, 30), sameHash, sameAccession, nthSource(30), nthSource(30)], { batch: 7 })).toEqual({
      files: 34,
      added: 1,
      known: 33,
      failed: 0,
    })
    expect(await store.check()).toEqual([])
    expect((await store.counts()).filings).toBe(31)
  })

  it('looks behind the short marks: what agrees in them alone is another filing', async () => {
    const store = await temporaryStore()
    const first = { ...nthSource(0), sha256: `89abcdef${'0'.repeat(56)}`, accession: '0000000001-21-000001' }
    // The same first 32 bits of the hash, the same last 32 bits of the accession number, and two numbers of no known form.
    const others = [
      { ...nthSource(1), sha256: `89abcdef${'1'.repeat(56)}`, accession: '0000000044-15-967297' },
      { ...nthSource(2), sha256: `01abcdef${'1'.repeat(56)}`, accession: 'odd one' },
      { ...nthSource(3), sha256: `02abcdef${'1'.repeat(56)}`, accession: 'odd two' },
    ].map((source) => ({ ...source, reading: { ...source.reading!, submission: null } }))
    const given = [{ ...first, reading: { ...first.reading!, submission: null } }, ...others]
    for (const one of given) expect(await store.load([one])).toMatchObject({ added: 1 })
    expect(await store.load(given)).toMatchObject({ added: 0, known: 4 })
    expect(await store.knownHashes([first.sha256, `89abcdef${'2'.repeat(56)}`])).toEqual([first.sha256])
    expect(await store.check()).toEqual([])
  })

  it('records what cannot be read once, goes on, and forgets it when it can be read', async () => {
    const store = await temporaryStore()
    const unreadable = { ...nthSource(1), reading: null, failure: 'this is a menu' }
    expect(await store.load([nthSource(0), unreadable, unreadable, nthSource(2)])).toEqual({ files: 4, added: 2, known: 0, failed: 2 })
    const failures = await store.failures({ offset: 0, limit: 10 })
    expect(failures).toMatchObject([{ sourceName: unreadable.name, reason: 'this is a menu', sha256: unreadable.sha256 }])
    await store.load([nthSource(1)])
    expect(await store.failures({ offset: 0, limit: 10 })).toEqual([])
    expect((await store.counts()).filings).toBe(3)
  })

  it('leaves nothing of a batch that fails half-way', async () => {
    const store = await temporaryStore()
    const broken = { ...nthSource(15), reading: { ...nthSource(15).reading!, document: null as never } }
    await expect(store.load([...some(0, 15), broken], { batch: 10 })).rejects.toThrow()
    expect((await store.counts()).filings).toBe(10)
    expect(await store.check()).toEqual([])
    await store.load(some(0, 20))
    expect((await store.counts()).filings).toBe(20)
  })

  it('lets several loads run side by side', async () => {
    const store = await temporaryStore()
    await Promise.all([
      store.load(some(0, 60), { batch: 9 }),
      store.load(some(30, 90), { batch: 11 }),
      store.load(some(0, 90), { batch: 13 }),
    ])
    expect((await store.counts()).filings).toBe(90)
    expect(await store.check()).toEqual([])
  })

  it('keeps everything over closing and opening, copying and exporting', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'store.duckdb')
    const store = await temporaryStore(path)
    await store.load(some(0, 25))
    await store.backup(join(folder, 'copy.duckdb'))
    await expect(store.backup(join(folder, 'copy.duckdb'))).rejects.toThrow('exists')
    expect(await store.export(join(folder, 'parquet'))).toContain(join(folder, 'parquet', 'rows.parquet'))
    await store.close()
    for (const name of ['store.duckdb', 'copy.duckdb']) {
      const again = await openDuckDbStore(join(folder, name))
      expect((await again.filing('000000000124000007'))?.document).toEqual(nthSource(7).reading!.document)
      expect(new TextDecoder().decode((await again.source('0000000001-24-000007'))!.bytes)).toContain('source 7')
      expect(await again.check()).toEqual([])
      await again.close()
    }
  })
})
