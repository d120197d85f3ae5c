import { addMonths, daysInMonth } from '../../model/date.ts'
import type { IsoDate } from '../../model/document.ts'
import type { Period, VestingAmount, VestingFlag, VestingPoint, VestingSeries } from '../../model/vesting.ts'
import { type Amount, type Clause, hasTime } from './clauses.ts'
import type { Part } from './lexer.ts'
import { type Draft, ratioOf } from './whole.ts'

/** From one clause to its parts of the grant, each on a day or a run of days; what the parts come to is not asked here. */

const nothing: Period = { months: 0, days: 0 }
const isNothing = (one: Period) => one.months === 0 && one.days === 0
const plus = (anchor: 'grant' | 'commencement' | 'previous', period: Period): VestingPoint => ({ kind: 'after', anchor, period })

function amountOf(amount: Amount | null): VestingAmount {
  if (amount?.kind === 'part') return { kind: 'fraction', numerator: amount.part.numerator, denominator: amount.part.denominator }
  if (amount?.kind === 'units') return { kind: 'units', units: amount.units }
  return { kind: 'remainder' }
}

const isSamePoint = (a: VestingPoint | undefined, b: VestingPoint | null): boolean =>
  a?.kind === 'after' &&
  b?.kind === 'after' &&
  a.anchor === b.anchor &&
  a.period.months === b.period.months &&
  a.period.days === b.period.days

