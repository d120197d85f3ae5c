import { expect, it } from 'vitest'
import { emptyDocument, emptyRow, type OwnershipDocument } from '../../src/model/document.ts'
import { filingIssues } from '../../src/server/filing-issues.ts'
import type { StoredFiling } from '../../src/store/store.ts'

const box = <T>(value: T) => ({ value, footnotes: [] })
const document: OwnershipDocument = {
  ...emptyDocument('4'),
  nonDerivative: [
    {
      ...emptyRow,
      kind: 'transaction',
      transactionDate: box('2024-05-01'),
      coding: { formType: '4', code: 'S', equitySwapInvolved: null, footnotes: [] },
    },
  ],
  signatures: [{ name: 'Jane Roe', date: '2024-05-02' }],
}
const filed = (filedDate: string) => ({ document, issues: [], submission: { filedDate, issuer: null } }) as unknown as StoredFiling

it('a filing is late by the day it was filed, not by that of its signature', () => {
  const lateOf = (filedDate: string) => filingIssues(filed(filedDate)).filter(({ code }) => code === 'late')
  expect(lateOf('2024-05-03')).toEqual([])
  expect(lateOf('2024-05-10').map(({ message }) => message)).toEqual([
    'filed 2024-05-10, too late for Table I line 1 of 2024-05-01: due 2024-05-03',
  ])
})
