import { describe, expect, it } from 'vitest'
import { check } from '../src/check/check.ts'
import { type Declaration, grammarOf } from '../src/check/grammar.ts'
import {
  type DocumentType,
  documentTypes,
  emptyAddress,
  emptyDocument,
  emptyRelationship,
  emptyRow,
  type OwnershipDocument,
  type Row,
} from '../src/model/document.ts'
import { earlyNames, type FieldElement, type GrammarElement, type Holder, ownershipGrammar } from '../src/model/elements.ts'
import { formHtml } from '../src/print/form-page.tsx'
import { sheetOf } from '../src/print/sheet.ts'
import { elements } from '../src/read/element-table.ts'
import { read } from '../src/read/read.ts'
import { writeXml } from '../src/write/xml.ts'

/** Every element of the SEC's schemas is read, written, printed and checked: nothing of a report can fall between the rooms. */

/** Names below a declaration; one name may be declared twice, with other contents. */
function namesIn(declaration: Declaration, seen = new Set<Declaration>()): Set<string> {
  seen.add(declaration)
  if (declaration.content === 'elements') {
    for (const { options } of declaration.particles) for (const option of options) if (!seen.has(option)) namesIn(option, seen)
  }
  return new Set([...seen].map(({ name }) => name))
}

const schemaNames = new Set(documentTypes.flatMap((form) => [...namesIn(grammarOf(form))]))

interface Placed {
  readonly element: FieldElement
  readonly holder: Holder
}

function fieldsIn(element: GrammarElement, holder: Holder): Placed[] {
  if (element.shape === 'group') return element.children.flatMap((child) => fieldsIn(child, element.holder))
  return element.shape === 'field' ? [{ element, holder }] : []
}
const fields = [...new Map(fieldsIn(ownershipGrammar, 'document').map((one) => [one.element.name, one])).values()]

const values: Readonly<Record<FieldElement['type'], string | boolean>> = {
  text: 'Xyzzy',
  cik: '0000424242',
  date: '2019-03-07',
  decimal: '424242',
  flag: true,
  'document-type': '4',
  'acquired-disposed': 'D',
  'direct-indirect': 'I',
  timeliness: 'L',
}

/** The form type of a line prints as V or a digit, so it is a real one. */
const givenValue = (element: FieldElement): string | boolean => (element.name === 'transactionFormType' ? '5' : values[element.type])

const empty = (documentType: DocumentType): OwnershipDocument => ({
  ...emptyDocument(documentType),
  schemaVersion: 'X0609',
  reportingOwners: [{ cik: null, name: null, address: emptyAddress, relationship: emptyRelationship }],
})

/** A document of a form with one field filled, in each table where the field belongs to a line. */
function filled({ element, holder }: Placed, form: DocumentType): OwnershipDocument {
  const value = element.boxed ? { value: givenValue(element), footnotes: [] } : givenValue(element)
  const base = empty(form)
  const set = <T extends object>(target: T): T => ({ ...target, [element.property]: value })
  const lines = (change: (row: Row) => Row) => {
    const row: Row = {
      ...emptyRow,
      kind: form.startsWith('3') ? 'holding' : 'transaction',
      // Timeliness prints only on a line that has a form type and a code.
      coding: element.type === 'timeliness' ? { formType: '5', code: 'P', equitySwapInvolved: false, footnotes: [] } : null,
    }
    const derivativeOnly =
      ['conversionOrExercisePrice', 'totalValue', 'exerciseDate', 'expirationDate'].includes(element.property) || holder === 'underlying'
    return { ...base, nonDerivative: derivativeOnly ? [] : [change(row)], derivative: [change(row)] }
  }
  const [owner] = base.reportingOwners
  switch (holder) {
    case 'issuer':
      return { ...base, issuer: set(base.issuer) }
    case 'owner':
      return { ...base, reportingOwners: [set(owner!)] }
    case 'address':
      return {
        ...base,
        reportingOwners: [
          { ...owner!, address: set({ ...owner!.address, nonUSAddress: /Country|NonUS/.test(element.name) ? true : null }) },
        ],
      }
    case 'relationship':
      return { ...base, reportingOwners: [{ ...owner!, relationship: set(owner!.relationship) }] }
    case 'row':
      return lines((row) => set(row))
    case 'coding':
      return lines((row) => ({ ...row, coding: set({ formType: null, code: null, equitySwapInvolved: null, footnotes: [] }) }))
    case 'underlying':
      return lines((row) => ({ ...row, underlying: set({ title: { value: null, footnotes: [] }, shares: null, value: null }) }))
    case 'signature':
      return { ...base, signatures: [set({ name: 'Jane Doe', date: null })] }
    default:
      return set(base)
  }
}

