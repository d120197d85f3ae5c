import { begunWith, type Line, type Word, wholeLine, wordsOf } from '../pages/page.ts'
import { left, right } from '../placed/placing.ts'
import type { Sections } from '../sections.ts'
import type { Column } from '../table/columns.ts'
import { type Box, boxOf, isHeadingLine, type PrintedRow, withBoxWords } from '../table/rows.ts'
import { amountOf, dateOf, markOf } from '../table/values.ts'
import { longestRun, placeOf, WordRuns } from '../table/word-runs.ts'
import { flowOwners } from './owners.ts'

/**
 * Prints that keep only the order of their words: every row of a table becomes one line, its words to be shared out by what columns take.
 */
export function flowSections(sections: Sections): Sections {
  return {
    ...sections,
    tableI: flowRows(sections.tableI),
    tableII: flowRows(sections.tableII),
    owners: flowOwners(sections.owners),
  }
}

const isFigureWord = (word: Word) =>
  dateOf([word]) !== null || (amountOf([word]) !== null && /^\$?\d/.test(word.text) && !/^\d{1,2}$/.test(word.text))

/** Whether words hold a figure other than the number of a heading, or end in a balance of nothing. */
const holdsData = (words: readonly Word[]): boolean =>
  words.at(-1)?.text === '0' || words.some((word) => isFigureWord(word) && !/^\d{1,2}\.$/.test(word.text))

/** Lines of data put together to rows: a row is whole once it has D or I after its figures. */
function flowRows(lines: readonly Line[]): Line[] {
  // Below the first data nothing is a heading: a lone `I` or the words of a nature of ownership only look like one.
  const data = lines.findIndex((line) => !isHeadingLine(line) && holdsData(wordsOf(line)))
  const last = lines.slice(0, data < 0 ? lines.length : data).findLastIndex((line) => isHeadingLine(line))
  const below = lines.slice(last + 1)
  if (hasLineACell(below)) return cellRows(below.map(wordsOf).filter((words) => words.length > 0))
  const rows: Word[][] = []
  let whole = true
  let spaced = false
  for (const line of below) {
    const words = wordsOf(line)
    if (words.length === 0) continue
    const figures = words.some(isFigureWord)
    const open = !whole && (spaced || (rows.at(-1)?.some(isFigureWord) ?? false))
    const owned = words.some(
      (word, at) =>
        /^[DI]$/.test(word.text) && (open || words.slice(0, at).some((one) => amountOf([one]) !== null || markOf(one) !== null)),
    )
    // Empty cells leave a wide gap, which no text of one cell has.
    const wide = words.some((word, at) => at > 0 && word.x !== undefined && left(word) - right(words[at - 1]!) >= 3)
    const begins = whole && (figures || owned || wide) && markOf(words[0]!) === null
    if (begins || rows.length === 0) {
      rows.push([...words])
      whole = owned
      spaced = wide
    } else {
      rows.at(-1)!.push(...begunWith(words, 1))
      whole = whole || owned
    }
  }
  return rows.map((words) => wholeLine(words, 0))
}

const areMarks = (words: readonly Word[]): boolean => words.every((word) => markOf(word) !== null)

/** Whether a cell says D or I and nothing else but marks. */
const isOwnership = ([word, ...rest]: readonly Word[]): boolean => word !== undefined && /^[DI]$/.test(word.text) && areMarks(rest)

const isFigureCell = (words: readonly Word[]): boolean =>
  /^[$\d.,]+$/.test(words[0]!.text) && words.every((word) => /^[$\d.,/]+$/.test(word.text) || markOf(word) !== null)

/** More words stand in few cells. */
const longCell = 8

/** Whether every cell of a table has a line of its own: so does D or I, and most lines are short. */
function hasLineACell(lines: readonly Line[]): boolean {
  const cells = lines.map(wordsOf)
  const isAmid = (words: readonly Word[]) => words.some((word, at) => at > 0 && /^[DI]$/.test(word.text) && isFigureWord(words[at - 1]!))
  return cells.some(isOwnership) && !cells.some(isAmid) && cells.filter((words) => words.length > longCell).length * 4 < cells.length
}

/**
 * Rows of cells that stand one below the other. A row ends after D, or after I and the nature of ownership below it, each with its marks; a
 * D before a figure says that securities were disposed of.
 */
function cellRows(cells: readonly (readonly Word[])[]): Line[] {
  const rows: Word[][] = []
  /** What the row still lacks; marks may follow what ends it. */
  let lacks: 'ownership' | 'nature' | 'nothing' = 'nothing'
  cells.forEach((words, at) => {
    const isMark = areMarks(words)
    const begins = lacks === 'nothing' && (!isMark || rows.length === 0)
    if (begins) rows.push([])
    const row = rows.at(-1)!
    row.push(...begunWith(words, 1))
    if (isMark) return
    if (begins) lacks = 'ownership'
    const next = cells.slice(at + 1).find((some) => !areMarks(some))
    const isLast = isOwnership(words) && row.length > 2 && (next === undefined || !isFigureCell(next))
    if (lacks === 'nature') lacks = 'nothing'
    else if (lacks === 'ownership' && isLast) lacks = words[0]!.text === 'I' ? 'nature' : 'nothing'
  })
  return rows.map((words) => wholeLine(words, 0))
}

/** Words of a row and the empty cells between them. */
interface Tokens {
  /** How many words, and how many empty cells, stand before each token and after the last. */
  readonly words: readonly number[]
  readonly empties: readonly number[]
}

