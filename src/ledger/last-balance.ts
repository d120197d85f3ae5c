import { equal, type SignedDecimal } from '../model/decimal.ts'

/** What a line of a running balance tells: where it starts and where it ends; `null` where it does not say. */
export interface Span {
  readonly start: SignedDecimal | null
  readonly end: SignedDecimal | null
}

/**
 * Of the lines of one day and position in one report, in the order of the form, the one that the others lead to. Forms list the rows of a day in
 * either order: the last is the one from whose balance no other goes on; where that is none or several, the last of the form.
 */
export function lastOfDay<Line>(lines: readonly Line[], spanOf: (line: Line) => Span): Line | undefined {
  const spans = lines.map(spanOf)
  const isLeft = ({ end }: Span, at: number) =>
    spans.some(({ start }, other) => other !== at && start !== null && end !== null && equal(start, end))
  const ends = lines.filter((_, at) => !isLeft(spans[at]!, at))
  return ends.length === 1 ? ends[0] : lines.at(-1)
}
