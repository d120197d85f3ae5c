import { describe, expect, it } from 'vitest'
import { ledgerOf } from '../../src/ledger/ledger.ts'
import { sum } from '../../src/model/decimal.ts'
import { expectLedger, lineText, reportsIn } from './notation.ts'

const owner = (cik: number) => String(cik).padStart(10, '0')

describe('joint filings', () => {
  const joint = `
    a1 4 2020-02-04 by 1,2,3
      I 2020-02-03 P +100 @10 =1100 Common Stock
      I 2020-02-03 P +50 @10 =50 Common Stock; By Fund LP
    a2 4 2020-03-04 by 1,2,3
      I 2020-03-03 S -100 @12 =1000 Common Stock`

  it('have one set of rows for all owners: rows are not multiplied by owners', () => {
    const lines = expectLedger(
      joint,
      `
      a1 I1 1000 +100 =1100 opening
      a1 I2 0 +50 =50 opening
      a2 I1 1100 -100 =1000 agrees`,
    )
    expect(lines[0]!.owners).toEqual([owner(1), owner(2), owner(3)])
    expect(sum(lines.map(({ change }) => change ?? '0'))).toBe('50')
  })

  it.each([1, 2, 3])('belong to owner %i as to the others: not only the first owner is kept', (cik) => {
    expect(ledgerOf(reportsIn(joint), { owner: owner(cik) }).map(lineText)).toEqual([
      'a1 I1 1000 +100 =1100 opening',
      'a1 I2 0 +50 =50 opening',
      'a2 I1 1100 -100 =1000 agrees',
    ])
  })

  it('keep their balances when the owners are listed in another order', () => {
    expectLedger(
      `
      a1 4 2020-02-04 by 1,2
        I 2020-02-03 P +100 @10 =1100 Common Stock
      a2 4 2020-03-04 by 2,1
        I 2020-03-03 S -100 @12 =1000 Common Stock`,
      `
      a1 I1 1000 +100 =1100 opening
      a2 I1 1100 -100 =1000 agrees`,
    )
  })

  it('stand apart from what one of the owners files alone', () => {
    expectLedger(
      `
      a1 4 2020-02-04 by 7,2
        I 2020-02-03 P +100 @10 =90000 Common Stock
      a2 4 2020-02-04 by 2
        I 2020-02-03 A +10 @0 =300 Common Stock
      a3 4 2020-03-04 by 7,2
        I 2020-03-03 S -1000 @12 =89000 Common Stock
      a4 4 2020-03-04 by 2
        I 2020-03-03 F -3 @12 =297 Common Stock`,
      `
      a1 I1 89900 +100 =90000 opening
      a2 I1 290 +10 =300 opening
      a3 I1 90000 -1000 =89000 agrees
      a4 I1 300 -3 =297 agrees`,
      { owner: owner(2) },
    )
  })
})

describe('one position in separate filings', () => {
  it('of a fund, its general partner and its managing member is one group', () => {
    const lines = ledgerOf(
      reportsIn(`
        a1 4 2020-02-04 by 1
          I 2020-02-03 P +5000 @10 =905000 Common Stock
        a2 4 2020-02-04 by 2
          I 2020-02-03 P +5000 @10.00 =905000 Common Stock; By Fund LP
        a3 4 2020-02-05 by 3
          I 2020-02-03 P +5000 @10 =905000 Common Stock; See footnote {F1}
          F1 Held by Fund LP, whose general partner the reporting person manages.`),
    )
    expect(new Set(lines.map(({ group }) => group)).size).toBe(1)
    expect(lines[0]!.group).not.toBeNull()
    expect(lines).toHaveLength(3)
  })

  it('also of holdings that both state at one time', () => {
    const lines = ledgerOf(
      reportsIn(`
        a1 3 2020-02-04 by 1 period 2020-02-03
          I hold =905000 Common Stock
        a2 3 2020-02-05 by 2 period 2020-02-03
          I hold =905000 Common Stock; By Fund LP`),
    )
    expect(lines[0]!.group).toBe(lines[1]!.group)
    expect(lines[0]!.group).not.toBeNull()
  })

  it('is not what two directors are granted in equal parts', () => {
    const lines = ledgerOf(
      reportsIn(`
        a1 4 2020-02-04 by 1
          I 2020-02-03 A +500 @0 =500 Common Stock
        a2 4 2020-02-04 by 2
          I 2020-02-03 A +500 @0 =500 Common Stock
        a3 4 2020-02-04 by 3
          I 2020-02-03 A +500 @0 =500 Common Stock; By Spouse`),
    )
    expect(lines.map(({ group }) => group)).toEqual([null, null, null])
  })

  it('is not what two people buy alike, each directly', () => {
    const lines = ledgerOf(
      reportsIn(`
        a1 4 2020-02-04 by 1
          I 2020-02-03 P +500 @10 =500 Common Stock
        a2 4 2020-02-04 by 2
          I 2020-02-03 P +500 @10 =500 Common Stock`),
    )
    expect(lines.map(({ group }) => group)).toEqual([null, null])
  })
})

