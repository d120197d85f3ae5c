import type { IsoDate } from '../model/document.ts'
import type { Period, VestingAnchor, VestingFlag, VestingPoint } from '../model/vesting.ts'
import {
  afterAnchor,
  anchored,
  anchorSaid,
  datedDays,
  days,
  period,
  pointAfter,
  rhythm,
  rhythms,
  times,
  timeUnits,
  whole,
  word,
  wordsAt,
} from './vesting-days.ts'
import { end, start } from './vesting-starts.ts'
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
  /** `ratably`, `pro rata`: equal parts, without saying how often. */
  | { readonly kind: 'evenly' }
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
  /** `as to`, `with respect to`: an amount of what stands before. */
  | { readonly kind: 'as-to' }
  | { readonly kind: 'noise' }

export interface Found {
  readonly phrases: readonly Phrase[]
  /** The token after the phrase. */
  readonly next: number
}

/** `in equal thirds`, `in halves`. */
const equalParts: Readonly<Record<string, number>> = { halves: 2, thirds: 3, fourths: 4, fifths: 5, sixths: 6 }

/** `in 36 equal monthly installments`, `in twelve substantially equal quarterly tranches`, `equal annual increments`. */
function installments(tokens: readonly Token[], at: number): Found | null {
  let here = wordsAt(tokens, at, 'in|into|as|over|by? following|next|subsequent?')!
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
    const describing = wordsAt(
      tokens,
      here,
      'equal|equally|substantially|approximately|nearly|successive|consecutive|additional|roughly|remaining|separate|proportionate|ratable|pro|rata|,',
    )
    if (describing === null) break
    if (word(tokens, here) === 'equal' || word(tokens, here) === 'successive') said = true
    here = describing
  }
  const split = count === null ? equalParts[word(tokens, here)] : undefined
  if (split !== undefined && (said || here > at)) return { phrases: [{ kind: 'installments', count: split, period: rate }], next: here + 1 }
  const noun = wordsAt(
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
  const opened = wordsAt(tokens, at, 'ratably|rateably|pro? rata?')!
  const here = wordsAt(tokens, opened, 'over|for|during|within|across')
  if (here === null) return null
  const counted = wordsAt(tokens, here, 'period? next|following|subsequent|succeeding|remaining|ensuing|first?')!
  const count = whole(tokens[counted])
  const unitAt = count === null ? counted : wordsAt(tokens, counted + 1, 'additional|consecutive|successive|full|calendar|equal?')!
  const unit = timeUnits[word(tokens, unitAt)]
  if (count === null || !unit) return null
  const next = wordsAt(tokens, unitAt + 1, 'vesting? service? period|term|schedule? thereafter?')!
  const said: Phrase[] = word(tokens, next - 1) === 'thereafter' ? [{ kind: 'thereafter' }] : []
  const following = wordsAt(tokens, next, 'following|after|from')
  const anchor = following === null ? null : anchored(tokens, following)
  const phrase: Phrase = { kind: 'duration', period: times(unit, count), unit }
  if (opened > at) said.push({ kind: 'evenly' })
  if (anchor) {
    return {
      phrases: [phrase, ...said, ...anchorSaid(anchor), { kind: 'start', points: [pointAfter(anchor.anchor, period(0))] }],
      next: anchor.next,
    }
  }
  const token = following === null ? undefined : tokens[following]
  if (token?.kind === 'date') {
    const clock: Phrase[] = [
      { kind: 'anchor', anchor: 'commencement', date: token.date },
      { kind: 'start', points: [pointAfter('commencement', period(0))] },
    ]
    return { phrases: [phrase, ...said, ...clock], next: following! + 1 }
  }
  return { phrases: [phrase, ...said], next }
}

