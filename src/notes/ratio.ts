import { compare } from '../model/decimal.ts'
import type { Decimal } from '../model/document.ts'
import type { Ratio } from './fact.ts'
import { matches, type ReadingLine } from './reading-line.ts'

/** How many of one security stand for, or became, how many of another: depositary shares, stock units, conversions, splits. */

const unitNoun =
  '(?:shares?|units?|adss?|adrs?|adses|gdss?|rsus?|prsus?|psus?|dsus?|gsus?|msus?|sars?|rights?|options?|warrants?|awards?|depositary shares?|receipts?|interests?|notes?|ltips?|ders?|stock)'
const shareNoun =
  '(?:(?:[a-z0-9-]+|and) ){0,6}?(?:shares?|stock|units?|adss?|adrs?|securities)(?: of (?:the )?(?:[a-z0-9-]+ ){0,6}?(?:stock|shares?|units?)\\b)?'

/** "Each A … represents … # B": the unit, the verb, the amount and what it counts, looked for one after the other. */
const each = /\b(?:each|every|one|per) /g
const unitHead = new RegExp(
  `^(?:[^.;#%]|# )*?\\b(${unitNoun})\\b(?: of (?:[a-z0-9-]+ ){0,8}?(?:stock|shares|units))?(?! (?:${unitNoun})\\b)`,
)
const becomes =
  /\b(represent(?:s|ed|ing)?|entitle[sd]?|(?:is|are) equivalent to|is equal to|equals?|correspond(?:s|ed)? to|economic equivalent of|(?:has|have) (?:the|an?) (?:economic )?(?:value|right)|settled?s?|payable|receive[sd]?|convert(?:ible|ed|s|ing)?|exchang(?:eable|ed|es|e)|reclassified|redeemable|redeemed|cancell?ed)\b/
const stands = /^(?:represent|entitle|is equ|are equ|equal|correspond|economic|has|have|settle|payable|receive)/
const counted = new RegExp(
  `^((?:[^.;#/%@$]|\\$ ){0,150}?)(#|/)(?: \\( # \\))?(?: \\( [^()]{1,40} \\))? ((?:newly issued |fully paid |of an? |of # )?${shareNoun})\\b`,
)
/** What follows "each" without being a security, and figures that are no ratio. */
const notUnit = /^(?:of (?:the|such)|reporting|person|such person|vesting|month|year|quarter|anniversary|whole)\b/
const notCount = /\b(?:up to|portion|fraction|vests?|exercisable|votes?|purchase|buy|class of|single class|purposes)\b/

