import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import {
  check,
  deadline,
  formHtml,
  formText,
  ledgerOf,
  read,
  readNotes,
  sentenceOf,
  sentenceText,
  sheetOf,
  writeXml,
} from '../src/index.ts'

const sample = (name: string) => read(new Uint8Array(readFileSync(join(resolve(import.meta.dirname, '../samples'), name))))

it('the library reads, tells, checks, prints and writes a report, and follows several', () => {
  const { document, issues, submission } = sample('4-0009990001-21-000003.txt')
  expect(issues).toEqual([])
  expect(sentenceText(sentenceOf(document))).toContain('Jane A. Doe')
  expect(check({ document }, { profile: 'as-filed' }).filter((issue) => issue.severity === 'error')).toEqual([])
  expect(formText(sheetOf(document), 120)).toContain('STATEMENT OF CHANGES')
  expect(formHtml(sheetOf(document))).toContain('<table')
  expect(readNotes(document).map((fact) => fact.kind)).toContain('price-range')
  expect(read(new TextEncoder().encode(writeXml(document))).document).toEqual(document)
  const reports = ['3-0009990001-21-000001.txt', '3A-0009990001-21-000002.txt', '4-0009990001-21-000003.txt'].map((name) => {
    const reading = sample(name)
    const { accessionNumber, filedDate, acceptedAt } = reading.submission!
    return { accession: accessionNumber!, filed: filedDate!, acceptedAt, document: reading.document }
  })
  const lines = ledgerOf(reports)
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.filter((line) => line.status === 'unexplained')).toEqual([])
  expect(submission!.filedDate).toBe('2021-06-17')
  const asked = { form: '4', date: '2025-12-23', code: 'S', direction: null, deemed: null, fiscalYearEnd: null } as const
  const plain = {
    issuerKind: 'domestic',
    jurisdiction: null,
    tenPercentHolder: false,
    registrationEffective: null,
    deferralLost: null,
  } as const
  expect(deadline({ ...asked, ...plain }).due).toBe('2025-12-30')
})
