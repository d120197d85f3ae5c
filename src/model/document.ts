/**
 * The ownership document: SEC Forms 3, 4 and 5 and their amendments as plain, frozen-by-convention data.
 *
 * Names are the SEC's (ownership XML technical specification v5.5, 3.5) less the prefix that the container
 * already says. Every value is the text as filed or a boolean; absent is `null`, never `0`, `""` or `false`.
 */

/** Digits and at most one period, as many places as filed: `'383594.0'`, `'6.1'`. Never a sign, comma or currency mark. */
export type Decimal = string

/** A calendar day `YYYY-MM-DD`; a zone suffix in the source is dropped. */
export type IsoDate = string

/** The six kinds of report: initial (3), changes (4), annual (5), each with its amendment. */
export type DocumentType = '3' | '3/A' | '4' | '4/A' | '5' | '5/A'

/** All document types, in the SEC's order. */
export const documentTypes: readonly DocumentType[] = ['3', '3/A', '4', '4/A', '5', '5/A']

/** One report of beneficial ownership, whole. */
export interface OwnershipDocument {
  /** Set by EDGAR when it disseminates: `X0306`. */
  readonly schemaVersion: string | null
  readonly documentType: DocumentType
  /** Form 3: date of the event; Form 4: date of the earliest transaction; Form 5: the issuer's fiscal year end. */
  readonly periodOfReport: IsoDate | null
  /** Amendments only: the filing date of the report amended. */
  readonly dateOfOriginalSubmission: IsoDate | null
  readonly noSecuritiesOwned: boolean | null
  /** The exit box: no longer subject to Section 16. */
  readonly notSubjectToSection16: boolean | null
  readonly form3HoldingsReported: boolean | null
  readonly form4TransactionsReported: boolean | null
  /** The Rule 10b5-1(c) box; `null` before April 2023 and where the source does not say. */
  readonly aff10b5One: boolean | null
  readonly issuer: Issuer
  readonly reportingOwners: readonly ReportingOwner[]
  /** Table I in document order: transactions and holdings mixed as filed. */
  readonly nonDerivative: readonly Row[]
  /** Table II in document order. */
  readonly derivative: readonly Row[]
  readonly footnotes: readonly Footnote[]
  readonly remarks: string | null
  readonly signatures: readonly Signature[]
}

/** The company whose securities are reported. */
export interface Issuer {
  /** Ten digits. */
  readonly cik: string | null
  readonly name: string | null
  /** Free text as filed: `SONS`, `NONE`, `GEF,GEF.B`. */
  readonly tradingSymbol: string | null
  readonly foreignTradingSymbol: string | null
}

/** One of the persons on whose behalf the report is filed; rows belong to the report, not to one owner. */
export interface ReportingOwner {
  /** Ten digits. */
  readonly cik: string | null
  /** EDGAR's conformed name, normally LAST FIRST MIDDLE. */
  readonly name: string | null
  readonly address: Address
  readonly relationship: Relationship
}

export interface Address {
  readonly street1: string | null
  readonly street2: string | null
  readonly city: string | null
  /** EDGAR state code; before schema X0609 also a country code. */
  readonly state: string | null
  readonly zipCode: string | null
  readonly stateDescription: string | null
  /** EDGAR country code, since schema X0607/X0609. */
  readonly country: string | null
  readonly nonUSStateTerritory: string | null
  readonly nonUSAddress: boolean | null
}

/** The owner's relationship to the issuer; an absent flag (`null`) means the box was not ticked. */
export interface Relationship {
  readonly director: boolean | null
  readonly officer: boolean | null
  readonly tenPercentOwner: boolean | null
  readonly other: boolean | null
  readonly officerTitle: string | null
  readonly otherText: string | null
}

/** A box of the form: its value and the ids of the footnotes marked in it, `['F1', 'F2']`. */
export interface Noted<T> {
  readonly value: T | null
  readonly footnotes: readonly string[]
}

/** The amounts and dates that only Table II has. */
export interface Underlying {
  readonly title: Noted<string>
  readonly shares: Noted<Decimal> | null
  /** US dollars (debt). */
  readonly value: Noted<Decimal> | null
}

/** Column "Transaction Code": on a Form 5 holding only `formType` may stand. */
export interface Coding {
  /** The form the line belongs on: `3`, `4` or `5`. */
  readonly formType: string | null
  readonly code: string | null
  /** Prints as `/K`. */
  readonly equitySwapInvolved: boolean | null
  readonly footnotes: readonly string[]
}

