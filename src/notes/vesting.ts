import { addMonths } from '../model/date.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import type { VestingFlag, VestingStatement, VestingTerms } from '../model/vesting.ts'
import { placedIn, plainOf } from './plain.ts'
import { matches } from './reading-line.ts'
import { announces, awardsOf } from './vesting/awards.ts'
import {
  byLiquidity,
  byPerformance,
  denied,
  liquidityMet,
  onCompanyDates,
  onLiquidity,
  onPerformanceBasis,
  performanceMet,
} from './vesting/circumstances.ts'
import { definitionsIn } from './vesting/definitions.ts'
import type { Token } from './vesting/lexer.ts'
import { blank, planName } from './vesting/names.ts'
import type { Phrase } from './vesting/phrases.ts'
import { pointsBack } from './vesting/references.ts'
import {
  definesStart,
  eventReason,
  performanceReason,
  readSentence,
  type SentenceReading,
  sentencesOf,
  vestVerb,
} from './vesting/sentences.ts'
import { fullyVested, isVested } from './vesting/standing.ts'
import { inWordsOfVesting, maySpeakOfVesting } from './vesting/synonyms.ts'
import { termsOf } from './vesting/terms.ts'
import { tokensOf } from './vesting/words.ts'
import { yearlyFromGrant } from './vesting/yearly.ts'

/**
 * What a note says about vesting: a schedule in exact terms, that all is vested, or that time alone does not decide. Deterministic; wording
 * that is not understood to the last word yields nothing.
 */

/** Longer notes are read up to here; the form allows a thousand characters. */
const longest = 5_000

const anotherGrant = /^,? and [\d,]{2,} [^.;\d]{0,60}?\bon\s+/i

/** What stands right before the day of a grant. */
const besideGrantDate = [
  /\b(?:granted|awarded|issued|received)\b[^.;]{0,60}?\bon\s+/gi,
  /\b(?:granted|awarded|issued)\s+(?=\S{1,9}\.? \d|\d)/gi,
  /\bgrant date:?\s+(?:of\s+)?/gi,
  /\b(?:effective|on)\s+(?=[^.;]{6,20},? (?:the )?(?:reporting person|company|issuer|director|officer|executive|committee|board|(?:Mr|Ms|Mrs|Dr)\.)[^.;]{0,40}\b(?:granted|awarded|issued|received|approved))/gi,
]

/** The days on which the text says that an award was granted. */
function grantDatesSaid(text: string): readonly IsoDate[] {
  const said = new Set<IsoDate>()
  for (const pattern of besideGrantDate) {
    for (const match of matches(pattern, text)) {
      const at = match.index + match[0].length
      const [token] = tokensOf(text, at, Math.min(text.length, at + 24))
      if (token?.kind !== 'date' || token.start - at > 1) continue
      said.add(token.date)
      // `received 3,000 units on May 10, 2021 and 4,000 units on May 12, 2022`
      const another = anotherGrant.exec(text.slice(token.end))
      const [more] = another ? tokensOf(text, token.end + another[0].length, token.end + another[0].length + 24) : []
      if (more?.kind === 'date') said.add(more.date)
    }
  }
  return [...said]
}

