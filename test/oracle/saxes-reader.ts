import { SaxesParser } from 'saxes'
import {
  type Coding,
  documentTypes,
  emptyAddress,
  emptyBox,
  emptyDocument,
  emptyRelationship,
  emptyRow,
  type Noted,
  type OwnershipDocument,
  type Row,
} from '../../src/model/document.ts'

/**
 * An independent reading of ownership XML: a strict parser (saxes) and a plain walk over its tree. Slow and without any repair;
 * the tests hold the real reader against it. Throws on XML that is not well-formed.
 */

interface Element {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: Element[]
  text: string
}

function tree(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const stack = [root]
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => {
    const element: Element = { name: tag.name, attributes: tag.attributes as Record<string, string>, children: [], text: '' }
    stack.at(-1)!.children.push(element)
    stack.push(element)
  })
  parser.on('text', (text) => {
    stack.at(-1)!.text += text
  })
  parser.on('cdata', (text) => {
    stack.at(-1)!.text += text
  })
  parser.on('closetag', () => {
    stack.pop()
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return root.children[0]!
}

const child = (element: Element | null, ...path: string[]): Element | null =>
  path.reduce<Element | null>((at, name) => at?.children.find((one) => one.name === name) ?? null, element)

const text = (element: Element | null): string | null => element?.text.replace(/\s+/g, ' ').trim() || null

const flag = (element: Element | null): boolean | null => {
  const value = text(element)
  return value === null ? null : value === '1' || value === 'true'
}

const day = (value: string | null): string | null => value?.slice(0, 10) ?? null

const cik = (value: string | null): string | null => value?.padStart(10, '0') ?? null

const marks = (element: Element): string[] => element.children.filter((one) => one.name === 'footnoteId').map((one) => one.attributes.id!)

function box<T extends string>(element: Element | null, value: (text: string | null) => string | null = (one) => one): Noted<T> | null {
  if (!element) return null
  const noted = { value: value(text(child(element, 'value'))) as T | null, footnotes: marks(element) }
  return noted.value === null && noted.footnotes.length === 0 ? null : noted
}

/** Whether anything below an element holds text or a mark. */
const hasContent = (element: Element | null): boolean =>
  element !== null && (text(element) !== null || element.name === 'footnoteId' || element.children.some(hasContent))

function coding(element: Element | null): Coding | null {
  if (!element) return null
  const read: Coding = {
    formType: text(child(element, 'transactionFormType')),
    code: text(child(element, 'transactionCode')),
    equitySwapInvolved: flag(child(element, 'equitySwapInvolved')),
    footnotes: marks(element),
  }
  return read.formType === null && read.code === null && read.equitySwapInvolved === null && read.footnotes.length === 0 ? null : read
}

function row(element: Element): Row {
  const at = (...path: string[]) => child(element, ...path)
  const underlyingGroup = at('underlyingSecurity')
  const underlying = hasContent(underlyingGroup) ? underlyingGroup : null
  return {
    ...emptyRow,
    kind: element.name.endsWith('Transaction') ? 'transaction' : 'holding',
    securityTitle: box(at('securityTitle')) ?? emptyBox,
    conversionOrExercisePrice: box(at('conversionOrExercisePrice')),
    transactionDate: box(at('transactionDate'), day),
    deemedExecutionDate: box(at('deemedExecutionDate'), day),
    coding: coding(at('transactionCoding')),
    timeliness: box(at('transactionTimeliness')),
    shares: box(at('transactionAmounts', 'transactionShares')),
    totalValue: box(at('transactionAmounts', 'transactionTotalValue')),
    pricePerShare: box(at('transactionAmounts', 'transactionPricePerShare')),
    acquiredDisposed: box(at('transactionAmounts', 'transactionAcquiredDisposedCode')),
    exerciseDate: box(at('exerciseDate'), day),
    expirationDate: box(at('expirationDate'), day),
    underlying: underlying && {
      title: box(child(underlying, 'underlyingSecurityTitle')) ?? emptyBox,
      shares: box(child(underlying, 'underlyingSecurityShares')),
      value: box(child(underlying, 'underlyingSecurityValue')),
    },
    sharesOwnedFollowing: box(at('postTransactionAmounts', 'sharesOwnedFollowingTransaction')),
    valueOwnedFollowing: box(at('postTransactionAmounts', 'valueOwnedFollowingTransaction')),
    directOrIndirect: box(at('ownershipNature', 'directOrIndirectOwnership')) ?? emptyBox,
    natureOfOwnership: box(at('ownershipNature', 'natureOfOwnership')),
  }
}

/** The ownership XML inside a file: itself, or the `<XML>` part of the submission's primary document. */
export function ownershipXmlIn(source: string): string {
  const start = source.search(/<ownershipDocument[\s>]/)
  const end = source.indexOf('</ownershipDocument>')
  return source.slice(start, end + '</ownershipDocument>'.length)
}

/** Reads one ownershipDocument strictly. */
export function readWithSaxes(xml: string): OwnershipDocument {
  const root = tree(xml)
  const at = (...path: string[]) => child(root, ...path)
  const documentType = documentTypes.find((one) => one === text(at('documentType')))
  if (!documentType) throw new Error(`document type ${text(at('documentType'))}`)
  const rows = (name: string) => (at(name)?.children ?? []).map(row)
  return {
    ...emptyDocument(documentType),
    schemaVersion: text(at('schemaVersion')),
    periodOfReport: day(text(at('periodOfReport'))),
    dateOfOriginalSubmission: day(text(at('dateOfOriginalSubmission'))),
    noSecuritiesOwned: flag(at('noSecuritiesOwned')),
    notSubjectToSection16: flag(at('notSubjectToSection16')),
    form3HoldingsReported: flag(at('form3HoldingsReported')),
    form4TransactionsReported: flag(at('form4TransactionsReported')),
    aff10b5One: flag(at('aff10b5One')),
    issuer: {
      cik: cik(text(at('issuer', 'issuerCik'))),
      name: text(at('issuer', 'issuerName')),
      tradingSymbol: text(at('issuer', 'issuerTradingSymbol')),
      foreignTradingSymbol: text(at('issuer', 'issuerForeignTradingSymbol')),
    },
    reportingOwners: root.children
      .filter((one) => one.name === 'reportingOwner')
      .map((owner) => {
        const of = (...path: string[]) => child(owner, ...path)
        const address = (name: string) => text(of('reportingOwnerAddress', name))
        const relationship = (name: string) => of('reportingOwnerRelationship', name)
        return {
          cik: cik(text(of('reportingOwnerId', 'rptOwnerCik'))),
          name: text(of('reportingOwnerId', 'rptOwnerName')),
          address: {
            ...emptyAddress,
            street1: address('rptOwnerStreet1'),
            street2: address('rptOwnerStreet2'),
            city: address('rptOwnerCity'),
            state: address('rptOwnerState'),
            zipCode: address('rptOwnerZipCode'),
            stateDescription: address('rptOwnerStateDescription'),
            country: address('rptOwnerCountry'),
            nonUSStateTerritory: address('rptOwnerNonUSStateTerritory'),
            nonUSAddress: flag(of('reportingOwnerAddress', 'rptOwnerNonUSAddressFlag')),
          },
          relationship: {
            ...emptyRelationship,
            director: flag(relationship('isDirector')),
            officer: flag(relationship('isOfficer')),
            tenPercentOwner: flag(relationship('isTenPercentOwner')),
            other: flag(relationship('isOther')),
            officerTitle: text(relationship('officerTitle')),
            otherText: text(relationship('otherText')),
          },
        }
      }),
    nonDerivative: rows('nonDerivativeTable'),
    derivative: rows('derivativeTable'),
    footnotes: (at('footnotes')?.children ?? []).map((one) => ({ id: one.attributes.id!, text: text(one) ?? '' })),
    remarks: text(at('remarks')),
    signatures: root.children
      .filter((one) => one.name === 'ownerSignature')
      .map((one) => ({ name: text(child(one, 'signatureName')) ?? '', date: day(text(child(one, 'signatureDate'))) })),
  }
}
