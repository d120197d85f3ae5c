import type { IsoDate } from '../model/document.ts'
import {
  businessDaysAfter,
  type CountedDay,
  calendarBegins,
  calendarDay,
  calendarEnds,
  dayInWords,
  sameOrNextBusinessDay,
} from './calendar.ts'
import { countingSteps } from './counting-steps.ts'
import type { EasternMoment } from './eastern-time.ts'

/** When a report sent to EDGAR counts as filed (17 CFR 232.13(a)). */

/** Since mandatory electronic filing of Section 16 reports (Release 33-8230), 22:00 closes their day; before, 17:30 as for any filing. */
const tenOClockBegins: IsoDate = '2003-06-30'

/** EDGAR takes submissions from this hour on (17 CFR 232.12(c)). */
const edgarOpens = '06:00:00'

/**
 * What a report may take from transmission to acceptance. EDGAR gave 4 October 2022 to reports accepted that day at 22:02:25 and 22:05:07
 * (0000320193-22-000095, 0000320193-22-000097), because they were sent before 22:00; only the filing date it stated tells.
 */
const inTransit = '22:15:00'

/** The last moment of a day that still gives its filing date, Eastern: `22:00:00`. */
export const lastMoment = (date: IsoDate): string => (date >= tenOClockBegins ? '22:00:00' : '17:30:00')

export interface FilingDate {
  /** The business day that the report counts as filed on; the bounds differ where a day between is unknown. */
  readonly day: CountedDay
  readonly rule: string
  readonly steps: readonly string[]
}

/** The filing date of a Section 16 report from the moment EDGAR accepted it. */
export function filingDateOf(moment: EasternMoment): FilingDate {
  const { date, time } = moment
  const rule = date >= tenOClockBegins ? '17 CFR 232.13(a)(4)' : '17 CFR 232.13(a)(2)'
  const cutoff = lastMoment(date)
  const accepted = `accepted ${dayInWords(date)} at ${time} Eastern time`
  // Lengths differ only by a fraction of a second, so text order is time order.
  const inTime = time <= cutoff
  // EDGAR accepts nothing while it is shut, so an acceptance in its hours settles a doubtful day.
  const settled = inTime && time >= edgarOpens && calendarDay(date).status === 'unknown' && date >= calendarBegins && date <= calendarEnds
  const day = settled ? { earliest: date, latest: date, passed: [] } : inTime ? sameOrNextBusinessDay(date) : businessDaysAfter(date, 1)
  const told = inTime
    ? time < edgarOpens
      ? `${accepted}, before EDGAR opens at 06:00`
      : `${accepted}, not after ${cutoff.slice(0, 5)}`
    : `${accepted}, after ${cutoff.slice(0, 5)}: counts as filed on the next business day`
  const onTheWay =
    !inTime && date >= tenOClockBegins && time <= inTransit
      ? ['had it been sent before 22:00, EDGAR would have dated it the same day: a filing date that EDGAR stated decides']
      : []
  const filed =
    day.earliest === day.latest && day.earliest !== null
      ? [`filed ${dayInWords(day.earliest)}`]
      : ['the filing date is not known: a day between may have been closed']
  return { day, rule, steps: [told, ...onTheWay, ...(day.earliest === date ? [] : countingSteps(day.passed, false)), ...filed] }
}

/** A filing date that EDGAR stated: it is the date, whatever the hour of acceptance (it allows for adjustments under 232.13(b)). */
export const statedFilingDate = (date: IsoDate): FilingDate => {
  const odd = calendarDay(date).status === 'closed' ? [`${dayInWords(date)} was no business day, taken as stated`] : []
  return {
    day: { earliest: date, latest: date, passed: [] },
    rule: 'filing date as EDGAR states it',
    steps: [`filed ${dayInWords(date)}`, ...odd],
  }
}
