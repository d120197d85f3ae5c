import type { SignedDecimal } from '../model/decimal.ts'

/** Decimals as whole numbers of a smallest unit, for exact arithmetic in bulk. */

/** Digits after the period: `'6.10'` has 2. */
export const places = (value: SignedDecimal): number => {
  const period = value.indexOf('.')
  return period < 0 ? 0 : value.length - period - 1
}

/** The most digits after the period of any of the values. */
export const mostPlaces = (values: Iterable<SignedDecimal>): number => {
  let most = 0
  for (const value of values) most = Math.max(most, places(value))
  return most
}

/** `value` × 10^`scale`; the value must not have more places than that. */
export function scaled(value: SignedDecimal, scale: number): bigint {
  const [whole = '', fraction = ''] = value.split('.')
  if (fraction.length > scale) throw new RangeError(`${value} has more than ${scale} decimal places`)
  return BigInt(`${whole === '' || whole === '-' ? `${whole}0` : whole}${fraction.padEnd(scale, '0')}`)
}

/** `value` ÷ 10^`scale` as a decimal without trailing zeros. */
export function unscaled(value: bigint, scale: number): SignedDecimal {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** The smaller of two whole numbers. */
export function lesser(a: bigint, b: bigint): bigint {
  if (a < b) return a
  return b
}
