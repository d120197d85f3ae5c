import { notUnderstood } from '../../src/notes/not-understood.ts'
import { readNote } from '../../src/notes/read-notes.ts'
import { haveCorpus, withoutCorpus } from '../../test/corpus/corpus.ts'
import { corpusNotes, labelledKinds, labelledNotes, scored } from '../../test/notes/labels.ts'
import type { MeasuredTable } from '../table.ts'

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)

/** How right the facts in notes are, against the notes labelled by hand, and which notes of the corpus say nothing to us. */
export async function measure(): Promise<readonly MeasuredTable[]> {
  const title = 'Notes: what footnotes say'
  if (!haveCorpus) return [{ title, columns: ['kind'], rows: [], notes: [withoutCorpus] }]
  const notes = labelledNotes()
  const results = notes.map((note) => scored(note, readNote(note.text)))
  const rows = labelledKinds.map((kind) => {
    const count = (which: 'right' | 'missed' | 'wrong') =>
      results.reduce((sum, one) => sum + one[which].filter((fact) => fact.kind === kind).length, 0)
    const right = count('right')
    const [missed, wrong] = [count('missed'), count('wrong')]
    return [kind, String(right + missed), percent(right, right + wrong), percent(right, right + missed)]
  })
  const all = corpusNotes().map((one) => one.text)
  const understood = all.filter((text) => readNote(text).length > 0).length
  return [
    {
      title,
      columns: ['kind', 'labelled', 'precision', 'recall'],
      rows,
      notes: [`${notes.length} notes labelled by hand; goal: precision 99 %, recall 95 %`],
    },
    {
      title: 'Notes not understood, by shape',
      columns: ['shape', 'notes'],
      rows: notUnderstood(all)
        .slice(0, 25)
        .map(({ shape, count }) => [shape.slice(0, 110), String(count)]),
      notes: [`${understood} of ${all.length} notes of the corpus give at least one fact (vesting schedules apart)`],
    },
  ]
}
