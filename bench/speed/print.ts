import { readFileSync } from 'node:fs'
import { formPdf } from '../../src/host/form-pdf.ts'
import type { OwnershipDocument } from '../../src/model/document.ts'
import { formHtml } from '../../src/print/form-page.tsx'
import { formText } from '../../src/print/form-text.ts'
import { sheetOf } from '../../src/print/sheet.ts'
import { sheetJson } from '../../src/print/sheet-json.ts'
import { read } from '../../src/read/read.ts'
import { ownershipFiles } from '../../test/corpus/corpus.ts'
import type { Measure } from '../table.ts'

/** How long one filing takes to print, warm, over filings of the corpus of every size: sheet, text, HTML, PDF. */
export const measure: Measure = async () => {
  const title = 'Printing one filing (ms)'
  const columns = ['layout', 'goal', 'median', 'worst', 'largest form']
  const documents = sample(60)
  const largest = documents.reduce<OwnershipDocument | null>((most, one) => (most === null || rows(one) > rows(most) ? one : most), null)
  if (largest === null) return [{ title, columns, rows: [], notes: ['without the corpus there is nothing to print'] }]
  const layouts: readonly (readonly [name: string, goal: string, rounds: number, make: (document: OwnershipDocument) => unknown])[] = [
    ['sheet', '', 10, (document) => sheetOf(document)],
    ['sheet as JSON', '', 10, (document) => JSON.stringify(sheetJson(sheetOf(document)))],
    ['text, 100 columns', '', 10, (document) => formText(sheetOf(document), 100)],
    ['HTML', '< 2', 10, (document) => formHtml(sheetOf(document))],
    ['PDF', '< 50', 8, (document) => formPdf(sheetOf(document))],
  ]
  const table = []
  for (const [name, goal, rounds, make] of layouts) {
    const best = new Map<OwnershipDocument, number>()
    for (let round = 0; round <= rounds; round++) {
      for (const document of documents) {
        const start = performance.now()
        await make(document)
        const took = performance.now() - start
        if (round > 0) best.set(document, Math.min(took, best.get(document) ?? Number.POSITIVE_INFINITY))
      }
    }
    const times = [...best.values()].sort((a, b) => a - b)
    const ms = (time: number | undefined) => (time === undefined ? '' : time.toFixed(2))
    table.push([name, goal, ms(times[times.length >> 1]), ms(times.at(-1)), ms(best.get(largest))])
  }
  const notes = [`${documents.length} filings, the best of several rounds each; the largest form has ${rows(largest)} lines`]
  return [{ title, columns, rows: table, notes }]
}

const rows = (document: OwnershipDocument) => document.nonDerivative.length + document.derivative.length

/** Every so many-th filing of the corpus, and the one with the most lines. */
function sample(count: number): OwnershipDocument[] {
  const files = ownershipFiles()
  const step = Math.max(1, Math.floor(files.length / count))
  const every = files.filter((_, at) => at % step === 0)
  const longest = files.find((path) => path.includes('0000899243-21-045946'))
  return [...every, ...(longest === undefined ? [] : [longest])].map((path) => read(new Uint8Array(readFileSync(path))).document)
}
