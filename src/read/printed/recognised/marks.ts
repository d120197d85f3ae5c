import type { ColumnField } from '../../../model/form-columns.ts'
import { textOf, type Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { withAgreedMarks } from './blank-boxes.ts'
import { noteOfHolder, noteOfPlan, unlikeliness } from './note-subjects.ts'
import { notesOfPrice, type PriceRange, rangeIn, withDecimals } from './price-notes.ts'
import { withRangesInOrder } from './range-order.ts'
import { withRepeatedMarks } from './repeated-marks.ts'
import { said, withoutMarks } from './said.ts'
import { isMarkLike, mend } from './values.ts'

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
  /** The title of the row's security. */
  readonly title: string
  /** Not seen: `See footnote` has a mark even where recognition lost it. */
  readonly lost: boolean
  /** The notes of which one it names because of what they say, or none. */
  readonly told: readonly number[]
}

/** What it costs that a note speaks of what notes in the column do not, for each unit of its logarithm. */
const ofSubject = 0.25

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

/** One way to read the marks so far: the last of them, and the way before it. */
interface Reading {
  readonly cost: number
  readonly highest: number
  readonly note: number
  readonly before: Reading | null
}

/** The note that a mark names, and how far that can be believed, 0 to 1. */
interface Named {
  readonly note: number
  readonly certainty: number
}

/** The note that some way of reading gives to the mark so many marks back from its last; 0 before the first. */
function noteBack(reading: Reading, steps: number): number {
  let at: Reading | null = reading
  for (let step = 0; step < steps && at; step++) at = at.before
  return at?.note ?? 0
}

const soundsLike = (title: string, text: string): boolean => {
  const words = title.toLowerCase().match(/[a-z]{3,}|\b[a-z]\b/g) ?? []
  const initials = words.map((word) => word[0]!).join('')
  const plain = text.toLowerCase()
  return (
    words.some((word) => word.length > 3 && !/^(?:stock|common|shares?|class|series|right)$/.test(word) && plain.includes(word)) ||
    (initials.length > 2 && plain.includes(initials))
  )
}

/** The likeliest notes of marks in order. */
function notesOf(marks: readonly Mark[], texts: readonly string[]): readonly Named[] {
  const count = Math.min(texts.length, most.notes)
  const abouts = new Map<string, readonly boolean[]>()
  const about = (title: string): readonly boolean[] => {
    let known = abouts.get(title)
    if (!known) {
      const like = texts.map((text) => soundsLike(title, text))
      // What all notes speak of tells none apart.
      known = like.filter(Boolean).length * 2 > count ? texts.map(() => true) : like
      abouts.set(title, known)
    }
    return known
  }
  const subjects = new Map<ColumnField, readonly number[]>()
  const unlikely = (field: ColumnField): readonly number[] => {
    const known = subjects.get(field) ?? unlikeliness(field, texts)
    subjects.set(field, known)
    return known
  }
  let beam: Reading[] = [{ cost: 0, highest: 0, note: 0, before: null }]
  marks.forEach((mark, at) => {
    const before = marks.findLastIndex((other, index) => index < at && other.column === mark.column && other.row < mark.row)
    const last = marks[at - 1]
    const sameRow = last?.row === mark.row
    const inBox = sameRow && last.box === mark.box
    const beside = sameRow && !inBox && pairs.has(`${last.field} ${mark.field}`)
    const sameTitle = before >= 0 && marks[before]!.title === mark.title
    const fits = about(mark.title)
    const unlike = unlikely(mark.field)
    const speaksOfTitle = ofSecurity.has(mark.field) && fits.some(Boolean)
    const next: Reading[] = []
    for (const reading of beam) {
      const earlier = before >= 0 ? noteBack(reading, at - 1 - before) : 0
      for (let note = 1; note <= (mark.told.length > 0 ? count : Math.min(count, reading.highest + 4)); note++) {
        const again = earlier === note || (beside && reading.note === note)
        const off = ofSubject * unlike[note - 1]! + (speaksOfTitle && !fits[note - 1] ? 0.35 : 0)
        const repeated = again ? (beside && reading.note === note ? 0.05 : sameTitle ? 0.1 : 0.25) : 0.45
        const skipped = (mark.told.includes(note) ? 0.3 : 1.2) * (note - reading.highest - 1)
        const order = note <= reading.highest ? repeated : 0.25 + skipped
        const against = mark.told.length > 0 && !mark.told.includes(note) ? 2.5 : 0
        const ascends = inBox && reading.note >= note ? 1 : 0
        next.push({
          cost: reading.cost + (mark.lost ? 0.5 : misreading(mark.word.text, note)) + order + ascends + off + against,
          highest: Math.max(reading.highest, note),
          note,
          before: reading,
        })
      }
    }
    beam = next.sort((a, b) => a.cost - b.cost).slice(0, most.readings)
  })
  return likeliest(
    beam.map((one) => ({ ...one, cost: one.cost + 1.2 * (count - one.highest) })),
    marks.length,
  )
}

