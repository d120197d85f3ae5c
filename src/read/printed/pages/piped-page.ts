import { withWholeWords } from '../cut/cells.ts'
import { type Cell, cellOf, type Line, lineOf, type Page, type Word, WordList, wholeLine, withCells, withGap, withWords } from './page.ts'
import { addWords, masked, type Spelling } from './text-words.ts'

/** Text whose cells are parted by a character: markdown's pipe rows, and text copied from a page with tabs. */

const markdown: Spelling = { backslash: true, tags: true, borders: false }

const ruler = /^\|[\s:|+-]+\|?\s*$/

/** The text that begins list items, headings and quotes of markdown, which is no part of the print. */
const ornament = /^\s{0,3}(?:[-+]\s+(?=\*)|#{1,6}\s+|>\s?)/

/**
 * Pipe tables and paragraphs of markdown; consecutive plain lines are one paragraph. A converter of pages escapes the full stop of `1\\.`;
 * one that cuts a PDF into tables does not, and its cells cannot be trusted as far.
 */
export function markdownPage(whole: string): Page {
  // A backslash at the end of a line keeps its break.
  const source = withoutStress(withoutLinks(whole)).replace(/\\$/gm, masked)
  const lines: Line[] = []
  const list = new WordList()
  let table = 0
  let inTable = false
  const paragraph = () => {
    if (!list.empty) lines.push(wholeLine(list.take()))
  }
  const isOpen = hasOpenTables(source)
  for (const [start, end] of isOpen ? logicalLines(source) : lineRanges(source)) {
    const text = source.slice(start, end)
    const isBarred = /^\s*\|/.test(text)
    if (isBarred || (isOpen && text.includes('|'))) {
      paragraph()
      if (!inTable) table++
      inTable = true
      if (ruler.test(text) || openRuler.test(text)) continue
      const cells: Cell[] = []
      let from = isBarred ? start + text.indexOf('|') + 1 : start
      while (from <= end) {
        const at = endOfCell(source, from, end)
        if (at === end && isBarred && source.slice(from, end).trim() === '') break
        addWords(list, source, from, at, markdown)
        cells.push(cellOf(list.take(), cells.length))
        from = at + 1
      }
      if (cells.some((cell) => cell.words.length > 0)) lines.push(lineOf(cells, table))
      continue
    }
    inTable = false
    if (text.trim() === '' || pageRule.test(text)) {
      paragraph()
      continue
    }
    const skip = ornament.exec(text)?.[0].length ?? 0
    list.space(2)
    addWords(list, source, start + skip, end, markdown)
    if (isOpen) paragraph()
  }
  paragraph()
  const isCut = !isOpen && !/^\|?\s*\d{1,2}\\\.|\\\(\d/m.test(source)
  return {
    lines: isCut ? withWholeWords(lines.map(mended)) : lines,
    layout: 'grid',
    breaks: false,
    order: 'rows',
    ticks: 'typed',
    damage: isCut || isOpen ? 1 : 0,
  }
}

/** Where the cell that begins at a place ends: at the next bar that no backslash protects, or with its line. */
function endOfCell(source: string, from: number, end: number): number {
  for (let at = source.indexOf('|', from); at >= 0 && at < end; at = source.indexOf('|', at + 1))
    if (source.charCodeAt(at - 1) !== backslash) return at
  return end
}

const backslash = 92

/** Words that are stressed, `**(1)**`, without their stars. */
const withoutStress = (source: string): string =>
  source.includes('**')
    ? source.replace(/\*\*(?=[^\s*|])([^|*\n\\]{1,300}?)(?<=[^\s|])\*\*/g, (_, text: string) => masked.repeat(2) + text + masked.repeat(2))
    : source

/** A row below the headings of a table without bars at its sides. */
const openRuler = /^\s*:?-{2,}:?\s*\|[-:|\s]*$/
const pageRule = /^\s*(?:--[-\s]*|={3,}|\*\s?\*\s?\*[*\s]*)$/

/** Whether the tables of a text have no bars at their sides. */
export const hasOpenTables = (source: string): boolean => source.includes('|') && /^:?-{2,}:?\s*\|\s*:?-{2,}:?[-:| ]*$/m.test(source)

/** Lines as they were before a converter filled them anew: each ends at a blank line, or with the two spaces that keep its break. */
function* logicalLines(source: string): Generator<readonly [start: number, end: number]> {
  let open = -1
  let last = 0
  for (const [start, end] of lineRanges(source)) {
    const text = source.slice(start, end)
    const stands = text.trim() === '' || pageRule.test(text) || openRuler.test(text)
    if (stands && open >= 0) yield [open, last]
    if (stands) yield [start, end]
    else if (text.endsWith('  ')) yield [open < 0 ? start : open, end]
    open = stands || text.endsWith('  ') ? -1 : open < 0 ? start : open
    last = end
  }
  if (open >= 0) yield [open, last]
}

/** Each link as its text alone, every sign of the markup masked where it stood. */
const withoutLinks = (source: string): string =>
  source.includes('](')
    ? source.replace(/!?\[((?:[^[\]\\]|\\.){0,300})\]\((?:[^()]|\([^()]{0,100}\)){0,500}\)/g, (link: string, text: string) => {
        const from = link.indexOf('[') + 1
        return masked.repeat(from) + text + link.slice(from + text.length).replace(/[^\n]/g, masked)
      })
    : source

/** Words that a line's end parted: after a hyphen, an apostrophe that became a question mark, or the number of a `401(k)`. */
function mended(line: Line): Line {
  if (!line.cells.some(({ words }) => words.some(({ text }, at) => at + 1 < words.length && mayGoOn(text)))) return line
  const cells = line.cells.map((cell) =>
    withWords(
      cell,
      cell.words.map((word, at): Word => (at > 0 && goesOn(cell.words[at - 1]!.text, word.text) ? withGap(word, 0) : word)),
    ),
  )
  return withCells(line, cells)
}

const mayGoOn = (text: string): boolean => "-?’'1".includes(text.charAt(text.length - 1))

const goesOn = (before: string, after: string): boolean =>
  mayGoOn(before) &&
  ((/[A-Za-z]-$/.test(before) && /^[A-Za-z0-9]/.test(after) && !/^(?:and|or|to)$/.test(after)) ||
    (/^\d{4}-$/.test(before) && /^[A-Z][a-z]/.test(after)) ||
    (before === '401' && /^\(k\)/i.test(after)) ||
    (/[a-z][?’']$/.test(before) && after === 's'))

/** Text with a tab between cells, a line a row; a blank line ends a table. */
export function tabbedPage(whole: string): Page {
  // A tag that the end of the file cuts off is no text.
  const source = whole.replace(/<(?:\/?[a-z][^<>]{0,100})?$/i, '')
  const spelling: Spelling = { backslash: /\\[$_*[\]]/.test(source), tags: true, borders: false }
  const lines: Line[] = []
  const list = new WordList()
  let table = 0
  for (const [start, end] of lineRanges(source)) {
    const text = source.slice(start, end)
    if (text.trim() === '' && !text.includes('\t')) {
      table++
      continue
    }
    const cells: Cell[] = []
    let from = start
    for (let at = start; at <= end; at++) {
      if (at < end && source.charCodeAt(at) !== 9) continue
      addWords(list, source, from, at, spelling)
      cells.push(cellOf(list.take(), cells.length))
      from = at + 1
    }
    lines.push(lineOf(cells, cells.length > 1 ? table : null))
  }
  const rows = withWholeRows(lines)
  return {
    lines: rows,
    layout: 'grid',
    breaks: rows !== lines || /<u>/i.test(source),
    order: 'rows',
    ticks: /<input[^<>]{0,100}checked/i.test(source) ? 'only-ticked' : 'typed',
    damage: 0,
  }
}

/**
 * A browser that copies a page breaks the line before and after a block inside a cell: a row that ends in an empty cell, words without a tab,
 * and a row that begins with an empty cell are one row.
 */
function withWholeRows(lines: readonly Line[]): readonly Line[] {
  const whole: Line[] = []
  let changed = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const before = whole.at(-1)
    const next = lines[at + 1]
    const isBlock =
      before !== undefined &&
      next !== undefined &&
      line.cells.length === 1 &&
      isParted(before) &&
      isParted(next) &&
      before.table === next.table &&
      before.cells.at(-1)!.words.length === 0 &&
      next.cells[0]!.words.length === 0
    if (!isBlock) {
      whole.push(line)
      continue
    }
    changed = true
    const cells = [...before.cells.slice(0, -1), line.cells[0]!, ...next.cells.slice(1)]
    whole[whole.length - 1] = lineOf(
      cells.map(({ words }, column) => cellOf(words, column)),
      before.table,
    )
    at++
  }
  return changed ? whole.filter(isFilled) : lines
}

const isFilled = ({ cells }: Line): boolean => cells.some(({ words }) => words.length > 0)
const isParted = ({ cells, table }: Line): boolean => cells.length > 1 && table !== null

/** Start and end of each line, without its break. */
export function* lineRanges(source: string): Generator<readonly [start: number, end: number]> {
  let start = 0
  while (start <= source.length) {
    let end = source.indexOf('\n', start)
    if (end < 0) end = source.length
    yield [start, end > start && source.charCodeAt(end - 1) === 13 ? end - 1 : end]
    start = end + 1
  }
}
