import { expect, test } from 'vitest'
import { readPrint } from '../../../src/read/printed/print.ts'
import { recognisedForm } from './recognised-form.ts'

/** Lines of recognised tables of which parts are spoilt: what they still are, in cases of our own. */

test('a line among transactions whose day, code and number are spoilt is a transaction of the same day', () => {
  const { document, evidence } = recognisedForm([
    'Class C Stock 03/05/2020 S 100 D $10.30 9,900 D',
    'Class C Stock o3ee02t | | ee [wo [po oe [9,800 D',
    'Class C Stock 03/05/2020 S 300 D $12.50 9,500 D',
  ])
  const [, row] = document.nonDerivative
  expect(row).toMatchObject({ kind: 'transaction', transactionDate: { value: '2020-03-05' }, sharesOwnedFollowing: { value: '9800' } })
  expect(evidence.find((one) => one.path === 'nonDerivative[1].transactionDate')).toMatchObject({ how: 'inferred' })
})

test('a holding among transactions stays one', () => {
  const { document } = recognisedForm([
    'Common Stock 03/05/2020 S 100 D $10.30 9,900 D',
    'Common Stock 03/05/2020 S 200 D $10.40 9,700 D',
    'Common Stock 4,500 I By Trust',
  ])
  expect(document.nonDerivative.map((row) => row.kind)).toEqual(['transaction', 'transaction', 'holding'])
})

test('a price that stands where the balance is lost is a price', () => {
  const { document } = recognisedForm([
    'Common Stock 03/05/2020 S 100 D $10.305 9,900 D',
    'Common Stock 03/05/2020 S 200 D 10.407 ee D',
    'Common Stock 03/05/2020 S 300 D $10.511 9,400 D',
    'Common Stock 03/05/2020 S 100 D $10.611 9,300 D',
    'Common Stock 03/05/2020 S 100 D $10.711 9,200 D',
  ])
  expect(document.nonDerivative[1]).toMatchObject({ pricePerShare: { value: '10.407' }, sharesOwnedFollowing: { value: '9700' } })
})

test('a number beside those of the balances is a balance, and the number of shares what it differs by', () => {
  const { document } = recognisedForm([
    'Common Stock 03/05/2020 S 100 D $10.30 99,900 D',
    'Common Stock 03/05/2020 S 200 D $10.40 99,700 D',
    'Common Stock 03/05/2020 ee hon 99,400 ho',
    'Common Stock 03/05/2020 S 150 D $10.60 99,250 D',
    'Common Stock 03/05/2020 S 250 D $10.70 99,000 D',
  ])
  expect(document.nonDerivative[2]).toMatchObject({ shares: { value: '300' }, sharesOwnedFollowing: { value: '99400' } })
})

test('a par value at the end of its line begins no row of its own', () => {
  const { document } = recognisedForm([
    'Common Stock, par value $0.01 $',
    '03/05/2020 S 1,375 10.30 |9,900',
    'per share',
    'Common Stock, par value $0.01 $',
    '03/05/2020 S 400 10.40 |9,500',
    'per share',
  ])
  expect(document.nonDerivative.map((row) => [row.shares?.value, row.sharesOwnedFollowing?.value])).toEqual([
    ['1375', '9900'],
    ['400', '9500'],
  ])
})

test('a number that ran into the day of the next cell, the rule between them read as a digit or not', () => {
  const { document } = recognisedForm(
    [],
    [
      'Stock Option $19.04 03/05/2020 A 41,640103/16/2021 03/16/2026 Common Stock 41,640 $0 41,640 D',
      'Stock Option $20.04 03/05/2020 A 2,08403/16/2021 03/16/2026 Common Stock 2,084 $0 2,084 D',
    ],
  )
  expect(document.derivative.map((row) => [row.shares?.value, row.exerciseDate?.value])).toEqual([
    ['41640', '2021-03-16'],
    ['2084', '2021-03-16'],
  ])
})

test('a balance of nothing with its mark after a title is the balance of its line', () => {
  const { document } = recognisedForm(
    [
      'Class A Common Stock 20,823 (1) I See footnote',
      'Class A Common Stock 02 I See footnote',
      'Class A Common Stock 53,487 (1) I See footnote',
    ],
    [],
    ['1. Held by a trust.', '2. Held before by a partnership, which holds no shares any more.'],
  )
  expect(document.nonDerivative[1]).toMatchObject({ kind: 'holding', sharesOwnedFollowing: { value: '0' } })
})

