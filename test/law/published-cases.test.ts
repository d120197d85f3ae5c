import { describe, expect, it } from 'vitest'
import { inOffice, type Office } from '../../src/law/office.ts'
import { type ShortSwingTrade, shortSwing } from '../../src/law/short-swing.ts'
import { typedTrade } from './typed-trade.ts'

/**
 * Published decisions as facts, and what Section 16(b) makes of them. Where the law has changed since, `profit` is what it gives today and
 * `court` what the court gave. Figures that a decision leaves open are stand-ins, named as such; the answer does not depend on them.
 */
interface PublishedCase {
  readonly source: string
  readonly says: string
  /** `P 1967-06-16 37000 @63 N`: the last letter D director or officer, H holder of more than ten percent just before, N neither. */
  readonly trades: readonly string[]
  readonly office?: Partial<Office>
  readonly profit: string
  /** Shares matched, where the prices are stand-ins. */
  readonly matched?: string
  readonly court?: string
  readonly borderline?: number
  readonly standIn?: string
}

const reliance = 'Reliance Electric Co. v. Emerson Electric Co., 404 U.S. 418 (1972)'
const stella = 'Stella v. Graham-Paige Motors Corp., 132 F. Supp. 100 (S.D.N.Y. 1955), 232 F.2d 299 (2d Cir. 1956)'
const colonial = 'Colonial Realty Corp. v. MacWilliams, 381 F. Supp. 26 (S.D.N.Y. 1974), 512 F.2d 1187 (2d Cir. 1975)'
const seaton = 'Levy v. Seaton, 358 F. Supp. 1 (S.D.N.Y. 1973)'
const horton = 'CBI Industries, Inc. v. Horton, 682 F.2d 643 (7th Cir. 1982)'
const kern = 'Kern County Land Co. v. Occidental Petroleum Corp., 411 U.S. 582 (1973)'
const bershad = 'Bershad v. McDonough, 428 F.2d 693 (7th Cir. 1970)'