/** What no printing of the form shows, with the reason. */
const notPrinted = new Map([
  ['schemaVersion', 'it names the version of the XML'],
  ['issuerCik', 'the form names the issuer, not its number'],
  ['rptOwnerCik', 'the form names the owner, not its number'],
  ['rptOwnerNonUSAddressFlag', 'it decides how the address is laid out and has no box'],
  ['rptOwnerStateDescription', 'EDGAR’s stylesheets pass it over'],
  ['documentType', 'it is the heading, tried below with every type'],
])

describe('every element of the schemas', () => {
  it('is known to the reader', () => {
    const known = new Set(elements.map((element) => element.name))
    expect([...schemaNames].filter((name) => !known.has(name))).toEqual([])
  })

  it('is in the grammar that reading and writing share, and nothing else is', () => {
    const shared = new Set(elements.map((element) => element.name))
    const ofOldSchemas = ['nonDerivativeSecurity', 'derivativeSecurity', ...Object.keys(earlyNames)]
    expect([...shared].filter((name) => !schemaNames.has(name) && !ofOldSchemas.includes(name))).toEqual([])
  })

  it.each(fields.map((one) => [one.element.name, one] as const))('%s is written and read back', (name, placed) => {
    const document = filled(placed, '4')
    const xml = writeXml(document)
    expect(xml).toContain(`<${name}>`)
    expect(read(new TextEncoder().encode(xml)).document).toEqual(document)
  })

  it.each(fields.filter(({ element }) => !notPrinted.has(element.name)).map((one) => [one.element.name, one] as const))(
    '%s is printed',
    (_, placed) => {
      const changes = (['3', '4', '5'] as const).some(
        (form) => formHtml(sheetOf(filled(placed, form))) !== formHtml(sheetOf(blank(placed, form))),
      )
      expect(changes).toBe(true)
    },
  )

  it('the document type is printed', () => {
    expect(new Set(documentTypes.map((type) => formHtml(sheetOf(empty(type))))).size).toBe(documentTypes.length)
  })

  it.each(fields.filter(({ element }) => schemaNames.has(element.name)).map((one) => [one.element.name, one] as const))(
    '%s is checked',
    (_, placed) => {
      const forms = (['3', '4', '5', '4/A'] as const).filter((form) => namesIn(grammarOf(form)).has(placed.element.name))
      const codes = (document: OwnershipDocument) =>
        check({ document, xml: writeXml(document) }, { profile: 'filing' })
          .map(({ code, path }) => `${code} ${path}`)
          .sort()
          .join('\n')
      const differs = forms.some((form) => codes(spoiled(placed, form)) !== codes(blank(placed, form)))
      expect(differs).toBe(true)
    },
  )
})

/** The same document without the field, lines and all. */
function blank(placed: Placed, form: DocumentType): OwnershipDocument {
  const { element } = placed
  const absent: Placed = { ...placed, element: { ...element } }
  const document = structuredClone(filled(absent, form)) as unknown as Record<string, unknown>
  const clear = (at: unknown): void => {
    if (typeof at !== 'object' || at === null) return
    for (const [key, value] of Object.entries(at)) {
      const marked =
        JSON.stringify(value) === JSON.stringify(element.boxed ? { value: givenValue(element), footnotes: [] } : givenValue(element))
      if (key === element.property && marked) (at as Record<string, unknown>)[key] = blankOf(key, element)
      else clear(value)
    }
  }
  clear(document)
  return document as unknown as OwnershipDocument
}

const blankOf = (key: string, element: FieldElement): unknown => {
  if (element.boxed && ['securityTitle', 'directOrIndirect', 'title'].includes(key)) return { value: null, footnotes: [] }
  return key === 'name' && element.name === 'signatureName' ? '' : key === 'documentType' ? '4' : null
}

/** The field filled with what it cannot take: too long, a wrong code, a day that is none. */
function spoiled(placed: Placed, form: DocumentType): OwnershipDocument {
  const bad = {
    ...values,
    text: 'X'.repeat(3_000),
    cik: '12345678901',
    date: '2019-13-45',
    decimal: '99999999999999999.99999',
    'document-type': '9',
    'acquired-disposed': 'Q',
    'direct-indirect': 'Q',
    timeliness: 'Q',
  }
  const text = JSON.stringify(filled(placed, form))
  const from = JSON.stringify(givenValue(placed.element))
  return JSON.parse(
    text
      .replaceAll(`"${placed.element.property}":${from}`, `"${placed.element.property}":${JSON.stringify(bad[placed.element.type])}`)
      .replaceAll(
        `"${placed.element.property}":{"value":${from}`,
        `"${placed.element.property}":{"value":${JSON.stringify(bad[placed.element.type])}`,
      ),
  )
}
