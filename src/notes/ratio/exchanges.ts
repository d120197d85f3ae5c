import { compare } from '../../model/decimal.ts'
import { matches } from '../reading-line.ts'
import { bare, decimal, isOne, type Statement, shareNoun, tidy, unitKind, unitNoun, type Wording } from './statement.ts'
import { sidesOf } from './units.ts'

/** How many became how many: splits, conversions, exchanges of one security for another. */

const issuedOn = new RegExp(
  `\\beach (share(?: of)? [^.;#%]{1,60}?) (?:was|were|is|are) (?:issued|received|acquired) (?:up)?on (?:the )?(?:automatic )?(?:conversion|exchange|redemption|exercise|settlement) of (#) (${shareNoun})`,
  'g',
)

const equalNumber = new RegExp(
  `\\b(${unitKind}${unitNoun}(?: of (?:[a-z0-9-]+ ){1,6}?(?:stock|shares))?)\\b(?:(?!\\bunits\\b)[^.;#%]){0,120}?\\b(?:convert\\w*|exchang\\w*|redeem\\w*|cancell?ed|represents?)\\b(?:(?!\\bunits\\b)[^.;#%]){0,260}?\\b(?<!\\btogether with )(?<!\\balong with )(?<!\\b(?:price|value|amount) of )(?:an equal number of|equivalent number of|the same number of) (${shareNoun})`,
  'g',
)

const forEach = new RegExp(
  `(#) (${shareNoun})(?: [a-z]+){0,5}? (?:for each|per|for every)(?: (#))? ((?:[a-z0-9]+ ){0,5}?${unitNoun})\\b(?! ${unitNoun}\\b)`,
  'g',
)

