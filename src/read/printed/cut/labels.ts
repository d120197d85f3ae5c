import { codeAt } from '../pages/letters.ts'
import { type Word, wordWith } from '../pages/page.ts'
import { widthOf } from '../pages/widths.ts'

/** Texts that every form prints, found again where cell borders cut them and other lines stand between their pieces. */

/** Labels of boxes, by what begins a box of its own. */
export const boxLabels: readonly string[] = [
  '1. Name and Address of Reporting Person *',
  '2. Issuer Name and Ticker or Trading Symbol',
  '3. Issuer Name and Ticker or Trading Symbol',
  '2. Date of Event Requiring Statement (Month/Day/Year)',
  '3. Date of Earliest Transaction (Month/Day/Year)',
  "3. Statement for Issuer's Fiscal Year Ended (Month/Day/Year)",
  '4. If Amendment, Date of Original Filed (Month/Day/Year)',
  '4. If Amendment, Date Original Filed (Month/Day/Year)',
  '5. If Amendment, Date of Original Filed (Month/Day/Year)',
  '5. If Amendment, Date Original Filed (Month/Day/Year)',
  '4. Relationship of Reporting Person(s) to Issuer (Check all applicable)',
  '5. Relationship of Reporting Person(s) to Issuer (Check all applicable)',
  '6. Individual or Joint/Group Filing (Check Applicable Line)',
  // A rule through the box beside may cut off the last line.
  '2. Date of Event Requiring Statement',
  '3. Date of Earliest Transaction',
  "3. Statement for Issuer's Fiscal Year Ended",
  '4. If Amendment, Date of Original Filed',
  '4. If Amendment, Date Original Filed',
  '5. If Amendment, Date of Original Filed',
  '5. If Amendment, Date Original Filed',
  '4. Relationship of Reporting Person(s) to Issuer',
  '5. Relationship of Reporting Person(s) to Issuer',
  '6. Individual or Joint/Group Filing',
]

/** Other texts of the head, which begin no box. */
export const innerLabels: readonly string[] = [
  '(Last) (First) (Middle)',
  '(Street)',
  '(City) (State) (Zip/Postal Code)',
  '(City) (State) (Zip)',
  '(Check all applicable)',
  '(Month/Day/Year)',
  'Form filed by One Reporting Person',
  'Form filed by More than One Reporting Person',
]

/** The boxes to tick in that of the relationship, each in its spellings. */
export const choiceLabels: readonly (readonly string[])[] = [
  ['Director'],
  ['10% Owner'],
  ['Officer (give title below)', 'Officer (give title'],
  ['Other (specify below)', 'Other (specify'],
]

/** Headings of the tables, over all their columns. */
export const tableHeadings: readonly string[] = [
  'Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned',
  'Table I - Non-Derivative Securities Beneficially Owned',
  'Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned (e.g., puts, calls, warrants, options, convertible securities)',
  'Table II - Derivative Securities Beneficially Owned (e.g., puts, calls, warrants, options, convertible securities)',
]

/** The label whole, and what is left of each cell. */
export interface Taken {
  readonly label: readonly Word[]
  readonly rest: readonly (readonly Word[])[]
  /** Whether a border stood inside a word of it. */
  readonly cutsWord: boolean
  /** How wide its first line is in each cell that it goes on from into the next, which is as wide as the cell; 0 in others. */
  readonly widths: readonly number[]
}

interface Text {
  readonly signs: string
  /** Where a word begins, by index of its first sign. */
  readonly begins: ReadonlySet<number>
  readonly words: readonly string[]
}

const texts = new Map<string, Text>()

function textFor(label: string): Text {
  let text = texts.get(label)
  if (!text) {
    const words = label.split(' ')
    const begins = new Set<number>()
    let at = 0
    for (const word of words) {
      begins.add(at)
      at += word.length
    }
    text = { signs: words.join(''), begins, words }
    texts.set(label, text)
  }
  return text
}

/** How far a piece goes on with a text at a sign, or `-1`. The star after "Person" may stand elsewhere. */
function goOn(text: Text, from: number, piece: string): number {
  const { signs } = text
  let at = from
  for (let index = 0; index < piece.length; index++) {
    const sign = codeAt(piece, index)
    if (sign !== star && codeAt(signs, at) === star) at++
    if (codeAt(signs, at) !== sign) return -1
    at++
  }
  return at
}

const isDone = (text: Text, at: number): boolean =>
  at === text.signs.length || (at === text.signs.length - 1 && text.signs.charCodeAt(at) === star)

const star = 42

/** The labels that begin with some signs, and which signs any begins with: few words of a print begin one. */
const labelsBegunWith = new Map<string, string[]>()
const isFirstSign = new Uint8Array(128)
for (const label of [...boxLabels, ...innerLabels, ...choiceLabels.flat(), ...tableHeadings]) {
  const { signs } = textFor(label)
  isFirstSign[signs.charCodeAt(0)] = 1
  for (let end = 1; end <= signs.length; end++) {
    const begun = labelsBegunWith.get(signs.slice(0, end))
    if (begun) begun.push(label)
    else labelsBegunWith.set(signs.slice(0, end), [label])
  }
}

