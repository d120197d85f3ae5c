import type { Period, VestingAmount, VestingPoint, VestingSeries } from '../../model/vesting.ts'
import type { Amount, Clause } from './clauses.ts'
import type { Part } from './lexer.ts'
import type { Draft } from './whole.ts'

/** What a clause says in its place among the others: what it comes to is asked of this by the drafts. */

/** A clause among those of its note. */
export interface Place {
  readonly clause: Clause
  /** Index among the clauses. */
  readonly at: number
  readonly before: Clause | null
  /** The clause that tells of all the others. */
  readonly summary: Clause | null
  /** Whether the note names a day from which vesting is counted. */
  readonly commencement: boolean
  readonly alone: boolean
}

export interface Said extends Place {
  readonly amount: VestingAmount
  readonly part: Part | null
  readonly end: VestingPoint | null
  /** How many installments, and whether only the summary says so. */
  readonly count: number | null
  readonly countIsOfSummary: boolean
  /** The start, where it is another day than the clause names anyway. */
  readonly leading: readonly VestingPoint[]
  /** The one day of the clause. */
  readonly only: VestingPoint | null
  /** An anniversary of one year that stands for each. */
  readonly yearly: boolean
  /** Whether several days are told by a rhythm, a number or a length of time. */
  readonly isSeries: boolean
}

export const nothing: Period = { months: 0, days: 0 }
export const year: Period = { months: 12, days: 0 }
export const isNothing = (one: Period): boolean => one.months === 0 && one.days === 0
export const isYear = (point: VestingPoint | null | undefined): boolean =>
  point?.kind === 'after' && point.period.months === 12 && point.period.days === 0
export const plus = (anchor: 'grant' | 'commencement' | 'previous', period: Period): VestingPoint => ({ kind: 'after', anchor, period })

export function amountOf(amount: Amount | null): VestingAmount {
  if (amount?.kind === 'part') return { kind: 'fraction', numerator: amount.part.numerator, denominator: amount.part.denominator }
  if (amount?.kind === 'units') return { kind: 'units', units: amount.units }
  return { kind: 'remainder' }
}

export const isSamePoint = (a: VestingPoint | undefined, b: VestingPoint | null): boolean =>
  a?.kind === 'after' &&
  b?.kind === 'after' &&
  a.anchor === b.anchor &&
  a.period.months === b.period.months &&
  a.period.days === b.period.days

export function saidIn(place: Place): Said {
  const { clause, summary, alone } = place
  const told = clause.amount?.kind === 'rest' ? (clause.restSaid ?? clause.amount) : clause.amount
  const part = told?.kind === 'part' ? told.part : null
  const isResult = clause.endIsResult && (part ?? clause.duration ?? clause.installments?.count ?? summary?.duration) != null
  // `in four annual installments of 12,500 units each, beginning on`
  const ofSummary = alone && clause.points.length === 0 && clause.installments === null ? (summary?.installments?.count ?? null) : null
  const count = clause.installments?.count ?? ofSummary
  // `on the anniversary of the grant date, beginning with the first anniversary`
  const onSamePoint = clause.points.length === 1 && isSamePoint(clause.points[0], clause.start?.[0] ?? null)
  const only = clause.points.length === 1 ? clause.points[0]! : null
  // `over four years in 25% installments on the anniversary of the grant date`, `annually in increments of 1/3 on the anniversary`
  const years = (clause.duration ?? summary?.duration)?.months ?? 0
  const yearly = isYear(only) && (onSamePoint || (clause.installments !== null && (years > 12 || summary?.period?.months === 12)))
  return {
    ...place,
    amount: amountOf(told),
    part,
    end: isResult ? null : clause.end,
    count,
    countIsOfSummary: ofSummary !== null,
    leading: onSamePoint ? [] : (clause.start ?? []),
    only,
    yearly,
    isSeries:
      yearly ||
      count !== null ||
      clause.period !== null ||
      clause.duration !== null ||
      clause.daysOfYear !== null ||
      clause.anniversary !== null,
  }
}

/** A draft of what is said; `of` another amount than the clause's. */
export const draft = (
  said: Said,
  start: VestingPoint,
  series: VestingSeries | null,
  each: boolean,
  of = said.amount,
  either = false,
): Draft => ({
  tranche: { amount: of, each, start, series },
  part: of === said.amount ? said.part : null,
  either,
})
