import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networkSimplex } from '../../src/law/network-simplex.ts'
import { shortSwing } from '../../src/law/short-swing.ts'
import { bestMatching, type Lot, lowestInHighestOut } from '../../src/law/short-swing-matching.ts'
import { collectPairs, greatestGainFirst, type Match, type PairProfit } from '../../src/law/short-swing-pairs.ts'
import { bestTransport } from '../../src/law/short-swing-transport.ts'
import { lastMatchableDay } from '../../src/law/six-months.ts'
import { addDays } from '../../src/model/date.ts'
import { typedTrade } from './typed-trade.ts'

const solved = (...lines: readonly string[]) => shortSwing(lines.map((line, at) => typedTrade(line, at + 1)))

interface Case {
  readonly says: string
  readonly trades: readonly string[]
  readonly profit: string
  /** Where it differs from the profit. */
  readonly greedy?: string
  readonly pairs?: readonly string[]
}

const cases: readonly Case[] = [
  { says: 'nothing traded', trades: [], profit: '0' },
  { says: 'a purchase alone', trades: ['P 2025-01-10 100 @12'], profit: '0' },
  { says: 'a sale alone', trades: ['S 2025-01-10 100 @12'], profit: '0' },
  { says: 'bought low, sold high', trades: ['P 2025-01-10 100 @12', 'S 2025-02-10 100 @15'], profit: '300' },
  {
    says: 'sold high, bought back low: the order does not matter',
    trades: ['S 2025-01-10 100 @15', 'P 2025-02-10 100 @12'],
    profit: '300',
  },
  { says: 'bought and sold on one day', trades: ['S 2025-01-10 100 @15', 'P 2025-01-10 100 @12'], profit: '300' },
  { says: 'a loss is not counted', trades: ['P 2025-01-10 100 @15', 'S 2025-02-10 100 @12'], profit: '0' },
  { says: 'an even trade makes no profit', trades: ['P 2025-01-10 100 @15', 'S 2025-02-10 100 @15'], profit: '0' },
  {
    says: 'losses are not set off against gains',
    trades: ['P 2025-01-10 100 @10', 'P 2025-01-11 100 @20', 'S 2025-02-10 100 @15', 'S 2025-02-11 100 @14'],
    profit: '500',
  },
  { says: 'the lesser number of shares counts', trades: ['P 2025-01-10 40 @12', 'S 2025-02-10 100 @15'], profit: '120' },
  {
    says: 'one sale against two purchases',
    trades: ['P 2025-01-10 40 @12', 'P 2025-01-12 40 @11', 'S 2025-02-10 60 @15'],
    profit: '220',
    pairs: ['2025-01-10 → 2025-02-10: 20 for 60', '2025-01-12 → 2025-02-10: 40 for 160'],
  },
  { says: 'fractional shares', trades: ['P 2025-01-10 10.5 @12.25', 'S 2025-02-10 10.125 @15.375'], profit: '31.640625' },
  { says: 'prices to four places stay exact', trades: ['P 2025-01-10 3 @0.1001', 'S 2025-02-10 3 @0.2002'], profit: '0.3003' },
  { says: 'a purchase at no price', trades: ['P 2025-01-10 3 @0', 'S 2025-02-10 3 @2'], profit: '6' },
  {
    says: 'lowest-in, highest-out can shut the window on a pair',
    trades: ['P 2025-01-10 100 @12', 'P 2025-05-01 100 @10', 'S 2025-06-20 100 @20', 'S 2025-09-15 100 @19'],
    profit: '1700',
    greedy: '1000',
    pairs: ['2025-01-10 → 2025-06-20: 100 for 800', '2025-05-01 → 2025-09-15: 100 for 900'],
  },
  {
    says: 'sales on both sides of a purchase',
    trades: ['S 2025-01-10 50 @20', 'P 2025-05-01 100 @10', 'S 2025-10-20 50 @21'],
    profit: '1050',
  },
  { says: 'just inside six months', trades: ['P 2025-03-01 100 @10', 'S 2025-08-30 100 @11'], profit: '100' },
  { says: 'the end of six full months is outside', trades: ['P 2025-03-01 100 @10', 'S 2025-08-31 100 @11'], profit: '0' },
  { says: 'six months to the day is outside', trades: ['P 2025-03-01 100 @10', 'S 2025-09-01 100 @11'], profit: '0' },
  { says: 'just inside, sale first', trades: ['S 2025-03-01 100 @11', 'P 2025-08-30 100 @10'], profit: '100' },
  { says: 'just outside, sale first', trades: ['S 2025-03-01 100 @11', 'P 2025-08-31 100 @10'], profit: '0' },
  {
    says: 'unlike classes are not matched',
    trades: ['P 2025-03-01 100 @10 Class A', 'S 2025-04-01 100 @11 Class B'],
    profit: '0',
  },
  {
    says: 'each class by itself',
    trades: ['P 2025-03-01 100 @10 A', 'S 2025-04-01 100 @11 A', 'P 2025-03-01 100 @20 B', 'S 2025-04-01 100 @23 B'],
    profit: '400',
  },
  {
    says: 'moving an earlier match to make room for another',
    trades: ['P 2024-01-15 10 @5', 'P 2024-06-01 10 @6', 'S 2024-06-20 10 @9', 'S 2024-10-01 10 @9'],
    profit: '70',
  },
  { says: 'shares in the millions', trades: ['P 2025-03-01 123456789 @10.01', 'S 2025-04-01 123456789 @10.02'], profit: '1234567.89' },
]

