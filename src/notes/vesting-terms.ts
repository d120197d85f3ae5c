import type { Period, VestingAmount, VestingFlag, VestingPoint, VestingSeries, VestingTerms, VestingTranche } from '../model/vesting.ts'
import { type Amount, type Clause, type Gathered, gather, hasTime } from './vesting-clauses.ts'
import type { Phrase } from './vesting-phrases.ts'
import type { Part } from './vesting-words.ts'

/** From clauses to terms: each clause a part of the grant on a day or a run of days, and all parts together the whole. */

/** A tranche whose amount may be meant of each day or of all its days. */
interface Draft {
  readonly tranche: VestingTranche
  readonly part: Part | null
  readonly either: boolean
}

const nothing: Period = { months: 0, days: 0 }
const isNothing = (one: Period) => one.months === 0 && one.days === 0
const plus = (anchor: 'grant' | 'commencement' | 'previous', period: Period): VestingPoint => ({ kind: 'after', anchor, period })

function amountOf(amount: Amount | null): VestingAmount {
  if (amount?.kind === 'part') return { kind: 'fraction', numerator: amount.part.numerator, denominator: amount.part.denominator }
  if (amount?.kind === 'units') return { kind: 'units', units: amount.units }
  return { kind: 'remainder' }
}

/** How often one period goes into another, if evenly. */
function ratioOf(length: Period, every: Period): number | null {
  const count =
    every.months > 0 && length.days === 0 && every.days === 0
      ? length.months / every.months
      : every.days > 0 && every.months === 0 && length.months === 0
        ? length.days / every.days
        : Number.NaN
  return Number.isInteger(count) && count > 0 ? count : null
}

