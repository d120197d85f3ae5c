import { compare } from '../model/decimal.ts'
import type { Decimal } from '../model/document.ts'
import type { Ratio } from './fact.ts'
import { matches, type ReadingLine } from './reading-line.ts'

/** How many of one security stand for, or became, how many of another: depositary shares, stock units, conversions, splits. */

const unitNoun =
  '(?:shares?|units?|adss?|adrs?|adses|gdss?|rsus?|prsus?|psus?|psas?|dsus?|gsus?|msus?|sars?|rights?|options?|warrants?|stock|awards?|depositary shares?|receipts?|interests?|equivalents?|notes?|llc units?|op units?|ltips?|ders?|phantom shares?)'
const shareNoun = '(?:(?:[a-z0-9-]+|and) ){0,6}?(?:shares?|stock|units?|adss?|adrs?|securities)'
const becomes =
  '(?:represent(?:s|ed|ing)?|entitle[sd]?|is equivalent to|are equivalent to|is equal to|equals?|correspond(?:s|ed)? to|(?:is |are |was |were |will be |shall be |be |became |become )?(?:automatically |immediately |also |then |currently )*(?:convert(?:ible|ed|s|ing)?|exchang(?:eable|ed|es|e)|reclassified|redeemable|redeemed|settled|settles|payable|paid|valued)|(?:is |are )?the economic equivalent of|(?:has|have) (?:the|an?) (?:economic )?(?:value|right)|was (?:issued|cancell?ed)|will be (?:settled|issued|paid)|receive[sd]?)'

const eachUnit = new RegExp(
  `\\b(?:each|every|one|per) ((?:[a-z0-9-]+ |# |\\$ (?:per share )?|\\( [^()]{1,60} \\) ){0,24}?${unitNoun})((?: \\( [^()]{1,80} \\))?(?: [a-z0-9@-]+| \\( [^()]{1,60} \\)| \\$){0,24}?) ${becomes}((?: [a-z0-9-]+| \\( [^()]{1,60} \\)){0,22}?) (?:approximately )?(#|/)(?: \\( # \\))?(?: \\( [^()]{1,40} \\))? ((?:newly issued |of an? |of one |fully paid )?${shareNoun})\\b`,
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
  `\\b(${unitNoun}(?: of [^.;#%]{1,40}?)?)\\b[^.;#%]{0,120}?\\b(?:convert\\w*|exchang\\w*|redeem\\w*|cancell?ed|represents?)\\b[^.;#%]{0,60}?\\b(?:an equal number of|equivalent number of|the same number of) (${shareNoun})`,
  'g',
)
const forEach = new RegExp(
  `(#) (${shareNoun})(?: [a-z]+){0,5}? (?:for each|per|for every) (?:one )?((?:[a-z0-9]+ ){0,5}?${unitNoun})\\b`,
  'g',
)
const exchangeRatio =
  /\b(?:exchange|conversion) (?:ratio|rate)[^.;#$%@]{0,40}? (?:of|was|is|equal to|to) (?:approximately )?(#)(?! (?:for|to|:) )/g
const basis =
  /(#) ?(?:for|to|:|-) ?(#)(?= (?:basis|ratio|conversion|exchange|into|in|upon|and|at|\.|;|\)|$))|\b(?:share for share|unit for share|unit for unit)\b/g
const split =
  /(#) ?(?:for|to|:|-|new for|shares for) ?(?:every )?(#)((?: [a-z]+){0,6}?) (?:splits?|consolidation|combination|subdivision)\b/g
const splitAfter =
  /\b(?:splits?|consolidation|combination|subdivision)\b((?: [a-z]+){0,10}?)(?: \(| at| of| on)? (?:a |an )?(?:ratio of |basis of |the ratio of )?(#) ?(?:for|to|:|-) ?(?:every )?(#)/g

const decimal = (line: ReadingLine, at: number): Decimal | null => {
  const token = line.token(at)
  return token.kind === 'number' ? token.amount : null
}

const tidy = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .replace(/^(?:of the Issuer['’]s|the Issuer['’]s|the Company['’]s|the|of an?|newly issued)\s+/i, '')
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
      if (a === null || b === null || match[first] === undefined || match[second] === undefined) continue
      // "1-for-50 reverse" and "50-to-1 reverse" are the same: a reverse split makes fewer of more
      const named = text.slice(Math.max(0, match.index - 30), end)
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
  for (const match of matches(eachUnit, text)) {
    const end = match.index + match[0].length
    const sign = match[4]!
    const at = text.lastIndexOf(` ${sign} `, end - match[5]!.length) + 1
    const to = sign === '#' ? decimal(line, at) : null
    if (
      to === null ||
      /^(?:of the|of such|reporting|person)/.test(match[1]!) ||
      /\b(?:up to|portion|fraction|vest|vests|exercisable|votes?|purchase|buy)\b/.test(match[2]! + match[3]!)
    )
      continue
    const unit = tidy(line.words(match.index + match[0].indexOf(match[1]!), match.index + match[0].indexOf(match[1]!) + match[1]!.length))
    const relation =
      /\b(?:represent\w*|entitle\w*|equivalent|equal|right|settled|settles|payable|receive\w*|correspond\w*|valued|value)\b/.test(
        match[0].slice(match[1]!.length),
      ) && !/\b(?:convert|exchang|reclass)/.test(match[0])
        ? 'represents'
        : 'converts'
    add(relation, '1', to, `1:${to}`, unit, tidy(line.words(end - match[5]!.length, end)), match.index, end, 0.96)
  }
  for (const [pattern, confidence] of [
    [issuedOn, 0.96],
    [entitles, 0.96],
  ] as const) {
    for (const match of matches(pattern, text)) {
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
  for (const match of matches(equalNumber, text)) {
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
    for (const match of matches(forEach, text)) {
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
