import { describe, expect, it } from 'vitest'
import { expectLedger, type LedgerCase } from './notation.ts'

/** Splits, seen in the balances of several owners or told by a note. */
const cases: LedgerCase[] = [
  {
    name: 'a split, seen in two owners at one time',
    given: `
      a1 3 2020-01-02 by 1 period 2020-01-01
        I hold =1234 Common Stock
      b1 3 2020-01-02 by 2 period 2020-01-01
        I hold =5002 Common Stock
      a2 4 2020-09-04 by 1
        I 2020-09-03 S -100 @10 =4836 Common Stock
      b2 4 2020-09-10 by 2
        I 2020-09-09 S -8 @10 =20000 Common Stock`,
    expected: `
      a1 I1 1234 hold =1234 opening
      b1 I1 5002 hold =5002 opening
      a2 I1 1234 -100 =4836 explained | 4-for-1 split | 2 owners
      b2 I1 5002 -8 =20000 explained | 4-for-1 split`,
  },
  {
    name: 'a split divides the price of an option and multiplies its units',
    given: `
      a1 4 2020-01-03 by 1
        I 2020-01-02 P +34 @40 =1234 Common Stock
        II 2020-01-02 A +900 @0 =900 Stock Option; x40.02; exp 2030-01-02; of 900 Common Stock
      b1 3 2020-01-02 by 2 period 2020-01-01
        I hold =5002 Common Stock
      a2 4 2020-09-04 by 1
        I 2020-09-03 M +100 @10.01 =5036 Common Stock
        II 2020-09-03 M -100 @0 =3500 Stock Option; x10.01; exp 2030-01-02; of 100 Common Stock
      b2 4 2020-09-10 by 2
        I 2020-09-09 S -8 @10 =20000 Common Stock`,
    expected: `
      b1 I1 5002 hold =5002 opening
      a1 I1 1200 +34 =1234 opening
      a1 II1 0 +900 =900 opening
      a2 I1 1234 +100 =5036 explained | 4-for-1 split
      a2 II1 900 -100 =3500 explained | 4-for-1 split
      b2 I1 5002 -8 =20000 explained | 4-for-1 split`,
  },
  {
    name: 'a split and more: the part of the split is told, the rest went in a filing that is missing',
    given: `
      a1 3 2020-01-02 by 1 period 2020-01-01
        I hold =1234 Common Stock
      b1 3 2020-01-02 by 2 period 2020-01-01
        I hold =5002 Common Stock
      c1 3 2020-01-02 by 3 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-09-04 by 1
        I 2020-09-03 S -100 @10 =4836 Common Stock
      c2 4 2020-09-05 by 3
        I 2020-09-04 S -100 @10 =3850 Common Stock
      b2 4 2020-09-10 by 2
        I 2020-09-09 S -8 @10 =20000 Common Stock
      c3 4 2020-10-05 by 3
        I 2020-10-04 S -100 @10 =3750 Common Stock`,
    expected: `
      a1 I1 1234 hold =1234 opening
      b1 I1 5002 hold =5002 opening
      c1 I1 1000 hold =1000 opening
      a2 I1 1234 -100 =4836 explained | 4-for-1 split
      c2 I1 1000 -100 =3850 explained | 4-for-1 split accounts for 3000; 50 went
      b2 I1 5002 -8 =20000 explained | 4-for-1 split
      c3 I1 3850 -100 =3750 agrees`,
  },
  {
    name: 'a balance doubled for one owner alone is no split',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1234 Common Stock
      a2 4 2020-09-04
        I 2020-09-03 S -100 @10 =2368 Common Stock`,
    expected: `
      a1 I1 1234 hold =1234 opening
      a2 I1 1234 -100 =2368 unexplained`,
  },
  {
    name: 'equal grants that two directors got in a filing that is missing are no split',
    given: `
      a1 3 2020-01-02 by 1 period 2020-01-01
        I hold =1000 Common Stock
      b1 3 2020-01-02 by 2 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-09-04 by 1
        I 2020-09-03 S -100 @10 =1900 Common Stock
      b2 4 2020-09-04 by 2
        I 2020-09-03 S -100 @10 =1900 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      b1 I1 1000 hold =1000 opening
      a2 I1 1000 -100 =1900 unexplained
      b2 I1 1000 -100 =1900 unexplained`,
  },
  {
    name: 'a reverse split that a note tells, with a fraction cashed out',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =10523 Common Stock
      a2 4 2020-09-04
        I 2020-09-03 P +100 @10 =1152 Common Stock; F1
        F1 Adjusted for the 1-for-10 reverse stock split of August 3, 2020.`,
    expected: `
      a1 I1 10523 hold =10523 opening
      a2 I1 10523 +100 =1152 explained | 1-for-10 reverse split`,
  },
]

describe('splits', () => {
  it.each(cases)('$name', ({ given, expected, question }) => {
    expectLedger(given, expected, question)
  })

  it('make what the balance is expected to be', () => {
    const split = cases.find(({ name }) => name.startsWith('a split, seen'))!
    expect(expectLedger(split.given, split.expected).at(-1)!.expected).toBe('20000')
  })
})
