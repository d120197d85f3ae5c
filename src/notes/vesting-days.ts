import type { IsoDate } from '../model/document.ts'
import type { Period, VestingAnchor, VestingPoint } from '../model/vesting.ts'
import type { Phrase } from './vesting-phrases.ts'
import type { Token } from './vesting-words.ts'

/** The days and rhythms of vesting language: dates, anniversaries, times after an anchor, `monthly`, `every three months`. */

export const word = (tokens: readonly Token[], at: number): string => {
  const token = tokens[at]
  if (token?.kind === 'number') return token.value
  return token?.kind === 'word' ? token.word : token?.kind === 'mark' ? token.mark : ''
}

/** The token after the words, if they stand there; a word may have alternatives `'grant|award'` and may be left out `'each?'`. */
export function wordsAt(tokens: readonly Token[], at: number, pattern: string): number | null {
  for (const { optional, words } of patternOf(pattern)) {
    if (words.has(word(tokens, at))) at++
    else if (!optional) return null
  }
  return at
}

interface PatternWord {
  readonly optional: boolean
  readonly words: ReadonlySet<string>
}

/** Patterns are few and asked at every word of every note, so each is taken apart once. */
const patterns = new Map<string, readonly PatternWord[]>()

function patternOf(pattern: string): readonly PatternWord[] {
  const known = patterns.get(pattern)
  if (known) return known
  const made = pattern.split(' ').map((one) => {
    const optional = one.endsWith('?')
    return { optional, words: new Set((optional ? one.slice(0, -1) : one).split('|')) }
  })
  patterns.set(pattern, made)
  return made
}

export const period = (months: number, days = 0): Period => ({ months, days })

export const timeUnits: Readonly<Record<string, Period>> = {
  day: period(0, 1),
  days: period(0, 1),
  week: period(0, 7),
  weeks: period(0, 7),
  month: period(1),
  months: period(1),
  month_s: period(1),
  quarter: period(3),
  quarters: period(3),
  year: period(12),
  years: period(12),
  "year's": period(12),
}

export const rhythms: Readonly<Record<string, Period>> = {
  weekly: period(0, 7),
  monthly: period(1),
  quarterly: period(3),
  semiannual: period(6),
  semiannually: period(6),
  biannual: period(6),
  annual: period(12),
  annually: period(12),
  yearly: period(12),
}

export const times = (one: Period, count: number): Period => period(one.months * count, one.days * count)

export const whole = (token: Token | undefined): number | null =>
  token?.kind === 'number' && /^\d{1,4}$/.test(token.value) ? Number(token.value) : null

/** `monthly`, `semi-annual`, `each month`, `every three months`, `per year`, `on a monthly basis`, `each full calendar quarter`. */
export function rhythm(tokens: readonly Token[], at: number): { readonly period: Period; readonly next: number } | null {
  let here = wordsAt(tokens, at, 'on? in?') ?? at
  if (word(tokens, here) === 'semi' && (rhythms[word(tokens, here + 1)]?.months ?? 0) === 12) {
    return { period: period(6), next: wordsAt(tokens, here + 2, 'basis?')! }
  }
  if (word(tokens, here) === 'bi' && rhythms[word(tokens, here + 1)]?.months === 12) return { period: period(6), next: here + 2 }
  const named = rhythms[word(tokens, here)]
  if (named) return { period: named, next: wordsAt(tokens, here + 1, 'basis?')! }
  const each = wordsAt(tokens, here, 'on|upon|at|as|in|during|for?') ?? here
  here = wordsAt(tokens, each, 'end|close|conclusion|completion?') ?? each
  const past = wordsAt(tokens, here, 'each|every|per') ?? null
  if (past === null) return null
  const count = whole(tokens[past])
  const unitAt = wordsAt(
    tokens,
    count === null ? past : past + 1,
    'successive|full|calendar|additional|completed|consecutive|one? calendar?',
  )!
  const token = tokens[past]
  if (token?.kind === 'ordinal') return null
  const unit = timeUnits[word(tokens, unitAt)]
  if (!unit) return null
  const next = wordsAt(tokens, unitAt + 1, 'period? continuous? service?')!
  return { period: times(unit, count ?? 1), next }
}

