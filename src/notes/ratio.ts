import type { Ratio } from './fact.ts'
import {
  equalNumbers,
  exchangeRatios,
  forEachShare,
  issuedOnConversion,
  nothingElse,
  onBasis,
  sidesNamed,
  splits,
} from './ratio/exchanges.ts'
import type { Statement, Wording } from './ratio/statement.ts'
import { areRepresentedBy, eachOfWhich, eachStandsFor, entitlesTo, oneDepositaryShare, unitsStandFor } from './ratio/units.ts'
import type { ReadingLine } from './reading-line.ts'

/** How many of one security stand for, or became, how many of another: depositary shares, stock units, conversions, splits. */

/** In the order in which they are believed where two would read the same words. */
const wordings: readonly Wording[] = [
  splits,
  sidesNamed,
  areRepresentedBy,
  eachStandsFor,
  eachOfWhich,
  unitsStandFor,
  oneDepositaryShare,
  issuedOnConversion,
  entitlesTo,
  onBasis,
  nothingElse,
  equalNumbers,
  forEachShare,
  exchangeRatios,
]

/** Every ratio the note states; a basis that does not say which side is which keeps `from` and `to` open. */
export function readRatios(line: ReadingLine): readonly Ratio[] {
  if (!/[#/]|for share|for unit|number of|\b(?:each|every) /.test(line.text)) return []
  const kept: Statement[] = []
  for (const wording of wordings)
    for (const one of wording(line)) if (!kept.some(({ at, end }) => one.at < end && one.end > at)) kept.push(one)
  return kept
    .map(
      ({ relation, from, to, stated, unit, share, at, end, confidence }): Ratio => ({
        kind: 'ratio',
        value: { relation, from, to, stated, unit, share },
        span: line.span(at, end),
        confidence,
      }),
    )
    .sort((a, b) => a.span[0] - b.span[0])
}
