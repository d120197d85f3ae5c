import { describe, expect, it } from 'vitest'
import { reasonInWords } from '../../src/web/words.ts'

describe('a reason in prose', () => {
  it.each([
    ['1810 shares moved by 2021-10-19', '1,810 shares moved by 19 Oct 2021'],
    ['2000 shares: 12500 expected, 1998 reported', '2,000 shares: 12,500 expected, 1,998 reported'],
    ['the plan of 2005 and 900 more', 'the plan of 2005 and 900 more'],
    ['-4200.5 units', '−4,200.5 units'],
    ['-50 shares moved by 2024-11-27, a 10-year plan', '−50 shares moved by 27 Nov 2024, a 10-year plan'],
    ['restated by 0000320193-21-000099', 'restated by 0000320193-21-000099'],
  ])('%s', (reason, words) => {
    expect(reasonInWords(reason)).toBe(words)
  })
})
