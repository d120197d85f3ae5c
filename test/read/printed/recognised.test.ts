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

/** The head that the forms below share. */
const head = [
  'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP',
  '1. Name and Address of Reporting Person” 2. Issuer Name and Ticker or Trading Symbol',
  'Example Holdings Inc [ EXMP ]',
  '3. Date of Earliest Transaction (Month/Day/Year)',
  '03/05/2020',
  'Table | - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned',
  '1. Title of Security (Instr. 3) 2. Transaction | 3. Transaction',
]

const readLines = (lines: readonly string[]) => readPrint([...head, ...lines].join('\n'))[0]!

test('a row over several lines is put together by what its columns lack', () => {
  const { document } = readLines([
    '1,000 See',
    'Class A Common Stock 03/05/2020 P a) A | $ 7.95 |541,749 I footnote',
    'Q)',
    'Explanation of Responses:',
    '1. Bought in several lots.',
    '2. Held by a family company.',
  ])
  expect(document.nonDerivative).toHaveLength(1)
  expect(document.nonDerivative[0]).toMatchObject({
    securityTitle: { value: 'Class A Common Stock' },
    shares: { value: '1000' },
    sharesOwnedFollowing: { value: '541749' },
    natureOfOwnership: { value: 'See footnote', footnotes: ['F2'] },
  })
})

test('damaged marks name the notes that the order of first marking leaves', () => {
  const { document } = readLines([
    'Common Stock 03/05/2020 mM) 500 A $1.5 1,500 D',
    'Common Stock 03/05/2020 s@) 500 D $9.25G) 1,000 D',
    'Explanation of Responses:',
    '1. Exercised before it expired.',
    '2. Sold under a plan.',
    '3. The mean of several prices.',
  ])
  const [first, second] = document.nonDerivative
  expect(first!.coding?.footnotes).toEqual(['F1'])
  expect(second!.coding?.footnotes).toEqual(['F2'])
  expect(second?.kind === 'transaction' ? second.pricePerShare : null).toEqual({ value: '9.25', footnotes: ['F3'] })
})

test('letters that were lost are told by balances, codes and natures, and marked as inferred', () => {
  const { document, evidence } = readLines([
    'Common Stock 03/05/2020 G 500 A $0 1,500 D',
    'Common Stock 03/05/2020 G 200 $0 1,300',
    'Common Stock 900 By Trust',
  ])
  const [, second, third] = document.nonDerivative
  expect(second).toMatchObject({ acquiredDisposed: { value: 'D' }, directOrIndirect: { value: 'D' } })
  expect(third).toMatchObject({ kind: 'holding', directOrIndirect: { value: 'I' }, natureOfOwnership: { value: 'By Trust' } })
  expect(evidence.find((one) => one.path === 'nonDerivative[1].acquiredDisposed')?.how).toBe('inferred')
})

test('notes are cut where lines are not full and their numbers stand, beside the middle or before the first line', () => {
  const full = 'words that fill the whole of a line as wide as the page so that the next word had to go to the line below it and on'
  const { document } = readLines([
    'Common Stock 03/05/2020 P 500 A $1.5 1,500 D',
    'Reporting Owners',
    'Explanation of Responses:',
    `The first note begins ${full}`,
    `a)  ${full}`,
    'ends here.',
    'Q)  The second is short.',
  ])
  expect(document.footnotes.map((note) => note.text)).toEqual([`The first note begins ${full} ${full} ends here.`, 'The second is short.'])
})

test('a signature in lines around its day is one name', () => {
  const { document } = readLines([
    'Common Stock 03/05/2020 P 500 A $1.5 1,500 D',
    'Explanation of Responses:',
    '1. A single note.',
    '/s/ Pat Example, Attomey-',
    'in-Fact for Robin 03/10/2020',
    'Sample',
    '** Signature of Reporting Person Date',
  ])
  expect(document.signatures).toEqual([{ name: '/s/ Pat Example, Attorney-in-Fact for Robin Sample', date: '2020-03-10' }])
  expect(document.footnotes).toHaveLength(1)
})

