import { type BaseForm, baseForm, type DocumentType } from '../model/document.ts'
import { eraOfSchema, type FormEra } from '../model/form-era.ts'
import {
  boolean,
  cik,
  country,
  date,
  decimal,
  exactText,
  oneOf,
  type SimpleType,
  state,
  stateOrCountry,
  text,
  timeliness,
  zipCode,
} from './simple-type.ts'

/**
 * The ownership grammar: which elements may stand where, in which order and how often, for each document type, today and at the
 * schema versions of the past. EDGAR ownership specification v5.5, 3.4 and 3.5, and the schemas distributed with it.
 */

/** An element and what it may hold: one value, other elements, a footnote's text with an id, or a mark with an id alone. */
export type Declaration =
  | { readonly name: string; readonly content: 'value'; readonly type: SimpleType }
  | { readonly name: string; readonly content: 'elements'; readonly particles: readonly Particle[] }
  | { readonly name: string; readonly content: 'footnote' }
  | { readonly name: string; readonly content: 'mark' }

/** A place in a sequence: one of the options, so many times. */
export interface Particle {
  readonly options: readonly Declaration[]
  readonly minimum: number
  readonly maximum: number
}

/** The era of a `schemaVersion`; `null` for the versions before X0202, of which no schema was published. */
export function eraOf(schemaVersion: string, form: DocumentType): FormEra | null {
  const match = /^X(\d{2})(\d{2})$/.exec(schemaVersion)
  if (!match) return '2026'
  const schema = Number(match[2])
  if (Number(match[1]) < 2 || (match[1] === '02' && schema < 2)) return null
  return eraOfSchema(schema, baseForm(form))
}

const value = (name: string, type: SimpleType): Declaration => ({ name, content: 'value', type })
const group = (name: string, ...particles: readonly Particle[]): Declaration => ({ name, content: 'elements', particles })
const one = (...options: readonly Declaration[]): Particle => ({ options, minimum: 1, maximum: 1 })
const optional = (...options: readonly Declaration[]): Particle => ({ options, minimum: 0, maximum: 1 })
const upTo = (maximum: number, ...options: readonly Declaration[]): Particle => ({ options, minimum: 0, maximum })
const oneTo = (maximum: number, ...options: readonly Declaration[]): Particle => ({ options, minimum: 1, maximum })

const mark: Declaration = { name: 'footnoteId', content: 'mark' }
const footnote: Declaration = { name: 'footnote', content: 'footnote' }

/** A value, and marks beside it. */
const box = (name: string, type: SimpleType) => group(name, one(value('value', type)), upTo(99, mark))
/** A value or at least one mark: conditional rule cm(8). */
const valueOrMark = (name: string, type: SimpleType) => group(name, one(value('value', type), mark), upTo(98, mark))
/** A value, marks, both or neither. */
const optionalBox = (name: string, type: SimpleType) => group(name, optional(value('value', type)), upTo(99, mark))

const title = box('securityTitle', text(60, 1))
const exercisePrice = valueOrMark('conversionOrExercisePrice', decimal)
const transactionDate = box('transactionDate', date)
const deemedExecutionDate = optionalBox('deemedExecutionDate', date)
const code = oneOf('A', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'L', 'M', 'O', 'P', 'S', 'U', 'W', 'X', 'Z')
const transactionCoding = group(
  'transactionCoding',
  one(value('transactionFormType', oneOf('4', '5'))),
  one(value('transactionCode', code)),
  one(value('equitySwapInvolved', boolean)),
  upTo(99, mark),
)
const holdingCoding = group('transactionCoding', optional(value('transactionFormType', oneOf('3', ''))), upTo(99, mark))
const shares = box('transactionShares', decimal)
const pricePerShare = valueOrMark('transactionPricePerShare', decimal)
const nonDerivativeAmounts = group(
  'transactionAmounts',
  one(shares),
  one(pricePerShare),
  one(box('transactionAcquiredDisposedCode', oneOf('A', 'D'))),
)
const derivativeAmounts = group(
  'transactionAmounts',
  one(shares, box('transactionTotalValue', decimal)),
  one(pricePerShare),
  one(group('transactionAcquiredDisposedCode', one(value('value', oneOf('A', 'D'))))),
)
const exercisable = [one(valueOrMark('exerciseDate', date)), one(valueOrMark('expirationDate', date))]
const underlying = group(
  'underlyingSecurity',
  one(box('underlyingSecurityTitle', text(60, 1))),
  optional(valueOrMark('underlyingSecurityShares', decimal), valueOrMark('underlyingSecurityValue', decimal)),
)
const following = group(
  'postTransactionAmounts',
  one(box('sharesOwnedFollowingTransaction', decimal), box('valueOwnedFollowingTransaction', decimal)),
)
const ownership = group(
  'ownershipNature',
  one(box('directOrIndirectOwnership', oneOf('D', 'I'))),
  optional(box('natureOfOwnership', text(100))),
)

const timelinessBox = (form: '4' | '5') =>
  form === '4' ? optionalBox('transactionTimeliness', timeliness) : group('transactionTimeliness', optional(value('value', timeliness)))

