import type { Token } from './lexer.ts'
import { word, wordsAt } from './patterns.ts'
import { phraseAt, tellsTime } from './phrases.ts'
import { timeUnits, whole } from './rhythms.ts'

/** Conditions beside a schedule (continued service, forfeiture, acceleration): where they begin and end in a sentence. */

const openers: readonly string[] = [
  'provided|assuming|conditioned|conditional|unless|if|except|while|notwithstanding|absent|barring|none|but|however',
  'contingent|dependent|depending on|upon',
  'on condition',
  'in absence',
  'in event|case',
  'or|and on? pro rata basis? in|if|upon|for',
  'without regard',
  'so|as long as',
  'in each|either|any|all case|cases',
  'or earlier|sooner|upon|if',
  'or in full|entirety upon|if|on',
  'or immediately|automatically|fully|otherwise upon|if|in|following',
  'so|such that',
  'at which time',
  'and? will|shall? expire|expires|expired',
  'and? will|shall|to be? automatically? forfeited|canceled|cancelled|held|withheld|settled|delivered|paid|distributed|converted|exchanged|transferred|issued|payable',
  'and? will|shall? entitle|entitles|entitling',
  'because|since|although|though',
  'and? any|all unvested',
  'with any unvested',
  'with no vesting|shares|options|units|portion',
  'with vesting accelerated|accelerating|acceleration',
  'with accelerated|acceleration',
  'during continued|continuous|employment|service|each|term',
  'during reporting|executive|director|officer? person? continued|continuous? employment|service',
  'based on|upon? fair|closing|market|value',
  'and has|have|having',
  'within',
]

/** What is told after the days: the agreement they stand in, what becomes of the award before and after them. */
const afterwards: readonly string[] = [
  'pursuant to terms|provisions|vesting|award|grant|restricted|stock|applicable',
  'under terms|provisions',
  'in accordance with terms|provisions|vesting? award|agreement',
  'per terms|award|agreement',
  'all? as more|further fully? set|described|provided|specified',
  'all? as set|described|provided|specified|disclosed|defined|previously',
  'and|with unvested|dividends|dividend',
  'and options|option|shares|units|awards|award? is|are not',
  'and options|option|shares|units|awards|award? will|shall|may? be? remain|remains|exercised|exercisable exercisable? until|for|through|thru',
  'and? will|shall? remain|remains exercisable',
  'and is|are|may|will|shall be? exercisable|exercised until|for|through|thru',
  'and include|includes|carry|carries|accrue|accrues tandem? dividend|dividends|distribution|distributions',
  'and reporting? person|holder|recipient has|have|is|may|will',
  'and? is|are? payable in|upon|on|at|following',
  'and is|are eligible|transferable|nontransferable|entitled|intended|designed|non|not',
  'as adjusted|amended|modified',
  'based on|upon? continued|continuous|employment|service',
  'under reporting? person? employment|offer|severance|award|grant|restricted',
  'in connection|consideration|lieu',
  'as determined|approved|reported|calculated|compensation',
  'at|with|and? has? exercise|strike|conversion|purchase price',
  'with settlement|delivery|payment|distribution|any|each|such',
  'with full|immediate|accelerated? vesting upon|on|in|if',
  'with full|such? vesting to accelerate|be',
  'and? each vested|rsu|unit|restricted|share',
  'and options|option|awards|award? terminates|terminate',
  'and represent|represents|constitute|constitutes compensation|consideration|payment',
  'at|on|upon|until|prior|after|following|by to? which point|time',
  'after|following|upon which',
  'which vesting|schedule accelerates|will|is|shall|may',
  'which shares|units|options will|shall|may be? forfeited|issued|delivered|subject',
  'even if',
  'as result',
  'due to',
  'by reason|virtue',
  'rounded',
  'with any|all? balance|remainder|rest|remaining|excess|fractional shares|units? vesting|to vest? on|with last|final',
  'or on? next|first business|trading day|date',
]

/** `subject to the option` names the award; `subject to continued service` is a condition. */
const namesAward =
  'subject to? following|such|each? initial|annual|new|first? option|options|award|awards|grant|stock|rsu|rsus|restricted|each|vesting|schedule|time|unit|units|graded'

/** `subject to a repurchase right, which lapses in 36 installments`: the restriction that the schedule ends. */
const restrictions: readonly string[] = [
  'subject to? issuer|company? right? repurchase|reacquisition right|option?',
  'subject to? risk forfeiture that|which lapse|lapses',
  'subject to? forfeiture|transfer? restriction|restrictions that|which lapse|lapses',
]