const commencementDate = /\bvesting (?:commencement|start) date["”)]*\s*(?:is|was|of|:|,|\()?\s*/gi

function commencementDateSaid(text: string): IsoDate | null {
  const said = new Set<IsoDate>()
  for (const match of matches(commencementDate, text)) {
    const at = match.index + match[0].length
    const [token] = tokensOf(text, at, Math.min(text.length, at + 24))
    if (token?.kind === 'date' && token.start - at < 3) said.add(token.date)
  }
  for (const { start, text: sentence } of sentencesOf(text)) {
    const match = definesStart.exec(sentence)
    const [token] = match ? tokensOf(text, start + match.index + match[0].length, start + sentence.length) : []
    if (token?.kind === 'date') said.add(token.date)
  }
  return said.size === 1 ? [...said][0]! : null
}

function readSentences(text: string): SentenceReading[] {
  const definitions = definitionsIn(text)
  let named: readonly Token[] | null = pointsBack.test(text) ? [] : null
  return sentencesOf(text).map((sentence) => {
    const read = readSentence(sentence, named, definitions)
    named = read.named
    return read.reading
  })
}

/**
 * The statement of one note, or `null` where it says nothing about when something vests or says it in words not understood.
 * Sentences are read together, since one often gives the length and the next the parts; where each of several tells the whole, the one
 * that names units or days is taken.
 */
export function readVesting(note: string): VestingStatement | null {
  const plain = plainOf(note)
  const statement = readAward(withHyphens(plain.text))
  if (statement === null || (statement.kind === 'schedule' && statement.terms.units !== null)) return null
  return placedIn(plain, statement)
}

/**
 * What a note says of every award that it tells of: the one that it marks, a part of a balance (`Includes 6,000 units, which vest …`), or
 * several awards with a schedule each, which are told by their units.
 */
export function readVestings(note: string): readonly VestingStatement[] {
  const plain = plainOf(note)
  return readAwards(withHyphens(plain.text)).map((statement) => placedIn(plain, statement))
}

/** `one–third`: dashes that join, as hyphens. */
const withHyphens = (text: string): string => text.replace(/(?<=\w)[\u2010-\u2014](?=\w)/g, '-')

function readAwards(noteText: string): readonly VestingStatement[] {
  const one = readAward(noteText)
  if (one && !(one.kind === 'schedule' && one.terms.tranches.length > 1 && isInUnits(one.terms))) return [one]
  const several = readSeveral(noteText.slice(0, longest))
  if (!one) return several
  // days and units told one after the other are one award
  const parted =
    several.every((each) => each.kind === 'schedule') &&
    several.some((each) => each.kind === 'schedule' && (hasRun(each.terms) || each.terms.grantDate !== null))
  return several.length > 1 && parted ? several : [one]
}

const isInUnits = ({ tranches }: VestingTerms): boolean => tranches.every(({ amount }) => amount.kind === 'units')

/** `The first tranche of the units vested on May 1, 2020.`, without a word of the others. */
const oneInstallment =
  /\b(?:first|second|third|fourth|fifth|final|last|initial|next) (?:vesting )?(?:tranche|installment|instalment|portion)\b[^.;]{0,60}\bvest/i

/** A sentence about one of the installments, or those left. */
const ofInstallments = /^\W*(?:the )?(?:first|second|initial|next|last|final|remaining|remainder|balance)\b/i

const isOfOneDay = ({ tranches }: VestingTerms): boolean =>
  tranches.length === 1 && tranches[0]!.series === null && tranches[0]!.amount.kind === 'remainder'

const hasRun = ({ tranches }: VestingTerms): boolean => tranches.length > 1 || tranches.some(({ series }) => series !== null)

/** Each award read as a note of its own; nothing, where one of them is not understood. */
function readSeveral(text: string): readonly VestingStatement[] {
  const awards = awardsOf(text)
  if (awards.length < 2) return []
  const before = text.slice(0, awards[0]!.start)
  if (!announces.test(before) && readSentences(before).some(({ kind }) => kind !== 'aside')) return []
  const statements = awards.map(({ units, text: words, placeOf }): VestingStatement | null => {
    const statement = readAward(words)
    if (!statement) return null
    const span = [placeOf(statement.span[0]), placeOf(statement.span[1])] as const
    if (statement.kind !== 'schedule') return { ...statement, span }
    const { terms, confidence } = statement
    return { ...statement, span, terms: { ...terms, units: terms.units ?? units }, confidence: Math.min(confidence, 0.9) }
  })
  const read = statements.flatMap((one) => (one ? [one] : []))
  return read.length === awards.length && read.some(({ kind }) => kind === 'schedule') ? read : []
}

/** The note without what it tells of a liquidity condition that has been met, where service is told of as well. */
function ofService(text: string): string {
  if (!liquidityMet.test(text)) return text
  const rest = text.replaceAll(onLiquidity, blank)
  return readSentences(rest).some(({ kind }) => kind === 'phrases') ? rest : text
}

/** `Of the original grant of 11,268 units, 1/16 …`: the parts are of that, not of what the row has left. */
const originalUnits = (text: string): Decimal | null =>
  /\bof the (?:original|initial) (?:grant|award) of (?:an aggregate of |a total of )?(\d{1,3}(?:,\d{3})+|\d{1,9}) (?:RSUs|PSUs|DSUs|restricted|units|options|shares)\b/i
    .exec(text)?.[1]
    ?.replaceAll(',', '') ?? null

function readAward(noteText: string): VestingStatement | null {
  if (!maySpeakOfVesting.test(noteText)) return null
  const whole = inWordsOfVesting(noteText.slice(0, longest))
  const served = ofService(whole)
  const text = performanceMet(served) ? served.replaceAll(onPerformanceBasis, blank) : served
  if (!vestVerb.test(text) || onCompanyDates.test(text)) return null
  const readings = readSentences(text)
  const timed = readings.some((one) => one.kind === 'phrases')
  if (timed && byPerformance.test(text.replaceAll(planName, blank).replaceAll(denied, blank)))
    return { kind: 'undeterminable', reason: performanceReason, span: [0, text.length], confidence: 0.9 }
  if (timed && byLiquidity.test(text)) return { kind: 'undeterminable', reason: eventReason, span: [0, text.length], confidence: 0.9 }
  const undeterminable = readings.find((one) => one.kind === 'undeterminable')
  if (undeterminable?.kind === 'undeterminable') {
    return { kind: 'undeterminable', reason: undeterminable.reason, span: undeterminable.span, confidence: 0.95 }
  }
  const occasion = timed ? undefined : readings.find((one) => one.kind === 'occasion')
  if (occasion?.kind === 'occasion') return { kind: 'undeterminable', reason: eventReason, span: occasion.span, confidence: 0.9 }
  if (readings.some((one) => one.kind === 'unknown')) return null
  const flags = readings.flatMap((one) => ('flags' in one ? one.flags : []))
  const said = readings.flatMap((one) => (one.kind === 'phrases' ? [one] : []))
  if (said.length === 0) {
    const vested = sentencesOf(text).find((sentence) => isVested(sentence.text))
    const match = vested && fullyVested.exec(vested.text)
    return match
      ? { kind: 'vested', span: [vested.start + match.index, vested.start + match.index + match[0].length], confidence: 0.9 }
      : null
  }
  const vesting = said.filter(({ span }) => /\b(?:vest|lapse)/i.test(text.slice(span[0], span[1])))
  // `The first installment becomes exercisable on May 1`, of the installments that vest
  const goesOn = said.some(({ span }) => ofInstallments.test(text.slice(0, span[1]).split(/\.\s/).at(-1)!))
  const chosen = vesting.length > 0 && !goesOn ? vesting : said
  const early = chosen.length < said.length
  const grants = grantDatesSaid(text)
  const terms = together(chosen.map(({ phrases }) => (grants.length === 1 ? yearlyFromGrant(phrases, grants[0]!) : phrases)))
  if (!terms || (isOfOneDay(terms) && oneInstallment.test(text))) return null
  const ofBalance = isInUnits(terms) ? undefined : chosen.find((one) => one.partOfBalance)?.partOfBalance
  if (ofBalance?.units === null) return null
  const usesGrant = terms.tranches.some(({ start }) => start.kind !== 'date' && start.anchor === 'grant')
  const usesCommencement = terms.tranches.some(({ start }) => start.kind !== 'date' && start.anchor === 'commencement')
  const granted = terms.grantDate === null && usesGrant ? grants : []
  // counted from one of several grants
  if (granted.length > 1) return null
  const all: VestingTerms = {
    ...terms,
    units: ofBalance?.units ?? (isInUnits(terms) ? null : originalUnits(text)),
    grantDate: terms.grantDate ?? granted[0] ?? null,
    commencementDate: terms.commencementDate ?? (usesCommencement ? commencementDateSaid(text) : null),
    flags: [...new Set([...terms.flags, ...flags, ...(early ? (['early-exercisable'] as const) : [])])],
  }
  const span = [Math.min(...chosen.map((one) => one.span[0])), Math.max(...chosen.map((one) => one.span[1]))] as const
  return { kind: 'schedule', terms: all, span, confidence: confidenceOf(all) }
}

/**
 * Sentences belong together, unless one says twice what another says: then the one in units. Several that each tell a whole in parts speak
 * of several awards, and nothing is made of them together.
 */
function together(sentences: readonly (readonly Phrase[])[]): VestingTerms | null {
  const distinct = [...new Map(sentences.map((phrases) => [JSON.stringify(phrases), phrases])).values()]
  if (distinct.length === 1) return termsOf(distinct[0]!)
  const inUnits = distinct.filter((phrases) => termsOf(phrases)?.tranches.some(({ amount }) => amount.kind === 'units'))
  const tellWhole = distinct.filter((phrases) => !inUnits.includes(phrases) && termsOf(phrases) !== null)
  // `The units vested in their entirety on May 1, 2021`, the last day of a run told before
  const whole = tellWhole.filter((phrases) => !tellWhole.some((other) => other !== phrases && endsWith(termsOf(other)!, termsOf(phrases)!)))
  if (whole.length > 1) return null
  if (whole.length === 1 && whole.length < tellWhole.length && distinct.length === tellWhole.length) return termsOf(whole[0]!)
  // `12,000 units vest in two equal parts on …`, `The remaining 8,000 units vest on …`
  const goesOn = inUnits.some((phrases) => phrases.some(({ kind }) => kind === 'rest'))
  if (whole.length === 1 && inUnits.length > 0) {
    const told = goesOn ? termsOf(distinct.flat()) : termsOf(inUnits.flat())
    // `The units vest in three annual installments …`, `1,250 units vested on May 1, 2021`: one of them, or another award
    return told && !goesOn && daysOf(told) === 1 && daysOf(termsOf(whole[0]!)!) !== 1 ? null : told
  }
  const all = termsOf(distinct.flat())
  if (all || whole.length !== 1 || distinct.length !== 2) return all
  // `14,772 shares vest on June 30, 2015`: another award
  const other = distinct.find((phrases) => phrases !== whole[0])!
  const another = other.some(({ kind }) => kind === 'points')
  return another ? null : termsOf(whole[0]!)
}

/** Whether terms of one day name the last day of others. */
function endsWith(others: VestingTerms, last: VestingTerms): boolean {
  if (!isOfOneDay(last) || daysOf(others) === 1) return false
  const [day, end] = [last.tranches[0]!.start, others.tranches.at(-1)!]
  if (day.kind !== 'date' || end.start.kind !== 'date') return false
  const { series, start } = end
  if (series === null) return start.date === day.date
  const { every, times, startMeans } = series
  return times !== null && addMonths(start.date, every.months * (startMeans === 'clock' ? times : times - 1)) === day.date
}

/** How many days terms tell of; `null` where the amounts decide. */
function daysOf({ tranches }: VestingTerms): number | null {
  const counts = tranches.map(({ series }) => (series === null ? 1 : series.times))
  return counts.reduce<number | null>((sum, count) => (sum === null || count === null ? null : sum + count), 0)
}

function confidenceOf({ flags }: VestingTerms): number {
  const doubtful: readonly VestingFlag[] = ['period-from-duration', 'start-is-clock', 'cumulative-percentages', 'last-takes-rest']
  return flags.some((flag) => doubtful.includes(flag)) ? 0.85 : 0.97
}
