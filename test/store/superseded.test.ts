import { describe, expect, it } from 'vitest'
import type { ReadSource } from '../../src/model/source.ts'
import { application } from '../../src/server/app.ts'
import type { DuckDbStore } from '../../src/store/duckdb/duckdb-store.ts'
import { screenQuery } from '../../src/store/screen.ts'
import { reportsIn } from '../ledger/notation.ts'
import { filed, sourceOf, temporaryStore } from './store-folder.ts'

/** A sale whose price an amendment corrects, the second of them beside a line that it repeats; and a purchase that is filed twice. */
const reports = reportsIn(`
  1 4 2024-01-12 by 1 in 8
    I 2024-01-10 S -100 @5 =900 Common Stock
    I 2024-01-10 S -30 @6 =870 Common Stock
  2 4/A 2024-02-20 by 1 in 8 original 2024-01-12
    I 2024-01-10 S -100 @5.50 =900 Common Stock
    I 2024-01-10 S -30 @6 =870 Common Stock
  3 4 2024-03-05 by 2 in 9
    I 2024-03-04 P +70 @2 =170 Common Stock
  4 4 2024-03-06 by 2 in 9
    I 2024-03-04 P +70 @2 =170 Common Stock`)

const number = (accession: string) => `0000000001-24-00000${accession}`
const sources: readonly ReadSource[] = reports.map(({ accession, filed: day, document }) => filed(number(accession), day, document))

/** The lines of a screen as `filing row price`, marked with `*` where superseded and `?` where that is not known. */
const linesOf = async (store: DuckDbStore, filters: Record<string, string> = {}) => {
  const { rows, supersededLeftOut } = await store.screen(screenQuery.parse({ sort: 'date', ...filters }))
  const lines = rows.map(
    ({ reference, row, price, superseded }) => `${reference.at(-1)} ${row} ${price}${superseded ? '*' : superseded === null ? '?' : ''}`,
  )
  return { lines: lines.sort(), supersededLeftOut }
}

describe('superseded lines', () => {
  it('are marked, left out, or neither, as a screen is asked', async () => {
    const store = await temporaryStore()
    await store.load(sources)
    expect(await linesOf(store)).toEqual({
      lines: ['1 1 5*', '1 2 6', '2 1 5.5', '2 2 6*', '3 1 2', '4 1 2*'],
      supersededLeftOut: 0,
    })
    expect(await linesOf(store, { superseded: 'exclude' })).toEqual({ lines: ['1 2 6', '2 1 5.5', '3 1 2'], supersededLeftOut: 3 })
    expect((await linesOf(store, { superseded: 'as-filed' })).lines).toEqual(['1 1 5?', '1 2 6?', '2 1 5.5?', '2 2 6?', '3 1 2?', '4 1 2?'])
    const { rows } = await store.screen(screenQuery.parse({ owner: '1', sort: 'price' }))
    expect(rows.map(({ supersededWhy }) => supersededWhy)).toEqual([
      `corrected by Table I, line 1 of ${number('2')}`,
      null,
      `repeats Table I, line 2 of ${number('1')} unchanged`,
      null,
    ])
    expect(await store.check()).toEqual([])
  })

  it('stood for themselves before the amendment was filed', async () => {
    const store = await temporaryStore()
    await store.load(sources)
    expect((await linesOf(store, { filedTo: '2024-02-19' })).lines).toEqual(['1 1 5', '1 2 6'])
    expect((await linesOf(store, { asOf: '2024-02-19' })).lines).toEqual(['1 1 5', '1 2 6'])
    expect((await linesOf(store, { asOf: '2024-02-20', filedTo: '2024-02-19' })).lines).toEqual(['1 1 5', '1 2 6'])
    expect(await linesOf(store, { filedTo: '2024-02-19', superseded: 'exclude' })).toEqual({
      lines: ['1 1 5', '1 2 6'],
      supersededLeftOut: 0,
    })
    expect((await linesOf(store, { filedTo: '2024-02-20' })).lines).toEqual(['1 1 5*', '1 2 6', '2 1 5.5', '2 2 6*'])
  })

  it('are found anew when an amendment comes, in whatever order filings come, and after a rebuild', async () => {
    const store = await temporaryStore()
    await store.load([sources[1]!, sources[3]!])
    expect((await linesOf(store)).lines).toEqual(['2 1 5.5', '2 2 6', '4 1 2'])
    await store.load([sources[0]!])
    expect((await linesOf(store)).lines).toEqual(['1 1 5*', '1 2 6', '2 1 5.5', '2 2 6*', '4 1 2'])
    await store.load([sources[2]!])
    const all = ['1 1 5*', '1 2 6', '2 1 5.5', '2 2 6*', '3 1 2', '4 1 2*']
    expect((await linesOf(store)).lines).toEqual(all)
    await store.rebuild()
    expect((await linesOf(store)).lines).toEqual(all)
  })

  it('of a report that is there with its number and as a bare document are those of the document, whose day may be earlier', async () => {
    const store = await temporaryStore()
    const { document } = reports[2]!
    const bare = sourceOf({ ...document, signatures: [{ name: 'X', date: '2024-03-04' }] })
    await store.load([bare, sources[2]!])
    const { rows } = await store.screen(screenQuery.parse({}))
    expect(new Map(rows.map(({ accession, superseded }) => [accession, superseded]))).toEqual(
      new Map([
        [number('3'), false],
        [null, true],
      ]),
    )
  })

  it('are a view for SQL, of every issuer', async () => {
    const store = await temporaryStore()
    await store.load(sources)
    const { rows } = await store.sql('select reference, in_table, "row", since from superseded order by reference, "row"', 10)
    expect(rows).toEqual([
      [number('1'), 'I', 1, '2024-02-20'],
      [number('2'), 'I', 2, '2024-02-20'],
      [number('4'), 'I', 1, '2024-03-06'],
    ])
  })

  it('are marked on pages and in exports, and left out by one parameter', async () => {
    const store = await temporaryStore()
    await store.load(sources)
    const app = application(store, () => undefined)
    const text = async (path: string) => (await app.request(path)).text()
    const marks = async (path: string) => (await text(path)).match(/>replaced or repeated</g)?.length ?? 0
    expect(await marks('/screen')).toBe(3)
    expect(await marks('/screen?superseded=exclude')).toBe(0)
    expect(await text('/screen?superseded=exclude')).toContain('3 superseded lines left out')
    expect(await marks('/screen?superseded=as-filed')).toBe(0)
    expect(await marks('/owner/0000000001')).toBe(2)
    const [heading = '', ...lines] = (await text('/screen.csv?sort=price')).trimEnd().split('\r\n')
    const at = heading.split(',').indexOf('superseded')
    expect(lines.map((line) => line.split(',')[at])).toEqual(['true', 'false', 'true', 'false', 'true', 'false'])
    expect(await text('/screen?superseded=perhaps')).toContain('Superseded lines')
  })
})
