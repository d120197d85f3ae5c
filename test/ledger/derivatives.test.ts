import { describe, expect, it } from 'vitest'
import { derivativesOn, expectLedger, reportsIn } from './notation.ts'

const vesting =
  'Vests as to 25% of the shares on the first anniversary of the grant date and as to the remaining 75% in equal monthly installments over the following 36 months.'

const grant = `
  a1 4 2007-12-18
    II 2007-12-17 A +40000 @0 =40000 Stock Option (right to buy); x6.1; ex F1; exp 2017-12-17; of 40000 Common Stock
    F1 ${vesting}`

const on = (given: string, day: string) =>
  derivativesOn(reportsIn(given), day).map(({ outstanding, vested, exercisable, isExpired }) => ({
    outstanding,
    vested,
    exercisable,
    isExpired,
  }))

describe('derivative securities on a day', () => {
  it.each([
    ['2007-12-17', '40000', '0', '0', false],
    ['2008-12-16', '40000', '0', '0', false],
    ['2008-12-17', '40000', '10000', '10000', false],
    ['2009-12-17', '40000', '20000', '20000', false],
    ['2011-12-17', '40000', '40000', '40000', false],
    ['2017-12-18', '0', '40000', '0', true],
  ])('on %s: %s left, %s vested, %s exercisable', (day, outstanding, vested, exercisable, isExpired) => {
    expect(on(grant, day)).toEqual([{ outstanding, vested, exercisable, isExpired }])
  })

  it('less what was exercised; used up, it is gone', () => {
    const exercised = `${grant}
      a2 4 2010-01-05
        II 2010-01-04 M -15000 @0 =25000 Stock Option; x6.10; exp 2017-12-17; of 15000 Common Stock
      a3 4 2012-01-05
        II 2012-01-04 M -25000 @0 =0 Stock Option; x6.10; exp 2017-12-17; of 25000 Common Stock`
    expect(on(exercised, '2009-12-31')).toEqual([{ outstanding: '40000', vested: '20000', exercisable: '20000', isExpired: false }])
    expect(on(exercised, '2010-01-04')).toEqual([{ outstanding: '25000', vested: '20000', exercisable: '5000', isExpired: false }])
    expect(on(exercised, '2012-01-04')).toEqual([])
  })

  it('whose award is not at hand: what has vested is unknown, not zero', () => {
    const [left] = derivativesOn(
      reportsIn(`
        a2 4 2010-01-05
          II 2010-01-04 M -15000 @0 =25000 Stock Option; x6.10; exp 2017-12-17; of 15000 Common Stock`),
      '2010-02-01',
    )
    expect(left).toMatchObject({ outstanding: '25000', vested: null, exercisable: null, granted: null, price: '6.10' })
  })

  it.each([
    ['2019-12-31', '0'],
    ['2020-01-01', '300'],
  ])('whose award is not at hand may be exercised from the day in its box: on %s %s', (day, exercisable) => {
    const held = `
      a1 3 2018-01-12 period 2018-01-02
        II hold Stock Option; x5; ex 2020-01-01; exp 2025-01-01; of 300 Common Stock`
    expect(on(held, day)).toMatchObject([{ outstanding: '300', exercisable }])
  })

  it('whose amount is principal are told in dollars', () => {
    const [left] = derivativesOn(
      reportsIn(`
        a1 4 2020-05-04
          II 2020-05-02 P +$50000 @100 =$50000 Convertible Notes; x20; exp 2025-05-02; of 2500 Common Stock`),
      '2020-06-01',
    )
    expect(left).toMatchObject({ outstanding: '50000', unit: 'dollars' })
  })

  it('of a Form 3 count in underlying shares, the form having no other column', () => {
    expectLedger(
      `
      a1 3 2020-01-02 period 2020-01-01
        II hold Series A Preferred Stock; of 5000 Common Stock
      a2 4 2020-02-04
        II 2020-02-03 C -2500 @0 =0 Series A Preferred Stock; of 5000 Common Stock`,
      `
      a1 II1 5000 hold =5000 opening | underlying
      a2 II1 5000 -2500 =0 explained | which are 2500 units`,
    )
  })

  it('are followed grant by grant, not by their class', () => {
    expectLedger(
      `
      a1 4 2020-02-04
        II 2020-02-03 A +1000 @0 =1000 Stock Option; x10; exp 2030-02-03; of 1000 Common Stock
      a2 4 2021-02-04
        II 2021-02-03 A +500 @0 =500 Stock Option; x20; exp 2031-02-03; of 500 Common Stock
      a3 4 2022-02-04
        II 2022-02-03 M -100 @0 =900 Stock Option; x10; exp 2030-02-03; of 100 Common Stock
        II 2022-02-03 M -200 @0 =300 Stock Option; x20; exp 2031-02-03; of 200 Common Stock`,
      `
      a1 II1 0 +1000 =1000 opening
      a2 II1 0 +500 =500 opening | first seen
      a3 II1 1000 -100 =900 agrees
      a3 II2 500 -200 =300 agrees`,
    )
  })

  it('that are told apart by no price or expiry go where their own balance continues', () => {
    expectLedger(
      `
      a1 4 2020-02-04
        II 2020-02-03 A +1000 @0 =1000 Restricted Stock Units; of 1000 Common Stock
      a2 4 2021-02-04
        II 2021-02-03 A +600 @0 =600 Restricted Stock Units; of 600 Common Stock
      a3 4 2022-02-04
        II 2022-02-03 M -200 @0 =400 Restricted Stock Units; of 200 Common Stock
        II 2022-02-03 M -250 @0 =750 Restricted Stock Units; of 250 Common Stock`,
      `
      a1 II1 0 +1000 =1000 opening
      a2 II1 0 +600 =600 opening
      a3 II1 600 -200 =400 agrees
      a3 II2 1000 -250 =750 agrees`,
    )
  })

  it('may state the balance of the whole class', () => {
    expectLedger(
      `
      a1 4 2020-02-04
        II 2020-02-03 A +1000 @0 =1000 Restricted Stock Units; of 1000 Common Stock
      a2 4 2021-02-04
        II 2021-02-03 A +600 @0 =1600 Restricted Stock Units; of 600 Common Stock
      a3 4 2022-02-04
        II 2022-02-03 M -200 @0 =1400 Restricted Stock Units; of 200 Common Stock`,
      `
      a1 II1 0 +1000 =1000 opening
      a2 II1 1000 +600 =1600 agrees
      a3 II1 1600 -200 =1400 agrees`,
    )
  })

  it('after a split: the award and what has vested of it in new units, at the new price', () => {
    const given = `
      a1 4 2020-03-03 by 1
        II 2020-03-02 A +1000 @0 =1000 Stock Option; x40; exp 2030-03-02; of 1000 Common Stock; F1
        I hold =5000 Common Stock
        F1 The option vests in four equal annual installments beginning on March 2, 2021.
      b1 4 2020-03-04 by 2
        I 2020-03-03 S -100 @44 =9000 Common Stock
      b2 4 2022-03-04 by 2
        I 2022-03-03 S -1000 @44 =17000 Common Stock
      a2 4 2022-06-03 by 1
        I 2022-06-02 M +600 @20 =10600 Common Stock
        II 2022-06-02 M -600 @0 =1400 Stock Option; x20; exp 2030-03-02; of 600 Common Stock`
    expect(derivativesOn(reportsIn(given), '2022-06-02')).toMatchObject([
      { price: '20', units: '2000', outstanding: '1400', vested: '1000', exercisable: '400' },
    ])
    expect(derivativesOn(reportsIn(given), '2021-03-02')).toMatchObject([
      { price: '40', units: '1000', outstanding: '1000', vested: '250', exercisable: '250' },
    ])
  })

  const untouched = `
    a1 4 2020-03-03 by 1
      II 2020-03-02 A +1000 @0 =1000 Stock Option; x40; exp 2030-03-02; of 1000 Common Stock; F1
      F1 The option vests in four equal annual installments beginning on March 2, 2021.
    b1 4 2020-03-04 by 2
      I 2020-03-03 S -100 @44 =9000 Common Stock
    c1 4 2020-03-04 by 3
      I 2020-03-03 S -100 @44 =5000 Common Stock
    b2 4 2022-03-04 by 2
      I 2022-03-03 S -1000 @44 =17000 Common Stock
    c2 4 2022-03-04 by 3
      I 2022-03-03 S -1000 @44 =9000 Common Stock`

  it.each([
    ['2021-03-02', '40', '1000', '250', null],
    ['2022-03-02', '40', '1000', '500', null],
    ['2022-03-03', '20', '2000', '1000', '2-for-1 split between 2020-03-03 and 2022-03-03'],
  ])('of which no line tells since a split, on %s: at %s, %s left, %s vested', (day, price, outstanding, vested, adjusted) => {
    expect(derivativesOn(reportsIn(untouched), day)).toMatchObject([{ price, outstanding, vested, exercisable: vested, adjusted }])
  })

  it('whose later line calls it vested need not have vested before', () => {
    const given = `
      a1 4 2020-03-03
        II 2020-03-02 A +600 @0 =600 Stock Option; x5; exp 2030-03-02; of 600 Common Stock
      a2 4 2022-06-03
        II 2022-06-02 M -300 @0 =300 Stock Option; x5; exp 2030-03-02; of 300 Common Stock; F1
        F1 The option is fully vested.`
    expect(derivativesOn(reportsIn(given), '2021-01-01')).toMatchObject([{ outstanding: '600', vested: null, exercisable: null }])
    expect(derivativesOn(reportsIn(given), '2022-06-02')).toMatchObject([{ outstanding: '300', vested: '600', exercisable: '300' }])
  })

  it('that are a class of several awards: nobody knows what has vested of those that are left', () => {
    const given = `
      a1 4 2020-02-04
        II 2020-02-03 A +1000 @0 =1000 Restricted Stock Units; of 1000 Common Stock; F1
        F1 The units vested on the grant date.
      a2 4 2021-02-04
        II 2021-02-03 A +600 @0 =1600 Restricted Stock Units; of 600 Common Stock
      a3 4 2022-02-04
        II 2022-02-03 M -900 @0 =700 Restricted Stock Units; of 900 Common Stock`
    expect(derivativesOn(reportsIn(given), '2022-03-01')).toMatchObject([
      { granted: null, units: null, outstanding: '700', vested: null, exercisable: null },
    ])
  })

  it('whose rows stand in the reverse order of their balances: the last balance is left, not that of the last row', () => {
    const given = `
      a1 4 2020-03-03
        II 2020-03-02 A +600 @0 =600 Stock Option; x5; exp 2030-03-02; ex 2021-03-02; of 600 Common Stock
      a2 4 2022-06-03
        II 2022-06-02 M -300 @0 =100 Stock Option; x5; exp 2030-03-02; ex 2021-03-02; of 300 Common Stock
        II 2022-06-02 M -200 @0 =400 Stock Option; x5; exp 2030-03-02; ex 2021-03-02; of 200 Common Stock`
    expect(derivativesOn(reportsIn(given), '2022-07-01')).toMatchObject([{ outstanding: '100', exercisable: '100' }])
  })
})
