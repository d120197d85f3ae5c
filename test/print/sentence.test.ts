import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyAddress, emptyDocument, emptyRelationship, emptyRow, type OwnershipDocument, type Row } from '../../src/model/document.ts'
import { sentenceOf, sentenceText } from '../../src/print/sentence.ts'
import { bytesOf, haveCorpus, ownershipFiles, withoutCorpus } from '../corpus/corpus.ts'
import { ownershipXmlIn, readWithSaxes } from '../oracle/saxes-reader.ts'

const box = <T>(value: T | null, ...footnotes: string[]) => ({ value, footnotes })

const owner = (name: string) => ({ cik: null, name, address: emptyAddress, relationship: emptyRelationship })

function report(
  documentType: OwnershipDocument['documentType'],
  lines: Partial<OwnershipDocument>,
  ...owners: string[]
): OwnershipDocument {
  return {
    ...emptyDocument(documentType),
    periodOfReport: '2007-12-17',
    issuer: { cik: null, name: 'EXAMPLE NETWORKS INC', tradingSymbol: 'EXN', foreignTradingSymbol: null },
    reportingOwners: (owners.length === 0 ? ['ROE JANE Q'] : owners).map(owner),
    ...lines,
  }
}

function trade(code: string, direction: 'A' | 'D', shares: string | null, price: string | null, more: Partial<Row> = {}): Row {
  return {
    ...emptyRow,
    kind: 'transaction',
    securityTitle: box('Common Stock'),
    transactionDate: box('2007-12-17'),
    coding: { formType: '4', code, equitySwapInvolved: false, footnotes: [] },
    acquiredDisposed: box(direction),
    shares: box(shares),
    pricePerShare: price === null ? null : box(price),
    ...more,
  }
}

const option = (strike: string | null, expires: string | null = '2017-12-17'): Partial<Row> => ({
  securityTitle: box('Employee Stock Option (right to buy)'),
  conversionOrExercisePrice: strike === null ? box<string>(null, 'F1') : box(strike),
  expirationDate: box(expires),
})
const unit: Partial<Row> = { securityTitle: box('Restricted Stock Unit') }

