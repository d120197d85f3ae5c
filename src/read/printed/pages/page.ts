import type { RuledCell } from '../scanned/ruled-cells.ts'
import { codeAt, LetterList } from './letters.ts'

/**
 * What every print becomes before it is understood: lines of cells of words, each word with its place in the source.
 * HTML, tab-separated text, pipe tables, fixed-width text, PDFs and scans differ only in how they get here.
 */

/** A run of characters without white space, as printed; a note mark `(1)` glued to a word is a word of its own. */
export interface Word {
  readonly text: string
  /** In the source text, in UTF-16 units; `end` is exclusive. */
  readonly start: number
  readonly end: number
  /** What stands before it: nothing, white space, or the start of a line. */
  readonly gap: 0 | 1 | 2
  /** Printed above the line; `undefined` where the source does not tell. */
  readonly raised?: boolean | undefined
  /** The CIK in the link around it. */
  readonly cik?: string | undefined
  /** Where it stands in its line: characters in fixed-width text, points in a PDF or scan. */
  readonly x?: readonly [left: number, right: number] | undefined
  /** The line it stands on, counted down the print; whole numbers in text, measured in lines on a page. */
  readonly line?: number | undefined
  readonly page?: number | undefined
  readonly box?: readonly [x: number, y: number, width: number, height: number] | undefined
  /** What the recogniser of a scan, or who judged its place, thinks of it, 0 to 1. */
  readonly certainty?: number | undefined
  /** Read as something else than its letters say, because only that can stand there. */
  readonly mended?: boolean | undefined
  /** Not in the text: told by the words whose place it has. */
  readonly inferred?: boolean | undefined
}

export interface Cell {
  readonly words: readonly Word[]
  /** The first column it covers, from 0, and how many. */
  readonly column: number
  readonly columns: number
}

export interface Line {
  readonly cells: readonly Cell[]
  /** Lines of one table share a number; `null` outside tables. */
  readonly table: number | null
  /** A row of Table II whose columns (A) and (D) cannot be told apart. */
  readonly undirected?: boolean | undefined
}

/** How a print keeps its boxes apart: by real cells, by where words stand, or only by their order; `recognised` by order with damage. */
export type Layout = 'grid' | 'placed' | 'flow' | 'recognised'

/** A print, format aside. */
export interface Page {
  readonly lines: readonly Line[]
  readonly layout: Layout
  /** Whether line breaks inside a box are the form's own rather than made by its narrowness. */
  readonly breaks: boolean
  /** Whether the words of one box follow each other, or rows run across several boxes. */
  readonly order: 'boxes' | 'rows'
  /** Whether an unticked box leaves a trace, so that no trace is no box seen. */
  readonly ticks: 'drawn' | 'only-ticked' | 'typed'
  /** How far the text may be damaged: 0 as printed, 1 laid out anew so that boxes may run together, 2 recognised from an image. */
  readonly damage: 0 | 1 | 2
  /** The ruled cells that are seen on a scan, or drawn by a PDF. */
  readonly cells?: readonly RuledCell[]
}

/** A ticked and an unticked box, whatever drew it. */
export const ticked = '☒'
export const unticked = '☐'

/** A box that is ticked: a ticked input, an X in a cell, `__X__`, `[x]`, `(X)`. */
export function isTicked({ text }: Word): boolean {
  if (text.length === 1) return '☒☑✓xX'.includes(text)
  return text.length > 2 && mayBegin(text.charCodeAt(0)) && /^(?:[([][xX*✓✔][)\]]|_+[xX]_+)$/.test(text)
}

/** Whether a sign may begin a box typed in several: `[`, `(`, `_`. */
const mayBegin = (code: number): boolean => code === 91 || code === 40 || code === 95

/** A box that is there and empty: `☐`, `[ ]`, `_____`. */
export const isEmptyBox = ({ text }: Word): boolean =>
  text === unticked || text === '[ ]' || (text.charCodeAt(0) === 95 && /^_{2,}$/.test(text))

/** The words of a line, cells aside. */
export function wordsOf(line: Line): Word[] {
  const words: Word[] = []
  for (const cell of line.cells) for (const word of cell.words) words.push(word)
  return words
}

/** The first word of a line, cells aside. */
export function firstWord({ cells }: Line): Word | undefined {
  for (const { words } of cells) if (words.length > 0) return words[0]
  return undefined
}

/** Words as text, white space collapsed. */
export function textOf(words: readonly Word[]): string {
  let text = ''
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    text += at > 0 && word.gap > 0 ? ` ${word.text}` : word.text
  }
  return text
}

