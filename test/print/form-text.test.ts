import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyDocument, emptyRow, type OwnershipDocument } from '../../src/model/document.ts'
import { formText } from '../../src/print/form-text.ts'
import { sheetOf } from '../../src/print/sheet.ts'
import { someDocument } from '../generators/document.ts'

const grant: OwnershipDocument = {
  ...emptyDocument('4'),
  schemaVersion: 'X0306',
  periodOfReport: '2007-12-17',
  issuer: { cik: null, name: 'EXAMPLE INC', tradingSymbol: 'EXM', foreignTradingSymbol: null },
  derivative: [
    {
      ...emptyRow,
      kind: 'transaction',
      securityTitle: { value: 'Stock Option (right to buy)', footnotes: [] },
      conversionOrExercisePrice: { value: '6.1', footnotes: [] },
      transactionDate: { value: '2007-12-17', footnotes: [] },
      coding: { formType: '4', code: 'A', equitySwapInvolved: false, footnotes: [] },
      shares: { value: '40000', footnotes: [] },
      acquiredDisposed: { value: 'A', footnotes: [] },
      exerciseDate: { value: null, footnotes: ['F1'] },
    },
  ],
  footnotes: [{ id: 'F1', text: 'Vests in four years.' }],
}

describe('the form as text', () => {
  it('shows boxes, a table and notes', () => {
    const text = formText(sheetOf(grant), 120)
    expect(text).toContain('2. Issuer Name and Ticker or Trading Symbol')
    expect(text).toContain('EXAMPLE INC [ EXM ]')
    expect(text).toMatch(/Stock Option \(right to buy\) +\$6\.1 +12\/17\/2007 +A +40,000 +\(1\)/)
    expect(text).toContain('(1)  Vests in four years.')
    expect(text).toContain('Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned\n  (no lines)')
  })

  it('folds a line into a card where the table does not fit', () => {
    expect(formText(sheetOf(grant), 50)).toContain('  1 Title           Stock Option (right to buy)\n')
  })

  it('keeps to the width, whatever the document', () => {
    fc.assert(
      fc.property(someDocument, fc.integer({ min: 40, max: 200 }), (document, width) => {
        const long = formText(sheetOf(document), width)
          .split('\n')
          .filter((line) => line.length > width)
        expect(long).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
