import type { IsoDate } from '../model/document.ts'
import { type RangeMaximum, rangeMaximum } from './range-maximum.ts'
import { lesser } from './scaled.ts'
import type { Match } from './short-swing-pairs.ts'

/**
 * Which purchase goes with which sale when every pair within the window earns the difference of its two prices: the trades of one security.
 * Amounts are whole numbers of some smallest unit (`bigint`), so nothing rounds.
 */

/** One side of the market: a quantity of shares at a price on a day. */
export interface Lot {
  readonly date: IsoDate
  /** The last day on which it can be matched with what follows it (`lastMatchableDay`). */
  readonly until: IsoDate
  readonly shares: bigint
  readonly price: bigint
}

/** Whether two lots lie within less than six months of each other, in either order. */
export const meet = (a: Lot, b: Lot): boolean => a.date <= b.until && b.date <= a.until

/** Lots in order of date, with the run of sales that each purchase may meet: less than six months before or after it. */
export interface Market {
  readonly purchases: readonly Lot[]
  readonly sales: readonly Lot[]
  /** The first sale in the window of each purchase, and the one after its last; both rise with the date of the purchase. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** The places of the lots as given, in order of date. */
  readonly purchaseOrder: readonly number[]
  readonly saleOrder: readonly number[]
  /** The matches in the numbering of the lots as given. */
  readonly named: (purchase: number, sale: number, shares: bigint) => Match
}

/** Puts the lots in order of date and finds the windows. */
export function market(purchasesGiven: readonly Lot[], salesGiven: readonly Lot[]): Market {
  const purchaseOrder = inOrderOfDate(purchasesGiven)
  const saleOrder = inOrderOfDate(salesGiven)
  const purchases = purchaseOrder.map((at) => purchasesGiven[at]!)
  const sales = saleOrder.map((at) => salesGiven[at]!)
  const from = new Int32Array(purchases.length)
  const to = new Int32Array(purchases.length)
  let first = 0
  let after = 0
  purchases.forEach(({ date, until }, at) => {
    while (first < sales.length && sales[first]!.until < date) first++
    while (after < sales.length && sales[after]!.date <= until) after++
    from[at] = first
    to[at] = after
  })
  const named = (purchase: number, sale: number, shares: bigint) => ({ purchase: purchaseOrder[purchase]!, sale: saleOrder[sale]!, shares })
  return { purchases, sales, from, to, purchaseOrder, saleOrder, named }
}

const inOrderOfDate = (lots: readonly Lot[]) =>
  lots.map((_, at) => at).sort((a, b) => (lots[a]!.date < lots[b]!.date ? -1 : lots[a]!.date > lots[b]!.date ? 1 : a - b))

/** Places in order of price, cheapest first (`1`) or dearest first (`-1`); equal prices in order of date. */
const inOrderOfPrice = (lots: readonly Lot[], sign: 1 | -1) =>
  lots.map((_, at) => at).sort((a, b) => (lots[a]!.price < lots[b]!.price ? -sign : lots[a]!.price > lots[b]!.price ? sign : a - b))

/**
 * The matching of the greatest total profit: an optimum of the transportation problem (Chin, 91 Wash. L. Rev. 1523 (2016)).
 *
 * Purchases are taken from the cheapest up. Each looks for the dearest sale with shares left that it can reach, directly or by moving
 * earlier matches to other sales in their windows (an augmenting path), and takes what it can. A cheaper purchase is never given up for
 * a dearer one, so each step keeps the matching the best for the purchases taken so far.
 *
 * Windows move with the date, so what a search has reached is always one run of sales; it grows only through the earliest and the latest
 * purchase matched with a sale in it. Both, and the dearest sale with shares left, are asked of trees over the sales, so that a search takes
 * a few leaps from window to window and not a step a sale.
 */
