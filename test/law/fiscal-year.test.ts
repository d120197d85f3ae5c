import { describe, expect, it } from 'vitest'
import { fiscalYearEndIn, fiscalYearTo } from '../../src/law/fiscal-year.ts'

describe('a fiscal year', () => {
  it.each([
    ['2024-12-31', '2024-01-01'],
    ['2024-06-30', '2023-07-01'],
    ['2025-02-28', '2024-03-01'],
    ['2024-02-29', '2023-03-01'],
    ['2024-02-28', '2023-03-01'],
    ['2024-09-28', '2023-09-29'],
  ])('that ends on %s begins on %s', (end, start) => {
    expect(fiscalYearTo(end)).toEqual({ start, end })
  })

  it('that ends with February ends with it in leap years too', () => {
    expect([2023, 2024].map((year) => fiscalYearEndIn(year, '02-29'))).toEqual(['2023-02-28', '2024-02-29'])
    expect([2023, 2024].map((year) => fiscalYearEndIn(year, '02-28'))).toEqual(['2023-02-28', '2024-02-29'])
    expect(fiscalYearEndIn(2024, '12-31')).toBe('2024-12-31')
  })
})
