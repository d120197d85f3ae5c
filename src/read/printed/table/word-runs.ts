import type { Word } from '../pages/page.ts'
import type { Kind } from './columns.ts'
import { amountIn, codeIn, dateIn, hasDigit, isBareAmount, markOf, noAmount } from './values.ts'

/**
 * How badly every run of a line's words suits a column of each kind: which words are marks or figures is asked once a word, and what the runs
 * from a word read as in one walk, however many columns compare them, when the first column does.
 */

/** Longest runs that a column of text and one of figures may take. */
export const longestRun = (kind: Kind): number => (kind === 'text' ? mostText : mostFigures)

const mostText = 40
const mostFigures = 8

/** Where the cost of each kind stands among those of a run of figures; those of text stand by themselves. */
const ofText = -1
const place: Readonly<Record<Kind, number>> = {
  text: ofText,
  date: 0,
  amount: 1,
  price: 2,
  code: 3,
  early: 4,
  direction: 5,
  ownership: 6,
}
const kinds = 7
export const placeOf = (kind: Kind): number => place[kind]

const digit = 1
const noAmountSign = 2

/** Words written together have the signs of each; most are told by them to be neither date nor amount, without being put together. */
const signsOf = (text: string): number => (hasDigit(text) ? digit : 0) | (noAmount.test(text) ? noAmountSign : 0)
const mayBeDate = (signs: number): boolean => (signs & digit) !== 0
const mayBeAmount = (signs: number): boolean => signs === digit

export class WordRuns {
  private readonly text: Float64Array
  /** Where a run holds marks alone. */
  private readonly textMarks: Uint8Array
  /** By run, then by kind. */
  private readonly figures: Float64Array
  private readonly figuresMarks: Uint8Array
  /** From which words the runs have been walked. */
  private readonly walkedText: Uint8Array
  private readonly walkedFigures: Uint8Array
  /** What the shape of a run of figures costs, whatever its column. */
  private readonly shape: Float64Array
  private readonly isMark: Uint8Array
  private readonly isFigure: Uint8Array
  private readonly isBare: Uint8Array
  /** What signs each word holds that a date needs and an amount has not. */
  private readonly signs: Uint8Array
  /** What each word by itself reads as. */
  private readonly dates: ReturnType<typeof dateIn>[] = []
  private readonly amounts: ReturnType<typeof amountIn>[] = []
  /** Where a run that ends would cut the value off its `par value`. */
  private readonly parValueCut: Uint8Array
  /** How many of the words before each are no marks. */
  private readonly unmarked: Int32Array
  /** How many of the words before each are raised marks apart from what they follow. */
  private readonly loose: Int32Array
  /** For each mark the place after the last one before it that is the same; 0 where there is none. */
  private readonly again: Int32Array

  constructor(private readonly words: readonly Word[]) {
    const size = words.length
    this.text = new Float64Array(size * mostText)
    this.textMarks = new Uint8Array(size * mostText)
    this.figures = new Float64Array(size * mostFigures * kinds)
    this.figuresMarks = new Uint8Array(size * mostFigures)
    this.shape = new Float64Array(size * mostFigures)
    this.walkedText = new Uint8Array(size)
    this.walkedFigures = new Uint8Array(size)
    this.isMark = new Uint8Array(size)
    this.isFigure = new Uint8Array(size)
    this.isBare = new Uint8Array(size)
    this.signs = new Uint8Array(size)
    this.parValueCut = new Uint8Array(size)
    this.unmarked = new Int32Array(size + 1)
    this.loose = new Int32Array(size + 1)
    this.again = new Int32Array(size)
    const places = new Map<string, number>()
    for (let at = 0; at < size; at++) {
      const mark = markOf(words[at]!) !== null
      this.isMark[at] = mark ? 1 : 0
      const { text } = words[at]!
      if (mark) {
        this.again[at] = places.get(text) ?? 0
        places.set(text, at + 1)
      }
      this.signs[at] = signsOf(text)
      this.parValueCut[at] = text.length === 5 && this.cutsParValue(at) ? 1 : 0
      const date = dateIn(text)
      const amount = amountIn(text)
      this.dates.push(date)
      this.amounts.push(amount)
      this.isFigure[at] = date !== null || (amount !== null && isMoreThanNumber(text)) ? 1 : 0
      this.isBare[at] = isBareAmount(text) ? 1 : text[0] === '$' && isBareAmount(text.slice(1)) ? 2 : 0
      this.unmarked[at + 1] = this.unmarked[at]! + (mark ? 0 : 1)
      this.loose[at + 1] = this.loose[at]! + (mark && words[at]!.raised && words[at]!.gap > 0 ? 1 : 0)
    }
  }

