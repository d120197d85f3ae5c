import { textOf } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { codeOf } from '../table/values.ts'
import { isTransaction, placeOf, said } from './said.ts'
import { toldMark, withTold } from './told.ts'
import { isMarkLike } from './values.ts'

/**
 * Notes of which no mark was read. Every note is marked somewhere, and what some say tells where: in real filings notes on shares withheld for
 * taxes are marked at the numbers of lines with code F, 28 of 32 that are marked there at all of them; notes on a grant, where Table II is empty, at
 * those of lines with code A, 70 of 80 at all.
 */

type Rows = readonly PrintedRow[]
type Tables = readonly [Rows, Rows]

/** How sure a mark must be for its note to count as marked, and how sure one is that only the note tells. */
const sure = { marked: 0.4, told: 0.85 } as const

/** The lines of Table I with a code; where none is read to have it, the one line that may. */
function linesOf(rows: Rows, code: 'A' | 'F'): ReadonlySet<PrintedRow> {
  const codeIn = (row: PrintedRow) => codeOf(said(row, 'transactionCode'))?.code ?? ''
  const own = rows.filter((row) => codeIn(row) === code)
  if (own.length > 0) return new Set(own)
  const letter = code === 'A' ? 'A' : 'D'
  const may = rows.filter((row) => codeIn(row) === '' && isTransaction(row) && [letter, ''].includes(textOf(said(row, 'acquiredDisposed'))))
  return new Set(may.length === 1 ? may : [])
}

const ofSales = /weighted|average price|prices? (?:rang|from|between)|10b5-?1/i
const ofTaxes = /withh|\btax/i
const ofGrants = /\b(?:grant|award|rsus?\b|restricted stock unit|each .* represents)/i

/** The lines of Table I at whose numbers a note must be marked by what it says. */
function linesFor(text: string, [first, second]: Tables): ReadonlySet<PrintedRow> {
  if (ofSales.test(text)) return new Set()
  if (ofTaxes.test(text)) return linesOf(first, 'F')
  return second.length === 0 && ofGrants.test(text) ? linesOf(first, 'A') : new Set()
}

/** The marks that were read well enough to count, in both tables. */
const marksRead = (tables: Tables): ReadonlySet<string> =>
  new Set(
    tables
      .flat()
      .flatMap((row) =>
        row.boxes.flatMap(({ words }) =>
          words.filter((word) => isMarkLike(word.text) && (word.certainty ?? 1) >= sure.marked).map((word) => word.text),
        ),
      ),
  )

/** The rows of both tables with the marks of notes that stand nowhere, where what they say tells it. */
export function withUnmarkedNotes(tables: Tables, texts: readonly string[]): Tables {
  const read = marksRead(tables)
  const unmarked = texts.flatMap((text, at) => (read.has(`(${at + 1})`) ? [] : [{ note: at + 1, lines: linesFor(text, tables) }]))
  const each = (row: PrintedRow): PrintedRow => {
    const [own, ...others] = unmarked.filter(({ lines }) => lines.has(row))
    const number = said(row, 'amount')
    const place = number[0] ?? placeOf(row)[0]
    return own && place && others.length === 0 ? withTold(row, { amount: [...number, toldMark(own.note, place, sure.told)] }) : row
  }
  return [tables[0].map(each), tables[1]]
}
