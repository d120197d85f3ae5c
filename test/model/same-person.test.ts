import { describe, expect, it } from 'vitest'
import { samePerson } from '../../src/model/same-person.ts'

describe('names under two CIKs', () => {
  it.each([
    ['SEVERINO PAUL J', 'Severino Paul J.', 'same'],
    ['SEVERINO PAUL J', 'Severino, Paul J', 'same'],
    ['SMITH JOHN A JR', 'SMITH JR JOHN A', 'same'],
    ['SEVERINO PAUL J', 'SEVERINO PAUL', 'possible'],
    ['SEVERINO PAUL J', 'SEVERINO P J', 'possible'],
    ['SEVERINO PAUL JAMES', 'SEVERINO PAUL J', 'possible'],
    ['COOK TIMOTHY D', 'COOK TIM D', 'possible'],
    ['SEVERINO PAUL J', 'SEVERINO PETER J', 'different'],
    ['SEVERINO PAUL J', 'SEVERINO PAUL K', 'different'],
    ['SMITH JOHN JR', 'SMITH JOHN SR', 'different'],
    ['SMITH JOHN', 'SMITH JOHN JR', 'different'],
    ['SMITH JOHN', 'SMYTHE JOHN', 'different'],
    ['ACME CORP', 'ACME CORP', 'different'],
    ['SMITH JOHN', 'SMITH FAMILY TRUST', 'different'],
  ] as const)('%s and %s: %s', (a, b, answer) => {
    expect(samePerson(a, b)).toBe(answer)
    expect(samePerson(b, a)).toBe(answer)
  })
})
