import type { IsoDate } from '../model/document.ts'
import { dayInWords } from './calendar.ts'

/** The day on which the Securities Exchange Act of 1934 became law: nothing was reportable before. */
export const lawBegins: IsoDate = '1934-06-06'

/** The end of the years that are no slip of the pen. */
const lastDay: IsoDate = '2999-12-31'

/** Why no report is about a day, such as one in the year 0020; `null` where one may be. */
export function mistaken(day: IsoDate): string | null {
  if (day < lawBegins) return `Section 16 is law since ${dayInWords(lawBegins)}: look at the year of ${day}`
  return day > lastDay ? `no calendar reaches so far: look at the year of ${day}` : null
}
