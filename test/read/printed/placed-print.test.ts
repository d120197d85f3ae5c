import { describe, expect, it } from 'vitest'
import { cutSignatures } from '../../../src/read/printed/closing/signatures.ts'
import { textOf, wordsOf } from '../../../src/read/printed/pages/page.ts'
import { placedText, type WordInBox } from '../../../src/read/printed/pages/placed-print.ts'

/** Words with boxes put into lines, and what stands at the end of a page put into parts. */

const word = (text: string, x: number, y: number, height = 10, page = 1): WordInBox => ({
  text,
  page,
  box: [x, y, text.length * 5, height],
})

describe('words with boxes', () => {
  it('a raised mark stands in the line of the figure it is glued to, not of the nearer line beside', () => {
    const { page } = placedText(
      {
        words: [
          word('Performance-based', 40, 100),
          word('Restricted', 40, 110),
          word('Stock', 95, 110),
          word('Units', 40, 120),
          word('$0', 140, 110),
          word('(2)', 150, 105, 6),
        ],
        cells: [],
      },
      false,
    )
    expect(page.lines.map((line) => textOf(wordsOf(line)))).toEqual(['Performance-based', 'Restricted Stock $0(2)', 'Units'])
  })

  it('small lines close to each other stay apart beside a line in large type', () => {
    const { page } = placedText(
      {
        words: [
          ...[word('FLOOR', 40, 100), word('STREET', 70, 100), word('LONG', 105, 100)],
          ...[word('Director', 300, 100, 6), word('X', 345, 100, 6), word('Owner', 352, 100, 6)],
          ...[word('Officer', 300, 106, 6), word('Other', 352, 106, 6)],
        ],
        cells: [],
      },
      false,
    )
    expect(page.lines.map((line) => textOf(wordsOf(line)))).toEqual(['FLOOR STREET LONG Director X Owner', 'Officer Other'])
  })

  it('a small sign after a word leaves it on its line', () => {
    const { page } = placedText({ words: [word('Reporting', 40, 100), word('Person', 90, 100), word('*', 120, 98, 6)], cells: [] }, false)
    const last = wordsOf(page.lines[0]!).at(-1)!
    expect([last.text, last.box]).toEqual(['Person*', [90, 100, 35, 10]])
  })

  it('notes at the top of a page are no part of the signature below them', () => {
    const { page } = placedText(
      {
        words: [
          ...[word('1.', 40, 500), word('Sold', 52, 500)],
          ...[word('2.', 40, 30, 10, 2), word('Withheld', 52, 30, 10, 2)],
          ...[word('/s/', 400, 41, 10, 2), word('Example', 418, 41, 10, 2), word('10/31/2018', 600, 41, 10, 2)],
          ...[word('**', 400, 52, 10, 2), word('Signature', 412, 52, 10, 2), word('of', 460, 52, 10, 2), word('Reporting', 472, 52, 10, 2)],
        ],
        cells: [],
      },
      false,
    )
    // Signatures stand in cells of their own once they are told from what stands at the left.
    const lines = page.lines.map((line, at) => (at === 2 ? { ...line, table: 1 } : line))
    const { before, signatures } = cutSignatures(lines)
    expect(before.map((line) => textOf(wordsOf(line)))).toEqual(['1. Sold', '2. Withheld'])
    expect(signatures.map(({ name }) => textOf(name))).toEqual(['/s/ Example'])
  })
})