const cases: readonly PublishedCase[] = [
  // Who: ten percent at both ends.
  {
    source: reliance,
    says: 'a holder who sells below ten percent owes the profit of the first sale alone',
    trades: ['P 1967-06-16 137000 @63 H', 'S 1967-08-28 37000 @68 H', 'S 1967-09-11 100000 @69 N'],
    profit: '185000',
    standIn: 'the shares beyond the 37,000 sold first; that the buyer was a holder before, which no one contested',
  },
  {
    source: reliance,
    says: 'read with Foremost-McKesson, the tender that made the holder meets nothing',
    trades: ['P 1967-06-16 137000 @63 N', 'S 1967-08-28 37000 @68 H', 'S 1967-09-11 100000 @69 N'],
    profit: '0',
    court: '185000',
    standIn: 'the shares beyond the 37,000 sold first',
  },
  {
    source: 'Foremost-McKesson, Inc. v. Provident Securities Co., 423 U.S. 232 (1976)',
    says: 'the debentures that put the buyer above ten percent are not matched with their sale to the underwriters',
    trades: ['P 1969-10-20 1 @25000000 N', 'S 1969-10-21 1 @25366666.66 H'],
    profit: '0',
  },
  {
    source: 'Texas International Airlines v. National Airlines, Inc., 714 F.2d 533 (5th Cir. 1983)',
    says: 'of 790,700 shares sold, the 121,000 bought as a holder less than six months before',
    trades: ['P 1979-03-14 121000 @40 H', 'S 1979-07-28 790700 @50 H'],
    profit: '1210000',
    matched: '121000',
    standIn: 'the price bought at; the judgment was $1,149,195 after commissions',
  },
  {
    source: bershad,
    says: 'granting the option was the sale; bought before the board and as the way above ten percent, it meets nothing today',
    trades: ['P 1967-03-15 141363 @6.75 N', 'P 1967-03-16 141363 @6.75 N', 'S 1967-07-20 272000 @9 D'],
    profit: '0',
    court: '612000',
  },
  {
    source: bershad,
    says: 'the court’s figure: the buyer taken as an insider at both ends',
    trades: ['P 1967-03-15 141363 @6.75 D', 'P 1967-03-16 141363 @6.75 D', 'S 1967-07-20 272000 @9 D'],
    profit: '612000',
  },

  // When: less than six months.
  {
    source: colonial,
    says: '20 December to 19 June is six months and not less (MacWilliams)',
    trades: ['S 1972-12-20 50000 @63.49 D', 'P 1973-06-19 45000 @6.86 D'],
    profit: '0',
    borderline: 1,
  },
  {
    source: colonial,
    says: '22 December to 21 June is six months and not less (Brennan)',
    trades: ['S 1972-12-22 4000 @62.13 D', 'P 1973-06-21 5000 @12.00 D'],
    profit: '0',
    borderline: 1,
  },
  {
    source: colonial,
    says: 'a day earlier all of it would have been recoverable',
    trades: ['S 1972-12-20 50000 @63.49 D', 'P 1973-06-18 45000 @6.86 D'],
    profit: '2548350',
    standIn: 'the day of the exercise',
  },
  {
    source: stella,
    says: 'bought on 10 February, sold before 8 August: within the period',
    trades: ['P 1947-02-10 155000 @1 H', 'S 1947-08-07 155000 @2 H'],
    profit: '155000',
    standIn: 'the prices, and that the purchase is matched though it made the holder',
  },
  {
    source: stella,
    says: 'a sale on 9 August ends six full months',
    trades: ['P 1947-02-10 155000 @1 H', 'S 1947-08-09 155000 @2 H'],
    profit: '0',
    borderline: 1,
    standIn: 'the sale',
  },
  {
    source: kern,
    says: 'an option not to be used before 9 December is beyond the reach of a tender that closed on 8 June',
    trades: ['P 1967-06-08 887549 @83.50 H', 'S 1967-12-09 887549 @105 H'],
    profit: '0',
    borderline: 0,
  },

  // Rule 16a-2: before taking office, and after leaving.
  {
    source: 'Adler v. Klawans, 267 F.2d 840 (2d Cir. 1959); since 1991 Rule 16a-2(a)',
    says: 'bought before joining the board, sold as a director: recoverable then, outside today',
    trades: ['P 1957-03-01 100 @10 D', 'S 1957-06-03 100 @12 D'],
    office: { tookOffice: '1957-04-01' },
    profit: '0',
    court: '200',
    standIn: 'days, shares and prices',
  },
  {
    source: 'Feder v. Martin Marietta Corp., 406 F.2d 260 (2d Cir. 1969); Rule 16a-2(b)',
    says: 'what was bought while the deputy sat on the board meets the sale four weeks after he left; what was bought before does not',
    trades: ['P 1962-12-14 700000 @1 D', 'P 1963-07-24 101300 @1 D', 'S 1963-08-29 801300 @2 D'],
    office: { tookOffice: '1963-04-29', leftOffice: '1963-08-01' },
    profit: '101300',
    matched: '101300',
    standIn: 'the prices; the purchases of each time put on one day',
  },
  {
    source: seaton,
    says: 'sold and bought back after leaving: nothing to recover',
    trades: ['S 1970-11-24 2000 @75.50 D', 'P 1970-11-27 2151 @56.82 D'],
    office: { leftOffice: '1970-08-31' },
    profit: '0',
  },
  {
    source: seaton,
    says: 'the profit claimed, had he stayed',
    trades: ['S 1970-11-24 2000 @75.50 D', 'P 1970-11-27 2151 @56.82 D'],
    profit: '37360',
  },
  {
    source: 'Lewis v. Mellon Bank, N.A., 513 F.2d 921 (3d Cir. 1975)',
    says: 'both trades a day or two after leaving: nothing to recover',
    trades: ['P 1971-09-29 7282 @1 D', 'S 1971-09-30 6800 @2 D'],
    office: { leftOffice: '1971-09-28' },
    profit: '0',
    standIn: 'the prices',
  },

  // What: the same security, and whose profit.
  {
    source: 'Gibbons v. Malone, 703 F.3d 595 (2d Cir. 2013)',
    says: 'two series of stock with other votes that do not convert into each other are not matched',
    trades: ['S 2008-12-05 953506 @15 D Series C', 'P 2008-12-16 632700 @14 D Series A'],
    profit: '0',
    standIn: 'the prices; the sales and purchases of December 2008 put on one day each',
  },
  {
    source: horton,
    says: 'sold at $60, bought within six months at $40: the court’s own example',
    trades: ['S 1980-01-02 1000 @60 D', 'P 1980-04-01 1000 @40 D'],
    profit: '20000',
    standIn: 'the days',
  },
  {
    source: horton,
    says: 'a purchase for a trust in which the director has the whole interest',
    trades: ['S 1980-01-02 3000 @52.50 D', 'P 1980-04-01 2000 @40 D'],
    profit: '25000',
    standIn: 'days and prices; their difference is that of the opinion',
  },
  {
    source: horton,
    says: 'a purchase for a trust of grown sons, in which the director has no interest, is not the director’s',
    trades: ['S 1980-01-02 3000 @52.50 D', 'P 1980-04-01 2000 @40 D *0'],
    profit: '0',
    court: '0',
    standIn: 'days and prices',
  },

  // How much: the greatest profit.
  {
    source:
      'Smolowe v. Delendo Corp., 136 F.2d 231 (2d Cir. 1943), as A. Chin works it, Calculating “Profit Realized” Under Section 16(b) (2016)',
    says: 'lowest in, highest out: $1,500 and $1,000, though the trades as a whole earned nothing',
    trades: [
      'P 2016-03-01 200 @40 D',
      'P 2016-04-01 100 @45 D',
      'P 2016-05-02 100 @35 D',
      'S 2016-06-01 200 @50 D',
      'S 2016-07-01 100 @20 D',
      'S 2016-08-01 100 @40 D',
    ],
    profit: '2500',
    standIn: 'which trade stood on which day between March and August',
  },
]

const tradesOf = ({ trades, office }: PublishedCase): readonly ShortSwingTrade[] => {
  const typed = trades.map((text, at) => typedTrade(text, at + 1)).filter(({ shares }) => shares !== '0')
  return office ? inOffice(typed, { tookOffice: null, leftOffice: null, registered: null, ...office }).trades : typed
}

describe('published decisions', () => {
  for (const one of cases) {
    it(`${one.source}: ${one.says}`, () => {
      const { profit, pairs, borderline } = shortSwing(tradesOf(one))
      expect(profit).toBe(one.profit)
      if (one.matched) expect(pairs.map(({ shares }) => shares)).toEqual([one.matched])
      if (one.borderline !== undefined) expect(borderline).toHaveLength(one.borderline)
    })
  }
})
