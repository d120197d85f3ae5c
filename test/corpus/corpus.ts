import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The shared corpus of real filings, present only where the project is developed. */
export const corpusFolder = resolve(import.meta.dirname, '../../../shared/corpus')

/** Whether the corpus is on this machine; tests that need it skip otherwise. */
export const haveCorpus = existsSync(corpusFolder)

/** The two prints of 2007 that started the project. */
export const seedsFolder = resolve(corpusFolder, '../seeds')

/** Said once by each suite that skips. */
export const withoutCorpus = 'the shared corpus is not on this machine'

/** Paths below a folder of the corpus, sorted; empty without the corpus. */
export function corpusFiles(folder: string): string[] {
  if (!haveCorpus) return []
  const root = join(corpusFolder, folder)
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** Every file that holds one ownership document as XML: bare and inside a submission. */
export const ownershipFiles = (): string[] =>
  [...corpusFiles('ownership-xml'), ...corpusFiles('submission-txt')].filter((path) => /\.(xml|txt|nc)$/.test(path))

export const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(path))
