import { absolute, add, compare, equal, isNegative, isZero, multiply, negate, type SignedDecimal, subtract } from '../../model/decimal.ts'
import { impliedDirection } from '../../model/transaction-codes.ts'
import { type Step, surplusOf } from '../chain.ts'
import { impliedOpening } from '../entry.ts'
import type { FiledLine } from '../filed-report.ts'
import { type Break, type Explain, entryOf, previous, where } from './break.ts'
import { hasFraction, holdsDigits, isRound, isSlip, looksMistyped, oneDigitOff } from './digits.ts'

/** Breaks for which one figure of a filing is at fault, as the filings around it show. */

/** The balance is wrong when a later line starts again from what it should have been. */
export const wrongBalance: Explain = (broken) => {
  const later = returnsAt(broken)
  if (later === null) return null
  const { reported } = entryOf(broken)
  const likely = broken.expected
  const slip = looksMistyped(reported!, likely) ? 'a slip of the digits' : 'a wrong balance'
  return { kind: 'typo', amount: broken.surplus, why: `${slip}: likely ${likely}, from which ${where(broken.chain[later]!.entry)} goes on` }
}

/** A break that is large beside a share may be undone but for a share, which fractions add up to. */
const undoes = (start: SignedDecimal, running: SignedDecimal, surplus: SignedDecimal): boolean =>
  equal(start, running) || (compare(absolute(surplus), '50') >= 0 && compare(absolute(subtract(start, running)), '1') <= 0)

/** The step, in this report or the next, that starts from the running balance as if the wrong one had not been. */
export function returnsAt({ chain, at, expected, surplus }: Break): number | null {
  let running = expected
  const { accession } = chain[at]!.entry.line
  for (let next = at + 1; next < chain.length; next++) {
    const { entry } = chain[next]!
    const start = impliedOpening(entry)
    if (start !== null && undoes(start, running, surplus)) return next
    if (entry.line.accession !== accession) return null
    running = add(running, entry.change ?? '0')
  }
  return null
}

/** Lines within which a mistaken balance is set right. */
const setRightWithin = 8

/** An amount that nobody would move forth and back by chance: no hundreds. */
const isTelling = (size: string): boolean => compare(size, '1000') >= 0 && !/00(?:\.0*)?$/.test(size)

/**
 * A mistake that several reports carry on: some lines later just as much is taken back, and no line or other account moved it. Both breaks are
 * of that mistake. A few shares may come and go; then only a figure of holdings that is one digit off, and stands till it is set right, is one.
 */
export const carriedMistake: Explain = ({ chain, at, surplus }, { movements }) => {
  const size = absolute(surplus)
  // What another account gained or lost alike moved between them, here or where it came back.
  if (movements.some((one) => one.chain !== chain && equal(absolute(one.surplus), size))) return null
  const isOther = (step: Step): boolean => {
    const back = surplusOf(step)
    const other = step.entry.line.accession !== chain[at]!.entry.line.accession
    return other && step.order !== 'final-total' && back !== null && equal(back, negate(surplus))
  }
  const later = chain.findIndex((step, other) => other > at && other <= at + setRightWithin && isOther(step))
  const earlier = chain.findLastIndex((step, other) => other < at && other >= at - setRightWithin && isOther(step))
  const [from, to] = later < 0 ? [earlier, at] : [at, later]
  if (from < 0) return null
  const { entry, expected } = chain[from]!
  if (expected === null || entry.reported === null) return null
  const stands = chain.slice(from, to).every((step) => step.entry.change === null)
  if (!isTelling(size) && !(stands && oneDigitOff(entry.reported, expected))) return null
  const why =
    from === at
      ? `a wrong balance, ${size} too ${isNegative(surplus) ? 'low' : 'high'}: ${where(chain[to]!.entry)} takes as much back without a line`
      : `takes back the wrong balance of ${where(entry)}`
  return { kind: 'typo', amount: surplus, why }
}

/** Whether a step's balance is its opening with the change turned round. */
const turnsRound = ({ entry, opening }: Step): boolean =>
  entry.change !== null &&
  entry.reported !== null &&
  opening !== null &&
  !isZero(entry.change) &&
  equal(subtract(opening, entry.change), entry.reported)

/** The direction that a code implies in its table: an exercise brings shares and uses up the derivative security. */
function directionInTable({ source, table }: FiledLine): 'A' | 'D' | null {
  const code = source.coding?.code ?? ''
  if (/^[MOX]$/.test(code)) return table === 'I' ? 'A' : 'D'
  return impliedDirection(code)
}

/**
 * A line marked A whose balance falls by its amount, or D whose balance rises. Where the code itself says the direction, only within a report:
 * between two, another trade may have brought twice the amount.
 */
