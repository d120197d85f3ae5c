import { daysBetween } from '../../model/date.ts'
import { absolute, compare, divide, equal, isNegative, isZero, multiply, negate, subtract } from '../../model/decimal.ts'
import { type Step, surplusOf } from '../chain.ts'
import { type Entry, impliedOpening } from '../entry.ts'
import { byFiling } from '../filed-report.ts'
import { changesForm, continuationOf } from '../noted.ts'
import { nearSplit } from '../split.ts'
import { awardOfPeer } from './award-of-peer.ts'
import { type Break, type Explain, entryOf, previous, type Surroundings, sizeAndWay, where } from './break.ts'
import { hasFraction, telling } from './digits.ts'
import { beyondPlans, isPlanSecurity, mayFluctuate, reinvestmentIn, reportsCredits } from './exempt-change.ts'
import { carriedOn, confirmed, goesOn, isOfSwappedDigits, mayBeSlip } from './mistaken-figure.ts'
import { cameFromDerivatives, cameToAll, mayBeAnother, mayHaveMoved, overlap } from './movement.ts'
import { mayBeOutside } from './not-subject.ts'
import { regularAward, sameAgain } from './regular-award.ts'

/** A reportable movement that took place in a report which is not at hand; said only with evidence. */

/** Reports on one event follow each other within days. */
const mostDaysOfEvent = 10

/** One event over several reports, of which the account lacks some: the remarks say which of how many a report is. */
export const missingPart: Explain = (broken) => {
  const [entry, before] = [entryOf(broken), previous(broken)]
  if (before.place.accession === entry.place.accession || daysBetween(before.day, entry.day) > mostDaysOfEvent) return null
  const found = (why: string) => ({ kind: 'missing filing' as const, amount: broken.surplus, why })
  const part = partsOf(broken, entry)
  if (part?.missing.some((number) => number < part.number)) return found(part.words)
  // The event of the report before goes on in a part that is not here.
  const earlier = partsOf(broken, before)
  return earlier?.missing.some((number) => number > earlier.number) ? found(earlier.words) : null
}

/** Which part of an event an entry's report is, and which parts the account lacks. */
function partsOf({ chain }: Break, { line: { report } }: Entry): { number: number; missing: number[]; words: string } | null {
  const part = continuationOf(report)
  if (!part) return null
  const here = new Set(
    chain.flatMap(({ entry: { line } }) => {
      const other = line.report.document.periodOfReport === report.document.periodOfReport ? continuationOf(line.report) : null
      return other && other.of === part.of ? [other.number] : []
    }),
  )
  const missing = Array.from({ length: part.of }, (_, at) => at + 1).filter((number) => !here.has(number))
  const words = `only ${here.size} of the ${part.of} reports on the event of ${report.document.periodOfReport} ${here.size === 1 ? 'is' : 'are'} here`
  return { number: part.number, missing, words }
}

/** The amount of the line itself, or a few times that, where other reports move the account by it again and again: a plan carried out by parts. */
function regularAmount(broken: Break): string | null {
  const { change, line } = entryOf(broken)
  const times = timesOf(broken)
  if (change === null || times === null || times > 6 || !equal(multiply(change, String(times)), broken.surplus)) return null
  const alike = broken.chain.filter(
    ({ entry }) => entry.line.accession !== line.accession && entry.change !== null && equal(entry.change, change),
  )
  const reports = new Set(alike.map(({ entry }) => entry.line.accession)).size
  return reports >= 3 ? `as much as in each of ${reports} other reports` : null
}

/** How many times the line's own amount a break is, but for a unit each time; `null` where it is not. */
function timesOf(broken: Break): number | null {
  const { change } = entryOf(broken)
  if (change === null || isZero(change) || isNegative(change) !== isNegative(broken.surplus)) return null
  const times = Math.round(Number(divide(broken.surplus, change, 6)))
  const off = absolute(subtract(broken.surplus, multiply(change, String(times))))
  return times >= 1 && compare(off, String(times)) <= 0 ? times : null
}

/** Grants vest by parts over some years. */
const mostParts = 40

/** Units of a grant go by its parts; units that go otherwise may be those of another grant, or forfeited, which no report shows. */
function vestsByParts(broken: Break): boolean {
  const { line, security } = entryOf(broken)
  const named = line.source.conversionOrExercisePrice?.value && line.source.expirationDate?.value
  if (line.table === 'I' || named || !/\bUnits?$/.test(security)) return true
  const times = timesOf(broken)
  return times !== null && times <= mostParts
}

/** A report that speaks of days before those of a report filed earlier: what lies between is not in order of filing. */
const isOutOfOrder = ({ chain, at }: Break): boolean => {
  const [entry, before] = [chain[at]!.entry, chain[at - 1]!.entry]
  const isLate = (one: Entry) => chain.some(({ entry: other }) => other.day > one.day && byFiling(other.line.report, one.line.report) < 0)
  const lateWithin = ({ entry: other, order }: Step) => order === 'by-filing' && other.day >= before.day && other.day <= entry.day
  return isLate(entry) || isLate(before) || chain.some(lateWithin)
}

/** Whether a split that nothing else shows may have made the balance. */
function mayBeSplit(broken: Break): boolean {
  const start = impliedOpening(entryOf(broken))
  return entryOf(broken).line.table === 'I' && start !== null && nearSplit(broken.opening, start)
}

