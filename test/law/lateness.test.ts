import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ReportToJudge, reportTimeliness } from '../../src/law/report-timeliness.ts'
import { addDays, daysBetween } from '../../src/model/date.ts'
import { type DocumentType, emptyDocument, emptyRow, type OwnershipDocument, type Row } from '../../src/model/document.ts'

const box = <T>(value: T) => ({ value, footnotes: [] })

interface Line {
  readonly date?: string | null
  readonly code?: string
  readonly formType?: string | null
  readonly timeliness?: 'E' | 'L'
  readonly deemed?: string
  readonly direction?: 'A' | 'D'
  readonly shares?: string
  readonly price?: string
  readonly title?: string
}

const line = ({
  date = '2024-05-01',
  code = 'S',
  formType = '4',
  timeliness,
  deemed,
  direction = 'D',
  shares = '100',
  price = '10',
  title = 'Common Stock',
}: Line = {}): Row => ({
  ...emptyRow,
  kind: 'transaction',
  securityTitle: box(title),
  transactionDate: date === null ? null : box(date),
  deemedExecutionDate: deemed === undefined ? null : box(deemed),
  coding: { formType, code, equitySwapInvolved: false, footnotes: [] },
  timeliness: timeliness === undefined ? null : box(timeliness),
  acquiredDisposed: box(direction),
  shares: box(shares),
  pricePerShare: box(price),
  directOrIndirect: box('D' as const),
})

const document = (type: DocumentType, lines: readonly Line[], more: Partial<OwnershipDocument> = {}): OwnershipDocument => ({
  ...emptyDocument(type),
  periodOfReport: type.startsWith('5') ? '2024-12-31' : '2024-05-01',
  nonDerivative: lines.map(line),
  ...more,
})

const filed = (day: string, doc: OwnershipDocument, more: Partial<ReportToJudge> = {}) =>
  reportTimeliness({ document: doc, filedDate: day, acceptedAt: null, ...more })

