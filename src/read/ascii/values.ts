import { add, divide, isDecimal } from '../../model/decimal.ts'
import type { Decimal, IsoDate } from '../../model/document.ts'
import { writtenDay } from './days.ts'

/** What a cell of an ASCII table may hold, and how it is read. */

export interface Value<T extends string> {
  readonly value: T
  /** Whether it stands otherwise than the document has it. */
  readonly corrected: boolean
}

const without = (text: string): string => text.replace(/^\$\s*/, '').replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '')

/** `1,500`, `$12.50`, `12,000 -`, `-0-`: a number of shares or units. */
export function amountOf(text: string): Value<Decimal> | null {
  if (/^-\s?0\s?-$/.test(text)) return { value: '0', corrected: true }
  const plain = text.replace(/\s*-$/, '')
  const bare = without(plain)
  return isDecimal(bare) ? { value: bare, corrected: plain !== text } : null
}

/** As an amount, or in the fractions in which shares were quoted until 2001: `$12 1/2`, `11-7/8`. */
export function priceOf(text: string): Value<Decimal> | null {
  const fraction = /^(\d+)(?: |-)(\d{1,2})\/(\d{1,2})$/.exec(without(text))
  if (!fraction) return amountOf(text)
  const [, whole, over, under] = fraction as unknown as [string, string, string, string]
  if (!['2', '4', '8', '16', '32', '64'].includes(under) || Number(over) >= Number(under)) return null
  // A sixty-fourth has six places.
  return { value: add(whole, divide(over, under, 6)), corrected: true }
}

export function dayOf(text: string): Value<IsoDate> | null {
  const written = writtenDay(text)
  return written && { value: written.date, corrected: written.centuryTaken }
}

/** One of some letters, in brackets or not. */
export const letterOf =
  <T extends string>(...letters: readonly T[]) =>
  (text: string): Value<T> | null => {
    const found = letters.find((one) => text.toUpperCase().replace(/[()]/g, '') === one)
    return found ? { value: found, corrected: false } : null
  }

/** A transaction code, `S`, with or without the sign of an equity swap, `S/K`. */
export const codeOf = (text: string): Value<string> | null =>
  /^[ACDEFGHIJKLMOPSUWXZ](?:\/K)?$/i.test(text) ? { value: text.toUpperCase(), corrected: false } : null

/** `D`, `(I)`, `Direct`. */
export const ownershipOf = (text: string): Value<'D' | 'I'> | null => {
  const letter = /^\(?(D|I)(?:n?direct)?\)?$/i.exec(text)
  return letter ? { value: letter[1]!.toUpperCase() as 'D' | 'I', corrected: text.length > 3 } : null
}

export const isDay = (text: string): boolean => writtenDay(text) !== null
export const isAmount = (text: string): boolean => amountOf(text) !== null
export const isPrice = (text: string): boolean => priceOf(text) !== null
