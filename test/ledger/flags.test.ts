import { describe, expect, it } from 'vitest'
import { ledgerOf } from '../../src/ledger/ledger.ts'
import { reportsIn } from './notation.ts'

interface FlagCase {
  readonly name: string
  readonly given: string
  /** Place, flag, and words of why. */
  readonly flags: readonly (readonly [place: string, code: string, why: string])[]
}

const others = `
  b1 4 2025-01-08 by 2
    I 2025-01-07 S -50 @5.10 =100 Common Stock
  b2 4 2025-01-15 by 3
    I 2025-01-14 S -50 @4.90 =100 Common Stock`

const cases: FlagCase[] = [
  {
    name: 'a trade in 2035',
    given: `
      a1 4 2025-01-12 period 2025-01-10
        I 2035-01-10 S -100 @10 =900 Common Stock`,
    flags: [['a1 I1', 'impossible-date', 'likely 2025-01-10']],
  },
  {
    name: 'a trade in 0022',
    given: `
      a1 4 2022-01-12 period 2022-01-10
        I 0022-01-10 S -100 @10 =900 Common Stock`,
    flags: [['a1 I1', 'impossible-date', 'likely 2022-01-10']],
  },
  {
    name: 'the year before, typed in January',
    given: `
      a1 4 2025-01-07 period 2025-01-05
        I 2024-01-05 S -100 @10 =900 Common Stock
        I 2024-01-06 S -100 @10 =800 Common Stock`,
    flags: [
      ['a1 I1', 'impossible-date', 'likely 2025-01-05'],
      ['a1 I2', 'impossible-date', 'likely 2025-01-06'],
    ],
  },
  {
    name: 'a trade of a year ago, reported late as the period says',
    given: `
      a1 4 2025-01-07 period 2024-01-05
        I 2024-01-05 S -100 @10 =900 Common Stock
        I 2025-01-05 S -100 @10 =800 Common Stock`,
    flags: [],
  },
  {
    name: 'a scheduled line of form type 5 may lie ahead of its Form 4',
    given: `
      a1 4 2025-01-12 period 2025-01-10
        I 2025-03-01 J/5 -100 @0 =900 Common Stock`,
    flags: [],
  },
  {
    name: 'the total in the price box',
    given: `${others}
      a1 4 2025-01-12
        I 2025-01-10 S -300000 @1500000 =900 Common Stock`,
    flags: [['a1 I1', 'total-in-price', '5 a share']],
  },
  {
    name: 'a total in the price box that no other filing is needed to see',
    given: `
      a1 4 2025-01-12
        I 2025-01-10 P +100000000 @24035774.40 =900000000 Common Stock`,
    flags: [['a1 I1', 'total-in-price', '0.240358']],
  },
  {
    name: 'a price a hundred times that of the issuer in those weeks',
    given: `${others}
      a1 4 2025-01-12
        I 2025-01-10 S -300 @500 =900 Common Stock`,
    flags: [['a1 I1', 'implausible-price', '4.90']],
  },
  {
    name: 'a price in the currency of its note',
    given: `
      a1 4 2020-06-03
        I 2020-06-02 S -100 @10.25 =1000 Common Stock; F1
        F1 These shares were sold in multiple transactions at prices ranging from C$10.00 to C$10.50, inclusive.`,
    flags: [['a1 I1', 'price-in-foreign-currency', 'CAD']],
  },
  {
    name: 'a price whose note speaks of dollars, although it lies in the range of the other currency',
    given: `
      a1 4 2020-06-03
        I 2020-06-02 S -100 @10.9 =1000 Common Stock; F1
        F1 Sold at prices ranging from €10.00 to €11.00; the price reported is the U.S. dollar equivalent.`,
    flags: [],
  },
  {
    name: 'a price converted to dollars from the range of its note',
    given: `
      a1 4 2020-06-03
        I 2020-06-02 S -100 @7.69 =1000 Common Stock; F1
        F1 These shares were sold in multiple transactions at prices ranging from C$10.00 to C$10.50, inclusive.`,
    flags: [],
  },
  {
    name: 'prices before and after a split are not doubted',
    given: `
      a1 4 2020-06-03 by 1
        I 2020-06-02 S -100 @400 =1000 Common Stock
      b1 4 2020-06-06 by 2
        I 2020-06-05 S -100 @404 =2000 Common Stock
      a2 4 2020-06-20 by 1
        I 2020-06-19 S -100 @20 =19900 Common Stock
      b2 4 2020-06-22 by 2
        I 2020-06-21 S -400 @20.2 =39600 Common Stock`,
    flags: [],
  },
  {
    name: 'a price that no split makes is doubted all the same',
    given: `
      a1 4 2020-06-03 by 1
        I 2020-06-02 S -100 @400 =1000 Common Stock
      b1 4 2020-06-06 by 2
        I 2020-06-05 S -100 @404 =2000 Common Stock
      a2 4 2020-06-20 by 1
        I 2020-06-19 S -100 @20 =19900 Common Stock
      b2 4 2020-06-22 by 2
        I 2020-06-21 S -400 @2020 =39600 Common Stock`,
    flags: [['b2 I1', 'implausible-price', '20']],
  },
  {
    name: 'a high price without others to compare with is not doubted',
    given: `
      a1 4 2025-01-12
        I 2025-01-10 S -3 @650000 =900 Class A Common Stock`,
    flags: [],
  },
  {
    name: 'prices of awards, gifts and exercises are not compared',
    given: `${others}
      a1 4 2025-01-12
        I 2025-01-10 M +100 @0.05 =900 Common Stock
        I 2025-01-10 G -100 @0 =800 Common Stock`,
    flags: [],
  },
  {
    name: 'a purchase marked D and a sale marked A',
    given: `
      a1 4 2025-01-12
        I 2025-01-10 P -100 @10 =900 Common Stock
        I 2025-01-10 S +100 @10 =1000 Common Stock`,
    flags: [
      ['a1 I1', 'direction-against-code', 'code P goes with A'],
      ['a1 I2', 'direction-against-code', 'code S goes with D'],
    ],
  },
  {
    name: 'an exercise whose only leg goes the wrong way',
    given: `
      a1 4 2025-01-12
        II 2025-01-10 M +100 @0 =900 Stock Option; x5; exp 2030-01-01; of 100 Common Stock`,
    flags: [['a1 II1', 'direction-against-code', 'marked A']],
  },
  {
    name: 'gifts go either way, and so does code I and code W',
    given: `
      a1 4 2025-01-12
        I 2025-01-10 G -100 @0 =900 Common Stock
        I 2025-01-10 W +100 @0 =1000 Common Stock
        I 2025-01-10 I -10 @9 =990 Common Stock`,
    flags: [],
  },
  {
    name: 'a row that says the same as another',
    given: `
      a1 4 2025-01-12
        I 2025-01-10 S -100 @10 =900 Common Stock
        I 2025-01-10 S -100 @10 =900 Common Stock`,
    flags: [['a1 I2', 'duplicate-row', 'row 1']],
  },
  {
    name: 'the price of a depositary share beside a number of ordinary shares',
    given: `
      a1 4 2025-01-12
        I 2025-01-10 S -3000 @34 =900 Ordinary Shares; F1
        F1 Each American Depositary Share represents 30 ordinary shares.`,
    flags: [['a1 I1', 'price-per-depositary-share', '30']],
  },
  {
    name: 'equal trades with running balances are no doubles',
    given: `
      a1 4 2025-01-12
        I 2025-01-10 S -100 @10 =900 Common Stock
        I 2025-01-10 S -100 @10 =800 Common Stock`,
    flags: [],
  },
  {
    name: 'a grant and its balance that differ by swapped digits',
    given: `
      a1 4 2025-01-12
        II 2025-01-10 A +757576 @0 =757756 Stock Option; x5; exp 2035-01-10; of 757576 Common Stock`,
    flags: [['a1 II1', 'figures-differ', '757756']],
  },
]

describe('flags', () => {
  it.each(cases)('$name', ({ given, flags }) => {
    const found = ledgerOf(reportsIn(given)).flatMap((line) =>
      line.flags.map(({ code, why }) => [`${line.accession} ${line.table}${line.row}`, code, why] as const),
    )
    expect(found.map(([place, code]) => [place, code])).toEqual(flags.map(([place, code]) => [place, code]))
    for (const [at, [, , why]] of flags.entries()) expect(found[at]![2]).toContain(why)
  })

  it('leave the line as filed', () => {
    const [line] = ledgerOf(reportsIn(cases[0]!.given))
    expect(line!.date).toBe('2035-01-10')
  })
})
