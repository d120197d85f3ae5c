import { addDays } from '../../model/date.ts'
import { compare } from '../../model/decimal.ts'
import type { Decimal } from '../../model/document.ts'
import type { InsiderDay } from '../insider-day.ts'
import { type Found, foundIn } from './found.ts'

/**
 * Purchases of at least so many different insiders of one issuer, none more than so many days after the first of them. Windows that overlap
 * are one cluster, which may so be longer than the window. `days` are those of one issuer, in order of date.
 */
export function clusterBuys(
  days: readonly InsiderDay[],
  { insiders, within, minValue }: { readonly insiders: number; readonly within: number; readonly minValue: Decimal },
): Found[] {
  const buys = days.filter(({ code }) => code === 'P')
  const clusters: InsiderDay[][] = []
  for (const [at, first] of buys.entries()) {
    const last = addDays(first.date, within)
    const window = buys.slice(at).filter(({ date }) => date <= last)
    if (new Set(window.map(({ insider }) => insider)).size < insiders) continue
    const before = clusters.at(-1)
    if (before?.includes(first)) before.push(...window.filter((day) => !before.includes(day)))
    else clusters.push(window)
  }
  return clusters.flatMap(([first, ...rest]) => {
    const different = new Set([first!, ...rest].map(({ insider }) => insider)).size
    const found = foundIn([first!, ...rest], `${different} insiders bought, ${insiders} or more of them within ${within} days`)
    return compare(found.value, minValue) >= 0 ? [found] : []
  })
}
