import type { Period, VestingAmount, VestingFlag, VestingTranche } from '../../model/vesting.ts'
import type { Clause } from './clauses.ts'
import type { Part } from './lexer.ts'

/** Whether the parts that a note names come to the whole, and what each must mean so that they do. */

/** A tranche whose amount may be meant of each day or of all its days. */
export interface Draft {
  readonly tranche: VestingTranche
  readonly part: Part | null
  readonly either: boolean
}

/** How often one period goes into another, if evenly. */
export function ratioOf(length: Period, every: Period): number | null {
  const count =
    every.months > 0 && length.days === 0 && every.days === 0
      ? length.months / every.months
      : every.days > 0 && every.months === 0 && length.months === 0
        ? length.days / every.days
        : Number.NaN
  return Number.isInteger(count) && count > 0 ? count : null
}

/** Exact sums of small fractions. */
interface Fraction {
  readonly n: bigint
  readonly d: bigint
}
const addFractions = (a: Fraction, b: Fraction): Fraction => lowest({ n: a.n * b.d + b.n * a.d, d: a.d * b.d })

function lowest({ n, d }: Fraction): Fraction {
  let [a, b] = [n < 0n ? -n : n, d]
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 0n ? { n: 0n, d: 1n } : { n: n / a, d: d / a }
}

/** Chooses what each amount means so that the parts come to the whole; `null` where no reading does. */
export function complete(drafts: readonly Draft[], summary: Clause | null, flags: Set<VestingFlag>): VestingTranche[] | null {
  const eithers = drafts.flatMap((draft, at) => (draft.either ? [at] : []))
  if (eithers.length > 8) return null
  // `33.33% and the remainder`: with places said, the fraction was meant.
  const meant =
    drafts.some(({ part }) => part?.standsFor && part.denominator > 100) &&
    drafts.some(({ tranche }) => tranche.amount.kind === 'remainder')
  for (const rounded of meant ? [true, false] : [false, true]) {
    if (rounded && !drafts.some((draft) => draft.part?.standsFor)) continue
    for (let choice = 0; choice < 2 ** eithers.length; choice++) {
      const tranches = drafts.map(({ tranche, part }, at): VestingTranche => {
        const bit = eithers.indexOf(at)
        const each = bit < 0 ? tranche.each : ((choice >> bit) & 1) === 0
        const amount: VestingAmount = rounded && part?.standsFor ? { kind: 'fraction', ...part.standsFor } : tranche.amount
        return { ...tranche, amount, each }
      })
      const found = sumsToWhole(tranches, summary)
      if (found) {
        if (rounded) flags.add('rounded-percentage')
        return found
      }
    }
  }
  return null
}

/** The tranches with the counts that follow from their amounts; `null` where they do not come to the whole. */
function sumsToWhole(tranches: readonly VestingTranche[], summary: Clause | null): VestingTranche[] | null {
  let sum: Fraction = { n: 0n, d: 1n }
  let units = false
  let unknown = false
  let remainders = 0
  let untilPart: Fraction | null = null
  const open: number[] = []
  for (const [at, { amount, each, series }] of tranches.entries()) {
    if (amount.kind === 'units') {
      units = true
      continue
    }
    if (amount.kind === 'remainder') {
      if (series !== null && series.times === null && series.until === null) open.push(at)
      remainders++
      continue
    }
    const fraction: Fraction = { n: BigInt(amount.numerator), d: BigInt(amount.denominator) }
    if (series === null || (!each && (series.times !== null || series.until !== null))) sum = addFractions(sum, fraction)
    else if (!each) return null
    else if (series.times !== null) sum = addFractions(sum, { n: fraction.n * BigInt(series.times), d: fraction.d })
    else if (series.until !== null) {
      unknown = true
      untilPart = fraction
    } else open.push(at)
  }
  const below = sum.n < sum.d
  if (remainders > 1 || open.length > 1) return null
  const last = open[0]
  if (last === undefined) {
    if (units && remainders === 0) return sum.n === 0n ? [...tranches] : null
    if (remainders === 1) return below ? [...tranches] : null
    if (untilPart !== null) {
      const left = (sum.d - sum.n) * untilPart.d
      const each = sum.d * untilPart.n
      return below && left % each === 0n && left / each > 1n ? [...tranches] : null
    }
    return unknown ? null : sum.n === sum.d ? [...tranches] : null
  }
  const tranche = tranches[last]!
  const withTimes = (times: number) => tranches.map((one, at) => (at === last ? { ...one, series: { ...one.series!, times } } : one))
  if (tranche.amount.kind === 'remainder') {
    if (summary?.duration == null || units || last === 0) return null
    const months = (BigInt(summary.duration.months) * (sum.d - sum.n)) / sum.d
    const times = ratioOf({ months: Number(months), days: 0 }, tranche.series!.every)
    return times === null ? null : withTimes(times)
  }
  if (tranche.amount.kind !== 'fraction' || units || unknown || !below || remainders > 0) return null
  const left: Fraction = { n: sum.d - sum.n, d: sum.d }
  const count = left.n * BigInt(tranche.amount.denominator)
  const per = left.d * BigInt(tranche.amount.numerator)
  // A rhythm with a single beat is no rhythm: `the remaining 75% quarterly` does not say how many quarters.
  if (per === 0n || count % per !== 0n || count / per < 2n || count / per > 600n) return null
  return withTimes(Number(count / per))
}

/** `33% after one year, 66% after two, in full after three`: each figure is what has vested by then. */
export function uncumulated(drafts: readonly Draft[]): Draft[] | null {
  let before: Fraction = { n: 0n, d: 1n }
  const out: Draft[] = []
  for (const draft of drafts) {
    const { amount, series } = draft.tranche
    if (series !== null) return null
    if (amount.kind === 'remainder') {
      if (draft !== drafts.at(-1)) return null
      out.push(draft)
      break
    }
    if (amount.kind !== 'fraction') return null
    const now: Fraction = draft.part?.standsFor
      ? { n: BigInt(draft.part.standsFor.numerator), d: BigInt(draft.part.standsFor.denominator) }
      : { n: BigInt(amount.numerator), d: BigInt(amount.denominator) }
    const step = addFractions(now, { n: -before.n, d: before.d })
    if (step.n <= 0n) return null
    out.push({
      tranche: { ...draft.tranche, amount: { kind: 'fraction', numerator: Number(step.n), denominator: Number(step.d) } },
      part: null,
      either: false,
    })
    before = now
  }
  return out
}

/** Equal parts of what is left, once the parts before are known. */
export function shareOut(drafts: readonly Draft[]): Draft[] | null {
  const shared = drafts.filter(({ tranche }) => tranche.amount.kind === 'fraction' && tranche.amount.numerator === 0)
  if (shared.length === 0) return [...drafts]
  let sum: Fraction = { n: 0n, d: 1n }
  for (const { tranche } of drafts) {
    if (tranche.amount.kind !== 'fraction') return null
    const times = tranche.series === null || !tranche.each ? 1 : tranche.series.times
    if (times === null) return null
    sum = addFractions(sum, { n: BigInt(tranche.amount.numerator * times), d: BigInt(tranche.amount.denominator) })
  }
  const share = lowest({ n: sum.d - sum.n, d: sum.d * BigInt(shared.length) })
  if (share.n <= 0n || share.d > 10n ** 12n) return null
  return drafts.map((draft) =>
    shared.includes(draft)
      ? {
          ...draft,
          tranche: { ...draft.tranche, amount: { kind: 'fraction', numerator: Number(share.n), denominator: Number(share.d) } },
        }
      : draft,
  )
}
