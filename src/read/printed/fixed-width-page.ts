import { type Line, lettersOf, type Page, WordList } from './page.ts'
import { lineRanges } from './piped-page.ts'
import { addWords, type Spelling } from './text-words.ts'

/** Text whose boxes are told apart by where the words stand: dumps of text browsers, `pdftotext -layout`, recognised scans. */

const spelling: Spelling = { backslash: false, tags: false, columns: true }

/** Lines of box-drawing characters say where a box ends; they count as blank, and a border as white space. */
const borders = /[│┃║┌┐└┘├┤┬┴┼─━═╔╗╚╝╠╣╦╩╬]/gu

/**
 * Text browsers draw boxes or raise marks with a caret and keep every box apart; what has neither was laid out anew from a page. A line
 * that begins with stray marks, or words in which letters and signs mix, come from recognising an image.
 */
function damageOf(source: string): 0 | 1 | 2 {
  if (/\^\(|[│┌]/.test(source)) return 0
  const words = source.split(/\s+/)
  const odd = words.filter((word) => !plain.test(word) && /^[^\w\s$()[\]*/.,&#"'-]$|[a-z][|!}{][a-z]|[‘™»«°¢£¥§]|^_$/u.test(word)).length
  if (odd > Math.max(6, words.length * 0.004)) return 2
  return 1
}

/** A word of the signs that most words are made of; a lone low line is none. */
const plain = /^(?!_$)[\w$()[\]*/.,&#"'-]*$/

/** Every line as one cell of placed words. Tabs stand for white space up to the next eighth column. */
export function fixedWidthPage(source: string): Page {
  const text = source.replace(borders, ' ')
  const lines: Line[] = []
  const list = new WordList()
  let count = 0
  let page = 1
  for (const [start, end] of lineRanges(text)) {
    const line = count++
    if (text.slice(start, end).includes('\f')) page++
    list.standOn(line, page)
    addWords(list, text, start, end, spelling, start)
    if (!list.empty) lines.push({ cells: [{ words: list.take(), column: 0, columns: 1 }], table: null })
  }
  // Text that keeps its columns has boxes 1 and 2 beside each other.
  const placed = lines.some((line) => /nameandaddressofrep.*(?:issuername|dateofevent)/.test(lettersOf(line.cells[0]!.words)))
  const damage = damageOf(source)
  const layout = isRecognised(source) ? 'recognised' : placed ? 'placed' : 'flow'
  return { lines, layout, breaks: false, order: 'boxes', ticks: 'typed', damage: layout === 'recognised' ? 2 : damage }
}

/** Ruled lines, a table's numeral and the star of box 1 that recognition read as other signs: no printed text has them. */
function isRecognised(source: string): boolean {
  if (/\bTable (?:\||Il)|Address of Reporting Person ?[”“’‘~°"]/.test(source)) return true
  if (source.includes('\f') || /[│┌]|\^\(/.test(source)) return false
  // The sign first and what stands before it last: looking back at every place of a text is slow.
  const signs = source.match(/[|:;~=—](?=\s)(?<=\s.)|[|][A-Za-z$](?<=\s..)|\(?instr,|[@®©]\)/g)
  return (signs?.length ?? 0) > 5
}
