import { describe, expect, it } from 'vitest'
import { item405, type NumberedReport } from '../../src/law/item-405.ts'
import { item405Caption, item405Csv, item405Text } from '../../src/law/item-405-text.ts'
import {
  type DocumentType,
  emptyAddress,
  emptyDocument,
  emptyRelationship,
  emptyRow,
  type Relationship,
  type Row,
} from '../../src/model/document.ts'

const box = <T>(value: T) => ({ value, footnotes: [] })
const sale = (date: string, formType = '4', code = 'S'): Row => ({
  ...emptyRow,
  kind: 'transaction',
  transactionDate: box(date),
  coding: { formType, code, equitySwapInvolved: null, footnotes: [] },
  acquiredDisposed: box('D' as const),
})

let number = 0
function report(
  type: DocumentType,
  filedDate: string,
  owners: readonly string[],
  rows: readonly Row[],
  period = filedDate,
  relationship: Partial<Relationship> = { director: true },
): NumberedReport {
  number += 1
  return {
    accession: `0000000001-25-${String(number).padStart(6, '0')}`,
    filedDate,
    acceptedAt: null,
    document: {
      ...emptyDocument(type),
      periodOfReport: period,
      reportingOwners: owners.map((name) => ({
        cik: null,
        name,
        address: emptyAddress,
        relationship: { ...emptyRelationship, ...relationship },
      })),
      nonDerivative: rows,
    },
  }
}

const fiscalYear = { start: '2024-01-01', end: '2024-12-31' }
const ask = (reports: readonly NumberedReport[], failures: Parameters<typeof item405>[0]['failures'] = []) =>
  item405({ fiscalYear, reports, failures })
const counts = (reports: readonly NumberedReport[]) =>
  ask(reports).persons.map(({ name, lateReports, lateTransactions }) => [name, lateReports, lateTransactions])

