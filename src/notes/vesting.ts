import type { IsoDate } from '../model/document.ts'
import type { VestingFlag, VestingStatement, VestingTerms } from '../model/vesting.ts'
import { termsOf } from './vesting-clauses.ts'
import { type Phrase, phraseAt } from './vesting-phrases.ts'
import { type Token, tokensOf } from './vesting-words.ts'

/**
 * What a note says about vesting: a schedule in exact terms, that all is vested, or that time alone does not decide. Deterministic; wording
 * that is not understood to the last word yields nothing.
 */

/** Longer notes are read up to here; the form allows a thousand characters. */
const longest = 20_000

interface Sentence {
  readonly start: number
  readonly end: number
  readonly text: string
}

const abbreviation =
  /(?:\b(?:inc|corp|co|ltd|l\.p|llc|mr|ms|mrs|dr|no|vs|jr|sr|st|u\.s|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)|\b[a-z])\.$/i

/** Sentences end at a period before white space and a capital, a figure or a bracket; `Inc.`, `Dec.` and initials end none. */
function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = []
  let start = 0
  const close = (end: number) => {
    const part = text.slice(start, end)
    if (part.trim() !== '') found.push({ start: start + part.search(/\S/), end, text: part.trim() })
    start = end
  }
  for (const match of text.matchAll(/\.(?=\s+["“(]?[A-Z0-9]|\s*$)/g)) {
    if (
      !abbreviation.test(text.slice(Math.max(0, match.index - 6), match.index + 1)) ||
      /\s*$/.test(text.slice(match.index + 1)) === (match.index + 1 === text.length)
    ) {
      if (match.index + 1 < text.length && abbreviation.test(text.slice(Math.max(0, match.index - 6), match.index + 1))) continue
      close(match.index + 1)
    }
  }
  close(text.length)
  return found
}

const vestVerb = /\b(?:vest(?:s|ed|ing)?|exercisable|lapses?|lapsed|lapsing)\b/i

/** Sentences that speak of vesting without saying when: what a unit is, what is withheld, delivered or forfeited. */
const aside =
  /\b(?:contingent right|right to receive|represents? the (?:contingent )?right|entitles?\b|withh(?:e|o)ld|tax (?:obligation|liabilit)|net settle|will be (?:delivered|settled|paid|issued)|shall be (?:delivered|settled|paid|issued)|delivery of|dividend equivalent|do(?:es)? not expire|no expiration date|disclaims?|settlement of|previously reported|forfeit(?:ed|ure) (?:if|upon|in)|unvested (?:shares|options|units)[^.]{0,40}forfeit|deferred until)\b/i

const planName =
  /\b(?:long[- ]term |stock |equity |annual |executive )*performance (?:and )?(?:incentive|equity|stock|share|compensation|award|bonus)[\w\s&-]{0,40}?plan\b/gi

/** The vesting that happened and brought the shares, not one that is to come. */
const vestingOfUnits =
  /\b(?:upon|on|from|after|following|for|with|of|at|the|in|until|full)\s+(?:the\s+)?(?:full\s+)?vesting(?:s)?(?:\s+and\s+\w+)?\s+of\b/gi

const blank = (found: string) => ' '.repeat(found.length)

const onPerformance =
  /\bperformance\b|\bmilestones?\b|\bachiev\w*|\battain\w*|\bmetrics?\b|\btarget(?:ed)?\b|shareholder return|\bTSR\b|\bEBITDA\b|\brevenues?\b|earnings per share|market capitali[sz]ation|volume[- ]weighted|\b(?:stock|share|closing|market) price\b|\btrading days?\b|\bhurdles?\b|\bcertif\w+|\bno more than\b|\bup to \d|\bbetween \d+%/i

const onEarlier = /\b(?:earlier|later|earliest|latest|sooner|first)\b(?: to occur| occurring)?\s+(?:of|to occur)\b/i

const onEvent =
  /\b(?:initial public offering|IPO|liquidity event|qualified financing|business combination|merger|consummation|closing of|effectiveness of|approval|annual (?:general )?(?:meeting|stockholders?|shareholders?)|meeting of (?:the )?(?:stockholders|shareholders)|stockholders?['’]? meeting|shareholders?['’]? meeting|separation from service|retirement date|termination of (?:service|employment)|change (?:in|of) control|sale event)\b/i

/** An earlier vesting on an event, said beside the schedule. */
const acceleration =
  /\baccelerat\w*|\bbecome fully (?:vested|exercisable)[^.]{0,40}\b(?:in the event|if|upon)\b|\bwill vest in full (?:upon|in the event|if)\b|\bimmediately (?:vest|prior to)|\b(?:vest(?:ing)?|exercisable)\b[^.]{0,60}\bupon (?:the |a |his |her )?(?:change|death|disability|retirement|termination)\b/i

const businessDay = /\b(?:non-?\s?business (?:day|date)|next business (?:day|date)|not a business day|trading day)\b/i

const service = /\bcontinu(?:ed|ous|ing|es?)\b|\bremains? (?:employed|in|a|an)\b|\bservice\b|\bemploy(?:ed|ment)\b/i

type SentenceReading =
  | {
      readonly kind: 'phrases'
      readonly phrases: readonly Phrase[]
      readonly span: readonly [number, number]
      readonly flags: readonly VestingFlag[]
    }
  | { readonly kind: 'aside'; readonly flags: readonly VestingFlag[] }
  | { readonly kind: 'undeterminable'; readonly reason: string; readonly span: readonly [number, number] }
  | { readonly kind: 'unknown' }

const conditionWords = new Set([
  'subject',
  'provided',
  'assuming',
  'contingent',
  'conditioned',
  'conditional',
  'unless',
  'if',
  'except',
  'while',
  'during',
  'based',
  'notwithstanding',
  'absent',
])

/** The end of a condition that starts at a token, or `null` if none does. */
function conditionEnd(tokens: readonly Token[], at: number): number | null {
  const word = (place: number) => {
    const token = tokens[place]
    return token?.kind === 'word' ? token.word : ''
  }
  const opener = word(at)
  const opens =
    (opener === 'so' || opener === 'as') && word(at + 1) === 'long' && word(at + 2) === 'as'
      ? true
      : opener === 'in' && word(at + 1) === 'each' && word(at + 2) === 'case'
        ? true
        : opener === 'or' && /^(?:earlier|sooner|upon|if)$/.test(word(at + 1))
          ? true
          : (opener === 'so' || opener === 'such') && word(at + 1) === 'that'
            ? true
            : opener === 'accelerated' || opener === 'earlier'
              ? true
              : conditionWords.has(opener)
  if (!opens) return null
  if (
    opener === 'subject' &&
    /^(?:option|options|award|awards|grant|stock|rsu|rsus|restricted|this|each|vesting|time|unit|units|performance)$/.test(
      word(at + (word(at + 1) === 'to' ? 2 : 1)),
    )
  ) {
    if (!/^vesting|time$/.test(word(at + 2))) return null
  }
  if (opener === 'during' || opener === 'based') {
    if (!/^(?:continu|employ|service|each|upon|on)/.test(word(at + 1))) return null
  }
  for (let place = at + 1; place < tokens.length; place++) {
    const token = tokens[place]!
    if (token.kind !== 'mark') continue
    if (token.mark === ':') return place
    if (token.mark === ';') return place
    if (token.mark !== ',') continue
    const next = tokens[place + 1]
    if (next?.kind === 'part') return place
    if (next?.kind === 'word' && /^(?:with|then|beginning|commencing|over|until|vest|vests|vesting)$/.test(next.word)) return place
    if (next?.kind === 'word' && next.word === 'as' && word(place + 2) === 'follows') return place
    if (next?.kind === 'word' && next.word === 'and' && /^(?:vests?|vested|becomes?|will|shall|are|is)$/.test(word(place + 2))) return place
    if (
      next?.kind === 'word' &&
      next.word === 'and' &&
      (tokens[place + 2]?.kind === 'part' || /^(?:remaining|balance|remainder|additional)$/.test(word(place + 2)))
    )
      return place
  }
  return tokens.length
}

function readSentence(sentence: Sentence): SentenceReading {
  const { start, end } = sentence
  const text = sentence.text.replaceAll(planName, blank).replaceAll(vestingOfUnits, blank)
  const flags: VestingFlag[] = []
  if (businessDay.test(text)) flags.push('business-day-shift')
  if (!vestVerb.test(text)) return { kind: 'aside', flags }
  if (/^(?:this (?:amount|number|total) )?(?:also )?includes?\b/i.test(text) && !/as follows/i.test(text)) return { kind: 'aside', flags }
  if (/^if\b/i.test(text) && businessDay.test(text)) return { kind: 'aside', flags }
  const core = text.replace(/,?\s*unless (?:that|any|the|such)[^.]*business[^.]*$/i, '')
  const tokens = tokensOf(`${' '.repeat(start)}${core}`, start, start + core.length)
  const read = phrasesOf(tokens, core, start)
  if (read.kind === 'phrases' && saysWhen(read.phrases)) {
    if (onEarlier.test(read.main)) return { kind: 'undeterminable', reason: earlierReason, span: [start, end] }
    if (onPerformance.test(read.main)) return { kind: 'undeterminable', reason: performanceReason, span: [start, end] }
    if (acceleration.test(text)) flags.push('may-accelerate')
    if (service.test(text)) flags.push('continued-service')
    return { kind: 'phrases', phrases: read.phrases, span: read.span, flags }
  }
  if (
    /\b(?:will|shall|may) (?:also )?(?:become )?(?:fully )?(?:vest|accelerate)|eligible for accelerated|acceler/i.test(text) &&
    acceleration.test(text)
  ) {
    return { kind: 'aside', flags: [...flags, 'may-accelerate'] }
  }
  if (aside.test(text) && !saysVests(text)) return { kind: 'aside', flags }
  if (onEarlier.test(text) && saysVests(text)) return { kind: 'undeterminable', reason: earlierReason, span: [start, end] }
  if (onPerformance.test(text) && !aside.test(text)) return { kind: 'undeterminable', reason: performanceReason, span: [start, end] }
  if (onEvent.test(text) && saysVests(text)) return { kind: 'undeterminable', reason: eventReason, span: [start, end] }
  if (aside.test(text)) return { kind: 'aside', flags }
  return saysVests(text) && /\d|\b(?:anniversar|annual|month|quarter|year|install)/i.test(text)
    ? { kind: 'unknown' }
    : { kind: 'aside', flags }
}

const earlierReason = 'it vests on the earlier or later of several days or events'
const performanceReason = 'it vests by performance, a price or a target, not by time alone'
const eventReason = 'it vests on an event whose day the note does not say'

const saysVests = (text: string) =>
  /\b(?:vests?|vested|vesting|exercisable|lapse[sd]?)\b/i.test(
    text.replaceAll(
      /\b(?:fully |un)?vested (?:shares|options|units|portion|rsus?)|\bupon (?:the )?vesting|\bvesting (?:date|period|condition|requirement|schedule|and forfeiture)s?|\bof vesting|following vesting/gi,
      ' ',
    ),
  )

const saysWhen = (phrases: readonly Phrase[]) =>
  phrases.some((phrase) => /^(?:points|installments|period|duration|start|days-of-year|anniversaries|end)$/.test(phrase.kind))

type PhraseReading =
  | { readonly kind: 'phrases'; readonly phrases: readonly Phrase[]; readonly span: readonly [number, number]; readonly main: string }
  | { readonly kind: 'none' }

/**
 * The phrases of a sentence. Before the first verb anything may stand (who was granted what under which plan); from the last word not
 * understood there to the end of the sentence, every word must belong to a phrase or to a condition.
 */
function phrasesOf(tokens: readonly Token[], text: string, offset: number): PhraseReading {
  let phrases: Phrase[] = []
  let from: number | null = null
  let to = 0
  let seenVerb = false
  let main = ''
  for (let at = 0; at < tokens.length; ) {
    const condition = conditionEnd(tokens, at)
    if (condition !== null) {
      at = Math.max(condition, at + 1)
      continue
    }
    const found = phraseAt(tokens, at)
    if (!found) {
      if (seenVerb) return { kind: 'none' }
      phrases = []
      from = null
      main = ''
      at++
      continue
    }
    if (found.phrases.some((phrase) => phrase.kind === 'verb')) seenVerb = true
    phrases.push(...found.phrases)
    if (found.phrases.some((phrase) => phrase.kind !== 'noise' && phrase.kind !== 'separator')) {
      from ??= tokens[at]!.start
      to = tokens[found.next - 1]!.end
    }
    main += ` ${text.slice(tokens[at]!.start - offset, tokens[found.next - 1]!.end - offset)}`
    at = found.next
  }
  return from === null || !seenVerb ? { kind: 'none' } : { kind: 'phrases', phrases, span: [from, to], main }
}

const fullyVested =
  /\b(?:(?:are|is|was|were|became|have|has)(?: been)?(?: currently| immediately| presently| all| each| now)? (?:fully[- ]|100% |immediately |currently |presently )?(?:vested|exercisable)|fully[- ](?:vested|exercisable)|(?:immediately|currently|presently) (?:vested|exercisable)|100% (?:vested|exercisable)|vested (?:and|in full)|may be exercised at any time)\b/i

/** A day on which the text says the award was granted, if it says exactly one. */
function grantDateSaid(text: string): IsoDate | null {
  const said = new Set<IsoDate>()
  const beside = [
    /\b(?:granted|awarded|issued)\b[^.;]{0,60}?\bon\s+/gi,
    /\bgrant date:?\s+(?:of\s+)?/gi,
    /\b(?:effective|on)\s+(?=[^.;]{6,20},? (?:the )?(?:reporting person|company|issuer)[^.;]{0,40}\b(?:was granted|were granted|granted|received|approved))/gi,
  ]
  for (const pattern of beside) {
    for (const match of text.matchAll(pattern)) {
      const at = match.index + match[0].length
      const [token] = tokensOf(text, at, Math.min(text.length, at + 24))
      if (token?.kind === 'date' && token.start - at < 2) said.add(token.date)
    }
  }
  return said.size === 1 ? [...said][0]! : null
}

function commencementDateSaid(text: string): IsoDate | null {
  const said = new Set<IsoDate>()
  for (const match of text.matchAll(/\bvesting (?:commencement|start) date["”)]*\s*(?:is|was|of|:|,|\()?\s*/gi)) {
    const at = match.index + match[0].length
    const [token] = tokensOf(text, at, Math.min(text.length, at + 24))
    if (token?.kind === 'date' && token.start - at < 3) said.add(token.date)
  }
  return said.size === 1 ? [...said][0]! : null
}

/**
 * The statement of one note, or `null` where it says nothing about when something vests or says it in words not understood.
 * Sentences are read together, since one often gives the length and the next the parts; where each of several tells the whole, the one
 * that names units or days is taken.
 */
export function readVesting(noteText: string): VestingStatement | null {
  const text = noteText.slice(0, longest)
  if (!vestVerb.test(text)) return null
  const readings = sentencesOf(text).map(readSentence)
  const undeterminable = readings.find((one) => one.kind === 'undeterminable')
  if (undeterminable?.kind === 'undeterminable') {
    return { kind: 'undeterminable', reason: undeterminable.reason, span: undeterminable.span, confidence: 0.95 }
  }
  if (readings.some((one) => one.kind === 'unknown')) return null
  const flags = readings.flatMap((one) => ('flags' in one ? one.flags : []))
  const said = readings.flatMap((one) => (one.kind === 'phrases' ? [one] : []))
  if (said.length === 0) {
    const match = fullyVested.exec(text)
    return match ? { kind: 'vested', span: [match.index, match.index + match[0].length], confidence: 0.9 } : null
  }
  const vesting = said.filter(({ span }) => /\b(?:vest|lapse)/i.test(text.slice(span[0], span[1])))
  const chosen = vesting.length > 0 ? vesting : said
  const early = chosen.length < said.length
  const terms = termsOf(chosen.flatMap((one) => one.phrases)) ?? onlyWhole(chosen.map((one) => termsOf(one.phrases)))
  if (!terms) return null
  const usesGrant = terms.tranches.some(({ start }) => start.kind !== 'date' && start.anchor === 'grant')
  const usesCommencement = terms.tranches.some(({ start }) => start.kind !== 'date' && start.anchor === 'commencement')
  const all: VestingTerms = {
    ...terms,
    grantDate: terms.grantDate ?? (usesGrant ? grantDateSaid(text) : null),
    commencementDate: terms.commencementDate ?? (usesCommencement ? commencementDateSaid(text) : null),
    flags: [...new Set([...terms.flags, ...flags, ...(early ? (['early-exercisable'] as const) : [])])],
  }
  const span = [Math.min(...chosen.map((one) => one.span[0])), Math.max(...chosen.map((one) => one.span[1]))] as const
  return { kind: 'schedule', terms: all, span, confidence: confidenceOf(all) }
}

/** Of several sentences that each tell the whole, the one in units or named days. */
function onlyWhole(found: readonly (VestingTerms | null)[]): VestingTerms | null {
  const whole = found.filter((one) => one !== null)
  return (
    whole.find((one) => one.tranches.some(({ amount }) => amount.kind === 'units')) ??
    (whole.length === found.length ? (whole[0] ?? null) : null)
  )
}

function confidenceOf({ flags }: VestingTerms): number {
  const doubtful: readonly VestingFlag[] = ['period-from-duration', 'start-is-clock', 'cumulative-percentages', 'last-takes-rest']
  return flags.some((flag) => doubtful.includes(flag)) ? 0.85 : 0.97
}
