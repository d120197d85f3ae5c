import { Temporal } from 'temporal-polyfill'
import type { IsoDate } from './document.ts'

/** Calendar arithmetic on ISO days. No zone, no clock, no `Date`. */

/** Whether a text is an existing calendar day `YYYY-MM-DD`. */
export function isIsoDate(text: string): text is IsoDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const month = Number(match[2])
  const day = Number(match[3])
  if (month < 1 || month > 12 || day < 1) return false
  return day <= daysInMonth(Number(match[1]), month)
}

/** 28 to 31, in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const day = (date: IsoDate) => Temporal.PlainDate.from(date)

export const addDays = (date: IsoDate, days: number): IsoDate => day(date).add({ days }).toString()

/** The same day `months` later, or the last day of that month where it has no such day. */
export const addMonths = (date: IsoDate, months: number): IsoDate => day(date).add({ months }).toString()

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => day(from).until(day(to), { largestUnit: 'days' }).days

/** 1 Monday to 7 Sunday. */
export const weekday = (date: IsoDate): number => day(date).dayOfWeek

/** `12/17/2007` as the forms print it; `null` if it is no calendar day. */
export function fromMonthDayYear(text: string): IsoDate | null {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim())
  if (!match) return null
  const iso = `${match[3]}-${match[1]!.padStart(2, '0')}-${match[2]!.padStart(2, '0')}`
  return isIsoDate(iso) ? iso : null
}

/** ISO day as the forms print it: `12/17/2007`. */
export const toMonthDayYear = (date: IsoDate): string => `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`
