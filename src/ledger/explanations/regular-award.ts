import { compare, equal, isNegative, isZero, multiply, sum } from '../../model/decimal.ts'
import type { IsoDate } from '../../model/document.ts'
import { surplusOf } from '../chain.ts'
import { type Break, entryOf, previous } from './break.ts'
import { hasFraction, telling } from './digits.ts'

/** Awards and vestings that come on the same day of every quarter or year: where one of these days has no report, the report is missing. */

/** Days of the month, either way, within which an award of a quarter or a year falls. */
const leeway = { 3: 6, 12: 16 } as const

const monthOf = (day: IsoDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const dayOfMonth = (day: IsoDate): number => Number(day.slice(8))

/** More than so many in a row are not told by their size alone. */
const mostMissing = 4

interface Award {
  readonly day: IsoDate
  readonly shares: string
}

/** What came by award or vesting, report by report; a report on several days counts with its first. */
function awardsOf({ chain }: Break): Award[] {
  const reports = new Map<string, Award>()
  for (const { entry } of chain) {
    const { change, line, day } = entry
    if (change === null || isNegative(change) || isZero(change) || !/^[AMC]$/.test(line.source.coding?.code ?? '')) continue
    const known = reports.get(line.accession)
    reports.set(line.accession, known ? { ...known, shares: sum([known.shares, change]) } : { day, shares: change })
  }
  return [...reports.values()]
}

const inStep = (a: IsoDate, b: IsoDate, months: 3 | 12): boolean =>
  (monthOf(a) - monthOf(b)) % months === 0 && Math.abs(dayOfMonth(a) - dayOfMonth(b)) <= leeway[months]

/** How many days of the step lie between two days, at least half a step from either. */
function stepsBetween(from: IsoDate, by: IsoDate, one: IsoDate, months: 3 | 12): number {
  const offset = (((monthOf(one) - monthOf(from)) % months) + months) % months
  let count = 0
  for (let month = monthOf(from) + offset; month <= monthOf(by); month += months) {
    if (month - monthOf(from) >= months / 2 && monthOf(by) - month >= months / 2) count++
  }
  return count
}

/** `as awards of every quarter do` where a surplus is as large as the awards that the gap lacks, within two fifths; else `null`. */
export function regularAward(broken: Break): string | null {
  const [before, entry] = [previous(broken), entryOf(broken)]
  if (isNegative(broken.surplus) || hasFraction(broken.surplus)) return null
  const awards = awardsOf(broken)
  for (const months of [3, 12] as const) {
    for (const { day } of awards) {
      const alike = awards.filter((one) => inStep(one.day, day, months))
      const missing = stepsBetween(before.day, entry.day, day, months)
      if (alike.length < 3 || missing === 0 || missing > mostMissing) continue
      const sizes = alike.map(({ shares }) => shares).sort(compare)
      const usual = multiply(sizes[Math.floor(sizes.length / 2)]!, String(missing))
      if (compare(broken.surplus, multiply(usual, '0.6')) >= 0 && compare(broken.surplus, multiply(usual, '1.6')) <= 0)
        return `as the ${alike.length} awards of ${months === 3 ? 'every quarter' : 'every year'} do that are here`
    }
  }
  return null
}

/** `as many as came between … and …` where another gap of the account brought just as many: dividends and plans do not do that twice. */
export function sameAgain({ chain, at, surplus }: Break): string | null {
  if (compare(surplus, telling) < 0) return null
  for (const [other, step] of chain.entries()) {
    const before = chain[other - 1]
    if (!before || other === at || step.order === 'final-total' || before.entry.line.accession === step.entry.line.accession) continue
    const again = surplusOf(step)
    if (again !== null && equal(again, surplus)) return `as many as came between ${before.entry.day} and ${step.entry.day}`
  }
  return null
}
