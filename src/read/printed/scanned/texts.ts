import { begunWith, cellOf, firstWord, type Line, lettersOf, lettersOfLine, type Word, withCells, wordsOf } from '../pages/page.ts'
import { isConstant, isSigned } from '../sections.ts'

/** Constant texts and numbers of notes on scans, of which single letters are wrong: mended by where they stand and by what must stand there. */

/** The lines of a scan, with the heading of the notes and their numbers as they must have been printed. */
export function withMendedTexts(lines: readonly Line[]): Line[] {
  const heading = lines.findIndex((line) => isExplanation(line))
  if (heading < 0) return [...lines]
  const end = lines.findIndex((line, at) => at > heading && endsNotes(line))
  const until = end < 0 ? lines.length : end
  return [
    ...lines.slice(0, heading),
    oneCell(lines[heading]!, headed(wordsOf(lines[heading]!))),
    ...withNumbers(lines.slice(heading + 1, until)),
    ...lines.slice(until),
  ]
}

const explanation = ['Explanation', 'of', 'Responses:'] as const

/** Its first two words are enough: no note has but three words. */
const isExplanation = (line: Line): boolean =>
  wordsOf(line).length <= 3 && /^explanationof[a-z]{6,12}$|^[a-z]{8,14}ofresponses$/.test(lettersOfLine(line))

const endsNotes = (line: Line): boolean => /^remarks|^notefilethree|^potentialpersons/.test(lettersOfLine(line)) || isSigned(line)

const headed = (words: readonly Word[]): Word[] =>
  explanation.map((text, at) => {
    const word = words[Math.min(at, words.length - 1)]!
    return text === word.text ? word : { ...word, text, mended: true }
  })

const oneCell = (line: Line, words: readonly Word[]): Line => withCells(line, [cellOf(words, 0)])

/** `(3)` in a column of its own, or `3.` before the text of its note. */
const clear = /^(?:\((\d{1,2})\)|(\d{1,2})\.)$/

/** How far apart, in characters, the numbers of notes may begin. */
const slack = 1.5

/** Letters and signs that digits, and the points and brackets after them, are taken for. */
const inColumn = /^[([{|]?[^\s]{1,2}[)\]}|]?$/
const alone = /^[\dIlLiJT|!]{1,2}[.,:;)]?$/
const inText = /^[([|]?[\dIlOoSsBZgqTJ|!]{1,2}[.,:;)]{1,2}$/

/** The lines of the notes, each number that is not clear as the one that must stand there. */
function withNumbers(lines: readonly Line[]): Line[] {
  const apart = lines.map((line) => oneCell(line, withoutText(wordsOf(line))))
  const numbered = apart.filter((line) => clear.test(wordsOf(line)[0]?.text ?? ''))
  const lefts = numbered.map((line) => left(wordsOf(line)[0]!)).sort((a, b) => a - b)
  const begin = apart[0] && firstWord(apart[0])
  const edge = lefts[Math.floor(lefts.length / 2)] ?? (begin && left(begin))
  if (edge === undefined) return apart
  const bracketed = numbered.filter((line) => /^\(/.test(wordsOf(line)[0]!.text)).length * 2 > numbered.length
  let expected = 1
  let before: Word | null = null
  return apart.map((line) => {
    const [first, ...rest] = wordsOf(line)
    const last = before
    before = wordsOf(line).at(-1) ?? before
    if (!first || Math.abs(left(first) - edge) > slack) return line
    const known = clear.exec(first.text)
    if (known) {
      const number = Number(known[1] ?? known[2])
      if (number >= expected && number <= expected + most) expected = number + 1
      return line
    }
    const [next] = rest
    const begins = next === undefined || /^["'($\d]?[A-Z\d$("]/.test(next.text)
    const stands = bracketed
      ? inColumn.test(first.text) && (next === undefined || left(next) - left(first) > 3.5)
      : (line === apart[0] ? alone : inText).test(first.text) && begins && (last === null || /[.!?;:)"']$/.test(last.text))
    // The stars before two of the sentences that every form prints stand in the column of numbers too.
    if (!stands || !/\w|[()]/.test(first.text) || isConstant(lettersOfLine(line))) return line
    const text = bracketed ? `(${expected})` : `${expected}.`
    expected++
    return oneCell(line, [{ ...first, text, mended: true }, ...rest])
  })
}

/** So many numbers in a row may be lost. */
const most = 3

const left = (word: Word): number => word.x?.[0] ?? 0

/** Words of a line of which the first is a number that its note was written against: `1.Represents`. */
function withoutText(words: readonly Word[]): readonly Word[] {
  const [first, ...rest] = words
  const against = /^(\d{1,2}[.,])(?=[A-Z"(][a-z"])/.exec(first?.text ?? '')
  if (!first || !against || lettersOf([first]) === '') return words
  const [number, text] = [first.text.slice(0, against[1]!.length), first.text.slice(against[1]!.length)]
  const edge = first.start + number.length
  return [{ ...first, text: number, end: edge }, ...begunWith([{ ...first, text, start: edge }], 1), ...rest]
}
