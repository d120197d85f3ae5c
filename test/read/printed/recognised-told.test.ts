import { describe, expect, test } from 'vitest'
import { rangeIn } from '../../../src/read/printed/recognised/price-notes.ts'
import { recognisedForm } from './recognised-form.ts'

/** What recognition lost in the rows of the tables, and what the rest of the form tells of it, in cases of our own. */

test.each([
  ['sold at prices ranging from $10.10 to $10.95, inclusive', { low: '10.10', high: '10.95' }],
  ['sold at prices between $1,020.5 and $1,021.4', { low: '1020.5', high: '1021.4' }],
  // A period read as a comma.
  ['at prices ranging from $410.350 to $411,340, inclusive', { low: '410.350', high: '411.340' }],
  ['units vest from $5 to $500', null],
  ['a weighted average price', null],
])('%s', (text, range) => expect(rangeIn(text)).toEqual(range))

test('a price marks the note whose range it lies in, though its mark is lost or misread', () => {
  const { document, evidence } = recognisedForm(
    [
      'Common Stock 03/05/2020 S 100 D $10.305 9,900 D',
      'Common Stock 03/05/2020 S 200 D $11.407(9) 9,700 D',
      'Common Stock 03/05/2020 S 300 D $12.500 9,400 D',
    ],
    [],
    [
      '1. Sold in several trades at prices ranging from $10.00 to $10.99.',
      '2. Sold in several trades at prices ranging from $11.00 to $11.99.',
      '3. Sold in several trades at prices ranging from $12.00 to $12.99.',
    ],
  )
  expect(document.nonDerivative.map((row) => row.pricePerShare)).toEqual([
    { value: '10.305', footnotes: ['F1'] },
    { value: '11.407', footnotes: ['F2'] },
    { value: '12.500', footnotes: ['F3'] },
  ])
  expect(evidence.find((one) => one.path === 'nonDerivative[0].pricePerShare.footnotes')?.confidence).toBeLessThan(0.95)
})

test('digits of a mark that ran into a price are told by the decimals of the other prices', () => {
  const { document } = recognisedForm(
    [
      'Common Stock 03/05/2020 S 100 D $10.305 9,900 D',
      'Common Stock 03/05/2020 S 200 D $10.407 9,700 D',
      'Common Stock 03/05/2020 S 300 D $10.511 9,400 D',
      'Common Stock 03/05/2020 S 300 D $10.61209 9,100 D',
      'Common Stock 03/05/2020 S 300 D $10.7140) 8,800 D',
    ],
    [],
  )
  expect(document.nonDerivative.map((row) => row.pricePerShare?.value)).toEqual(['10.305', '10.407', '10.511', '10.612', '10.714'])
})

test('a damaged title is the one that the form has elsewhere, and no derivative security is its own underlying one', () => {
  const { document } = recognisedForm(
    ['Class A Common Stock 03/05/2020 C 500 A $0 1,500 D'],
    [
      'Class B Common Stock (1) 03/05/2020 C 500 (1) (1) Class A Common Stock 500 $0 2,500 D',
      'Class B Common Sh (1) 03/05/2020 C 700 (1) (1) Class A Comon Stock 700 $0 1,800 D',
      'Class B Common Stock (1) 03/05/2020 C 800 (1) (1) Class A Common Stock 800 $0 1,000 D',
    ],
    ['1. Each share is convertible into one share.'],
  )
  expect(document.derivative.map((row) => [row.securityTitle.value, row.underlying?.title.value])).toEqual(
    Array.from({ length: 3 }, () => ['Class B Common Stock', 'Class A Common Stock']),
  )
})

test('a lost mark is that of like rows', () => {
  const { document } = recognisedForm(
    [
      'Common Stock 03/05/2020 S(1) 100 D $10.30 9,900 D',
      'Common Stock 03/05/2020 S 200 D $10.40 9,700 D',
      'Common Stock 03/05/2020 S(1) 300 D $10.50 9,400 D',
    ],
    [],
    ['1. The sales were made under a Rule 10b5-1 trading plan.'],
  )
  expect(document.nonDerivative.map((row) => row.coding?.footnotes)).toEqual([['F1'], ['F1'], ['F1']])
})

