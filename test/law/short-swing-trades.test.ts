import { describe, expect, it } from 'vitest'
import { shortSwing } from '../../src/law/short-swing.ts'
import { type ReportedRow, type ShortSwingFacts, shortSwingTrades } from '../../src/law/short-swing-trades.ts'
import { emptyRelationship, emptyRow, type Relationship, type Row } from '../../src/model/document.ts'

const box = <T>(value: T | null) => ({ value, footnotes: [] })

interface Said {
  readonly code: string
  readonly date?: string
  readonly marked?: 'A' | 'D'
  readonly shares?: string
  readonly price?: string | null
  readonly title?: string
  readonly relationship?: Partial<Relationship>
  readonly filed?: string
  readonly underlying?: { readonly shares: string; readonly strike?: string; readonly expires?: string }
  readonly more?: Partial<ReportedRow>
  readonly row?: Partial<Row>
}

let number = 0

/** A row of a report, in Table II where it says what underlies it. */
function reported({
  code,
  date = '2024-03-01',
  marked,
  shares = '100',
  price = '10',
  title,
  relationship,
  filed,
  underlying,
  more,
  row,
}: Said): ReportedRow {
  number += 1
  const source: Row = {
    ...emptyRow,
    kind: 'transaction',
    securityTitle: box(title ?? (underlying ? 'Call Option (right to buy)' : 'Common Stock')),
    transactionDate: box(date),
    coding: { formType: '4', code, equitySwapInvolved: false, footnotes: [] },
    shares: box(shares),
    pricePerShare: box(price),
    acquiredDisposed: box(marked ?? ('SDFUG'.includes(code) ? 'D' : 'A')),
    directOrIndirect: box('D'),
    ...(underlying
      ? {
          underlying: { title: box('Common Stock'), shares: box(underlying.shares), value: null },
          conversionOrExercisePrice: box(underlying.strike ?? '12'),
          expirationDate: box(underlying.expires ?? '2026-01-16'),
        }
      : {}),
    ...row,
  }
  return {
    accession: `0000000000-24-${String(number).padStart(6, '0')}`,
    table: underlying ? 'II' : 'I',
    row: 1,
    filed: filed ?? date,
    source,
    security: source.securityTitle.value!,
    underlying: underlying ? 'Common Stock' : null,
    relationship: { ...emptyRelationship, ...(relationship ?? { director: true }) },
    priceRange: null,
    lots: [],
    ...more,
  }
}

const plain: ShortSwingFacts = {
  foreignPrivateIssuer: false,
  splits: [],
  marketPrice: () => null,
  pecuniaryShare: null,
  subjectSince: null,
}
const judge = (said: Said, facts = plain) => shortSwingTrades([reported(said)], facts).rows[0]!
const profitOf = (rows: readonly Said[], facts = plain) => shortSwing(shortSwingTrades(rows.map(reported), facts).trades).profit

describe('each transaction code under Section 16(b)', () => {
  const cases: readonly (readonly [code: string, counts: boolean, rule: string | null])[] = [
    ['P', true, 'Section 16(b)'],
    ['S', true, 'Section 16(b)'],
    ['A', false, 'Rule 16b-3(d)'],
    ['D', false, 'Rule 16b-3(e)'],
    ['F', false, 'Rule 16b-3(e)'],
    ['I', false, 'Rule 16b-3(f)'],
    ['M', false, 'Rule 16b-3 and Rule 16b-6(b)'],
    ['C', false, 'Rule 16b-6(b)'],
    ['X', false, 'Rule 16b-6(b)'],
    ['O', true, 'Rule 16b-6(b), proviso'],
    ['G', false, 'Rule 16b-5'],
    ['W', false, 'Rule 16b-5'],
    ['Z', false, 'Rule 16b-8'],
    ['L', true, 'Rule 16a-6'],
    ['U', true, 'Section 16(b)'],
    ['J', false, null],
    ['V', false, null],
  ]
  for (const [code, counts, rule] of cases) {
    it(`${code} ${counts ? 'counts' : 'is out'}`, () => {
      const row = judge({ code })
      expect(row.trades.length > 0).toBe(counts)
      expect(row.rule).toBe(rule)
      expect(row.reason).not.toBe('')
    })
  }
})

