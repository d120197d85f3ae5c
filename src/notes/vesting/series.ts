import { daysInMonth } from '../../model/date.ts'
import type { IsoDate } from '../../model/document.ts'
import type { Period, VestingFlag, VestingPoint, VestingSeries } from '../../model/vesting.ts'
import type { Clause } from './clauses.ts'
import type { Part } from './lexer.ts'
import { amountOf, draft, isNothing, isSamePoint, isYear, nothing, plus, type Said, year } from './said.ts'
import { type Draft, ratioOf } from './whole.ts'

/** Clauses that vest by a rhythm: one draft of a first day and what follows it. */

/** Whether a day is the day of the month that the note names; 31 for the last. */
const onDayOfMonth = (date: IsoDate, day: number | null): boolean =>
  day !== null && Number(date.slice(8)) === Math.min(day, daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7))))

/** How many parts `1/36th per month` makes of what a first part leaves, where as parts of the whole they would end within a year. */
function partsOfRest(part: Part | null, every: Period, before: Clause | null): number | null {
  if (part?.numerator !== 1 || before?.amount?.kind !== 'part' || before.points.length !== 1 || every.months === 0) return null
  const { numerator, denominator } = before.amount.part
  const ofWhole = ((denominator - numerator) * part.denominator) / denominator
  const inYear = 12 / every.months
  return ofWhole % inYear !== 0 && part.denominator % inYear === 0 ? part.denominator : null
}

/** The time from one part to the next, or `null`. */
function intervalOf({ clause, count, summary, leading, yearly }: Said, flags: Set<VestingFlag>): Period | null {
  const { duration } = clause
  if (clause.period) return clause.period
  if (clause.daysOfYear) return { months: 12 / clause.daysOfYear.length, days: 0 }
  if (duration !== null && count !== null && duration.months % count === 0 && duration.days === 0)
    return { months: duration.months / count, days: 0 }
  if (summary?.period && (clause.thereafter || clause.start !== null || clause.installments !== null)) return summary.period
  if (duration !== null && (clause.installments !== null || clause.evenly)) {
    flags.add('period-from-duration')
    if (clause.durationUnit) return clause.durationUnit
  }
  // `in four equal installments beginning on the first anniversary`
  const fromAnniversary = count !== null && duration === null && isYear(leading[0])
  return yearly || fromAnniversary ? year : null
}

/** When a series begins, and whether its first part vests then or one period later. */
interface Beginning {
  readonly start: VestingPoint
  readonly startMeans: VestingSeries['startMeans']
}

const first = (start: VestingPoint): Beginning => ({ start, startMeans: 'first' })
const clock = (start: VestingPoint): Beginning => ({ start, startMeans: 'clock' })

/** The day that the clause itself begins with. */
function ownStart({ clause, before, leading, only }: Said): VestingPoint | null {
  // `25% on the first anniversary and 25% each year thereafter on the anniversary of the grant date`
  const again = clause.thereafter && before !== null && isSamePoint(before.points.at(-1), only) && leading.length === 0
  // `25% on the first anniversary and 1/48 on each monthly anniversary of the grant date thereafter`
  const cliff = before?.points.length === 1 && leading.length === 0 && clause.points.length === 0 ? before.points[0]! : null
  const goesOn = cliff?.kind === 'after' && clause.anniversary?.kind === 'after' && cliff.anchor === clause.anniversary.anchor
  return again || goesOn ? null : (leading[0] ?? clause.points[0] ?? clause.anniversary ?? null)
}

/** The beginning that a day of the clause means, or `null` where that is not said. */
function fromOwn({ clause, count }: Said, start: VestingPoint, every: Period, flags: Set<VestingFlag>): Beginning | null {
  if (clause.startIsClock) return clock(start)
  if (start.kind === 'after' && isNothing(start.period)) {
    // `in three annual installments commencing on the date of grant`: the first at once or a year later, is not said
    if (count !== null && every.months === 12 && !clause.startOfDuration) return null
    return clause.points.length > 0 ? first(start) : clock(start)
  }
  // `in installments over three years beginning May 1`: the first of them; `over the three-year period beginning May 1`: of the period
  const ofInstallments = clause.installments !== null && !clause.durationIsPeriod
  if (start.kind !== 'date' || !clause.startOfDuration || ofInstallments || onDayOfMonth(start.date, clause.day)) return first(start)
  flags.add('start-is-clock')
  return clock(start)
}

