import type { Decimal, IsoDate } from '../model/document.ts'
import { groupBy } from '../model/group-by.ts'
import { textOrder } from '../model/text-order.ts'
import { networkSimplex } from './network-simplex.ts'
import { mostPlaces, scaled, unscaled } from './scaled.ts'
import { bestMatching, type Lot, lowestInHighestOut, market, meet } from './short-swing-matching.ts'
import { collectPairs, fitsDoubles, greatestGainFirst, type Match, type PairProfit } from './short-swing-pairs.ts'
import { bestTransport } from './short-swing-transport.ts'
import { borderlineDay, lastMatchableDay } from './six-months.ts'

/** Profit recoverable under Section 16(b) of the Exchange Act: purchases and sales within less than six months, matched for the most. */

/** A non-exempt purchase or sale by one person of an issuer's equity security. */
export interface ShortSwingTrade {
  /** From 1, in the order the caller knows them by. */
  readonly row: number
  readonly date: IsoDate
  /** For derivatives: acquiring a call equivalent or closing a put equivalent is a purchase, the reverse a sale (Rule 16b-6(a)). */
  readonly side: 'purchase' | 'sale'
  /** Shares, for a derivative the shares underlying it. */
  readonly shares: Decimal
  /** US dollars a share, for a derivative the premium a share underlying it. */
  readonly price: Decimal
  /** What may be matched with each other: equal text is the same class; `''` where it was not said. */
  readonly security: string
  /** `null` for shares. */
  readonly derivative: DerivativeTerms | null
  /** The lowest and highest price of a trade reported at a weighted average; `null` where the price is exact. */
  readonly priceRange: { readonly low: Decimal; readonly high: Decimal } | null
  /** Whether the person stood under Section 16 as director or officer, or as holder of more than ten percent just before the trade. */
  readonly status: TradeStatus
}

/** What a derivative is measured by. Two derivatives are identical when `security` is equal: same kind, strike, expiry, settlement. */
export interface DerivativeTerms {
  readonly kind: 'call' | 'put'
  /** The class beneath, as in `security` of the shares. */
  readonly underlying: string
  /** Market price of the underlying on the day of the trade; `null` where it is not known, and then no cross match can be measured. */
  readonly underlyingPrice: Decimal | null
  /** The end of a written option by expiry or cancellation: it meets only the writing of the same option (Rule 16b-6(d)). */
  readonly expiry: boolean
}

export interface TradeStatus {
  readonly directorOrOfficer: boolean
  readonly tenPercentHolderBefore: boolean
}

/** The status of trades typed in by hand: everything by a director or officer. */
export const directorOrOfficer: TradeStatus = Object.freeze({ directorOrOfficer: true, tenPercentHolderBefore: false })

/** Shares of one purchase matched with shares of one sale. */
export interface ShortSwingPair {
  readonly purchase: ShortSwingTrade
  readonly sale: ShortSwingTrade
  readonly shares: Decimal
  /** US dollars, above zero. */
  readonly profit: Decimal
  /** `actual prices`, or for unlike securities `price of the underlying`: the most that Rule 16b-6(c)(2) allows. */
  readonly measure: 'actual prices' | 'price of the underlying'
}

export interface ShortSwingResult {
  /** The most that can be recovered, US dollars. */
  readonly profit: Decimal
  /** What lowest-in, highest-out finds; never more than `profit`. */
  readonly greedy: Decimal
  /** The pairs that make `profit`, by date of purchase, then of sale. */
  readonly pairs: readonly ShortSwingPair[]
  /** With every weighted average replaced by the end of its range that earns more; `null` where no trade has a range. */
  readonly atMost: Decimal | null
  /** Pairs with a gain that miss the window by the one day on which opinions differ. */
  readonly borderline: readonly { readonly purchase: ShortSwingTrade; readonly sale: ShortSwingTrade }[]
  /** Pairs of unlike securities that cannot be measured because a market price of the underlying is not known. */
  readonly unmeasured: readonly { readonly purchase: ShortSwingTrade; readonly sale: ShortSwingTrade }[]
}

/**
 * The greatest profit from matching each share at most once, losses left aside, within less than six months in either order; the classic
 * greedy rule beside it. Strict liability: intent, and which certificates were sold, do not matter (Smolowe v. Delendo; Gratz v. Claughton).
 */
export function shortSwing(trades: readonly ShortSwingTrade[]): ShortSwingResult {
  const until = new Map<IsoDate, IsoDate>()
  for (const { date } of trades) if (!until.has(date)) until.set(date, lastMatchableDay(date))
  const atPrices = solve(trades, (trade) => trade.price, until)
  const ranged = trades.some((trade) => trade.priceRange !== null)
  const bestEnd = ({ price, priceRange, side, derivative }: ShortSwingTrade): Decimal => {
    if (!priceRange) return price
    const paysCash = (side === 'purchase') !== (derivative?.kind === 'put')
    return paysCash ? priceRange.low : priceRange.high
  }
  return { ...atPrices, atMost: ranged ? solve(trades, bestEnd, until).profit : null }
}

