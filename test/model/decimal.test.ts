import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absolute, add, compare, equal, isNegative, isZero, multiply, subtract } from '../../src/model/decimal.ts'

const digits = (most: number) => fc.stringMatching(new RegExp(`^\\d{1,${most}}$`))
const decimal = fc
  .tuple(fc.constantFrom('', '-'), digits(18), fc.option(digits(12)))
  .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}`)

describe('decimals', () => {
  it('are what exact arithmetic says, whether whole and small or not', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(add(a, b)).toBe(Big(a).plus(b).toFixed())
        expect(subtract(a, b)).toBe(Big(a).minus(b).toFixed())
        expect(multiply(a, b)).toBe(Big(a).times(b).toFixed())
        expect(absolute(a)).toBe(Big(a).abs().toFixed())
        expect(compare(a, b)).toBe(Big(a).cmp(b))
        expect(equal(a, b)).toBe(Big(a).eq(b))
        expect(isZero(a)).toBe(Big(a).eq(0))
        expect(isNegative(a)).toBe(Big(a).lt(0))
      }),
      { numRuns: 500 },
    )
  })

  it.each(['', 'x', '12x', '1,234'])('no decimal is compared: "%s"', (text) => {
    expect(() => compare(text, '1')).toThrow()
  })
})
