import type { Decimal } from '../../model/document.ts'
import type { VestingFlag } from '../../model/vesting.ts'
import { matches } from '../reading-line.ts'
import {
  acceleration,
  afterEvent,
  besideSchedule,
  businessDay,
  exceptEarlier,
  forfeits,
  goesOn,
  onEarlier,
  onEvent,
  onOccasion,
  onOutcome,
  onPerformance,
  orMeeting,
  service,
  sooner,
  undone,
} from './circumstances.ts'
import { asideEnd, conditionEnd, isKnownCondition, saysNothing } from './conditions.ts'
import { type Definition, givesName, withDefinitions } from './definitions.ts'
import type { Token } from './lexer.ts'
import { withoutNames } from './names.ts'
import { word, wordsAt } from './patterns.ts'
import { type Phrase, phraseAt, tellsTime } from './phrases.ts'
import { withReferences } from './references.ts'
import {
  hadVested,
  isDenied,
  isVested,
  ofContributions,
  ofSome,
  overtaken,
  settledLater,
  someVested,
  vestedAsOf,
  vestedNow,
} from './standing.ts'
import { tokensOf } from './words.ts'

/** A note by its sentences: which speak of vesting in time, which beside it, which of performance or an event, which in words not understood. */

export interface Sentence {
  readonly start: number
  readonly end: number
  readonly text: string
}

const abbreviation =
  /(?:\b(?:inc|corp|co|ltd|l\.p|llc|mr|ms|mrs|dr|no|vs|jr|sr|st|u\.s|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)|\b[a-z])\.$/i

/** After `Inc.` these begin a new sentence. */
const opensSentence = /^\s+(?:The|This|These|Each|All|One|Such|Subject|RSUs?|Options?)\b/

