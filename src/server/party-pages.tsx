import { Hono } from 'hono'
import { type JointChoice, jointChoice, jointChoices } from '../ledger/counted-once.ts'
import { type FlaggedChoice, flaggedChoice, flaggedChoices } from '../ledger/flagged-lines.ts'
import { cikOf } from '../model/cik.ts'
import { screenQuery } from '../store/screen.ts'
import type { Store } from '../store/store.ts'
import { netByQuarter } from '../web/charts/quarters.tsx'
import { countedOnce } from '../web/counted-once.tsx'
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

  const party = async (kind: 'issuer' | 'owner', cik: string, flagged: FlaggedChoice) => {
    const { rows, total, flaggedLeftOut, issuersNotLookedThrough } = await store.screen(
      screenQuery.parse({ [kind]: cik, flagged, sort: '-date', size: String(partyTransactions) }),
    )
    const filings = await store.filings({ [kind]: cik }, { offset: 0, limit: partyFilings })
    return { transactions: rows, transactionCount: total, filings, flagged, flaggedLeftOut, issuersNotLookedThrough }
  }
  const issuerData = async (cik: string, flagged: FlaggedChoice, joint: JointChoice) => {
    const issuer = await store.issuer(cik)
    if (!issuer) return null
    const { rows } = await store.screen(screenQuery.parse({ issuer: cik, flagged, sort: '-date', size: String(drawnTransactions) }))
    const followed = await followedInsiders(store, issuer, { flagged, joint })
    return { issuer, joint, drawn: rows, ...followed, ...(await party('issuer', cik, flagged)) }
  }
  const ownerData = async (cik: string, flagged: FlaggedChoice) => {
    const owner = await store.owner(cik)
    return owner && { owner, ...(await party('owner', cik, flagged)) }
  }
  const issuerTakes = knowsParameters({ flagged: flaggedChoices, joint: jointChoices })
  app.get('/issuer/:page{[0-9]{1,10}(\\.json)?}', issuerTakes, async (c) => {
    const { key, json } = keyOf(c.req.param('page'))
    const data = await issuerData(cikOf(key)!, flaggedChoice(c.req.query('flagged')), jointChoice(c.req.query('joint')))
    if (!data) return told(c, nobody('a company', key), 404)
    const { drawn, held: _held, ahead: _ahead, setAside, ...shown } = data
    if (!json) return c.html(html(<IssuerPage {...data} />))
    return c.json({ ...shown, setAside: setAside && Object.fromEntries(setAside), quarters: netByQuarter(countedOnce(drawn, setAside)) })
  })
  app.get('/owner/:page{[0-9]{1,10}(\\.json)?}', knowsParameters({ flagged: flaggedChoices }), async (c) => {
    const { key, json } = keyOf(c.req.param('page'))
    const data = await ownerData(cikOf(key)!, flaggedChoice(c.req.query('flagged')))
    if (!data) return told(c, nobody('an insider', key), 404)
    return json ? c.json(data) : c.html(html(<OwnerPage {...data} />))
  })
  return app
}

const nobody = (what: string, cik: string) => ({
  heading: `No filing names ${what} with CIK ${cik}`,
  advice: 'Search above by name, or load the filings with s16 load.',
})
