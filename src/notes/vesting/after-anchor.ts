import type { Period, VestingPoint } from '../../model/vesting.ts'
import { anchored, anchorSaid, pointAfter } from './anchors.ts'
import type { Token } from './lexer.ts'
import { word, wordsAt } from './patterns.ts'
import type { Phrase } from './phrases.ts'

/** Days told by their distance from an anchor. */

/** A day some time after an anchor; a dated anchor is said as well, so that the terms can keep it. */
export interface Days {
  readonly points: readonly VestingPoint[]
  readonly said: readonly Phrase[]
  readonly next: number
  /** Of anniversaries without a word of what they are anniversaries of. */
  readonly bare?: boolean
}

/** The rest of `anniversary … of the date of grant`; `isNth` after `the third`. */
export function afterAnchor(tokens: readonly Token[], at: number, spans: readonly Period[], isNth = false): Days | null {
  const dated = wordsAt(tokens, at, 'date|dates? after|following|from? on|in?')!
  const anchor = anchored(tokens, at) ?? anchored(tokens, dated)
  if (anchor) {
    // `the third anniversary of the grant date (May 10, 2008)`: whose day is in the brackets, is not said
    const unsure = isNth && anchor.anchor === 'grant' && tokens[anchor.next - 2]?.kind === 'date' && word(tokens, anchor.next - 1) === ')'
    const said = anchorSaid(unsure ? { ...anchor, date: null } : anchor)
    return { points: spans.map((span) => pointAfter(anchor.anchor, span)), said, next: anchor.next }
  }
  const token = tokens[dated]
  if (token?.kind === 'date' && dated >= at) {
    return {
      points: spans.map((span) => pointAfter('commencement', span)),
      said: [{ kind: 'anchor', anchor: 'commencement', date: token.date }],
      next: dated + 1,
    }
  }
  // `the first anniversary of that date` is of a day said elsewhere.
  const plain =
    word(tokens, at) === 'date' && (at + 1 === tokens.length || /^(?:[,;.]|over|for|during|until|each|of)$/.test(word(tokens, at + 1)))
  const points =
    wordsAt(tokens, at, 'that|such|date|hire|employment|after|following|from') !== null && wordsAt(tokens, at, 'such that') === null
  if (!plain && points) return null
  const bare = wordsAt(tokens, plain ? at + 1 : at, 'thereafter|thereof?')!
  return { points: spans.map((span) => pointAfter('grant', span)), said: [], next: bare, bare: true }
}
