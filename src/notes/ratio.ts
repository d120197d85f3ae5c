import { compare } from '../model/decimal.ts'
import type { Decimal } from '../model/document.ts'
import type { Ratio } from './fact.ts'
import { matches, type ReadingLine } from './reading-line.ts'

/** How many of one security stand for, or became, how many of another: depositary shares, stock units, conversions, splits. */

const unitNoun =
  '(?:shares?|units?|adss?|adrs?|adses|gdss?|rsus?|prsus?|psus?|dsus?|gsus?|msus?|sars?|rights?|options?|warrants?|awards?|depositary shares?|receipts?|interests?|notes?|ltips?|ders?|stock)'
/** What kind of units, told before them: `LLC units`, `restricted stock units`. */
const unitKind =
  '(?:(?:llc|lp|op|common|class [a-z]|restricted|phantom|deferred|performance|partnership|profits?|ltip|stock|share|membership|exchangeable|vested) ){0,4}'
const shareNoun =
  '(?:(?:[a-z0-9-]+|and) ){0,6}?(?:shares?|stock|units?|adss?|adrs?|depositary receipts?|securities)(?: of (?:the )?(?:[a-z0-9-]+ ){0,6}?(?:stock|shares?|units?)\\b)?'

/** "Each A … represents … # B": the unit, the verb, the amount and what it counts, looked for one after the other. */
const each = /\b(?:each|every|one|per) /g
const unitHead = new RegExp(
  `^(?:[^.;#%]|# )*?\\b(${unitNoun})\\b(?: of (?:(?:series|class) # |[a-z0-9-]+ |\\( [^()]{1,40} \\) ){0,8}?(?:stock|shares|units)| of (?:class|series) (?:[a-z0-9-]+|#))?(?! (?:${unitNoun}|settled|based|denominated|linked)\\b)(?:(?: and| or)? (?:class|series) [a-z0-9#-]+(?: [a-z]+){0,3}? (?:stock|shares|units))*`,
)
const becomes =
  /\b(represent(?:s|ed|ing)?|entitle[sd]?|(?:is|are) (?:the )?equivalent (?:to|of)|is equal to|equals?|correspond(?:s|ed)? to|economic equivalent of|(?:has|have) (?:the|an?) (?:economic )?(?:value|right)|settled?s?|payable|receive[sd]?|convert(?:ible|ed|s|ing)?|exchang(?:eable|ed|es|e)|reclassified|redeemable|redeemed|cancell?ed)\b/