type PriceOf = (trade: ShortSwingTrade) => Decimal

/** The last day on which a trade of a day can be matched. */
type Windows = ReadonlyMap<IsoDate, IsoDate>

function solve(trades: readonly ShortSwingTrade[], priceOf: PriceOf, until: Windows): Omit<ShortSwingResult, 'atMost'> {
  const shareScale = mostPlaces(trades.map((trade) => trade.shares))
  const underlyingPrices = trades.flatMap((trade) => trade.derivative?.underlyingPrice ?? [])
  const priceScale = mostPlaces([...trades.map(priceOf), ...underlyingPrices])
  const found = families(trades).map((family) => solveFamily(family, priceOf, until, shareScale, priceScale))
  const scale = shareScale + priceScale
  const total = (of: (one: Solved) => bigint) =>
    unscaled(
      found.reduce((sum, one) => sum + of(one), 0n),
      scale,
    )
  return {
    profit: total((one) => one.profit),
    greedy: total((one) => one.greedy),
    pairs: found.flatMap((one) => one.pairs).sort(byDates),
    borderline: found.flatMap((one) => one.borderline).sort(byDates),
    unmeasured: found.flatMap((one) => one.unmeasured).sort(byDates),
  }
}

const byDates = (
  a: { readonly purchase: ShortSwingTrade; readonly sale: ShortSwingTrade },
  b: { readonly purchase: ShortSwingTrade; readonly sale: ShortSwingTrade },
) =>
  textOrder(a.purchase.date, b.purchase.date) ||
  textOrder(a.sale.date, b.sale.date) ||
  a.purchase.row - b.purchase.row ||
  a.sale.row - b.sale.row

/** The trades that can meet at all: a class of shares with the derivatives on it. */
const families = (trades: readonly ShortSwingTrade[]): ShortSwingTrade[][] =>
  groupBy(trades, ({ derivative, security }) => derivative?.underlying ?? security)

interface Solved {
  readonly profit: bigint
  readonly greedy: bigint
  readonly pairs: readonly ShortSwingPair[]
  readonly borderline: ShortSwingResult['borderline']
  readonly unmeasured: ShortSwingResult['unmeasured']
}

/** One class of shares with the derivatives on it, its purchases and sales as whole numbers of the smallest units. */
interface Family {
  readonly purchases: readonly ShortSwingTrade[]
  readonly sales: readonly ShortSwingTrade[]
  readonly bought: readonly Lot[]
  readonly sold: readonly Lot[]
  /** Price of the shares, or of those beneath a derivative; `null` where it is not known. */
  readonly boughtAtMarket: readonly (bigint | null)[]
  readonly soldAtMarket: readonly (bigint | null)[]
}

function solveFamily(given: readonly ShortSwingTrade[], priceOf: PriceOf, until: Windows, shareScale: number, priceScale: number): Solved {
  const insider = given.some((trade) => trade.status.directorOrOfficer)
  // Who never was director or officer is reached as a holder at both ends, or not at all.
  const family = insider ? given : given.filter((trade) => trade.status.tenPercentHolderBefore)
  const purchases = family.filter((trade) => trade.side === 'purchase')
  const sales = family.filter((trade) => trade.side === 'sale')
  const lot = (trade: ShortSwingTrade): Lot => ({
    date: trade.date,
    until: until.get(trade.date)!,
    shares: scaled(trade.shares, shareScale),
    price: scaled(priceOf(trade), priceScale),
  })
  const bought = purchases.map(lot)
  const sold = sales.map(lot)
  const atMarket = (trade: ShortSwingTrade) => {
    const price = trade.derivative ? trade.derivative.underlyingPrice : priceOf(trade)
    return price === null ? null : scaled(price, priceScale)
  }
  const known: Family = { purchases, sales, bought, sold, boughtAtMarket: purchases.map(atMarket), soldAtMarket: sales.map(atMarket) }
  const gain = gainOf(known)

  const alike = family.every((trade) => trade.derivative === null && trade.status.directorOrOfficer === insider)
  const { best, greedy, unmeasured } = alike
    ? { best: bestMatching(bought, sold), greedy: lowestInHighestOut(bought, sold), unmeasured: [] }
    : matchUnlike(known, gain)
  const value = (matches: readonly Match[]) => matches.reduce((sum, one) => sum + one.shares * gain(one.purchase, one.sale)!, 0n)
  return {
    profit: value(best),
    greedy: value(greedy),
    pairs: best.map(({ purchase, sale, shares }) => ({
      purchase: purchases[purchase]!,
      sale: sales[sale]!,
      shares: unscaled(shares, shareScale),
      profit: unscaled(shares * gain(purchase, sale)!, shareScale + priceScale),
      measure: purchases[purchase]!.security === sales[sale]!.security ? 'actual prices' : 'price of the underlying',
    })),
    borderline: borderlinePairs(purchases, sales, gain),
    unmeasured,
  }
}

