import type { Decimal } from '../document.ts'

/** Decimals in the column type DECIMAL(38,10): whole multiples of 10⁻¹⁰. */

const places = 10
const wholeDigits = 28
const powers = Array.from({ length: places + 1 }, (_, exponent) => 10n ** BigInt(exponent))

/**
 * A decimal as a multiple of 10⁻¹⁰; a longer fraction is rounded half up. `null` for more than 28 digits before the period, which no
 * filing has by right: the text as filed is kept beside the number.
 */
export function scaledAmount(decimal: Decimal): bigint | null {
  const period = decimal.indexOf('.')
  const whole = period < 0 ? decimal : decimal.slice(0, period)
  const fraction = period < 0 ? '' : decimal.slice(period + 1)
  if (whole.length > wholeDigits && whole.replace(/^0+/, '').length > wholeDigits) return null
  if (fraction.length <= places) return BigInt(whole + fraction) * powers[places - fraction.length]!
  const kept = BigInt(whole + fraction.slice(0, places))
  return fraction[places]! >= '5' ? kept + 1n : kept
}

const smallPowers = powers.map(Number)

/**
 * The same for an amount whose multiple of 10⁻¹⁰ is below 2⁵³, where whole numbers are exact without `bigint` (most amounts are, and it is
 * ten times as fast); -1 for any other.
 */
export function smallScaledAmount(decimal: Decimal): number {
  return scaleSmall(digitsOf(decimal), fractionDigits(decimal))
}

/** The same for the product of two decimals. */
export function smallScaledProduct(a: Decimal, b: Decimal): number {
  return scaleSmall(digitsOf(a) * digitsOf(b), fractionDigits(a) + fractionDigits(b))
}

/** The digits of a decimal as one whole number; not a number where there are more than it holds exactly, or a sign. */
function digitsOf(decimal: Decimal): number {
  if (decimal.length > 16 || decimal.startsWith('-')) return Number.NaN
  let digits = 0
  for (let at = 0; at < decimal.length; at++) {
    const unit = decimal.charCodeAt(at)
    if (unit !== 46) digits = digits * 10 + (unit - 48)
  }
  return digits
}

function scaleSmall(digits: number, fraction: number): number {
  if (fraction > places) return -1
  const factor = smallPowers[places - fraction]!
  return digits <= Number.MAX_SAFE_INTEGER / factor ? digits * factor : -1
}

/** The exact product of two decimals, without needless zeros. */
export function product(a: Decimal, b: Decimal): Decimal {
  const fraction = fractionDigits(a) + fractionDigits(b)
  const digits = String(BigInt(a.replace('.', '')) * BigInt(b.replace('.', ''))).padStart(fraction + 1, '0')
  return fraction === 0 ? digits : plainAmount(`${digits.slice(0, -fraction)}.${digits.slice(-fraction)}`)
}

const fractionDigits = (decimal: Decimal): number => (decimal.includes('.') ? decimal.length - decimal.indexOf('.') - 1 : 0)

/** Whether a decimal is written as `plainAmount` would write its number: without needless zeros or period, and within its bounds. */
export function isPlain(decimal: Decimal): boolean {
  const period = decimal.indexOf('.')
  const whole = period < 0 ? decimal.length : period
  if (whole === 0 || whole > wholeDigits || (whole > 1 && decimal[0] === '0')) return false
  if (period < 0) return true
  const fraction = decimal.length - period - 1
  return fraction > 0 && fraction <= places && decimal[decimal.length - 1] !== '0'
}

/** Text of a number that DuckDB gives with ten places: without the zeros that say nothing. */
export function plainAmount(text: string): Decimal {
  if (!text.includes('.')) return text
  let end = text.length
  while (text[end - 1] === '0') end--
  if (text[end - 1] === '.') end--
  return text.slice(0, end)
}
