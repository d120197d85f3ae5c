import { addDays, daysBetween, daysInMonth } from '../model/date.ts'
import type { IsoDate, OwnershipDocument } from '../model/document.ts'

/** The issuer's fiscal year, on whose end Form 5 depends. EDGAR's header gives it as month and day, Form 5 as its period of report. */

/** A fiscal year of fifty-three weeks, in days. */
export const longestYear = 371

/** What a year of whole weeks may end before or after the day that EDGAR holds. */
const drift = 7

/** The first end on or after a day of a fiscal year that ends on `monthDay` (`12-31`); the last of February in leap years too. */
export function fiscalYearEndAfter(date: IsoDate, monthDay: string): { readonly end: IsoDate; readonly assumption: readonly string[] } {
  const inYear = (year: number) => (monthDay === '02-28' || monthDay === '02-29' ? addDays(`${year}-03-01`, -1) : `${year}-${monthDay}`)
  const year = Number(date.slice(0, 4))
  const end = inYear(year) >= date ? inYear(year) : inYear(year + 1)
  const weeks = isMonthEnd(end) ? '' : '; a year of whole weeks may end some days before or after'
  return { end, assumption: [`the fiscal year ends on ${end}${weeks}`] }
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
  if (monthDay !== null) {
    const { end, assumption } = fiscalYearEndAfter(addDays(period, -drift), monthDay)
    if (Math.abs(daysBetween(period, end)) <= drift) return { end: period, assumption: [], why: null }
    const slip = `the period ${period} is no fiscal year end (${monthDay})`
    return { end: fiscalYearEndAfter(period, monthDay).end, assumption: [slip, ...assumption], why: null }
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
