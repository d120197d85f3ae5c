import type { VestingFlag } from '../../model/vesting.ts'
import { type Clause, hasTime } from './clauses.ts'
import { onNamedDays } from './named-days.ts'
import { amountOf, type Place, plus, saidIn } from './said.ts'
import { inSeries } from './series.ts'
import type { Draft } from './whole.ts'

/** From clauses to parts of the grant, each on a day or a run of days; what the parts come to is not asked here. */

/** The drafts of one clause, or `null` where it does not say when. */
export function draftsOf(place: Place, flags: Set<VestingFlag>): readonly Draft[] | null {
  const said = saidIn(place)
  const named = onNamedDays(said)
  if (named === 'unsaid') return null
  return named ?? inSeries(said, flags)
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
