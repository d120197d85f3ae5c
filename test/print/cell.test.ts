import { describe, expect, it } from 'vitest'
import { emptyRow, type Row } from '../../src/model/document.ts'
import type { ColumnField } from '../../src/model/form-columns.ts'
import { printedDollars, printedShares } from '../../src/print/amount.ts'
import { cellText, sheetCell } from '../../src/print/cell.ts'

const noted = <T>(value: T | null, ...footnotes: string[]) => ({ value, footnotes })

describe('figures', () => {
  it.each([
    ['40000', '40,000'],
    ['134018.0', '134,018'],
    ['2598.325', '2,598.325'],
    ['36.000', '36'],
    ['0', '0'],
    ['.5', '0.5'],
    ['007', '7'],
    ['999999999999.9999', '999,999,999,999.9999'],
  ])('shares %s print %s', (filed, printed) => expect(printedShares(filed)).toBe(printed))

  it.each([
    ['6.1', '$6.1'],
    ['0', '$0'],
    ['0.00', '$0.00'],
    ['30430000.00', '$30,430,000.00'],
    ['1095.296', '$1,095.296'],
    ['5.', '$5'],
  ])('dollars %s print %s', (filed, printed) => expect(printedDollars(filed)).toBe(printed))
})

const coded = (formType: string | null, code: string | null, equitySwapInvolved = false, timeliness: 'E' | 'L' | null = null): Row => ({
  ...emptyRow,
  kind: code === null ? 'holding' : 'transaction',
  coding: { formType, code, equitySwapInvolved, footnotes: ['F3'] },
  timeliness: timeliness === null ? null : noted(timeliness, 'F4'),
})

describe('codes', () => {
  it.each<[string, '4' | '5', Row, string, string]>([
    ['on time', '4', coded('4', 'S'), 'S(3)', ''],
    ['with a swap', '4', coded('4', 'S', true), 'S/K(3)', ''],
    ['early, though the timeliness is empty', '4', coded('5', 'G'), 'G(3)', 'V'],
    ['early', '4', coded('5', 'G', false, 'E'), 'G(3)', 'V(4)'],
    ['with the note of the timeliness alone', '4', coded('4', 'S', false, 'L'), 'S(3)', '(4)'],
    ['on Form 5 on time', '5', coded('5', 'G'), 'G(3)', ''],
    ['on Form 5, due on Form 4', '5', coded('4', 'P'), 'P4(3)', ''],
    ['on Form 5, due on Form 4, with a swap', '5', coded('4', 'P', true), 'P/K4(3)', ''],
    ['on Form 5, due on an earlier one', '5', coded('5', 'S', true, 'L'), 'S/K5(3)', ''],
    ['on Form 5, a holding due on Form 3', '5', coded('3', null), '3(3)', ''],
    ['on Form 5, a holding', '5', coded(null, null), '(3)', ''],
    ['of an unknown form type, as a print gives it', '5', coded(null, 'G'), 'G(3)', ''],
  ])('%s', (_, form, row, code, voluntary) => {
    expect(cellText(sheetCell('transactionCode', row, form, ''))).toBe(code)
    if (form === '4') expect(cellText(sheetCell('voluntary', row, form, ''))).toBe(voluntary)
  })

  it('are told in words', () => {
    const meaning = (row: Row, form: '4' | '5') => sheetCell('transactionCode', row, form, '').meaning
    expect(meaning(coded('4', 'S', true), '4')).toBe('S, open-market sale; K, equity swap')
    expect(meaning(coded('4', 'P'), '5')).toBe('P, open-market purchase; 4, should have been reported on Form 4')
    expect(meaning(coded('5', 'G', false, 'L'), '5')).toBe('G, gift; 5, should have been reported on an earlier Form 5')
    expect(meaning(coded('3', null), '5')).toBe('3, should have been reported on Form 3')
    expect(meaning(coded('4', 'Q'), '4')).toBe('Q')
  })
})

describe('cells', () => {
  const cell = (field: ColumnField, boxes: Partial<Row>) => cellText(sheetCell(field, { ...emptyRow, ...boxes }, '4', ''))

  it.each<[string, ColumnField, Partial<Row>, string]>([
    [
      'a value with its marks in order',
      'securityTitle',
      { securityTitle: noted('Class B Common Stock', 'F2', 'F3') },
      'Class B Common Stock(2)(3)',
    ],
    ['a mark alone has no dollar sign', 'pricePerShare', { pricePerShare: noted<string>(null, 'F1') }, '(1)'],
    ['a price of nothing is a price', 'pricePerShare', { pricePerShare: noted('0') }, '$0'],
    ['what is not there is empty', 'pricePerShare', {}, ''],
    ['a day', 'transactionDate', { transactionDate: noted('2007-12-17') }, '12/17/2007'],
    ['debt in dollars', 'acquired', { totalValue: noted('1000.00', 'F1'), acquiredDisposed: noted('A') }, '$1,000.00(1)'],
    ['nothing in the column of the other direction', 'disposed', { shares: noted('5'), acquiredDisposed: noted('A') }, ''],
    ['shares of unknown direction in both columns', 'disposed', { shares: noted('5') }, '5'],
    ['dollars owned', 'ownedFollowing', { valueOwnedFollowing: noted('12.50') }, '$12.50'],
    [
      'the value where the shares have only a mark',
      'ownedFollowing',
      { sharesOwnedFollowing: noted<string>(null, 'F1'), valueOwnedFollowing: noted('7') },
      '$7',
    ],
    ['no underlying', 'underlyingAmount', {}, ''],
  ])('%s', (_, field, boxes, text) => expect(cell(field, boxes)).toBe(text))
})
