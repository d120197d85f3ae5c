import { textOf, type Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { notesOfPrice, type PriceRange } from './price-notes.ts'
import { placeOf, said } from './said.ts'
import { isMarkLike } from './values.ts'

/**
 * Notes on the ranges of prices are numbered in the order of the rows. Of 2,721 times that two rows of real filings are as far apart as their
 * notes, all rows between have the notes between in 2,707;
 * and where there are as many sales as such notes, 351 of 359 have theirs. So rows whose price and mark recognition spoilt have the notes that are left.
 */

/** How sure such a mark is. */
const certainty = 0.95

/** How far two rows may be apart: over more, a row and a note that are lost make up for each other. */
const most = { rows: 8 } as const

interface Anchor {
  readonly row: number
  readonly note: number
}

const isSale = (row: PrintedRow): boolean => /^[SP]/.test(textOf(said(row, 'transactionCode')))

/** The place before the first sale, and that before the first note on a range. */
const beforeFirst = (rows: readonly PrintedRow[], ranges: readonly (PriceRange | null)[]): Anchor[] => {
  const [row, note] = [rows.findIndex(isSale), ranges.findIndex((range) => range !== null)]
  return row < 0 || note < 0 ? [] : [{ row: row - 1, note }]
}

/** The place after the last sale, and that after the last note on a range. */
const afterLast = (rows: readonly PrintedRow[], ranges: readonly (PriceRange | null)[]): Anchor[] => {
  const [row, note] = [rows.findLastIndex(isSale), ranges.findLastIndex((range) => range !== null)]
  return row < 0 || note < 0 ? [] : [{ row: row + 1, note: note + 2 }]
}

/** Which note each row must have, from 1, that stands between two rows told by their prices. */
function notesInOrder(rows: readonly PrintedRow[], ranges: readonly (PriceRange | null)[]): ReadonlyMap<number, number> {
  const told = rows.flatMap((row, at): Anchor[] => {
    const found = notesOfPrice(row, ranges)
    return found.length === 1 ? [{ row: at, note: found[0]! }] : []
  })
  const anchors = [...beforeFirst(rows, ranges), ...told, ...afterLast(rows, ranges)]
  const notes = new Map<number, number>()
  anchors.forEach((anchor, at) => {
    const next = anchors[at + 1]
    const apart = next ? next.row - anchor.row : 0
    if (!next || next.note - anchor.note !== apart || apart > most.rows) return
    for (let step = 1; step < apart; step++) if (ranges[anchor.note + step - 1]) notes.set(anchor.row + step, anchor.note + step)
  })
  return notes
}

/** The rows of Table I with the marks that the order of the notes on ranges tells. */
export function withRangesInOrder(rows: readonly PrintedRow[], ranges: readonly (PriceRange | null)[]): readonly PrintedRow[] {
  if (!ranges.some((range) => range !== null)) return rows
  const notes = notesInOrder(rows, ranges)
  return rows.map((row, at) => {
    const note = notes.get(at)
    const [place] = placeOf(row)
    if (note === undefined || !place) return row
    const mark: Word = { ...place, text: `(${note})`, gap: 0, certainty, inferred: true }
    return {
      ...row,
      boxes: row.boxes.map((box) =>
        box.column.field === 'pricePerShare' ? { ...box, words: [...box.words.filter((word) => !isMarkLike(word.text)), mark] } : box,
      ),
    }
  })
}