  /**
   * The cost of the words from `start` to `end` (exclusive, at least one) in a column; 0 suits well, 8 and more not at all. `of` is the place of
   * the column's kind.
   */
  misfit(of: number, markAlone: boolean, start: number, end: number): number {
    if (of === ofText) {
      if (this.walkedText[start] === 0) this.walkText(start)
      const at = start * mostText + end - start - 1
      return this.text[at]! + (markAlone ? 0 : 2.5 * this.textMarks[at]!)
    }
    if (this.walkedFigures[start] === 0) this.walkFigures(start)
    const at = start * mostFigures + end - start - 1
    // A mark after the code is far more often the code's than that of an empty column V.
    const stray = of === place.early && this.isMark[start] === 1 ? 0.6 : 0
    return this.figures[at * kinds + of]! + (markAlone ? 0 : 3 * this.figuresMarks[at]!) + this.shape[at]! + stray
  }

  /** Whether the words from `start` to `end` are all marks. */
  areMarks(start: number, end: number): boolean {
    return this.unmarked[end] === this.unmarked[start]
  }

  /** What it costs to begin a cell with a mark that is glued to the word before, and to end a date with a mark that is not. */
  seams(kind: Kind, start: number, end: number): number {
    const first = this.words[start]!
    const glued = start > 0 && first.gap === 0 && first.raised === true ? 4 : 0
    return kind === 'date' ? glued + 2 * (this.loose[end]! - this.loose[start + 1]!) : glued
  }

  private holdsMark(start: number, end: number): 0 | 1 {
    return this.unmarked[end]! - this.unmarked[start]! < end - start ? 1 : 0
  }

  /** A mark follows what it marks. */
  private marksFirst(start: number, end: number): number {
    return this.isMark[start] === 1 && this.unmarked[end]! > this.unmarked[start]! ? 2.5 : 0
  }

  /** No cell carries a mark twice. */
  private repeats(start: number, last: number): 0 | 3 {
    return this.again[last]! > start ? 3 : 0
  }

  /** `par value` goes on with the value that stands after it. */
  private cutsParValue(last: number): boolean {
    const [before, par, value, after] = [last - 2, last - 1, last, last + 1].map((at) => this.words[at]?.text.toLowerCase() ?? '')
    return par === 'par' && value === 'value' && before !== 'no' && before !== 'without' && /^\$?0?\.\d/.test(after!)
  }

  /** Marks stand anywhere in a box of figures; a comma counts only before another word. */
  private walkFigures(start: number): void {
    this.walkedFigures[start] = 1
    let text = ''
    let count = 0
    let signs = 0
    let commas = ''
    let only = start
    let amountBefore = false
    let twoAmounts = false
    let repeated = 0
    const until = Math.min(this.words.length, start + mostFigures)
    for (let last = start; last < until; last++) {
      const word = this.words[last]!
      if (this.isMark[last] === 0) {
        if (amountBefore && word.x !== undefined && this.isBare[last] === 1) twoAmounts = true
        amountBefore = this.isBare[last]! > 0
        if (word.text === ',' || word.text === ';') commas += word.text
        else {
          text += commas + word.text
          signs |= this.signs[last]!
          count += commas.length + 1
          commas = ''
          only = last
        }
      }
      repeated += this.repeats(start, last)
      const at = start * mostFigures + last - start
      if (count === 0) this.figuresMarks[at] = this.holdsMark(start, last + 1)
      else if (text === '$') {
        this.figuresMarks[at] = this.holdsMark(start, last + 1)
        // A lone currency sign may stand for an amount, and for nothing else.
        for (const kind of ['date', 'code', 'early', 'direction', 'ownership'] as const) this.figures[at * kinds + place[kind]] = 8
      } else this.judge(at, text, count, signs, only)
      this.shape[at] =
        this.marksFirst(start, last + 1) +
        repeated +
        (twoAmounts ? 8 : 0) +
        (last - start > 2 && this.unmarked[last + 1]! > this.unmarked[start + 2]! ? 4 : 0)
    }
  }

