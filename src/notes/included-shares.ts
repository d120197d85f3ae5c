import type { Decimal } from '../model/document.ts'
import type { ExcludedShares, IncludedShares, ShareSource, StatedDate } from './fact.ts'
import { matches, type ReadingLine, sentenceAround } from './reading-line.ts'

/** Shares swept into a reported balance: the explanation of most breaks between one balance and the next. */

const security =
  '(?:shares?|units?|rsus?|psus?|dsus?|gsus?|msus?|stock|adss?|adrs?|securities|options|awards?|phantom stock|dividend equivalents?|dividend equivalent rights|equivalents|interests?|dividends)'

/** A number with the kind of security close behind it: `1,204 shares`, `812 ESPP shares`, `201,150 restricted stock units`. */
const counted = new RegExp(
  `#(?! (?:years?|days?|months?)\\b)(?: (?!(?:of|to|due|from|in|on|at|by|for|with|that|which)\\b)[a-z0-9-]+){0,6}? ${security}\\b(?! (?:purchase|option|incentive|plan|award|bonus|ownership|compensation|splits?)\\b)`,
  'g',
)

const balance =
  '(?:amounts?|balances?|totals?|numbers?|holdings?|shares|securities|figures?|column #|form|line|common stock|stock|ownership|position)'
const includes = new RegExp(
  `(?:(?:^|[.;:)] )(?:also |the |this |these |such |amount |total )*|\\b${balance}(?: [a-z0-9#-]+){0,9}? (?:also |now )?)(includes?|included|including)\\b(?! (?:the right|subsequent|a right|an? option))`,
  'g',
)
const adjusted =
  /(?:^|\. )(?:adjusted|updated|restated) to (?:reflect|include)\b|\b(?:balance|number|total|amount|holdings|shares)\b[^.;#]{0,50}? increased (?:by|to (?:reflect|include))\b|\b(?:balance|number|total|amount|shares|column #|holdings)\b[^.;]{0,60}?\b(?:adjusted (?:to (?:reflect|include)|for)|updated to (?:reflect|include)|reflects?(?: adjustments? for)?|(?:has|have) been adjusted (?:to (?:reflect|include)|for))/g
const consists =
  /\b(?:consists?|consisting|comprised|composed|comprises?) of\b|\b(?:represents?|reflects?)(?= # [^#.;]{0,80}\b(?:owned|held)\b[^#.;]{0,20}\band # )|^(?:represents?|reflects?)(?= # (?:unvested |vested )?(?:(?:restricted|deferred|performance|phantom) (?:stock |share )?(?:units|shares|stock)|rsus|dsus|psus)(?: \( [a-z]+ \))? and # (?:shares of )?(?:class [a-z] )?(?:common )?(?:stock|shares)\b(?![^.;]*\b(?:grant|award|receiv|acquir|issu|vest))| # (?:shares of )?(?:class [a-z] )?(?:common )?(?:stock|shares) and # (?:unvested |vested )?(?:(?:restricted|deferred|performance|phantom) (?:stock |share )?(?:units|shares|stock)|rsus|dsus|psus)\b(?![^.;]*\b(?:grant|award|receiv|acquir|issu|vest)))/g
const ofThese = new RegExp(
  `(?:^|[.;] |and )(?:includes )?# (?:of )?(?:(?:these|such|those) (?:[a-z]+ ){0,4}?(?:shares|securities|units)|the reported (?:shares|securities|units)|the (?:shares|securities|units|amount) (?:reported|listed|shown|owned|held|beneficially owned|reported (?:above|herein))) (?:represents?|(?:are|is) (?:represented by|in the form of)|are|is|consists? of|were (?:acquired|purchased|issued)) (?:unvested |vested )?(${security}|restricted|deferred|unvested|performance|subject to|in the form of|acquired|purchased|issued)`,
  'g',
)
/** "Of the shares reported, 7,500 are unvested restricted shares". */
const ofReported = new RegExp(
  `\\bof (?:which|(?:the|these|such|this) (?:shares|securities|units|total|amount|number|balance)\\b[^.;#]{0,180}?) # (?:shares |units )?(?:are|is|represents?|remain|consists? of|were(?= (?:acquired|purchased|issued|issuable|unvested|restricted|subject))) (?:unvested |vested )?(?:${security}|restricted|deferred|unvested|issuable|performance|subject to|in the form of|acquired|purchased|issued|held (?:in|under|through))`,
  'g',
)
/** "121 shares were acquired under the purchase plan and are included in the total". */
const countedIn =
  /# (?:[a-z-]+ ){0,4}?(?:shares|units|rsus)\b[^.;#]{0,140}? (?:are|is|were|have been|has been) (?:now |also )?(?:included in|reflected in|added to) (?:the|this|these|column)\b/g
const ofTotal = /\bof the # (?:[a-z]+ ){0,5}?(?:shares|securities|units)(?: [a-z]+){0,4} # /g
const excludes =
  /\b(?:excludes?|excluding|does not (?:include|reflect)|not including|not included)\b[^.;#]{0,50}?(#)(?: [a-z-]+){0,6}? (?:shares?|units?|rsus|stock|options)/g

const sources: readonly (readonly [ShareSource, RegExp])[] = [
  ['dividend reinvestment', /\b(?:re ?invest\w*|drip|drp|dividends?|distribution reinvestment)\b/],
  ['employee stock purchase plan', /\b(?:(?:stock|share) purchase|espp|purchase plan|purchase program|sharesave)\b/],
  ['retirement plan', /\b(?:401k|savings|retirement|thrift|esop|stock ownership plan|profit sharing|ira|pension|stock fund)\b/],
  ['escrow', /\bescrow\b/],
  ['transfer', /\b(?:transferred|gifted|distributed)\b/],
  ['deferred stock', /\b(?:deferred|phantom|deferral)\b/],
  [
    'stock units',
    /\b(?:stock|share|restricted|performance|deferred|phantom|award) units?\b|^# (?:[a-z-]+ ){0,3}units\b|\b(?:rsus?|psus?|gsus?|msus?|dsus?)\b/,
  ],
  ['restricted stock', /\b(?:restricted|unvested|forfeiture|subject to (?:[a-z]+ ){0,2}vesting)\b/],
]
/** What names the plan or the kind of shares, the most telling first. */
const planWords = [
  /\b(?:(?:#|[a-z0-9-]+) ){0,9}(?:stock|share) purchase (?:and (?:[a-z]+ ){1,3})?(?:plan|program)\b(?: and (?:dividend|distribution) re ?investment (?:plan|program)\b)?/,
  /\b(?:(?:#|[a-z0-9-]+) ){0,8}(?:plan|program)\b(?! of (?:merger|reorgani\w+|arrangement|distribution))|\b(?:espp|drip|drp|esop|401k)\b/,
  /\b(?:dividend|distribution) re ?investments?(?: feature)?\b|\bre ?invest(?:ed|ment of) dividends?\b|\bdividend equivalents?(?: (?:rights|units))?\b/,
  /\b(?:unvested |vested |restricted |performance |deferred |phantom |time based |based )*(?:stock|share) units\b|\b(?:gsus|rsus|psus|dsus)\b/,
  /\b(?:unvested |restricted |deferred |phantom )+(?:(?:common )?stock|(?:common )?shares|units)\b/,
] as const
/** Words before a plan's name that are not part of it. */
const lead =
  /^(?:(?:also|includes?|including|shares?(?! purchase\b)|units?|securities|of|(?:common|capital|ordinary|class [a-z]) stock|common|class|capital|ordinary|an?|total|aggregate|acquired|purchased|bought|held|allocated|issued|received|obtained|under|through|pursuant|to|by|via|in|from|the|her|his|their|its|my|our|reporting|person|individual|participation|issuer|company|corporation|registrant|sponsored|exempt|certain|balance|and|on|@|as|result|for|that|were|which|reflects?|acquisition|with|upon|account|accrued|during|fiscal|year|since|last|report|current|in the|stock acquired|specified|milestones|agreement|#(?= (?:from|under|through|in|via|pursuant) )) )+/

/** The last `in the`, `under the` before a plan's name. */
const lastPlan = /\b(?:in|under|through|of|from) the (?!.*\b(?:in|under|through|of|from) the )/

/** Words that make a day the beginning or end of the time in which shares came. */
const boundary = /\b(?:since|after|from|until|through|before|prior to|between|by) $/
/** "The merger agreement, dated as of @": the day of a paper. */
const ofPaper = /\bdated(?: as of)? $/
/** "In June, September and December 2010": the last of several months. */
const severalMonths =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?: #)?(?: and| or)? $/

const dateIn = (line: ReadingLine, from: number, to: number): StatedDate | null => {
  const dates = new Set<StatedDate | null>()
  for (let at = line.text.indexOf('@', from); at >= 0 && at < to; at = line.text.indexOf('@', at + 1)) {
    const token = line.token(at)
    if (token.kind === 'date' && !ofPaper.test(line.text.slice(from, at)))
      dates.add(boundary.test(line.text.slice(from, at)) || severalMonths.test(line.text.slice(from, at)) ? null : token.date)
  }
  return dates.size === 1 ? [...dates][0]! : null
}

function planIn(line: ReadingLine, from: number, to: number): string | null {
  if (line.text.startsWith('# ', from)) from += 2
  const clause = line.text.slice(from, to)
  for (const words of planWords) {
    const match = words.exec(clause)
    if (!match) continue
    // "the Elm Stock Fund, an alternative in the 401(k) Plan": the plan itself
    const within = Math.max(0, match[0].search(lastPlan))
    const cut = within + (lead.exec(match[0].slice(within))?.[0].length ?? 0)
    if (/^(?:plan|program)?$/.test(match[0].slice(cut))) continue
    return line
      .words(from + match.index + cut, from + match.index + match[0].length)
      .replace(/^['’]s\s+/, '')
      .replace(/\s+/g, ' ')
  }
  return null
}

/** How shares came into a balance. */
const came = /\b(?:acquired|purchased|bought|acquisition|purchase|reinvest\w*|issued|transferred|credited)\b/
/** "And", "(ii)" and the like, which lead on to the next kind of shares. */
const joint = /(?: (?:and|or|plus|;|:|\( (?:[a-z]{1,4}|#) \)))+ ?$/

/** "The acquisition on @ of # shares": the day told before them. */
function dayBefore(line: ReadingLine, from: number): StatedDate | null {
  const match = /\b(?:acquisition|purchase|issuance|receipt) (?:on|in) @ of $/.exec(line.text.slice(0, from))
  const day = match && line.token(match.index + match[0].indexOf('@'))
  return day?.kind === 'date' ? day.date : null
}

function fact(line: ReadingLine, from: number, to: number, shares: Decimal | null, confidence: number): IncludedShares {
  // "unvested units (including dividend equivalents)": what they are stands before
  const aside = line.text.slice(from, to).indexOf(' ( includ')
  const told = aside < 0 ? to : from + aside
  const clause = line.text.slice(from, told)
  return {
    kind: 'included-shares',
    value: {
      shares,
      plan: planIn(line, from, told),
      source: sources.find(([, words]) => words.test(clause))?.[0] ?? null,
      date: dayBefore(line, from) ?? (came.test(clause) ? dateIn(line, from, to) : null),
    },
    span: line.span(from, from + line.text.slice(from, to).replace(joint, '').length),
    confidence,
  }
}

const amountAt = (line: ReadingLine, at: number): Decimal | null => {
  const token = line.token(at)
  return token.kind === 'number' ? token.amount : null
}

/** The counted kinds of shares between two places of the line, each up to where the next begins. */
function items(line: ReadingLine, from: number, to: number): { readonly at: number; readonly end: number; readonly shares: Decimal }[] {
  const clause = line.text.slice(from, to)
  const starts = Array.from(matches(counted, clause)).filter((match) => {
    const before = clause.slice(0, match.index)
    // lots of a trade, not parts of a balance: "includes 4,100 shares sold at prices from $20.00 to $20.99"
    if (
      /^ (?:that |which )?(?:were |was )?(?:sold|purchased|bought|disposed of)\b[^;#]{0,60}? (?:at|for) (?:[a-z]+ ){0,4}?(?:prices?|\$)/.test(
        clause.slice(match.index + match[0].length),
      )
    )
      return false
    if (
      /^ (?:that |which )?(?:(?:were|was|have been) )?(?:withheld|sold|surrendered|forfeited)\b/.test(
        clause.slice(match.index + match[0].length),
      )
    )
      return false
    if (
      /\b(?:as follows|following (?:vesting )?schedules?)\b|\b(?:withholding|sale|surrender|disposition|forfeiture) of (?:an aggregate of )?$/.test(
        before,
      )
    )
      return false
    // "2,410 shares (1,200 on one day and 1,210 on another)": the parts are told of the whole
    if (/#/.test(before) && before.split('(').length > before.split(')').length) return false
    // the same again, or its parts: "those 1,140 units will settle", "which consisted of 40,000 shares and 50,000 shares"
    if (/\b(?:those|these|such) $/.test(before) || /\bwhich (?:consist|compris)\w* of\b/.test(before)) return false
    // a year or class is no count: "the 2019 employee stock purchase plan", "class 2 units"; nor is a figure inside a condition
    return (
      !(/\bthe $/.test(before) && isYear(line, from + match.index)) &&
      !/\b(?:class|series|section|rule|form|footnotes?|notes?|table|column|on|in|during|since|fiscal|of each|remaining|plan|company|issuer|corporation|for each|per|january|february|march|april|may|june|july|august|september|october|november|december) $/.test(
        before,
      ) &&
      (/^ (?:that|which) /.test(clause.slice(match.index + match[0].length)) ||
        !/\b(?:vest|vests|vesting|convertible|each|entitled to|exercisable)\b[^;)]*$/.test(before))
    )
  })
  return starts.flatMap((match, at) => {
    const shares = amountAt(line, from + match.index)
    const next = starts[at + 1]
    return shares === null ? [] : [{ at: from + match.index, end: next ? from + next.index : to, shares }]
  })
}

const isYear = (line: ReadingLine, at: number): boolean => {
  const amount = amountAt(line, at)
  return amount === null || /^(?:19|20)\d\d$/.test(amount)
}

const endOfClause = (text: string, from: number): number => {
  const [, end] = sentenceAround(text, from)
  const not = text.slice(from, end).search(/\b(?:and )?(?:excludes?|excluding|does not include|but not)\b/)
  return not < 0 ? end : from + not
}

/** Shares that the note says a balance includes or leaves out, each kind with its count where given. */
export function readIncludedShares(line: ReadingLine): readonly (IncludedShares | ExcludedShares)[] {
  const { text } = line
  const found: (IncludedShares | ExcludedShares)[] = []
  const taken: (readonly [number, number])[] = []
  const free = (at: number) => !taken.some(([from, to]) => at >= from && at < to)

  for (const match of matches(excludes, text)) {
    found.push({
      kind: 'excluded-shares',
      value: { shares: amountAt(line, match.index + match[0].indexOf('#')) },
      span: line.span(match.index, match.index + match[0].length),
      confidence: 0.95,
    })
    taken.push([match.index, match.index + match[0].length])
  }
  for (const match of matches(includes, text)) {
    const from = match.index + match[0].length
    if (!free(from) || /\b(?:not|n't)\b/.test(match[0]) || isDescription(match[0], match[1]!, text.slice(from, from + 60))) continue
    const to = endOfClause(text, from)
    taken.push([match.index, to])
    const list = items(line, from, to)
    for (const one of list) found.push(fact(line, one.at, one.end, one.shares, 0.97))
    const uncounted = new RegExp(
      `^(?: (?:certain|the|some|previously reported|an?|reinvested|unvested|vested))*(?: [a-z0-9-]+){0,6}? ${security}\\b`,
    )
    if (list.length === 0 && match[1] !== 'including' && uncounted.test(text.slice(from, to)))
      found.push(fact(line, from + 1, to, null, 0.93))
  }
  for (const match of matches(adjusted, text)) {
    const from = match.index + match[0].length
    if (!free(from)) continue
    const to = endOfClause(text, from)
    const clause = text.slice(from, to)
    if (
      /\b(?:split|conversion|error|correct\w*|sale|sold|shift|disposition|gift|decrease|price|special dividends?|weighted)\b/.test(
        clause,
      ) ||
      /\bprice\b/.test(match[0])
    )
      continue
    const list = items(line, from, to)
    if (!sources.some(([, words]) => words.test(clause))) continue
    taken.push([match.index, to])
    if (
      list.length === 0 &&
      /\breflects?(?: adjustments? for)?$/.test(match[0]) &&
      !/\b(?:reinvest\w*|plan|retirement|401k|contributions?|units?)\b/.test(clause)
    )
      continue
    for (const one of list) found.push(fact(line, one.at, one.end, one.shares, 0.93))
    if (list.length === 0) found.push(fact(line, from + 1, to, null, 0.9))
  }
  for (const match of matches(consists, text)) {
    const from = match.index + match[0].length
    if (!free(from)) continue
    const list = items(line, from, endOfClause(text, from))
    // parts of a whole explain a balance only where one of them came from a plan or an award
    const clauses = list.map((one) => text.slice(one.at, one.end))
    if (list.length < 2 || !clauses.some((clause) => sources.some(([, words]) => words.test(clause)))) continue
    taken.push([match.index, list.at(-1)!.end])
    for (const one of list) found.push(fact(line, one.at, one.end, one.shares, 0.92))
  }
  for (const pattern of [ofThese, ofReported, countedIn, ofTotal]) {
    for (const match of matches(pattern, text)) {
      // "of the 900 shares distributed, 700 went to …": what was traded, no balance
      if (!free(match.index) || (pattern === ofTotal && /\b(?:distributed|sold|withheld|exercised|disposed of)\b/.test(match[0]))) continue
      const at =
        pattern === ofTotal
          ? match.index + match[0].length - 2
          : match.index + match[0].search(pattern === ofReported ? /# (?:shares |units )?(?:are|is|rep|cons|were|remain)/ : /#/)
      const to = endOfClause(text, at)
      taken.push([match.index, to])
      const shares = amountAt(line, at)
      if (pattern === ofTotal) for (const one of items(line, at, to)) found.push(fact(line, one.at, one.end, one.shares, 0.9))
      else if (shares !== null && (pattern !== countedIn || sources.some(([, words]) => words.test(text.slice(at, to)))))
        found.push(fact(line, at, to, shares, 0.93))
    }
  }
  return found
}

/** "The award includes the right …", "distribution … and includes subsequent distributions": no balance. */
function isDescription(words: string, verb: string, after: string): boolean {
  if (/^ (?:the right|a right|rights?|subsequent|dividend equivalent shares|only|both|all)\b/.test(after)) return true
  if (
    verb === 'including' &&
    !/^(?:[.;:)] )?including$/.test(words.trim()) &&
    !/\b(?:following|owned|amount|balance|total|column #)\b/.test(words)
  )
    return true
  return verb === 'included' && !/^ (?:in (?:this|the) (?:amount|total|number|balance)|are|is) /.test(after)
}
