import type { IsoDate } from '../model/document.ts'
import { type CalendarDay, type CountedDay, calendarDay, dayInWords } from './calendar.ts'

/** A count of business days, told line by line so that a reader can check it against a calendar. */

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']

/** A closed day with its cause: `Wed 24 Dec 2025 closed by executive order (executive order of 18 December 2025)`. */
function closedWords({ date, why, source }: CalendarDay): string {
  const cause = why?.startsWith('by ') ? ` ${why}` : `: ${why}`
  return `${dayInWords(date)} closed${cause}${source === null ? '' : ` (${source})`}`
}

/** The days of a count as lines: closed days with their cause, a weekend in one line, business days by number. */
export function countingSteps(passed: readonly CalendarDay[], numbered = true): string[] {
  let business = 0
  return passed.flatMap((day, at) => {
    if (day.why === 'Sunday' && passed[at - 1]?.why === 'Saturday') return []
    if (day.why === 'Saturday' && passed[at + 1]?.why === 'Sunday') return [`${dayInWords(day.date)} and the Sunday after: weekend`]
    if (day.status === 'closed') return [closedWords(day)]
    if (day.status === 'unknown') return [`${dayInWords(day.date)} unknown: ${day.why}${day.source ? ` (${day.source})` : ''}`]
    business += 1
    const name = numbered ? `the ${ordinals[business - 1] ?? `${business}th`} business day` : 'a business day'
    return [`${dayInWords(day.date)} is ${name}`]
  })
}

/** The roll of Rule 0-3 as lines; none where the day itself is open. */
export function rollingSteps(day: IsoDate, rolled: CountedDay): string[] {
  if (calendarDay(day).status === 'open') return []
  return countingSteps(rolled.passed, false).map((line, at) => (at === 0 ? `${line}; Rule 0-3(a): next business day` : line))
}