interface Anchored {
  readonly anchor: VestingAnchor
  readonly date: IsoDate | null
  readonly next: number
}

const anchorPatterns: readonly (readonly [VestingAnchor, string])[] = [
  ['commencement', 'vesting|vest commencement|start|reference|base|measurement|inception|beginning|effective date'],
  ['commencement', 'vesting|vest commencement'],
  ['commencement', 'commencement date vesting?'],
  ['commencement', 'commencement vesting'],
  ['grant', 'effective date grant|award'],
  [
    'grant',
    'date on|that? which|when? option|options|rsu|rsus|award|awards|unit|units|shares|grant|stock? unit|units|option|options? was|were granted|awarded|issued|made',
  ],
  ['grant', 'date original? grant|award|issuance|issue'],
  ['grant', 'original? grant|award|issuance|issue date'],
  ['grant', 'transaction date'],
  ['grant', 'date hereof'],
  ['grant', 'date transaction'],
  ['grant', 'date reported? transaction'],
  ['grant', 'grant|issuance|award'],
]

const hireDate = 'reporting|executive|officer|employee|optionee|participant|recipient? person? start|hire|employment|hiring date'
const dateOfHire = 'date hire|employment|hiring'
const beganWork =
  'date on? which? reporting|executive|officer|employee|optionee|participant|recipient? person? commenced|began|started|joined employment|service|issuer|company? with? issuer|company?'

/** The date of grant or the vesting commencement date, with the day that the text gives it. */
export function anchored(tokens: readonly Token[], at: number): Anchored | null {
  const first = tokens[at]
  if (first?.kind === 'date') {
    const named = wordsAt(tokens, at + 1, '( vesting|vest commencement|start date )')
    if (named !== null) return { anchor: 'commencement', date: first.date, next: named }
    const grant = wordsAt(tokens, at + 1, '(? grant date )?') ?? wordsAt(tokens, at + 1, '( date grant )')
    if (grant !== null) return { anchor: 'grant', date: first.date, next: grant }
    return null
  }
  for (const [anchor, pattern] of anchorPatterns) {
    const past = wordsAt(tokens, at, pattern)
    if (past === null) continue
    const dated = wordsAt(tokens, past, ',|(|:? which? is|was|being?')!
    const token = tokens[dated]
    if (token?.kind === 'date') return { anchor, date: token.date, next: wordsAt(tokens, dated + 1, ')?')! }
    const on = wordsAt(tokens, past, 'on')
    if (on !== null && tokens[on]?.kind === 'date' && past === at + 1) return { anchor, date: tokens[on].date, next: on + 1 }
    return { anchor, date: null, next: past }
  }
  // the day of hire counts only where it is named
  const hired = wordsAt(tokens, at, hireDate) ?? wordsAt(tokens, at, beganWork) ?? wordsAt(tokens, at, dateOfHire)
  const named = hired === null ? null : wordsAt(tokens, hired, ',|(|:? which? is|was|being|on?')!
  const day = named === null ? undefined : tokens[named]
  if (day?.kind === 'date') return { anchor: 'commencement', date: day.date, next: wordsAt(tokens, named! + 1, ')?')! }
  return null
}

export const pointAfter = (anchor: VestingAnchor, span: Period): VestingPoint => ({ kind: 'after', anchor, period: span })

/** A day some time after an anchor; a dated anchor is said as well, so that the terms can keep it. */
interface Days {
  readonly points: readonly VestingPoint[]
  readonly said: readonly Phrase[]
  readonly next: number
}

export const anchorSaid = (one: Anchored | null): Phrase[] => (one ? [{ kind: 'anchor', anchor: one.anchor, date: one.date }] : [])

