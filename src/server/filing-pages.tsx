import { Hono } from 'hono'
import { decodeText } from '../read/source-text.ts'
import type { Store } from '../store/store.ts'
import { FilingPage, type FilingView } from '../web/pages/filing.tsx'
import { keyOf } from './address.ts'
import { amendedOnFile } from './amended-documents.ts'
import { changesOf } from './changes.ts'
import { filingIssues } from './filing-issues.ts'
import { html } from './html.ts'
import { knowsParameters } from './known-parameters.ts'
import { ledgerEffect } from './ledger-effect.ts'
import { noFiling, told } from './trouble.tsx'

/** The views of a filing, and the filing as data. */
export function filingPages(store: Store): Hono {
  const app = new Hono()
  app.use('/filing/*', knowsParameters({}))

  app.get('/filing/:reference/:view{(data|source)}', async (c) => {
    const [view, reference] = [c.req.param('view') as FilingView, c.req.param('reference')]
    const filing = await store.filing(reference)
    if (!filing) return told(c, noFiling(reference), 404)
    const source = view === 'source' ? await store.source(reference) : null
    const text = source ? decodeText(source.bytes) : null
    const amended = await amendedOnFile(store, filing)
    return c.html(html(<FilingPage filing={filing} amended={amended} issues={[]} view={view} source={text} />))
  })
  app.get('/filing/:page', async (c) => {
    const { key, json } = keyOf(c.req.param('page'))
    const filing = await store.filing(key)
    if (!filing) return told(c, noFiling(key), 404)
    const issues = filingIssues(filing)
    if (json) return c.json({ ...filing, issues })
    const [amended, ledger] = [await amendedOnFile(store, filing), await ledgerEffect(store, filing)]
    return c.html(html(<FilingPage filing={filing} amended={amended} issues={issues} view="form" ledger={ledger} />))
  })

  app.get('/filing/:reference/:view{changes(\\.json)?}', async (c) => {
    const filing = await store.filing(c.req.param('reference'))
    if (!filing) return told(c, noFiling(c.req.param('reference')), 404)
    const changes = await changesOf(store, filing)
    if (c.req.param('view').endsWith('.json')) return c.json({ amendments: changes.amendments })
    const amended = await amendedOnFile(store, filing)
    return c.html(html(<FilingPage filing={filing} amended={amended} issues={[]} view="changes" changes={changes} />))
  })

  return app
}
