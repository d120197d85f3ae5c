import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DocumentType } from '../../src/model/document.ts'
import { corpusFolder, haveCorpus } from '../corpus/corpus.ts'

/** The SEC's own schemas, run by libxml2: what the checks are held against. */

/** One complaint of xmllint: its line, and the rules of ours that say the same. */
export interface Complaint {
  readonly line: number
  readonly codes: readonly string[]
  /** The content of the element's parent is not looked at any further by libxml2. */
  readonly stops: boolean
  readonly text: string
}

export const schemaFolder = join(corpusFolder, 'xsd/v5-5')

function installed(): boolean {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Whether both xmllint and the schemas are on this machine. */
export const haveXmllint = haveCorpus && installed()
export const withoutXmllint = 'xmllint or the schemas are not on this machine'

const outOfPlace = ['element-missing', 'element-unknown', 'element-order', 'element-repeated', 'limit-exceeded', 'both-given']

/** First match wins. */
const kinds: readonly (readonly [RegExp, readonly string[]])[] = [
  [/parser error/, ['not-well-formed']],
  [/namespace error/, ['not-well-formed', 'element-unknown']],
  [/No matching global declaration/, ['root-element']],
  [/This element is not expected/, outOfPlace],
  [/Missing child element/, ['element-missing']],
  [/facet 'maxLength'/, ['text-too-long']],
  [/facet 'minLength'/, ['value-empty', 'text-too-short']],
  [/facet 'length'/, ['text-too-long', 'text-too-short', 'value-empty']],
  [/attribute 'id': .*(?:facet 'pattern'|not a valid value)/, ['footnote-id-form', 'footnote-id-twice']],
  [/facet 'pattern'\] The value '' /, ['value-empty', 'value-not-in-list']],
  [/facet 'pattern'/, ['characters-not-allowed', 'value-not-in-list']],
  [/facet 'enumeration'/, ['value-not-in-list']],
  [/facet 'minInclusive'/, ['decimal-negative']],
  [/facet 'maxInclusive'/, ['decimal-too-large']],
  [/facet 'totalDigits'/, ['decimal-too-large', 'decimal-places', 'decimal-negative']],
  [/facet 'fractionDigits'/, ['decimal-places']],
  [/: '\s*' is not a valid value/, ['value-empty']],
  [/atomic type 'xs:date'/, ['date-invalid']],
  [/atomic type 'xs:boolean'/, ['boolean-invalid']],
  [/atomic type 'POSITIVE_DECIMAL'/, ['decimal-invalid', 'decimal-too-large', 'decimal-places']],
  [/attribute 'id' is required/, ['footnote-id-missing']],
  [/The attribute .* is not allowed|not 'nillable'|xsi:type|xsi:nil/, ['attribute-not-allowed']],
  [/content type is 'element-only'/, ['text-between-elements']],
  [/content type is empty/, ['footnote-mark-not-empty']],
  [/type definition is simple/, ['element-in-value']],
]

/** What xmllint says of each text under the schema of one document type, in the order given. */
export function xmllint(schema: DocumentType | 'edgarSubmission', texts: readonly string[]): Complaint[][] {
  const folder = mkdtempSync(join(tmpdir(), 'xmllint-'))
  const name = schema === 'edgarSubmission' ? 'edgarSubmission.xsd.xml' : `ownership${schema.replace('/', '')}Document.xsd.xml`
  const complaints: Complaint[][] = texts.map(() => [])
  try {
    const files = texts.map((text, at) => {
      writeFileSync(join(folder, `${at}.xml`), text)
      return `${at}.xml`
    })
    for (let from = 0; from < files.length; from += 400) {
      const { stderr } = spawnSync(
        'xmllint',
        ['--noout', '--nonet', '--schema', join(schemaFolder, name), ...files.slice(from, from + 400)],
        {
          cwd: folder,
          encoding: 'utf8',
          maxBuffer: 1 << 28,
        },
      )
      // A value with a line break is quoted with it.
      for (const line of stderr.split(/\n(?=\d+\.xml[: ])/)) {
        const match = /^(\d+)\.xml:(\d+): (.*)$/s.exec(line)
        if (!match || /parser warning|namespace warning/.test(line)) continue
        const kind = kinds.find(([pattern]) => pattern.test(match[3]!))
        if (!kind) throw new Error(`xmllint says what the test does not know: ${line}`)
        complaints[Number(match[1])]!.push({ line: Number(match[2]), codes: kind[1], stops: kind[1] === outOfPlace, text: match[3]! })
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  return complaints
}