describe('lines of a Form 4', () => {
  it.each([
    // what, line, filed, late, days
    ['a sale in time', {}, '2024-05-03', false, 0],
    ['a sale a day late, over a weekend', {}, '2024-05-06', true, 3],
    ['no form type: a Form 4 line', { formType: null }, '2024-05-06', true, 3],
    ['a grant', { code: 'A', direction: 'A' }, '2024-05-07', true, 4],
    ['an exercise', { code: 'M', direction: 'A' }, '2024-05-06', true, 3],
    ['withholding for tax', { code: 'F' }, '2024-05-03', false, 0],
    ['notice of a plan trade two days later', { deemed: '2024-05-03' }, '2024-05-07', false, 0],
    ['notice beyond the third business day does not help', { deemed: '2024-05-10' }, '2024-05-09', true, 1],
    ['notice at the outer limit', { deemed: '2024-05-06' }, '2024-05-08', false, 0],
    ['a notice before the trade is a slip', { deemed: '2024-04-30' }, '2024-05-03', false, 0],
    ['a gift made, since 2023', { code: 'G' }, '2024-05-06', true, 3],
    ['a gift made, marked as for Form 5 nevertheless', { code: 'G', formType: '5', timeliness: 'E' }, '2024-05-06', true, 3],
    ['a gift received may wait', { code: 'G', direction: 'A' }, '2024-05-20', false, 0],
    ['a gift received, marked early', { code: 'G', direction: 'A', formType: '5', timeliness: 'E' }, '2024-09-20', false, 0],
    ['a gift made in 2022 may wait', { code: 'G', date: '2022-05-02' }, '2022-06-01', false, 0],
    ['an inheritance marked early', { code: 'W', formType: '5', timeliness: 'E' }, '2024-08-01', false, 0],
    ['a small acquisition marked early', { code: 'L', formType: '5' }, '2024-05-20', false, 0],
    ['a purchase marked for Form 5, as small ones are', { code: 'P', direction: 'A', formType: '5' }, '2024-05-20', false, 0],
    ['marked late by the filer', { timeliness: 'L' }, '2024-05-06', true, 3],
    ['marked late by the filer though the dates do not show it', { timeliness: 'L' }, '2024-05-03', true, null],
    ['a sale marked for Form 5 contradicts itself', { formType: '5', timeliness: 'E' }, '2024-05-20', null, null],
    ['but in time for Form 4 it is in time', { formType: '5', timeliness: 'E' }, '2024-05-03', false, 0],
    ['and too late for either form it is late', { formType: '5', timeliness: 'E' }, '2025-12-30', true, null],
    ['no transaction date', { date: null }, '2024-05-03', null, null],
    ['an inheritance months ago, unmarked: the year end decides', { code: 'W' }, '2024-11-01', null, null],
    ['an inheritance two years ago', { code: 'W', date: '2022-05-02', formType: '5', timeliness: 'E' }, '2024-05-02', true, null],
    ['a trade on a Saturday', { date: '2024-05-04' }, '2024-05-07', false, 0],
    ['before the two-day rule', { date: '2002-08-05' }, '2002-09-10', false, 0],
    ['before the two-day rule, late', { date: '2002-08-05' }, '2002-09-11', true, 1],
  ] as const)('%s', (_, one, day, late, daysLate) => {
    const result = filed(day, document('4', [one]))
    expect(result.rows[0]).toMatchObject({ late, daysLate })
    expect(result.late).toBe(late)
    if (late === null) expect(result.why).not.toBeNull()
  })

  it('says what excused a line', () => {
    expect(filed('2024-05-07', document('4', [{ deemed: '2024-05-03' }])).excused).toContain('deemed executed Fri 3 May 2024')
    expect(filed('2024-09-20', document('4', [{ code: 'W', formType: '5', timeliness: 'E' }])).excused).toContain('reported early')
    expect(filed('2024-05-20', document('4', [{ code: 'W' }])).excused).toContain('may wait for Form 5')
    expect(filed('2024-05-03', document('4', [{ deemed: '2024-05-03' }])).excused).toBeNull()
  })

  it('uses the fiscal year end of the header', () => {
    const gift = document('4', [{ code: 'G', date: '2018-05-31', formType: '5', timeliness: 'E' }])
    expect(filed('2019-02-14', gift, { fiscalYearEnd: '12-31' })).toMatchObject({ late: false, daysLate: 0 })
    expect(filed('2019-05-20', gift, { fiscalYearEnd: '12-31' })).toMatchObject({ late: true, daysLate: 95 })
    expect(filed('2019-05-20', gift, { fiscalYearEnd: '04-30' })).toMatchObject({ late: false, daysLate: 0 })
  })

  it('takes the acceptance where no filing date is stated', () => {
    const doc = document('4', [{}])
    const at = (acceptedAt: string) => reportTimeliness({ document: doc, filedDate: null, acceptedAt })
    expect(at('2024-05-03T22:00:00-04:00')).toMatchObject({ late: false, filed: '2024-05-03' })
    expect(at('2024-05-03T22:00:30-04:00')).toMatchObject({ late: true, daysLate: 3, filed: '2024-05-06' })
    expect(reportTimeliness({ document: doc, filedDate: '2024-05-03', acceptedAt: '2024-05-03T22:00:30-04:00' }).late).toBe(false)
    expect(reportTimeliness({ document: doc, filedDate: null, acceptedAt: null })).toMatchObject({ late: null, lateReports: null })
  })
})

describe('what counts', () => {
  it('counts one report and each late transaction', () => {
    const result = filed('2024-05-07', document('4', [{}, { date: '2024-05-02' }, { date: '2024-05-03' }]))
    expect(result.rows.map(({ late }) => late)).toEqual([true, true, false])
    expect(result).toMatchObject({ late: true, daysLate: 4, lateReports: 1, lateTransactions: 2, due: '2024-05-03' })
  })

  it('counts the two lines of an exercise as one transaction', () => {
    const doc = { ...document('4', [{ code: 'M', direction: 'A' }, { code: 'F' }]), derivative: [line({ code: 'M', title: 'Option' })] }
    expect(filed('2024-05-06', doc)).toMatchObject({ lateReports: 1, lateTransactions: 2 })
    const two = {
      ...document('4', [{ code: 'M', direction: 'A' }]),
      derivative: [line({ code: 'M', title: 'Option 1' }), line({ code: 'M', title: 'Option 2' })],
    }
    expect(filed('2024-05-06', two).lateTransactions).toBe(2)
  })

  it('has no deadline for holdings', () => {
    const doc = { ...document('4', []), nonDerivative: [{ ...emptyRow, securityTitle: box('Common Stock') }] }
    expect(filed('2024-06-01', doc)).toMatchObject({ rows: [], late: null, lateReports: null })
  })
})

