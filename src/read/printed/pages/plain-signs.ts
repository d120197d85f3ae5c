import { type Line, type Word, withCells, withGap, withText, withWords } from './page.ts'

/** Signs that only set text nicely and no filer typed: soft hyphens, zero-width spaces, ligatures, blanks of other widths. */

const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
const ligatures: Readonly<Record<string, string>> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' }
const ligature = /[\ufb00-\ufb06]/g
const blanks = /[\u2000-\u200a\u202f\u205f\u3000]/

/** Whether a text has such signs, or entities that may stand for them. */
const mayHave = /[\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufb00-\ufb06\ufeff]|&(?:shy|zwnj|zwj|#0*173|#x0*ad|#0*8[12]\d\d|#x0*20\w\w);/i

/** Lines whose words are spelled with plain letters and parted by any blank. */
export function withPlainSigns(lines: readonly Line[], source: string): readonly Line[] {
  if (!mayHave.test(source)) return lines
  const plain: Line[] = []
  for (const line of lines) {
    const cells = line.cells.map((cell) => withWords(cell, plainWords(cell.words)))
    if (cells.some(({ words }) => words.length > 0)) plain.push(withCells(line, cells))
  }
  return plain
}

function plainWords(words: readonly Word[]): Word[] {
  const plain: Word[] = []
  let gap: Word['gap'] = 0
  for (const word of words) {
    if (word.gap > gap) gap = word.gap
    for (const [at, piece] of word.text.split(blanks).entries()) {
      const text = piece.replace(invisible, '').replace(ligature, (sign) => ligatures[sign]!)
      if (at > 0 && gap === 0) gap = 1
      if (text === '') continue
      plain.push(withGap(text === word.text ? word : withText(word, text), gap))
      gap = 0
    }
  }
  return plain
}
