import { daysBetween } from '../../model/date.ts'
import type { IsoDate } from '../../model/document.ts'

/** Started years from one day to another, at least one. */
export const yearsBetween = (from: IsoDate, by: IsoDate): string => String(Math.ceil(Math.max(1, daysBetween(from, by)) / 366))

/** Started quarters from one day to another, at least one. */
export const quartersBetween = (from: IsoDate, by: IsoDate): string => String(Math.ceil(Math.max(1, daysBetween(from, by)) / 91))
