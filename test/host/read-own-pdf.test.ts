import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePrint } from '../../bench/printed-fields.ts'
import { formPdf } from '../../src/host/form-pdf.ts'
import { readBytes } from '../../src/host/read-any.ts'
import type { OwnershipDocument } from '../../src/model/document.ts'
import { UnreadableError } from '../../src/model/reading.ts'
import { sheetOf } from '../../src/print/sheet.ts'
import { corpusFiles, haveCorpus, withoutCorpus } from '../corpus/corpus.ts'
import { readWithSaxes } from '../oracle/saxes-reader.ts'
import { printable } from '../read/printed/printable-document.ts'

/** A PDF that this program makes is read back, by its tags, as the document it was made from. */

async function differences(document: OwnershipDocument) {
  const [reading] = await readBytes(await formPdf(sheetOf(document)))
  if (reading === undefined || reading instanceof UnreadableError) throw reading ?? new Error('nothing was read')
  return comparePrint(document, reading, 'ours')
    .filter(({ verdict }) => verdict !== 'right')
    .map(({ path, truth, read }) => ({ path, truth, read }))
}

describe('our PDF', () => {
  it('reads back equal, whatever the document', async () => {
    await fc.assert(
      fc.asyncProperty(printable, async (document) => {
        expect(await differences(document)).toEqual([])
      }),
      { numRuns: 8 },
    )
  })

  it.runIf(haveCorpus)('of filings of the corpus reads back equal', async () => {
    const files = corpusFiles('ownership-xml').filter((one) => one.endsWith('.xml'))
    // Every fortieth: all of them were read so once.
    for (const path of files.filter((_, at) => at % 40 === 0)) {
      expect(await differences(readWithSaxes(readFileSync(path, 'utf8'))), basename(path)).toEqual([])
    }
  })

  it.runIf(!haveCorpus)(withoutCorpus, () => expect(haveCorpus).toBe(false))
})
