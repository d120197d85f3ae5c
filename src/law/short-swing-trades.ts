import { divide, equal, isZero, multiply, normal, sum } from '../model/decimal.ts'
import type { Decimal, IsoDate, Relationship, Row } from '../model/document.ts'
import { transactionCode } from '../model/transaction-codes.ts'
import type { DerivativeTerms, ShortSwingTrade } from './short-swing.ts'

/**
 * From the rows of a person's reports to the purchases and sales that Section 16(b) reaches, with the reason for every row taken in or left
 * out. The rows come as they stand after amendments, each once.
 */

/** A row of a report of one person on one issuer, with what is known about it. */
export interface ReportedRow {
  readonly accession: string
  readonly table: 'I' | 'II'
  /** From 1, in its table as filed. */
  readonly row: number
  readonly filed: IsoDate
  readonly source: Row
  /** The class of the row's security, and of what underlies it in Table II, by whatever name the caller gives a class. */
  readonly security: string
  readonly underlying: string | null
  /** The boxes ticked on its report for this person. */
  readonly relationship: Relationship
  /** From its note: the range of prices behind a weighted average, and the lots where they are told. */
  readonly priceRange: { readonly low: Decimal; readonly high: Decimal } | null
  readonly lots: readonly { readonly shares: Decimal; readonly price: Decimal }[]
}

export interface ShortSwingFacts {
  /** A foreign private issuer's securities are outside Section 16(b), Rule 3a12-3(b). */
  readonly foreignPrivateIssuer: boolean
  /** New shares for old of a class, between two days; `security` as in the rows. */
  readonly splits: readonly { readonly after: IsoDate; readonly by: IsoDate; readonly ratio: readonly [after: Decimal, before: Decimal] }[]
  /** Market price of a class on a day, for Rule 16b-6(c); `null` where it is not known. */
  readonly marketPrice: (security: string, date: IsoDate) => Decimal | null
}

/** What became of a row. */
export interface JudgedRow {
  readonly reported: ReportedRow
  /** Numbers of the trades made of it; none where it is left out. */
  readonly trades: readonly number[]
  /** Why it counts or does not. */
  readonly reason: string
  readonly rule: string | null
  /** Whether facts that the report does not hold could change the answer. */
  readonly doubtful: boolean
}

export interface JudgedRows {
  readonly rows: readonly JudgedRow[]
  readonly trades: readonly ShortSwingTrade[]
  readonly assumptions: readonly string[]
}

interface Judgement {
  readonly counts: boolean
  readonly reason: string
  readonly rule: string | null
  readonly doubtful: boolean
}

const out = (reason: string, rule: string | null, doubtful = false): Judgement => ({ counts: false, reason, rule, doubtful })
const counted = (reason: string, rule: string | null, doubtful = false): Judgement => ({ counts: true, reason, rule, doubtful })

/** How each transaction code stands under Section 16(b), with its rule. */
const byCode: Readonly<Record<string, Judgement>> = {
  P: counted('a purchase', 'Section 16(b)'),
  S: counted('a sale', 'Section 16(b)'),
  A: out('a grant or award from the issuer, exempt if approved or held six months', 'Rule 16b-3(d)', true),
  D: out('a disposition to the issuer, exempt if approved in advance', 'Rule 16b-3(e)', true),
  F: out('shares withheld or delivered for price or tax, exempt if approved in advance', 'Rule 16b-3(e)'),
  I: out('a discretionary transaction of a plan, exempt if elected six months after the last opposite one', 'Rule 16b-3(f)', true),
  M: out('an exercise or conversion exempted by Rule 16b-3', 'Rule 16b-3 and Rule 16b-6(b)'),
  C: out('a conversion', 'Rule 16b-6(b)'),
  X: out('an exercise in or at the money', 'Rule 16b-6(b)'),
  E: counted('the end of a written option, matched with its writing alone', 'Rule 16b-6(d)'),
  H: counted('a long derivative ended for value', 'Rule 16b-6(d)'),
  O: counted('an exercise out of the money', 'Rule 16b-6(b), proviso'),
  G: out('a bona fide gift', 'Rule 16b-5'),
  W: out('by will or the laws of descent', 'Rule 16b-5'),
  Z: out('a deposit into or withdrawal from a voting trust', 'Rule 16b-8'),
  L: counted('a small acquisition: its report is deferred, its profit is not exempt', 'Rule 16a-6'),
  U: counted('a tender in a change of control', 'Section 16(b)'),
  J: out('another transaction, told in its note; judge it by hand', null, true),
}

