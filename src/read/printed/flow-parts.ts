import { placeName } from '../../model/place-names.ts'
import type { Column } from './columns.ts'
import { type Line, lettersOf, type Word, wordsOf } from './page.ts'
import { isHeadingLine, type PrintedRow } from './rows.ts'
import type { Sections } from './sections.ts'
import { amountOf, dateOf, markOf } from './values.ts'
import { longestRun, WordRuns } from './word-runs.ts'

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

const lineOf = (words: readonly Word[], table: number | null): Line => ({ cells: [{ words, column: 0, columns: 1 }], table })

const isFigureWord = (word: Word) =>
  dateOf([word]) !== null || (amountOf([word]) !== null && /^\$?\d/.test(word.text) && !/^\d{1,2}$/.test(word.text))

/** Lines of data put together to rows: a row is whole once it has D or I after its figures. */
function flowRows(lines: readonly Line[]): Line[] {
  // Below the first data nothing is a heading: a lone `I` or the words of a nature of ownership only look like one.
  const data = lines.findIndex(
    (line) => !isHeadingLine(line) && wordsOf(line).some((word) => isFigureWord(word) && !/^\d{1,2}\.$/.test(word.text)),
  )
  const last = lines.slice(0, data < 0 ? lines.length : data).findLastIndex((line) => isHeadingLine(line))
  const rows: Word[][] = []
  let whole = true
  for (const line of lines.slice(last + 1)) {
    const words = wordsOf(line)
    if (words.length === 0) continue
    const figures = words.some(isFigureWord)
    const open = !whole && (rows.at(-1)?.some(isFigureWord) ?? false)
    const owned = words.some(
      (word, at) =>
        /^[DI]$/.test(word.text) && (open || words.slice(0, at).some((one) => amountOf([one]) !== null || markOf(one) !== null)),
    )
    const begins = whole && (figures || owned) && markOf(words[0]!) === null
    if (begins || rows.length === 0) {
      rows.push([...words])
      whole = owned
    } else {
      rows.at(-1)!.push({ ...words[0]!, gap: 1 }, ...words.slice(1))
      whole = whole || owned
    }
  }
  return rows.map((words) => lineOf(words, 0))
}

/** Owners of the stylesheets' table; under which heading an X stands is lost. */
function flowOwners(lines: readonly Line[]): Line[] {
  const rows: Line[] = []
  let address: Word[] = []
  for (const line of lines) {
    const words = wordsOf(line)
    const text = lettersOf(words)
    if (/nameaddress|relationships|^director10owner|^reportingowners$/.test(text)) continue
    const kept = words.filter((word) => !/^X$/.test(word.text))
    address.push(...kept.map((word, at) => (at === 0 ? { ...word, gap: 2 as const } : word)))
    const state = kept.findIndex(
      (word, at) => at > 0 && /,$/.test(kept[at - 1]!.text) && /^[A-Z][A-Z0-9]$/.test(word.text) && placeName(word.text) !== word.text,
    )
    if (state < 0) continue
    let end = state + 1
    while (end < kept.length && /\d/.test(kept[end]!.text)) end++
    const beyond = kept.length - end
    rows.push({
      cells: [
        { words: beyond > 0 ? address.slice(0, -beyond) : address, column: 0, columns: 1 },
        { words: [], column: 1, columns: 1 },
      ],
      table: 1,
    })
    address = []
  }
  return rows
}

/** Shares the words of a row out to columns, in order, by what each takes. */
export function alignWords(words: readonly Word[], columns: readonly Column[]): PrintedRow {
  const size = words.length
  const width = columns.length
  // By column, then by how many words are given: the least cost, and where the column's words begin.
  const best = new Float64Array((size + 1) * (width + 1)).fill(1e9)
  const from = new Int32Array((size + 1) * (width + 1))
  best[0] = 0
  const runs = new WordRuns(words)
  for (let at = 0; at < width; at++) {
    const column = columns[at]!
    const most = longestRun(column.kind)
    const empty =
      column.field === 'securityTitle' || column.field === 'directOrIndirect'
        ? 6
        : column.kind === 'early' || column.field === 'deemedExecutionDate'
          ? 0.02
          : 0.4
    for (let start = 0; start <= size; start++) {
      const before = best[at * (size + 1) + start]!
      if (before >= 1e8) continue
      const until = Math.min(size, start + most)
      for (let end = start; end <= until; end++) {
        const cost = before + (end === start ? empty : runs.misfit(column.kind, column.markAlone, start, end))
        const here = (at + 1) * (size + 1) + end
        if (cost < best[here]!) {
          best[here] = cost
          from[here] = start
        }
      }
    }
  }
  const boxes: { column: Column; words: readonly Word[] }[] = []
  let end = size
  for (let at = width; at > 0; at--) {
    const start = from[at * (size + 1) + end]!
    boxes.unshift({ column: columns[at - 1]!, words: words.slice(start, end) })
    end = start
  }
  return { boxes, misfit: Math.min(20, best[width * (size + 1) + size]!), aligned: false, ordered: true }
}
