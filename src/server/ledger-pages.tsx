import { Hono } from 'hono'
import { shortSwing } from '../law/short-swing.ts'
import { ledgerEvents } from '../ledger/event.ts'
import { knownOn } from '../ledger/filed-report.ts'
import { chosen, flaggedChoice, flaggedChoices } from '../ledger/flagged-lines.ts'
import { inOrderOfBalances } from '../ledger/holdings-over-time.ts'
import { ledgerOf } from '../ledger/ledger.ts'
import { pastTrades } from '../ledger/past-trades.ts'
import { rolesOf } from '../ledger/told.ts'
import { cikOf } from '../model/cik.ts'
import { compare, isDecimal } from '../model/decimal.ts'
import type { Store } from '../store/store.ts'
import { type PositionData, PositionPage, pageOfFiling } from '../web/pages/position.tsx'
import { type ShortSwingData, ShortSwingPage } from '../web/pages/short-swing.tsx'
import { pageNumber } from './address.ts'
import { html } from './html.ts'
import { knowsParameters } from './known-parameters.ts'
import { told } from './trouble.tsx'

/** The ledger of an owner in an issuer, as a page and as data; `as-of` asks what was known by the end of a day. */
export function ledgerPages(store: Store): Hono {
  const app = new Hono()

  /** The reports of an issuer and the names of the pair; `null` where the owner filed none of them. */
  const pairOf = async (ownerCik: string, issuerCik: string) => {
    const reports = await store.reports({ issuer: issuerCik })
    const own = reports.filter(({ document }) => document.reportingOwners.some(({ cik }) => cik === ownerCik))
    if (own.length === 0) return null
    const [owner, issuer] = [await store.owner(ownerCik), await store.issuer(issuerCik)]
    return {
      reports,
      owner: { cik: ownerCik, name: owner?.name ?? ownerCik },
      issuer: { cik: issuerCik, name: issuer?.name ?? issuerCik },
    }
  }

  const load = async (
    ownerCik: string,
    issuerCik: string,
    { asOf, all, flagged }: Pick<PositionData, 'asOf' | 'all' | 'flagged'>,
  ): Promise<PositionData | null> => {
    const pair = await pairOf(ownerCik, issuerCik)
    if (!pair) return null
    const { reports, owner, issuer } = pair
    const question = { owner: ownerCik, asOf, all }
    const lines = ledgerOf(reports, question)
    const kept = chosen(lines, flagged)
    return {
      owner,
      issuer,
      asOf,
      all,
      flagged,
      flaggedLeftOut: lines.length - kept.length,
      roles: rolesOf(knownOn(reports, asOf), ownerCik),
      lines: kept,
      balances: inOrderOfBalances(kept),
      events: ledgerEvents(reports, question),
    }
  }

  const ledgerTakes = knowsParameters({ 'as-of': 'day', all: ['yes'], flagged: flaggedChoices }, { status: statuses, page: null, at: null })
  app.get('/owner/:owner{[0-9]{1,10}}/:issuer{[0-9]{1,10}(\\.json)?}', ledgerTakes, async (c) => {
    const json = c.req.param('issuer').endsWith('.json')
    const [owner, issuer] = [c.req.param('owner'), c.req.param('issuer').replace('.json', '')].map(cikOf) as [string, string]
    const asOf = c.req.query('as-of') || null
    const data = await load(owner, issuer, { asOf, all: c.req.query('all') === 'yes', flagged: flaggedChoice(c.req.query('flagged')) })
    if (!data) return told(c, noReports, 404)
    const { balances: _balances, ...shown } = data
    if (json) return c.json(shown)
    const status = statuses.find((one) => one === c.req.query('status')) ?? null
    const at = c.req.query('at')
    const page = at === undefined ? pageNumber(c.req.query('page')) : pageOfFiling(data.lines, at)
    return c.html(html(<PositionPage {...data} view={{ status, page }} />))
  })

  const shortSwingTakes = knowsParameters({ share: null, 'issuer-kind': ['domestic', 'foreign'], 'as-of': 'day' }, { page: null })
  app.get('/owner/:owner{[0-9]{1,10}}/:issuer{[0-9]{1,10}}/:view{short-swing(\\.json)?}', shortSwingTakes, async (c) => {
    const pair = await pairOf(cikOf(c.req.param('owner'))!, cikOf(c.req.param('issuer'))!)
    if (!pair) return told(c, noReports, 404)
    const typed = (c.req.query('share') ?? '').trim()
    const share = isDecimal(typed) && typed.length <= 20 && compare(typed, '1') <= 0 ? typed : null
    if (share === null && typed !== '') {
      const trouble = { heading: `“${typed.slice(0, 40)}” is no part of one`, advice: 'Write a share between 0 and 1 such as 0.4.' }
      return told(c, trouble, 400)
    }
    const foreignPrivateIssuer = c.req.query('issuer-kind') === 'foreign'
    const asOf = c.req.query('as-of') || null
    if (!knownOn(pair.reports, asOf).some(({ document }) => document.reportingOwners.some(({ cik }) => cik === pair.owner.cik)))
      return told(c, nothingKnown(asOf), 404)
    const asked = { pecuniaryShare: share, foreignPrivateIssuer, asOf }
    const { rows, trades, assumptions } = pastTrades(pair.reports, pair.owner.cik, asked)
    const { owner, issuer } = pair
    const data: ShortSwingData = { owner, issuer, share, foreignPrivateIssuer, asOf, result: shortSwing(trades), trades, rows, assumptions }
    return c.req.param('view').endsWith('.json')
      ? c.json(data)
      : c.html(html(<ShortSwingPage {...data} page={pageNumber(c.req.query('page'))} />))
  })
  return app
}

const statuses = ['opening', 'agrees', 'explained', 'unexplained'] as const

const nothingKnown = (asOf: string | null) => ({
  heading: `No report of this owner on this issuer was filed by ${asOf}`,
  advice: 'Nothing can be said of what was matched by then: ask as known on a later day.',
})

const noReports = { heading: 'No report of this owner on this issuer is loaded', advice: 'Search above by name.' }
