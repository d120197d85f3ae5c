import { addDays, daysBetween } from '../../model/date.ts'
import { compare, isZero } from '../../model/decimal.ts'
import { type Step, surplusOf } from '../chain.ts'
import { type Break, entryOf, previous } from './break.ts'
import { hasFraction } from './digits.ts'

/** Whether dividends buy shares for an account, as it shows by itself. */

/** Shares below which dividends may buy none in a quarter. */
const telling = '1000'
/** Days of a quarter, but for the few by which reports of every quarter are off. */
const quarter = 85
/** Days of half a year, likewise. */
const halfYear = 175
/** An account does as it did so many days before, or will so many after. */
const near = 3 * 366

/** Days between the reports before and after which the balance agreed; 0 where it did not, or where there are too few shares to tell. */
function daysQuiet(step: Step, before: Step | undefined): number {
  if (!before || before.entry.line.accession === step.entry.line.accession || step.order === 'by-filing') return 0
  const surplus = surplusOf(step)
  const [opening, reported] = [before.entry.reported, step.entry.reported]
  if (surplus === null || !isZero(surplus) || opening === null || reported === null || compare(opening, telling) < 0) return 0
  const days = daysBetween(before.entry.day, step.entry.day)
  return days >= quarter ? days : 0
}

/**
 * Whether the account stood still, but for its lines, through quarters that add up to half a year, within three years of the break: dividends,
 * which are paid every quarter, buy no shares there.
 */
export function standsStill(broken: Break): boolean {
  const { chain } = broken
  const [from, by] = [addDays(previous(broken).day, -near), addDays(entryOf(broken).day, near)]
  let days = 0
  chain.forEach((step, at) => {
    const before = chain[at - 1]
    if (before && step.entry.day >= from && before.entry.day <= by) days += daysQuiet(step, before)
  })
  return days >= halfYear
}

/** Whether no figure of the account has a part of a share: reinvested dividends bring such parts, unless the filer cuts all of them. */
export const isWhole = ({ chain }: Break): boolean =>
  chain.every(({ entry: { reported, change } }) => !hasFraction(reported) && !hasFraction(change))
