import { describe, expect, it } from 'vitest'
import { priceOfSameDay } from '../../src/law/market-price.ts'

const day = '2024-03-01'
const trade = (price: string, shares = '100', security = 'Common Stock', date = day) => ({ security, date, shares, price })

describe('the market price of a day, as trades show it', () => {
  const cases: readonly (readonly [says: string, trades: readonly ReturnType<typeof trade>[], price: string | null])[] = [
    ['no trade: not known', [], null],
    ['one trade', [trade('20')], '20'],
    ['two trades of one size', [trade('20'), trade('21')], '20.5'],
    ['the larger weighs more', [trade('20', '300'), trade('24', '100')], '21'],
    ['thirds to ten places', [trade('10', '1'), trade('11', '2')], '10.6666666667'],
    ['another class', [trade('20', '100', 'Class B')], null],
    ['another day', [trade('20', '100', 'Common Stock', '2024-03-04')], null],
  ]
  for (const [says, trades, price] of cases) it(says, () => expect(priceOfSameDay(trades)('Common Stock', day)).toBe(price))
})
