import { describe, expect, it } from 'vitest'
import { emptyAddress, emptyDocument, emptyRelationship, emptyRow, type OwnershipDocument, type Row } from '../../src/model/document.ts'
import { sheetOf } from '../../src/print/sheet.ts'
import { sheetJson } from '../../src/print/sheet-json.ts'

/** Every field of a document stands somewhere on the sheet, or here with the reason why the form has no place for it. */
const unprinted: Readonly<Record<string, string>> = {
  schemaVersion: 'chooses the form of the era and is not on it',
  'issuer.cik': 'behind a link on the web page',
  'reportingOwners[0].cik': 'behind a link on the web page',
  'reportingOwners[0].address.stateDescription': "EDGAR's own text of a foreign code; the form prints the code or its name",
}

const row = (kind: Row['kind']): Row => ({
  ...emptyRow,
  kind,
  conversionOrExercisePrice: { value: '1.25', footnotes: ['F1'] },
  transactionDate: { value: '2020-01-02', footnotes: ['F1'] },
  deemedExecutionDate: { value: '2020-01-03', footnotes: ['F1'] },
  coding: { formType: '5', code: 'S', equitySwapInvolved: true, footnotes: ['F1'] },
  timeliness: { value: 'E', footnotes: ['F1'] },
  shares: { value: '100', footnotes: ['F1'] },
  pricePerShare: { value: '2.50', footnotes: ['F1'] },
  acquiredDisposed: { value: 'A', footnotes: [] },
  exerciseDate: { value: '2021-01-02', footnotes: ['F1'] },
  expirationDate: { value: '2030-01-02', footnotes: ['F1'] },
  underlying: { title: { value: 'Common', footnotes: ['F1'] }, shares: { value: '300', footnotes: ['F1'] }, value: null },
  sharesOwnedFollowing: { value: '500', footnotes: ['F1'] },
  directOrIndirect: { value: 'I', footnotes: ['F1'] },
  natureOfOwnership: { value: 'By trust', footnotes: ['F1'] },
  securityTitle: { value: 'Option', footnotes: ['F1'] },
})

const full: OwnershipDocument = {
  ...emptyDocument('5/A'),
  schemaVersion: 'X0609',
  periodOfReport: '2020-12-31',
  dateOfOriginalSubmission: '2021-01-15',
  notSubjectToSection16: true,
  form3HoldingsReported: true,
  form4TransactionsReported: true,
  aff10b5One: true,
  issuer: { cik: '0000000001', name: 'Issuer', tradingSymbol: 'SYM', foreignTradingSymbol: '123.X' },
  reportingOwners: [
    {
      cik: '0000000002',
      name: 'Owner',
      address: {
        ...emptyAddress,
        street1: 'One',
        street2: 'Two',
        city: 'City',
        zipCode: '12345',
        nonUSAddress: true,
        country: 'M0',
        nonUSStateTerritory: 'Territory',
        stateDescription: 'JAPAN',
      },
      relationship: {
        ...emptyRelationship,
        director: true,
        officer: true,
        tenPercentOwner: true,
        other: true,
        officerTitle: 'Chief',
        otherText: 'Else',
      },
    },
  ],
  nonDerivative: [row('transaction')],
  derivative: [row('transaction')],
  footnotes: [{ id: 'F1', text: 'Note.' }],
  remarks: 'Remark.',
  signatures: [{ name: 'Signer', date: '2021-01-14' }],
}

/** Every path that holds something, arrays of footnotes as one. */
function paths(value: unknown, at = ''): string[] {
  if (value === null) return []
  if (Array.isArray(value))
    return value.every((one) => typeof one === 'string')
      ? value.length > 0
        ? [at]
        : []
      : value.flatMap((one, index) => paths(one, `${at}[${index}]`))
  if (typeof value === 'object') return Object.entries(value).flatMap(([name, one]) => paths(one, at === '' ? name : `${at}.${name}`))
  return [at]
}

