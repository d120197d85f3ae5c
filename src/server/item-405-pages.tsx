import { type Context, Hono } from 'hono'
import { fiscalYearEndIn, fiscalYearTo } from '../law/fiscal-year.ts'
import { item405 } from '../law/item-405.ts'
import { item405Csv, item405Text, nothingToDisclose } from '../law/item-405-text.ts'
import { possibleFailures } from '../ledger/possible-failure.ts'
import { cikOf } from '../model/cik.ts'
import { isIsoDate } from '../model/date.ts'
import { fiscalYearEndOf } from '../store/fiscal-year-end.ts'
import { reportsToJudge } from '../store/reports-to-judge.ts'
import type { Store } from '../store/store.ts'
import { Item405Page, item405Path } from '../web/pages/item-405.tsx'
import { html } from './html.ts'
import { knowsParameters } from './known-parameters.ts'
import { told } from './trouble.tsx'

/** The late reports of an issuer's year, as a page, as data, for a spreadsheet and as text for the proxy statement. */
export function item405Pages(store: Store): Hono {
  const app = new Hono()

  const item405Of = async (cik: string, end: string) => {
    const issuer = await store.issuer(cik)
    if (!issuer) return null
    const { stored, numbered } = await reportsToJudge(store, { issuer: cik })
    const fiscalYear = fiscalYearTo(end)
    const report = item405({ fiscalYear, failures: [], reports: numbered })
    const { name } = issuer
    return { issuer: { cik, name }, report, breaks: possibleFailures(stored, fiscalYear), paragraph: item405Text(report, name) }
  }
  app.get('/issuer/:cik{[0-9]{1,10}}/item-405', knowsParameters({}), async (c) => {
    const cik = cikOf(c.req.param('cik'))!
    const [last] = await store.filings({ issuer: cik }, { offset: 0, limit: 1 })
    const year = (last?.filedDate ?? last?.periodOfReport)?.slice(0, 4)
    if (!last || year === undefined) return told(c, noYear(cik, ''), 404)
    // An issuer whose headers tell no year end is taken to close its books in December.
    const monthDay = (await fiscalYearEndOf(store, cik)) ?? '12-31'
    return c.redirect(item405Path(cik, fiscalYearEndIn(Number(year), monthDay)))
  })
  app.get(
    '/issuer/:cik{[0-9]{1,10}}/item-405/:page{[0-9]{4}-[0-9]{2}-[0-9]{2}(\\.(json|csv|txt))?}',
    knowsParameters({}),
    async (c: Context) => {
      const [end = '', as] = (c.req.param('page') ?? '').split('.')
      const cik = cikOf(c.req.param('cik') ?? '')!
      const data = isIsoDate(end) ? await item405Of(cik, end) : null
      if (!data) return told(c, noYear(cik, end), 404)
      if (as === 'json') return c.json({ ...data.report, possibleFailures: data.breaks, paragraph: data.paragraph })
      if (as === 'txt') return c.text(data.paragraph ?? `${nothingToDisclose(data.report)}\n`)
      if (as === 'csv') {
        return c.body(item405Csv(data.report), 200, {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="item-405-${cik}-${end}.csv"`,
        })
      }
      return c.html(html(<Item405Page {...data} />))
    },
  )
  return app
}

const noYear = (cik: string, end: string) => ({
  heading: `No filing names an issuer ${cik}${end ? `, or there is no day ${end}` : ''}`,
  advice: 'The address is /issuer/CIK/item-405/2024-12-31, the last part the end of the fiscal year.',
})
