import { type Context, Hono } from 'hono'
import { easternDay } from '../law/eastern-time.ts'
import { exportLimit, screenFaults, screenFilters, screenQuery } from '../store/screen.ts'
import type { Store } from '../store/store.ts'
import { NamedScreenPage } from '../web/pages/named-screen.tsx'
import { lastPage } from '../web/pages/pager.tsx'
import { calledFilter, ScreenPage } from '../web/pages/screen.tsx'
import { link } from '../web/words.ts'
import { findingsCsv, linesCsv } from './flat-rows.ts'
import { html } from './html.ts'
import { loosened } from './loosened.ts'
import { namedLinks, namedScreenData } from './named-screen-data.ts'
import { told } from './trouble.tsx'

const namedExportLimit = 1_000

/** Screens by filters and by name, as pages, as data and for a spreadsheet; `now` tells the moment, UTC, as an ISO text. */
export function screenPages(store: Store, now: () => string): Hono {
  const app = new Hono()
  const named = (query: Readonly<Record<string, string>>) => namedScreenData(store, query, easternDay(now()))

  app.get('/screen', async (c) => {
    const query = c.req.query()
    if (query.named) {
      const data = await named(query)
      return data ? c.html(html(<NamedScreenPage {...data} />), data.faults.length > 0 ? 400 : 200) : told(c, noScreen, 404)
    }
    const parsed = screenQuery.safeParse(query)
    const faults = parsed.success ? [] : screenFaults(parsed.error, query, screenFilters, calledFilter)
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
          exportLimit={exportLimit}
        />,
      ),
      parsed.success ? 200 : 400,
    )
  })
  app.get('/screen.json', async (c) => {
    if (c.req.query('named')) {
      const data = await named(c.req.query())
      if (!data) return told(c, noScreen, 404)
      return data.result ? c.json(data.result) : c.json({ error: data.faults }, 400)
    }
    const parsed = screenQuery.safeParse(c.req.query())
    if (!parsed.success) return c.json({ error: screenFaults(parsed.error, c.req.query(), screenFilters) }, 400)
    return c.json(await store.screen(parsed.data))
  })
  app.get('/screen.csv', async (c) => {
    const { named: name } = c.req.query()
    if (name) {
      const data = await named({ ...c.req.query(), size: String(namedExportLimit) })
      if (!data?.result) return c.text(`${data ? data.faults.join('\n') : noScreen.heading}\n`, data ? 400 : 404)
      return sheet(c, `section16-${name}.csv`, findingsCsv(data.result.found))
    }
    const parsed = screenQuery.safeParse({ ...c.req.query(), page: '1', size: String(exportLimit) })
    if (!parsed.success) return c.text(`${screenFaults(parsed.error, c.req.query(), screenFilters).join('\n')}\n`, 400)
    const { rows } = await store.screen(parsed.data)
    return sheet(c, 'section16-screen.csv', linesCsv(rows))
  })
  return app
}

/** Rows as a file for a spreadsheet. */
const sheet = (c: Context, filename: string, rows: string) =>
  c.body(rows, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${filename}"`,
  })

const given = (query: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))

const noScreen = { heading: 'There is no screen of that name', advice: 'The screens are listed at /screen.' }
