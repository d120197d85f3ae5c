import { describe, expect, it } from 'vitest'
import { type Line, textOf, type Word, wordsOf } from '../../../src/read/printed/pages/page.ts'
import { withMendedTexts } from '../../../src/read/printed/scanned/texts.ts'

/** A line of words that begins so many characters from the edge. */
function line(text: string, from = 0): Line {
  let at = from
  const words = text.split(' ').map((one): Word => {
    const word: Word = { text: one, start: at, end: at + one.length, gap: 1, x: [at, at + one.length] }
    at += one.length + 1
    return word
  })
  return { cells: [{ words, column: 0, columns: 1 }], table: null }
}

const mended = (...lines: readonly Line[]): string[] => withMendedTexts(lines).map((one) => textOf(wordsOf(one)))

describe('the constant texts of a scan', () => {
  it('are the heading of the notes though its last word is damaged', () => {
    expect(mended(line('Explanation of Peennncac:'), line('1. Shares given.'))).toEqual(['Explanation of Responses:', '1. Shares given.'])
    expect(mended(line('Explanation of the price'))).toEqual(['Explanation of the price'])
  })

  it('are the numbers of the notes, of which a damaged one must be the next', () => {
    const lines = [line('Explanation of Responses:'), line('1. Shares given.'), line('Z, Held by a trust.'), line('3.Sold under a plan.')]
    expect(mended(...lines).slice(1)).toEqual(['1. Shares given.', '2. Held by a trust.', '3. Sold under a plan.'])
    // What goes on with a sentence is no number.
    const year = [line('Explanation of Responses:'), line('1. Shares given on May'), line('15, when they were due.')]
    expect(mended(...year).slice(1)).toEqual(['1. Shares given on May', '15, when they were due.'])
  })

  it('are numbers in a column of their own, whatever their letters are', () => {
    const lines = [
      line('Explanation of Responses:'),
      line('(1)'),
      line('Shares given.', 6),
      line('(J)'),
      line('Held by a trust.', 6),
      line('(3)'),
    ]
    expect(mended(...lines).filter((text) => text.startsWith('('))).toEqual(['(1)', '(2)', '(3)'])
    const stars = [line('Explanation of Responses:'), line('l If the form is filed by more than one reporting person, see'), line('(1)')]
    expect(mended(...stars)[1]).toMatch(/^l /)
  })
})