/** `March 1, 2020`, `on each of April 1, 2021, April 1, 2022 and April 1, 2023`, `March 1, 2020, 2021 and 2022`. */
export function datedDays(tokens: readonly Token[], at: number): Days | null {
  let here = wordsAt(tokens, at, 'on|as|by|at|upon|after? each|both?')!
  if (anchored(tokens, here)) return null
  const points: VestingPoint[] = []
  const onDay = (year: string, dayOfYear: string) => points.push({ kind: 'date', date: `${year}-${dayOfYear}` })
  let dayOfYear: string | null = null
  for (;;) {
    const token = tokens[here]
    if (token?.kind === 'date') {
      points.push({ kind: 'date', date: token.date })
      dayOfYear = token.date.slice(5)
      here++
    } else if (token?.kind === 'day-of-year' && points.length === 0) {
      const years = wordsAt(tokens, here + 1, 'in|during? each? calendar? years|year? from|for?')!
      const first = yearOf(tokens[years])
      if (first === null) return null
      dayOfYear = token.day
      const through = wordsAt(tokens, years + 1, 'through|to|until')
      const last = through === null ? null : yearOf(tokens[through])
      if (last !== null && Number(last) > Number(first) && Number(last) - Number(first) < 20) {
        for (let year = Number(first); year <= Number(last); year++) onDay(String(year), dayOfYear)
        here = through! + 1
        break
      }
      here = years
      continue
    } else if (dayOfYear !== null && yearOf(token) !== null) {
      onDay(yearOf(token)!, dayOfYear)
      here++
    } else break
    const more = wordsAt(tokens, here, ',|;? and|or|&? on? each?')!
    const next = tokens[more]
    const isMore =
      more > here && (next?.kind === 'date' || (yearOf(next) !== null && !/^(shares|units|options)$/.test(word(tokens, more + 1))))
    if (!isMore) break
    here = more
  }
  return points.length > 0 ? { points, said: [], next: here } : null
}

const yearOf = (token: Token | undefined): string | null =>
  token?.kind === 'number' && !token.spelled && /^(?:19|20)\d\d$/.test(token.value) ? token.value : null

/** `on the first, second and third anniversaries of the grant date`, `the one-year anniversary`, `first through fifth anniversaries`. */
function anniversaryDays(tokens: readonly Token[], at: number): Days | null {
  let here = wordsAt(tokens, at, 'on|upon|at|as|by? each|every|both? next|succeeding|following|subsequent?')!
  const years: number[] = []
  const run = wordsAt(tokens, here, 'first')
  const countAt = tokens[here]?.kind === 'ordinal' && (tokens[here] as { value: number }).value === 1 ? here + 1 : here
  const count = whole(tokens[countAt])
  const unitThere = word(tokens, countAt + 1) in timeUnits
  if (
    count !== null &&
    !unitThere &&
    /^(?:anniversaries|annual|successive|yearly|succeeding|consecutive)$/.test(word(tokens, countAt + 1))
  ) {
    for (let year = 1; year <= count; year++) years.push(year)
    here = countAt + 1
  } else if (count !== null && unitThere && tokens[here]?.kind === 'number') {
    const unit = timeUnits[word(tokens, here + 1)]!
    const past = wordsAt(tokens, here + 2, 'anniversary')
    if (past === null) return null
    return afterAnchor(tokens, past, [times(unit, count)])
  } else {
    for (;;) {
      const token = tokens[here]
      if (token?.kind !== 'ordinal') break
      const last = years.at(-1)
      if (last !== undefined && wordsAt(tokens, here - 1, 'through|to|-') !== null)
        for (let year = last + 1; year < token.value; year++) years.push(year)
      years.push(token.value)
      here++
      const more = wordsAt(tokens, here, ',? and|through|to|&?')!
      if (tokens[more]?.kind !== 'ordinal' || more === here) break
      here = more
    }
  }
  if (run !== null && years.length === 0) return null
  // `on the grant date anniversary`
  const owner = years.length === 0 && tokens[here]?.kind === 'word' ? anchored(tokens, here) : null
  const owned = owner && owner.date === null ? wordsAt(tokens, owner.next, 'anniversary|anniversaries') : null
  if (owned !== null) return { points: [pointAfter(owner!.anchor, period(12))], said: anchorSaid(owner), next: owned }
  here = wordsAt(tokens, here, 'successive|succeeding|consecutive? annual|yearly|year?')!
  const past = wordsAt(tokens, here, 'anniversary|anniversaries')
  if (past === null) return null
  if (years.length === 0) {
    // `on the anniversary of the grant date in each of the next three years`
    const found = afterAnchor(tokens, past, [period(12)])
    const next = found && wordsAt(tokens, found.next, 'in|for|during each? next|following|first|succeeding|subsequent')
    const many = next == null ? null : whole(tokens[next])
    if (found && many !== null && /^(?:years|anniversaries)$/.test(word(tokens, next! + 1)))
      return {
        ...afterAnchor(
          tokens,
          past,
          Array.from({ length: many }, (_, year) => period(12 * (year + 1))),
        )!,
        next: next! + 2,
      }
    return found
  }
  return afterAnchor(
    tokens,
    past,
    years.map((year) => period(12 * year)),
  )
}

