import type { IsoDate } from '../document.ts'

/** Days as a columnar database keeps them: counted from 1970-01-01 in the Gregorian calendar. */

/** Years are counted from March, so that the leap day ends them. */
export function daysFrom(year: number, month: number, day: number): number {
  const counted = year - (month <= 2 ? 1 : 0)
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return counted * 365 + Math.floor(counted / 4) - Math.floor(counted / 100) + Math.floor(counted / 400) + dayOfYear - 719_468
}

export function daysSince1970(date: IsoDate): number {
  const digit = (at: number) => date.charCodeAt(at) - 48
  return daysFrom(digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3), digit(5) * 10 + digit(6), digit(8) * 10 + digit(9))
}
