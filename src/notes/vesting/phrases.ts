import type { IsoDate } from '../../model/document.ts'
import type { Period, VestingAnchor, VestingFlag, VestingPoint } from '../../model/vesting.ts'
import { anchored, anchorSaid, pointAfter } from './anchors.ts'
import { datedDays, days, yearOf } from './days.ts'
import type { Part, Token } from './lexer.ts'
import { flagPhrases, noise, noisePhrases, verbs } from './noise.ts'
import { word, wordsAt } from './patterns.ts'
import { rhythm, times, timeUnits, whole } from './rhythms.ts'
import {
  correspondingDay,
  dayOfMonth,
  daysOfYear,
  duration,
  eachAnniversary,
  endOfCalendar,
  endOfEach,
  everyNthDate,
  installments,
} from './runs.ts'
import { end, start } from './starts.ts'

/** The phrases of vesting language: runs of words that say an amount, a day, a rhythm, a length of time or a condition. */

export type Phrase =
  | { readonly kind: 'verb' }
  | { readonly kind: 'part'; readonly part: Part; readonly more: boolean }
  | { readonly kind: 'units'; readonly units: string }
  | { readonly kind: 'all' }
  | { readonly kind: 'rest' }
  /** `bare` of anniversaries without a word of what they are anniversaries of. */
  | { readonly kind: 'points'; readonly points: readonly VestingPoint[]; readonly bare?: boolean }
  | { readonly kind: 'installments'; readonly count: number | null; readonly period: Period | null }
  /** `ratably`, `pro rata`: equal parts, without saying how often. */
  | { readonly kind: 'evenly' }
  | { readonly kind: 'period'; readonly period: Period }
  /** A length of time, and the unit it was said in; `total` where it is of the whole award: `over a total of four years`. */
  | {
      readonly kind: 'duration'
      readonly period: Period
      readonly unit: Period
      readonly total?: boolean
      /** `over a four-year period`, of which a day after it is the first. */
      readonly isPeriod?: boolean
    }
  /**
   * Where a run begins; with `clock` the time does, and the first part vests one period later; `named` where it is told of the first part, of
   * which `first` is the size.
   */
  | {
      readonly kind: 'start'
      readonly points: readonly VestingPoint[]
      readonly clock?: boolean
      readonly named?: boolean
      readonly first?: Part
    }
  /** `result` where it follows from what is told already: `so that all are vested on`. */
  | { readonly kind: 'end'; readonly point: VestingPoint | null; readonly result?: boolean }
  /** `the last installment vesting on`: the end of a run, or the last of the days that are told one by one. */
  | { readonly kind: 'last'; readonly point: VestingPoint }
  /** The first year of days of the year. */
  | { readonly kind: 'start-year'; readonly year: string }
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'days-of-year'; readonly days: readonly string[] }
  | { readonly kind: 'thereafter' }
  /** `each anniversary of`: a rhythm with the anchor it counts from. */
  | {
      readonly kind: 'anniversaries'
      readonly period: Period
      readonly count: number | null
      readonly point: VestingPoint
      readonly bare?: boolean
    }
  | { readonly kind: 'anchor'; readonly anchor: VestingAnchor; readonly date: IsoDate | null }
  | { readonly kind: 'flag'; readonly flag: VestingFlag }
  | { readonly kind: 'cumulative' }
  | { readonly kind: 'separator'; readonly mark: string }
  /** `as to`, `with respect to`: an amount of what stands before. */
  | { readonly kind: 'as-to' }
  /** `with a one-year cliff`: nothing before its end. */
  | { readonly kind: 'noise'; readonly cliff?: Period }

export interface Found {
  readonly phrases: readonly Phrase[]
  /** The token after the phrase. */
  readonly next: number
}

/** Whether a phrase says something of when. */
export const tellsTime = (phrase: Phrase): boolean =>
  /^(?:points|installments|period|duration|start|days-of-year|anniversaries|end)$/.test(phrase.kind)

