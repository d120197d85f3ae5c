import { daysBetween } from '../model/date.ts'
import {
  absolute,
  add,
  compare,
  divide,
  equal,
  isNegative,
  isZero,
  multiply,
  negate,
  type SignedDecimal,
  subtract,
  sum,
} from '../model/decimal.ts'
import type { IsoDate } from '../model/document.ts'
import type { Step } from './chain.ts'
import { type Entry, impliedOpening } from './entry.ts'
import { notesOf } from './filed-report.ts'
import { continuationOf, notedSurplus, partlyNoted } from './noted.ts'
import { type Split, splitAt, splitName } from './split.ts'

/** Why a balance is not its opening and change. */
export type ExplanationKind =
  | 'order of rows'
  | 'final total repeated'
  | 'late report'
  | 'typo'
  | 'direction'
  | 'rounding'
  | 'note'
  | 'split'
  | 'vehicle changed'
  | 'class renamed'
  | 'underlying units'
  | 'plan'
  | 'missing filing'
  | 'no balance stated'

/** What accounts for a break: how much of it, and in which words. */
export interface Explanation {
  readonly kind: ExplanationKind
  /** Equal to the surplus when it explains the whole break. */
  readonly amount: SignedDecimal
  readonly why: string
}

/** A break in its surroundings. */
export interface Break {
  readonly chain: readonly Step[]
  readonly at: number
  readonly opening: SignedDecimal
  /** Opening plus change. */
  readonly expected: SignedDecimal
  /** Reported less expected. */
  readonly surplus: SignedDecimal
}

/** What else is known when a break is looked at. */
export interface Surroundings {
  readonly splits: readonly Split[]
  /** Breaks and late first sights in the other accounts of the same party. */
  readonly movements: readonly Movement[]
  /** A market price of the issuer's shares about a day, from its filings; `null` without one. */
  readonly priceAbout: (day: IsoDate) => string | null
}

/** A balance that moved without a line, between two days. */
export interface Movement {
  readonly chain: readonly Step[]
  readonly entry: Entry
  readonly surplus: SignedDecimal
  readonly from: IsoDate
  readonly isFirstSight: boolean
}

type Explain = (broken: Break, around: Surroundings) => Explanation | null

const entryOf = ({ chain, at }: Break): Entry => chain[at]!.entry
const previous = ({ chain, at }: Break): Entry => chain[at - 1]!.entry

const where = ({ line }: Entry): string => `${line.accession} ${line.table} ${line.row}`

/** One figure turned into another by swapped, lost, doubled or mistyped digits. */
export function looksMistyped(wrong: string, right: string): boolean {
  const [a, b] = [wrong.replace('.', ''), right.replace('.', '')]
  if (a === b) return true
  if (a.length === b.length) {
    const off = [...a].flatMap((digit, at) => (digit === b[at] ? [] : [at]))
    if (off.length === 1) return a.length >= 3
    return [...a].sort().join('') === [...b].sort().join('') && off.length <= 4
  }
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  return long.length === short.length + 1 && [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short)
}

/** The balance is wrong when a later line starts again from what it should have been. */
const wrongBalance: Explain = (broken) => {
  const later = returnsAt(broken)
  if (later === null) return null
  const { reported } = entryOf(broken)
  const likely = broken.expected
  const slip = looksMistyped(reported!, likely) ? 'a slip of the digits' : 'a wrong balance'
  return { kind: 'typo', amount: broken.surplus, why: `${slip}: likely ${likely}, from which ${where(broken.chain[later]!.entry)} goes on` }
}

/** The step, in this report or the next, that starts from the running balance as if the wrong one had not been. */
export function returnsAt({ chain, at, expected }: Break): number | null {
  let running = expected
  const { accession } = chain[at]!.entry.line
  for (let next = at + 1; next < chain.length; next++) {
    const { entry } = chain[next]!
    const start = impliedOpening(entry)
    if (start !== null && equal(start, running)) return next
    if (entry.line.accession !== accession) return null
    running = add(running, entry.change ?? '0')
  }
  return null
}

/** Whether a step's balance is its opening with the change turned round. */
const turnsRound = ({ entry, opening }: Step): boolean =>
  entry.change !== null &&
  entry.reported !== null &&
  opening !== null &&
  !isZero(entry.change) &&
  equal(subtract(opening, entry.change), entry.reported)

