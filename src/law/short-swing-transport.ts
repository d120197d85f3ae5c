import { lesser } from './scaled.ts'
import type { Match, PairProfit } from './short-swing-pairs.ts'

/**
 * The general transportation problem: every pair of a purchase and a sale has its own profit a share, or none. Needed where derivative
 * securities meet shares, whose pairs are measured by other prices than pairs of the same security (Rule 16b-6(c)).
 */

/**
 * The matching of the greatest total profit, by successive best augmenting paths (Bellman and Ford's search over the matched pairs).
 * Exact for profits of any size; for the hundreds of trades a person makes, not for thousands (`networkSimplex`).
 */
export function bestTransport(purchases: readonly bigint[], sales: readonly bigint[], profit: PairProfit): Match[] {
  const pairs = purchases.map((_, purchase) =>
    sales.flatMap((_, sale) => {
      const gain = profit(purchase, sale)
      return gain !== null && gain > 0n ? [{ sale, gain }] : []
    }),
  )
  const gains = pairs.map((row) => new Map(row.map(({ sale, gain }) => [sale, gain])))
  const unbought = [...purchases]
  const unsold = [...sales]
  const matched: Map<number, bigint>[] = sales.map(() => new Map())

  for (;;) {
    const gainOfPurchase: (bigint | null)[] = unbought.map((left) => (left > 0n ? 0n : null))
    const gainOfSale: (bigint | null)[] = sales.map(() => null)
    const cameFrom = new Int32Array(sales.length).fill(-1)
    const reachedThrough = new Int32Array(purchases.length).fill(-1)
    let wave = new Set(unbought.flatMap((left, at) => (left > 0n ? [at] : [])))
    while (wave.size > 0) {
      const next = new Set<number>()
      for (const purchase of wave) {
        for (const { sale, gain } of pairs[purchase]!) {
          const total = gainOfPurchase[purchase]! + gain
          if (gainOfSale[sale] !== null && gainOfSale[sale]! >= total) continue
          gainOfSale[sale] = total
          cameFrom[sale] = purchase
          for (const holder of matched[sale]!.keys()) {
            const without = total - gains[holder]!.get(sale)!
            if (gainOfPurchase[holder] !== null && gainOfPurchase[holder]! >= without) continue
            gainOfPurchase[holder] = without
            reachedThrough[holder] = sale
            next.add(holder)
          }
        }
      }
      wave = next
    }
    let best = -1
    for (let sale = 0; sale < sales.length; sale++) {
      const gain = gainOfSale[sale]!
      if (unsold[sale]! > 0n && gain !== null && gain > 0n && (best < 0 || gain > gainOfSale[best]!)) best = sale
    }
    if (best < 0) break
    const path: { purchase: number; sale: number; back: number }[] = []
    for (let sale = best; sale >= 0; ) {
      const purchase = cameFrom[sale]!
      const back = reachedThrough[purchase]!
      path.push({ purchase, sale, back })
      sale = back
    }
    let amount = unsold[best]!
    for (const { purchase, back } of path) {
      amount = lesser(amount, back < 0 ? unbought[purchase]! : matched[back]!.get(purchase)!)
    }
    for (const { purchase, sale, back } of path) {
      matched[sale]!.set(purchase, (matched[sale]!.get(purchase) ?? 0n) + amount)
      if (back < 0) unbought[purchase]! -= amount
      else {
        const rest = matched[back]!.get(purchase)! - amount
        if (rest === 0n) matched[back]!.delete(purchase)
        else matched[back]!.set(purchase, rest)
      }
    }
    unsold[best]! -= amount
  }
  return matched.flatMap((holders, sale) => [...holders].map(([purchase, shares]) => ({ purchase, sale, shares })))
}
