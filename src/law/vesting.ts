import { addDays, addMonths, daysInMonth } from '../model/date.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import { textOrder } from '../model/text-order.ts'
import type { VestingAmount, VestingFlag, VestingPoint, VestingTerms, VestingTranche } from '../model/vesting.ts'
import { places, scaled, unscaled } from './scaled.ts'
import {
  addRatios,
  compareRatios,
  overRatio,
  type Ratio,
  ratio,
  roundParts,
  subtractRatios,
  timesRatio,
  type VestingRounding,
} from './vesting-rounding.ts'

/** The arithmetic of vesting: terms, a date of grant and a number of units make a schedule. */

/** What vests on a day. */
export interface VestingLine {
  readonly date: IsoDate
  readonly units: Decimal
  /** Vested up to and including this day. */
  readonly cumulative: Decimal
}

export interface Grant {
  readonly date: IsoDate
  /** Granted units; the schedule adds up to exactly these. */
  readonly units: Decimal
}

/** A schedule, or why there is none. */
export type VestingSchedule =
  | { readonly lines: readonly VestingLine[]; readonly rounding: VestingRounding; readonly flags: readonly VestingFlag[] }
  | { readonly lines: null; readonly reason: string }

/** The most days a schedule may have: thirty years by the month and more. */
const mostDays = 600

/** A day kept as its anchor and the time since, so that month after month is counted from the anchor and no day is lost in February. */
interface Counted {
  readonly anchor: IsoDate
  readonly months: number
  readonly days: number
}

const dayOf = ({ anchor, months, days }: Counted): IsoDate => {
  const moved = addMonths(anchor, months)
  return days === 0 ? moved : addDays(moved, days)
}

interface Part {
  readonly date: IsoDate
  readonly amount: Ratio
}

/**
 * The days and units of an award. Periods are added to the anchor, not to the part before, so a grant of 31 January vests on 28 February
 * and 31 March; weekends and holidays do not move a day. Without a rounding the running total is rounded down, and a grant of broken units
 * vests in broken units; the flags say so.
 */
export function vestingSchedule(terms: VestingTerms, grant: Grant, rounding: VestingRounding | null): VestingSchedule {
  const flags = new Set(terms.flags)
  const grantDate = terms.grantDate ?? grant.date
  if (terms.grantDate !== null && terms.grantDate !== grant.date) flags.add('grant-date-in-text')
  const anchors = { grant: grantDate, commencement: terms.commencementDate ?? grantDate }
  if (terms.commencementDate === null && terms.tranches.some((tranche) => countsFromCommencement(tranche)))
    flags.add('commencement-is-grant')

  const scale = places(grant.units)
  const whole = ratio(scaled(grant.units, scale), 10n ** BigInt(scale))
  const parts: Part[] = []
  let given: Ratio = { numerator: 0n, denominator: 1n }
  let previous: Counted = { anchor: anchors.grant, months: 0, days: 0 }
  for (const tranche of terms.tranches) {
    const left = subtractRatios(whole, given)
    const wanted = wantedAmount(tranche.amount, whole, left)
    const days = daysOf(tranche, anchors, previous, tranche.each ? { part: wanted, left } : null, flags)
    if (typeof days === 'string') return { lines: null, reason: days }
    days.forEach((day, at) => {
      let amount = tranche.each ? wanted : overRatio(wanted, BigInt(days.length))
      const rest = subtractRatios(whole, addRatios(given, amount))
      const isLast = at === days.length - 1 && tranche === terms.tranches.at(-1)
      if (tranche.each && flags.has('last-takes-rest') && (isLast || rest.numerator < 0n)) amount = subtractRatios(whole, given)
      given = addRatios(given, amount)
      parts.push({ date: dayOf(day), amount })
    })
    previous = days.at(-1)!
  }
  if (compareRatios(given, whole) !== 0) {
    return { lines: null, reason: `the parts that the text names come to ${asUnits(given)} units, the grant is of ${grant.units}` }
  }
  noteCalendar(terms, anchors, parts, flags)
  const used = rounding ?? (scale > 0 ? 'fractional' : 'cumulative-round-down')
  if (rounding === null && parts.some((part) => part.amount.denominator !== 1n)) flags.add('rounding-assumed')
  return { lines: linesOf(merged(parts), scale, used), rounding: used, flags: [...flags] }
}

