import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyAddress, emptyDocument, emptyRow, type OwnershipDocument } from '../../../src/model/document.ts'
import { readPrint } from '../../../src/read/printed/print.ts'
import { haveCorpus, seedsFolder, withoutCorpus } from '../../corpus/corpus.ts'

/** The two prints of 2007 that started the project, field by field: everything they tell, nothing that they do not. */

const box = <T>(value: T | null, ...footnotes: string[]) => ({ value, footnotes })

const grant = {
  ...emptyRow,
  kind: 'transaction' as const,
  securityTitle: box('Stock Option (right to buy)'),
  conversionOrExercisePrice: box('6.1'),
  transactionDate: box('2007-12-17'),
  coding: { formType: '4', code: 'A', equitySwapInvolved: false, footnotes: [] },
  shares: box('40000'),
  acquiredDisposed: box('A' as const),
  exerciseDate: box<string>(null, 'F1'),
  expirationDate: box('2017-12-17'),
  underlying: { title: box('Common Stock'), shares: box('40000'), value: null },
  pricePerShare: box('0'),
  sharesOwnedFollowing: box('40000'),
  directOrIndirect: box('D' as const),
}

const common: Omit<OwnershipDocument, 'reportingOwners' | 'signatures' | 'footnotes'> = {
  ...emptyDocument('4'),
  periodOfReport: '2007-12-17',
  issuer: { cik: null, name: 'SONUS NETWORKS INC', tradingSymbol: 'SONS', foreignTradingSymbol: null },
  derivative: [grant],
}

const address = { ...emptyAddress, street2: '7 TECHNOLOGY PARK DRIVE', city: 'WESTFORD', state: 'MA', zipCode: '01886' }

const seed = (name: string) => {
  const source = readFileSync(join(seedsFolder, name), 'utf8')
  const readings = readPrint(source)
  expect(readings).toHaveLength(1)
  return { source, reading: readings[0]! }
}

describe.runIf(haveCorpus)('the seeds', () => {
  it('a text with remains of markup: the grant, the director and the mark that reads (I)', () => {
    const { source, reading } = seed('000_a48d64ca4b0595c9.txt')
    const { footnotes, ...document } = reading.document
    expect(document).toEqual({
      ...common,
      footnotes: undefined,
      notSubjectToSection16: false,
      reportingOwners: [
        {
          cik: null,
          name: 'SEVERINO PAUL J',
          address: { ...address, street1: 'C/O SONUS NETWORKS, INC.' },
          relationship: { director: true, officer: false, tenPercentOwner: false, other: false, officerTitle: null, otherText: null },
        },
      ],
      signatures: [{ name: 'Charles J. Gray as attorney-in-fact for Paul J. Severino', date: '2007-12-18' }],
    })
    expect(footnotes).toHaveLength(1)
    expect(source).toContain(`1. ${footnotes[0]!.text}\n`)
    expect(reading.issues.map((issue) => [issue.code, issue.path])).toEqual(
      expect.arrayContaining([
        ['mark-corrected', 'derivative[0].exerciseDate'],
        ['cik-not-printed', 'issuer.cik'],
        ['cik-not-printed', 'reportingOwners[0].cik'],
      ]),
    )
    expect(reading.evidence.find((one) => one.path === 'derivative[0].exerciseDate')).toMatchObject({ text: '(I)', how: 'corrected' })
    expect(reading.evidence.find((one) => one.path === 'reportingOwners[0].relationship.officer')).toMatchObject({ how: 'inferred' })
  })

  it('a broken pipe table: the grant, and null for the ticks, the cut street and what its headings misstate', () => {
    const { source, reading } = seed('003_4bc4c834bfe9b734.txt')
    const { footnotes, ...document } = reading.document
    expect(document).toEqual({
      ...common,
      footnotes: undefined,
      notSubjectToSection16: null,
      reportingOwners: [
        {
          cik: null,
          name: 'JANZEN HOWARD E',
          address,
          relationship: { director: null, officer: null, tenPercentOwner: null, other: null, officerTitle: null, otherText: null },
        },
      ],
      signatures: [{ name: 'Charles J. Gray as attorney-in-fact for Howard E. Janzen', date: '2007-12-18' }],
    })
    expect(footnotes).toHaveLength(1)
    expect(source).toContain(`1. ${footnotes[0]!.text}\n`)
    const told = reading.issues.map((issue) => issue.path)
    for (const flag of ['director', 'officer', 'tenPercentOwner', 'other'])
      expect(told).toContain(`reportingOwners[0].relationship.${flag}`)
    expect(told).toEqual(
      expect.arrayContaining(['issuer.cik', 'reportingOwners[0].cik', 'reportingOwners[0].address.street1', 'notSubjectToSection16']),
    )
  })

  it('every field shows the text it came from', () => {
    for (const name of ['000_a48d64ca4b0595c9.txt', '003_4bc4c834bfe9b734.txt']) {
      const { source, reading } = seed(name)
      for (const { text, span } of reading.evidence) expect(source.slice(...span)).toBe(text)
    }
  })
})

describe.runIf(!haveCorpus)('the seeds', () => {
  it(withoutCorpus, () => expect(haveCorpus).toBe(false))
})
