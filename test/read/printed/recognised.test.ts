import { expect, test } from 'vitest'
import { readPrint } from '../../../src/read/printed/print.ts'

/** A form as recognition gives it: ruled lines as bars, a Roman numeral as a bar, an S in lower case, marks without their figure. */
const source = [
  'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP',
  'OMB Number: 3235-0287',
  '1. Name and Address of Reporting Person” 2. Issuer Name and Ticker or Trading Symbol',
  'Example Holdings Inc [ EXMP ]',
  '3. Date of Earliest Transaction (Month/Day/Year)',
  '03/05/2020',
  'Table | - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned',
  '1. Title of Security (Instr. 3) 2. Transaction | 3. Transaction',
  'Common Stock 03/05/2020 s 1,049 | D_ | $7.95 540,700”) 1 By Trust',
  'Explanation of Responses:',
  '1, Shares sold for tax.',
  '/s/ Pat Example 03/10/2020',
  '** Signature of Reporting Person Date',
].join('\n')

test('a damaged line is read by what each column takes, and told as corrected', () => {
  const [reading] = readPrint(source)
  const [row] = reading!.document.nonDerivative
  expect(row).toMatchObject({
    kind: 'transaction',
    transactionDate: { value: '2020-03-05' },
    coding: { code: 'S' },
    shares: { value: '1049' },
    acquiredDisposed: { value: 'D' },
    pricePerShare: { value: '7.95' },
    sharesOwnedFollowing: { value: '540700' },
    directOrIndirect: { value: 'I' },
  })
  expect(reading!.evidence.find((one) => one.path === 'nonDerivative[0].coding.code')?.how).toBe('corrected')
  expect(reading!.document.footnotes.map((note) => note.id)).toEqual(['F1'])
  expect(reading!.document.signatures).toEqual([{ name: '/s/ Pat Example', date: '2020-03-10' }])
})

test('nothing recognised is as sure as what was printed', () => {
  const [reading] = readPrint(source)
  expect(Math.max(...reading!.evidence.map((one) => one.confidence))).toBeLessThan(0.95)
})
