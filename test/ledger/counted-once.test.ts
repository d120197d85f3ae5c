import { describe, expect, it } from 'vitest'
import { setAside } from '../../src/ledger/counted-once.ts'
import { ledgerOf } from '../../src/ledger/ledger.ts'
import { reportsIn } from './notation.ts'

const given = `
  o1 4 2020-02-05 by 1 period 2020-02-03
    I 2020-02-03 P +100 @10 =1100 Common Stock
  c1 4/A 2020-02-20 by 1 original 2020-02-05 period 2020-02-03
    I 2020-02-03 P +100 @10.5 =1100 Common Stock
  f1 4 2020-03-04 by 2
    I 2020-03-03 S -700 @12 =9300 Common Stock
  f2 4 2020-03-04 by 3
    I 2020-03-03 S -700 @12 =9300 Common Stock; By Fund LP`

const left = (joint: 'once' | 'each') =>
  [...setAside(ledgerOf(reportsIn(given), { all: true }), joint)].map(([key, { kind, why }]) => `${key} ${kind}: ${why}`)

describe('totals', () => {
  it('leave out what an amendment replaced and what another filing states of the same position', () => {
    expect(left('once')).toEqual([
      'o1 I 1 superseded: corrected by Table I, line 1 of c1',
      'f2 I 1 joint: the same position as Table I, line 1 of f1',
    ])
  })

  it('count joint positions in each filing where that is asked for', () => {
    expect(left('each')).toEqual(['o1 I 1 superseded: corrected by Table I, line 1 of c1'])
  })

  const aside = (reports: string) =>
    [...setAside(ledgerOf(reportsIn(reports), { all: true }), 'once')].map(([key, { kind, why }]) => `${key} ${kind}: ${why}`)

  it('count a position once although one of its reports was amended', () => {
    const amended = `
      f1 4 2020-03-03 by 1
        I 2020-03-02 P +1000 @10 =5000 Common Stock
      g1 4 2020-03-03 by 2
        I 2020-03-02 P +1000 @10 =5000 Common Stock; By Fund One LP
      f2 4/A 2020-03-10 by 1 original 2020-03-03
        I 2020-03-02 P +1000 @11 =5000 Common Stock`
    expect(aside(amended)).toEqual([
      'f1 I 1 superseded: corrected by Table I, line 1 of f2',
      'g1 I 1 joint: the same position as Table I, line 1 of f2',
    ])
  })

  it('count lots once that another filing states as one trade', () => {
    const lots = `
      f1 4 2020-03-03 by 1
        I 2020-03-02 P +1000 @10 =5000 Common Stock
        I 2020-03-02 P +500 @10.1 =5500 Common Stock
      p1 4 2020-03-03 by 2
        I 2020-03-02 P +1500 @10.03 =5500 Common Stock; By Fund One LP`
    expect(aside(lots)).toEqual(['p1 I 1 joint: the same position as Table I, line 1 of f1'])
  })

  it('count lots once of which one was amended, that one as amended', () => {
    const amended = `
      f1 4 2020-03-03 by 1
        I 2020-03-02 S -1000 @10 =5000 Common Stock
        I 2020-03-02 S -500 @10.1 =4500 Common Stock
      p1 4 2020-03-03 by 2
        I 2020-03-02 S -1500 @10.03 =4500 Common Stock; By Fund One LP
      f2 4/A 2020-03-10 by 1 original 2020-03-03
        I 2020-03-02 S -500 @10.2 =4500 Common Stock`
    expect(aside(amended)).toEqual([
      'f1 I 2 superseded: corrected by Table I, line 1 of f2',
      'p1 I 1 joint: the same position as Table I, line 1 of f1',
    ])
  })

  it('count lots of another total, or to another balance, for themselves', () => {
    const others = `
      f1 4 2020-03-03 by 1
        I 2020-03-02 P +1000 @10 =5000 Common Stock
        I 2020-03-02 P +500 @10.1 =5500 Common Stock
      p1 4 2020-03-03 by 2
        I 2020-03-02 P +1500 @10.03 =5600 Common Stock; By Fund One LP`
    expect(aside(others)).toEqual([])
  })
})
