import type { Period, VestingPoint } from '../../model/vesting.ts'
import type { Part } from './lexer.ts'

/** The clauses of a note: one for each amount that is said, with all that is said of when. */

export type Amount =
  | { readonly kind: 'part'; readonly part: Part }
  | { readonly kind: 'units'; readonly units: string }
  | { readonly kind: 'all' | 'rest' }

export interface Clause {
  amount: Amount | null
  /** Units told one after the other ahead of the amount: `1,000, 1,000 and 1,001 units on …`. */
  listed: Amount[]
  /** `the remaining 75%`: what is said of the rest. */
  restSaid: Amount | null
  /** `installments of 500 units`: the number is of each. */
  unitsOfEach: boolean
  /** The day was said before the amount. */
  daysFirst: boolean
  /** Begun by the rhythm that follows a dated amount (`25% on the first anniversary and monthly thereafter`). */
  continues: boolean
  /** Begun by `in full` after other amounts. */
  inFull: boolean
  verb: boolean
  points: VestingPoint[]
  installments: { readonly count: number | null } | null
  evenly: boolean
  period: Period | null
  duration: Period | null
  durationUnit: Period | null
  /** Told as a period (`over a four-year period`), which begins on the day said of it. */
  durationIsPeriod: boolean
  /** Whether the start was said of the length of time (`over four years beginning …`). */
  startOfDuration: boolean
  start: readonly VestingPoint[] | null
  /** Time begins at the start, and the first part vests one period later. */
  startIsClock: boolean
  end: VestingPoint | null
  /** The end follows from what is told already, and counts only where no length of time does. */
  endIsResult: boolean
  /** The first of the years in whose days of the year it vests. */
  startYear: string | null
  day: number | null
  daysOfYear: readonly string[] | null
  anniversary: VestingPoint | null
  thereafter: boolean
}

export const emptyClause = (): Clause => ({
  amount: null,
  listed: [],
  restSaid: null,
  unitsOfEach: false,
  daysFirst: false,
  continues: false,
  inFull: false,
  verb: false,
  points: [],
  installments: null,
  evenly: false,
  period: null,
  duration: null,
  durationUnit: null,
  durationIsPeriod: false,
  startOfDuration: false,
  start: null,
  startIsClock: false,
  end: null,
  endIsResult: false,
  startYear: null,
  day: null,
  daysOfYear: null,
  anniversary: null,
  thereafter: false,
})

/** Whether anything is said of when. */
export const hasTime = (clause: Clause) =>
  clause.points.length > 0 ||
  clause.installments !== null ||
  clause.period !== null ||
  clause.duration !== null ||
  clause.start !== null ||
  clause.daysOfYear !== null ||
  clause.anniversary !== null ||
  clause.thereafter

/** Whether a part is one of the equal parts that a clause tells of: `25% annually`, `in four annual installments`. */
export const isPartOfRun = ({ numerator, denominator }: Part, { amount, installments, period }: Clause): boolean =>
  (amount?.kind === 'part' && period !== null && amount.part.numerator * denominator === numerator * amount.part.denominator) ||
  (installments?.count != null && numerator * installments.count === denominator)