describe('rows that cannot be matched say why', () => {
  const cases: readonly (readonly [says: string, said: Said, reason: RegExp, facts?: ShortSwingFacts])[] = [
    ['a holding', { code: 'P', row: { kind: 'holding' } }, /a holding/],
    ['a price that stands only in a note is unknown, not zero', { code: 'P', price: null }, /price is not stated/],
    ['no number of shares', { code: 'P', row: { shares: null } }, /no number of shares/],
    ['no date', { code: 'P', row: { transactionDate: null } }, /no date/],
    ['neither acquired nor disposed of', { code: 'P', row: { acquiredDisposed: null } }, /neither acquired nor disposed/],
    [
      'an equity swap',
      { code: 'P', row: { coding: { formType: '4', code: 'P', equitySwapInvolved: true, footnotes: [] } } },
      /equity swap/,
    ],
    ['no box ticked', { code: 'P', relationship: { other: true } }, /no box/],
    ['a foreign private issuer', { code: 'P' }, /foreign private issuer/, { ...plain, foreignPrivateIssuer: true }],
    ['an unknown kind of derivative', { code: 'P', title: 'Exotic Thing', underlying: { shares: '100' } }, /call or put/],
    ['the option of an exercise out of the money', { code: 'O', underlying: { shares: '100' }, marked: 'D' }, /given up/],
    ['a long option ended without value', { code: 'H', underlying: { shares: '100' }, marked: 'D', price: '0' }, /without value/],
  ]
  for (const [says, said, reason, facts] of cases) {
    it(says, () => {
      const row = judge(said, facts)
      expect(row.trades).toEqual([])
      expect(row.reason).toMatch(reason)
    })
  }

  it('a direction against the code is taken as marked, and told', () => {
    const { rows, trades } = shortSwingTrades([reported({ code: 'P', marked: 'D' })], plain)
    expect(trades[0]!.side).toBe('sale')
    expect(rows[0]!.doubtful).toBe(true)
  })
})

describe('who stands under Section 16(b)', () => {
  const bought = { code: 'P', date: '2024-03-01', price: '10' }
  const sold = { code: 'S', date: '2024-05-01', price: '13' }
  const director = { director: true }
  const holder = { tenPercentOwner: true }
  const none = { other: true }
  const cases: readonly (readonly [says: string, rows: readonly Said[], profit: string])[] = [
    ['a director at both ends', [bought, sold], '300'],
    ['a director who left between them', [bought, { ...sold, relationship: holder }], '300'],
    ['who took office after the purchase', [{ ...bought, relationship: holder }, sold], '0'],
    [
      'a holder of ten percent, whose first purchase crossed the line',
      [
        { ...bought, relationship: holder },
        { ...sold, relationship: holder },
      ],
      '0',
    ],
    [
      'a holder of ten percent before both',
      [
        { code: 'P', date: '2023-01-03', price: '40', relationship: holder },
        { ...bought, relationship: holder },
        { ...sold, relationship: holder },
      ],
      '300',
    ],
    [
      'nobody of Section 16',
      [
        { ...bought, relationship: none },
        { ...sold, relationship: none },
      ],
      '0',
    ],
    [
      'an officer',
      [
        { ...bought, relationship: { officer: true } },
        { ...sold, relationship: { officer: true } },
      ],
      '300',
    ],
    ['a director who is ten-percent holder too', [{ ...bought, relationship: { ...director, ...holder } }, sold], '300'],
  ]
  for (const [says, rows, profit] of cases) it(says, () => expect(profitOf(rows)).toBe(profit))
})

