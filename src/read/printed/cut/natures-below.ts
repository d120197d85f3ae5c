import { begunWith, cellOf, type Line, textOf, type Word, withCells, wordsOf } from '../pages/page.ts'
import { isHeadingLine } from '../table/rows.ts'
import { markOf } from '../table/values.ts'

/**
 * Tables cut from a page without their last column: the natures of ownership follow the rows as paragraphs. Every row of indirect ownership
 * has one and no row of direct ownership has any, so that their order tells whose each is.
 */

/** Rows that end with `I`, their last column missing, get the paragraphs below them as their last cell. */
export function withNaturesBeside(lines: readonly Line[]): readonly Line[] {
  if (!lines.some((line) => line.table === null && !isHeadingLine(line))) return lines
  const whole: Line[] = []
  for (let at = 0; at < lines.length; ) {
    const block: Line[] = []
    const below: Line[] = []
    while (at < lines.length && (lines[at]!.table !== null || isHeadingLine(lines[at]!))) block.push(lines[at++]!)
    while (at < lines.length && (lines[at]!.table === null || isHeadingLine(lines[at]!))) below.push(lines[at++]!)
    const wanting = block.filter((line) => line.table !== null && endsIndirect(line))
    const natures = naturesIn(
      below.filter((line) => !isHeadingLine(line)),
      wanting.length,
    )
    for (const line of block) {
      const nature = natures?.[wanting.indexOf(line)]
      whole.push(nature ? withCells(line, [...line.cells, cellOf(nature, line.cells.length)]) : line)
    }
    whole.push(...(natures ? [] : below))
  }
  return whole
}

const endsIndirect = (line: Line): boolean => line.cells.at(-1)?.words[0]?.text === 'I'

const isMarks = (words: readonly Word[]): boolean => words.every((word) => markOf(word) !== null)

/** Paragraphs put together to `count` natures, the marks of each at its end; `null` where they are fewer. */
function naturesIn(lines: readonly Line[], count: number): Word[][] | null {
  if (count === 0 || lines.length === 0) return null
  const natures: { text: Word[]; marks: Word[] }[] = []
  for (const line of lines) {
    const words = wordsOf(line)
    // A mark beside the text begins the paragraph that it was cut into: the nature goes on.
    const marks = words.findIndex((word) => markOf(word) === null)
    const last = natures.at(-1)
    const begun = begunWith(words, 1)
    if (last && isMarks(words)) last.marks.push(...begun)
    else if (last && marks > 0) {
      last.marks.push(...begun.slice(0, marks))
      last.text.push(...begun.slice(marks))
    } else natures.push({ text: begun, marks: [] })
  }
  // A nature may have been cut between its lines: the shortest pieces are those that are none by themselves.
  while (natures.length > count) {
    let least = 0
    for (let at = 1; at + 1 < natures.length; at++) if (joint(natures, at) < joint(natures, least)) least = at
    const [one, two] = natures.splice(least, 2)
    natures.splice(least, 0, { text: [...one!.text, ...one!.marks, ...two!.text], marks: two!.marks })
  }
  return natures.length === count ? natures.map(({ text, marks }) => [...text, ...marks]) : null
}

/** How likely two neighbours are one nature: the shorter of them is a piece. A mark ends a nature. */
const joint = (natures: readonly { text: readonly Word[]; marks: readonly Word[] }[], at: number): number =>
  Math.min(textOf(natures[at]!.text).length, textOf(natures[at + 1]!.text).length) + (natures[at]!.marks.length > 0 ? 100 : 0)