test('numbers that recognition lost are reckoned from the balances, and the place of a lost line is kept', () => {
  const { document, issues } = recognisedForm(
    [
      'Common Stock 03/05/2020 S 100 D $10.30 9,900 D',
      'Common Stock 03/05/2020 S 200 D $10.40 9,700 D',
      'Common Stock 03/05/2020 S D $10.50 9,400 D',
      'Common Stock 03/05/2020 S 400 D $10.60 9,O0O D',
      'Common Stock 03/05/2020 S 500 D $10.70 8,500 D',
      'Common Stock 03/05/2020 S 600 D $10.90 7,200 D',
      'Common Stock 03/05/2020 S 200 D $10.95 7,000 D',
    ],
    [],
  )
  expect(document.nonDerivative.map((row) => [row.shares?.value, row.pricePerShare?.value, row.sharesOwnedFollowing?.value])).toEqual([
    ['100', '10.30', '9900'],
    ['200', '10.40', '9700'],
    ['300', '10.50', '9400'],
    ['400', '10.60', '9000'],
    ['500', '10.70', '8500'],
    ['700', undefined, '7800'],
    ['600', '10.90', '7200'],
    ['200', '10.95', '7000'],
  ])
  expect(issues).toContainEqual(expect.objectContaining({ code: 'row-not-read', severity: 'error', path: 'nonDerivative[5]' }))
})

test('where balances do not add up anywhere, nothing is reckoned from them', () => {
  const { document } = recognisedForm(
    [
      'Common Stock 03/05/2020 S 100 D $10.30 500 D',
      'Common Stock 03/05/2020 S 200 D $10.40 300 D',
      'Common Stock 03/05/2020 S 600 D $10.90 7,200 D',
      'Common Stock 03/05/2020 S D $10.95 4,000 D',
    ],
    [],
  )
  expect(document.nonDerivative.map((row) => row.shares?.value)).toEqual(['100', '200', '600', undefined])
})

test('a row of which only the title is left keeps its place, and an issue says so', () => {
  const { document, issues } = recognisedForm(
    [
      'Class A Common Stock 03/05/2020 S 100 D $10.30 9,900 D',
      'Class A Common Stock ae | <G jo [so',
      'Class A Common Stock 03/05/2020 G 300 D $0 7,400 I By Trust',
      'Class A Common Stock 03/06/2020 S 200 D $10.40 7,200 I By Trust',
    ],
    [],
  )
  expect(document.nonDerivative.map((row) => [row.securityTitle.value, row.sharesOwnedFollowing?.value ?? null])).toEqual([
    ['Class A Common Stock', '9900'],
    ['Class A Common Stock', null],
    ['Class A Common Stock', '7400'],
    ['Class A Common Stock', '7200'],
  ])
  expect(issues).toContainEqual(expect.objectContaining({ code: 'row-not-read', severity: 'error', path: 'nonDerivative[1]' }))
})

test('the second line of a title in two lines begins no row of its own', () => {
  const { document } = recognisedForm(
    [
      'Example Holdings Series A 100 D',
      'Common Stock',
      'Example Holdings Series A',
      'Common Stock 300 D',
      'Example Holdings Series A',
      'Common Stock 400 I By Trust',
    ],
    [],
  )
  expect(document.nonDerivative.map((row) => row.sharesOwnedFollowing?.value)).toEqual(['100', '300', '400'])
})

test('the sign of a price that was read as a digit is told by the other prices of its code', () => {
  const { document } = recognisedForm([
    'Common Stock 03/05/2020 M 600 A $12.00 10,500 D',
    'Common Stock 03/05/2020 S 100 D $370.48 10,400 D',
    'Common Stock 03/05/2020 S 200 D 4371.10 10,200 D',
    'Common Stock 03/05/2020 S 300 D $372.35 9,900 D',
  ])
  expect(document.nonDerivative.map((row) => row.pricePerShare?.value)).toEqual(['12.00', '370.48', '371.10', '372.35'])
})

test('a number of which a ruled line took whole groups of digits is the one that the balances prove, and no line is lost', () => {
  const { document } = recognisedForm([
    'Common Stock 03/05/2020 S 40,000 D $10.30 960,000 D',
    'Common Stock 03/05/2020 S 50,000 D $10.40 910,000 D',
    'Common Stock 03/05/2020 S 129 D $10.50 780,205 D',
    'Common Stock 03/05/2020 S 80,205 D $10.60 700,000 D',
  ])
  expect(document.nonDerivative.map((row) => row.shares?.value)).toEqual(['40000', '50000', '129795', '80205'])
})

test('a nature of ownership that runs over lines of small letters is read whole, and believed where it stands in another row too', () => {
  // Cell by cell, as recognition gives rows of several lines.
  const nature = ["child's", 'proportionate', 'interests held', 'in shares in', 'Example LP']
  const row = ['Class A Common Stock', '', '03/05/2020', '', '377', '', '$0', '', '378', '', ...nature, '']
  const natures = (lines: readonly string[]) => recognisedForm(lines).document.nonDerivative.map((one) => one.natureOfOwnership?.value)
  expect(natures([...row, ...row])).toEqual(Array.from({ length: 2 }, () => nature.join(' ')))
  expect(natures(row)).toEqual([undefined])
})

