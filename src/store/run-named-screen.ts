import { knownOn } from '../ledger/filed-report.ts'
import { insiderDays } from '../ledger/insider-day.ts'
import { issuerTrades, type MarketLine } from '../ledger/market-lines.ts'
import type { Found } from '../ledger/named-screens/found.ts'
import { type UnseenGain, unseenGains } from '../ledger/unseen-gains.ts'
import { compare } from '../model/decimal.ts'
import type { IsoDate } from '../model/document.ts'
import { textOrder } from '../model/text-order.ts'
import type { NamedParameters, NamedScreen } from './named-screens.ts'
import { screenQuery } from './screen.ts'
import type { Store, StoredReport } from './store.ts'

/** What a named screen found, and what it left out. */
export interface NamedResult {
  readonly found: readonly Found[]
  /** Findings over the size asked for are counted, not shown. */
  readonly total: number
  /** Lines of the issuers looked at that were left out, by reason; each line under its first reason. */
  readonly leftOut: {
    readonly plans: number
    readonly flagged: number
    /** Lines of filings that state a position again that another filing states. */
    readonly joint: number
    readonly superseded: number
  }
  /** Trades that the screen does not claim, by the reason, most first. */
  readonly notClaimed: readonly { readonly why: string; readonly trades: number }[]
  readonly issuers: number
  /** Issuers with lines of that kind that were not looked at, because there are more than asked for. */
  readonly issuersNotLookedAt: number
  readonly from: IsoDate | null
  readonly to: IsoDate | null
}

/** Runs a named screen over the store. `today` bounds what is taken for the last trade: a date in the future is a slip. */
export async function runNamedScreen(store: Store, screen: NamedScreen, given: NamedParameters, today: IsoDate): Promise<NamedResult> {
  const codes = screen.codes(given)
  const market = { codes: codes.join(','), table: 'I', asOf: given.asOf, superseded: 'as-filed' }
  const latest = given.asOf !== undefined && given.asOf < today ? given.asOf : today
  const [last] = (await store.screen(screenQuery.parse({ ...market, to: latest, sort: '-date', size: '1' }))).rows
  const period = screen.period(given, last?.date ?? latest)
  const sort = screen.order === 'latest' ? '-date' : '-value'
  const lines = screenQuery.parse({ ...market, from: period.from, to: period.to ?? latest, sort })
  const issuers = await store.issuersOfScreen(lines, screen.owners(given))
  const looked = issuers.slice(0, given.issuers)
  const bounds = { from: period.from ?? '0000-01-01', to: period.to ?? latest }
  const within = ({ date, code }: MarketLine) => codes.includes(code) && date >= bounds.from && date <= bounds.to
  const leftOut = { plans: 0, flagged: 0, joint: 0, superseded: 0 }
  const found: Found[] = []
  const notClaimed = new Map<string, number>()
  for await (const filed of reportsByIssuer(store, looked)) {
    const reports = knownOn(filed, given.asOf ?? null)
    const trades = issuerTrades(reports)
    const counted = trades.lines.filter((line) => line.counted)
    const keep = (line: MarketLine) =>
      within(line) && (given.plans === 'include' || line.plan === null) && (given.flagged === 'include' || line.doubt === null)
    const joint = given.joint === 'each' ? 'each' : 'once'
    const days = insiderDays(counted, joint, keep)
    let gains: readonly UnseenGain[] | undefined
    const asked = {
      ...trades,
      days,
      history: insiderDays(counted, joint),
      unseenGains: () => {
        gains ??= unseenGains(reports)
        return gains
      },
    }
    found.push(...screen.find(asked, given, bounds))
    for (const why of screen.notClaimed(asked, given)) notClaimed.set(why, (notClaimed.get(why) ?? 0) + 1)
    const inPeriod = trades.lines.filter(within)
    const kept = inPeriod.filter((line) => line.counted && keep(line))
    leftOut.superseded += inPeriod.filter((line) => !line.counted).length
    leftOut.plans += given.plans === 'include' ? 0 : inPeriod.filter((line) => line.counted && line.plan !== null).length
    leftOut.flagged += inPeriod.filter(
      (line) => line.counted && line.doubt !== null && given.flagged !== 'include' && (given.plans === 'include' || line.plan === null),
    ).length
    leftOut.joint += kept.length - days.reduce((count, { lines }) => count + lines.length, 0)
  }
  found.sort(screen.order === 'value' ? byValue : byDay)
  return {
    found: found.slice(0, given.size),
    total: found.length,
    leftOut,
    notClaimed: [...notClaimed].map(([why, trades]) => ({ why, trades })).sort((a, b) => b.trades - a.trades),
    issuers: looked.length,
    issuersNotLookedAt: issuers.length - looked.length,
    from: period.from ?? null,
    to: period.to ?? null,
  }
}

/** Issuers whose reports are read first together, and about how many reports are held in memory together after that. */
const issuersAtFirst = 10
const reportsAtOnce = 1000

/** The reports of issuers, in the order of the issuers. Reading many at once takes the store little longer than reading one. */
async function* reportsByIssuer(store: Store, issuers: readonly string[]): AsyncGenerator<readonly StoredReport[]> {
  let read = 0
  for (let from = 0, to = Math.min(issuersAtFirst, issuers.length); from < issuers.length; ) {
    const reports = new Map<string | null, StoredReport[]>(issuers.slice(from, to).map((issuer) => [issuer, []]))
    for (const report of await store.reports({ issuers: issuers.slice(from, to) })) {
      reports.get(report.document.issuer.cik)?.push(report)
      read++
    }
    yield* reports.values()
    const each = Math.max(1, read / to)
    from = to
    to = Math.min(issuers.length, from + Math.max(1, Math.floor(reportsAtOnce / each)))
  }
}

const byValue = (a: Found, b: Found): number => compare(b.value, a.value)
const byDay = (a: Found, b: Found): number => textOrder(b.to, a.to) || byValue(a, b)