const direction: Explain = (broken) => {
  const { chain, at } = broken
  const { change, line } = entryOf(broken)
  if (change === null || isZero(change) || !equal(broken.surplus, multiply(change, '-2'))) return null
  // Several at once are not marked wrongly: their balances follow some other way of counting.
  if (chain.some((step, other) => other !== at && step.entry.line.accession === line.accession && turnsRound(step))) return null
  const [marked, likely] = isNegative(change) ? ['disposed of', 'acquired'] : ['acquired', 'disposed of']
  return { kind: 'direction', amount: broken.surplus, why: `marked as ${marked}, but the balance says ${likely}` }
}

const hasFraction = (value: string | null): boolean => value !== null && /\.\d*[1-9]/.test(value)

const rounding: Explain = (broken) => {
  const { change, reported } = entryOf(broken)
  const size = absolute(broken.surplus)
  const fractional = hasFraction(broken.opening) || hasFraction(change) || hasFraction(reported)
  const cut = fractional && !(hasFraction(reported) && hasFraction(broken.opening)) && compare(size, '1') < 0
  const slight = compare(size, '0.011') <= 0
  const one = !fractional && equal(size, '1') && compare(broken.opening, '1000') >= 0
  return cut || slight || one
    ? { kind: 'rounding', amount: broken.surplus, why: `a fraction of a share rounded (${broken.surplus})` }
    : null
}

const note: Explain = (broken) => {
  const noted = notedSurplus(entryOf(broken).line, broken.surplus, broken.opening, yearsBetween(previous(broken).day, entryOf(broken).day))
  return noted && { kind: 'note', amount: broken.surplus, why: noted.why }
}

const split: Explain = (broken, { splits }) => {
  const { chain, at } = broken
  const found = splitAt({ ...chain[at]!, opening: broken.opening }, chain[at - 1]!, splits)
  if (!found) return null
  return {
    kind: 'split',
    amount: broken.surplus,
    why: `${splitName(found)} between ${found.between[0]} and ${found.between[1]} (${found.why})`,
  }
}

const overlap = (movement: Movement, broken: Break): boolean =>
  movement.from <= entryOf(broken).day && movement.entry.day >= previous(broken).day

/** What one account lost another gained: changes in form of ownership are exempt from reporting (Rule 16a-13). */
const moved: Explain = (broken, { movements }) => {
  const entry = entryOf(broken)
  if (compare(absolute(broken.surplus), '10') < 0) return null
  const other = movements.find(
    (one) =>
      one.chain !== broken.chain &&
      one.entry.line.table === entry.line.table &&
      one.entry.unit === entry.unit &&
      (one.entry.security === entry.security || one.entry.vehicle === entry.vehicle) &&
      equal(one.surplus, negate(broken.surplus)) &&
      overlap(one, broken),
  )
  if (!other) return null
  const isVehicle = other.entry.security === entry.security
  const there = isVehicle ? other.entry.vehicle : other.entry.security
  const way = isNegative(broken.surplus) ? 'to' : 'from'
  return {
    kind: isVehicle ? 'vehicle changed' : 'class renamed',
    amount: broken.surplus,
    why: `${absolute(broken.surplus)} moved ${way} ${there} without a line (${where(other.entry)})`,
  }
}