describe('derivatives, Rule 16b-6', () => {
  const call = { shares: '100', strike: '12', expires: '2026-01-16' }
  const market = (prices: Readonly<Record<string, string>>): ShortSwingFacts => ({
    ...plain,
    marketPrice: (_, date) => prices[date] ?? null,
  })
  const cases: readonly (readonly [says: string, rows: readonly Said[], profit: string, facts?: ShortSwingFacts])[] = [
    [
      'identical calls by their actual prices',
      [
        { code: 'P', price: '2', underlying: call },
        { code: 'S', date: '2024-04-01', price: '3.5', underlying: call },
      ],
      '150',
    ],
    [
      'calls of another strike are measured by the underlying, not by their prices',
      [
        { code: 'P', price: '2', underlying: call },
        { code: 'S', date: '2024-04-01', price: '9', underlying: { ...call, strike: '15' } },
      ],
      '400',
      market({ '2024-03-01': '20', '2024-04-01': '24' }),
    ],
    [
      'without a market price a cross match is not measured',
      [
        { code: 'P', price: '2', underlying: call },
        { code: 'S', date: '2024-04-01', price: '24' },
      ],
      '0',
    ],
    [
      'a call bought, shares sold: the difference in the price of the shares',
      [
        { code: 'P', price: '2', underlying: call },
        { code: 'S', date: '2024-04-01', price: '24' },
      ],
      '400',
      market({ '2024-03-01': '20' }),
    ],
    [
      'a put bought counts as a sale of the shares',
      [
        { code: 'P', date: '2024-03-01', price: '10' },
        { code: 'P', date: '2024-04-01', price: '1', title: 'Put Option (right to sell)', underlying: call },
      ],
      '500',
      market({ '2024-04-01': '15' }),
    ],
    [
      'identical puts bought and sold',
      [
        { code: 'P', price: '1', title: 'Put Option', underlying: call },
        { code: 'S', date: '2024-04-01', price: '4', title: 'Put Option', underlying: call },
      ],
      '300',
    ],
    [
      'a call written and expired within six months: the premium',
      [
        { code: 'S', price: '2', underlying: call },
        { code: 'E', date: '2024-06-21', marked: 'A', price: null, underlying: call },
      ],
      '200',
    ],
    [
      'a put written and expired within six months: the premium',
      [
        { code: 'S', price: '2', marked: 'D', title: 'Put Option (obligation to buy)', underlying: call },
        { code: 'E', date: '2024-06-21', marked: 'A', price: null, title: 'Put Option (obligation to buy)', underlying: call },
      ],
      '200',
    ],
    [
      'a written call that expires after six months',
      [
        { code: 'S', price: '2', underlying: call },
        { code: 'E', date: '2024-09-20', marked: 'A', price: null, underlying: call },
      ],
      '0',
    ],
    [
      'an expiry meets no sale of shares',
      [
        { code: 'S', price: '20' },
        { code: 'E', date: '2024-06-21', marked: 'A', price: null, underlying: call },
      ],
      '0',
      market({ '2024-06-21': '5' }),
    ],
    [
      'contracts of one hundred shares',
      [
        { code: 'P', shares: '2', price: '150', underlying: { ...call, shares: '200' } },
        { code: 'S', date: '2024-04-01', shares: '2', price: '350', underlying: { ...call, shares: '200' } },
      ],
      '400',
    ],
  ]
  for (const [says, rows, profit, facts] of cases) it(says, () => expect(profitOf(rows, facts)).toBe(profit))

  it('names the pairs it could not measure', () => {
    const { trades } = shortSwingTrades(
      [reported({ code: 'P', price: '2', underlying: call }), reported({ code: 'S', date: '2024-04-01', price: '24' })],
      plain,
    )
    expect(shortSwing(trades).unmeasured).toHaveLength(1)
  })
})

describe('prices and splits', () => {
  it('restates trades before a split after it', () => {
    const facts: ShortSwingFacts = { ...plain, splits: [{ after: '2024-03-20', by: '2024-04-02', ratio: ['4', '1'] }] }
    const rows: readonly Said[] = [
      { code: 'P', date: '2024-03-01', shares: '100', price: '40' },
      { code: 'S', date: '2024-05-01', shares: '400', price: '11' },
    ]
    expect(profitOf(rows, facts)).toBe('400')
    expect(profitOf(rows)).toBe('0')
  })

  it('tells the most by the ranges of weighted averages', () => {
    const ranged = (said: Said, low: string, high: string) => reported({ ...said, more: { priceRange: { low, high } } })
    const { trades } = shortSwingTrades(
      [ranged({ code: 'P', price: '10' }, '9.5', '10.25'), ranged({ code: 'S', date: '2024-04-01', price: '12' }, '11', '12.75')],
      plain,
    )
    const { profit, atMost } = shortSwing(trades)
    expect([profit, atMost]).toEqual(['200', '325'])
  })

  it('takes lots one by one where they add up', () => {
    const lots = [
      { shares: '60', price: '9' },
      { shares: '40', price: '12' },
    ]
    const { trades } = shortSwingTrades(
      [reported({ code: 'P', price: '10.2', more: { lots } }), reported({ code: 'S', date: '2024-04-01', price: '11' })],
      plain,
    )
    expect(shortSwing(trades).profit).toBe('120')
  })

  it('says what it assumes', () => {
    const { assumptions } = shortSwingTrades([reported({ code: 'A' }), reported({ code: 'P', row: { directOrIndirect: box('I') } })], plain)
    expect(assumptions.join('; ')).toMatch(/Rule 16b-3.*pecuniary interest.*commissions/)
  })
})

