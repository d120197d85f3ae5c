import type fc from 'fast-check'
import {
  baseForm,
  type Noted,
  type OwnershipDocument,
  type ReportingOwner,
  type Row,
  type Underlying,
} from '../../../src/model/document.ts'
import { lawfulDocument } from '../../print/lawful-document.ts'

/**
 * Lawful documents as far as paper tells them apart: notes numbered from 1 in the order of their list, each mark's note defined, titles of
 * those who are officers or otherwise related alone, and words that no reader could take for marks, ticks or labels of the form.
 */
export const printable: fc.Arbitrary<OwnershipDocument> = lawfulDocument.map((document) => {
  const form = baseForm(document.documentType)
  const footnotes = document.footnotes.map((note, at) => ({ id: `F${at + 1}`, text: plainWords(note.text) ?? 'See above.' }))
  const known = (ids: readonly string[]) =>
    [...new Set(ids.map((id) => Number(id.slice(1))).filter((note) => note <= footnotes.length))].map((note) => `F${note}`)
  const rows = (all: readonly Row[]) => all.map((row) => printableRow(row, form, known))
  const nonDerivative = rows(document.nonDerivative)
  const derivative = rows(document.derivative)
  return {
    ...document,
    documentType: document.dateOfOriginalSubmission === null ? form : `${form}/A`,
    periodOfReport: document.periodOfReport ?? '2020-01-02',
    noSecuritiesOwned: form === '3' ? nonDerivative.length + derivative.length === 0 : null,
    issuer: {
      ...document.issuer,
      name: plainWords(document.issuer.name) ?? 'Issuer',
      tradingSymbol: symbol(document.issuer.tradingSymbol) ?? 'NONE',
      foreignTradingSymbol: document.schemaVersion === 'X0609' ? symbol(document.issuer.foreignTradingSymbol) : null,
    },
    reportingOwners: document.reportingOwners.map(printableOwner),
    nonDerivative,
    derivative,
    footnotes,
    remarks: plainWords(document.remarks),
    signatures: (document.signatures.length > 0 ? document.signatures : [{ name: 'Someone', date: null }]).map(({ name, date }) => ({
      name: plainWords(name) ?? 'Someone',
      date: date ?? '2020-01-03',
    })),
  }
})

/** Words of letters, figures and plain punctuation; nothing that reads as a mark, a tick, a day or an amount. */
function plainWords(text: string | null): string | null {
  if (text === null) return null
  const words = text.split(' ').flatMap((word) => {
    const kept = word.replace(/[^A-Za-z0-9À-ÿ.,'&/-]/g, '')
    return /[ac-fhj-kmnprt-y]{2}/i.test(kept) ? [kept] : []
  })
  return words.length > 0 ? words.join(' ') : null
}

/** No symbol is so long that it would have to be broken. */
const symbol = (text: string | null): string | null => text?.replace(/[^A-Za-z0-9.]/g, '').slice(0, 25) || null

function printableOwner(owner: ReportingOwner): ReportingOwner {
  const { officer, other } = owner.relationship
  return {
    ...owner,
    name: plainWords(owner.name) ?? 'Someone',
    address: {
      ...owner.address,
      stateDescription: null,
      ...(owner.address.nonUSAddress === true
        ? {
            nonUSStateTerritory: plainWords(owner.address.nonUSStateTerritory)?.replace(/\d/g, '') ?? null,
            country: owner.address.country ?? 'M0',
          }
        : { nonUSStateTerritory: null, country: null }),
      street1: plainWords(owner.address.street1) ?? '1 Main Street',
      street2: plainWords(owner.address.street2),
      city: cityName(owner.address.city) ?? 'Boston',
    },
    relationship: {
      ...owner.relationship,
      officerTitle: officer === true ? (title(owner.relationship.officerTitle) ?? 'Treasurer') : null,
      otherText: other === true ? (title(owner.relationship.otherText) ?? 'Former owner') : null,
    },
  }
}

/** A line of three letters may be a piece of the form's own labels. */
const title = (text: string | null): string | null =>
  plainWords(text)
    ?.split(' ')
    .filter((word) => word.length > 3)
    .join(' ') || null

/** The comma behind a city is the form's own, and two capitals in it or behind it are a state. */
const cityName = (text: string | null): string | null =>
  plainWords(text)
    ?.split(' ')
    .filter((word) => !/^[A-Z][A-Z0-9]$/.test(word))
    .join(' ')
    .replace(/(?:,| [A-Z0-9]+)+$/, '') || null

function printableRow(row: Row, form: '3' | '4' | '5', known: (ids: readonly string[]) => string[]): Row {
  const noted = <T>(box: Noted<T> | null): Noted<T> | null => box && { ...box, footnotes: known(box.footnotes) }
  const named = (box: Noted<string> | null): Noted<string> | null => {
    const kept = noted(box)
    return kept && { ...kept, value: plainWords(kept.value) ?? 'Common Stock' }
  }
  return {
    ...row,
    securityTitle: named(row.securityTitle)!,
    conversionOrExercisePrice: noted(row.conversionOrExercisePrice),
    transactionDate: noted(row.transactionDate),
    deemedExecutionDate: noted(row.deemedExecutionDate),
    coding: row.coding && row.coding.formType !== null ? { ...row.coding, footnotes: known(row.coding.footnotes) } : null,
    timeliness: form === '4' ? noted(row.timeliness) : row.timeliness,
    shares: noted(row.shares),
    totalValue: noted(row.totalValue),
    pricePerShare: noted(row.pricePerShare),
    acquiredDisposed: noted(row.acquiredDisposed),
    exerciseDate: noted(row.exerciseDate),
    expirationDate: noted(row.expirationDate),
    underlying: row.underlying && printableUnderlying(row.underlying, noted, named),
    sharesOwnedFollowing: noted(row.sharesOwnedFollowing),
    valueOwnedFollowing: noted(row.valueOwnedFollowing),
    directOrIndirect: noted(row.directOrIndirect)!,
    natureOfOwnership: row.natureOfOwnership && named(row.natureOfOwnership),
  }
}

/** Marks without a number tell nothing of whether shares or dollars were meant. */
function printableUnderlying(
  { title, shares, value }: Underlying,
  noted: (box: Noted<string> | null) => Noted<string> | null,
  named: (box: Noted<string> | null) => Noted<string> | null,
): Underlying {
  const counted = value !== null && value.value === null ? value : shares
  return { title: named(title)!, shares: noted(counted), value: counted === value ? null : noted(value) }
}
