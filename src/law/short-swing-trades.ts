import { divide, equal, isZero, multiply, normal, sum } from '../model/decimal.ts'
import type { Decimal, IsoDate, Relationship, Row } from '../model/document.ts'
import { judgementOf } from './judgement.ts'
import { type MarketPriceOf, ofSameDay } from './market-price.ts'
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
  /** Market price of a class on a day as it stood on that day, for Rule 16b-6(c). */
  readonly marketPrice: MarketPriceOf
  /** The person's part of the profit of what is held indirectly, 0 to 1; `null` where it is not known: then the whole is taken and told. */
  readonly pecuniaryShare: Decimal | null
  /** The event of the person's Form 3; `null` where none is known. */
  readonly subjectSince: IsoDate | null
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

/** Judges every row and makes the trades, numbered from 1 in the order of the rows. */
export function shortSwingTrades(reported: readonly ReportedRow[], facts: ShortSwingFacts): JudgedRows {
  const trades: ShortSwingTrade[] = []
  const rows = reported.map((one): JudgedRow => {
    const judged = judgementOf(one, facts)
    const made = judged.counts ? tradesOf(one, reported, facts, trades.length) : []
    if (typeof made === 'string') return { reported: one, trades: [], reason: made, rule: judged.rule, doubtful: true }
    trades.push(...made)
    const { reason, rule, doubtful } = judged
    return { reported: one, trades: made.map((trade) => trade.row), reason, rule, doubtful }
  })
  return { rows, trades, assumptions: assumptionsOf(rows, facts) }
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
  const factor = splitFactor(date, facts)
  const derivative = table === 'II' ? derivativeOf(reported, date, expiry, facts, factor) : null
  if (typeof derivative === 'string') return derivative
  const ratio = derivative?.perDerivative ?? null
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
  const share = source.directOrIndirect.value === 'I' && facts.pecuniaryShare !== null ? facts.pecuniaryShare : '1'
  if (isZero(share)) return 'the person has no pecuniary interest in it'
  const inShares = (shares: Decimal) => {
    const underlying = multiply(ratio === null ? shares : multiply(shares, ratio), share)
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

function derivativeOf(
  reported: ReportedRow,
  date: IsoDate,
  expiry: boolean,
  facts: ShortSwingFacts,
  factor: SplitFactor | null,
): KnownDerivative | string {
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
  const market = facts.marketPrice(underlying, date)
  const underlyingPrice = market === null || factor === null ? market : divide(multiply(market, factor[1]), factor[0], 10)
  return {
    terms: { kind, underlying, underlyingPrice, expiry },
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

/** New shares for old. */
type SplitFactor = readonly [after: Decimal, before: Decimal]

/** New for old of all splits after a day; `null` for none. */
function splitFactor(date: IsoDate, { splits }: ShortSwingFacts): SplitFactor | null {
  const later = splits.filter((split) => date <= split.after)
  if (later.length === 0) return null
  return later.reduce<SplitFactor>(([new_, old], { ratio }) => [multiply(new_, ratio[0]), multiply(old, ratio[1])], ['1', '1'])
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
    ...(has(({ reported }) => reported.source.directOrIndirect.value === 'I')
      ? [
          facts.pecuniaryShare === null
            ? 'the person has the whole pecuniary interest in what is held indirectly'
            : `the person’s pecuniary interest in what is held indirectly is ${facts.pecuniaryShare} of it`,
        ]
      : []),
    ...pricesUsed(taken, facts),
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

/** The market prices that derivatives are measured by, each told once. */
function pricesUsed(taken: readonly JudgedRow[], { marketPrice }: ShortSwingFacts): string[] {
  const told = taken.flatMap(({ reported: { table, underlying, source } }) => {
    const date = source.transactionDate?.value ?? null
    if (table === 'I' || underlying === null || date === null) return []
    const price = marketPrice(underlying, date)
    return price === null ? [] : [ofSameDay(underlying, date, price)]
  })
  return [...new Set(told)].sort()
}
