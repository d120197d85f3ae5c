import type { TextItem } from 'pdfjs-dist/types/src/display/api.js'
import type { WordInBox } from '../../read/printed/pages/placed-print.ts'

/** Runs of text as pdf.js gives them → words with boxes, in points from the top left corner of the page. */

/** Rough widths of characters in a proportional face, in tenths of an em: enough to place words inside a run. */
export const widthOf = (character: string): number =>
  /[iljtfI.,:;'|!()[\]/ ]/.test(character) ? 3 : /[mwMW@%]/.test(character) ? 9 : /[A-Z&_]/.test(character) ? 7 : 5

/** The words of a run, each with its share of the run's width. `top` is the upper edge of the page, in the PDF's own measure. */
export function wordsOfRun({ str, transform, width, height: stated }: TextItem, top: number, page: number): WordInBox[] {
  const [, , , , x = 0, baseline = 0] = transform as number[]
  const height = stated || Math.hypot(transform[2], transform[3])
  return wordsAcross(str, x, top - baseline - height * 0.8, width, height, page)
}

/** The words of a line of text that is set from `x` over `width`. */
export function wordsAcross(text: string, x: number, y: number, width: number, height: number, page: number): WordInBox[] {
  const widths = Array.from(text, widthOf)
  const total = widths.reduce((sum, one) => sum + one, 0) || 1
  const words: WordInBox[] = []
  let at = 0
  let start = -1
  let from = 0
  const characters = Array.from(text)
  const finish = (end: number) => {
    if (start >= 0) {
      words.push({
        text: characters.slice(start, end).join(''),
        page,
        box: [x + (from / total) * width, y, ((at - from) / total) * width, height],
      })
    }
    start = -1
  }
  characters.forEach((character, index) => {
    if (/\s/.test(character)) finish(index)
    else if (start < 0) {
      start = index
      from = at
    }
    at += widths[index]!
  })
  finish(characters.length)
  return words
}