/** Judges every row and makes the trades, numbered from 1 in the order of the rows. */
export function shortSwingTrades(reported: readonly ReportedRow[], facts: ShortSwingFacts): JudgedRows {
  const trades: ShortSwingTrade[] = []
  const rows = reported.map((one): JudgedRow => {
    const judged = judge(one, facts)
    const made = judged.counts ? tradesOf(one, reported, facts, trades.length) : []
    if (typeof made === 'string') return { reported: one, trades: [], reason: made, rule: judged.rule, doubtful: true }
    trades.push(...made)
    const { reason, rule, doubtful } = judged
    return { reported: one, trades: made.map((trade) => trade.row), reason, rule, doubtful }
  })
  return { rows, trades, assumptions: assumptionsOf(rows, facts) }
}

function judge({ source, table, relationship }: ReportedRow, { foreignPrivateIssuer }: ShortSwingFacts): Judgement {
  if (source.kind === 'holding') return out('a holding, not a transaction', null)
  if (foreignPrivateIssuer) return out('a security of a foreign private issuer', 'Rule 3a12-3(b)')
  const code = source.coding?.code ?? null
  if (source.coding?.equitySwapInvolved) return out('an equity swap; judge it by hand', 'Rule 16a-1(c)', true)
  const judged = code === null ? undefined : byCode[code]
  if (!judged) return out(code === null ? 'no transaction code' : `"${code}" is no transaction code`, null, true)
  if (!judged.counts) return judged
  if (!relationship.director && !relationship.officer && !relationship.tenPercentOwner) {
    return out('no box of Section 16 is ticked for this person on the report', 'Rule 16a-2', true)
  }
  if (code === 'O' && table === 'II') return out('the derivative given up in an exercise; its shares stand in Table I', 'Rule 16b-6(b)')
  const price = source.pricePerShare?.value ?? null
  if (code === 'H' && price !== null && isZero(price)) return out('a long derivative ended without value', 'Rule 16b-6(d)')
  const direction = source.acquiredDisposed?.value
  const against = (code === 'P' && direction === 'D') || (code === 'S' && direction === 'A')
  const meaning = code === null ? null : transactionCode(code)?.label
  return against ? counted(`marked ${direction} against its code (${meaning}); taken as marked`, judged.rule, true) : judged
}

/** The trades of a row that counts, or why none can be made. */
function tradesOf(reported: ReportedRow, all: readonly ReportedRow[], facts: ShortSwingFacts, before: number): ShortSwingTrade[] | string {
  const { source, table, priceRange, lots } = reported
  const date = source.transactionDate?.value ?? null
  const given = source.shares?.value ?? null
  const direction = source.acquiredDisposed?.value ?? null
  const expiry = source.coding?.code === 'E'
  const stated = expiry ? '0' : (source.pricePerShare?.value ?? null)
  if (date === null) return 'it has no date of transaction'
  if (direction === null) return 'it is marked neither acquired nor disposed of'
  if (given === null || isZero(given)) return 'it states no number of shares'
  if (stated === null && lots.length === 0) return 'its price is not stated'
  const derivative = table === 'II' ? derivativeOf(reported, date, expiry, facts) : null
  if (typeof derivative === 'string') return derivative
  const ratio = derivative?.perDerivative ?? null
  const factor = splitFactor(date, facts)
  const status = {
    directorOrOfficer: reported.relationship.director === true || reported.relationship.officer === true,
    tenPercentHolderBefore: reported.relationship.tenPercentOwner === true && tenPercentBefore(reported, date, all),
  }
  const acquires = direction === 'A'
  const side = acquires === (derivative?.terms.kind !== 'put') ? 'purchase' : 'sale'
  const perUnderlying = (price: Decimal) => {
    const each = ratio === null ? price : divide(price, ratio, 10)
    return factor === null ? normal(each) : divide(multiply(each, factor[1]), factor[0], 10)
  }
  const inShares = (shares: Decimal) => {
    const underlying = ratio === null ? shares : multiply(shares, ratio)
    return factor === null ? normal(underlying) : divide(multiply(underlying, factor[0]), factor[1], 10)
  }
  const lotsAddUp = lots.length > 0 && equal(sum(lots.map((lot) => lot.shares)), given)
  const parts = lotsAddUp || stated === null ? lots : [{ shares: given, price: stated }]
  if (stated === null && !lotsAddUp) return 'the lots that its note tells do not add up to its shares'
  return parts.map(({ shares, price }, at) => ({
    row: before + at + 1,
    date,
    side,
    shares: inShares(shares),
    price: perUnderlying(price),
    security: derivative ? derivative.name : reported.security,
    derivative: derivative?.terms ?? null,
    priceRange: lotsAddUp || !priceRange ? null : { low: perUnderlying(priceRange.low), high: perUnderlying(priceRange.high) },
    status,
  }))
}

