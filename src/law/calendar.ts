import { addDays, dayInProse, weekday } from '../model/date.ts'
import type { IsoDate } from '../model/document.ts'
import { closingOn } from './closings.ts'
import { holidayObservedOn } from './holidays.ts'

/**
 * The Commission's business days. A business day for Section 16 is a day on which the Commission is open to take filings: not a
 * Saturday, Sunday or federal holiday (Rule 0-3(a); 17 CFR 232.12). Exchange holidays do not matter.
 *
 * A day is known from 1993, when electronic filing began to be phased in, to the last day for which the Office of Personnel
 * Management has published federal holidays; outside of that, and on the doubtful days of `closings.ts`, it is unknown.
 */

/** First day of the calendar. */
export const calendarBegins: IsoDate = '1993-01-01'

/** Last day of the calendar: federal holidays are published to here. */
export const calendarEnds: IsoDate = '2030-12-31'

/** One-off closings were looked up to here; later days are open or closed as scheduled. */
export const closingsReviewedTo: IsoDate = '2026-05-31'

export interface CalendarDay {
  readonly date: IsoDate
  readonly status: 'open' | 'closed' | 'unknown'
  /** Why it is not open, `null` for an open day: `Columbus Day`, `executive order`, `Saturday`. */
  readonly why: string | null
  /** The law, order or announcement; `null` for an open day and a weekend. */
  readonly source: string | null
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** A day for people: `Wed 24 Dec 2025`. */
export const dayInWords = (date: IsoDate): string => `${weekdays[weekday(date) - 1]} ${dayInProse(date)}`

/** The earlier of two days; ISO days sort as text. */
export const earlierOf = (a: IsoDate, b: IsoDate): IsoDate => [a, b].sort()[0]!

/** The later of two days. */
export const laterOf = (a: IsoDate, b: IsoDate): IsoDate => [a, b].sort()[1]!

/** The days of the calendar that were asked for; it has some fourteen thousand. */
const asked = new Map<IsoDate, CalendarDay>()

/** What is known of a calendar day as a filing day of the Commission. */
export function calendarDay(date: IsoDate): CalendarDay {
  const known = asked.get(date)
  if (known) return known
  const found = lookUp(date)
  if (date >= calendarBegins && date <= calendarEnds) asked.set(date, found)
  return found
}

function lookUp(date: IsoDate): CalendarDay {
  const day = weekday(date)
  if (day > 5) return { date, status: 'closed', why: day === 6 ? 'Saturday' : 'Sunday', source: null }
  if (date < calendarBegins) return { date, status: 'unknown', why: 'before the calendar begins in 1993', source: null }
  if (date > calendarEnds) return { date, status: 'unknown', why: 'after the last year whose federal holidays are published', source: null }
  const holiday = holidayObservedOn(date)
  if (holiday) {
    const shifted = holiday.holiday === date ? holiday.name : `${holiday.name} observed (${dayInWords(holiday.holiday)})`
    return { date, status: 'closed', why: shifted, source: holiday.source }
  }
  const closing = closingOn(date)
  if (closing) {
    return { date, status: closing.certainty === 'closed' ? 'closed' : 'unknown', why: closing.cause, source: closing.source }
  }
  return { date, status: 'open', why: null, source: null }
}

/**
 * A day that was counted out. Where an unknown day could move it, `earliest` takes unknown days as open and `latest` as closed;
 * both are the same day when all is known, and `null` when the count leaves the calendar.
 */
export interface CountedDay {
  readonly earliest: IsoDate | null
  readonly latest: IsoDate | null
  /** The days that were passed over or stood on: open, closed and unknown, in order. */
  readonly passed: readonly CalendarDay[]
}

interface Walk {
  readonly date: IsoDate | null
  readonly passed: readonly CalendarDay[]
}

function walk(from: IsoDate, count: number, unknownIsOpen: boolean): Walk {
  const passed: CalendarDay[] = []
  let date = from
  for (let left = count; ; date = addDays(date, 1)) {
    const day = calendarDay(date)
    const isOutside = date < calendarBegins || date > calendarEnds
    if (isOutside && day.status === 'unknown') return { date: null, passed: [...passed, day] }
    passed.push(day)
    if (day.status === 'open' || (day.status === 'unknown' && unknownIsOpen)) left -= 1
    if (left === 0) return { date, passed }
  }
}

function counted(from: IsoDate, count: number): CountedDay {
  const early = walk(from, count, true)
  const late = walk(from, count, false)
  return { earliest: early.date, latest: late.date, passed: late.passed }
}

/** The `count`th business day after a day, which need not be one itself; `count` at least 1. */
export const businessDaysAfter = (date: IsoDate, count: number): CountedDay => counted(addDays(date, 1), count)

/** The day itself where it is a business day, otherwise the next one (Rule 0-3(a)). */
export const sameOrNextBusinessDay = (date: IsoDate): CountedDay => counted(date, 1)
