import { addMonths } from '../../model/date.ts'
import type { IsoDate } from '../../model/document.ts'
import type { Phrase } from './phrases.ts'

/**
 * `Granted May 3, 2009, vesting in four equal installments beginning May 3, 2010`: a year apart, as the first day is a year after the grant.
 * Where the note says how often, or nothing of both days, the phrases are left as they are.
 */
export function yearlyFromGrant(phrases: readonly Phrase[], granted: IsoDate): readonly Phrase[] {
  const told = phrases.some(({ kind }) => /^(?:period|duration|anniversaries|days-of-year|points|end)$/.test(kind))
  const starts = phrases.flatMap((phrase) => (phrase.kind === 'start' ? [phrase] : []))
  const runs = phrases.flatMap((phrase) => (phrase.kind === 'installments' ? [phrase] : []))
  const [start, run] = [starts[0]?.points[0], runs[0]]
  if (told || starts.length !== 1 || runs.length !== 1 || !run || run.count === null || run.period !== null) return phrases
  if (starts[0]!.clock || starts[0]!.points.length !== 1 || start?.kind !== 'date' || start.date !== addMonths(granted, 12)) return phrases
  return phrases.map((phrase) => (phrase === run ? { ...run, period: { months: 12, days: 0 } } : phrase))
}
