import { describe, expect, it } from 'vitest'
import { reportTimeliness } from '../../src/law/report-timeliness.ts'
import { amendedDocuments } from '../../src/ledger/amended-documents.ts'
import { reportsIn } from './notation.ts'

/** `c1 I1 late`, line by line, of the amendments among the reports. */
const judged = (given: string) => {
  const reports = reportsIn(given)
  return reports
    .filter(({ document }) => document.documentType.endsWith('/A'))
    .flatMap((report) => {
      const { accession, document, filed, acceptedAt } = report
      const { rows } = reportTimeliness({ document, filedDate: filed, acceptedAt, originals: amendedDocuments(report, reports) })
      return rows.map(({ table, row, late }) => `${accession} ${table}${row} ${late === null ? 'unknown' : late ? 'late' : 'in time'}`)
    })
}

describe('lateness of amendments', () => {
  it('goes by the original through an amendment between them', () => {
    expect(
      judged(`
      o1 4 2020-02-05 period 2020-02-03
        I 2020-02-03 P +100 @10 =1100 Common Stock
        I 2020-02-04 P +50 @11 =1150 Common Stock
      c1 4/A 2020-02-20 original 2020-02-05 period 2020-02-03
        I 2020-02-04 P +50 @12 =1150 Common Stock
      c2 4/A 2020-02-25 original 2020-02-20 period 2020-02-03
        I 2020-02-03 P +100 @10 =1100 Common Stock
        I 2020-02-05 P +25 @13 =1175 Common Stock`),
    ).toEqual(['c1 I1 in time', 'c2 I1 in time', 'c2 I2 late'])
  })

  it('does not tell a line twice that an earlier amendment of the same original added', () => {
    expect(
      judged(`
      o1 4 2020-02-05 period 2020-02-03
        I 2020-02-03 P +100 @10 =1100 Common Stock
      c1 4/A 2020-02-20 original 2020-02-05 period 2020-02-03
        I 2020-02-05 P +25 @11 =1125 Common Stock
      c2 4/A 2020-02-25 original 2020-02-05 period 2020-02-03
        I 2020-02-05 P +25 @11.5 =1125 Common Stock`),
    ).toEqual(['c1 I1 late', 'c2 I1 in time'])
  })
})
