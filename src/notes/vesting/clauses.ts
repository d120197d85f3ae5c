import type { IsoDate } from '../../model/document.ts'
import type { Period, VestingFlag, VestingPoint } from '../../model/vesting.ts'
import type { Part } from './lexer.ts'
import type { Phrase } from './phrases.ts'

/** From the phrases of a note to its clauses: one for each amount that is said, with all that is said of when. */

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

/** `three years from the grant date on February 4, 2018`: one day, counted and then named. */
const sameDayTwice = (before: readonly VestingPoint[], points: readonly VestingPoint[]): boolean =>
  before.length === points.length && before.every(({ kind }) => kind === 'after') && points.every(({ kind }) => kind === 'date')

/** Whether a part is one of the equal parts that a clause tells of: `25% annually`, `in four annual installments`. */
const isPartOfRun = ({ numerator, denominator }: Part, { amount, installments, period }: Clause): boolean =>
  (amount?.kind === 'part' && period !== null && amount.part.numerator * denominator === numerator * amount.part.denominator) ||
  (installments?.count != null && numerator * installments.count === denominator)

/** `the grant date` itself, and no time after it. */
const isAnchor = ([point]: readonly VestingPoint[]): boolean =>
  point?.kind === 'after' && point.period.months === 0 && point.period.days === 0

const samePeriod = (a: Period, b: Period) => a.months === b.months && a.days === b.days

export const hasTime = (clause: Clause) =>
  clause.points.length > 0 ||
  clause.installments !== null ||
  clause.period !== null ||
  clause.duration !== null ||
  clause.start !== null ||
  clause.daysOfYear !== null ||
  clause.anniversary !== null ||
  clause.thereafter

export interface Gathered {
  readonly clauses: readonly Clause[]
  readonly grantDates: ReadonlySet<IsoDate>
  readonly commencementDates: ReadonlySet<IsoDate>
  readonly flags: ReadonlySet<VestingFlag>
  readonly cumulative: boolean
  /** The length of time of the whole award, where it is told after the first of its parts. */
  readonly total: Period | null
}