test('a stain between boxes 1 and 2 makes recognised text no text of one box a line', () => {
  const { evidence } = readPrint(
    [
      'FORM 4 | UNITED STATES SECURITIES AND EXCHANGE COMMISSION',
      'STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES',
      '1. Name and Address of Reporting Person ~   :   2. Issuer Name and Ticker or Trading Symbol',
      'Doe Jane   Acme Inc. [ACME]',
      '  ;   :   Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned',
      'Common Stock  03/05/2020  S  100 |D $10.30 |9,900  D',
      'Reminder: Report on a separate line :',
      'Signatures ~',
      'Jane Doe   03/06/2020   :',
      '** Signature of Reporting Person  Date  ;',
      'Explanation of Responses:   ;',
      'Remarks:',
    ].join('\n'),
  )[0]!
  expect(evidence.some((one) => one.path === 'nonDerivative[0].shares')).toBe(true)
  expect(Math.max(...evidence.map((one) => one.confidence))).toBeLessThan(0.95)
})

test('what is left before the first sentence of a note is none of it', () => {
  const { document } = recognisedForm(
    ['Common Stock 03/05/2020 S 100 D $10.30 9,900 D'],
    [],
    ['(1) Io The shares were held by a trust.', '(2) (2) The price is an average.', '(3) a The plan was adopted before.', 'Remarks:'],
  )
  expect(document.footnotes.map((note) => note.text)).toEqual([
    'The shares were held by a trust.',
    'The price is an average.',
    'The plan was adopted before.',
  ])
})

test('a sentence that is the only note is one though its number is lost', () => {
  const { document } = recognisedForm(
    ['Common Stock 03/05/2020 S 100 D $10.30 9,900 D'],
    [],
    ['Shares held by a trust for the benefit of the family of the reporting person.'],
  )
  expect(document.footnotes.map((note) => note.text)).toEqual([
    'Shares held by a trust for the benefit of the family of the reporting person.',
  ])
})

test('See footnote may be read as one word', () => {
  const { document } = recognisedForm(
    ['Common Stock 9,900 (1) I See footnote (1)', 'Common Stock 8,800 (1) I seeFoomoe'],
    [],
    ['1. Held by a trust.'],
  )
  expect(document.nonDerivative[1]?.natureOfOwnership?.value).toBe('See footnote')
})

test('underlying titles that say nothing are the one that most rows have', () => {
  const row = (title: string, under: string, number: string) =>
    `${title} $19.04 03/05/2020 A ${number} 03/16/2021 03/16/2026 ${under} ${number} $0 ${number} D`
  const { document } = recognisedForm(
    [],
    [
      row('Stock Option', 'Common Stock', '41,640'),
      row('Stock Option', 'Common Stock', '2,084'),
      row('Stock Option', 'Fannin', '3,084'),
      row('Stock Option', 'Common Stock', '4,084'),
      row('Stock Option', 'Preferred Stock', '5,084'),
    ],
  )
  expect(document.derivative.map((one) => one.underlying?.title.value).slice(0, 4)).toEqual(Array.from({ length: 4 }, () => 'Common Stock'))
})

test('a balance that ends in a nought behind its point is a whole one', () => {
  const { document } = recognisedForm([
    'Common Stock 9,900 I By Trust',
    'Common Stock 8,800 I By Trust',
    'Common Stock 1.200 I By Trust',
    'Common Stock 2.542 I By Trust',
  ])
  expect(document.nonDerivative.map((row) => row.sharesOwnedFollowing?.value)).toEqual(['9900', '8800', '1200', '2.542'])
})

test('the sign of a price before a balance is none of it, where the figure of the price stands below', () => {
  const { document } = recognisedForm([
    'Class A Common Stock, $0.01 [04/24/2025 P 16,000 |A |[$ 8,536,067 I See footnote',
    'par value 5.3569',
    'Class A Common Stock, $0.01 [04/24/2025 P 16,847 |A |[$ 8,552,914 I See footnote',
    'par value 5.4231',
    'Class A Common Stock, $0.01 [04/24/2025 P 100,000 |A $5.4598 8,652,914 I See footnote',
    'par value',
    'Class A Common Stock, $0.01 [04/24/2025 P 35,000 |A $5.4173 8,687,914 I See footnote',
    'par value',
  ])
  expect(document.nonDerivative[1]).toMatchObject({
    securityTitle: { value: 'Class A Common Stock, $0.01 par value' },
    shares: { value: '16847' },
    pricePerShare: { value: '5.4231' },
    sharesOwnedFollowing: { value: '8552914' },
  })
})

test('a year before the kind of an entity is part of its name', () => {
  const { document } = recognisedForm(['Common Stock 30,000 I By: E3M', '2018 LLC', 'Common Stock 8,000 I By: MAG', '2018 LLC'])
  expect(document.nonDerivative.map((row) => [row.sharesOwnedFollowing?.value, row.natureOfOwnership?.value])).toEqual([
    ['30000', 'By: E3M 2018 LLC'],
    ['8000', 'By: MAG 2018 LLC'],
  ])
})

