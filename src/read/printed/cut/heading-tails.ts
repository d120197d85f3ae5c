import { type Cell, type Line, textOf, withCells, withWords } from '../pages/page.ts'
import { areHeading, isHeadingLine } from '../table/rows.ts'

/**
 * Tables whose headings are printed again on each page: where the end of a page cuts a row, the rest of its first and of its last cell stands in
 * the headings below, in their last cell or in the line of their own columns, which has nothing under the first and the last heading.
 */

/** The rest of a row before the headings that it was found in, as a line of its own. */
export function withTailsFirst(lines: readonly Line[]): readonly Line[] {
  const found: Line[] = []
  let headings = 0
  for (const line of lines) {
    const parted = line.table === null || line.cells.length < 5 ? null : (afterHint(line) ?? besideLeaves(line))
    const heading = parted?.heading ?? line
    // Where no row stands before the headings, there is none to go on.
    if (parted && found.length > headings) {
      found.splice(found.length - headings, 0, parted.tail)
      found.push(heading)
      headings++
    } else {
      found.push(line)
      headings = isHeadingLine(line) ? headings + 1 : 0
    }
  }
  return found
}

interface Parted {
  readonly heading: Line
  readonly tail: Line
}

/** Every heading of the last column ends in a hint at its instruction: what follows it is none. */
function afterHint(line: Line): Parted | null {
  const last = line.cells.at(-1)!
  const hint = last.words.findIndex(
    (word, at) => word.text.length === 2 && /^\d\)$/.test(word.text) && /^\(?Instr\.$/.test(last.words[at - 1]?.text ?? ''),
  )
  if (hint < 0 || hint > 8 || hint === last.words.length - 1) return null
  const others = line.cells.slice(0, -1)
  const heading = withCells(line, [...others, withWords(last, last.words.slice(0, hint + 1))])
  if (!isHeadingLine(heading)) return null
  return { heading, tail: withCells(line, [...others.map(emptied), withWords(last, last.words.slice(hint + 1))]) }
}

/** The headings of columns that stand under a wider one. */
const leaves = /^(?:Code|V|Amount|\(A\) or \(D\)|Price|\([AD]\)|Date Exercisable|Expiration Date|Title)$/

/** What stands beside those headings, under the first or the last of the wide ones, and is none. */
function besideLeaves(line: Line): Parted | null {
  if (line.cells.filter((cell) => cell.words.length < 5 && leaves.test(textOf(cell.words))).length < 2) return null
  const isTail = (cell: Cell, at: number) =>
    (at === 0 || at === line.cells.length - 1) && cell.words.some(({ text }) => /[A-Za-z]{2}/.test(text)) && !areHeading(cell.words)
  if (!line.cells.some(isTail)) return null
  return {
    heading: withCells(
      line,
      line.cells.map((cell, at) => (isTail(cell, at) ? emptied(cell) : cell)),
    ),
    tail: withCells(
      line,
      line.cells.map((cell, at) => (isTail(cell, at) ? cell : emptied(cell))),
    ),
  }
}

const emptied = (cell: Cell): Cell => (cell.words.length === 0 ? cell : withWords(cell, []))
