import { type Context, Hono } from 'hono'
import { type FlaggedChoice, flaggedChoice } from '../ledger/flagged-lines.ts'
import { decodeText } from '../read/source-text.ts'
import { screenFaults, screenQuery } from '../store/screen.ts'
import type { Store } from '../store/store.ts'
import { FilingPage, type FilingView } from '../web/pages/filing.tsx'
import { HomePage } from '../web/pages/home.tsx'
import { IssuerPage } from '../web/pages/issuer.tsx'
import { NamedScreenPage } from '../web/pages/named-screen.tsx'
import { OwnerPage } from '../web/pages/owner.tsx'
import { lastPage } from '../web/pages/pager.tsx'
import { calledFilter, ScreenPage } from '../web/pages/screen.tsx'
import { hitPath, SearchPage } from '../web/pages/search.tsx'
import { link } from '../web/words.ts'
import { changesOf } from './changes.ts'
import { csv } from './csv.ts'
import { filingIssues } from './filing-issues.ts'
import { flatFound, flatLine } from './flat-rows.ts'
import { followedInsiders } from './followed-insiders.ts'
import { html } from './html.ts'
import { ledgerEffect } from './ledger-effect.ts'
import { loosened } from './loosened.ts'
import { namedLinks, namedScreenData } from './named-screen-data.ts'
import { noFiling, told } from './trouble.tsx'

/** Every page: what it loads, what it shows, and the same as JSON. */

const listSize = 50
const partyTransactions = 25
const partyFilings = 25
const drawnTransactions = 2_000
const exportLimit = 10_000
const namedExportLimit = 1_000

