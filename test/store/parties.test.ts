import { describe, expect, it } from 'vitest'
import type { OwnershipDocument } from '../../src/model/document.ts'
import { box, formFour, owner, trade } from './made-filings.ts'
import { filed, sharedStore, sourceOf, temporaryStore } from './store-folder.ts'

const jane = owner('11', 'DOE JANE', { director: true })
const fund = owner('12', 'FUND ONE', { tenPercentOwner: true })
const held = (shares: string, given = {}) => trade('P', '10', '1', { sharesOwnedFollowing: box(shares), ...given })

const store = sharedStore([
  filed(
    '0000000001-24-000001',
    '2024-01-05',
    formFour({ issuer: { cik: '0000000001', name: 'Old Ajax', tradingSymbol: 'OLD', foreignTradingSymbol: null } }),
  ),
  filed(
    '0000000001-24-000002',
    '2024-03-05',
    formFour({
      reportingOwners: [jane, fund],
      nonDerivative: [
        held('300', { transactionDate: box('2024-03-04') }),
        held('200', { transactionDate: box('2024-03-01') }),
        held('50.5', { directOrIndirect: box('I'), natureOfOwnership: box('By trust') }),
      ],
    }),
  ),
  filed(
    '0000000001-24-000003',
    '2024-04-05',
    formFour({
      reportingOwners: [{ ...jane, name: 'DOE JANE M', relationship: { ...jane.relationship, officer: true, officerTitle: 'CEO' } }],
      nonDerivative: [trade('G', '5', '0', { sharesOwnedFollowing: null })],
      notSubjectToSection16: true,
    }),
  ),
  filed(
    '0000000002-24-000001',
    '2024-02-05',
    formFour({
      issuer: { cik: '0000000002', name: 'Beta Inc', tradingSymbol: 'BETA', foreignTradingSymbol: null },
      reportingOwners: [fund],
    }),
  ),
  sourceOf(formFour({ reportingOwners: [owner('13', 'UNDATED UMA')], signatures: [{ name: 'Uma', date: '2024-03-20' }] })),
])

describe('an issuer', () => {
  it('has its last name and symbol, and its insiders with their last relationship and last stated balances', async () => {
    const ajax = await store().issuer('1')
    expect(ajax).toMatchObject({
      cik: '0000000001',
      name: 'Ajax Corp',
      formerNames: ['Old Ajax'],
      tradingSymbol: 'NYSE: AJAX',
      filings: 4,
      firstFiledDate: '2024-01-05',
      lastFiledDate: '2024-04-05',
    })
    expect(ajax!.insiders.map(({ name, filings }) => [name, filings])).toEqual([
      ['DOE JANE M', 3],
      ['FUND ONE', 1],
      ['UNDATED UMA', 1],
    ])
    const [first] = ajax!.insiders
    expect(first).toMatchObject({
      lastReference: '0000000001-24-000003',
      notSubjectToSection16: true,
      relationship: { officerTitle: 'CEO' },
    })
    expect(first!.holdings.map(({ reference, amount, directOrIndirect, date }) => [reference, amount, directOrIndirect, date])).toEqual(
      [
        ['0000000001-24-000002', '50.5', 'I', '2024-03-01'],
        ['0000000001-24-000002', '300', 'D', '2024-03-04'],
      ].sort(),
    )
  })

  it('has its names and symbols with the days between which reports tell them, and each insider its roles', async () => {
    const ajax = await store().issuer('1')
    expect(ajax!.names).toEqual([
      { value: 'Ajax Corp', first: '2024-03-01', last: '2024-04-05', reports: 3 },
      { value: 'Old Ajax', first: '2024-01-05', last: '2024-01-05', reports: 1 },
    ])
    expect(ajax!.symbols.map(({ value, last }) => [value, last])).toEqual([
      ['AJAX', '2024-04-05'],
      ['OLD', '2024-01-05'],
    ])
    expect(ajax!.insiders[0]!.roles.map(({ value, first, last }) => [value.officerTitle, first, last])).toEqual([
      ['CEO', '2024-04-05', '2024-04-05'],
      [null, '2024-01-05', '2024-03-05'],
    ])
  })

  it('is what was known by the end of a day; a bare document counts as filed when it was signed', async () => {
    const on = async (day: string) => (await store().issuer('1', day))!
    expect((await on('2024-03-04')).insiders.map(({ name }) => name)).toEqual(['DOE JANE'])
    expect(await on('2024-03-04')).toMatchObject({ name: 'Old Ajax', tradingSymbol: 'OLD', filings: 1, lastFiledDate: '2024-01-05' })
    expect((await on('2024-03-19')).insiders.map(({ name }) => name)).toEqual(['DOE JANE', 'FUND ONE'])
    expect((await on('2024-03-20')).insiders.map(({ name }) => name)).toContain('UNDATED UMA')
    expect(await store().issuer('1', '2023-12-31')).toBeNull()
    expect((await store().owner('12', '2024-02-05'))!.issuers.map(({ issuer }) => issuer.name)).toEqual(['Beta Inc'])
    expect(await store().filings({ owner: '12', asOf: '2024-02-05' }, { offset: 0, limit: 9 })).toHaveLength(1)
    expect(await store().reports({ issuer: '1', asOf: '2024-03-20' })).toHaveLength(3)
  })

  it('that no filing names is null', async () => {
    expect(await store().issuer('999')).toBeNull()
    expect(await store().issuer('Ajax')).toBeNull()
    expect(await store().owner('999')).toBeNull()
  })
})

