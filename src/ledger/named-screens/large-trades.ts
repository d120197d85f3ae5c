import { compare } from '../../model/decimal.ts'
import type { Decimal, IsoDate } from '../../model/document.ts'
import { groupBy } from '../../model/group-by.ts'
import type { InsiderDay } from '../insider-day.ts'
import { type Found, foundIn } from './found.ts'

const planned = ({ lines }: InsiderDay): string => {
  const plans = lines.filter(({ plan }) => plan !== null)
  return plans.length === 0 ? '' : plans.length === lines.length ? ', under a 10b5-1 plan' : ', partly under a 10b5-1 plan'
}

/** Days on which one insider sold for at least so much in all lines together. */
export const largeSales = (days: readonly InsiderDay[], { minValue }: { readonly minValue: Decimal }): Found[] =>
  days.flatMap((day) =>
    day.code === 'S' && compare(day.value, minValue) >= 0 ? [foundIn([day], `sold by one insider on one day${planned(day)}`)] : [],
  )

/** What each insider bought or sold in a period: the days from one to another, both included. */
export function tradesBetween(
  days: readonly InsiderDay[],
  { codes, from, to }: { readonly codes: readonly ('P' | 'S')[]; readonly from: IsoDate; readonly to: IsoDate },
): Found[] {
  const inPeriod = days.filter(({ date, code }) => date >= from && date <= to && codes.includes(code))
  return groupBy(inPeriod, ({ insider, code }) => `${insider} ${code}`).map((traded) => {
    const onDays = new Set(traded.map(({ date }) => date)).size
    return foundIn(traded, `${traded[0].code === 'P' ? 'bought' : 'sold'} on ${onDays === 1 ? 'one day' : `${onDays} days`}`)
  })
}
