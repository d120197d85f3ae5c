import { addMonths } from '../../model/date.ts'
import { compare } from '../../model/decimal.ts'
import type { Decimal, IsoDate } from '../../model/document.ts'
import type { InsiderDay } from '../insider-day.ts'
import type { UnseenGain } from '../unseen-gains.ts'
import { type Found, foundIn } from './found.ts'

/**
 * Purchases of an insider who had bought nothing of the issuer in the market for so many years. Claimed only where reports of the insider are on
 * file from at least as long before: a silence before the first report proves nothing, and no more does one in which a balance grew by shares that
 * no report on file brings (0001494730-18-000002). `knownSince` gives the first filing date by CIK, `history` every day of the issuer's insiders,
 * plan purchases too.
 */
export const firstBuys = (days: readonly InsiderDay[], question: FirstBuysQuestion): Found[] =>
  judged(days, question).flatMap((one) => (typeof one === 'string' ? [] : [one]))

/** Why each other day of purchases is not claimed, one reason a day; those below the value asked for are no part of the question. */
export const notClaimedAsFirst = (days: readonly InsiderDay[], question: FirstBuysQuestion): NotFirst[] =>
  judged(days, question).flatMap((one) => (typeof one === 'string' ? [one] : []))

export interface FirstBuysQuestion {
  readonly years: number
  readonly minValue: Decimal
  readonly history: readonly InsiderDay[]
  readonly knownSince: ReadonlyMap<string, IsoDate>
  readonly unseen: readonly UnseenGain[]
}

export type NotFirst =
  | 'the insider bought within those years'
  | 'the reports on file do not reach back so far'
  | 'a balance grew in those years by shares that no report on file brings'

function judged(days: readonly InsiderDay[], { years, minValue, history, knownSince, unseen }: FirstBuysQuestion): (Found | NotFirst)[] {
  const isBuy = ({ code }: InsiderDay) => code === 'P'
  const buys = history.filter(isBuy)
  return days
    .filter((day) => isBuy(day) && compare(day.value, minValue) >= 0)
    .map((day) => {
      const start = addMonths(day.date, -12 * years)
      const before = buys.filter(({ insider, date }) => insider === day.insider && date < day.date).at(-1)
      if (before && before.date >= start) return 'the insider bought within those years'
      const since = day.owners.flatMap(({ cik }) => (cik === null ? [] : (knownSince.get(cik) ?? []))).sort()[0]
      if (since === undefined || since > start) return 'the reports on file do not reach back so far'
      const silent = before?.date ?? start
      const ciks = new Set(day.owners.flatMap(({ cik }) => cik ?? []))
      if (unseen.some(({ owners, from, to }) => from < day.date && to > silent && owners.some((cik) => ciks.has(cik)))) {
        return 'a balance grew in those years by shares that no report on file brings'
      }
      return foundIn([day], before ? `first purchase since ${before.date}` : `first purchase on file, reports on file since ${since}`)
    })
}
