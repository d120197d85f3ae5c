import { type Context, Hono } from 'hono'
import { type JointChoice, jointChoice, jointChoices } from '../ledger/counted-once.ts'
import { type FlaggedChoice, flaggedChoice, flaggedChoices } from '../ledger/flagged-lines.ts'
import { cikOf } from '../model/cik.ts'
import type { IsoDate } from '../model/document.ts'
import { dayInProse } from '../model/iso-date.ts'
import { screenQuery } from '../store/screen.ts'
import type { Store } from '../store/store.ts'
import { netByQuarter } from '../web/charts/quarters.tsx'
import { countedOnce } from '../web/counted-once.tsx'
import { netBought } from '../web/net-bought.tsx'
import { IssuerPage } from '../web/pages/issuer.tsx'
import { OwnerPage } from '../web/pages/owner.tsx'
import { keyOf } from './address.ts'
import { followedInsiders } from './followed-insiders.ts'
import { html } from './html.ts'
import { knowsParameters } from './known-parameters.ts'
import { told } from './trouble.tsx'

const partyTransactions = 25
const partyFilings = 25
const drawnTransactions = 2_000

/** Companies and their insiders, as pages and as data. */
export function partyPages(store: Store): Hono {
  const app = new Hono()

  const party = async (kind: 'issuer' | 'owner', cik: string, { asOf, flagged }: Pick<Asked, 'asOf' | 'flagged'>) => {
    const { rows, total, flaggedLeftOut, issuersNotLookedThrough } = await store.screen(
      screenQuery.parse({ [kind]: cik, asOf: asOf ?? '', flagged, sort: '-date', size: String(partyTransactions) }),
    )
    const filings = await store.filings({ [kind]: cik, asOf }, { offset: 0, limit: partyFilings })
    return { asOf, transactions: rows, transactionCount: total, filings, flagged, flaggedLeftOut, issuersNotLookedThrough }
  }
  const issuerData = async (cik: string, asked: Asked) => {
    const { asOf, flagged, joint } = asked
    const issuer = await store.issuer(cik, asOf)
    if (!issuer) return null
    const { rows } = await store.screen(
      screenQuery.parse({ issuer: cik, asOf: asOf ?? '', flagged, sort: '-date', size: String(drawnTransactions) }),
    )
    const followed = await followedInsiders(store, issuer, asked)
    return { issuer, joint, drawn: rows, ...followed, ...(await party('issuer', cik, asked)) }
  }
  const ownerData = async (cik: string, asked: Pick<Asked, 'asOf' | 'flagged'>) => {
    const owner = await store.owner(cik, asked.asOf)
    return owner && { owner, ...(await party('owner', cik, asked)) }
  }
  const askedOf = (c: Context): Asked => ({
    asOf: c.req.query('as-of') || null,
    flagged: flaggedChoice(c.req.query('flagged')),
    joint: jointChoice(c.req.query('joint')),
  })
  const issuerTakes = knowsParameters({ 'as-of': 'day', flagged: flaggedChoices, joint: jointChoices })
  app.get('/issuer/:page{[0-9]{1,10}(\\.json)?}', issuerTakes, async (c) => {
    const { key, json } = keyOf(c.req.param('page'))
    const asked = askedOf(c)
    const data = await issuerData(cikOf(key)!, asked)
    if (!data) return told(c, nobody('a company', key, asked), 404)
    const { drawn, held: _held, ahead: _ahead, setAside, ...shown } = data
    if (!json) return c.html(html(<IssuerPage {...data} />))
    const trades = countedOnce(drawn, setAside)
    return c.json({
      ...shown,
      setAside: setAside && Object.fromEntries(setAside),
      quarters: netByQuarter(trades),
      netBought: netBought(trades, drawn.length === data.transactionCount),
    })
  })
  app.get('/owner/:page{[0-9]{1,10}(\\.json)?}', knowsParameters({ 'as-of': 'day', flagged: flaggedChoices }), async (c) => {
    const { key, json } = keyOf(c.req.param('page'))
    const asked = askedOf(c)
    const data = await ownerData(cikOf(key)!, asked)
    if (!data) return told(c, nobody('an insider', key, asked), 404)
    return json ? c.json(data) : c.html(html(<OwnerPage {...data} />))
  })
  return app
}

/** What a page of a party is asked. */
interface Asked {
  /** What was known by the end of this day; `null` for all that is known. */
  readonly asOf: IsoDate | null
  readonly flagged: FlaggedChoice
  readonly joint: JointChoice
}

const nobody = (what: string, cik: string, { asOf }: Asked) => ({
  heading: `No filing${asOf === null ? '' : ` of ${dayInProse(asOf)} or before`} names ${what} with CIK ${cik}`,
  advice: asOf === null ? 'Search above by name, or load the filings with s16 load.' : 'Ask for a later day.',
})