/** For labels the cells with a word that they may begin with; none of any other label stands in the line. */
export type Beginnings = ReadonlyMap<string, readonly number[]>

const noBeginnings: Beginnings = new Map()

export function beginningsIn(cells: readonly (readonly Word[])[]): Beginnings {
  let beginnings: Map<string, number[]> | null = null
  for (let at = 0; at < cells.length; at++) {
    for (const { text } of cells[at]!) {
      const labels = isFirstSign[codeAt(text, 0)] === 1 ? labelsBegunWith.get(text) : undefined
      if (labels === undefined) continue
      beginnings ??= new Map()
      for (const label of labels) {
        const known = beginnings.get(label)
        if (known === undefined) beginnings.set(label, [at])
        else if (known.at(-1) !== at) known.push(at)
      }
    }
  }
  return beginnings ?? noBeginnings
}

/** The first cell that a label begins in with so many of its signs, or `-1`. */
export const labelAt = (cells: readonly (readonly Word[])[], beginnings: Beginnings, label: string, least: number): number =>
  beginnings.get(label)?.find((at) => beginsAt(cells, at, label) >= least) ?? -1

/** How many signs of a label the cells from one on hold in a first line; 0 where it does not begin there. */
function beginsAt(cells: readonly (readonly Word[])[], from: number, label: string): number {
  const text = textFor(label)
  let at = 0
  for (let cell = from; cell < cells.length; cell++) {
    for (const word of cells[cell]!) {
      const next = goOn(text, at, word.text)
      if (next >= 0) at = next
    }
    if (at === 0) return 0
  }
  return at
}

/** Takes a label out of cells that its lines run through, each cell holding its piece of each line; `null` where it is not there whole. */
export function takeLabel(cells: readonly (readonly Word[])[], label: string): Taken | null {
  const text = textFor(label)
  const tried: (readonly TakenPiece[])[] = [[]]
  for (let next = 0; next < tried.length && next < mostAttempts; next++) {
    const without = tried[next]!
    const attempt = piecesOf(cells, text, without)
    if (isDone(text, attempt.at)) return takenFrom(cells, text, attempt.pieces)
    // A short piece of another line may have been taken for one of this: once more with it left where it is there.
    if (without.length === mostMistaken) continue
    const short = attempt.pieces.filter((piece) => piece.word.text.length < 3 && piece.at > (without.at(-1)?.at ?? -1))
    tried.push(
      ...short
        .slice(-8)
        .reverse()
        .map((piece) => [...without, piece]),
    )
  }
  return null
}

/** How many short pieces may be mistaken for those of another line, and how many ways are tried to find them. */
const mostMistaken = 2
const mostAttempts = 30

/** A word that is a piece of a text: at which of its signs, and in which cell and line of those that the text runs through. */
interface TakenPiece {
  readonly at: number
  readonly word: Word
  readonly cell: number
  readonly line: number
}

const isAmong = (pieces: readonly TakenPiece[], word: Word): boolean => pieces.some((piece) => piece.word === word)

/** The pieces of a text in the order of its signs, and how many of these were found. */
function piecesOf(
  cells: readonly (readonly Word[])[],
  text: Text,
  without: readonly TakenPiece[],
): { readonly pieces: readonly TakenPiece[]; readonly at: number } {
  const pieces: TakenPiece[] = []
  let at = 0
  for (let line = 0; line < 4 && !isDone(text, at); line++) {
    const before = at
    for (let cell = 0; cell < cells.length; cell++) {
      for (const word of cells[cell]!) {
        if (line > 0 && isAmong(pieces, word)) continue
        const isLeft = without.some((piece) => piece.word === word && piece.at === at)
        const next = isLeft || (isDone(text, at) && word.text !== text.signs.slice(at)) ? -1 : goOn(text, at, word.text)
        if (next < 0) continue
        pieces.push({ at, word, cell, line })
        at = next
      }
    }
    // A line of it ends where a word does.
    if (at === before || !(isDone(text, at) || text.begins.has(at))) break
  }
  return { pieces, at }
}

/** A label of these pieces. */
function takenFrom(cells: readonly (readonly Word[])[], text: Text, pieces: readonly TakenPiece[]): Taken {
  const first = cells.map((_, cell) =>
    pieces
      .filter((piece) => piece.line === 0 && piece.cell === cell)
      .map(({ word }) => word.text)
      .join(' '),
  )
  const end = first.findLastIndex((some) => some !== '')
  return {
    label: labelWords(text, pieces),
    rest: cells.map((words) => words.filter((word) => !isAmong(pieces, word))),
    cutsWord: pieces.some((piece) => /\w/.test(piece.word.text) && !text.begins.has(piece.at)),
    widths: first.map((some, cell) => (cell < end ? widthOf(some) : 0)),
  }
}

/** The words of a label in its own spelling, each standing where its first piece does. */
function labelWords(text: Text, pieces: readonly { at: number; word: Word }[]): Word[] {
  const words: Word[] = []
  let at = 0
  for (const one of text.words) {
    const piece = pieces.findLast((candidate) => candidate.at <= at) ?? pieces[0]!
    words.push(wordWith(piece.word, { text: one, gap: words.length === 0 ? 2 : 1 }))
    at += one.length
  }
  return words
}
