import { addDays, daysInMonth, isIsoDate, weekday } from '../model/date.ts'
import type { IsoDate } from '../model/document.ts'

/**
 * The legal public holidays of the United States as 5 U.S.C. 6103(a) lists them, and the day each is observed on.
 * Exchange holidays are another matter: Good Friday is none of these, Columbus Day and Veterans Day are.
 */

interface StatutoryHoliday {
  readonly name: string
  /** The first day for which the law stood. */
  readonly since: IsoDate
  readonly source: string
  /** The holiday itself in a year, before observance. */
  readonly day: (year: number) => IsoDate
}

/** A holiday of one year: the day the law names and the weekday on which federal offices close for it. */
export interface ObservedHoliday {
  readonly name: string
  readonly holiday: IsoDate
  readonly observed: IsoDate
  readonly source: string
}

const iso = (year: number, month: number, day: number): IsoDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

const fixed = (month: number, day: number) => (year: number) => iso(year, month, day)

/** The nth given weekday (1 Monday to 7 Sunday) of a month. */
const nth = (n: number, dayOfWeek: number, month: number) => (year: number) => {
  const first = weekday(iso(year, month, 1))
  return iso(year, month, 1 + ((dayOfWeek - first + 7) % 7) + 7 * (n - 1))
}

const last = (dayOfWeek: number, month: number) => (year: number) => {
  const end = daysInMonth(year, month)
  return iso(year, month, end - ((weekday(iso(year, month, end)) - dayOfWeek + 7) % 7))
}

const statute = '5 U.S.C. 6103(a)'
const mondays = `${statute}, Public Law 90-363`

const statutoryHolidays: readonly StatutoryHoliday[] = [
  { name: "New Year's Day", since: '1971-01-01', source: statute, day: fixed(1, 1) },
  { name: 'Birthday of Martin Luther King, Jr.', since: '1986-01-20', source: `${statute}, Public Law 98-144`, day: nth(3, 1, 1) },
  { name: "Washington's Birthday", since: '1971-01-01', source: mondays, day: nth(3, 1, 2) },
  { name: 'Memorial Day', since: '1971-01-01', source: mondays, day: last(1, 5) },
  // Signed on Thursday 17 June 2021 and in force at once, so that Friday 18 June was its first observance.
  { name: 'Juneteenth National Independence Day', since: '2021-06-17', source: `${statute}, Public Law 117-17`, day: fixed(6, 19) },
  { name: 'Independence Day', since: '1971-01-01', source: statute, day: fixed(7, 4) },
  { name: 'Labor Day', since: '1971-01-01', source: statute, day: nth(1, 1, 9) },
  { name: 'Columbus Day', since: '1971-01-01', source: mondays, day: nth(2, 1, 10) },
  { name: 'Veterans Day', since: '1978-01-01', source: `${statute}, Public Law 94-97`, day: fixed(11, 11) },
  { name: 'Thanksgiving Day', since: '1971-01-01', source: statute, day: nth(4, 4, 11) },
  { name: 'Christmas Day', since: '1971-01-01', source: statute, day: fixed(12, 25) },
]

/** Saturday is observed on the Friday before (5 U.S.C. 6103(b)(1)), Sunday on the Monday after (Executive Order 11582, section 3). */
function observance(holiday: IsoDate): IsoDate {
  const day = weekday(holiday)
  if (day === 6) return addDays(holiday, -1)
  if (day === 7) return addDays(holiday, 1)
  return holiday
}

const byYear = new Map<number, readonly ObservedHoliday[]>()

/** The statutory holidays whose own day falls in a year, in order; 1 January may be observed on 31 December of the year before. */
export function holidaysOf(year: number): readonly ObservedHoliday[] {
  const known = byYear.get(year)
  if (known) return known
  const found = statutoryHolidays
    .map(({ name, since, source, day }) => ({ name, since, source, holiday: day(year) }))
    .filter(({ since, holiday }) => holiday >= since)
    .map(({ name, source, holiday }) => ({ name, holiday, observed: observance(holiday), source }))
  byYear.set(year, found)
  return found
}

/** The holiday observed on a day, or `null`. The day must be a calendar day. */
export function holidayObservedOn(date: IsoDate): ObservedHoliday | null {
  if (!isIsoDate(date)) return null
  const year = Number(date.slice(0, 4))
  const candidates = date.endsWith('-12-31') ? [...holidaysOf(year), ...holidaysOf(year + 1)] : holidaysOf(year)
  return candidates.find(({ observed }) => observed === date) ?? null
}
