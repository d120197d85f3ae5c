import { describe, expect, it } from 'vitest'
import { shortSwing } from '../../src/law/short-swing.ts'
import { calendarEvents } from '../../src/ledger/calendar-events.ts'
import { pastTrades } from '../../src/ledger/past-trades.ts'
import { reportsIn } from './notation.ts'

const days = (given: string, from = '2024-03-05', fiscalYearEnd: string | null = null) =>
  calendarEvents(reportsIn(given), { from, fiscalYearEnd }).map(({ date, summary }) => `${date} ${summary}`)

const grant = `
  a1 4 2024-03-04
    II 2024-03-01 A +400 @0 =400 Option; x6.1; exp 2034-03-01; ex F1; of 400 Common Stock
    F1 The option vests in four equal annual installments beginning on the first anniversary of the grant date.
`

describe('the days ahead', () => {
  it('holds the vestings that a note tells and the expiry', () => {
    expect(days(grant)).toEqual([
      '2025-03-01 Vests: 100 Option, OWNER 1',
      '2026-03-01 Vests: 100 Option, OWNER 1',
      '2027-03-01 Vests: 100 Option, OWNER 1',
      '2028-03-01 Vests: 100 Option, OWNER 1',
      expect.stringMatching(/^2034-03-01 Expires: 400 .* at \$6\.1, OWNER 1$/),
    ])
  })

  it('leaves out what is past and what is exercised', () => {
    const exercised = `${grant}
  a2 4 2028-04-04
    II 2028-04-03 M -400 @0 =0 Option; x6.1; exp 2034-03-01; ex 2028-03-01; of 400 Common Stock
`
    expect(days(exercised, '2027-03-02')).toEqual(['2028-03-01 Vests: 100 Option, OWNER 1'])
  })

  it('holds the next two days for Form 5 where the fiscal year end is known', () => {
    expect(days(grant, '2034-04-01', '12-31').map((line) => line.slice(0, 10))).toEqual([])
    expect(days('a1 4 2024-03-04\n I 2024-03-01 S -1 @1 =9 Common Stock', '2024-03-05', '12-31').map((line) => line.slice(0, 10))).toEqual([
      '2025-02-14',
      '2026-02-17',
    ])
  })
})

describe('short-swing profit from reports', () => {
  const judged = (given: string) => {
    const reports = reportsIn(given).map((report) => ({
      ...report,
      document: {
        ...report.document,
        reportingOwners: report.document.reportingOwners.map((owner) => ({
          ...owner,
          relationship: { ...owner.relationship, director: true },
        })),
      },
    }))
    return pastTrades(reports, '0000000001')
  }

  it('takes a line corrected by an amendment once, as corrected', () => {
    const { trades, rows } = judged(`
      a1 4 2024-03-04
        I 2024-03-01 P +100 @10 =1100 Common Stock
      a2 4 2024-04-03
        I 2024-04-02 S -100 @13 =1000 Common Stock
      a3 4/A 2024-04-08 original 2024-04-03
        I 2024-04-02 S -100 @12 =1000 Common Stock
    `)
    expect(trades.map(({ side, price }) => `${side} ${price}`)).toEqual(['purchase 10', 'sale 12'])
    expect(rows).toHaveLength(2)
  })

  it('counts a joint report once for each of its owners', () => {
    const { trades } = judged(`
      a1 4 2024-03-04 by 1,2,3
        I 2024-03-01 P +100 @10 =1100 Common Stock
    `)
    expect(trades).toHaveLength(1)
  })

  it('leaves out other owners of the issuer', () => {
    expect(judged('a1 4 2024-03-04 by 2\n I 2024-03-01 P +100 @10 =1100 Common Stock').trades).toEqual([])
  })

  it('matches class titles that mean one class', () => {
    const { trades } = judged(`
      a1 4 2024-03-04
        I 2024-03-01 P +100 @10 =1100 Common Stock, par value $.01 per share
      a2 4 2024-04-03
        I 2024-04-02 S -100 @13 =1000 COMMON STOCK
    `)
    expect(new Set(trades.map(({ security }) => security)).size).toBe(1)
    expect(shortSwing(trades).profit).toBe('300')
  })

  it('takes the range of a weighted average from its note', () => {
    const { trades } = judged(`
      a1 4 2024-03-04
        I 2024-03-01 S -100 @10.5 =900 Common Stock; F1
        F1 The price reported is a weighted average price. These shares were sold in multiple transactions at prices ranging from $10.25 to $10.75.
    `)
    expect(trades[0]!.priceRange).toEqual({ low: '10.25', high: '10.75' })
  })
})
