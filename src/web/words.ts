import { fixed, grouped, normal } from '../model/decimal.ts'
import type { Decimal, Relationship } from '../model/document.ts'
import { transactionCode } from '../model/transaction-codes.ts'

/** How pages say what the data holds. */

/** Grouped digits, needless zeros dropped: `134,018`. */
export const count = (amount: Decimal): string => grouped(normal(amount))

/** A price keeps its decimals, at least two: `$6.10`, `$14.2739`. */
export function price(amount: Decimal): string {
  const plain = normal(amount)
  const decimals = plain.split('.')[1]?.length ?? 0
  return `$${grouped(decimals < 2 ? fixed(plain, 2) : plain)}`
}

/** A value in whole dollars; below ten with cents. */
export const dollars = (amount: Decimal): string =>
  `$${grouped(amount.length < 2 || /^\d\./.test(amount) ? fixed(amount, 2) : fixed(amount, 0))}`

/** `S, open-market sale` */
export function codeInWords(code: string): string {
  const known = transactionCode(code)
  return known ? `${code}, ${known.label}` : code
}

/** `director, officer (President)`; empty where no box is ticked. */
export function roleInWords({ director, officer, tenPercentOwner, other, officerTitle, otherText }: Relationship): string {
  return [
    director ? 'director' : null,
    officer ? (officerTitle ? `officer (${officerTitle})` : 'officer') : null,
    tenPercentOwner ? '10% owner' : null,
    other ? (otherText ?? 'other') : null,
  ]
    .filter((role) => role !== null)
    .join(', ')
}

/** `3 filings`, `1 filing` */
export const plural = (number: number, one: string, many = `${one}s`): string => `${grouped(String(number))} ${number === 1 ? one : many}`

/** `X, Y and 3 others` */
export function someOf(names: readonly string[], shown = 2): string {
  if (names.length <= shown + 1) return names.join(', ')
  return `${names.slice(0, shown).join(', ')} and ${names.length - shown} others`
}

/** A path with its query; an empty value is left out. */
export function link(path: string, query: Readonly<Record<string, string | null | undefined>> = {}): string {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => (value === null || value === undefined || value === '' ? [] : [[key, value]])),
  )
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

export const filingPath = (reference: string): string => `/filing/${encodeURIComponent(reference)}`
export const issuerPath = (cik: string): string => `/issuer/${cik}`
export const ownerPath = (cik: string): string => `/owner/${cik}`

/** The line of a filing, where the printed form shows it; `row` from 1 in its table. */
export const linePath = (reference: string, table: 'I' | 'II', row: number): string =>
  `${filingPath(reference)}#${table === 'I' ? 'nonDerivative' : 'derivative'}-${row - 1}-`