/** `on the 25th day of each month`, `the last day of every month`, `on the 15th of the month`. */
function dayOfMonth(tokens: readonly Token[], at: number): Found | null {
  const here = wordsAt(tokens, at, 'on|at|as?')!
  const token = tokens[here]
  const last = word(tokens, here) === 'last' || word(tokens, here) === 'final'
  const day = last ? 31 : token?.kind === 'ordinal' ? token.value : null
  if (day === null || day > 31) return null
  const named = wordsAt(tokens, here + 1, 'calendar? day?')!
  const each = wordsAt(tokens, named, 'each|every calendar|successive|full? month')
  if (each !== null)
    return {
      phrases: [
        { kind: 'day', day },
        { kind: 'period', period: period(1) },
      ],
      next: each,
    }
  const quarter = wordsAt(tokens, named, 'each|every calendar|fiscal? quarter')
  if (quarter !== null && last)
    return {
      phrases: [
        { kind: 'day', day },
        { kind: 'period', period: period(3) },
      ],
      next: quarter,
    }
  const plain = wordsAt(tokens, named, 'month')
  return plain === null ? null : { phrases: [{ kind: 'day', day }], next: plain }
}

/** `each May 25, August 25, November 25 and February 25`, `March 15 of each year`. */
function daysOfYear(tokens: readonly Token[], at: number): Found | null {
  if (datedDays(tokens, at)) return null
  const each = wordsAt(tokens, at, 'on? each|every')
  let here = each ?? wordsAt(tokens, at, 'on?')!
  const found: string[] = []
  for (;;) {
    const token = tokens[here]
    if (token?.kind !== 'day-of-year') break
    found.push(token.day)
    here++
    const more = wordsAt(tokens, here, ',? and|&?')!
    if (tokens[more]?.kind !== 'day-of-year') break
    here = more
  }
  if (found.length === 0) return null
  const yearly = wordsAt(tokens, here, 'in? each|every successive|subsequent|following? year')
  // `quarterly thereafter on May 1, August 1, November 1 and February 1`
  if (each === null && yearly === null && found.length < 2) return null
  return { phrases: [{ kind: 'days-of-year', days: found }], next: yearly ?? here }
}

/** `each anniversary of the grant date`, `each monthly anniversary thereafter`, `each of the three succeeding anniversaries`. */
function eachAnniversary(tokens: readonly Token[], at: number): Found | null {
  const here = wordsAt(tokens, at, 'on|upon|as? each|every')
  if (here === null) return null
  const count = whole(tokens[here])
  const unit = count !== null ? timeUnits[word(tokens, here + 1)] : undefined
  const named = rhythms[word(tokens, here)]
  const spoken = unit
    ? times(unit, count!)
    : (named ?? (timeUnits[word(tokens, here)] && !/s$/.test(word(tokens, here)) ? timeUnits[word(tokens, here)]! : null))
  const past = wordsAt(tokens, here + (unit ? 2 : spoken ? 1 : 0), 'successive|subsequent|following? anniversary')
  if (past === null) return null
  const rate = spoken ?? period(12)
  const later = wordsAt(tokens, past, 'date? thereafter|after')
  if (later !== null && word(tokens, later - 1) === 'thereafter')
    return { phrases: [{ kind: 'period', period: rate }, { kind: 'thereafter' }], next: later }
  const measured = wordsAt(tokens, past, 'date? measured? from|following|after?')!
  const found = afterAnchor(tokens, measured, [rate])
  if (!found) return null
  return { phrases: [...found.said, { kind: 'anniversaries', period: rate, count: null, point: found.points[0]! }], next: found.next }
}

const verbs = new Set(['vest', 'vests', 'vested', 'vesting', 'exercisable', 'lapse', 'lapses', 'lapsed', 'lapsing', 'exercised'])

/** Words between phrases that change nothing. */
const noise = new Set(
  (
    'plan under pursuant issuer company corporation reporting person holder participant executive officer equal shares share option options unit units rsu rsus psu psus gsu gsus dsu dsus sar sars restricted restriction restrictions stock stocks award awards grant grants ' +
    'ordinary common class c b underlying subject optioned total number aggregate original originally initially will shall would are is was were be been being ' +
    'have has had become becomes became becoming scheduled to as with at rate respect extent in on for which that so it they each also then ' +
    'and or by granted awarded held reported covered under hereunder represented employee incentive nonqualified non qualified purchase buy right rights acquire ' +
    'deferred phantom time based service long term only basis such one date dates per ' +
    'further following thereof tranche portion portions amount amounts installments installment increments herein hereby generally ads adss ads american depositary ltip ' +
    'deliverable issuable from issued other there into converted settle settled paid ' +
    'solely cash remainder balance requirement remain remains employee director payable vesting schedule follows according following over period cumulative cliff upon when whereby interests interest lp llc ' +
    'respectively graded arrears accordance repurchase reacquisition begin begins commence commences increments same occur occurs occurred occurring take takes place ' +
    'full fully'
  ).split(' '),
)