/**
 * A text browser leaves a blank for an empty cell, between the blanks that part cells: three blanks hold one empty cell, five hold two. A gap
 * that has no such width, or more than there are columns, tells nothing.
 */
function tokensOf(row: readonly Word[], width: number): Tokens {
  const words: number[] = []
  const empties: number[] = []
  let count = 0
  row.forEach((word, at) => {
    const before = at === 0 ? undefined : row[at - 1]!
    const inLine = before?.x !== undefined && word.x !== undefined && before.line === word.line
    const gap = inLine ? left(word) - right(before) - (word.raised ? 1 : 0) : 1
    const cells = gap % 2 === 1 && gap < 2 * width ? (gap - 1) / 2 : 0
    for (let one = 0; one < cells; one++) {
      words.push(at)
      empties.push(count++)
    }
    words.push(at)
    empties.push(count)
  })
  return { words: [...words, row.length], empties: [...empties, count] }
}

/** A row that suits its columns costs no more. What costs more so far need not be followed while a row may still turn out to be of these. */
const likelyCost = 6

/** Shares the words of a row out to columns, in order, by what each takes; an empty cell that left its trace is a column's. */
export function alignWords(words: readonly Word[], columns: readonly Column[]): PrintedRow {
  const tokens = tokensOf(words, columns.length)
  const size = tokens.words.length - 1
  const width = columns.length
  const keepsEmpty = tokens.empties[size]! > 0
  const runs = new WordRuns(words)
  const likely = shared(tokens, columns, runs, likelyCost)
  const { cost, from } = likely.cost < unreached ? likely : shared(tokens, columns, runs, unreached)
  const boxes: Box[] = []
  let end = size
  for (let at = width; at > 0; at--) {
    const start = from[at * (size + 1) + end]!
    boxes.unshift(boxOf(columns[at - 1]!, words.slice(tokens.words[start], tokens.words[end])))
    end = start
  }
  return {
    boxes: datesSettled(boxes),
    misfit: Math.min(20, cost),
    aligned: false,
    ...(keepsEmpty ? {} : { ordered: true, undirected: true }),
  }
}

/** The cheapest way to share tokens out to columns: what it costs, and by column and then by how many tokens are given, where the column's begin. */
interface Shared {
  readonly cost: number
  readonly from: Int32Array
}

/** The cheapest way of all that cost no more than `most`; its cost is `unreached` where none does. */
function shared(tokens: Tokens, columns: readonly Column[], runs: WordRuns, most: number): Shared {
  const size = tokens.words.length - 1
  const width = columns.length
  const keepsEmpty = tokens.empties[size]! > 0
  // By column, then by how many tokens are given: the least cost.
  const best = new Float64Array((size + 1) * (width + 1)).fill(unreached)
  const from = new Int32Array((size + 1) * (width + 1))
  best[0] = 0
  for (let at = 0; at < width; at++) {
    const column = columns[at]!
    const longest = longestRun(column.kind)
    const kind = placeOf(column.kind)
    const { markAlone } = column
    const needed = column.field === 'securityTitle' || column.field === 'directOrIndirect'
    const absent = needed ? 6 : column.kind === 'early' || column.field === 'deemedExecutionDate' ? 0.02 : 0.4
    for (let start = 0; start <= size; start++) {
      const before = best[at * (size + 1) + start]!
      if (before === unreached) continue
      const first = tokens.words[start]!
      for (let end = start; end <= size && tokens.words[end]! - first <= longest; end++) {
        const empty = tokens.empties[end]! - tokens.empties[start]!
        if (empty > 1) break
        const last = tokens.words[end]!
        let cost = before
        if (end === start) cost += absent + (keepsEmpty ? 1 : 0)
        else if (last === first) cost += needed ? 6 : 0
        else if (
          empty === 0 ||
          // A blank stands before the marks of a date that is none.
          (column.kind === 'date' && tokens.empties[start + 1]! > tokens.empties[start]! && runs.areMarks(first, last))
        )
          cost += runs.misfit(kind, markAlone, first, last) + runs.seams(column.kind, first, last)
        else continue
        const here = (at + 1) * (size + 1) + end
        if (cost <= most && cost < best[here]!) {
          best[here] = cost
          from[here] = start
        }
      }
    }
  }
  return { cost: best[width * (size + 1) + size]!, from }
}

const unreached = Number.POSITIVE_INFINITY

/**
 * A transaction has a date before it has a deemed one. Without a code or a number there is no transaction: a date before that of expiration is
 * that of exercise.
 */
function datesSettled(boxes: readonly Box[]): readonly Box[] {
  const wordsOfField = (field: Column['field']) => boxes.find(({ column }) => column.field === field)?.words ?? []
  if (wordsOfField('transactionDate').length === 0 && wordsOfField('deemedExecutionDate').length > 0)
    return moved(boxes, 'deemedExecutionDate', 'transactionDate')
  const isBare = (['transactionCode', 'acquired', 'disposed', 'exerciseDate', 'deemedExecutionDate'] as const).every(
    (field) => wordsOfField(field).length === 0,
  )
  const date = wordsOfField('transactionDate')
  if (!isBare || date.length === 0 || wordsOfField('expirationDate').length === 0) return boxes
  return moved(boxes, 'transactionDate', 'exerciseDate')
}

function moved(boxes: readonly Box[], from: Column['field'], to: Column['field']): Box[] {
  const words = boxes.find(({ column }) => column.field === from)?.words ?? []
  return boxes.map((box) => (box.column.field === from ? withBoxWords(box, []) : box.column.field === to ? withBoxWords(box, words) : box))
}
