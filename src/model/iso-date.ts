import type { IsoDate } from './document.ts'

/** What an ISO day is, and how the forms print it. Arithmetic on days stands in `date.ts`. */

/** Whether a text is an existing calendar day `YYYY-MM-DD`. */
export function isIsoDate(text: string): text is IsoDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match !== null && isDay(Number(match[1]), Number(match[2]), Number(match[3]))
}

const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)

/** 28 to 31, in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** 1 Monday to 7 Sunday, in the Gregorian calendar. */
export function weekday(date: IsoDate): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  // Sakamoto's method: January and February count with the year before.
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]!
  const counted = month < 3 ? year - 1 : year
  const fromSunday = (counted + Math.floor(counted / 4) - Math.floor(counted / 100) + Math.floor(counted / 400) + shift + day) % 7
  return fromSunday === 0 ? 7 : fromSunday
}

/** `12/17/2007` as the forms print it; `null` if it is no calendar day. */
export function fromMonthDayYear(text: string): IsoDate | null {
  if (!text.includes('/')) return null
  if (/^\d\d\/\d\d\/\d{4}$/.test(text)) {
    const [month, day, year] = [text.slice(0, 2), text.slice(3, 5), text.slice(6)]
    return isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : null
  }
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim())
  if (!match || !isDay(Number(match[3]), Number(match[1]), Number(match[2]))) return null
  return `${match[3]}-${match[1]!.padStart(2, '0')}-${match[2]!.padStart(2, '0')}`
}

/** ISO day as the forms print it: `12/17/2007`. */
export const toMonthDayYear = (date: IsoDate): string => `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** ISO day as prose has it: `17 Dec 2007`. */
export const dayInProse = (date: IsoDate): string =>
  `${Number(date.slice(8, 10))} ${monthNames[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`

/** `2021 Q3`: the quarter of the calendar year that a day is in. */
export const quarterOf = (date: IsoDate): string => `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
