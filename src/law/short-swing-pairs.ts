import { lesser } from './scaled.ts'

/** The pairs of a purchase and a sale that may be matched at a gain, each with its own gain: what the general problem is made of. */

/** So many shares of the purchase matched with the sale, both by their places. */
export interface Match {
  readonly purchase: number
  readonly sale: number
  readonly shares: bigint
}

/** Profit a share of a pair in the smallest unit; `null` where the two may not be matched; what is not above zero is never matched. */
export type PairProfit = (purchase: number, sale: number) => bigint | null

/** Pairs at a gain, place by place in three rows; the gains are whole numbers. */
export interface MatchablePairs {
  readonly purchase: Int32Array
  readonly sale: Int32Array
  readonly gain: Float64Array
}

/** Whether sums of gains along any way through so many trades are exact in doubles. */
export const fitsDoubles = (mostGain: number, trades: number): boolean => mostGain * (trades + 2) < Number.MAX_SAFE_INTEGER

/** Rows that grow as pairs are found. */
export function collectPairs(): {
  readonly add: (purchase: number, sale: number, gain: number) => void
  readonly pairs: () => MatchablePairs
} {
  let purchase = new Int32Array(1024)
  let sale = new Int32Array(1024)
  let gain = new Float64Array(1024)
  let length = 0
  return {
    add: (bought, sold, each) => {
      if (length === gain.length) {
        const [purchases, sales, gains] = [purchase, sale, gain]
        purchase = new Int32Array(2 * length)
        sale = new Int32Array(2 * length)
        gain = new Float64Array(2 * length)
        purchase.set(purchases)
        sale.set(sales)
        gain.set(gains)
      }
      purchase[length] = bought
      sale[length] = sold
      gain[length] = each
      length += 1
    },
    pairs: () => ({ purchase: purchase.subarray(0, length), sale: sale.subarray(0, length), gain: gain.subarray(0, length) }),
  }
}

/**
 * The greedy rule carried over to any pairs: the greatest gain a share first, then the next that has shares left. Gains past 2^53 are told
 * apart by their first digits only.
 */
export function greatestGainFirst(purchases: readonly bigint[], sales: readonly bigint[], pairs: MatchablePairs): Match[] {
  const unbought = [...purchases]
  const unsold = [...sales]
  let [buyers, sellers] = [unbought.length, unsold.length]
  const matches: Match[] = []
  const order = inOrderOfGain(pairs.gain)
  for (let next = 0; next < order.length && buyers > 0 && sellers > 0; next++) {
    const at = order[next]!
    const purchase = pairs.purchase[at]!
    const sale = pairs.sale[at]!
    const shares = lesser(unbought[purchase]!, unsold[sale]!)
    if (shares === 0n) continue
    unbought[purchase]! -= shares
    unsold[sale]! -= shares
    if (unbought[purchase] === 0n) buyers -= 1
    if (unsold[sale] === 0n) sellers -= 1
    matches.push({ purchase, sale, shares })
  }
  return matches
}

/** Places by gain, the greatest first; equal gains by place. */
function inOrderOfGain(gain: Float64Array): Float64Array {
  const size = gain.length
  let most = 0
  for (let at = 0; at < size; at++) if (gain[at]! > most) most = gain[at]!
  const order = new Float64Array(size)
  if ((most + 1) * size >= Number.MAX_SAFE_INTEGER) {
    for (let at = 0; at < size; at++) order[at] = at
    return order.sort((a, b) => gain[b]! - gain[a]! || a - b)
  }
  // Gain and place as one number: typed arrays sort millions of these without a comparison in script.
  for (let at = 0; at < size; at++) order[at] = (most - gain[at]!) * size + at
  order.sort()
  for (let at = 0; at < size; at++) order[at] = order[at]! % size
  return order
}