  /** As misfits of cells, for a value of `count` words written together, the last of which is `last`. */
  private judge(at: number, text: string, count: number, signs: number, last: number): void {
    const { figures } = this
    const from = at * kinds
    const date = count === 1 ? this.dates[last]! : count <= 4 && mayBeDate(signs) ? dateIn(text) : null
    const amount = count === 1 ? this.amounts[last]! : count <= 4 && mayBeAmount(signs) ? amountIn(text) : null
    const other = count === 1 && text.length <= 2 ? 4 : 8
    figures[from + place.date] = date ? (date.corrected ? 1 : 0) : 8
    figures[from + place.amount] = amount ? (amount.corrected ? 1 : amount.dollars ? 0.3 : 0) : 8
    figures[from + place.price] = amount ? (amount.corrected ? 1 : amount.dollars ? 0 : 0.3) : 8
    figures[from + place.code] = count <= 3 && codeIn(text) ? 0 : other
    figures[from + place.early] = text.length === 1 && 'VELvel'.includes(text) ? 0 : 6
    figures[from + place.direction] = text === 'A' || text === 'D' ? 0 : other
    figures[from + place.ownership] = text === 'D' || text === 'I' ? 0 : other
  }

  /** Marks stand at the end of a text, or raised anywhere; a title takes as few figures and lone letters as it can. */
  private walkText(start: number): void {
    this.walkedText[start] = 1
    let text = ''
    let count = 0
    let ending = ''
    let endingCount = 0
    let figures = 0
    const until = Math.min(this.words.length, start + mostText)
    let misread = 0
    let repeated = 0
    let signs = 0
    for (let last = start; last < until; last++) {
      const word = this.words[last]!
      repeated += this.repeats(start, last)
      const mark = this.isMark[last] === 1
      if (this.isFigure[last] === 1) figures++
      if (mark && word.raised) {
        // It belongs to no text.
      } else if (mark || word.text === ',' || word.text === ';') {
        ending += word.text
        endingCount++
      } else {
        count += endingCount + 1
        if (count <= 4) {
          text += ending + word.text
          signs |= this.signs[last]!
          misread = (count === 1 ? this.isFigureAlone(last) : isFigureText(text, signs)) ? 3 : 0
        } else misread = 0
        ending = ''
        endingCount = 0
      }
      const at = start * mostText + last - start
      const cost = this.marksFirst(start, last + 1) + 1.5 * figures + repeated + (last > start ? 4 * this.parValueCut[last]! : 0)
      const bare = count === 0 || (count === 1 && text === '$')
      if (bare) this.textMarks[at] = this.holdsMark(start, last + 1)
      this.text[at] = cost + (bare ? 0 : misread)
    }
  }

  /** Whether a word by itself is a date, an amount or a lone letter. */
  private isFigureAlone(at: number): boolean {
    return this.dates[at] !== null || this.amounts[at] !== null || /^[A-Z\d]$/.test(this.words[at]!.text)
  }
}

const isFigureText = (text: string, signs: number): boolean =>
  text.length === 1 ? /[A-Z\d]/.test(text) : (mayBeDate(signs) && dateIn(text) !== null) || (mayBeAmount(signs) && amountIn(text) !== null)

/** Whether an amount is more than the number of a heading. */
const isMoreThanNumber = (text: string): boolean => /^\$?\d/.test(text) && !/^\d{1,2}$/.test(text)
