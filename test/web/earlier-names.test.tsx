import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { IssuerRecord, OwnerRecord } from '../../src/store/store.ts'
import { EarlierNames, EarlierOwnerNames } from '../../src/web/earlier-names.tsx'

const told = (value: string, first: string | null, last: string | null) => ({ value, first, last, reports: 1 })

const issuer: IssuerRecord = {
  cik: '0000000001',
  name: 'Ajax Corp',
  formerNames: [],
  names: [
    told('Ajax Corp', '2022-01-03', '2024-04-05'),
    told('AJAX CORPORATION', '2021-05-03', '2023-01-05'),
    told('AJAX MOTORS INC', '2021-05-03', '2023-01-05'),
    told('OLD AJAX INC', '2019-01-03', '2021-02-05'),
  ],
  symbols: [told('AJX', '2022-01-03', '2024-04-05'), told('OLD', null, null)],
  formerInHeaders: [
    { name: 'Old Ajax, Inc.', changed: '2010-01-05' },
    { name: 'FIRST AJAX INC', changed: '1999-12-31' },
  ],
  tradingSymbol: 'AJX',
  filings: 3,
  firstFiledDate: null,
  lastFiledDate: null,
  filingsWithoutDate: 3,
  insiders: [],
}
const text = (html: string) =>
  html
    .replace(/<\/p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .trim()

describe('what a party was called before', () => {
  it('is told with the days of the reports, and names that only headers have apart', () => {
    expect(text(render(<EarlierNames issuer={issuer} />))).toBe(
      'also Ajax Motors · formerly Old Ajax, last reported 5 Feb 2021 · formerly symbol OLD\n' +
        'formerly First Ajax, change dated 31 Dec 1999 (by EDGAR’s headers)',
    )
    expect(render(<EarlierNames issuer={{ ...issuer, names: issuer.names.slice(0, 1), symbols: [], formerInHeaders: [] }} />)).toBe('')
  })

  it('leads to the other CIK of a person and says how sure that is', () => {
    const other = {
      cik: '0000000022',
      name: 'ROE RICHARD A',
      sameness: 'possible' as const,
      issuers: [{ cik: '0000000001', name: 'AJAX CORP' }],
    }
    const owner: OwnerRecord = {
      cik: '0000000021',
      name: 'ROE RICHARD',
      formerNames: [],
      names: [told('ROE RICHARD', '2022-01-03', '2024-04-05')],
      otherCiks: [other, { ...other, cik: '0000000023', sameness: 'same' }],
      filings: 1,
      firstFiledDate: null,
      lastFiledDate: null,
      filingsWithoutDate: 1,
      issuers: [],
    }
    const html = render(<EarlierOwnerNames owner={owner} />)
    expect(html).toContain('<a href="/owner/0000000022">Richard A. Roe</a>')
    expect(text(html).split('\n')).toEqual([
      'Perhaps also reports as Richard A. Roe, CIK 0000000022, on Ajax: the names may be one person’s, and no report has both.',
      'Probably also reports as Richard A. Roe, CIK 0000000023, on Ajax: the names agree, and no report has both.',
    ])
  })
})