/** `May 1, 2006, which was the first anniversary of the grant`, `, the day before he retired`: the day has been said. */
function apposition(tokens: readonly Token[], at: number): number | null {
  const told = word(tokens, at - 1) === ',' && tokens[at - 2]?.kind === 'date' ? days(tokens, at) : null
  const point = told?.points.length === 1 ? told.points[0]! : null
  if (point && (tokens[at]?.kind === 'ordinal' || (point.kind === 'after' && point.anchor !== 'previous'))) return told!.next
  const dated = tokens[at - 1]?.kind === 'date' || (word(tokens, at - 1) === ',' && tokens[at - 2]?.kind === 'date')
  if (dated && tokens[at]?.kind === 'ordinal') {
    const named = wordsAt(tokens, at + 1, 'such? vesting|exercise|installment date')
    if (named !== null) return named
  }
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

/** `the second tranche vesting on March 5, 2021`: one of the days of the installments told before. */
function nthInstallment(tokens: readonly Token[], at: number): Found | null {
  if (tokens[at]?.kind !== 'ordinal') return null
  const noun =
    wordsAt(tokens, at + 1, 'such? vesting? installment|tranche|increment|portion|part') ??
    wordsAt(tokens, at + 1, 'which') ??
    bareNth(tokens, at)
  const here = noun === null ? null : wordsAt(tokens, noun, 'to|will|shall|that|having? vesting|vest|vests|vested|occurring|on on?')
  const found = here === null ? null : days(tokens, here)
  return found?.points.length === 1 ? { phrases: [...found.said, { kind: 'points', points: found.points }], next: found.next } : null
}

/** `in two tranches, the first on May 1, 2024 and the second on May 1, 2025`: where the words before named the tranches. */
function bareNth(tokens: readonly Token[], at: number): number | null {
  const named = tokens
    .slice(Math.max(0, at - 16), at)
    .some((_, before, near) => /^(?:installments|tranches|parts|portions)$/.test(word(near, before)))
  return named && word(tokens, at + 1) === 'on' && /^(?:[,;:&]|and|)$/.test(word(tokens, at - 1)) ? at + 1 : null
}

/** `the last installment vesting on March 5, 2021`. */
function lastInstallment(tokens: readonly Token[], at: number): Found | null {
  const noun = wordsAt(tokens, at, 'last|final such? vesting? installment|tranche|increment|portion')
  const here = noun === null ? null : wordsAt(tokens, noun, 'to|will|shall? vesting|vest|vests|vested|occurring on')
  const found = here === null ? null : datedDays(tokens, here)
  return found?.points.length === 1 ? { phrases: [{ kind: 'last', point: found.points[0]! }], next: found.next } : null
}

/** `in accordance with a four-year schedule`, `with a one-year cliff`: what the parts say in full. */
function schedule(tokens: readonly Token[], at: number): number | null {
  if (whole(tokens[at]) === null || !(word(tokens, at + 1) in timeUnits)) return null
  const cliff = wordsAt(tokens, at + 2, 'cliff')
  // `with five-year vesting: 20% vests each year`
  const vesting = wordsAt(tokens, at + 2, 'vesting')
  if (vesting !== null && word(tokens, vesting) === ':') return vesting
  return (
    wordsAt(tokens, at + 2, 'vesting? schedule') ??
    (cliff !== null && !verbs.has(word(tokens, cliff)) && word(tokens, cliff) !== 'vest' ? cliff : null)
  )
}

/** `on the same day of the month as the vesting commencement date`: what is meant anyway. */
function sameDay(tokens: readonly Token[], at: number): number | null {
  const alone = wordsAt(tokens, at, 'on? same day each|every? month')
  if (alone !== null && (alone === tokens.length || tokens[alone]?.kind === 'mark')) return alone
  const here = wordsAt(tokens, at, 'on? same day each|every? month? as|of?')
  return here === null ? null : (anchored(tokens, here)?.next ?? (tokens[here]?.kind === 'date' ? here + 1 : null))
}

/** `with a ten-year term`: how long the award lives, not when it vests. */
function lifeOfAward(tokens: readonly Token[], at: number): number | null {
  const here = wordsAt(tokens, at, 'with|has|have|having')
  if (here === null) return null
  const counted = whole(tokens[here]) !== null && word(tokens, here + 1) in timeUnits ? wordsAt(tokens, here + 2, 'term|life') : null
  const term = wordsAt(tokens, here, 'term|life')
  return counted ?? (term !== null && whole(tokens[term]) !== null && word(tokens, term + 1) in timeUnits ? term + 2 : null)
}

/** `the vested units are payable on`: units that have vested, and no word of their vesting. */
function vestedUnits(tokens: readonly Token[], at: number): number | null {
  const before = tokens[at - 1]
  const begins = before === undefined || before.kind === 'mark' || /^(?:all|each|any|such|then|for|if|when|and)$/.test(word(tokens, at - 1))
  return begins && word(tokens, at) === 'vested' && isSecurity.test(word(tokens, at + 1)) ? at + 2 : null
}

const isSecurity =
  /^(?:restricted|ordinary|common|deferred|phantom|stock|shares?|units?|options?|[a-z]{1,3}sus?|[prm]{1,2}s[ar]s?|sars?|awards?|ads|adss)$/

/** A phrase at a place, of one token unless it goes on. */
const onePhrase =
  (at: number) =>
  (phrase: Phrase, next = at + 1): Found => ({ phrases: [phrase], next })

/** What stands beside the schedule or names it: `as to`, a day told twice, the life of the award, what it is called. */
function asideAt(tokens: readonly Token[], at: number): Found | null {
  const one = onePhrase(at)
  const amountNext = wordsAt(tokens, at, 'as to') ?? wordsAt(tokens, at, 'with respect to')
  const forPart = tokens[at - 1]?.kind === 'mark' && tokens[at + 1]?.kind === 'part' ? wordsAt(tokens, at, 'for') : null
  if (forPart !== null) return one({ kind: 'as-to' }, forPart)
  if (amountNext !== null && (/^(?:part|number)$/.test(tokens[amountNext]?.kind ?? '') || word(tokens, amountNext) === ','))
    return one({ kind: 'as-to' }, amountNext)
  const past = apposition(tokens, at) ?? sameDay(tokens, at) ?? lifeOfAward(tokens, at) ?? vestedUnits(tokens, at)
  if (past !== null) return one({ kind: 'noise' }, past)
  // `at the rate of 20% effective on each anniversary`
  if (word(tokens, at) === 'effective' && tokens[at - 1]?.kind === 'part' && word(tokens, at + 1) === 'on') return one({ kind: 'noise' })
  // `converts to stock upon vesting, which occurs in three installments`
  const occurs = wordsAt(tokens, at, 'upon|on? vesting ,? which will|shall? occur|occurs|occurred')
  if (occurs !== null) return one({ kind: 'verb' }, occurs)
  // `the first part vesting on May 1, 2020 and the other three parts annually thereafter`: counted already
  const others =
    word(tokens, at) === 'other' && whole(tokens[at + 1]) !== null ? wordsAt(tokens, at + 2, 'parts|installments|tranches') : null
  if (others !== null) return one({ kind: 'noise' }, others)
  const told = schedule(tokens, at)
  if (told !== null && word(tokens, told - 1) === 'cliff')
    return one({ kind: 'noise', cliff: times(timeUnits[word(tokens, at + 1)]!, whole(tokens[at])!) }, told)
  if (told !== null) return one({ kind: word(tokens, told - 2) === 'vesting' ? 'verb' : 'noise' }, told)
  // `the annual director grant`: what it is called, not how often it vests
  const called = wordsAt(
    tokens,
    at,
    'annual|quarterly director|directors|grant|award|equity|retainer|board|bonus|incentive|fee|compensation|rsu|option|stock',
  )
  if (called !== null) return one({ kind: 'noise' }, at + 1)
  return null
}

/** When: installments, days, rhythms, lengths of time, beginnings and ends. */
function timeAt(tokens: readonly Token[], at: number): Found | null {
  const one = onePhrase(at)
  const cliff = cliffVesting(tokens, at)
  if (cliff) return cliff
  const anniversaries = eachAnniversary(tokens, at)
  if (anniversaries) return anniversaries
  const structured =
    installments(tokens, at) ??
    endOfCalendar(tokens, at) ??
    endOfEach(tokens, at) ??
    duration(tokens, at) ??
    end(tokens, at) ??
    correspondingDay(tokens, at) ??
    everyNthDate(tokens, at) ??
    dayOfMonth(tokens, at) ??
    daysOfYear(tokens, at)
  if (structured) return structured
  const granted = wordsAt(tokens, at, 'granted|awarded|issued to? reporting? person? on?')
  if (granted !== null && tokens[granted]?.kind === 'date') {
    return one({ kind: 'anchor', anchor: 'grant', date: (tokens[granted] as { date: IsoDate }).date }, granted + 1)
  }
  const begun = start(tokens, at)
  if (begun) return begun
  const nth = nthInstallment(tokens, at) ?? lastInstallment(tokens, at)
  if (nth) return nth
  const spaced = rhythm(tokens, at)
  if (spaced && /^intervals?$/.test(word(tokens, spaced.next - 1))) return one({ kind: 'period', period: spaced.period }, spaced.next)
  const when = days(tokens, at)
  if (when) return { phrases: [...when.said, { kind: 'points', points: when.points, bare: when.bare === true }], next: when.next }
  const beat = rhythm(tokens, at)
  if (beat) return one({ kind: 'period', period: beat.period }, beat.next)
  return null
}

/** How much: a part, units, all, the rest, and what is said of the amount. */
function amountAt(tokens: readonly Token[], at: number): Found | null {
  const token = tokens[at]!
  const one = onePhrase(at)
  // `on January 2, 2015 (33%), January 2, 2016 (33%) …`
  const afterDay = tokens[at - 1]?.kind === 'date' || /^(?:grant|date|award|anniversary|anniversaries|issuance)$/.test(word(tokens, at - 1))
  const bracketed = token.kind === 'mark' && token.mark === '(' && afterDay ? tokens[at + 1] : undefined
  if (bracketed?.kind === 'part' && word(tokens, at + 2) === ')')
    return { phrases: [{ kind: 'as-to' }, { kind: 'part', part: bracketed.part, more: false }], next: at + 3 }
  if (bracketed?.kind === 'number' && !bracketed.spelled) {
    const closed = wordsAt(tokens, at + 2, 'restricted? shares|units|options|rsus? )')
    if (closed !== null) return { phrases: [{ kind: 'as-to' }, { kind: 'units', units: bracketed.value }], next: closed }
  }
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
  // `immediately exercisable as to 20%`
  const atOnce = wordsAt(tokens, at, 'immediately exercisable')
  if (atOnce !== null && tokens[wordsAt(tokens, atOnce, 'as to') ?? -1]?.kind === 'part')
    return { phrases: [{ kind: 'verb' }, { kind: 'points', points: [pointAfter('grant', { months: 0, days: 0 })] }], next: atOnce }
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
  if (wordsAt(tokens, at, 'all|entirety|entirely|full|fully') !== null) return one({ kind: 'all' })
  return null
}

/** How it goes on: thereafter, evenly, cumulatively. */
function courseAt(tokens: readonly Token[], at: number): Found | null {
  const one = onePhrase(at)
  const afterThat = wordsAt(tokens, at, 'after that')
  if (afterThat !== null && !/^(?:date|day)$/.test(word(tokens, afterThat))) return one({ kind: 'thereafter' }, afterThat)
  // `25% on July 15, 2010, after which 1/60 vests monthly`
  const afterWhich = wordsAt(tokens, at, 'after which time|date|point|day? additional|another?')
  if (afterWhich !== null && tokens[afterWhich]?.kind === 'part') return one({ kind: 'thereafter' }, afterWhich)
  if (wordsAt(tokens, at, 'thereafter|afterwards|afterward|subsequently') !== null) return one({ kind: 'thereafter' })
  if (
    wordsAt(tokens, at, 'additional|another|final|last|initial|other|first') !== null &&
    (tokens[at + 1]?.kind === 'part' || tokens[at + 1]?.kind === 'number')
  )
    return one({ kind: 'noise' })
  const evenly =
    wordsAt(tokens, at, 'pro rata') ??
    wordsAt(tokens, at, 'in equal amounts|parts|portions|proportions') ??
    wordsAt(tokens, at, 'on? straight line basis?') ??
    wordsAt(tokens, at, 'ratably|rateably|ratable|equally|evenly|proportionately')
  if (evenly !== null) return one({ kind: 'evenly' }, evenly)
  const extent = wordsAt(tokens, at, 'to extent additional|another?')
  const ofAmount =
    extent !== null &&
    (/^(?:part|number)$/.test(tokens[extent]?.kind ?? '') ||
      wordsAt(tokens, extent, 'not|then|vested|exercisable|previously|permitted|necessary|required') !== null)
  if (ofAmount) return one({ kind: 'cumulative' }, extent)
  if (wordsAt(tokens, at, 'cumulatively|cumulative') !== null) return one({ kind: 'cumulative' })
  return null
}

/** A verb, a mark, a number of units, a dated anchor, or a word that says nothing. */
function wordSaid(tokens: readonly Token[], at: number): Found | null {
  const token = tokens[at]!
  const one = onePhrase(at)
  if (token.kind === 'word' && verbs.has(token.word)) return one({ kind: 'verb' })
  for (const pattern of noisePhrases) {
    const past = wordsAt(tokens, at, pattern)
    if (past !== null && past > at) return one({ kind: word(tokens, past - 1) === 'exercisable' ? 'verb' : 'noise' }, past)
  }
  if (token.kind === 'mark') return one(/^[,;:&]$/.test(token.mark) ? { kind: 'separator', mark: token.mark } : { kind: 'noise' })
  if (word(tokens, at) === 'and' || word(tokens, at) === 'with' || word(tokens, at) === 'then')
    return one({ kind: 'separator', mark: word(tokens, at) })
  // `granted in 2022`
  if (yearOf(token) !== null && /^(?:in|during|fiscal|calendar|year)$/.test(word(tokens, at - 1))) return one({ kind: 'noise' })
  // a number of four figures like a year's is one of units where the words say so
  const counts = yearOf(token) === null || isSecurity.test(word(tokens, at + 1)) || wordsAt(tokens, at + 1, 'on|vest|vests|vested') !== null
  if (token.kind === 'number' && !token.spelled) return one(counts ? { kind: 'units', units: token.value } : { kind: 'noise' })
  const anchor = anchored(tokens, at)
  if (anchor && anchor.date !== null) return { phrases: anchorSaid(anchor), next: anchor.next }
  return token.kind === 'word' && (noise.has(token.word) || isSecurity.test(token.word)) ? one({ kind: 'noise' }) : null
}

/** The phrase that starts at a token; `null` where no phrase of vesting language does. */
export const phraseAt = (tokens: readonly Token[], at: number): Found | null =>
  asideAt(tokens, at) ?? timeAt(tokens, at) ?? amountAt(tokens, at) ?? courseAt(tokens, at) ?? wordSaid(tokens, at)
