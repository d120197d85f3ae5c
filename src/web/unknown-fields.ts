import type { OwnershipDocument } from '../model/document.ts'
import type { Reading } from '../model/reading.ts'

/** A field that the source leaves open: a person may know it. */
export interface UnknownField {
  readonly path: string
  /** What the reader said of it. */
  readonly why: string
  readonly isFlag: boolean
}

const flags =
  /\.(?:director|officer|tenPercentOwner|other|nonUSAddress|equitySwapInvolved)$|^(?:noSecuritiesOwned|notSubjectToSection16|form3HoldingsReported|form4TransactionsReported|aff10b5One)$/

/** The fields without a value that the reader told of, each once, in its order; those with evidence are listed with it. */
export function unknownFields({ document, issues, evidence }: Pick<Reading, 'document' | 'issues' | 'evidence'>): readonly UnknownField[] {
  const told = new Set(evidence.map(({ path }) => path))
  return issues.flatMap(({ path, message }) => {
    if (told.has(path) || !isOpen(document, path)) return []
    told.add(path)
    return [{ path, why: message, isFlag: flags.test(path) }]
  })
}

/** The keys of a path such as `derivative[0].coding.code`. */
export const keysOf = (path: string): readonly string[] => path.split(/[.[\]]+/).filter(Boolean)

/** Whether a path leads to a place of the document that is empty. */
function isOpen(document: OwnershipDocument, path: string): boolean {
  let at: unknown = document
  for (const key of keysOf(path)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false
    at = (at as Record<string, unknown>)[key]
  }
  if (at === null) return path !== '' && !/\.(?:coding|underlying)$/.test(path)
  return typeof at === 'object' && 'value' in at && (at as { value: unknown }).value === null
}
