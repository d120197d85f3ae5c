import { type Context, Hono } from 'hono'
import type { Store } from '../store/store.ts'
import { HomePage } from '../web/pages/home.tsx'
import { lastPage } from '../web/pages/pager.tsx'
import { ProgramsPage } from '../web/pages/programs.tsx'
import { hitPath, mostHits, SearchPage } from '../web/pages/search.tsx'
import { pageNumber } from './address.ts'
import { html } from './html.ts'
import { knowsParameters } from './known-parameters.ts'

/** Filings on one page. */
const listSize = 50

/** What stands in the search field. */
const typed = (c: Context): string => (c.req.query('q') ?? '').trim().slice(0, 200)

/** The latest filings and the search, as pages and as data; and what programs may ask for. */
export function homePages(store: Store): Hono {
  const app = new Hono()

  const home = async (asked: number) => {
    const counts = await store.counts()
    const page = lastPage(asked, listSize, counts.filings)
    return { counts, filings: await store.latest({ offset: (page - 1) * listSize, limit: listSize }), page, size: listSize }
  }
  const pages = knowsParameters({ page: null })
  app.get('/', pages, async (c) => c.html(html(<HomePage {...(await home(pageNumber(c.req.query('page'))))} />)))
  app.get('/index.json', pages, async (c) => c.json(await home(pageNumber(c.req.query('page')))))

  const search = async (query: string, limit: number) => ({ query, hits: query === '' ? [] : await store.search(query, limit) })
  app.get('/search', knowsParameters({ q: null }), async (c) => {
    const data = await search(typed(c), mostHits)
    const [only, ...others] = data.hits
    if (only && others.length === 0) return c.redirect(hitPath(only))
    return c.html(html(<SearchPage {...data} />))
  })
  app.get('/search.json', knowsParameters({ q: null, limit: null }), async (c) => {
    const data = await search(typed(c), Math.min(pageNumber(c.req.query('limit') ?? String(mostHits)), 100))
    return c.json({ ...data, hits: data.hits.map((hit) => ({ ...hit, path: hitPath(hit) })) })
  })

  app.get('/programs', knowsParameters({}), async (c) => {
    const [filing] = await store.latest({ offset: 0, limit: 1 })
    const owner = filing?.owners.find(({ cik }) => cik !== null)?.cik ?? null
    const examples = filing ? { filing: filing.reference, issuer: filing.issuer.cik, owner } : null
    return c.html(html(<ProgramsPage examples={examples} />))
  })
  return app
}