const exchangeRatio =
  /\b(?:exchange|conversion) (?:ratio|rate)[^.;#$%@]{0,40}?(?: (?:of|was|is|equal to|to)(?: approximately)?| \() (#)(?! (?:for|to|:) )/g

const basis =
  /(#) ?(?:for|to|:|-(?= ?# (?:basis|ratio))) ?(#)(?= (?:split adjusted )?(?:for (?:(?:the|issuer) )*(?:class [a-z]|shares|common|ordinary)|basis|ratio|conversion|exchange|correspondence|into|in|to|upon|and|at|\.|;|\)|$))|\b(?:share for share|unit for share|unit for unit)\b/g

const split =
  /(#) ?(?:for|to|:|-|new for|shares for) ?(?:every )?(#)((?: [a-z]+){0,6}?) (?:splits?|consolidation|combination|subdivision)\b(?! adjusted)/g

const splitAfter =
  /\b(?:splits?|consolidation|combination|subdivision)\b((?: [a-z]+){0,10}?)(?: \(| at| of| on)? (?:a |an )?(?:ratio of |basis of |the ratio of )?(#) ?(?:for|to|:|-) ?(?:every )?(#)/g

/** A split whose ratio is not fixed. */
const undecided = /\b(?:range|between|proposed|proposal)\b/

/** `1-for-50 reverse split`, `a split at a ratio of 4 for 1`. */
export const splits: Wording = (line) =>
  [split, splitAfter].flatMap((pattern) =>
    [...matches(pattern, line.text)].flatMap((match): Statement[] => {
      const end = match.index + match[0].length
      const a = decimal(line, match.index + match[0].indexOf('#'))
      const b = decimal(line, match.index + match[0].lastIndexOf('#'))
      if (a === null || b === null || compare(a, b) === 0) return []
      if (/\b(?:basis|subject|adjust\w*|business combination)\b/.test(line.text.slice(Math.max(0, match.index - 9), end))) return []
      if (
        undecided.test(line.text.slice(Math.max(0, match.index - 60), end)) ||
        /^ (?:and|to|or) # (?:for|to) #/.test(line.text.slice(end))
      )
        return []
      // "1-for-50 reverse" and "50-to-1 reverse" are the same: a reverse split makes fewer of more
      const reverse = /\b(?:reverse|consolidation|combination)\b/.test(line.text.slice(Math.max(0, match.index - 12), end))
      const [less, more] = compare(a, b) <= 0 ? [a, b] : [b, a]
      const [from, to] = reverse ? [more, less] : [less, more]
      const relation = reverse ? 'reverse-split' : 'split'
      return [{ ...bare(from, to), relation, stated: `${a}:${b}`, at: match.index, end, confidence: 0.97 }]
    }),
  )

/** `each share of Class A was issued upon conversion of ten shares of Class B`. */
export const issuedOnConversion: Wording = (line) =>
  [...(line.text.includes('each share') ? matches(issuedOn, line.text) : [])].flatMap((match): Statement[] => {
    const amount = decimal(line, match.index + match[0].indexOf('#'))
    if (amount === null) return []
    const [share, unit] = sidesOf(line, match)
    return [
      { ...bare(amount, '1'), relation: 'converts', unit, share, at: match.index, end: match.index + match[0].length, confidence: 0.96 },
    ]
  })

const inExchange = /\b(?:basis|convert\w*|conversion|exchang\w*|ratio|settle\w*|redeem\w*|paid|payable|represent\w*|correspond\w*)\b/

/** "At a rate of less than one for one": a bound. */
const bounded = /\b(?:less|lower|fewer|more|greater|higher) than (?:an? )?$/

/** "In the ratio 1:2:3": of more than two. */
const ofSeveral = /# ?: $/

const citesNumber = /\b(?:section|rule|footnotes?|notes?|page|pages|item|from|between|rang\w+)\b[^.;]{0,15}$/

/** `on a one-for-one basis`, `share for share`; which side is which of two numbers is not said. */
export const onBasis: Wording = (line) =>
  [...matches(basis, line.text)].flatMap((match): Statement[] => {
    const { text } = line
    const at = match.index
    const end = at + match[0].length
    const before = text.slice(0, at)
    if (/\bno consideration on an? $/.test(before) || bounded.test(before) || ofSeveral.test(before)) return []
    if (match[1] === undefined) return [{ ...bare('1', '1'), relation: 'converts', at, end, confidence: 0.93 }]
    if (!inExchange.test(text.slice(Math.max(0, at - 200), end + 40)) || citesNumber.test(before)) return []
    const [a, b] = [decimal(line, at), decimal(line, end - 1)]
    if (a === null || b === null) return []
    if (compare(a, b) === 0) return [{ ...bare('1', '1'), relation: 'converts', stated: `${a}:${b}`, at, end, confidence: 0.97 }]
    return [{ ...bare(a, b), relation: 'converts', from: null, to: null, at, end, confidence: 0.9 }]
  })

/** A note that says `1 for 1` and nothing else. */
export const nothingElse: Wording = (line) => {
  const { text } = line
  const isOneForOne = /^# (?:for|to|:) # ?\.?$/.test(text) && decimal(line, 0) === decimal(line, text.lastIndexOf('#'))
  return isOneForOne ? [{ ...bare('1', '1'), relation: 'converts', at: 0, end: text.length, confidence: 0.9 }] : []
}

/** `units convert into an equal number of shares`. */
export const equalNumbers: Wording = (line) =>
  [...(/\b(?:equal|equivalent|same) number of\b/.test(line.text) ? matches(equalNumber, line.text) : [])].map((match): Statement => {
    const end = match.index + match[0].length
    const unit = tidy(line.words(match.index, match.index + match[1]!.length))
    const share = tidy(line.words(end - match[2]!.length, end))
    return { ...bare('1', '1'), relation: 'converts', unit, share, at: match.index, end, confidence: 0.9 }
  })

const speaksOfExchange = /\b(?:conver|exchang|exercis|settle|paid out|payable|merger|acqui|represent|receiv|cancel|ads|spin|distribut)/

const nearExchange = /\b(?:convert|exchang|exercis|settle|paid out|payable|receiv|right to|represent|ads|rate|ratio|spin|distribut)/

const perTime = /^shares? (?:of )?(?:[a-z]+ )?per (?:share|year|month|quarter)/

/** `0.5 shares of the acquirer for each share`. */
export const forEachShare: Wording = (line) => {
  const { text } = line
  if (!speaksOfExchange.test(text) || !/\b(?:for each|for every|per)\b/.test(text)) return []
  return [...matches(forEach, text)].flatMap((match): Statement[] => {
    const amount = decimal(line, match.index)
    const end = match.index + match[0].length
    if (
      amount === null ||
      !nearExchange.test(text.slice(Math.max(0, match.index - 120), end)) ||
      perTime.test(match[0]) ||
      / prices? per /.test(match[0]) ||
      // "from 25.1 to 30.2 shares per unit"
      /# (?:to|-|and|or) $/.test(text.slice(0, match.index))
    )
      return []
    const from = match[3] === undefined ? '1' : decimal(line, end - match[4]!.length - 2)
    if (from === null) return []
    const unit = tidy(line.words(end - match[4]!.length, end))
    const share = tidy(line.words(match.index + 2, match.index + 2 + match[2]!.length))
    return [{ ...bare(from, amount), relation: 'converts', unit, share, at: match.index, end, confidence: 0.9 }]
  })
}

/** `an exchange ratio of 0.75`. */
export const exchangeRatios: Wording = (line) =>
  [...(speaksOfExchange.test(line.text) ? matches(exchangeRatio, line.text) : [])].flatMap((match): Statement[] => {
    const end = match.index + match[0].length
    const amount = decimal(line, end - 1)
    if (amount === null || isOne(amount) || /^[^.;]{0,160}? per \$/.test(line.text.slice(end))) return []
    return [{ ...bare('1', amount), relation: 'converts', at: match.index, end, confidence: 0.9 }]
  })

/** "At a ratio of one ADS to five ordinary shares", "the ADS-to-share ratio is 1:8". */
const ratioOfSides = new RegExp(
  `\\b(?:ratio|rate|basis) of (#) ((?:[a-z]+ ){0,4}?${unitNoun}) (to|for|per|:)(?: every| each)? (#) (${shareNoun})\\b`,
  'g',
)

const adsToShare =
  /\b((?:ads|adr|gds|american depositary share|depositary share)) (?:to|per) ((?:[a-z]+ ){0,3}?shares?) ratio (?:(?:is|was|of|:) )*(#) (?:to|:|for) (#)/g

/** "The ratio of ordinary shares to ADSs is 6 to 1". */
const ratioBetween =
  /\bratio of ((?:[a-z]+ ){0,3}?(?:shares?|units?|adss?|adrs?)) to ((?:[a-z]+ ){0,3}?(?:shares?|units?|adss?|adrs?)) (?:(?:is|was|of|:) )*(#) (?:to|:|for) (#)/g

export const sidesNamed: Wording = (line) =>
  !/\b(?:ratio|rate|basis)\b/.test(line.text)
    ? []
    : [...matches(ratioOfSides, line.text), ...matches(adsToShare, line.text), ...matches(ratioBetween, line.text)].flatMap(
        (match): Statement[] => {
          const end = match.index + match[0].length
          const first = match.index + match[0].indexOf('#')
          const second = match.index + match[0].lastIndexOf('#')
          const [from, to] = [decimal(line, first), decimal(line, second)]
          if (from === null || to === null) return []
          const isOf = match[1] === '#'
          const [a, b] = [match[isOf ? 2 : 1]!, match[isOf ? 5 : 2]!]
          const own = match.index + match[0].indexOf(a)
          const other = match.index + match[0].lastIndexOf(b)
          const relation = /^(?:ad[rs]|gds|.*\bdepositary)/.test(a) ? 'represents' : 'converts'
          const unit = tidy(line.words(own, own + a.length))
          const share = tidy(line.words(other, other + b.length))
          const said = { relation, at: match.index, end, confidence: 0.93 } as const
          // "at a ratio of 0.2 common shares per preferred share": the second becomes the first
          const isRate = isOf && relation === 'converts' && /^(?:for|per)$/.test(match[3]!)
          return [isRate ? { ...bare(to, from), unit: share, share: unit, ...said } : { ...bare(from, to), unit, share, ...said }]
        },
      )