describe('what two people each have for themselves', () => {
  const groupsOf = (nature: string, line: string) =>
    ledgerOf(
      reportsIn(`
        a1 4 2025-10-03 by 1
          I 2025-10-01 ${line}; ${nature} {F1}
          F1 Held by the Issuer for the benefit of the Reporting Person under its plan for directors.
        a2 4 2025-10-03 by 2
          I 2025-10-01 ${line}; ${nature} {F1}
          F1 Held by the Issuer for the benefit of the Reporting Person under its plan for directors.`),
    ).map(({ group }) => group)

  it.each(['See Footnote', 'By Issuer', 'By IRA', 'By 401(k) Plan', 'By Spouse', 'Deferred Compensation Plan'])(
    'is two positions though all figures are equal: %s (two directors of Citigroup)',
    (nature) => {
      expect(groupsOf(nature, 'A +213.9331 @102.368 =36713.7651 Common Stock')).toEqual([null, null])
      expect(groupsOf(nature, 'J +213.9331 @102.368 =36713.7651 Common Stock')).toEqual([null, null])
    },
  )

  it('is not what a fund or a family trust has, which both report', () => {
    for (const nature of ['By Fund LP', 'By Family Trust', 'By Children']) {
      expect(groupsOf(nature, 'A +213.9331 @102.368 =36713.7651 Common Stock')).toEqual(['a1 I 1', 'a1 I 1'])
    }
  })

  it('is one where one holds directly what the other has by a spouse', () => {
    const lines = ledgerOf(
      reportsIn(`
        a1 4 2020-02-04 by 1
          I 2020-02-03 P +500 @10 =1500 Common Stock
        a2 4 2020-02-04 by 2
          I 2020-02-03 P +500 @10 =1500 Common Stock; By Spouse`),
    )
    expect(lines.map(({ group }) => group)).toEqual(['a1 I 1', 'a1 I 1'])
  })
})

describe('one report filed twice', () => {
  it('counts once, also when the second is typed 4 and not 4/A', () => {
    const given = `
      a1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
        I hold =50 Common Stock; By Son
      a2 4 2020-02-05
        I 2020-02-03 S -100 @10 =900 Common Stock
        I hold =50 Common Stock; By Son
      a3 4 2020-03-04
        I 2020-03-03 S -100 @10 =800 Common Stock`
    expectLedger(
      given,
      `
      a1 I1 1000 -100 =900 opening
      a1 I2 50 hold =50 opening
      a3 I1 900 -100 =800 agrees`,
    )
    const aside = ledgerOf(reportsIn(given), { all: true }).filter(({ counted }) => !counted)
    expect(aside.map(({ accession, why }) => `${accession} ${why}`)).toEqual([
      'a2 says the same as Table I, line 1 of a1, filed again',
      'a2 says the same as Table I, line 2 of a1, filed again',
    ])
  })

  const tooMany = `
      f1 4 2020-03-03 by 1,2,3
        I 2020-03-02 P +1000 @10 =5000 Common Stock
      f2 4 2020-03-03 by 1,4,5
        I 2020-03-02 P +1000 @10 =5000 Common Stock`

  it('because it has more owners than a report has room for is theirs too, and counts once', () => {
    const lines = expectLedger(tooMany, 'f1 I1 4000 +1000 =5000 opening')
    expect(lines[0]!.owners).toEqual([1, 2, 3, 4, 5].map(owner))
  })

  it('counts once also when both are amended alike', () => {
    const amended = `${tooMany}
      f3 4/A 2020-03-10 by 1,2,3 original 2020-03-03
        I 2020-03-02 P +1100 @10 =5100 Common Stock
      f4 4/A 2020-03-10 by 1,4,5 original 2020-03-03
        I 2020-03-02 P +1100 @10 =5100 Common Stock`
    expectLedger(amended, 'f3 I1 4000 +1100 =5100 opening')
  })

  it('with another owner first is one position: somebody files both', () => {
    const lines = ledgerOf(
      reportsIn(`
      f1 4 2020-03-03 by 1,2
        I 2020-03-02 P +1000 @10 =5000 Common Stock
      f2 4 2020-03-03 by 3,1
        I 2020-03-02 P +1000 @10 =5000 Common Stock`),
    )
    expect(lines.map(({ group }) => group)).toEqual(['f1 I 1', 'f1 I 1'])
  })

  it('counts its new lines where it repeats only some', () => {
    expectLedger(
      `
      a1 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 Common Stock
      a2 4 2020-02-05
        I 2020-02-03 S -100 @10 =900 Common Stock
        I 2020-02-03 S -50 @11 =850 Common Stock`,
      `
      a1 I1 1000 -100 =900 opening
      a2 I2 900 -50 =850 agrees`,
    )
  })

  it('is not two equal purchases on one day, with running balances', () => {
    expectLedger(
      `
      a1 4 2020-02-04
        I 2020-02-03 P +100 @10 =1100 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 P +100 @10 =1200 Common Stock`,
      `
      a1 I1 1000 +100 =1100 opening
      a2 I1 1100 +100 =1200 agrees`,
    )
  })
})
