import { absolute, add, equal, isNegative, isZero, multiply, negate, subtract } from '../../model/decimal.ts'
import { differingFields } from '../line-difference.ts'
import { type Explain, entryOf, previous } from './break.ts'
import { isRound } from './digits.ts'
import { carriedOn, confirmed } from './mistaken-figure.ts'

/** Breaks between two rows of one report, or in one grant, that a slip of the hand makes and the figures beside it show. */

/** The row before is counted once more, and further rows go on from that. Of hundreds another row may have been left out. */
export const countedTwice: Explain = (broken) => {
  const before = previous(broken)
  if (before.line.accession !== entryOf(broken).line.accession || before.change === null || isZero(before.change)) return null
  if (!equal(broken.surplus, before.change) || isRound(before.change) || !carriedOn(broken)) return null
  return { kind: 'typo', amount: broken.surplus, why: `counts the ${absolute(before.change)} of row ${before.line.row} once more` }
}

/** A row that says the same as the one before it, balance and all, moves nothing a second time, as the next report shows. */
export const rowRepeated: Explain = (broken) => {
  const [{ line, change }, before] = [entryOf(broken), previous(broken)]
  if (change === null || before.line.accession !== line.accession || differingFields(before.line, line).length > 0) return null
  if (!equal(broken.surplus, negate(change)) || !confirmed(broken)) return null
  return { kind: 'typo', amount: broken.surplus, why: `row ${before.line.row} once more: the balance counts it once` }
}

/** Shares typed in thousands, as the balance shows, from which further rows go on. */
export const inThousands: Explain = (broken) => {
  const { change, reported } = entryOf(broken)
  if (change === null || reported === null || isZero(change) || !carriedOn(broken)) return null
  const likely = multiply(change, '1000')
  if (!equal(add(broken.opening, likely), reported)) return null
  return { kind: 'typo', amount: broken.surplus, why: `the shares are stated in thousands: likely ${absolute(likely)}` }
}

/** A grant, known by its price and expiry, never grows: a balance that an exercise leaves as it was is that from before. */
export const balanceBefore: Explain = (broken) => {
  const { change, reported, line } = entryOf(broken)
  const isGrant = line.table === 'II' && line.source.conversionOrExercisePrice?.value && line.source.expirationDate?.value
  if (!isGrant || change === null || reported === null || !isNegative(change) || !equal(reported, broken.opening)) return null
  if (isNegative(broken.expected)) return null
  return { kind: 'typo', amount: subtract(reported, broken.expected), why: `states the balance from before: likely ${broken.expected}` }
}