const stands = /^(?:represent|entitle|is (?:the )?equ|are (?:the )?equ|equal|correspond|economic|has|have|settle|payable|receive)/
const counted = new RegExp(
  `^((?:[^.;#/%@$]|\\$ ){0,150}?(?:\\( # \\) )?)(#|/)(?: \\( # \\))?(?: \\( [^()]{1,40} \\))? ((?:newly issued |fully paid |of an? |of # )?${shareNoun})\\b`,
)
/** `a share of common stock`: one of them. */
const oneCounted =
  /^([^.;#/%@$]{0,90}?)\ban? ((?:newly issued |fully paid )?(?:(?!(?:right|contingent|portion|fraction|percentage|number|payment|cash|lump|right|option|interest)\b)[a-z0-9-]+ ){0,4}?(?:share|unit|ads|adr)(?: of (?:the )?(?:[a-z0-9-]+ ){0,6}?(?:stock|shares?|units?)\b)?)\b(?! of)/
/** What follows "each" without being a security, and figures that are no ratio. */
const notUnit = /^(?:of (?:the|such)|reporting|person|such person|vesting|month|year|quarter|anniversary|whole)\b/
const notCount =
  /\b(?:up to|appreciation|increase in|portion|fraction|vests?|exercisable|votes?|purchase|buy|class of|single class|purposes)\b/

/** "American Depositary Shares, each (of which) representing # ordinary shares". */
const eachOf = new RegExp(
  `\\b((?:(?!by |of |the |and )[a-z]+ ){0,2}${unitNoun})(?: \\( [^()]{1,40} \\)){0,2} \\(? ?each (?:of which |adss? |one )?(?:represent(?:s|ing)?|convertible into|exchangeable for|entitl\\w+[^.;#]{0,40} to receive|equivalent to) (?:[a-z]+ ){0,4}?[#/](?: \\( # \\))? ((?:of an? |of # )?${shareNoun})\\b`,
  'g',
)
const issuedOn = new RegExp(
  `\\beach (share(?: of)? [^.;#%]{1,60}?) (?:was|were|is|are) (?:issued|received|acquired) (?:up)?on (?:the )?(?:automatic )?(?:conversion|exchange|redemption|exercise|settlement) of (#) (${shareNoun})`,
  'g',
)
const representedBy = new RegExp(
  `# (?:\\( # \\) )?((?:[a-z]+ ){0,4}?shares?) (?:is|are|being) represented by # (?:\\( # \\) )?(${shareNoun})\\b`,
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
  `\\b(${unitKind}${unitNoun})(?: \\( [^()]{1,40} \\))? (?:which |that )?(?:(?:upon|on|at) (?:[a-z]+ ){1,6}?)?represents? (?:a|the) (?:contingent )?(?:right|entitlement) to receive (?:[a-z]+ ){0,4}?(#) (${shareNoun})\\b`,
  'g',
)
const equalNumber = new RegExp(
  `\\b(${unitKind}${unitNoun}(?: of (?:[a-z0-9-]+ ){1,6}?(?:stock|shares))?)\\b(?:(?!\\bunits\\b)[^.;#%]){0,120}?\\b(?:convert\\w*|exchang\\w*|redeem\\w*|cancell?ed|represents?)\\b(?:(?!\\bunits\\b)[^.;#%]){0,260}?\\b(?<!\\btogether with )(?<!\\balong with )(?:an equal number of|equivalent number of|the same number of) (${shareNoun})`,
  'g',
)
const forEach = new RegExp(
  `(#) (${shareNoun})(?: [a-z]+){0,5}? (?:for each|per|for every) (?:one )?((?:[a-z0-9]+ ){0,5}?${unitNoun})\\b(?! ${unitNoun}\\b)`,
  'g',
)
const exchangeRatio =
  /\b(?:exchange|conversion) (?:ratio|rate)[^.;#$%@]{0,40}? (?:of|was|is|equal to|to) (?:approximately )?(#)(?! (?:for|to|:) )/g
const basis =
  /(#) ?(?:for|to|:|-(?= ?# (?:basis|ratio))) ?(#)(?= (?:split adjusted )?(?:basis|ratio|conversion|exchange|into|in|upon|and|at|\.|;|\)|$))|\b(?:share for share|unit for share|unit for unit)\b/g
const split =
  /(#) ?(?:for|to|:|-|new for|shares for) ?(?:every )?(#)((?: [a-z]+){0,6}?) (?:splits?|consolidation|combination|subdivision)\b(?! adjusted)/g
const splitAfter =
  /\b(?:splits?|consolidation|combination|subdivision)\b((?: [a-z]+){0,10}?)(?: \(| at| of| on)? (?:a |an )?(?:ratio of |basis of |the ratio of )?(#) ?(?:for|to|:|-) ?(?:every )?(#)/g

const decimal = (line: ReadingLine, at: number): Decimal | null => {
  const token = line.token(at)
  return token.kind === 'number' ? token.amount : null
}

/** The two sides of "one … for this amount": a whole or decimal number, or a fraction such as one-half. */
function wholes(line: ReadingLine, at: number): { readonly from: Decimal; readonly to: Decimal } | null {
  const token = line.token(at)
  if (token.kind === 'fraction') return { from: token.denominator, to: token.numerator }
  return token.kind === 'number' && token.amount !== null ? { from: '1', to: token.amount } : null
}

const tidy = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .replace(/^(?:of the Issuer['’]s|the Issuer['’]s|the Company['’]s|the|of (?:an?|one|\d+)|newly issued)\s+/i, '')
    .trim()

const isOne = (amount: Decimal): boolean => /^1(?:\.0*)?$/.test(amount)

/** A ratio where a wording states it. */
interface Statement {
  readonly relation: Ratio['value']['relation']
  readonly from: Decimal | null
  readonly to: Decimal | null
  /** Both sides as they are written. */
  readonly stated: string
  readonly unit: string | null
  readonly share: string | null
  readonly at: number
  readonly end: number
  readonly confidence: number
}

type Wording = (line: ReadingLine) => readonly Statement[]

/** A ratio of so many of one for so many of another, of which nothing is named. */
const bare = (from: Decimal, to: Decimal) => ({ from, to, stated: `${from}:${to}`, unit: null, share: null })

/** `1-for-50 reverse split`, `a split at a ratio of 4 for 1`. */
const splits: Wording = (line) =>
  [split, splitAfter].flatMap((pattern) =>
    [...matches(pattern, line.text)].flatMap((match): Statement[] => {
      const end = match.index + match[0].length
      const a = decimal(line, match.index + match[0].indexOf('#'))
      const b = decimal(line, match.index + match[0].lastIndexOf('#'))
      if (a === null || b === null || compare(a, b) === 0) return []
      if (/\b(?:basis|subject|adjust\w*|business combination)\b/.test(line.text.slice(Math.max(0, match.index - 9), end))) return []
      // "1-for-50 reverse" and "50-to-1 reverse" are the same: a reverse split makes fewer of more
      const reverse = /\b(?:reverse|consolidation|combination)\b/.test(line.text.slice(Math.max(0, match.index - 12), end))
      const [less, more] = compare(a, b) <= 0 ? [a, b] : [b, a]
      const [from, to] = reverse ? [more, less] : [less, more]
      const relation = reverse ? 'reverse-split' : 'split'
      return [{ ...bare(from, to), relation, stated: `${a}:${b}`, at: match.index, end, confidence: 0.97 }]
    }),
  )

/** `Each unit represents the right to receive one share`. */
const eachStandsFor: Wording = (line) =>
  [...matches(each, line.text)].flatMap((match): Statement[] => {
    const from = match.index + match[0].length
    const clause = line.text.slice(from, from + 420)
    const head = notUnit.test(clause) ? null : unitHead.exec(clause)
    if (!head || head[0].length > 160) return []
    const verb = becomes.exec(clause.slice(head[0].length))
    // "ADSs, each representing", "each of which represents": the unit stands before
    const between = verb ? clause.slice(head[0].length, head[0].length + verb.index) : ''
    if (!verb || between.length > 160 || /[.;]|\d|%/.test(between)) return []
    const after = head[0].length + verb.index + verb[0].length
    // "into a share on a 1-for-1 basis": told by the basis
    const told = clause.slice(after)
    const one = /^[^.;]*?(?:# (?:for|to|:) #|\b(?:share for share|for each|per)\b)/.test(told) ? null : oneCounted.exec(told)
    const amount = one ?? counted.exec(told)
    if (!amount || notCount.test(between + amount[1]!)) return []
    const whole = one ? { from: '1', to: '1' } : wholes(line, from + after + amount[1]!.length)
    if (!whole) return []
    const end = from + after + amount[0].length
    const relation = stands.test(verb[0]) && !/\b(?:convert|exchang|reclass)/.test(between + amount[1]!) ? 'represents' : 'converts'
    const unit = stands.test(clause) ? unitBefore(line, match.index) : tidy(line.words(from, from + head[0].length))
    const share = tidy(line.words(end - amount.at(-1)!.length, end))
    return [{ ...bare(whole.from, whole.to), relation, unit, share, at: match.index, end, confidence: 0.96 }]
  })

const unitsEach = new RegExp(`\\b${unitKind}${unitNoun} $`)

/** `4,226 of the RSUs each represent`: the units told before. */
function unitBefore(line: ReadingLine, at: number): string | null {
  const from = Math.max(0, at - 60)
  const match = unitsEach.exec(line.text.slice(from, at))
  return match && tidy(line.words(from + match.index, at))
}

/** `American Depositary Shares, each of which represents two ordinary shares`. */
const eachOfWhich: Wording = (line) =>
  [...(line.text.includes('each') ? matches(eachOf, line.text) : [])].flatMap((match): Statement[] => {
    const end = match.index + match[0].length
    const whole = wholes(line, match.index + match[0].search(/[#/](?= (?:\( # \) )?(?:newly |of )?[a-z]|$)/))
    if (!whole) return []
    const unit = tidy(line.words(match.index, match.index + match[1]!.length))
    const share = tidy(line.words(end - match[2]!.length, end))
    return [{ ...bare(whole.from, whole.to), relation: 'represents', unit, share, at: match.index, end, confidence: 0.96 }]
  })

/** `RSUs, which represent the right to receive one share`; of more shares the words leave open whether each is meant. */
const unitsStandFor: Wording = (line) =>
  [...(/\breceive\b/.test(line.text) ? matches(unitsRight, line.text) : [])].flatMap((match): Statement[] => {
    const amount = decimal(line, match.index + match[0].indexOf('#', match[1]!.length))
    const end = match.index + match[0].length
    if (amount === null || !isOne(amount)) return []
    const unit = tidy(line.words(match.index, match.index + match[1]!.length))
    const share = tidy(line.words(end - match[3]!.length, end))
    return [{ ...bare('1', '1'), relation: 'represents', unit, share, at: match.index, end, confidence: 0.93 }]
  })

/** What stands before and after the amount of a wording: own security and the other. */
function sidesOf(line: ReadingLine, match: RegExpExecArray): readonly [own: string, other: string] {
  const own = match.index + match[0].indexOf(match[1]!)
  const other = match.index + match[0].indexOf(match[3]!, match[0].indexOf('#'))
  return [tidy(line.words(own, own + match[1]!.length)), tidy(line.words(other, other + match[3]!.length))]
}

/** `Every twenty ordinary shares are represented by one depositary share`. */
const areRepresentedBy: Wording = (line) =>
  [...(line.text.includes('represented by') ? matches(representedBy, line.text) : [])].flatMap((match): Statement[] => {
    const from = decimal(line, match.index)
    const end = match.index + match[0].length
    const to = decimal(line, match.index + match[0].indexOf('#', match[0].indexOf('represented by')))
    if (from === null || to === null) return []
    const own = match.index + match[0].indexOf(match[1]!)
    const unit = tidy(line.words(own, own + match[1]!.length))
    const share = tidy(line.words(end - match[2]!.length, end))
    return [{ ...bare(from, to), relation: 'represents', unit, share, at: match.index, end, confidence: 0.95 }]
  })

/** `An ADS represents five ordinary shares`. */
const oneDepositaryShare: Wording = (line) =>
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

/** `each share of Class A was issued upon conversion of ten shares of Class B`. */
const issuedOnConversion: Wording = (line) =>
  [...(line.text.includes('each share') ? matches(issuedOn, line.text) : [])].flatMap((match): Statement[] => {
    const amount = decimal(line, match.index + match[0].indexOf('#'))
    if (amount === null) return []
    const [share, unit] = sidesOf(line, match)
    return [
      { ...bare(amount, '1'), relation: 'converts', unit, share, at: match.index, end: match.index + match[0].length, confidence: 0.96 },
    ]
  })

/** `the units entitle the holder to receive one share for each`. */
const entitlesTo: Wording = (line) =>
  [...(line.text.includes('entitle') ? matches(entitles, line.text) : [])].flatMap((match): Statement[] => {
    const amount = decimal(line, match.index + match[0].indexOf('#'))
    if (amount === null) return []
    const [unit, share] = sidesOf(line, match)
    return [
      { ...bare('1', amount), relation: 'represents', unit, share, at: match.index, end: match.index + match[0].length, confidence: 0.96 },
    ]
  })

const inExchange = /\b(?:basis|convert\w*|conversion|exchang\w*|ratio|settle\w*|redeem\w*|paid|payable|represent\w*)\b/
const citesNumber = /\b(?:section|rule|footnotes?|notes?|page|pages|item|from|between|rang\w+)\b[^.;]{0,15}$/

/** `on a one-for-one basis`, `share for share`; which side is which of two numbers is not said. */
const onBasis: Wording = (line) =>
  [...matches(basis, line.text)].flatMap((match): Statement[] => {
    const { text } = line
    const at = match.index
    const end = at + match[0].length
    const before = text.slice(0, at)
    if (/\bno consideration on an? $/.test(before)) return []
    if (match[1] === undefined) return [{ ...bare('1', '1'), relation: 'converts', at, end, confidence: 0.93 }]
    if (!inExchange.test(text.slice(Math.max(0, at - 200), end + 40)) || citesNumber.test(before)) return []
    const [a, b] = [decimal(line, at), decimal(line, end - 1)]
    if (a === null || b === null) return []
    if (compare(a, b) === 0) return [{ ...bare('1', '1'), relation: 'converts', stated: `${a}:${b}`, at, end, confidence: 0.97 }]
    return [{ ...bare(a, b), relation: 'converts', from: null, to: null, at, end, confidence: 0.9 }]
  })

/** A note that says `1 for 1` and nothing else. */
const nothingElse: Wording = (line) => {
  const { text } = line
  const isOneForOne = /^# (?:for|to|:) # ?\.?$/.test(text) && decimal(line, 0) === decimal(line, text.lastIndexOf('#'))
  return isOneForOne ? [{ ...bare('1', '1'), relation: 'converts', at: 0, end: text.length, confidence: 0.9 }] : []
}

/** `units convert into an equal number of shares`. */
const equalNumbers: Wording = (line) =>
  [...(/\b(?:equal|equivalent|same) number of\b/.test(line.text) ? matches(equalNumber, line.text) : [])].map((match): Statement => {
    const end = match.index + match[0].length
    const unit = tidy(line.words(match.index, match.index + match[1]!.length))
    const share = tidy(line.words(end - match[2]!.length, end))
    return { ...bare('1', '1'), relation: 'converts', unit, share, at: match.index, end, confidence: 0.9 }
  })

const speaksOfExchange = /\b(?:convert|exchang|merger|acqui|represent|receiv|cancel|ads)/
const nearExchange = /\b(?:convert|exchang|receiv|right to|represent|ads|rate|ratio)/
const perTime = /^shares? (?:of )?(?:[a-z]+ )?per (?:share|year|month|quarter)/

/** `0.5 shares of the acquirer for each share`. */
const forEachShare: Wording = (line) => {
  const { text } = line
  if (!speaksOfExchange.test(text) || !/\b(?:for each|for every|per)\b/.test(text)) return []
  return [...matches(forEach, text)].flatMap((match): Statement[] => {
    const amount = decimal(line, match.index)
    const end = match.index + match[0].length
    if (
      amount === null ||
      !nearExchange.test(text.slice(Math.max(0, match.index - 120), end)) ||
      perTime.test(match[0]) ||
      / prices? per /.test(match[0])
    )
      return []
    const unit = tidy(line.words(end - match[3]!.length, end))
    const share = tidy(line.words(match.index + 2, match.index + 2 + match[2]!.length))
    return [{ ...bare('1', amount), relation: 'converts', unit, share, at: match.index, end, confidence: 0.9 }]
  })
}

/** `an exchange ratio of 0.75`. */
const exchangeRatios: Wording = (line) =>
  [...(speaksOfExchange.test(line.text) ? matches(exchangeRatio, line.text) : [])].flatMap((match): Statement[] => {
    const end = match.index + match[0].length
    const amount = decimal(line, end - 1)
    if (amount === null || isOne(amount) || /^[^.;]{0,160}? per \$/.test(line.text.slice(end))) return []
    return [{ ...bare('1', amount), relation: 'converts', at: match.index, end, confidence: 0.9 }]
  })

/** In the order in which they are believed where two would read the same words. */
const wordings: readonly Wording[] = [
  splits,
  areRepresentedBy,
  eachStandsFor,
  eachOfWhich,
  unitsStandFor,
  oneDepositaryShare,
  issuedOnConversion,
  entitlesTo,
  onBasis,
  nothingElse,
  equalNumbers,
  forEachShare,
  exchangeRatios,
]

/** Every ratio the note states; a basis that does not say which side is which keeps `from` and `to` open. */
export function readRatios(line: ReadingLine): readonly Ratio[] {
  if (!/[#/]|for share|for unit|number of|\b(?:each|every) /.test(line.text)) return []
  const kept: Statement[] = []
  for (const wording of wordings)
    for (const one of wording(line)) if (!kept.some(({ at, end }) => one.at < end && one.end > at)) kept.push(one)
  return kept
    .map(
      ({ relation, from, to, stated, unit, share, at, end, confidence }): Ratio => ({
        kind: 'ratio',
        value: { relation, from, to, stated, unit, share },
        span: line.span(at, end),
        confidence,
      }),
    )
    .sort((a, b) => a.span[0] - b.span[0])
}
