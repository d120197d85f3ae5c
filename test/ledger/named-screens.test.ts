import { describe, expect, it } from 'vitest'
import { insiderDays } from '../../src/ledger/insider-day.ts'
import { issuerTrades, type MarketLine } from '../../src/ledger/market-lines.ts'
import { clusterBuys } from '../../src/ledger/named-screens/cluster-buys.ts'
import { firstBuys } from '../../src/ledger/named-screens/first-buys.ts'
import type { Found } from '../../src/ledger/named-screens/found.ts'
import { largeSales, tradesBetween } from '../../src/ledger/named-screens/large-trades.ts'
import { chiefOfficesOf, officerBuys } from '../../src/ledger/named-screens/officer-buys.ts'
import { habitOf } from '../../src/ledger/named-screens/routine.ts'
import { unseenGains } from '../../src/ledger/unseen-gains.ts'
import { emptyRelationship } from '../../src/model/document.ts'
import { reportsIn } from './notation.ts'

/** `2020-03-02..2020-03-06 3 insiders 300 shares $3000` */
const shown = ({ from, to, insiders, shares, value }: Found) =>
  `${from === to ? to : `${from}..${to}`} ${insiders.length} ${insiders.length === 1 ? 'insider' : 'insiders'} ${shares} shares $${value}`

const traded = (given: string, joint: 'once' | 'each' = 'once', keep?: (line: MarketLine) => boolean) => {
  const { lines, knownSince } = issuerTrades(reportsIn(given))
  return {
    days: insiderDays(
      lines.filter(({ counted }) => counted),
      joint,
      keep,
    ),
    lines,
    knownSince,
  }
}

const three = `
  a1 4 2020-03-03 by 1
    I 2020-03-02 P +100 @10 =100 Common Stock
  a2 4 2020-03-05 by 2
    I 2020-03-04 P +100 @10 =200 Common Stock
  a3 4 2020-03-13 by 3
    I 2020-03-12 P +100 @10 =300 Common Stock`

describe('cluster buys', () => {
  const cases: readonly (readonly [name: string, given: string, expected: readonly string[], parameters?: object])[] = [
    ['three insiders on the first and the last day of the window', three, ['2020-03-02..2020-03-12 3 insiders 300 shares $3000']],
    ['one day too far apart', three, [], { within: 9 }],
    ['too few', three, [], { insiders: 4 }],
    ['too little', three, [], { minValue: '3000.01' }],
    ['two of three', three, ['2020-03-02..2020-03-12 3 insiders 300 shares $3000'], { insiders: 2 }],
    [
      'one who buys three times is one',
      `
      a1 4 2020-03-03 by 1
        I 2020-03-02 P +100 @10 =100 Common Stock
        I 2020-03-03 P +100 @10 =200 Common Stock
      a2 4 2020-03-05 by 1
        I 2020-03-04 P +100 @10 =300 Common Stock`,
      [],
    ],
    [
      'owners of one joint filing are one insider',
      `
      a1 4 2020-03-03 by 1,2,3
        I 2020-03-02 P +100 @10 =100 Common Stock`,
      [],
    ],
    [
      'a fund, its general partner and its managing member in separate filings are one',
      `
      a1 4 2020-03-03 by 1
        I 2020-03-02 P +5000 @10 =5000 Common Stock
      a2 4 2020-03-03 by 2
        I 2020-03-02 P +5000 @10 =5000 Common Stock; By Fund
      a3 4 2020-03-03 by 3
        I 2020-03-02 P +5000 @10 =5000 Common Stock; By Fund`,
      [],
    ],
    [
      'an amended purchase counts once, as amended',
      `${three}
      a4 4/A 2020-03-20 by 3 original 2020-03-13
        I 2020-03-12 P +150 @10 =350 Common Stock`,
      ['2020-03-02..2020-03-12 3 insiders 350 shares $3500'],
    ],
    [
      'awards and sales are no purchases',
      `
      a1 4 2020-03-03 by 1
        I 2020-03-02 P +100 @10 =100 Common Stock
      a2 4 2020-03-05 by 2
        I 2020-03-04 A +100 @0 =200 Common Stock
      a3 4 2020-03-05 by 3
        I 2020-03-04 S -100 @10 =200 Common Stock`,
      [],
      { insiders: 2 },
    ],
    [
      'an unknown price adds no value',
      `${three.replace('2020-03-12 P +100 @10', '2020-03-12 P +100 @?')}`,
      ['2020-03-02..2020-03-12 3 insiders 300 shares $2000'],
    ],
  ]
  it.each(cases.map(([name, given, expected, parameters]) => ({ name, given, expected, parameters })))(
    '$name',
    ({ given, expected, parameters }) => {
      const found = clusterBuys(traded(given).days, { insiders: 3, within: 10, minValue: '0', ...parameters })
      expect(found.map(shown)).toEqual(expected)
    },
  )

  it('counts each filing for itself when asked', () => {
    const given = `
      a1 4 2020-03-03 by 1
        I 2020-03-02 P +5000 @10 =5000 Common Stock
      a2 4 2020-03-03 by 2
        I 2020-03-02 P +5000 @10 =5000 Common Stock; By Fund`
    const parameters = { insiders: 2, within: 10, minValue: '0' }
    expect(clusterBuys(traded(given, 'each').days, parameters).map(shown)).toEqual(['2020-03-02 2 insiders 10000 shares $100000'])
    expect(clusterBuys(traded(given, 'once').days, parameters)).toEqual([])
  })
})

