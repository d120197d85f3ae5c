import type { Evidence } from '../../model/reading.ts'
import { type Line, lettersOfLine, type Page, spanOf, type Word, wordsOf } from '../printed/pages/page.ts'
import { type PlacedLine, placedLines } from '../printed/placed/placing.ts'
import { around } from '../printed/record.ts'
import { type TypedWord, typedLines } from './typed-lines.ts'

/**
 * Forms of before June 2003 that come as pages, as HTML or PDF → the text of an ASCII form: cells of the tables between bars and rows between
 * rules, or words set in the columns of a line where they stand on the page.
 */

/** Whether the head of a page has the boxes that only forms of before June 2003 have: the month of the statement, a taxpayer's number. */
export function isOlderHead(head: readonly Line[]): boolean {
  let letters = ''
  for (const line of head) letters += lettersOfLine(line)
  return olderBoxes.test(letters)
}

const olderBoxes = /statementformonth|irsidentif|irsorsocialsec|irsnumber|socialsecuritynumber/

/** Typed bars, broken words and boxes beside each other are told apart less well on a scan than the certainty of its letters says. */
const scanned = 0.85

/** A text made from a page. Each of its characters stands for a word of the page. */
export class PageText {
  text = ''
  readonly #words: Word[] = []

  constructor(page: Page) {
    if (page.layout === 'placed') this.#addPlaced(page.lines)
    else this.#addCells(page.lines)
  }

  /** What of the page the characters `from` up to `to` stand for, and what of the confidence in them its recognition leaves, 0 to 1. */
  evidence(source: string, from: number, to: number): Pick<Evidence, 'text' | 'span' | 'page' | 'box'> & { readonly share: number } {
    const words = [...new Set(this.#words.slice(from, Math.max(from + 1, to)))]
    const certainties = words.flatMap(({ certainty }) => certainty ?? [])
    const span = spanOf(words)
    const { page, box } = words[0] ?? {}
    return {
      text: source.slice(...span),
      span,
      ...(page === undefined ? {} : { page }),
      ...(box === undefined ? {} : { box: around(words) }),
      share: certainties.length === 0 ? 1 : Math.min(...certainties) * scanned,
    }
  }

  /** Boxes one after the other, the tables' rows between bars. */
  #addCells(lines: readonly Line[]): void {
    let table = false
    for (const line of lines) {
      const letters = lettersOfLine(line)
      const isHeading = /^table(?:ii?|1|2)(?:non)?derivative/.test(letters)
      if (isHeading) table = true
      else if (/^explanations?ofresponse|signatureofreporting/.test(letters)) table = false
      if (table && !isHeading && line.cells.length > 2) this.#addRow(line)
      else
        for (const { words } of line.cells) {
          this.#addWords(words, true)
          if (words.length > 0) this.#add('\n', words.at(-1)!)
        }
    }
  }

  /** The words of a cell, on lines as they stand in it or all on one. */
  #addWords(words: readonly Word[], onLines: boolean): void {
    words.forEach((word, at) => {
      const before = words[at - 1]
      const isNext = before !== undefined && (word.gap === 2 || isLower(word, before))
      this.#add((before === undefined || word.gap === 0 ? '' : onLines && isNext ? '\n' : ' ') + word.text, word)
    })
  }

  #addRow({ cells }: Line): void {
    let last = wordsOf({ cells, table: null })[0]!
    for (const { words, columns } of cells) {
      this.#addWords(words, false)
      last = words.at(-1) ?? last
      this.#add(' |'.repeat(columns), last)
    }
    this.#add('\n----------\n', last)
  }

  /** Lines as on the page, each word in the column where it stands. */
  #addPlaced(lines: readonly Line[]): void {
    let before: number | null = null
    const placed = placedLines(lines)
    const typed = typedPages(placed)
    for (const [at, { words, y }] of placed.entries()) {
      const [first] = words
      // A gap of more than a line parts what stands above it from what stands below.
      if (before !== null && y - before > 1.7) this.#add('\n', first!)
      before = y
      const onGrid = typed[at]
      if (onGrid) {
        this.#addTyped(onGrid)
        continue
      }
      let column = 0
      words.forEach((word, at) => {
        const before = words[at - 1]
        const isClose = before !== undefined && word.x![0] - before.x![1] < 1.7
        const blanks = word.gap === 0 && before ? 0 : isClose ? 1 : Math.max(before ? 2 : 0, Math.round(word.x![0]) - column)
        this.#add(' '.repeat(Math.min(blanks, 400)) + word.text, word)
        column += blanks + word.text.length
      })
      this.#add('\n', words.at(-1)!)
    }
  }

  /** A line of a typed page: words that touch are one. */
  #addTyped(words: readonly TypedWord[]): void {
    let end = 0
    for (const { word, text, column } of words) {
      const blanks = Math.min(Math.max(0, column - end), 400)
      this.#add(' '.repeat(blanks) + text, word)
      end += blanks + text.length
    }
    this.#add('\n', words.at(-1)!.word)
  }

  #add(text: string, word: Word): void {
    this.text += text
    for (let at = 0; at < text.length; at++) this.#words.push(word)
  }
}

/** The lines of typed pages on the grid of their page; `null` for lines of other pages. */
function typedPages(lines: readonly PlacedLine[]): (TypedWord[] | null)[] {
  const pages = new Map<number, PlacedLine[]>()
  for (const line of lines) {
    const page = line.words[0]?.page ?? 0
    pages.set(page, [...(pages.get(page) ?? []), line])
  }
  return [...pages.values()].flatMap((some) => typedLines(some) ?? some.map(() => null))
}

/** Whether a word stands on another line of the page than the one before it. */
const isLower = (word: Word, before: Word): boolean =>
  word.box !== undefined && before.box !== undefined && Math.abs(word.box[1] - before.box[1]) > before.box[3] * 0.6
