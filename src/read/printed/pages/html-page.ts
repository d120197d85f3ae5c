import { entities } from '../../entities.ts'
import { columnReader, meaningOf } from './html-elements.ts'
import { type Cell, type Line, type Page, ticked, unticked, WordList, type WordTraits } from './page.ts'

/**
 * HTML of the form → lines of cells. A scan over the tags, not a tree: only cells, rows, breaks, raised marks, boxes and links
 * matter, and the source place of every word must survive, which tree builders lose inside entities.
 */

const named: Readonly<Record<string, string>> = {
  ...entities,
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '\u00ad',
  zwnj: '\u200c',
  zwj: '\u200d',
  middot: '·',
  hellip: '…',
  eacute: 'é',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  szlig: 'ß',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  times: '×',
  deg: '°',
}

/** The characters an entity stands for, or `null` when it is none. */
export function entity(name: string): string | null {
  if (name[0] === '#') {
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    if (!Number.isInteger(code) || code <= 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null
    return code === 160 ? ' ' : String.fromCodePoint(code)
  }
  return Object.hasOwn(named, name) ? named[name]! : null
}

/** Where an entity that begins at an ampersand ends; `-1` where none does. No name is longer than eight characters. */
function endOfEntity(source: string, ampersand: number): number {
  for (let at = ampersand + 1; at < Math.min(source.length, ampersand + 10); at++) {
    const code = source.charCodeAt(at)
    if (code === 59) return at
    if (code === 60) return -1
  }
  return -1
}

const isLetterOrDigit = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90)

interface Table {
  readonly id: number
  cells: Cell[]
  column: number
  columns: number
  inCell: boolean
}

const isRaised: WordTraits = { raised: true }
const isNotRaised: WordTraits = { raised: false }

