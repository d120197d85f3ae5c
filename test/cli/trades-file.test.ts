import { describe, expect, it } from 'vitest'
import { readTrades } from '../../src/cli/trades-file.ts'
import { shortSwing } from '../../src/law/short-swing.ts'

const read = (...lines: readonly string[]) => readTrades(lines.join('\n'))
const profit = (...lines: readonly string[]) => shortSwing(read(...lines).trades).profit

describe('a file of trades', () => {
  const cases: readonly (readonly [says: string, lines: readonly string[], profit: string])[] = [
    ['the four columns', ['date,side,shares,price', '2025-01-10,P,100,12', '2025-02-10,S,100,15'], '300'],
    ['part of the profit is another’s', ['date,side,shares,price,share', '2025-01-10,P,100,12,0.4', '2025-02-10,S,100,15,'], '120'],
    ['a share in percent', ['date,side,shares,price,pecuniary share', '2025-01-10,P,100,12,25%', '2025-02-10,S,100,15,100%'], '75'],
    ['no interest at all', ['date,side,shares,price,share', '2025-01-10,P,100,12,0', '2025-02-10,S,100,15,1'], '0'],
    [
      'a holder who was none before the first purchase',
      ['date,side,shares,price,status', '2025-01-10,P,100,12,none', '2025-01-20,P,50,12,holder', '2025-02-10,S,100,15,holder'],
      '150',
    ],
    [
      'a call against shares, by the market price given',
      ['date,side,shares,price,security,derivative,market', '2025-01-10,P,100,2,Call at 12,call,20', '2025-02-10,S,100,24,,,'],
      '400',
    ],
    [
      'a call against shares, by a trade in the shares of that day',
      ['date,side,shares,price,security,derivative', '2025-01-10,P,100,2,Call at 12,call', '2025-01-10,P,10,21,,', '2025-02-10,S,100,24,,'],
      '300',
    ],
    [
      'identical calls need no market price',
      ['date,side,shares,price,security,derivative', '2025-01-10,P,100,2,Call at 12,call', '2025-02-10,S,100,3,Call at 12,call'],
      '100',
    ],
    [
      'a put bought is a sale of what lies beneath',
      ['date,side,shares,price,security,derivative,market', '2025-01-10,P,100,10,,,', '2025-02-10,S,100,1,Put at 15,put,15'],
      '500',
    ],
    [
      'a written call that expired: the premium, and no more',
      [
        'date,side,shares,price,security,derivative,expired,market',
        '2025-01-10,S,100,2,Call at 12,call,no,11',
        '2025-03-21,P,100,0,Call at 12,call,yes,9',
        '2025-03-25,S,100,30,,,,',
      ],
      '200',
    ],
  ]
  for (const [says, lines, expected] of cases) it(says, () => expect(profit(...lines)).toBe(expected))

  it('tells a market price that it took from a trade, and the pecuniary interest', () => {
    const { assumptions } = read('date,side,shares,price,security,derivative', '2025-01-10,P,100,2,Call at 12,call', '2025-01-10,P,10,21,,')
    expect(assumptions).toEqual([
      'the person has the whole pecuniary interest (column share)',
      'market price of the shares on 2025-01-10 taken as $21, the average of open-market trades of that day',
    ])
  })

  it('measures no pair of unlike securities without a market price, and says so', () => {
    const { trades } = read('date,side,shares,price,security,derivative', '2025-01-10,P,100,2,Call at 12,call', '2025-02-10,S,100,24,,')
    const { profit: none, unmeasured } = shortSwing(trades)
    expect([none, unmeasured.length]).toEqual(['0', 1])
  })

  const faults: readonly (readonly [says: string, heading: string, line: string, fault: RegExp])[] = [
    ['a share above one', 'date,side,shares,price,share', '2025-01-10,P,100,12,1.5', /line 2: share "1.5" is not a part between 0 and 1/],
    ['a share that is no number', 'date,side,shares,price,share', '2025-01-10,P,100,12,half', /share "half"/],
    ['an unknown status', 'date,side,shares,price,status', '2025-01-10,P,100,12,janitor', /status "janitor" is not director/],
    ['an unknown derivative', 'date,side,shares,price,derivative', '2025-01-10,P,100,12,swap', /derivative "swap" is not call or put/],
    ['a derivative without a name', 'date,side,shares,price,derivative', '2025-01-10,P,100,12,call', /names itself in the column security/],
    [
      'a market price that is none',
      'date,side,shares,price,security,derivative,market',
      '2025-01-10,P,100,12,C,call,high',
      /market "high" is not an amount/,
    ],
    ['a doubtful expiry', 'date,side,shares,price,security,derivative,expired', '2025-01-10,P,100,12,C,call,maybe', /expired "maybe"/],
  ]
  for (const [says, heading, line, fault] of faults) it(`refuses ${says}`, () => expect(() => read(heading, line)).toThrow(fault))

  it('asks which class lies beneath where there are several', () => {
    expect(() =>
      read(
        'date,side,shares,price,security,derivative',
        '2025-01-10,P,100,2,Call at 12,call',
        '2025-02-10,S,100,24,Class A,',
        '2025-02-10,S,100,24,Class B,',
      ),
    ).toThrow(/line 2: the call names the class beneath it in the column underlying: Class A, Class B/)
  })
})
