import type { Evidence, Reading } from '../../model/reading.ts'

/** What `s16 read --explain` prints: each field with the text it came from. */
export interface Explained {
  readonly path: string
  readonly value: string
  /** The source text, white space collapsed. */
  readonly source: string
  readonly how: Evidence['how']
  readonly confidence: number
}

/** The value at a path such as `derivative[0].exerciseDate`, as one line. */
function valueAt(document: unknown, path: string): string {
  const found = path.split(/[.[\]]+/).reduce<unknown>((at, key) => {
    if (key === '' || at === null || at === undefined) return at
    return (at as Readonly<Record<string, unknown>>)[key]
  }, document)
  if (found === null || found === undefined) return '–'
  if (typeof found !== 'object') return String(found)
  if (Array.isArray(found)) return found.map((id) => `(${String(id).slice(1)})`).join(' ')
  const { value, footnotes } = found as { readonly value?: unknown; readonly footnotes?: readonly string[] }
  return [value === null || value === undefined ? '' : String(value), ...(footnotes ?? []).map((id) => `(${id.slice(1)})`)].join(' ').trim()
}

/** Every field of a reading with its evidence, those least sure first; empty for XML, which needs none. */
export function explainReading(reading: Reading): Explained[] {
  return reading.evidence
    .map(({ path, text, how, confidence }) => ({
      path,
      value: valueAt(reading.document, path),
      source: text.replace(/\s+/g, ' ').trim(),
      how,
      confidence,
    }))
    .sort((a, b) => a.confidence - b.confidence)
}