/** One line of Table I or Table II. A box that the line does not have, or that is empty without a mark, is `null`. */
export interface Row {
  readonly kind: 'transaction' | 'holding'
  readonly securityTitle: Noted<string>
  /** Table II only, US dollars per share. */
  readonly conversionOrExercisePrice: Noted<Decimal> | null
  readonly transactionDate: Noted<IsoDate> | null
  readonly deemedExecutionDate: Noted<IsoDate> | null
  readonly coding: Coding | null
  readonly timeliness: Noted<'E' | 'L'> | null
  readonly shares: Noted<Decimal> | null
  /** US dollars, Table II only, for debt reported by value. */
  readonly totalValue: Noted<Decimal> | null
  /** US dollars per share. */
  readonly pricePerShare: Noted<Decimal> | null
  readonly acquiredDisposed: Noted<'A' | 'D'> | null
  readonly exerciseDate: Noted<IsoDate> | null
  readonly expirationDate: Noted<IsoDate> | null
  readonly underlying: Underlying | null
  readonly sharesOwnedFollowing: Noted<Decimal> | null
  readonly valueOwnedFollowing: Noted<Decimal> | null
  readonly directOrIndirect: Noted<'D' | 'I'>
  readonly natureOfOwnership: Noted<string> | null
}

export interface Footnote {
  /** `F1` to `F99`. */
  readonly id: string
  readonly text: string
}

export interface Signature {
  readonly name: string
  readonly date: IsoDate | null
}

/** A box without value and without mark. */
export const emptyBox: Noted<never> = Object.freeze({ value: null, footnotes: Object.freeze([]) as readonly string[] })

/** A part of a document that is still being filled. */
export type Filling<T> = { -readonly [name in keyof T]: T[name] }

/** A line with every box empty, to be filled. */
export const blankRow = (kind: Row['kind']): Filling<Row> => ({
  kind,
  securityTitle: emptyBox,
  conversionOrExercisePrice: null,
  transactionDate: null,
  deemedExecutionDate: null,
  coding: null,
  timeliness: null,
  shares: null,
  totalValue: null,
  pricePerShare: null,
  acquiredDisposed: null,
  exerciseDate: null,
  expirationDate: null,
  underlying: null,
  sharesOwnedFollowing: null,
  valueOwnedFollowing: null,
  directOrIndirect: emptyBox,
  natureOfOwnership: null,
})

/** A line with every box empty, to build others from. */
export const emptyRow: Row = Object.freeze(blankRow('holding'))

/** An address with every line empty, to be filled. */
export const blankAddress = (): Filling<Address> => ({
  street1: null,
  street2: null,
  city: null,
  state: null,
  zipCode: null,
  stateDescription: null,
  country: null,
  nonUSStateTerritory: null,
  nonUSAddress: null,
})

/** An address with every line empty. */
export const emptyAddress: Address = Object.freeze(blankAddress())

/** A relationship with every box empty, to be filled. */
export const blankRelationship = (): Filling<Relationship> => ({
  director: null,
  officer: null,
  tenPercentOwner: null,
  other: null,
  officerTitle: null,
  otherText: null,
})

/** A relationship with no box ticked and none known to be unticked. */
export const emptyRelationship: Relationship = Object.freeze(blankRelationship())

/** A document of the given type with nothing in it, to build others from. */
export function emptyDocument(documentType: DocumentType): OwnershipDocument {
  return {
    schemaVersion: null,
    documentType,
    periodOfReport: null,
    dateOfOriginalSubmission: null,
    noSecuritiesOwned: null,
    notSubjectToSection16: null,
    form3HoldingsReported: null,
    form4TransactionsReported: null,
    aff10b5One: null,
    issuer: { cik: null, name: null, tradingSymbol: null, foreignTradingSymbol: null },
    reportingOwners: [],
    nonDerivative: [],
    derivative: [],
    footnotes: [],
    remarks: null,
    signatures: [],
  }
}

export type BaseForm = '3' | '4' | '5'

/** The form without its amendment mark: `'4/A'` is `'4'`. */
export function baseForm(documentType: DocumentType): BaseForm {
  return documentType[0] as BaseForm
}

/** Whether the report amends an earlier one. */
export function isAmendment(documentType: DocumentType): boolean {
  return documentType.length > 1
}

/** A box of a row that may carry marks, by its name there: `shares`, `underlying.title`. */
export type NamedBox = readonly [field: string, box: { readonly footnotes: readonly string[] }]

/** Every box that a row has. */
export function boxesOf(row: Row): readonly NamedBox[] {
  const { underlying, kind: _kind, ...rest } = row
  const boxes = Object.entries(rest).flatMap(([field, box]): NamedBox[] => (box === null ? [] : [[field, box]]))
  if (underlying === null) return boxes
  const below = Object.entries(underlying).flatMap(([field, box]): NamedBox[] => (box === null ? [] : [[`underlying.${field}`, box]]))
  return [...boxes, ...below]
}
