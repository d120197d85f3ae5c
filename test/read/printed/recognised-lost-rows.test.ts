import { describe, expect, test } from 'vitest'
import { recognisedForm } from './recognised-form.ts'

/** Rows of which recognition left little or nothing, and what the rest of the form tells of them, in cases of our own. */

const period = ['3. Date of Earliest Transaction (Month/Day/Year)', '03/05/2020']

const notRead = (issues: readonly { readonly code: string; readonly path: string }[]) =>
  issues.filter((issue) => issue.code === 'row-not-read').map((issue) => issue.path)

test('a Form 4 of which only holdings are read has lost the transaction above them', () => {
  const { document, issues, evidence } = recognisedForm(
    ['Class A Common Stock 1,000,000 I By Trust', 'Class A Common Stock 25,000 I By Spouse'],
    [],
    [],
    period,
  )
  expect(document.nonDerivative.map((row) => [row.kind, row.transactionDate?.value ?? null, row.directOrIndirect.value])).toEqual([
    ['transaction', '2020-03-05', 'D'],
    ['holding', null, 'I'],
    ['holding', null, 'I'],
  ])
  expect(document.nonDerivative[0]).toMatchObject({
    securityTitle: { value: 'Class A Common Stock' },
    shares: null,
    pricePerShare: null,
    sharesOwnedFollowing: null,
    coding: { formType: '4', code: null },
  })
  expect(notRead(issues)).toEqual(['nonDerivative[0]'])
  const [date] = evidence.filter(({ path }) => path === 'nonDerivative[0].transactionDate')
  expect(date).toMatchObject({ how: 'inferred' })
  expect(date!.confidence).toBeLessThan(0.85)
})

test('without the day of box 3, or with a transaction, no row is added', () => {
  expect(recognisedForm(['Common Stock 1,000,000 I By Trust']).document.nonDerivative).toHaveLength(1)
  const { document } = recognisedForm(
    ['Common Stock 03/05/2020 S 100 D $10.30 9,900 D', 'Common Stock 1,000,000 I By Trust'],
    [],
    [],
    period,
  )
  expect(document.nonDerivative).toHaveLength(2)
})

test('ruled lines with stains between them are a row, those of headings are none', () => {
  const { document, issues } = recognisedForm([
    'feet |e fom | Le | | fom] [oo | Form: Te',
    'Code | V | Amount | (A) or (D) | Price',
    'Common Stock 03/05/2020 S 100 D $10.30 9,900 D',
    'mom | fel [se [ote] « |= ||',
    'Common Stock 03/05/2020 S 300 D $10.50 9,400 D',
  ])
  expect(document.nonDerivative.map((row) => [row.securityTitle.value, row.kind, row.transactionDate?.value, row.coding?.code])).toEqual(
    Array.from({ length: 3 }, () => ['Common Stock', 'transaction', '2020-03-05', 'S']),
  )
  expect(document.nonDerivative.map((row) => row.shares?.value ?? null)).toEqual(['100', null, '300'])
  expect(notRead(issues)).toEqual(['nonDerivative[1]'])
})

test('shares that came by an exercise tell the line of Table II that is lost', () => {
  const { document, issues, evidence } = recognisedForm([
    'Common Stock 03/05/2020 M 500 A $2.00 1,500 I By Trust',
    'Common Stock 03/05/2020 S 500 D $10.30 1,000 I By Trust',
  ])
  expect(document.derivative).toHaveLength(1)
  expect(document.derivative[0]).toMatchObject({
    kind: 'transaction',
    securityTitle: { value: null },
    transactionDate: { value: '2020-03-05' },
    coding: { code: 'M' },
    acquiredDisposed: { value: 'D' },
    underlying: { title: { value: 'Common Stock' }, shares: { value: '500' } },
    directOrIndirect: { value: 'I' },
    natureOfOwnership: { value: 'By Trust' },
    sharesOwnedFollowing: null,
  })
  expect(notRead(issues)).toEqual(['derivative[0]'])
  const sure = evidence.filter(({ path }) => path.startsWith('derivative[0]')).map(({ confidence }) => confidence)
  expect(Math.max(...sure)).toBeLessThan(0.85)
})

