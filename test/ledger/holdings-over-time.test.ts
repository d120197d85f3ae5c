import { expect, it } from 'vitest'
import { holdingsOverTime } from '../../src/ledger/holdings-over-time.ts'
import { ledgerOf } from '../../src/ledger/ledger.ts'
import { reportsIn } from './notation.ts'

it('adds the vehicles of one insider, keeps insiders and classes apart, and leaves derivatives out', () => {
  const lines = ledgerOf(
    reportsIn(`
      a1 3 2020-01-02 by 1 period 2020-01-01
        I hold =100 Common Stock
        I hold =50 Common Stock; By Trust
        I hold =7 Class B Common Stock
      a2 4 2020-02-04 by 2
        I 2020-02-03 P +10 @5 =10 Common Stock
      a3 4 2020-03-03 by 1
        I 2020-03-02 S -40 @5 =60 Common Stock
        II 2020-03-02 A +500 @0 =500 Option; x6; exp 2030-03-02; of 500 Common Stock`),
  )
  expect(holdingsOverTime(lines).map(({ owners, security, date, held }) => `${Number(owners[0])} ${date} ${held} ${security}`)).toEqual([
    '1 2020-01-01 100 Common Stock',
    '1 2020-01-01 150 Common Stock',
    '1 2020-01-01 7 Class B Common Stock',
    '2 2020-02-03 10 Common Stock',
    '1 2020-03-02 110 Common Stock',
  ])
})

it('puts a balance on the day of which it speaks: that of a report that tells a trade afterwards', () => {
  const lines = ledgerOf(
    reportsIn(`
      a1 4 2020-08-03
        I 2020-08-01 S -30 @12 =1100 Common Stock
      a2 4 2020-12-03
        I 2020-12-01 G -100 @0 =1000 Common Stock
      a3 5 2021-02-10 period 2020-12-31
        I 2020-11-01 G/5 -10 @0 =990 Common Stock`),
  )
  expect(holdingsOverTime(lines).map(({ date, held }) => `${date} ${held}`)).toEqual([
    '2020-08-01 1100',
    '2020-12-01 1000',
    '2021-02-10 990',
  ])
})

it('goes by the balances of a day, not by the order of its rows', () => {
  const lines = ledgerOf(
    reportsIn(`
      a1 3 2020-03-03 period 2020-03-01
        I hold =1000 Common Stock
      a2 4 2020-03-10
        I 2020-03-09 S -300 @10 =500 Common Stock
        I 2020-03-09 S -200 @10 =800 Common Stock`),
  )
  expect(holdingsOverTime(lines).map(({ date, held }) => `${date} ${held}`)).toEqual([
    '2020-03-01 1000',
    '2020-03-09 800',
    '2020-03-09 500',
  ])
})
