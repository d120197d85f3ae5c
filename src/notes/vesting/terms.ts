import { compare, sum } from '../../model/decimal.ts'
import type { VestingTerms, VestingTranche } from '../../model/vesting.ts'
import { anchoredAll } from './bare.ts'
import { type Clause, emptyClause, hasTime } from './clauses.ts'
import { draftsOf, listedDrafts, pairedDrafts } from './drafts.ts'
import { type Gathered, gather } from './gather.ts'
import type { Phrase } from './phrases.ts'
import { complete, type Draft, shareOut, uncumulated } from './whole.ts'

/** From clauses to terms: each clause a part of the grant on a day or a run of days, and all parts together the whole. */

/** Whether each clause names one day and a larger part than the one before. */
const rising = (clauses: readonly Clause[]): boolean =>
  clauses.every(({ amount, points }, at) => {
    const before = clauses[at - 1]?.amount
    if (amount?.kind !== 'part' || points.length !== 1) return false
    return before?.kind !== 'part' || amount.part.numerator * before.part.denominator > before.part.numerator * amount.part.denominator
  })

/**
 * Whether each part begins after the part told ahead of it: `25% after one year and 1/48 each month` never begins in the first year, and two
 * parts on one day are one told twice.
 */
const isInOrder = (tranches: readonly VestingTranche[]): boolean =>
  tranches.every(({ start, series }, at) => {
    const before = tranches[at - 1]?.start
    if (before === undefined) return true
    const runs = series?.startMeans === 'clock'
    if (start.kind === 'date' && before.kind === 'date') return start.date > before.date || (runs && start.date === before.date)
    if (start.kind !== 'after' || before.kind !== 'after' || start.anchor !== before.anchor || start.anchor === 'previous') return true
    const months = start.period.months + (runs ? series.every.months : 0) - before.period.months
    return months > 0 || (months === 0 && (runs || start.period.days > before.period.days))
  })

/** Whether parts vest before the end of a cliff: `monthly over four years with a one-year cliff` does not say what vests at its end. */
function beforeCliff({ tranches }: VestingTerms, said: readonly Phrase[]): boolean {
  const cliff = said.flatMap((phrase) => (phrase.kind === 'noise' && phrase.cliff ? [phrase.cliff] : []))[0]
  const [first] = tranches
  if (!cliff || !first) return false
  const { start, series } = first
  if (start.kind !== 'after' || start.anchor === 'previous') return tranches.length === 1 && series !== null
  return start.period.months + (series?.startMeans === 'clock' ? series.every.months : 0) < cliff.months
}

/** The terms that a run of phrases says, or `null` where they do not add up to complete terms. */
export function termsOf(said: readonly Phrase[]): VestingTerms | null {
  const terms = termsSaid(said)
  return terms && !beforeCliff(terms, said) ? terms : null
}

function termsSaid(said: readonly Phrase[]): VestingTerms | null {
  const phrases = anchoredAll(said)
  const gathered = gather(phrases)
  if (!gathered) return null
  // `one-third after one year, two-thirds after two and in full after three`
  const steps = gathered.clauses.filter((clause) => !clause.inFull)
  if (gathered.clauses.at(-1)?.inFull && gathered.clauses.at(-1)!.points.length > 0 && steps.length > 1 && rising(steps)) {
    return termsOfClauses({ ...gathered, cumulative: true }, phrases)
  }
  const withoutFull = gathered.clauses.filter((clause) => !clause.inFull)
  const shorter = withoutFull.length < gathered.clauses.length ? termsOfClauses({ ...gathered, clauses: withoutFull }, phrases) : null
  return shorter ?? termsOfClauses(gathered, phrases)
}

/**
 * `in five equal installments, the first of which on the grant date and the others on the next four anniversaries`: all days as one list, or
 * `unlike` where they are not as many as the installments.
 */
function firstAndOthers(first: Clause, others: readonly Clause[]): Clause | 'unlike' | null {
  const [rest] = others
  const count = first.installments?.count ?? null
  if (count === null || first.start?.length !== 1 || first.period !== null || first.points.length > 0 || others.length !== 1) return null
  if (rest?.amount?.kind !== 'rest' || rest.points.length < 2 || rest.period !== null || rest.anniversary !== null) return null
  return rest.points.length === count - 1 ? { ...emptyClause(), verb: true, points: [...first.start, ...rest.points] } : 'unlike'
}

function termsOfClauses(gathered: Gathered, phrases: readonly Phrase[]): VestingTerms | null {
  if (gathered.grantDates.size > 1 || gathered.commencementDates.size > 1) return null
  const flags = new Set(gathered.flags)
  const [first, ...others] = gathered.clauses
  if (!first) return null
  const summarised =
    first.amount === null ||
    first.amount.kind === 'all' ||
    (first.amount.kind === 'units' && hasTime(first) && (first.points.length === 0 || !first.verb))
  const whole = firstAndOthers(first, others)
  if (whole) return whole === 'unlike' ? null : termsOfClauses({ ...gathered, clauses: [whole] }, phrases)
  const hasSummary = others.length > 0 && summarised && others.some((clause) => clause.amount !== null)
  const inParts =
    others.every((clause) => clause.amount?.kind === 'part' || clause.amount?.kind === 'rest') && others[0]?.amount?.kind === 'part'
  // `301 units vest in three installments: 100 on …, 100 on … and 101 on …`
  const inUnits = others.flatMap(({ amount, points }) =>
    Array.from({ length: Math.max(1, points.length) }, () => (amount?.kind === 'units' ? amount.units : null)),
  )
  const addsUp =
    first.points.length === 0 &&
    first.amount?.kind === 'units' &&
    inUnits.every((units) => units !== null) &&
    compare(sum(inUnits as string[]), first.amount.units) === 0
  const told = hasSummary && (first.amount?.kind !== 'units' || inParts || addsUp) ? first : null
  const clauses = told ? others : gathered.clauses
  const summary = told ?? (gathered.total ? { ...emptyClause(), duration: gathered.total } : null)
  const commencement =
    gathered.commencementDates.size > 0 || phrases.some((phrase) => phrase.kind === 'anchor' && phrase.anchor === 'commencement')
  // `in annual installments of 10%, 20%, 30% and 40% beginning on …`: the first part is told with the rhythm
  const inSteps = clauses.length > 2 && first.amount?.kind === 'part' && first.installments?.count === null && first.start === null
  const listed =
    pairedDrafts(clauses) ??
    (summarised
      ? listedDrafts(first, others)
      : inSteps
        ? listedDrafts(first, [{ ...first, installments: null, period: null }, ...others])
        : null)
  const drafts: Draft[] = listed ?? []
  if (!listed) {
    for (const [at, clause] of clauses.entries()) {
      const some = draftsOf({ clause, at, before: clauses[at - 1] ?? null, summary, commencement, alone: clauses.length === 1 }, flags)
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
    // `on a cumulative basis, 25% on each anniversary`: what has vested stays exercisable
    else if (gathered.cumulative) tranches = read(drafts)
  }
  if (!tranches || !isInOrder(tranches)) return null
  return {
    grantDate: [...gathered.grantDates][0] ?? null,
    commencementDate: [...gathered.commencementDates][0] ?? null,
    units: null,
    tranches,
    flags: [...flags],
  }
}
