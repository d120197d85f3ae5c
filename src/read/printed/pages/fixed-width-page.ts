import { left, right } from '../placed/placing.ts'
import { followed } from './followed.ts'
import { type Line, lettersOfLine, type Page, readLetters, WordList, wholeLine } from './page.ts'
import { lineRanges } from './piped-page.ts'
import { addWords, type Spelling } from './text-words.ts'

/** Text whose boxes are told apart by where the words stand: dumps of text browsers, `pdftotext -layout`, recognised scans. */

const spelling: Spelling = { backslash: false, tags: false, borders: true }

/**
 * Text browsers draw boxes or raise marks with a caret and keep every box apart; what has neither was laid out anew from a page. A line
 * that begins with stray marks, or words in which letters and signs mix, come from recognising an image.
 */
function damageOf(source: string): 0 | 1 | 2 {
  if (isDrawn(source)) return 0
  let odd = 0
  const sign = new RegExp(unusual)
  for (let match = sign.exec(source); match !== null; match = sign.exec(source)) {
    const [from, to] = wordAround(source, match.index)
    if (strange.test(source.slice(from, to))) odd++
    sign.lastIndex = to
  }
  return odd > 6 && odd > source.split(/\s+/).length * 0.004 ? 2 : 1
}

/** Whether a text browser drew boxes or raised marks. */
const isDrawn = (source: string): boolean => source.includes('│') || source.includes('^(') || source.includes('┌')

/** Signs that few words hold. */
const unusual = /[^A-Za-z0-9\s$()[\]*/.,&#"'-]/g

/** Words in which letters and signs mix, and stray marks. */
const strange = /^[^\w\s$()[\]*/.,&#"'-]$|[a-z][|!}{][a-z]|[‘™»«°¢£¥§]|^_$/u

/** From white space to white space. */
function wordAround(source: string, at: number): readonly [from: number, to: number] {
  let from = at
  while (from > 0 && !blank.test(source[from - 1]!)) from--
  let to = at + 1
  while (to < source.length && !blank.test(source[to]!)) to++
  return [from, to]
}

const blank = /\s/

/** Characters that the columns of a form need for most of what stands in them. */
const leastWide = 180

/** Every line as one cell of placed words. Tabs stand for white space up to the next eighth column. */
export function fixedWidthPage(source: string): Page {
  const lines: Line[] = []
  const list = new WordList()
  let count = 0
  let page = 1
  let widest = 0
  let feed = source.indexOf('\f')
  for (const [start, end] of lineRanges(source)) {
    if (feed >= 0 && feed < end) {
      page++
      feed = source.indexOf('\f', end)
    }
    list.standOn(count++, page, start)
    if (end - start > widest && !source.slice(start, end).includes('://')) widest = end - start
    addWords(list, source, start, end, spelling)
    if (!list.empty) lines.push(wholeLine(list.take()))
  }
  readLetters(lines)
  const beside = hasBoxesBeside(lines)
  const placed = beside || lines.some(headsNarrowColumns)
  const isWide = beside && widest >= leastWide
  const layout = isRecognised(source) ? 'recognised' : placed ? 'placed' : 'flow'
  // In few columns names and amounts break over lines.
  const damage = layout === 'recognised' ? 2 : placed && !isWide ? 1 : damageOf(source)
  return { lines, layout, breaks: false, order: 'boxes', ticks: 'typed', damage }
}

/** Whether boxes 1 and 2 stand beside each other with their labels on one line, as where a text keeps its columns and has room. */
export const hasBoxesBeside = (lines: readonly Line[]): boolean =>
  lines.some((line) => {
    const text = lettersOfLine(line)
    return text.includes('nameandaddressofrep') && /nameandaddressofrep.*(?:issuername|dateofevent)/.test(text)
  })

/** Whether numbers of headings stand apart from each other with nothing beside them, since the headings go on below, each in its column. */
function headsNarrowColumns({ cells: [cell] }: Line): boolean {
  const words = cell!.words
  let apart = 0
  words.forEach((word, at) => {
    const next = words[at + 1]
    if (next && left(next) - right(word) > 2 && /^\d{1,2}A?\.$/.test(word.text) && /^\d{1,2}A?\./.test(next.text)) apart++
  })
  return apart > 1
}

/** Ruled lines, a table's numeral and the star of box 1 that recognition read as other signs: no printed text has them. */
function isRecognised(source: string): boolean {
  if (followed(source, 'Table ', misreadNumeral) || followed(source, 'Address of Reporting Person', misreadStar)) return true
  if (source.includes('\f') || isDrawn(source)) return false
  // The sign first and what stands before it last: looking back at every place of a text is slow.
  const signs = source.match(/[|:;~=—](?=\s)(?<=\s.)|[|][A-Za-z$](?<=\s..)|\(?instr,|[@®©](?=[\s)])|[|]\d{1,2}\.\s|[a-z][[\]|][A-Z0-9 ]/g)
  return (signs?.length ?? 0) > 5
}

const misreadNumeral = /(?<=\bTable )(?:\||Il)/y
const misreadStar = / ?[”“’‘~°"]/y
