import { absolute, add, compare, divide, equal, isNegative, isZero, multiply, subtract } from '../../model/decimal.ts'
import type { Step } from '../chain.ts'
import { impliedOpening } from '../entry.ts'
import type { FiledReport } from '../filed-report.ts'
import { notesOf } from '../filed-report.ts'
import { type Break, type Explain, entryOf, previous, type Surroundings, where } from './break.ts'
import { hasFraction } from './digits.ts'
import { isOfSwappedDigits } from './mistaken-figure.ts'
import { isWhole, standsStill } from './quiet-account.ts'
import { quartersBetween } from './spans.ts'

/** What comes to a balance without a report: plans, dividends, another way of counting; and how much of it can. */

/** A Form 3 counts a derivative security in underlying shares, later reports in units of its own. */
export const underlyingUnits: Explain = (broken) => {
  const entry = entryOf(broken)
  const { underlying, shares } = entry.line.source
  const start = impliedOpening(entry)
  if (!previous(broken).inUnderlying || !underlying?.shares?.value || !shares?.value || start === null) return null
  if (isZero(shares.value) || isZero(underlying.shares.value)) return null
  const inShares = divide(multiply(start, underlying.shares.value), shares.value, 4)
  if (compare(absolute(subtract(inShares, broken.opening)), '1') > 0) return null
  return {
    kind: 'underlying units',
    amount: broken.surplus,
    why: `the opening counts ${broken.opening} underlying shares, which are ${start} units`,
  }
}

const planVehicle = /401\(k\)|\bPlan\b|\bESOP\b|Retirement|Thrift|Savings|Profit Sharing|Employee Benefit|Deferred Compensation/i
const planSecurity = /Phantom|Deferred Stock|Equivalent|Stock Fund|Share Unit Plan/i

/** Whether an account's credits are reported line by line: then what came without a line is no credit that needs none. */
export const reportsCredits = ({ chain }: Break): boolean =>
  chain.filter(({ entry }) => entry.change !== null && !isNegative(entry.change)).length >= 2

/** Whether the units of a security are credited by a plan as such. */
export const isPlanSecurity = (security: string): boolean => planSecurity.test(security)

/** The fund of a plan holds cash beside the stock: what its units come to in shares goes up and down by itself, though not by a tenth. */
export const mayFluctuate = (broken: Break): boolean => {
  const { vehicle, security } = entryOf(broken)
  return (
    (planVehicle.test(vehicle) || planSecurity.test(security)) && compare(absolute(broken.surplus), multiply(broken.opening, '0.1')) < 0
  )
}

const qualifiedPlan = /401\(k\)|\bESOP\b|Thrift|Savings|Profit Sharing/i

/** What a qualified plan credits to one employee in a calendar year, a little above the limit of Internal Revenue Code 415(c). US dollars. */
const mostCredited = '100000'

/** Whether more came to a qualified plan than law lets it credit and dividends bring: shares moved into its fund, which must be reported. */
function beyondCredits(broken: Break, around: Surroundings): boolean {
  const most = boughtFor(mostCredited, broken, around)
  const dividends = multiply(multiply(broken.opening, beyondBelief), quartersBetween(previous(broken).day, entryOf(broken).day))
  return qualifiedPlan.test(entryOf(broken).vehicle) && most !== null && compare(broken.surplus, add(most, dividends)) > 0
}

/** Tax-conditioned plans buy and credit shares without a report (Rule 16b-3(c)); dividends on units likewise (Rule 16a-11). */
export const plan: Explain = (broken, around) => {
  const { vehicle, security } = entryOf(broken)
  if (isNegative(broken.surplus) || !(planVehicle.test(vehicle) || planSecurity.test(security))) return null
  if (compare(broken.surplus, multiply(broken.opening, '0.5')) > 0 || beyondCredits(broken, around)) return null
  if (reportsCredits(broken) && compare(broken.surplus, mostDividendsOf(broken)) > 0) return null
  return { kind: 'plan', amount: broken.surplus, why: `${broken.surplus} credited by the plan, exempt from reporting` }
}

/** Dividends of a quarter buy at most such a part of the balance, where a note says that they are reinvested … */
const mostQuarterly = '0.015'
/** … and at the very most this, where none does and the account holds parts of shares, which come of dividends. */
const beyondBelief = '0.03'

