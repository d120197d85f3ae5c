import type { Decimal } from '../../model/document.ts'

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