/** From the first to the last word in the source. */
export function spanOf(words: readonly Word[]): readonly [number, number] {
  let start = Number.POSITIVE_INFINITY
  let end = 0
  for (const word of words) {
    if (word.start < start) start = word.start
    if (word.end > end) end = word.end
  }
  return start <= end ? [start, end] : [0, 0]
}

/** Letters and digits in lower case: what survives spacing, punctuation and broken cells. */
export function letters(text: string): string {
  const lower = text.toLowerCase()
  let kept = ''
  let from = 0
  for (let at = 0; at < lower.length; at++) {
    const code = codeAt(lower, at)
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) continue
    if (at > from) kept += lower.slice(from, at)
    from = at + 1
  }
  return from === 0 ? lower : kept + lower.slice(from)
}

const gathered = new LetterList()

export const lettersOf = (words: readonly Word[]): string => {
  for (const word of words) gathered.add(word.text)
  return gathered.take()
}

/** Cells and lines have one shape each, as words have. */
export const cellOf = (words: readonly Word[], column: number, columns = 1): Cell => ({ words, column, columns })
export const withWords = ({ column, columns }: Cell, words: readonly Word[]): Cell => ({ words, column, columns })

/** A line whose letters may be known; a copy of it with other cells has other letters. */
type ReadLine = Line & { letters?: { readonly cells: readonly Cell[]; readonly text: string } | undefined }

export function lineOf(cells: readonly Cell[], table: number | null, undirected?: boolean): Line {
  const line: ReadLine = { cells, table, undirected, letters: undefined }
  return line
}

/** A line that is one cell. */
export const wholeLine = (words: readonly Word[], table: number | null = null): Line => lineOf([cellOf(words, 0)], table)

/** The same line with other cells. */
export const withCells = ({ table, undirected }: Line, cells: readonly Cell[]): Line => lineOf(cells, table, undirected)

/** The letters of a line. Every part of the form is looked for by them, so each line's are kept with it. */
export function lettersOfLine(line: ReadLine): string {
  const { cells, letters: known } = line
  if (known !== undefined && known.cells === cells) return known.text
  for (const cell of cells) for (const word of cell.words) gathered.add(word.text)
  const text = gathered.take()
  line.letters = { cells, text }
  return text
}

/** Reads the letters of all lines that are not known yet at once, which takes less time than one line after the other. */
export function readLetters(lines: readonly ReadLine[]): void {
  const unread = lines.filter(({ cells, letters }) => letters?.cells !== cells)
  const ends: number[] = []
  let end = 0
  for (const { cells } of unread) {
    for (const cell of cells) for (const word of cell.words) end += gathered.add(word.text)
    ends.push(end)
  }
  const text = gathered.take()
  unread.forEach((line, at) => {
    line.letters = { cells: line.cells, text: text.slice(at === 0 ? 0 : ends[at - 1], ends[at]) }
  })
}

/** A word that can still be written to. */
type NewWord = { -readonly [name in keyof Word]: Word[name] }

/**
 * A word of which nothing else is known. All words have one shape, whatever is known of them: reading is looking at words, and looking at
 * words of many shapes takes many times as long.
 */
const plainWord = (text: string, start: number, end: number, gap: Word['gap']): NewWord => ({
  text,
  start,
  end,
  gap,
  raised: undefined,
  cik: undefined,
  x: undefined,
  line: undefined,
  page: undefined,
  box: undefined,
  certainty: undefined,
  mended: undefined,
  inferred: undefined,
})

/** A word with what the page tells of it. */
function wordOf(text: string, start: number, end: number, gap: Word['gap'], known: WordTraits): NewWord {
  const word = plainWord(text, start, end, gap)
  word.raised = known.raised
  word.cik = known.cik
  word.x = known.x
  word.line = known.line
  word.page = known.page
  word.box = known.box
  word.certainty = known.certainty
  return word
}

/** A word with another text or gap. It looks at words alone, while what pages tell comes in many shapes. */
const copyOf = (word: Word, text: string, end: number, gap: Word['gap']): NewWord => ({
  text,
  start: word.start,
  end,
  gap,
  raised: word.raised,
  cik: word.cik,
  x: word.x,
  line: word.line,
  page: word.page,
  box: word.box,
  certainty: word.certainty,
  mended: word.mended,
  inferred: word.inferred,
})

/** The same word with something else before it. */
export const withGap = (word: Word, gap: Word['gap']): Word => (word.gap === gap ? word : copyOf(word, word.text, word.end, gap))

/** Words of which the first has something else before it. */
export const begunWith = (words: readonly Word[], gap: Word['gap']): Word[] =>
  words.map((word, at) => (at === 0 ? withGap(word, gap) : word))

/** The same word with only a part of its text, which ends at `end` of the source. */
export const withText = (word: Word, text: string, end = word.end): Word => copyOf(word, text, end, word.gap)

