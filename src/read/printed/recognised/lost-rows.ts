import type { BaseForm } from '../../../model/form-catalogue.ts'
import { type Line, textOf, type Word, wordsOf } from '../pages/page.ts'
import { type Column, columnsOf } from '../table/columns.ts'
import type { PrintedRow } from '../table/rows.ts'
import { dateOf } from '../table/values.ts'
import { isTransaction, said } from './said.ts'
import { told, withTold } from './told.ts'
import { isDatum } from './values.ts'

/** Rows of which recognition left ruled lines and stains, or nothing: where one stood is told by its traces, or by what every form of its kind has. */

type Tables = readonly [readonly PrintedRow[], readonly PrintedRow[]]

/** What makes a line the traces of a row: so many rules, so many pieces between them, and at most this share of them long enough for words. */
const traces = { rules: 3, pieces: 3, words: 1 / 3 } as const

/** Whether a line is what recognition makes of a narrow row: rules, and between them a few letters each. */
export function isTrace(line: Line): boolean {
  const words = wordsOf(line)
  const rules = words.reduce((sum, word) => sum + (word.text.match(/[|[\]{}]/g)?.length ?? 0), 0)
  if (rules < traces.rules || words.some(isDatum)) return false
  const pieces = words.flatMap((word) => word.text.split(/[|[\]{}]+/)).filter((text) => /[A-Za-z0-9]/.test(text))
  const long = pieces.filter((text) => /[A-Za-z]{4}/.test(text)).length
  return pieces.length >= traces.pieces && long <= pieces.length * traces.words
}

/** A row of which nothing can be read. `place` is where it must have stood. */
export const emptyRow = (columns: readonly Column[], place: Word, transaction: boolean, lost: PrintedRow['lost']): PrintedRow => ({
  boxes: columns.map((column) => ({ column, words: [] })),
  misfit: 1,
  aligned: false,
  ordered: true,
  undirected: true,
  recognised: true,
  ...(transaction ? { transaction } : {}),
  ...(lost === undefined ? {} : { lost }),
  place,
})

/**
 * Lines of Table II of a Form 4 with the day that its box 3 names: that of a transaction, whichever column it seems to stand in, where the line
 * has no other day of one.
 */
export function withDaysOfPeriod([first, second]: Tables, form: BaseForm, period: readonly Word[]): Tables {
  const day = form === '4' ? dateOf(period)?.value : undefined
  if (day === undefined) return [first, second]
  const rows = second.map((row) => {
    const own = said(row, 'transactionDate')
    const days = own.length > 0 ? own : said(row, 'exerciseDate')
    if (isDerivativeTransaction(row) || dateOf(days)?.value !== day) return row
    return { ...withTold(row, own.length > 0 ? {} : { transactionDate: days, exerciseDate: [] }), transaction: true }
  })
  return [first, rows]
}

const isDerivativeTransaction = (row: PrintedRow): boolean =>
  row.transaction === true || (['transactionCode', 'acquired', 'disposed'] as const).some((field) => said(row, field).length > 0)

/**
 * Form 4 reports transactions: of 370 real ones 368 have one. Where only holdings are read, or nothing, the row below the headings of Table I is
 * lost, which recognition takes for a part of them: of 88 such forms with holdings 85 begin with a transaction, and 45 of 46 that are
 * followed by holdings owned indirectly are of shares owned directly.
 */
export function withFirstTransaction([first, second]: Tables, form: BaseForm, period: readonly Word[], notes: readonly string[]): Tables {
  const [place] = period
  if (form !== '4' || !place || dateOf(period) === null || [...first, ...second].some(isTransaction)) return [first, second]
  // Of a form without rows the notes show that it had some; where they speak of derivative securities, that may have been one of Table II.
  const speaksOfTableI = notes.length > 0 && !notes.some((text) => /\b(?:options?|warrants?|convert)/i.test(text))
  if (first.length === 0 && second.length === 0 && !speaksOfTableI) return [first, second]
  const row = emptyRow(columnsOf(form, 'I'), place, true, 'transaction')
  const direct = first.length > 0 ? { directOrIndirect: [told('D', place, 0.85)] } : {}
  return [[withTold(row, { transactionDate: [told(textOf(period), place, 0.85)], ...direct }), ...first], second]
}

/** Rows of which nothing was read are owned as all others are whose letter was: in 155 of 301 tables of real filings with several rows it is one. */
export function withOwnership(tables: Tables): Tables {
  const read = tables.flat().flatMap((row) => said(row, 'directOrIndirect').filter((word) => !word.inferred))
  const letters = new Set(read.map((word) => word.text))
  const [letter] = letters
  if (letters.size !== 1 || !letter) return tables
  const each = (rows: readonly PrintedRow[]) =>
    rows.map((row) =>
      row.place && said(row, 'directOrIndirect').length === 0 ? withTold(row, { directOrIndirect: [told(letter, row.place, 0.75)] }) : row,
    )
  return [each(tables[0]), each(tables[1])]
}