/** Thousands, ten or more: dividends buy by the cent, and come to such a number once in a thousand times. */
const isThousands = (shares: string): boolean => /\d\d000(?:\.0*)?$/.test(shares)

/** What dividends brought at most: nothing to an account that stands still where nothing is traded, and no round number. */
function mostDividendsOf(broken: Break): string {
  if (standsStill(broken) || isThousands(broken.surplus)) return '0'
  const most = isWhole(broken) ? mostQuarterly : beyondBelief
  return multiply(multiply(broken.opening, most), quartersBetween(previous(broken).day, entryOf(broken).day))
}

/** The step of an account whose note says that dividends are reinvested. */
export const reinvestmentIn = ({ chain }: Break): Step | undefined =>
  chain.find(({ entry }) => notesOf(entry.line).some((text) => /\bdividend/i.test(text) && /\breinvest/i.test(text)))

/** A fraction came to an account whose notes elsewhere say that it reinvests dividends, and no more than dividends buy (Rule 16a-11). */
export const dividends: Explain = (broken) => {
  if (isNegative(broken.surplus) || !hasFraction(broken.surplus) || entryOf(broken).line.table !== 'I' || isOfSwappedDigits(broken))
    return null
  const quarters = quartersBetween(previous(broken).day, entryOf(broken).day)
  if (compare(broken.surplus, multiply(multiply(broken.opening, mostQuarterly), quarters)) > 0) return null
  const told = reinvestmentIn(broken)
  return told
    ? {
        kind: 'plan',
        amount: broken.surplus,
        why: `${broken.surplus} by reinvested dividends, as a note of ${where(told.entry)} says of the account`,
      }
    : null
}

/** One unit more in an account of units whose notes elsewhere say that fractions add up to one from time to time. */
export const fractionsAddedUp: Explain = (broken) => {
  if (!equal(broken.surplus, '1')) return null
  const told = broken.chain.find(({ entry }) => notesOf(entry.line).some((text) => /\baccumulated fractional shares?\b/i.test(text)))
  return told
    ? {
        kind: 'rounding',
        amount: broken.surplus,
        why: `fractions that add up to one, as a note of ${where(told.entry)} says of the account`,
      }
    : null
}

/**
 * Whether nobody who files the report can be in a plan for employees: each is a director or a ten per cent owner and no officer. Employee
 * stock purchase plans are for employees alone (Internal Revenue Code 423(b)(1)), and so are qualified plans (401(a)).
 */
const isOutsider = ({ document }: FiledReport): boolean =>
  document.reportingOwners.length > 0 &&
  document.reportingOwners.every(
    ({ relationship: { director, tenPercentOwner, officer, officerTitle, other } }) =>
      (director === true || tenPercentOwner === true) && officer !== true && officerTitle === null && other !== true,
  )

/**
 * Whether more came than plans exempt from reporting bring: dividends some per cent a quarter; to an employee a purchase plan $25,000 a calendar
 * year (Internal Revenue Code 423(b)(8)), which buys most where the price is lowest.
 */
export function beyondPlans(broken: Break, around: Surroundings): boolean {
  const [before, entry] = [previous(broken), entryOf(broken)]
  const mostDividends = mostDividendsOf(broken)
  if (isOutsider(before.line.report) && isOutsider(entry.line.report)) return compare(broken.surplus, mostDividends) > 0
  const purchased = mostPurchased(broken, around)
  return compare(broken.surplus, purchased === null ? broken.opening : add(mostDividends, purchased)) > 0
}

/** What a purchase plan sells to one employee at most since the line before; `null` where no filing tells a price. */
export const mostPurchased = (broken: Break, around: Surroundings): string | null => boughtFor('25000', broken, around)

/** The shares that so many dollars a calendar year buy since the line before at half the price of these days; `null` where no filing tells a price. */
function boughtFor(dollars: string, broken: Break, around: Surroundings): string | null {
  const [before, entry] = [previous(broken), entryOf(broken)]
  const price = around.priceAbout(entry.day)
  if (price === null || isZero(price)) return null
  const years = String(Number(entry.day.slice(0, 4)) - Number(before.day.slice(0, 4)) + 1)
  return multiply(divide(dollars, multiply(price, '0.5'), 2), years)
}
