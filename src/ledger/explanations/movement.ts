import { absolute, add, compare, equal, isNegative, isZero, multiply, negate, type SignedDecimal, sum } from '../../model/decimal.ts'
import { type Step, surplusOf } from '../chain.ts'
import { type Entry, impliedOpening } from '../entry.ts'
import { partlyNoted } from '../noted.ts'
import { nearSplit, type Split, splitAt } from '../split.ts'
import { type Break, type Explain, entryOf, type Movement, previous, type Surroundings, where } from './break.ts'
import { hasFraction, telling } from './digits.ts'

/** What went from one account of a party and came to another: changes in form of ownership are exempt from reporting (Rule 16a-13). */

/** Breaks, and first sights with a balance, in the accounts of one party: what moved without a line. A split moves nothing. */
export function movementsOf(chains: readonly (readonly Step[])[], splits: readonly Split[]): Movement[] {
  const first = chains.flatMap((chain) => chain.map(({ entry }) => entry.day)).sort()[0]
  return chains.flatMap((chain) =>
    chain.flatMap((step, at): Movement[] => {
      const before = chain[at - 1]
      const surplus = before ? surplusOf(step) : impliedOpening(step.entry)
      if (surplus === null || isZero(surplus) || step.order === 'final-total') return []
      if (!before && (first === undefined || step.entry.day <= first)) return []
      if (before && splitAt(step, before, splits)) return []
      const noted = before && partlyNoted(step.entry.line, surplus)
      return [
        {
          chain,
          entry: step.entry,
          surplus: noted ? sum([surplus, negate(noted.amount)]) : surplus,
          before: step.opening,
          from: before?.entry.day ?? first ?? step.entry.day,
          isFirstSight: !before,
        },
      ]
    }),
  )
}

/** Whether another movement may have happened at the same time as a break. */
export const overlap = (movement: Movement, broken: Break): boolean =>
  movement.from <= entryOf(broken).day && movement.entry.day >= previous(broken).day

/** Whether another movement and a break have more in common than the day on which the one ends and the other begins. */
const meet = (movement: Movement, broken: Break): boolean =>
  movement.from < entryOf(broken).day && movement.entry.day > previous(broken).day

/** Whether two accounts may hold the same shares after each other. */
const sameKind = (a: Entry, b: Entry): boolean =>
  a.line.table === b.line.table && a.unit === b.unit && (a.security === b.security || a.vehicle === b.vehicle)

/** Whether a line of an account moves it by an amount, either way. */
const movesBy = (chain: readonly Step[], amount: SignedDecimal): boolean =>
  chain.some(({ entry: { change } }) => change !== null && equal(absolute(change), absolute(amount)))

/** What one account lost another gained. */
export const moved: Explain = (broken, { movements }) => {
  const entry = entryOf(broken)
  if (compare(absolute(broken.surplus), '10') < 0) return null
  const other = movements.find(
    (one) => one.chain !== broken.chain && sameKind(one.entry, entry) && equal(one.surplus, negate(broken.surplus)) && overlap(one, broken),
  )
  if (!other) return null
  const isVehicle = other.entry.security === entry.security
  // Classes that are granted, converted or sold by one amount again and again lose and gain it by their own trades.
  if (!isVehicle && [broken.chain, other.chain].some((chain) => movesBy(chain, broken.surplus))) return null
  const there = isVehicle ? other.entry.vehicle : other.entry.security
  const way = isNegative(broken.surplus) ? 'to' : 'from'
  return {
    kind: isVehicle ? 'vehicle changed' : 'class renamed',
    amount: broken.surplus,
    why: `${absolute(broken.surplus)} moved ${way} ${there} without a line (${where(other.entry)})`,
  }
}

/** One vehicle gained exactly what was the whole balance of another that moved in the same gap, even if more came to that other than went. */
export const wholeMoved: Explain = (broken, { movements }) => {
  const entry = entryOf(broken)
  const beside = movements.filter(
    (one) => one.chain !== broken.chain && sameKind(one.entry, entry) && one.entry.security === entry.security && overlap(one, broken),
  )
  const isWhole = (balance: SignedDecimal | null, gain: SignedDecimal) =>
    balance !== null && compare(balance, telling) >= 0 && equal(balance, gain)
  const explained = (size: SignedDecimal, amount: SignedDecimal, whose: string, whither: string, other: Movement) => ({
    kind: 'vehicle changed' as const,
    amount,
    why: `${size}, the whole balance ${whose}, moved ${whither} without a line (${where(other.entry)})`,
  })
  const giver = beside.find(({ before }) => isWhole(before, broken.surplus))
  if (giver) return explained(broken.surplus, broken.surplus, `of ${giver.entry.vehicle}`, 'here', giver)
  // What is seen for the first time may be the same holder under another name.
  const taker = beside.find(({ surplus, isFirstSight }) => !isFirstSight && isWhole(broken.opening, surplus))
  if (!taker) return null
  return explained(broken.opening, negate(broken.opening), 'until then', `to ${taker.entry.vehicle}`, taker)
}

/** Shares of the same class and holder that lines held apart until then, all of them: restricted ones beside others, now counted in one balance. */
export const countedTogether: Explain = (broken, { ends }) => {
  const entry = entryOf(broken)
  if (compare(broken.surplus, telling) < 0) return null
  const apart = ends.filter(
    (end) =>
      sameKind(end, entry) &&
      end.security === entry.security &&
      end.vehicle === entry.vehicle &&
      end.reported !== null &&
      equal(end.reported, broken.surplus) &&
      end.day < entry.day &&
      !broken.chain.some((step) => step.entry === end),
  )
  const [end] = apart
  if (apart.length !== 1 || !end) return null
  return {
    kind: 'vehicle changed',
    amount: broken.surplus,
    why: `${broken.surplus} held apart until then (${where(end)}) are counted with it`,
  }
}

