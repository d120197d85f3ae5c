import type { ColumnField } from '../../../model/form-columns.ts'
import type { PrintedNote } from '../closing/notes.ts'
import { distance } from '../edit-distance.ts'
import { letters, textOf, type Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { titleWords } from './phrases.ts'
import { withoutMarks } from './said.ts'

/** Which titles a recognised form has, and which of them damaged words may be. */

export type Rows = readonly PrintedRow[]

const whole = /^(?:stocks?|shares?|units?|warrants?|notes?|debentures?|buy|sell|options?|rights?|value|interests?|ads|adss)$/

/** Whether words end as a title may. */
export const isWhole = (words: readonly Word[]): boolean => whole.test(letters(words.at(-1)?.text ?? ''))

/** Whether the words of one text stand in another, in order. */
export function isPieceOf(piece: readonly string[], text: readonly string[]): boolean {
  let at = 0
  for (const word of text) if (word === piece[at]) at++
  return at === piece.length && piece.length < text.length
}

/** The letters of each word that has some. */
export const lettersIn = (words: readonly Word[]): string[] => words.map((word) => letters(word.text)).filter((text) => text !== '')

/** Titles, how often each stands in the rows, and its words. */
export type Found = ReadonlyMap<string, { readonly times: number; readonly words: readonly Word[] }>

/** Words that tell one security from another. */
const tells = /^(?:class|series|preferred|convertible|restricted|performance.*|phantom|option|warrants?|[a-z]|[a-z]?\d+)$/

/** The words of a row's cell. */
export const wordsOf = (row: PrintedRow, field: ColumnField): readonly Word[] =>
  row.boxes.find((box) => box.column.field === field)?.words ?? []

/** The words that titles of the form are made of: common ones, those of its notes, and those that stand in two titles. */
function knownWords(tables: readonly [Rows, Rows], notes: readonly PrintedNote[]): (word: string) => boolean {
  const counts = new Map<string, number>()
  const count = (word: string, times: number) => counts.set(word, (counts.get(word) ?? 0) + times)
  for (const row of tables.flat())
    for (const field of ['securityTitle', 'underlyingTitle'] as const)
      for (const word of lettersIn(withoutMarks(wordsOf(row, field)))) count(word, 1)
  for (const note of notes) for (const word of lettersIn(note.words)) count(word, 2)
  return (word) => titleWords.has(word) || /^(?:[a-z]|[a-z]?\d{1,4}|[ivx]+)$/.test(word) || (counts.get(word) ?? 0) > 1
}

/** Tells whether words are a title, undamaged: they end as one, and the form or its notes have all of them elsewhere. */
export function soundness(tables: readonly [Rows, Rows], notes: readonly PrintedNote[]): (own: readonly Word[]) => boolean {
  const known = knownWords(tables, notes)
  return (own) => isWhole(own) && lettersIn(own).every(known) && !/^(?:stock|shares?)$/i.test(textOf(own))
}

/** The undamaged titles that rows have in a column. */
export function titlesIn(rows: Rows, field: ColumnField, isSound: (own: readonly Word[]) => boolean): Found {
  const counts = new Map<string, { times: number; words: readonly Word[] }>()
  for (const row of rows) {
    const own = withoutMarks(wordsOf(row, field))
    if (own.length < 2 || !isSound(own)) continue
    const text = textOf(own)
    counts.set(text, { times: (counts.get(text)?.times ?? 0) + 1, words: own })
  }
  return counts
}

/** The one title, oftener in the form than these words, that has them in it or stands among stains in them. */
export function oftener(own: readonly Word[], among: Found): readonly Word[] | null {
  const times = among.get(textOf(own))?.times ?? 0
  const mine = lettersIn(own)
  const fits = [...among.values()].filter(({ times: theirs, words }) => {
    if (theirs < Math.max(2, times)) return false
    const text = lettersIn(words)
    if (isPieceOf(mine, text)) return true
    return own.length - words.length <= 3 && isPieceOf(text, mine) && mine.every((one) => text.includes(one) || !tells.test(one))
  })
  return fits.length === 1 ? fits[0]!.words : null
}

/** How much of a title the words of a damaged one are, in order, 0 to 1. */
function likeness(own: readonly string[], title: readonly string[]): number {
  let before = new Array<number>(own.length + 1).fill(0)
  for (const word of title) {
    const next = [0]
    own.forEach((mine, at) => {
      const most = Math.max(word.length, mine.length)
      const alike = most === 1 ? Number(word === mine) : 1 - distance(word, mine) / most
      next.push(Math.max(before[at + 1]!, next[at]!, before[at]! + (alike >= 0.6 ? alike * word.length : 0)))
    })
    before = next
  }
  return before[own.length]! / title.reduce((sum, word) => sum + word.length, 0)
}

/** The title that damaged words are most like, if no other comes near it. */
export function likest(own: readonly Word[], among: Found): readonly Word[] | null {
  const mine = lettersIn(own)
  const ranked = [...among.values()]
    .map(({ words }) => ({ words, score: likeness(mine, lettersIn(words)) }))
    .sort((one, other) => other.score - one.score)
  const [first, second] = ranked
  if (!first || first.score < (second ? 0.55 : 0.45) || (second && first.score - second.score < 0.15)) return null
  return first.words
}

/** The words of a note that go on after a title until a title may end. */
export function inNotes(own: readonly Word[], notes: readonly PrintedNote[]): readonly Word[] | null {
  const start = lettersIn(own)
  for (const { words } of notes) {
    for (let at = 0; at + start.length < words.length; at++) {
      if (!start.every((text, index) => letters(words[at + index]!.text) === text)) continue
      for (let end = at + start.length; end < Math.min(words.length, at + start.length + 3); end++)
        if (whole.test(letters(words[end]!.text)))
          return words.slice(at, end + 1).map((word) => ({ ...word, text: word.text.replace(/[.,;)"]+$/, '') }))
    }
  }
  return null
}

/** The only title of the form in a column. */
export const only = (among: Found): readonly Word[] | null => (among.size === 1 ? [...among.values()][0]!.words : null)

/** The one title that most of the rows have where others were read, which may be pieces of the columns beside. */
export function mostly(among: Found): readonly Word[] | null {
  const all = [...among.values()]
  const times = all.reduce((sum, one) => sum + one.times, 0)
  return all.find((one) => one.times > 1 && one.times >= times * 0.6)?.words ?? only(among)
}