describe('Item 405', () => {
  it('names nobody when all was in time', () => {
    const found = ask([report('4', '2024-05-03', ['DOE JANE'], [sale('2024-05-01')])])
    expect(found.persons).toEqual([])
    expect(item405Text(found, 'Example Corp.')).toBeNull()
  })

  it('counts late reports and transactions by person', () => {
    expect(
      counts([
        report('4', '2024-05-10', ['ROE RICHARD'], [sale('2024-05-01'), sale('2024-05-02')]),
        report('4', '2024-07-10', ['DOE JANE'], [sale('2024-07-01')]),
        report('4', '2024-08-28', ['DOE JANE'], [sale('2024-08-01'), sale('2024-08-27')]),
        report('4', '2024-09-04', ['POE PAUL'], [sale('2024-09-03')]),
      ]),
    ).toEqual([
      ['DOE JANE', 2, 2],
      ['ROE RICHARD', 1, 2],
    ])
  })

  it('counts a late Form 3 as one report without transactions', () => {
    expect(counts([report('3', '2024-06-30', ['DOE JANE'], [], '2024-06-01')])).toEqual([['DOE JANE', 1, 0]])
  })

  it('counts Form 4 lines on a Form 5, filed after the year but about it', () => {
    expect(counts([report('5', '2025-02-10', ['DOE JANE'], [sale('2024-03-01'), sale('2024-04-01')], '2024-12-31')])).toEqual([
      ['DOE JANE', 1, 2],
    ])
  })

  it('tells the deadline that the days late run from, not one that was met', () => {
    const found = ask([report('5', '2025-02-10', ['DOE JANE'], [sale('2024-03-01'), sale('2024-04-01')], '2024-12-31')])
    expect(found.persons[0]!.reports).toMatchObject([{ due: '2024-03-05', daysLate: 342 }])
    const mixed = ask([report('4', '2024-08-28', ['DOE JANE'], [sale('2024-08-27'), sale('2024-08-01'), sale('2024-08-22')])])
    expect(mixed.persons[0]!.reports).toMatchObject([{ due: '2024-08-05', daysLate: 23 }])
  })

  it('counts a holding that belonged on Form 3 in the year of its Form 5 alone', () => {
    const holding: Row = { ...emptyRow, coding: { formType: '3', code: null, equitySwapInvolved: null, footnotes: [] } }
    const late = [report('5', '2025-02-10', ['DOE JANE'], [holding], '2024-12-31')]
    expect(ask(late).persons[0]!.reports).toMatchObject([{ earlierYear: false, transactions: 0, due: null, daysLate: null }])
    const yearOf = (end: string) => item405({ fiscalYear: { start: `${end}-01-01`, end: `${end}-12-31` }, reports: late, failures: [] })
    expect(yearOf('2025').persons[0]!.reports).toMatchObject([{ earlierYear: true }])
    expect(yearOf('2023').persons).toEqual([])
    expect(yearOf('2026').persons).toEqual([])
  })

  it('counts a late Form 5 of the year', () => {
    expect(counts([report('5', '2025-03-10', ['DOE JANE'], [], '2024-12-31')])).toEqual([['DOE JANE', 1, 0]])
  })

  it('counts a joint filing for each owner', () => {
    expect(counts([report('4', '2024-05-10', ['FUND LP', 'FUND GP LLC'], [sale('2024-05-01')])])).toEqual([
      ['FUND GP LLC', 1, 1],
      ['FUND LP', 1, 1],
    ])
  })

  it('keeps trades of earlier years apart, and leaves out those reported before the year', () => {
    const found = ask([
      report('4', '2024-02-10', ['DOE JANE'], [sale('2023-11-01')]),
      report('4', '2023-12-10', ['ROE RICHARD'], [sale('2023-11-01')]),
      report('4', '2025-03-10', ['POE PAUL'], [sale('2025-02-03')]),
    ])
    expect(found.persons).toHaveLength(1)
    expect(found.persons[0]).toMatchObject({ name: 'DOE JANE', lateReports: 0, reports: [{ earlierYear: true, transactions: 1 }] })
    expect(item405Text(found, 'Example Corp.')).toContain('one late report covering one transaction with respect to prior fiscal years')
  })

  it('lists failures that the ledger shows, also of persons with no late report', () => {
    const found = ask(
      [report('4', '2024-05-10', ['DOE JANE'], [sale('2024-05-01')])],
      [
        { cik: null, name: 'DOE JANE', what: 'a Form 4 for 500 shares' },
        { cik: '0000000007', name: 'POE PAUL', what: 'a Form 3' },
      ],
    )
    expect(found.persons.map(({ name, failures }) => [name, failures])).toEqual([
      ['DOE JANE', ['a Form 4 for 500 shares']],
      ['POE PAUL', ['a Form 3']],
    ])
  })

  it('hands what it cannot decide to a person', () => {
    const amended = { ...report('4/A', '2024-06-20', ['DOE JANE'], [sale('2024-05-01')]) }
    const found = ask([amended, report('4', '2024-06-20', ['ROE RICHARD'], [sale('2024-06-03', '5')])])
    expect(found.persons).toEqual([])
    expect(found.undecided.map(({ names }) => names[0])).toEqual(['DOE JANE', 'ROE RICHARD'])
    expect(found.undecided[0]!.why).toContain('adds the line or repeats it')
  })

  it('does not count what an amendment corrects', () => {
    const original = report('4', '2024-05-03', ['DOE JANE'], [sale('2024-05-01')])
    expect(
      counts([original, { ...report('4/A', '2024-06-20', ['DOE JANE'], [sale('2024-05-01')]), originals: [original.document] }]),
    ).toEqual([])
  })

  it('writes the paragraph', () => {
    const found = ask([
      report('4', '2024-05-10', ['DOE JANE'], [sale('2024-05-01'), sale('2024-05-02')], '2024-05-01', {
        officer: true,
        officerTitle: 'Chief Financial Officer',
      }),
      report('3', '2024-06-30', ['ROE RICHARD'], [], '2024-06-01'),
    ])
    const text = item405Text(found, 'Example Corp.')!
    expect(text.startsWith('Delinquent Section 16(a) Reports\n')).toBe(true)
    expect(text).toContain('fiscal year ended December 31, 2024')
    expect(text).toContain(
      'Jane Doe (Chief Financial Officer) filed one late report covering two transactions not reported on a timely basis.',
    )
    expect(text).toContain('Richard Roe (director) filed one late report (including a late Form 3).')
  })

  it('takes the caption of the day of the statement', () => {
    expect(item405Caption('2019-05-01')).toBe('Section 16(a) Beneficial Ownership Reporting Compliance')
    expect(item405Caption('2019-05-02')).toBe('Delinquent Section 16(a) Reports')
  })

  it('writes a table that a spreadsheet cannot run', () => {
    const found = ask([report('4', '2024-05-10', ['=HYPERLINK("x")', 'DOE, JANE'], [sale('2024-05-01')])])
    const lines = item405Csv(found).split('\r\n')
    expect(lines[0]).toBe('name,cik,relationship,accession,form,filed,due,days_late,transactions,earlier_year,failure_to_file')
    expect(lines[1]).toMatch(/^"'=HYPERLINK\(""x""\)",,director,/)
    expect(lines[2]).toMatch(/^"DOE, JANE",,director,0000000001-25-\d{6},4,2024-05-10,2024-05-03,7,1,false,$/)
  })
})
