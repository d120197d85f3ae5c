import { readNote } from './read-notes.ts'
import { readingLine } from './reading-line.ts'

/** Notes that give no fact, gathered by their wording, to learn from. */
export interface UnknownShape {
  /** The words with every figure as its sign. */
  readonly shape: string
  readonly count: number
}

/** The shapes of the notes that no reader understands, the most common first. */
export function notUnderstood(notes: Iterable<string>): readonly UnknownShape[] {
  const counts = new Map<string, number>()
  for (const text of notes) {
    if (readNote(text).length > 0) continue
    const shape = readingLine(text).text
    counts.set(shape, (counts.get(shape) ?? 0) + 1)
  }
  return Array.from(counts, ([shape, count]) => ({ shape, count })).sort((a, b) => b.count - a.count || (a.shape < b.shape ? -1 : 1))
}
