import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { beforeTrade, classOfPlanned, ofTypedTrades } from '../law/before-trade.ts'
import type { ShortSwingTrade } from '../law/short-swing.ts'
import { tradeInWords, tradesInWords } from '../law/trade-in-words.ts'
import { pastTrades } from '../ledger/past-trades.ts'
import { isIsoDate } from '../model/date.ts'
import type { Store } from '../store/store.ts'
import { type BeforeTradeData, BeforeTradePage } from '../web/pages/before-trade.tsx'
import { formFields } from './form-fields.ts'
import { html } from './html.ts'
import { knowsParameters } from './known-parameters.ts'
import { partyMeant } from './party-meant.ts'
import { typedFields } from './typed-fields.ts'

/** A trade that is planned, against the past ones. */
export function beforeTradePages(store: Store): Hono {
  const app = new Hono()

  const takes = knowsParameters({ trade: null, date: null, owner: null, issuer: null, past: null })
  app.get('/before-trade', takes, (c) => c.html(html(<BeforeTradePage query={typedFields(c.req.query())} found={null} faults={[]} />)))
  const tooLong = 'The list of past trades is too long: at most 2,000 trades, or s16 due --trade with --trades takes them from a file.'
  const limit = bodyLimit({
    maxSize: 256 * 1024,
    onError: (c) => c.html(html(<BeforeTradePage query={{}} found={null} faults={[tooLong]} />), 413),
  })
  app.post('/before-trade', limit, async (c) => {
    const body = await formFields(c)
    const field = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
    const query = {
      trade: field('trade').slice(0, 100),
      date: field('date').slice(0, 10),
      owner: field('owner').trim().slice(0, 100),
      issuer: field('issuer').trim().slice(0, 100),
      past: field('past'),
    }
    const { found, faults } = await plannedTrade(store, query)
    return c.html(html(<BeforeTradePage query={query} found={found} faults={faults} />), found ? 200 : 400)
  })
  return app
}

/** What was typed: the trade and its day, whose trades on file are meant, and further past trades, one a line. */
interface TypedTrade {
  readonly trade: string
  readonly date: string
  readonly owner: string
  readonly issuer: string
  readonly past: string
}

/** The answer, or what is wrong with what was typed. */
async function plannedTrade(store: Store, query: TypedTrade): Promise<Pick<BeforeTradeData, 'found' | 'faults'>> {
  const { trades, faults } = tradesInWords(query.past)
  const trade = isIsoDate(query.date) ? tradeInWords(query.trade, query.date, 0) : null
  const known = await tradesOnFile(store, query)
  const past = [...known.trades, ...trades.map((one) => ({ ...one, security: one.security || (classOfPlanned(one, known.trades) ?? '') }))]
  const security = trade && classOfPlanned(trade, past)
  const wrong = [
    ...(isIsoDate(query.date) ? [] : [query.date === '' ? 'Say the day of the trade.' : `“${query.date}” is no day; write 2026-01-31.`]),
    ...(trade || !isIsoDate(query.date) ? [] : [`“${query.trade}” is no trade; write S 5000 @ 40 (P or S, shares, price).`]),
    ...known.faults,
    ...(trade && security === null ? [`Name the class after the price: the trades on file are in ${classes(past).join(', ')}.`] : []),
    ...faults.slice(0, 10),
    ...(trades.length > 2000 ? ['At most 2,000 past trades.'] : []),
  ]
  const planned = trade && security !== null && wrong.length === 0 ? { ...trade, security } : null
  const assumptions = [...known.assumptions, ...ofTypedTrades]
  const found = planned ? { trade: planned, answer: beforeTrade(planned, past), assumptions } : null
  return { found, faults: wrong }
}

const classes = (trades: readonly ShortSwingTrade[]) => [...new Set(trades.map(({ security }) => security))]

/** The trades on file of the insider and company that were named; none where none was. */
async function tradesOnFile(store: Store, query: Pick<TypedTrade, 'owner' | 'issuer'>) {
  const none = { trades: [], assumptions: [] }
  if (query.owner === '' && query.issuer === '') return { ...none, faults: [] }
  const owner = await partyMeant(store, 'owner', query.owner)
  const issuer = await partyMeant(store, 'issuer', query.issuer)
  if (owner.cik === null || issuer.cik === null) return { ...none, faults: [owner.fault, issuer.fault].filter((fault) => fault !== null) }
  const reports = await store.reports({ issuer: issuer.cik })
  if (!reports.some(({ document }) => document.reportingOwners.some(({ cik }) => cik === owner.cik))) {
    return { ...none, faults: ['No report of this insider on this company is loaded, so that no trade of theirs is on file.'] }
  }
  return { ...pastTrades(reports, owner.cik), faults: [] }
}