/** Of all ways to read the marks the best; how many of the others agree tells how sure each mark is. */
function likeliest(readings: readonly Reading[], count: number): readonly Named[] {
  const least = Math.min(...readings.map((one) => one.cost))
  const best = readings.find((one) => one.cost === least)!
  const named: Named[] = new Array(count)
  const trails = readings.map((one) => ({ weight: Math.exp((least - one.cost) * 2), at: one as Reading | null }))
  const total = trails.reduce((sum, one) => sum + one.weight, 0)
  let own: Reading | null = best
  for (let mark = count - 1; mark >= 0; mark--) {
    const note: number = own!.note
    let agreed = 0
    for (const trail of trails) {
      if (trail.at!.note === note) agreed += trail.weight
      trail.at = trail.at!.before
    }
    named[mark] = { note, certainty: agreed / total }
    own = own!.before
  }
  return named
}

/** Columns beside each other that mostly bear the same mark. */
const pairs: ReadonlySet<string> = new Set([
  'exerciseDate expirationDate',
  'conversionOrExercisePrice exerciseDate',
  'underlyingAmount conversionOrExercisePrice',
  'expirationDate conversionOrExercisePrice',
])

/** Columns whose notes speak of the security. */
const ofSecurity: ReadonlySet<ColumnField> = new Set<ColumnField>([
  'securityTitle',
  'conversionOrExercisePrice',
  'exerciseDate',
  'expirationDate',
  'underlyingAmount',
])

/** How far a mark is believed that no note tells, where notes may. */
const guessed: Readonly<Partial<Record<ColumnField, number>>> = {
  pricePerShare: 0.8,
  natureOfOwnership: 0.5,
  amount: 0.44,
  acquired: 0.44,
  disposed: 0.44,
}

/** How many natures of a form must be one for it to name one holder, and how many rows may bear his note's mark elsewhere, misread. */
const shares = { oneNature: 0.75, elsewhere: 0.3 } as const

const most = { marks: 400, notes: 99, readings: 120 } as const

