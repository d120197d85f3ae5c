import { describe, expect, it } from 'vitest'
import { companyInProse, foldedName, insiderOfName, isEntityName, nameInProse, personName } from '../../src/model/names.ts'

describe('names', () => {
  it.each([
    ['SEVERINO PAUL J', 'Paul J. Severino'],
    ['JANZEN HOWARD E', 'Howard E. Janzen'],
    ['MUSK ELON', 'Elon Musk'],
    ['Cook Timothy D', 'Timothy D. Cook'],
    ['SMITH JOHN A JR', 'John A. Smith Jr.'],
    ['SMITH JR JOHN A', 'John A. Smith Jr.'],
    ['DAVIS GEORGE III', 'George Davis III'],
    ["O'BRIEN MARY-ANN", "Mary-Ann O'Brien"],
    ['MCDONALD T J', 'T. J. McDonald'],
    ['VAN DER BERG PAUL', 'Paul van der Berg'],
    ['DE LA CRUZ MARIA L', 'Maria L. de La Cruz'],
    ['ST JOHN PETER', 'Peter St John'],
    ['Smith, Paul J.', 'Paul J. Smith'],
    ['ROE JANE MD', 'Jane Roe M.D.'],
    ['MORGAN JP', 'JP Morgan'],
    ['CHURCH FRANK', 'Frank Church'],
    ['ROE JANE V', 'Jane V. Roe'],
    ['NG ANDREW', 'Andrew Ng'],
  ])('person %s', (filed, prose) => {
    expect(nameInProse(filed)).toBe(prose)
  })

  it.each([
    ['SONUS NETWORKS INC', 'Sonus Networks'],
    ['Tesla, Inc.', 'Tesla'],
    ['NOBLE ENERGY INC /DE/', 'Noble Energy'],
    ['BANK OF AMERICA CORP /DE/', 'Bank of America'],
    ['HP INC', 'HP'],
    ['FORD MOTOR CO', 'Ford Motor Co'],
    ['GGCP, Inc.', 'GGCP'],
    ['SEQUOIA CAPITAL FUND XII LP', 'Sequoia Capital Fund XII LP'],
    ['3M CO', '3M Co'],
  ])('company %s', (filed, prose) => {
    expect(companyInProse(filed)).toBe(prose)
  })

  it.each([
    ['SEVERINO PAUL J', false],
    ['BANK JOHN', false],
    ['HARE GROUP HOLDINGS LLC', true],
    ['Greylock 15-A Limited Partnership', true],
    ['Elon Musk Revocable Trust', true],
    ['MERCK & CO', true],
    ['NESTLE S.A.', true],
    ['CITIGROUP INC', true],
  ])('%s is a body: %s', (name, entity) => {
    expect(isEntityName(name)).toBe(entity)
    expect(personName(name) === null).toBe(entity)
  })

  it('fold to their words, whatever the order', () => {
    expect(foldedName('BRIN SERGEY')).toBe(foldedName('Sergey Brin'))
    expect(foldedName("O'Neil, Renée K.")).toBe(foldedName('ONEIL RENEE K'))
    expect(foldedName('SMITH JOHN A')).not.toBe(foldedName('SMITH JOHN A JR'))
  })

  const insiders = [
    { cik: '0000000001', name: 'ROE RICHARD' },
    { cik: '0000000002', name: 'DOE JANE' },
    { cik: '0000000003', name: 'Jane Doe' },
  ]
  it.each([
    ['the one of the name', 'Richard Roe', [null], '0000000001'],
    ['nobody where several have it', 'DOE JANE', [null], null],
    ['nobody where that one stands beside it', 'Richard Roe', [null, '0000000001'], null],
    ['nobody of another name', 'ROE RICHARD JR', [null], null],
  ])('without a CIK is %s', (_, name, beside, cik) => {
    expect(insiderOfName(name, insiders, beside)).toBe(cik)
  })
})
