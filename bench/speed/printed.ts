import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPrint } from '../../src/read/printed/print.ts'
import { corpusFolder, withoutCorpus } from '../../test/corpus/corpus.ts'
import type { MeasuredTable } from '../table.ts'

/** How many prints of each kind are read in a second on one core. */
export async function measure(): Promise<readonly MeasuredTable[]> {
  const folder = join(corpusFolder, 'printed')
  if (!existsSync(folder)) return [{ title: 'Reading prints', columns: ['corpus'], rows: [[withoutCorpus]] }]
  const rows = ['html', 'web-html', 'semi', 'md', 'text', 'web-text', 'text2', 'pdftext', 'pdfmd'].map((kind) => {
    const texts = readdirSync(join(folder, kind)).map((name) => readFileSync(join(folder, kind, name), 'utf8'))
    // A second's reading before the clock starts: what has just been loaded is not compiled yet.
    const begin = performance.now()
    while (performance.now() - begin < 1000) for (const text of texts) readPrint(text)
    let count = 0
    const start = performance.now()
    while (performance.now() - start < 1000) for (const text of texts) count += readPrint(text).length
    const seconds = (performance.now() - start) / 1000
    const size = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
    return [kind, (count / seconds).toFixed(0), `${(size / 1024).toFixed(0)} kB`]
  })
  return [{ title: 'Reading prints: filings a second on one core', columns: ['kind', 'a second', 'mean size'], rows }]
}
