import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { beforeTrade, classOfPlanned, ofTypedTrades } from '../law/before-trade.ts'
import type { Deadline } from '../law/deadline.ts'
import { easternMoment } from '../law/eastern-time.ts'
import { filingDateOf } from '../law/filing-date.ts'
import { item405 } from '../law/item-405.ts'
import { item405Csv, item405Text } from '../law/item-405-text.ts'
import type { ShortSwingTrade } from '../law/short-swing.ts'
import { timeliness } from '../law/timely.ts'
import { tradeInWords, tradesInWords } from '../law/trade-in-words.ts'
import { answer, questionOf, type TypedQuestion } from '../law/typed-question.ts'
import { pastTrades } from '../ledger/past-trades.ts'
import { possibleFailures } from '../ledger/possible-failure.ts'
import { addDays, addMonths, isIsoDate } from '../model/date.ts'
import { UsageError } from '../model/errors.ts'
import { reportsToJudge } from '../store/reports-to-judge.ts'
import type { Store } from '../store/store.ts'
import { BeforeTradePage } from '../web/pages/before-trade.tsx'
import { DuePage } from '../web/pages/due.tsx'
import { Item405Page, item405Path } from '../web/pages/item-405.tsx'
import { formFields } from './form-fields.ts'
import { html } from './html.ts'
import { told } from './trouble.tsx'

/** The pages of the law: deadlines, a planned trade, the late reports of an issuer's year; each but the planned trade also as JSON. */

const labels: Readonly<Record<keyof TypedQuestion, string>> = {
  form: 'Form',
  date: 'Day',
  code: 'Code',
  direction: 'Direction',
  deemed: 'Day of notice',
  fiscalYearEnd: 'Fiscal year end',
  issuerKind: 'Issuer',
  jurisdiction: 'Organised in',
  tenPercentHolder: 'Ten percent holder',
  registrationEffective: 'Registration effective',
  deferralLost: 'Deferral lost',
}

/** What stands in the fields, those left empty taken away, none longer than a field holds. */
const typed = (query: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim().slice(0, 100)]])))

function asked(given: Readonly<Record<string, string>>) {
  const { accepted, tenPercentHolder, ...rest } = typed(given)
  const fields = { ...rest, ...(tenPercentHolder === undefined ? {} : { tenPercentHolder: true }) }
  const deadline: Deadline = answer(questionOf(fields, (field) => labels[field]))
  if (accepted === undefined) return { deadline, filing: null }
  const moment = easternMoment(accepted)
  if (moment === null) throw new UsageError(`Accepted "${accepted}" is no moment; write it as 2024-05-03T21:59:00`)
  const filed = filingDateOf(moment)
  return { deadline, filing: { ...filed, ...timeliness(deadline, filed.day) } }
}

const classes = (trades: readonly ShortSwingTrade[]) => [...new Set(trades.map(({ security }) => security))]

const nothingToDisclose = (undecided: number): string =>
  undecided === 0
    ? 'Nothing to disclose: leave the caption out.\n'
    : `Nothing to disclose by what is known; ${undecided} ${undecided === 1 ? 'report' : 'reports'} cannot be judged and must be looked at first.\n`

const noYear = (cik: string, end: string) => ({
  heading: `No filing names an issuer ${cik}${end ? `, or there is no day ${end}` : ''}`,
  advice: 'The address is /issuer/CIK/item-405/2024-12-31, the last part the end of the fiscal year.',
})

/** Names shown of those that a text may mean. */
const mostMeant = 5

/** The party that a CIK, a name or a symbol means, or what is wrong with it. */
async function partyMeant(store: Store, kind: 'owner' | 'issuer', text: string): Promise<{ cik: string | null; fault: string | null }> {
  const what = kind === 'owner' ? 'insider' : 'company'
  if (text === '') return { cik: null, fault: `For the trades on file name the ${what} too.` }
  if (/^\d{1,10}$/.test(text)) return { cik: text.padStart(10, '0'), fault: null }
  const meant = (await store.search(text, 50)).flatMap(({ kind: found, id, name, detail }) =>
    found === kind && id !== null ? [{ id, name, detail }] : [],
  )
  const exact = meant.filter(({ name, detail }) =>
    [name, kind === 'issuer' ? detail : null].some((one) => one?.toUpperCase() === text.toUpperCase()),
  )
  const [only, ...others] = exact.length > 0 ? exact : meant
  if (!only) return { cik: null, fault: `“${text}” is no ${what} whose filings are loaded; part of a name is enough, or the CIK.` }
  if (others.length === 0) return { cik: only.id, fault: null }
  const names = [only, ...others].slice(0, mostMeant).map(({ id, name }) => `${name} (CIK ${id})`)
  return { cik: null, fault: `“${text}” may mean ${names.join(', ')}${others.length >= mostMeant ? ' or others' : ''}: give one CIK.` }
}

