import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OwnershipDocument } from '../../../src/model/document.ts'
import { type Reading, UnreadableError } from '../../../src/model/reading.ts'
import { formPage } from '../../../src/print/form-page.tsx'
import { formText } from '../../../src/print/form-text.ts'
import { sheetOf } from '../../../src/print/sheet.ts'
import { readPrint } from '../../../src/read/printed/print.ts'
import { corpusFolder, haveCorpus, withoutCorpus } from '../../corpus/corpus.ts'
import { printable } from './printable-document.ts'

/** Prints that break off anywhere tell nothing that the whole does not tell, and prints damaged anyhow are read without failure. */

const attempt = (text: string): Reading | null => {
  try {
    return readPrint(text)[0] ?? null
  } catch (error) {
    if (error instanceof UnreadableError) return null
    throw error
  }
}

/** Every value of a document by its path; what is false or absent says nothing. */
function values(document: OwnershipDocument): Map<string, string | true> {
  const found = new Map<string, string | true>()
  const visit = (value: unknown, path: string): void => {
    if (value === true || (typeof value === 'string' && value !== '')) found.set(path, value)
    else if (Array.isArray(value) && /.\.footnotes$/.test(path)) {
      for (const id of value) found.set(`${path} ${id}`, true)
    } else if (value !== null && typeof value === 'object') for (const [key, one] of Object.entries(value)) visit(one, `${path}.${key}`)
  }
  visit(document, '')
  // A print always has a type; whether it is an amendment may stand below where it breaks off.
  found.set('.documentType', document.documentType[0]!)
  return found
}

/** What the print tells that breaks off at a share of its length, and the whole does not tell so. */
function invented(text: string, share: number): string[] {
  const whole = values(readPrint(text)[0]!.document)
  const end = Math.floor(text.length * share)
  const reading = attempt(text.slice(0, end))
  if (reading === null) return []
  return [...values(reading.document)].flatMap(([path, value]) =>
    whole.get(path) === value ? [] : [`${path} is "${value}", not "${whole.get(path)}", cut at ${end}`],
  )
}

const someShare = fc.double({ min: 0.02, max: 0.999, noNaN: true })

describe('a print that breaks off', () => {
  it.each<readonly [string, (document: OwnershipDocument) => string]>([
    ['page', (document) => formPage(sheetOf(document), '')],
    ['text of 80 columns', (document) => formText(sheetOf(document), 80)],
    ['text of 160 columns', (document) => formText(sheetOf(document), 160)],
  ])('as our %s invents nothing, whatever the document', (_, print) => {
    fc.assert(
      fc.property(printable, someShare, (document, share) => {
        expect(invented(print(document), share)).toEqual([])
      }),
      { numRuns: 60, endOnFailure: true },
    )
  })

  it.runIf(haveCorpus).each(['html', 'web-html', 'text', 'web-text', 'semi', 'web-semi'])('of the corpus as %s invents nothing', (kind) => {
    const folder = join(corpusFolder, 'printed', kind)
    const names = readdirSync(folder).sort()
    names.forEach((name, at) => {
      if (at % 4 !== 1) return
      const text = readFileSync(join(folder, name), 'utf8')
      for (let cut = 1; cut < 8; cut++) expect(invented(text, (cut - ((at * 37 + cut * 11) % 10) / 10) / 7.5 + 0.02), name).toEqual([])
    })
  })

  it.runIf(haveCorpus).each(['html', 'web-text', 'text2', 'md', 'semi', 'pdftext', 'web-pdfmd'])(
    'of the corpus as %s with lines and signs changed is read without failure',
    (kind) => {
      const folder = join(corpusFolder, 'printed', kind)
      const names = readdirSync(folder).sort()
      fc.assert(
        fc.property(fc.nat(), fc.array(fc.tuple(fc.nat(), fc.nat(), fc.string({ maxLength: 3 })), { maxLength: 12 }), (which, changes) => {
          let text = readFileSync(join(folder, names[which % names.length]!), 'utf8')
          for (const [from, length, put] of changes) {
            const at = from % text.length
            text = text.slice(0, at) + put + text.slice(at + (length % 200))
          }
          expect(attempt(text)?.document ?? null).toSatisfy((one) => one === null || typeof one === 'object')
        }),
        { numRuns: 25 },
      )
    },
  )

  it.runIf(!haveCorpus)(withoutCorpus, () => expect(haveCorpus).toBe(false))
})
