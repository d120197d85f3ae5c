import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check } from '../src/check/check.ts'
import type { Row } from '../src/model/document.ts'
import { read } from '../src/read/read.ts'
import { bytesOf, haveCorpus, ownershipFiles, withoutCorpus } from './corpus/corpus.ts'

const folder = resolve(import.meta.dirname, '../samples')
const files = readdirSync(folder)
const readings = files.map((name) => ({ name, reading: read(new Uint8Array(readFileSync(join(folder, name)))) }))
const documents = readings.map(({ reading }) => reading.document)
const rows = documents.flatMap(({ nonDerivative, derivative }) => [...nonDerivative, ...derivative])

describe('the samples', () => {
  it('are read without an error', () => {
    for (const { name, reading } of readings)
      expect(
        reading.issues.filter((issue) => issue.severity === 'error'),
        name,
      ).toEqual([])
  })

  it('stand the rules of their time, but for the owners of the two prints, whose CIKs the prints do not tell', () => {
    const found = readings.flatMap(({ name, reading }) =>
      check({ document: reading.document }, { profile: 'as-filed' })
        .filter((issue) => issue.severity === 'error')
        .map((issue) => `${name}: ${issue.code}`),
    )
    expect(found).toEqual([])
  })

  const some = (test: (row: Row) => unknown) => () => rows.some(test)
  const shows: readonly (readonly [what: string, () => boolean])[] = [
    ...['3', '3/A', '4', '4/A', '5', '5/A'].map(
      (type) => [`form ${type}`, () => documents.some((one) => one.documentType === type)] as const,
    ),
    ...['X0101', 'X0201', 'X0202', 'X0203', 'X0206', 'X0303', 'X0304', 'X0305', 'X0306', 'X0407', 'X0508', 'X0607', 'X0609'].map(
      (version) => [`schema ${version}`, () => documents.some((one) => one.schemaVersion === version)] as const,
    ),
    ...['xml', 'submission', 'feed', 'edgar-submission'].map(
      (format) => [`format ${format}`, () => readings.some((one) => one.reading.format === format)] as const,
    ),
    ...['P', 'S', 'A', 'D', 'F', 'M', 'C', 'G', 'J', 'W'].map(
      (code) => [`code ${code}`, some((row) => row.coding?.code === code)] as const,
    ),
    ['ten joint owners', () => documents.some((one) => one.reportingOwners.length === 10)],
    ['thirty lines', () => documents.some((one) => one.nonDerivative.length === 30)],
    ['no securities owned', () => documents.some((one) => one.noSecuritiesOwned === true)],
    ['the exit box', () => documents.some((one) => one.notSubjectToSection16 === true)],
    ['the Rule 10b5-1 box', () => documents.some((one) => one.aff10b5One === true)],
    ['a foreign address before 2026', () => documents.some((one) => one.reportingOwners.some((owner) => owner.address.stateDescription))],
    [
      'a foreign address since 2026',
      () => documents.some((one) => one.reportingOwners.some((owner) => owner.address.nonUSAddress === true)),
    ],
    ['a foreign symbol', () => documents.some((one) => one.issuer.foreignTradingSymbol !== null)],
    ['an amount in dollars', some((row) => row.totalValue && row.valueOwnedFollowing && row.underlying?.value)],
    ['an equity swap', some((row) => row.coding?.equitySwapInvolved)],
    ['a deemed execution date', some((row) => row.deemedExecutionDate?.value)],
    ['an early line', some((row) => row.timeliness?.value === 'E')],
    ['a late line', some((row) => row.timeliness?.value === 'L')],
    [
      'a line for Form 4 on Form 5',
      () => documents.some((one) => one.documentType === '5' && one.nonDerivative.some((row) => row.coding?.formType === '4')),
    ],
    ['a holding for Form 3 on Form 5', some((row) => row.kind === 'holding' && row.coding?.formType === '3')],
    ['a price only in a note', some((row) => row.pricePerShare?.value === null && row.pricePerShare.footnotes.length > 0)],
    ['a date only in a note', some((row) => row.exerciseDate?.value === null && row.exerciseDate.footnotes.length > 0)],
    ['a power of attorney', () => readings.some((one) => one.reading.submission?.documents.some((part) => part.type === 'EX-24'))],
    ['a graphic', () => readings.some((one) => one.reading.submission?.documents.some((part) => part.type === 'GRAPHIC'))],
    ['a line broken in a tag', () => readings.some((one) => one.reading.issues.some((issue) => issue.code === 'line-wrapped'))],
  ]
  it.each(shows)('show %s', (_, test) => expect(test()).toBe(true))

  it('keep no access code', () => {
    const wrapped = readings.find((one) => one.reading.format === 'edgar-submission')!
    const everything = JSON.stringify(wrapped.reading) + wrapped.reading.submission!.documents.map((part) => part.text()).join('')
    expect(everything).toContain('0009990101')
    expect(everything).not.toContain('abcd$123')
  })
})

describe.skipIf(!haveCorpus)(`the samples beside real filings (skips when ${withoutCorpus})`, () => {
  it('say nothing in the words of a filer', () => {
    const sentences = new Set(
      ownershipFiles()
        .flatMap((path) => read(bytesOf(path)).document.footnotes)
        .flatMap(({ text }) => text.split(/(?<=\.)\s+/))
        .filter((sentence) => sentence.length > 60),
    )
    const copied = documents
      .flatMap(({ footnotes }) => footnotes)
      .filter(({ text }) => text.split(/(?<=\.)\s+/).some((sentence) => sentences.has(sentence)))
    expect(copied).toEqual([])
  })
})
