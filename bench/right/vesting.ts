import { haveCorpus, withoutCorpus } from '../../test/corpus/corpus.ts'
import { readLabelledNotes } from '../../test/notes/vesting-labels.ts'
import type { Measure } from '../table.ts'

const share = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)

/** Precision and recall of what is read about vesting, against the notes labelled by hand. */
export const measure: Measure = async () => {
  const title = 'Vesting, read from notes labelled by hand'
  if (!haveCorpus) return [{ title, columns: ['statement'], rows: [], notes: [withoutCorpus] }]
  const readings = readLabelledNotes()
  const kinds = [
    ['schedule, every day and unit right', (one: (typeof readings)[number]) => one.isSchedule, 'schedule'],
    ['all vested', (one: (typeof readings)[number]) => one.expected === 'vested', 'vested'],
    ['not decided by time', (one: (typeof readings)[number]) => one.expected === 'undeterminable', 'undeterminable'],
  ] as const
  const rows = kinds.map(([name, labelled, kind]) => {
    const expected = readings.filter(labelled)
    const read = readings.filter((one) => (kind === 'schedule' ? one.readSchedule : one.read === kind))
    const right = read.filter((one) => one.right)
    return [
      name,
      String(expected.length),
      String(read.length),
      String(right.length),
      share(right.length, read.length),
      share(right.length, expected.length),
    ]
  })
  const silent = readings.filter((one) => one.expected === 'nothing')
  const wrong = readings.filter((one) => !one.right)
  return [
    {
      title,
      columns: ['statement', 'labelled', 'read', 'right', 'precision', 'recall'],
      rows,
      notes: [
        `${readings.length} notes, of which ${silent.length} say nothing definite; nothing was read in ${silent.filter((one) => one.right).length} of these`,
        ...wrong.map((one) => `differs: ${one.file} ${one.footnote}, labelled ${one.expected.slice(0, 60)}, read ${one.read.slice(0, 60)}`),
      ],
    },
  ]
}