const vestingWords = new Set(['vest', 'vests', 'be', 'become', 'becomes', 'vested', 'exercisable', 'nonforfeitable', 'and', 'in'])

/** `and shall vest and become immediately exercisable prior to a change in control`, after a schedule: what an event brings. */
function opensEvent(tokens: readonly Token[], at: number): boolean {
  let here = wordsAt(tokens, at, 'and will|shall?')
  if (here === null) return false
  let whole = false
  for (let more = true; more; ) {
    const all = wordsAt(tokens, here, 'fully|full|immediately|automatically|100')
    whole ||= all !== null
    more = all !== null || (vestingWords.has(word(tokens, here)) && wordsAt(tokens, here, 'in event|case|equal|annual') === null)
    if (more) here++
  }
  return whole && (wordsAt(tokens, here, 'upon|if') ?? wordsAt(tokens, here, 'prior to') ?? wordsAt(tokens, here, 'in event|case')) !== null
}

/** `subject to three-year cliff vesting` says when, `subject to a one-year holding period` does not. */
const lengthAt = (tokens: readonly Token[], at: number | null): boolean =>
  at !== null &&
  whole(tokens[at]) !== null &&
  word(tokens, at + 1) in timeUnits &&
  !/^(?:hold|holding|lock|lockup|retention|restriction)$/.test(word(tokens, at + 2))

/** What goes on after a condition in commas. */
const resumes: readonly string[] = [
  'with|then|beginning|commencing|over|until|vest|vests|vesting',
  'as follows|to',
  'in full|entirety',
  'will|shall vest|become',
  'and vest|vests|vested|become|becomes|will|shall|are|is|remaining|balance|remainder|additional',
]

/** `expires in ten years and vests on`: the sentence goes on to the vesting. */
const vestsNext: readonly string[] = [
  'and|which will|shall? vests',
  'and|which will|shall vest',
  'and becomes|become vested|exercisable',
  'and|which vest in|on|as|over|ratably',
]

/** Whether a schedule begins or goes on at a token: `, in three annual installments`, `, 25% on each anniversary`. */
function tellsMore(tokens: readonly Token[], start: number): boolean {
  const at = tokens[wordsAt(tokens, start, 'in|as? to?')!]?.kind === 'part' ? wordsAt(tokens, start, 'in|as? to?')! : start
  return at < tokens.length && (phraseAt(tokens, at)?.phrases ?? []).some((phrase) => tellsTime(phrase) || phrase.kind === 'part')
}

/** `2,500 shares on May 5, 2010`. */
const unitsOnDay = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === 'number' && tokens[wordsAt(tokens, at + 1, 'shares|units|options? on')!]?.kind === 'date'

/**
 * The token after a condition that begins at a token, or `null` if none does. A condition that opens the sentence ends at its first comma;
 * one before any day is told (`vest, subject to service, in three installments`) ends where the days begin.
 */
export function conditionEnd(tokens: readonly Token[], at: number, told: boolean): number | null {
  // `on October 31, 2017, the date of his retirement`
  const explained = tokens[at - 2]?.kind === 'date' && word(tokens, at - 1) === ',' && wordsAt(tokens, at, 'date|day') !== null
  const opens = explained || openers.some((pattern) => wordsAt(tokens, at, pattern) !== null) || opensEvent(tokens, at)
  const subject =
    wordsAt(tokens, at, 'subject') !== null &&
    wordsAt(tokens, at, namesAward) === null &&
    restrictions.every((pattern) => wordsAt(tokens, at, pattern) === null) &&
    !lengthAt(tokens, wordsAt(tokens, at, 'subject to'))
  const ends = told && afterwards.some((pattern) => wordsAt(tokens, at, pattern) !== null)
  if (!opens && !subject && !ends) return null
  if (wordsAt(tokens, at, 'after which') !== null && phraseAt(tokens, at)?.phrases.some(({ kind }) => kind === 'thereafter')) return null
  // `so that all are vested on May 1, 2020` tells the last day
  if (wordsAt(tokens, at, 'so|such that') !== null && phraseAt(tokens, at)?.phrases.some(({ kind }) => kind === 'end')) return null
  if (wordsAt(tokens, at, 'provided ,? however') !== null) return tokens.length
  for (let place = at + 1; place < tokens.length; place++) {
    const token = tokens[place]!
    if (!told && vestsNext.some((pattern) => wordsAt(tokens, place, pattern) !== null)) return place
    if (token.kind !== 'mark') continue
    if (token.mark === ':' || token.mark === ';') return place
    if (token.mark !== ',') continue
    if (at === 0 || tokens[place + 1]?.kind === 'part') return place
    if (!told && (tellsMore(tokens, place + 1) || unitsOnDay(tokens, place + 1))) return place
    // `provided that, if service ends, then a prorated number vests`
    if (word(tokens, place + 1) === 'then' && tokens.slice(at + 1, place).some((one) => one.kind === 'word' && one.word === 'if')) continue
    if (resumes.some((pattern) => wordsAt(tokens, place + 1, pattern) !== null)) return place
    const day = wordsAt(tokens, place + 1, 'on each?')
    if (day !== null && /^(?:date|ordinal)$/.test(tokens[day]?.kind ?? '')) return place
    if (wordsAt(tokens, place + 1, 'and') !== null && tokens[place + 2]?.kind === 'part') return place
  }
  return tokens.length
}

