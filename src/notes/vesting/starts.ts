import { daysInMonth } from '../../model/date.ts'
import { anchored, anchorSaid, pointAfter } from './anchors.ts'
import { datedDays, days, yearOf } from './days.ts'
import type { Part, Token } from './lexer.ts'
import { word, wordsAt } from './patterns.ts'
import type { Found } from './phrases.ts'
import { period, timeUnits } from './rhythms.ts'

/** Where a run of vesting days begins and ends: `beginning on`, `with the first installment vesting on`, `until fully vested`. */

/** `beginning on the first anniversary`, `commencing October 1, 2019`, `with the first installment vesting on`, `measured from`. */
export function start(tokens: readonly Token[], at: number): Found | null {
  const first = wordsAt(
    tokens,
    at,
    'with? initial installment|tranche|vesting|increment|such? date? to? be? vesting|vest|occurring|vests|on?',
  )
  const named = tokens[at]?.kind === 'ordinal' || word(tokens, at) === 'with' ? (firstInstallment(tokens, at) ?? first) : first
  const here =
    wordsAt(
      tokens,
      at,
      'and? beginning|commencing|starting|begins|begin|commence|commences|effective|measured|calculated|from|following with|on|from|as|in|upon?',
    ) ??
    (/^(?:that|which)$/.test(word(tokens, at - 1)) ? wordsAt(tokens, at, 'began|commenced on?') : null) ??
    afterRhythm(tokens, at) ??
    named
  if (here === null) return null
  const opened = wordsAt(tokens, here, 'with|on|from|upon|as|in?')!
  // `on February 22 of each year, beginning in 2014`
  const year = here === named ? null : yearOf(tokens[wordsAt(tokens, opened, 'calendar? year?')!])
  if (year !== null) return { phrases: [{ kind: 'start-year', year }], next: wordsAt(tokens, opened, 'calendar? year?')! + 1 }
  // `beginning with the month following the vesting commencement date`
  const unit = /^(?:month|quarter|year)$/.test(word(tokens, opened)) ? timeUnits[word(tokens, opened)] : undefined
  const past = unit ? wordsAt(tokens, opened + 1, 'following|after') : null
  const from = past === null ? null : anchored(tokens, past)
  if (from) return { phrases: [...anchorSaid(from), { kind: 'start', points: [pointAfter(from.anchor, unit!)] }], next: from.next }
  // `beginning with the quarter ending September 30, 2022`
  const begun = wordsAt(tokens, opened, 'calendar|fiscal? quarter|month|year|period ending|ended') ?? opened
  const found = days(tokens, begun) ?? days(tokens, here)
  // `in 48 monthly installments following January 31, 2023`, `measured from`
  // but `from January 1, 2017 through January 1, 2021` names the first day and the last
  const toLast = found !== null && word(tokens, at) === 'from' && /^(?:through|to|until|till)$/.test(word(tokens, found.next))
  const counted = /^(?:following|measured|calculated|from|after)$/.test(word(tokens, at))
  const clock = counted && found?.points.length === 1 && !toLast
  if (found) {
    const first = here === named ? firstPart(tokens, at) : null
    const begins = { kind: 'start', points: found.points, clock, named: here === named } as const
    // `The first installment vests on May 1, 2020.`, a sentence of its own
    const verb = here === named && at === 0 ? [{ kind: 'verb' } as const] : []
    return { phrases: [...verb, ...found.said, first ? { ...begins, first } : begins], next: found.next }
  }
  const month = tokens[begun]
  if (month?.kind === 'month')
    return { phrases: [{ kind: 'start', points: [{ kind: 'date', date: `${month.month}-01` }] }], next: begun + 1 }
  const anchor = anchored(tokens, begun)
  return anchor
    ? {
        phrases: [...anchorSaid(anchor), { kind: 'start', points: [pointAfter(anchor.anchor, period(0))], clock: counted }],
        next: anchor.next,
      }
    : null
}

/** `each month after May 1, 2020`. */
const afterRhythm = (tokens: readonly Token[], at: number): number | null =>
  /^(?:month|quarter|year|monthly|quarterly|annually)$/.test(word(tokens, at - 1)) &&
  (tokens[at - 2]?.kind === 'word' || tokens[at - 2]?.kind === 'part')
    ? wordsAt(tokens, at, 'after')
    : null

/** `with the first 25% vesting on`: the size of the first part. */
function firstPart(tokens: readonly Token[], at: number): Part | null {
  const token = tokens[wordsAt(tokens, at, 'with?')! + 1]
  return token?.kind === 'part' ? token.part : null
}