/** The pages of the law over a store. */
export function lawPages(store: Store): Hono {
  const app = new Hono()

  app.get('/due', (c) => {
    const query = typed(c.req.query())
    if (query.date === undefined && query.fiscalYearEnd === undefined) {
      return c.html(html(<DuePage query={query} deadline={null} filing={null} fault={null} />))
    }
    try {
      return c.html(html(<DuePage query={query} {...asked(query)} fault={null} />))
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      return c.html(html(<DuePage query={query} deadline={null} filing={null} fault={error.message} />), 400)
    }
  })
  app.get('/due.json', (c) => {
    try {
      const { deadline, filing } = asked(c.req.query())
      return c.json(filing ? { ...deadline, late: filing.late, daysLate: filing.daysLate, filingSteps: filing.steps } : deadline)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      return c.json({ error: error.message }, 400)
    }
  })

  app.get('/before-trade', (c) => c.html(html(<BeforeTradePage query={typed(c.req.query())} found={null} faults={[]} />)))
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
    const { trades, faults } = tradesInWords(query.past)
    const trade = isIsoDate(query.date) ? tradeInWords(query.trade, query.date, 0) : null
    const isOnFile = query.owner !== '' || query.issuer !== ''
    const owner = await partyMeant(store, 'owner', query.owner)
    const issuer = await partyMeant(store, 'issuer', query.issuer)
    const reports = owner.cik !== null && issuer.cik !== null ? await store.reports({ issuer: issuer.cik }) : null
    const isReported = reports?.some(({ document }) => document.reportingOwners.some(({ cik }) => cik === owner.cik)) ?? false
    const known = reports && isReported && owner.cik !== null ? pastTrades(reports, owner.cik) : { trades: [], assumptions: [] }
    const past = [
      ...known.trades,
      ...trades.map((one) => ({ ...one, security: one.security || (classOfPlanned(one, known.trades) ?? '') })),
    ]
    const security = trade && classOfPlanned(trade, past)
    const wrong = [
      ...(isIsoDate(query.date) ? [] : ['Say the day of the trade.']),
      ...(trade || !isIsoDate(query.date) ? [] : [`“${query.trade}” is no trade; write S 5000 @ 40 (P or S, shares, price).`]),
      ...(isOnFile ? [owner.fault, issuer.fault].filter((fault) => fault !== null) : []),
      ...(reports && !isReported ? ['No report of this insider on this company is loaded, so that no trade of theirs is on file.'] : []),
      ...(trade && security === null ? [`Name the class after the price: the trades on file are in ${classes(past).join(', ')}.`] : []),
      ...faults.slice(0, 10),
      ...(trades.length > 2000 ? ['At most 2,000 past trades.'] : []),
    ]
    const planned = trade && security !== null && wrong.length === 0 ? { ...trade, security } : null
    const assumptions = [...known.assumptions, ...ofTypedTrades]
    const found = planned ? { trade: planned, answer: beforeTrade(planned, past), assumptions } : null
    return c.html(html(<BeforeTradePage query={query} found={found} faults={wrong} />), found ? 200 : 400)
  })

  const item405Of = async (cik: string, end: string) => {
    const issuer = await store.issuer(cik)
    if (!issuer) return null
    const { stored, numbered } = await reportsToJudge(store, { issuer: cik })
    const fiscalYear = { start: addDays(addMonths(end, -12), 1), end }
    const report = item405({ fiscalYear, failures: [], reports: numbered })
    const { name } = issuer
    return { issuer: { cik, name }, report, breaks: possibleFailures(stored, fiscalYear), paragraph: item405Text(report, name) }
  }
  app.get('/issuer/:cik{[0-9]{1,10}}/item-405', async (c) => {
    const cik = c.req.param('cik').padStart(10, '0')
    const [last] = await store.filings({ issuer: cik }, { offset: 0, limit: 1 })
    const year = (last?.filedDate ?? last?.periodOfReport)?.slice(0, 4)
    if (!last || year === undefined) return told(c, noYear(cik, ''), 404)
    // To the year end of the last filing's header; an issuer without one is taken to close its books in December.
    const monthDay = (await store.filing(last.reference))?.submission?.issuer?.fiscalYearEnd ?? '12-31'
    return c.redirect(item405Path(cik, isIsoDate(`${year}-${monthDay}`) ? `${year}-${monthDay}` : `${year}-12-31`))
  })
  app.get('/issuer/:cik{[0-9]{1,10}}/item-405/:page{[0-9]{4}-[0-9]{2}-[0-9]{2}(\\.(json|csv|txt))?}', async (c: Context) => {
    const [end = '', as] = (c.req.param('page') ?? '').split('.')
    const cik = (c.req.param('cik') ?? '').padStart(10, '0')
    const data = isIsoDate(end) ? await item405Of(cik, end) : null
    if (!data) {
      return told(c, noYear(cik, end), 404)
    }
    if (as === 'json') return c.json({ ...data.report, possibleFailures: data.breaks, paragraph: data.paragraph })
    if (as === 'txt') return c.text(data.paragraph ?? nothingToDisclose(data.report.undecided.length))
    if (as === 'csv') {
      return c.body(item405Csv(data.report), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="item-405-${cik}-${end}.csv"`,
      })
    }
    return c.html(html(<Item405Page {...data} />))
  })
  return app
}