/** The time between days that are equally far apart, or `null`. */
function spacing(points: readonly VestingPoint[]): Period | null {
  const dates = points.flatMap((point) => (point.kind === 'date' ? [point.date] : []))
  const [first, second] = dates
  if (!first || !second || dates.length < points.length) return null
  const month = (date: IsoDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  const months = month(second) - month(first)
  return months > 0 && dates.every((date, at) => date === addMonths(first, months * at)) ? { months, days: 0 } : null
}

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

/** Whether a part on each of several days, after the part before, would be more than the whole. */
function exceedsWhole(part: Part | null, days: number, before: Clause | null): boolean {
  if (part === null) return false
  const given = before?.amount?.kind === 'part' && before.points.length === 1 ? before.amount.part : { numerator: 0, denominator: 1 }
  return part.numerator * days * given.denominator + given.numerator * part.denominator > part.denominator * given.denominator
}

/** The drafts of one clause, or `null` where it does not say when. */
export function draftsOf(
  clause: Clause,
  at: number,
  before: Clause | null,
  summary: Clause | null,
  commencement: boolean,
  flags: Set<VestingFlag>,
  alone: boolean,
): Draft[] | null {
  const said = clause.amount?.kind === 'rest' ? (clause.restSaid ?? clause.amount) : clause.amount
  const amount = amountOf(said)
  const part = said?.kind === 'part' ? said.part : null
  const end = clause.endIsResult && (part ?? clause.duration ?? clause.installments?.count ?? summary?.duration) != null ? null : clause.end
  // `in four annual installments of 12,500 units each, beginning on`
  const ofSummary = alone && clause.points.length === 0 && clause.installments === null ? (summary?.installments?.count ?? null) : null
  const count = clause.installments?.count ?? ofSummary
  const draft = (start: VestingPoint, series: VestingSeries | null, each: boolean, of = amount, either = false): Draft => ({
    tranche: { amount: of, each, start, series },
    part: of === amount ? part : null,
    either,
  })
  const onDays = (points: readonly VestingPoint[]): Draft[] =>
    amount.kind === 'remainder' && points.length > 1
      ? points.map((point) => draft(point, null, true, { kind: 'fraction', numerator: 0, denominator: points.length }))
      : (clause.amount?.kind === 'rest' &&
            points.length > 1 &&
            amount.kind === 'fraction' &&
            (clause.period === null || clause.installments !== null)) ||
          (amount.kind === 'fraction' && (clause.installments !== null || clause.evenly) && exceedsWhole(part, points.length, before))
        ? // `the remaining two thirds on the first and second anniversaries`, `the other half in equal amounts on …`
          points.map((point) => draft(point, null, true, { ...amount, denominator: amount.denominator * points.length }))
        : points.map((point) => draft(point, null, true))

  // `on the anniversary of the grant date, beginning with the first anniversary`
  const onSamePoint = clause.points.length === 1 && isSamePoint(clause.points[0], clause.start?.[0] ?? null)
  const leading = onSamePoint ? [] : (clause.start ?? [])
  // `6,667 units in two equal installments on February 5, 2022 and February 5, 2023`, `30,000 units in annual installments on …`, `ratably on each of …`: the number is of all
  const days = clause.points.length
  const ofAll = count === days || (count === null && (clause.installments !== null || clause.evenly))
  if (amount.kind === 'units' && !clause.unitsOfEach && ofAll && days > 1 && clause.start === null) {
    if (alone) return clause.points.map((point) => draft(point, null, true, { kind: 'fraction', numerator: 1, denominator: days }))
    const part = /^\d+$/.test(amount.units) && BigInt(amount.units) % BigInt(days) === 0n ? BigInt(amount.units) / BigInt(days) : null
    if (part !== null) return clause.points.map((point) => draft(point, null, true, { kind: 'units', units: String(part) }))
    const every = spacing(clause.points)
    const run = every && ({ every, times: days, until: null, startMeans: 'first', dayOfMonth: null } as const)
    return run ? [draft(clause.points[0]!, run, false)] : null
  }
  const named = [...leading, ...clause.points]
  if (clause.points.length > 0 && count !== null && named.length === count) return onDays(named)
  if (clause.points.length > 1 && (count === null || count === clause.points.length) && clause.start === null) return onDays(clause.points)
  // `over four years in 25% installments on the anniversary of the grant date`, `annually in increments of 1/3 on the anniversary`
  const only = clause.points.length === 1 ? clause.points[0]! : null
  const years = (clause.duration ?? summary?.duration)?.months ?? 0
  const oneYear = only?.kind === 'after' && only.period.months === 12 && only.period.days === 0
  const yearly = (onSamePoint && oneYear) || (clause.installments !== null && oneYear && (years > 12 || summary?.period?.months === 12))
  if (clause.startYear !== null && clause.daysOfYear === null) return null
  const isSeries =
    yearly ||
    count !== null ||
    clause.period !== null ||
    clause.duration !== null ||
    clause.daysOfYear !== null ||
    clause.anniversary !== null
  if (clause.points.length === 1 && !isSeries && clause.start === null) {
    if (clause.day === null || clause.points[0]!.kind === 'date') return onDays(clause.points)
    // `on the 25th day of the month 12 months after`: that day of the month the time leads to.
    return [
      draft(
        clause.points[0]!,
        { every: { months: 12, days: 0 }, times: 1, until: null, startMeans: 'first', dayOfMonth: clause.day },
        true,
      ),
    ]
  }
  const yearlyDays = clause.points.every((point, year) => isSamePoint(point, plus('grant', { months: 12 * (year + 1), days: 0 })))
  if (clause.points.length > 1 && yearlyDays && leading.length === 1 && leading[0]!.kind === 'date') {
    // `on each of the first four anniversaries of the grant date, beginning May 3, 2006`: the first of them is named
    return [
      draft(
        leading[0]!,
        { every: { months: 12, days: 0 }, times: days, until: null, startMeans: 'first', dayOfMonth: null },
        amount.kind !== 'remainder',
      ),
    ]
  }
  if (clause.points.length > 1 || leading.length > 1) return null
  // `exercisable beginning six months after the grant date`
  const first = leading[0]
  if (
    !isSeries &&
    clause.day === null &&
    at === 0 &&
    (clause.amount === null || clause.amount.kind === 'all') &&
    first?.kind === 'after' &&
    !isNothing(first.period)
  )
    return onDays(leading)
  // `5,000 shares beginning one year after the grant date; 5,000 shares beginning two years after it`: from then on
  if (!isSeries && !alone && leading.length === 1 && amount.kind !== 'remainder' && summary?.period == null && summary?.duration == null)
    return onDays(leading)
  if (!isSeries && clause.start === null) return null

  const duration = clause.duration ?? null
  let every = clause.period ?? (clause.daysOfYear ? { months: 12 / clause.daysOfYear.length, days: 0 } : null)
  if (every === null && duration !== null && count !== null && duration.months % count === 0 && duration.days === 0)
    every = { months: duration.months / count, days: 0 }
  if (every === null && summary?.period && (clause.thereafter || clause.start !== null || clause.installments !== null))
    every = summary.period
  if (every === null && duration !== null && (clause.installments !== null || clause.evenly)) {
    every = clause.durationUnit
    flags.add('period-from-duration')
  }
  // `in four equal installments beginning on the first anniversary`
  const fromAnniversary =
    count !== null && duration === null && first?.kind === 'after' && first.period.months === 12 && first.period.days === 0
  if (every === null && (yearly || fromAnniversary)) every = { months: 12, days: 0 }
  if (every === null || isNothing(every) || !Number.isInteger(every.months)) return null
  const times = count ?? (duration === null || end !== null ? null : ratioOf(duration, every))
  if (duration !== null && count === null && times === null && end === null) return null
  if (duration !== null && count !== null && ratioOf(duration, every) !== count && clause.period !== null) return null

  // `25% on the first anniversary and 25% each year thereafter on the anniversary of the grant date`
  const again = clause.thereafter && before !== null && isSamePoint(before.points.at(-1), only) && leading.length === 0
  // `25% on the first anniversary and 1/48 on each monthly anniversary of the grant date thereafter`
  const cliff = before?.points.length === 1 && leading.length === 0 && clause.points.length === 0 ? before.points[0]! : null
  const goesOn = cliff?.kind === 'after' && clause.anniversary?.kind === 'after' && cliff.anchor === clause.anniversary.anchor
  const startPoint = again || goesOn ? null : (leading[0] ?? clause.points[0] ?? clause.anniversary ?? null)
  const fallback = summary?.start?.[0] ?? null
  let start: VestingPoint
  let startMeans: VestingSeries['startMeans'] = 'first'
  if (clause.daysOfYear && clause.startYear !== null && startPoint === null) {
    start = { kind: 'date', date: `${clause.startYear}-${[...clause.daysOfYear].sort()[0]!}` }
  } else if (clause.daysOfYear && startPoint?.kind !== 'date') {
    start = {
      kind: 'next',
      anchor: at > 0 ? 'previous' : commencement || startPoint ? 'commencement' : 'grant',
      daysOfYear: clause.daysOfYear,
    }
  } else if (startPoint) {
    start = startPoint
    if (clause.startIsClock) startMeans = 'clock'
    // `in three annual installments commencing on the date of grant`: the first at once or a year later, is not said
    else if (
      count !== null &&
      every.months === 12 &&
      !clause.startOfDuration &&
      startPoint.kind === 'after' &&
      isNothing(startPoint.period)
    )
      return null
    else if (startPoint.kind === 'after' && isNothing(startPoint.period)) startMeans = clause.points.length > 0 ? 'first' : 'clock'
    else if (
      startPoint.kind === 'date' &&
      clause.startOfDuration &&
      clause.installments === null &&
      !onDayOfMonth(startPoint.date, clause.day)
    ) {
      startMeans = 'clock'
      flags.add('start-is-clock')
    }
  } else if (at > 0) {
    start = clause.day === null ? plus('previous', every) : plus('previous', nothing)
    if (clause.day !== null) startMeans = 'clock'
  } else if (fallback) {
    start = fallback
    const named = fallback.kind === 'after' ? !isNothing(fallback.period) : summary?.duration == null && summary?.startIsClock === false
    startMeans = named ? 'first' : 'clock'
    if (startMeans === 'clock') flags.add('start-is-clock')
  } else {
    // `quarterly through December 31, 2022`: from when, is not said
    if (times === null && end?.kind === 'date' && amount.kind === 'remainder') return null
    const anchor = commencement ? 'commencement' : 'grant'
    start = clause.day === null ? plus(anchor, every) : plus(anchor, nothing)
    if (clause.day !== null) startMeans = 'clock'
    flags.add('first-after-one-period')
  }
  // `25% after one year, with the remainder vesting 1/36th per month`: the part of what is left, where that makes whole years
  const parts = clause.amount?.kind === 'rest' && times === null && end === null ? partsOfRest(part, every, before) : null
  if (parts !== null) {
    const inParts: VestingSeries = { every, times: parts, until: null, startMeans, dayOfMonth: clause.day }
    return [draft(start, inParts, false, { kind: 'remainder' })]
  }
  const series: VestingSeries = {
    every,
    times,
    until: times === null ? end : null,
    startMeans,
    dayOfMonth: clause.day,
  }
  const repeated = clause.continues && times === null && end === null && summary?.duration == null ? before?.amount : null
  if (repeated?.kind === 'part')
    return [{ tranche: { amount: amountOf(repeated), each: true, start, series }, part: repeated.part, either: false }]
  if (clause.amount?.kind === 'rest' && times === null && end === null && summary?.duration != null) {
    return [draft(start, series, false, { kind: 'remainder' })]
  }
  // `the remaining 41,750 shares in 36 equal installments` are spread, `10,000 shares per month` are each month's.
  if (amount.kind === 'units')
    return [draft(start, series, (count === null || ofSummary !== null) && clause.installments === null && clause.amount?.kind !== 'rest')]
  return [draft(start, series, amount.kind !== 'remainder', amount, amount.kind !== 'remainder')]
}

/** `10%, 20%, 30% and 40% on the first, second, third and fourth anniversaries`: parts and days in step. */
export function pairedDrafts(clauses: readonly Clause[]): Draft[] | null {
  const last = clauses.at(-1)
  if (clauses.length < 2 || last?.points.length !== clauses.length) return null
  // `in installments of 33%, 33% and 34% on …`: the rhythm is told by the days
  const timed = (clause: Clause) => hasTime(clause === clauses[0] ? { ...clause, installments: null } : clause)
  if (clauses.some((clause) => clause.amount?.kind !== last.amount?.kind || (clause !== last && timed(clause)))) return null
  if (!/^(?:part|units)$/.test(last.amount?.kind ?? '')) return null
  return clauses.map(({ amount }, at) => ({
    tranche: { amount: amountOf(amount), each: true, start: last.points[at]!, series: null },
    part: amount?.kind === 'part' ? amount.part : null,
    either: false,
  }))
}

/** `in three annual installments of 33%, 33% and 34% beginning on …`: the parts in order, one period apart. */
export function listedDrafts(summary: Clause, parts: readonly Clause[]): Draft[] | null {
  const every = summary.period
  const last = parts.at(-1)
  if (
    every === null ||
    summary.installments === null ||
    (summary.installments.count ?? parts.length) !== parts.length ||
    !last ||
    parts.length < 2
  )
    return null
  if (
    parts.some(
      (clause) =>
        clause.amount?.kind !== parts[0]!.amount?.kind ||
        !/^(?:part|units)$/.test(clause.amount?.kind ?? '') ||
        (clause !== last && hasTime(clause)) ||
        clause.points.length > 0 ||
        clause.period,
    )
  )
    return null
  const start = last.start ?? summary.start
  if (start?.length !== 1) return null
  return parts.map((clause, at) => ({
    tranche: { amount: amountOf(clause.amount), each: true, start: at === 0 ? start[0]! : plus('previous', every), series: null },
    part: clause.amount?.kind === 'part' ? clause.amount.part : null,
    either: false,
  }))
}