export function bestMatching(purchasesGiven: readonly Lot[], salesGiven: readonly Lot[]): Match[] {
  const { purchases, sales, from, to, named } = market(purchasesGiven, salesGiven)
  const unsold = sales.map((sale) => sale.shares)
  const dearest = dearestUnsold(sales)
  /** For each sale: the shares matched with each purchase; and the earliest (kept negative, so that it is the largest) and latest of these. */
  const matched: Map<number, bigint>[] = sales.map(() => new Map())
  const noEarliest = -purchases.length
  const earliest = rangeMaximum(sales.length, noEarliest)
  const latest = rangeMaximum(sales.length, -1)
  const change = (sale: number, purchase: number, shares: bigint) => {
    const holders = matched[sale]!
    const now = (holders.get(purchase) ?? 0n) + shares
    if (now !== 0n) {
      holders.set(purchase, now)
      if (-purchase > earliest.value(sale)) earliest.set(sale, -purchase)
      if (purchase > latest.value(sale)) latest.set(sale, purchase)
      return
    }
    holders.delete(purchase)
    if (-purchase === earliest.value(sale)) earliest.set(sale, holders.size === 0 ? noEarliest : -Math.min(...holders.keys()))
    if (purchase === latest.value(sale)) latest.set(sale, holders.size === 0 ? -1 : Math.max(...holders.keys()))
  }

  /** The leaps of a search: the purchase whose window was opened, for which sale (-1: it is the seeker), and the sales that this added. */
  const leaps: { purchase: number; givingUp: number; from: number; to: number }[] = []

  /** The dearest sale with shares left that the purchase can reach; -1 if there is none. */
  const seek = (seeker: number): number => {
    let low = from[seeker]!
    let high = to[seeker]!
    leaps.length = 0
    leaps.push({ purchase: seeker, givingUp: -1, from: low, to: high })
    for (let grown = low < high; grown; ) {
      grown = false
      const before = earliest.placeOfLargest(low, high)
      const first = -earliest.value(before)
      if (first < purchases.length && from[first]! < low) {
        leaps.push({ purchase: first, givingUp: before, from: from[first]!, to: low })
        low = from[first]!
        grown = true
      }
      const after = latest.placeOfLargest(low, high)
      const last = latest.value(after)
      if (last >= 0 && to[last]! > high) {
        leaps.push({ purchase: last, givingUp: after, from: high, to: to[last]! })
        high = to[last]!
        grown = true
      }
    }
    const best = dearest.placeOfLargest(low, high)
    return best >= 0 && unsold[best]! > 0n ? best : -1
  }

  /** How the search came to a sale: each purchase on the way, the sale it takes and the one it gives up for it, from the sale back to the seeker. */
  const wayTo = (sale: number) => {
    const way: { purchase: number; takes: number; givesUp: number }[] = []
    for (let takes = sale; takes >= 0; ) {
      const leap = leaps.find((one) => one.from <= takes && takes < one.to)!
      way.push({ purchase: leap.purchase, takes, givesUp: leap.givingUp })
      takes = leap.givingUp
    }
    return way
  }

  for (const seeker of inOrderOfPrice(purchases, 1)) {
    let left = purchases[seeker]!.shares
    while (left > 0n) {
      const best = seek(seeker)
      if (best < 0 || sales[best]!.price <= purchases[seeker]!.price) break
      const way = wayTo(best)
      let shares = lesser(left, unsold[best]!)
      for (const { purchase, givesUp } of way) if (givesUp >= 0) shares = lesser(shares, matched[givesUp]!.get(purchase)!)
      for (const { purchase, takes, givesUp } of way) {
        change(takes, purchase, shares)
        if (givesUp >= 0) change(givesUp, purchase, -shares)
      }
      unsold[best]! -= shares
      if (unsold[best] === 0n) dearest.set(best, -1)
      left -= shares
    }
  }
  return matched.flatMap((holders, sale) => [...holders].map(([purchase, shares]) => named(purchase, sale, shares)))
}

/** Sales by their place in order of price, dearest last; -1 stands for one without shares left. */
function dearestUnsold(sales: readonly Lot[]): RangeMaximum {
  const dearest = rangeMaximum(sales.length, -1)
  inOrderOfPrice(sales, 1).forEach((sale, rank) => {
    if (sales[sale]!.shares > 0n) dearest.set(sale, rank)
  })
  return dearest
}

/**
 * The classic rule of Smolowe v. Delendo Corp. (136 F.2d 231 (2d Cir. 1943)): the lowest price in against the highest price out, over and
 * over, within the window. Because a match it makes can shut others out of the window, it may fall short of the greatest profit.
 */
export function lowestInHighestOut(purchasesGiven: readonly Lot[], salesGiven: readonly Lot[]): Match[] {
  const { purchases, sales, from, to, named } = market(purchasesGiven, salesGiven)
  const unsold = sales.map((sale) => sale.shares)
  const dearest = dearestUnsold(sales)
  const matches: Match[] = []
  for (const purchase of inOrderOfPrice(purchases, 1)) {
    let left = purchases[purchase]!.shares
    while (left > 0n) {
      const sale = dearest.placeOfLargest(from[purchase]!, to[purchase]!)
      if (sale < 0 || unsold[sale] === 0n || sales[sale]!.price <= purchases[purchase]!.price) break
      const shares = lesser(left, unsold[sale]!)
      matches.push(named(purchase, sale, shares))
      unsold[sale]! -= shares
      if (unsold[sale] === 0n) dearest.set(sale, -1)
      left -= shares
    }
  }
  return matches
}