describe('balances stated last', () => {
  const ben = owner('14', 'ROE BEN', { director: true })
  const of = (given: Partial<OwnershipDocument>) =>
    formFour({
      issuer: { cik: '0000000003', name: 'Gamma', tradingSymbol: 'GAM', foreignTradingSymbol: null },
      reportingOwners: [ben],
      ...given,
    })
  const gamma = sharedStore([
    filed('0000000003-24-000001', '2024-01-05', of({ nonDerivative: [held('900'), held('70', { directOrIndirect: box('I') })] })),
    filed('0000000003-24-000002', '2024-02-05', of({ nonDerivative: [held('800')] })),
    filed('0000000003-24-000003', '2024-03-05', of({ nonDerivative: [], derivative: [held('40')] })),
    filed(
      '0000000003-24-000004',
      '2024-04-05',
      of({ documentType: '4/A', dateOfOriginalSubmission: '2024-01-05', nonDerivative: [held('901')] }),
    ),
  ])
  const withBare = sharedStore([
    filed('0000000003-24-000002', '2024-02-05', of({ nonDerivative: [held('800')] })),
    sourceOf(of({ periodOfReport: '2024-05-02', nonDerivative: [held('750')] })),
    sourceOf(of({ periodOfReport: '2023-05-02', nonDerivative: [held('7')] })),
  ])

  it('are none of a line that was withdrawn, from the day on which it was', async () => {
    const withdrawing = await temporaryStore()
    await withdrawing.load([
      filed('0000000003-24-000001', '2024-01-05', of({ nonDerivative: [held('900')] })),
      filed('0000000003-24-000002', '2024-02-05', of({ nonDerivative: [held('1000', { transactionDate: box('2024-02-02') })] })),
      filed(
        '0000000003-24-000003',
        '2024-03-05',
        of({
          documentType: '4/A',
          dateOfOriginalSubmission: '2024-02-05',
          nonDerivative: [],
          remarks: 'The report amended was filed in error: the purchase did not take place.',
        }),
      ),
    ])
    const balances = async (asOf: string | null) => [
      (await withdrawing.issuer('3', asOf))!.insiders[0]!.holdings.map(({ amount }) => amount),
      (await withdrawing.owner('14', asOf))!.issuers[0]!.holdings.map(({ amount }) => amount),
    ]
    expect(await balances(null)).toEqual([['900'], ['900']])
    expect(await balances('2024-03-04')).toEqual([['1000'], ['1000']])
  })

  it('are those of a bare document, whose filing date is not known, where its period is the latest', async () => {
    const [roe] = (await withBare().issuer('3'))!.insiders
    expect(roe!.holdings.map(({ amount }) => amount)).toEqual(['750'])
    expect(roe!.lastReference).toMatch(/^sha256-/)
    const latest = await withBare().latest({ offset: 0, limit: 9 })
    expect(latest.map(({ periodOfReport }) => periodOfReport)).toEqual(['2024-05-02', '2024-03-01', '2023-05-02'])
  })

  it('are those of the last report that has any of a table and form of ownership; an amendment is as old as what it amends', async () => {
    const [roe] = (await gamma().issuer('3'))!.insiders
    expect(roe!.holdings.map(({ reference, table, directOrIndirect, amount }) => [reference, table, directOrIndirect, amount])).toEqual([
      ['0000000003-24-000003', 'II', 'D', '40'],
      ['0000000003-24-000002', 'I', 'D', '800'],
      ['0000000003-24-000001', 'I', 'I', '70'],
    ])
  })
})

