import { add, equal, type SignedDecimal, subtract, sum } from '../../model/decimal.ts'
import type { Break, Explain, Explanation, ExplanationKind, Surroundings } from './break.ts'
import { dividends, fractionsAddedUp, plan, underlyingUnits } from './exempt-change.ts'
import { missingFiling, missingPart } from './missing-filing.ts'
import { carriedMistake, direction, rounding, wrongBalance, wrongOpening, wrongShares } from './mistaken-figure.ts'
import { countedTogether, moved, movedAgain, wholeMoved } from './movement.ts'
import { notSubject } from './not-subject.ts'
import { balanceBefore, countedTwice, inThousands, rowRepeated } from './row-slip.ts'
import { note, noteOfNumber, partOfNote, samePurchase, split, splitAndMore } from './told.ts'

/** In the order in which they are tried: what the line shows by itself, what notes say, what others show, what is inferred. */
const explanations: readonly Explain[] = [
  noteOfNumber,
  notSubject,
  wrongBalance,
  direction,
  note,
  rounding,
  split,
  moved,
  underlyingUnits,
  plan,
  dividends,
  fractionsAddedUp,
  samePurchase,
  wrongShares,
  wrongOpening,
  wholeMoved,
  countedTogether,
  carriedMistake,
  countedTwice,
  rowRepeated,
  inThousands,
  balanceBefore,
  splitAndMore,
  partOfNote,
  missingPart,
  movedAgain,
  missingFiling,
]

/** What may account for the rest of a break of which a part is explained. */
const forTheRest: readonly Explain[] = [note, moved, samePurchase, wholeMoved, missingPart, missingFiling]

/** All that was found for one break. */
export interface Explained {
  /** Equal to the surplus when the whole break is explained. */
  readonly amount: SignedDecimal
  readonly kinds: readonly ExplanationKind[]
  readonly why: string
}

/**
 * The first explanation that holds and, where it accounts for a part, one more for the rest. What neither accounts for leaves the break
 * unexplained; then `amount` is less than the surplus.
 */
export function explain(broken: Break, around: Surroundings): Explained | null {
  const first = firstOf(explanations, broken, around)
  if (!first) return null
  if (equal(first.amount, broken.surplus)) return together([first])
  const { amount } = first
  const rest: Break = {
    ...broken,
    opening: add(broken.opening, amount),
    expected: add(broken.expected, amount),
    surplus: subtract(broken.surplus, amount),
  }
  const second = firstOf(forTheRest, rest, around)
  return together(second && equal(second.amount, rest.surplus) ? [first, second] : [first])
}

function firstOf(candidates: readonly Explain[], broken: Break, around: Surroundings): Explanation | null {
  for (const one of candidates) {
    const found = one(broken, around)
    if (found) return found
  }
  return null
}

const together = (found: readonly Explanation[]): Explained => ({
  amount: sum(found.map(({ amount }) => amount)),
  kinds: found.map(({ kind }) => kind),
  why: found.map(({ why }) => why).join('; '),
})
