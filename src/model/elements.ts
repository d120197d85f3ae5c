/**
 * The grammar of ownership XML: every element in schema order, where it stands and which field of the document it fills.
 * One table for the reader, the writer and the tests that prove that nothing is left out. EDGAR ownership specification v5.5, 3.5.
 */

/** What a field takes. */
export type FieldType =
  | 'text'
  | 'cik'
  | 'date'
  | 'decimal'
  | 'flag'
  | 'document-type'
  | 'acquired-disposed'
  | 'direct-indirect'
  | 'timeliness'

/** The object of the document that a group's fields belong to. */
export type Holder =
  | 'document'
  | 'issuer'
  | 'owner'
  | 'address'
  | 'relationship'
  | 'nonDerivative'
  | 'derivative'
  | 'row'
  | 'coding'
  | 'underlying'
  | 'footnotes'
  | 'signature'

/** An element that holds one value: bare text, or a box of the form with `<value>` and footnote marks. */
export interface FieldElement {
  readonly shape: 'field'
  readonly name: string
  readonly type: FieldType
  /** Whether the value stands in a `<value>` element beside footnote marks. */
  readonly boxed: boolean
  /** Property of the holder that it fills. */
  readonly property: string
}

/** An element that holds others. */
export interface GroupElement {
  readonly shape: 'group'
  readonly name: string
  readonly holder: Holder
  readonly children: readonly GrammarElement[]
}

/** An element that is read past: set by EDGAR for itself, or a credential that is never kept. */
export interface IgnoredElement {
  readonly shape: 'ignored' | 'credential'
  readonly name: string
}

export type GrammarElement = FieldElement | GroupElement | IgnoredElement

const field = (name: string, property: string, type: FieldType = 'text'): FieldElement => ({
  shape: 'field',
  name,
  type,
  boxed: false,
  property,
})
const box = (name: string, property: string, type: FieldType = 'text'): FieldElement => ({
  shape: 'field',
  name,
  type,
  boxed: true,
  property,
})
const group = (name: string, holder: Holder, children: readonly GrammarElement[]): GroupElement => ({
  shape: 'group',
  name,
  holder,
  children,
})

const title = box('securityTitle', 'securityTitle')
const exercisePrice = box('conversionOrExercisePrice', 'conversionOrExercisePrice', 'decimal')
const dates = [box('transactionDate', 'transactionDate', 'date'), box('deemedExecutionDate', 'deemedExecutionDate', 'date')]
const coding = group('transactionCoding', 'coding', [
  field('transactionFormType', 'formType'),
  field('transactionCode', 'code'),
  field('equitySwapInvolved', 'equitySwapInvolved', 'flag'),
])
const timeliness = box('transactionTimeliness', 'timeliness', 'timeliness')
const amounts = group('transactionAmounts', 'row', [
  box('transactionShares', 'shares', 'decimal'),
  box('transactionTotalValue', 'totalValue', 'decimal'),
  box('transactionPricePerShare', 'pricePerShare', 'decimal'),
  box('transactionAcquiredDisposedCode', 'acquiredDisposed', 'acquired-disposed'),
])
const exercisable = [box('exerciseDate', 'exerciseDate', 'date'), box('expirationDate', 'expirationDate', 'date')]
const underlying = group('underlyingSecurity', 'underlying', [
  box('underlyingSecurityTitle', 'title'),
  box('underlyingSecurityShares', 'shares', 'decimal'),
  box('underlyingSecurityValue', 'value', 'decimal'),
])
const following = group('postTransactionAmounts', 'row', [
  box('sharesOwnedFollowingTransaction', 'sharesOwnedFollowing', 'decimal'),
  box('valueOwnedFollowingTransaction', 'valueOwnedFollowing', 'decimal'),
])
const ownership = group('ownershipNature', 'row', [
  box('directOrIndirectOwnership', 'directOrIndirect', 'direct-indirect'),
  box('natureOfOwnership', 'natureOfOwnership'),
])

/** The whole document, children in schema order. */
export const ownershipGrammar: GroupElement = group('ownershipDocument', 'document', [
  field('schemaVersion', 'schemaVersion'),
  field('documentType', 'documentType', 'document-type'),
  field('periodOfReport', 'periodOfReport', 'date'),
  field('dateOfOriginalSubmission', 'dateOfOriginalSubmission', 'date'),
  field('noSecuritiesOwned', 'noSecuritiesOwned', 'flag'),
  field('notSubjectToSection16', 'notSubjectToSection16', 'flag'),
  field('form3HoldingsReported', 'form3HoldingsReported', 'flag'),
  field('form4TransactionsReported', 'form4TransactionsReported', 'flag'),
  group('issuer', 'issuer', [
    field('issuerCik', 'cik', 'cik'),
    field('issuerName', 'name'),
    field('issuerTradingSymbol', 'tradingSymbol'),
    field('issuerForeignTradingSymbol', 'foreignTradingSymbol'),
  ]),
  group('reportingOwner', 'owner', [
    group('reportingOwnerId', 'owner', [
      field('rptOwnerCik', 'cik', 'cik'),
      { shape: 'credential', name: 'rptOwnerCcc' },
      field('rptOwnerName', 'name'),
    ]),
    group('reportingOwnerAddress', 'address', [
      field('rptOwnerNonUSAddressFlag', 'nonUSAddress', 'flag'),
      field('rptOwnerStreet1', 'street1'),
      field('rptOwnerStreet2', 'street2'),
      field('rptOwnerCity', 'city'),
      field('rptOwnerNonUSStateTerritory', 'nonUSStateTerritory'),
      field('rptOwnerState', 'state'),
      field('rptOwnerCountry', 'country'),
      field('rptOwnerZipCode', 'zipCode'),
      field('rptOwnerStateDescription', 'stateDescription'),
      { shape: 'ignored', name: 'rptOwnerGoodAddress' },
    ]),
    group('reportingOwnerRelationship', 'relationship', [
      field('isDirector', 'director', 'flag'),
      field('isOfficer', 'officer', 'flag'),
      field('isTenPercentOwner', 'tenPercentOwner', 'flag'),
      field('isOther', 'other', 'flag'),
      field('officerTitle', 'officerTitle'),
      field('otherText', 'otherText'),
    ]),
  ]),
  field('aff10b5One', 'aff10b5One', 'flag'),
  group('nonDerivativeTable', 'nonDerivative', [
    group('nonDerivativeTransaction', 'row', [title, ...dates, coding, timeliness, amounts, following, ownership]),
    group('nonDerivativeHolding', 'row', [title, coding, following, ownership]),
  ]),
  group('derivativeTable', 'derivative', [
    group('derivativeTransaction', 'row', [
      title,
      exercisePrice,
      ...dates,
      coding,
      timeliness,
      amounts,
      ...exercisable,
      underlying,
      following,
      ownership,
    ]),
    group('derivativeHolding', 'row', [title, exercisePrice, coding, ...exercisable, underlying, following, ownership]),
  ]),
  group('footnotes', 'footnotes', []),
  field('remarks', 'remarks'),
  group('ownerSignature', 'signature', [field('signatureName', 'name'), field('signatureDate', 'date', 'date')]),
])

/** Elements of schema X0101 (June 2003), which had no tables: rows stood under the root, and the price had another name. */
export const earlyRowElements: Readonly<Record<string, 'nonDerivative' | 'derivative'>> = {
  nonDerivativeSecurity: 'nonDerivative',
  derivativeSecurity: 'derivative',
}
export const earlyNames: Readonly<Record<string, string>> = { transactionValue: 'transactionPricePerShare' }