const cases: readonly (readonly [expected: string, document: OwnershipDocument])[] = [
  [
    'On 17 Dec 2007 Jane Q. Roe was granted options on 40,000 shares of Example Networks at $6.10, expiring 17 Dec 2017.',
    report('4', { derivative: [trade('A', 'A', '40000.0', '0', option('6.1'))] }),
  ],
  [
    'On 17 Dec 2007 Jane Q. Roe sold 1,500 shares of Example Networks at $10.10.',
    report('4', { nonDerivative: [trade('S', 'D', '1500', '10.1')] }),
  ],
  [
    'On 17 Dec 2007 Jane Q. Roe sold 400 shares of Example Networks at $10.75 on average ($10.00 to $11.00).',
    report('4', { nonDerivative: [trade('S', 'D', '100', '10'), trade('S', 'D', '300', '11')] }),
  ],
  [
    'On 17 Dec 2007 Jane Q. Roe bought 100 shares of Example Networks at a price told only in a note.',
    report('4', { nonDerivative: [trade('P', 'A', '100', null, { pricePerShare: box<string>(null, 'F1') })] }),
  ],
  [
    'On 17 Dec 2007 Jane Q. Roe bought an unstated number of shares of Example Networks at a price that is not given.',
    report('4', { nonDerivative: [trade('P', 'A', null, null)] }),
  ],
  [
    'On 17 Dec 2007 Jane Q. Roe had 500 stock units of Example Networks vest or settle and gave up 200 shares for tax or the exercise price at $20.00.',
    report('4', {
      nonDerivative: [trade('M', 'A', '500', '0'), trade('F', 'D', '200', '20')],
      derivative: [trade('M', 'D', '500', '0', unit)],
    }),
  ],
  [
    'On 17 Dec 2007 Jane Q. Roe exercised options on 500 shares of Example Networks at $2.00 and sold 500 shares at $20.00.',
    report('4', {
      nonDerivative: [trade('M', 'A', '500', '2'), trade('S', 'D', '500', '20')],
      derivative: [trade('M', 'D', '500', '0', option('2'))],
    }),
  ],
  [
    'On 17 Dec 2007 Jane Q. Roe was granted options on 10 shares of Example Networks at an exercise price that is not given.',
    report('4', { derivative: [trade('A', 'A', '10', '0', option(null, null))] }),
  ],
  [
    'On 17 Dec 2007 Jane Q. Roe and Acme Fund LP gave away 5 shares of Example Networks.',
    report('4', { nonDerivative: [trade('G', 'D', '5', '0')] }, 'ROE JANE Q', 'ACME FUND LP'),
  ],
  [
    'On 17 Dec 2007 Jane Q. Roe and 2 others disposed of 5 shares of Example Networks (J, other, see note).',
    report('4', { nonDerivative: [trade('J', 'D', '5', '0')] }, 'ROE JANE Q', 'ACME FUND LP', 'ACME GP LLC'),
  ],
  [
    'On 17 Dec 2007 Jane Q. Roe sold 1,500 shares of Example Networks at $10.10. This amends the report of 19 Dec 2007.',
    report('4/A', { nonDerivative: [trade('S', 'D', '1500', '10.1')], dateOfOriginalSubmission: '2007-12-19' }),
  ],
  [
    'For the fiscal year to 17 Dec 2007: on 17 Dec 2007 Jane Q. Roe received a gift of 5 shares of Example Networks.',
    report('5', { nonDerivative: [trade('G', 'A', '5', '0')] }),
  ],
  ['As of 17 Dec 2007 Jane Q. Roe owned no securities of Example Networks.', report('3', { noSecuritiesOwned: true })],
  [
    'As of 17 Dec 2007 Jane Q. Roe first reported owning 12 shares and derivatives on 30 shares of Example Networks.',
    report('3', {
      nonDerivative: [{ ...emptyRow, securityTitle: box('Common Stock'), sharesOwnedFollowing: box('12') }],
      derivative: [{ ...emptyRow, underlying: { title: box('Common Stock'), shares: box('30'), value: null } }],
    }),
  ],
  ['Jane Q. Roe is no longer subject to Section 16 for Example Networks.', report('4', { notSubjectToSection16: true })],
  ['Jane Q. Roe reported one holding and no trade in Example Networks.', report('4', { nonDerivative: [emptyRow] })],
]

describe('the sentence of a filing', () => {
  it.each(cases)('%s', (expected, document) => {
    expect(sentenceText(sentenceOf(document))).toBe(expected)
  })

  it('makes names and figures strong', () => {
    const [, document] = cases[0]!
    expect(sentenceOf(document).filter((part) => part.strong)).toEqual(
      ['Jane Q. Roe', '40,000', 'Example Networks', '$6.10'].map((text) => ({ text, strong: true })),
    )
  })

  it('is one for any code, direction and gap', () => {
    const amount = fc.option(fc.constantFrom('0', '1', '1000', '12.5'), { nil: null })
    const row = fc
      .tuple(
        fc.constantFrom(...'PSADFIMCEHOXGLWZJKU?'),
        fc.constantFrom('A' as const, 'D' as const),
        amount,
        amount,
        fc.constantFrom({}, option('3'), option(null), unit),
      )
      .map(([code, direction, shares, price, more]) => trade(code, direction, shares, price, more))
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.array(row, { maxLength: 4 }), (nonDerivative, derivative) => {
        const text = sentenceText(sentenceOf(report('4', { nonDerivative, derivative })))
        expect(text).toMatch(/^On 17 Dec 2007 Jane Q\. Roe .*Example Networks.*\.$/)
        expect(text).not.toMatch(/ {2}|null|undefined|NaN|,,/)
      }),
    )
  })

  it.skipIf(!haveCorpus)(`can be made of every report of the corpus${haveCorpus ? '' : ` (${withoutCorpus})`}`, () => {
    for (const path of ownershipFiles().filter((_, at) => at % 5 === 0)) {
      const xml = ownershipXmlIn(new TextDecoder().decode(bytesOf(path)))
      if (!xml.startsWith('<ownershipDocument')) continue
      const text = sentenceText(sentenceOf(readWithSaxes(xml)))
      expect(text).toMatch(/^[\p{Lu}\d].*\.$/u)
      expect(text).not.toMatch(/ {2}|null|undefined|NaN/)
    }
  })
})