/** A Form 3 counts a derivative security in underlying shares, later reports in units of its own. */
const underlyingUnits: Explain = (broken) => {
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

/** Tax-conditioned plans buy and credit shares without a report (Rule 16b-3(c)); dividends on units likewise (Rule 16a-11). */
const plan: Explain = (broken) => {
  const { vehicle, security } = entryOf(broken)
  if (isNegative(broken.surplus) || !(planVehicle.test(vehicle) || planSecurity.test(security))) return null
  if (compare(broken.surplus, multiply(broken.opening, '0.5')) > 0) return null
  return { kind: 'plan', amount: broken.surplus, why: `${broken.surplus} credited by the plan, exempt from reporting` }
}

/** Two neighbouring digits swapped, or one digit lost or doubled: not merely another digit, which may be another number. */
function isSlip(wrong: string, right: string): boolean {
  if (wrong.length !== right.length) return Math.abs(wrong.length - right.length) === 1 && looksMistyped(wrong, right)
  const off = [...wrong].flatMap((digit, at) => (digit === right[at] ? [] : [at]))
  const [first, second] = off
  return off.length === 2 && second === first! + 1 && wrong[first!] === right[second] && wrong[second] === right[first!]
}

/** Dividends of a quarter buy at most such a part of the balance. */
const mostQuarterly = '0.015'

/** A fraction came to an account whose notes elsewhere say that it reinvests dividends, and no more than dividends buy (Rule 16a-11). */
const dividends: Explain = (broken) => {
  const { chain } = broken
  if (isNegative(broken.surplus) || !hasFraction(broken.surplus) || entryOf(broken).line.table !== 'I') return null
  const quarters = String(Math.ceil(Math.max(1, daysBetween(previous(broken).day, entryOf(broken).day)) / 91))
  if (compare(broken.surplus, multiply(multiply(broken.opening, mostQuarterly), quarters)) > 0) return null
  const told = chain.find(({ entry }) => notesOf(entry.line).some((text) => /\bdividend/i.test(text) && /\breinvest/i.test(text)))
  return told
    ? {
        kind: 'plan',
        amount: broken.surplus,
        why: `${broken.surplus} by reinvested dividends, as a note of ${where(told.entry)} says of the account`,
      }
    : null
}

/** The number of shares is wrong when its digits, set right, give the balance and the next report goes on from it. */
const wrongShares: Explain = (broken) => {
  const { change, reported } = entryOf(broken)
  if (change === null || reported === null || !confirmed(broken)) return null
  const likely = subtract(reported, broken.opening)
  if (isZero(likely) || isNegative(likely) !== isNegative(change) || absolute(change).length < 4) return null
  if (!isSlip(absolute(change), absolute(likely))) return null
  return { kind: 'typo', amount: broken.surplus, why: `a slip of the digits in the shares: likely ${absolute(likely)}` }
}

/** The balance before is wrong when it is the first of its position and its digits, set right, are what this and the next report start from. */
const wrongOpening: Explain = (broken) => {
  const start = impliedOpening(entryOf(broken))
  if (broken.at !== 1 || start === null || isNegative(start) || !confirmed(broken)) return null
  if (start.length < 4 && broken.opening.length < 4) return null
  if (!isSlip(broken.opening, start)) return null
  return { kind: 'typo', amount: broken.surplus, why: `a slip of the digits in the balance of ${where(previous(broken))}: likely ${start}` }
}

/** Whether the next report starts nearer to this balance than to what it should have been: then it was no slip. */
function confirmed({ chain, at, expected }: Break): boolean {
  const { accession } = chain[at]!.entry.line
  const next = chain.findIndex(({ entry }, index) => index > at && entry.line.accession !== accession)
  if (next < 0) return false
  const [start, level] = [impliedOpening(chain[next]!.entry), chain[next - 1]!.entry.reported]
  const moved = chain.slice(at + 1, next).reduce((sum, { entry }) => add(sum, entry.change ?? '0'), expected)
  if (start === null || level === null) return false
  return compare(absolute(subtract(start, level)), absolute(subtract(start, moved))) < 0
}

/** Started years from one day to another, at least one. */
const yearsBetween = (from: IsoDate, by: IsoDate): string => String(Math.ceil(Math.max(1, daysBetween(from, by)) / 366))

/** More than plans exempt from reporting bring: a purchase plan grants $25,000 a calendar year (Internal Revenue Code 423(b)(8)), dividends some per cent. */
function beyondPlans(broken: Break, around: Surroundings): boolean {
  const [from, by] = [previous(broken).day, entryOf(broken).day]
  const price = around.priceAbout(by)
  const years = String(Number(by.slice(0, 4)) - Number(from.slice(0, 4)) + 1)
  const dividends = multiply(multiply(broken.opening, '0.1'), yearsBetween(from, by))
  if (price === null || isZero(price)) return compare(broken.surplus, broken.opening) > 0
  return compare(broken.surplus, add(dividends, multiply(divide('25000', multiply(price, '0.5'), 2), years))) > 0
}

const isDerivative = ({ line, security }: Entry): boolean => line.table === 'II' || /\bUnits?$/.test(security)

/** Whether options or units went without a line in the same gap, and enough of them to bring these shares: an exercise, a vesting. */
function cameFromDerivatives(broken: Break, { movements }: Surroundings): boolean {
  const went = movements.filter((one) => isDerivative(one.entry) && isNegative(one.surplus) && !one.isFirstSight && overlap(one, broken))
  // Exercises and vestings bring whole shares; a fraction comes from dividends.
  if (went.length === 0 || hasFraction(broken.surplus)) return false
  return compare(sum(went.map(({ surplus }) => absolute(surplus))), broken.surplus) >= 0
}

/**
 * Whether what a person held directly went while own trusts and relatives gained half as much or more, or the reverse: it may be a change in form
 * of ownership, for which there is no report. Funds and companies do not hold in another form.
 */
function mayHaveMoved(broken: Break, { movements }: Surroundings): boolean {
  const entry = entryOf(broken)
  const isDirect = entry.vehicle === 'direct'
  const others = movements.filter(
    ({ chain, entry: other, surplus, ...one }) =>
      chain !== broken.chain &&
      other.line.table === 'I' &&
      other.security === entry.security &&
      (other.vehicle === 'direct') !== isDirect &&
      !holdsForOthers.test(isDirect ? other.vehicle : entry.vehicle) &&
      isNegative(surplus) !== isNegative(broken.surplus) &&
      overlap({ chain, entry: other, surplus, ...one }, broken),
  )
  const moved = sum(others.map(({ surplus }) => absolute(surplus)))
  return entry.line.table === 'I' && compare(multiply(moved, '2'), absolute(broken.surplus)) >= 0
}

const holdsForOthers = /\b(?:LP|LLC|LLLP|Fund|Partners|Inc|Corp|Foundation)\b/i

/** A split in the gap whose ratio brings the balance nearer to what the line starts from, without meeting it. */
const splitAndMore: Explain = (broken, { splits }) => {
  const [entry, before] = [entryOf(broken), previous(broken)]
  const start = impliedOpening(entry)
  if (start === null || entry.unit === 'dollars') return null
  const within = splits.find(({ between }) => between[0] < entry.day && between[1] > before.day)
  if (!within) return null
  const after = divide(multiply(broken.opening, within.ratio[0]), within.ratio[1], 4)
  const [gain, nearer] = [
    subtract(after, broken.opening),
    compare(absolute(subtract(start, after)), absolute(subtract(start, broken.opening))) < 0,
  ]
  if (isZero(gain) || !nearer || equal(gain, broken.surplus)) return null
  return { kind: 'split', amount: gain, why: `a ${splitName(within)} accounts for ${gain}` }
}

/** One event over several reports, of which some are missing: the remarks say which of how many a report is. */
function missingPart({ chain, at }: Break): string | null {
  const { report } = chain[at]!.entry.line
  const part = continuationOf(report)
  if (!part) return null
  const parts = new Set(
    chain.flatMap(({ entry: { line } }) => {
      const other = line.report.document.periodOfReport === report.document.periodOfReport ? continuationOf(line.report) : null
      return other && other.of === part.of ? [other.number] : []
    }),
  )
  return parts.size < part.of ? `only ${parts.size} of the ${part.of} reports on this event ${parts.size === 1 ? 'is' : 'are'} here` : null
}

/**
 * A reportable movement took place in a report that is not at hand. Only said when the balances of two reports differ, the next report confirms
 * the new level or another account of the owner moved in the same gap, and nothing exempt from reporting could have done it.
 */
const missingFiling: Explain = (broken, around) => {
  const [entry, before] = [entryOf(broken), previous(broken)]
  if (before.line.accession === entry.line.accession) return null
  const part = missingPart(broken)
  if (part !== null) return { kind: 'missing filing', amount: broken.surplus, why: part }
  if (before.day >= entry.day || mayHaveMoved(broken, around)) return null
  const alsoMoved = around.movements.some(
    (one) =>
      one.chain !== broken.chain &&
      !one.isFirstSight &&
      overlap(one, broken) &&
      one.from < one.entry.day &&
      !equal(one.surplus, broken.surplus),
  )
  if (!confirmed(broken) && !alsoMoved) return null
  const gains = !isNegative(broken.surplus)
  const isReportable = !gains || entry.line.table === 'II' || cameFromDerivatives(broken, around) || beyondPlans(broken, around)
  if (!isReportable || (gains && planSecurity.test(entry.security))) return null
  const [size, way] = [absolute(broken.surplus), gains ? 'came' : 'went']
  const evidence = confirmed(broken) ? 'later reports go on from it' : 'other balances moved too'
  return {
    kind: 'missing filing',
    amount: broken.surplus,
    why: `${size} ${way} between ${before.day} and ${entry.day} in a filing that is missing here; ${evidence}`,
  }
}

const partOfNote: Explain = (broken) => partlyNoted(entryOf(broken).line, broken.surplus)

/** In the order in which they are tried: what the line shows by itself, what notes say, what others show, what is inferred. */
const explanations: readonly Explain[] = [
  wrongBalance,
  direction,
  note,
  rounding,
  split,
  moved,
  underlyingUnits,
  plan,
  dividends,
  wrongShares,
  wrongOpening,
  splitAndMore,
  missingFiling,
  partOfNote,
]

/** The first explanation that holds; a partial one leaves the break unexplained and says what is left. */
export function explain(broken: Break, around: Surroundings): Explanation | null {
  for (const one of explanations) {
    const found = one(broken, around)
    if (found) return found
  }
  return null
}
