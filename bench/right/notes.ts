import { notUnderstood } from '../../src/notes/not-understood.ts'
import { readNote } from '../../src/notes/read-notes.ts'
import { haveCorpus, withoutCorpus } from '../../test/corpus/corpus.ts'
import { corpusNotes, type LabelledNote, labelledKinds, labelledNotes, scored } from '../../test/notes/labels.ts'
import { freshFigures } from '../../test/notes/wordings.ts'
import type { MeasuredTable } from '../table.ts'

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)

function scores(notes: readonly LabelledNote[], kinds: readonly string[] = labelledKinds): string[][] {
  const results = notes.map((note) => scored(note, readNote(note.text)))
  return kinds.flatMap((kind) => {
    const count = (which: 'right' | 'missed' | 'wrong') =>
      results.reduce((sum, one) => sum + one[which].filter((fact) => fact.kind === kind).length, 0)
    const right = count('right')
    const [missed, wrong] = [count('missed'), count('wrong')]
    return right + missed + wrong === 0
      ? []
      : [[kind, String(right + missed), percent(right, right + wrong), percent(right, right + missed)]]
  })
}

/** A round of the corpus as it was when new, and as it is now. */
function thenAndNow(notes: readonly LabelledNote[], round: string): string[][] {
  const then = new Map(freshFigures().flatMap((one) => (one.round === round ? [[one.kind, one] as const] : [])))
  return scores(notes).map(([kind = '', labelled = '', precision = '', recall = '']) => {
    const { right = 0, wrong = 0 } = then.get(kind) ?? {}
    return [kind, labelled, `${right} right, ${wrong} wrong`, precision, recall]
  })
}

function fresh(): string[][] {
  const figures = freshFigures()
  return [...new Set(figures.map(({ kind }) => kind))].map((kind) => {
    const own = figures.filter((one) => one.kind === kind)
    const total = (of: 'labelled' | 'right' | 'wrong') => own.reduce((sum, one) => sum + one[of], 0)
    const last = own.at(-1)!
    return [
      kind,
      String(total('labelled')),
      percent(total('right'), total('right') + total('wrong')),
      percent(total('right'), total('labelled')),
      `${last.right} of ${last.labelled}, ${last.wrong} wrong`,
    ]
  })
}

/** How right the facts in notes are, against the notes labelled by hand, and which notes of the corpus say nothing to us. */
export async function measure(): Promise<readonly MeasuredTable[]> {
  const title = 'Notes: what footnotes say'
  if (!haveCorpus) return [{ title, columns: ['kind'], rows: [], notes: [withoutCorpus] }]
  const notes = labelledNotes()
  const drawn = labelledNotes('fresh-1.tsv')
  const holders = labelledNotes('holders.tsv')
  const rest = labelledNotes('corpus-4.tsv')
  const unread = notUnderstood(corpusNotes().map(({ text, file, note }) => ({ text, where: `${file} ${note}`, count: 1 })))
  return [
    {
      title,
      columns: ['kind', 'labelled', 'precision', 'recall'],
      rows: scores(notes),
      notes: [`${notes.length} notes labelled by hand, which the readers were made with; goal: precision 99 %, recall 95 %`],
    },
    {
      title: `${title}, shapes drawn afterwards`,
      columns: ['kind', 'labelled', 'precision', 'recall'],
      rows: scores(drawn),
      notes: [`${drawn.length} notes of the corpus of shapes not labelled before; the readers were mended where they failed on these`],
    },
    {
      title: `${title}, who holds an indirect position`,
      columns: ['kind', 'labelled', 'precision', 'recall'],
      rows: scores(holders, ['indirect-holder']),
      notes: [`${holders.length} notes drawn at random from a half of the corpus set aside; as new: the table of new wordings`],
    },
    {
      title: `${title}, the shapes of the corpus that no label had named`,
      columns: ['kind', 'labelled', 'as new', 'precision now', 'recall now'],
      rows: thenAndNow(rest, 'corpus-4'),
      notes: [
        `${rest.length} notes, one of every shape; as new: counted with every field of each fact before any rule was changed for them; no such shape tells a price, a plan's day, tax or vesting that was not labelled before`,
      ],
    },
    {
      title: `${title}, wordings as new to the readers`,
      columns: ['kind', 'labelled', 'precision', 'recall', 'last round'],
      rows: fresh(),
      notes: [
        'wordings composed, from the ninth round on holders drawn from the corpus, 713 notes of reports shown on public pages, 244 shapes of corpus notes not labelled (corpus-3) and 130 notes and clauses of awards (public-12 to public-16), all labelled before the readers saw them, counted then and not since (test/notes/labels/fresh-figures.tsv);',
        'the readers were widened after each round, and read them all but for a few now (test/notes/wordings.test.ts)',
      ],
    },
    {
      title: 'Notes not understood, by shape',
      columns: ['shape', 'not understood', 'notes'],
      rows: unread.shapes.slice(0, 25).map(({ shape, unread, count }) => [shape.slice(0, 110), unread.join(', '), String(count)]),
      notes: [`${unread.understood} of ${unread.notes} notes of the corpus give at least one fact (\`s16 notes --not-understood\`)`],
    },
  ]
}
