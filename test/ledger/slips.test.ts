import { describe, expect, it } from 'vitest'
import { expectLedger, type LedgerCase } from './notation.ts'

/** Figures, directions, orders and days written wrong, as the other lines show. */
const cases: LedgerCase[] = [
  {
    name: 'a row that counts the one before once more, and rows that go on from it (0001209191-18-046906)',
    given: `
      a1 4 2018-08-15
        I 2018-08-15 S -1222 @1200 =142776 Common Stock
        I 2018-08-15 S -2570 @1201 =140206 Common Stock
        I 2018-08-15 S -800 @1202 =136836 Common Stock
        I 2018-08-15 S -1687 @1203 =135149 Common Stock`,
    expected: `
      a1 I1 143998 -1222 =142776 opening
      a1 I2 142776 -2570 =140206 agrees
      a1 I3 140206 -800 =136836 explained | counts the 2570 of row 2 once more
      a1 I4 136836 -1687 =135149 agrees`,
  },
  {
    name: 'hundreds once more: a row of as many may have been left out',
    given: `
      a1 4 2018-08-15
        I 2018-08-15 S -1222 @1200 =142776 Common Stock
        I 2018-08-15 S -100 @1201 =142676 Common Stock
        I 2018-08-15 S -800 @1202 =141776 Common Stock
        I 2018-08-15 S -1687 @1203 =140089 Common Stock`,
    expected: `
      a1 I1 143998 -1222 =142776 opening
      a1 I2 142776 -100 =142676 agrees
      a1 I3 142676 -800 =141776 unexplained
      a1 I4 141776 -1687 =140089 agrees`,
  },
  {
    name: 'an exercise after which less is there by twice its shares: more was sold in between, it is not marked wrongly (0001771340-24-000005)',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =113032 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 M +4000 @10 =109032 Common Stock
      a3 4 2020-03-04
        I 2020-03-03 S -100 @10 =108932 Common Stock`,
    expected: `
      a1 I1 113032 hold =113032 opening
      a2 I1 113032 +4000 =109032 explained | 8000 went
      a3 I1 109032 -100 =108932 agrees`,
  },
  {
    name: 'a row filed twice in one report, whose balance counts it once, as the next report shows',
    given: `
      a0 4 2022-03-05
        I 2022-03-03 P +100 @10 =1200 Common Stock
      a1 4 2022-04-05
        I 2022-04-03 P +100 @10 =1300 Common Stock
        I 2022-04-03 P +100 @10 =1300 Common Stock
      a2 4 2022-05-05
        I 2022-05-03 S -500 @10 =800 Common Stock`,
    expected: `
      a0 I1 1100 +100 =1200 opening
      a1 I1 1200 +100 =1300 agrees
      a1 I2 1300 +100 =1300 explained | row 1 once more: the balance counts it once
      a2 I1 1300 -500 =800 agrees`,
  },
  {
    name: 'a row filed twice in one report that no later report follows: unexplained',
    given: `
      a0 4 2022-03-05
        I 2022-03-03 P +100 @10 =1200 Common Stock
      a1 4 2022-04-05
        I 2022-04-03 P +100 @10 =1300 Common Stock
        I 2022-04-03 P +100 @10 =1300 Common Stock`,
    expected: `
      a0 I1 1100 +100 =1200 opening
      a1 I1 1200 +100 =1300 agrees
      a1 I2 1300 +100 =1300 unexplained | 100 less`,
  },
  {
    name: 'shares stated in thousands, as the balance shows (4 of 2025-12-10, Wave Life)',
    given: `
      a1 4 2025-12-10
        I 2025-12-09 M +36000 @10 =125218 Common Stock
        I 2025-12-09 S -36 @20 =89218 Common Stock
        I 2025-12-09 M +50000 @10 =139218 Common Stock`,
    expected: `
      a1 I1 89218 +36000 =125218 opening
      a1 I2 125218 -36 =89218 explained | in thousands: likely 36000
      a1 I3 89218 +50000 =139218 agrees`,
  },
  {
    name: 'a grant that an exercise leaves as large as it was states the balance from before (0001415889-21-002884)',
    given: `
      a1 4 2020-06-16
        II 2020-06-12 A +11424 @0 =11424 Stock Option; x40.93; exp 2030-06-11
      a2 4 2021-06-08
        II 2021-06-04 M -11424 @0 =11424 Stock Option; x40.93; exp 2030-06-11`,
    expected: `
      a1 II1 0 +11424 =11424 opening
      a2 II1 11424 -11424 =11424 explained | states the balance from before: likely 0`,
  },
  {
    name: 'a typo is unexplained while no later filing shows it',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =757000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 P +576 @10 =757756 Common Stock`,
    expected: `
      a1 I1 757000 hold =757000 opening
      a2 I1 757000 +576 =757756 unexplained`,
  },
  {
    name: 'a typo that a later filing shows is explained, with the likely figure, and the later line opens from it',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =757000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 P +576 @10 =757756 Common Stock
      a3 4 2020-03-04
        I 2020-03-03 S -576 @10 =757000 Common Stock`,
    expected: `
      a1 I1 757000 hold =757000 opening
      a2 I1 757000 +576 =757756 explained | slip of the digits | likely 757576
      a3 I1 757576 -576 =757000 agrees`,
  },
  {
    name: 'a typo, asked as of a day before the filing that shows it',
    question: { asOf: '2020-02-28' },
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =757000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 P +576 @10 =757756 Common Stock
      a3 4 2020-03-04
        I 2020-03-03 S -576 @10 =757000 Common Stock`,
    expected: `
      a1 I1 757000 hold =757000 opening
      a2 I1 757000 +576 =757756 unexplained`,
  },
  {
    name: 'a wrong balance that is repeated through its own filing and left behind in the next',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =700 Common Stock
        I 2020-02-03 S -100 @11 =600 Common Stock
      a3 4 2020-03-04
        I 2020-03-03 S -100 @10 =700 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1000 -100 =700 explained | likely 900
      a2 I2 700 -100 =600 agrees
      a3 I1 800 -100 =700 agrees`,
  },
  {
    name: 'a Form 3 with a zero too many, as later filings show',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =12500 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =1150 Common Stock
      a3 4 2020-03-04
        I 2020-03-03 S -150 @10 =1000 Common Stock`,
    expected: `
      a1 I1 12500 hold =12500 opening
      a2 I1 12500 -100 =1150 explained | likely 1250
      a3 I1 1150 -150 =1000 agrees`,
  },
  {
    name: 'shares with two digits swapped, as the balances show',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =10000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -1230 @10 =8680 Common Stock
      a3 4 2020-03-04
        I 2020-03-03 S -80 @10 =8600 Common Stock`,
    expected: `
      a1 I1 10000 hold =10000 opening
      a2 I1 10000 -1230 =8680 explained | likely 1320
      a3 I1 8680 -80 =8600 agrees`,
  },
  {
    name: 'a digit that would fit, where a round number went by another trade (0001209191-21-057214)',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =500000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -13889 @10 =361111 Common Stock
      a3 4 2020-03-04
        I 2020-03-03 S -13889 @10 =347222 Common Stock`,
    expected: `
      a1 I1 500000 hold =500000 opening
      a2 I1 500000 -13889 =361111 explained | 125000 went
      a3 I1 361111 -13889 =347222 agrees`,
  },
  {
    name: 'shares that went to a trust and as many that came later are no mistake carried on (0001127602-11-027856)',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =4034 Common Stock
        I hold =45755 Common Stock; By Trust
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =1917 Common Stock
        I hold =47772 Common Stock; By Trust
      a3 4 2020-06-04
        I 2020-06-03 S -300 @10 =1617 Common Stock
        I hold =47772 Common Stock; By Trust
      a4 4 2020-09-04
        I 2020-09-03 S -100 @10 =3534 Common Stock`,
    expected: `
      a1 I1 4034 hold =4034 opening
      a1 I2 45755 hold =45755 opening
      a2 I1 4034 -100 =1917 explained | moved to Trust
      a2 I2 45755 hold =47772 explained
      a3 I1 1917 -300 =1617 agrees
      a3 I2 47772 hold =47772 agrees
      a4 I1 1617 -100 =3534 unexplained`,
  },
  {
    name: 'direction marked the wrong way: taken as marked, explained and flagged',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 G +100 @0 =900 Common Stock
      a3 4 2020-03-04
        I 2020-03-03 S -100 @10 =800 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1000 +100 =900 explained | marked as acquired, but the balance says disposed of
      a3 I1 900 -100 =800 agrees`,
  },
  {
    name: 'rows of one day that each repeat the final total',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =700 Common Stock
        I 2020-02-03 S -150 @11 =700 Common Stock
        I 2020-02-03 S -50 @12 =700 Common Stock
      a3 4 2020-03-04
        I 2020-03-03 S -100 @10 =600 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1000 -100 =700 explained | total after all
      a2 I2 700 -150 =700 explained | total after all
      a2 I3 700 -50 =700 explained | total after all
      a3 I1 700 -100 =600 agrees`,
  },
  {
    name: 'rows that each repeat the final total, at first sight: they start from before all of them',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 S -100 @10 =700 Common Stock
        I 2020-02-03 S -150 @11 =700 Common Stock
        I 2020-02-03 S -50 @12 =700 Common Stock`,
    expected: `
      a1 I1 1000 -100 =700 opening | total after all
      a1 I2 700 -150 =700 explained
      a1 I3 700 -50 =700 explained`,
  },
  {
    name: 'final totals over two days of one filing, each day its own',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-02-05
        I 2020-02-03 S -100 @10 =800 Common Stock
        I 2020-02-03 S -100 @11 =800 Common Stock
        I 2020-02-04 S -50 @12 =600 Common Stock
        I 2020-02-04 S -150 @12 =600 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1000 -100 =800 explained | total after all
      a2 I2 800 -100 =800 explained
      a2 I3 800 -50 =600 explained
      a2 I4 600 -150 =600 explained`,
  },
  {
    name: 'only the sales repeat their total, after an exercise with its own balance',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 M +200 @5 =1200 Common Stock
        I 2020-02-03 S -100 @10 =1000 Common Stock
        I 2020-02-03 S -100 @11 =1000 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1000 +200 =1200 agrees
      a2 I2 1200 -100 =1000 explained | total after all
      a2 I3 1000 -100 =1000 explained | total after all`,
  },
  {
    name: 'rows in another order than their balances',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -300 @10 =900 Common Stock
        I 2020-02-03 M +200 @5 =1200 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1200 -300 =900 explained | another order
      a2 I2 1000 +200 =1200 explained | another order`,
  },
  {
    name: 'rows of several days, the newest first: each day finds its place',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-02-06
        I 2020-02-05 S -100 @10 =700 Common Stock
        I 2020-02-04 S -100 @10 =800 Common Stock
        I 2020-02-03 S -100 @10 =900 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I3 1000 -100 =900 agrees
      a2 I2 900 -100 =800 agrees
      a2 I1 800 -100 =700 agrees`,
  },
  {
    name: 'one event over three reports, numbered in another order than that of filing',
    given: `
      a0 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a1 4 2020-02-04
        I 2020-02-03 S -100 @12 =700 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
      a3 4 2020-02-04
        I 2020-02-03 S -100 @11 =800 Common Stock`,
    expected: `
      a0 I1 1000 hold =1000 opening
      a1 I1 800 -100 =700 explained | another order
      a2 I1 1000 -100 =900 explained | another order
      a3 I1 900 -100 =800 agrees`,
  },
  {
    name: 'a year that cannot be does not move the line out of its place',
    given: `
      a1 3 2025-01-02 period 2025-01-01
        I hold =1000 Common Stock
      a2 4 2025-01-12 period 2025-01-10
        I 2035-01-10 S -100 @10 =900 Common Stock
      a3 4 2025-02-12
        I 2025-02-10 S -100 @10 =800 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a3 I1 900 -100 =800 agrees
      a2 I1 1000 -100 =900 agrees`,
  },
]

describe('slips', () => {
  it.each(cases)('$name', ({ given, expected, question }) => {
    expectLedger(given, expected, question)
  })

  it('in the direction are flagged', () => {
    const turned = cases.find(({ name }) => name.startsWith('direction marked'))!
    const line = expectLedger(turned.given, turned.expected)[1]!
    expect(line.change).toBe('100')
    expect(line.flags.map(({ code }) => code)).toEqual(['direction-against-balance'])
  })
})
