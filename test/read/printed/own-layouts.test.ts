import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePrint } from '../../../bench/printed-fields.ts'
import type { OwnershipDocument } from '../../../src/model/document.ts'
import { formPage } from '../../../src/print/form-page.tsx'
import { formText } from '../../../src/print/form-text.ts'
import { sheetOf } from '../../../src/print/sheet.ts'
import { readPrint } from '../../../src/read/printed/print.ts'
import { corpusFiles, haveCorpus, withoutCorpus } from '../../corpus/corpus.ts'
import { readWithSaxes } from '../../oracle/saxes-reader.ts'
import { printable } from './printable-document.ts'

/** What our own layouts print is read back as the document it was printed from; fields that no print carries are left out by name. */

const layouts: readonly (readonly [string, (document: OwnershipDocument) => string])[] = [
  ['the page', (document) => formPage(sheetOf(document), '')],
  ['the text of 80 columns, with cards for tables', (document) => formText(sheetOf(document), 80)],
  ['the text of 120 columns', (document) => formText(sheetOf(document), 120)],
  ['the text of 200 columns', (document) => formText(sheetOf(document), 200)],
]

const differences = (document: OwnershipDocument, text: string) =>
  comparePrint(document, readPrint(text)[0] ?? null, 'ours')
    .filter(({ verdict }) => verdict !== 'right')
    .map(({ path, truth, read }) => ({ path, truth, read }))

describe.each(layouts.map(([name, print], at) => [name, print, at] as const))('%s', (_, print, turn) => {
  it('reads back equal, whatever the document', () => {
    fc.assert(
      fc.property(printable, (document) => {
        expect(differences(document, print(document))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it.runIf(haveCorpus)('of filings of the corpus reads back equal', () => {
    const files = corpusFiles('ownership-xml').filter((one) => one.endsWith('.xml'))
    // Each filing in one layout: all were read so in every layout once.
    for (const path of files.filter((_, at) => at % layouts.length === turn)) {
      const document = readWithSaxes(readFileSync(path, 'utf8'))
      expect(differences(document, print(document)), basename(path)).toEqual([])
    }
  })

  it.runIf(!haveCorpus)(withoutCorpus, () => expect(haveCorpus).toBe(false))
})
