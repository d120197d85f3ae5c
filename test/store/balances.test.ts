import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSources } from '../../src/host/read-sources.ts'
import { statedBalances } from '../../src/ledger/stated-balance.ts'
import { FilingPacker } from '../../src/model/columns/filing-columns.ts'
import type { ReadSource } from '../../src/model/source.ts'
import { type DuckDbStore, openDuckDbStore } from '../../src/store/duckdb/duckdb-store.ts'
import { bytesOf, haveCorpus, ownershipFiles, withoutCorpus } from '../corpus/corpus.ts'
import { reportsIn } from '../ledger/notation.ts'
import { sourceOf, temporaryFolder, temporaryStore } from './store-folder.ts'

/** All that is derived, as text, without the numbers that this store gave its filings. */
async function derived(store: DuckDbStore): Promise<string> {
  const balances = await store.sql(
    `select f.sha256, b.* exclude (filing) from filed.balances b join filed.filings f on f.filing = b.filing order by all`,
    100_000,
  )
  const positions = await store.sql('select * from positions order by all', 100_000)
  return JSON.stringify([balances.rows, positions.rows])
}

/** Filings of two owners in one issuer: amended, late, with a grant, jointly with the owners the other way round. */
const reports = reportsIn(`
  a1 3 2020-01-02 by 1,2 period 2020-01-01
    I hold =1000 Common Stock
    I hold =50 Common Stock; By Trust
  a2 4 2020-02-04 by 2,1
    I 2020-02-03 S -100 @10 =800 Common stock, par value $.01
  a3 4/A 2020-02-10 by 1,2 original 2020-02-04
    I 2020-02-03 S -100 @10 =900 Common Stock
  a4 4 2020-03-04 by 1,2
    II 2020-03-03 A +500 @0 =500 Stock Option; x10.00; exp 2030-03-03; of 500 Common Stock
    II 2020-03-03 A +200 @0 =200 Stock Option; x12; exp 2030-03-03; of 200 Common Stock
  a5 4 2020-03-09 by 1,2
    I 2020-01-15 G -20 @0 =30 Common Stock; Trust
  a6 4 2020-04-04 by 3
    I 2020-04-03 P +7 @9 =7 Common Stock`)

const sources: readonly ReadSource[] = reports.map(({ document, filed, accession }, at) =>
  sourceOf(
    { ...document, signatures: [{ name: 'X', date: filed }] },
    { sha256: String(at).repeat(64).slice(0, 64), accession: `0000000001-20-00000${accession.slice(1)}` },
  ),
)

/** Filings as a bulk load brings them. */
async function* underived(some: readonly ReadSource[]) {
  const packer = new FilingPacker()
  for (const source of some) {
    packer.add(source, '2026-01-31T12:00:00Z')
    if (packer.files === 2) yield packer.take()
  }
  yield packer.take()
}

