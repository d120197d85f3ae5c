import type { ColumnField } from '../../../model/form-columns.ts'
import type { PrintedNote } from '../closing/notes.ts'
import { distance } from '../edit-distance.ts'
import { letters, textOf, type Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { dateOf } from '../table/values.ts'
import { withCodes, withoutStrayCodes } from './codes.ts'
import { inferredRows, onPeriod } from './inference.ts'
import { withDoubtfulDates } from './lone-dates.ts'
import { withDaysOfPeriod, withFirstTransaction, withOwnership } from './lost-rows.ts'
import { markedRows } from './marks.ts'
import { withoutMarks } from './said.ts'
import { withOtherSides } from './sides.ts'
import { withTitles } from './titles.ts'
import { withToldByNotes } from './told-by-notes.ts'
import { withUnmarkedNotes } from './unmarked-notes.ts'
import { isMarkLike, mend } from './values.ts'

/** Titles and natures of ownership of recognised rows, read by comparing the rows: most rows of a form repeat the texts of others. */

type Rows = readonly PrintedRow[]

/** The rows of both tables with their texts compared, lost letters inferred and marks named. `period` is the day that box 3 of a Form 4 names. */
export function recognisedTables(
  tables: readonly [Rows, Rows],
  notes: readonly PrintedNote[],
  form: '3' | '4' | '5',
  period: readonly Word[],
): readonly [Rows, Rows] {
  const prose = notes.map((note) => textOf(note.words))
  const likened = alike(tables)
  const whole = withFirstTransaction(withDaysOfPeriod([withoutStrayCodes(likened[0]), likened[1]], form, period), form, period, prose)
  const spelt = withCodes(withTitles(withFootnotes(whole), notes), form, prose)
  const texts: string[] = []
  for (const note of notes) texts[note.number - 1] = textOf(note.words)
  const read = withCodes(onPeriod([inferredRows(spelt[0], 'I'), inferredRows(spelt[1], 'II')], form, period), form, prose)
  const inferred = withToldByNotes(read, form, prose)
  const all = Array.from(texts, (text) => text ?? '')
  const [rowsI, rowsII] = withUnmarkedNotes(markedRows(withOwnership(withOtherSides(inferred, form)), all), all)
  return withRepeatedNatures([rowsI, withDoubtfulDates(rowsII, dateOf(period)?.value ?? null)])
}

/** The rows of both tables, those known whose nature of ownership, of several words, stands in another row too. */
function withRepeatedNatures(tables: readonly [Rows, Rows]): readonly [Rows, Rows] {
  const natureOf = (row: PrintedRow): string => {
    const own = withoutMarks(wordsOf(row, 'natureOfOwnership'))
    return own.length > 1 ? textOf(own) : ''
  }
  const times = new Map<string, number>()
  for (const row of tables.flat()) times.set(natureOf(row), (times.get(natureOf(row)) ?? 0) + 1)
  const each = (rows: Rows): Rows =>
    rows.map((row) => (natureOf(row) !== '' && times.get(natureOf(row))! > 1 ? { ...row, repeatedNature: true } : row))
  return [each(tables[0]), each(tables[1])]
}

const titles = new Set(['securityTitle', 'underlyingTitle'])

/** `footnote` or `footnotes` with a few letters misread. */
const isFootnote = (text: string): boolean => {
  // `See` may have run into it.
  const own = letters(text).replace(/^[s5][ec][ec](?=[a-z]{5})/, '')
  return (
    own.length > 5 && own.length < 12 && /^(?:[f{]?o|f)/.test(own) && Math.min(distance(own, 'footnote'), distance(own, 'footnotes')) <= 4
  )
}

/** `See footnote`, whatever became of its first word. */
function asFootnote(words: readonly Word[]): readonly Word[] {
  const own = withoutMarks(words)
  const word = own.find((one) => isFootnote(one.text))
  if (
    !word ||
    own.length > 8 ||
    own.some((one) => /^(?:by:?|held|in|through|trusts?|llc|l\.?p\.?,?|remarks?|spouse|shares|owned|and)$/i.test(one.text))
  )
    return words
  const see = own.find((one) => /^see$/i.test(one.text)) ?? mend({ ...word, gap: 1 }, 'See', 0.8)
  return [see, { ...mend(word, footnoteOf(word.text), 0.9), gap: 1 }, ...words.filter((one) => isMarkLike(one.text))]
}

const seeFootnote = /^see footnotes?$/i

/**
 * Rows owned indirectly in a form that says `See footnote` of one of them: in each of 75 such forms it says so of all. Natures that say something
 * else in words of their own stay.
 */
function withFootnotes(tables: readonly [Rows, Rows]): readonly [Rows, Rows] {
  const counts = new Map<string, { times: number; words: readonly Word[] }>()
  for (const row of tables.flat()) {
    const own = withoutMarks(wordsOf(row, 'natureOfOwnership'))
    const text = textOf(own)
    if (seeFootnote.test(text)) counts.set(text, { times: (counts.get(text)?.times ?? 0) + 1, words: own })
  }
  const [most] = [...counts.values()].sort((one, other) => other.times - one.times)
  if (!most) return tables
  const each = (rows: Rows): Rows =>
    rows.map((row) => {
      const own = withoutMarks(wordsOf(row, 'natureOfOwnership'))
      const [letter] = withoutMarks(wordsOf(row, 'directOrIndirect'))
      if (seeFootnote.test(textOf(own)) || letter?.text === 'D' || (own.length === 0 && letter?.text !== 'I')) return row
      if (own.some((word) => /^(?:by:?|held|trusts?|spouse|llc|l\.?p\.?,?|ira|remarks?)$/i.test(word.text))) return row
      const by = own[0] ?? letter!
      const words = most.words.map((word) => ({ ...mend({ ...by, gap: 1 }, word.text, 0.8), inferred: true }))
      return {
        ...row,
        boxes: row.boxes.map((box) =>
          box.column.field === 'natureOfOwnership'
            ? { ...box, words: [...words, ...box.words.filter((word) => isMarkLike(word.text))] }
            : box,
        ),
      }
    })
  return [each(tables[0]), each(tables[1])]
}

const wordsOf = (row: PrintedRow, field: ColumnField): readonly Word[] => row.boxes.find((box) => box.column.field === field)?.words ?? []

const footnoteOf = (text: string): string => `${/^F/.test(text) ? 'F' : 'f'}ootnote${/s\W*$/i.test(text) ? 's' : ''}`

/** The words that stand in the natures of ownership of several rows. */
function wordsOfSeveral(tables: readonly [Rows, Rows]): ReadonlySet<string> {
  const seen = new Set<string>()
  const known = new Set<string>()
  for (const row of tables.flat()) {
    const own = new Set(withoutMarks(wordsOf(row, 'natureOfOwnership')).map((word) => word.text))
    for (const word of own) (seen.has(word) ? known : seen).add(word)
  }
  return known
}

/** Rows with texts that differ from one of several rows by few letters read as that one. */
function alike(tables: readonly [Rows, Rows]): readonly [Rows, Rows] {
  const counts = new Map<string, { times: number; words: readonly Word[] }>()
  const kindOf = (field: string) => (titles.has(field) ? 'title' : 'nature')
  for (const row of tables.flat()) {
    for (const { column, words } of row.boxes) {
      if (column.kind !== 'text' || withoutMarks(words).length === 0) continue
      const key = `${kindOf(column.field)} ${textOf(withoutMarks(words))}`
      const known = counts.get(key)
      counts.set(key, { times: (known?.times ?? 0) + 1, words: known?.words ?? withoutMarks(words) })
    }
  }
  const known = wordsOfSeveral(tables)
  const spelt = (field: string, words: readonly Word[]): readonly Word[] => {
    const own = withoutMarks(words)
    // A text of which every word stands in other texts too is another one, not this one damaged.
    if (field === 'natureOfOwnership' && own.length > 2 && own.every((word) => known.has(word.text))) return words
    const text = textOf(own)
    const mine = counts.get(`${kindOf(field)} ${text}`)?.times ?? 0
    let best: { readonly words: readonly Word[]; readonly cost: number } | null = null
    for (const [key, { times, words: other }] of counts) {
      if (times < 2 || times <= mine || !key.startsWith(kindOf(field))) continue
      const theirs = textOf(other)
      if (Math.abs(theirs.length - text.length) > 6) continue
      // A letter or number of its own tells classes and series apart.
      const names = (some: readonly Word[]) =>
        some
          .filter((word) => /^(?:[A-Z]|\d+|[A-Z]\d)$/.test(word.text))
          .map((word) => word.text)
          .join()
      if (names(other) !== names(own)) continue
      const cost = distance(letters(text), letters(theirs))
      if (cost <= Math.max(1, letters(theirs).length * 0.2) && (!best || cost < best.cost)) best = { words: other, cost }
    }
    if (!best) return words
    const place = own[0]!
    const end = own.at(-1)!
    const read = best.words.map((word, at) => ({
      ...mend({ ...place, end: end.end }, word.text, 0.85),
      gap: at === 0 ? place.gap : word.gap,
      mended: true,
    }))
    return [...read, ...words.filter((word) => isMarkLike(word.text))]
  }
  const each = (rows: Rows): Rows =>
    rows.map((row) => ({
      ...row,
      boxes: row.boxes.map((box) => {
        if (box.column.kind !== 'text' || withoutMarks(box.words).length === 0) return box
        const words = box.column.field === 'natureOfOwnership' ? asFootnote(box.words) : box.words
        return { ...box, words: spelt(box.column.field, words) }
      }),
    }))
  return [each(tables[0]), each(tables[1])]
}
