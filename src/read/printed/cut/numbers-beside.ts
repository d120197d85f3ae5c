import { begunWith, cellOf, type Line, textOf, type Word, withCells, wordsOf } from '../pages/page.ts'
import { breaksAfter } from '../placed/placing.ts'

/**
 * Notes cut from a page whose number stood beside the middle line of its note, as the stylesheets print them: the paragraph with the number
 * begins amid the note, and a paragraph before it holds its beginning. At the end of a page the rest of a note may be a paragraph too.
 */

const numbered = /^\(\d{1,2}\)$/

/** A line of a note that goes on below is about as wide as the page; shorter ones are last lines. */
const fullLine = 120

interface Paragraph {
  readonly number: Word | null
  readonly words: readonly Word[]
  readonly line: Line
}

const isFull = (paragraph: Paragraph): boolean => textOf(paragraph.words).length >= fullLine
const isClosed = (paragraph: Paragraph): boolean => /[.!?;"”)\]]$/.test(paragraph.words.at(-1)?.text ?? '.')
const beginsAmid = (paragraph: Paragraph): boolean => /^[a-z]/.test(paragraph.words[0]?.text ?? '')

/** What it costs to take the first `tails` paragraphs between two numbers for the end of the note before, the others for the beginning of the next. */
function costOf(tails: number, before: Paragraph, between: readonly Paragraph[], after: Paragraph | null): number {
  let cost = 0
  const open = isFull(before) && !isClosed(before)
  if (tails > 0) cost += (open ? 0 : 2) + (isClosed(between[tails - 1]!) ? 0 : 1)
  else if (open) cost += 1.5
  const heads = between.slice(tails)
  if (heads.length > 0) {
    if (after === null) return Number.POSITIVE_INFINITY
    for (const head of heads) if (!isFull(head)) cost += 3
    if (isClosed(heads.at(-1)!)) cost += 1
  } else if (after && beginsAmid(after)) cost += 3
  return cost
}

/** The paragraphs of the list put together to one line a note, each beginning with its number; the lines unchanged where no number stands beside. */
export function withNumbersFirst(lines: readonly Line[]): readonly Line[] {
  const plain = lines.every((line) => line.cells.length <= 1 && line.table === null && wordsOf(line)[0]?.x === undefined)
  if (!plain) return lines
  const paragraphs = lines.map((line): Paragraph => {
    const words = wordsOf(line)
    const number = words[0] && numbered.test(words[0].text) ? words[0] : null
    return { number, words: number ? words.slice(1) : words, line }
  })
  const first = paragraphs.findIndex((one) => one.number !== null)
  if (first < 0) return lines
  // Where each cell has a line of its own, so has each number, above its note.
  const isAbove = first === 0 && paragraphs.every(({ number, words }) => number === null || words.length === 0)
  const notes: { line: Line; number: Word; words: Word[] }[] = []
  let heads: Word[] = paragraphs.slice(0, first).flatMap((one) => begun(one.words))
  for (let at = first; at < paragraphs.length; ) {
    const before = paragraphs[at]!
    let next = at + 1
    while (next < paragraphs.length && paragraphs[next]!.number === null) next++
    const between = paragraphs.slice(at + 1, next)
    const after = paragraphs[next] ?? null
    let tails = isAbove ? between.length : 0
    for (let count = 1; !isAbove && count <= between.length; count++)
      if (costOf(count, before, between, after) < costOf(tails, before, between, after)) tails = count
    const tail = between.slice(0, tails).flatMap((one) => begun(one.words))
    const goesOn = breaksAfter.test(heads.at(-1)?.text ?? '')
    const own = begunWith(before.words, goesOn ? 0 : 2)
    notes.push({ line: before.line, number: before.number!, words: [...heads, ...own, ...tail] })
    heads = between.slice(tails).flatMap((one) => begun(one.words))
    at = next
  }
  return notes.map(({ line, number, words }) => withCells(line, [cellOf([number, ...words], 0)]))
}

/** Words as they begin a line. */
const begun = (words: readonly Word[]): Word[] => begunWith(words, 2)