test('a nature that stands above and below its row, as that of the row beside does, is said once', () => {
  const { document } = recognisedForm(['by Trust', 'Class A Common Stock 03/05/2020 J 378 A $0 483 I', 'by Trust'])
  expect(document.nonDerivative.map((row) => row.natureOfOwnership?.value)).toEqual(['by Trust'])
})

test('a nature all of whose words other rows have is no misreading of another one', () => {
  const holders = ['Fund VI Principals Fund, LP', 'Fund VI Principals Fund, LP', 'Growth Fund, LP', 'Fund Growth Principals Fund, LP']
  const { document } = recognisedForm(holders.map((holder, at) => `Common Stock ${at + 1},000 I By Example ${holder}`))
  expect(document.nonDerivative.map((row) => row.natureOfOwnership?.value)).toEqual(holders.map((holder) => `By Example ${holder}`))
})

test('of the boxes of Table II that hold a mark alone, those that agree are believed, a lost one against the others is not', () => {
  const marks = (notes: readonly string[]) => {
    const { document } = recognisedForm([], ['Class B Common Stock (1) 03/05/2020 C 500 (1) Class A Common Stock 500 $0 2,500 D'], notes)
    const [row] = document.derivative
    return [row?.conversionOrExercisePrice, row?.exerciseDate, row?.expirationDate].map((box) => box?.footnotes)
  }
  expect(marks(['1. Convertible at any time into one share.'])).toEqual([['F1'], ['F1'], ['F1']])
  // The second note is marked somewhere: that it is here is but a guess.
  expect(marks(['1. Convertible at any time into one share.', '2. No expiration date.'])).toEqual([['F1'], undefined, ['F1']])
})

test('one note that says who holds is marked at natures that all name one holder', () => {
  const { document, evidence } = recognisedForm(
    [
      'Common Stock 03/05/2020 S 100 D $10.30 9,900 I By Example Fund LP',
      'Common Stock 03/05/2020 S 200 D $10.40 9,700 I By Example Fund LP',
    ],
    [],
    ['1. The shares are held of record by Example Fund LP, whose general partner the reporting person controls.'],
  )
  expect(document.nonDerivative.map((row) => row.natureOfOwnership?.footnotes)).toEqual([['F1'], ['F1']])
  const [mark] = evidence.filter(({ path }) => path === 'nonDerivative[0].natureOfOwnership.footnotes')
  expect(mark).toMatchObject({ how: 'inferred' })
  expect(mark!.confidence).toBeLessThan(0.85)
})

test('lines of figures of which each could be part of the other leave one row', () => {
  const { document } = recognisedForm(
    [],
    ['Stock', 'Option 735 (2) Common', '(right to $ 42.86 | 04/08/2022 A (1) 04/08/2022(2) 04/07/2032 Stock 735 $28.91 735 D', 'buy)'],
    ['1. Granted in lieu of fees.', '2. Fully vested.'],
  )
  expect(document.derivative.map((row) => [row.expirationDate?.value, row.sharesOwnedFollowing?.value])).toEqual([['2032-04-07', '735']])
})

test.each([
  ['between those of its neighbours, or after them where there are as many sales as notes', ['10', '11', '12', '13'], ['F4']],
  ['between those of its neighbours; of more notes than sales the last is not known', ['10', '11', '12', '13', '14'], []],
])('a row whose price and mark are spoilt has the note on a range that is left %s', (_, prices, last) => {
  const { document } = recognisedForm(
    [
      'Common Stock 03/05/2020 S 100 D $10.305 9,900 D',
      'Common Stock 03/05/2020 S 200 D lo eee 9,700 D',
      'Common Stock 03/05/2020 S 300 D $12.500 9,400 D',
      'Common Stock 03/05/2020 S 400 D oe 9,000 D',
    ],
    [],
    prices.map((price, at) => `${at + 1}. Sold in several trades at prices ranging from $${price}.00 to $${price}.99.`),
  )
  expect(document.nonDerivative.map((row) => [row.pricePerShare?.value ?? null, row.pricePerShare?.footnotes ?? []])).toEqual([
    ['10.305', ['F1']],
    [null, ['F2']],
    ['12.500', ['F3']],
    [null, last],
  ])
})

test('codes of derivative securities alone are none in Table I, where the other rows tell the code', () => {
  const { document } = recognisedForm([
    'Common Stock 03/05/2020 S 100 D $10.30 9,900 D',
    'Common Stock 03/05/2020 ee 200 D $10.40 9,700 D',
    'Common Stock 03/05/2020 S 300 D $10.50 9,400 D',
  ])
  expect(document.nonDerivative.map((row) => row.coding?.code)).toEqual(['S', 'S', 'S'])
})