const sentenceEnd = /\.(?=\s+["“(]?[A-Z0-9]|\s*$)/g

/** Sentences end at a period before white space and a capital, a figure or a bracket; `Inc.`, `Dec.` and initials end none. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = []
  let start = 0
  const close = (end: number) => {
    const part = text.slice(start, end)
    if (part.trim() !== '') found.push({ start: start + part.search(/\S/), end, text: part.trim() })
    start = end
  }
  for (const match of matches(sentenceEnd, text)) {
    const after = match.index + 1
    const abbreviated = abbreviation.test(text.slice(Math.max(0, match.index - 6), after))
    if (!abbreviated || opensSentence.test(text.slice(after, after + 12))) close(after)
  }
  close(text.length)
  return found
}

/** A word by which a sentence may speak of vesting. */
export const vestVerb = /\b(?:vest(?:s|ed|ing)?|exercisable|lapses?|lapsed|lapsing)\b/i

/** Sentences that speak of vesting without saying when: what a unit is, what is withheld, delivered or forfeited. */
const aside =
  /\b(?:contingent right|right to receive|represents? the (?:contingent )?right|entitles?\b|withh(?:e|o)ld|tax (?:obligation|liabilit|withholding)|net settle|will be (?:delivered|settled|paid|issued)|shall be (?:delivered|settled|paid|issued)|delivery of|(?:will|shall) (?:deliver|issue|settle)\b|do(?:es)? not expire|no expiration date|disclaims?|settlement of|previously reported|forfeit(?:ed|ure) (?:if|upon|in)|unvested (?:shares|options|units)[^.]{0,40}forfeit|deferred until|cancell?ed in exchange|economic equivalent|price (?:reported |shown )?(?:reflects|represents))\b/i

/** `The option is exercisable in full, but the shares are subject to a right of repurchase that lapses as to 25% …`: where the lapse is told. */
function afterEarlyExercise(text: string): number {
  const but = /\b(?:but|although|however|provided)\b/i.exec(text)
  if (!but || !/\bexercisable\b/i.test(text.slice(0, but.index))) return 0
  return /\b(?:repurchase|forfeiture|reacquisition)\b[^.;]*\blaps/i.test(text.slice(but.index)) ? but.index + but[0].length : 0
}

/** `Includes 3,000 units, which vest …`, `The total reported includes 3,000 units …`: a part of what is owned. */
const ofBalance =
  /^(?:(?:this|the|these|such|total|aggregate|amount|balance|column|line|box)\b(?:(?!\bvest)[^.;:\d]|(?<=\b(?:form|column|line|table|item|box) \d?)\d){0,80}?\s)?(?:also |now )?includes?\b(?=[^.;]{0,40}\d)|^(?:this (?:amount|number|total) )?(?:also )?includes?\b/i

/** `The options vest in different increments on each of the first five anniversaries.`: how much, another sentence says. */
const leavesOpen =
  /\b(?:on|at) (?:the |such )?(?:dates|times) and in (?:the |such )?(?:amounts|percentages|installments)\b|\b(?:different|varying|various|unequal) (?:increments|installments|instal?ments|amounts|percentages|tranches)\b[^:]*$/i

/** `Awards to officers typically vest over three years or cliff vest after eight`: what is usual, of no award. */
const inGeneral = /\b(?:typically|usually|normally)\b[^.;]{0,40}\bvest|\block-?ups?\b[^.;]{0,60}\blaps/i

export type SentenceReading =
  | {
      readonly kind: 'phrases'
      readonly phrases: readonly Phrase[]
      readonly span: readonly [number, number]
      readonly flags: readonly VestingFlag[]
      /** `Includes 20,000 units, 5,000 of which vest on …`: a part of the row's amount, and its units where they are told. */
      readonly partOfBalance: { readonly units: Decimal | null } | null
    }
  | { readonly kind: 'aside'; readonly flags: readonly VestingFlag[] }
  | { readonly kind: 'undeterminable'; readonly reason: string; readonly span: readonly [number, number] }
  /** `Upon a change in control all units vest`: of no weight beside a schedule, and no day without one. */
  | { readonly kind: 'occasion'; readonly span: readonly [number, number] }
  | { readonly kind: 'unknown' }

/** `The vesting commencement date is May 6, 2011.`, `Vesting commenced on May 6, 2011.`: a day that the other sentences count from. */
export const definesStart =
  /\b(?:vesting (?:commencement|start) date\b["”)]*(?: (?:for|of) [^.;%]{1,60}?)? (?:is|was|means|shall be|will be)|vesting (?:of [^.;%]{1,60}? )?(?:commences|commenced|commence|begins|began|starts|started)(?: on)?) (?=(?:[a-z]{3,4}\. ?)?[^.;%\d]{0,12}\d[^.;%]{2,12}\.?$)/i

/** One sentence; `named` is the day last named before it, to which `that date` points back, or `null` in a note that never points back. */
export function readSentence(
  sentence: Sentence,
  named: readonly Token[] | null,
  definitions: readonly Definition[],
): { readonly reading: SentenceReading; readonly named: readonly Token[] | null } {
  if (named === null) return { reading: readingOf(sentence, null, definitions), named }
  const { start, end } = sentence
  const found = withReferences(tokensOf(`${' '.repeat(start)}${sentence.text}`, start, end), named)
  return { reading: readingOf(sentence, named, definitions), named: found.named }
}

function readingOf(sentence: Sentence, named: readonly Token[] | null, definitions: readonly Definition[]): SentenceReading {
  const { start, end } = sentence
  const text = withoutNames(sentence.text)
  const flags: VestingFlag[] = []
  if (businessDay.test(text)) flags.push('business-day-shift')
  if (undone.test(text)) return { kind: 'unknown' }
  if (!vestVerb.test(text)) return { kind: 'aside', flags }
  const partOfBalance = ofBalance.test(text) && !/as follows/i.test(text)
  if (partOfBalance && !/\b(?:of which\b[^.;]{0,40}|that|which)(?: will| shall| are scheduled to)? vest/i.test(text))
    return { kind: 'aside', flags }
  if (/^if\b/i.test(text) && businessDay.test(text)) return { kind: 'aside', flags }
  const early = afterEarlyExercise(text)
  if (early > 0) flags.push('early-exercisable')
  const core = (' '.repeat(early) + text.slice(early)).replace(/,?\s*unless (?:that|any|the|such)[^.]*business[^.]*$/i, '')
  if (
    definesStart.test(text) ||
    givesName.test(text) ||
    forfeits.test(text) ||
    goesOn.test(text) ||
    leavesOpen.test(text) ||
    inGeneral.test(text)
  )
    return { kind: 'aside', flags }
  if (vestedAsOf.test(text) && isVested(text)) return { kind: 'aside', flags }
  if (hadVested.test(text) || overtaken.test(text) || someVested.test(text) || vestedNow.test(text) || ofContributions.test(text))
    return { kind: 'aside', flags }
  if (isDenied(text, vestVerb))
    return onPerformance.test(text) || onOutcome.test(text) || onEvent.test(text)
      ? { kind: 'undeterminable', reason: onPerformance.test(text) ? performanceReason : eventReason, span: [start, end] }
      : { kind: 'aside', flags }
  const plain = withDefinitions(tokensOf(`${' '.repeat(start)}${core}`, start, start + core.length), definitions)
  const tokens = named === null ? plain : withReferences(plain, named).tokens
  const read = phrasesOf(tokens, core, start)
  if (read.kind === 'phrases' && saysWhen(read.phrases)) {
    if (ofSome.test(text) && !read.phrases.some(({ kind }) => kind === 'part' || kind === 'units')) return { kind: 'unknown' }
    // `withheld for tax on units that vested on May 5`: the part that vested, not the award
    if (
      /\btax(?:es)?\b|\bwithh[eo]ld|\bsettlement of\b/i.test(text) &&
      !/\bvests?\b/i.test(text) &&
      !read.phrases.some((one) => /^(?:part|units|rest|all|installments|period|duration)$/.test(one.kind))
    )
      return { kind: 'aside', flags }
    const settled = settledLater.exec(text)?.[0]
    const told = settled && !vestVerb.test(settled) ? text.replace(settled, '') : text
    if (exceptEarlier.test(text) || onEarlier.test(acceleration.test(text) ? read.main : told))
      return { kind: 'undeterminable', reason: earlierReason, span: [start, end] }
    if (afterEvent.test(text)) return { kind: 'undeterminable', reason: eventReason, span: [start, end] }
    if (onOccasion.test(text) && atOnce(read.phrases)) return { kind: 'occasion', span: [start, end] }
    if (onOutcome.test(text)) return { kind: 'undeterminable', reason: eventReason, span: [start, end] }
    if (orMeeting.test(text)) return { kind: 'undeterminable', reason: earlierReason, span: [start, end] }
    if (onPerformance.test(text.replace(sooner, ''))) return { kind: 'undeterminable', reason: performanceReason, span: [start, end] }
    if (acceleration.test(text) || /\bprovided,? however|\bany unvested\b/i.test(text)) flags.push('may-accelerate')
    if (service.test(text)) flags.push('continued-service')
    return {
      kind: 'phrases',
      phrases: read.phrases,
      span: read.span,
      flags,
      partOfBalance: partOfBalance ? { units: unitsIncluded(text) } : null,
    }
  }
  if (partOfBalance) return { kind: 'aside', flags }
  if (/\b(?:immediately|currently|early|fully) exercisable\b[^.;]*\brepurchase\b/i.test(text))
    return { kind: 'aside', flags: [...flags, 'early-exercisable'] }
  if (
    !(onEarlier.test(text) && !/accelerat/i.test(text) && saysVests(text)) &&
    /\b(?:will|shall|may) (?:also )?(?:become )?(?:fully )?(?:vest|accelerate)|eligible for accelerated|acceler/i.test(text) &&
    acceleration.test(text)
  ) {
    return { kind: 'aside', flags: [...flags, 'may-accelerate'] }
  }
  if (isVested(text)) return { kind: 'aside', flags }
  if (aside.test(text) && !saysVests(text)) return { kind: 'aside', flags }
  if (onEarlier.test(text) && saysVests(text)) return { kind: 'undeterminable', reason: earlierReason, span: [start, end] }
  if (onPerformance.test(text) && vestVerb.test(text.replaceAll(vestedThings, ' ')) && !aside.test(text) && !/\btax(?:es)?\b/i.test(text))
    return { kind: 'undeterminable', reason: performanceReason, span: [start, end] }
  if ((onOccasion.test(text) || besideSchedule.test(text)) && saysVests(text)) return { kind: 'occasion', span: [start, end] }
  if ((onEvent.test(text) || onOutcome.test(text)) && saysVests(text))
    return { kind: 'undeterminable', reason: eventReason, span: [start, end] }
  if (aside.test(text)) return { kind: 'aside', flags }
  return saysVests(text) && /\d|\b(?:anniversar|annual|month|quarter|year|install)/i.test(text)
    ? { kind: 'unknown' }
    : { kind: 'aside', flags }
}

/** `Includes 13,333 RSUs`. */
const unitsIncluded = (text: string): Decimal | null =>
  /\bincludes? (?:an aggregate of |a total of |approximately )?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d+)?)\s/i
    .exec(text)?.[1]
    ?.replaceAll(',', '') ?? null

const earlierReason = 'it vests on the earlier or later of several days or events'
/** Why a note gives no schedule, in words for people. */
export const performanceReason = 'it vests by performance, a price or a target, not by time alone'
/** Why a note gives no schedule, in words for people. */
export const eventReason = 'it vests on an event whose day the note does not say'

/** `all outstanding vested common units`: what the units are, not when they vest. */
const vestedThings =
  /\b(?:fully |un)?vested (?:(?:common|incentive|restricted|stock|share|phantom|profits?|deferred|company|llc|partnership) ){0,3}(?:shares|options|units|stock|awards|rsus?|psus?)\b/gi

const saysVests = (text: string) =>
  /\b(?:vests?|vested|vesting|exercisable|lapse[sd]?)\b/i.test(
    text
      .replaceAll(vestedThings, ' ')
      .replaceAll(
        /\b(?:fully |un)?vested (?:shares|options|units|portion|rsus?)|\bupon (?:the )?vesting|\bvesting (?:date|period|condition|requirement|schedule|and forfeiture)s?|\bof vesting|(?:following|after) vesting|\b(?:remains?|(?:continues?|shall|will|may) (?:to )?(?:be|remain)) exercisable(?=[^.;]*\b(?:until|for|through)\b)|\bremains? exercisable|\b(?:to the extent|(?:for|as to|with respect to) which)\b[^.;,]{0,40}\b(?:vested|exercisable)|\bwhether (?:or not )?(?:un)?vested(?: or (?:not|(?:un)?vested))?/gi,
        ' ',
      ),
  )

const saysWhen = (phrases: readonly Phrase[]) => phrases.some(tellsTime)

/** `If control changes, the option vests immediately`: no day but that of the event. */
const atOnce = (phrases: readonly Phrase[]): boolean =>
  phrases
    .filter(tellsTime)
    .every(
      (phrase) =>
        phrase.kind === 'points' && phrase.points.every((point) => point.kind === 'after' && point.period.months + point.period.days === 0),
    )

type PhraseReading =
  | { readonly kind: 'phrases'; readonly phrases: readonly Phrase[]; readonly span: readonly [number, number]; readonly main: string }
  | { readonly kind: 'none' }

const ofPerformance = /^(?:earn|eligib|perform|target|maxim|achiev|adjust)/

/**
 * The phrases of a sentence. Before the first verb anything may stand (who was granted what under which plan); from the last word not
 * understood there to the end of the sentence, every word must belong to a phrase or to a condition.
 */
function phrasesOf(tokens: readonly Token[], text: string, offset: number): PhraseReading {
  let phrases: Phrase[] = []
  let from: number | null = null
  let to = 0
  let seenVerb = false
  let strange = false
  let lost = false
  let partLost = false
  let main = ''
  for (let at = 0; at < tokens.length; ) {
    const aside = seenVerb && saysWhen(phrases) ? asideEnd(tokens, at) : null
    if (aside !== null) {
      at = aside
      continue
    }
    const condition = conditionEnd(tokens, at, seenVerb && saysWhen(phrases))
    if (condition !== null) {
      if (seenVerb && !isKnownCondition(tokens, at, condition)) return { kind: 'none' }
      at = Math.max(condition, at + 1)
      continue
    }
    // `vested on May 1, 2022 or will vest on May 1, 2023`: which of the two, is not said
    if (
      seenVerb &&
      saysWhen(phrases) &&
      (wordsAt(tokens, at, 'or will|shall|may? vest|vests') ?? wordsAt(tokens, at, 'or when|whenever|once')) !== null
    )
      return { kind: 'none' }
    // `was granted 12,000 units on May 20, 2019; the units vest …`: told of the grant
    if (!seenVerb && word(tokens, at) === ';' && tokens[at + 1]?.kind === 'word' && !phrases.some(({ kind }) => kind === 'flag')) {
      phrases = []
      from = null
      lost = false
      at++
      continue
    }
    const found = phraseAt(tokens, at)
    const here = tokens[at]!
    const grants = here.kind === 'word' && /^(?:granted|awarded|received|issued)$/.test(here.word)
    const granted = grants && wordsAt(tokens, at - 1, 'was|were|been|has|had') !== null && found?.phrases[0]?.kind !== 'anchor'
    if (granted && !seenVerb) {
      // `On 22 April 2013 the person was granted 13,918 units, which vested …`: the day is that of the grant.
      phrases = []
      from = null
      lost = false
      at++
      continue
    }
    // `25% of the Retention Award vests`: what the award is called
    const nameOfAward =
      here.kind === 'word' && /[A-Z]/.test(text[here.start - offset] ?? '') && /[a-z]/.test(text) && !ofPerformance.test(here.word)
    const amountBefore = phrases.findLast(({ kind }) => kind !== 'noise')?.kind
    if (!found && nameOfAward && (amountBefore === 'part' || amountBefore === 'rest')) {
      at++
      continue
    }
    // A day right after a word not understood is that word's: `expires ten years from the date of grant and vests in …`.
    if (!found || (strange && !seenVerb && found.phrases.some(tellsTime))) {
      if (seenVerb && !found && saysNothing(tokens, at)) {
        at++
        continue
      }
      if (seenVerb) return { kind: 'none' }
      strange = true
      lost ||= phrases.some((phrase) => /^(?:part|rest|units)$/.test(phrase.kind))
      partLost ||= phrases.some((phrase) => phrase.kind === 'part')
      phrases = []
      from = null
      main = ''
      at = found?.next ?? at + 1
      continue
    }
    if (!found.phrases.every((phrase) => phrase.kind === 'noise')) strange = false
    if (!seenVerb && found.phrases.some((phrase) => phrase.kind === 'separator')) lost = false
    if (found.phrases.some((phrase) => phrase.kind === 'verb')) {
      // An amount before a word not understood would be missed: `25% of the units so earned vest`.
      if (lost && !seenVerb && !phrases.some((phrase) => /^(?:part|rest|units|all)$/.test(phrase.kind))) return { kind: 'none' }
      seenVerb = true
    }
    phrases.push(...found.phrases)
    if (found.phrases.some((phrase) => phrase.kind !== 'noise' && phrase.kind !== 'separator')) {
      from ??= tokens[at]!.start
      to = tokens[found.next - 1]!.end
    }
    main += ` ${text.slice(tokens[at]!.start - offset, tokens[found.next - 1]!.end - offset)}`
    at = found.next
  }
  // `25% of the units met a condition on May 1, and the remainder vests quarterly`: of what, is not understood
  if (partLost && phrases.find((phrase) => /^(?:part|rest|units|all)$/.test(phrase.kind))?.kind === 'rest') return { kind: 'none' }
  return from === null || !seenVerb ? { kind: 'none' } : { kind: 'phrases', phrases, span: [from, to], main }
}
