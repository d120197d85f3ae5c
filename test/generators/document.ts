import fc from 'fast-check'
import {
  type Coding,
  documentTypes,
  emptyBox,
  emptyRow,
  type Noted,
  type OwnershipDocument,
  type Row,
  type Underlying,
} from '../../src/model/document.ts'
import { xmlTransactionCodes } from '../../src/model/transaction-codes.ts'

/** Arbitrary ownership documents: every field absent, present, and strange. Not always lawful; always what the model can hold. */

const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  fc.constantFrom('A & B', '<none>', '"quoted"', "O'Neil", 'N/A', '&amp;', '10%', '--', ']]>', 'Société Générale', '株式'),
)

/** Text as the model holds it: printable, white space single, none at the ends, not empty. */
export const someText = fc
  .array(word, { minLength: 1, maxLength: 5 })
  .map((words) =>
    words
      .join(' ')
      // What XML cannot carry is not generated.
      .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  .filter((text) => text !== '')

export const someDate = fc
  .date({ min: new Date('1993-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

export const someDecimal = fc.oneof(
  fc.bigInt({ min: 0n, max: 999_999_999_999n }).map(String),
  fc.tuple(fc.nat(9_999_999), fc.nat(9999)).map(([whole, part]) => `${whole}.${String(part).padStart(4, '0')}`),
  fc.constantFrom('0', '0.00', '134018.0', '6.1', '.5', '5.'),
)

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const marks = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }).map((numbers) => numbers.map((number) => `F${number}`))

function box<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Noted<T>> {
  return fc
    .record({ value: maybe(value), footnotes: marks })
    .map((noted) => (noted.value === null && noted.footnotes.length === 0 ? emptyBox : noted))
}
const maybeBox = <T>(value: fc.Arbitrary<T>) => maybe(box(value)).map((noted) => (noted === emptyBox ? null : noted))

const coding: fc.Arbitrary<Coding | null> = maybe(
  fc.record({
    formType: maybe(fc.constantFrom('4', '5')),
    code: maybe(fc.constantFrom(...xmlTransactionCodes)),
    equitySwapInvolved: maybe(fc.boolean()),
    footnotes: marks,
  }),
).map((one) => (one && (one.formType ?? one.code ?? one.equitySwapInvolved) === null && one.footnotes.length === 0 ? null : one))

const underlying: fc.Arbitrary<Underlying | null> = maybe(
  fc.record({ title: box(someText), shares: maybeBox(someDecimal), value: maybeBox(someDecimal) }),
).map((one) => (one && one.title === emptyBox && !one.shares && !one.value ? null : one))

const ending = {
  sharesOwnedFollowing: maybeBox(someDecimal),
  valueOwnedFollowing: maybeBox(someDecimal),
  directOrIndirect: box(fc.constantFrom('D' as const, 'I' as const)),
  natureOfOwnership: maybeBox(someText),
}
const trading = {
  transactionDate: maybeBox(someDate),
  deemedExecutionDate: maybeBox(someDate),
  coding,
  timeliness: maybeBox(fc.constantFrom('E' as const, 'L' as const)),
  shares: maybeBox(someDecimal),
  totalValue: maybeBox(someDecimal),
  pricePerShare: maybeBox(someDecimal),
  acquiredDisposed: maybeBox(fc.constantFrom('A' as const, 'D' as const)),
}
const optional = {
  conversionOrExercisePrice: maybeBox(someDecimal),
  exerciseDate: maybeBox(someDate),
  expirationDate: maybeBox(someDate),
  underlying,
}

const line = (kind: Row['kind'], boxes: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Row> =>
  fc.record({ securityTitle: box(someText), ...boxes, ...ending }).map((row) => ({ ...emptyRow, ...row, kind }) as Row)

const nonDerivativeRow = fc.oneof(line('transaction', trading), line('holding', { coding }))
const derivativeRow = fc.oneof(line('transaction', { ...trading, ...optional }), line('holding', { coding, ...optional }))

const flag = maybe(fc.boolean())
const cik = maybe(fc.bigInt({ min: 1n, max: 9_999_999_999n }).map((number) => String(number).padStart(10, '0')))

const owner = fc.record({
  cik,
  name: maybe(someText),
  address: fc.record({
    street1: maybe(someText),
    street2: maybe(someText),
    city: maybe(someText),
    state: maybe(fc.constantFrom('MA', 'CA', 'X0')),
    zipCode: maybe(fc.constantFrom('01886', '94304-1234')),
    stateDescription: maybe(someText),
    country: maybe(fc.constantFrom('2M', 'M0')),
    nonUSStateTerritory: maybe(someText),
    nonUSAddress: flag,
  }),
  relationship: fc.record({
    director: flag,
    officer: flag,
    tenPercentOwner: flag,
    other: flag,
    officerTitle: maybe(someText),
    otherText: maybe(someText),
  }),
})

/** Any document that the model can hold. */
export const someDocument: fc.Arbitrary<OwnershipDocument> = fc.record({
  schemaVersion: maybe(fc.constantFrom('X0202', 'X0306', 'X0508', 'X0609')),
  documentType: fc.constantFrom(...documentTypes),
  periodOfReport: maybe(someDate),
  dateOfOriginalSubmission: maybe(someDate),
  noSecuritiesOwned: flag,
  notSubjectToSection16: flag,
  form3HoldingsReported: flag,
  form4TransactionsReported: flag,
  aff10b5One: flag,
  issuer: fc.record({ cik, name: maybe(someText), tradingSymbol: maybe(someText), foreignTradingSymbol: maybe(someText) }),
  reportingOwners: fc.array(owner, { maxLength: 3 }),
  nonDerivative: fc.array(nonDerivativeRow, { maxLength: 4 }),
  derivative: fc.array(derivativeRow, { maxLength: 4 }),
  footnotes: fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 4 })
    .chain((numbers) => fc.tuple(...numbers.map((number) => someText.map((text) => ({ id: `F${number}`, text }))))),
  remarks: maybe(someText),
  signatures: fc.array(fc.record({ name: someText, date: maybe(someDate) }), { maxLength: 2 }),
})
