import Big from 'big.js'
import type { Decimal } from './document.ts'

/**
 * Exact arithmetic on decimals as filed. Sums, differences and products are exact; only a quotient rounds, and says to how many places.
 * Amounts never pass through `number`.
 */

/** A decimal that may carry a minus sign: the result of a subtraction. */
export type SignedDecimal = string

const exact = Big()
exact.DP = 40
exact.PE = 1e6
exact.NE = -1e6

const plain = (value: Big): SignedDecimal => value.toFixed()

/** Most amounts are whole numbers, for which big integers are exact and quicker: `null` for any that is not written as a plain one. */
const whole = (text: SignedDecimal): bigint | null => (/^(?:0|-?[1-9]\d{0,40})$/.test(text) ? BigInt(text) : null)

function fast(a: SignedDecimal, b: SignedDecimal, calculate: (a: bigint, b: bigint) => bigint): SignedDecimal | null {
  const left = whole(a)
  const right = left === null ? null : whole(b)
  return left === null || right === null ? null : String(calculate(left, right))
}

export const add = (a: SignedDecimal, b: SignedDecimal): SignedDecimal => fast(a, b, (x, y) => x + y) ?? plain(exact(a).plus(b))
export const subtract = (a: SignedDecimal, b: SignedDecimal): SignedDecimal => fast(a, b, (x, y) => x - y) ?? plain(exact(a).minus(b))
export const multiply = (a: SignedDecimal, b: SignedDecimal): SignedDecimal => fast(a, b, (x, y) => x * y) ?? plain(exact(a).times(b))
export const negate = (a: SignedDecimal): SignedDecimal => plain(exact(a).times(-1))
export const absolute = (a: SignedDecimal): Decimal => (whole(a) !== null ? a.replace('-', '') : plain(exact(a).abs()))
export const sum = (values: Iterable<SignedDecimal>): SignedDecimal => {
  let total = exact(0)
  for (const value of values) total = total.plus(value)
  return plain(total)
}

/** Quotient rounded half up to `places` decimals; trailing zeros dropped. Throws on division by zero: ask first. */
export const divide = (a: SignedDecimal, b: SignedDecimal, places: number): SignedDecimal => plain(exact(exact(a).div(b).round(places, 1)))

/** Rounded half up to `places` decimals. */
export const round = (a: SignedDecimal, places: number): SignedDecimal => plain(exact(a).round(places, 1))

/** Exactly `places` decimals, padded with zeros: for showing money. */
export const fixed = (a: SignedDecimal, places: number): string => exact(a).toFixed(places, 1)

/** The whole part, towards zero. */
export const truncate = (a: SignedDecimal): SignedDecimal => plain(exact(a).round(0, 0))

/** -1, 0 or 1, by value: `6.1` equals `6.10`. */
export function compare(a: SignedDecimal, b: SignedDecimal): -1 | 0 | 1 {
  const left = whole(a)
  const right = left === null ? null : whole(b)
  if (left === null || right === null) return exact(a).cmp(b) as -1 | 0 | 1
  return left < right ? -1 : left > right ? 1 : 0
}
export const equal = (a: SignedDecimal, b: SignedDecimal): boolean => a === b || compare(a, b) === 0
export const isZero = (a: SignedDecimal): boolean => compare(a, '0') === 0
export const isNegative = (a: SignedDecimal): boolean => compare(a, '0') < 0

/** Without trailing zeros after the period and without needless leading zeros: `383594.0` is `383594`. */
export const normal = (a: SignedDecimal): SignedDecimal => plain(exact(a))

/** Whether a text is a `Decimal`: digits with at most one period, at least one digit, no sign. */
export const isDecimal = (text: string): boolean => /^(?:\d+\.?\d*|\.\d+)$/.test(text)

/** Digits grouped by thousands for people, all decimals kept: `2,598.325`. */
export const grouped = (a: SignedDecimal): string => {
  const [whole = '', fraction] = a.split('.')
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined || fraction === '' ? spaced : `${spaced}.${fraction}`
}

/** Grouped digits, needless zeros dropped: `134,018`. */
export const count = (amount: SignedDecimal): string => grouped(normal(amount))

/** A price in US dollars keeps its decimals, at least two: `$6.10`, `$14.2739`. */
export function price(amount: SignedDecimal): string {
  const figure = normal(amount)
  const decimals = figure.split('.')[1]?.length ?? 0
  return `$${grouped(decimals < 2 ? fixed(figure, 2) : figure)}`
}
