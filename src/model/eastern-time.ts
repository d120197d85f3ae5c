import type { IsoDate } from './document.ts'
import { weekday } from './iso-date.ts'

/**
 * United States Eastern time, in which EDGAR stamps a filing. Daylight saving as the Uniform Time Act had it: from 1987 the first
 * Sunday of April to the last of October, from 2007 the second Sunday of March to the first of November, at 2 a.m.
 */

const two = (value: number) => String(value).padStart(2, '0')

/** The nth Sunday of a month, from 1; or the last for 0. */
function sunday(year: number, month: number, nth: number): IsoDate {
  if (nth === 0) {
    const last = `${year}-${two(month)}-${month === 10 ? 31 : 30}`
    return `${last.slice(0, 8)}${two(Number(last.slice(8)) - (weekday(last) % 7))}`
  }
  const first = `${year}-${two(month)}-01`
  return `${first.slice(0, 8)}${two(1 + ((7 - weekday(first)) % 7) + 7 * (nth - 1))}`
}

const limits = new Map<number, readonly [start: IsoDate, end: IsoDate]>()

function daylightSaving(year: number): readonly [start: IsoDate, end: IsoDate] {
  let found = limits.get(year)
  if (!found) {
    if (year >= 2007) found = [sunday(year, 3, 2), sunday(year, 11, 1)]
    else found = [year >= 1987 ? sunday(year, 4, 1) : sunday(year, 4, 0), sunday(year, 10, 0)]
    limits.set(year, found)
  }
  return found
}

/** `-04:00` or `-05:00` at a wall-clock time `HH:MM:SS` of a day. The hour that occurs twice in autumn is taken as daylight time. */
export function easternOffset(date: IsoDate, time: string): '-04:00' | '-05:00' {
  const [start, end] = daylightSaving(Number(date.slice(0, 4)))
  const moment = `${date}T${time}`
  return moment >= `${start}T02:00:00` && moment < `${end}T02:00:00` ? '-04:00' : '-05:00'
}
