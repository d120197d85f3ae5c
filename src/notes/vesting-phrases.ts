import type { IsoDate } from '../model/document.ts'
import type { Period, VestingAnchor, VestingFlag, VestingPoint } from '../model/vesting.ts'
import type { Part, Token } from './vesting-words.ts'

/** The phrases of vesting language: runs of words that say an amount, a day, a rhythm, a length of time or a condition. */

export type Phrase =
  | { readonly kind: 'verb' }
  | { readonly kind: 'part'; readonly part: Part; readonly more: boolean }
  | { readonly kind: 'units'; readonly units: string }
  | { readonly kind: 'all' }
  | { readonly kind: 'rest' }
  | { readonly kind: 'points'; readonly points: readonly VestingPoint[] }
  | { readonly kind: 'installments'; readonly count: number | null; readonly period: Period | null }
  | { readonly kind: 'period'; readonly period: Period }
  /** A length of time, and the unit it was said in. */
  | { readonly kind: 'duration'; readonly period: Period; readonly unit: Period }
  | { readonly kind: 'start'; readonly points: readonly VestingPoint[] }
  | { readonly kind: 'end'; readonly point: VestingPoint | null }
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'days-of-year'; readonly days: readonly string[] }
  | { readonly kind: 'thereafter' }
  /** `each anniversary of`: a rhythm with the anchor it counts from. */
  | { readonly kind: 'anniversaries'; readonly period: Period; readonly count: number | null; readonly point: VestingPoint }
  | { readonly kind: 'anchor'; readonly anchor: VestingAnchor; readonly date: IsoDate | null }
  | { readonly kind: 'flag'; readonly flag: VestingFlag }
  | { readonly kind: 'cumulative' }
  | { readonly kind: 'separator'; readonly mark: string }
  | { readonly kind: 'noise' }

export interface Found {
  readonly phrases: readonly Phrase[]
  /** The token after the phrase. */
  readonly next: number
}

const word = (tokens: readonly Token[], at: number): string => {
  const token = tokens[at]
  return token?.kind === 'word' ? token.word : token?.kind === 'mark' ? token.mark : ''
}

/** The place after the words, if they stand there; a word may have alternatives `'grant|award'` and may be left out `'each?'`. */
function after(tokens: readonly Token[], at: number, pattern: string): number | null {
  for (const one of pattern.split(' ')) {
    const optional = one.endsWith('?')
    const alternatives = (optional ? one.slice(0, -1) : one).split('|')
    if (alternatives.includes(word(tokens, at))) at++
    else if (!optional) return null
  }
  return at
}

const period = (months: number, days = 0): Period => ({ months, days })

