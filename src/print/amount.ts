import { grouped } from '../model/decimal.ts'
import type { Decimal } from '../model/document.ts'

/** Figures as EDGAR's web page prints them. */

/** Shares: thousands separated, needless zeros dropped: `134018.0` prints `134,018`, `2598.325` prints `2,598.325`. */
export function printedShares(shares: Decimal): string {
  const [whole = '', fraction = ''] = shares.split('.')
  const kept = fraction.replace(/0+$/, '')
  return grouped(kept === '' ? withoutLeadingZeros(whole) : `${withoutLeadingZeros(whole)}.${kept}`)
}

/** US dollars: the sign, thousands separated, decimals as filed: `6.1` prints `$6.1`, `0.00` prints `$0.00`. */
export function printedDollars(dollars: Decimal): string {
  const [whole = '', fraction = ''] = dollars.split('.')
  return `$${grouped(fraction === '' ? withoutLeadingZeros(whole) : `${withoutLeadingZeros(whole)}.${fraction}`)}`
}

const withoutLeadingZeros = (whole: string) => whole.replace(/^0+(?=\d)/, '') || '0'
