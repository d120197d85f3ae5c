import { describe, expect, it } from 'vitest'
import { inOffice, type Office } from '../../src/law/office.ts'
import { shortSwing } from '../../src/law/short-swing.ts'
import { typedTrade } from './typed-trade.ts'

/** Rule 16a-2: which trades of a director or officer are reached, by the days of office and of the issuer's registration. */
const cases: readonly (readonly [says: string, office: Partial<Office>, trades: readonly string[], profit: string])[] = [
  ['in office throughout', {}, ['P 2025-03-03 100 @10', 'S 2025-05-05 100 @12'], '200'],
  ['bought before taking office, sold in it', { tookOffice: '2025-04-01' }, ['P 2025-03-03 100 @10', 'S 2025-05-05 100 @12'], '0'],
  ['sold before taking office, bought in it', { tookOffice: '2025-04-01' }, ['S 2025-03-03 100 @12', 'P 2025-05-05 100 @10'], '0'],
  ['bought on the first day of office', { tookOffice: '2025-03-03' }, ['P 2025-03-03 100 @10', 'S 2025-05-05 100 @12'], '200'],
  ['bought in office, sold after leaving', { leftOffice: '2025-04-01' }, ['P 2025-03-03 100 @10', 'S 2025-05-05 100 @12'], '200'],
  ['sold in office, bought back after leaving', { leftOffice: '2025-04-01' }, ['S 2025-03-03 100 @12', 'P 2025-05-05 100 @10'], '200'],
  ['bought on the last day of office', { leftOffice: '2025-03-03' }, ['P 2025-03-03 100 @10', 'S 2025-05-05 100 @12'], '200'],
  ['both after leaving', { leftOffice: '2025-03-02' }, ['P 2025-03-03 100 @10', 'S 2025-05-05 100 @12'], '0'],
  [
    'the last day after leaving: 30 August for 1 March',
    { leftOffice: '2025-04-01' },
    ['P 2025-03-01 100 @10', 'S 2025-08-30 100 @12'],
    '200',
  ],
  [
    'six months after a trade in office nothing is matched',
    { leftOffice: '2025-04-01' },
    ['P 2025-03-01 100 @10', 'S 2025-08-31 100 @12'],
    '0',
  ],
  [
    'in office for one of two purchases',
    { tookOffice: '2025-03-10', leftOffice: '2025-04-01' },
    ['P 2025-03-03 100 @10', 'P 2025-03-20 60 @11', 'S 2025-05-05 500 @12'],
    '60',
  ],
  [
    'bought before the registration, sold after it, within six months',
    { registered: '2025-04-01' },
    ['P 2025-03-03 100 @10', 'S 2025-05-05 100 @12'],
    '200',
  ],
  [
    'bought more than six months before the first trade after the registration',
    { registered: '2025-10-01' },
    ['P 2025-03-03 100 @10', 'S 2025-10-06 100 @12'],
    '0',
  ],
  [
    'six months are counted from the first trade after the registration, not from the registration',
    { registered: '2025-08-01' },
    ['P 2025-07-15 100 @10', 'S 2026-01-20 100 @12', 'S 2026-01-10 100 @13'],
    '300',
  ],
  ['no trade after the registration', { registered: '2025-06-01' }, ['P 2025-03-03 100 @10', 'S 2025-05-05 100 @12'], '0'],
  [
    'no officer yet, though the issuer was being registered',
    { tookOffice: '2025-03-20', registered: '2025-04-01' },
    ['P 2025-03-03 100 @10', 'S 2025-05-05 100 @12'],
    '0',
  ],
]

describe('days of office, Rule 16a-2', () => {
  for (const [says, office, trades, profit] of cases) {
    it(says, () => {
      const typed = trades.map((text, at) => typedTrade(text, at + 1))
      const found = inOffice(typed, { tookOffice: null, leftOffice: null, registered: null, ...office })
      expect(shortSwing(found.trades).profit).toBe(profit)
      expect(found.assumptions).toHaveLength(Object.keys(office).length)
    })
  }
})
