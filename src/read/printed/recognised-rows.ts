import { type Column, columnsOf } from './columns.ts'
import { type Line, letters, type Word, wordsOf } from './page.ts'
import { isDatum, isMarkLike, mendFor } from './recognised-values.ts'
import { isHeadingLine, type PrintedRow } from './rows.ts'
import { markOf } from './values.ts'

/**
 * Rows of a table whose ruled lines and columns recognition has lost: every row is a line of words in order, to be shared out to the
 * columns by what each takes.
 */

/** Words without what ruled lines were read as; a dollar sign joins its figure. */
function wordsIn(line: Line): Word[] {
  const words: Word[] = []
  for (const word of wordsOf(line)) {
    const text = word.text.replace(/^[|[\]{}_—‘'~;:!]+(?=[^)\]}|!])|(?<=.)[|[\]{_—]+$/g, '')
    if (!/[A-Za-z0-9$@®©°”")|!\]]/.test(text)) continue
    const last = words.at(-1)
    if (last && /^(?:\$|S|Ss)$/.test(last.text) && /^\d[\d,]*\.?\d*/.test(text) && last.text.startsWith('$'))
      words[words.length - 1] = { ...last, text: `$${text}`, end: word.end }
    else words.push(text === word.text ? word : { ...word, text })
  }
  return words
}

interface Way {
  readonly cost: number
  readonly words: readonly Word[]
}

const lone = /^[A-Z]$/

/** How words read in a column, or `null` where they cannot stand there. */
function wayFor(column: Column, words: readonly Word[]): Way | null {
  if (column.kind === 'text') {
    let cost = 0
    words.forEach((word, at) => {
      if (isDatum(word)) cost += 3
      else if (lone.test(word.text) && at > 0) cost += 0.7
      else if (isMarkLike(word.text) && at < words.length - 1 && !/[a-z]{2}/i.test(word.text)) cost += 0.8
    })
    if (!words.some((word) => /[A-Za-z]{2}/.test(word.text))) cost += 2.5
    const kept = words.filter((word, at) => at === 0 || /[A-Za-z0-9]/.test(word.text))
    return { cost, words: kept }
  }
  const [first, ...rest] = words
  if (!rest.every((word) => isMarkLike(word.text))) return null
  const value = mendFor(column.kind, first!)
  const marks = rest.filter((word) => markOf(word) !== null)
  if (value) return { cost: value.cost + 0.25 * rest.length, words: [...value.words, ...marks] }
  if (column.markAlone && isMarkLike(first!.text))
    return { cost: 0.3 + 0.25 * rest.length, words: words.filter((word) => markOf(word) !== null) }
  return null
}

/** What it costs to find nothing for a column. */
const absence = (column: Column): number =>
  column.field === 'securityTitle'
    ? 5
    : column.field === 'directOrIndirect' || column.field === 'transactionDate'
      ? 3
      : column.kind === 'early' || column.field === 'deemedExecutionDate'
        ? 0.02
        : column.field === 'transactionCode' || column.field === 'ownedFollowing' || column.field === 'acquiredDisposed'
          ? 1
          : 0.4

/** The cheapest way to share words out to columns in order. */
function share(words: readonly Word[], columns: readonly Column[]): PrintedRow | null {
  const size = words.length
  const width = columns.length
  const best = Array.from({ length: size + 1 }, () => new Array<number>(width + 1).fill(Number.POSITIVE_INFINITY))
  const from = Array.from({ length: size + 1 }, () => new Array<number>(width + 1).fill(0))
  best[0]![0] = 0
  const skipped = Array.from({ length: size + 1 }, () => new Array<boolean>(width + 1).fill(false))
  // A word that suits no column, a stain read as letters, is left out.
  const skip = (at: number) => {
    for (let end = 1; end <= size; end++) {
      const cost = best[end - 1]![at]! + (/\w/.test(words[end - 1]!.text) ? 1.5 : 0.3) + (isDatum(words[end - 1]!) ? 2 : 0)
      if (cost >= best[end]![at]!) continue
      best[end]![at] = cost
      skipped[end]![at] = true
    }
  }
  columns.forEach((column, at) => {
    skip(at)
    const most = column.kind === 'text' ? 30 : 3
    for (let start = 0; start <= size; start++) {
      const before = best[start]![at]!
      if (before === Number.POSITIVE_INFINITY) continue
      for (let end = start; end <= Math.min(size, start + most); end++) {
        const cost = end === start ? absence(column) : (wayFor(column, words.slice(start, end))?.cost ?? Number.POSITIVE_INFINITY)
        if (before + cost >= best[end]![at + 1]!) continue
        best[end]![at + 1] = before + cost
        from[end]![at + 1] = start
      }
    }
  })
  skip(width)
  const misfit = best[size]![width]!
  if (misfit === Number.POSITIVE_INFINITY) return null
  const boxes: { column: Column; words: readonly Word[] }[] = []
  let end = size
  for (let at = width; at > 0; at--) {
    while (skipped[end]![at]) end--
    const start = from[end]![at]!
    const column = columns[at - 1]!
    boxes.unshift({ column, words: start === end ? [] : wayFor(column, words.slice(start, end))!.words })
    end = start
  }
  return { boxes, misfit, aligned: false, ordered: true, recognised: true }
}

const ofTransactions = new Set([
  'transactionDate',
  'deemedExecutionDate',
  'transactionCode',
  'voluntary',
  'amount',
  'acquiredDisposed',
  'acquired',
  'disposed',
  'pricePerShare',
])

/** One line of words as a row: a transaction, or a holding without the columns of transactions. */
function rowOf(words: readonly Word[], columns: readonly Column[], form: '3' | '4' | '5'): PrintedRow | null {
  const whole = share(words, columns)
  if (form === '3') return whole
  const held = share(
    words,
    columns.filter((column) => !ofTransactions.has(column.field)),
  )
  if (!held || (whole && whole.misfit <= held.misfit)) return whole
  const byField = new Map(held.boxes.map((box) => [box.column.field, box.words]))
  return { ...held, boxes: columns.map((column) => ({ column, words: byField.get(column.field) ?? [] })) }
}

const isHeading = (line: Line): boolean => {
  const words = wordsOf(line)
  return (
    !words.some(isDatum) &&
    (isHeadingLine(line) || words.some((word) => /^(?:Amount|Code|Price|\(?[Ii]nstr|Exercisable)\W?/.test(word.text)))
  )
}

/** The rows of a table: each line with figures is one; lines of words alone go on its title or its nature of ownership. */
export function recognisedRows(lines: readonly Line[], form: '3' | '4' | '5', table: 'I' | 'II'): PrintedRow[] {
  const columns = columnsOf(form, table)
  const rows: { words: Word[]; before: Word[][]; after: Word[][] }[] = []
  const first = lines.findIndex((line) => wordsOf(line).some(isDatum))
  if (first < 0) return []
  let begin = first
  while (begin > 0 && !isHeading(lines[begin - 1]!) && first - begin < 2 && !noise(lines[begin - 1]!)) begin--
  let between: Word[][] = []
  for (const line of lines.slice(begin)) {
    if (isHeading(line)) continue
    const words = wordsIn(line).filter((word) => word.text !== '$')
    if (words.length === 0) continue
    if (words.some(isDatum)) {
      const after = linesAfter(rows.at(-1), between)
      rows.at(-1)?.after.push(...between.slice(0, after))
      rows.push({ words: wordsIn(line), before: between.slice(after), after: [] })
      between = []
    } else if (!noise(line)) between.push(words)
  }
  rows.at(-1)!.after.push(...between)
  const printed: PrintedRow[] = []
  for (const row of rows) {
    const read = rowOf(row.words, columns, form)
    if (read) printed.push(continued(read, spaced(row.before), spaced(row.after)))
  }
  return printed
}

const spaced = (lines: readonly (readonly Word[])[]): Word[] =>
  lines.flatMap((words) => words.map((word, at) => (at === 0 ? { ...word, gap: 1 as const } : word)))

/**
 * How many of the lines between two rows belong to the first: cells are centred, so as many as stood above it; a line that begins a nature
 * of ownership belongs to the row below.
 */
function linesAfter(row: { readonly before: readonly unknown[] } | undefined, between: readonly (readonly Word[])[]): number {
  if (!row) return 0
  if (row.before.length > 0 && between.length >= row.before.length) return row.before.length
  return /^(?:See|By)$/.test(between.at(-1)?.[0]?.text ?? '') && between.length > 1 ? between.length - 1 : between.length
}

/** A line in which hardly a word can be made out. */
function noise(line: Line): boolean {
  const words = wordsOf(line)
  const sound = words.filter((word) => letters(word.text).length >= 3).length
  return sound === 0 || sound * 2 < words.length
}

const natureWords = /^(?:by|see|through|held|trust|footnotes?|401|spouse|family|llc|l\.p|plan|foundation|son|daughter)/i

/** The row with the lines around it that hold words alone. */
function continued(row: PrintedRow, before: readonly Word[], after: readonly Word[]): PrintedRow {
  if (before.length === 0 && after.length === 0) return row
  const indirect = row.boxes.some(({ column, words }) => column.kind === 'ownership' && words[0]?.text === 'I')
  const fieldOf = (words: readonly Word[]) =>
    placeOf(row, words) ?? (indirect && natureWords.test(words[0]!.text) ? 'natureOfOwnership' : 'securityTitle')
  return {
    ...row,
    misfit: row.misfit + 2,
    boxes: row.boxes.map((box) => {
      const here = (words: readonly Word[]) => (words.length > 0 && box.column.field === fieldOf(words) ? words : [])
      return { ...box, words: [...here(before), ...box.words, ...here(after)] }
    }),
  }
}

/** The column of text that words stand under, where the lines keep the width of their gaps. */
function placeOf(row: PrintedRow, words: readonly Word[]): Column['field'] | null {
  const at = words[0]?.x?.[0] ?? 0
  if (at < 4) return null
  const figures = row.boxes.flatMap((box) => (box.column.kind === 'text' ? [] : box.words)).flatMap((word) => word.x?.[0] ?? [])
  if (figures.length > 0 && at > Math.max(...figures)) return 'natureOfOwnership'
  let nearest: Column['field'] | null = null
  let distance = 12
  for (const { column, words: own } of row.boxes) {
    const left = own[0]?.x?.[0]
    if (column.kind !== 'text' || left === undefined || Math.abs(left - at) > distance) continue
    distance = Math.abs(left - at)
    nearest = column.field
  }
  return nearest
}
