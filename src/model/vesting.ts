import type { Decimal, IsoDate } from './document.ts'

/**
 * When an award vests, as its note says it: parts of the grant on days counted from an anchor. The notes room reads these terms from text,
 * the law room turns them into dates and units.
 */

/** Calendar months and days; `{months: 12, days: 0}` is a year. */
export interface Period {
  readonly months: number
  readonly days: number
}

/** The day that time is counted from; `previous` is the last day of the part before. */
export type VestingAnchor = 'grant' | 'commencement' | 'previous'

/** A day, named or counted. */
export type VestingPoint =
  | { readonly kind: 'date'; readonly date: IsoDate }
  | { readonly kind: 'after'; readonly anchor: VestingAnchor; readonly period: Period }
  /** The first of these days of the year (`'03-15'`) that falls after the anchor. */
  | { readonly kind: 'next'; readonly anchor: VestingAnchor; readonly daysOfYear: readonly string[] }

/** How much vests: an exact part of the whole grant, a number of units, or all that the parts before leave. */
export type VestingAmount =
  | { readonly kind: 'fraction'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'units'; readonly units: Decimal }
  | { readonly kind: 'remainder' }

/** A run of days at equal distances. */
export interface VestingSeries {
  readonly every: Period
  /** How many days; `null` where the amount or `until` decides. */
  readonly times: number | null
  /** The last day, included; `null` where `times` or the amount decides. */
  readonly until: VestingPoint | null
  /** `first`: the first part vests at `start`; `clock`: time runs from `start` and the first part vests one period later. */
  readonly startMeans: 'first' | 'clock'
  /** A fixed day of the month, 31 for the last; `null` keeps the day of the start. */
  readonly dayOfMonth: number | null
}

/** One part of the terms: an amount on one day, or on each day of a series, or spread equally over the series. */
export interface VestingTranche {
  readonly amount: VestingAmount
  /** Whether the amount vests on each day of the series, or is spread over them. */
  readonly each: boolean
  readonly start: VestingPoint
  /** `null` for a single day. */
  readonly series: VestingSeries | null
}

/** What was taken for granted, or is worth knowing, in reading or computing a schedule. */
export type VestingFlag =
  | 'rounding-assumed'
  | 'commencement-is-grant'
  | 'rounded-percentage'
  | 'count-from-amount'
  | 'period-from-duration'
  | 'first-after-one-period'
  | 'start-is-clock'
  | 'last-takes-rest'
  | 'cumulative-percentages'
  | 'approximately-equal'
  | 'early-exercisable'
  | 'continued-service'
  | 'may-accelerate'
  | 'business-day-shift'
  | 'grant-date-in-text'
  | 'month-end'
  | 'leap-day'
  | 'day-of-month'

/** The terms of one award. The parts are complete: their fractions come to the whole. */
export interface VestingTerms {
  /** The date of grant that the text itself names. */
  readonly grantDate: IsoDate | null
  /** The vesting commencement date that the text names. */
  readonly commencementDate: IsoDate | null
  /** Units of the award, where the text tells of a part of what its line shows, or of several awards; else `null`, and the line tells them. */
  readonly units: Decimal | null
  readonly tranches: readonly VestingTranche[]
  readonly flags: readonly VestingFlag[]
}

/** What a note says about vesting. */
export type VestingStatement = {
  /** Where it says so, in UTF-16 units of the text. */
  readonly span: readonly [start: number, end: number]
  /** 0 to 1. */
  readonly confidence: number
} & (
  | { readonly kind: 'schedule'; readonly terms: VestingTerms }
  /** Nothing is left to vest, and no day is said. */
  | { readonly kind: 'vested' }
  /** It vests by something other than the passing of time, or by the earlier of a day and an event. */
  | { readonly kind: 'undeterminable'; readonly reason: string }
)

/** What each flag says to a person. */
export const vestingFlags: Readonly<Record<VestingFlag, string>> = {
  'rounding-assumed': 'the text names no rounding; cumulative amounts are rounded down to whole units',
  'commencement-is-grant': 'the vesting commencement date is not given; taken to be the grant date',
  'rounded-percentage': 'a rounded percentage is read as the fraction it stands for (33.33% as one third)',
  'count-from-amount': 'the number of parts follows from their size',
  'period-from-duration': 'how often is not said; one part for each year or month of the duration',
  'first-after-one-period': 'the first part vests one period after the start',
  'start-is-clock': 'the named start is where time begins; the first part vests one period later',
  'last-takes-rest': 'the last part takes what is left',
  'cumulative-percentages': 'the percentages are read as cumulative',
  'approximately-equal': 'the parts are said to be only approximately equal',
  'early-exercisable': 'exercisable before it vests; the schedule is that of vesting',
  'continued-service': 'subject to continued service',
  'may-accelerate': 'may vest earlier on an event the text names',
  'business-day-shift': 'a day that is no business day moves to the next one; the schedule shows the day before the move',
  'grant-date-in-text': 'counted from the date of grant that the text names',
  'month-end': 'where a month lacks the day, its last day',
  'leap-day': 'counted from a leap day; 28 February in other years',
  'day-of-month': 'on the day of the month that the text names, first after the start',
}
