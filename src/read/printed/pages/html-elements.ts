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

/**
 * Reads how many columns a cell covers by its attributes, which stand from `from` up to `to`. Cells are asked for in the order of the source,
 * so that it is gone through once.
 */
export function columnReader(source: string): (from: number, to: number) => number {
  const columnSpan = /\scolspan\s*=\s*["']?(\d{1,3})\b/gi
  let next = columnSpan.exec(source)
  return (from, to) => {
    while (next !== null && next.index < from) next = columnSpan.exec(source)
    const span = next !== null && next.index < to ? Number(next[1]) : 1
    return span > 0 && span <= 100 ? span : 1
  }
}