/** One share is a fraction that added up; some few of many are a correction of tax withheld, for which there is no report. */
function isTrifle(broken: Break): boolean {
  const [size, way] = sizeAndWay(broken)
  if (compare(size, '2') < 0) return true
  return way === 'went' && compare(size, '500') < 0 && compare(size, multiply(broken.opening, '0.005')) < 0
}

/** Whether a line soon after takes back just as much, without a line of that amount: then one of the two balances is wrong. */
const isTakenBack = ({ chain, at, surplus }: Break): boolean =>
  chain.slice(at + 1, at + 9).some((step) => {
    const later = surplusOf(step)
    return later !== null && step.order !== 'final-total' && equal(later, negate(surplus))
  })

/** Whether the line starts from a balance that stood some lines before, as if those between did not count. */
function startsFromEarlier({ chain, at }: Break): boolean {
  const start = impliedOpening(chain[at]!.entry)
  const earlier = chain.slice(Math.max(0, at - 6), at - 1).map(({ entry }) => entry.reported)
  return start !== null && !isZero(start) && earlier.some((balance) => balance !== null && equal(balance, start))
}

/** The same number went from another class of the same holder: a slip of one figure would not stand twice. */
function twinOf(broken: Break, { movements }: Surroundings): string | null {
  const { vehicle, security, line } = entryOf(broken)
  if (!isNegative(broken.surplus) || compare(absolute(broken.surplus), telling) < 0) return null
  const twin = movements.find(
    (one) =>
      one.chain !== broken.chain &&
      one.entry.line.accession === line.accession &&
      one.entry.vehicle === vehicle &&
      one.entry.security !== security &&
      !one.isFirstSight &&
      equal(one.surplus, broken.surplus) &&
      overlap(one, broken),
  )
  return twin ? `as many of ${twin.entry.security} went` : null
}

/** The step whose note says that dividends are reinvested, where the surplus is a fraction: some of it came by them; how much cannot be told. */
const byDividendsToo = (broken: Break): Step | null =>
  entryOf(broken).line.table === 'I' && hasFraction(broken.surplus) ? (reinvestmentIn(broken) ?? null) : null

/** Whether what moved must be reported, as far as can be told. A grant never grows; a plan's credits may need no report. */
function isReportable(broken: Break, around: Surroundings): boolean {
  const { line, security, vehicle } = entryOf(broken)
  // What a charity of the owner does is nothing that the owner has a pecuniary interest in (Rule 16a-1(a)(2)).
  if (/\bfoundation\b|\bcharit/i.test(vehicle)) return false
  // An owner who tells of transfers that are exempt as changes in form (Rule 16a-13) may have made more of them between holders.
  const changed = vehicle !== 'direct' && broken.chain.some(({ entry }) => changesForm(entry.line.report))
  if (changed && !cameToAll(broken, around)) return false
  if (byDividendsToo(broken) !== null) return !isNegative(broken.surplus) && beyondPlans(broken, around)
  if (isNegative(broken.surplus)) return vestsByParts(broken) && !mayFluctuate(broken)
  if (line.table === 'II') return reportsCredits(broken) && !/\b(?:Option|Warrant|Right)$/.test(security)
  if (isPlanSecurity(security) && !reportsCredits(broken)) return false
  return cameFromDerivatives(broken, around) || beyondPlans(broken, around)
}

/**
 * Only said when the balances of two reports differ, the next report confirms the new level, another account of the owner moved in the same
 * gap or more reports are known to be missing, and nothing exempt from reporting, no split, no time outside Section 16 and no other account of the same
 * name could have done it.
 */
export const missingFiling: Explain = (broken, around) => {
  const [entry, before] = [entryOf(broken), previous(broken)]
  // What an amendment corrects stands in the report that it amends.
  if (before.place.accession === entry.place.accession) return null
  if (before.day >= entry.day || mayBeOutside(broken) || mayHaveMoved(broken, around) || isOutOfOrder(broken) || isTakenBack(broken))
    return null
  const [size, way] = sizeAndWay(broken)
  const told = byDividendsToo(broken)
  const besides = told ? ` and by reinvested dividends, as a note of ${where(told.entry)} says of the account` : ''
  const found = (evidence: string) => ({
    kind: 'missing filing' as const,
    amount: broken.surplus,
    why: `${size} ${way} between ${before.day} and ${entry.day} in a filing that is missing here${besides}; ${evidence}`,
  })
  const regular = awardOfPeer(broken, around) ?? regularAmount(broken) ?? regularAward(broken) ?? sameAgain(broken)
  if (regular !== null) return found(regular)
  const twin = twinOf(broken, around)
  if (twin !== null) return found(twin)
  if (
    isTrifle(broken) ||
    isOfSwappedDigits(broken) ||
    startsFromEarlier(broken) ||
    mayBeSplit(broken) ||
    mayBeAnother(broken, around) ||
    !isReportable(broken, around)
  )
    return null
  if (confirmed(broken))
    return found(goesOn(broken) ? 'later reports go on from it' : 'the next report starts nearer to it than to what it should have been')
  if (carriedOn(broken)) return found('further rows of the report go on from it')
  const alsoMoved = around.movements.some(
    (one) =>
      one.chain !== broken.chain &&
      !one.isFirstSight &&
      overlap(one, broken) &&
      one.from < one.entry.day &&
      !equal(one.surplus, broken.surplus),
  )
  if (alsoMoved) return found('other balances moved too')
  return around.beginsLate && !isPlanSecurity(entry.security) && !mayBeSlip(broken)
    ? found('no slip makes such a balance, and other reports of the owner are not here either')
    : null
}