/** Cells, spans, ticks, raised marks and links of an HTML print. */
export function htmlPage(source: string): Page {
  const lines: Line[] = []
  const list = new WordList()
  const columnsOf = columnReader(source)
  const tables: Table[] = []
  let count = 0
  let raised = 0
  let cik: string | null = null
  let sawBox = false
  // Where marks are raised, `(2)` on the line is part of its text, as in the titles of 0000899243-21-019441.
  const raises = /<sup\b[^<>]{0,200}>\s*(?:<(?:a|span|i|b|font)\b[^<>]{0,300}>\s*)*\(/i.test(source)

  const endLine = () => {
    const table = tables[tables.length - 1]
    if (table) {
      if (list.empty && table.cells.length === 0) return
      if (!list.empty || table.inCell) table.cells.push({ words: list.take(), column: table.column, columns: table.columns })
      if (table.cells.some((cell) => cell.words.length > 0)) lines.push({ cells: table.cells, table: table.id })
      table.cells = []
    } else if (!list.empty) lines.push({ cells: [{ words: list.take(), column: 0, columns: 1 }], table: null })
  }
  const endCell = (table: Table) => {
    if (table.inCell || !list.empty) table.cells.push({ words: list.take(), column: table.column, columns: table.columns })
    if (table.inCell) table.column += table.columns
    table.inCell = false
    table.columns = 1
  }
  const endRow = (table: Table) => {
    endCell(table)
    if (table.cells.some((cell) => cell.words.length > 0)) lines.push({ cells: table.cells, table: table.id })
    table.cells = []
    table.column = 0
  }

  /** What is known of the words that stand here. */
  const traits = (): WordTraits | null =>
    cik !== null ? { raised: raised > 0, cik } : raises ? (raised > 0 ? isRaised : isNotRaised) : null

  /** Adds the words up to the next tag and says where that begins. */
  const text = (from: number): number => {
    const extra = traits()
    let at = from
    while (at < source.length) {
      const code = source.charCodeAt(at)
      if (code === 60) break
      if (code <= 32 || code === 160) {
        list.space(1)
        at++
        while (at < source.length && source.charCodeAt(at) <= 32) at++
        continue
      }
      const start = at
      let word = ''
      let plainFrom = at
      while (at < source.length) {
        const next = source.charCodeAt(at)
        if (next <= 32 || next === 160 || next === 60) break
        if (next === 38) {
          const semicolon = endOfEntity(source, at)
          const decoded = semicolon > at ? entity(source.slice(at + 1, semicolon)) : null
          if (decoded !== null) {
            word += source.slice(plainFrom, at)
            if (decoded === ' ') {
              plainFrom = at
              break
            }
            word += decoded
            at = semicolon + 1
            plainFrom = at
            continue
          }
        }
        at++
      }
      const rest = source.slice(plainFrom, at)
      list.add(word === '' ? rest : word + rest, start, at, extra)
      if (at < source.length && source.charCodeAt(at) === 38) {
        at = source.indexOf(';', at) + 1
        list.space(1)
      }
    }
    return at
  }

  let at = 0
  while (at < source.length) {
    const open = text(at)
    // A tag that the end of the file cuts off is no text.
    if (open >= source.length - 1) break
    const sign = source.charCodeAt(open + 1)
    const ending = sign === 47
    // A letter, or `/`, `!`, `?`.
    const isTag = ((sign | 32) >= 97 && (sign | 32) <= 122) || ending || sign === 33 || sign === 63
    if (!isTag) {
      list.add('<', open, open + 1, null)
      at = open + 1
      continue
    }
    if (sign === 33 && source.startsWith('<!--', open)) {
      const close = source.indexOf('-->', open + 4)
      at = close < 0 ? source.length : close + 3
      continue
    }
    let close = source.indexOf('>', open)
    if (close < 0) close = source.length
    at = close + 1
    const nameStart = open + (ending ? 2 : 1)
    let nameEnd = nameStart
    while (nameEnd < close && isLetterOrDigit(source.charCodeAt(nameEnd))) nameEnd++
    switch (meaningOf(source, nameStart, nameEnd)) {
      case 'break':
        list.space(2)
        break
      case 'cell': {
        const table = tables[tables.length - 1]
        if (!table) {
          list.space(2)
          break
        }
        endCell(table)
        if (!ending) {
          table.inCell = true
          table.columns = columnsOf(nameEnd, close)
        }
        break
      }
      case 'row': {
        const table = tables[tables.length - 1]
        if (table) endRow(table)
        else endLine()
        break
      }
      case 'table':
        if (ending) {
          const table = tables.pop()
          if (table) {
            endRow(table)
            list.space(2)
          }
        } else {
          endLine()
          if (tables.length < 60) tables.push({ id: count++, cells: [], column: 0, columns: 1, inCell: false })
        }
        break
      case 'raised':
        raised = ending ? Math.max(0, raised - 1) : raised + 1
        break
      case 'link':
        cik = ending ? null : (/CIK=0*(\d{1,10})\b/i.exec(source.slice(open, close))?.[1]?.padStart(10, '0') ?? null)
        break
      case 'input': {
        const tag = source.slice(open, close)
        if (/type\s*=\s*["']?(?:checkbox|radio)/i.test(tag)) {
          sawBox = true
          list.space(1)
          list.add(/\schecked\b/i.test(tag) ? ticked : unticked, open, at, null)
          list.space(1)
        }
        break
      }
      case 'skipped':
        if (!ending) {
          const end = new RegExp(`</${source.slice(nameStart, nameEnd)}`, 'gi')
          end.lastIndex = at
          at = end.exec(source)?.index ?? source.length
        }
        break
      case 'block':
        // A block inside a cell is only a line of that cell; elsewhere it stands by itself.
        if (tables.length > 0) list.space(2)
        else endLine()
    }
  }
  while (tables.length > 0) endRow(tables.pop()!)
  endLine()
  return { lines, layout: 'grid', breaks: true, order: 'boxes', ticks: sawBox ? 'drawn' : 'typed', damage: 0 }
}