describe('Form 5', () => {
  it.each([
    ['in time', { code: 'W', formType: '5' }, '2025-02-14', false, 0],
    ['a day late', { code: 'W', formType: '5' }, '2025-02-18', true, 4],
    ['a line of form type 4: late by definition', { formType: '4' }, '2025-02-10', true, 283],
    ['a line of form type 4 whose days cannot be counted', { formType: '4', code: 'W' }, '2024-05-03', true, null],
    [
      'marked L: due on an earlier Form 5',
      { code: 'G', direction: 'A', date: '2023-05-01', formType: '5', timeliness: 'L' },
      '2025-02-10',
      true,
      null,
    ],
    ['a gift made in 2024 had to be on Form 4', { code: 'G', formType: '5' }, '2025-02-10', true, 283],
    ['a gift received had not', { code: 'G', formType: '5', direction: 'A' }, '2025-02-10', false, 0],
    ['a sale marked for Form 5 contradicts itself', { formType: '5' }, '2025-02-10', null, null],
    ['but past the Form 5 deadline it is late for either', { formType: '5' }, '2025-02-20', true, 6],
    ['a small purchase', { code: 'P', direction: 'A', formType: '5' }, '2025-02-10', false, 0],
    ['a trade after the year, reported along', { code: 'W', formType: '5', date: '2025-01-15' }, '2025-02-10', false, 0],
    ['a trade of a year before', { code: 'W', formType: '5', date: '2023-05-01' }, '2025-02-10', null, null],
  ] as const)('%s', (_, one, day, late, daysLate) => {
    expect(filed(day, document('5', [one])).rows[0]).toMatchObject({ late, daysLate })
  })

  it('counts a holding that belonged on Form 3', () => {
    const holding = {
      ...emptyRow,
      securityTitle: box('Common Stock'),
      coding: { formType: '3', code: null, equitySwapInvolved: null, footnotes: [] },
    }
    expect(filed('2025-02-10', { ...document('5', []), nonDerivative: [holding] })).toMatchObject({ late: true, lateReports: 1 })
  })

  it('is late as a report without lines', () => {
    expect(filed('2025-02-14', document('5', []))).toMatchObject({ late: false, lateReports: 0, due: '2025-02-14' })
    expect(filed('2025-02-24', document('5', []))).toMatchObject({ late: true, daysLate: 10, lateReports: 1, lateTransactions: 0 })
  })

  it('does not run from a trade date that stands as the period', () => {
    const doc = document('5', [{ code: 'W', formType: '5', date: '2019-06-12' }], { periodOfReport: '2019-06-12' })
    expect(filed('2020-02-14', doc, { fiscalYearEnd: '12-31' })).toMatchObject({ late: false, due: '2020-02-14' })
    expect(filed('2020-02-14', doc)).toMatchObject({ late: null, due: null })
    expect(filed('2020-02-14', doc).why).toContain('does not look like a fiscal year end')
  })

  it.each(['0020-12-31', '0204-02-29', '9999-12-31'])('of the year %s, a slip, cannot be judged, nor its lines', (period) => {
    for (const formType of ['4', '5'])
      for (const fiscalYearEnd of [null, '05-31', '02-29', '12-31']) {
        const doc = document('5', [{ code: 'G', formType, date: period }], { periodOfReport: period })
        const { due, rows } = filed('2025-02-14', doc, { fiscalYearEnd })
        expect([due, rows[0]!.due]).toEqual([null, null])
      }
  })

  it('knows years of whole weeks', () => {
    const doc = document('5', [], { periodOfReport: '2024-09-28' })
    expect(filed('2024-11-12', doc, { fiscalYearEnd: '09-26' })).toMatchObject({ late: false, due: '2024-11-12' })
  })
})

