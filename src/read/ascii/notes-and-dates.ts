import { isIsoDate } from '../../model/date.ts'
import type { IsoDate } from '../../model/document.ts'

/** Days as the ASCII forms of the nineties write them. */

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

export interface WrittenDay {
  readonly date: IsoDate
  /** Whether the century was told by the time in which such forms were filed. */
  readonly centuryTaken: boolean
}

/** `2/29/2000`, `2/7/00` or `February 29,2000`; `null` for anything else, as for a month without a day. */
export function writtenDay(text: string): WrittenDay | null {
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(text)
  const worded = /^([a-z]{3,9})\.? ?(\d{1,2}),? ?(\d{4})$/i.exec(text)
  const month = slashed ? Number(slashed[1]) : worded ? months.findIndex((name) => name.startsWith(worded[1]!.toLowerCase())) + 1 : 0
  const day = Number((slashed ?? worded)?.[2])
  const year = (slashed ?? worded)?.[3] ?? ''
  // Option terms of these forms end well before 2050, and none speaks of days before 1950.
  const full = year.length === 2 ? `${Number(year) < 50 ? '20' : '19'}${year}` : year
  const date = `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isIsoDate(date) ? { date, centuryTaken: year.length === 2 } : null
}

/** Note marks at the end of a cell, as footnote ids, and what stands before them. */
export function cutMarks(text: string): { readonly rest: string; readonly footnotes: readonly string[] } {
  const match = /^(.*?)((?:\s*\(\d{1,2}\))+)$/.exec(text)
  if (!match) return { rest: text, footnotes: [] }
  return { rest: match[1]!.trim(), footnotes: [...match[2]!.matchAll(/\d+/g)].map(([number]) => `F${Number(number)}`) }
}
