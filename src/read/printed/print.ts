import { type Format, type Reading, UnreadableError } from '../../model/reading.ts'
import { readOlderPage } from '../ascii/ascii-form.ts'
import { isOlderHead } from '../ascii/older-page.ts'
import { tellsNothing } from '../tells-nothing.ts'
import { toldByHead } from '../told-by-head.ts'
import { laidOutContents } from './contents.ts'
import { documentOf } from './document.ts'
import { whyUnordered } from './lost-order.ts'
import { drawnPage, isDrawn, isTyped } from './pages/drawn-page.ts'
import { fixedWidthPage, hasBoxesBeside } from './pages/fixed-width-page.ts'
import { htmlPage } from './pages/html-page.ts'
import { withoutLinkNumbers } from './pages/link-numbers.ts'
import { isMixed, mixedPage } from './pages/mixed-page.ts'
import { type Page, readLetters } from './pages/page.ts'
import { markdownPage, tabbedPage } from './pages/piped-page.ts'
import { withPlainSigns } from './pages/plain-signs.ts'
import { isRuled, ruledPage } from './pages/ruled-page.ts'
import { withoutRunningLines } from './pages/running-lines.ts'
import { formatOf, formOf, namesElements, type PrintFormat, unreadable } from './recognise.ts'
import { recognisedContents } from './recognised/contents.ts'
import { recognisedShare } from './recognised/trust.ts'
import { Record } from './record.ts'
import { sectionsOf } from './sections.ts'
import { firstLines, rangesOf, splitPage } from './several-prints.ts'
import { trustOf } from './trust.ts'

/** Prints of Forms 3, 4 and 5 in any text form → readings: the document, where each field stands, and what could not be read. */

const formats: { readonly [format in PrintFormat]: Format } = { html: 'html', markdown: 'markdown', tabbed: 'text', text: 'text' }

/** Reads every form printed in a text, each by itself. Throws `UnreadableError` when there is none. */
export function readPrint(text: string, format: PrintFormat = formatOf(text)): Reading[] {
  if (toldByHead(text) !== null) throw unreadable(text)
  const page = pageOf(text, format)
  const first = firstLines(page)
  const ranges = rangesOf(text, page, first, format)
  if (ranges.length === 1) return readForms(text, splitPage(page, first), formats[format])
  const readings = ranges.flatMap(([from, to]) => readPart(text.slice(from, to)).map((reading) => movedBy(reading, from)))
  if (readings.length === 0) throw unreadable(text)
  return readings
}

/** Where each print of a text begins and ends, in UTF-16 units. */
export function printsIn(text: string): readonly (readonly [from: number, to: number])[] {
  const format = formatOf(text)
  const page = pageOf(text, format)
  return rangesOf(text, page, firstLines(page), format)
}

/** What one print of a text gives: what it would give in a text of its own. */
function readPart(text: string): Reading[] {
  const format = formatOf(text)
  const reading = readPage(text, pageOf(text, format), formats[format])
  return reading === null ? [] : [reading]
}

/** A reading whose spans refer to the text that its print is part of. */
const movedBy = (reading: Reading, from: number): Reading => ({
  ...reading,
  evidence: reading.evidence.map((one) => (one.span ? { ...one, span: [one.span[0] + from, one.span[1] + from] } : one)),
})

/** Reads every form of a page whose words refer to `text`. Throws `UnreadableError` when there is none. */
export function readPages(text: string, page: Page, format: Format): Reading[] {
  const plain = withLetters(page, text)
  return readForms(text, splitPage(plain, firstLines(plain)), format)
}

/** Reads pages of one form each. */
function readForms(text: string, pages: readonly Page[], format: Format): Reading[] {
  const readings = pages.map((one) => readPage(text, one, format))
  const found = readings.filter((reading) => reading !== null)
  if (found.length === 0) throw unreadable(text)
  return found
}

function pageOf(text: string, format: PrintFormat): Page {
  return withLetters(pageIn(text, format), text)
}

/** A page without what is printed around it, whose letters are known and plain. */
function withLetters(page: Page, text: string): Page {
  const plain = withPlainSigns(page.lines, text)
  readLetters(plain)
  const lines = withoutRunningLines(withoutLinkNumbers(plain, page.layout === 'flow'), text)
  readLetters(lines)
  return lines === page.lines ? page : { ...page, lines }
}

/** A page of cells, or one that keeps only the order of words where no two cells stand beside each other. */
function keepingCells(page: Page, text: string): Page {
  const hasCells = page.lines.some(({ cells }) => cells.filter(({ words }) => words.length > 0).length > 1)
  if (!hasCells && page.lines.length >= fewLines) return { ...page, layout: 'flow', damage: 1 }
  // Where breaks were dropped, what stood on two lines is one word.
  return /\(Last\)\s*\(First\)\(Middle\)|\(City\)\(State\)|Remarks:\**[A-Za-z]/.test(text) ? { ...page, damage: 1 } : page
}

/** A page of fewer breaks off before its first cells. */
const fewLines = 20

function pageIn(text: string, format: PrintFormat): Page {
  if (format === 'html') return keepingCells(htmlPage(text), text)
  if (format === 'markdown') return keepingCells(isMixed(text) ? mixedPage(text) : markdownPage(text), text)
  if (format === 'tabbed') return keepingCells(tabbedPage(text), text)
  if (isRuled(text)) return ruledPage(text)
  const page = fixedWidthPage(text)
  return isTyped(text) || (isDrawn(text) && !hasBoxesBeside(page.lines)) ? (drawnPage(text) ?? page) : page
}

/** Reads one form, or `null` when the page holds none. Throws `UnreadableError` where nothing tells which value is whose. */
export function readPage(source: string, page: Page, format: Format): Reading | null {
  const isRecognised = page.layout === 'recognised'
  const sections = sectionsOf(page.lines, isRecognised)
  if (isOlderHead(sections.head)) {
    const reading = readOlderPage(source, page, format, 0, null)
    return tellsNothing(reading.document) ? null : reading
  }
  const form = formOf(sections.head)
  if (form === null) return null
  const why = format === 'text' || format === 'markdown' ? whyUnordered(source, page) : null
  if (why) throw new UnreadableError(`this is a print of Form ${form} that cannot be read: ${why}`)
  const record = new Record(source, trustOf(page), isRecognised ? recognisedShare(sections.published) : null)
  const contents = (isRecognised ? recognisedContents : laidOutContents)(page, sections, form, record)
  const document = documentOf(contents, page, record)
  if (tellsNothing(document) || namesElements(source)) return null
  return { format, document, issues: record.issues, evidence: record.evidence, submission: null }
}