describe('Form 3', () => {
  const initial = (period: string | null) => document('3', [], { periodOfReport: period })
  it.each([
    ['2024-05-06', '2024-05-16', false, 0],
    ['2024-05-06', '2024-05-17', true, 1],
    ['2024-05-01', '2024-05-13', false, 0],
    ['2024-05-01', '2024-05-14', true, 1],
    ['2026-03-18', '2026-03-18', false, 0],
    ['2026-03-18', '2026-03-25', null, null],
    ['2026-03-18', '2026-04-02', true, null],
  ])('event %s filed %s: late %s, %s days', (period, day, late, daysLate) => {
    expect(filed(day, initial(period))).toMatchObject({
      late,
      daysLate,
      lateTransactions: 0,
      lateReports: late === null ? null : late ? 1 : 0,
    })
  })

  it('knows insiders of foreign private issuers when told', () => {
    expect(filed('2026-03-25', initial('2026-03-18'), { issuerKind: 'foreign' })).toMatchObject({ late: true, daysLate: 7 })
    expect(filed('2026-03-25', initial('2026-03-18'), { issuerKind: 'domestic' })).toMatchObject({ late: false })
  })

  it('cannot tell without a period', () => {
    expect(filed('2024-05-16', initial(null))).toMatchObject({ late: null, why: 'it does not say its period' })
  })
})

describe('amendments', () => {
  const originals = [document('4', [{}, { date: '2024-05-02', shares: '50' }])]

  it('are not late for what they correct or repeat', () => {
    const corrected = document('4/A', [{ shares: '120' }, { date: '2024-05-02', shares: '50' }])
    const result = filed('2024-06-20', corrected, { originals })
    expect(result).toMatchObject({ late: false, lateReports: 0, lateTransactions: 0, excused: 'an amendment has no deadline of its own' })
    expect(result.rows[0]!.excused).toContain('corrects or repeats')
  })

  it('are late for what they add', () => {
    const added = document('4/A', [
      {},
      { date: '2024-05-02', shares: '50' },
      { date: '2024-05-02', code: 'P', direction: 'A', shares: '7' },
    ])
    expect(filed('2024-06-20', added, { originals })).toMatchObject({ late: true, lateReports: 1, lateTransactions: 1 })
  })

  it('use each line of the original once', () => {
    const twice = document('4/A', [{}, {}])
    expect(filed('2024-06-20', twice, { originals: [document('4', [{}])] })).toMatchObject({ late: true, lateTransactions: 1 })
  })

  it('leave open what only half agrees', () => {
    const other = document('4/A', [{ shares: '999', price: '12' }])
    expect(filed('2024-06-20', other, { originals }).late).toBeNull()
  })

  it('cannot be judged without the original, unless the dates leave no choice', () => {
    const day = { dateOfOriginalSubmission: '2024-05-03' }
    expect(filed('2024-06-20', document('4/A', [{}], day))).toMatchObject({ late: null, lateReports: null })
    expect(filed('2024-05-03', document('4/A', [{}], day))).toMatchObject({ late: false, lateReports: 0 })
    const lateThen = filed('2024-06-20', document('4/A', [{}], { dateOfOriginalSubmission: '2024-06-10' }))
    expect(lateThen).toMatchObject({ late: true, lateReports: null, lateTransactions: 0 })
  })

  it('without transactions are never late', () => {
    expect(filed('2025-06-20', document('3/A', []))).toMatchObject({ late: false, lateReports: 0 })
    expect(filed('2025-06-20', document('5/A', []))).toMatchObject({ late: false, lateReports: 0 })
  })
})

describe('lateness', () => {
  const day = fc.integer({ min: 0, max: daysBetween('1995-01-01', '2030-06-01') }).map((offset) => addDays('1995-01-01', offset))

  it('never gets better by filing later', () => {
    const rank = (late: boolean | null) => (late === null ? 1 : late ? 2 : 0)
    const code = fc.constantFrom('P', 'S', 'A', 'M', 'G', 'W', 'L', 'J')
    fc.assert(
      fc.property(day, code, fc.constantFrom('4', '5'), fc.nat(500), fc.nat(500), (date, one, formType, first, more) => {
        const doc = document('4', [{ date, code: one, formType }])
        const early = filed(addDays(date, first), doc)
        const later = filed(addDays(date, first + more), doc)
        expect(rank(later.late)).toBeGreaterThanOrEqual(rank(early.late))
      }),
      { numRuns: 200 },
    )
  })

  it('counts the days from the due date', () => {
    fc.assert(
      fc.property(day, fc.nat(60), (date, delay) => {
        const result = filed(addDays(date, delay), document('4', [{ date }]))
        if (result.late && result.due !== null) expect(result.daysLate).toBe(daysBetween(result.due, addDays(date, delay)))
      }),
      { numRuns: 200 },
    )
  })
})
