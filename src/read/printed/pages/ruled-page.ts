import { type ColumnField, formTables, leafColumns } from '../../../model/form-columns.ts'
import { shortHeadings } from '../../../model/short-headings.ts'
import { type Cell, cellOf, type Line, lineOf, type Page, type Word, WordList, wholeLine, wordWith } from './page.ts'
import { lineRanges } from './piped-page.ts'
import { addWords, type Spelling } from './text-words.ts'

/** The text that this program prints for a terminal: boxes as a list, tables under ruled headings, or as cards where they do not fit. */

/** Headings ruled column by column, the rule above a card, or a table without lines: no other text of the form has them. */
export const isRuled = (source: string): boolean =>
  /^FORM [345]/.test(source) && (/^─+(?: {1,2}─+){3,}$|^─{30,40}$|^ {2}\(no lines\)$/m.test(source) || isListed(source))

/** Where the text breaks off above the tables: the first box has its value beside its label, and no second box. */
const isListed = (source: string): boolean => /^1\. Name(?: [^\s]+)* {2,}(?!\d{1,2}[a-z]?\.|.* \d{1,2}[a-z]?\. )\S/m.test(source)

const spelling: Spelling = { backslash: false, tags: false, borders: false }

type Range = readonly [start: number, end: number]

/** Blocks of lines between blank ones, each understood by how it begins. */
export function ruledPage(source: string): Page {
  const lines: Line[] = []
  for (const block of blocksOf(source)) {
    const first = source.slice(...block[0]!)
    if (/^Table II? /.test(first)) lines.push(...tableLines(source, block, first.startsWith('Table II ')))
    else if (/^\d{1,2}[a-z]?\. /i.test(first)) lines.push(...boxLines(source, block))
    else if (/^Remarks:/.test(first))
      lines.push(textLine(source, block.slice(0, 1)), ...(block.length > 1 ? [textLine(source, block.slice(1))] : []))
    else if (block.some((one) => source.slice(...one).startsWith('** Signature'))) lines.push(...signatureLines(source, block))
    else lines.push(...itemsOf(source, block).map((item) => textLine(source, item)))
  }
  return { lines, layout: 'grid', breaks: true, order: 'boxes', ticks: 'typed', damage: 0 }
}

function blocksOf(source: string): Range[][] {
  const blocks: Range[][] = []
  let open = false
  for (const [start, end] of lineRanges(source)) {
    const blank = source.slice(start, end).trim() === ''
    if (!blank && !open) blocks.push([])
    if (!blank) blocks.at(-1)!.push([start, end])
    open = !blank
  }
  return blocks
}

/** A line that begins with white space goes on with the one before. */
function itemsOf(source: string, block: readonly Range[]): Range[][] {
  const items: Range[][] = []
  for (const range of block) {
    const last = items.at(-1)
    if (last && /^ /.test(source.slice(...range))) last.push(range)
    else items.push([range])
  }
  return items
}

/** The words of some ranges as one line of text. */
function wordsIn(source: string, ranges: readonly Range[]): readonly Word[] {
  const list = new WordList()
  for (const [start, end] of ranges) {
    list.space(1)
    addWords(list, source, start, end, spelling)
  }
  return list.take()
}

/** A mark is written against what it marks: `(2)` after a space is part of the text, as in the titles of 0000899243-21-019441. */
const boxWords = (source: string, ranges: readonly Range[]): readonly Word[] =>
  wordsIn(source, ranges).map((word, at) =>
    at > 0 && word.gap > 0 && /^\(\d+\)$/.test(word.text) ? wordWith(word, { raised: false }) : word,
  )

const cellsOf = (all: readonly (readonly Word[])[]): Cell[] => all.map((words, column) => cellOf(words, column))
const textLine = (source: string, ranges: readonly Range[]): Line => wholeLine(wordsIn(source, ranges))