const timeUnits: Readonly<Record<string, Period>> = {
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

const rhythms: Readonly<Record<string, Period>> = {
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

const times = (one: Period, count: number): Period => period(one.months * count, one.days * count)

const whole = (token: Token | undefined): number | null =>
  token?.kind === 'number' && /^\d{1,4}$/.test(token.value) ? Number(token.value) : null

/** `monthly`, `semi-annual`, `each month`, `every three months`, `per year`, `on a monthly basis`, `each full calendar quarter`. */
function rhythm(tokens: readonly Token[], at: number): { readonly period: Period; readonly next: number } | null {
  let here = after(tokens, at, 'on? in?') ?? at
  if (word(tokens, here) === 'semi' && (rhythms[word(tokens, here + 1)]?.months ?? 0) === 12) {
    return { period: period(6), next: after(tokens, here + 2, 'basis?')! }
  }
  if (word(tokens, here) === 'bi' && rhythms[word(tokens, here + 1)]?.months === 12) return { period: period(6), next: here + 2 }
  const named = rhythms[word(tokens, here)]
  if (named) return { period: named, next: after(tokens, here + 1, 'basis?')! }
  const each = after(tokens, here, 'on|at|as|in|during|for?') ?? here
  here = after(tokens, each, 'end|close|conclusion?') ?? each
  const past = after(tokens, here, 'each|every|per') ?? null
  if (past === null) return null
  const count = whole(tokens[past])
  const unitAt = after(
    tokens,
    count === null ? past : past + 1,
    'successive|full|calendar|additional|completed|consecutive|one? calendar?',
  )!
  const token = tokens[past]
  if (token?.kind === 'ordinal') return null
  const unit = timeUnits[word(tokens, unitAt)]
  if (!unit) return null
  const next = after(tokens, unitAt + 1, 'period?')!
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
  ['grant', 'date grant|award|issuance|issue|original? grant?'],
  ['grant', 'original? grant|award|issuance|issue date'],
  ['grant', 'transaction date'],
  ['grant', 'date hereof'],
  ['grant', 'date transaction'],
  ['grant', 'date reported? transaction'],
  ['grant', 'date reported|set forth? above'],
  ['grant', 'grant|issuance|award'],
]

/** The date of grant or the vesting commencement date, with the day that the text gives it. */
function anchored(tokens: readonly Token[], at: number): Anchored | null {
  const first = tokens[at]
  if (first?.kind === 'date') {
    const named = after(tokens, at + 1, '( vesting|vest commencement|start date )')
    if (named !== null) return { anchor: 'commencement', date: first.date, next: named }
    const grant = after(tokens, at + 1, '(? grant date )?') ?? after(tokens, at + 1, '( date grant )')
    if (grant !== null) return { anchor: 'grant', date: first.date, next: grant }
    return null
  }
  for (const [anchor, pattern] of anchorPatterns) {
    const past = after(tokens, at, pattern)
    if (past === null) continue
    const dated = after(tokens, past, ',|(|:? which? is|was|being?')!
    const token = tokens[dated]
    if (token?.kind === 'date') return { anchor, date: token.date, next: after(tokens, dated + 1, ')?')! }
    return { anchor, date: null, next: past }
  }
  return null
}

const pointAfter = (anchor: VestingAnchor, span: Period): VestingPoint => ({ kind: 'after', anchor, period: span })

/** A day some time after an anchor; a dated anchor is said as well, so that the terms can keep it. */
interface Days {
  readonly points: readonly VestingPoint[]
  readonly said: readonly Phrase[]
  readonly next: number
}

const anchorSaid = (one: Anchored | null): Phrase[] => (one ? [{ kind: 'anchor', anchor: one.anchor, date: one.date }] : [])

/** `March 1, 2020`, `on each of April 1, 2021, April 1, 2022 and April 1, 2023`, `March 1, 2020, 2021 and 2022`. */
function datedDays(tokens: readonly Token[], at: number): Days | null {
  let here = after(tokens, at, 'on|as|by|at|upon? each|both?')!
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
      const years = after(tokens, here + 1, 'in|during? each? calendar? years|year?')!
      if (yearOf(tokens[years]) === null) return null
      dayOfYear = token.day
      here = years
      continue
    } else if (dayOfYear !== null && yearOf(token) !== null) {
      onDay(yearOf(token)!, dayOfYear)
      here++
    } else break
    const more = after(tokens, here, ',|;? and|or|&? on? each?')!
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
  let here = after(tokens, at, 'on|upon|at|as|by? each|every|both? next|succeeding|following|subsequent?')!
  const years: number[] = []
  const run = after(tokens, here, 'first')
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
    const past = after(tokens, here + 2, 'anniversary')
    if (past === null) return null
    return afterAnchor(tokens, past, [times(unit, count)])
  } else {
    for (;;) {
      const token = tokens[here]
      if (token?.kind !== 'ordinal') break
      const last = years.at(-1)
      if (last !== undefined && after(tokens, here - 1, 'through|to|-') !== null)
        for (let year = last + 1; year < token.value; year++) years.push(year)
      years.push(token.value)
      here++
      const more = after(tokens, here, ',? and|through|to|&?')!
      if (tokens[more]?.kind !== 'ordinal' || more === here) break
      here = more
    }
  }
  if (run !== null && years.length === 0) return null
  here = after(tokens, here, 'successive|succeeding|consecutive? annual|yearly|year?')!
  const past = after(tokens, here, 'anniversary|anniversaries')
  if (past === null) return null
  if (years.length === 0) years.push(1)
  return afterAnchor(
    tokens,
    past,
    years.map((year) => period(12 * year)),
  )
}

/** The rest of `anniversary … of the date of grant`. */
function afterAnchor(tokens: readonly Token[], at: number, spans: readonly Period[]): Days | null {
  const dated = after(tokens, at, 'date|dates? after|following|from? on|in?')!
  const anchor = anchored(tokens, dated)
  if (anchor) return { points: spans.map((span) => pointAfter(anchor.anchor, span)), said: anchorSaid(anchor), next: anchor.next }
  const token = tokens[dated]
  if (token?.kind === 'date' && dated >= at) {
    return {
      points: spans.map((span) => pointAfter('commencement', span)),
      said: [{ kind: 'anchor', anchor: 'commencement', date: token.date }],
      next: dated + 1,
    }
  }
  const bare = after(tokens, at, 'thereafter|thereof?')!
  return { points: spans.map((span) => pointAfter('grant', span)), said: [], next: bare }
}

