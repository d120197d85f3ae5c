import { htmlPage } from '../printed/html-page.ts'
import { type Cell, type Line, lettersOfLine } from '../printed/page.ts'
import { hasOlderBoxes } from './older-boxes.ts'

/**
 * Forms of before June 2003 filed as HTML → the text of an ASCII form: cells of the tables between bars, rows between rules, the boxes above
 * and the explanations below one after the other.
 */

/** Whether a text is such a form. */
export const isOlderHtml = (text: string): boolean =>
  hasOlderBoxes(text) && /<(?:td|table|p|br)\b/i.test(text) && /Address\s+of\s+Reporting/i.test(text)

/** A text made from a page, each of whose characters has a place in the source. */
export interface MadeText {
  readonly text: string
  /** Where in the source the characters `from` up to `to` come from. */
  placeOf(from: number, to: number): readonly [start: number, end: number]
}

/** The page of such a form as text. */
export function textOfOlderHtml(source: string): MadeText {
  const made = new Making()
  let table = false
  for (const line of htmlPage(source).lines) {
    const letters = lettersOfLine(line)
    if (/^table(?:ii?|1|2)(?:non)?derivative/.test(letters)) {
      table = true
      made.cell(line)
      continue
    }
    if (/^explanations?ofresponse|signatureofreporting/.test(letters)) table = false
    if (table && line.cells.length > 2) made.row(line)
    else made.cell(line)
  }
  return made
}

class Making implements MadeText {
  text = ''
  /** The source place of each character, and where the word ends that it stands in. */
  readonly #starts: number[] = []
  readonly #ends: number[] = []

  placeOf(from: number, to: number): readonly [start: number, end: number] {
    return [this.#starts[from] ?? 0, this.#ends[Math.max(from, to - 1)] ?? 0]
  }

  /** The words of a line, each of its own lines by itself. */
  cell({ cells }: Pick<Line, 'cells'>): void {
    for (const { words } of cells) {
      words.forEach((word, at) => {
        if (at > 0 && word.gap > 0) this.#add(word.gap === 2 ? '\n' : ' ', word.start, word.start)
        this.#add(word.text, word.start, word.end)
      })
      if (words.length > 0) this.#add('\n', words.at(-1)!.end, words.at(-1)!.end)
    }
  }

  /** The cells of a row between bars, each in one line, and a rule below. */
  row({ cells }: Pick<Line, 'cells'>): void {
    for (const { words, columns } of cells as readonly Cell[]) {
      words.forEach((word, at) => {
        if (at > 0 && word.gap > 0) this.#add(' ', word.start, word.start)
        this.#add(word.text, word.start, word.end)
      })
      const end = words.at(-1)?.end ?? this.#ends.at(-1) ?? 0
      this.#add(' |'.repeat(columns), end, end)
    }
    const end = this.#ends.at(-1) ?? 0
    this.#add('\n----------\n', end, end)
  }

  #add(text: string, start: number, end: number): void {
    this.text += text
    for (let at = 0; at < text.length; at++) {
      this.#starts.push(Math.min(start + at, end))
      this.#ends.push(end)
    }
  }
}
