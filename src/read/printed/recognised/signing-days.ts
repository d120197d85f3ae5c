import type { IsoDate } from '../../../model/document.ts'
import type { BaseForm } from '../../../model/form-catalogue.ts'
import { daysInMonth, toMonthDayYear } from '../../../model/iso-date.ts'
import { distance } from '../edit-distance.ts'
import type { Word } from '../pages/page.ts'
import { dateOf } from '../table/values.ts'
import { mend } from './values.ts'

/**
 * On which days a Form 4 is signed: of 390 real ones 379 within five days of the transaction that box 3 names. So a day of which letters suffered
 * can be told by those that are left.
 */

/** How many days after the transaction. */
const most = { days: 5, wrong: 3 } as const

const dayAfter = (date: IsoDate): IsoDate => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const next = day < daysInMonth(year, month) ? [year, month, day + 1] : month < 12 ? [year, month + 1, 1] : [year + 1, 1, 1]
  return next.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-')
}

/** The days on which a form is likely signed, as it prints them; none where that is not known. */
export function signingDays(form: BaseForm, period: readonly Word[]): readonly string[] {
  const first = form === '4' ? dateOf(period)?.value : undefined
  if (first === undefined) return []
  const days = [first]
  while (days.length <= most.days) days.push(dayAfter(days.at(-1)!))
  return days.map(toMonthDayYear)
}

const plain = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '')

/** A damaged day as the one of some days that it is most like, if no other is as like. */
export function likeliestDay(word: Word, days: readonly string[]): Word | null {
  const own = plain(word.text)
  const [first, second] = days.map((day) => ({ day, wrong: distance(own, plain(day)) })).sort((one, other) => one.wrong - other.wrong)
  if (!first || !second || first.wrong > most.wrong || first.wrong === second.wrong || !own.endsWith(first.day.slice(-4))) return null
  return mend(word, first.day, 0.75)
}