/** The drafts of one clause, or `null` where it does not say when. */
function draftsOf(
  clause: Clause,
  at: number,
  before: Clause | null,
  summary: Clause | null,
  commencement: boolean,
  flags: Set<VestingFlag>,
): Draft[] | null {
  const said = clause.amount?.kind === 'rest' ? (clause.restSaid ?? clause.amount) : clause.amount
  const amount = amountOf(said)
  const part = said?.kind === 'part' ? said.part : null
  const count = clause.installments?.count ?? null
  const draft = (start: VestingPoint, series: VestingSeries | null, each: boolean, of = amount, either = false): Draft => ({
    tranche: { amount: of, each, start, series },
    part: of === amount ? part : null,
    either,
  })
  const onDays = (points: readonly VestingPoint[]): Draft[] =>
    amount.kind === 'remainder' && points.length > 1
      ? points.map((point) => draft(point, null, true, { kind: 'fraction', numerator: 0, denominator: points.length }))
      : clause.amount?.kind === 'rest' && points.length > 1 && amount.kind === 'fraction'
        ? // `the remaining two thirds on the first and second anniversaries`
          points.map((point) => draft(point, null, true, { ...amount, denominator: amount.denominator * points.length }))
        : points.map((point) => draft(point, null, true))

  const leading = clause.start ?? []
  const named = [...leading, ...clause.points]
  if (clause.points.length > 0 && count !== null && named.length === count) return onDays(named)
  if (clause.points.length > 1 && (count === null || count === clause.points.length) && clause.start === null) return onDays(clause.points)
  const isSeries =
    count !== null || clause.period !== null || clause.duration !== null || clause.daysOfYear !== null || clause.anniversary !== null
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
  if (clause.points.length > 1 || leading.length > 1) return null
  // `exercisable beginning six months after the grant date`
  const first = leading[0]
  if (
    !isSeries &&
    at === 0 &&
    (clause.amount === null || clause.amount.kind === 'all') &&
    first?.kind === 'after' &&
    !isNothing(first.period)
  )
    return onDays(leading)
  if (!isSeries && clause.start === null) return null

  const duration = clause.duration ?? null
  let every = clause.period ?? (clause.daysOfYear ? { months: 12 / clause.daysOfYear.length, days: 0 } : null)
  if (every === null && duration !== null && count !== null && duration.months % count === 0 && duration.days === 0)
    every = { months: duration.months / count, days: 0 }
  if (every === null && summary?.period && (clause.thereafter || clause.start !== null)) every = summary.period
  if (every === null && duration !== null && (clause.installments !== null || clause.evenly)) {
    every = clause.durationUnit
    flags.add('period-from-duration')
  }
  if (every === null || isNothing(every) || !Number.isInteger(every.months)) return null
  const times = count ?? (duration === null || clause.end !== null ? null : ratioOf(duration, every))
  if (duration !== null && count === null && times === null && clause.end === null) return null
  if (duration !== null && count !== null && ratioOf(duration, every) !== count && clause.period !== null) return null

  const startPoint = leading[0] ?? clause.points[0] ?? clause.anniversary ?? null
  const fallback = summary?.start?.[0] ?? null
  let start: VestingPoint
  let startMeans: VestingSeries['startMeans'] = 'first'
  if (clause.daysOfYear && startPoint?.kind !== 'date') {
    start = {
      kind: 'next',
      anchor: at > 0 ? 'previous' : commencement || startPoint ? 'commencement' : 'grant',
      daysOfYear: clause.daysOfYear,
    }
  } else if (startPoint) {
    start = startPoint
    if (startPoint.kind === 'after' && isNothing(startPoint.period)) startMeans = clause.points.length > 0 ? 'first' : 'clock'
    else if (startPoint.kind === 'date' && clause.startOfDuration && clause.installments === null) {
      startMeans = 'clock'
      flags.add('start-is-clock')
    }
  } else if (at > 0) {
    start = clause.day === null ? plus('previous', every) : plus('previous', nothing)
    if (clause.day !== null) startMeans = 'clock'
  } else if (fallback) {
    start = fallback
    startMeans = fallback.kind === 'after' && !isNothing(fallback.period) ? 'first' : 'clock'
    if (startMeans === 'clock') flags.add('start-is-clock')
  } else {
    const anchor = commencement ? 'commencement' : 'grant'
    start = clause.day === null ? plus(anchor, every) : plus(anchor, nothing)
    if (clause.day !== null) startMeans = 'clock'
    flags.add('first-after-one-period')
  }
  const series: VestingSeries = {
    every,
    times,
    until: times === null ? clause.end : null,
    startMeans,
    dayOfMonth: clause.day,
  }
  const repeated = clause.continues && times === null && clause.end === null && summary?.duration == null ? before?.amount : null
  if (repeated?.kind === 'part')
    return [{ tranche: { amount: amountOf(repeated), each: true, start, series }, part: repeated.part, either: false }]
  if (clause.amount?.kind === 'rest' && times === null && clause.end === null && summary?.duration != null) {
    return [draft(start, series, false, { kind: 'remainder' })]
  }
  // `the remaining 41,750 shares in 36 equal installments` are spread, `10,000 shares per month` are each month's.
  if (amount.kind === 'units')
    return [draft(start, series, count === null && clause.installments === null && clause.amount?.kind !== 'rest')]
  return [draft(start, series, amount.kind !== 'remainder', amount, amount.kind !== 'remainder')]
}

/** Exact sums of small fractions. */
interface Fraction {
  readonly n: bigint
  readonly d: bigint
}
const addFractions = (a: Fraction, b: Fraction): Fraction => lowest({ n: a.n * b.d + b.n * a.d, d: a.d * b.d })

function lowest({ n, d }: Fraction): Fraction {
  let [a, b] = [n < 0n ? -n : n, d]
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 0n ? { n: 0n, d: 1n } : { n: n / a, d: d / a }
}

/** Chooses what each amount means so that the parts come to the whole; `null` where no reading does. */
function complete(drafts: readonly Draft[], summary: Clause | null, flags: Set<VestingFlag>): VestingTranche[] | null {
  const eithers = drafts.flatMap((draft, at) => (draft.either ? [at] : []))
  if (eithers.length > 8) return null
  // `33.33% and the remainder`: with places said, the fraction was meant.
  const meant =
    drafts.some(({ part }) => part?.standsFor && part.denominator > 100) &&
    drafts.some(({ tranche }) => tranche.amount.kind === 'remainder')
  for (const rounded of meant ? [true, false] : [false, true]) {
    if (rounded && !drafts.some((draft) => draft.part?.standsFor)) continue
    for (let choice = 0; choice < 2 ** eithers.length; choice++) {
      const tranches = drafts.map(({ tranche, part }, at): VestingTranche => {
        const bit = eithers.indexOf(at)
        const each = bit < 0 ? tranche.each : ((choice >> bit) & 1) === 0
        const amount: VestingAmount = rounded && part?.standsFor ? { kind: 'fraction', ...part.standsFor } : tranche.amount
        return { ...tranche, amount, each }
      })
      const found = sumsToWhole(tranches, summary)
      if (found) {
        if (rounded) flags.add('rounded-percentage')
        return found
      }
    }
  }
  return null
}

