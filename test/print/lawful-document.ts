import fc from 'fast-check'
import { baseForm, emptyAddress, emptyRelationship, type Noted, type OwnershipDocument, type Row } from '../../src/model/document.ts'
import { someDocument } from '../generators/document.ts'

/**
 * Documents of every era that EDGAR would have taken, as far as the stylesheets rely on it: what the schema demands is there, and what it
 * forbids is not. They reach what no filing of the corpus does, such as foreign addresses and late lines of every kind.
 */
export const lawfulDocument: fc.Arbitrary<OwnershipDocument> = fc
  .tuple(someDocument, fc.constantFrom('06', '07', '08', '09'))
  .map(([document, version]): OwnershipDocument => {
    const form = baseForm(document.documentType)
    const [owner] = document.reportingOwners
    const foreign = version === '09' || (form === '3' && version !== '06')
    const rows = (all: readonly Row[], derivative: boolean) =>
      all.filter((row) => form !== '3' || row.kind === 'holding').map((row) => lawfulRow(row, form, derivative))
    const nonDerivative = rows(document.nonDerivative, false)
    const derivative = rows(document.derivative, true)
    const due = (kind: Row['kind'], formType: string) =>
      [...nonDerivative, ...derivative].some((row) => row.kind === kind && row.coding?.formType === formType)
    const reportingOwners = (owner ? document.reportingOwners : [{ ...noOwner, name: 'Someone' }]).map((one) => ({
      ...one,
      name: one.name ?? 'Someone',
      address: {
        ...one.address,
        street1: plain(one.address.street1) ?? '1 Main Street',
        street2: plain(one.address.street2),
        city: plain(one.address.city) ?? 'Boston',
        state: foreign && one.address.nonUSAddress === true ? null : (one.address.state ?? 'MA'),
        country: foreign ? one.address.country : null,
        nonUSAddress: foreign ? one.address.nonUSAddress === true : null,
      },
    }))
    return {
      ...document,
      schemaVersion: `X03${version}`,
      noSecuritiesOwned: form === '3' ? document.noSecuritiesOwned : null,
      notSubjectToSection16: form === '3' ? null : document.notSubjectToSection16,
      form3HoldingsReported: form === '5' ? due('holding', '3') : null,
      form4TransactionsReported: form === '5' ? due('transaction', '4') : null,
      aff10b5One: form === '3' || version === '06' ? null : (document.aff10b5One ?? false),
      issuer: { ...document.issuer, name: document.issuer.name ?? 'Issuer', tradingSymbol: document.issuer.tradingSymbol ?? 'NONE' },
      reportingOwners,
      nonDerivative,
      derivative,
      footnotes: document.footnotes.map((note) => ({ ...note, text: plain(note.text) ?? '' })),
    }
  })

const noOwner = { cik: null, address: emptyAddress, relationship: emptyRelationship }

/** The stylesheets set figures as figures wherever they stand, and libxslt takes a lone sign for 0, so words are words here. */
const plain = (text: string | null) =>
  text === null || text.trim() === '' ? null : Number.isNaN(Number(text)) && !/^[-.]+$/.test(text) ? text : `No. ${text}`

const valued = <T>(box: Noted<T> | null, value: T): Noted<T> => ({ value: box?.value ?? value, footnotes: box?.footnotes ?? [] })
const decimal = (box: Noted<string> | null) => (box === null || box.value === null ? box : { ...box, value: box.value.replace(/\.$/, '') })
const noted = <T>(box: Noted<T> | null, value: T): Noted<T> => (box === null ? { value, footnotes: [] } : box)

function lawfulRow(row: Row, form: '3' | '4' | '5', derivative: boolean): Row {
  const transaction = row.kind === 'transaction'
  const title = { ...row.securityTitle, value: plain(row.securityTitle.value) ?? 'Common Stock' }
  const direct = { ...row.directOrIndirect, value: row.directOrIndirect.value ?? ('D' as const) }
  const owned = row.sharesOwnedFollowing !== null || row.valueOwnedFollowing === null
  const counted = row.shares !== null || row.totalValue === null || !derivative
  const post = !(derivative && form === '3')
  const formTypes = transaction ? ['4', '5'] : ['3']
  const coding = row.coding ?? { formType: null, code: null, equitySwapInvolved: null, footnotes: [] }
  const underlying = row.underlying ?? { title: { value: null, footnotes: [] }, shares: null, value: null }
  const asShares = underlying.shares !== null || underlying.value === null
  return {
    ...row,
    securityTitle: title,
    directOrIndirect: direct,
    natureOfOwnership:
      direct.value === 'I'
        ? { ...valued(row.natureOfOwnership, 'By trust'), value: plain(row.natureOfOwnership?.value ?? null) ?? 'By trust' }
        : null,
    sharesOwnedFollowing: post && owned ? decimal(valued(row.sharesOwnedFollowing, '100')) : null,
    valueOwnedFollowing: post && !owned ? decimal(valued(row.valueOwnedFollowing, '100')) : null,
    coding: transaction
      ? {
          ...coding,
          formType: coding.formType !== null && formTypes.includes(coding.formType) ? coding.formType : '4',
          code: coding.code ?? 'S',
          equitySwapInvolved: coding.equitySwapInvolved ?? false,
        }
      : form === '5'
        ? { ...coding, formType: coding.formType === null ? null : '3', code: null, equitySwapInvolved: null }
        : null,
    ...(transaction
      ? {
          transactionDate: valued(row.transactionDate, '2020-01-02'),
          timeliness: form === '5' && row.timeliness ? { ...row.timeliness, footnotes: [] } : row.timeliness,
          shares: counted ? decimal(valued(row.shares, '10')) : null,
          totalValue: counted ? null : decimal(valued(row.totalValue, '10')),
          pricePerShare: decimal(noted(row.pricePerShare, '1')),
          acquiredDisposed: { ...valued(row.acquiredDisposed, 'A'), ...(derivative ? { footnotes: [] } : {}) },
        }
      : {}),
    ...(derivative
      ? {
          conversionOrExercisePrice: decimal(noted(row.conversionOrExercisePrice, '1')),
          exerciseDate: noted(row.exerciseDate, '2020-01-02'),
          expirationDate: noted(row.expirationDate, '2030-01-02'),
          underlying: {
            title: { ...underlying.title, value: plain(underlying.title.value) ?? 'Common Stock' },
            shares: asShares ? decimal(noted(underlying.shares, '10')) : null,
            value: asShares ? null : decimal(noted(underlying.value, '10')),
          },
        }
      : {}),
  }
}
