import { columnReader, meaningOf } from './html-elements.ts'
import { OpenTables } from './html-tables.ts'
import { addWords } from './html-text.ts'
import { type Page, ticked, unticked, WordList, type WordTraits } from './page.ts'

/**
 * HTML of the form → lines of cells. A scan over the tags, not a tree: only cells, rows, breaks, raised marks, boxes and links
 * matter, and the source place of every word must survive, which tree builders lose inside entities.
 */

const isLetterOrDigit = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90)

const isRaised: WordTraits = { raised: true }
const isNotRaised: WordTraits = { raised: false }

/** A tag: where it and its name stand, and whether it ends an element. */
interface Tag {
  readonly open: number
  readonly nameStart: number
  readonly nameEnd: number
  readonly close: number
  readonly ending: boolean
}

/** The tag that opens at a place; `null` where the sign is none. */
function tagAt(source: string, open: number): Tag | null {
  const sign = source.charCodeAt(open + 1)
  const ending = sign === 47
  // A letter, or `/`, `!`, `?`.
  const isTag = ((sign | 32) >= 97 && (sign | 32) <= 122) || ending || sign === 33 || sign === 63
  if (!isTag) return null
  const found = source.indexOf('>', open)
  const close = found < 0 ? source.length : found
  const nameStart = open + (ending ? 2 : 1)
  let nameEnd = nameStart
  while (nameEnd < close && isLetterOrDigit(source.charCodeAt(nameEnd))) nameEnd++
  return { open, nameStart, nameEnd, close, ending }
}

/** Where what a comment or an element that shows no text holds is over. */
function afterSkipped(source: string, { nameStart, nameEnd, close }: Tag): number {
  const end = new RegExp(`</${source.slice(nameStart, nameEnd)}`, 'gi')
  end.lastIndex = close + 1
  return end.exec(source)?.index ?? source.length
}

/** Cells, spans, ticks, raised marks and links of an HTML print. */
export function htmlPage(source: string): Page {
  const list = new WordList()
  const tables = new OpenTables(list)
  const columnsOf = columnReader(source)
  let raised = 0
  let cik: string | null = null
  let sawBox = false
  // Where marks are raised, `(2)` on the line is part of its text, as in the titles of 0000899243-21-019441.
  const raises = /<sup\b[^<>]{0,200}>\s*(?:<(?:a|span|i|b|font)\b[^<>]{0,300}>\s*)*\(/i.test(source)

  /** What is known of the words that stand here. */
  const traits = (): WordTraits | null =>
    cik !== null ? { raised: raised > 0, cik } : raises ? (raised > 0 ? isRaised : isNotRaised) : null

  const addBox = ({ open, close }: Tag): void => {
    const text = source.slice(open, close)
    if (!/type\s*=\s*["']?(?:checkbox|radio)/i.test(text)) return
    sawBox = true
    list.space(1)
    list.add(/\schecked\b/i.test(text) ? ticked : unticked, open, close + 1, null)
    list.space(1)
  }

  let at = 0
  while (at < source.length) {
    const open = addWords(list, source, at, traits())
    // A tag that the end of the file cuts off is no text.
    if (open >= source.length - 1) break
    if (source.startsWith('<!--', open)) {
      const close = source.indexOf('-->', open + 4)
      at = close < 0 ? source.length : close + 3
      continue
    }
    const tag = tagAt(source, open)
    if (tag === null) {
      list.add('<', open, open + 1, null)
      at = open + 1
      continue
    }
    const { nameStart, nameEnd, close, ending } = tag
    at = close + 1
    switch (meaningOf(source, nameStart, nameEnd)) {
      case 'break':
        list.space(2)
        break
      case 'cell':
        if (ending) tables.endCell()
        else tables.beginCell(columnsOf(nameEnd, close))
        break
      case 'row':
        tables.endRow()
        break
      case 'table':
        if (ending) tables.endTable()
        else tables.beginTable()
        break
      case 'raised':
        raised = ending ? Math.max(0, raised - 1) : raised + 1
        break
      case 'link':
        cik = ending ? null : (/CIK=0*(\d{1,10})\b/i.exec(source.slice(open, close))?.[1]?.padStart(10, '0') ?? null)
        break
      case 'input':
        addBox(tag)
        break
      case 'skipped':
        if (!ending) at = afterSkipped(source, tag)
        break
      case 'block':
        tables.endBlock()
    }
  }
  tables.finish()
  return { lines: tables.lines, layout: 'grid', breaks: true, order: 'boxes', ticks: sawBox ? 'drawn' : 'typed', damage: 0 }
}