describe('what the store derives', () => {
  it('is the last balance stated of every position', async () => {
    const store = await temporaryStore()
    await store.load(sources)
    const { rows } = await store.sql(
      'select owner_ciks, security, vehicle, cast(exercise_price as varchar), amount, reference from positions order by all',
      100,
    )
    expect(rows).toEqual([
      ['0000000001 0000000002', 'Common Stock', 'Trust', null, '30', '0000000001-20-000005'],
      ['0000000001 0000000002', 'Common Stock', 'direct', null, '900', '0000000001-20-000003'],
      ['0000000001 0000000002', 'Stock Option', 'direct', '10.0000000000', '500', '0000000001-20-000004'],
      ['0000000001 0000000002', 'Stock Option', 'direct', '12.0000000000', '200', '0000000001-20-000004'],
      ['0000000003', 'Common Stock', 'direct', null, '7', '0000000001-20-000006'],
    ])
  })

  it('is the last balance of a day also where the rows stand in reverse', async () => {
    const store = await temporaryStore()
    const [report] = reportsIn(`
      a1 4 2020-03-10
        I 2020-03-09 S -300 @10 =500 Common Stock
        I 2020-03-09 S -200 @10 =800 Common Stock`)
    await store.load([sourceOf(report!.document, { sha256: 'e'.repeat(64), accession: '0000000001-20-000009' })])
    expect((await store.sql('select "row", cast(amount as varchar) from positions', 9)).rows).toEqual([[1, '500.0000000000']])
    const insider = (await store.issuer('9'))!.insiders[0]!
    expect(insider.holdings.map(({ row, amount }) => [row, amount])).toEqual([[1, '500']])
  })

  it('is the same in whatever order filings come, in however many loads, and after a rebuild', async () => {
    const expected = await temporaryStore()
    await expected.load(sources)
    const wanted = await derived(expected)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...sources], { minLength: sources.length }),
        fc.integer({ min: 1, max: 3 }),
        async (some, size) => {
          const store = await temporaryStore()
          for (let at = 0; at < some.length; at += size) await store.load(some.slice(at, at + size))
          expect(await derived(store)).toBe(wanted)
          await store.rebuild()
          expect(await derived(store)).toBe(wanted)
          expect(await store.check()).toEqual([])
        },
      ),
      { numRuns: 4 },
    )
  })

  it('is made after a bulk load, and after one that was ended before it was made', async () => {
    const expected = await temporaryStore()
    await expected.load(sources)
    const wanted = await derived(expected)
    const path = join(temporaryFolder(), 'bulk.duckdb')
    const store = await openDuckDbStore(path)
    await store.loadColumns(underived(sources))
    expect(await derived(store)).toBe(wanted)
    await store.close()
    const instance = await DuckDBInstance.create(path)
    const connection = await instance.connect()
    await connection.run('DELETE FROM filed.balances WHERE filing > 2')
    await connection.run('INSERT INTO filed.underived VALUES (3, 4), (5, 6)')
    connection.closeSync()
    instance.closeSync()
    const opened = await temporaryStore(path)
    expect(await derived(opened)).toBe(wanted)
    expect(await opened.check()).toEqual([])
    expect((await opened.sql('select * from filed.underived', 10)).rows).toEqual([])
  })

  it('is derived when it is asked for in a database of an earlier version, as by a rebuild', async () => {
    const path = join(temporaryFolder(), 'old.duckdb')
    const store = await openDuckDbStore(path)
    await store.load(sources)
    const balances = 'select * from filed.balances order by all'
    const { rows: expected } = await store.sql(balances, 1000)
    await store.close()
    const instance = await DuckDBInstance.create(path)
    const connection = await instance.connect()
    for (const statement of [
      'DROP VIEW positions',
      'DROP VIEW superseded',
      'DROP TABLE filed.balances',
      'DROP TABLE filed.underived',
      'ALTER TABLE filed.filings DROP COLUMN sha256_mark',
      'ALTER TABLE filed.filings DROP COLUMN accession_mark',
      'DROP TABLE filed.flags',
      'DROP TABLE filed.superseded',
      'DROP TABLE filed.looked_through',
      'UPDATE filed.schema_versions SET version = 1',
    ])
      await connection.run(statement)
    connection.closeSync()
    instance.closeSync()
    const opened = await temporaryStore(path)
    expect(await opened.check()).toEqual([])
    expect((await opened.sql(balances, 1000)).rows).toEqual(expected)
    expect(await opened.rebuild()).toBe(reports.flatMap(statedBalances).length)
    expect(await opened.check()).toEqual([])
  })

  it.runIf(haveCorpus)(`is the same after a rebuild for filings of the corpus${haveCorpus ? '' : ` (${withoutCorpus})`}`, async () => {
    const files = ownershipFiles().filter((_, at) => at % 8 === 0)
    const store = await temporaryStore()
    await store.load(readSources(files.map((name) => ({ name, bytes: bytesOf(name) }))))
    const before = await derived(store)
    await store.rebuild()
    expect(await derived(store)).toBe(before)
  })
})
