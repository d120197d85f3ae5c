import type { IsoDate } from '../../../model/document.ts'
import type { Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { dateOf } from '../table/values.ts'
import { said } from './said.ts'

/**
 * A derivative security of which one day alone was recognised: the other of the two boxes is empty or holds a mark, and which of them the day
 * stands in is known by places that recognition shifts. What the day is tells more: securities expire years after they are acquired, and become
 * exercisable sooner.
 */

/** In prints of real filings a day nearer than the one was as often no day of expiration, and one later than the other never of exercise. */
const years = { expires: 2, exercisable: 5 } as const

/** What is left of the certainty of a day in a box that it hardly belongs to: it stays unknown. */
const doubt = 0.3

const later = (date: IsoDate, by: number): string => `${Number(date.slice(0, 4)) + by}${date.slice(4)}`

/** The rows of Table II, lone days that do not suit their box as doubtful as can be. `period` is the form's, for rows without a day of their own. */
export function withDoubtfulDates(rows: readonly PrintedRow[], period: IsoDate | null): PrintedRow[] {
  return rows.map((row) => {
    const day = (field: 'exerciseDate' | 'expirationDate' | 'transactionDate') => dateOf(said(row, field))?.value ?? null
    const [exercise, expiration] = [day('exerciseDate'), day('expirationDate')]
    const from = day('transactionDate') ?? period
    if (from === null || (exercise === null) === (expiration === null)) return row
    const suits = expiration !== null ? expiration >= later(from, years.expires) : exercise! <= later(from, years.exercisable)
    if (suits) return row
    const field = expiration !== null ? 'expirationDate' : 'exerciseDate'
    const doubted = said(row, field)
    const less = (word: Word): Word => (doubted.includes(word) ? { ...word, certainty: Math.min(doubt, word.certainty ?? 1) } : word)
    return { ...row, boxes: row.boxes.map((box) => (box.column.field === field ? { ...box, words: box.words.map(less) } : box)) }
  })
}
