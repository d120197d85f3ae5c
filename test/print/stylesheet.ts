import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { baseForm, type OwnershipDocument } from '../../src/model/document.ts'
import { type FormEra, formEra } from '../../src/model/form-era.ts'
import { corpusFolder, haveCorpus } from '../corpus/corpus.ts'

const folder = join(corpusFolder, 'xsl/v5-5')

/** Whether the SEC's stylesheets can be run on this machine. */
export const haveStylesheets = haveCorpus && existsSync(folder) && spawnSync('xsltproc', ['--version'], { stdio: 'ignore' }).status === 0

const numbers: Record<FormEra, readonly [form3: string, forms4And5: string]> = {
  '2003': ['X06', 'X06'],
  '2023-03': ['X07', 'X07'],
  '2023-07': ['X07', 'X08'],
  '2026': ['X07', 'X09'],
}

/** `4_X06`, the stylesheet of a document's form and era. */
export function stylesheetOf(document: OwnershipDocument): string {
  const form = baseForm(document.documentType)
  return `${form}_${numbers[formEra(document)][form === '3' ? 0 : 1]}`
}

/** The pages that one stylesheet makes of some documents, in their order. */
export function runStylesheet(name: string, documents: readonly string[]): string[] {
  const work = mkdtempSync(join(tmpdir(), 'stylesheet-'))
  try {
    const files = documents.map((xml, at) => {
      const file = join(work, `${at}.xml`)
      writeFileSync(file, xml)
      return file
    })
    const options = { encoding: 'utf8', maxBuffer: 1e9 } as const
    const done = spawnSync('xsltproc', ['--nonet', join(folder, `${name}.xsl`), ...files], options)
    if (done.status !== 0) throw new Error(`xsltproc ${name}: ${done.stderr.slice(0, 500)}`)
    return done.stdout.split(/(?=<html>)/).filter((page) => page.startsWith('<html>'))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
