import type { VestingPoint } from '../../model/vesting.ts'
import { afterAnchor, type Days } from './after-anchor.ts'
import { anchored, anchorSaid, pointAfter } from './anchors.ts'
import type { Token } from './lexer.ts'
import { word, wordsAt } from './patterns.ts'
import { period, whole } from './rhythms.ts'

/** Days at the ends of years that are counted from a grant: `after year one`, `at the end of the second year`. */

/** `at the end of each of the first, second and third years following the date of grant`. */
function endsOfYears(tokens: readonly Token[], at: number): Days | null {
  let here = wordsAt(tokens, at, 'each?')!
  const years: number[] = []
  for (let token = tokens[here]; token?.kind === 'ordinal' && token.value <= 20; token = tokens[here]) {
    years.push(token.value)
    here = wordsAt(tokens, here + 1, ',? and|&?')!
  }
  if (years.length < 2 || !/^years?$/.test(word(tokens, here))) return null
  return afterAnchor(
    tokens,
    here + 1,
    years.map((year) => period(12 * year)),
  )
}

/** `after each of years three, four and five`. */
function numberedYears(tokens: readonly Token[], at: number): Days | null {
  const first = wordsAt(tokens, at, 'each? years')
  if (first === null) return null
  let here: number = first
  const points: VestingPoint[] = []
  for (let year = whole(tokens[here]); year !== null && year <= 20; year = whole(tokens[here])) {
    points.push(pointAfter('grant', period(12 * year)))
    const more = wordsAt(tokens, here + 1, ',? and|&?')!
    if (whole(tokens[more]) === null) return points.length > 1 ? { points, said: [], next: here + 1 } : null
    here = more
  }
  return null
}

/** `after year one`, `at the end of year 2`. */
export function yearEnd(tokens: readonly Token[], at: number): Days | null {
  const here = wordsAt(tokens, at, 'after|following year') ?? wordsAt(tokens, at, 'at|on|by? end|completion|conclusion year')
  const ordinal = wordsAt(tokens, at, 'after|following') ?? wordsAt(tokens, at, 'at|on|by? end|completion|conclusion')
  const nth = ordinal === null ? undefined : tokens[ordinal]
  const listed = ordinal === null ? null : (endsOfYears(tokens, ordinal) ?? numberedYears(tokens, ordinal))
  if (listed) return listed
  if (nth?.kind === 'ordinal' && nth.value <= 20 && word(tokens, ordinal! + 1) === 'year') {
    const from = wordsAt(tokens, ordinal! + 2, 'following|from|after')
    const anchor = from === null ? null : anchored(tokens, from)
    const span = period(12 * nth.value)
    return {
      points: [pointAfter(anchor?.anchor ?? 'grant', span)],
      said: anchorSaid(anchor),
      next: anchor?.next ?? ordinal! + 2,
      bare: anchor === null,
    }
  }
  const count = here === null ? null : whole(tokens[here])
  if (count === null || count > 20) return null
  const spans = [period(12 * count)]
  return afterAnchor(tokens, here! + 1, spans) ?? { points: [pointAfter('grant', spans[0]!)], said: [], next: here! + 1 }
}
