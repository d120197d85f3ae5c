import type { IsoDate } from '../../model/document.ts'
import type { VestingAnchor, VestingPoint } from '../../model/vesting.ts'
import type { Phrase } from './phrases.ts'

/** Anniversaries of which a note does not say what they are anniversaries of: `10% on the first anniversary and 90% on the second anniversary of April 1, 2016`. */

type Points = Extract<Phrase, { kind: 'points' }>

const isCounted = (point: VestingPoint): boolean => point.kind === 'after' && point.period.months + point.period.days > 0

const counting = (points: readonly VestingPoint[], anchor: VestingAnchor = 'commencement'): readonly VestingPoint[] =>
  points.map((point) => (point.kind === 'after' ? { ...point, anchor } : point))

/** `25% after one year, then 6.25% each quarter for three years, measured from March 10, 2015`: from where all is counted, told last. */
function measuredFrom(phrases: readonly Phrase[], isBare: (phrase: Phrase) => boolean): readonly Phrase[] | null {
  const at = phrases.findLastIndex((phrase) => phrase.kind === 'start')
  const [before, last] = [phrases[at - 1], phrases[at]]
  const point = last?.kind === 'start' && last.points.length === 1 ? last.points[0]! : null
  const isClock = last?.kind === 'start' && (point?.kind === 'date' ? last.clock === true : point?.kind === 'after' && !isCounted(point))
  if (!point || !isClock || before?.kind !== 'separator' || !phrases.slice(0, at).some(isBare)) return null
  const anchor = point.kind === 'after' ? point.anchor : 'commencement'
  const dated: readonly Phrase[] = point.kind === 'date' ? [{ kind: 'anchor', anchor, date: point.date }] : []
  return phrases.flatMap((phrase, place): readonly Phrase[] =>
    place === at ? dated : [phrase.kind === 'points' && isBare(phrase) ? { ...phrase, points: counting(phrase.points, anchor) } : phrase],
  )
}

/** The one day named by its date before a phrase, where only one is. */
function dayBefore(phrases: readonly Phrase[]): IsoDate | null {
  const days = phrases.flatMap((phrase) => (phrase.kind === 'points' || phrase.kind === 'start' ? phrase.points : []))
  const [day] = days
  return days.length === 1 && day?.kind === 'date' ? day.date : null
}

/**
 * The phrases with such anniversaries counted from what the others are counted from, or else from the one day named before them
 * (`34% on August 15, 2019 and 33% on each of the two anniversaries thereafter`); without either they are those of the grant.
 */
export function anchoredAll(phrases: readonly Phrase[]): readonly Phrase[] {
  const isBare = (phrase: Phrase): phrase is Points => phrase.kind === 'points' && phrase.bare === true
  if (!phrases.some(isBare)) return phrases
  const others = phrases.flatMap((phrase) => (phrase.kind === 'points' && !phrase.bare ? phrase.points.filter(isCounted) : []))
  if (others.length > 0) {
    const all = others.every((point) => point.kind === 'after' && point.anchor === 'commencement')
    return all ? phrases.map((phrase) => (isBare(phrase) ? { ...phrase, points: counting(phrase.points) } : phrase)) : phrases
  }
  const measured = measuredFrom(phrases, isBare)
  if (measured) return measured
  if (phrases.some((phrase) => phrase.kind === 'anchor')) return phrases
  return phrases.flatMap((phrase, at): readonly Phrase[] => {
    const day = isBare(phrase) ? dayBefore(phrases.slice(0, at)) : null
    if (!isBare(phrase) || day === null) return [phrase]
    return [
      { kind: 'anchor', anchor: 'commencement', date: day },
      { ...phrase, points: counting(phrase.points) },
    ]
  })
}
