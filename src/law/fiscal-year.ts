import { addDays, addMonths, daysBetween, daysInMonth } from '../model/date.ts'
import type { IsoDate, OwnershipDocument } from '../model/document.ts'
import { mistaken } from './mistaken-day.ts'

/** The issuer's fiscal year, on whose end Form 5 depends. EDGAR's header gives it as month and day, Form 5 as its period of report. */

/** A fiscal year of fifty-three weeks, in days. */
export const longestYear = 371

/** What a year of whole weeks may end before or after the day that EDGAR holds. */
const drift = 7

/** The first and the last day of a fiscal year. */
export interface FiscalYear {
  readonly start: IsoDate
  readonly end: IsoDate
}

/** The end of the fiscal year in a calendar year, for years that end on `monthDay` (`12-31`); the last of February in leap years too. */
export const fiscalYearEndIn = (year: number, monthDay: string): IsoDate =>
  monthDay === '02-28' || monthDay === '02-29' ? addDays(`${year}-03-01`, -1) : `${year}-${monthDay}`

/** The fiscal year of twelve months that ends on a day; one that ends with a month begins with the next, whatever February has. */
export const fiscalYearTo = (end: IsoDate): FiscalYear => ({
  start: isMonthEnd(end) ? addMonths(addDays(end, 1), -12) : addDays(addMonths(end, -12), 1),
  end,
})

/** The first end of a fiscal year on or after a day. */
function fiscalYearEndAfter(date: IsoDate, monthDay: string): IsoDate {
  const year = Number(date.slice(0, 4))
  const end = fiscalYearEndIn(year, monthDay)
  return end >= date ? end : fiscalYearEndIn(year + 1, monthDay)
}

/**
 * Between which days the fiscal year of a trade ends, known by month and day. At a month's end both are the same; otherwise the year has whole
 * weeks and ends about that day, and a trade near it may belong to either year.
 */
export function fiscalYearOf(date: IsoDate, monthDay: string): { readonly earliest: IsoDate; readonly latest: IsoDate } {
  const end = fiscalYearEndAfter(date, monthDay)
  if (isMonthEnd(end)) return { earliest: end, latest: end }
  const ahead = daysBetween(date, end)
  const startsNow = ahead >= 365 - drift
  const before = addDays(end, -drift)
  return {
    earliest: startsNow || before < date ? date : before,
    latest: addDays(end, ahead <= drift ? longestYear + drift : drift),
  }
}

/** The fiscal year end that a Form 5 is for, or why it cannot be told. */
export interface FormFiveYear {
  readonly end: IsoDate | null
  readonly assumption: readonly string[]
  readonly why: string | null
}

/**
 * The year of a Form 5: its period of report, unless that is no fiscal year end. Filers also put the trade date there (0001104659-20-022141),
 * from which no deadline runs; then the year that the day falls in, where EDGAR's header tells it.
 */
export function formFiveYear(document: OwnershipDocument, monthDay: string | null): FormFiveYear {
  const period = document.periodOfReport
  if (period === null) return { end: null, assumption: [], why: 'the Form 5 does not say its period' }
  const why = mistaken(period)
  if (why !== null) return { end: null, assumption: [], why }
  if (monthDay !== null) {
    const near = fiscalYearEndAfter(addDays(period, -drift), monthDay)
    if (Math.abs(daysBetween(period, near)) <= drift) return { end: period, assumption: [], why: null }
    const slip = `the period ${period} is no fiscal year end (${monthDay})`
    const { earliest, latest } = fiscalYearOf(period, monthDay)
    if (earliest !== latest) return { end: null, assumption: [], why: slip }
    return { end: latest, assumption: [`${slip}; taken as the year ended ${latest}`], why: null }
  }
  const traded = [...document.nonDerivative, ...document.derivative].some(({ transactionDate }) => transactionDate?.value === period)
  if (isMonthEnd(period) || (!traded && nearMonthEnd(period)))
    return { end: period, assumption: [`the fiscal year ends on ${period}`], why: null }
  return { end: null, assumption: [], why: `the period ${period} does not look like a fiscal year end, and the issuer’s is not known` }
}

const isMonthEnd = (date: IsoDate) => Number(date.slice(8)) === daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))

/** Years of whole weeks end within a week of a month's end. */
const nearMonthEnd = (date: IsoDate) =>
  isMonthEnd(date) || Number(date.slice(8)) <= drift || addDays(date, drift).slice(0, 7) !== date.slice(0, 7)
