import { isOffice } from '../head/offices.ts'
import { begunWith, isTicked, textOf, type Word, withGap, withText, wordWith } from '../pages/page.ts'
import { beginningsIn, choiceLabels, type Taken, takeLabel } from './labels.ts'
import { joined, type Vocabulary } from './words.ts'

/** Box 5 where cell borders cut it: its four labels, the ticks between them and the title below. */

type Pieces = readonly (readonly Word[])[]

/** For each choice the one whose label stands at the right of its own in the same line. */
const besides: readonly (number | null)[] = [1, null, 3, null]

/** The places of two of the labels. */
const officer = 2
const other = 3

/** A typed tick of which a border cut off the line before it or after it: `X__`. */
const wholeTick = (word: Word): Word => (/^(?:[xX]_+|_+[xX])$/.test(word.text) ? withText(word, '_X_') : word)

/** The labels in order, each after its tick, then what is written below; `null` where the cells hold none of them. */
export function relationshipWords(cells: Pieces, known: Vocabulary): Word[] | null {
  const beginnings = beginningsIn(cells)
  // "Director" by itself is a word of a title.
  if (!choiceLabels.slice(1).some((spellings) => spellings.some((label) => beginnings.has(label)))) return null
  const pieces = cells.map((words) => words.map(wholeTick))
  let rest: Pieces = pieces
  const labels: (readonly Word[] | null)[] = []
  for (const spellings of choiceLabels) {
    let label: readonly Word[] | null = null
    for (const spelling of spellings) {
      const taken: Taken | null = label ? null : takeLabel(rest, spelling)
      if (!taken) continue
      label = taken.label
      rest = taken.rest
    }
    labels.push(label)
  }
  if (labels.slice(1).every((label) => label === null)) return null
  for (let again = 0; again < 2; again++) rest = takeLabel(rest, 'below)')?.rest ?? rest
  const title = joined(
    rest.map((words) => words.filter((word) => !isTicked(word) && !/^_+$/.test(word.text))),
    known,
  )
  const ticks = new Map<number, Word>()
  let clear = true
  rest.forEach((words, cell) => {
    for (const word of words) {
      if (!isTicked(word)) continue
      const choice = choiceOf(word, pieces[cell]!, cell, pieces, labels, textOf(title))
      if (choice === null) clear = false
      else ticks.set(choice.label, choice.isClear ? word : wordWith(word, { certainty: ofEither }))
    }
  })
  const words: Word[] = []
  labels.forEach((label, at) => {
    const tick = ticks.get(at)
    if (tick && clear) words.push(withGap(tick, 1))
    if (label) words.push(...begunWith(label, 1))
  })
  return [...words, ...title]
}

/** The label of a tick, and whether it can be that of no other. */
interface Choosing {
  readonly label: number
  readonly isClear: boolean
}

/** How sure an X is that of the label at its right, where it may begin the line below as well. */
export const ofEither = 0.9

/** Whose tick an X is: that of the label after it in its line; `null` where two lines may have it. */
function choiceOf(
  tick: Word,
  cell: readonly Word[],
  at: number,
  pieces: Pieces,
  labels: readonly (readonly Word[] | null)[],
  title: string,
): Choosing | null {
  const clear = (label: number): Choosing => ({ label, isClear: true })
  const starts = labels.map((label) => label?.[0]?.start ?? -1)
  const index = cell.indexOf(tick)
  // A typed box stands right before its label.
  const next = starts.indexOf(cell[index + 1]?.start ?? -2)
  if (tick.text.includes('_') && next >= 0) return clear(next)
  for (let before = index - 1; before >= 0; before--) {
    const label = labels.findIndex((words) => words?.some((word) => word.start === cell[before]!.start))
    if (label < 0) continue
    const beside = besides[label]!
    const isHere = cell.some((word) => word.start === starts[beside ?? -1])
    const below = starts.indexOf(cell[index + 1]?.start ?? -2)
    // Where a border stands before the label beside, the X at the end of one line and that at the beginning of the next look alike.
    if (beside === null)
      return label === other && starts.some((start, one) => one === officer && cell.some((word) => word.start === start)) && isOffice(title)
        ? { label: officer, isClear: false }
        : null
    const isEither = !isHere && below > beside
    return isEither && title !== '' ? clear(below) : { label: beside, isClear: !isEither }
  }
  for (const word of cell.slice(index + 1)) {
    const label = starts.indexOf(word.start)
    if (label >= 0) return clear(label)
  }
  // In a cell of its own: the next label at its right, of one line.
  const later = pieces.slice(at + 1).flatMap((words) => words.map((word) => starts.indexOf(word.start)).filter((label) => label >= 0))
  const lines = new Set(later.map((label) => label >> 1))
  if (lines.size === 1) return clear(later[0]!)
  // The one tick of who has an office.
  return starts[officer]! >= 0 && isOffice(title) && pieces.flat().filter(isTicked).length === 1 ? { label: officer, isClear: false } : null
}