test('each side of a conversion has what the other tells: those of a number, and the only ones without', () => {
  const { document } = recognisedForm(
    ['Common Stock 03/05/2020 C 500 A (1) 1,500 I See footnote', 'Common Stock 03/05/2020 C 700 A (1) 2,200 I See footnote'],
    [
      'Series A Preferred Stock (1) 03/05/2020 500 (1) (1) Common Stock 500 $0 0 I',
      'Series B Preferred Stock (1) 03/05/2020 C (1) (1) Common Stock $0 0 I See footnote',
    ],
    ['1. Each share is convertible into one share.'],
  )
  expect(document.derivative.map((row) => [row.coding?.code, row.underlying?.shares?.value, row.natureOfOwnership?.value])).toEqual([
    ['C', '500', 'See footnote'],
    ['C', '700', 'See footnote'],
  ])
})

test('lines whose balances follow from each other are of one holder, whatever is left of his nature', () => {
  const { document } = recognisedForm([
    'Common Stock 03/05/2020 S 100 D $10.30 99,900 I by Trust',
    'Common Stock 03/05/2020 S 200 D $10.40 99,700 ! by ruse',
    'Common Stock 03/05/2020 S 300 D $10.50 99,400 oO Ole by Trust',
    'Common Stock 03/05/2020 S 400 D $10.60 99,000 pele',
    'Common Stock 5,000 D',
  ])
  expect(document.nonDerivative.map((row) => [row.directOrIndirect.value, row.natureOfOwnership?.value ?? null])).toEqual([
    ...Array.from({ length: 4 }, () => ['I', 'by Trust']),
    ['D', null],
  ])
})

test('the day that box 3 names is that of a transaction, whichever column of Table II it seems to stand in', () => {
  const { document } = recognisedForm([], ['Stock Option $12.50 03/05/2020 (1) 03/04/2030 Common Stock 735 735 D'], ['1. Vested.'], period)
  expect(document.nonDerivative).toEqual([])
  expect(document.derivative.map((row) => [row.kind, row.transactionDate?.value, row.expirationDate?.value])).toEqual([
    ['transaction', '2020-03-05', '2030-03-04'],
  ])
})

test('a balance beside a title of one word is a row', () => {
  const { document } = recognisedForm(['Common 03/05/2020 S 100 D $10.30 9,900 D', 'By Trust', 'Common 415,203 I for', 'Children'])
  expect(document.nonDerivative.map((row) => [row.kind, row.sharesOwnedFollowing?.value])).toEqual([
    ['transaction', '9900'],
    ['holding', '415203'],
  ])
})

test('where every title stands above its row, each begins one', () => {
  const rows = ['803,737', '10,224', '246,498'].flatMap((number) => [
    'Class A Common Stock, par value $0.01 per',
    `ehare ${number} I See footnote (1)`,
  ])
  const { document } = recognisedForm(rows, [], ['1. The shares are held by Example Fund LP.'])
  expect(document.nonDerivative.map((row) => row.sharesOwnedFollowing?.value)).toEqual(['803737', '10224', '246498'])
})

test('of a form of which no row is read, a note shows that Table I had one, unless it speaks of derivative securities', () => {
  const rows = (notes: readonly string[]) => recognisedForm([], [], notes, period).document.nonDerivative.map((row) => row.kind)
  expect(rows(['1. The shares were surrendered for taxes.'])).toEqual(['transaction'])
  expect(rows(['1. The option vests in four years.'])).toEqual([])
  expect(rows([])).toEqual([])
})

describe('the shares that came by an exercise of Table II', () => {
  const option = 'Stock Option $8.88 03/05/2020 M 2,000 (1) 08/26/2029 Common Stock 2,000 $0 9,000 D'
  const sale = 'Common Stock 03/05/2020 S 700 D $15.10 3,300 D'
  const notes = ['1. The option is fully vested.']

  test('stand first in Table I, where none of its lines can be theirs', () => {
    const { document } = recognisedForm([sale], [option], notes)
    expect(document.nonDerivative).toHaveLength(2)
    expect(document.nonDerivative[0]).toMatchObject({
      securityTitle: { value: 'Common Stock' },
      transactionDate: { value: '2020-03-05' },
      coding: { code: 'M' },
      shares: { value: '2000' },
      acquiredDisposed: { value: 'A' },
      pricePerShare: { value: '8.88' },
      directOrIndirect: { value: 'D' },
    })
  })

  test('are those of a line of which the code was not read', () => {
    const { document } = recognisedForm(['Common Stock 03/05/2020 2,100 A $8.88 4,000 D', sale], [option], notes)
    expect(document.nonDerivative).toHaveLength(2)
  })
})