describe('trades under plans', () => {
  const given = `
    a1 4 2020-03-03 by 1
      I 2020-03-02 P +100 @10 =100 Common Stock; F1
      I 2020-03-02 P +50 @10 =150 Common Stock
      F1 Bought under a trading plan pursuant to Rule 10b5-1 adopted on January 5, 2020.`
  it('are told by the note that marks the line, and only that line', () => {
    expect(traded(given).lines.map(({ row, plan }) => [row, plan])).toEqual([
      [1, 'a note of the line names a 10b5-1 plan'],
      [2, null],
    ])
    expect(traded(given, 'once', ({ plan }) => plan === null).days.map(({ shares }) => shares)).toEqual(['50'])
  })
  it('are all lines of a filing whose box is ticked', () => {
    const [report] = reportsIn(three)
    const { lines } = issuerTrades([{ ...report!, document: { ...report!.document, aff10b5One: true } }])
    expect(lines.map(({ plan }) => plan)).toEqual(['the 10b5-1 box is ticked'])
  })
})

describe('officers', () => {
  it.each<[string, readonly string[]]>([
    ['Chief Executive Officer', ['ceo']],
    ['President & CEO', ['ceo']],
    ['Co-Chief Exec. Officer', ['ceo']],
    ['EVP, C.F.O. and Treasurer', ['cfo']],
    ['Chief Executive and Chief Financial Officer', ['ceo', 'cfo']],
    ['Principal Financial Officer', ['cfo']],
    ['Chief Operating Officer', []],
    ['Assistant to the CEO', []],
    ['Former CEO', []],
    ['Executive Chairman & former CEO', []],
    ['CEO and former CFO', ['ceo']],
    ['Interim CFO; past Controller', ['cfo']],
    ['Ex-CEO', []],
    ['EX. VP & CFO', ['cfo']],
    ['CEO-elect', []],
    ['Chief Financial Officer Designate', []],
    ['Deputy Chief Financial Officer', []],
  ])('%s is %o', (officerTitle, offices) => {
    expect(chiefOfficesOf({ cik: null, name: null, relationship: { ...emptyRelationship, officer: true, officerTitle } })).toEqual(offices)
  })
  it('a title without the box is no officer', () => {
    expect(chiefOfficesOf({ cik: null, name: null, relationship: { ...emptyRelationship, officerTitle: 'CEO' } })).toEqual([])
  })
  it('buy in the market', () => {
    const { days } = traded(`
      a1 4 2020-03-03 by 1 title Chief_Executive_Officer
        I 2020-03-02 P +100 @10 =100 Common Stock
      a2 4 2020-03-03 by 2 title General_Counsel
        I 2020-03-02 P +100 @10 =100 Common Stock`)
    expect(officerBuys(days, { offices: ['ceo', 'cfo'], minValue: '1000' }).map(({ why }) => why)).toEqual([
      'bought by the Chief Executive Officer',
    ])
    expect(officerBuys(days, { offices: ['cfo'], minValue: '0' })).toEqual([])
    expect(officerBuys(days, { offices: ['ceo'], minValue: '1001' })).toEqual([])
  })
})