function rows(form: BaseForm) {
  const coding = form === '5' ? [optional(holdingCoding)] : []
  const nonDerivativeHolding = group('nonDerivativeHolding', one(title), ...coding, one(following), one(ownership))
  const derivativeHolding = group(
    'derivativeHolding',
    one(title),
    one(exercisePrice),
    ...coding,
    ...exercisable,
    one(underlying),
    ...(form === '3' ? [] : [one(following)]),
    one(ownership),
  )
  if (form === '3') return { nonDerivative: [nonDerivativeHolding], derivative: [derivativeHolding] }
  const head = [one(transactionDate), optional(deemedExecutionDate), optional(transactionCoding), optional(timelinessBox(form))]
  const nonDerivativeTransaction = group(
    'nonDerivativeTransaction',
    one(title),
    ...head,
    one(nonDerivativeAmounts),
    one(following),
    one(ownership),
  )
  const derivativeTransaction = group(
    'derivativeTransaction',
    one(title),
    one(exercisePrice),
    ...head,
    one(derivativeAmounts),
    ...exercisable,
    one(underlying),
    one(following),
    one(ownership),
  )
  return { nonDerivative: [nonDerivativeTransaction, nonDerivativeHolding], derivative: [derivativeTransaction, derivativeHolding] }
}

function issuer(era: FormEra): Declaration {
  return group(
    'issuer',
    one(value('issuerCik', cik)),
    optional(value('issuerName', text(150))),
    one(value('issuerTradingSymbol', text(10, 1))),
    ...(era === '2026' ? [optional(value('issuerForeignTradingSymbol', text(14)))] : []),
  )
}

function address(era: FormEra): Declaration {
  const current = era === '2026'
  const since = (declaration: Declaration) => (current ? [optional(declaration)] : [])
  return group(
    'reportingOwnerAddress',
    ...since(value('rptOwnerNonUSAddressFlag', boolean)),
    optional(value('rptOwnerStreet1', text(40))),
    optional(value('rptOwnerStreet2', text(40))),
    optional(value('rptOwnerCity', text(30))),
    ...since(value('rptOwnerNonUSStateTerritory', text(40))),
    optional(value('rptOwnerState', current ? state : stateOrCountry)),
    ...since(value('rptOwnerCountry', country)),
    optional(value('rptOwnerZipCode', zipCode)),
    optional(value('rptOwnerStateDescription', text(50))),
    optional(value('rptOwnerGoodAddress', boolean)),
  )
}

const relationship = group(
  'reportingOwnerRelationship',
  ...['isDirector', 'isOfficer', 'isTenPercentOwner', 'isOther'].map((name) => optional(value(name, boolean))),
  optional(value('officerTitle', text(30))),
  optional(value('otherText', text(30))),
)

const ownerId = group(
  'reportingOwnerId',
  one(value('rptOwnerCik', cik)),
  optional(value('rptOwnerCcc', exactText(8))),
  optional(value('rptOwnerName', text(150))),
)

function build(form: DocumentType, era: FormEra): Declaration {
  const base = baseForm(form)
  const flag = (name: string) => optional(value(name, boolean))
  const tenB5One = value('aff10b5One', boolean)
  const { nonDerivative, derivative } = rows(base)
  return group(
    'ownershipDocument',
    optional(value('schemaVersion', exactText(5))),
    one(value('documentType', oneOf(form))),
    one(value('periodOfReport', date)),
    ...(form.length > 1 ? [one(value('dateOfOriginalSubmission', date))] : []),
    flag(base === '3' ? 'noSecuritiesOwned' : 'notSubjectToSection16'),
    ...(base === '5' ? [flag('form3HoldingsReported'), flag('form4TransactionsReported')] : []),
    one(issuer(era)),
    oneTo(10, group('reportingOwner', one(ownerId), optional(address(era)), one(relationship))),
    ...(era === '2003' || (base === '3' && era !== '2026') ? [] : [base === '3' ? optional(tenB5One) : one(tenB5One)]),
    optional(group('nonDerivativeTable', upTo(30, ...nonDerivative))),
    optional(group('derivativeTable', upTo(30, ...derivative))),
    optional(group('footnotes', upTo(99, footnote))),
    optional(value('remarks', text(2000))),
    oneTo(10, group('ownerSignature', one(value('signatureName', text(255, 1))), one(value('signatureDate', date)))),
  )
}

const built = new Map<string, Declaration>()

/** The grammar of a document type at an era, from its root `ownershipDocument`; the two eras of 2023 differ in print alone. */
export function grammarOf(form: DocumentType, era: FormEra = '2026'): Declaration {
  const key = `${form} ${era}`
  const known = built.get(key) ?? build(form, era)
  built.set(key, known)
  return known
}

/** The filer's wrapper of an ownership submission. Specification v5.5, 3.4. */
export const submissionGrammar: Declaration = group(
  'edgarSubmission',
  one(value('submissionType', oneOf('3', '3/A', '4', '4/A', '5', '5/A'))),
  one(value('testOrLive', oneOf('LIVE', 'TEST'))),
  optional(
    group(
      'pointOfContact',
      optional(value('contactName', text(30))),
      optional(value('contactPhoneNumber', text(20))),
      optional(value('contactEmailAddress', text(80))),
    ),
  ),
  optional(group('notificationAddresses', upTo(30, value('notificationEmailAddress', text(80))))),
  oneTo(
    611,
    group(
      'edgarDocument',
      one(value('documentName', text(32, 1))),
      one(value('documentType', text(20, 1))),
      optional(value('documentDescription', text(255))),
      one(value('documentMimeBlock', { base: 'string', takes: 'the document in base64', minimumLength: 1 })),
    ),
  ),
)
