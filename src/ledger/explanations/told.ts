import { addDays } from '../../model/date.ts'
import { absolute, compare, divide, equal, isZero, multiply, subtract } from '../../model/decimal.ts'
import { impliedOpening } from '../entry.ts'
import { notedSurplus, partlyNoted, purchasePlan } from '../noted.ts'
import { splitAt, splitName } from '../split.ts'
import { type Explain, entryOf, previous } from './break.ts'
import { isRound } from './digits.ts'
import { mostPurchased } from './exempt-change.ts'
import { yearsBetween } from './spans.ts'

/** Breaks that a note of the filing or a split of the issuer's shares accounts for. */

/** A note names the surplus, or says of the balance what no report shows. */
export const note: Explain = (broken, around) => {
  const noted = notedSurplus(entryOf(broken).line, broken.surplus, broken.opening, yearsBetween(previous(broken).day, entryOf(broken).day))
  if (noted === null) return null
  // Without a number the note says no more than what such a plan can bring (Internal Revenue Code 423(b)(8)).
  const most = noted.amount === null && noted.kind === purchasePlan ? (mostPurchased(broken, around) ?? broken.opening) : null
  return most !== null && compare(broken.surplus, most) > 0 ? null : { kind: 'note', amount: broken.surplus, why: noted.why }
}

/** A note names the surplus: then the balance is right, whatever later reports say. */
export const noteOfNumber: Explain = (broken) => {
  const noted = notedSurplus(entryOf(broken).line, broken.surplus, broken.opening, '1')
  return noted?.amount ? { kind: 'note', amount: broken.surplus, why: noted.why } : null
}

/** As many shares as the purchase plan brought to another officer, by a note of the time: a plan has one limit for all. */
export const samePurchase: Explain = (broken, { purchases }) => {
  const [before, entry] = [previous(broken), entryOf(broken)]
  const told = purchases.find(
    ({ shares, report }) =>
      equal(shares, broken.surplus) &&
      compare(shares, '10') >= 0 &&
      report.accession !== entry.line.accession &&
      report.filed >= before.day &&
      report.filed <= addDays(entry.day, 200),
  )
  if (!told || entry.line.table === 'II' || isRound(broken.surplus)) return null
  return {
    kind: 'plan',
    amount: broken.surplus,
    why: `${broken.surplus}, as many as a note of ${told.report.accession} says the stock purchase plan brought`,
  }
}

/** A part of the surplus that a note names. */
export const partOfNote: Explain = (broken) => partlyNoted(entryOf(broken).line, broken.surplus)

/** A split of the issuer's shares makes the opening what the line starts from. */
export const split: Explain = (broken, { splits }) => {
  const { chain, at } = broken
  const found = splitAt({ ...chain[at]!, opening: broken.opening }, chain[at - 1]!, splits)
  if (!found) return null
  return {
    kind: 'split',
    amount: broken.surplus,
    why: `${splitName(found)} between ${found.between[0]} and ${found.between[1]} (${found.why})`,
  }
}

/** A split in the gap whose ratio brings the balance nearer to what the line starts from, without meeting it. */
export const splitAndMore: Explain = (broken, { splits }) => {
  const [entry, before] = [entryOf(broken), previous(broken)]
  const start = impliedOpening(entry)
  if (start === null || entry.unit === 'dollars') return null
  const within = splits.find(({ between }) => between[0] < entry.day && between[1] > before.day)
  if (!within) return null
  const after = divide(multiply(broken.opening, within.ratio[0]), within.ratio[1], 4)
  const gain = subtract(after, broken.opening)
  const nearer = compare(absolute(subtract(start, after)), absolute(subtract(start, broken.opening))) < 0
  if (isZero(gain) || !nearer || equal(gain, broken.surplus)) return null
  return { kind: 'split', amount: gain, why: `a ${splitName(within)} accounts for ${gain}` }
}
