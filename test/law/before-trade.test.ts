import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlannedTrade } from '../../src/cli/planned-trade.ts'
import { beforeTrade, classOfPlanned } from '../../src/law/before-trade.ts'
import { directorOrOfficer, type ShortSwingTrade } from '../../src/law/short-swing.ts'
import { tradesInWords } from '../../src/law/trade-in-words.ts'
import { addDays } from '../../src/model/date.ts'
import { compare, isZero } from '../../src/model/decimal.ts'

const trade = (side: 'P' | 'S', date: string, shares: number, price: number, row = 1): ShortSwingTrade => ({
  row,
  date,
  side: side === 'P' ? 'purchase' : 'sale',
  shares: String(shares),
  price: String(price),
  security: '',
  derivative: null,
  priceRange: null,
  status: directorOrOfficer,
})

describe('before a trade', () => {
  it('tells form, code, due day, match and the first clean day', () => {
    const past = [trade('P', '2026-01-05', 3000, 30), trade('P', '2026-02-02', 1000, 45), trade('P', '2025-11-10', 5000, 20)]
    const found = beforeTrade(trade('S', '2026-05-01', 5000, 40), past)
    expect(found).toMatchObject({
      code: 'S',
      profitWithout: '0',
      profitWith: '100000',
      added: '100000',
      firstClean: '2026-07-05',
      oppositeFrom: '2026-11-01',
    })
    expect(found.deadline).toMatchObject({ form: '4', due: '2026-05-05' })
    expect(found.pairs.map(({ purchase, shares, profit }) => [purchase.date, shares, profit])).toEqual([['2025-11-10', '5000', '100000']])
  })

  it.each([
    // planned sale of 100 at 20, one purchase of 100 at 10 on the day given
    ['2025-03-01', '2025-08-30', '1000', 0, 'last day of less than six months'],
    ['2025-03-01', '2025-08-31', '0', 1, 'the borderline day: not matched, but told'],
    ['2025-03-01', '2025-09-01', '0', 0, 'six months later: clean'],
    ['2025-09-01', '2025-03-01', '0', 0, 'a purchase to come, six months later'],
    ['2025-08-30', '2025-03-01', '1000', 0, 'a purchase after the sale matches too'],
  ])('bought %s, selling %s: adds %s, %s borderline (%s)', (bought, day, added, borderline) => {
    const found = beforeTrade(trade('S', day, 100, 20), [trade('P', bought, 100, 10)])
    expect(found.added).toBe(added)
    expect(found.borderline).toHaveLength(borderline)
  })

  it('is clean at once without trades the other way, or with none at a gain', () => {
    expect(beforeTrade(trade('S', '2026-05-01', 100, 20), [])).toMatchObject({ added: '0', firstClean: '2026-05-01' })
    expect(beforeTrade(trade('S', '2026-05-01', 100, 20), [trade('P', '2026-04-01', 100, 25)]).firstClean).toBe('2026-05-01')
    expect(beforeTrade(trade('P', '2026-05-01', 100, 20), [trade('P', '2026-04-01', 100, 10)]).firstClean).toBe('2026-05-01')
  })

  it('is itself one side of its pairs, whichever side it is', () => {
    for (const side of ['P', 'S'] as const) {
      const planned = trade(side, '2026-05-01', 100, side === 'P' ? 10 : 20)
      const [pair] = beforeTrade(planned, [trade(side === 'P' ? 'S' : 'P', '2026-04-01', 100, 15)]).pairs
      expect(side === 'P' ? pair!.purchase : pair!.sale).toBe(planned)
    }
  })

  it('adds only what the shares not yet matched leave', () => {
    const past = [trade('P', '2026-01-05', 100, 10), trade('S', '2026-02-05', 100, 20, 2)]
    expect(beforeTrade(trade('S', '2026-05-01', 100, 20), past).added).toBe('0')
    expect(beforeTrade(trade('S', '2026-05-01', 100, 25), past)).toMatchObject({ profitWithout: '1000', profitWith: '1500', added: '500' })
  })

  it('takes the only class of the past trades, and asks where there are several', () => {
    const of = (security: string) => ({ ...trade('P', '2026-01-05', 1, 1), security })
    const planned = trade('S', '2026-05-01', 1, 2)
    expect(classOfPlanned(planned, [])).toBe('')
    expect(classOfPlanned(planned, [of('class a'), of('class a')])).toBe('class a')
    expect(classOfPlanned(planned, [of('class a'), of('class b')])).toBeNull()
    expect(classOfPlanned({ ...planned, security: 'class b' }, [of('class a'), of('class b')])).toBe('class b')
  })

  const days = fc.integer({ min: 0, max: 400 }).map((offset) => addDays('2025-01-01', offset))
  const anyTrade = fc.record({
    side: fc.constantFrom('P' as const, 'S' as const),
    date: days,
    shares: fc.integer({ min: 1, max: 5 }),
    price: fc.integer({ min: 1, max: 9 }),
  })
  const made = ({ side, date, shares, price }: { side: 'P' | 'S'; date: string; shares: number; price: number }, at: number) =>
    trade(side, date, shares, price, at + 1)

  it('never takes away, and its first clean day is clean and the first', () => {
    fc.assert(
      fc.property(fc.array(anyTrade, { maxLength: 5 }), anyTrade, (others, one) => {
        const past = others.map(made)
        const plan = made(one, 10)
        const found = beforeTrade(plan, past)
        expect(compare(found.profitWith, found.profitWithout)).toBeGreaterThanOrEqual(0)
        const clean = (date: string) => {
          const { added, borderline } = beforeTrade({ ...plan, date }, past)
          return isZero(added) && borderline.length === 0
        }
        expect(clean(found.firstClean)).toBe(true)
        if (found.firstClean > plan.date) expect(clean(addDays(found.firstClean, -1))).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a planned trade as a person writes it', () => {
  it.each([
    ['S 5000 @ 40', 'sale', '5000', '40', ''],
    ['s 5000@40.25', 'sale', '5000', '40.25', ''],
    ['sell 5,000 at $40', 'sale', '5000', '40', ''],
    ['buy 12.5 shares at 1,040.10', 'purchase', '12.5', '1040.1', ''],
    ['P 100 7', 'purchase', '100', '7', ''],
    ['P 100 @ 7 Class B Common Stock', 'purchase', '100', '7', 'Class B Common Stock'],
  ])('%s', (text, side, shares, price, security) => {
    expect(readPlannedTrade(text, '2026-05-01')).toMatchObject({ side, shares, price, security })
  })

  it.each(['sell', 'S 5000', 'S 0 @ 40', 'X 10 @ 4', 'S -5 @ 40', 'S 5000 @ forty', 'S , @ 4'])('"%s" is refused', (text) => {
    expect(() => readPlannedTrade(text, '2026-05-01')).toThrow('write it as')
  })
})

describe('past trades as they are typed', () => {
  it('are taken line by line, and what is none is told by its number', () => {
    const { trades, faults } = tradesInWords(
      '2025-11-10 P 5,000 @ $20\n\n2025-13-01 P 1 @ 1\nfoo\n0025-11-10 S 5 @ 9\n2025-12-01: S 5 @ 9 Class B',
    )
    expect(trades.map(({ row, date, side, shares, price, security }) => [row, date, side, shares, price, security])).toEqual([
      [1, '2025-11-10', 'purchase', '5000', '20', ''],
      [6, '2025-12-01', 'sale', '5', '9', 'Class B'],
    ])
    expect(faults).toEqual([
      'Line 3, “2025-13-01 P 1 @ 1”, is no trade; write 2025-11-10 P 5000 @ 20.',
      'Line 4, “foo”, is no trade; write 2025-11-10 P 5000 @ 20.',
      expect.stringMatching(/^Line 5, “0025-11-10 S 5 @ 9”: Section 16 is law since .*: look at the year of 0025-11-10\.$/),
    ])
  })
})
