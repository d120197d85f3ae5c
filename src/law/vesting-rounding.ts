/** How a grant that does not divide evenly is cut into units (the allocation types of the Open Cap Format). */

export type VestingRounding =
  | 'cumulative-rounding'
  | 'cumulative-round-down'
  | 'front-loaded'
  | 'back-loaded'
  | 'front-loaded-to-single-tranche'
  | 'back-loaded-to-single-tranche'
  | 'fractional'

/** Each convention with what it does to 18 units in four parts. */
export const vestingRoundings: Readonly<Record<VestingRounding, string>> = {
  'cumulative-rounding': 'running total to the nearest unit, half up: 5, 4, 5, 4',
  'cumulative-round-down': 'running total rounded down: 4, 5, 4, 5',
  'front-loaded': 'the units left over go one each to the first parts: 5, 5, 4, 4',
  'back-loaded': 'the units left over go one each to the last parts: 4, 4, 5, 5',
  'front-loaded-to-single-tranche': 'the first part takes all units left over: 6, 4, 4, 4',
  'back-loaded-to-single-tranche': 'the last part takes all units left over: 4, 4, 4, 6',
  fractional: 'fractions of a unit vest: 4.5 each',
}

/** An exact part: `numerator` ÷ `denominator` of a unit, the denominator above zero. */
export interface Ratio {
  readonly numerator: bigint
  readonly denominator: bigint
}

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  while (b !== 0n) [a, b] = [b, a % b]
  return a < 0n ? -a : a
}

/** In lowest terms. */
export function ratio(numerator: bigint, denominator: bigint): Ratio {
  const divisor = greatestCommonDivisor(numerator, denominator) || 1n
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

export const addRatios = (a: Ratio, b: Ratio): Ratio =>
  ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
export const subtractRatios = (a: Ratio, b: Ratio): Ratio => addRatios(a, { numerator: -b.numerator, denominator: b.denominator })
export const timesRatio = (a: Ratio, by: bigint): Ratio => ratio(a.numerator * by, a.denominator)
export const overRatio = (a: Ratio, by: bigint): Ratio => ratio(a.numerator, a.denominator * by)
export const compareRatios = (a: Ratio, b: Ratio): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
const floor = ({ numerator, denominator }: Ratio): bigint => numerator / denominator
const nearest = ({ numerator, denominator }: Ratio): bigint => (2n * numerator + denominator) / (2n * denominator)

/**
 * Whole units for exact parts, in order; their sum is the sum of the parts, which must be whole. Front and back loading work within each
 * run of equal parts, whose total is first fixed by the running total rounded down.
 */
export function roundParts(parts: readonly Ratio[], rounding: Exclude<VestingRounding, 'fractional'>): bigint[] {
  if (rounding === 'cumulative-rounding') return differences(parts, nearest)
  if (rounding === 'cumulative-round-down') return differences(parts, floor)
  const rounded: bigint[] = []
  let exact: Ratio = { numerator: 0n, denominator: 1n }
  let given = 0n
  for (let from = 0; from < parts.length; ) {
    let to = from
    while (to < parts.length && compareRatios(parts[to]!, parts[from]!) === 0) exact = addRatios(exact, parts[to++]!)
    const total = floor(exact) - given
    rounded.push(...loaded(total, to - from, rounding))
    given += total
    from = to
  }
  return rounded
}

function differences(parts: readonly Ratio[], round: (exact: Ratio) => bigint): bigint[] {
  let exact: Ratio = { numerator: 0n, denominator: 1n }
  let before = 0n
  return parts.map((part) => {
    exact = addRatios(exact, part)
    const now = round(exact)
    const units = now - before
    before = now
    return units
  })
}

function loaded(total: bigint, count: number, rounding: VestingRounding): bigint[] {
  const base = total / BigInt(count)
  const left = total - base * BigInt(count)
  return Array.from({ length: count }, (_, at) => {
    switch (rounding) {
      case 'front-loaded':
        return BigInt(at) < left ? base + 1n : base
      case 'back-loaded':
        return BigInt(count - at) <= left ? base + 1n : base
      case 'front-loaded-to-single-tranche':
        return at === 0 ? base + left : base
      default:
        return at === count - 1 ? base + left : base
    }
  })
}
