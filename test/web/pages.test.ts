import type { Hono } from 'hono'
import { parse } from 'parse5'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../src/model/date.ts'
import { application } from '../../src/server/app.ts'
import type { DuckDbStore } from '../../src/store/duckdb/duckdb-store.ts'
import { sampleStore } from './sample-store.ts'

let app: Hono
let store: DuckDbStore
let remove: () => Promise<void>
const logged: unknown[] = []

beforeAll(async () => {
  const made = await sampleStore()
  store = made.store
  // The last trade of the samples is of 2026, what lies ahead in them ends with 2030.
  app = application(
    store,
    (error) => logged.push(error),
    () => '2026-12-30T12:00:00Z',
  )
  remove = made.remove
})
afterAll(() => remove())

const get = (path: string) => app.request(path)
const textOf = async (path: string) => (await get(path)).text()

const pages = [
  ['/', 'Latest filings'],
  ['/?page=2', 'Page 2'],
  ['/issuer/0001318605', 'Tesla'],
  ['/issuer/1318605', 'Tesla'],
  ['/issuer/0001105472', 'Rings are options held'],
  ['/issuer/0001105472', '#derivative-0-">17 Dec 2008</a>'],
  ['/issuer/0001105472', 'Vesting ahead'],
  ['/issuer/0001318605', 'tells a day of vesting'],
  ['/owner/0009990101', '<h1>Jane A. Doe</h1>'],
  ['/owner/0009990101', 'DOE JANE A · CIK 0009990101'],
  ['/', 'title="DOE JANE A">Jane A. Doe</a>'],
  ['/owner/0009990101/0009990001', 'explained'],
  ['/owner/0009990101/0009990001', '<h2 id="roles">Roles reported</h2>'],
  ['/owner/0009990101/0009990001?as-of=2021-03-15', 'As known on'],
  [
    '/owner/0009990101/0009990001/short-swing',
    '<b>$14,618.75</b> recoverable at the prices reported, at most <b>$15,200.00</b> by the ranges',
  ],
  ['/owner/0009990101/0009990001/short-swing?as-of=2021-06-30', ', as known on 30 Jun 2021'],
  ['/owner/0009990101/0009990001/short-swing?as-of=2021-06-30', 'Nothing recoverable among 2 purchases and sales'],
  ['/owner/0009990101/0009990001?as-of=2021-06-30', '/short-swing?as-of=2021-06-30">Purchases and sales'],
  ['/owner/0009990101/0009990001/short-swing?share=0.5', 'value="0.5"'],
  ['/owner/0009990101/0009990001/short-swing?issuer-kind=foreign', 'Nothing recoverable among 0'],
  ['/filing/0009990001-21-000004/changes', 'corrected'],
  ['/filing/0001179110-20-005097/changes', 'transaction date, shares, owned after, footnotes'],
  ['/read', 'Read a report'],
  ['/filing/0009990001-21-000003', 'EXAMPLE INSTRUMENTS INC'],
  ['/filing/000999000121000003', 'EXAMPLE INSTRUMENTS INC'],
  ['/filing/0009990001-21-000003', '<p class="sentence">'],
  ['/filing/0009990001-21-000003', 'What it does to the ledger'],
  ['/filing/0009990001-21-000003', '<a class="row" href="/owner/'],
  ['/filing/0009990001-21-000003/data', '&quot;nonDerivative&quot;'],
  ['/filing/0009990001-21-000003/source', 'ownershipDocument'],
  ['/screen?codes=P', 'open-market purchase'],
  ['/screen?codes=P', ' lines, latest filed first'],
  ['/screen?codes=P&sort=filed', ' lines, first filed first'],
  ['/screen?codes=G', '>Export all '],
  ['/screen?owner=jane%20doe', 'Jane A. Doe'],
  ['/before-trade', 'what it would meet under Section 16(b)'],
  ['/owner/0009990101/0009990001?as-of=&flagged=&all=yes', 'explained'],
  ['/screen?owner=doe&minValue=100000', 'lines'],
  ['/screen?named=cluster-buys&insiders=2&days=366&flagged=include', 'insiders bought'],
  ['/screen?named=officer-buys', 'bought by the Chief'],
  ['/screen?named=top&period=month', 'Top by value'],
  ['/search?q=exam', 'Example Capital Partners LP'],
  ['/screen?named=large-sales&minValue=0', '>left out</option>'],
  ['/screen?named=large-sales&minValue=0', '<details class="working"><summary>from '],
  ['/screen?named=large-sales&minValue=0', '/screen.csv?named=large-sales'],
  ['/screen?named=first-buys&years=30', 'Not claimed for '],
  ['/screen?named=first-buys&years=30', 'Without “Years without” there'],
  ['/screen?named=large-sales&minValue=999999999999', 'Nothing is found. Without “Value at least, $” there are <a href="/screen?'],
  ['/screen?codes=G', '<a href="/screen?codes=G" aria-current="page">Gifts</a>'],
  ['/owner/0009990101/0009990001', '?status=opening#lines">'],
  ['/owner/0009990101/0009990001?status=explained', 'Only lines marked “explained”'],
  ['/owner/0009990101/0009990001?at=0009990001-21-000003', '<tr id="0009990001-21-000003-I-1"'],
  ['/owner/0009990101/0009990001?page=99', '<h2 id="lines">'],
  ['/filing/0009990001-21-000003', '?at=0009990001-21-000003#0009990001-21-000003-I-1"'],
  ['/filing/0009990001-21-000003', '?all=yes&amp;at=0009990001-21-000003#0009990001-21-000003-I-3"'],
  ['/owner/0009990101/0009990001?all=yes&at=0009990001-21-000003', '<tr id="0009990001-21-000003-I-3"'],
  ['/filing/0009990001-21-000003', '/form.pdf">PDF</a>'],
  ['/filing/0009990001-21-000003', 'read from a submission'],
  ['/issuer/0009990001', '/issuer/0009990001/calendar.ics'],
  ['/?page=999999', 'Page 2 of 2'],
  ['/search?q=exam', 'companies, insiders and filings.</p>'],
  ['/issuer/0009990001', 'count each filing</a>'],
  ['/issuer/0009990001?joint=each', 'count it once</a>'],
  ['/issuer/0001551152', 'replaced or repeated</span>'],
  ['/issuer/0001551152', ' net in the open market in the twelve months to '],
  ['/issuer/0009990002', 'Insiders bought <a href="/filing/0009990002-26-000002#nonDerivative-0-"><b>$18,060</b></a> net'],
  ['/filing/0009990001-21-000004', 'corrects or repeats a line of the report it amends'],
  ['/programs', '/filing/NUMBER.json'],
  ['/screen?codes=S&acquiredDisposed=D', 'aria-current="page">Open-market sales</a>'],
  ['/owner/0009990101/0009990001/short-swing', '<span class="acquired">▲ Purchases</span>'],
] as const