describe('published decisions on what is exempt', () => {
  const spouse = { directOrIndirect: box<'D' | 'I'>('I'), natureOfOwnership: box('By Spouse') }
  const cases: readonly (readonly [source: string, says: string, rows: readonly Said[], profit: string])[] = [
    [
      'Whiting v. Dow Chemical Co., 523 F.2d 680 (2d Cir. 1975)',
      'a spouse’s sale counts; the exercise matched with it then is exempt since 1991 (Rule 16b-6(b))',
      [
        { code: 'S', date: '1973-11-01', shares: '29770', price: '55.25', row: spouse },
        { code: 'M', date: '1973-12-27', shares: '21420', price: '24.3125' },
      ],
      '0',
    ],
    [
      'Whiting v. Dow Chemical Co., 523 F.2d 680 (2d Cir. 1975)',
      'had the director bought in the market, the spouse’s sale would meet it',
      [
        { code: 'S', date: '1973-11-01', shares: '29770', price: '55.25', row: spouse },
        { code: 'P', date: '1973-12-27', shares: '21420', price: '50.25' },
      ],
      '107100',
    ],
    [
      'Park & Tilford, Inc. v. Schulte, 160 F.2d 984 (2d Cir. 1947)',
      'a conversion was a purchase then; it is exempt since 1991 (Rule 16b-6(b))',
      [
        { code: 'C', date: '1944-01-19', shares: '100', price: '50' },
        { code: 'S', date: '1944-05-01', shares: '100', price: '80' },
      ],
      '0',
    ],
    [
      'Roth v. Perseus, L.L.C., 522 F.3d 242 (2d Cir. 2008); Dreiling v. American Express Co., 458 F.3d 942 (9th Cir. 2006)',
      'shares from the issuer, approved by its board, meet no sale (Rule 16b-3(d))',
      [
        { code: 'A', date: '2005-11-08', shares: '100', price: '1' },
        { code: 'S', date: '2006-01-10', shares: '100', price: '2' },
      ],
      '0',
    ],
  ]
  for (const [source, says, rows, profit] of cases) it(`${source}: ${says}`, () => expect(profitOf(rows)).toBe(profit))
})

describe('what the asker adds', () => {
  const held = { directOrIndirect: box<'D' | 'I'>('I') }
  const rows: readonly Said[] = [
    { code: 'P', price: '10', row: held },
    { code: 'S', date: '2024-04-01', price: '14' },
  ]

  it('counts what is held indirectly by the person’s share of it', () => {
    const shared = (pecuniaryShare: string | null) => profitOf(rows, { ...plain, pecuniaryShare })
    expect([shared(null), shared('1'), shared('0.25'), shared('0')]).toEqual(['400', '400', '100', '0'])
  })

  it('tells the share', () => {
    const told = (pecuniaryShare: string | null) =>
      shortSwingTrades(rows.map(reported), { ...plain, pecuniaryShare }).assumptions.filter((one) => one.includes('pecuniary'))
    expect(told(null)).toEqual(['the person has the whole pecuniary interest in what is held indirectly'])
    expect(told('0.25')).toEqual(['the person’s pecuniary interest in what is held indirectly is 0.25 of it'])
  })

  it('marks a row before the event of Form 3 as doubtful', () => {
    const { rows: judged } = shortSwingTrades([reported({ code: 'P' })], { ...plain, subjectSince: '2024-03-02' })
    expect(judged[0]!.rule).toBe('Rule 16a-2(a)')
    expect(judged[0]!.doubtful).toBe(true)
    expect(judged[0]!.trades).toHaveLength(1)
  })

  it('restates a market price before a split and tells the price as it was', () => {
    const call = { shares: '100', strike: '40' }
    const facts: ShortSwingFacts = {
      ...plain,
      splits: [{ after: '2024-03-20', by: '2024-04-02', ratio: ['4', '1'] }],
      marketPrice: (_, date) => (date === '2024-03-01' ? '48' : null),
    }
    const { trades, assumptions } = shortSwingTrades(
      [reported({ code: 'P', price: '8', underlying: call }), reported({ code: 'S', date: '2024-05-01', shares: '400', price: '15' })],
      facts,
    )
    // 48 before the split is 12 after it: 400 shares at 15 less 12.
    expect(shortSwing(trades).profit).toBe('1200')
    expect(assumptions.join('; ')).toContain('market price of "Common Stock" on 2024-03-01 taken as $48')
  })
})
