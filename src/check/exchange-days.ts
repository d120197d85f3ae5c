import { addDays, daysInMonth, weekday } from '../model/date.ts'
import type { IsoDate } from '../model/document.ts'

/**
 * Days on which the United States stock exchanges are closed. Not the Commission's calendar: exchanges trade on Columbus Day and
 * Veterans Day and close on Good Friday. New York Stock Exchange Rule 7.2, as it has stood since 1998.
 */

const iso = (year: number, month: number, day: number): IsoDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** The nth Monday (1) or Thursday (4) of a month. */
const nth = (year: number, month: number, dayOfWeek: number, n: number): IsoDate => {
  const first = weekday(iso(year, month, 1))
  return iso(year, month, 1 + ((dayOfWeek - first + 7) % 7) + 7 * (n - 1))
}

const lastMonday = (year: number, month: number): IsoDate => {
  const end = iso(year, month, daysInMonth(year, month))
  return addDays(end, -((weekday(end) + 6) % 7))
}

/** Saturday is kept on the Friday before, Sunday on the Monday after. */
const kept = (date: IsoDate): IsoDate => addDays(date, weekday(date) === 6 ? -1 : weekday(date) === 7 ? 1 : 0)

/** Easter Sunday by the Gregorian computus. */
function easter(year: number): IsoDate {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7
  const shift = moon + sunday - 7 * Math.floor((golden + 11 * moon + 22 * sunday) / 451) + 114
  return iso(year, Math.floor(shift / 31), (shift % 31) + 1)
}

/** Closings announced for one day or a few: attacks, mourning, storms. */
const extraordinary: ReadonlyMap<IsoDate, string> = new Map([
  ['2001-09-11', 'the attacks of 11 September 2001'],
  ['2001-09-12', 'the attacks of 11 September 2001'],
  ['2001-09-13', 'the attacks of 11 September 2001'],
  ['2001-09-14', 'the attacks of 11 September 2001'],
  ['2004-06-11', 'mourning for President Reagan'],
  ['2007-01-02', 'mourning for President Ford'],
  ['2012-10-29', 'hurricane Sandy'],
  ['2012-10-30', 'hurricane Sandy'],
  ['2018-12-05', 'mourning for President G. H. W. Bush'],
  ['2025-01-09', 'mourning for President Carter'],
])

const closings = new Map<number, ReadonlyMap<IsoDate, string>>()

function closingsOf(year: number): ReadonlyMap<IsoDate, string> {
  const known = closings.get(year)
  if (known) return known
  const newYear = iso(year, 1, 1)
  const days = new Map<IsoDate, string>([
    // A New Year's Day on Saturday is not made up for.
    [weekday(newYear) === 7 ? addDays(newYear, 1) : newYear, 'New Year’s Day'],
    [nth(year, 1, 1, 3), 'Martin Luther King Day'],
    [nth(year, 2, 1, 3), 'Washington’s Birthday'],
    [addDays(easter(year), -2), 'Good Friday'],
    [lastMonday(year, 5), 'Memorial Day'],
    ...(year >= 2022 ? [[kept(iso(year, 6, 19)), 'Juneteenth'] as const] : []),
    [kept(iso(year, 7, 4)), 'Independence Day'],
    [nth(year, 9, 1, 1), 'Labor Day'],
    [nth(year, 11, 4, 4), 'Thanksgiving Day'],
    [kept(iso(year, 12, 25)), 'Christmas Day'],
  ])
  closings.set(year, days)
  return days
}

/** Why the exchanges were closed on a day since 1998: `Saturday`, `Good Friday`; `null` for a trading day and for years before. */
export function exchangeClosing(date: IsoDate): string | null {
  const day = weekday(date)
  if (day > 5) return day === 6 ? 'Saturday' : 'Sunday'
  const year = Number(date.slice(0, 4))
  if (year < 1998 || year > 2100) return null
  return closingsOf(year).get(date) ?? extraordinary.get(date) ?? null
}
