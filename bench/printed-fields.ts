import { compare, isDecimal, round } from '../src/model/decimal.ts'
import { baseForm, type OwnershipDocument } from '../src/model/document.ts'
import type { Evidence, Reading } from '../src/model/reading.ts'

/** Compares the reading of a print with the document it was printed from, field by field. */

export type Verdict = 'right' | 'wrong' | 'unknown' | 'invented'

export interface ComparedField {
  readonly path: string
  readonly verdict: Verdict
  readonly truth: Leaf
  readonly read: Leaf
  /** Of the evidence for what was read; `null` when nothing was. */
  readonly confidence: number | null
}

type Leaf = string | boolean | null

/** What no print carries, or not this printing of it; each with its reason in the corpus's README. */
const uncarried: readonly { readonly path: RegExp; readonly when: (print: Printed) => boolean; readonly why: string }[] = [
  { path: /\bcik$/, when: () => true, why: 'CIKs' },
  { path: /^schemaVersion$/, when: () => true, why: 'schema version' },
  {
    path: /address\.stateDescription$/,
    when: () => true,
    why: 'state descriptions (the code is printed)',
  },
  { path: /timeliness$/, when: ({ document }) => baseForm(document.documentType) === '4', why: 'timeliness on Form 4' },
  {
    path: /timeliness$/,
    when: ({ document }) => baseForm(document.documentType) === '5',
    why: 'Form 5: timeliness of lines that belong on a Form 4',
  },
  {
    path: /^reportingOwners\[[1-9]\d*\]\.relationship\./,
    when: ({ printing }) => printing === 'web',
    why: 'web page: relationships of further owners',
  },
  {
    path: /^form[34].*Reported$/,
    when: ({ printing }) => printing === 'stylesheets',
    why: 'stylesheets: the two boxes of Form 5, which they take from the rows',
  },
  {
    path: /^notSubjectToSection16$|relationship\.(?:other|otherText)$|equitySwapInvolved$/,
    when: ({ printing, document }) => printing === 'stylesheets' && baseForm(document.documentType) === '4',
    why: 'stylesheets: flags of Form 4 that they test as figures',
  },
  {
    path: /conversionOrExercisePrice\.footnotes$|natureOfOwnership\.footnotes$|underlying\.(?:shares|value)\.footnotes$/,
    when: ({ printing, document }) => printing === 'stylesheets' && baseForm(document.documentType) === '5',
    why: 'stylesheets: marks without a value on Form 5',
  },
  {
    path: /address\.country$/,
    when: ({ printing }) => printing === 'stylesheets',
    why: 'stylesheets: country, of which they print a name for every address',
  },
]

/** The names of the fields left out of the count. */
export const leftOut: readonly string[] = uncarried.map(({ why }) => why)

interface Printed {
  readonly document: OwnershipDocument
  readonly printing: Printing
}

/** Who laid the print out: EDGAR's web page, the published stylesheets, or this program. */
export type Printing = 'web' | 'stylesheets' | 'ours'

function leaves(value: unknown, path: string, into: Map<string, Leaf>): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') {
    into.set(path, value)
    return
  }
  if (Array.isArray(value)) {
    if (path.endsWith('.footnotes')) into.set(path, value.length > 0 ? value.join(' ') : null)
    else for (const [at, item] of value.entries()) leaves(item, `${path}[${at}]`, into)
    return
  }
  for (const [key, item] of Object.entries(value as object)) {
    const below = key === 'value' && 'footnotes' in (value as object) ? path : path === '' ? key : `${path}.${key}`
    leaves(item, below, into)
  }
}

const flat = (document: OwnershipDocument): Map<string, Leaf> => {
  const into = new Map<string, Leaf>()
  leaves(document, '', into)
  return into
}

const shown = (value: Leaf | undefined): Leaf => (value === undefined || value === false || value === '' ? null : value)

function same(truth: Leaf, read: Leaf, path: string, printing: Printing): boolean {
  if (truth === read) return true
  if (typeof truth !== 'string' || typeof read !== 'string') return false
  if (path === 'documentType') return printing === 'stylesheets' && truth[0] === read[0]
  if (/footnotes$/.test(path)) return truth.split(' ').sort().join() === read.split(' ').sort().join()
  if (isDecimal(truth) && isDecimal(read)) return compare(round(truth, 4), round(read, 4)) === 0
  return false
}

/** The evidence of a field: its own, or that of the box it stands in. */
function confidenceOf(path: string, evidence: ReadonlyMap<string, Evidence>): number | null {
  for (let at = path; at !== ''; at = at.replace(/(?:^|\.)[^.]*$|\[\d+\]$/, '')) {
    const found = evidence.get(at)
    if (found) return found.confidence
    if (!/[.[]/.test(at)) break
  }
  return null
}

/** Every field that the truth or the reading has, with its verdict. */
export function comparePrint(truth: OwnershipDocument, reading: Reading | null, printing: Printing): ComparedField[] {
  const wanted = flat(truth)
  const got = reading ? flat(reading.document) : new Map<string, Leaf>()
  const evidence = new Map(reading?.evidence.map((one) => [one.path, one]))
  const fields: ComparedField[] = []
  for (const path of new Set([...wanted.keys(), ...got.keys()])) {
    if (uncarried.some((one) => one.path.test(path) && one.when({ document: truth, printing }))) continue
    const should = shown(wanted.get(path))
    const read = shown(got.get(path))
    if (should === null && read === null) continue
    const verdict = should === null ? 'invented' : read === null ? 'unknown' : same(should, read, path, printing) ? 'right' : 'wrong'
    fields.push({ path, verdict, truth: should, read, confidence: read === null ? null : confidenceOf(path, evidence) })
  }
  return fields
}