const countsFromCommencement = ({ start, series }: VestingTranche) =>
  [start, series?.until].some((point) => point && point.kind !== 'date' && point.anchor === 'commencement')

function wantedAmount(amount: VestingAmount, whole: Ratio, left: Ratio): Ratio {
  if (amount.kind === 'remainder') return left
  if (amount.kind === 'fraction') return overRatio(timesRatio(whole, BigInt(amount.numerator)), BigInt(amount.denominator))
  const scale = places(amount.units)
  return ratio(scaled(amount.units, scale), 10n ** BigInt(scale))
}

interface Anchors {
  readonly grant: IsoDate
  readonly commencement: IsoDate
}

function pointOf(point: VestingPoint, anchors: Anchors, previous: Counted): Counted {
  if (point.kind === 'date') return { anchor: point.date, months: 0, days: 0 }
  const from = point.anchor === 'previous' ? previous : { anchor: anchors[point.anchor], months: 0, days: 0 }
  if (point.kind === 'after') return { ...from, months: from.months + point.period.months, days: from.days + point.period.days }
  const since = dayOf(from)
  const year = Number(since.slice(0, 4))
  const next = [year, year + 1].flatMap((one) => point.daysOfYear.map((day) => existing(one, day))).filter((day) => day > since)
  return { anchor: next.sort()[0]!, months: 0, days: 0 }
}

/** The nth of some days of the year after one of them. */
function dayOfYearAfter(date: IsoDate, daysOfYear: readonly string[], count: number): IsoDate {
  const year = Number(date.slice(0, 4))
  const index = daysOfYear.findIndex((day) => existing(year, day) === date) + count
  return existing(year + Math.floor(index / daysOfYear.length), daysOfYear[index % daysOfYear.length]!)
}

/** `'02-29'` is 28 February in a year without it. */
function existing(year: number, dayOfYear: string): IsoDate {
  const [month = 1, day = 1] = dayOfYear.split('-').map(Number)
  return `${String(year).padStart(4, '0')}-${dayOfYear.slice(0, 2)}-${String(Math.min(day, daysInMonth(year, month))).padStart(2, '0')}`
}

/** The days of a tranche; a text says why there are none. */
function daysOf(
  { start, series }: VestingTranche,
  anchors: Anchors,
  previous: Counted,
  each: { readonly part: Ratio; readonly left: Ratio } | null,
  flags: Set<VestingFlag>,
): readonly Counted[] | string {
  const first = pointOf(start, anchors, previous)
  if (series === null) return [first]
  let offset = series.startMeans === 'clock' ? 1 : 0
  if (offset === 0 && start.kind === 'date' && start.date <= anchors.grant && !flags.has('first-after-one-period')) {
    if (start.date === anchors.grant) {
      offset = 1
      flags.add('start-is-clock')
    }
  }
  const { every, until, dayOfMonth } = series
  // `each January 31, April 30, July 31 and October 31`: every day is the one that is named
  const named = start.kind === 'next' && every.months * start.daysOfYear.length === 12 ? [...start.daysOfYear].sort() : null
  const nth = (at: number): Counted => {
    if (named) return { anchor: dayOfYearAfter(dayOf(first), named, at + offset), months: 0, days: 0 }
    const moved = { ...first, months: first.months + every.months * (at + offset), days: first.days + every.days * (at + offset) }
    return dayOfMonth === null ? moved : onDayOfMonth(first, moved, every.months, at, dayOfMonth, flags)
  }
  const last = until === null ? null : dayOf(pointOf(until, anchors, previous))
  let times = series.times
  if (times === null && last !== null) {
    times = 0
    while (times <= mostDays && dayOf(nth(times)) <= last) times++
    if (times === 0) return `no part falls before ${last}`
  }
  if (times === null && each !== null) {
    if (each.part.numerator <= 0n) return 'a part of nothing never comes to the whole'
    const count = ratio(each.left.numerator * each.part.denominator, each.left.denominator * each.part.numerator)
    if (count.denominator !== 1n && !flags.has('last-takes-rest')) return 'the parts said do not come to the whole'
    times = Number((count.numerator + count.denominator - 1n) / count.denominator)
    flags.add('count-from-amount')
  }
  if (times === null) return 'the text does not say how many parts there are'
  if (times < 1) return 'nothing is left for the last part that the text names'
  if (times > mostDays) return `more than ${mostDays} parts`
  return Array.from({ length: times }, (_, at) => nth(at))
}

