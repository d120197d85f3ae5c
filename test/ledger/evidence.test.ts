import { describe, it } from 'vitest'
import { expectLedger, type LedgerCase } from './notation.ts'

/** What is asked for before a break is put down to something, each case after a filing that showed it. */
const cases: LedgerCase[] = [
  {
    name: 'a last balance that no slip makes, of an owner whose first report is not here: another is missing (0001127602-15-030318)',
    given: `
      a1 4 2015-09-11
        I 2015-09-09 S -35000 @30 =416397 Common Stock
      a2 4 2015-11-04
        I 2015-11-02 S -35000 @34 =357426 Common Stock`,
    expected: `
      a1 I1 451397 -35000 =416397 opening
      a2 I1 416397 -35000 =357426 explained | 23971 went | no slip makes such a balance`,
  },
  {
    name: 'the same of an owner whose reports begin with a Form 3: nothing says that one is missing',
    given: `
      a0 3 2015-09-01
        I hold =451397 Common Stock
      a1 4 2015-09-11
        I 2015-09-09 S -35000 @30 =416397 Common Stock
      a2 4 2015-11-04
        I 2015-11-02 S -35000 @34 =357426 Common Stock`,
    expected: `
      a0 I1 451397 hold =451397 opening
      a1 I1 451397 -35000 =416397 agrees
      a2 I1 416397 -35000 =357426 unexplained | 23971 less`,
  },
  {
    name: 'a director whose account stands still between awards: dividends buy nothing there, so a filing is missing (0000899243-18-029508)',
    given: `
      a1 4 2018-01-04 director
        I 2018-01-02 A +212 @0 =9000 Common Stock
      a2 4 2018-04-04 director
        I 2018-04-02 A +230 @0 =9230 Common Stock
      a3 4 2018-07-05 director
        I 2018-07-02 A +223 @0 =9453 Common Stock
      a4 4 2018-11-20 director
        I hold =9591 Common Stock
        I 2018-11-16 S -1 @70 =59 Common Stock; By Trust
      a5 4 2019-01-04 director
        I 2019-01-02 A +245 @0 =9836 Common Stock`,
    expected: `
      a1 I1 8788 +212 =9000 opening
      a2 I1 9000 +230 =9230 agrees
      a3 I1 9230 +223 =9453 agrees
      a4 I1 9453 hold =9591 explained | 138 came | later reports go on from it
      a4 I2 60 -1 =59 opening
      a5 I1 9591 +245 =9836 agrees`,
  },
  {
    name: 'the same without a quarter in which nothing came: it may be dividends',
    given: `
      a3 4 2018-07-05 director
        I 2018-07-02 A +223 @0 =9453 Common Stock
      a4 4 2018-11-20 director
        I hold =9591 Common Stock
        I 2018-11-16 S -1 @70 =59 Common Stock; By Trust
      a5 4 2019-01-04 director
        I 2019-01-02 A +245 @0 =9836 Common Stock`,
    expected: `
      a3 I1 9230 +223 =9453 opening
      a4 I1 9453 hold =9591 unexplained | 138 more
      a4 I2 60 -1 =59 opening
      a5 I1 9591 +245 =9836 agrees`,
  },
  {
    name: 'as many as vested to another director on a day that lies between: that report is missing (0000320193-20-000022)',
    given: `
      a1 4 2018-02-05 by 1
        I 2018-02-01 M +1825 @0 =21764 Common Stock
      b1 4 2019-02-05 by 2
        I 2019-02-01 M +1521 @0 =11580 Common Stock
      a2 4 2020-02-04 by 1
        I 2020-02-01 M +1429 @0 =24714 Common Stock`,
    expected: `
      a1 I1 19939 +1825 =21764 opening
      b1 I1 10059 +1521 =11580 opening
      a2 I1 21764 +1429 =24714 explained | 1521 came | as many as came to another owner on 2019-02-01 (b1 I 1)`,
  },
  {
    name: 'hundreds are granted too often for one to tell of another',
    given: `
      a1 4 2018-02-05 by 1
        I 2018-02-01 M +1825 @0 =21764 Common Stock
      b1 4 2019-02-05 by 2
        I 2019-02-01 M +1500 @0 =11580 Common Stock
      a2 4 2020-02-04 by 1
        I 2020-02-01 M +1429 @0 =24693 Common Stock`,
    expected: `
      a1 I1 19939 +1825 =21764 opening
      b1 I1 10080 +1500 =11580 opening
      a2 I1 21764 +1429 =24693 unexplained | 1500 more`,
  },
  {
    name: 'more than dividends buy, in an account that reinvests them: they and a missing filing (0001127602-11-013529)',
    given: `
      a1 4 2011-01-26
        I hold =93676.9514 Common Stock; F1
        F1 Includes shares acquired by the reinvestment of dividends.
      b1 4 2011-04-05 by 2
        I 2011-04-04 S -100 @20 =900 Common Stock
      a2 4 2011-04-25
        I 2011-04-21 M +5000 @0 =119007.2313 Common Stock
      a3 4 2011-04-26
        I 2011-04-25 M +4837 @0 =123844.2313 Common Stock`,
    expected: `
      a1 I1 93676.9514 hold =93676.9514 opening
      b1 I1 1000 -100 =900 opening
      a2 I1 93676.9514 +5000 =119007.2313 explained | 20330.2799 came | by reinvested dividends, as a note of a1
      a3 I1 119007.2313 +4837 =123844.2313 agrees`,
  },
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
    name: 'a round number that the plan brought to another officer says nothing of this one',
    given: `
      a1 4 2019-01-30 by 1 title VP
        I 2019-01-29 S -100 @50 =49900 Common Stock
      b2 4 2019-02-25 by 2 title VP
        I 2019-02-20 S -500 @50 =8000 Common Stock; F1
        F1 Includes 500 shares acquired under the Employee Stock Purchase Plan on February 19, 2019.
      a2 4 2019-05-02 by 1 title VP
        I 2019-04-30 S -100 @50 =50300 Common Stock`,
    expected: `
      a1 I1 50000 -100 =49900 opening
      b2 I1 8500 -500 =8000 opening
      a2 I1 49900 -100 =50300 unexplained`,
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
  {
    name: 'all holders gained, though the owner tells of exempt changes in form: none of those brings that (0000899243-21-018773)',
    given: `
      a1 4 2020-10-02
        I 2020-09-30 S -2018004 @10 =3643679 Common Stock; By Rivendell LLC
        I 2020-09-30 S -115553 @10 =1620557 Common Stock; By Founders LP
        I 2020-09-30 S -62209 @10 =112323 Common Stock; By Ventures LLC
        I hold =680815 Common Stock; By Capital LLC
      a2 4 2021-05-07
        I hold =77851188 Common Stock; By Rivendell LLC
        I hold =3472220 Common Stock; By Founders LP
        I hold =53487 Common Stock; By Ventures LLC
        I hold =3506771 Common Stock; By Capital LLC
      a3 4 2021-05-13
        I hold =77851188 Common Stock; By Rivendell LLC
        F1 Numbers were adjusted to reflect changes in form of beneficial ownership that Rule 16a-13 exempts.
      a4 4 2021-05-20
        I hold =3472220 Common Stock; By Founders LP
        I hold =53487 Common Stock; By Ventures LLC
        F1 Numbers were adjusted to reflect changes in form of beneficial ownership that Rule 16a-13 exempts.`,
    expected: `
      a1 I1 5661683 -2018004 =3643679 opening
      a1 I2 1736110 -115553 =1620557 opening
      a1 I3 174532 -62209 =112323 opening
      a1 I4 680815 hold =680815 opening
      a2 I1 3643679 hold =77851188 explained | 74207509 came | missing
      a2 I2 1620557 hold =3472220 explained | 1851663 came | missing
      a2 I3 112323 hold =53487 unexplained | 58836 less
      a2 I4 680815 hold =3506771 explained | 2825956 came | missing
      a3 I1 77851188 hold =77851188 agrees
      a4 I1 3472220 hold =3472220 agrees
      a4 I2 53487 hold =53487 agrees`,
  },
  {
    name: 'what went to a trust went there before, share for share: it went again, and more came there (0001415889-24-020383)',
    given: `
      a1 4 2022-06-01
        I 2022-06-01 A +1000 @0 =11424 Common Stock
        I hold =1280160 Common Stock; By Trust
      a2 4 2024-01-30
        I 2024-01-26 A +352 @0 =352 Common Stock
        I hold =1291584 Common Stock; By Trust
      a3 4 2024-04-30
        I 2024-04-26 A +20690 @0 =21042 Common Stock
        I hold =1291584 Common Stock; By Trust
      a4 4 2024-07-30
        I 2024-07-26 A +234 @0 =3564 Common Stock
        I hold =1312260 Common Stock; By Trust`,
    expected: `
      a1 I1 10424 +1000 =11424 opening
      a1 I2 1280160 hold =1280160 opening
      a2 I1 11424 +352 =352 explained | 11424 moved to Trust without a line (a2 I 2)
      a2 I2 1280160 hold =1291584 explained | 11424 moved from direct
      a3 I1 352 +20690 =21042 agrees
      a3 I2 1291584 hold =1291584 agrees
      a4 I1 21042 +234 =3564 explained | 17712 moved to Trust without a line (a4 I 2), as others did share for share (a2 I 1)
      a4 I2 1291584 hold =1312260 unexplained | 17712 moved from direct | 2964 more`,
  },
  {
    name: 'a digit lost in the balance before, as this line shows: no filing need be missing',
    given: `
      a1 4 2020-01-03
        I 2020-01-02 P +1550 @10 =1744 Common Stock
      a2 4 2020-05-08
        I 2020-05-08 P +60 @10 =17704 Common Stock`,
    expected: `
      a1 I1 194 +1550 =1744 opening
      a2 I1 1744 +60 =17704 unexplained`,
  },
  {
    name: 'two digits swapped in the last balance: neither dividends nor a missing filing',
    given: `
      a1 4 2020-01-03
        I 2020-01-02 S -100 @10 =397516.41 Common Stock; F1
        F1 Includes shares acquired by reinvested dividends.
      a2 4 2020-03-04
        I 2020-03-03 M +4198 @10 =407114 Common Stock`,
    expected: `
      a1 I1 397616.41 -100 =397516.41 opening
      a2 I1 397516.41 +4198 =407114 unexplained`,
  },
  {
    name: 'nothing moved to a trust between two rows of one report, whatever did before (0000899243-21-049477)',
    given: `
      a1 4 2020-01-03
        I 2020-01-02 S -100 @10 =20000 Common Stock
        I hold =1000 Common Stock; By Trust
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =14898 Common Stock
        I hold =6002 Common Stock; By Trust
      a3 4 2020-03-04
        I 2020-03-03 S -100 @10 =14798 Common Stock
        I 2020-03-03 S -100 @11 =13497 Common Stock
        I 2020-03-03 S -100 @12 =13397 Common Stock
      a4 4 2020-03-10
        I 2020-03-09 G -100 @0 =8411 Common Stock; By Trust`,
    expected: `
      a1 I1 20100 -100 =20000 opening
      a1 I2 1000 hold =1000 opening
      a2 I1 20000 -100 =14898 explained | 5002 moved to Trust
      a2 I2 1000 hold =6002 explained
      a3 I1 14898 -100 =14798 agrees
      a3 I2 14798 -100 =13497 unexplained
      a3 I3 13497 -100 =13397 agrees
      a4 I1 6002 -100 =8411 unexplained`,
  },
  {
    name: 'two classes that are traded by one amount again and again: what one lost did not move to the other (0001209191-21-031828)',
    given: `
      a1 4 2020-01-03
        I 2020-01-02 C +13889 @0 =20000 Class A Common Stock
        I 2020-01-02 S -13889 @10 =50000 Class C Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -200 @10 =33689 Class A Common Stock
      a3 4 2020-03-04
        I 2020-03-03 S -100 @10 =36011 Class C Common Stock`,
    expected: `
      a1 I1 6111 +13889 =20000 opening
      a1 I2 63889 -13889 =50000 opening
      a2 I1 20000 -200 =33689 explained | missing
      a3 I1 50000 -100 =36011 explained | missing`,
  },
  {
    name: 'the same without an earlier transfer: it may have been sold (0001415889-24-020383)',
    given: `
      a3 4 2024-04-30
        I 2024-04-26 A +20690 @0 =21042 Common Stock
        I hold =1291584 Common Stock; By Trust
      a4 4 2024-07-30
        I 2024-07-26 A +234 @0 =3564 Common Stock
        I hold =1312260 Common Stock; By Trust`,
    expected: `
      a3 I1 352 +20690 =21042 opening
      a3 I2 1291584 hold =1291584 opening
      a4 I1 21042 +234 =3564 unexplained | 17712 less
      a4 I2 1291584 hold =1312260 unexplained | 20676 more`,
  },
  {
    name: 'the same number came in two gaps: dividends do not do that, though either alone could be theirs (0001127602-15-002468)',
    given: `
      a1 4 2014-07-24 title CEO
        I 2014-07-23 M +8641 @0 =277962 Common Stock
      a2 4 2014-10-24 title CEO
        I 2014-10-23 M +8641 @0 =292154 Common Stock
      a3 4 2015-01-23 title CEO
        I 2015-01-22 M +9250 @0 =306955 Common Stock`,
    expected: `
      a1 I1 269321 +8641 =277962 opening
      a2 I1 277962 +8641 =292154 explained | 5551 came | missing | as many as came between 2014-10-23 and 2015-01-22
      a3 I1 292154 +9250 =306955 explained | 5551 came | missing | as many as came between 2014-07-23 and 2014-10-23`,
  },
  {
    name: 'thousands are no dividends, however large the account (0001494730-19-000003)',
    given: `
      a1 4 2019-05-06 title CEO
        I 2019-05-02 P +102880 @243 =33927560 Common Stock; By Trust
      a2 4 2019-12-18 title CEO
        I 2019-12-16 G -17000 @0 =34085560 Common Stock; By Trust
      a3 4 2020-02-18 title CEO
        I 2020-02-14 P +13000 @767 =34098560 Common Stock; By Trust`,
    expected: `
      a1 I1 33824680 +102880 =33927560 opening
      a2 I1 33927560 -17000 =34085560 explained | 175000 came | missing | later reports go on from it
      a3 I1 34085560 +13000 =34098560 agrees`,
  },
  {
    name: 'the same with an odd number: dividends may have brought it',
    given: `
      a1 4 2019-05-06 title CEO
        I 2019-05-02 P +102880 @243 =33927560 Common Stock; By Trust
      a2 4 2019-12-18 title CEO
        I 2019-12-16 G -17000 @0 =34085561 Common Stock; By Trust
      a3 4 2020-02-18 title CEO
        I 2020-02-14 P +13000 @767 =34098561 Common Stock; By Trust`,
    expected: `
      a1 I1 33824680 +102880 =33927560 opening
      a2 I1 33927560 -17000 =34085561 unexplained | 175001 more
      a3 I1 34085561 +13000 =34098561 agrees`,
  },
]

describe('evidence for explanations', () => {
  it.each(cases)('$name', ({ given, expected }) => {
    expectLedger(given, expected)
  })
})
