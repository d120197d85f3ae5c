import { describe, it } from 'vitest'
import { expectLedger } from './notation.ts'

describe('owners without a CIK', () => {
  it('are told apart by their names: the same grant to two is no report filed twice', () => {
    expectLedger(
      `
      a1 4 2007-12-18 by ? named SMITH_ANN
        II 2007-12-17 A +400 @0 =400 Option; x6.1; exp 2017-12-17; of 400 Common Stock
      a2 4 2007-12-18 by ? named JONES_BOB
        II 2007-12-17 A +400 @0 =400 Option; x6.1; exp 2017-12-17; of 400 Common Stock`,
      `
      a1 II1 0 +400 =400 opening
      a2 II1 0 +400 =400 opening`,
    )
  })

  it('are the insider of the same name, in whatever order its words stand', () => {
    expectLedger(
      `
      a1 4 2020-02-04 by 7 named SMITH_ANN
        I 2020-02-03 S -100 @10 =900 Common Stock
      a2 4 2020-03-04 by ? named Ann_Smith
        I 2020-03-03 S -100 @10 =800 Common Stock`,
      `
      a1 I1 1000 -100 =900 opening
      a2 I1 900 -100 =800 agrees`,
      { owner: '0000000007' },
    )
  })

  it('are somebody else where that insider stands on the same report', () => {
    expectLedger(
      `
      a1 4 2020-02-04 by 7 named SMITH_ANN
        I 2020-02-03 S -100 @10 =900 Common Stock
      a2 4 2020-03-04 by ?,7 named Ann_Smith
        I 2020-03-03 S -100 @10 =800 Common Stock`,
      `
      a1 I1 1000 -100 =900 opening
      a2 I1 900 -100 =800 opening`,
    )
  })
})
