import { describe, expect, it } from 'vitest'
import { derivativesOf } from '../../src/ledger/derivatives.ts'
import { ledgerOf } from '../../src/ledger/ledger.ts'
import { vestingAhead } from '../../src/ledger/vesting-ahead.ts'
import { reportsIn } from './notation.ts'

const ahead = (given: string, from: string) => {
  const reports = reportsIn(given)
  const lines = ledgerOf(reports)
  return vestingAhead(reports, from, lines, derivativesOf(lines, reports, from)).map(
    ({ date, units, table, row }) => `${date} ${units} ${table} ${row}`,
  )
}

const option = `
  a1 4 2024-03-04
    II 2024-03-01 A +400 @0 =400 Option; x6.1; exp 2034-03-01; ex F1; of 400 Common Stock
    F1 The option vests in four equal annual installments beginning on the first anniversary of the grant date.
`
const stock = `
  a1 4 2024-03-04
    I 2024-03-01 A +300 @0 =300 Common Stock; F1
    F1 The shares vest in three equal annual installments beginning on the first anniversary of the grant date.
`

describe('what vests after the last report', () => {
  it('the parts of an option that are still to come', () => {
    expect(ahead(option, '2026-03-01')).toEqual(['2026-03-01 100 II 1', '2027-03-01 100 II 1', '2028-03-01 100 II 1'])
  })

  it('in new units after a split', () => {
    const split = `${option}
      b1 4 2024-03-05 by 2
        I 2024-03-04 S -100 @44 =9000 Common Stock
      c1 4 2024-03-05 by 3
        I 2024-03-04 S -100 @44 =5000 Common Stock
      b2 4 2026-03-05 by 2
        I 2026-03-04 S -1000 @44 =17000 Common Stock
      c2 4 2026-03-05 by 3
        I 2026-03-04 S -1000 @44 =9000 Common Stock`
    expect(ahead(split, '2026-03-05')).toEqual(['2027-03-01 200 II 1', '2028-03-01 200 II 1'])
  })

  it('nothing of an option that is gone', () => {
    const gone = `${option}
      a2 4 2025-06-03
        II 2025-06-02 D -400 @0 =0 Option; x6.1; exp 2034-03-01; of 400 Common Stock`
    expect(ahead(gone, '2025-06-03')).toEqual([])
  })

  it('nothing of an option that has expired', () => expect(ahead(option, '2034-03-02')).toEqual([]))

  it('nothing before it was reported', () => expect(ahead(option, '2024-03-03')).toEqual([]))

  it('stock of Table I by its note', () => {
    expect(ahead(stock, '2025-03-02')).toEqual(['2026-03-01 100 I 1', '2027-03-01 100 I 1'])
  })
})
