import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBytes, readPageImages } from '../../src/host/read-any.ts'
import { type Reading, UnreadableError } from '../../src/model/reading.ts'
import { corpusFolder, withoutCorpus } from '../../test/corpus/corpus.ts'
import { readWithSaxes } from '../../test/oracle/saxes-reader.ts'
import { type ComparedField, comparePrint, leftOut } from '../printed-fields.ts'
import type { MeasuredTable } from '../table.ts'

/** Prints of real filings against the XML they were printed from: fields right, wrong, unknown and invented, and how far confidence can be believed. */

const folder = join(corpusFolder, 'printed')
const kinds = ['html', 'text', 'text2', 'md', 'semi', 'pdftext', 'pdfmd', 'pdf', 'ocr'].flatMap((kind) => [kind, `web-${kind}`])

const bins = [0.99, 0.95, 0.9, 0.8, 0.5, 0] as const

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`)

/** The first filing of a file, or of page images that are one print, or `null` when nothing could be read. */
async function readingOf(paths: readonly string[]): Promise<Reading | null> {
  const files = paths.map((path) => new Uint8Array(readFileSync(path)))
  const [first] = files.length === 1 ? await readBytes(files[0]!) : await readPageImages(files)
  return first === undefined || first instanceof UnreadableError ? null : first
}

interface Score {
  readonly kind: string
  documents: number
  wholly: number
  rows: number
  rowsFound: number
  readonly fields: ComparedField[]
}

/** The files of a print, page images in order, by the name of the document; at most so many documents, evenly spread over all. */
export function printsOf(kind: string, most = Number.POSITIVE_INFINITY): ReadonlyMap<string, readonly string[]> {
  const prints = new Map<string, string[]>()
  if (!existsSync(join(folder, kind))) return prints
  for (const name of readdirSync(join(folder, kind)).sort()) {
    const document = name.split('.')[0]!
    prints.set(document, [...(prints.get(document) ?? []), join(folder, kind, name)])
  }
  const names = [...prints.keys()]
  const some = names.filter((_, at) => Math.floor((at * most) / names.length) !== Math.floor(((at - 1) * most) / names.length))
  return names.length <= most ? prints : new Map(some.map((name) => [name, prints.get(name)!]))
}

async function scoreOf(kind: string, most: number): Promise<Score> {
  const score: Score = { kind, documents: 0, wholly: 0, rows: 0, rowsFound: 0, fields: [] }
  for (const [document, files] of printsOf(kind, most)) {
    const truth = readWithSaxes(readFileSync(join(folder, 'truth', `${document}.xml`), 'utf8'))
    const reading = await readingOf(files)
    const fields = comparePrint(truth, reading, kind.startsWith('web-') ? 'web' : 'stylesheets')
    score.documents++
    if (fields.every((field) => field.verdict === 'right')) score.wholly++
    for (const table of ['nonDerivative', 'derivative'] as const) {
      score.rows += truth[table].length
      score.rowsFound += Math.min(truth[table].length, reading?.document[table].length ?? 0)
    }
    score.fields.push(...fields)
  }
  return score
}

const count = (score: Score, verdict: ComparedField['verdict']) => score.fields.filter((field) => field.verdict === verdict).length

/** The table of kinds, and the table of confidence against share right. */
export const measure = (): Promise<readonly MeasuredTable[]> => measureKinds(kinds)

/** The same for some kinds of prints, and at most so many documents of each. */
export async function measureKinds(kinds: readonly string[], most = Number.POSITIVE_INFINITY): Promise<readonly MeasuredTable[]> {
  if (!existsSync(folder)) return [{ title: 'Reading prints', columns: ['corpus'], rows: [[withoutCorpus]] }]
  const scores: Score[] = []
  for (const kind of kinds) if (existsSync(join(folder, kind))) scores.push(await scoreOf(kind, most))
  const rows = scores.map((score) => {
    const [right, wrong, unknown, invented] = (['right', 'wrong', 'unknown', 'invented'] as const).map((verdict) => count(score, verdict))
    const sure = score.fields.filter(({ verdict, confidence }) => verdict !== 'right' && (confidence ?? 0) >= 0.95).length
    return [
      score.kind,
      percent(right!, right! + wrong! + unknown!),
      ...[right, wrong, unknown, invented, sure].map(String),
      `${score.wholly}/${score.documents}`,
      `${score.rowsFound}/${score.rows}`,
    ]
  })
  return [
    {
      title: 'Reading prints: fields of real filings',
      columns: ['kind', 'fields right', 'right', 'wrong', 'unknown', 'invented', 'wrong at ≥ 0.95', 'documents wholly right', 'rows found'],
      rows,
      notes: ['Left out, since no print or not this printing carries them:', ...leftOut.map((name) => `  ${name}`)],
    },
    reliability(scores),
  ]
}

/** Of the fields read with a confidence, how many are right. */
function reliability(scores: readonly Score[]): MeasuredTable {
  const read = scores.flatMap((score) => score.fields).filter((field) => field.confidence !== null)
  return {
    title: 'Reading prints: confidence against share right',
    columns: ['confidence', 'fields', 'right'],
    rows: bins.map((low, at) => {
      const high = bins[at - 1] ?? Number.POSITIVE_INFINITY
      const some = read.filter(({ confidence }) => confidence! >= low && confidence! < high)
      return [
        at === 0 ? `≥ ${low}` : `${low} – ${high}`,
        String(some.length),
        percent(some.filter(({ verdict }) => verdict === 'right').length, some.length),
      ]
    }),
  }
}
