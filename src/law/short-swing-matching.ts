import type { IsoDate } from '../model/document.ts'
import { lesser } from './scaled.ts'
import { lastMatchableDay } from './six-months.ts'

/**
 * Which purchase goes with which sale when every pair within the window earns the difference of its two prices: the trades of one security.
 * Amounts are whole numbers of some smallest unit (`bigint`), so nothing rounds.
 */

/** One side of the market: a quantity of shares at a price on a day. */
export interface Lot {
  readonly date: IsoDate
  readonly shares: bigint
  readonly price: bigint
}

/** So many shares of `purchases[purchase]` matched with `sales[sale]`. */
export interface Match {
  readonly purchase: number
  readonly sale: number
  readonly shares: bigint
}

/** Lots in order of date, with the run of sales that each purchase may meet: less than six months before or after it. */
interface Market {
  readonly purchases: readonly Lot[]
  readonly sales: readonly Lot[]
  /** The first sale in the window of each purchase, and the one after its last; both rise with the date of the purchase. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** The matches in the numbering of the lots as given. */
  readonly named: (purchase: number, sale: number, shares: bigint) => Match
}

function market(purchasesGiven: readonly Lot[], salesGiven: readonly Lot[]): Market {
  const purchaseOrder = inOrderOfDate(purchasesGiven)
  const saleOrder = inOrderOfDate(salesGiven)
  const purchases = purchaseOrder.map((at) => purchasesGiven[at]!)
  const sales = saleOrder.map((at) => salesGiven[at]!)
  const last = new Map<IsoDate, IsoDate>()
  for (const { date } of [...purchases, ...sales]) if (!last.has(date)) last.set(date, lastMatchableDay(date))
  const from = new Int32Array(purchases.length)
  const to = new Int32Array(purchases.length)
  let first = 0
  let after = 0
  purchases.forEach(({ date }, at) => {
    while (first < sales.length && sales[first]!.date < date && last.get(sales[first]!.date)! < date) first++
    while (after < sales.length && sales[after]!.date <= last.get(date)!) after++
    from[at] = first
    to[at] = after
  })
  const named = (purchase: number, sale: number, shares: bigint) => ({ purchase: purchaseOrder[purchase]!, sale: saleOrder[sale]!, shares })
  return { purchases, sales, from, to, named }
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
 * purchase matched with a sale in it. A search therefore costs a step a sale, and 2,000 purchases against 2,000 sales are quick.
 */
export function bestMatching(purchasesGiven: readonly Lot[], salesGiven: readonly Lot[]): Match[] {
  const { purchases, sales, from, to, named } = market(purchasesGiven, salesGiven)
  const unsold = sales.map((sale) => sale.shares)
  const hasUnsold = Uint8Array.from(unsold, (shares) => (shares > 0n ? 1 : 0))
  const rank = new Int32Array(sales.length)
  inOrderOfPrice(sales, 1).forEach((sale, at) => {
    rank[sale] = at
  })
  /** For each sale: the shares matched with each purchase, and the earliest and latest of these purchases. */
  const matched: Map<number, bigint>[] = sales.map(() => new Map())
  const earliest = new Int32Array(sales.length).fill(-1)
  const latest = new Int32Array(sales.length).fill(-1)
  const change = (sale: number, purchase: number, shares: bigint) => {
    const holders = matched[sale]!
    const now = (holders.get(purchase) ?? 0n) + shares
    if (now !== 0n) {
      holders.set(purchase, now)
      if (earliest[sale]! < 0 || purchase < earliest[sale]!) earliest[sale] = purchase
      if (purchase > latest[sale]!) latest[sale] = purchase
      return
    }
    holders.delete(purchase)
    if (purchase !== earliest[sale] && purchase !== latest[sale]) return
    earliest[sale] = -1
    latest[sale] = -1
    for (const holder of holders.keys()) {
      if (earliest[sale] < 0 || holder < earliest[sale]) earliest[sale] = holder
      if (holder > latest[sale]) latest[sale] = holder
    }
  }
  /** How a search came to a sale: the purchase whose window holds it, and the sale that this purchase would give up (-1: it is the seeker). */
  const throughPurchase = new Int32Array(sales.length)
  const givingUp = new Int32Array(sales.length)

  /** The dearest sale with shares left that the purchase can reach; -1 if there is none. */
  const seek = (purchase: number): number => {
    let low = from[purchase]!
    let high = to[purchase]!
    throughPurchase.fill(purchase, low, high)
    givingUp.fill(-1, low, high)
    let lowDone = low
    let highDone = low
    let best = -1
    while (highDone < high || lowDone > low) {
      const sale = highDone < high ? highDone++ : --lowDone
      if (hasUnsold[sale] && (best < 0 || rank[sale]! > rank[best]!)) best = sale
      const first = earliest[sale]!
      if (first < 0) continue
      if (from[first]! < low) {
        throughPurchase.fill(first, from[first], low)
        givingUp.fill(sale, from[first], low)
        low = from[first]!
      }
      const last = latest[sale]!
      if (to[last]! > high) {
        throughPurchase.fill(last, high, to[last])
        givingUp.fill(sale, high, to[last])
        high = to[last]!
      }
    }
    return best
  }

  for (const seeker of inOrderOfPrice(purchases, 1)) {
    let left = purchases[seeker]!.shares
    while (left > 0n) {
      const best = seek(seeker)
      if (best < 0 || sales[best]!.price <= purchases[seeker]!.price) break
      let shares = lesser(left, unsold[best]!)
      for (let sale = best; givingUp[sale]! >= 0; sale = givingUp[sale]!) {
        shares = lesser(shares, matched[givingUp[sale]!]!.get(throughPurchase[sale]!)!)
      }
      for (let sale = best; sale >= 0; sale = givingUp[sale]!) {
        change(sale, throughPurchase[sale]!, shares)
        if (givingUp[sale]! >= 0) change(givingUp[sale]!, throughPurchase[sale]!, -shares)
      }
      unsold[best]! -= shares
      if (unsold[best] === 0n) hasUnsold[best] = 0
      left -= shares
    }
  }
  return matched.flatMap((holders, sale) => [...holders].map(([purchase, shares]) => named(purchase, sale, shares)))
}

/**
 * The classic rule of Smolowe v. Delendo Corp. (136 F.2d 231 (2d Cir. 1943)): the lowest price in against the highest price out, over and
 * over, within the window. Because a match it makes can shut others out of the window, it may fall short of the greatest profit.
 */
export function lowestInHighestOut(purchasesGiven: readonly Lot[], salesGiven: readonly Lot[]): Match[] {
  const { purchases, sales, from, to, named } = market(purchasesGiven, salesGiven)
  const unsold = sales.map((sale) => sale.shares)
  const dearestFirst = inOrderOfPrice(sales, -1)
  const matches: Match[] = []
  for (const purchase of inOrderOfPrice(purchases, 1)) {
    let left = purchases[purchase]!.shares
    for (const sale of dearestFirst) {
      if (left === 0n || sales[sale]!.price <= purchases[purchase]!.price) break
      if (unsold[sale] === 0n || sale < from[purchase]! || sale >= to[purchase]!) continue
      const shares = lesser(left, unsold[sale]!)
      matches.push(named(purchase, sale, shares))
      unsold[sale]! -= shares
      left -= shares
    }
  }
  return matches
}
