import type { ColumnField } from '../../model/form-columns.ts'
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
  readonly field: ColumnField
  /** Not seen: `See footnote` has a mark even where recognition lost it. */
  readonly lost: boolean
}

/** What notes say that are marked in a column, by what the column is about. */
const subjects: Readonly<Partial<Record<ColumnField, RegExp>>> = {
  pricePerShare: /weighted|prices?\b|range|consideration|per share/i,
  natureOfOwnership: /held|owned|ownership|trust|partner|member|spouse|disclaim|pecuniary/i,
  directOrIndirect: /held|owned|ownership|trust|partner|member|spouse|disclaim|jointly/i,
  exerciseDate: /vest|exercis|expir|installment|conver|settle/i,
  expirationDate: /vest|exercis|expir|installment|conver|settle/i,
  conversionOrExercisePrice: /conver|right to|one share|equivalent|exercise price|1-for-1|one-for-one|adjust/i,
  transactionCode: /10b5-1|plan|gift|withh|tax|conver|pursuant|exercise|sold|grant|distribut/i,
  ownedFollowing: /includ|balance|total|dividend|acquired under|unvested|reflect|held/i,
  securityTitle: /each|class|reclass|represent|unit|right/i,
  amount: /withh|tax|vest|grant|award|represent|shares|dividend|plan/i,
  underlyingAmount: /conver|number of shares|adjust|target|perform/i,
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

/** `(78)` and `(798)` of a form with fewer notes: two marks that ran together. */
function unglued(words: readonly Word[], count: number): readonly Word[] {
  return words.flatMap((word) => {
    const digits = /^\((\d)\d{0,2}(\d)\)?$/.exec(word.text)
    if (!digits || Number(word.text.replace(/\D/g, '')) <= count || digits[1] === '0' || digits[2] === '0') return [word]
    return [mend(word, `(${digits[1]})`, 0.8), { ...mend(word, `(${digits[2]})`, 0.8), gap: 0 as const }]
  })
}

interface Reading {
  readonly cost: number
  readonly highest: number
  readonly notes: readonly number[]
}

/** The likeliest notes of marks in order, of `count` notes in all. */
function notesOf(marks: readonly Mark[], texts: readonly string[]): readonly number[] {
  const count = Math.min(texts.length, most.notes)
  let beam: Reading[] = [{ cost: 0, highest: 0, notes: [] }]
  marks.forEach((mark, at) => {
    const before = marks.findLastIndex((other, index) => index < at && other.column === mark.column && other.row < mark.row)
    const inBox = at > 0 && marks[at - 1]!.row === mark.row && marks[at - 1]!.box === mark.box
    const beside =
      !inBox && at > 0 && marks[at - 1]!.row === mark.row && mark.field === 'expirationDate' && marks[at - 1]!.field === 'exerciseDate'
    const next: Reading[] = []
    for (const { cost, highest, notes } of beam) {
      for (let note = 1; note <= Math.min(count, highest + 4); note++) {
        const again = (before >= 0 && notes[before] === note) || (beside && notes.at(-1) === note)
        const subject = subjects[mark.field]
        const off = subject && !subject.test(texts[note - 1] ?? '') ? 0.45 : 0
        const order = note <= highest ? (again ? 0.1 : 0.4) : 0.25 + 1.2 * (note - highest - 1)
        const ascends = inBox && notes.at(-1)! >= note ? 1 : 0
        next.push({
          cost: cost + (mark.lost ? 0.5 : misreading(mark.word.text, note)) + order + ascends + off,
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

/** The rows of both tables with their marks as the notes they name. `texts` are what the notes of the form say, in order. */
export function markedRows(
  tables: readonly [readonly PrintedRow[], readonly PrintedRow[]],
  texts: readonly string[],
): readonly [readonly PrintedRow[], readonly PrintedRow[]] {
  const rows = [...tables[0], ...tables[1]].map((row) => ({
    ...row,
    boxes: row.boxes.map((box) => ({ ...box, words: withLost(box.column.field, unglued(box.words, texts.length)) })),
  }))
  const marks = rows.flatMap((row, at): Mark[] =>
    row.boxes.flatMap(({ column, words }, box) =>
      marksIn(words, column.kind === 'text').map((index) => ({
        row: at,
        box,
        word: words[index]!,
        column: `${at < tables[0].length ? 'I' : 'II'} ${column.field}`,
        field: column.field,
        lost: words[index]!.inferred === true,
      })),
    ),
  )
  const usable = texts.length > 0 && marks.length <= most.marks
  const notes = usable ? notesOf(marks, texts) : []
  const named = new Map<Word, Word | null>()
  marks.forEach((mark, at) => {
    const note = notes[at]
    named.set(mark.word, note === undefined ? null : { ...mend(mark.word, `(${note})`, mark.lost ? 0.6 : 0.8), gap: 0 })
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

/** A nature of ownership that says `See footnote` with the mark that recognition lost. */
function withLost(field: ColumnField, words: readonly Word[]): readonly Word[] {
  const last = words.at(-1)
  if (field !== 'natureOfOwnership' || !last || !/^footnotes?$/i.test(last.text)) return words
  return [...words, { ...last, text: '()', gap: 0, inferred: true }]
}