const noisePhrases: readonly string[] = [
  'and|or convert|converts|converted|convertible|settle|settles|settled into|in? class? a|b|c? issuer? common|ordinary stock|shares',
  'and|or become|becomes|became? fully? exercisable',
  'and|or became? become? payable|distributable|nonforfeitable|transferable|deliverable|unrestricted',
  'and payable solely? in? cash?',
  'on? 1 for 1 basis?',
  'continuous|continued service|employment',
  'and? payable solely? in? cash?',
  'as follows :?',
  'according to following schedule :?',
  'for each share underlying',
  'at|upon time? vesting',
  'to? extent',
  'assuming|provided|subject',
]

const flagPhrases: readonly (readonly [VestingFlag, string])[] = [
  ['early-exercisable', 'immediately|early|currently|presently exercisable'],
  ['approximately-equal', 'approximately|substantially|nearly|roughly equal?'],
]

/** `May 1, 2006, which was the first anniversary of the grant`: the day has been said. */
function apposition(tokens: readonly Token[], at: number): number | null {
  const listed = word(tokens, at - 1) === ',' && tokens[at - 2]?.kind === 'date' && tokens[at]?.kind === 'ordinal' ? days(tokens, at) : null
  if (listed?.points.length === 1) return listed.next
  const dated = tokens[at - 1]?.kind === 'date' || (word(tokens, at - 1) === ',' && tokens[at - 2]?.kind === 'date')
  const here = dated ? (wordsAt(tokens, at, 'which|that is|was') ?? wordsAt(tokens, at, 'being')) : null
  return here === null || tokens[here]?.kind === 'date' ? null : (days(tokens, here)?.next ?? null)
}

/** `three-year cliff vesting`, `one-year vesting from the date of grant`. */
function cliffVesting(tokens: readonly Token[], at: number): Found | null {
  const count = whole(tokens[at])
  const unit = timeUnits[word(tokens, at + 1)]
  if (count === null || !unit) return null
  const span = times(unit, count)
  const past = wordsAt(tokens, at + 2, 'cliff vesting|vest') ?? (span.months === 12 ? wordsAt(tokens, at + 2, 'vesting') : null)
  if (past === null || /^(?:schedule|period|term|condition|requirement)$/.test(word(tokens, past))) return null
  const from = wordsAt(tokens, past, 'from|after|following')
  const anchor = from === null ? null : anchored(tokens, from)
  if (from !== null && anchor === null) return null
  const points = [pointAfter(anchor?.anchor ?? 'grant', span)]
  return { phrases: [{ kind: 'verb' }, ...anchorSaid(anchor), { kind: 'points', points }], next: anchor?.next ?? past }
}

/** `in accordance with a four-year schedule`: what the parts say in full. */
function schedule(tokens: readonly Token[], at: number): number | null {
  return whole(tokens[at]) !== null && word(tokens, at + 1) in timeUnits ? wordsAt(tokens, at + 2, 'vesting? schedule') : null
}

/** `on the same day of the month as the vesting commencement date`: what is meant anyway. */
function sameDay(tokens: readonly Token[], at: number): number | null {
  const here = wordsAt(tokens, at, 'on? same day each|every? month? as|of?')
  return here === null ? null : (anchored(tokens, here)?.next ?? (tokens[here]?.kind === 'date' ? here + 1 : null))
}

