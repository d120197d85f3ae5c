import { cikOf } from '../model/cik.ts'
import { UsageError } from '../model/errors.ts'

/** What options are called, and what several verbs take alike. */

/** `--fiscal-year-end` for `fiscalYearEnd`. */
export const optionName = (field: string): string => `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** The CIK that an option gives, ten digits. @throws UsageError for what is none. */
export function cikOption(option: string, text: string): string {
  const cik = cikOf(text)
  if (cik === null) throw new UsageError(`${option} "${text}" is no CIK; it has up to ten digits`)
  return cik
}
