import { expect, test } from 'vitest'
import type { Word } from '../../../src/read/printed/pages/page.ts'
import { tableWords } from '../../../src/read/printed/recognised/words.ts'
import { recognisedForm } from './recognised-form.ts'

/** What of recognised rows can be believed by its own words and signs, in cases of our own. */

const confidenceOf = (reading: ReturnType<typeof recognisedForm>, path: string): number | undefined =>
  reading.evidence.find((one) => one.path === path)?.confidence

test('a figure cut amid digits is believed less than one whose mark has its brackets', () => {
  const cut = recognisedForm(['Common Stock 03/05/2020 S 100 D $10.1112) 9,900 D'])
  const whole = recognisedForm(['Common Stock 03/05/2020 S 100 D $10.11 9,900 D'])
  expect(cut.document.nonDerivative[0]!.pricePerShare?.value).toBe('10.11')
  expect(confidenceOf(cut, 'nonDerivative[0].pricePerShare')).toBeLessThan(0.8)
  expect(confidenceOf(whole, 'nonDerivative[0].pricePerShare')).toBeGreaterThan(0.85)
})

test.each(['100/A', '100JA', '100 JA', '100)A'])('a letter that the ruled line before it joined to the number stands apart: %s', (text) => {
  const { document } = recognisedForm([
    `Common Stock 03/05/2020 P ${text} $10.11 9,900 D`,
    'Common Stock 03/05/2020 P 200 A $10.12 10,100 D',
  ])
  expect(document.nonDerivative[0]).toMatchObject({ shares: { value: '100' }, acquiredDisposed: { value: 'A' } })
})

test.each([
  ['gM', 'S'],
  ['CG', 'C'],
  ['sY', 'S'],
])('a code read as %s is %s', (text, code) => {
  const letter = code === 'S' ? 'D' : 'A'
  const { document } = recognisedForm([`Common Stock 03/05/2020 ${text} 100 ${letter} $10.11 9,900 D`])
  expect(document.nonDerivative[0]!.coding?.code).toBe(code)
})

test('the sign of a price above its figure and the mark below it belong to the same row', () => {
  const lines = ['10.305', '10.407', '10.512'].flatMap((price, at) => [
    '$',
    `Common Stock 03/05/2020 S 100 D ${price} 9,${9 - at}00 D`,
    `(${at + 1})`,
  ])
  const ranges = ['10.00 to $10.39', '10.40 to $10.49', '10.50 to $10.99']
  const { document } = recognisedForm(
    lines,
    [],
    ranges.map((range, at) => `${at + 1}. Sold in several trades at prices ranging from $${range}.`),
  )
  expect(document.nonDerivative.map((row) => row.pricePerShare)).toEqual([
    { value: '10.305', footnotes: ['F1'] },
    { value: '10.407', footnotes: ['F2'] },
    { value: '10.512', footnotes: ['F3'] },
  ])
})

const held = '2. These shares are held by the Example Trust, of which the reporting person is the trustee.'
const sold = '1. Sold in several trades at prices ranging from $10.10 to $10.95, inclusive.'

test('where one note alone says who holds, a nature that asks to see the note marks it', () => {
  const reading = recognisedForm(['Common Stock 03/05/2020 S 100 D $10.30(1) 9,900 I See footnote'], [], [sold, held])
  expect(reading.document.nonDerivative[0]!.natureOfOwnership).toEqual({ value: 'See footnote', footnotes: ['F2'] })
  expect(confidenceOf(reading, 'nonDerivative[0].natureOfOwnership.footnotes')).toBeGreaterThan(0.7)
})

test('where two notes say who holds, a lost mark is believed less', () => {
  const other = '3. These shares are held by the Sample Partners, of which the reporting person is the general partner.'
  const reading = recognisedForm(['Common Stock 03/05/2020 S 100 D $10.30(1) 9,900 I See footnote'], [], [sold, held, other])
  expect(confidenceOf(reading, 'nonDerivative[0].natureOfOwnership.footnotes') ?? 0).toBeLessThan(0.5)
})

