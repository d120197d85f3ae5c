import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read } from '../../src/read/read.ts'
import { writeXml } from '../../src/write/xml.ts'
import { bytesOf, corpusFolder, haveCorpus, ownershipFiles, withoutCorpus } from '../corpus/corpus.ts'
import { someDocument } from '../generators/document.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('writeXml', () => {
  it('is read back equal, for arbitrary documents', () => {
    fc.assert(
      fc.property(someDocument, (document) => {
        const reading = read(bytes(writeXml(document)))
        expect(reading.document).toEqual(document)
        expect(reading.issues).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('is read back equal as JSON, for arbitrary documents', () => {
    fc.assert(
      fc.property(someDocument, (document) => {
        const reading = read(bytes(JSON.stringify(document)))
        expect(reading.document).toEqual(document)
        expect(reading.issues).toEqual([])
        expect(read(bytes(`${JSON.stringify(reading)}\n`)).document).toEqual(document)
      }),
      { numRuns: 300 },
    )
  })
})

describe.skipIf(!haveCorpus)(`writeXml over the corpus (skips when ${withoutCorpus})`, () => {
  it('is read back equal', () => {
    for (const path of ownershipFiles()) {
      const { document } = read(bytesOf(path))
      expect(read(bytes(writeXml(document))).document, path).toEqual(document)
      expect(read(bytes(JSON.stringify(document))).document, path).toEqual(document)
    }
  })
})

const haveXmllint = (() => {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe.skipIf(!haveCorpus || !haveXmllint)(
  `writeXml against the SEC's schemas (skips when xmllint is missing or ${withoutCorpus})`,
  () => {
    it('is valid for every current document of the corpus', () => {
      const folder = mkdtempSync(join(tmpdir(), 'section16-'))
      try {
        const byForm: Record<string, string[]> = {}
        for (const [at, path] of ownershipFiles().entries()) {
          const { document } = read(bytesOf(path))
          const current = document.documentType.startsWith('3') || /^X0[4-9]/.test(document.schemaVersion ?? '')
          const foreign = document.reportingOwners.some(
            (owner) => owner.address.stateDescription !== null && owner.address.country === null,
          )
          if (!current || foreign) continue
          const file = join(folder, `${at}.xml`)
          writeFileSync(file, writeXml(document))
          const form = document.documentType.replace('/', '')
          byForm[form] = [...(byForm[form] ?? []), file]
        }
        expect(Object.values(byForm).flat().length).toBeGreaterThan(200)
        for (const [form, files] of Object.entries(byForm)) {
          execFileSync('xmllint', ['--noout', '--schema', join(corpusFolder, `xsd/v5-5/ownership${form}Document.xsd.xml`), ...files], {
            stdio: 'pipe',
          })
        }
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
  },
)