/** Each box as its label and its lines; a line set in goes on with the one before, set in twice with its next part. */
function boxLines(source: string, block: readonly Range[]): Line[] {
  const column = /^.*? {2,}(?=\S)/.exec(source.slice(...block[0]!))?.[0].length ?? 0
  const boxes: { label: Range[]; lines: Range[][] }[] = []
  for (const [start, end] of block) {
    const edge = Math.min(end, start + column)
    if (/^\d{1,2}[a-z]?\. /i.test(source.slice(start, edge))) boxes.push({ label: [], lines: [] })
    const box = boxes.at(-1)
    if (!box) continue
    box.label.push([start, edge])
    if (source.slice(edge, end).trim() === '') continue
    const last = box.lines.at(-1)
    if (last && /^ /.test(source.slice(edge, end))) last.push([edge, end])
    else box.lines.push([[edge, end]])
  }
  return boxes.map(({ label, lines }) => {
    const list = new WordList()
    for (const line of lines) {
      line.forEach(([start, end], at) => {
        list.standOn(line[0]![0], 1)
        // City, state and code stand two spaces apart.
        let from = start
        const isPart = source.startsWith('    ', start)
        const parts = /\[/.test(source.slice(start, end)) ? [source.slice(start, end)] : source.slice(start, end).split(/(?<=\S) {2}(?=\S)/)
        for (const [index, part] of parts.entries()) {
          list.space(at === 0 || index > 0 || isPart ? 2 : 1)
          addWords(list, source, from, from + part.length, spelling)
          from += part.length + 2
        }
      })
    }
    return lineOf(cellsOf([wordsIn(source, label), list.take()]), null)
  })
}

function signatureLines(source: string, block: readonly Range[]): Line[] {
  return itemsOf(source, block).map((item) => {
    const [start, end] = item[0]!
    const cut = / {2,}(?=\d\d\/\d\d\/\d{4}$|Date$)/.exec(source.slice(start, end))?.index ?? end - start
    return lineOf(cellsOf([wordsIn(source, [[start, start + cut], ...item.slice(1)]), wordsIn(source, [[start + cut, end]])]), 0)
  })
}

/** The title of a table, and its lines with a cell for every column. */
function tableLines(source: string, block: readonly Range[], derivative: boolean): Line[] {
  const texts = block.map((range) => source.slice(...range))
  const rule = texts.findIndex((text) => /^─/.test(text))
  const title = textLine(source, block.slice(0, 1))
  if (rule < 0) return [title]
  return [title, ...(texts[rule]!.includes(' ') ? gridLines(source, block.slice(rule)) : cardLines(source, block.slice(rule), derivative))]
}

/** Where D or I stands a row begins: every row has one, and only words go on below. */
function gridLines(source: string, [rule, ...data]: readonly Range[]): Line[] {
  const edges = [...source.slice(...rule!).matchAll(/─+/g)].map((match) => match.index)
  const rows: Range[][][] = []
  for (const [start, end] of data) {
    const cells = edges.map((from, at): Range => [Math.min(end, start + from), Math.min(end, start + (edges[at + 1] ?? end - start))])
    const begins = /^[DI](?:\(|\s|$)/.test(source.slice(...cells.at(-2)!))
    if (begins || rows.length === 0) rows.push(cells.map((cell) => [cell]))
    else for (const [at, cell] of cells.entries()) rows.at(-1)![at]!.push(cell)
  }
  return rows.map((row) => lineOf(cellsOf(row.map((cell) => boxWords(source, cell))), 0))
}

/** Cards: a line for each column that is not empty, known by its number and short heading. */
function cardLines(source: string, block: readonly Range[], derivative: boolean): Line[] {
  const form = /^FORM ([345])/.exec(source)![1] as '3' | '4' | '5'
  const columns = leafColumns(formTables(form, 'web')[derivative ? 1 : 0])
  const labels = columns.map(({ column, leaf }) => `${column.number} ${shortHeadings[leaf.field as ColumnField]}`)
  const width = Math.max(...labels.map((label) => label.length)) + 4
  const rows: Range[][][] = []
  let column = 0
  for (const [start, end] of block) {
    if (source[start] === '─') {
      rows.push(columns.map(() => []))
      continue
    }
    const edge = Math.min(end, start + width)
    const label = source.slice(start, edge).trim()
    // Two columns may have the same label: the second stands farther on.
    if (label !== '') column = Math.max(0, labels.indexOf(label, label === labels[column] ? column + 1 : 0))
    rows.at(-1)?.[column]?.push([edge, end])
  }
  return rows.map((row) => lineOf(cellsOf(row.map((cell) => boxWords(source, cell))), 0))
}
