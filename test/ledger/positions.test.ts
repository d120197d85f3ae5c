import { describe, expect, it } from 'vitest'
import { ledgerOf } from '../../src/ledger/ledger.ts'
import { securityClass } from '../../src/ledger/security-class.ts'
import { expectLedger, type LedgerCase, reportsIn } from './notation.ts'

const cases: LedgerCase[] = [
  {
    name: 'a Form 3 opens, trades follow',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 P +100 @10 =1100 Common Stock
      a3 4 2020-03-04
        I 2020-03-03 S -300 @12 =800 Common Stock`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a2 I1 1000 +100 =1100 agrees
      a3 I1 1100 -300 =800 agrees`,
  },
  {
    name: 'first sight without a Form 3: the opening is the balance less the change',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 P +100 @10 =1100 Common Stock`,
    expected: `a1 I1 1000 +100 =1100 opening`,
  },
  {
    name: 'a holding moves nothing and is no trade',
    given: `
      a1 4 2020-02-04
        I 2020-02-03 P +100 @10 =1100 Common Stock
        I hold =500 Common Stock; By Spouse
      a2 4 2020-03-04
        I 2020-03-03 S -100 @10 =1000 Common Stock
        I hold =500 Common Stock; By Spouse`,
    expected: `
      a1 I1 1000 +100 =1100 opening
      a1 I2 500 hold =500 opening
      a2 I1 1100 -100 =1000 agrees
      a2 I2 500 hold =500 agrees`,
  },
  {
    name: 'titles of one class are one position; another class is another',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =1000 Common Stock, par value $.01 per share
        I hold =50 Class B Common Stock
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =900 COMMON STOCK
      a3 4 2020-03-04
        I 2020-03-03 S -100 @10 =800 Common Shares
        I 2020-03-03 S -10 @10 =40 Common Stock, Class B`,
    expected: `
      a1 I1 1000 hold =1000 opening
      a1 I2 50 hold =50 opening
      a2 I1 1000 -100 =900 agrees
      a3 I1 900 -100 =800 agrees
      a3 I2 50 -10 =40 agrees`,
  },
  {
    name: 'the balance of the last row is not the position: each vehicle has its own',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =5000 Common Stock
        I hold =70 Common Stock; By Son
      a2 4 2020-02-04
        I 2020-02-03 S -1000 @10 =4000 Common Stock
        I hold =70 Common Stock; by Son`,
    expected: `
      a1 I1 5000 hold =5000 opening
      a1 I2 70 hold =70 opening
      a2 I1 5000 -1000 =4000 agrees
      a2 I2 70 hold =70 agrees`,
  },
  {
    name: 'words for one vehicle: by Trust, Trust, held by the trust',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =700 Common Stock; By Trust
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =600 Common Stock; Trust
      a3 4 2020-03-04
        I 2020-03-03 S -100 @10 =500 Common Stock; Held by the trust (1)`,
    expected: `
      a1 I1 700 hold =700 opening
      a2 I1 700 -100 =600 agrees
      a3 I1 600 -100 =500 agrees`,
  },
  {
    name: '"See footnote" names no vehicle, its note does',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =700 Common Stock; See footnote {F1}
        I hold =300 Common Stock; See footnote {F2}
        F1 Held directly by Alpha Fund, L.P.
        F2 These shares are held of record by Beta Fund LP, of which the reporting person is a member.
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =200 Common Stock; By Beta Fund, L.P.
        I 2020-02-03 S -100 @10 =600 Common Stock; See Note {F1}
        F1 Shares held by Alpha Fund LP.`,
    expected: `
      a1 I1 700 hold =700 opening
      a1 I2 300 hold =300 opening
      a2 I1 300 -100 =200 agrees
      a2 I2 700 -100 =600 agrees`,
  },
  {
    name: 'a note that names the spouse, and the words for her later',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =700 Common Stock; See footnote {F1}
        F1 Shares held by the reporting person's spouse.
      a2 4 2020-02-04
        I 2020-02-03 S -100 @10 =600 Common Stock; By wife`,
    expected: `
      a1 I1 700 hold =700 opening
      a2 I1 700 -100 =600 agrees`,
  },
  {
    name: 'two trusts under one name keep their own balances',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =9000 Common Stock; By Trust
        I hold =40 Common Stock; By Trust
      a2 4 2020-02-04
        I 2020-02-03 S -10 @10 =30 Common Stock; By Trust
        I hold =9000 Common Stock; By Trust`,
    expected: `
      a1 I1 9000 hold =9000 opening
      a1 I2 40 hold =40 opening
      a2 I1 40 -10 =30 agrees
      a2 I2 9000 hold =9000 agrees`,
  },
  {
    name: 'a vehicle first seen after the Form 3 opens, and that is said',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =700 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 P +100 @10 =100 Common Stock; By Spouse`,
    expected: `
      a1 I1 700 hold =700 opening
      a2 I1 0 +100 =100 opening | first seen here`,
  },
  {
    name: 'fractions of a share are kept to the last place',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =100.2500 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 P +0.7501 @10 =101.0001 Common Stock`,
    expected: `
      a1 I1 100.2500 hold =100.2500 opening
      a2 I1 100.2500 +0.7501 =101.0001 agrees`,
  },
  {
    name: 'a debt security counts in dollars',
    given: `
      a1 4 2020-02-04
        II 2020-02-03 P +$500000 @? =$500000 Convertible Note; x5; exp 2027-01-01; of 100000 Common Stock
      a2 4 2020-03-04
        II 2020-03-03 C -$200000 @? =$300000 Convertible Note; x5; exp 2027-01-01; of 40000 Common Stock`,
    expected: `
      a1 II1 0 +500000 =500000 opening
      a2 II1 500000 -200000 =300000 agrees`,
  },
  {
    name: 'every row has its own date, not that of the report',
    given: `
      a1 4 2020-02-05 period 2020-02-03
        I 2020-02-04 S -100 @10 =800 Common Stock
        I 2020-02-03 S -100 @10 =900 Common Stock`,
    expected: `
      a1 I2 1000 -100 =900 opening
      a1 I1 900 -100 =800 agrees`,
  },
  {
    name: 'a line of form type 5 on a Form 4 is a line like others',
    given: `
      a1 3 2020-01-02 period 2020-01-01
        I hold =700 Common Stock
      a2 4 2020-02-04
        I 2020-02-03 G/5 -100 @0 =600 Common Stock`,
    expected: `
      a1 I1 700 hold =700 opening
      a2 I1 700 -100 =600 agrees`,
  },
]

describe('classes', () => {
  it.each([
    'Common Stock',
    'COMMON STOCK',
    'common',
    'Common Shares',
    'Shares of Common Stock',
    'Acme Inc. Common Stock',
    'Common Stock, par value $.01',
    'Common Stock, $0.001 par value per share',
    'Common Stock $.01 Par Value',
    'Common Stock, $1 2/3 Par Value',
    'Common Stock, no par value',
    'Common shares without par value',
    'Common Stock, Par Value 10 cents',
    'Common Stock, par value $0.001 per share ("Common Stock")',
    'Common Stock (1)',
    'Common Stcok',
  ])('"%s" is Common Stock', (title) => {
    expect(securityClass(title, 'I', 'ACME INC')).toBe('Common Stock')
  })

  it.each([
    ['Class A Common Stock, par value $.01', 'Class A Common Stock'],
    ['Common Stock, Class A', 'Class A Common Stock'],
    ['CLASS B', 'Class B Common Stock'],
    ['Class A Non-Voting Common Stock', 'Class A Non-Voting Common Stock'],
    ['Ordinary Shares, nominal value $0.01', 'Ordinary Shares'],
    ['Series A Preferred Shares', 'Series A Preferred Stock'],
    ['Restricted Stock', 'Restricted Stock'],
  ])('"%s" is %s', (title, name) => {
    expect(securityClass(title, 'I', 'ACME INC')).toBe(name)
  })

  it.each(['Acme Holdings Ltd Common Stock', 'Acme Common Stock', 'ACME HOLDINGS, LTD. COMMON STOCK'])(
    'leave out the name of the issuer: %s',
    (title) => {
      expect(securityClass(title, 'I', 'Acme Holdings Ltd')).toBe('Common Stock')
    },
  )

  it.each([
    ['Employee Stock Option (Right to Buy)', 'Stock Option'],
    ['Non-Qualified Stock Option', 'Stock Option'],
    ['Option to Purchase Common Stock', 'Stock Option'],
    ['Put Option (obligation to buy)', 'Put Option'],
    ['RSUs', 'Restricted Stock Unit'],
    ['Performance-Based Restricted Stock Units', 'Performance Stock Unit'],
    ['Phantom Stock', 'Phantom Stock Unit'],
    ['Class B Common Stock (2)', 'Class B Common Stock'],
    ['Series C Warrants', 'Series C Warrant'],
  ])('the derivative "%s" is %s', (title, name) => {
    expect(securityClass(title, 'II', 'ACME INC')).toBe(name)
  })
})

describe('positions', () => {
  it.each(cases)('$name', ({ given, expected, question }) => {
    expectLedger(given, expected, question)
  })

  it('are keyed by owner, issuer, class, vehicle and grant', () => {
    const [option] = ledgerOf(
      reportsIn(`
        a1 4 2007-12-18 by 1 in 9
          II 2007-12-17 A +40000 @0 =40000 Stock Option (right to buy); x6.10; exp 2017-12-17; of 40000 Common Stock`),
    )
    expect(option!.position).toBe('0000000001:0000000009:Stock Option:direct:6.1:2017-12-17:2007-12-17')
    expect(option).toMatchObject({
      security: 'Stock Option',
      filedSecurity: 'Stock Option (right to buy)',
      vehicle: 'direct',
      unit: 'shares',
    })
  })

  it('of the issuer, never of an owner that is itself an issuer', () => {
    const given = `
      a1 3 2020-01-02 by 50863 in 9 period 2020-01-01
        I hold =700 Common Stock
      a2 3 2020-01-02 by 7 in 50863 period 2020-01-01
        I hold =300 Common Stock`
    const lines = ledgerOf(reportsIn(given).filter(({ document }) => document.issuer.cik === '0000000009'))
    expect(lines.map(({ position }) => position)).toEqual(['0000050863:0000000009:Common Stock:direct'])
  })

  it('that a Form 3 tells after a Form 4 were there before: nothing is first seen later', () => {
    const lines = expectLedger(
      `
      a1 4 2020-03-03
        I 2020-03-02 P +100 @10 =1100 Common Stock
      a2 3 2020-03-09 period 2020-03-01
        I hold =1000 Common Stock
        I hold =50 Common Stock; By Spouse`,
      `
      a2 I1 1000 hold =1000 opening
      a2 I2 50 hold =50 opening
      a1 I1 1000 +100 =1100 agrees`,
    )
    expect(lines.map(({ why }) => why)).toEqual([null, null, null])
  })

  it('of which two reports of one day tell stand in the first report, whichever was accepted first', () => {
    const lines = expectLedger(
      `
      a1 4 2020-03-03 at 2020-03-03T18:00:00-05:00
        I 2020-03-02 M +500 @1 =1000 Common Stock
      a2 4 2020-03-03 at 2020-03-03T17:00:00-05:00
        I 2020-03-02 S -100 @10 =900 Common Stock`,
      `
      a2 I1 1000 -100 =900 explained | another order
      a1 I1 500 +500 =1000 opening`,
    )
    expect(lines[1]!.why).toBeNull()
  })
})
