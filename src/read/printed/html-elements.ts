/** The tags of HTML that matter to a print, known where they stand in the source. */

/** What an element means for the words in it; most, such as `span`, mean nothing. */
export type Meaning = 'break' | 'cell' | 'row' | 'table' | 'raised' | 'link' | 'input' | 'block' | 'skipped'

const names: Readonly<Record<Meaning, string>> = {
  break: 'br',
  cell: 'td th',
  row: 'tr',
  table: 'table',
  raised: 'sup',
  link: 'a',
  input: 'input',
  block: 'p div center h1 h2 h3 h4 h5 h6 hr ul ol li dl dd dt form blockquote address pre body caption fieldset',
  skipped: 'script style title',
}

const elements = Object.entries(names).flatMap(([meaning, some]) => some.split(' ').map((name) => ({ name, meaning: meaning as Meaning })))

/** The elements by the first letter of their names, from `a`. */
const byLetter = Array.from({ length: 26 }, (_, letter) => elements.filter(({ name }) => name.charCodeAt(0) - 97 === letter))

/** What the element means whose name stands from `from` up to `to`, or `null`. */
export function meaningOf(source: string, from: number, to: number): Meaning | null {
  const some = byLetter[(source.charCodeAt(from) | 32) - 97]
  if (some === undefined) return null
  for (const { name, meaning } of some) if (name.length === to - from && isNamed(source, from, name)) return meaning
  return null
}

/** Whether a name stands in the source, in letters of either case. */
function isNamed(source: string, from: number, name: string): boolean {
  for (let at = 0; at < name.length; at++) if ((source.charCodeAt(from + at) | 32) !== name.charCodeAt(at)) return false
  return true
}

const columnSpan = /^colspan\s*=\s*["']?(\d{1,3})\b/i

/** How many columns a cell covers by its attributes, which stand from `from` up to `to`. */
export function columnsOf(source: string, from: number, to: number): number {
  for (let at = from; at + 8 < to; at++) {
    if (source.charCodeAt(at) > 32 || !isNamed(source, at + 1, 'colspan')) continue
    const span = columnSpan.exec(source.slice(at + 1, to))
    if (span) return Number(span[1]) > 0 && Number(span[1]) <= 100 ? Number(span[1]) : 1
  }
  return 1
}
