import { firstWord, type Line, textOf, wordsOf } from './page.ts'

/** Lines that a browser or word processor prints above and below every page: when it was printed, its title, its address, its number. */

const time = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]\.?M\.?)?`
const address = String.raw`(?:https?|file):\/\/\S+`
const number = String.raw`(?:Page )?\d{1,3} ?(?:\/|of) ?\d{1,3}`

/** What stands nowhere but there: a day with the time of day, an address with a page's number. */
const anywhere = new RegExp(`^(?:${time}(?: .{1,100})?|.{0,100} ${time}|${address} ${number}|${number} ${time})$`, 'i')
/** What at the edge of a page belongs to no form. */
const atEdge = new RegExp(`^(?:.{0,100} )?${address}$|^${number}$|^Page \\d{1,3}$`, 'i')
/** The number of a page, by which the same line of two pages differs. */
const ownNumber = new RegExp(`${number}|Page \\d{1,3}`, 'gi')
const day = /\d\/\d{1,2}\/\d{2}/

/** More lines are printed above or below no page. */
const most = 3

/** The lines of a print, whose text is `source`, without those. */
export function withoutRunningLines(lines: readonly Line[], source: string): readonly Line[] {
  const running = new Set<number>()
  if (colon.test(source) || source.includes('&'))
    lines.forEach((line, at) => {
      const text = holdsColon(line) ? shortText(line) : null
      if (text !== null && text.length > 2 && anywhere.test(text)) running.add(at)
    })
  const pages = pagesOf(lines)
  for (const fromEnd of [false, true]) {
    for (let turn = 0; turn < most; turn++) {
      const edges = pages.flatMap((page) => (fromEnd ? page.findLast((at) => !running.has(at)) : page.find((at) => !running.has(at))) ?? [])
      const texts = edges.map((at) => shortText(lines[at]!))
      // A title comes again on every page; a row of a table may do so too, and has days.
      const repeats = pages.length > 1 && edges.length === pages.length && isOneTitle(texts)
      const found = edges.filter((_, at) => repeats || (texts[at] !== null && atEdge.test(texts[at]!)))
      if (found.length === 0) break
      for (const at of found) running.add(at)
    }
  }
  return running.size === 0 ? lines : lines.filter((_, at) => !running.has(at))
}

/** Whether all lines are the same but for a page's number, and no row of a table. */
function isOneTitle(texts: readonly (string | null)[]): boolean {
  const plain = new Set(texts.map((text) => text?.replace(ownNumber, '#') ?? null))
  const [same] = plain
  return plain.size === 1 && same != null && !day.test(same)
}

/** A time of day has a colon before a figure, an address one before a slash: most texts have none, and most lines of the others. */
const colon = /:[\d/]/

function holdsColon({ cells }: Line): boolean {
  for (const { words } of cells) for (const { text } of words) if (text.includes(':') && colon.test(text)) return true
  return false
}

/** A line as text; `null` for those that are longer than any of these. */
function shortText(line: Line): string | null {
  const words = wordsOf(line)
  if (words.length > 24) return null
  const text = textOf(words)
  return text.length > 400 ? null : text
}

/** The lines of each page. */
function pagesOf(lines: readonly Line[]): number[][] {
  const pages = new Map<number, number[]>()
  lines.forEach((line, at) => {
    const page = firstWord(line)?.page ?? 1
    const own = pages.get(page)
    if (own) own.push(at)
    else pages.set(page, [at])
  })
  return [...pages.values()]
}