test('of titles over two lines each first line begins a row', () => {
  const { document } = recognisedForm([
    'Liberty Braves Series A $',
    'Common Stock 03/05/2020 S 4,509 D 20.20 9,900 D',
    'Liberty Braves Series A ©)',
    'Common Stock 0:00 DZ',
    'Liberty Braves Series A 4,000 I By:',
    'Common Stock Limited',
    'Partnership',
  ])
  expect(document.nonDerivative).toHaveLength(3)
  expect(document.nonDerivative[2]).toMatchObject({ sharesOwnedFollowing: { value: '4000' } })
})

test('a mark that ran into a number of groups is the fourth digit of the last', () => {
  const { document } = recognisedForm(
    [],
    ['Stock Option $0(1) 03/05/2020 A 43,070 03/16/2021 03/16/2026 Common Stock 43,0702 $0 43,070 D'],
    ['1. Each unit is one share.', '2. The number of shares depends on performance.'],
  )
  expect(document.derivative[0]?.underlying?.shares?.value).toBe('43070')
})

test('Common above Stock is of the underlying title, whatever its letters were read as', () => {
  const { document } = recognisedForm(
    [],
    [
      'Employee Stock Cotton.',
      'Option (Right to $19.51 03/05/2020 A 27,500 04/21/2021 04/21/2026 Stock 27,500 $0 27,500 D',
      'Buy)',
      'Employee Stock Common',
      'Option (Right to $15.66 03/05/2020 A 41,640 04/16/2021 04/16/2026 Stock 41,640 $0 41,640 D',
      'Buy)',
    ],
  )
  expect(document.derivative.map((row) => [row.underlying?.title.value, row.natureOfOwnership])).toEqual([
    ['Common Stock', null],
    ['Common Stock', null],
  ])
})

test('words of a nature of ownership are kept: short ones, Roman numerals, and an apostrophe printed as a question mark', () => {
  const { document } = recognisedForm(
    ['Common Stock 9,900 I Child?s trust fbo niece by Rankin Associates Il, L.P.'],
    [],
    ['1. The child?s trust fbo a niece holds an interest in Rankin Associates II, L.P.'],
  )
  expect(document.nonDerivative[0]?.natureOfOwnership?.value).toBe('Child?s trust fbo niece by Rankin Associates II, L.P.')
})

test('a number whose first digits are spoilt is the one that the balances prove, and no line is lost beside it', () => {
  const { document } = recognisedForm([
    'Common Stock 01/23/2012 M 33,328 A $20.30 51,993 D',
    'Common Stock 01/23/2012 S 2328p 126.748 18,665 D',
    'Common Stock 01/24/2012 M 39,595 A $21.08 58,260 D',
    'Common Stock 01/24/2012 S 39,595 D $26.89 18,665 D',
    'Common Stock 01/25/2012 S 665 D $26.89 18,000 D',
  ])
  expect(document.nonDerivative.map((row) => row.shares?.value)).toEqual(['33328', '33328', '39595', '39595', '665'])
})

test('marks read as signs of trade and strokes beside figures are those of recognised text, even of a clean one', () => {
  const { evidence } = readPrint(
    [
      'FORM 3',
      'INITIAL STATEMENT OF BENEFICIAL OWNERSHIP OF SECURITIES',
      '1. Name and Address of Reporting Person 2. Date of Event 3. Issuer Name and Ticker or Trading Symbol',
      'Doe Jane 10/22/2020 Acme Inc. [ACME]',
      'Table I - Non-Derivative Securities Beneficially Owned',
      'Class A Common Stock 9,485,368 p®',
      '1. Title of Derivative Security 2. Date Exercisable and |3. Title and Amount |4. Conversion or Exercise |5. Ownership Form of |6. Nature',
      'Class B Unit @ @ Class A Common Stock 180,000 $@ p®',
      'Reporting Owners',
      'Director [10% Owner] Officer[ Other',
      'Signatures',
      '/s/ Jane Doe 10/22/2020',
      'Signature of Reporting Person Date.',
      'Explanation of Responses:',
    ].join('\n'),
  )[0]!
  expect(Math.max(...evidence.map((one) => one.confidence))).toBeLessThan(0.95)
})

test('pieces of a line that recognition gives below it are no row of their own', () => {
  const { document } = recognisedForm([
    'Common Stock 03/05/2020 S 2,456,346 D $1.10 9,834,172 D',
    'ommon Stoc  2496, Q) 19,834,',
    'Common Stock 03/05/2020 S 100 D $1.20 9,834,072 D',
  ])
  expect(document.nonDerivative.map((row) => row.sharesOwnedFollowing?.value)).toEqual(['9834172', '9834072'])
})