export const direction: Explain = (broken) => {
  const { chain, at } = broken
  const { change, line } = entryOf(broken)
  if (change === null || isZero(change) || !equal(broken.surplus, multiply(change, '-2'))) return null
  // Several at once are not marked wrongly: their balances follow some other way of counting.
  if (chain.some((step, other) => other !== at && step.entry.line.accession === line.accession && turnsRound(step))) return null
  const marked = isNegative(change) ? 'D' : 'A'
  const [does, says] = isNegative(change) ? ['disposes of', 'acquired'] : ['acquires', 'disposed of']
  const ofCode = directionInTable(line)
  if (ofCode === marked && previous(broken).line.accession !== line.accession) return null
  const why =
    ofCode === marked
      ? `the balance counts as ${says} what the line ${does}, as its code says`
      : `marked as ${isNegative(change) ? 'disposed of' : 'acquired'}, but the balance says ${says}`
  return { kind: 'direction', amount: broken.surplus, why }
}

/** Fractions of shares that a filer cut, rounded or lets add up. */
export const rounding: Explain = (broken) => {
  const { change, reported } = entryOf(broken)
  const size = absolute(broken.surplus)
  const fractional = hasFraction(broken.opening) || hasFraction(change) || hasFraction(reported)
  const cut = fractional && !(hasFraction(reported) && hasFraction(broken.opening)) && compare(size, '1') < 0
  const slight = compare(size, '0.011') <= 0
  return cut || slight ? { kind: 'rounding', amount: broken.surplus, why: `a fraction of a share rounded (${broken.surplus})` } : null
}

/** The number of shares is wrong when its digits, set right, give the balance and the next report goes on from it. */
export const wrongShares: Explain = (broken) => {
  const { change, reported } = entryOf(broken)
  if (change === null || reported === null || !confirmed(broken)) return null
  const likely = subtract(reported, broken.opening)
  if (isZero(likely) || isNegative(likely) !== isNegative(change) || absolute(change).length < 4) return null
  if (!isSlip(absolute(change), absolute(likely))) return null
  // A round number beside one that is none is another trade's rather than a digit's.
  if (isRound(broken.surplus) && !isRound(change)) return null
  return { kind: 'typo', amount: broken.surplus, why: `a slip of the digits in the shares: likely ${absolute(likely)}` }
}

/** The balance before is wrong when it is the first of its position and its digits, set right, are what this and the next report start from. */
export const wrongOpening: Explain = (broken) => {
  const start = impliedOpening(entryOf(broken))
  if (broken.at !== 1 || start === null || isNegative(start) || !confirmed(broken)) return null
  if (start.length < 4 && broken.opening.length < 4) return null
  if (!isSlip(broken.opening, start)) return null
  return { kind: 'typo', amount: broken.surplus, why: `a slip of the digits in the balance of ${where(previous(broken))}: likely ${start}` }
}

/** Whether the next report starts nearer to this balance than to what it should have been: then it was no slip. */
export function confirmed({ chain, at, expected }: Break): boolean {
  const { accession } = chain[at]!.entry.line
  const next = chain.findIndex(({ entry }, index) => index > at && entry.line.accession !== accession)
  if (next < 0) return false
  const [start, level] = [impliedOpening(chain[next]!.entry), chain[next - 1]!.entry.reported]
  const moved = chain.slice(at + 1, next).reduce((sum, { entry }) => add(sum, entry.change ?? '0'), expected)
  if (start === null || level === null) return false
  return compare(absolute(subtract(start, level)), absolute(subtract(start, moved))) < 0
}

/** Whether the next report starts from the balance that the report of this one ends with. */
export function goesOn({ chain, at }: Break): boolean {
  const { accession } = chain[at]!.entry.line
  const next = chain.findIndex(({ entry }, index) => index > at && entry.line.accession !== accession)
  if (next < 0) return false
  const [start, level] = [impliedOpening(chain[next]!.entry), chain[next - 1]!.entry.reported]
  return start !== null && level !== null && equal(start, level)
}

/** Whether further rows of the report go on from the balance, step by step: a slip in one figure would stand alone. */
export function carriedOn({ chain, at }: Break): boolean {
  const [step, next] = [chain[at]!.entry, chain[at + 1]?.entry]
  const opening = next && next.line.accession === step.line.accession && next.change !== null ? impliedOpening(next) : null
  return opening !== null && step.reported !== null && equal(opening, step.reported) && !isZero(next?.change ?? '0')
}

const wholeOf = (figure: SignedDecimal): string => absolute(figure).replace(/\..*$/, '')

/** Whether the break is that of two digits swapped, or of one lost or doubled, in this balance or in the one before. */
export function isOfSwappedDigits(broken: Break): boolean {
  const { reported } = entryOf(broken)
  const start = impliedOpening(entryOf(broken))
  return (
    (reported !== null && isSlip(wholeOf(reported), wholeOf(broken.expected))) ||
    (start !== null && isSlip(wholeOf(broken.opening), wholeOf(start)))
  )
}

/** Whether one slip of the hand would make the balance: in its digits, in those of the shares, in the direction, or a line not counted. */
export function mayBeSlip(broken: Break): boolean {
  const { change, reported } = entryOf(broken)
  const right = absolute(broken.expected)
  if (reported === null || looksMistyped(reported, right) || holdsDigits(reported, right)) return true
  if (change === null) return false
  const likely = subtract(reported, broken.opening)
  return isZero(likely) || equal(likely, negate(change)) || looksMistyped(absolute(change), absolute(likely))
}
