import { emptyAddress, emptyDocument, emptyRelationship, emptyRow, type OwnershipDocument, type Row } from '../../src/model/document.ts'
import type { ReadSource } from '../../src/model/source.ts'

/** Filings made by hand, small enough to know by heart. */

export const box = <T>(value: T | null, ...footnotes: string[]) => ({ value, footnotes })

/** An open-market line of Table I. */
export const trade = (code: string, shares: string, price: string | null, given: Partial<Row> = {}): Row => ({
  ...emptyRow,
  kind: 'transaction',
  securityTitle: box('Common Stock'),
  transactionDate: box('2024-03-01'),
  coding: { formType: '4', code, equitySwapInvolved: false, footnotes: [] },
  shares: box(shares),
  pricePerShare: price === null ? box(null, 'F1') : box(price),
  acquiredDisposed: box(code === 'S' ? 'D' : 'A'),
  sharesOwnedFollowing: box('1000'),
  directOrIndirect: box('D'),
  ...given,
})

export const owner = (
  cik: string,
  name: string,
  relationship: Partial<OwnershipDocument['reportingOwners'][number]['relationship']> = {},
) => ({
  cik: cik.padStart(10, '0'),
  name,
  address: emptyAddress,
  relationship: { ...emptyRelationship, ...relationship },
})

/** A Form 4 of one issuer, `AJAX`, by an owner who is its director. */
export const formFour = (given: Partial<OwnershipDocument> = {}): OwnershipDocument => ({
  ...emptyDocument('4'),
  periodOfReport: '2024-03-01',
  issuer: { cik: '0000000001', name: 'Ajax Corp', tradingSymbol: 'NYSE: AJAX', foreignTradingSymbol: null },
  reportingOwners: [owner('11', 'DOE JANE', { director: true })],
  nonDerivative: [trade('P', '100', '10.5')],
  footnotes: [{ id: 'F1', text: 'The price is the average of several.' }],
  signatures: [{ name: 'Jane Doe', date: '2024-03-02' }],
  ...given,
})

/** The nth filing of an endless row, each with an accession number, a hash and an owner of its own. */
export function nthSource(n: number): ReadSource {
  const digits = String(n).padStart(6, '0')
  const accession = `0000000001-24-${digits}`
  const document = formFour({
    reportingOwners: [owner(String(100 + (n % 7)), `OWNER ${n % 7}`, { officer: true })],
    nonDerivative: Array.from({ length: 1 + (n % 4) }, (_, at) => trade(at % 2 ? 'S' : 'P', String(n + at), `${n}.25`)),
  })
  return {
    name: `${accession}.txt`,
    sha256: `${digits}${'0'.repeat(58)}`,
    bytes: new TextEncoder().encode(`source ${n} `.repeat(50)),
    accession,
    reading: {
      format: 'submission',
      document,
      issues: [],
      evidence: [],
      submission: {
        accessionNumber: accession,
        form: '4',
        filedDate: '2024-03-04',
        acceptedAt: '2024-03-04T17:00:00-05:00',
        periodOfReport: '2024-03-01',
        issuer: null,
        owners: [],
        documents: [{ sequence: 1, type: '4', filename: 'form4.xml', description: null, size: 1000 }],
      },
    },
    failure: null,
  }
}
