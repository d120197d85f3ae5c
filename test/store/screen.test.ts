import { describe, expect, it } from 'vitest'
import { type ScreenRow, screenFaults, screenFilters, screenQuery } from '../../src/store/screen.ts'
import { box, formFour, owner, trade } from './made-filings.ts'
import { sharedStore, sourceOf } from './store-folder.ts'

const beta = { cik: '0000000002', name: 'Beta & Sons 100%', tradingSymbol: 'BETA,BETA.B', foreignTradingSymbol: null }

/** Three filings: a purchase and a sale of Ajax, a joint purchase of Beta at a price in a note, an amendment with options of Ajax. */
const filings = [
  sourceOf(
    formFour({ nonDerivative: [trade('P', '100', '10.5'), trade('S', '2000.5', '3.3333', { transactionDate: box('2024-03-05') })] }),
  ),
  sourceOf(
    formFour({
      issuer: beta,
      aff10b5One: true,
      reportingOwners: [owner('21', 'FUND ONE', { tenPercentOwner: true }), owner('22', 'FUND TWO', { tenPercentOwner: true })],
      nonDerivative: [
        trade('P', '5000', null),
        { ...trade('P', '1', null), kind: 'holding', shares: null, coding: null, natureOfOwnership: box('By trust') },
      ],
    }),
  ),
  sourceOf(
    formFour({
      documentType: '4/A',
      aff10b5One: false,
      reportingOwners: [owner('12', 'ROE RICHARD', { officer: true, officerTitle: 'CFO' })],
      nonDerivative: [],
      derivative: [
        trade('A', '40000', '0', { securityTitle: box('Stock Option') }),
        trade('P', '0', null, { shares: null, pricePerShare: null, totalValue: box('60000000'), securityTitle: box('Note') }),
      ],
    }),
  ),
]

const store = sharedStore(filings)
const screen = async (filters: Record<string, string>) => (await store().screen(screenQuery.parse(filters))).rows

const shares = (rows: readonly ScreenRow[]) => rows.map((row) => row.shares)

describe('the issuers of a screen', () => {
  it.each<[Record<string, string>, number, string[]]>([
    [{ sort: '-value' }, 1, ['0000000001', '0000000002']],
    [{ sort: 'shares', codes: 'P', table: 'I' }, 1, ['0000000001', '0000000002']],
    [{ sort: '-shares', codes: 'P', table: 'I' }, 1, ['0000000002', '0000000001']],
    [{ codes: 'P', table: 'I' }, 2, ['0000000002']],
    [{}, 3, []],
    [{ ticker: 'none' }, 1, []],
  ])('%o with %i owners', async (filters, owners, expected) => {
    expect(await store().issuersOfScreen(screenQuery.parse(filters), owners)).toEqual(expected)
  })
})

describe('a screen', () => {
  it.each<[Record<string, string>, (string | null)[]]>([
    [{ sort: 'shares' }, ['100', '2000.5', '5000', '40000', null]],
    [{ issuer: '1', sort: 'shares' }, ['100', '2000.5', '40000', null]],
    [{ issuer: 'beta & SONS 100%' }, ['5000']],
    [{ issuer: '100_' }, []],
    [{ ticker: 'ajax', sort: 'shares' }, ['100', '2000.5', '40000', null]],
    [{ ticker: 'beta.b' }, ['5000']],
    [{ ticker: 'BET' }, []],
    [{ owner: 'fund' }, ['5000']],
    [{ owner: '22' }, ['5000']],
    [{ owner: 'one fund' }, ['5000']],
    [{ owner: 'one two' }, []],
    [{ issuer: 'sons  BETA' }, ['5000']],
    [{ roles: 'officer', sort: '-shares' }, ['40000', null]],
    [{ roles: 'officer,tenPercentOwner', codes: 'P', sort: '-shares' }, ['5000', null]],
    [{ forms: '4/A', sort: 'shares' }, ['40000', null]],
    [{ codes: 's' }, ['2000.5']],
    [{ codes: 'P,S', acquiredDisposed: 'D' }, ['2000.5']],
    [{ table: 'II', codes: 'A' }, ['40000']],
    [{ security: 'option' }, ['40000']],
    [{ minValue: '1050', sort: 'value' }, ['100', '2000.5', null]],
    [{ minValue: '1,050.01', maxValue: '$7,000' }, ['2000.5']],
    [{ minShares: '2000.5', maxShares: '5000', sort: 'shares' }, ['2000.5', '5000']],
    [{ from: '2024-03-02', to: '2024-03-05' }, ['2000.5']],
    [{ plan: 'yes' }, ['5000']],
    [{ plan: 'no', codes: 'A' }, ['40000']],
    [{ plan: 'unknown', sort: 'shares' }, ['100', '2000.5']],
    [{ amendments: 'exclude', sort: 'shares' }, ['100', '2000.5', '5000']],
    [{ amendments: 'only', codes: 'A' }, ['40000']],
    [{ kind: 'holding' }, [null]],
    [{ sort: '-shares', size: '2', page: '2' }, ['2000.5', '100']],
  ])('by %o finds shares %o', async (filters, expected) => {
    expect(shares(await screen(filters))).toEqual(expected)
  })

  it('multiplies price and shares exactly, and an unknown price is no value, never 0', async () => {
    const rows = await screen({ sort: 'shares' })
    expect(rows.map(({ price, value }) => [price, value])).toEqual([
      ['10.5', '1050'],
      ['3.3333', '6668.26665'],
      [null, null],
      ['0', '0'],
      [null, '60000000'],
    ])
  })

  it('shows a line once with all its owners', async () => {
    const [row, ...others] = await screen({ issuer: '2' })
    expect(others).toEqual([])
    expect(row!.owners.map(({ name }) => name)).toEqual(['FUND ONE', 'FUND TWO'])
  })

  it('counts all pages, and how many values are unknown', async () => {
    expect(await store().screen(screenQuery.parse({ size: '2' }))).toMatchObject({ total: 5, withoutValue: 1, page: 1, size: 2 })
  })

  it('says what is wrong with a filter', () => {
    const given = { codes: 'P,Q', minValue: 'lots', from: '2024-02-30', roles: 'king', sort: 'beauty', page: '0' }
    const parsed = screenQuery.safeParse(given)
    expect(screenFaults(parsed.error!, given, screenFilters)).toEqual([
      'roles must be one of director, officer, tenPercentOwner, other, not "king"',
      'codes must be a transaction code such as P or S, not "P,Q"',
      'minValue must be a number such as 100000 or 12.50, not "lots"',
      'from must be a day such as 2024-01-31, not "2024-02-30"',
      'sort must be one of filed, date, value, shares, price, issuer, owner, code, with - for descending, not "beauty"',
      'page must be a whole number from 1 to 1000000, not "0"',
    ])
    const words = { table: 'III', kind: 'trade', plan: 'maybe' }
    expect(screenFaults(screenQuery.safeParse(words).error!, words, screenFilters)).toEqual([
      'kind must be one of transaction, holding, any, not "trade"',
      'table must be one of I, II, not "III"',
      'plan must be one of yes, no, unknown, not "maybe"',
    ])
    const unknown = { code: 'P', colour: 'red' }
    expect(screenFaults(screenQuery.safeParse(unknown).error!, unknown, screenFilters)).toEqual([
      'code is no filter of this screen, codes is',
      expect.stringMatching(/^colour is no filter of this screen; there are issuer, ticker, /),
    ])
  })
})
