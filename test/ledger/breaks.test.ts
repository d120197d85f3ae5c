import { describe, expect, it } from 'vitest'
import { expectLedger, type LedgerCase } from './notation.ts'

/** Every balance that is not its opening and change: explained, and by what, or not. */
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

describe('breaks', () => {
  it.each(cases)('$name', ({ given, expected, question }) => {
    expectLedger(given, expected, question)
  })

  it('expect what the explained part makes of opening and change', () => {
    const partly = cases.find(({ name }) => name.startsWith('a note that accounts for a part'))!
    const split = cases.find(({ name }) => name.startsWith('a split, seen'))!
    expect(expectLedger(partly.given, partly.expected).at(-1)!.expected).toBe('1712')
    expect(expectLedger(split.given, split.expected).at(-1)!.expected).toBe('20000')
  })

  it('in the direction are flagged', () => {
    const turned = cases.find(({ name }) => name.startsWith('direction marked'))!
    const line = expectLedger(turned.given, turned.expected)[1]!
    expect(line.change).toBe('100')
    expect(line.flags.map(({ code }) => code)).toEqual(['direction-against-balance'])
  })
})