/** The tranches with the counts that follow from their amounts; `null` where they do not come to the whole. */
function sumsToWhole(tranches: readonly VestingTranche[], summary: Clause | null): VestingTranche[] | null {
  let sum: Fraction = { n: 0n, d: 1n }
  let units = false
  let unknown = false
  let remainders = 0
  let untilPart: Fraction | null = null
  const open: number[] = []
  for (const [at, { amount, each, series }] of tranches.entries()) {
    if (amount.kind === 'units') {
      units = true
      continue
    }
    if (amount.kind === 'remainder') {
      if (series !== null && series.times === null && series.until === null) open.push(at)
      remainders++
      continue
    }
    const fraction: Fraction = { n: BigInt(amount.numerator), d: BigInt(amount.denominator) }
    if (series === null || (!each && (series.times !== null || series.until !== null))) sum = addFractions(sum, fraction)
    else if (!each) return null
    else if (series.times !== null) sum = addFractions(sum, { n: fraction.n * BigInt(series.times), d: fraction.d })
    else if (series.until !== null) {
      unknown = true
      untilPart = fraction
    } else open.push(at)
  }
  const below = sum.n < sum.d
  if (remainders > 1 || open.length > 1) return null
  const last = open[0]
  if (last === undefined) {
    if (units && remainders === 0) return sum.n === 0n ? [...tranches] : null
    if (remainders === 1) return below ? [...tranches] : null
    if (untilPart !== null) return below && ((sum.d - sum.n) * untilPart.d) % (sum.d * untilPart.n) === 0n ? [...tranches] : null
    return unknown ? null : sum.n === sum.d ? [...tranches] : null
  }
  const tranche = tranches[last]!
  const withTimes = (times: number) => tranches.map((one, at) => (at === last ? { ...one, series: { ...one.series!, times } } : one))
  if (tranche.amount.kind === 'remainder') {
    if (summary?.duration == null || units || last === 0) return null
    const months = (BigInt(summary.duration.months) * (sum.d - sum.n)) / sum.d
    const times = ratioOf({ months: Number(months), days: 0 }, tranche.series!.every)
    return times === null ? null : withTimes(times)
  }
  if (tranche.amount.kind !== 'fraction' || units || unknown || !below || remainders > 0) return null
  const left: Fraction = { n: sum.d - sum.n, d: sum.d }
  const count = left.n * BigInt(tranche.amount.denominator)
  const per = left.d * BigInt(tranche.amount.numerator)
  // A rhythm with a single beat is no rhythm: `the remaining 75% quarterly` does not say how many quarters.
  if (per === 0n || count % per !== 0n || count / per < 2n || count / per > 600n) return null
  return withTimes(Number(count / per))
}

/** `33% after one year, 66% after two, in full after three`: each figure is what has vested by then. */
function uncumulated(drafts: readonly Draft[]): Draft[] | null {
  let before: Fraction = { n: 0n, d: 1n }
  const out: Draft[] = []
  for (const draft of drafts) {
    const { amount, series } = draft.tranche
    if (series !== null) return null
    if (amount.kind === 'remainder') {
      if (draft !== drafts.at(-1)) return null
      out.push(draft)
      break
    }
    if (amount.kind !== 'fraction') return null
    const now: Fraction = draft.part?.standsFor
      ? { n: BigInt(draft.part.standsFor.numerator), d: BigInt(draft.part.standsFor.denominator) }
      : { n: BigInt(amount.numerator), d: BigInt(amount.denominator) }
    const step = addFractions(now, { n: -before.n, d: before.d })
    if (step.n <= 0n) return null
    out.push({
      tranche: { ...draft.tranche, amount: { kind: 'fraction', numerator: Number(step.n), denominator: Number(step.d) } },
      part: null,
      either: false,
    })
    before = now
  }
  return out
}

