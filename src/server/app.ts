import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { Store } from '../store/store.ts'
import { beforeTradePages } from './before-trade-pages.tsx'
import { calendarFeeds } from './calendar-feeds.ts'
import { duePages } from './due-pages.tsx'
import { filingFiles } from './filing-files.ts'
import { filingPages } from './filing-pages.tsx'
import { homePages } from './home-pages.tsx'
import { item405Pages } from './item-405-pages.tsx'
import { ledgerPages } from './ledger-pages.tsx'
import { partyPages } from './party-pages.tsx'
import { readPages } from './read-pages.tsx'
import { screenPages } from './screen-pages.tsx'
import { noSuchPage, told } from './trouble.tsx'

/** The whole web application over a store: static files, pages, and what other processes ask. */

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  map: 'application/json',
  svg: 'image/svg+xml',
}

/** Where the build puts static files, beside the compiled server. */
const folders = ['../web/static/', '../print/static/'].map((path) => new URL(path, import.meta.url))

async function staticFile(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  for (const folder of folders) {
    try {
      return new Uint8Array(await readFile(new URL(name, folder)))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  return null
}

/** `log` hears of every failure that is not the visitor's; `now` tells the moment, UTC, as an ISO text. */
export function application(store: Store, log: (error: unknown) => void, now = () => new Date().toISOString()): Hono {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'same-origin',
    }),
  )
  app.get('/static/:name{[a-z0-9-]{1,64}\\.(css|js|map|svg|js\\.map)}', async (c) => {
    const name = c.req.param('name')
    const bytes = await staticFile(name)
    if (!bytes) return c.notFound()
    return c.body(bytes, 200, { 'content-type': types[name.split('.').at(-1)!]!, 'cache-control': 'no-cache' })
  })
  const rooms = [
    homePages(store),
    filingPages(store),
    filingFiles(store),
    partyPages(store),
    ledgerPages(store),
    calendarFeeds(store, now),
    screenPages(store, now),
    readPages(store),
    duePages(),
    beforeTradePages(store),
    item405Pages(store),
  ]
  for (const room of rooms) app.route('/', room)
  app.notFound((c) => told(c, noSuchPage, 404))
  app.onError((error, c) => {
    if (error instanceof HTTPException)
      return c.text(`${error.message || 'This request is refused: it does not come from a page of this server.'}\n`, error.status)
    log(error)
    return c.text('Something failed on the server. The log of s16 serve says what; the page may work again when reloaded.\n', 500)
  })
  return app
}