describe('an owner', () => {
  it('has the issuers, last filed first', async () => {
    const one = await store().owner('0000000012')
    expect(one).toMatchObject({ name: 'FUND ONE', filings: 2 })
    expect(one!.issuers.map(({ issuer }) => issuer)).toEqual([
      { cik: '0000000001', name: 'Ajax Corp', tradingSymbol: 'NYSE: AJAX' },
      { cik: '0000000002', name: 'Beta Inc', tradingSymbol: 'BETA' },
    ])
  })
})

describe('a person with two CIKs', () => {
  const by = (cik: string, name: string, beside: readonly ReturnType<typeof owner>[] = []) =>
    formFour({ reportingOwners: [owner(cik, name), ...beside] })
  const people = sharedStore([
    filed('0000000004-24-000001', '2024-01-05', by('21', 'ROE RICHARD A')),
    filed('0000000004-24-000002', '2024-02-05', by('22', 'Roe, Richard A.')),
    filed('0000000004-24-000003', '2024-02-06', by('23', 'ROE RICHARD A JR')),
    filed('0000000004-24-000004', '2024-02-07', by('24', 'ROE R A')),
    filed('0000000004-24-000005', '2024-02-08', by('25', 'ROE RICHARD A', [owner('21', 'ROE RICHARD A')])),
    filed(
      '0000000004-24-000006',
      '2024-02-09',
      formFour({
        issuer: { cik: '0000000009', name: 'Delta', tradingSymbol: null, foreignTradingSymbol: null },
        reportingOwners: [owner('26', 'ROE RICHARD A')],
      }),
    ),
  ])

  it('has the other one beside it, where the names may be one person’s, both report on one company, and no report has both', async () => {
    const roe = await people().owner('21')
    expect(roe!.otherCiks).toEqual([
      { cik: '0000000022', name: 'Roe, Richard A.', sameness: 'same', issuers: [{ cik: '0000000001', name: 'Ajax Corp' }] },
      { cik: '0000000024', name: 'ROE R A', sameness: 'possible', issuers: [{ cik: '0000000001', name: 'Ajax Corp' }] },
    ])
    expect((await people().owner('26'))!.otherCiks).toEqual([])
  })
})

describe('lists of filings', () => {
  it('are newest first, with every owner', async () => {
    const latest = await store().latest({ offset: 0, limit: 3 })
    expect(latest.map(({ reference, filedDate }) => filedDate ?? reference.slice(0, 6))).toEqual(['2024-04-05', '2024-03-05', 'sha256'])
    expect(latest[1]!.owners.map(({ name }) => name)).toEqual(['DOE JANE', 'FUND ONE'])
    expect(latest[1]).toMatchObject({ transactions: 3, holdings: 0 })
    const both = await store().filings({ issuer: '1', owner: '12' }, { offset: 0, limit: 10 })
    expect(both.map(({ reference }) => reference)).toEqual(['0000000001-24-000002'])
  })

  it('are whole reports for the ledger, oldest first; a bare document counts from its signature', async () => {
    const reports = await store().reports({ issuer: '1' })
    expect(reports.map(({ filed: day, filedFrom }) => [day, filedFrom])).toEqual([
      ['2024-01-05', 'header'],
      ['2024-03-05', 'header'],
      ['2024-03-20', 'signature'],
      ['2024-04-05', 'header'],
    ])
    expect(reports[2]!.accession).toMatch(/^sha256-[0-9a-f]{16}$/)
    expect((await store().filing(reports[2]!.accession))?.document).toEqual(reports[2]!.document)
  })
})

describe('a search', () => {
  it.each([
    ['ajax', ['issuer 0000000001']],
    ['BETA', ['issuer 0000000002']],
    ['old', ['issuer 0000000001']],
    ['jane doe', ['owner 0000000011']],
    ['12', ['owner 0000000012']],
    ['1', ['issuer 0000000001']],
    ['0000000001-24-000003', ['filing 0000000001-24-000003']],
    ['000000000124000003', ['filing 0000000001-24-000003']],
    ['%', []],
    ['  ', []],
  ])('for %o finds %o', async (text, expected) => {
    expect((await store().search(text, 5)).map(({ kind, id }) => `${kind} ${id}`)).toEqual(expected)
  })
})