test('owners of the table: an address shared is spelt as most spell it, ticks are told by their number and by what can be', () => {
  const { document } = readPrint(
    [
      'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES',
      '(Print or Type Responses)',
      '1. Name and Address of Reporting Person ~ 2. Issuer Name and Ticker or Trading Symbol 5. Relationship of Reporting Person(s) to Issuer',
      'Sample Robin Example Holdings Inc [EXMP] (Check all applicable)',
      '__X__ Director __X_ 10% Owner',
      '(Last) (First) (Middle) 3. Date of Earliest Transaction (Month/Day/Year) __X__ Officer (give title below) __ Other (specify below)',
      '1 SAMPLE STREET 03/05/2020 Chief Example Officer',
      'Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned',
      '1.Title of Security | 2. Transaction | 3. Transaction',
      'Common Stock | 03/05/2020 | S | 1,049 | D | $ 7.95 |540,700 | D',
      'Reporting Owners',
      'Reporting Owner Name / Address',
      'rt Drecor] 10% Owner] Offic',
      'Sample Robin',
      '1 SAMPLE STREET Xx Xx Chief Example Officer',
      'NEW YORK, NY 10013',
      'Sample Family Fund LP',
      '1 SAMPLE STREET x',
      'LONDON,, XO W1K 3JP',
      'Signatures',
      '/s/ Robin Sample 03/10/2020',
      '“signature of Reporting Person Date',
    ].join('\n'),
  )[0]!
  expect(document.issuer).toMatchObject({ name: 'Example Holdings Inc', tradingSymbol: 'EXMP' })
  const [first, second] = document.reportingOwners
  expect(first).toMatchObject({
    name: 'Sample Robin',
    address: { street1: '1 SAMPLE STREET', city: 'NEW YORK', state: 'NY', zipCode: '10013' },
    relationship: { director: true, tenPercentOwner: true, officer: true, officerTitle: 'Chief Example Officer' },
  })
  expect(second).toMatchObject({
    name: 'Sample Family Fund LP',
    address: { city: 'LONDON,', state: 'X0', zipCode: 'W1K 3JP' },
    relationship: { tenPercentOwner: true },
  })
})

test('a piece of an underlying title is the title that the form has whole', () => {
  const { document } = readPrint(
    [
      ...head.slice(0, 5),
      'Table Il - Derivative Securities Acquired, Disposed of, or Beneficially Owned',
      '1. Title of Derivative | 2. Conversion | 3. Transaction',
      'Stock Option $5.25 03/05/2020 M 100 03/05/2018 03/05/2028 Ordinary Shares 100 $0 300 D',
      'Stock Option $5.25 03/05/2020 M 100 03/05/2018 03/05/2028 Ordinary 100 $0 200 D',
      'Explanation of Responses:',
      '/s/ Pat Example 03/10/2020',
      '** Signature of Reporting Person Date',
    ].join('\n'),
  )[0]!
  expect(document.derivative.map((row) => row.underlying?.title.value)).toEqual(['Ordinary Shares', 'Ordinary Shares'])
})

test('a table that stands cell by cell is put back into rows', () => {
  const { document } = readLines([
    'Class A Common Stock',
    '',
    '03/05/2020',
    '',
    '111',
    '',
    '$0',
    '',
    '1,111',
    '',
    'interests in',
    'shares held by',
    'Example',
    'Partners VI',
    '',
    'Class A Common Stock',
    '',
    '563',
    '',
    'Held by',
    'Spouse',
    'Explanation of Responses:',
    '1. The reporting person has interests in shares held by Example Partners VI.',
  ])
  expect(document.nonDerivative).toMatchObject([
    {
      kind: 'transaction',
      transactionDate: { value: '2020-03-05' },
      shares: { value: '111' },
      pricePerShare: { value: '0' },
      sharesOwnedFollowing: { value: '1111' },
      natureOfOwnership: { value: 'interests in shares held by Example Partners VI' },
    },
    { kind: 'holding', sharesOwnedFollowing: { value: '563' }, natureOfOwnership: { value: 'Held by Spouse' } },
  ])
})

test('a ruled line before a number is no digit where sums tell it', () => {
  const { document, evidence } = readLines([
    'Common Stock 03/05/2020 P 500 A $7.95 2,500 D',
    'Common Stock 03/05/2020 P 700 A $7.96 13,200 D',
    'Common Stock 03/06/2020 P 100 A $7.97 13,300 D',
  ])
  expect(document.nonDerivative.map((row) => row.sharesOwnedFollowing?.value)).toEqual(['2500', '3200', '3300'])
  expect(evidence.find((one) => one.path === 'nonDerivative[1].sharesOwnedFollowing')?.how).toBe('corrected')
})

test('a code that is lost is that of the rows around with the same title and letter, told as inferred', () => {
  const { document, evidence } = readLines([
    'Common Stock 03/05/2020 S 500 D $7.95 2,500 D',
    'Common Stock 03/05/2020 700 D $7.96 1,800 D',
    'Common Stock 03/06/2020 S 100 D $7.97 1,700 D',
  ])
  expect(document.nonDerivative[1]?.coding?.code).toBe('S')
  expect(evidence.find((one) => one.path === 'nonDerivative[1].coding.code')?.how).toBe('inferred')
})

test('a title that goes on in the next line is one row, not two', () => {
  const { document } = readLines(['Class A Common Stock, par 03/05/2020 S 1,806 D $6.71', 'value $0.0001 per share 8,418 I By Trust'])
  expect(document.nonDerivative).toHaveLength(1)
  expect(document.nonDerivative[0]).toMatchObject({
    securityTitle: { value: 'Class A Common Stock, par value $0.0001 per share' },
    sharesOwnedFollowing: { value: '8418' },
  })
})
