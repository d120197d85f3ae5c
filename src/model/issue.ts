/** How much an issue weighs: an `error` is refused or cannot be relied on, a `warning` is doubtful, a `note` is worth knowing. */
export type Severity = 'error' | 'warning' | 'note'

/** Something wrong with a filing, told to a person and to a program. Trouble with a filing is never an exception. */
export interface Issue {
  /** Stable name in kebab-case: `footnote-not-defined`. */
  readonly code: string
  readonly severity: Severity
  /** The field, as a path into the document: `derivative[0].exerciseDate`; empty for the whole. */
  readonly path: string
  /** Short, lower case, quotes the value. */
  readonly message: string
  /** From 1, in the source as given. */
  readonly line?: number
  /** The SEC's paragraph: `EDGAR ownership specification 4.3.8`. */
  readonly rule?: string
  /** The source text that the message is about, at most some hundred characters of it. */
  readonly source?: string
}

/** Errors first, then warnings, then notes. */
export const severities: readonly Severity[] = ['error', 'warning', 'note']
