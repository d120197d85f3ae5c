import { addMonths } from '../../model/date.ts'
import type { IsoDate } from '../../model/document.ts'
import type { Period, VestingPoint } from '../../model/vesting.ts'
import type { Clause } from './clauses.ts'
import type { Part } from './lexer.ts'
import { draft, isNothing, isSamePoint, plus, type Said, year } from './said.ts'
import type { Draft } from './whole.ts'

/** Clauses that name their days: a draft for each. */

/** A way to read a clause: its drafts, `unsaid` where it does not say when, or `null` where another way may read it. */
export type Read = readonly Draft[] | 'unsaid' | null

/** The time between days that are equally far apart, or `null`. */
function spacing(points: readonly VestingPoint[]): Period | null {
  const dates = points.flatMap((point) => (point.kind === 'date' ? [point.date] : []))
  const [first, second] = dates
  if (!first || !second || dates.length < points.length) return null
  const month = (date: IsoDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  const months = month(second) - month(first)
  return months > 0 && dates.every((date, at) => date === addMonths(first, months * at)) ? { months, days: 0 } : null
}

/** Whether a part on each of several days, after the part before, would be more than the whole. */
function exceedsWhole(part: Part | null, days: number, before: Clause | null): boolean {
  if (part === null) return false
  const given = before?.amount?.kind === 'part' && before.points.length === 1 ? before.amount.part : { numerator: 0, denominator: 1 }
  return part.numerator * days * given.denominator + given.numerator * part.denominator > part.denominator * given.denominator
}

/** The amount on each of some days; the rest, or what would be more than the whole, in equal parts. */
function onDays(said: Said, points: readonly VestingPoint[]): Draft[] {
  const { clause, amount, part, before } = said
  if (amount.kind === 'remainder' && points.length > 1)
    return points.map((point) => draft(said, point, null, true, { kind: 'fraction', numerator: 0, denominator: points.length }))
  if (amount.kind !== 'fraction') return points.map((point) => draft(said, point, null, true))
  // `the remaining two thirds on the first and second anniversaries`, `the other half in equal amounts on …`
  const isShared =
    (clause.amount?.kind === 'rest' && points.length > 1 && (clause.period === null || clause.installments !== null)) ||
    ((clause.installments !== null || clause.evenly) && exceedsWhole(part, points.length, before))
  const of = isShared ? { ...amount, denominator: amount.denominator * points.length } : amount
  return points.map((point) => draft(said, point, null, true, of))
}

/**
 * `6,667 units in two equal installments on February 5, 2022 and February 5, 2023`, `30,000 units in annual installments on …`, `ratably on each
 * of …`: the number is of all.
 */
function unitsOfAll(said: Said): Read {
  const { clause, amount, count, alone } = said
  const { points } = clause
  const days = points.length
  const ofAll = count === days || (count === null && (clause.installments !== null || clause.evenly))
  if (amount.kind !== 'units' || clause.unitsOfEach || !ofAll || days < 2 || clause.start !== null) return null
  if (alone) return points.map((point) => draft(said, point, null, true, { kind: 'fraction', numerator: 1, denominator: days }))
  if (/^\d+$/.test(amount.units) && BigInt(amount.units) % BigInt(days) === 0n) {
    const units = String(BigInt(amount.units) / BigInt(days))
    return points.map((point) => draft(said, point, null, true, { kind: 'units', units }))
  }
  const every = spacing(points)
  if (every === null) return 'unsaid'
  return [draft(said, points[0]!, { every, times: days, until: null, startMeans: 'first', dayOfMonth: null }, false)]
}

/** `on each of the first four anniversaries of the grant date, beginning May 3, 2006`: the first of them is named. */
function anniversariesFrom(said: Said): Read {
  const { points } = said.clause
  const yearly = points.every((point, at) => isSamePoint(point, plus('grant', { months: 12 * (at + 1), days: 0 })))
  const [first, ...more] = said.leading
  if (points.length < 2 || !yearly || first?.kind !== 'date' || more.length > 0) return null
  const series = { every: year, times: points.length, until: null, startMeans: 'first', dayOfMonth: null } as const
  return [draft(said, first, series, said.amount.kind !== 'remainder')]
}

/** A clause that tells no more than when it begins. */
function onItsStart(said: Said): Read {
  const { clause, at, amount, leading, summary, alone } = said
  const [first] = leading
  // `exercisable beginning six months after the grant date`
  const isAll = clause.amount === null || clause.amount.kind === 'all'
  if (clause.day === null && at === 0 && isAll && first?.kind === 'after' && !isNothing(first.period)) return onDays(said, leading)
  // `5,000 shares beginning one year after the grant date; 5,000 shares beginning two years after it`: from then on
  if (!alone && leading.length === 1 && amount.kind !== 'remainder' && summary?.period == null && summary?.duration == null)
    return onDays(said, leading)
  return clause.start === null ? 'unsaid' : null
}

/** The drafts of a clause by the days that it names; `null` where they go on in a series. */
export function onNamedDays(said: Said): Read {
  const { clause, count, leading, only, isSeries } = said
  const { points } = clause
  const ofAll = unitsOfAll(said)
  if (ofAll !== null) return ofAll
  const named = [...leading, ...points]
  if (points.length > 0 && count !== null && named.length === count) return onDays(said, named)
  if (points.length > 1 && (count === null || count === points.length) && clause.start === null) return onDays(said, points)
  if (clause.startYear !== null && clause.daysOfYear === null) return 'unsaid'
  if (only && !isSeries && clause.start === null) {
    if (clause.day === null || only.kind === 'date') return onDays(said, points)
    // `on the 25th day of the month 12 months after`: that day of the month the time leads to.
    return [draft(said, only, { every: year, times: 1, until: null, startMeans: 'first', dayOfMonth: clause.day }, true)]
  }
  const anniversaries = anniversariesFrom(said)
  if (anniversaries !== null) return anniversaries
  if (points.length > 1 || leading.length > 1) return 'unsaid'
  return isSeries ? null : onItsStart(said)
}
