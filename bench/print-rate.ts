import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPrint } from '../src/read/printed/print.ts'
import { corpusFolder } from '../test/corpus/corpus.ts'

/** Measures in a process of its own how many prints of one kind are read in a second: an engine that has compiled for other kinds reads this one slower. */

export interface PrintRate {
  /** Prints a second in the first second. */
  readonly first: number
  /** Prints a second after six. */
  readonly warm: number
  /** Mean length, characters. */
  readonly size: number
}

const [kind] = process.argv.slice(2)
if (kind && process.send) {
  const folder = join(corpusFolder, 'printed', kind)
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const first = rate(texts, 1)
  // The engine compiles what is used much, and takes some thousand prints to have compiled all of it.
  rate(texts, 5)
  const measured: PrintRate = { first, warm: rate(texts, 3), size: texts.reduce((sum, text) => sum + text.length, 0) / texts.length }
  process.send(measured)
}

/** Prints read in a second, over so many seconds. */
function rate(texts: readonly string[], seconds: number): number {
  let count = 0
  const start = performance.now()
  while (performance.now() - start < seconds * 1000) for (const text of texts) count += readPrint(text).length
  return (count * 1000) / (performance.now() - start)
}