describe('short-swing profit', () => {
  for (const { says, trades, profit, greedy, pairs } of cases) {
    it(says, () => {
      const result = solved(...trades)
      expect(result.profit).toBe(profit)
      expect(result.greedy).toBe(greedy ?? profit)
      if (pairs) {
        expect(result.pairs.map((one) => `${one.purchase.date} → ${one.sale.date}: ${one.shares} for ${one.profit}`)).toEqual(pairs)
      }
    })
  }

  it('tells the pair that ends six full months and does not match it', () => {
    const { borderline } = solved('P 2025-03-01 100 @10', 'S 2025-08-31 100 @11', 'S 2025-09-01 100 @12')
    expect(borderline.map(({ sale }) => sale.date)).toEqual(['2025-08-31'])
    expect(solved('S 2025-03-01 100 @11', 'P 2025-08-31 100 @10').borderline).toHaveLength(1)
    expect(solved('P 2025-03-01 100 @12', 'S 2025-08-31 100 @11').borderline).toEqual([])
  })
})

const day = (offset: number) => addDays('2023-11-20', offset)
const lot = (days: number) =>
  fc.tuple(fc.integer({ min: 0, max: days }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 12 })).map(
    ([at, shares, price]): Lot => ({
      date: day(at),
      until: lastMatchableDay(day(at)),
      shares: BigInt(shares),
      price: BigInt(price),
    }),
  )
const lots = (days: number, maxLength: number) => fc.array(lot(days), { maxLength })

/** Whether two lots lie within less than six months of each other, in either order, each pair counted for itself. */
const isWithin = (a: Lot, b: Lot): boolean => (a.date <= b.date ? b.date <= lastMatchableDay(a.date) : a.date <= lastMatchableDay(b.date))

/** Every way to match share by share. */
function bruteForce(purchases: readonly Lot[], sales: readonly Lot[]): bigint {
  const known = new Map<string, bigint>()
  const meets = purchases.map((purchase) => sales.map((sale) => isWithin(purchase, sale)))
  const best = (at: number, left: bigint, unsold: readonly bigint[]): bigint => {
    if (at === purchases.length) return 0n
    if (left === 0n) return best(at + 1, purchases[at + 1]?.shares ?? 0n, unsold)
    const key = `${at} ${left} ${unsold.join(' ')}`
    const before = known.get(key)
    if (before !== undefined) return before
    let most = best(at + 1, purchases[at + 1]?.shares ?? 0n, unsold)
    sales.forEach((sale, against) => {
      if (unsold[against] === 0n || !meets[at]![against]) return
      const rest = unsold.map((shares, one) => (one === against ? shares - 1n : shares))
      const total = sale.price - purchases[at]!.price + best(at, left - 1n, rest)
      if (total > most) most = total
    })
    known.set(key, most)
    return most
  }
  return best(
    0,
    purchases[0]?.shares ?? 0n,
    sales.map((sale) => sale.shares),
  )
}

const worth = (matches: readonly Match[], purchases: readonly Lot[], sales: readonly Lot[]) =>
  matches.reduce((sum, one) => sum + one.shares * (sales[one.sale]!.price - purchases[one.purchase]!.price), 0n)