/** The pages over a store. */
export function pages(store: Store): Hono {
  const app = new Hono()

  const home = async (asked: number) => {
    const counts = await store.counts()
    const page = lastPage(asked, listSize, counts.filings)
    return { counts, filings: await store.latest({ offset: (page - 1) * listSize, limit: listSize }), page, size: listSize }
  }
  app.get('/', async (c) => c.html(html(<HomePage {...(await home(pageNumber(c.req.query('page'))))} />)))
  app.get('/index.json', async (c) => c.json(await home(pageNumber(c.req.query('page')))))

  const search = async (query: string, limit: number) => ({ query, hits: query === '' ? [] : await store.search(query, limit) })
  app.get('/search', async (c) => {
    const data = await search((c.req.query('q') ?? '').trim().slice(0, 200), listSize)
    const [only, ...others] = data.hits
    if (only && others.length === 0) return c.redirect(hitPath(only))
    return c.html(html(<SearchPage {...data} />))
  })
  app.get('/search.json', async (c) => {
    const data = await search(
      (c.req.query('q') ?? '').trim().slice(0, 200),
      Math.min(pageNumber(c.req.query('limit') ?? String(listSize)), 100),
    )
    return c.json({ ...data, hits: data.hits.map((hit) => ({ ...hit, path: hitPath(hit) })) })
  })

  const party = async (kind: 'issuer' | 'owner', cik: string, flagged: FlaggedChoice) => {
    const { rows, total, flaggedLeftOut, issuersNotLookedThrough } = await store.screen(
      screenQuery.parse({ [kind]: cik, flagged, sort: '-date', size: String(partyTransactions) }),
    )
    const filings = await store.filings({ [kind]: cik }, { offset: 0, limit: partyFilings })
    return { transactions: rows, transactionCount: total, filings, flagged, flaggedLeftOut, issuersNotLookedThrough }
  }
  const issuerData = async (cik: string, flagged: FlaggedChoice) => {
    const issuer = await store.issuer(cik)
    if (!issuer) return null
    const { rows } = await store.screen(screenQuery.parse({ issuer: cik, flagged, sort: '-date', size: String(drawnTransactions) }))
    return { issuer, drawn: rows, ...(await followedInsiders(store, issuer, flagged)), ...(await party('issuer', cik, flagged)) }
  }
  const ownerData = async (cik: string, flagged: FlaggedChoice) => {
    const owner = await store.owner(cik)
    return owner && { owner, ...(await party('owner', cik, flagged)) }
  }
  app.get('/issuer/:page{[0-9]{1,10}(\\.json)?}', async (c) => {
    const { key, json } = asked(c.req.param('page'))
    const data = await issuerData(key.padStart(10, '0'), flaggedChoice(c.req.query('flagged')))
    if (!data) return told(c, nobody('a company', key), 404)
    const { drawn: _drawn, held: _held, ahead: _ahead, ...shown } = data
    return json ? c.json(shown) : c.html(html(<IssuerPage {...data} />))
  })
  app.get('/owner/:page{[0-9]{1,10}(\\.json)?}', async (c) => {
    const { key, json } = asked(c.req.param('page'))
    const data = await ownerData(key.padStart(10, '0'), flaggedChoice(c.req.query('flagged')))
    if (!data) return told(c, nobody('an insider', key), 404)
    return json ? c.json(data) : c.html(html(<OwnerPage {...data} />))
  })

  app.get('/filing/:reference/:view{(data|source|source\\.txt)}', async (c) => {
    const view = c.req.param('view')
    const reference = c.req.param('reference')
    const source = view === 'data' ? null : await store.source(reference)
    if (view === 'source.txt') {
      if (!source) return told(c, noFiling(reference), 404)
      // Never rendered by the browser: what was filed may hold mark-up.
      return c.body(source.bytes as Uint8Array<ArrayBuffer>, 200, {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${reference.replace(/[^\w.-]/g, '_')}.txt"`,
      })
    }
    const filing = await store.filing(reference)
    if (!filing) return told(c, noFiling(reference), 404)
    const text = source ? decodeText(source.bytes) : null
    return c.html(html(<FilingPage filing={filing} issues={[]} view={view as FilingView} source={text} />))
  })
  app.get('/filing/:page', async (c) => {
    const { key, json } = asked(c.req.param('page'))
    const filing = await store.filing(key)
    if (!filing) return told(c, noFiling(key), 404)
    const issues = filingIssues(filing)
    if (json) return c.json({ ...filing, issues })
    return c.html(html(<FilingPage filing={filing} issues={issues} view="form" ledger={await ledgerEffect(store, filing)} />))
  })

  app.get('/filing/:reference/changes', async (c) => {
    const filing = await store.filing(c.req.param('reference'))
    if (!filing) return told(c, noFiling(c.req.param('reference')), 404)
    return c.html(html(<FilingPage filing={filing} issues={[]} view="changes" changes={await changesOf(store, filing)} />))
  })

  app.get('/screen', async (c) => {
    const query = c.req.query()
    if (query.named) {
      const data = await namedScreenData(store, query)
      return data ? c.html(html(<NamedScreenPage {...data} />), data.faults.length > 0 ? 400 : 200) : told(c, noScreen, 404)
    }
    const parsed = screenQuery.safeParse(query)
    const faults = parsed.success ? [] : screenFaults(parsed.error, query, calledFilter)
    const result = parsed.success ? await store.screen(parsed.data) : null
    if (result && result.total > 0 && result.rows.length === 0) {
      return c.redirect(link('/screen', { ...query, page: String(lastPage(result.page, result.size, result.total)) }))
    }
    const looser = parsed.success && result?.total === 0 ? await loosened(store, parsed.data) : null
    const isEmpty = result?.total === 0 && (await store.counts()).filings === 0
    const sort = parsed.success ? parsed.data.sort : '-filed'
    return c.html(
      html(
        <ScreenPage
          named={namedLinks}
          query={given(query)}
          sort={sort}
          result={result}
          faults={faults}
          looser={looser}
          isEmpty={isEmpty}
        />,
      ),
      parsed.success ? 200 : 400,
    )
  })
  app.get('/screen.json', async (c) => {
    if (c.req.query('named')) {
      const data = await namedScreenData(store, c.req.query())
      if (!data) return told(c, noScreen, 404)
      return data.result ? c.json(data.result) : c.json({ error: data.faults }, 400)
    }
    const parsed = screenQuery.safeParse(c.req.query())
    if (!parsed.success) return c.json({ error: screenFaults(parsed.error, c.req.query()) }, 400)
    return c.json(await store.screen(parsed.data))
  })
  app.get('/screen.csv', async (c) => {
    const { named } = c.req.query()
    if (named) {
      const data = await namedScreenData(store, { ...c.req.query(), size: String(namedExportLimit) })
      if (!data?.result) return c.text(`${data ? data.faults.join('\n') : noScreen.heading}\n`, data ? 400 : 404)
      return sheet(c, `section16-${named}.csv`, data.result.found.map(flatFound))
    }
    const parsed = screenQuery.safeParse({ ...c.req.query(), page: '1', size: String(exportLimit) })
    if (!parsed.success) return c.text(`${screenFaults(parsed.error, c.req.query()).join('\n')}\n`, 400)
    const { rows } = await store.screen(parsed.data)
    return sheet(c, 'section16-screen.csv', rows.map(flatLine))
  })

  return app
}

/** Rows as a file for a spreadsheet. */
const sheet = (c: Context, filename: string, rows: Parameters<typeof csv>[0]) =>
  c.body(csv(rows), 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${filename}"` })

/** The key of a page and whether its data was asked for. */
function asked(page: string): { readonly key: string; readonly json: boolean } {
  return page.endsWith('.json') ? { key: page.slice(0, -5), json: true } : { key: page, json: false }
}

/** The number of a page as a URL has it; the first where it is none. */
export function pageNumber(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1
}

const given = (query: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))

const nobody = (what: string, cik: string) => ({
  heading: `No filing names ${what} with CIK ${cik}`,
  advice: 'Search above by name, or load the filings with s16 load.',
})
const noScreen = { heading: 'There is no screen of that name', advice: 'The screens are listed at /screen.' }
