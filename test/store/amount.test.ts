import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlain, plainAmount, product, scaledAmount, smallScaledAmount, smallScaledProduct } from '../../src/model/columns/amount.ts'
import { daysSince1970 } from '../../src/model/columns/days.ts'
import { daysBetween } from '../../src/model/date.ts'
import { multiply, normal, round } from '../../src/model/decimal.ts'
import { box, formFour, trade } from './made-filings.ts'
import { sharedStore, sourceOf } from './store-folder.ts'

const digits = (most: number) => fc.stringMatching(new RegExp(`^\\d{1,${most}}$`))
const decimal = fc.oneof(
  digits(30),
  fc.tuple(digits(20), digits(14)).map(([whole, part]) => `${whole}.${part}`),
  digits(9).map((part) => `.${part}`),
  digits(9).map((whole) => `${whole}.`),
)

describe('an amount as a number of the database', () => {
  it('is exact to ten places, or nothing beyond 28 whole digits', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        const scaled = scaledAmount(text)
        const whole = text.split('.')[0]!.replace(/^0+/, '')
        if (whole.length > 28) expect(scaled).toBeNull()
        else expect(String(scaled)).toBe(multiply(round(normal(text), 10), '10000000000'))
        const small = smallScaledAmount(text)
        if (small >= 0) expect(BigInt(small)).toBe(scaled)
      }),
    )
  })

  it('is plain when its number says all that its text does', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        const scaled = scaledAmount(text)
        const shown = scaled === null ? null : plainAmount(`${scaled / 10n ** 10n}.${String(scaled % 10n ** 10n).padStart(10, '0')}`)
        expect(isPlain(text)).toBe(shown === text)
      }),
    )
  })

  it('multiplies exactly', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(product(a, b)).toBe(multiply(normal(a), normal(b)))
      }),
    )
  })

  it('multiplies what is small without large numbers, and only that', () => {
    const short = fc.oneof(
      decimal,
      digits(8),
      fc.tuple(digits(5), digits(4)).map(([whole, part]) => `${whole}.${part}`),
    )
    fc.assert(
      fc.property(short, short, (a, b) => {
        const small = smallScaledProduct(a, b)
        if (small >= 0) expect(BigInt(small)).toBe(scaledAmount(multiply(normal(a), normal(b))))
      }),
    )
    expect(smallScaledProduct('1000', '12.345')).toBe(12345 * 10 ** 10)
    expect(smallScaledProduct('1', '-1')).toBe(-1)
  })
})

describe('an amount in the store', () => {
  const amounts = ['383594.0', '0.00', '007', '.5', '5.', '12345678901234567890123456789', '0.12345678901', '99999999.99999999999']
  const sources = amounts.map((filed) =>
    sourceOf(formFour({ nonDerivative: [trade('P', filed, filed, { sharesOwnedFollowing: box(filed) })] })),
  )
  const store = sharedStore(sources)

  it.each(amounts)('%s is kept as filed', async (filed) => {
    const source = sources[amounts.indexOf(filed)]!
    expect((await store().filing(`sha256-${source.sha256}`))?.document).toEqual(source.reading!.document)
  })
})

describe('a day as a number of the database', () => {
  it('counts from 1970', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10)
        expect(daysSince1970(day)).toBe(daysBetween('1970-01-01', day))
      }),
    )
  })
})