function expectLawful(matches: readonly Match[], purchases: readonly Lot[], sales: readonly Lot[]) {
  const used = (of: (match: Match) => number, lots: readonly Lot[]) =>
    lots.every((one, at) => matches.filter((match) => of(match) === at).reduce((sum, match) => sum + match.shares, 0n) <= one.shares)
  expect(used((match) => match.purchase, purchases)).toBe(true)
  expect(used((match) => match.sale, sales)).toBe(true)
  for (const { purchase, sale, shares } of matches) {
    expect(shares > 0n).toBe(true)
    expect(sales[sale]!.price > purchases[purchase]!.price).toBe(true)
    expect(isWithin(purchases[purchase]!, sales[sale]!)).toBe(true)
  }
}

function pairsOf(purchases: number, sales: number, gain: PairProfit) {
  const found = collectPairs()
  for (let at = 0; at < purchases; at++) {
    for (let against = 0; against < sales; against++) {
      const each = gain(at, against)
      if (each !== null && each > 0n) found.add(at, against, Number(each))
    }
  }
  return found.pairs()
}

describe('the best matching', () => {
  it('equals brute force, uses no share twice, counts no loss, and is never less than greedy', () => {
    fc.assert(
      fc.property(lots(420, 4), lots(420, 4), (purchases, sales) => {
        const best = bestMatching(purchases, sales)
        const greedy = lowestInHighestOut(purchases, sales)
        expectLawful(best, purchases, sales)
        expectLawful(greedy, purchases, sales)
        const most = worth(best, purchases, sales)
        expect(most).toBe(bruteForce(purchases, sales))
        expect(most >= worth(greedy, purchases, sales)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('equals the general transportation problem on longer histories', () => {
    fc.assert(
      fc.property(lots(1500, 40), lots(1500, 40), (purchases, sales) => {
        const best = bestMatching(purchases, sales)
        expectLawful(best, purchases, sales)
        const gain = (at: number, against: number) =>
          isWithin(purchases[at]!, sales[against]!) ? sales[against]!.price - purchases[at]!.price : null
        const shares = (lots: readonly Lot[]) => lots.map((one) => one.shares)
        const general = bestTransport(shares(purchases), shares(sales), gain)
        expectLawful(general, purchases, sales)
        expect(worth(best, purchases, sales)).toBe(worth(general, purchases, sales))
        const pairs = pairsOf(purchases.length, sales.length, gain)
        const simplex = networkSimplex(shares(purchases), shares(sales), pairs)
        expectLawful(simplex, purchases, sales)
        expect(worth(simplex, purchases, sales)).toBe(worth(general, purchases, sales))
        const greedy = worth(greatestGainFirst(shares(purchases), shares(sales), pairs), purchases, sales)
        expect(greedy <= worth(general, purchases, sales)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

describe('pairs that each have their own gain', () => {
  const amounts = fc.array(fc.bigInt({ min: 1n, max: 900n }), { maxLength: 24 })
  const table = fc.array(fc.integer({ min: -3, max: 400 }), { minLength: 1, maxLength: 120 })

  it('two exact methods find the same, use no share twice and count no loss', () => {
    fc.assert(
      fc.property(amounts, amounts, table, (purchases, sales, gains) => {
        const gain: PairProfit = (at, against) => {
          const each = gains[(at * 7 + against * 11) % gains.length]!
          return each === -3 ? null : BigInt(each)
        }
        const earned = (matches: readonly Match[]) => matches.reduce((sum, one) => sum + one.shares * gain(one.purchase, one.sale)!, 0n)
        const pairs = pairsOf(purchases.length, sales.length, gain)
        const simplex = networkSimplex(purchases, sales, pairs)
        expect(earned(simplex)).toBe(earned(bestTransport(purchases, sales, gain)))
        expect(earned(greatestGainFirst(purchases, sales, pairs)) <= earned(simplex)).toBe(true)
        for (const [side, amounts] of [
          ['purchase', purchases],
          ['sale', sales],
        ] as const) {
          const used = amounts.map(() => 0n)
          for (const one of simplex) used[one[side]]! += one.shares
          expect(used.every((shares, at) => shares <= amounts[at]!)).toBe(true)
        }
        for (const one of simplex) expect(gain(one.purchase, one.sale)! > 0n && one.shares > 0n).toBe(true)
      }),
      { numRuns: 250 },
    )
  })
})
