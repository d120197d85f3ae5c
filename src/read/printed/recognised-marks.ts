import type { Word } from './page.ts'
import { isMarkLike, mend } from './recognised-values.ts'
import type { PrintedRow } from './rows.ts'

/**
 * Which notes the marks in recognised rows name. A raised mark is too small to be recognised well; but notes are numbered in the order in
 * which they are first marked, every note is marked somewhere, and the marks of a column repeat: of all ways to read the marks of both tables
 * in order, the likeliest is taken.
 */

/** What recognition makes of the marks `(1)` to `(9)`, brackets aside. */
const looks: readonly string[] = ['', '0aqiIlMoO!tyrn”"\'’()', 'Q2?@z"', 'G3@B®', '4@a*', '5S©6', '6©®', '7”?T', '8®&', '9®']

interface Mark {
  readonly row: number
  readonly box: number
  readonly word: Word
  readonly column: string
}

/** How badly a word says the mark of a note. */
function misreading(text: string, note: number): number {
  const clear = /^\(?(\d{1,2})\)$/.exec(text)
  const digits = text.replace(/\D/g, '')
  if (clear && Number(clear[1]) === note) return 0
  if (digits !== '' && Number(digits) === note) return 0.15
  const core = text.replace(/[()[\]{}]/g, '')
  const alike = note < 10 && (core === '' ? note === 1 : [...core].some((letter) => looks[note]!.includes(letter)))
  return (alike ? 0.4 : 0.9) + (clear ? 0.8 : 0)
}

/** Words of a box that mark notes: all but the value. */
function marksIn(words: readonly Word[], text: boolean): readonly number[] {
  const value = text ? -1 : words.findIndex((word) => !isMarkLike(word.text))
  return words.flatMap((word, at) => (at !== value && (isMarkLike(word.text) || (!text && at > value)) ? [at] : []))
}

interface Reading {
  readonly cost: number
  readonly highest: number
  readonly notes: readonly number[]
}

/** The likeliest notes of marks in order, of `count` notes in all. */
function notesOf(marks: readonly Mark[], count: number): readonly number[] {
  let beam: Reading[] = [{ cost: 0, highest: 0, notes: [] }]
  marks.forEach((mark, at) => {
    const before = marks.findLastIndex((other, index) => index < at && other.column === mark.column && other.row < mark.row)
    const inBox = at > 0 && marks[at - 1]!.row === mark.row && marks[at - 1]!.box === mark.box
    const next: Reading[] = []
    for (const { cost, highest, notes } of beam) {
      for (let note = 1; note <= Math.min(count, highest + 4); note++) {
        const again = before >= 0 && notes[before] === note
        const order = note <= highest ? (again ? 0.1 : 0.4) : 0.25 + 1.2 * (note - highest - 1)
        const ascends = inBox && notes.at(-1)! >= note ? 1 : 0
        next.push({
          cost: cost + misreading(mark.word.text, note) + order + ascends,
          highest: Math.max(highest, note),
          notes: [...notes, note],
        })
      }
    }
    beam = next.sort((a, b) => a.cost - b.cost).slice(0, 80)
  })
  const ended = beam.map((one) => ({ ...one, cost: one.cost + 1.2 * (count - one.highest) }))
  return ended.reduce((best, one) => (one.cost < best.cost ? one : best)).notes
}

const most = { marks: 400, notes: 99 } as const

/** The rows of both tables with their marks as the notes they name. `count` is how many notes the form explains. */
export function markedRows(
  tables: readonly [readonly PrintedRow[], readonly PrintedRow[]],
  count: number,
): readonly [readonly PrintedRow[], readonly PrintedRow[]] {
  const rows = [...tables[0], ...tables[1]]
  const marks = rows.flatMap((row, at): Mark[] =>
    row.boxes.flatMap(({ column, words }, box) =>
      marksIn(words, column.kind === 'text').map((index) => ({
        row: at,
        box,
        word: words[index]!,
        column: `${at < tables[0].length ? 'I' : 'II'} ${column.field}`,
      })),
    ),
  )
  const usable = count > 0 && marks.length <= most.marks
  const notes = usable ? notesOf(marks, Math.min(count, most.notes)) : []
  const named = new Map<Word, Word | null>()
  marks.forEach((mark, at) => {
    const note = notes[at]
    named.set(mark.word, note === undefined ? null : { ...mend(mark.word, `(${note})`, 0.8), gap: 0 })
  })
  const read = rows.map((row) => ({
    ...row,
    boxes: row.boxes.map((box) => ({
      ...box,
      words: box.words.flatMap((word) => {
        const mark = named.get(word)
        return mark === undefined ? [word] : mark === null ? [] : [mark]
      }),
    })),
  }))
  return [read.slice(0, tables[0].length), read.slice(tables[0].length)]
}