describe('large sales and the top of a period', () => {
  const { days } = traded(`
    a1 4 2020-03-05 by 1
      I 2020-03-02 S -100 @10 =900 Common Stock
      I 2020-03-02 S -100 @11 =800 Common Stock
      I 2020-03-03 S -100 @12 =700 Common Stock
    a2 4 2020-03-05 by 2
      I 2020-03-03 P +10 @12 =10 Common Stock`)
  it('add the lines of one day', () =>
    expect(largeSales(days, { minValue: '2100' }).map(shown)).toEqual(['2020-03-02 1 insider 200 shares $2100']))
  it('add the days of a period, buys and sales apart', () => {
    const period = { from: '2020-03-02', to: '2020-03-03' }
    expect(tradesBetween(days, { codes: ['P', 'S'], ...period }).map(shown)).toEqual([
      '2020-03-02..2020-03-03 1 insider 300 shares $3300',
      '2020-03-03 1 insider 10 shares $120',
    ])
    expect(tradesBetween(days, { codes: ['S'], from: '2020-03-03', to: '2020-03-03' }).map(shown)).toEqual([
      '2020-03-03 1 insider 100 shares $1200',
    ])
  })
})

describe('first buys in years', () => {
  const buys = (years: number, given: string) => {
    const { days, knownSince } = traded(given)
    const unseen = unseenGains(reportsIn(given))
    return firstBuys(days, { years, minValue: '0', history: days, knownSince, unseen }).map(({ to, why }) => `${to}: ${why}`)
  }
  const given = `
    a0 3 2015-01-02 by 1
      I hold =100 Common Stock
    a1 4 2016-05-03 by 1
      I 2016-05-02 P +100 @10 =200 Common Stock
    a2 4 2020-03-03 by 1
      I 2020-03-02 P +100 @10 =300 Common Stock
    a3 4 2020-04-03 by 1
      I 2020-04-02 P +100 @10 =400 Common Stock`
  it.each<[number, readonly string[]]>([
    [1, ['2016-05-02: first purchase on file, reports on file since 2015-01-02', '2020-03-02: first purchase since 2016-05-02']],
    [3, ['2020-03-02: first purchase since 2016-05-02']],
    [4, []],
  ])('after %i years', (years, expected) => expect(buys(years, given)).toEqual(expected))
  it('are not claimed where shares came since that no report on file brings (0001494730-18-000002)', () => {
    const withMore = given.replace('@10 =300', '@10 =6300').replace('@10 =400', '@10 =6400')
    expect(buys(3, withMore)).toEqual([])
    expect(buys(1, withMore)).toEqual(['2016-05-02: first purchase on file, reports on file since 2015-01-02'])
  })
  it('are not claimed of an insider whose reports do not reach back', () =>
    expect(buys(1, given.replace('a0 3 2015-01-02', 'a0 3 2016-01-02').replace(/a[23][\s\S]*/, ''))).toEqual([]))
})

describe('routine and opportunistic', () => {
  const year = (at: number, day: string, total: number) => `
    y${at} 4 ${at}-12-31 by 1
      I ${at}-${day} S -10 @10 =${total} Common Stock`
  it.each([
    ['03-05', '03-09', '03-28', '03-01', 'routine'],
    ['03-05', '04-09', '03-28', '03-01', 'opportunistic'],
    ['03-05', '03-09', '03-28', '06-01', 'opportunistic'],
  ])('%s, %s, %s, then %s: %s', (first, second, third, last, habit) => {
    const { days } = traded([year(2017, first, 90), year(2018, second, 80), year(2019, third, 70), year(2020, last, 60)].join(''))
    expect(days.map((day) => habitOf(day, days))).toEqual(['unknown', 'unknown', 'unknown', habit])
  })
  it('is not claimed where a year is without a trade', () => {
    const { days } = traded([year(2016, '03-05', 90), year(2018, '03-05', 80), year(2019, '03-05', 70), year(2020, '03-05', 60)].join(''))
    expect(days.map((day) => habitOf(day, days)).at(-1)).toBe('unknown')
  })
})
