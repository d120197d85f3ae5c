import { describe, expect, it } from 'vitest'
import { type LedgerEvent, ledgerEvents } from '../../src/ledger/event.ts'
import { ledgerOf } from '../../src/ledger/ledger.ts'
import { reportsIn } from './notation.ts'

interface EventCase {
  readonly name: string
  readonly given: string
  /** Kind, shares, cost, proceeds, tax, net, shares kept, lines. */
  readonly events: readonly string[]
}

const eventText = ({ kind, shares, cost, proceeds, tax, net, netShares, lines }: LedgerEvent): string =>
  `${kind} ${shares} cost ${cost} proceeds ${proceeds} tax ${tax} net ${net} kept ${netShares}: ${lines.map(({ table, row }) => `${table}${row}`).join(' ')}`

const cases: EventCase[] = [
  {
    name: 'an option exercised and sold the same day',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 M +100 @5 =1100 Common Stock
        I 2020-02-03 S -100 @12 =1000 Common Stock
        II 2020-02-03 M -100 @0 =400 Stock Option; x5; exp 2025-01-01; of 100 Common Stock`,
    events: ['exercise 100 cost 500 proceeds 1200 tax 0 net 700 kept 0: I1 II1 I2'],
  },
  {
    name: 'a unit that vests, with shares withheld for tax',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 M +100 @0 =1100 Common Stock
        I 2020-02-03 F -35 @10 =1065 Common Stock
        II 2020-02-03 M -100 @0 =300 Restricted Stock Units; of 100 Common Stock`,
    events: ['vesting 100 cost 0 proceeds 0 tax 350 net -350 kept 65: I1 II1 I2'],
  },
  {
    name: 'the newest row first, as the balances show: what was withheld is of the vesting below it',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 F -35 @10 =1065 Common Stock
        I 2020-02-03 M +100 @0 =1100 Common Stock
        II 2020-02-03 M -100 @0 =300 Restricted Stock Units; of 100 Common Stock`,
    events: ['vesting 100 cost 0 proceeds 0 tax 350 net -350 kept 65: I2 II1 I1'],
  },
  {
    name: 'withheld before an award, as the balances show: of another vesting (0001213900-24-053550)',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 F -35 @10 =1065 Common Stock
        I 2020-02-03 A +100 @0 =1165 Common Stock`,
    events: ['award 100 cost 0 proceeds 0 tax 0 net 0 kept 100: I2'],
  },
  {
    name: 'a unit settled in cash: all that came goes to the issuer',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 M +100 @0 =1100 Common Stock
        I 2020-02-03 D -100 @10 =1000 Common Stock
        II 2020-02-03 M -100 @0 =300 Phantom Stock Units; of 100 Common Stock`,
    events: ['vesting 100 cost 0 proceeds 1000 tax 0 net 1000 kept 0: I1 II1 I2'],
  },
  {
    name: 'a part given to the issuer is for tax or price',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 M +100 @0 =1100 Common Stock
        I 2020-02-03 D -30 @10 =1070 Common Stock
        II 2020-02-03 M -100 @0 =300 Restricted Stock Units; of 100 Common Stock`,
    events: ['vesting 100 cost 0 proceeds 0 tax 300 net -300 kept 70: I1 II1 I2'],
  },
  {
    name: 'more given to the issuer than came is another matter, as in a merger',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 M +100 @0 =1100 Common Stock
        I 2020-02-03 D -1100 @10 =0 Common Stock
        II 2020-02-03 M -100 @0 =0 Restricted Stock Units; of 100 Common Stock`,
    events: ['vesting 100 cost 0 proceeds 0 tax 0 net 0 kept 100: I1 II1'],
  },
  {
    name: 'warrants of which some pay for the others: fewer shares at no price',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 X +75 @0 =1075 Common Stock
        II 2020-02-03 X -100 @0 =0 Warrants; x5; exp 2025-01-01; of 100 Common Stock`,
    events: ['exercise 75 cost 0 proceeds 0 tax 0 net 0 kept 75: I1 II1'],
  },
  {
    name: 'a unit that vests, withheld for tax and partly sold',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 M +100 @? =1100 Common Stock
        I 2020-02-03 F -35 @10 =1065 Common Stock
        I 2020-02-03 S -40 @11 =1025 Common Stock
        II 2020-02-03 M -100 @? =300 Restricted Stock Units; of 100 Common Stock`,
    events: ['vesting 100 cost 0 proceeds 440 tax 350 net 90 kept 25: I1 II1 I2 I3'],
  },
  {
    name: 'two units that vest in turn, each with its own withholding',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 M +100 @0 =1100 Common Stock
        I 2020-02-03 F -35 @10 =1065 Common Stock
        I 2020-02-03 M +200 @0 =1265 Common Stock
        I 2020-02-03 F -70 @10 =1195 Common Stock
        II 2020-02-03 M -100 @0 =300 Restricted Stock Units; of 100 Common Stock
        II 2020-02-03 M -200 @0 =400 Restricted Stock Units; of 200 Common Stock`,
    events: [
      'vesting 100 cost 0 proceeds 0 tax 350 net -350 kept 65: I1 II1 I2',
      'vesting 200 cost 0 proceeds 0 tax 700 net -700 kept 130: I3 II2 I4',
    ],
  },
  {
    name: 'two options exercised, then one sale of all: one event, for the sale cannot be divided',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 M +100 @5 =1100 Common Stock
        I 2020-02-03 M +200 @6 =1300 Common Stock
        I 2020-02-03 S -300 @12 =1000 Common Stock
        II 2020-02-03 M -100 @0 =0 Stock Option; x5; exp 2025-01-01; of 100 Common Stock
        II 2020-02-03 M -200 @0 =0 Stock Option; x6; exp 2026-01-01; of 200 Common Stock`,
    events: ['exercise 300 cost 1700 proceeds 3600 tax 0 net 1900 kept 0: I1 I2 II1 II2 I3'],
  },
  {
    name: 'the price of the exercise stands only in Table II',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 M +100 @0 =1100 Common Stock
        II 2020-02-03 M -100 @0 =400 Stock Option; x5; exp 2025-01-01; of 100 Common Stock`,
    events: ['exercise 100 cost 500 proceeds 0 tax 0 net -500 kept 100: I1 II1'],
  },
  {
    name: 'a sale whose price stands in a note: proceeds are unknown, not zero',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 M +100 @5 =1100 Common Stock
        I 2020-02-03 S -100 @F1 =1000 Common Stock
        II 2020-02-03 M -100 @0 =400 Stock Option; x5; exp 2025-01-01; of 100 Common Stock
        F1 Sold at various prices.`,
    events: ['exercise 100 cost 500 proceeds null tax 0 net null kept 0: I1 II1 I2'],
  },
  {
    name: 'an award with tax withheld at once, and a sale that is another matter',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 A +100 @0 =1100 Common Stock
        I 2020-02-03 F -35 @10 =1065 Common Stock
        I 2020-02-03 S -500 @10 =565 Common Stock`,
    events: ['award 100 cost 0 proceeds 0 tax 350 net -350 kept 65: I1 I2'],
  },
  {
    name: 'an option granted',
    given: `
      a1 4 2007-12-18
        II 2007-12-17 A +40000 @0 =40000 Stock Option (right to buy); x6.1; exp 2017-12-17; of 40000 Common Stock`,
    events: ['award 40000 cost 0 proceeds 0 tax 0 net 0 kept 40000: II1'],
  },
  {
    name: 'preferred stock converted at two for one',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 C +200 @0 =200 Common Stock
        II 2020-02-03 C -100 @0 =0 Series A Preferred Stock; of 200 Common Stock`,
    events: ['conversion 200 cost 0 proceeds 0 tax 0 net 0 kept 200: I1 II1'],
  },
  {
    name: 'both legs in two reports of one day',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 M +100 @5 =1100 Common Stock
      a2 4 2020-02-04
        II 2020-02-03 M -100 @0 =400 Stock Option; x5; exp 2025-01-01; of 100 Common Stock`,
    events: ['exercise 100 cost 500 proceeds 0 tax 0 net -500 kept 100: I1 II1'],
  },
  {
    name: 'open-market trades are no event',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 P +100 @5 =1100 Common Stock
        I 2020-02-03 S -50 @6 =1050 Common Stock`,
    events: [],
  },
]

describe('events', () => {
  it.each(cases)('$name', ({ given, events }) => {
    expect(ledgerEvents(reportsIn(given)).map(eventText)).toEqual(events)
  })

  it('name the lines of the ledger that they join; the derivative leg is no sale', () => {
    const given = cases[0]!.given
    const [event] = ledgerEvents(reportsIn(given))
    const lines = ledgerOf(reportsIn(given))
    expect(lines.map((line) => line.event)).toEqual([event!.id, event!.id, event!.id])
    expect(lines.find(({ table }) => table === 'II')!.code).toBe('M')
  })
})
