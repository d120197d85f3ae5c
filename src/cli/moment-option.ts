import { type EasternMoment, easternMoment } from '../law/eastern-time.ts'
import { UsageError } from '../model/errors.ts'

/** The moment that an option gives, or `null` where it is not given. @throws UsageError for what is none. */
export function momentOption(option: string, text: string | undefined): EasternMoment | null {
  if (text === undefined) return null
  const moment = easternMoment(text)
  if (moment === null) throw new UsageError(`${option} "${text}" is not a moment; write it as "2024-05-03T21:59:00-04:00"`)
  return moment
}
