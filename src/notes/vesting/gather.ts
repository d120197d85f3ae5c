import type { IsoDate } from '../../model/document.ts'
import type { Period, VestingFlag, VestingPoint } from '../../model/vesting.ts'
import { takeAmount } from './amounts.ts'
import { type Clause, emptyClause, hasTime, isPartOfRun } from './clauses.ts'
import type { Phrase } from './phrases.ts'

/** From the phrases of a note to its clauses. */

export interface Gathered {
  readonly clauses: readonly Clause[]
  readonly grantDates: ReadonlySet<IsoDate>
  readonly commencementDates: ReadonlySet<IsoDate>
  readonly flags: ReadonlySet<VestingFlag>
  readonly cumulative: boolean
  /** The length of time of the whole award, where it is told after the first of its parts. */
  readonly total: Period | null
}

/** What was gathered so far. */
export interface Gathering {
  readonly clauses: Clause[]
  readonly grantDates: Set<IsoDate>
  readonly commencementDates: Set<IsoDate>
  readonly flags: Set<VestingFlag>
  cumulative: boolean
  total: Period | null
  /** The phrase before, but for those that say nothing of amount and time. */
  before: Phrase['kind']
  /** Units were told, and nothing since but commas. */
  listing: boolean
  /** `as to` was said, and nothing since. */
  asTo: boolean
}

/** `null` where two phrases of one clause contradict each other. */
export function gather(phrases: readonly Phrase[]): Gathered | null {
  const gathering: Gathering = {
    clauses: [emptyClause()],
    grantDates: new Set(),
    commencementDates: new Set(),
    flags: new Set(),
    cumulative: false,
    total: null,
    before: 'noise',
    listing: false,
    asTo: false,
  }
  for (const phrase of phrases) {
    if (beginsRhythm(phrase, gathering.clauses.at(-1)!))
      gathering.clauses.push({ ...emptyClause(), amount: { kind: 'rest' }, continues: true })
    if (!take(phrase, gathering)) return null
    remember(phrase, gathering)
  }
  const { clauses, grantDates, commencementDates, flags, cumulative, total } = gathering
  return {
    clauses: clauses.flatMap(paired).filter((clause) => clause.amount !== null || hasTime(clause)),
    grantDates,
    commencementDates,
    flags,
    cumulative,
    total,
  }
}

/** Whether a phrase begins the rhythm that follows a dated amount. */
function beginsRhythm(phrase: Phrase, { points, amount, thereafter }: Clause): boolean {
  const isRhythm =
    (phrase.kind === 'installments' && (phrase.count !== null || (phrase.period !== null && points.length === 1))) ||
    phrase.kind === 'period' ||
    phrase.kind === 'thereafter'
  return isRhythm && points.length > 0 && (amount?.kind === 'part' || amount?.kind === 'units') && !thereafter
}

function remember(phrase: Phrase, gathering: Gathering): void {
  const { kind } = phrase
  gathering.listing = kind === 'units' || (gathering.listing && (kind === 'separator' || kind === 'noise'))
  gathering.asTo = kind === 'as-to' || (gathering.asTo && (kind === 'noise' || (kind === 'separator' && phrase.mark === ',')))
  if (kind !== 'noise' && kind !== 'anchor' && kind !== 'as-to') gathering.before = kind
}

/** `1,000, 1,000 and 1,001 units on …`: each of the units told before has its clause. */
const paired = (clause: Clause): Clause[] =>
  clause.listed.length > 0 && clause.points.length === clause.listed.length + 1
    ? [...clause.listed.map((amount) => ({ ...emptyClause(), amount })), clause]
    : [clause]

