import { readNote } from '../../src/notes/read-notes.ts'

/** The facts of one kind that a text gives, as short lines: `low=10.00 high=10.45`; empty fields left out. */
export function factsOf(kind: string, text: string): readonly string[] {
  return readNote(text)
    .filter((fact) => fact.kind === kind)
    .map((fact) =>
      Object.entries(fact.value)
        .filter(([key, value]) => value !== null && !(key === 'currency' && value === 'USD'))
        .map(([key, value]) => `${key}=${value}`)
        .join(' '),
    )
}
