import { describe, it } from 'vitest'
import { expectLedger, type LedgerCase } from './notation.ts'

/** What is asked for before a break is put down to something, each case after a filing that showed it. */
const cases: LedgerCase[] = [
  {
    name: 'the whole direct balance went to a trust, and more came: a move and a missing filing (0001441816-23-000119)',
    given: `
      a1 4 2021-07-01 title CEO
        I 2021-06-29 A +838 @0 =1838 Common Stock
        I hold =241734 Common Stock; By Trust
      a2 4 2023-06-29 title CEO
        I 2023-06-27 A +598 @0 =9539 Common Stock
        I hold =243572 Common Stock; By Trust
      a3 4 2023-07-11 title CEO
        I 2023-07-07 G -941 @0 =8598 Common Stock`,
    expected: `
      a1 I1 1000 +838 =1838 opening
      a1 I2 241734 hold =241734 opening
      a2 I1 1838 +598 =9539 explained | 1838, the whole balance until then, moved to Trust | 8941 came
      a2 I2 241734 hold =243572 explained | 1838, the whole balance of direct, moved here
      a3 I1 9539 -941 =8598 agrees`,
  },
  {
    name: 'a note names a part, the rest moved from another account (0001127602-12-011958)',
    given: `
      a1 4 2012-01-26
        I 2012-01-24 M +1000 @0 =4716 Common Stock
        I hold =51806 Common Stock; By Trust
      a2 4 2012-03-27
        I 2012-03-26 M +34839 @19 =34839 Common Stock
        I hold =57637 Common Stock; By Trust; F1
        F1 Includes 1,115 shares acquired under the Company's Stock Purchase Plan on Feb. 17, 2012.`,
    expected: `
      a1 I1 3716 +1000 =4716 opening
      a1 I2 51806 hold =51806 opening
      a2 I1 4716 +34839 =34839 explained | 4716 moved to Trust
      a2 I2 51806 hold =57637 explained | a note accounts for 1115 | 4716 moved from direct`,
  },
  {
    name: 'as many as the purchase plan brought to another officer (0001127602-19-017021)',
    given: `
      a1 4 2019-01-30 by 1 title VP
        I 2019-01-29 S -100 @50 =49900 Common Stock
      b1 4 2019-01-30 by 2 title VP
        I 2019-01-29 S -100 @50 =8000 Common Stock
      b2 4 2019-02-25 by 2 title VP
        I 2019-02-20 S -518 @50 =8000 Common Stock; F1
        F1 Includes 518 shares acquired under the Employee Stock Purchase Plan on February 19, 2019.
      a2 4 2019-05-02 by 1 title VP
        I 2019-04-30 S -100 @50 =50318 Common Stock`,
    expected: `
      a1 I1 50000 -100 =49900 opening
      b1 I1 8100 -100 =8000 opening
      b2 I1 8000 -518 =8000 explained | 518
      a2 I1 49900 -100 =50318 explained | as many as a note of b2`,
  },
  {
    name: 'one share of fractions is no missing filing (0001760862-20-000020)',
    given: `
      a1 4 2020-09-09
        II 2020-09-04 A +379 @0 =10124 Restricted Stock Unit
      a2 4 2020-12-02
        II 2020-12-01 A +375 @0 =10500 Restricted Stock Unit
      a3 4 2021-03-02
        II 2021-03-01 A +300 @0 =10800 Restricted Stock Unit`,
    expected: `
      a1 II1 9745 +379 =10124 opening
      a2 II1 10124 +375 =10500 unexplained | 1 more
      a3 II1 10500 +300 =10800 agrees`,
  },
  {
    name: 'near three times as many: perhaps a split that nothing shows, so no missing filing (0000899243-22-035393)',
    given: `
      a1 4 2022-08-10
        I 2022-08-09 S -100 @900 =100000 Common Stock
      a2 4 2022-11-08
        I 2022-11-07 S -100 @200 =295000 Common Stock
      a3 4 2022-12-08
        I 2022-12-07 S -100 @200 =294900 Common Stock`,
    expected: `
      a1 I1 100100 -100 =100000 opening
      a2 I1 100000 -100 =295000 unexplained | 195100 more
      a3 I1 295000 -100 =294900 agrees`,
  },
  {
    name: 'more that is taken back soon after was never there: a wrong balance, no missing filing (0001475115-21-000064)',
    given: `
      a1 4 2021-03-17
        I hold =27542 Common Stock
      a2 4 2021-06-11
        I 2021-06-09 A +6274 @0 =64842 Common Stock
      a3 4 2021-08-23
        I 2021-06-21 J -16723 @0 =48119 Common Stock
        I 2021-08-23 J -10819 @0 =6274 Common Stock`,
    expected: `
      a1 I1 27542 hold =27542 opening
      a2 I1 27542 +6274 =64842 explained | a wrong balance, 31026 too high
      a3 I1 64842 -16723 =48119 agrees
      a3 I2 48119 -10819 =6274 explained | takes back the wrong balance of a2`,
  },
  {
    name: 'a sale whose balance rises by its shares in the next report: other shares may have come (0001209191-21-025289)',
    given: `
      a1 4 2021-01-27
        I 2021-01-25 C +60 @0 =936 Common Stock
      a2 4 2021-04-05
        I 2021-04-05 S -30 @2000 =966 Common Stock`,
    expected: `
      a1 I1 876 +60 =936 opening
      a2 I1 936 -30 =966 unexplained | 60 more`,
  },
  {
    name: 'the same conversion at every turn, one of them missing (0001209191-13-028089)',
    given: `
      a1 4 2013-02-05
        I 2013-02-04 S -83334 @100 =700000 Common Stock
      a2 4 2013-02-20
        I 2013-02-19 S -83334 @100 =616666 Common Stock
      a3 4 2013-03-06
        I 2013-03-05 S -83334 @100 =533332 Common Stock
      a4 4 2013-04-05
        I 2013-04-04 S -83334 @100 =366664 Common Stock`,
    expected: `
      a1 I1 783334 -83334 =700000 opening
      a2 I1 700000 -83334 =616666 agrees
      a3 I1 616666 -83334 =533332 agrees
      a4 I1 533332 -83334 =366664 explained | 83334 went | as much as in each of 3 other reports`,
  },
  {
    name: 'the report before is the first of two on its day, and the second is not here (0000899243-21-044921)',
    given: `
      a1 4 2021-11-15
        I 2021-11-15 S -100 @1000 =2000 Common Stock
        remarks This Form 4 is the first of two Form 4s being filed.
      a2 4 2021-11-16
        I 2021-11-16 S -100 @1000 =1500 Common Stock`,
    expected: `
      a1 I1 2100 -100 =2000 opening
      a2 I1 2000 -100 =1500 explained | only 1 of the 2 reports on the event of 2021-11-15 is here`,
  },
  {
    name: 'a note names the shares that came, whatever the next report says (0001760862-20-000020)',
    given: `
      a1 4 2020-09-11
        I hold =15805 Common Stock; By Trust
      a2 4 2020-12-02
        I hold =15905 Common Stock; By Trust; F1
        F1 The trust received 100 shares in a pro-rata distribution.
      a3 4 2021-03-12
        I hold =15805 Common Stock; By Trust
      a4 4 2021-06-03
        I hold =15905 Common Stock; By Trust`,
    expected: `
      a1 I1 15805 hold =15805 opening
      a2 I1 15805 hold =15905 explained | a note accounts for 100
      a3 I1 15905 hold =15805 explained | likely 15905
      a4 I1 15905 hold =15905 agrees`,
  },
]

describe('evidence for explanations', () => {
  it.each(cases)('$name', ({ given, expected }) => {
    expectLedger(given, expected)
  })
})