/** The document with one field changed to something else of its kind. */
function changed(document: OwnershipDocument, path: string): OwnershipDocument {
  const copy = structuredClone(document) as unknown as Record<string, unknown>
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '')
  const holder = steps.slice(0, -1).reduce<Record<string, unknown>>((inner, step) => inner[step] as Record<string, unknown>, copy)
  const last = steps.at(-1)!
  const value = holder[last]
  if (typeof value === 'boolean') holder[last] = !value
  else if (Array.isArray(value)) holder[last] = []
  else holder[last] = other[String(value)] ?? (/^\d{4}-/.test(String(value)) ? String(value).replace(/^2/, '1') : `${value}9`)
  return copy as unknown as OwnershipDocument
}

const other: Readonly<Record<string, string>> = {
  transaction: 'holding',
  E: 'L',
  A: 'D',
  I: 'D',
  S: 'P',
  '5': '4',
  X0609: 'X0610',
  M0: '2M',
  '5/A': '4/A',
}

const notOnThisTable = (path: string) =>
  path.startsWith('nonDerivative') && /conversionOrExercisePrice|exerciseDate|expirationDate|underlying/.test(path)

describe('the sheet', () => {
  const printed = (document: OwnershipDocument) => JSON.stringify(sheetJson(sheetOf(document)))
  // A Form 5 shows the timeliness of a line and no V with its notes; the kind of a row shows in what its cells hold.
  const silent = (path: string) => path.endsWith('.kind') || path.endsWith('timeliness.footnotes') || notOnThisTable(path)

  it('changes with every field of the document, but for those the form has no place for', () => {
    const before = printed(full)
    const without = paths(full).filter((path) => !silent(path) && printed(changed(full, path)) === before)
    expect(without.sort()).toEqual(Object.keys(unprinted).sort())
  })

  it('shows a note of the timeliness on Form 4', () => {
    const form4 = { ...full, documentType: '4' as const }
    expect(printed(changed(form4, 'derivative[0].timeliness.footnotes'))).not.toBe(printed(form4))
  })

  it('says when no securities are owned', () => {
    const form3 = { ...emptyDocument('3'), noSecuritiesOwned: true }
    expect(sheetJson(sheetOf(form3)).noSecuritiesOwned).toBe(true)
    expect(sheetJson(sheetOf({ ...form3, noSecuritiesOwned: null })).noSecuritiesOwned).toBe(false)
  })

  it('ticks the boxes of Form 5 by its lines where the flags are missing', () => {
    const lines = {
      ...full,
      form3HoldingsReported: null,
      form4TransactionsReported: null,
      nonDerivative: [
        { ...row('holding'), coding: { formType: '3', code: null, equitySwapInvolved: null, footnotes: [] } },
        { ...row('transaction'), coding: { formType: '4', code: 'S', equitySwapInvolved: false, footnotes: [] } },
      ],
    }
    const ticked = (document: OwnershipDocument) =>
      sheetOf(document)
        .checkBoxes.filter((box) => box.ticked)
        .map((box) => box.path)
    expect(ticked(lines)).toEqual(['notSubjectToSection16', 'form3HoldingsReported', 'form4TransactionsReported', 'aff10b5One'])
    expect(ticked({ ...lines, nonDerivative: [] })).toEqual(['notSubjectToSection16', 'aff10b5One'])
  })

  it('prints the address as its era has it', () => {
    const lines = (schemaVersion: string, address: object) => {
      const [owner] = full.reportingOwners
      return sheetOf({ ...full, schemaVersion, reportingOwners: [{ ...owner!, address: { ...emptyAddress, ...address } }] }).boxes[0]?.lines
    }
    const home = { street1: '1 Main St', city: 'BOSTON', state: 'MA', zipCode: '02110' }
    expect(lines('X0306', home)).toEqual(['Owner', '1 Main St', 'BOSTON MA 02110'])
    expect(lines('X0609', home)).toEqual(['Owner', '1 Main St', 'BOSTON MASSACHUSETTS 02110', 'UNITED STATES'])
    expect(lines('X0306', { city: 'TOKYO', state: 'M0', zipCode: '105-7537' })).toEqual(['Owner', 'TOKYO M0 105-7537'])
    expect(lines('X0609', { city: 'TORONTO', nonUSAddress: true, country: 'A6', nonUSStateTerritory: 'Ontario' })).toEqual([
      'Owner',
      'TORONTO Ontario',
      'ONTARIO, CANADA',
    ])
  })
})
