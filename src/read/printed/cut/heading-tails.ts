import { type Line, withCells, withWords } from '../pages/page.ts'
import { isHeadingLine } from '../table/rows.ts'

/**
 * Tables whose headings are printed again on each page: where the end of a page cuts a row, the rest of its last cell stands in the last
 * cell of the headings below.
 */

/** The rest of a row before the headings that it was found in, as a line of its own. */
export function withTailsFirst(lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line) => {
    const last = line.cells.at(-1)
    if (line.table === null || !last || line.cells.length < 5) return [line]
    // Every heading of the last column ends in a hint at its instruction.
    const hint = last.words.findIndex(
      (word, at) => word.text.length === 2 && /^\d\)$/.test(word.text) && /^\(?Instr\.$/.test(last.words[at - 1]?.text ?? ''),
    )
    if (hint < 0 || hint > 8 || hint === last.words.length - 1) return [line]
    const others = line.cells.slice(0, -1)
    const heading = withCells(line, [...others, withWords(last, last.words.slice(0, hint + 1))])
    if (!isHeadingLine(heading)) return [line]
    const tail = withCells(line, [...others.map((cell) => withWords(cell, [])), withWords(last, last.words.slice(hint + 1))])
    return [tail, heading]
  })
}
