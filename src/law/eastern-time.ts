import { Temporal } from 'temporal-polyfill'
import { isIsoDate } from '../model/date.ts'
import type { IsoDate } from '../model/document.ts'

/** The clock of the Commission: Eastern time, daylight saving as the law of each year had it (from 2007 mid-March to early November). */

const zone = 'America/New_York'

/** A moment as the clock in Washington showed it. */
export interface EasternMoment {
  readonly date: IsoDate
  /** `21:59:00`, with a fraction where one was given. */
  readonly time: string
  /** `-05:00` standard, `-04:00` daylight. */
  readonly offset: string
}

const eastern = (moment: Temporal.ZonedDateTime): EasternMoment => {
  const whole = moment.millisecond + moment.microsecond + moment.nanosecond === 0
  return {
    date: moment.toPlainDate().toString(),
    time: moment.toPlainTime().toString(whole ? { smallestUnit: 'second' } : {}),
    offset: moment.offset,
  }
}

const shape = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?$/
const header = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/

/**
 * Reads a moment of acceptance: ISO with an offset or `Z` (`2024-05-03T21:59:00-04:00`), ISO without one, or the fourteen digits of
 * EDGAR's header (`20240503215900`), the last two taken as Eastern. `null` where it is none of these, is no time of day, or is an hour that
 * the change to daylight saving left out.
 */
export function easternMoment(text: string): EasternMoment | null {
  const trimmed = text.trim()
  const digits = header.exec(trimmed)
  const [, date, time, offset] =
    (digits
      ? [trimmed, `${digits[1]}-${digits[2]}-${digits[3]}`, `${digits[4]}:${digits[5]}:${digits[6]}`, undefined]
      : shape.exec(trimmed)) ?? []
  if (date === undefined || time === undefined || !isIsoDate(date)) return null
  const [hour = 99, minute = 99, second = 0] = time.split(':').map(Number)
  if (hour > 23 || minute > 59 || second >= 60) return null
  if (offset === undefined) {
    const wall = Temporal.PlainDateTime.from(`${date}T${time}`)
    const moment = wall.toZonedDateTime(zone)
    return moment.toPlainDateTime().equals(wall) ? eastern(moment) : null
  }
  if (offset !== 'Z' && (Number(offset.slice(1, 3)) > 14 || Number(offset.slice(-2)) > 59)) return null
  return eastern(Temporal.Instant.from(`${date}T${time}${offset}`).toZonedDateTimeISO(zone))
}

/** The moment as ISO with its offset: `2024-05-03T21:59:00-04:00`. */
export const easternText = ({ date, time, offset }: EasternMoment): string => `${date}T${time}${offset}`

/** The day it is in Washington at a moment, given as ISO with `Z` or an offset. Throws `RangeError` for what is no moment. */
export function easternDay(moment: string): IsoDate {
  const found = easternMoment(moment)
  if (found === null) throw new RangeError(`"${moment}" is no moment`)
  return found.date
}
