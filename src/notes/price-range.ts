import { compare } from '../model/decimal.ts'
import type { Decimal } from '../model/document.ts'
import type { AveragePrice, PriceRange } from './fact.ts'
import { counting, matches, type ReadingLine, sentenceAround, type Token } from './reading-line.ts'

/** Prices of trades that a line reports at one figure: ranges, lots and averages (SEC staff letter of 25 June 2008 to Skadden, Arps). */

const each =
  '(?: share)?(?: (?:per|a|an|each|for each) (?:[a-z]+ ){0,2}?(?:share|unit|ads|adr|warrant|note|security)s?)?(?: \\( (?:the )?(?:low|high|lowest|highest) \\))?'
const joined = '(?:to|and|through|thru|up to(?: and including)?|-|- -)'
const low = '(?:(?:a|the) )?(?:low(?:est)?|minimum|high(?:est)?)(?: (?:sale |sales |purchase )?price)?(?: of)?(?: approximately)? '
const range = new RegExp(
  `(?:\\b(?:from|between|of|was|were|is|being|at|for|ranging|ranged|ranges?|prices?|priced?|in the|within the)|[:(]) (?:(?:approximately|about) )?(?:${low})?([$#])${each} (?:inclusive )?${joined} (?:(?:approximately|about) )?(?:${low})?([$#])(?!\\d)`,
  'g',
)
/** "The low was $100.50 and the high was $101.85", in either order. */
const extreme = (words: string) =>
  `\\b(?:${words})(?: of which)?(?: (?:sales? |selling |purchase |trade |trading )?price)?(?: (?:per|a) share)?(?: (?:for|of|on) (?:the|that|such) (?:day|date))?(?: paid| received| sold)?(?: at which (?:[a-z]+ ){0,3}(?:sold|purchased|bought))?(?: of| was| were| is| being| at| :)* (\\$)`
const lowest = extreme('low|lowest|least|minimum')
const highest = extreme('high|highest|greatest|maximum')
const lowAndHigh = new RegExp(`${lowest}[^$]{0,40}? ?${highest}|${highest}[^$]{0,40}? ?${lowest}`, 'g')
/** "As low as $2.05 and as high as $2.14". */
const asLowAs = /\bas (?:low|high) as (\$)[^.;$]{0,40}? as (?:low|high) as (\$)/g
/** "Starting at $22.50 and ending at $22.91". */
const startToEnd =
  /\b(?:starting|beginning|started|began|commencing) (?:at|from|with) (\$) (?:per share )?(?:and )?(?:(?:ending|ended|rising|rose|going|finishing|finished|up|running) )?(?:at|up to|to|with|through) (\$)/g
/** "None of which was below $27.35 or above $27.90", "no less than $5.01 and no more than $5.12". */
const bounds =
  /\b(?:none|no|not|nor|never|at least|minimum)\b[^.;$]{0,60}?\b(?:below|less than|lower than|under|at least) (\$) (?:and |or |nor |but |per share )*(?:(?:was |were )?(?:no|not|none) )?(?:above|more than|higher than|over|greater than|in excess of|exceeding|at most) (\$)/g