/** `null` where two phrases of one clause contradict each other. */
export function gather(phrases: readonly Phrase[]): Gathered | null {
  const clauses: Clause[] = [emptyClause()]
  const grantDates = new Set<IsoDate>()
  const commencementDates = new Set<IsoDate>()
  const flags = new Set<VestingFlag>()
  let cumulative = false
  let total: Period | null = null
  let before: Phrase['kind'] = 'noise'
  let listing = false
  let asTo = false
  const amount = (said: Amount) => {
    const clause = clauses.at(-1)!
    if (said.kind === 'units' && before === 'installments') clause.unitsOfEach = true
    // `on May 1, 2024 as to 2,500 units, on May 1, 2025 as to …`
    if (asTo && clause.amount === null && clause.points.length > 0 && !clause.period && !clause.duration && said.kind !== 'all') {
      clause.amount = said
      clause.daysFirst = true
      return
    }
    // `and thereafter as to 1/48th each month`, `Thereafter, the remaining 75% …`
    if (clause.continues && clause.thereafter && said.kind !== 'all' && !clause.period && !clause.duration && !clause.start) {
      clause.amount = said
      clause.continues = false
      return
    }
    // `3,000 units in two installments of 1,500`: the size of each
    if (said.kind === 'units' && before === 'installments' && clause.amount?.kind === 'units' && clause.points.length === 0) {
      clause.amount = said
      return
    }
    // `in annual installments of 25%`: the size of each
    if (
      said.kind === 'part' &&
      before === 'installments' &&
      clause.installments !== null &&
      (clause.installments.count === null || isPartOfRun(said.part, clause)) &&
      (clause.amount?.kind ?? 'all') === 'all'
    ) {
      clause.amount = said
      return
    }
    // `in three installments of 1,234, 1,234 and 1,235 shares`
    if (
      said.kind === 'units' &&
      clause.amount?.kind === 'units' &&
      !hasTime(clause) &&
      listing &&
      clauses[0]!.installments?.count != null
    ) {
      clauses.push({ ...emptyClause(), amount: said })
      return
    }
    // `on May 1, 2024 2,500 units vest`, `beginning May 1, 2020, 1/36 of the shares vest each month`
    const daysOnly = (clause.points.length > 0 || clause.start !== null) && !clause.period && !clause.duration && !clause.installments
    if (clause.amount === null && (!hasTime(clause) || (!clause.verb && daysOnly))) {
      clause.amount = said
      clause.daysFirst = clause.points.length > 0
      return
    }
    // `1/36th of the remaining shares`: what is left, in 36 parts.
    if (said.kind === 'rest' && before === 'part' && clause.amount?.kind === 'part' && !hasTime(clause)) {
      const { numerator, denominator } = clause.amount.part
      if (numerator === 1) {
        clause.amount = said
        clause.installments = { count: denominator }
        return
      }
    }
    const restOnly = clause.amount?.kind === 'rest' && clause.restSaid === null && !hasTime({ ...clause, thereafter: false })
    if (restOnly && (said.kind === 'part' || said.kind === 'units')) {
      clause.restSaid = said
      return
    }
    if (clause.amount !== null && !hasTime(clause) && said.kind === 'all') return
    // `1/20th of the 52,650 units`, `175,000 shares that vest as to 25%`: the number is the whole.
    const whole = clause.amount?.kind === 'part' || (clause.amount?.kind === 'all' && !clause.verb)
    if (whole && !hasTime(clause) && said.kind === 'units') return
    if (clause.amount?.kind === 'units' && !hasTime(clause) && said.kind !== 'all') {
      if (listing && said.kind === 'units') clause.listed.push(clause.amount)
      clause.amount = said
      return
    }
    if (clause.amount?.kind === 'all' && !hasTime(clause)) {
      clause.amount = said
      return
    }
    const inFull = said.kind === 'all'
    clauses.push({ ...emptyClause(), inFull, amount: inFull ? { kind: 'rest' } : said })
  }
  for (const phrase of phrases) {
    const last = clauses.at(-1)!
    const rhythmic =
      (phrase.kind === 'installments' && (phrase.count !== null || (phrase.period !== null && last.points.length === 1))) ||
      phrase.kind === 'period' ||
      phrase.kind === 'thereafter'
    if (rhythmic && last.points.length > 0 && (last.amount?.kind === 'part' || last.amount?.kind === 'units') && !last.thereafter) {
      clauses.push({ ...emptyClause(), amount: { kind: 'rest' }, continues: true })
    }
    const clause = clauses.at(-1)!
    switch (phrase.kind) {
      case 'verb':
        clause.verb = true
        break
      case 'part':
        amount({ kind: 'part', part: phrase.part })
        break
      case 'units':
        amount({ kind: 'units', units: phrase.units })
        break
      case 'all':
      case 'rest':
        amount({ kind: phrase.kind })
        break
      case 'points':
        // `on May 1, 2010 as to one third and on May 1, 2011 as to the rest`
        if (clause.daysFirst && before === 'separator') clauses.push({ ...emptyClause(), points: [...phrase.points] })
        else if (before === 'points' && sameDayTwice(clause.points, phrase.points)) clause.points = [...phrase.points]
        else clause.points.push(...phrase.points)
        break
      case 'installments':
        if (phrase.count !== null && clause.installments?.count != null && clause.installments.count !== phrase.count) return null
        clause.installments = { count: phrase.count ?? clause.installments?.count ?? null }
        if (phrase.period) {
          if (clause.period && !samePeriod(clause.period, phrase.period)) return null
          clause.period = phrase.period
        }
        break
      case 'evenly':
        clause.evenly = true
        break
      case 'period':
        if (clause.period && !samePeriod(clause.period, phrase.period)) return null
        clause.period = phrase.period
        break
      case 'duration':
        if (phrase.total && clauses.length > 1) {
          total = phrase.period
          break
        }
        if (clause.duration && !samePeriod(clause.duration, phrase.period)) return null
        clause.duration = phrase.period
        clause.durationUnit = phrase.unit
        break
      case 'start':
        // `over four years with the first 25% vesting on May 1, 2020 and the remainder monthly`: no run of equal parts
        if (phrase.first && !isPartOfRun(phrase.first, clause)) {
          amount({ kind: 'part', part: phrase.first })
          clauses.at(-1)!.points.push(...phrase.points)
          break
        }
        // `exercisable beginning on each of March 4, 2009 and March 4, 2010`
        if (phrase.points.length > 1 && phrase.points.every(({ kind }) => kind === 'date')) {
          clause.points.push(...phrase.points)
          break
        }
        // `from the vesting commencement date, the first of which vests on May 1, 2020`: the clock, and then the first day
        if (clause.start !== null && !(isAnchor(clause.start) && phrase.points.length === 1 && !isAnchor(phrase.points))) return null
        clause.start = phrase.points
        clause.startIsClock = phrase.clock === true
        clause.startOfDuration = before === 'duration' && phrase.named !== true
        break
      case 'end':
        if (phrase.result && clause.end !== null) break
        if (phrase.point) clause.end = phrase.point
        clause.endIsResult = phrase.result === true
        break
      case 'last':
        if (clause.period === null) clause.points.push(phrase.point)
        else if (clause.end === null) {
          clause.end = phrase.point
          clause.endIsResult = true
        }
        break
      case 'start-year':
        clause.startYear = phrase.year
        break
      case 'day':
        clause.day = phrase.day
        break
      case 'days-of-year':
        clause.daysOfYear = phrase.days
        break
      case 'thereafter':
        clause.thereafter = true
        break
      case 'anniversaries':
        if (clause.period && !samePeriod(clause.period, phrase.period)) return null
        clause.period = phrase.period
        // `25% on March 4, 2020 and thereafter 1/48 on each monthly anniversary`: of the day before
        if (!(phrase.bare && clauses.at(-2)?.points.some(({ kind }) => kind === 'date'))) clause.anniversary = phrase.point
        break
      case 'anchor':
        if (phrase.date !== null) (phrase.anchor === 'grant' ? grantDates : commencementDates).add(phrase.date)
        break
      case 'flag':
        // `5,000 options are immediately exercisable and 5,000 become exercisable on May 1, 2020`
        if (phrase.flag === 'early-exercisable' && (clause.amount?.kind === 'units' || clause.amount?.kind === 'part') && !hasTime(clause))
          return null
        flags.add(phrase.flag)
        break
      case 'separator':
        // `vest as follows: March 1, 2017 - 8,333; March 1, 2018 - 8,333`
        if (phrase.mark === ':' && clause.amount === null && !hasTime(clause)) clause.verb = false
        break
      case 'cumulative':
        cumulative = true
        break
      default:
    }
    listing = phrase.kind === 'units' || (listing && (phrase.kind === 'separator' || phrase.kind === 'noise'))
    asTo = phrase.kind === 'as-to' || (asTo && (phrase.kind === 'noise' || (phrase.kind === 'separator' && phrase.mark === ',')))
    if (phrase.kind !== 'noise' && phrase.kind !== 'anchor' && phrase.kind !== 'as-to') before = phrase.kind
  }
  const paired = clauses.flatMap((clause): Clause[] =>
    clause.listed.length > 0 && clause.points.length === clause.listed.length + 1
      ? [...clause.listed.map((amount) => ({ ...emptyClause(), amount })), clause]
      : [clause],
  )
  return {
    clauses: paired.filter((clause) => clause.amount !== null || hasTime(clause)),
    grantDates,
    commencementDates,
    flags,
    cumulative,
    total,
  }
}
