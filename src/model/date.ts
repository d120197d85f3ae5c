import { Temporal } from 'temporal-polyfill'
import type { IsoDate } from './document.ts'

export { dayInProse, daysInMonth, fromMonthDayYear, isIsoDate, toMonthDayYear, weekday } from './iso-date.ts'

/** Calendar arithmetic on ISO days. No zone, no clock, no `Date`. */

const day = (date: IsoDate) => Temporal.PlainDate.from(date)

export const addDays = (date: IsoDate, days: number): IsoDate => day(date).add({ days }).toString()

/** The same day `months` later, or the last day of that month where it has no such day; then `days` on. */
export const addMonths = (date: IsoDate, months: number, days = 0): IsoDate => {
  const later = day(date).add({ months })
  return (days === 0 ? later : later.add({ days })).toString()
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => day(from).until(day(to), { largestUnit: 'days' }).days