/** `one year after the grant date`, `three years and one month from`, `after two years`, `six months thereafter`. */
function countedDays(tokens: readonly Token[], at: number): Days | null {
  const started = after(tokens, at, 'on|upon|at? date|day? that|which? is? after?')!
  let here = started
  let span = period(0)
  for (let more = true; more; ) {
    const count = whole(tokens[here])
    const unit = timeUnits[word(tokens, here + 1)]
    if (count === null || !unit) return null
    span = period(span.months + unit.months * count, span.days + unit.days * count)
    here = after(tokens, here + 2, "'?")!
    more = word(tokens, here) === 'and' && whole(tokens[here + 1]) !== null && word(tokens, here + 2) in timeUnits
    if (more) here++
  }
  const saidAfter = word(tokens, started - 1) === 'after'
  const past = after(tokens, here, 'after|from|following|post')
  if (past === null) {
    const later = after(tokens, here, 'thereafter|later')
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
  const now = after(tokens, at, 'immediately upon|on|at? grant|issuance|award? date?')
  if (now !== null && !/^(?:exercisable|prior|following|after|before)$/.test(word(tokens, now))) {
    return { points: [pointAfter('grant', period(0))], said: [], next: now }
  }
  const there = after(tokens, at, 'on|upon|as|at|from') ?? null
  if (there === null) return null
  const timed = after(tokens, there, 'time|date') ?? there
  const anchor = anchored(tokens, there) ?? anchored(tokens, timed)
  return anchor ? { points: [pointAfter(anchor.anchor, period(0))], said: anchorSaid(anchor), next: anchor.next } : null
}

/** Any day or days. */
export const days = (tokens: readonly Token[], at: number): Days | null =>
  anniversaryDays(tokens, at) ?? countedDays(tokens, at) ?? grantDay(tokens, at) ?? datedDays(tokens, at)

/** `in 36 equal monthly installments`, `in twelve substantially equal quarterly tranches`, `equal annual increments`. */
function installments(tokens: readonly Token[], at: number): Found | null {
  let here = after(tokens, at, 'in|into|as|over|by? following|next|subsequent?')!
  let count: number | null = null
  let rate: Period | null = null
  let said = false
  for (;;) {
    const number = whole(tokens[here])
    if (number !== null && count === null && !(word(tokens, here + 1) in timeUnits)) {
      count = number
      here++
      continue
    }
    const beat = rhythm(tokens, here)
    if (beat && rate === null && !/^(?:on|at|in|per|each|every)$/.test(word(tokens, here))) {
      rate = beat.period
      here = beat.next
      said = true
      continue
    }
    const describing = after(
      tokens,
      here,
      'equal|equally|substantially|approximately|nearly|successive|consecutive|additional|roughly|remaining|separate|proportionate|ratable|pro|rata|,',
    )
    if (describing === null) break
    if (word(tokens, here) === 'equal' || word(tokens, here) === 'successive') said = true
    here = describing
  }
  const noun = after(
    tokens,
    here,
    'vesting? installments|installment|instalments|instalment|increments|increment|tranches|tranche|parts|portions|amounts|amount|annuals|shares',
  )
  if (noun === null || word(tokens, noun - 1) === ',') return null
  if (/^(?:shares|amount|portions|parts|amounts)$/.test(word(tokens, noun - 1)) && !(said && (count !== null || rate !== null))) return null
  if (count === null && rate === null && !said && !/^(?:installments|instalments|increments|tranches)$/.test(word(tokens, noun - 1)))
    return null
  return { phrases: [{ kind: 'installments', count, period: rate }], next: noun }
}

/** `over four years`, `for the following 36 months`, `over a three-year period`, `during the next four quarters`. */
function duration(tokens: readonly Token[], at: number): Found | null {
  const opened = after(tokens, at, 'ratably|rateably|pro? rata?')!
  const here = after(tokens, opened, 'over|for|during|within|across')
  if (here === null) return null
  const counted = after(tokens, here, 'period? next|following|subsequent|succeeding|remaining|ensuing|first?')!
  const count = whole(tokens[counted])
  const unitAt = count === null ? counted : after(tokens, counted + 1, 'additional|consecutive|successive|full|calendar|equal?')!
  const unit = timeUnits[word(tokens, unitAt)]
  if (count === null || !unit) return null
  const next = after(tokens, unitAt + 1, 'vesting? service? period|term|schedule? thereafter?')!
  const said: Phrase[] = word(tokens, next - 1) === 'thereafter' ? [{ kind: 'thereafter' }] : []
  const following = after(tokens, next, 'following|after|from')
  const anchor = following === null ? null : anchored(tokens, following)
  const phrase: Phrase = { kind: 'duration', period: times(unit, count), unit }
  if (opened > at) said.push({ kind: 'installments', count: null, period: null })
  if (anchor) {
    return {
      phrases: [phrase, ...said, ...anchorSaid(anchor), { kind: 'start', points: [pointAfter(anchor.anchor, period(0))] }],
      next: anchor.next,
    }
  }
  const token = following === null ? undefined : tokens[following]
  if (token?.kind === 'date') {
    return { phrases: [phrase, ...said, { kind: 'start', points: [{ kind: 'date', date: token.date }] }], next: following! + 1 }
  }
  return { phrases: [phrase, ...said], next }
}

/** `beginning on the first anniversary`, `commencing October 1, 2019`, `with the first installment vesting on`, `measured from`. */
function start(tokens: readonly Token[], at: number): Found | null {
  const first = after(
    tokens,
    at,
    'with? first|initial installment|tranche|vesting|increment|such? date? to? be? vesting|vest|occurring|vests|on?',
  )
  const named = tokens[at]?.kind === 'ordinal' || word(tokens, at) === 'with' ? firstInstallment(tokens, at) : first
  const here =
    after(
      tokens,
      at,
      'and? beginning|commencing|starting|begins|begin|commence|commences|effective|measured|calculated|from|following|after with|on|from|as|in|upon?',
    ) ?? named
  if (here === null) return null
  const begun = after(tokens, here, 'with|on|from|upon|as?')!
  const found = days(tokens, begun) ?? days(tokens, here)
  if (found) return { phrases: [...found.said, { kind: 'start', points: found.points }], next: found.next }
  const month = tokens[begun]
  if (month?.kind === 'month')
    return { phrases: [{ kind: 'start', points: [{ kind: 'date', date: `${month.month}-01` }] }], next: begun + 1 }
  const anchor = anchored(tokens, begun)
  return anchor
    ? { phrases: [...anchorSaid(anchor), { kind: 'start', points: [pointAfter(anchor.anchor, period(0))] }], next: anchor.next }
    : null
}

/** `with the first installment vesting on`. */
function firstInstallment(tokens: readonly Token[], at: number): number | null {
  const here = after(tokens, at, 'with?')!
  const token = tokens[here]
  if (token?.kind !== 'ordinal' || token.value !== 1) return null
  return after(
    tokens,
    here + 1,
    'installment|tranche|increment|vesting|vest|portion date? to? vesting|vest|vests|vested|occurring|be|is? on?',
  )
}

/** `until fully vested`, `through January 1, 2026`, `ending October 15, 2024`, `until the fourth anniversary`. */
function end(tokens: readonly Token[], at: number): Found | null {
  const here = after(tokens, at, 'and? until|through|ending|ends|thru|till and? on|with|as|including?')
  if (here === null) return null
  const fully = after(
    tokens,
    here,
    'all|100|option|options|shares|units|gsus|gsu|rsus|rsu|award|awards|they|it|each|same|full|restricted? stock? shares|units|options? underlying? subject? to? option|award? is|are|have|has? been|become? fully|completely|full? vested|vest|vests|exercisable and? exercisable?',
  )
  if (fully !== null && /^(?:vested|vest|vests|exercisable)$/.test(word(tokens, fully - 1))) {
    const dated = datedDays(tokens, fully)
    if (dated) return { phrases: [{ kind: 'end', point: dated.points.at(-1)! }], next: dated.next }
    return { phrases: [{ kind: 'end', point: null }], next: fully }
  }
  const found = days(tokens, here)
  if (found?.points.length !== 1) return null
  return { phrases: [...found.said, { kind: 'end', point: found.points[0]! }], next: found.next }
}

/** `on the 25th day of each month`, `the last day of every month`, `on the 15th of the month`. */
function dayOfMonth(tokens: readonly Token[], at: number): Found | null {
  const here = after(tokens, at, 'on|at|as?')!
  const token = tokens[here]
  const last = word(tokens, here) === 'last' || word(tokens, here) === 'final'
  const day = last ? 31 : token?.kind === 'ordinal' ? token.value : null
  if (day === null || day > 31) return null
  const named = after(tokens, here + 1, 'calendar? day?')!
  const each = after(tokens, named, 'each|every calendar|successive|full? month')
  if (each !== null)
    return {
      phrases: [
        { kind: 'day', day },
        { kind: 'period', period: period(1) },
      ],
      next: each,
    }
  const quarter = after(tokens, named, 'each|every calendar|fiscal? quarter')
  if (quarter !== null && last)
    return {
      phrases: [
        { kind: 'day', day },
        { kind: 'period', period: period(3) },
      ],
      next: quarter,
    }
  const plain = after(tokens, named, 'month')
  return plain === null ? null : { phrases: [{ kind: 'day', day }], next: plain }
}

/** `each May 25, August 25, November 25 and February 25`, `March 15 of each year`. */
function daysOfYear(tokens: readonly Token[], at: number): Found | null {
  const each = after(tokens, at, 'on? each|every')
  let here = each ?? after(tokens, at, 'on?')!
  const found: string[] = []
  for (;;) {
    const token = tokens[here]
    if (token?.kind !== 'day-of-year') break
    found.push(token.day)
    here++
    const more = after(tokens, here, ',? and|&?')!
    if (tokens[more]?.kind !== 'day-of-year') break
    here = more
  }
  if (found.length === 0) return null
  const yearly = after(tokens, here, 'in? each|every successive|subsequent|following? year')
  if (each === null && yearly === null) return null
  return { phrases: [{ kind: 'days-of-year', days: found }], next: yearly ?? here }
}

/** `each anniversary of the grant date`, `each monthly anniversary thereafter`, `each of the three succeeding anniversaries`. */
function eachAnniversary(tokens: readonly Token[], at: number): Found | null {
  const here = after(tokens, at, 'on|upon|as? each|every')
  if (here === null) return null
  const count = whole(tokens[here])
  const unit = count !== null ? timeUnits[word(tokens, here + 1)] : undefined
  const named = rhythms[word(tokens, here)]
  const spoken = unit
    ? times(unit, count!)
    : (named ?? (timeUnits[word(tokens, here)] && !/s$/.test(word(tokens, here)) ? timeUnits[word(tokens, here)]! : null))
  const past = after(tokens, here + (unit ? 2 : spoken ? 1 : 0), 'successive|subsequent|following? anniversary')
  if (past === null) return null
  const rate = spoken ?? period(12)
  const later = after(tokens, past, 'date? thereafter|after')
  if (later !== null && word(tokens, later - 1) === 'thereafter')
    return { phrases: [{ kind: 'period', period: rate }, { kind: 'thereafter' }], next: later }
  const measured = after(tokens, past, 'date? measured? from|following|after?')!
  const found = afterAnchor(tokens, measured, [rate])
  if (!found) return null
  return { phrases: [...found.said, { kind: 'anniversaries', period: rate, count: null, point: found.points[0]! }], next: found.next }
}

const verbs = new Set(['vest', 'vests', 'vested', 'vesting', 'exercisable', 'lapse', 'lapses', 'lapsed', 'lapsing', 'exercised'])

/** Words between phrases that change nothing. */
const noise = new Set(
  (
    'shares share option options unit units rsu rsus psu psus gsu gsus dsu dsus sar sars restricted restriction restrictions stock stocks award awards grant grants ' +
    'ordinary common class c b underlying subject optioned total number aggregate original originally initially will shall would are is was were be been being ' +
    'have has had become becomes became becoming scheduled to as with at rate respect extent in on for which that so it they each also then ' +
    'and or by granted awarded held reported covered under hereunder represented employee incentive nonqualified non qualified purchase buy right rights acquire ' +
    'deferred phantom time based service long term only basis such one date dates per ' +
    'further following thereof tranche portion portions amount amounts installments installment increments herein hereby generally ads adss ads american depositary ltip ' +
    'deliverable issuable from issued other there into converted settle settled ' +
    'remainder balance vesting schedule follows according following over period cumulative cliff upon when whereby interests interest lp llc ' +
    'begin begins commence commences increments same ' +
    'full fully'
  ).split(' '),
)

const noisePhrases: readonly string[] = [
  'and|or convert|converts|converted|convertible|settle|settles|settled into|in? class? a|b|c? common|ordinary stock|shares',
  'and|or become|becomes|became? fully? exercisable',
  'and|or became? become? payable|distributable|nonforfeitable|transferable|deliverable|unrestricted',
  'and payable solely? in? cash?',
  'on? one|1 for one|1 one? basis',
  'as follows :?',
  'according to following schedule :?',
  'for each share underlying',
  'to? extent',
  'assuming|provided|subject',
]

const flagPhrases: readonly (readonly [VestingFlag, string])[] = [
  ['early-exercisable', 'immediately|early|currently|presently exercisable'],
  ['approximately-equal', 'approximately|substantially|nearly|roughly equal?'],
]

/** The phrase that starts at a token; `null` where no phrase of vesting language does. */
export function phraseAt(tokens: readonly Token[], at: number): Found | null {
  const token = tokens[at]!
  const one = (phrase: Phrase, next = at + 1): Found => ({ phrases: [phrase], next })

  const anniversaries = eachAnniversary(tokens, at)
  if (anniversaries) return anniversaries
  const structured = installments(tokens, at) ?? duration(tokens, at) ?? end(tokens, at) ?? dayOfMonth(tokens, at) ?? daysOfYear(tokens, at)
  if (structured) return structured
  const granted = after(tokens, at, 'granted|awarded|issued to? reporting? person? on')
  if (granted !== null && tokens[granted]?.kind === 'date') {
    return one({ kind: 'anchor', anchor: 'grant', date: (tokens[granted] as { date: IsoDate }).date }, granted + 1)
  }
  const begun = start(tokens, at)
  if (begun) return begun
  const when = days(tokens, at)
  if (when) return { phrases: [...when.said, { kind: 'points', points: when.points }], next: when.next }
  const beat = rhythm(tokens, at)
  if (beat) return one({ kind: 'period', period: beat.period }, beat.next)

  if (token.kind === 'part') {
    const full = token.part.numerator === token.part.denominator
    const more = /^(?:additional|another)$/.test(word(tokens, at - 1))
    const dated = installments(tokens, at + 1)
    if (dated && !full && (dated.phrases[0] as { count: number | null }).count === null) {
      return { phrases: [{ kind: 'part', part: token.part, more }, ...dated.phrases], next: dated.next }
    }
    return one(full ? { kind: 'all' } : { kind: 'part', part: token.part, more })
  }
  for (const [flag, pattern] of flagPhrases) {
    const past = after(tokens, at, pattern)
    if (past !== null) return one({ kind: 'flag', flag }, past)
  }
  const rest = after(tokens, at, 'remaining|remainder|balance|rest')
  if (rest !== null) {
    const counted = tokens[rest]
    if (counted?.kind === 'part') return one({ kind: 'rest' }, rest + 1)
    if (counted?.kind === 'number' && !counted.spelled && !(word(tokens, rest + 1) in timeUnits)) return one({ kind: 'rest' }, rest + 1)
    return one({ kind: 'rest' }, rest)
  }
  if (after(tokens, at, 'all|entirety|entirely|full|fully|100') !== null) return one({ kind: 'all' })
  if (after(tokens, at, 'thereafter|afterwards|subsequently') !== null) return one({ kind: 'thereafter' })
  if (after(tokens, at, 'additional|another') !== null && (tokens[at + 1]?.kind === 'part' || tokens[at + 1]?.kind === 'number'))
    return one({ kind: 'noise' })
  const evenly = after(tokens, at, 'pro rata') ?? after(tokens, at, 'ratably|rateably|ratable|equally|evenly|proportionately')
  if (evenly !== null) return one({ kind: 'installments', count: null, period: null }, evenly)
  if (after(tokens, at, 'to extent') !== null || after(tokens, at, 'cumulatively|cumulative') !== null) return one({ kind: 'cumulative' })
  if (token.kind === 'word' && verbs.has(token.word)) return one({ kind: 'verb' })
  for (const pattern of noisePhrases) {
    const past = after(tokens, at, pattern)
    if (past !== null && past > at) return one({ kind: 'noise' }, past)
  }
  if (token.kind === 'mark') return one(/^[,;:&]$/.test(token.mark) ? { kind: 'separator', mark: token.mark } : { kind: 'noise' })
  if (word(tokens, at) === 'and' || word(tokens, at) === 'with' || word(tokens, at) === 'then')
    return one({ kind: 'separator', mark: word(tokens, at) })
  if (token.kind === 'number' && !token.spelled) return one({ kind: 'units', units: token.value })
  const anchor = anchored(tokens, at)
  if (anchor && anchor.date !== null) return { phrases: anchorSaid(anchor), next: anchor.next }
  return token.kind === 'word' && noise.has(token.word) ? one({ kind: 'noise' }) : null
}
