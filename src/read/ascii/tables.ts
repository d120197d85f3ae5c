import type { Row } from '../../model/document.ts'
import { barredRows } from './barred-rows.ts'
import { headingStarts } from './heading-starts.ts'
import { isBlank, isRule, markOf, type TextLine, wordsIn } from './lines.ts'
import { type Places, placedRows } from './placed-rows.ts'
import type { AsciiRecord } from './record.ts'
import { type Cells, rowOf } from './row.ts'
import { type ColumnName, layoutsOf } from './table-columns.ts'
import { isAmount, isDay } from './values.ts'

/** Table I and Table II of an ASCII form: lines → rows, by bars where the table is ruled with them, else by where words stand. */

/** A row's cells, how sure their columns are, and what of them cannot be told: which way shares went, or what a lone day is. */
export interface TableRow {
  readonly cells: Cells
  readonly sureness: number
  readonly lost: readonly Lost[]
}

export type Lost = 'direction' | 'day'

/** What a table gives: rows, and the lines of those that could not be told apart. */
export interface TableRows {
  readonly rows: readonly (TableRow | { readonly unread: readonly TextLine[] })[]
}

const tag = /^\s*<\/?(?:TABLE|CAPTION|S|C|FN)>/i

/** Words that head columns. */
const heading =
  /\binstr|benefi|\bsecurit(?:y|ies)\b.*\b(?:acquired|owned|disposed)\b|\btitle\s+(?:of|and)\b|\btrans-?action\b|\bderiv|\bexer-?cis|\bnature\b|\bindirect\b|\(mm\/dd|\(month|\bcode\b|\bunderlying\b|\bowner-?ship\b|e\.g\.,? puts|\bor beneficially\b/i
const headings = new RegExp(heading, 'gi')

/** Whether a line holds the figures of a row: D or I by itself and an amount, or a day and a code or an amount. */
export function isFigures(line: TextLine): boolean {
  if (/\binstr\b|\(month|\(mm/i.test(line.text)) return false
  const words = wordsIn(line).map(({ text }) => text)
  // `6.` numbers a column.
  const hasAmount = words.some((text) => isAmount(text) && markOf(text) === null && !/^\d{1,2}\.$/.test(text))
  if (hasAmount && words.some((text) => /^(?:D|I|\([DI]\)|Direct|Indirect)$/.test(text))) return true
  return words.some(isDay) && (hasAmount || words.some((text) => /^[A-Z](?:\/K)?$/.test(text)))
}

/** A table as its headings and lines of data, and where its columns begin if tags say so (`<S>`, `<C>`; EDGAR Filer Manual). */
interface Sheet {
  readonly headings: readonly TextLine[]
  readonly lines: readonly TextLine[]
  readonly starts: readonly number[] | null
}

/** The sheets of a table, which may go on over several pages. */
function sheetsOf(lines: readonly TextLine[]): Sheet[] {
  const marks = lines.flatMap(({ text }, at) => (/^\s*<S>/i.test(text) ? [at] : []))
  if (marks.length === 0) {
    const first = lines.findIndex((line) => !heading.test(line.text) && isFigures(line))
    const last = lines.slice(0, Math.max(0, first)).findLastIndex((line) => heading.test(line.text) || isRule(line))
    const data = lines.slice(last + 1).filter((line) => !tag.test(line.text) && !heading.test(line.text))
    return [{ headings: lines.slice(0, last + 1), lines: data, starts: null }]
  }
  return marks.map((mark, at) => {
    const end = lines.findIndex((line, index) => index > mark && /<\/TABLE>|<CAPTION>/i.test(line.text))
    const until = Math.min(marks[at + 1] ?? lines.length, end < 0 ? lines.length : end)
    const below = lines.slice(mark + 1, until).filter((line) => !tag.test(line.text))
    const misplaced = headedUpTo(below)
    return {
      headings: [
        ...lines.slice(marks[at - 1] === undefined ? 0 : marks[at - 1]! + 1, mark).filter((line) => !isFigures(line)),
        ...below.slice(0, misplaced),
      ],
      lines: below.slice(misplaced),
      starts: [...lines[mark]!.text.matchAll(/<[SC]>/gi)].map((match) => match.index),
    }
  })
}

/** How many lines below tags are headings still: up to the last before the figures, where they name more columns than a title may. */
function headedUpTo(below: readonly TextLine[]): number {
  const above = below.slice(0, Math.max(0, below.findIndex(isFigures)))
  const named = above.reduce((sum, { text }) => sum + (text.match(headings)?.length ?? 0), 0)
  return named < 4 ? 0 : above.findLastIndex(({ text }) => heading.test(text)) + 1
}

/** What cannot be told of a row, as an issue says it. */
const lostOf: Readonly<Record<Lost, readonly [code: string, field: string, message: string]>> = {
  direction: ['direction-unknown', 'acquiredDisposed', 'columns (A) and (D) cannot be told apart here'],
  day: ['value-not-read', 'expirationDate', 'one day stands where two may: whether it is the first or the last for exercise is not told'],
}

/** Reads the rows of one table, by where words stand only if they are `placed`; what cannot be told apart is told and left out. */
export function asciiRows(
  lines: readonly TextLine[],
  form: '3' | '4' | '5',
  table: 'I' | 'II',
  record: AsciiRecord,
  placed: boolean,
): Row[] {
  const name = table === 'I' ? 'nonDerivative' : 'derivative'
  const layouts = layoutsOf(form, table)
  // The headings (A) and (D) beside each other head two columns of units.
  const apart = lines.some(({ text }) => /\(A\)\s+\(D\)/.test(text))
  const ordered = apart ? [...layouts].sort((a, b) => Number(isApart(b)) - Number(isApart(a))) : layouts
  const rows: Row[] = []
  for (const { headings, lines: all, starts } of sheetsOf(lines)) {
    const data = all.filter((line) => !isNothing(line))
    const filled = data.filter((line) => !isBlank(line) && !isRule(line))
    const isBarred = filled.length > 0 && filled.filter(({ text }) => text.split('|').length > 3).length > filled.length * 0.6
    const found =
      (isBarred ? barredRows(data, ordered) : null) ??
      placedRows(data, ordered, (layout) => (placed ? placesOf(layout, starts, headings, form, table) : [unseen]))
    for (const row of found.rows) {
      if ('unread' in row) {
        const source = row.unread.map(({ text }) => text.trim()).join(' ')
        record.trouble('row-not-read', 'error', name, 'a line of the table cannot be told apart into its columns', source.slice(0, 300))
        continue
      }
      const path = `${name}[${rows.length}]`
      for (const lost of row.lost) {
        const [code, field, message] = lostOf[lost]
        record.trouble(code, 'warning', `${path}.${field}`, message)
      }
      rows.push(rowOf(row.cells, path, form, table, row.sureness, record))
    }
  }
  const told = record.issues.some(({ code, path }) => code === 'row-not-read' && path === name)
  const lost = rows.length > 0 || told ? undefined : lines.find((line) => wordsIn(line).some(({ text }) => isDay(text)))
  if (lost)
    record.trouble(
      'row-not-read',
      'error',
      name,
      'the table holds days, but no line of it can be told apart',
      lost.text.trim().slice(0, 300),
    )
  return rows
}

/** Where the columns of a layout may begin: by tags, by the headings, or nowhere that is seen; each with what speaks against it. */
function placesOf(
  layout: readonly ColumnName[],
  tags: readonly number[] | null,
  headings: readonly TextLine[],
  form: '3' | '4' | '5',
  table: 'I' | 'II',
): Places[] {
  // Tags for another number of columns speak against a layout.
  const misfit = tags === null || tags.length === layout.length ? 0 : 0.5
  const headed = headingStarts(headings, layout, form, table)
  return [
    ...(tags !== null && misfit === 0 ? [{ starts: tags, doubt: 0 }] : []),
    ...(headed === null ? [] : [{ starts: headed, doubt: misfit + (tags === null ? 0 : 0.1) }]),
    { starts: null, doubt: misfit + 0.6 },
  ]
}

const unseen: Places = { starts: null, doubt: 0 }

const isApart = (columns: readonly ColumnName[]): boolean => columns.includes('acquired')

/** A line that says that the table is empty, or sums it up. */
const isNothing = ({ text }: TextLine): boolean =>
  /^[\s|*-]*(?:none|n\/a|not applicable|nothing to report)\.?[\s|*-]*$|^\s*totals?\b/i.test(text)