/** The beginnings of words by which a clause speaks of how much, when or whether. */
const bearing = new RegExp(
  `^(?:${[
    // how much
    'remain|balance|rest$|install|tranche|amount|portion|number|percent|half|quarter|double|triple|twice|more|less|least|most|few|additional|extra|minus|plus|excess|maxim|minim|multipl|rise|rising|grow|increas|decreas|vary|varies|varied|differ|ratio|each|every|any|some|both|either|other|earned|cumulat',
    // when
    'earl|late|soon|before|prior|after|following|since|ago|during|while|within|between|upon|when|once|until|till|through|from$|commenc|begin|began|begun|start|effective|next|previous|initial|month|year|annual|anniversar|date|day|week|term|period|series|then|thereafter|calendar|fiscal|season|interval|pending|around|hire|employ',
    // whether
    'if$|extent|unless|except|exclud|not$|no$|non|never|only|but$|without|subject|provided|contingent|condition|depend|require|perform|achiev|attain|satisf|target|goal|price|criteri|metric|threshold|milestone|level|certif|determin|meeting|approv|control|merg|offering|ipo|event|acqui|clos|complet|transact|consummat|occurr|sale|separat|terminat|retire|resign|death|disab|event|market|return|would|could|may$|might',
    // what
    'typical|usual|normal|accelerat|vest|unvest|includ|exercis|laps|forfeit|cancel|expir|option|grant|award|such|that|which|so$|as$|instead|rather|versus',
  ].join('|')})`,
)

/** The end of a clause after a semicolon that tells neither how much nor when nor whether: `; dividends are held until then`. */
export function asideEnd(tokens: readonly Token[], at: number): number | null {
  if (word(tokens, at) !== ';') return null
  let end = at + 1
  while (end < tokens.length && word(tokens, end) !== ';') end++
  const clause = tokens.slice(at + 1, end)
  return clause.length > 0 && clause.every((token) => (token.kind === 'word' ? !tells.test(token.word) : token.kind === 'mark'))
    ? end
    : null
}

/** Words of a clause after a semicolon that belong to the schedule. */
const tells =
  /^(?:vests?|vested|exercisable|lapses?|remain\w*|balance|rest|half|quarter|each|every|all|any|another|additional|then|thereafter|annual\w*|month\w*|quarterly|year\w*|day|anniversar\w*|if|unless|except|provided|but|however|subject|not|no|none|only|earlier|later|accelerat\w*|perform\w*|achiev\w*|target\w*|price|forfeit\w*|cancel\w*)$/

/** Words after which an unknown one tells of what, on what or by what. */
const leading =
  /^(?:anniversary|anniversaries|date|dates|day|rate|time|to|on|at|by|as|in|for|from|with|per|than|over|against|toward|towards|about|via|through)$/

/** What is written in papers: `in accordance with the provisions of the agreement`. */
const paper =
  /^(?:set|forth|described|specified|stated|shown|agreements?|provisions?|articles?|sections?|paragraphs?|pages?|notices?|letters?|exhibits?|appendix|annex|documents?|certificates?|program|polic(?:y|ies)|table|chart|forms?|schedules?|applicable|below|above|writing|signature|cover|face|hereof|thereto|hereto|accordance)$/

