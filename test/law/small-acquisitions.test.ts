import { describe, expect, it } from 'vitest'
import { type SmallTrade, smallAcquisitions } from '../../src/law/small-acquisitions.ts'

const bought = (date: string, value: string): SmallTrade => ({ date, kind: 'acquisition', value })
const sold = (date: string): SmallTrade => ({ date, kind: 'disposition', value: '1' })
const fates = (...trades: SmallTrade[]) =>
  smallAcquisitions(trades, '12-31').map(({ lost, deadline }) => [lost, deadline.form, deadline.due])

describe('small acquisitions, Rule 16a-6', () => {
  it.each([
    ['one of $10,000 waits', [bought('2024-03-04', '10000')], [[null, '5', '2025-02-14']]],
    ['one above does not', [bought('2024-03-04', '10000.01')], [['2024-03-04', '4', '2024-03-06']]],
    [
      'two that come to the limit wait',
      [bought('2024-03-04', '4000'), bought('2024-05-01', '6000')],
      [
        [null, '5', '2025-02-14'],
        [null, '5', '2025-02-14'],
      ],
    ],
    [
      'two that pass it are both due',
      [bought('2024-03-04', '4000'), bought('2024-05-01', '6001')],
      [
        ['2024-05-01', '4', '2024-05-03'],
        ['2024-05-01', '4', '2024-05-03'],
      ],
    ],
    [
      'more than six months apart they do not add up',
      [bought('2024-01-02', '6000'), bought('2024-07-03', '6000')],
      [
        [null, '5', '2025-02-14'],
        [null, '5', '2025-02-14'],
      ],
    ],
    [
      'six months apart to the day they do',
      [bought('2024-01-02', '6000'), bought('2024-07-02', '6000')],
      [
        ['2024-07-02', '4', '2024-07-05'],
        ['2024-07-02', '4', '2024-07-05'],
      ],
    ],
    ['a sale within six months', [bought('2024-03-04', '5000'), sold('2024-08-30')], [['2024-08-30', '4', '2024-09-04']]],
    ['a sale after them', [bought('2024-03-04', '5000'), sold('2024-09-05')], [[null, '5', '2025-02-14']]],
    ['a sale before matters not', [sold('2024-03-01'), bought('2024-03-04', '5000')], [[null, '5', '2025-02-14']]],
    [
      'once due, the next begins anew',
      [bought('2024-03-04', '9000'), bought('2024-03-05', '9000'), bought('2024-03-06', '9000')],
      [
        ['2024-03-05', '4', '2024-03-07'],
        ['2024-03-05', '4', '2024-03-07'],
        [null, '5', '2025-02-14'],
      ],
    ],
  ] as const)('%s', (_, trades, expected) => {
    expect(fates(...trades)).toEqual(expected)
  })

  it('says why', () => {
    const [first] = smallAcquisitions([bought('2024-03-04', '5000'), sold('2024-08-30')], null)
    expect(first!.why).toContain('16a-6(a)(2)')
  })
})