/** Whether two movements of two accounts are one transfer: just as much went as came, in gaps that meet. */
const isOneTransfer = (one: Movement, other: Movement): boolean =>
  compare(absolute(one.surplus), telling) >= 0 &&
  equal(one.surplus, negate(other.surplus)) &&
  one.from <= other.entry.day &&
  other.from <= one.entry.day

/**
 * One account fell and another rose in the same gap, though not by as much, and the same two holders made such a transfer at another time, share
 * for share: as much as the smaller of the two moved again.
 */
export const movedAgain: Explain = (broken, { movements }) => {
  const entry = entryOf(broken)
  // Between two rows of one report nobody had the time.
  if (previous(broken).place.accession === entry.place.accession) return null
  if (compare(absolute(broken.surplus), telling) < 0 || nearSplit(broken.opening, add(broken.opening, broken.surplus))) return null
  const own = movements.filter(
    (one) => one.chain === broken.chain && one.entry !== entry && isNegative(one.surplus) === isNegative(broken.surplus),
  )
  for (const other of movements) {
    const isCounterpart =
      other.chain !== broken.chain &&
      sameKind(other.entry, entry) &&
      other.entry.security === entry.security &&
      other.before !== null &&
      !nearSplit(other.before, add(other.before, other.surplus)) &&
      isNegative(other.surplus) !== isNegative(broken.surplus) &&
      meet(other, broken)
    if (!isCounterpart || compare(absolute(other.surplus), telling) < 0) continue
    const before = movements.filter((one) => one.chain === other.chain && one !== other)
    const precedent = own.find((one) => before.some((there) => isOneTransfer(one, there)))
    if (!precedent) continue
    const smaller = compare(absolute(other.surplus), absolute(broken.surplus)) < 0 ? negate(other.surplus) : broken.surplus
    const way = isNegative(broken.surplus) ? 'to' : 'from'
    return {
      kind: 'vehicle changed',
      amount: smaller,
      why: `${absolute(smaller)} moved ${way} ${other.entry.vehicle} without a line (${where(other.entry)}), as others did share for share (${where(precedent.entry)})`,
    }
  }
  return null
}

const isDerivative = ({ line, security }: Entry): boolean => line.table === 'II' || /\bUnits?$/.test(security)

/** Whether the holder's options or units went without a line in the same gap, and enough of them to bring these shares: an exercise, a vesting. */
export function cameFromDerivatives(broken: Break, { movements }: Surroundings): boolean {
  const { vehicle } = entryOf(broken)
  const went = movements.filter(
    (one) =>
      isDerivative(one.entry) && one.entry.vehicle === vehicle && isNegative(one.surplus) && !one.isFirstSight && overlap(one, broken),
  )
  // Exercises and vestings bring whole shares; a fraction comes from dividends.
  if (went.length === 0 || hasFraction(broken.surplus)) return false
  return compare(sum(went.map(({ surplus }) => absolute(surplus))), broken.surplus) >= 0
}

const holdsForOthers = /\b(?:LP|LLC|LLLP|Fund|Partners|Inc|Corp|Foundation)\b/i

/**
 * Whether what a person held directly went while own trusts and relatives gained half as much or more, or the reverse: it may be a change in form
 * of ownership, for which there is no report. Funds and companies do not hold in another form.
 */
export function mayHaveMoved(broken: Break, { movements }: Surroundings): boolean {
  const entry = entryOf(broken)
  const isDirect = entry.vehicle === 'direct'
  const others = movements.filter(
    (one) =>
      one.chain !== broken.chain &&
      one.entry.line.table === 'I' &&
      one.entry.security === entry.security &&
      (one.entry.vehicle === 'direct') !== isDirect &&
      !holdsForOthers.test(isDirect ? one.entry.vehicle : entry.vehicle) &&
      isNegative(one.surplus) !== isNegative(broken.surplus) &&
      overlap(one, broken),
  )
  const size = sum(others.map(({ surplus }) => absolute(surplus)))
  return entry.line.table === 'I' && compare(multiply(size, '2'), absolute(broken.surplus)) >= 0
}

/**
 * Whether two more holders of the owner gained too in the same gap, and this one gained more than all others lost: no change in form of ownership
 * among them brings that.
 */
export function cameToAll(broken: Break, { movements }: Surroundings): boolean {
  const { line, security } = entryOf(broken)
  const others = movements.filter(
    (one) =>
      one.chain !== broken.chain &&
      one.entry.line.table === line.table &&
      one.entry.security === security &&
      !one.isFirstSight &&
      meet(one, broken),
  )
  const [lost, gained] = [others.filter(({ surplus }) => isNegative(surplus)), others.filter(({ surplus }) => !isNegative(surplus))]
  return gained.length >= 2 && compare(broken.surplus, sum(lost.map(({ surplus }) => absolute(surplus)))) > 0
}

/**
 * Whether another account of the same name moved the other way in the same gap, by half as much or more: then a line may stand in the wrong one
 * of two trusts.
 */
export const mayBeAnother = (broken: Break, { movements }: Surroundings): boolean =>
  movements.some(
    (one) =>
      one.chain !== broken.chain &&
      one.entry.line.table === entryOf(broken).line.table &&
      one.entry.security === entryOf(broken).security &&
      one.entry.vehicle === entryOf(broken).vehicle &&
      one.entry.vehicle !== 'direct' &&
      isNegative(one.surplus) !== isNegative(broken.surplus) &&
      compare(multiply(absolute(one.surplus), '2'), absolute(broken.surplus)) >= 0 &&
      overlap(one, broken),
  )