/** "American Depositary Shares, each (of which) representing # ordinary shares". */
const eachOf = new RegExp(
  `\\b((?:(?!by |of |the |and )[a-z]+ ){0,2}${unitNoun})(?: \\( [^()]{1,40} \\)){0,2} \\(? ?each (?:of which |adss? |one )?(?:represent(?:s|ing)?|convertible into|exchangeable for|entitl\\w+[^.;#]{0,40} to receive|equivalent to) (?:[a-z]+ ){0,4}?[#/](?: \\( # \\))? ((?:of an? |of # )?${shareNoun})\\b`,
  'g',
)
const issuedOn = new RegExp(
  `\\beach (share(?: of)? [^.;#%]{1,60}?) (?:was|were|is|are) (?:issued|received|acquired) (?:up)?on (?:the )?(?:automatic )?(?:conversion|exchange|redemption|exercise|settlement) of (#) (${shareNoun})`,
  'g',
)
const entitles = new RegExp(
  `\\b(?:the )?((?:class [a-z] )?(?:[a-z]+ ){0,4}?(?:units?|gsus?|rsus?|psus?|adss?))(?: \\([^)]{0,40}\\))? entitle[sd]? [^.;#%]{1,60}? to receive (#) (${shareNoun})[^.;#%]{0,60}? for each`,
  'g',
)
const equalNumber = new RegExp(
  `\\b(${unitNoun}(?: of (?:[a-z0-9-]+ ){1,6}?(?:stock|shares))?)\\b[^.;#%]{0,120}?\\b(?:convert\\w*|exchang\\w*|redeem\\w*|cancell?ed|represents?)\\b[^.;#%]{0,60}?\\b(?:an equal number of|equivalent number of|the same number of) (${shareNoun})`,
  'g',
)
const forEach = new RegExp(
  `(#) (${shareNoun})(?: [a-z]+){0,5}? (?:for each|per|for every) (?:one )?((?:[a-z0-9]+ ){0,5}?${unitNoun})\\b`,
  'g',
)
const exchangeRatio =
  /\b(?:exchange|conversion) (?:ratio|rate)[^.;#$%@]{0,40}? (?:of|was|is|equal to|to) (?:approximately )?(#)(?! (?:for|to|:) )/g
const basis =
  /(#) ?(?:for|to|:|-(?= ?# (?:basis|ratio))) ?(#)(?= (?:basis|ratio|conversion|exchange|into|in|upon|and|at|\.|;|\)|$))|\b(?:share for share|unit for share|unit for unit)\b/g
const split =
  /(#) ?(?:for|to|:|-|new for|shares for) ?(?:every )?(#)((?: [a-z]+){0,6}?) (?:splits?|consolidation|combination|subdivision)\b/g
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

/** Every ratio the note states; a basis that does not say which side is which keeps `from` and `to` open. */
export function readRatios(line: ReadingLine): readonly Ratio[] {
  const { text } = line
  if (!/[#/]|for share|for unit|number of/.test(text)) return []
  const found: Ratio[] = []
  const taken: (readonly [number, number])[] = []
  const add = (
    relation: Ratio['value']['relation'],
    from: Decimal | null,
    to: Decimal | null,
    stated: string,
    unit: string | null,
    share: string | null,
    at: number,
    end: number,
    confidence: number,
  ) => {
    if (taken.some(([start, stop]) => at < stop && end > start)) return
    taken.push([at, end])
    found.push({ kind: 'ratio', value: { relation, from, to, stated, unit, share }, span: line.span(at, end), confidence })
  }
  for (const [pattern, first, second] of [
    [split, 1, 2],
    [splitAfter, 2, 3],
  ] as const) {
    for (const match of matches(pattern, text)) {
      const end = match.index + match[0].length
      const left = match.index + match[0].indexOf('#')
      const a = decimal(line, left)
      const b = decimal(line, match.index + match[0].lastIndexOf('#'))
      if (a === null || b === null || match[first] === undefined || match[second] === undefined || compare(a, b) === 0) continue
      if (/\b(?:basis|subject|adjust\w*|business combination)\b/.test(text.slice(Math.max(0, match.index - 9), end))) continue
      // "1-for-50 reverse" and "50-to-1 reverse" are the same: a reverse split makes fewer of more
      const named = text.slice(Math.max(0, match.index - 12), end)
      const reverse = /\b(?:reverse|consolidation|combination)\b/.test(named)
      const rising = compare(a, b) <= 0
      const [less, more] = rising ? [a, b] : [b, a]
      add(
        reverse ? 'reverse-split' : 'split',
        reverse ? more : less,
        reverse ? less : more,
        `${a}:${b}`,
        null,
        null,
        match.index,
        end,
        0.97,
      )
    }
  }
  for (const match of matches(each, text)) {
    const from = match.index + match[0].length
    const clause = text.slice(from, from + 420)
    if (notUnit.test(clause)) continue
    const head = unitHead.exec(clause)
    if (!head || head[0].length > 160) continue
    const verb = becomes.exec(clause.slice(head[0].length))
    // "ADSs, each representing", "each of which represents": the unit stands before
    const between = verb ? clause.slice(head[0].length, head[0].length + verb.index) : ''
    if (!verb || between.length > 160 || /[.;]|\d|%/.test(between)) continue
    const after = head[0].length + verb.index + verb[0].length
    const amount = counted.exec(clause.slice(after))
    if (!amount || notCount.test(between + amount[1]!)) continue
    const at = from + after + amount[1]!.length
    const end = from + after + amount[0].length
    const whole = wholes(line, at)
    if (!whole) continue
    const relation = stands.test(verb[0]) && !/\b(?:convert|exchang|reclass)/.test(between + amount[1]!) ? 'represents' : 'converts'
    add(
      relation,
      whole.from,
      whole.to,
      `${whole.from}:${whole.to}`,
      tidy(line.words(from, from + head[0].length)),
      tidy(line.words(end - amount[3]!.length, end)),
      match.index,
      end,
      0.96,
    )
  }
  for (const match of text.includes('each') ? matches(eachOf, text) : []) {
    const end = match.index + match[0].length
    const at = match.index + match[0].search(/[#/](?= (?:\( # \) )?(?:newly |of )?[a-z]|$)/)
    const whole = wholes(line, at)
    if (whole)
      add(
        'represents',
        whole.from,
        whole.to,
        `${whole.from}:${whole.to}`,
        tidy(line.words(match.index, match.index + match[1]!.length)),
        tidy(line.words(end - match[2]!.length, end)),
        match.index,
        end,
        0.96,
      )
  }
  for (const [pattern, confidence] of [
    [issuedOn, 0.96],
    [entitles, 0.96],
  ] as const) {
    for (const match of text.includes(pattern === issuedOn ? 'each share' : 'entitle') ? matches(pattern, text) : []) {
      const end = match.index + match[0].length
      const amount = decimal(line, match.index + match[0].indexOf('#'))
      if (amount === null) continue
      const own = line.words(match.index + match[0].indexOf(match[1]!), match.index + match[0].indexOf(match[1]!) + match[1]!.length)
      const other = line.words(
        match.index + match[0].indexOf(match[3]!, match[0].indexOf('#')),
        match.index + match[0].indexOf(match[3]!, match[0].indexOf('#')) + match[3]!.length,
      )
      if (pattern === issuedOn) add('converts', amount, '1', `${amount}:1`, tidy(other), tidy(own), match.index, end, confidence)
      else add('represents', '1', amount, `1:${amount}`, tidy(own), tidy(other), match.index, end, confidence)
    }
  }
  for (const match of matches(basis, text)) {
    const around = text.slice(Math.max(0, match.index - 200), match.index + match[0].length + 40)
    const end = match.index + match[0].length
    if (/\bno consideration on an? $/.test(text.slice(0, match.index))) continue
    if (match[1] === undefined) {
      add('converts', '1', '1', '1:1', null, null, match.index, end, 0.93)
      continue
    }
    if (
      !/\b(?:basis|convert\w*|conversion|exchang\w*|ratio|settle\w*|redeem\w*|paid|payable|represent\w*)\b/.test(around) ||
      /\b(?:section|rule|footnotes?|notes?|page|pages|item|from|between|rang\w+)\b[^.;]{0,15}$/.test(text.slice(0, match.index))
    )
      continue
    const a = decimal(line, match.index)
    const b = decimal(line, end - 1)
    if (a === null || b === null) continue
    const same = compare(a, b) === 0
    add('converts', same ? '1' : null, same ? '1' : null, `${a}:${b}`, null, null, match.index, end, same ? 0.97 : 0.9)
  }
  if (/^# (?:for|to|:) # ?\.?$/.test(text) && decimal(line, 0) === decimal(line, text.lastIndexOf('#')))
    add('converts', '1', '1', '1:1', null, null, 0, text.length, 0.9)
  for (const match of /\b(?:equal|equivalent|same) number of\b/.test(text) ? matches(equalNumber, text) : []) {
    const end = match.index + match[0].length
    add(
      'converts',
      '1',
      '1',
      '1:1',
      tidy(line.words(match.index, match.index + match[1]!.length)),
      tidy(line.words(end - match[2]!.length, end)),
      match.index,
      end,
      0.9,
    )
  }
  if (/\b(?:convert|exchang|merger|acqui|represent|receiv|cancel|ads)/.test(text)) {
    for (const match of /\b(?:for each|for every|per)\b/.test(text) ? matches(forEach, text) : []) {
      const amount = decimal(line, match.index)
      if (
        amount === null ||
        !/\b(?:convert|exchang|receiv|right to|represent|ads|rate|ratio)/.test(
          text.slice(Math.max(0, match.index - 120), match.index + match[0].length),
        ) ||
        /^shares? (?:of )?(?:[a-z]+ )?per (?:share|year|month|quarter)/.test(match[0])
      )
        continue
      const end = match.index + match[0].length
      add(
        'converts',
        '1',
        amount,
        `1:${amount}`,
        tidy(line.words(end - match[3]!.length, end)),
        tidy(line.words(match.index + 2, match.index + 2 + match[2]!.length)),
        match.index,
        end,
        0.9,
      )
    }
    for (const match of matches(exchangeRatio, text)) {
      const end = match.index + match[0].length
      const amount = decimal(line, end - 1)
      if (amount !== null && !isOne(amount) && !/^[^.;]{0,160}? per \$/.test(text.slice(end)))
        add('converts', '1', amount, `1:${amount}`, null, null, match.index, end, 0.9)
    }
  }
  return found.sort((a, b) => a.span[0] - b.span[0])
}
