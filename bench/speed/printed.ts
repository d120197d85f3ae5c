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
    const first = rate(texts, 1)
    // The engine compiles what is used much, and takes some thousand prints to have compiled all of it.
    rate(texts, 5)
    const warm = rate(texts, 3)
    const size = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
    return [kind, first.toFixed(0), warm.toFixed(0), `${(size / 1024).toFixed(0)} kB`]
  })
  return [
    { title: 'Reading prints: filings a second on one core', columns: ['kind', 'in the first second', 'after six', 'mean size'], rows },
  ]
}

/** Prints read in a second, over so many seconds. */
function rate(texts: readonly string[], seconds: number): number {
  let count = 0
  const start = performance.now()
  while (performance.now() - start < seconds * 1000) for (const text of texts) count += readPrint(text).length
  return (count * 1000) / (performance.now() - start)
}