describe('pages', () => {
  it.each(pages)('%s says what it should', async (path, words) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    const html = await response.text()
    expect(html).toContain(words)
    expect(html).not.toMatch(/\b(undefined|NaN|\[object Object\])\b/)
    const faults: string[] = []
    parse(html, { onParseError: (error) => faults.push(`${error.code} at ${error.startOffset}`), sourceCodeLocationInfo: true })
    expect(faults).toEqual([])
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  it.each([
    '/index.json',
    '/issuer/0001318605.json',
    '/owner/0009990101.json',
    '/owner/0009990101/0009990001.json',
    '/owner/0009990101/0009990001/short-swing.json',
    '/filing/0009990001-21-000003.json',
    '/issuer/0009990001.json?joint=each',
    '/screen.json?codes=S',
    '/screen.json?named=large-sales',
    '/search.json?q=tesla',
  ])('%s is the page as data', async (path) => {
    const response = await get(path)
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(Object.keys((await response.json()) as object).length).toBeGreaterThan(1)
  })

  it.each([
    ['/owner/0009990101/0009990001.json?asOf=2021-03-15', '“asOf” cannot be asked here. The address takes as-of, all, flagged.'],
    ['/owner/0009990101/0009990001.json?as-of=15.3.2021', '“15.3.2021” is no day. Write a day such as 2019-03-01.'],
    ['/owner/0009990101/0009990001.json?flagged=no', '“no” is not what flagged takes. It takes include or exclude.'],
    ['/owner/0009990101/0009990001.json?status=explained', '“status” cannot be asked here. The address takes as-of, all, flagged.'],
    ['/owner/0009990101/0009990001/short-swing.json?issuerKind=foreign', 'The address takes share, issuer-kind, as-of.'],
    ['/issuer/0009990001/item-405/2024-12-31.json?as-of=2024-12-31', '“as-of” cannot be asked here. The address takes no parameters.'],
    ['/filing/0009990001-21-000003.json?as-of=2024-12-31', '“as-of” cannot be asked here. The address takes no parameters.'],
    ['/search.json?query=doe', '“query” cannot be asked here. The address takes q, limit.'],
    ['/issuer/0009990001.json?joint=twice', '“twice” is not what joint takes. It takes once or each.'],
    ['/owner/0009990101.json?asOf=2021-03-15', '“asOf” cannot be asked here. The address takes as-of, flagged.'],
    ['/issuer/0009990001.json?as-of=yesterday', '“yesterday” is no day. Write a day such as 2019-03-01.'],
    ['/due.json?form=4&date=2025-12-23&issuer-kind=foreign', '“issuer-kind” cannot be asked here. The address takes form, date, '],
    ['/due.json?form=4&date=12/23/2025', 'date "12/23/2025" is not a calendar day; write it as 2025-12-23'],
  ])('%s is refused, not answered as if it had not been asked', async (path, words) => {
    const response = await get(path)
    expect(response.status).toBe(400)
    expect(((await response.json()) as { error: string }).error).toContain(words)
    expect((await get(path.replace('.json', ''))).status).toBe(path.includes('status=') ? 200 : 400)
  })

  it('nothing is said under Section 16(b) of a day by which nothing was reported', async () => {
    const response = await get('/owner/0009990101/0009990001/short-swing.json?as-of=2020-01-01')
    expect(response.status).toBe(404)
    expect(((await response.json()) as { error: string }).error).toContain('No report of this owner on this issuer was filed by 2020-01-01')
  })

  it.each([
    ['issuer', '0009990001', 'a company'],
    ['owner', '0009990101', 'an insider'],
  ])('of an %s is what was known by the end of a day', async (kind, cik, what) => {
    const known = async (asOf: string) => {
      const shown = (await (await get(`/${kind}/${cik}.json?as-of=${asOf}`)).json()) as Record<string, never> & {
        readonly asOf: string
        readonly filings: readonly { readonly filedDate: string | null }[]
        readonly transactions: readonly { readonly filedDate: string | null }[]
      }
      expect(shown.asOf).toBe(asOf)
      const days = [...shown.filings, ...shown.transactions].flatMap(({ filedDate }) => filedDate ?? [])
      expect(days.length).toBeGreaterThan(0)
      return { filings: shown.filings.length, last: days.sort().at(-1)! }
    }
    const [early, late] = [await known('2021-06-24'), await known('2030-01-01')]
    expect(early.last <= '2021-06-24').toBe(true)
    expect(early.filings).toBeLessThan(late.filings)
    expect(await (await get(`/${kind}/${cik}?as-of=2021-06-24`)).text()).toContain(', as known on 24 Jun 2021')
    const nothing = await get(`/${kind}/${cik}?as-of=1990-01-02`)
    expect(nothing.status).toBe(404)
    expect(await nothing.text()).toContain(`No filing of 2 Jan 1990 or before names ${what} with CIK ${cik}`)
  })

  it('know the parties of a planned trade by name and by symbol', async () => {
    const ask = async (owner: string, issuer: string) => {
      const body = new URLSearchParams({ trade: 'S 40 @ 20.5', date: '2021-06-01', past: '', owner, issuer })
      return (await app.request('/before-trade', { method: 'POST', body })).text()
    }
    expect(await ask('doe jane', 'example instruments')).toContain('Section 16(b)')
    expect(await ask('example', 'example instruments')).toContain('may mean')
    expect(await ask('doe jane', 'TSLA')).toContain('No report of this insider')
  })

  it.each([
    '/issuer/0001105472',
    '/owner/0009990101',
    '/owner/0009990101/0009990001',
    '/owner/0009990101/0009990001/short-swing',
    '/screen?kind=any',
    '/screen?named=large-sales&minValue=0',
    '/filing/0009990001-21-000004',
    '/filing/0009990001-21-000004/changes',
  ])('%s leads to places that are there', async (path) => {
    const html = await textOf(path)
    const links = new Set([...html.matchAll(/href="([^"]*)#([^"]+)"/g)].map(([, page, place]) => `${page}#${place}`))
    expect(links.size).toBeGreaterThan(0)
    const texts = new Map<string, string>()
    for (const one of links) {
      const [page = '', place] = one.replaceAll('&amp;', '&').split('#')
      if (!texts.has(page)) texts.set(page, page === '' ? html : await textOf(page))
      if (!texts.get(page)!.includes(` id="${place}"`)) expect.fail(`${path} leads to ${one}, where nothing is`)
    }
  })

  it('give programs what they are told of', async () => {
    const html = await textOf('/programs')
    const examples = [...html.matchAll(/<a class="address" href="([^"]+)"/g)].map(([, path]) => path!.replaceAll('&amp;', '&'))
    expect(examples.length).toBeGreaterThan(10)
    for (const path of examples) {
      const response = await get(path)
      expect(response.status, path).toBe(200)
      expect(response.headers.get('content-type'), path).not.toContain('text/html')
    }
  })

  it('keep to the last page of lines', async () => {
    const response = await get('/screen?page=9999')
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toMatch(/^\/screen\?page=\d{1,3}$/)
  })

  it.each(['/issuer/42.json', '/owner/42.json', '/owner/42/43.json', '/filing/none.json', '/nosuch.json'])(
    '%s says as data that there is none',
    async (path) => {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(((await response.json()) as { error: string }).error).toMatch(/^(No|There is no) .+\. [A-Z].+\.$/)
    },
  )

  it('give a filing as a PDF and as XML', async () => {
    const pdf = await get('/filing/0009990001-21-000003/form.pdf')
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(new TextDecoder('latin1').decode((await pdf.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
    expect(await textOf('/filing/0009990001-21-000003/ownership.xml')).toContain('<ownershipDocument>')
    expect((await get('/filing/none/form.pdf')).status).toBe(404)
  })

  it('lead a search with one meaning straight there', async () => {
    const response = await get('/search?q=0009990001-21-000003')
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe('/filing/0009990001-21-000003')
  })

  it('find people whom filings give no CIK, and lead to the lines under their name', async () => {
    const response = await get('/search?q=severino+paul')
    expect(response.headers.get('location')).toBe('/screen?owner=SEVERINO+PAUL+J&kind=any')
    expect(await textOf('/screen?owner=SEVERINO+PAUL+J&kind=any')).toContain('1 line')
  })

  it.each([
    ['/issuer/0000000042', 404, 'No filing names a company'],
    ['/filing/0000000000-00-000000', 404, 'No filing 0000000000-00-000000 is loaded'],
    ['/nosuch', 404, 'There is no such page'],
    ['/screen?minValue=lots', 400, 'Value at least must be a number'],
    ['/screen?codes=Q', 400, 'must be a transaction code'],
    ['/screen?named=cluster-buys&insiders=many', 400, 'insiders'],
    ['/screen?named=beauty', 404, 'There is no screen of that name'],
    ['/screen?ticker=ZZZZ', 200, 'Without “Ticker” there are'],
  ])('%s says what is wrong', async (path, status, words) => {
    const response = await get(path)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(words)
  })

  it('escape what was filed and what was asked', async () => {
    expect(await textOf('/search?q=<script>alert(1)</script>')).not.toContain('<script>alert')
    expect(await textOf('/screen?issuer="><script>')).not.toContain('"><script>')
  })

  it('export a screen as a spreadsheet', async () => {
    const response = await get('/screen.csv?codes=P&issuer=EXAMPLE%20INSTRUMENTS')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    const [heading, ...lines] = (await response.text()).trim().split('\r\n')
    expect(heading).toContain('shares,price,value')
    expect(lines.length).toBeGreaterThan(2)
  })

  it('export a named screen as a spreadsheet', async () => {
    const response = await get('/screen.csv?named=large-sales&minValue=0')
    expect(response.headers.get('content-disposition')).toContain('section16-large-sales.csv')
    const [heading, ...lines] = (await response.text()).trim().split('\r\n')
    expect(heading).toContain('issuerCik,issuer,symbol,insiders')
    expect(lines.length).toBeGreaterThan(0)
    expect((await get('/screen.csv?named=large-sales&minValue=much')).status).toBe(400)
    expect((await get('/screen.csv?named=beauty')).status).toBe(404)
  })

  it('give a source as a file that no browser renders', async () => {
    const response = await get('/filing/0009990001-21-000003/source.txt')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toContain('<SEC-DOCUMENT>')
  })

  it.each(['/issuer/0009990001/calendar.ics', '/owner/0009990102/calendar.ics'])('%s is a calendar of what lies ahead', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/calendar')
    const text = await response.text()
    expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true)
    expect(text).toContain('BEGIN:VEVENT')
    expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
  })

  it('keep what is due on a day in the calendar until that day is over in Washington', async () => {
    const feedAt = async (now: string) => {
      const site = application(
        store,
        (error) => logged.push(error),
        () => now,
      )
      return (await site.request('/issuer/0009990001/calendar.ics')).text()
    }
    const [, day = ''] = /DTSTART;VALUE=DATE:(\d{8})/.exec(await feedAt('2026-12-30T12:00:00Z'))!
    const after = addDays(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`, 1)
    expect(await feedAt(`${after}T03:00:00Z`)).toContain(`DTSTART;VALUE=DATE:${day}`)
    expect(await feedAt(`${after}T06:00:00Z`)).not.toContain(`DTSTART;VALUE=DATE:${day}`)
  })

  it('refuse a parameter that a named screen does not have', async () => {
    const response = await get('/screen.json?named=large-sales&minvalue=5000000')
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('minvalue is no filter of this screen, minValue is')
    expect((await get('/screen?named=large-sales&minvalue=5000000')).status).toBe(400)
  })

  it('failed nowhere on the way', () => expect(logged).toEqual([]))
})
