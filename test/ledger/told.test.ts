import { describe, expect, it } from 'vitest'
import { rolesOf, toldForms } from '../../src/ledger/told.ts'
import { emptyRelationship, type Relationship } from '../../src/model/document.ts'
import { formFour, owner } from '../store/made-filings.ts'

const folded = (text: string) => text.toLowerCase().replace(/[^a-z ]/g, '')

describe('what reports tell over time', () => {
  it('is each name once with the days between which it was told, the one told last first, as last written', () => {
    const tellings = [
      { value: 'Ajax Corp.', day: '2024-05-01' },
      { value: 'AJAX CORP', day: '2024-04-01' },
      { value: 'Old Ajax', day: null },
      { value: 'Old Ajax', day: '2022-01-03' },
      { value: 'AJAX CORP', day: '2021-06-01' },
    ]
    expect(toldForms(tellings, folded)).toEqual([
      { value: 'Ajax Corp.', first: '2021-06-01', last: '2024-05-01', reports: 3 },
      { value: 'Old Ajax', first: '2022-01-03', last: '2022-01-03', reports: 2 },
    ])
    expect(toldForms([], folded)).toEqual([])
  })

  const report = (filed: string, ...roles: readonly Partial<Relationship>[]) => ({
    accession: filed,
    filed,
    acceptedAt: null,
    document: formFour({
      reportingOwners: [...roles.map((role) => owner('11', 'DOE JANE', role)), owner('12', 'FUND ONE', { tenPercentOwner: true })],
    }),
  })
  const director = { director: true }
  const chief = { director: true, officer: true, officerTitle: 'Chief Executive Officer' }

  it('is a role in stretches: one given up and taken again stands twice', () => {
    const reports = [
      report('2020-01-06', director),
      report('2021-01-05', chief),
      report('2021-02-05', { ...chief, officerTitle: 'CHIEF EXECUTIVE OFFICER' }),
      report('2023-01-04', { director: true, officer: false }),
      report('2023-02-06'),
    ]
    const told = rolesOf([...reports].reverse(), '0000000011')
    expect(told.map(({ value, first, last, reports: count }) => [value.officerTitle, first, last, count])).toEqual([
      [null, '2023-01-04', '2023-01-04', 1],
      ['CHIEF EXECUTIVE OFFICER', '2021-01-05', '2021-02-05', 2],
      [null, '2020-01-06', '2020-01-06', 1],
    ])
  })

  it('passes over a report that tells no role, as a print whose boxes were lost', () => {
    const lost = { ...emptyRelationship, director: null, officer: null, tenPercentOwner: null, other: null }
    expect(
      rolesOf([report('2020-01-06', director), report('2020-02-06', lost), report('2020-03-06', director)], '0000000011'),
    ).toMatchObject([{ first: '2020-01-06', last: '2020-03-06', reports: 2 }])
    expect(rolesOf([report('2020-02-06', lost)], '0000000011')).toEqual([])
  })
})