/** The first of days of the year on a day or after it. */
function firstOfDays(daysOfYear: readonly string[], from: IsoDate): IsoDate {
  const days = [...daysOfYear].sort()
  const next = days.find((day) => day >= from.slice(5))
  return next === undefined ? `${Number(from.slice(0, 4)) + 1}-${days[0]!}` : `${from.slice(0, 4)}-${next}`
}

/** When the series begins, or `null` where that is not said. */
function beginningOf(said: Said, every: Period, times: number | null, flags: Set<VestingFlag>): Beginning | null {
  const { clause, at, summary, commencement, end, amount } = said
  const own = ownStart(said)
  if (clause.daysOfYear && clause.startYear !== null && own === null)
    return first({ kind: 'date', date: `${clause.startYear}-${[...clause.daysOfYear].sort()[0]!}` })
  // `over four years beginning January 1, 2012, 25% on each December 31`
  const begun = at === 0 && own === null ? summary?.start?.[0] : undefined
  if (clause.daysOfYear && begun?.kind === 'date') return first({ kind: 'date', date: firstOfDays(clause.daysOfYear, begun.date) })
  if (clause.daysOfYear && own?.kind !== 'date') {
    const anchor = at > 0 ? 'previous' : commencement || own ? 'commencement' : 'grant'
    return first({ kind: 'next', anchor, daysOfYear: clause.daysOfYear })
  }
  if (own) return fromOwn(said, own, every, flags)
  /** One period after, or the day of the month that is named. */
  const after = (anchor: 'grant' | 'commencement' | 'previous') =>
    clause.day === null ? first(plus(anchor, every)) : clock(plus(anchor, nothing))
  if (at > 0) return after('previous')
  const shared = summary?.start?.[0]
  if (shared) {
    const named = shared.kind === 'after' ? !isNothing(shared.period) : summary.duration == null && !summary.startIsClock
    if (named) return first(shared)
    flags.add('start-is-clock')
    return clock(shared)
  }
  // `quarterly through December 31, 2022`: from when, is not said
  if (times === null && end?.kind === 'date' && amount.kind === 'remainder') return null
  // `in four annual installments through May 1, 2026`: counted back from the last, not on from the grant
  if (times !== null && end?.kind === 'date') return null
  flags.add('first-after-one-period')
  return after(commencement ? 'commencement' : 'grant')
}

/** The drafts of a clause by its rhythm, or `null` where it does not say when. */
export function inSeries(said: Said, flags: Set<VestingFlag>): Draft[] | null {
  const { clause, amount, part, end, count, before, summary } = said
  const { duration } = clause
  const every = intervalOf(said, flags)
  if (every === null || isNothing(every) || !Number.isInteger(every.months)) return null
  const times = count ?? (duration === null || end !== null ? null : ratioOf(duration, every))
  if (duration !== null && count === null && times === null && end === null) return null
  if (duration !== null && count !== null && ratioOf(duration, every) !== count && clause.period !== null) return null
  const beginning = beginningOf(said, every, times, flags)
  if (beginning === null) return null
  const { start, startMeans } = beginning
  const run = (of: number | null): VestingSeries => ({
    every,
    times: of,
    until: of === null ? end : null,
    startMeans,
    dayOfMonth: clause.day,
  })
  const isOpen = times === null && end === null
  const isRest = clause.amount?.kind === 'rest'
  // `25% after one year, with the remainder vesting 1/36th per month`: the part of what is left, where that makes whole years
  const parts = isRest && isOpen ? partsOfRest(part, every, before) : null
  if (parts !== null) return [draft(said, start, run(parts), false, { kind: 'remainder' })]
  const repeated = clause.continues && isOpen && summary?.duration == null ? before?.amount : null
  if (repeated?.kind === 'part')
    return [{ tranche: { amount: amountOf(repeated), each: true, start, series: run(times) }, part: repeated.part, either: false }]
  if (isRest && isOpen && summary?.duration != null) return [draft(said, start, run(times), false, { kind: 'remainder' })]
  // `the remaining 41,750 shares in 36 equal installments` are spread, `10,000 shares per month` are each month's.
  if (amount.kind === 'units')
    return [draft(said, start, run(times), (count === null || said.countIsOfSummary) && clause.installments === null && !isRest)]
  const isPart = amount.kind !== 'remainder'
  return [draft(said, start, run(times), isPart, amount, isPart)]
}
