import { describe, expect, it } from 'vitest'
import { expectLedger, type LedgerCase } from './notation.ts'

/** Every balance that is not its opening and change: explained by what came between or what a note says, or not. */
const cases: LedgerCase[] = [
  {
    name: 'a break without any sign is unexplained',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =850 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1000 -100 =850 unexplained | 50 less than the lines account for`,
  },
  {
    name: 'more shares at the next filing, nothing to tell why: unexplained, and a missing filing is named as possible',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-06-04
        I 2020-06-03 S -100 @10 =1400 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1000 -100 =1400 unexplained | 500 more | may be missing`,
  },
  {
    name: 'shares gone, and the next filing goes on from there: a filing is missing',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-06-04
        I 2020-06-03 S -100 @10 =500 Common Stock
      a3 4 2020-07-04
        I 2020-07-03 S -100 @10 =400 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1000 -100 =500 explained | missing
      a3 I1 500 -100 =400 agrees`,
  },
  {
    name: 'options exercised in a filing that is missing',
    given: `
      a1 4 2020-01-04
        II 2020-01-03 A +1000 @0 =1000 Stock Option; x10; exp 2030-01-03; of 1000 Common Stock
      a2 4 2021-06-04
        II 2021-06-03 M -100 @0 =500 Stock Option; x10; exp 2030-01-03; of 100 Common Stock
      a3 4 2021-07-04
        II 2021-07-03 M -100 @0 =400 Stock Option; x10; exp 2030-01-03; of 100 Common Stock`,
    expected: `
      a1 II1 0 +1000 =1000 opening
      a2 II1 1000 -100 =500 explained | missing
      a3 II1 500 -100 =400 agrees`,
  },
  {
    name: 'plan shares that a note sweeps in',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =1712 Common Stock; F1
        F1 Includes 812 shares acquired under the Employee Stock Purchase Plan on January 31, 2020.`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1000 -100 =1712 explained | note accounts for 812 | purchase plan`,
  },
  {
    name: 'two amounts of a note that add up',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-08-04
        I 2020-08-03 S -100 @10 =1577 Common Stock; F1
        F1 Includes 355 shares acquired by dividend reinvestment in March 2020 and 322 in June 2020.`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1000 -100 =1577 explained | 677`,
  },
  {
    name: 'a note that accounts for a part: unexplained, with the part told',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =1800 Common Stock; F1
        F1 Includes 812 shares acquired under the Employee Stock Purchase Plan.`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1000 -100 =1800 unexplained | note accounts for 812 | 88 more`,
  },
  {
    name: 'a note of shares that came explains no fall',
    given: `
      a1 4 2020-03-03
        I 2020-03-02 S -100 @10 =10000 Common Stock
      a2 4 2021-03-03
        I 2021-03-02 S -100 @10 =9400 Common Stock; F1
        F1 Includes 500 shares acquired under the Company's employee stock purchase plan.`,
    expected: `
      a1 I1 10100 -100 =10000 opening
      a2 I1 10000 -100 =9400 unexplained`,
  },
  {
    name: 'nor does one without a number',
    given: `
      a1 4 2020-03-03
        I 2020-03-02 S -100 @10 =10000 Common Stock
      a2 4 2021-03-03
        I 2021-03-02 S -100 @10 =9400 Common Stock; F1
        F1 Includes shares acquired under the Company's employee stock purchase plan.`,
    expected: `
      a1 I1 10100 -100 =10000 opening
      a2 I1 10000 -100 =9400 unexplained`,
  },
  {
    name: 'a note of shares that went explains no gain',
    given: `
      a1 4 2020-03-03
        I 2020-03-02 S -100 @10 =10000 Common Stock
      a2 4 2021-03-03
        I 2021-03-02 S -100 @10 =10400 Common Stock; F1
        F1 Reflects the transfer of 500 shares to the reporting person's spouse.`,
    expected: `
      a1 I1 10100 -100 =10000 opening
      a2 I1 10000 -100 =10400 unexplained`,
  },
  {
    name: 'the same transfer explains a fall',
    given: `
      a1 4 2020-03-03
        I 2020-03-02 S -100 @10 =10000 Common Stock
      a2 4 2021-03-03
        I 2021-03-02 S -100 @10 =9400 Common Stock; F1
        F1 Reflects the transfer of 500 shares to the reporting person's spouse.`,
    expected: `
      a1 I1 10100 -100 =10000 opening
      a2 I1 10000 -100 =9400 explained | note accounts for 500`,
  },
  {
    name: 'units that are still to vest are no shares that came',
    given: `
      a1 4 2020-03-03
        I 2020-03-02 S -100 @10 =10000 Common Stock
      a2 4 2021-03-03
        I 2021-03-02 S -1000 @10 =9500 Common Stock; F1
        F1 Includes 3,000 restricted stock units, of which 500 vest on each of March 1, 2022 through 2027.`,
    expected: `
      a1 I1 10100 -100 =10000 opening
      a2 I1 10000 -1000 =9500 unexplained`,
  },
  {
    name: 'a purchase plan without a number brings no more than the law lets it; digits typed before a figure are no missing filing',
    given: `
      a1 4 2020-03-03
        I 2020-03-02 S -100 @10 =10000 Common Stock
      a2 4 2021-03-03
        I 2021-03-02 S -100 @10 =1009900 Common Stock; F1
        F1 Includes shares acquired under the Company's employee stock purchase plan.`,
    expected: `
      a1 I1 10100 -100 =10000 opening
      a2 I1 10000 -100 =1009900 unexplained`,
  },
  {
    name: 'a note on another line explains nothing here',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
        I hold =50 Common Stock; By Son
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =1712 Common Stock
        I hold =50 Common Stock; By Son; F1
        F1 Includes 812 shares acquired under the Employee Stock Purchase Plan.`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a1 I2 50 hold =50 opening
      a2 I1 1000 -100 =1712 unexplained
      a2 I2 50 hold =50 agrees`,
  },
  {
    name: 'shares that went while another vehicle gained may have moved: no filing need be missing',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
        I hold =500 Common Stock; By Trust
      a2 4 2020-06-04
        I 2020-06-03 S -100 @10 =500 Common Stock
        I hold =850 Common Stock; By Trust
      a3 4 2020-07-04
        I 2020-07-03 S -100 @10 =400 Common Stock
        I hold =850 Common Stock; By Trust`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a1 I2 500 hold =500 opening
      a2 I1 1000 -100 =500 unexplained | 400 less
      a2 I2 500 hold =850 unexplained | 350 more
      a3 I1 500 -100 =400 agrees
      a3 I2 850 hold =850 agrees`,
  },
  {
    name: 'one event over three reports, of which the second is missing',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
        remarks This Form 4 is the first of three Form 4s being filed.
      a3 4 2020-02-04
        I 2020-02-03 S -100 @12 =500 Common Stock
        remarks This Form 4 is the third of three Form 4s being filed.`,
    expected: `
      a1 I1 1000 -100 =900 opening
      a3 I1 900 -100 =500 explained | only 2 of the 3 reports`,
  },
  {
    name: 'shares moved from one vehicle to another without a line',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
        I hold =500 Common Stock; By Trust
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =600 Common Stock
        I hold =800 Common Stock; By Trust`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a1 I2 500 hold =500 opening
      a2 I1 1000 -100 =600 explained | 300 moved to Trust
      a2 I2 500 hold =800 explained | 300 moved from direct`,
  },
  {
    name: 'a vehicle named anew goes on from its old balance',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =4321 Common Stock; By Trust
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =4221 Common Stock; By the Smith Family 2010 Trust
      a3 4 2020-03-04
        I 2020-03-03 S -21 @10 =4200 Common Stock; By Smith Family 2010 Trust`,
    expected: `
      a1 I1 4321 hold =4321 opening
      a2 I1 4321 -100 =4221 explained | now named Smith Family 2010 Trust
      a3 I1 4221 -21 =4200 agrees`,
  },
  {
    name: 'a vehicle that has another name for a while: the balance goes on at both ends',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =500 Common Stock; By Trust
      a2 4 2020-02-04
        I 2020-02-03 G +2000 @0 =2500 Common Stock; By The Smith Family Trust
      a3 4 2020-03-04
        I 2020-03-03 S -100 @10 =2400 Common Stock; By Trust`,
    expected: `
      a1 I1 500 hold =500 opening
      a2 I1 500 +2000 =2500 explained | Trust, here named Smith Family Trust
      a3 I1 2500 -100 =2400 explained | named Trust again`,
  },
  {
    name: 'another trust beside one whose balance moved by itself is no other name of it',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =500 Common Stock; By Trust
      a2 4 2020-02-04
        I 2020-02-03 G +2000 @0 =2500 Common Stock; By The Smith Family Trust
      a3 4 2020-03-04
        I 2020-03-03 S -100 @10 =400 Common Stock; By Trust`,
    expected: `
      a1 I1 500 hold =500 opening
      a2 I1 500 +2000 =2500 opening | first seen
      a3 I1 500 -100 =400 agrees`,
  },
  {
    name: 'an owner who left Section 16 and begins anew: what moved in between needs no report',
    given: `
      a1 4 2015-03-03 exit
        I 2015-03-02 S -100 @10 =9000 Common Stock
      a2 3 2020-03-03 period 2020-03-01
        I hold =7000 Common Stock
      a3 4 2020-04-03
        I 2020-04-02 S -100 @10 =6900 Common Stock`,
    expected: `
      a1 I1 9100 -100 =9000 opening
      a2 I1 9000 hold =7000 explained | no longer subject
      a3 I1 7000 -100 =6900 agrees`,
  },
  {
    name: 'a Form 3 anew, though no report says that the owner had left: no filing need be missing',
    given: `
      a1 4 2015-03-03
        I 2015-03-02 S -100 @10 =9000 Common Stock
      a2 3 2020-03-03 period 2020-03-01
        I hold =7000 Common Stock
      a3 4 2020-04-03
        I 2020-04-02 S -100 @10 =6900 Common Stock`,
    expected: `
      a1 I1 9100 -100 =9000 opening
      a2 I1 9000 hold =7000 unexplained
      a3 I1 7000 -100 =6900 agrees`,
  },
  {
    name: 'a spouse and a son are two vehicles, even with equal balances',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =500 Common Stock; By Spouse
      a2 4 2020-02-04
        I hold =500 Common Stock; By Son`,
    expected: `
      a1 I1 500 hold =500 opening
      a2 I1 500 hold =500 opening | first seen here`,
  },
  {
    name: 'a class named anew goes on from its old balance',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =4321 Class A Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =4221 Common Stock`,
    expected: `
      a1 I1 4321 hold =4321 opening
      a2 I1 4321 -100 =4221 explained | now named Common Stock`,
  },
  {
    name: 'fractions rounded away',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000.6 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =901 Common Stock`,
    expected: `
      a1 I1 1000.6 hold =1000.6 opening
      a2 I1 1000.6 -100 =901 explained | rounded`,
  },
  {
    name: 'a plan that buys on its own account',
    given: `
      a1 4 2020-01-04
        I hold =1000.5 Common Stock; By 401(k) Plan
        I 2020-01-03 S -1 @10 =100 Common Stock
      a2 4 2020-02-04
        I hold =1012.75 Common Stock; 401(k)
        I 2020-02-03 S -1 @10 =99 Common Stock`,
    expected: `
      a1 I1 1000.5 hold =1000.5 opening
      a1 I2 101 -1 =100 opening
      a2 I1 1000.5 hold =1012.75 explained | credited by the plan
      a2 I2 100 -1 =99 agrees`,
  },
  {
    name: 'restricted shares that stood in a line of their own, counted with the others',
    given: `
      a1 4 2020-03-03
        I hold =500 Common Stock; F1
        I 2020-03-02 S -100 @10 =900 Common Stock
        F1 Restricted stock.
      a2 4 2020-06-03
        I 2020-06-02 S -100 @10 =800 Common Stock
        I hold =500 Common Stock; F1
        F1 Restricted stock.
      a3 4 2020-09-03
        I 2020-09-02 S -100 @10 =1200 Common Stock`,
    expected: `
      a1 I1 500 hold =500 opening
      a1 I2 1000 -100 =900 opening
      a2 I1 900 -100 =800 agrees
      a2 I2 500 hold =500 agrees
      a3 I1 800 -100 =1200 explained | 500 held apart until then (a2 I 2)`,
  },
  {
    name: 'a plan credits no more than law lets it: three million dollars in a month are no credit',
    given: `
      a1 4 2020-03-03
        I hold =10000 Common Stock; By 401(k)
        I 2020-03-02 S -100 @1000 =1000 Common Stock
      a2 4 2020-04-03
        I hold =13000 Common Stock; By 401(k)
        I 2020-04-02 S -100 @1000 =900 Common Stock`,
    expected: `
      a1 I1 10000 hold =10000 opening
      a1 I2 1100 -100 =1000 opening
      a2 I1 10000 hold =13000 unexplained
      a2 I2 1000 -100 =900 agrees`,
  },
  {
    name: 'fewer shares in a plan: its fund holds cash too, so nothing need have been sold',
    given: `
      a1 4 2020-03-03
        I hold =1000.123 Common Stock; By 401(k)
        I 2020-03-02 S -100 @10 =9900 Common Stock
      a2 4 2020-06-03
        I hold =990.5 Common Stock; By 401(k)
        I 2020-06-02 S -100 @10 =9800 Common Stock
      a3 4 2020-09-03
        I hold =600.5 Common Stock; By 401(k)
        I 2020-09-02 S -100 @10 =9700 Common Stock`,
    expected: `
      a1 I1 1000.123 hold =1000.123 opening
      a1 I2 10000 -100 =9900 opening
      a2 I1 1000.123 hold =990.5 unexplained
      a2 I2 9900 -100 =9800 agrees
      a3 I1 990.5 hold =600.5 explained | went between
      a3 I2 9800 -100 =9700 agrees`,
  },
  {
    name: 'a fraction, in an account that another note says reinvests dividends',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-03-04
        I 2020-03-03 S -100 @10 =904.25 Common Stock
      a3 4 2020-06-04
        I 2020-06-03 S -100 @10 =808.5 Common Stock; F1
        F1 Includes 4.25 shares acquired by reinvestment of dividends.`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1000 -100 =904.25 explained | reinvested dividends
      a3 I1 904.25 -100 =808.5 explained | note accounts for 4.25`,
  },
  {
    name: 'a trade reported late, with the balance of the day of the report',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-03-04
        I 2020-03-03 S -100 @10 =900 Common Stock
      a3 4 2020-04-04
        I 2020-02-03 P +50 @10 =950 Common Stock
      a4 4 2020-05-04
        I 2020-05-03 S -50 @10 =900 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a3 I1 900 +50 =950 explained | reported afterwards
      a2 I1 1000 -100 =900 agrees
      a4 I1 950 -50 =900 agrees`,
  },
  {
    name: 'a trade reported late, with the balance of its own day',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-03-04
        I 2020-03-03 S -100 @10 =950 Common Stock
      a3 4 2020-04-04
        I 2020-02-03 P +50 @10 =1050 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a3 I1 1000 +50 =1050 agrees
      a2 I1 1050 -100 =950 agrees`,
  },
  {
    name: 'no balance stated: nothing speaks against it, and the next line goes on from the sum',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =? Common Stock
      a3 4 2020-03-04
        I 2020-03-03 S -100 @10 =800 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1000 -100 =? explained | no balance is stated
      a3 I1 900 -100 =800 agrees`,
  },
]

describe('breaks', () => {
  it.each(cases)('$name', ({ given, expected, question }) => {
    expectLedger(given, expected, question)
  })

  it('expect what the explained part makes of opening and change', () => {
    const partly = cases.find(({ name }) => name.startsWith('a note that accounts for a part'))!
    expect(expectLedger(partly.given, partly.expected).at(-1)!.expected).toBe('1712')
  })
})
