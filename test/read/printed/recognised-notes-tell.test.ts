import { describe, expect, test } from 'vitest'
import { recognisedForm } from './recognised-form.ts'

/** What the notes of a recognised Form 4 tell of the rows that recognition spoilt, in cases of our own. */

const period = ['3. Date of Earliest Transaction (Month/Day/Year)', '03/05/2020']

const grant = '1. Represents an award of restricted stock units. Each unit vests in one year.'
const sale = '1. The shares were sold under a Rule 10b5-1 trading plan.'
const taxes = '1. The shares were withheld for the payment of taxes.'

describe('the lost transaction of a form without derivative securities', () => {
  const lost = (notes: readonly string[]) => recognisedForm([], [], notes, period).document.nonDerivative[0]!

  test('is a grant for nothing, where the notes speak of one', () => {
    expect(lost([grant])).toMatchObject({
      coding: { code: 'A' },
      shares: { value: null, footnotes: ['F1'] },
      acquiredDisposed: { value: 'A' },
      pricePerShare: { value: '0' },
      directOrIndirect: { value: 'D' },
    })
  })

  test('was withheld for taxes, where they speak of those', () => {
    expect(lost([taxes])).toMatchObject({ coding: { code: 'F' }, shares: { footnotes: ['F1'] }, acquiredDisposed: { value: 'D' } })
  })

  test('is not known, where they speak of both or of neither', () => {
    expect(lost([grant, taxes.replace('1.', '2.')]).coding?.code).toBeNull()
    expect(lost(['1. The shares were bought from the issuer.']).coding?.code).toBeNull()
  })
})

test.each([
  ['', 'S', 'inferred'],
  ['G ', 'G', 'stated'],
])('a line is a sale, where the notes speak of sales alone and no code was read: "%s"', (read, code, how) => {
  const { document, evidence } = recognisedForm([`Common Stock 03/05/2020 ${read}100 D $0 9,900 D`], [], [sale])
  expect(document.nonDerivative[0]!.coding?.code).toBe(code)
  expect(evidence.find((one) => one.path === 'nonDerivative[0].coding.code')).toMatchObject({ how })
})

describe('a note on shares withheld for taxes of which no mark was read', () => {
  const marks = (lines: readonly string[], notes: readonly string[]) =>
    recognisedForm(lines, [], notes).document.nonDerivative.map((row) => row.shares?.footnotes)

  test('is marked at the numbers of the lines with their code', () => {
    const lines = ['Common Stock 03/05/2020 A 900 A $0 9,900 D', 'Common Stock 03/05/2020 F 100 D $10.11 9,800 D']
    expect(marks(lines, [taxes])).toEqual([[], ['F1']])
  })

  test('is not, where its mark stands elsewhere', () => {
    expect(marks(['Common Stock (1) 03/05/2020 F 100 D $10.11 9,800 D'], [taxes])).toEqual([[]])
  })
})
