import { addMonths } from '../model/date.ts'
import type { IsoDate } from '../model/document.ts'

/**
 * The window of Section 16(b): a purchase and a sale "within any period of less than six months", counted in whole days with the first
 * day included (Stella v. Graham-Paige Motors Corp., 132 F. Supp. 100 (S.D.N.Y. 1955), 232 F.2d 299 (2d Cir. 1956)). The six months that
 * begin on 1 March end with 31 August, so the last day of less than six months is 30 August: two days before the day six months later.
 */

/** The last day on which a trade can be matched with one of `date`: `2025-03-01` gives `2025-08-30`. */
export const lastMatchableDay = (date: IsoDate): IsoDate => addMonths(date, 6, -2)

/** The first day on which nothing can be matched any more, not even by the reading that counts the last day: `2025-03-01` gives `2025-09-01`. */
export const firstCleanDay = (date: IsoDate): IsoDate => addMonths(date, 6)

/**
 * The one day on which courts and writers could differ: the day after the last matchable one, the end of six full months. A trade on it is
 * not matched; it is told. `2025-03-01` gives `2025-08-31`.
 */
export const borderlineDay = (date: IsoDate): IsoDate => addMonths(date, 6, -1)