/** `with the first installment vesting on`, `with the first 25% vesting on`. */
function firstInstallment(tokens: readonly Token[], at: number): number | null {
  const here = wordsAt(tokens, at, 'with?')!
  const token = tokens[here]
  const isFirst = (token?.kind === 'ordinal' && token.value === 1) || word(tokens, here) === 'initial'
  if (!isFirst) return null
  const named =
    wordsAt(tokens, here + 1, 'such? monthly|quarterly|annual|semiannual? vesting? installment|tranche|increment|portion|part date?') ??
    wordsAt(tokens, here + 1, 'such? vesting|vest date?')
  const said = here > at || /^(?:,|with)$/.test(word(tokens, at - 1))
  const sized =
    said && tokens[here + 1]?.kind === 'part' ? wordsAt(tokens, here + 2, 'restricted? shares|options|units|rsus|award?')! : null
  const which = wordsAt(tokens, here + 1, 'such|which vesting? installment|tranche|increment|portion|part?')
  // `, the first on May 1, 2020`
  const bare = word(tokens, here + 1) === 'on' && tokens[here + 2]?.kind === 'date' && /^[,:]$/.test(word(tokens, at - 1))
  const noun = named ?? sized ?? which ?? (bare ? here + 1 : null)
  if (noun === null) return null
  const happens = wordsAt(
    tokens,
    noun,
    'to|will|shall|that|having? vesting|vest|vests|vested|occurring|occurs|occurred|be|is|was|being|becoming|become|becomes|became? and? exercisable|vested? on?',
  )!
  // `the first of which` without a verb after it may be the first of several events
  return named === null && happens === noun && !bare ? null : happens
}

/** `so that all are vested on the fourth anniversary of the grant date`: where a run ends, told as what comes of it. */
function result(tokens: readonly Token[], at: number): Found | null {
  const here = wordsAt(
    tokens,
    at,
    'so|such that all|entire|100|full|initial|each? restricted? options|option|shares|units|rsus|award|grant? subject? to? option|award? is|are|will|shall|would? be|become? fully|100|completely? vested|vest|exercisable and? exercisable?',
  )
  if (here === null || !/^(?:vested|vest|exercisable)$/.test(word(tokens, here - 1))) return null
  const found = days(tokens, wordsAt(tokens, here, 'on|by|as|at?')!) ?? days(tokens, here)
  return found?.points.length === 1
    ? { phrases: [...found.said, { kind: 'end', point: found.points[0]!, result: true }], next: found.next }
    : null
}

/** `on each anniversary during the years 2019 through 2022`: the last of them ends it. */
function duringYears(tokens: readonly Token[], at: number): Found | null {
  const first = wordsAt(tokens, at, 'during|in|for calendar? years|year')
  const last = first === null || yearOf(tokens[first]) === null ? null : wordsAt(tokens, first + 1, 'through|to|until')
  const year = last === null ? null : yearOf(tokens[last])
  if (year === null) return null
  return { phrases: [{ kind: 'end', point: { kind: 'date', date: `${year}-12-31` } }], next: wordsAt(tokens, last! + 1, ',? inclusive?')! }
}

/** `until fully vested`, `through January 1, 2026`, `ending October 15, 2024`, `until the fourth anniversary`. */
export function end(tokens: readonly Token[], at: number): Found | null {
  const told = result(tokens, at) ?? duringYears(tokens, at)
  if (told) return told
  const here = wordsAt(tokens, at, 'and? until|through|ending|ends|thru|till such? time? and? on|with|as|including?')
  if (here === null) return null
  const fully = wordsAt(
    tokens,
    here,
    'all|100|option|options|shares|units|gsus|gsu|rsus|rsu|award|awards|they|it|each|same|full|restricted? stock? shares|units|options? underlying? subject? to? option|award? is|are|have|has? been|become? fully|completely|full|100? vested|vest|vests|exercisable and? exercisable?',
  )
  if (fully !== null && /^(?:vested|vest|vests|exercisable)$/.test(word(tokens, fully - 1))) {
    const told = datedDays(tokens, fully) ?? days(tokens, fully)
    if (told) return { phrases: [...told.said, { kind: 'end', point: told.points.at(-1)! }], next: told.next }
    return { phrases: [{ kind: 'end', point: null }], next: fully }
  }
  const month = tokens[wordsAt(tokens, here, 'in|with|on?')!]
  if (month?.kind === 'month') {
    const last = String(daysInMonth(Number(month.month.slice(0, 4)), Number(month.month.slice(5)))).padStart(2, '0')
    return {
      phrases: [{ kind: 'end', point: { kind: 'date', date: `${month.month}-${last}` } }],
      next: wordsAt(tokens, here, 'in|with|on?')! + 1,
    }
  }
  const found = days(tokens, here)
  if (found?.points.length !== 1) return null
  return { phrases: [...found.said, { kind: 'end', point: found.points[0]! }], next: found.next }
}