test('balances of different holders have no lost line between them', () => {
  const { document } = recognisedForm([
    'Common Stock 03/05/2020 J 100 D $0 9,900 I By Example Capital Fund',
    'Common Stock 03/05/2020 J 200 D $0 9,700 I By Example Capital Fund',
    'Common Stock 03/05/2020 J 300 D $0 9,400 I By Example Capital Fund',
    'Common Stock 03/05/2020 J 50 A $0 80,050 I By Family Planning Vehicles',
    'Common Stock 03/05/2020 J 60 A $0 80,110 I By Family Planning Vehicles',
  ])
  expect(document.nonDerivative.map((row) => row.shares?.value)).toEqual(['100', '200', '300', '50', '60'])
})

test('a whole title takes no words from the nature that begins above it', () => {
  const lines = ['Example', 'Capital', 'Class A Common Stock 1,862 Growth', 'Fund IV,', 'LP']
  const { document } = recognisedForm([...lines, ...lines, 'Class A Common Stock 684,741 By spouse'])
  expect(document.nonDerivative.map((row) => row.securityTitle.value)).toEqual(Array.from({ length: 3 }, () => 'Class A Common Stock'))
})

test('the one note on a trading plan is marked at the codes of the sales, where neither numbers nor titles mark it', () => {
  const note = ['1. The sales were made under a Rule 10b5-1 trading plan.', '2. The shares were withheld for taxes.']
  const codes = (rows: readonly string[]) => recognisedForm(rows, [], note).document.nonDerivative.map((row) => row.coding?.footnotes)
  expect(codes(['Common Stock 03/05/2020 S 100 D $10.30 9,900 D', 'Common Stock 03/05/2020 S 200 D $10.40 9,700 D'])).toEqual([
    ['F1'],
    ['F1'],
  ])
  const elsewhere = ['Common Stock 03/05/2020 S 100(1) D $10.30 9,900 D', 'Common Stock 03/05/2020 S 200(1) D $10.40 9,700 D']
  expect(codes(elsewhere)).toEqual([[], []])
})

test('a price that was taken for a number is no number, and proves no lost line', () => {
  const { document } = recognisedForm([
    'Common Stock 03/05/2020 S 4,000 D $1,103.90 96,000 D',
    'Common Stock 03/05/2020 S 5,000 D $1,104.40 91,000 D',
    'Common Stock 03/05/2020 S (2) D 1,105,189 86,100 D',
    'Common Stock 03/05/2020 S 6,200 D $1,106.12 79,900 D',
  ])
  expect(document.nonDerivative.map((row) => row.shares?.value)).toEqual(['4000', '5000', '4900', '6200'])
})

describe('a line whose balance does not follow from the one above', () => {
  const balances = (lines: readonly (readonly [number: string, balance: string])[], letter: string) =>
    recognisedForm(
      lines.map(([number, balance]) => `Common Stock 03/05/2020 S ${number} D $10.30 ${balance} ${letter}`),
    ).document.nonDerivative.map((row) => row.sharesOwnedFollowing?.value)

  const first: readonly (readonly [string, string])[] = [
    ['100', '9,900'],
    ['200', '9,700'],
    ['100', '9,600'],
  ]

  test('stands below a line that is lost', () => {
    expect(balances([...first, ['250', '8,810'], ['100', '8,710']], 'I')).toEqual(['9900', '9700', '9600', '9060', '8810', '8710'])
  })

  test('goes on from an earlier one, where another holding came between', () => {
    const between: readonly (readonly [string, string])[] = [
      ['300', '9,000'],
      ['100', '9,500'],
      ['200', '9,300'],
    ]
    expect(balances([...first, ...between], 'I')).toEqual(['9900', '9700', '9600', '9000', '9500', '9300'])
  })

  test('is of another holder, where a lost line would have many times the usual number, unless all are held directly', () => {
    const other: readonly (readonly [string, string])[] = [
      ['100', '7,300'],
      ['100', '7,200'],
    ]
    expect(balances([...first, ...other], 'I')).toEqual(['9900', '9700', '9600', '7300', '7200'])
    expect(balances([...first, ...other], 'D')).toEqual(['9900', '9700', '9600', '7400', '7300', '7200'])
  })
})

test.each([
  ['the point of which is lost has it where the others are near', '$10407', '10.407'],
  ['that is far from all others is doubted', '$30.407', '30.407'],
])('a price %s', (_, read, price) => {
  const { document, evidence } = recognisedForm([
    'Common Stock 03/05/2020 S 100 D $10.305 9,900 D',
    `Common Stock 03/05/2020 S 200 D ${read} 9,700 D`,
    'Common Stock 03/05/2020 S 300 D $10.500 9,400 D',
    'Common Stock 03/05/2020 S 400 D $10.600 9,000 D',
  ])
  expect(document.nonDerivative[1]!.pricePerShare?.value).toBe(price)
  expect(evidence.find((one) => one.path === 'nonDerivative[1].pricePerShare')!.confidence).toBeLessThan(0.8)
})
