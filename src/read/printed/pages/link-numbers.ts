import { type Line, lettersOfLine, textOf, type Word, withCells, withWords, wordsOf, wordWith } from './page.ts'

/** Text browsers number the links of a page, `[3]Name`, and list their addresses below under the heading References. */

const address = /^(?:\d{1,3}\. )?(?:(?:https?|file|ftp|mailto|javascript):|[#/.])\S*$/i
const linkNumber = /^(?:\[\d{1,3}\])+/
const listHeadings = new Set(['references', 'visiblelinks', 'hiddenlinks', 'links'])

/** The lines of a print without the numbers and the list. Where blanks tell empty cells, `closes`, the words after a number move up to it. */
export function withoutLinkNumbers(lines: readonly Line[], closes: boolean): readonly Line[] {
  const heading = lines.findLastIndex((line) => lettersOfLine(line) === 'references')
  if (heading < 0) return lines
  const list = lines.slice(heading + 1).filter((line) => !listHeadings.has(lettersOfLine(line)))
  if (list.length === 0 || !list.every((line) => address.test(textOf(wordsOf(line))))) return lines
  return lines.slice(0, heading).map((line) =>
    withCells(
      line,
      line.cells.map((cell) => withWords(cell, wordsWithout(cell.words, closes))),
    ),
  )
}

function wordsWithout(words: readonly Word[], closes: boolean): Word[] {
  const kept: Word[] = []
  let gap: Word['gap'] = 0
  let shift = 0
  for (const word of words) {
    const number = linkNumber.exec(word.text)?.[0] ?? ''
    if (word.gap > gap) gap = word.gap
    const [left, right] = word.x ?? [0, 0]
    const x = word.x && ([left - shift + (closes ? 0 : number.length), right - shift - (closes ? number.length : 0)] as const)
    if (closes) shift += number.length
    if (number === word.text) continue
    kept.push(wordWith(word, { text: word.text.slice(number.length), gap, start: word.start + number.length, x }))
    gap = 0
  }
  return kept
}