const oneMore = /^(?: \( # (?:[a-z]+ )*\))?(?: for (?:the )?(?:[a-z]+ ){0,3}?[a-z]+)? (?:(?:;|and|; and) )?\$ (?:to|through|- |-) ?\$(?!\d)/
const trade =
  /\b(?:pric\w*|sold|sales?|sell\w*|purchas\w*|bought|acqui\w*|trad(?:e|es|ed|ing)|transactions?|execut\w*|lots?|re ?invested)\b/
/** Ranges of other things: of exercise prices, hurdles, awards, values. */
const otherThing =
  /\b(?:exchange rate|(?:average|mean|midpoint) of (?:the )?(?:reported |daily )?(?:high|low|open)|fair market value|(?<!\bat (?:[a-z]+ ){0,2})market (?:price|value)s?|closing|estimated|offering price|limit|aggregate (?:[a-z]+ )?(?:price|proceeds|value|amount|consideration)|exercise|strike|conversion|convert(?:s|ible)? (?:[a-z]+ ){0,6}?at|hurdles?|thresholds?|targets?|capitalization|revenues?|earnings|ebitda|fees?|payouts?|commissions?|vest\w*(?![^.;$]*\bat (?:[a-z]+ ){0,3}prices?\b)|dividends?(?! (?:(?:were|was|are|being) )?re ?invest)|value of|book value|base)\b[^.;$]{0,60}$|\b(?:at|using) (?:a|an|the) (?:[a-z]+ )?rate $/
const lotShares = new RegExp(
  `${counting} (?:of (?:the|these|such) )?(?:[a-z]+ ){0,4}?(?:shares?|units?|adss?|adrs?|warrants|notes)\\b(?=[^.;$#]{0,140}$)`,
)

const amountOf = (token: Token): Decimal | null => (token.kind === 'money' || token.kind === 'number' ? token.amount : null)
const currencyOf = (...tokens: Token[]): string => tokens.flatMap((token) => (token.kind === 'money' ? [token.currency] : []))[0] ?? 'USD'

interface Found {
  readonly low: Decimal
  readonly high: Decimal
  readonly currency: string
  readonly shares: Decimal | null
  readonly at: number
  readonly end: number
  readonly confidence: number
}

function ranges(line: ReadingLine): Found[] {
  const { text } = line
  const found: Found[] = []
  let stated = Array.from(matches(range, text))
  for (const pattern of [lowAndHigh, asLowAs, bounds, startToEnd]) if (stated.length === 0) stated = Array.from(matches(pattern, text))
  for (const match of stated) {
    const end = match.index + match[0].length
    const first = line.token(text.indexOf(match.slice(1).find(Boolean)!, match.index))
    const second = line.token(end - 1)
    const low = amountOf(first)
    const high = amountOf(second)
    if (low === null || high === null) continue
    const [from, to] = sentenceAround(text, match.index)
    const before = text.slice(Math.max(from, match.index - 160), match.index)
    const around = `${before}${match[0]}${text.slice(end, Math.min(to, end + 80))}`
    if (
      !(trade.test(around) || (/\b(?:rang|low|high|min|max)/.test(around) && (trade.test(text) || text.includes('weighted average')))) ||
      otherThing.test(before)
    )
      continue
    // figures without a currency are prices only where the words say so
    if (
      first.kind !== 'money' &&
      second.kind !== 'money' &&
      !(/\bpric|\b(?:sold|executed|purchased|bought) at\b/.test(around) && low.includes('.') && high.includes('.'))
    )
      continue
    if (
      /^(?:of|was|were|is|at|for|:|\()$/.test(match[0].split(' ', 1)[0]!) &&
      /\band\b/.test(match[0]) &&
      !/\b(?:rang\w*|between|low|high|lowest|highest)\b/.test(around)
    )
      continue
    if (/\b(?:lower|lesser|greater|higher|average) of$/.test(text.slice(from, match.index + 2))) continue
    if (/^(?:in|within) the /.test(match[0]) && !/^ (?:price )?range\b/.test(text.slice(end))) continue
    const ordered = compare(low, high) <= 0
    const previous = found.at(-1)
    const start = previous && previous.end > match.index - 160 ? Math.max(previous.end, from) : Math.max(from, match.index - 160)
    found.push({
      low: ordered ? low : high,
      high: ordered ? high : low,
      currency: currencyOf(first, second),
      shares: sharesAfter(line, end) ?? sharesBefore(line, start, match.index),
      at: match.index,
      end,
      confidence: first.kind !== 'money' || !ordered ? 0.9 : 0.99,
    })
    found.push(...rangesAfter(line, end))
  }
  return found
}

/** "From $6.10 to $6.19, $6.20 to $6.29 and $6.30 to $6.34": the ranges that follow the first. */
function rangesAfter(line: ReadingLine, start: number): Found[] {
  const found: Found[] = []
  for (let at = start, next = oneMore.exec(line.text.slice(at)); next; next = oneMore.exec(line.text.slice(at))) {
    const end = at + next[0].length
    const first = line.token(at + next[0].indexOf('$'))
    const second = line.token(end - 1)
    const [low, high] = [amountOf(first), amountOf(second)]
    if (low === null || high === null || compare(low, high) > 0) break
    found.push({
      low,
      high,
      currency: currencyOf(first, second),
      shares: sharesAfter(line, end),
      at: at + next[0].indexOf('$'),
      end,
      confidence: 0.95,
    })
    at = end
  }
  return found
}

/** "$21.00 to $21.99 (1,200 shares)". */
function sharesAfter(line: ReadingLine, from: number): Decimal | null {
  const match = /^ \( #(?: (?:shares?|units?|adss?|adrs?)(?: (?:sold|purchased))?)? \)/.exec(line.text.slice(from))
  return match ? amountOf(line.token(from + match[0].indexOf('#'))) : null
}

function sharesBefore(line: ReadingLine, from: number, to: number): Decimal | null {
  // "5,000 shares were sold at a weighted average price of $65.05, in trades ranging from"
  const before = line.text.slice(Math.max(0, from), to).replace(/(\baverage (?:[a-z]+ ){0,5})\$/g, '$1x')
  const match = lotShares.exec(before)
  return match ? amountOf(line.token(Math.max(0, from) + match.index)) : null
}

/** Shares and single prices told one by one: `500 shares at $10.10; 300 shares at $10.20`. */
const lot =
  /# (?:shares?|units?|adss?)?(?: ?(?:of (?:[a-z]+ ){1,4}?stock|were|was|sold|purchased|bought))*? ?(?:sold |purchased |bought )?(?:at|@|for) (?:(?:a|the) (?:sale |purchase )?price of )?(\$|#)/g
/** Prices with their shares in brackets: `$13.00 (200 shares), $13.05 (1,100 shares)`. */
const lotInBrackets = /(\$)(?: per share)? \( #(?: (?:shares?|units?|adss?|of (?:the|these|such) shares))? \)/g
const otherSecurity = /\b(?:options?|warrants?|exercis\w*|grant\w*|award\w*|convert\w*|strike)\b/

function lots(line: ReadingLine): Found[] {
  const found = lotsInBrackets(line)
  if (found.length > 1) return found
  found.length = 0
  for (const match of matches(lot, line.text)) {
    const [from, to] = sentenceAround(line.text, match.index)
    const sentence = line.text.slice(from, to)
    if (otherSecurity.test(sentence)) continue
    const end = match.index + match[0].length
    if (/^ (?:to|-|through|and \$)/.test(line.text.slice(end, end + 8))) continue
    const price = line.token(end - 1)
    const amount = amountOf(price)
    const shares = amountOf(line.token(match.index))
    // "235 at 23.03" among "91 at $23.02": the sign was left out
    if (amount === null || shares === null || (price.kind === 'number' && (found.length === 0 || !/^\d+\.\d{2,4}$/.test(amount)))) continue
    const currency = price.kind === 'number' ? found[0]!.currency : currencyOf(price)
    found.push({ low: amount, high: amount, currency, shares, at: match.index, end, confidence: 0.95 })
  }
  return found.length > 1 ? found : []
}

function lotsInBrackets(line: ReadingLine): Found[] {
  const { text } = line
  return Array.from(matches(lotInBrackets, text)).flatMap((match) => {
    const end = match.index + match[0].length
    const price = line.token(match.index)
    const amount = amountOf(price)
    const shares = amountOf(line.token(match.index + match[0].indexOf('#')))
    const [from, to] = sentenceAround(text, match.index)
    if (amount === null || shares === null || otherSecurity.test(text.slice(from, to)) || !trade.test(text.slice(from, to))) return []
    return [{ low: amount, high: amount, currency: currencyOf(price), shares, at: match.index, end, confidence: 0.95 }]
  })
}

/** Several trades, all at one price. */
const onePrice =
  /\b(?:multiple|several|various|a series of|separate) (?:open market )?(?:transactions|trades|sales|purchases)(?: (?:each|all))? at (?:(?:a|the same) (?:\w+ )?price of )?(\$)(?! (?:to|-|through|and \$))/g

const average =
  /\b(?:weighted )?average (?:weighted )?(?:(?:sales?|selling|purchase|trading|trade|market|share|unit|net|gross|transaction|per share) ){0,3}prices?(?: per (?:[a-z]+ ){0,2}?(?:share|unit|ads))?(?: (?:of|was|is|equal to|for [^.;$]{1,60} (?:was|is|of)|received was|paid was))?(?: (?:approximately|about))? ?[:(]? ?(\$)/g
const averageWords =
  /\b(?:weighted average|average weighted|average|volume weighted average) (?:(?:sales?|selling|purchase|trading|trade|market|share|execution|transaction) ){0,2}prices?\b|\bweighted average of (?:the |all |such |multiple |his |her )*(?:prices|sales|purchases|trades|transactions)\b/
const averageStatedBefore =
  /(?:\bprices?(?: per share)?(?: of)? (\$)[^.;$]{0,80}?|[;.(] (\$)) (?:is|was|represents|reflects|being) (?:a|an|the) (?:volume )?(?:weighted )?average\b|\bat an average of (\$)|\bprice (?:reported |shown |paid |received )?(?:is|was|of) (\$) (?:which is |being )?(?:a|an|the) (?:weighted )?average\b/g
/** "Weighted average: $24.21". */
const averageAlone =
  /\b(?:weighted average|an average|the average|average)(?: (?:of|was|is|being|:))+ (\$)(?! (?:to|and|-|through) ?\$)|\bweighted average (\$)(?! to)|[;(.] average (\$)(?! (?:to|and|-|through) ?\$)/g
/** "$5.03 (range $4.99 to $5.10)". */
const averageBeforeRange = /(\$)(?: per share)? \( (?:the )?(?:prices? )?(?:rang\w+|from|between|low)\b/g
const awardAverage = /\b(?:# day|# trading day|day|days|trailing|fees?|award|units? granted|number of (?:shares|units)|closing)\b/

/** Several trades at one price, which is both ends of the range. */
const onePrices = (line: ReadingLine): Found[] =>
  Array.from(matches(onePrice, line.text)).flatMap((match) => {
    const price = line.token(line.text.indexOf('$', match.index))
    const amount = amountOf(price)
    if (amount === null) return []
    return [
      {
        low: amount,
        high: amount,
        currency: currencyOf(price),
        shares: sharesBefore(line, sentenceAround(line.text, match.index)[0], match.index),
        at: match.index,
        end: match.index + match[0].length,
        confidence: 0.95,
      },
    ]
  })

/** The average prices that a note states of trades, in order, each once. */
function averagesIn(line: ReadingLine): { amount: Decimal; currency: string; at: number; end: number }[] {
  const { text } = line
  const priceOf = (match: RegExpExecArray) => match.index + match[0].indexOf('$')
  const stated = [average, averageStatedBefore, averageAlone, ...(text.includes('average') ? [averageBeforeRange] : [])]
    .flatMap((pattern) => Array.from(matches(pattern, text)))
    .sort((a, b) => priceOf(a) - priceOf(b))
  return stated
    .filter((match, at) => at === 0 || priceOf(stated[at - 1]!) < priceOf(match))
    .flatMap((match) => {
      const price = line.token(priceOf(match))
      const amount = amountOf(price)
      const before = text.slice(Math.max(sentenceAround(text, match.index)[0], match.index - 40), match.index)
      // "an average per ordinary share ($14.50 per ADS)": the figure is of the other security
      const ofAnother =
        /\( \$$/.test(match[0]) && !/\bad[rs]/.test(match[0]) && /^ per (?:ad[rs]|american)/.test(text.slice(match.index + match[0].length))
      return amount === null || ofAnother || awardAverage.test(before)
        ? []
        : [{ amount, currency: currencyOf(price), at: match.index, end: match.index + match[0].length }]
    })
}

/** Ranges, lots and averages of the prices a note tells; an average without a range is an `average-price`. */
export function readPriceRanges(line: ReadingLine): readonly (PriceRange | AveragePrice)[] {
  const { text } = line
  if (!/[$#]/.test(text) && !text.includes('average')) return []
  let found = ranges(line)
  if (found.length === 0) found = lots(line)
  if (found.length === 0) found = onePrices(line)
  const averages = averagesIn(line)
  if (found.length > 0) {
    return found.map((one, at) => {
      const mean = averages.length === found.length ? averages[at] : found.length === 1 ? averages[0] : undefined
      const within = mean && compare(mean.amount, one.low) >= 0 && compare(mean.amount, one.high) <= 0
      return {
        kind: 'price-range',
        value: { low: one.low, high: one.high, average: within ? mean.amount : null, shares: one.shares, currency: one.currency },
        span: line.span(one.at, one.end),
        confidence: mean && !within ? Math.min(0.8, one.confidence) : one.confidence,
      }
    })
  }
  if (averages.length > 0 && trade.test(text) && !otherSecurityAverage.test(text)) {
    return averages.map((one) => ({
      kind: 'average-price',
      value: { average: one.amount, currency: one.currency },
      span: line.span(one.at, one.end),
      confidence: 0.9,
    }))
  }
  const words = averageWords.exec(text)
  if (
    !words ||
    /\bvolume\b/.test(words[0]) ||
    awardAverage.test(text.slice(Math.max(sentenceAround(text, words.index)[0], words.index - 60), words.index + words[0].length)) ||
    !statesPrice.test(text) ||
    otherSecurityAverage.test(text)
  )
    return []
  return [
    {
      kind: 'average-price',
      value: { average: null, currency: 'USD' },
      span: line.span(words.index, words.index + words[0].length),
      confidence: 0.9,
    },
  ]
}

const statesPrice = /\b(?:reported|reflects?|represents?|sold|sales?|purchased|purchases?|price (?:shown|listed|above|in column))\b/
const otherSecurityAverage =
  /\b(?:closing prices?|number of (?:shares|units|rsus|options) (?:was|were|is)|calculated|determined|granted|conversion price|vest)\b/
