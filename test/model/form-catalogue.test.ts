import { describe, expect, it } from 'vitest'
import { emptyDocument } from '../../src/model/document.ts'
import { boxLabel, formCatalogue } from '../../src/model/form-catalogue.ts'
import { columnHeading, leafColumns } from '../../src/model/form-columns.ts'
import { formEra } from '../../src/model/form-era.ts'

describe('the catalogue of the printed form', () => {
  it('has the leaf columns of each form', () => {
    const counts = (['3', '4', '5'] as const).map((form) => formCatalogue(form, '2003').tables.map((table) => leafColumns(table).length))
    expect(counts).toEqual([
      [4, 8],
      [11, 16],
      [10, 15],
    ])
  })

  it('numbers the boxes of Form 3 otherwise than those of Form 4', () => {
    const labels = (form: '3' | '4') => formCatalogue(form, '2026').boxes.map(boxLabel)
    expect(labels('3').slice(1, 4)).toEqual([
      '2. Date of Event Requiring Statement (Month/Day/Year)',
      '3. Issuer Name and Ticker or Trading Symbol',
      '3a. Foreign Trading Symbol',
    ])
    expect(labels('4').slice(1, 4)).toEqual([
      '2. Issuer Name and Ticker or Trading Symbol',
      '2a. Foreign Trading Symbol',
      '3. Date of Earliest Transaction (Month/Day/Year)',
    ])
  })

  it('moves the Rule 10b5-1 box with the eras', () => {
    const place = (era: '2003' | '2023-03' | '2023-07') =>
      formCatalogue('4', era).checkBoxes.find((box) => box.field === 'aff10b5One')?.place ?? 'none'
    expect([place('2003'), place('2023-03'), place('2023-07')]).toEqual(['none', 'above Table I', 'top left'])
    expect(formCatalogue('3', '2023-07').checkBoxes).toEqual([])
  })

  it('prints a heading with number, hint and instruction', () => {
    const [one] = formCatalogue('5', '2003').tables
    expect(one.columns.map(columnHeading).slice(4, 6)).toEqual([
      '4. Securities Acquired (A) or Disposed Of (D) (Instr. 3, 4 and 5)',
      "5. Amount of Securities Beneficially Owned at end of Issuer's Fiscal Year (Instr. 3 and 4)",
    ])
  })
})

describe('the era of a document', () => {
  const form4 = emptyDocument('4')
  it.each([
    ['X0202', '2003'],
    ['X0306', '2003'],
    ['X0407', '2023-03'],
    ['X0508', '2023-07'],
    ['X0609', '2026'],
    ['X0711', '2026'],
  ])('%s of a Form 4 is %s', (schemaVersion, era) => expect(formEra({ ...form4, schemaVersion })).toBe(era))
  it.each([
    ['X0206', '2003'],
    ['X0607', '2026'],
  ])('%s of a Form 3 is %s', (schemaVersion, era) => expect(formEra({ ...emptyDocument('3'), schemaVersion })).toBe(era))
  it('follows the last signature where there is no version', () => {
    const signed = (date: string) => formEra({ ...form4, periodOfReport: '2001-01-01', signatures: [{ name: 'A', date }] })
    expect([signed('2007-12-18'), signed('2023-03-20'), signed('2023-08-01'), signed('2026-03-18')]).toEqual([
      '2003',
      '2023-03',
      '2023-07',
      '2026',
    ])
  })
  it('takes a stated Rule 10b5-1 box or foreign symbol as proof that the form had it', () => {
    const old = { ...form4, periodOfReport: '2022-01-03' }
    expect(formEra({ ...old, aff10b5One: false })).toBe('2023-07')
    expect(formEra({ ...old, issuer: { ...old.issuer, foreignTradingSymbol: '' } })).toBe('2026')
  })
  it('is the present one for a draft without dates', () => expect(formEra(form4)).toBe('2026'))
})
