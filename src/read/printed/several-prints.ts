import { lettersOfLine, type Page, wordsOf } from './pages/page.ts'
import type { PrintFormat } from './recognise.ts'

/** Several forms printed in one text: where each begins. */

const titleOfForm = /statementof(?:changesin)?beneficialownership/

/** The closing sentences of a form, after which the next may begin. */
const closing = /personswho|ombnumber$|reportingpersondate$/

/** The first line of each form of a page: a form begins anew at each box 1 with a title before it. */
export function firstLines(page: Page): readonly number[] {
  const starts: number[] = []
  let title = -1
  page.lines.forEach((line, at) => {
    const text = lettersOfLine(line)
    if (title < 0 && text.length < 1500 && text.includes('beneficialownership') && titleOfForm.test(text)) title = at
    if (title >= 0 && text.includes('nameandaddressofreportingperson')) {
      starts.push(title)
      title = -1
    }
  })
  // The words "FORM 4" stand above the title, after the closing lines of the form before.
  return starts.map((start, index) => {
    if (index === 0) return 0
    let at = start
    while (at > starts[index - 1]! && !closing.test(lettersOfLine(page.lines[at - 1]!))) at--
    return at > starts[index - 1]! ? at : start
  })
}

/** A page for each of its forms, which begin with the lines `from`. */
export function splitPage(page: Page, from: readonly number[]): Page[] {
  if (from.length < 2) return [page]
  return from.map((start, index) => ({ ...page, lines: page.lines.slice(start, from[index + 1] ?? page.lines.length) }))
}

/**
 * Where each print of a text begins and ends, in UTF-16 units, so that each can be kept and read by itself; the whole text where it holds
 * one, or where a second one begins amid the markup of the first. `lines` are the first lines of its forms.
 */
export function rangesOf(
  text: string,
  page: Page,
  lines: readonly number[],
  format: PrintFormat,
): readonly (readonly [from: number, to: number])[] {
  const starts = [0]
  for (const first of lines.slice(1)) {
    const word = page.lines.slice(first).flatMap(wordsOf)[0]
    const start = word ? beginOf(text, word.start, format) : -1
    if (start <= starts.at(-1)!) return [[0, text.length]]
    starts.push(start)
  }
  return starts.map((start, index) => [start, starts[index + 1] ?? text.length])
}

/** Where what holds a word begins: its line, or the document that markup begins before it; `-1` where none does. */
function beginOf(text: string, at: number, format: PrintFormat): number {
  if (format !== 'html') return text.lastIndexOf('\n', at - 1) + 1
  const before = text.slice(0, at)
  const type = Math.max(before.lastIndexOf('<!DOCTYPE'), before.lastIndexOf('<!doctype'))
  const root = Math.max(before.lastIndexOf('<html'), before.lastIndexOf('<HTML'))
  // A document type belongs to the root after it.
  return type >= 0 && type < root && !/<\/?html/i.test(before.slice(type, root)) ? type : root
}