/** The same word, some of which is otherwise. */
export const wordWith = (word: Word, other: Partial<Word>): Word => Object.assign(copyOf(word, word.text, word.end, word.gap), other)

/** What a word may have besides its text and place. */
export type WordTraits = Pick<Word, 'raised' | 'cik' | 'x' | 'line' | 'page' | 'box' | 'certainty'>

const gluedMarks = /^(.*?)((?:\((?:\d{1,2}|[IlO|]{1,2}|[IlO|]\d|\d[IlO|])\))+)([,;.]?)$/s

const wholeMark = /^\(\d{1,2}\)$/

/** Where the characters `from` up to `to` of a word of `length` stand. */
const partOf = ([left, right]: readonly [number, number], from: number, to: number, length: number): readonly [number, number] => [
  left + ((right - left) * from) / length,
  left + ((right - left) * to) / length,
]

type Box = NonNullable<Word['box']>

/** The box of a word out of its pieces: a small sign after it is not what tells its line. */
function boxAround(before: Box, after: Box): Box {
  const [, y, , height] = after[3] > before[3] ? after : before
  const from = Math.min(before[0], after[0])
  return [from, y, Math.max(before[0] + before[2], after[0] + after[2]) - from, height]
}

/** No word goes on beyond this, whatever is glued to it: of a run of signs without an end each would be looked at once more for every one after it. */
const longestWord = 1_000

/** Collects words; splits note marks off what they are glued to and knows the ways a tick is typed. */
export class WordList {
  private words: Word[] = []
  private gap: 0 | 1 | 2 = 0
  private line: number | null = null
  private page: number | null = null
  private start: number | null = null
  private raises = false

  /**
   * The line, and after the first the page, of the words added from now on; where words are told apart by where they stand, also the start of
   * the line in the source.
   */
  standOn(line: number, page: number, start: number | null = null): void {
    this.line = line
    this.page = page > 1 ? page : null
    this.start = start
  }

  /** The next word is raised, if it is a mark: its caret stands at the end of the line before. */
  raiseNext(): void {
    this.raises = true
  }

  /** White space or a line's start stands before the next word. */
  space(gap: 1 | 2): void {
    if (gap > this.gap) this.gap = gap
  }

  add(text: string, start: number, end: number, extra: WordTraits | null): void {
    if (text === '') return
    if (this.raises && wholeMark.test(text)) extra = { ...extra, raised: true }
    this.raises = false
    const last = this.gap === 0 && this.words.length > 0 ? this.words[this.words.length - 1] : undefined
    if (
      last !== undefined &&
      last.raised === extra?.raised &&
      last.text.length < longestWord &&
      last.text !== ticked &&
      last.text !== unticked &&
      text !== ticked &&
      text !== unticked &&
      // A mark after a mark stands by itself, and where it stands.
      !(last.text.endsWith(')') && wholeMark.test(text))
    ) {
      // Markup inside a word: `(<a name="F1"></a>1)`.
      this.words.pop()
      this.gap = last.gap
      text = last.text + text
      start = last.start
      if (extra?.x && last.x) extra = { ...extra, x: [last.x[0], extra.x[1]] }
      if (extra?.box && last.box) extra = { ...extra, box: boxAround(last.box, extra.box) }
    }
    if (text.length > 3 && text.charCodeAt(text.length - 1) < 47 && text.indexOf('(', 1) > 0) {
      const match = gluedMarks.exec(text)
      if (match && (match[1] !== '' || match[2]!.indexOf('(', 1) > 0)) {
        let at = start
        const pieces = [match[1]!, ...match[2]!.split(/(?<=\))/), match[3]!]
        for (const piece of pieces) {
          if (piece === '') continue
          const until = piece === pieces.at(-1) ? end : Math.min(end, at + piece.length)
          this.push(piece, at, until, extra?.x ? { ...extra, x: partOf(extra.x, at - start, until - start, end - start) } : extra)
          at = until
        }
        return
      }
    }
    this.push(text, start, end, extra)
  }

  private push(text: string, start: number, end: number, extra: WordTraits | null): void {
    const word = extra === null ? plainWord(text, start, end, this.gap) : wordOf(text, start, end, this.gap, extra)
    if (this.start !== null) word.x = [start - this.start, end - this.start]
    if (this.line !== null) word.line = this.line
    if (this.page !== null) word.page = this.page
    this.gap = 0
    this.words.push(word)
  }

  /** The words so far; begins anew. */
  take(): readonly Word[] {
    const { words } = this
    this.words = []
    this.gap = 0
    return words
  }

  get empty(): boolean {
    return this.words.length === 0
  }
}
