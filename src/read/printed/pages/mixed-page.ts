import { htmlPage } from './html-page.ts'
import { type Line, lineOf, type Page, wordsOf } from './page.ts'
import { markdownPage } from './piped-page.ts'

/** Markdown in which tables that it cannot express stand as HTML, as its specification allows. */

/** Where each outermost table of HTML stands. */
function tablesIn(source: string): (readonly [from: number, to: number])[] {
  const tables: (readonly [number, number])[] = []
  let open = 0
  let from = 0
  for (const { 0: tag, index } of source.matchAll(/<(?:table\b[^<>]{0,1000}|\/table\s*)>/gi)) {
    if (tag[1] !== '/') {
      if (open === 0) from = index
      open++
    } else if (open > 0) {
      open--
      if (open === 0) tables.push([from, index + tag.length])
    }
  }
  if (open > 0) tables.push([from, source.length])
  return tables
}

/** Whether a text of markdown holds such tables. */
export const isMixed = (source: string): boolean => /<table\b/i.test(source)

const blanked = (text: string): string => text.replace(/[^\n]/g, ' ')

/** The lines of both kinds in their order. */
export function mixedPage(source: string): Page {
  let html = ''
  let markdown = ''
  let at = 0
  for (const [from, to] of tablesIn(source)) {
    html += blanked(source.slice(at, from)) + source.slice(from, to)
    markdown += source.slice(at, from) + blanked(source.slice(from, to))
    at = to
  }
  const ofHtml = htmlPage(html)
  const ofMarkdown = markdownPage(markdown + source.slice(at))
  // Tables of the two kinds are never the same.
  const parted = ofMarkdown.lines.map((line): Line => (line.table === null ? line : lineOf(line.cells, -1 - line.table)))
  const startOf = (line: Line): number => wordsOf(line)[0]?.start ?? 0
  return { ...ofMarkdown, ticks: ofHtml.ticks, damage: 1, lines: [...ofHtml.lines, ...parted].sort((a, b) => startOf(a) - startOf(b)) }
}