/** The named day of the month: in the month of a start on that day, otherwise the first such day after the start. */
function onDayOfMonth(first: Counted, moved: Counted, everyMonths: number, at: number, day: number, flags: Set<VestingFlag>): Counted {
  const inMonth = (date: IsoDate) => {
    const last = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))
    return `${date.slice(0, 8)}${String(Math.min(day, last)).padStart(2, '0')}`
  }
  const began = dayOf(first)
  if (inMonth(began) === began || everyMonths > 1) {
    const date = inMonth(dayOf(moved))
    return { anchor: date, months: 0, days: 0 }
  }
  flags.add('day-of-month')
  const monthsOn = at + (inMonth(began) > began ? 0 : 1)
  return { anchor: inMonth(addMonths(`${began.slice(0, 8)}01`, everyMonths * monthsOn)), months: 0, days: 0 }
}

function noteCalendar(terms: VestingTerms, anchors: Anchors, parts: readonly Part[], flags: Set<VestingFlag>) {
  const counted = terms.tranches.some(({ start, series }) => start.kind !== 'date' || series !== null)
  if (!counted) return
  const starts = [
    anchors.grant,
    anchors.commencement,
    ...terms.tranches.flatMap(({ start }) => (start.kind === 'date' ? [start.date] : [])),
  ]
  const day = Math.max(...starts.map((date) => Number(date.slice(8))))
  if (starts.some((date) => date.endsWith('-02-29')) && parts.some((part) => part.date.endsWith('-02-28'))) flags.add('leap-day')
  else if (day > 28 && parts.some((part) => Number(part.date.slice(8)) < day && isLastDay(part.date))) flags.add('month-end')
}

const isLastDay = (date: IsoDate) => addDays(date, 1).endsWith('-01')

/** In order of date, equal days together. */
function merged(parts: readonly Part[]): Part[] {
  const byDate = new Map<IsoDate, Ratio>()
  for (const { date, amount } of [...parts].sort((a, b) => textOrder(a.date, b.date))) {
    const before = byDate.get(date)
    byDate.set(date, before ? addRatios(before, amount) : amount)
  }
  return [...byDate].map(([date, amount]) => ({ date, amount }))
}

/** Broken units vest to at least four places, as plans that count in them report. */
const fractionalPlaces = 4

function linesOf(parts: readonly Part[], grantPlaces: number, rounding: VestingRounding): VestingLine[] {
  const fractional = rounding === 'fractional'
  const scale = fractional ? Math.max(grantPlaces, fractionalPlaces) : 0
  const amounts = parts.map((part) => timesRatio(part.amount, 10n ** BigInt(scale)))
  const units = roundParts(amounts, fractional ? 'cumulative-rounding' : rounding)
  // A grant of broken units in whole parts: what is below one unit vests with the last part.
  const total = amounts.reduce(addRatios, { numerator: 0n, denominator: 1n })
  const rest = subtractRatios(total, { numerator: units.reduce((sum, one) => sum + one, 0n), denominator: 1n })
  const fineScale = Math.max(scale, grantPlaces)
  const fine = 10n ** BigInt(fineScale - scale)
  let cumulative = 0n
  return parts.map(({ date }, at) => {
    const last = at === parts.length - 1 ? (rest.numerator * fine) / rest.denominator : 0n
    const exact = units[at]! * fine + last
    cumulative += exact
    return { date, units: unscaled(exact, fineScale), cumulative: unscaled(cumulative, fineScale) }
  })
}

const asUnits = (amount: Ratio): string =>
  amount.denominator === 1n ? amount.numerator.toString() : unscaled((amount.numerator * 10000n) / amount.denominator, 4)