/** Takes what a phrase says into the last clause; `false` where that says otherwise. */
function take(phrase: Phrase, gathering: Gathering): boolean {
  const clause = gathering.clauses.at(-1)!
  switch (phrase.kind) {
    case 'verb':
      clause.verb = true
      return true
    case 'part':
      return takeAmount({ kind: 'part', part: phrase.part }, gathering)
    case 'units':
      return takeAmount({ kind: 'units', units: phrase.units }, gathering)
    case 'all':
    case 'rest':
      return takeAmount({ kind: phrase.kind }, gathering)
    case 'points':
      return takePoints(phrase.points, clause, gathering)
    case 'installments':
      if (phrase.count !== null && clause.installments?.count != null && clause.installments.count !== phrase.count) return false
      clause.installments = { count: phrase.count ?? clause.installments?.count ?? null }
      return phrase.period === null || takePeriod(phrase.period, clause)
    case 'evenly':
      clause.evenly = true
      return true
    case 'period':
      return takePeriod(phrase.period, clause)
    case 'duration':
      return takeDuration(phrase, clause, gathering)
    case 'start':
      return takeStart(phrase, clause, gathering)
    case 'end':
      if (phrase.result && clause.end !== null) return true
      if (phrase.point) clause.end = phrase.point
      clause.endIsResult = phrase.result === true
      return true
    case 'last':
      if (clause.period === null) clause.points.push(phrase.point)
      else if (clause.end === null) {
        clause.end = phrase.point
        clause.endIsResult = true
      }
      return true
    case 'start-year':
      clause.startYear = phrase.year
      return true
    case 'day':
      clause.day = phrase.day
      return true
    case 'days-of-year':
      clause.daysOfYear = phrase.days
      return true
    case 'thereafter':
      clause.thereafter = true
      return true
    case 'anniversaries':
      if (!takePeriod(phrase.period, clause)) return false
      // `25% on March 4, 2020 and thereafter 1/48 on each monthly anniversary`: of the day before
      if (!(phrase.bare && gathering.clauses.at(-2)?.points.some(({ kind }) => kind === 'date'))) clause.anniversary = phrase.point
      return true
    case 'anchor':
      if (phrase.date !== null) (phrase.anchor === 'grant' ? gathering.grantDates : gathering.commencementDates).add(phrase.date)
      return true
    case 'flag':
      // `5,000 options are immediately exercisable and 5,000 become exercisable on May 1, 2020`
      if (phrase.flag === 'early-exercisable' && isSome(clause) && !hasTime(clause)) return false
      gathering.flags.add(phrase.flag)
      return true
    case 'separator':
      // `vest as follows: March 1, 2017 - 8,333; March 1, 2018 - 8,333`
      if (phrase.mark === ':' && clause.amount === null && !hasTime(clause)) clause.verb = false
      return true
    case 'cumulative':
      gathering.cumulative = true
      return true
    default:
      return true
  }
}

const isSome = ({ amount }: Clause): boolean => amount?.kind === 'units' || amount?.kind === 'part'

const samePeriod = (a: Period, b: Period) => a.months === b.months && a.days === b.days

function takePeriod(period: Period, clause: Clause): boolean {
  if (clause.period && !samePeriod(clause.period, period)) return false
  clause.period = period
  return true
}

function takePoints(points: readonly VestingPoint[], clause: Clause, { clauses, before }: Gathering): boolean {
  // `on May 1, 2010 as to one third and on May 1, 2011 as to the rest`
  if (clause.daysFirst && before === 'separator') clauses.push({ ...emptyClause(), points: [...points] })
  else if (before === 'points' && sameDayTwice(clause.points, points)) clause.points = [...points]
  else clause.points.push(...points)
  return true
}

/** `three years from the grant date on February 4, 2018`: one day, counted and then named. */
const sameDayTwice = (before: readonly VestingPoint[], points: readonly VestingPoint[]): boolean =>
  before.length === points.length && before.every(({ kind }) => kind === 'after') && points.every(({ kind }) => kind === 'date')

type Of<Kind extends Phrase['kind']> = Extract<Phrase, { kind: Kind }>

function takeDuration(phrase: Of<'duration'>, clause: Clause, gathering: Gathering): boolean {
  if (phrase.total && gathering.clauses.length > 1) {
    gathering.total = phrase.period
    return true
  }
  if (clause.duration && !samePeriod(clause.duration, phrase.period)) return false
  clause.duration = phrase.period
  clause.durationUnit = phrase.unit
  clause.durationIsPeriod = phrase.isPeriod === true
  return true
}

function takeStart(phrase: Of<'start'>, clause: Clause, gathering: Gathering): boolean {
  // `over four years with the first 25% vesting on May 1, 2020 and the remainder monthly`: no run of equal parts
  if (phrase.first && !isPartOfRun(phrase.first, clause)) {
    takeAmount({ kind: 'part', part: phrase.first }, gathering)
    gathering.clauses.at(-1)!.points.push(...phrase.points)
    return true
  }
  // `exercisable beginning on each of March 4, 2009 and March 4, 2010`
  if (phrase.points.length > 1 && phrase.points.every(({ kind }) => kind === 'date')) {
    clause.points.push(...phrase.points)
    return true
  }
  // `from the vesting commencement date, the first of which vests on May 1, 2020`: the clock, and then the first day
  if (clause.start !== null && !(isAnchor(clause.start) && phrase.points.length === 1 && !isAnchor(phrase.points))) return false
  clause.start = phrase.points
  clause.startIsClock = phrase.clock === true
  clause.startOfDuration = gathering.before === 'duration' && phrase.named !== true
  return true
}

/** `the grant date` itself, and no time after it. */
const isAnchor = ([point]: readonly VestingPoint[]): boolean =>
  point?.kind === 'after' && point.period.months === 0 && point.period.days === 0