/** Profit a share of a pair by its measure, whether or not the two lie within the window. */
function gainOf({ purchases, sales, bought, sold, boughtAtMarket, soldAtMarket }: Family): PairProfit {
  return (at, against) => {
    const purchase = purchases[at]!
    const sale = sales[against]!
    if (!subject(purchase, sale)) return null
    if (purchase.security === sale.security) {
      const difference = sold[against]!.price - bought[at]!.price
      return purchase.derivative?.kind === 'put' ? -difference : difference
    }
    if (purchase.derivative?.expiry || sale.derivative?.expiry) return null
    const from = boughtAtMarket[at]!
    const to = soldAtMarket[against]!
    return from === null || to === null ? null : to - from
  }
}

/** The matchings where pairs are measured each by its own prices, and the pairs for which a market price is wanting. */
function matchUnlike(family: Family, gain: PairProfit) {
  const { purchases, sales, bought, sold, boughtAtMarket, soldAtMarket } = family
  const { from, to, purchaseOrder, saleOrder } = market(bought, sold)
  const found = collectPairs()
  const unmeasured: { readonly purchase: ShortSwingTrade; readonly sale: ShortSwingTrade }[] = []
  let mostGain = 0
  purchaseOrder.forEach((at, place) => {
    const purchase = purchases[at]!
    for (let near = from[place]!; near < to[place]!; near++) {
      const against = saleOrder[near]!
      const profit = gain(at, against)
      if (profit !== null) {
        if (profit <= 0n) continue
        const each = Number(profit)
        if (each > mostGain) mostGain = each
        found.add(at, against, each)
        continue
      }
      const sale = sales[against]!
      const unlike = purchase.security !== sale.security && !purchase.derivative?.expiry && !sale.derivative?.expiry
      if (unlike && (boughtAtMarket[at] === null || soldAtMarket[against] === null) && subject(purchase, sale))
        unmeasured.push({ purchase, sale })
    }
  })
  const sharesOf = (lots: readonly Lot[]) => lots.map((one) => one.shares)
  const [buys, sells] = [sharesOf(bought), sharesOf(sold)]
  const pairs = found.pairs()
  const matchable: PairProfit = (at, against) => (meet(bought[at]!, sold[against]!) ? gain(at, against) : null)
  const isExact = fitsDoubles(mostGain, buys.length + sells.length)
  return {
    best: isExact ? networkSimplex(buys, sells, pairs) : bestTransport(buys, sells, matchable),
    greedy: greatestGainFirst(buys, sells, pairs),
    unmeasured,
  }
}

/**
 * Whether Section 16(b) reaches the two trades together: a director or officer at the earlier of them (what is done before taking office
 * is outside, Rule 16a-2(a); what is done after leaving is inside for less than six months, Rule 16a-2(b)), or a holder of more than ten
 * percent just before each (Foremost-McKesson v. Provident, 423 U.S. 232 (1976)).
 */
function subject(purchase: ShortSwingTrade, sale: ShortSwingTrade): boolean {
  const inOffice =
    purchase.date === sale.date
      ? purchase.status.directorOrOfficer || sale.status.directorOrOfficer
      : (purchase.date < sale.date ? purchase : sale).status.directorOrOfficer
  return inOffice || (purchase.status.tenPercentHolderBefore && sale.status.tenPercentHolderBefore)
}

/** The pairs with a gain whose later day is the very end of six full months. */
function borderlinePairs(
  purchases: readonly ShortSwingTrade[],
  sales: readonly ShortSwingTrade[],
  gain: PairProfit,
): ShortSwingResult['borderline'] {
  const onDay = new Map<IsoDate, number[]>()
  const endingOn = new Map<IsoDate, number[]>()
  const add = (to: Map<IsoDate, number[]>, day: IsoDate, at: number) => void (to.get(day)?.push(at) ?? to.set(day, [at]))
  const end = new Map<IsoDate, IsoDate>()
  for (const { date } of [...purchases, ...sales]) if (!end.has(date)) end.set(date, borderlineDay(date))
  sales.forEach(({ date }, at) => {
    add(onDay, date, at)
    add(endingOn, end.get(date)!, at)
  })
  return purchases.flatMap((purchase, at) =>
    [...(onDay.get(end.get(purchase.date)!) ?? []), ...(endingOn.get(purchase.date) ?? [])]
      .filter((against) => (gain(at, against) ?? 0n) > 0n)
      .map((against) => ({ purchase, sale: sales[against]! })),
  )
}