interface KnownDerivative {
  readonly terms: DerivativeTerms
  /** What two derivatives must share to be identical: kind, class beneath, exercise price, expiration. */
  readonly name: string
  /** Shares underlying one derivative; `null` for one. */
  readonly perDerivative: Decimal | null
}

const putTitle = /\bputs?\b|right to sell|obligation to buy|short sale/i
const callTitle =
  /\bcalls?\b|option|warrant|right to (?:buy|purchase|acquire)|convertible|conversion|exchangeable|\bunits?\b|\brights?\b|preferred|debenture|notes?\b|obligation to sell/i

function derivativeOf(reported: ReportedRow, date: IsoDate, expiry: boolean, facts: ShortSwingFacts): KnownDerivative | string {
  const { source } = reported
  const title = source.securityTitle.value ?? ''
  const kind = putTitle.test(title) ? 'put' : callTitle.test(title) ? 'call' : null
  if (kind === null) return `"${title}" is not known as a call or put equivalent; judge it by hand`
  const underlying = reported.underlying
  if (underlying === null) return 'it names no underlying security'
  const number = source.shares!.value!
  const beneath = source.underlying?.shares?.value ?? null
  const ratio = beneath === null || isZero(beneath) ? null : divide(beneath, number, 10)
  const strike = source.conversionOrExercisePrice?.value ?? null
  const expires = source.expirationDate?.value ?? null
  const name = [
    `${kind} on ${underlying}`,
    strike === null ? 'price by note' : `at ${normal(strike)}`,
    expires === null ? 'expiry by note' : `to ${expires}`,
  ].join(', ')
  return {
    terms: { kind, underlying, underlyingPrice: facts.marketPrice(underlying, date), expiry },
    name,
    perDerivative: ratio === null || equal(ratio, '1') ? null : ratio,
  }
}

/**
 * Whether an earlier report showed the person above ten percent: who crosses the line by a purchase was not a holder before it
 * (Section 16(b), last sentence; Foremost-McKesson v. Provident, 423 U.S. 232 (1976)).
 */
const tenPercentBefore = (reported: ReportedRow, date: IsoDate, all: readonly ReportedRow[]): boolean =>
  all.some((other) => other.accession !== reported.accession && other.filed <= date && other.relationship.tenPercentOwner === true)

/** New for old of all splits after a day; `null` for none. */
function splitFactor(date: IsoDate, { splits }: ShortSwingFacts): readonly [Decimal, Decimal] | null {
  const later = splits.filter((split) => date <= split.after)
  if (later.length === 0) return null
  return later.reduce<readonly [Decimal, Decimal]>(
    ([new_, old], { ratio }) => [multiply(new_, ratio[0]), multiply(old, ratio[1])],
    ['1', '1'],
  )
}

function assumptionsOf(rows: readonly JudgedRow[], facts: ShortSwingFacts): string[] {
  const taken = rows.filter((row) => row.trades.length > 0)
  const has = (test: (row: JudgedRow) => boolean) => rows.some(test)
  const uncertain = facts.splits.filter(({ after, by }) =>
    taken.some(({ reported }) => {
      const date = reported.source.transactionDate?.value ?? ''
      return date > after && date < by
    }),
  )
  return [
    ...(has(({ rule, trades }) => trades.length === 0 && rule !== null && rule.startsWith('Rule 16b-3'))
      ? ['rows exempt under Rule 16b-3 were approved as that rule asks']
      : []),
    ...(taken.some(({ reported }) => reported.source.directOrIndirect.value === 'I')
      ? ['the person has the whole pecuniary interest in what is held indirectly']
      : []),
    ...(taken.some(({ reported }) => reported.priceRange !== null)
      ? ['weighted averages are taken as one price; the range is told apart']
      : []),
    ...(facts.splits.length > 0 ? ['shares and prices before a split are restated after it, to ten places'] : []),
    ...uncertain.map(({ after, by }) => `trades between ${after} and ${by} are taken as after the split`),
    ...(taken.some(({ reported: { relationship } }) => relationship.tenPercentOwner && !relationship.director && !relationship.officer)
      ? ['above ten percent before a trade where an earlier report says so']
      : []),
    'no commissions are deducted',
  ]
}
