import { Hono } from 'hono'
import { ledgerEvents } from '../ledger/event.ts'
import { ledgerOf } from '../ledger/ledger.ts'
import { isIsoDate } from '../model/date.ts'
import type { Store } from '../store/store.ts'
import { type PositionData, PositionPage } from '../web/pages/position.tsx'
import { TroublePage } from '../web/pages/trouble.tsx'
import { html } from './pages.tsx'

/** The ledger of an owner in an issuer, as a page and as data; `as-of` asks what was known by the end of a day. */
export function ledgerPages(store: Store): Hono {
  const app = new Hono()

  const load = async (ownerCik: string, issuerCik: string, asOf: string | null, all: boolean): Promise<PositionData | null> => {
    const reports = await store.reports({ issuer: issuerCik })
    const own = reports.filter(({ document }) => document.reportingOwners.some(({ cik }) => cik === ownerCik))
    const last = own.at(-1)
    if (!last) return null
    const name = last.document.reportingOwners.find(({ cik }) => cik === ownerCik)?.name ?? ownerCik
    const question = { owner: ownerCik, asOf, all }
    return {
      owner: { cik: ownerCik, name },
      issuer: { cik: issuerCik, name: last.document.issuer.name ?? issuerCik },
      asOf,
      all,
      lines: ledgerOf(reports, question),
      events: ledgerEvents(reports, question),
    }
  }

  app.get('/owner/:owner{[0-9]{1,10}}/:issuer{[0-9]{1,10}(\\.json)?}', async (c) => {
    const json = c.req.param('issuer').endsWith('.json')
    const [owner, issuer] = [c.req.param('owner'), c.req.param('issuer').replace('.json', '')].map((cik) => cik.padStart(10, '0')) as [
      string,
      string,
    ]
    const given = c.req.query('as-of') ?? ''
    const asOf = isIsoDate(given) ? given : null
    if (given !== '' && asOf === null) {
      return c.html(html(<TroublePage heading={`“${given.slice(0, 40)}” is no day`} advice="Write a day such as 2019-03-01." />), 400)
    }
    const data = await load(owner, issuer, asOf, c.req.query('all') === 'yes')
    if (!data)
      return c.html(html(<TroublePage heading="No report of this owner on this issuer is loaded" advice="Search above by name." />), 404)
    return json ? c.json(data) : c.html(html(<PositionPage {...data} />))
  })
  return app
}