/** The rest of `anniversary … of the date of grant`. */
export function afterAnchor(tokens: readonly Token[], at: number, spans: readonly Period[]): Days | null {
  const dated = wordsAt(tokens, at, 'date|dates? after|following|from? on|in?')!
  const anchor = anchored(tokens, at) ?? anchored(tokens, dated)
  if (anchor) return { points: spans.map((span) => pointAfter(anchor.anchor, span)), said: anchorSaid(anchor), next: anchor.next }
  const token = tokens[dated]
  if (token?.kind === 'date' && dated >= at) {
    return {
      points: spans.map((span) => pointAfter('commencement', span)),
      said: [{ kind: 'anchor', anchor: 'commencement', date: token.date }],
      next: dated + 1,
    }
  }
  // `the first anniversary of that date` is of a day said elsewhere.
  if (wordsAt(tokens, at, 'that|such|date|hire|employment|after|following|from') !== null) return null
  const bare = wordsAt(tokens, at, 'thereafter|thereof?')!
  return { points: spans.map((span) => pointAfter('grant', span)), said: [], next: bare }
}

/** `12, 24 and 36 months after the grant date`, `the 12, 24 and 36 month anniversaries of`. */
function countedList(tokens: readonly Token[], at: number): Days | null {
  let here = wordsAt(tokens, at, 'each?')!
  const counts: number[] = []
  for (let count = whole(tokens[here]); count !== null; count = whole(tokens[here])) {
    counts.push(count)
    here = wordsAt(tokens, here + 1, ',? and|&?')!
  }
  const unit = timeUnits[word(tokens, here)]
  if (counts.length < 2 || !unit) return null
  const spans = counts.map((count) => times(unit, count))
  const anniversaries = wordsAt(tokens, here + 1, 'anniversary|anniversaries')
  if (anniversaries !== null) return afterAnchor(tokens, anniversaries, spans)
  const past = wordsAt(tokens, here + 1, 'after|from|following')
  const anchor = past === null ? null : anchored(tokens, past)
  return anchor ? { points: spans.map((span) => pointAfter(anchor.anchor, span)), said: anchorSaid(anchor), next: anchor.next } : null
}

