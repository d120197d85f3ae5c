import type { Context } from 'hono'
import { type TroubleData, TroublePage } from '../web/pages/trouble.tsx'
import { html } from './html.ts'

/** What is wrong with a request: as a page, or as data where data was asked for. */
export const told = (c: Context, trouble: TroubleData, status: 400 | 404): Response =>
  c.req.path.endsWith('.json')
    ? c.json({ error: `${trouble.heading}. ${trouble.advice}` }, status)
    : (c.html(html(<TroublePage {...trouble} />), status) as Response)

export const noFiling = (reference: string): TroubleData => ({
  heading: `No filing ${reference.slice(0, 80)} is loaded`,
  advice: 'An accession number has the form 0001181431-07-075372. s16 load takes filings in.',
})

export const noSuchPage: TroubleData = { heading: 'There is no such page', advice: 'Search above for a company, a person or a filing.' }
