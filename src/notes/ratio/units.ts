import type { Decimal } from '../../model/document.ts'
import { matches, type ReadingLine } from '../reading-line.ts'
import { bare, decimal, isOne, type Statement, shareNoun, tidy, unitKind, unitNoun, type Wording, wholes } from './statement.ts'

/** What one of a security stands for: depositary shares, stock units, and what each of them entitles to or becomes. */

/** "Each A … represents … # B": the unit, the verb, the amount and what it counts, looked for one after the other. */
const each =
  /\b(?:each|every|per) |(?<![a-z$@%#/] )# (?=(?:[a-z]+ ){0,5}?(?:rsus?|psus?|ads|adr|gds|unit|share|right|option|warrant|receipt)\b)/g

const unitHead = new RegExp(
  `^(?:[^.;#%]|# )*?\\b(${unitNoun})\\b(?: of (?:(?:series|class) # |[a-z0-9-]+ |\\( [^()]{1,40} \\) ){0,8}?(?:stock|shares|units)| of (?:class|series) (?:[a-z0-9-]+|#))?(?! (?:${unitNoun}|settled|based|denominated|linked)\\b)(?:(?: and| or)? (?:class|series) [a-z0-9#-]+(?: [a-z]+){0,3}? (?:stock|shares|units))*`,
)

const becomes =
  /\b(represent(?:s|ed|ing)?|stands? for|entitle[sd]?|(?:is|are) (?:the )?equivalent (?:in value )?(?:to|of)|is equal to|equals?|correspond(?:s|ed)? to|economic equivalent of|consists? of|compris\w+|gives?|became|becomes?|(?:has|have) (?:the|an?) (?:economic )?(?:value|right)|settled?s?|payable|receive[sd]?|pays? (?:out )?(?=the (?:cash )?value)|convert(?:ible|ed|s|ing)?|exchang(?:eable|ed|es|e)|reclassified|redeemable|redeemed|cancell?ed)\b/

const stands =
  /^(?:represent|stand|entitle|is (?:the )?equ|are (?:the )?equ|equal|correspond|economic|pay|consist|compris|give|has|have|settle|payable|receive)/

const counted = new RegExp(
  `^((?:[^.;#/%@$]|\\$ ){0,150}?(?:\\( # \\) )?)(#|/)(?: \\( # \\))?(?: \\( [^()]{1,40} \\))? ((?:newly issued |fully paid |of an? |of # )?${shareNoun})\\b`,
)

/** `a share of common stock`: one of them. */
const oneCounted =
  /^([^.;#/%@$]{0,90}?)\ban? ((?:newly issued |fully paid )?(?:(?!(?:right|contingent|portion|fraction|percentage|number|payment|cash|lump|right|option|interest)\b)[a-z0-9-]+ ){0,4}?(?:share|unit|ads|adr)(?: of (?:the )?(?:[a-z0-9-]+ ){0,6}?(?:stock|shares?|units?)\b)?)\b(?! of)/

/** What may stand between "one unit" and its verb. */
const auxiliaries = /^ (?:\( [^()]{1,40} \) )?(?:(?:is|are|was|will|shall|be|been|has|have|had|may|can|currently|automatically|also) )*$/

/** What follows "each" without being a security, and figures that are no ratio. */
const notUnit = /^(?:of (?:the|such)|reporting|person|such person|vesting|month|year|quarter|anniversary|whole)\b/

const notCount =
  /\b(?:up to|appreciation|increase in|portion|fraction|vests?|exercisable|votes?|purchase|buy|class of|single class|purposes)\b/

/** "American Depositary Shares, each (of which) representing # ordinary shares". */
const eachOf = new RegExp(
  `\\b((?:(?!by |of |the |and )[a-z]+ ){0,2}${unitNoun})(?: \\( [^()]{1,40} \\)){0,2} \\(? ?each (?:of which |adss? |one )?(?:represent(?:s|ing)?|convertible into|exchangeable for|entitl\\w+[^.;#]{0,40} to receive|equivalent to) (?:[a-z]+ ){0,4}?[#/](?: \\( # \\))? ((?:of an? |of # )?${shareNoun})\\b`,
  'g',
)

const representedBy = new RegExp(
  `# (?:\\( # \\) )?((?:[a-z]+ ){0,4}?shares?(?! represents?\\b)|(?:[a-z]+ ){0,3}?(?:adss?|adrs?|gdss?|depositary shares)(?= represents?\\b)) (?:represents?|(?:is|are|being) represented by|equals?|constitutes?|make up|are equivalent to|correspond to) # (?:\\( # \\) )?(${shareNoun})\\b`,
  'g',
)

const depositary = new RegExp(
  `\\b(ads|adr|gds|american depositary share|depositary share)(?: \\( [^()]{1,40} \\)){0,2} represents [#/] (${shareNoun})\\b`,
  'g',
)

const entitles = new RegExp(
  `\\b(?:the )?((?:class [a-z] )?(?:[a-z]+ ){0,4}?(?:units?|gsus?|rsus?|psus?|adss?))(?: \\([^)]{0,40}\\))? entitle[sd]? [^.;#%]{1,60}? to receive (#) (${shareNoun})[^.;#%]{0,60}? for each`,
  'g',
)

/** "RSUs, which upon vesting represent the right to receive one share": one for each of them. */
const unitsRight = new RegExp(
  `\\b(${unitKind}${unitNoun})(?: \\( [^()]{1,40} \\))? (?:which |that |(?:were|was|are|is) (?:granted|awarded|issued|acquired)\\b[^.;%]{0,90}? and )?(?:(?:upon|on|at) (?:[a-z]+ ){1,6}?)?represents? (?:a|the) (?:contingent )?(?:right|entitlement) to receive (?:[a-z]+ ){0,4}?(#) (${shareNoun})\\b`,
  'g',
)

/** `Each unit represents the right to receive one share`. */
export const eachStandsFor: Wording = (line) =>
  [...matches(each, line.text)].flatMap((match): Statement[] => {
    const from = match.index + match[0].length
    const clause = line.text.slice(from, from + 420)
    const isCounted = match[0] === '# '
    if (isCounted && !isOne(decimal(line, match.index) ?? '')) return []
    const head = notUnit.test(clause) ? null : unitHead.exec(clause)
    if (!head || head[0].length > 160) return []
    const verb = becomes.exec(clause.slice(head[0].length))
    // "ADSs, each representing", "each of which represents": the unit stands before
    const between = verb ? clause.slice(head[0].length, head[0].length + verb.index) : ''
    if (!verb || between.length > 160 || /[.;]|\d|%/.test(between) || (isCounted && !auxiliaries.test(between))) return []
    // "each unit consists of one share and half a warrant": only a depositary share is nothing but others
    if (/^(?:consist|compris)/.test(verb[0]) && !/\b(?:ad[rs]|gds|depositary)/.test(head[0])) return []
    const after = head[0].length + verb.index + verb[0].length
    // "into a share on a 1-for-1 basis": told by the basis
    const told = clause.slice(after)
    const one = /^[^.;]*?(?:# (?:for|to|:) #|\b(?:share for share|for each|per)\b)/.test(told) ? null : oneCounted.exec(told)
    const amount = one ?? counted.exec(told)
    if (!amount || notCount.test(between + amount[1]!)) return []
    const single = one ? { from: '1', to: '1' } : wholes(line, from + after + amount[1]!.length)
    const units = isCounted ? '1' : unitsOfEach(line, from)
    if (!single || units === null || (units !== '1' && single.from !== '1')) return []
    const whole = units === '1' ? single : { from: units, to: single.to }
    const end = from + after + amount[0].length
    // "40 shares per $1,000 of principal"
    if (/^ (?:for each |per )\$/.test(line.text.slice(end))) return []
    const relation = stands.test(verb[0]) && !/\b(?:convert|exchang|reclass)/.test(between + amount[1]!) ? 'represents' : 'converts'
    const named = units === '1' ? from : from + clause.search(/[a-z]/)
    const unit = stands.test(clause) ? unitBefore(line, match.index) : tidy(line.words(named, from + head[0].length))
    const share = tidy(line.words(end - amount.at(-1)!.length, end))
    // "each share is represented by an RSU": the second stands for the first
    if (/^ by\b/.test(told))
      return [{ ...bare(whole.to, whole.from), relation, unit: share, share: unit, at: match.index, end, confidence: 0.93 }]
    return [{ ...bare(whole.from, whole.to), relation, unit, share, at: match.index, end, confidence: 0.96 }]
  })

/** How many "every ten rights" are; a year tells which units: "each 2021 unit". */
function unitsOfEach(line: ReadingLine, at: number): Decimal | null {
  if (!/^# (?:\( # \) )?(?!of\b)/.test(line.text.slice(at))) return '1'
  const amount = decimal(line, at)
  return amount !== null && /^(?:19|20)\d\d$/.test(amount) ? '1' : amount
}

const unitsEach = new RegExp(`\\b${unitKind}${unitNoun} $`)

/** `4,226 of the RSUs each represent`: the units told before. */
function unitBefore(line: ReadingLine, at: number): string | null {
  const from = Math.max(0, at - 60)
  const match = unitsEach.exec(line.text.slice(from, at))
  return match && tidy(line.words(from + match.index, at))
}

/** `American Depositary Shares, each of which represents two ordinary shares`. */
export const eachOfWhich: Wording = (line) =>
  [...(line.text.includes('each') ? matches(eachOf, line.text) : [])].flatMap((match): Statement[] => {
    const end = match.index + match[0].length
    const whole = wholes(line, match.index + match[0].search(/[#/](?= (?:\( # \) )?(?:newly |of )?[a-z]|$)/))
    if (!whole) return []
    const unit = tidy(line.words(match.index, match.index + match[1]!.length))
    const share = tidy(line.words(end - match[2]!.length, end))
    return [{ ...bare(whole.from, whole.to), relation: 'represents', unit, share, at: match.index, end, confidence: 0.96 }]
  })

/** `RSUs, which represent the right to receive one share`; of more shares the words leave open whether each is meant. */
export const unitsStandFor: Wording = (line) =>
  [...(/\breceive\b/.test(line.text) ? matches(unitsRight, line.text) : [])].flatMap((match): Statement[] => {
    const end = match.index + match[0].length
    const amount = decimal(line, end - match[3]!.length - 2)
    if (amount === null || !isOne(amount)) return []
    const unit = tidy(line.words(match.index, match.index + match[1]!.length))
    const share = tidy(line.words(end - match[3]!.length, end))
    return [{ ...bare('1', '1'), relation: 'represents', unit, share, at: match.index, end, confidence: 0.93 }]
  })

/** What stands before and after the amount of a wording: own security and the other. */
export function sidesOf(line: ReadingLine, match: RegExpExecArray): readonly [own: string, other: string] {
  const own = match.index + match[0].indexOf(match[1]!)
  const other = match.index + match[0].indexOf(match[3]!, match[0].indexOf('#'))
  return [tidy(line.words(own, own + match[1]!.length)), tidy(line.words(other, other + match[3]!.length))]
}

/** `Every twenty ordinary shares are represented by one depositary share`. */
export const areRepresentedBy: Wording = (line) =>
  [
    ...(/\b(?:represent(?:s|ed by)?|equals?|constitute|make up|equivalent|correspond)\b/.test(line.text)
      ? matches(representedBy, line.text)
      : []),
  ].flatMap((match): Statement[] => {
    const from = decimal(line, match.index)
    const end = match.index + match[0].length
    const to = decimal(line, match.index + match[0].lastIndexOf('#', match[0].length - match[2]!.length - 2))
    if (from === null || to === null) return []
    const own = match.index + match[0].indexOf(match[1]!)
    const unit = tidy(line.words(own, own + match[1]!.length))
    const share = tidy(line.words(end - match[2]!.length, end))
    return [{ ...bare(from, to), relation: 'represents', unit, share, at: match.index, end, confidence: 0.95 }]
  })

/** `An ADS represents five ordinary shares`. */
export const oneDepositaryShare: Wording = (line) =>
  [...(/\brepresents\b/.test(line.text) ? matches(depositary, line.text) : [])].flatMap((match): Statement[] => {
    const end = match.index + match[0].length
    const whole = wholes(line, end - match[2]!.length - 2)
    if (!whole) return []
    const share = tidy(line.words(end - match[2]!.length, end))
    return [
      {
        ...bare(whole.from, whole.to),
        relation: 'represents',
        unit: tidy(line.words(match.index, match.index + match[1]!.length)),
        share,
        at: match.index,
        end,
        confidence: 0.93,
      },
    ]
  })

/** `the units entitle the holder to receive one share for each`. */
export const entitlesTo: Wording = (line) =>
  [...(line.text.includes('entitle') ? matches(entitles, line.text) : [])].flatMap((match): Statement[] => {
    const amount = decimal(line, match.index + match[0].indexOf('#'))
    if (amount === null) return []
    const [unit, share] = sidesOf(line, match)
    return [
      { ...bare('1', amount), relation: 'represents', unit, share, at: match.index, end: match.index + match[0].length, confidence: 0.96 },
    ]
  })