/** Whether a word of a clause that tells of vesting, unknown to the grammar, says nothing of it: `vest ratably, with dividends accruing, over`. */
export function saysNothing(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!
  if (token.kind !== 'word' || bearing.test(token.word)) return false
  return paper.test(token.word) || !leading.test(word(tokens, at - 1))
}

/** What opens a condition that decides whether it vests, and not what becomes of it. */
const strict =
  /^(?:provided|assuming|conditioned|conditional|contingent|dependent|depending|unless|if|except|while|but|subject|absent|upon|so|as)$/

/** What conditions beside a schedule are about: service and its end, what brings vesting forward, the papers, and what is paid and kept. */
const known = new RegExp(
  `^(?:${[
    'continu|employ|serv|director|officer|associat|provid|relationship|engage|work|active|good|standing|consult|terminat|resign|retire|death|die|disab|separat|leav|leave|cause',
    'forfeit|cancel|expir|lapse|accelerat|earlier|sooner|prior|otherwise|foregoing|applicable|certain',
    'agreement|plan|term|condition|provision|section|paragraph|award|option|polic|notice|program|law|code|rule|describ|set|specif',
    'round|whole|fraction|business|holiday|weekend|day|tax|withh|settle|deliver|paid|pay|exercis|vest|unvest|restrict|right|repurchase|transfer|holding|dividend|adjust|split',
    'limit|compli|covenant|compet|breach|execut|sign|clawback|recoup|all$',
  ].join('|')})`,
)

/** Events: what may bring vesting forward, but decides it where it is the condition. */
const ofEvents = /^(?:control|corporate|transaction|merger|sale|acqui|event|circumstance|approv)/

/** `If the merger has closed`, `subject to the consummation of the offering`: what must have come about, beside service. */
const awaited =
  /\b(?:has|have|had) (?:been )?(?:closed|occurred|approved|completed|consummated|obtained|received)\b|\b(?:is|are) (?:then )?(?:listed|effective)\b|\b(?:consummation|closing|completion|effectiveness) (?:initial |public |ipo|offering|merger|spin|transaction|business|registration|separation|acquisition|sale)/
/** What an event brings, which leaves the days as they are. */
const brings = /\b(?:accelerat\w*|forfeit\w*|earlier|sooner|terminat\w*|control|cancel\w*|immediately|fully)\b/
/** `But in no event before May 1, 2025`, `provided that none vests until then`: a bound that moves the days. */
const bound =
  /\bno event\b.*\b(?:before|earlier|prior|sooner)\b|\b(?:no|not) (?:earlier|sooner) than\b|\b(?:no|none|not)\b.*\b(?:vest\w*|exercis\w*)\b.*\b(?:before|prior|until)\b/

/** Whether a condition is of a kind that leaves the days as they are. */
export function isKnownCondition(tokens: readonly Token[], from: number, to: number): boolean {
  const opener = word(tokens, from)
  if (!strict.test(opener) || (/^(?:so|as)$/.test(opener) && word(tokens, from + 1) !== 'long')) return true
  const inside = tokens.slice(from + 1, to)
  const said = inside.map((_, at) => word(inside, at)).join(' ')
  if (awaited.test(said) && !brings.test(said)) return false
  if (bound.test(said) && inside.some(({ kind }) => kind === 'date')) return false
  // `except for 500 units`, `except in 2021`, `unless deferred to March 1, 2024`, `but 500 of them vest at once`
  const exception = { except: /^(?:number|date|part|month)$/, unless: /^(?:date|month)$/, but: /^(?:number|part)$/ }[opener]
  if (exception && inside.some(({ kind }) => exception.test(kind)) && !inside.some((_, at) => word(inside, at) === 'business')) return false
  const decides = /^(?:provided|assuming|conditioned|conditional|contingent|dependent|depending|subject|so|as)$/.test(opener)
  return inside.some((token, at) => {
    if (token.kind !== 'word') return false
    // `but the shares were not released until August 22, 2022`
    if (opener === 'but' && /^(?:releas|issu|distribut)/.test(token.word)) return true
    // `if the holder remains with the issuer`, `remains on the board`
    if (/^remain/.test(token.word) && /^(?:with|in)$/.test(word(inside, at + 1))) return true
    if (word(inside, at) === 'on' && [word(inside, at + 1), word(inside, at + 2)].includes('board')) return true
    return known.test(token.word) || (!decides && ofEvents.test(token.word))
  })
}