/** Equal parts of what is left, once the parts before are known. */
function shareOut(drafts: readonly Draft[]): Draft[] | null {
  const shared = drafts.filter(({ tranche }) => tranche.amount.kind === 'fraction' && tranche.amount.numerator === 0)
  if (shared.length === 0) return [...drafts]
  let sum: Fraction = { n: 0n, d: 1n }
  for (const { tranche } of drafts) {
    if (tranche.amount.kind !== 'fraction') return null
    const times = tranche.series === null || !tranche.each ? 1 : tranche.series.times
    if (times === null) return null
    sum = addFractions(sum, { n: BigInt(tranche.amount.numerator * times), d: BigInt(tranche.amount.denominator) })
  }
  const share = lowest({ n: sum.d - sum.n, d: sum.d * BigInt(shared.length) })
  if (share.n <= 0n || share.d > 10n ** 12n) return null
  return drafts.map((draft) =>
    shared.includes(draft)
      ? {
          ...draft,
          tranche: { ...draft.tranche, amount: { kind: 'fraction', numerator: Number(share.n), denominator: Number(share.d) } },
        }
      : draft,
  )
}

/** `10%, 20%, 30% and 40% on the first, second, third and fourth anniversaries`: parts and days in step. */
function pairedDrafts(clauses: readonly Clause[]): Draft[] | null {
  const last = clauses.at(-1)
  if (clauses.length < 2 || last?.points.length !== clauses.length) return null
  if (clauses.some((clause) => clause.amount?.kind !== 'part' || (clause !== last && hasTime(clause)))) return null
  return clauses.map(({ amount }, at) => ({
    tranche: { amount: amountOf(amount), each: true, start: last.points[at]!, series: null },
    part: amount?.kind === 'part' ? amount.part : null,
    either: false,
  }))
}

/** `in three annual installments of 33%, 33% and 34% beginning on …`: the parts in order, one period apart. */
function listedDrafts(summary: Clause, parts: readonly Clause[]): Draft[] | null {
  const every = summary.period
  const last = parts.at(-1)
  if (every === null || summary.installments?.count !== parts.length || !last) return null
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

/** The terms that a run of phrases says, or `null` where they do not add up to complete terms. */
export function termsOf(phrases: readonly Phrase[]): VestingTerms | null {
  const gathered = gather(phrases)
  if (!gathered) return null
  const withoutFull = gathered.clauses.filter((clause) => !clause.inFull)
  const shorter = withoutFull.length < gathered.clauses.length ? termsOfClauses({ ...gathered, clauses: withoutFull }, phrases) : null
  return shorter ?? termsOfClauses(gathered, phrases)
}

function termsOfClauses(gathered: Gathered, phrases: readonly Phrase[]): VestingTerms | null {
  if (gathered.grantDates.size > 1 || gathered.commencementDates.size > 1) return null
  const flags = new Set(gathered.flags)
  const [first, ...others] = gathered.clauses
  if (!first) return null
  const summarised = first.amount === null || first.amount.kind === 'all' || (first.amount.kind === 'units' && hasTime(first))
  const hasSummary = others.length > 0 && summarised && others.some((clause) => clause.amount !== null)
  const inParts =
    others.every((clause) => clause.amount?.kind === 'part' || clause.amount?.kind === 'rest') && others[0]?.amount?.kind === 'part'
  const summary = hasSummary && (first.amount?.kind !== 'units' || inParts) ? first : null
  const clauses = summary ? others : gathered.clauses
  const commencement =
    gathered.commencementDates.size > 0 || phrases.some((phrase) => phrase.kind === 'anchor' && phrase.anchor === 'commencement')
  const listed = pairedDrafts(clauses) ?? (summarised ? listedDrafts(first, others) : null)
  const drafts: Draft[] = listed ?? []
  if (!listed) {
    for (const [at, clause] of clauses.entries()) {
      const some = draftsOf(clause, at, clauses[at - 1] ?? null, summary, commencement, flags)
      if (!some) return null
      drafts.push(...some)
    }
  }
  const read = (from: readonly Draft[] | null) => {
    const shared = from && shareOut(from)
    return shared && complete(shared, summary, flags)
  }
  let tranches = gathered.cumulative && drafts.length > 1 ? null : read(drafts)
  if (!tranches && drafts.length > 1) {
    tranches = read(uncumulated(drafts))
    if (tranches) flags.add('cumulative-percentages')
  }
  if (!tranches) return null
  return {
    grantDate: [...gathered.grantDates][0] ?? null,
    commencementDate: [...gathered.commencementDates][0] ?? null,
    tranches,
    flags: [...flags],
  }
}
