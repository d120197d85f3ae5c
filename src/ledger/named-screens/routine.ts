import type { InsiderDay } from '../insider-day.ts'
import { type Found, foundIn } from './found.ts'

/** How a trade stands to the insider's habit. */
export type Habit = 'routine' | 'opportunistic' | 'unknown'

/**
 * Routine or opportunistic, after Cohen, Malloy and Pomorski, "Decoding Inside Information", Journal of Finance 67 (2012): a trade is routine
 * where the insider traded in the same calendar month in each of the three years before, and opportunistic otherwise. Of an insider who did not
 * trade in each of those years nothing is claimed: as in the paper, three years of trades come first. Purchases and sales in the market alike
 * make the habit.
 */
export function habitOf(day: InsiderDay, days: readonly InsiderDay[]): Habit {
  const own = days.filter(({ insider }) => insider === day.insider)
  const years = [1, 2, 3].map((back) => String(Number(day.date.slice(0, 4)) - back).padStart(4, '0'))
  const month = day.date.slice(4, 7)
  if (!years.every((year) => own.some(({ date }) => date.startsWith(year)))) return 'unknown'
  return years.every((year) => own.some(({ date }) => date.startsWith(`${year}${month}`))) ? 'routine' : 'opportunistic'
}

const why: Readonly<Record<Habit, string>> = {
  routine: 'routine: traded in this month in each of the three years before',
  opportunistic: 'opportunistic: traded in each of the three years before, but not each time in this month',
  unknown: 'unknown: no trades on file in each of the three years before',
}

/** Days of the habit asked for, or with `any` all of them with their habit. `history` are all days of the issuer's insiders. */
export const tradesByHabit = (
  days: readonly InsiderDay[],
  {
    habit,
    codes,
    history,
  }: { readonly habit: Habit | 'any'; readonly codes: readonly ('P' | 'S')[]; readonly history: readonly InsiderDay[] },
): Found[] =>
  days.flatMap((day) => {
    if (!codes.includes(day.code)) return []
    const found = habitOf(day, history)
    return habit === 'any' || found === habit ? [foundIn([day], why[found])] : []
  })
