import type { ColumnField } from '../../../model/form-columns.ts'
import type { PrintedNote } from '../closing/notes.ts'
import { letters, textOf, type Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import {
  type Found,
  inNotes,
  isPieceOf,
  isWhole,
  lettersIn,
  likest,
  mostly,
  oftener,
  only,
  type Rows,
  soundness,
  titlesIn,
  wordsOf,
} from './known-titles.ts'
import { placeOf, withoutMarks } from './said.ts'
import { isMarkLike, mend } from './values.ts'

/**
 * Titles of recognised rows, told by the other titles of the form. Of 237 forms with several lines in Table I five have more than one title
 * there; the securities underlying the derivative ones have one title in 54 of 64 forms, in 137 of 140 that of Table I where it has one; and no
 * derivative security has the title of the one that underlies it.
 */

const withWords = (row: PrintedRow, field: ColumnField, words: readonly Word[]): PrintedRow => ({
  ...row,
  boxes: row.boxes.map((box) => (box.column.field === field ? { ...box, words } : box)),
})

/** What a title is judged by. */
interface Judging {
  readonly isSound: (own: readonly Word[]) => boolean
  readonly notes: readonly PrintedNote[]
}

/** The titles of the rows as the form has them elsewhere, where they are damaged, lost or those of the column beside. */
export function withTitles(tables: readonly [Rows, Rows], notes: readonly PrintedNote[]): readonly [Rows, Rows] {
  const judging: Judging = { isSound: soundness(tables, notes), notes }
  const first = titlesIn(tables[0], 'securityTitle', judging.isSound)
  // A sound title of Table I that another one goes on from is one of its own.
  const owned = tables[0].map((row) => (judging.isSound(saidIn(row, 'securityTitle')) ? row : titled(row, 'securityTitle', first, judging)))
  return [owned, withDerivativeTitles(tables[1].map(withSeries), owned, judging)]
}

/** The words of a title's cell that have letters. */
const saidIn = (row: PrintedRow, field: ColumnField): readonly Word[] =>
  withoutMarks(wordsOf(row, field)).filter((word) => letters(word.text) !== '')

/** A row whose title is another one of the form. */
function titled(row: PrintedRow, field: ColumnField, among: Found, { isSound, notes }: Judging): PrintedRow {
  const own = saidIn(row, field)
  if (own.length === 0) return field === 'securityTitle' ? withOnly(row, among) : row
  const text =
    oftener(own, among) ??
    (isSound(own) ? null : (likest(own, among) ?? (isWhole(own) || field === 'underlyingTitle' ? null : inNotes(own, notes))))
  return text ? withWords(row, field, put(wordsOf(row, field), text, 0.8, own[0]!)) : row
}

/** A row of which no title can be read, with the one that all others have. */
function withOnly(row: PrintedRow, among: Found): PrintedRow {
  const [place] = placeOf(row)
  const title = only(among)
  return place && title ? withWords(row, 'securityTitle', put(wordsOf(row, 'securityTitle'), title, 0.8, place, true)) : row
}

/** The rows of Table II, whose titles those of Table I and of each other tell. */
function withDerivativeTitles(rows: Rows, owned: Rows, judging: Judging): Rows {
  const { isSound } = judging
  const underlying = titlesIn(rows, 'underlyingTitle', isSound)
  // Where the form names one security, that is the one.
  const one = mostly(underlying)
  const held = only(titlesIn(owned, 'securityTitle', isSound))
  const common = held && (underlying.size === 0 || (one && isPieceOf(lettersIn(one), lettersIn(held)))) ? held : one
  const others = new Map(
    [...titlesIn(rows, 'securityTitle', isSound)].filter(([text]) => !underlying.has(text) && text !== textOf(common ?? [])),
  )
  const isDoubtful = (own: readonly Word[]) => !isSound(own) || (common !== null && isPieceOf(lettersIn(own), lettersIn(common)))

  const withUnderlying = (row: PrintedRow): PrintedRow => {
    const cell = wordsOf(row, 'underlyingTitle')
    const words = withoutMarks(cell)
    const place = words[0] ?? wordsOf(row, 'underlyingAmount')[0] ?? row.place
    const read = titled(row, 'underlyingTitle', underlying, judging)
    if (place && common && isDoubtful(withoutMarks(wordsOf(read, 'underlyingTitle'))))
      return withWords(read, 'underlyingTitle', put(cell, common, 0.85, place, true))
    if (place && words.length === 1 && /^(?:common|stock)$/i.test(words[0]!.text) && underlying.size === 0)
      return withWords(read, 'underlyingTitle', put(cell, titleOf('Common Stock', place), 0.75, place))
    return read
  }
  return rows.map((row) => {
    const read = titled(withUnderlying(row), 'securityTitle', others, judging)
    const own = withoutMarks(wordsOf(read, 'securityTitle'))
    const isUnderlying = own.length > 0 && common !== null && textOf(own) === textOf(common)
    const title = isUnderlying ? only(others) : null
    return title ? withWords(read, 'securityTitle', put(wordsOf(read, 'securityTitle'), title, 0.7, own[0]!, true)) : read
  })
}

/** The words of a title at the place of others, with the marks of those. */
const put = (words: readonly Word[], text: readonly Word[], certainty: number, place: Word, inferred = false): readonly Word[] => [
  ...text.map((word, at) => ({
    ...mend(place, word.text, certainty),
    certainty,
    gap: at === 0 ? place.gap : (1 as const),
    ...(inferred ? { inferred } : { mended: true }),
  })),
  ...words.filter((word) => isMarkLike(word.text)),
]

/** `Series A` above `Preferred Stock` stands beside the first word of the underlying title: common stock has no series. */
function withSeries(row: PrintedRow): PrintedRow {
  const [series, name, next] = wordsOf(row, 'underlyingTitle')
  const own = wordsOf(row, 'securityTitle')
  if (!next || series?.text !== 'Series' || !/^[A-Z][\d-]{0,3}$/.test(name!.text) || !/^[CSG]/.test(next.text)) return row
  if (own.length === 0 || own.some((word) => /^series$/i.test(word.text))) return row
  const moved = withWords(row, 'securityTitle', [series, name!, ...own.map((word, at) => (at === 0 ? { ...word, gap: 1 as const } : word))])
  return withWords(moved, 'underlyingTitle', wordsOf(row, 'underlyingTitle').slice(2))
}

const titleOf = (text: string, place: Word): readonly Word[] => text.split(' ').map((word) => ({ ...place, text: word, gap: 1 as const }))