test.each([
  ['By Trust', 'By Trust'],
  ['See footnote', 'See footnote'],
  ['Qualified Non-', null],
  ['held by Sarnple Fnud, LP By', null],
  ['By Example Fund, LP Common Stock, par value', null],
])('a nature %s is %s', (text, nature) => {
  const reading = recognisedForm([`Common Stock 03/05/2020 S 100 D $10.30 9,900 I ${text}`])
  expect(reading.document.nonDerivative[0]!.natureOfOwnership?.value ?? null).toBe(nature)
  if (nature === null)
    expect(reading.issues).toContainEqual(expect.objectContaining({ path: 'nonDerivative[0].natureOfOwnership', severity: 'warning' }))
})

test('a title of words that no security has is unknown, and one that the form repeats is not', () => {
  const { document } = recognisedForm([
    'Sarnple Strk 03/05/2020 S 100 D $10.30 9,900 D',
    'Example Tracking Common Stock 03/05/2020 S 100 D $10.30 9,800 D',
    'Example Tracking Common Stock 03/05/2020 S 100 D $10.30 9,700 D',
  ])
  expect(document.nonDerivative.map((row) => row.securityTitle.value)).toEqual([
    null,
    'Example Tracking Common Stock',
    'Example Tracking Common Stock',
  ])
})

test('a second line of figures whose title goes on is no row of its own', () => {
  const { document } = recognisedForm(
    [],
    [
      'Convertible $4.25 03/05/2020 P 03/05/2020 03/05/2030 Common 382,357',
      'Note 4,697,050 Shares 4,697,050 D',
      'Warrants $5.25 03/05/2020 P 200 03/05/2020 03/05/2030 Common Shares 200 $0 200 D',
    ],
  )
  expect(document.derivative.map((row) => row.securityTitle.value)).toEqual(['Convertible Note', 'Warrants'])
})

test('what disposes of all that came before leaves nothing, told as inferred', () => {
  const { document, evidence } = recognisedForm([
    'Common Stock 03/05/2020 C 21,215 A $0 21,215 I By Trust',
    'Common Stock 03/05/2020 S 21,215 D $39.14 I By Trust',
    'Common Stock 03/06/2020 S 700 D $39.14 I By Trust',
  ])
  expect(document.nonDerivative.map((row) => row.sharesOwnedFollowing?.value)).toEqual(['21215', '0', undefined])
  expect(evidence.find(({ path }) => path === 'nonDerivative[1].sharesOwnedFollowing')?.how).toBe('inferred')
})

test('a line that begins much as the rows around it keeps the place of a row, and an issue says so', () => {
  const { document, issues } = recognisedForm([
    'Class C Capital Stock 03/05/2020 S 100 D $10.30 9,900 D',
    'ChaesCCapialseck jowismoar i«d Gv ies fo fo dT',
    'Class C Capital Stock 03/05/2020 S 300 D $10.30 9,200 D',
    'Class C Capital Stock 03/05/2020 S 200 D $10.30 9,000 D',
  ])
  expect(document.nonDerivative.map((row) => row.sharesOwnedFollowing?.value)).toEqual(['9900', undefined, '9200', '9000'])
  expect(issues).toContainEqual(expect.objectContaining({ code: 'row-not-read', path: 'nonDerivative[1]' }))
})

test.each([
  ['S 24,000 $ _ | 265,582', ['S', '24,000', '$', '265,582']],
  ['S 24,000 $ |265,582', ['S', '24,000', '$', '265,582']],
  ['S 24,000 | $ 9.50 | 265,582', ['S', '24,000', '$9.50', '265,582']],
])('the sign of a price is not that of the number behind a ruled line: %s', (text, parts) => {
  let start = 0
  const words = text.split(' ').map((one): Word => {
    const word = { text: one, start, end: start + one.length, gap: 1 as const }
    start = word.end + 1
    return word
  })
  expect(tableWords({ cells: [{ words, column: 0, columns: 1 }], table: null }).map((word) => word.text)).toEqual(parts)
})