/** `one year after the grant date`, `three years and one month from`, `after two years`, `six months thereafter`. */
function countedDays(tokens: readonly Token[], at: number): Days | null {
  const completed = wordsAt(tokens, at, 'on|upon|after completion')
  const started = completed ?? wordsAt(tokens, at, 'on|upon|at? date|day? that|which? is? after?')!
  const listed = countedList(tokens, started)
  if (listed) return listed
  let here = started
  let span = period(0)
  for (let more = true; more; ) {
    const count = whole(tokens[here])
    const unit = timeUnits[word(tokens, here + 1)]
    if (count === null || !unit) return null
    span = period(span.months + unit.months * count, span.days + unit.days * count)
    here = wordsAt(tokens, here + 2, "'?")!
    more = word(tokens, here) === 'and' && whole(tokens[here + 1]) !== null && word(tokens, here + 2) in timeUnits
    if (more) here++
  }
  const saidAfter = word(tokens, started - 1) === 'after'
  if (completed !== null) here = wordsAt(tokens, here, 'continuous? service|employment? measured|calculated?')!
  const past = wordsAt(tokens, here, 'after|from|following|post')
  if (past === null && completed !== null) return { points: [pointAfter('grant', span)], said: [], next: here }
  if (past === null) {
    const later = wordsAt(tokens, here, 'thereafter|later')
    if (later !== null) return { points: [pointAfter('previous', span)], said: [], next: later }
    return saidAfter ? { points: [pointAfter('grant', span)], said: [], next: here } : null
  }
  const anchor = anchored(tokens, past)
  if (anchor) return { points: [pointAfter(anchor.anchor, span)], said: anchorSaid(anchor), next: anchor.next }
  const token = tokens[past]
  if (token?.kind !== 'date') return null
  return {
    points: [pointAfter('commencement', span)],
    said: [{ kind: 'anchor', anchor: 'commencement', date: token.date }],
    next: past + 1,
  }
}

/** `immediately`, `on the date of grant`, `upon grant`, `at the time of issuance`. */
function grantDay(tokens: readonly Token[], at: number): Days | null {
  const now = wordsAt(tokens, at, 'immediately upon|on|at? grant|issuance|award? date?')
  if (now !== null && !/^(?:exercisable|prior|following|after|before)$/.test(word(tokens, now))) {
    return { points: [pointAfter('grant', period(0))], said: [], next: now }
  }
  const there = wordsAt(tokens, at, 'on|upon|as|at|from each?')
  if (there === null) return null
  const timed = wordsAt(tokens, there, 'time|date') ?? there
  // `vested as of the date hereof` tells how things stand, not when they came about.
  if (
    wordsAt(tokens, there, 'transaction date') ??
    wordsAt(tokens, there, 'date hereof|transaction') ??
    wordsAt(tokens, there, 'date reported transaction')
  )
    return null
  const anchor = anchored(tokens, there) ?? anchored(tokens, timed)
  return anchor ? { points: [pointAfter(anchor.anchor, period(0))], said: anchorSaid(anchor), next: anchor.next } : null
}

/** `after year one`, `at the end of year 2`. */
function yearEnd(tokens: readonly Token[], at: number): Days | null {
  const here = wordsAt(tokens, at, 'after|following year') ?? wordsAt(tokens, at, 'at|on|by? end|completion|conclusion year')
  const ordinal = wordsAt(tokens, at, 'after|following') ?? wordsAt(tokens, at, 'at|on|by? end|completion|conclusion')
  const nth = ordinal === null ? undefined : tokens[ordinal]
  if (nth?.kind === 'ordinal' && nth.value <= 20 && word(tokens, ordinal! + 1) === 'year')
    return { points: [pointAfter('grant', period(12 * nth.value))], said: [], next: ordinal! + 2 }
  const count = here === null ? null : whole(tokens[here])
  return count === null || count > 20 ? null : { points: [pointAfter('grant', period(12 * count))], said: [], next: here! + 1 }
}

/** Any day or days. */
export const days = (tokens: readonly Token[], start: number, at = wordsAt(tokens, start, 'on or|and after') ?? start): Days | null =>
  yearEnd(tokens, at) ?? anniversaryDays(tokens, at) ?? countedDays(tokens, at) ?? grantDay(tokens, at) ?? datedDays(tokens, at)
