import { describe, expect, it } from 'vitest'
import { isEntityName, issuerHistory, ownersIn, rolesOf, sameName } from '../../src/ledger/people.ts'
import { reportsIn } from './notation.ts'

describe('names', () => {
  it.each([
    ['SEVERINO PAUL J', 'Paul J. Severino'],
    ['SEVERINO PAUL J', 'Severino, Paul'],
    ['SEVERINO PAUL', 'Paul James Severino'],
    ['MUSK ELON', 'Musk Elon'],
    ['SMITH JOHN A JR', 'John A. Smith, Jr.'],
    ['VAN DER BERG ANNA', 'Anna van der Berg'],
    ["O'BRIEN MARY", 'Mary OBrien'],
    ['NUÑEZ JOSE', 'Jose Nunez'],
  ])('%s and %s can be one person', (a, b) => {
    expect(sameName(a, b)).toBe(true)
    expect(sameName(b, a)).toBe(true)
  })

  it.each([
    ['SMITH JOHN A', 'SMITH JOHN B'],
    ['SMITH JOHN JR', 'SMITH JOHN'],
    ['SMITH JOHN', 'SMITH JANE'],
    ['SMITH JOHN', 'SMYTH JOHN'],
    ['ALPHA FUND LP', 'ALPHA FUND II LP'],
  ])('%s and %s cannot', (a, b) => {
    expect(sameName(a, b)).toBe(false)
  })

  it('tell companies from people', () => {
    expect(['INTEL CORP', 'BANK OF AMERICA CORP /DE/', 'Smith Family Trust', 'Craft Ventures II, L.P.'].map(isEntityName)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(['MUSK ELON', 'Severino Paul J', 'COLE TRUSTY M'].map(isEntityName)).toEqual([false, false, false])
  })
})

describe('owners', () => {
  it('are one person through names of one CIK and through CIKs of one issuer', () => {
    const owners = ownersIn(
      reportsIn(`
        a1 4 2020-02-04 by 1 in 9 named SEVERINO_PAUL_J
        a2 4 2020-03-04 by 1 in 9 named SEVERINO_PAUL
        a3 4 2020-04-04 by 2 in 9 named Paul_J._Severino`),
    )
    expect(owners).toHaveLength(1)
    expect(owners[0]!.ciks).toEqual(['0000000001', '0000000002'])
    expect(owners[0]!.names.map(({ value }) => value)).toEqual(['SEVERINO PAUL J', 'SEVERINO PAUL', 'Paul J. Severino'])
  })

  it('of one name at two issuers are not taken for one person', () => {
    const owners = ownersIn(
      reportsIn(`
        a1 4 2020-02-04 by 1 in 9 named SMITH_JOHN
        a2 4 2020-03-04 by 2 in 8 named SMITH_JOHN`),
    )
    expect(owners).toHaveLength(2)
  })

  it('who file together are two, however alike their names', () => {
    const owners = ownersIn(reportsIn('a1 4 2020-02-04 by 1,2 in 9 named SMITH_JOHN'))
    expect(owners.map(({ ciks }) => ciks)).toEqual([['0000000001'], ['0000000002']])
  })

  it('have roles with the days between which they were reported', () => {
    const roles = rolesOf(
      reportsIn(`
        a1 4 2020-02-04 by 1 in 9 title Vice_President
        a2 4 2020-03-04 by 1 in 9 title Vice_President
        a3 4 2020-04-04 by 1 in 9 title Chief_Executive
        a4 4 2020-05-04 by 1 in 8 title Director`),
      '0000000001',
      '0000000009',
    )
    expect(roles.map(({ value, first, last }) => [value.officerTitle, first, last])).toEqual([
      ['Vice President', '2020-02-04', '2020-03-04'],
      ['Chief Executive', '2020-04-04', '2020-04-04'],
    ])
  })
})

describe('an issuer', () => {
  it('has its names and symbols over time, never those of an owner that is itself an issuer', () => {
    const history = issuerHistory(
      reportsIn(`
        a1 4 2020-02-04 by 50863 in 9 issuer Old symbol OLD
        a2 4 2020-03-04 by 50863 in 9 issuer New symbol NEW
        a3 4 2020-03-05 by 1 in 50863 issuer Intel symbol INTC`),
      '0000000009',
    )
    expect(history.names.map(({ value }) => value)).toEqual(['Old', 'New'])
    expect(history.symbols.map(({ value, first }) => [value, first])).toEqual([
      ['OLD', '2020-02-04'],
      ['NEW', '2020-03-04'],
    ])
  })
})
