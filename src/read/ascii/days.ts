import { daysInMonth, isIsoDate } from '../../model/date.ts'
import type { IsoDate } from '../../model/document.ts'

/** Days and months as the ASCII forms of 1996 to 2003 write them. */

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

const monthNamed = (text: string): number => (text.length < 3 ? 0 : months.findIndex((name) => name.startsWith(text.toLowerCase())) + 1)

export interface WrittenDay {
  readonly date: IsoDate
  /** Whether the century was told by the time in which such forms were filed. */
  readonly centuryTaken: boolean
}

// Option terms of these forms end well before 2050, and none speaks of days before 1950.
const yearOf = (text: string): string => (text.length === 2 ? `${Number(text) < 50 ? '20' : '19'}${text}` : text)

const two = (part: number): string => String(part).padStart(2, '0')

/** `2/29/2000`, `2/7/00`, `2-7-00` or `February 29,2000`; `null` for anything else, as for a month without a day. */
export function writtenDay(text: string): WrittenDay | null {
  const slashed = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text)
  const worded = /^([a-z]{3,9})\.? ?(\d{1,2}),? ?(\d{4})$/i.exec(text)
  const month = slashed ? Number(slashed[1]) : worded ? monthNamed(worded[1]!) : 0
  const day = Number(slashed?.[3] ?? worded?.[2])
  const year = slashed?.[4] ?? worded?.[3] ?? ''
  const date = `${yearOf(year)}-${two(month)}-${two(day)}`
  return isIsoDate(date) ? { date, centuryTaken: year.length === 2 } : null
}

/** The first and last day of a month: `March 2001`, `March, 2001`, `3/2001`, `03/01`. */
export function writtenMonth(text: string): { readonly first: IsoDate; readonly last: IsoDate } | null {
  const slashed = /^(\d{1,2})[/-](\d{4}|\d{2})$/.exec(text)
  const worded = /^([a-z]{3,9})\.?,? ?(\d{4})$/i.exec(text)
  const month = slashed ? Number(slashed[1]) : worded ? monthNamed(worded[1]!) : 0
  if (month < 1 || month > 12) return null
  const year = yearOf((slashed ?? worded)![2]!)
  return { first: `${year}-${two(month)}-01`, last: `${year}-${two(month)}-${two(daysInMonth(Number(year), month))}` }
}
