import { readNote } from '../../src/notes/read-notes.ts'
import { haveCorpus, withoutCorpus } from '../../test/corpus/corpus.ts'
import { corpusNotes } from '../../test/notes/labels.ts'
import type { MeasuredTable } from '../table.ts'

/** How fast notes are read. */
export async function measure(): Promise<readonly MeasuredTable[]> {
  const title = 'Reading notes'
  const columns = ['what', 'notes', 'seconds', 'notes a second']
  if (!haveCorpus) return [{ title, columns, rows: [], notes: [withoutCorpus] }]
  const notes = corpusNotes().map((one) => one.text)
  for (const text of notes.slice(0, 500)) readNote(text)
  const start = performance.now()
  let facts = 0
  for (const text of notes) facts += readNote(text).length
  const seconds = (performance.now() - start) / 1000
  const rows = [
    ['every note of the corpus', String(notes.length), seconds.toFixed(2), Math.round(notes.length / seconds).toLocaleString('en')],
  ]
  return [
    { title, columns, rows, notes: [`${facts} facts, ${notes.reduce((sum, one) => sum + one.length, 0).toLocaleString('en')} characters`] },
  ]
}
