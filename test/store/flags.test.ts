import { describe, expect, it } from 'vitest'
import type { ReadSource } from '../../src/model/source.ts'
import { application } from '../../src/server/app.ts'
import type { DuckDbStore } from '../../src/store/duckdb/duckdb-store.ts'
import { screenQuery } from '../../src/store/screen.ts'
import { reportsIn } from '../ledger/notation.ts'
import { sourceOf, temporaryStore } from './store-folder.ts'

/** Two issuers; in the first a total stands in the price box, which only the other filings of those weeks show; in the second a date is impossible. */
const reports = reportsIn(`
  a1 4 2025-01-12 by 1 in 8
    I 2025-01-10 S -3000 @15000 =900 Common Stock
    I 2025-01-10 S -100 @5.00 =800 Common Stock
  a2 4 2025-01-08 by 2 in 8
    I 2025-01-07 S -50 @5.10 =100 Common Stock
  a3 4 2025-01-15 by 3 in 8
    I 2025-01-14 S -50 @4.90 =100 Common Stock
  a4 4 2025-01-12 by 1 in 9 period 2025-01-10
    I 2035-01-10 S -7 @10 =900 Common Stock`)

const sources: readonly ReadSource[] = reports.map(({ document, filed, accession }, at) =>
  sourceOf(
    { ...document, signatures: [{ name: 'X', date: filed }] },
    { sha256: String(at).repeat(64).slice(0, 64), accession: `0000000001-25-00000${accession.slice(1)}` },
  ),
)

const sharesOf = async (store: DuckDbStore, filters: Record<string, string> = {}) => {
  const page = await store.screen(screenQuery.parse({ sort: 'shares', ...filters }))
  return { shares: page.rows.map(({ shares }) => shares), left: page.flaggedLeftOut, due: page.issuersNotLookedThrough }
}

describe('flagged lines', () => {
  it('are on a screen unless they are to be left out, and then are counted', async () => {
    const store = await temporaryStore()
    await store.load(sources)
    expect(await sharesOf(store)).toEqual({ shares: ['7', '50', '50', '100', '3000'], left: 0, due: 0 })
    expect(await sharesOf(store, { flagged: 'include' })).toMatchObject({ shares: ['7', '50', '50', '100', '3000'] })
    expect(await sharesOf(store, { flagged: 'exclude' })).toEqual({ shares: ['50', '50', '100'], left: 2, due: 0 })
    expect(await sharesOf(store, { flagged: 'exclude', owner: '1' })).toEqual({ shares: ['100'], left: 2, due: 0 })
    expect(await store.check()).toEqual([])
  })

  it('are looked for only in the issuers that are asked about', async () => {
    const store = await temporaryStore()
    await store.load(sources)
    await sharesOf(store, { flagged: 'exclude', issuer: '9' })
    expect((await store.sql(`select issuer_cik, filing from filed.looked_through where looked_for like 'fl%'`, 10)).rows).toEqual([
      ['0000000009', 4],
    ])
    // Who asks for all flags in SQL has them looked for in every issuer.
    const { rows } = await store.sql('select filing, in_table, "row", code from filed.flags order by filing', 10)
    expect(rows).toEqual([
      [1, 'I', 1, 'total-in-price'],
      [4, 'I', 1, 'impossible-date'],
    ])
  })

  it('are looked for anew when a filing comes that may change what is doubtful, in whatever order filings come', async () => {
    const expected = await temporaryStore()
    await expected.load(sources)
    const wanted = await sharesOf(expected, { flagged: 'exclude' })
    const store = await temporaryStore()
    await store.load([sources[0]!, sources[3]!])
    // Alone, a price of 15,000 is nothing but high.
    expect((await sharesOf(store, { flagged: 'exclude' })).shares).toEqual(['100', '3000'])
    await store.load([sources[2]!])
    await store.load([sources[1]!])
    expect(await sharesOf(store, { flagged: 'exclude' })).toEqual(wanted)
    await store.rebuild()
    expect(await sharesOf(store, { flagged: 'exclude' })).toEqual(wanted)
  })

  it('are left out of pages, data and spreadsheets by one parameter', async () => {
    const store = await temporaryStore()
    await store.load(sources)
    const app = application(store, () => undefined)
    const text = async (path: string) => (await app.request(path)).text()
    for (const [path, what] of [
      ['/issuer/0000000008', '3,000'],
      ['/owner/0000000001', '3,000'],
      ['/owner/0000000001/0000000008', '3,000'],
      ['/screen?issuer=8', '3,000'],
      ['/screen.csv?issuer=8', ',3000,'],
      ['/screen.json?issuer=8', '"shares":"3000"'],
      ['/issuer/0000000008.json', '"shares":"3000"'],
      ['/owner/0000000001.json', '"shares":"3000"'],
      ['/owner/0000000001/0000000008.json', '"change":"-3000"'],
    ] as const) {
      const without = `${path}${path.includes('?') ? '&' : '?'}flagged=exclude`
      expect(await text(path), path).toContain(what)
      expect(await text(without), without).not.toContain(what)
    }
    expect(await text('/issuer/0000000008?flagged=exclude')).toContain('1 doubtful line left out')
    expect(await text('/screen?flagged=perhaps')).toContain('flagged')
  })
})