/** The phrase that starts at a token; `null` where no phrase of vesting language does. */
export function phraseAt(tokens: readonly Token[], at: number): Found | null {
  const token = tokens[at]!
  const one = (phrase: Phrase, next = at + 1): Found => ({ phrases: [phrase], next })

  const amountNext = wordsAt(tokens, at, 'as to') ?? wordsAt(tokens, at, 'with respect to')
  if (amountNext !== null && /^(?:part|number)$/.test(tokens[amountNext]?.kind ?? '')) return one({ kind: 'as-to' }, amountNext)
  const past = apposition(tokens, at) ?? sameDay(tokens, at)
  if (past !== null) return one({ kind: 'noise' }, past)
  const told = schedule(tokens, at)
  if (told !== null) return one({ kind: word(tokens, told - 2) === 'vesting' ? 'verb' : 'noise' }, told)
  const cliff = cliffVesting(tokens, at)
  if (cliff) return cliff
  const anniversaries = eachAnniversary(tokens, at)
  if (anniversaries) return anniversaries
  const structured = installments(tokens, at) ?? duration(tokens, at) ?? end(tokens, at) ?? dayOfMonth(tokens, at) ?? daysOfYear(tokens, at)
  if (structured) return structured
  const granted = wordsAt(tokens, at, 'granted|awarded|issued to? reporting? person? on')
  if (granted !== null && tokens[granted]?.kind === 'date') {
    return one({ kind: 'anchor', anchor: 'grant', date: (tokens[granted] as { date: IsoDate }).date }, granted + 1)
  }
  const begun = start(tokens, at)
  if (begun) return begun
  const when = days(tokens, at)
  if (when) return { phrases: [...when.said, { kind: 'points', points: when.points }], next: when.next }
  const beat = rhythm(tokens, at)
  if (beat) return one({ kind: 'period', period: beat.period }, beat.next)

  if (token.kind === 'ordinal' && tokens[at + 1]?.kind === 'part') return one({ kind: 'noise' })
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
    const past = wordsAt(tokens, at, pattern)
    if (past !== null) return one({ kind: 'flag', flag }, past)
  }
  const rest = wordsAt(tokens, at, 'remaining|remainder|balance|rest')
  if (rest !== null) {
    const counted = tokens[rest]
    const isCount = installments(tokens, rest) !== null || word(tokens, rest + 1) in timeUnits
    const said: Phrase[] = [{ kind: 'rest' }]
    if (counted?.kind === 'part') said.push({ kind: 'part', part: counted.part, more: false })
    if (counted?.kind === 'number' && !counted.spelled && !isCount) said.push({ kind: 'units', units: counted.value })
    if (said.length > 1) return { phrases: said, next: rest + 1 }
    return one({ kind: 'rest' }, rest)
  }
  if (wordsAt(tokens, at, 'all|entirety|entirely|full|fully|100') !== null) return one({ kind: 'all' })
  if (wordsAt(tokens, at, 'thereafter|afterwards|subsequently') !== null) return one({ kind: 'thereafter' })
  if (
    wordsAt(tokens, at, 'additional|another|final|last|initial|other|first') !== null &&
    (tokens[at + 1]?.kind === 'part' || tokens[at + 1]?.kind === 'number')
  )
    return one({ kind: 'noise' })
  const evenly = wordsAt(tokens, at, 'pro rata') ?? wordsAt(tokens, at, 'ratably|rateably|ratable|equally|evenly|proportionately')
  if (evenly !== null) return one({ kind: 'evenly' }, evenly)
  if (wordsAt(tokens, at, 'to extent') !== null || wordsAt(tokens, at, 'cumulatively|cumulative') !== null)
    return one({ kind: 'cumulative' })
  if (token.kind === 'word' && verbs.has(token.word)) return one({ kind: 'verb' })
  for (const pattern of noisePhrases) {
    const past = wordsAt(tokens, at, pattern)
    if (past !== null && past > at) return one({ kind: word(tokens, past - 1) === 'exercisable' ? 'verb' : 'noise' }, past)
  }
  if (token.kind === 'mark') return one(/^[,;:&]$/.test(token.mark) ? { kind: 'separator', mark: token.mark } : { kind: 'noise' })
  if (word(tokens, at) === 'and' || word(tokens, at) === 'with' || word(tokens, at) === 'then')
    return one({ kind: 'separator', mark: word(tokens, at) })
  if (token.kind === 'number' && !token.spelled) return one({ kind: 'units', units: token.value })
  const anchor = anchored(tokens, at)
  if (anchor && anchor.date !== null) return { phrases: anchorSaid(anchor), next: anchor.next }
  return token.kind === 'word' && noise.has(token.word) ? one({ kind: 'noise' }) : null
}
