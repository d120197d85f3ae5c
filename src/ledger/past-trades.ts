import { priceOfSameDay } from '../law/market-price.ts'
import { type JudgedRows, shortSwingTrades } from '../law/short-swing-trades.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import { type FiledReport, knownOn } from './filed-report.ts'
import { splitsOfIssuer } from './ledger.ts'
import { openMarketTrades, reportedRows } from './reported-rows.ts'

/** What the reports do not say and the asker may. */
export interface AskedOfPast {
  /** What was known by the end of this filing day; `null`: all. */
  readonly asOf: IsoDate | null
  readonly foreignPrivateIssuer: boolean
  /** The person's part of the profit of what is held indirectly, 0 to 1; `null` where it is not known. */
  readonly pecuniaryShare: Decimal | null
}

const plain: AskedOfPast = { asOf: null, foreignPrivateIssuer: false, pecuniaryShare: null }

/**
 * The trades of one owner that the reports of an issuer show, as Section 16(b) takes them, adjusted for splits. Market prices for derivatives
 * are those of the open-market trades that anyone reported for the day.
 */
export function pastTrades(reports: readonly FiledReport[], owner: string, asked: Partial<AskedOfPast> = {}): JudgedRows {
  const { asOf, foreignPrivateIssuer, pecuniaryShare } = { ...plain, ...asked }
  return shortSwingTrades(reportedRows(reports, owner, asOf), {
    foreignPrivateIssuer,
    splits: splitsOfIssuer(reports, asOf).map(({ ratio, between: [after, by] }) => ({ ratio, after, by })),
    marketPrice: priceOfSameDay(openMarketTrades(reports, asOf)),
    pecuniaryShare,
    subjectSince: eventOfForm3(knownOn(reports, asOf), owner),
  })
}

/** The event of the owner's first Form 3; `null` where none is at hand, or an earlier report shows that it was not the first. */
function eventOfForm3(reports: readonly FiledReport[], owner: string): IsoDate | null {
  const own = reports.filter(({ document }) => document.reportingOwners.some(({ cik }) => cik === owner))
  const events = own.flatMap(({ document }) => (document.documentType === '3' ? (document.periodOfReport ?? []) : [])).sort()
  const event = events[0] ?? null
  return event !== null && own.some(({ filed }) => filed < event) ? null : event
}