/** The rows of both tables with their marks as the notes they name. `texts` are what the notes of the form say, in order. */
export function markedRows(
  tables: readonly [readonly PrintedRow[], readonly PrintedRow[]],
  texts: readonly string[],
): readonly [readonly PrintedRow[], readonly PrintedRow[]] {
  const ranges = texts.map(rangeIn)
  const holder = unmarkedHolder(tables.flat(), texts)
  const plan = unmarkedPlan(tables[0], texts)
  const rows = [...withDecimals(tables[0]), ...tables[1]].map((row, at) =>
    withLost(
      { ...row, boxes: row.boxes.map((box) => ({ ...box, words: unglued(box.words, texts.length) })) },
      at < tables[0].length ? 'I' : 'II',
      ranges,
      { natureOfOwnership: holder, transactionCode: at < tables[0].length && isSale(row) ? plan : null },
    ),
  )
  const ofHolder = (field: ColumnField, words: readonly Word[]) =>
    holder !== null && field === 'natureOfOwnership' && withoutMarks(words).length > 0 ? [holder] : []
  const marks = rows.flatMap((row, at): Mark[] =>
    row.boxes.flatMap(({ column, words }, box) =>
      marksIn(words, column.kind === 'text').map((index) => ({
        row: at,
        box,
        word: words[index]!,
        column: `${at < tables[0].length ? 'I' : 'II'} ${column.field}`,
        field: column.field,
        title: titleOf(row),
        lost: words[index]!.inferred === true,
        told:
          column.field === 'pricePerShare'
            ? notesOfPrice(row, ranges)
            : column.field === 'transactionCode' && plan !== null && at < tables[0].length && isSale(row)
              ? [plan]
              : ofHolder(column.field, words),
      })),
    ),
  )
  const usable = texts.length > 0 && marks.length <= most.marks
  const notes = usable ? notesOf(marks, texts) : []
  const named = new Map<Word, Word | null>()
  marks.forEach((mark, at) => {
    const found = notes[at]
    const isTold = found !== undefined && mark.told.length === 1 && mark.told[0] === found.note
    const certainty =
      isTold && (!mark.lost || seesFootnote(rows[mark.row]!))
        ? 0.95
        : isTold && (mark.field === 'natureOfOwnership' || mark.field === 'transactionCode')
          ? 0.75
          : (mark.lost ? 0.7 : 0.9) * (guessed[mark.field] ?? 1) * (found?.certainty ?? 0)
    // No note on a price has it outside of its range: the mark is that of the line above or below.
    const isOthers = found !== undefined && mark.told.length > 0 && !mark.told.includes(found.note) && ranges[found.note - 1] !== null
    named.set(mark.word, found === undefined || isOthers ? null : { ...mend(mark.word, `(${found.note})`, certainty), certainty, gap: 0 })
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
  const first = withRangesInOrder(read.slice(0, tables[0].length), ranges)
  return [withRepeatedMarks(first, ranges), withAgreedMarks(withRepeatedMarks(read.slice(tables[0].length), ranges))]
}

/** The title of a row's security, for comparing. */
const titleOf = (row: PrintedRow): string =>
  textOf((row.boxes.find((box) => box.column.field === 'securityTitle')?.words ?? []).filter((word) => !isMarkLike(word.text)))

/** Boxes that no derivative security leaves empty (specification v5.5, 3.5: a value or a mark). */
const neverEmpty: ReadonlySet<ColumnField> = new Set<ColumnField>(['conversionOrExercisePrice', 'exerciseDate', 'expirationDate'])

/** Columns to which marks of natures are given that stand in a line of their own. */
const besideNature: ReadonlySet<ColumnField> = new Set<ColumnField>(['natureOfOwnership', 'directOrIndirect', 'ownedFollowing'])

const seesFootnote = (row: PrintedRow): boolean => /(?:^|\s)footnotes?$/i.test(textOf(said(row, 'natureOfOwnership')))

/**
 * The one note that says who holds, where all natures of ownership name one holder, unless it is marked for certain in another column than
 * theirs.
 */
function unmarkedHolder(rows: readonly PrintedRow[], texts: readonly string[]): number | null {
  const holder = noteOfHolder(texts)
  const natures = rows.map((row) => textOf(said(row, 'natureOfOwnership'))).filter((text) => text !== '')
  const isOne = natures.some((text) => natures.filter((other) => other === text).length >= natures.length * shares.oneNature)
  if (holder === null || !isOne) return null
  const elsewhere = rows.filter((row) =>
    row.boxes.some(({ column, words }) => !besideNature.has(column.field) && words.some((word) => word.text === `(${holder})`)),
  )
  return elsewhere.length > rows.length * shares.elsewhere ? null : holder
}

/** The one note that the natures, or the codes, of a row must mark. */
type OneNote = Readonly<Record<'natureOfOwnership' | 'transactionCode', number | null>>

const isSale = (row: PrintedRow): boolean => /^[SP]/.test(textOf(said(row, 'transactionCode')))

/** The one note on a plan of Rule 10b5-1, where there are several sales and neither their numbers nor their titles mark it. */
function unmarkedPlan(rows: readonly PrintedRow[], texts: readonly string[]): number | null {
  const plan = noteOfPlan(texts)
  const sales = rows.filter(isSale)
  const elsewhere = sales.filter((row) =>
    row.boxes.some(({ column, words }) => ofPlan.has(column.field) && words.some((word) => word.text === `(${plan})`)),
  )
  return sales.length < 2 || elsewhere.length > sales.length * shares.elsewhere ? null : plan
}

/** Columns other than that of the code at which such a note is marked. */
const ofPlan: ReadonlySet<ColumnField> = new Set<ColumnField>(['amount', 'securityTitle'])

/**
 * A row with the marks that recognition must have lost: after `See footnote`, after a nature of ownership where one note says who holds, and
 * where a box of Table II can hold nothing else. Of 55 forms with one such note whose natures name the holder 40 mark it at all of them.
 */
function withLost(row: PrintedRow, table: 'I' | 'II', ranges: readonly (PriceRange | null)[], one: OneNote): PrintedRow {
  const place = row.boxes.find((box) => box.column.field === 'securityTitle')?.words[0]
  const lost = (word: Word): Word => ({ ...word, text: '()', gap: 0, inferred: true })
  return {
    ...row,
    boxes: row.boxes.map((box) => {
      const last = box.words.at(-1)
      if (box.column.field === 'natureOfOwnership' && last && /(?:^|\s)footnotes?$/i.test(last.text))
        return { ...box, words: [...box.words, lost(last)] }
      const told = box.column.field === 'natureOfOwnership' || box.column.field === 'transactionCode' ? one[box.column.field] : null
      if (last && told !== null && !box.words.some((word) => isMarkLike(word.text))) return { ...box, words: [...box.words, lost(last)] }
      if (box.column.field === 'pricePerShare' && last && !marksIn(box.words, false).length && notesOfPrice(row, ranges).length > 0)
        return { ...box, words: [...box.words, lost(last)] }
      if (table === 'II' && place && !row.place && !last && neverEmpty.has(box.column.field)) return { ...box, words: [lost(place)] }
      return box
    }),
  }
}
