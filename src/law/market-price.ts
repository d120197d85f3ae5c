import { divide, multiply, normal, sum } from '../model/decimal.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import { groupedBy } from '../model/group-by.ts'

/**
 * The market price of a class on a day, for the measure of pairs of unlike securities (Rule 16b-6(c)(2)), as trades in it show it. A stand-in
 * for the price of the exchange, which no report states: whoever uses it says so.
 */

/** An open-market trade in shares of a class. */
export interface MarketTrade {
  readonly security: string
  readonly date: IsoDate
  readonly shares: Decimal
  /** US dollars a share. */
  readonly price: Decimal
}

/** Market price of a class on a day, US dollars a share; `null` where it is not known. */
export type MarketPriceOf = (security: string, date: IsoDate) => Decimal | null

/** The average price of the trades of that class and day by their shares, to ten places. */
export function priceOfSameDay(trades: Iterable<MarketTrade>): MarketPriceOf {
  const key = (security: string, date: IsoDate) => `${date} ${security}`
  const byDay = groupedBy(trades, ({ security, date }) => key(security, date))
  return (security, date) => {
    const list = byDay.get(key(security, date))
    if (!list) return null
    const value = sum(list.map(({ shares, price }) => multiply(shares, price)))
    return normal(divide(value, sum(list.map(({ shares }) => shares)), 10))
  }
}

/** How an answer tells that it rests on such a price. */
export const ofSameDay = (security: string, date: IsoDate, price: Decimal): string =>
  `market price of ${security === '' ? 'the shares' : `"${security}"`} on ${date} taken as $${price}, the average of open-market trades of that day`
