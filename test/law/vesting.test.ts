import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vestingSchedule } from '../../src/law/vesting.ts'
import { type VestingRounding, vestingRoundings } from '../../src/law/vesting-rounding.ts'
import { compare, equal, sum } from '../../src/model/decimal.ts'
import type { VestingTerms } from '../../src/model/vesting.ts'
import { readVesting } from '../../src/notes/vesting.ts'

/** The schedule of a wording, as `date units` lines, or the reason there is none. */
function schedule(text: string, grant: string, units: string, rounding: VestingRounding | null = null): readonly string[] | string {
  const statement = readVesting(text)
  if (statement?.kind !== 'schedule') return statement?.kind ?? 'not understood'
  const found = vestingSchedule(statement.terms, { date: grant, units }, rounding)
  return found.lines === null ? found.reason : found.lines.map((line) => `${line.date} ${line.units}`)
}

const fourParts = 'The shares vest in four equal annual installments beginning on the first anniversary of the grant date.'

describe('rounding conventions, 18 units in four parts', () => {
  const cases: readonly (readonly [VestingRounding, string])[] = [
    ['cumulative-rounding', '5 4 5 4'],
    ['cumulative-round-down', '4 5 4 5'],
    ['front-loaded', '5 5 4 4'],
    ['back-loaded', '4 4 5 5'],
    ['front-loaded-to-single-tranche', '6 4 4 4'],
    ['back-loaded-to-single-tranche', '4 4 4 6'],
    ['fractional', '4.5 4.5 4.5 4.5'],
  ]
  for (const [rounding, parts] of cases) {
    it(rounding, () => {
      const lines = schedule(fourParts, '2024-03-05', '18', rounding) as readonly string[]
      expect(lines.map((line) => line.split(' ')[1]).join(' ')).toBe(parts)
      expect(lines.map((line) => line.split(' ')[0])).toEqual(['2025-03-05', '2026-03-05', '2027-03-05', '2028-03-05'])
    })
  }
})

const quarterThenMonths =
  'The option vests as to 25% of the shares one year from the date of grant and as to the remaining 75% in equal monthly increments for the following 36 months.'

describe('the grant of 40,000 on 17 December 2007', () => {
  const lines = schedule(quarterThenMonths, '2007-12-17', '40000') as readonly string[]
  const parts = lines.slice(1).map((line) => line.split(' ')[1]!)

  it('vests 10,000 after a year and 30,000 in 36 monthly parts', () => {
    expect(lines[0]).toBe('2008-12-17 10000')
    expect(lines.at(-1)).toMatch(/^2011-12-17 /)
    expect(parts).toHaveLength(36)
    expect(sum(parts)).toBe('30000')
  })

  it('rounds the running total down: 24 parts of 833 and 12 of 834', () => {
    expect(parts.slice(0, 6)).toEqual(['833', '833', '834', '833', '833', '834'])
    expect(parts.filter((part) => part === '833')).toHaveLength(24)
    expect(parts.filter((part) => part === '834')).toHaveLength(12)
  })

  it('is half vested on 17 December 2009', () => {
    const vested = lines.filter((line) => line <= '2009-12-17 9').map((line) => line.split(' ')[1]!)
    expect(sum(vested)).toBe('20000')
  })
})

describe('days', () => {
  const monthly = 'The shares vest in 4 equal monthly installments following the date of grant.'
  const cases: readonly (readonly [says: string, text: string, grant: string, days: readonly string[]])[] = [
    [
      'the 31st becomes the last day of shorter months and comes back',
      monthly,
      '2023-12-31',
      ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30'],
    ],
    ['the 30th skips only February', monthly, '2022-12-30', ['2023-01-30', '2023-02-28', '2023-03-30', '2023-04-30']],
    ['a leap day is 28 February in other years', fourParts, '2024-02-29', ['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
    ['weekends and holidays do not move a day', fourParts, '2021-12-25', ['2022-12-25', '2023-12-25', '2024-12-25', '2025-12-25']],
  ]
  for (const [says, text, grant, expected] of cases) {
    it(says, () => {
      const lines = schedule(text, grant, '400') as readonly string[]
      expect(lines.map((line) => line.split(' ')[0])).toEqual(expected)
    })
  }
})

describe('any schedule', () => {
  const every = (months: number) => ({ months, days: 0 })
  const terms = fc
    .record({ cliff: fc.integer({ min: 0, max: 3 }), months: fc.integer({ min: 1, max: 12 }), times: fc.integer({ min: 1, max: 60 }) })
    .map(
      ({ cliff, months, times }): VestingTerms => ({
        grantDate: null,
        commencementDate: null,
        units: null,
        flags: [],
        tranches: [
          ...(cliff === 0
            ? []
            : [
                {
                  amount: { kind: 'fraction' as const, numerator: cliff, denominator: 7 },
                  each: true,
                  start: { kind: 'after' as const, anchor: 'grant' as const, period: every(12) },
                  series: null,
                },
              ]),
          {
            amount: { kind: 'remainder' },
            each: false,
            start: { kind: 'after', anchor: 'previous', period: every(months) },
            series: { every: every(months), times, until: null, startMeans: 'first', dayOfMonth: null },
          },
        ],
      }),
    )
  const roundings = fc.constantFrom(...(Object.keys(vestingRoundings) as VestingRounding[]))
  const units = fc.oneof(
    fc.integer({ min: 1, max: 1_000_000 }).map(String),
    fc
      .integer({ min: 1, max: 99_999_999 })
      .map((hundredths) => `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`),
  )
  const dates = fc.tuple(fc.integer({ min: 1995, max: 2035 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))

  it('adds up to the grant, rises, and is in order', () => {
    fc.assert(
      fc.property(terms, roundings, units, dates, (some, rounding, granted, [year, month, day]) => {
        fc.pre(compare(granted, '0') > 0)
        const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        const found = vestingSchedule(some, { date, units: granted }, rounding)
        if (found.lines === null) throw new Error(found.reason)
        expect(equal(sum(found.lines.map((line) => line.units)), granted)).toBe(true)
        expect(equal(found.lines.at(-1)!.cumulative, granted)).toBe(true)
        found.lines.forEach((line, at) => {
          const before = found.lines![at - 1]
          expect(compare(line.units, '0') >= 0).toBe(true)
          if (before) {
            expect(line.date > before.date).toBe(true)
            expect(equal(sum([before.cumulative, line.units]), line.cumulative)).toBe(true)
          }
        })
      }),
      { numRuns: 300 },
    )
  })
})
