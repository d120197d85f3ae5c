import { Hono } from 'hono'
import { type CalendarEvent, calendarFeed } from '../law/calendar-feed.ts'
import { easternDay } from '../law/eastern-time.ts'
import { calendarEvents } from '../ledger/calendar-events.ts'
import { cikOf } from '../model/cik.ts'
import { fiscalYearEndOf } from '../store/fiscal-year-end.ts'
import type { Store } from '../store/store.ts'
import { knowsParameters } from './known-parameters.ts'

/** Calendar feeds to subscribe to: `/issuer/CIK/calendar.ics` and `/owner/CIK/calendar.ics`. */

/** Feeds over a store; `now` tells the moment, UTC, as an ISO text. */
export function calendarFeeds(store: Store, now: () => string): Hono {
  const app = new Hono()
  const calendar = { 'content-type': 'text/calendar; charset=utf-8' }

  app.get('/issuer/:cik{[0-9]{1,10}}/calendar.ics', knowsParameters({}), async (c) => {
    const cik = cikOf(c.req.param('cik'))!
    const issuer = await store.issuer(cik)
    if (!issuer) return c.notFound()
    const reports = await store.reports({ issuer: cik })
    const from = easternDay(now())
    const events = calendarEvents(reports, { from, fiscalYearEnd: await fiscalYearEndOf(store, cik) })
    return c.body(calendarFeed({ name: `Section 16: ${issuer.name}`, madeAt: now(), events }), 200, calendar)
  })

  app.get('/owner/:cik{[0-9]{1,10}}/calendar.ics', knowsParameters({}), async (c) => {
    const cik = cikOf(c.req.param('cik'))!
    const owner = await store.owner(cik)
    if (!owner) return c.notFound()
    const from = easternDay(now())
    const issuers = new Set((await store.reports({ owner: cik })).flatMap(({ document }) => document.issuer.cik ?? []))
    const events: CalendarEvent[] = []
    for (const issuer of issuers) {
      const reports = await store.reports({ issuer })
      events.push(...calendarEvents(reports, { owner: cik, from, fiscalYearEnd: await fiscalYearEndOf(store, issuer) }))
    }
    return c.body(calendarFeed({ name: `Section 16: ${owner.name}`, madeAt: now(), events }), 200, calendar)
  })
  return app
}
