import type { ColumnField } from '../../../model/form-columns.ts'
import type { PrintedNote } from '../closing/notes.ts'
import { distance } from '../edit-distance.ts'
import { letters, textOf, type Word } from '../pages/page.ts'
import type { PrintedRow } from '../table/rows.ts'
import { titleWords } from './phrases.ts'
import { withoutMarks } from './said.ts'
import { isMarkLike, mend } from './values.ts'

/**
 * Titles of recognised rows, told by the other titles of the form. Of 237 forms with several lines in Table I five have more than one title
 * there; the securities underlying the derivative ones have one title in 54 of 64 forms, in 137 of 140 that of Table I where it has one; and no
 * derivative security has the title of the one that underlies it.
 */

type Rows = readonly PrintedRow[]

const whole = /^(?:stocks?|shares?|units?|warrants?|notes?|debentures?|buy|sell|options?|rights?|value|interests?|ads|adss)$/

const isWhole = (words: readonly Word[]): boolean => whole.test(letters(words.at(-1)?.text ?? ''))

/** Whether the words of one text stand in another, in order. */
function isPieceOf(piece: readonly string[], text: readonly string[]): boolean {
  let at = 0
  for (const word of text) if (word === piece[at]) at++
  return at === piece.length && piece.length < text.length
}

const lettersIn = (words: readonly Word[]): string[] => words.map((word) => letters(word.text)).filter((text) => text !== '')

/** Titles, how often each stands in the rows, and its words. */
type Found = ReadonlyMap<string, { readonly times: number; readonly words: readonly Word[] }>

/** Words that tell one security from another. */
const tells = /^(?:class|series|preferred|convertible|restricted|performance.*|phantom|option|warrants?|[a-z]|[a-z]?\d+)$/

const wordsOf = (row: PrintedRow, field: ColumnField): readonly Word[] => row.boxes.find((box) => box.column.field === field)?.words ?? []

const withWords = (row: PrintedRow, field: ColumnField, words: readonly Word[]): PrintedRow => ({
  ...row,
  boxes: row.boxes.map((box) => (box.column.field === field ? { ...box, words } : box)),
})

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

/** The titles of the rows as the form has them elsewhere, where they are damaged, lost or those of the column beside. */
export function withTitles(tables: readonly [Rows, Rows], notes: readonly PrintedNote[]): readonly [Rows, Rows] {
  const known = knownWords(tables, notes)
  const isSound = (own: readonly Word[]): boolean =>
    isWhole(own) && lettersIn(own).every(known) && !/^(?:stock|shares?)$/i.test(textOf(own))
  const found = (rows: Rows, field: ColumnField): Found => {
    const counts = new Map<string, { times: number; words: readonly Word[] }>()
    for (const row of rows) {
      const own = withoutMarks(wordsOf(row, field))
      if (own.length < 2 || !isSound(own)) continue
      const text = textOf(own)
      counts.set(text, { times: (counts.get(text)?.times ?? 0) + 1, words: own })
    }
    return counts
  }
  /** The one text, oftener in the form than these words, that has them in it or stands among stains in them. */
  const oftener = (own: readonly Word[], among: Found): readonly Word[] | null => {
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
  /** The title that damaged words are most like, if no other comes near it. */
  const likest = (own: readonly Word[], among: Found): readonly Word[] | null => {
    const mine = lettersIn(own)
    const ranked = [...among.values()]
      .map(({ words }) => ({ words, score: likeness(mine, lettersIn(words)) }))
      .sort((one, other) => other.score - one.score)
    const [first, second] = ranked
    if (!first || first.score < (second ? 0.55 : 0.45) || (second && first.score - second.score < 0.15)) return null
    return first.words
  }
  /** The words of a note that go on after a title until a title may end. */
  const inNotes = (own: readonly Word[]): readonly Word[] | null => {
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
  const first = found(tables[0], 'securityTitle')
  const owned = tables[0].map((row) => titled(row, 'securityTitle', first))

  /** A row whose title is another one of the form. */
  function titled(row: PrintedRow, field: ColumnField, among: Found): PrintedRow {
    const own = withoutMarks(wordsOf(row, field)).filter((word) => letters(word.text) !== '')
    if (own.length === 0) return row
    // A sound title of Table I that another one goes on from is one of its own.
    if (among === first && isSound(own)) return row
    const text =
      oftener(own, among) ??
      (isSound(own) ? null : (likest(own, among) ?? (isWhole(own) || field === 'underlyingTitle' ? null : inNotes(own))))
    return text ? withWords(row, field, put(wordsOf(row, field), text, 0.8, own[0]!)) : row
  }

  const parted = tables[1].map(withSeries)
  const underlying = found(parted, 'underlyingTitle')
  const only = (among: Found) => (among.size === 1 ? [...among.values()][0]!.words : null)
  /** The one title that most of the rows have where others were read, which may be pieces of the columns beside. */
  const mostly = (among: Found) => {
    const all = [...among.values()]
    const times = all.reduce((sum, one) => sum + one.times, 0)
    return all.find((one) => one.times > 1 && one.times >= times * 0.6)?.words ?? only(among)
  }
  // Where the form names one security, that is the one.
  const one = mostly(underlying)
  const held = only(found(owned, 'securityTitle'))
  const common = held && (underlying.size === 0 || (one && isPieceOf(lettersIn(one), lettersIn(held)))) ? held : one
  const derivative = found(parted, 'securityTitle')
  const others = new Map([...derivative].filter(([text]) => !underlying.has(text) && text !== textOf(common ?? [])))
  return [
    owned,
    parted.map((row) => {
      const words = withoutMarks(wordsOf(row, 'underlyingTitle'))
      const place = words[0] ?? wordsOf(row, 'underlyingAmount')[0]
      let read = titled(row, 'underlyingTitle', underlying)
      const isDoubtful = (own: readonly Word[]) => !isSound(own) || (common !== null && isPieceOf(lettersIn(own), lettersIn(common)))
      if (place && common && isDoubtful(withoutMarks(wordsOf(read, 'underlyingTitle'))))
        read = withWords(read, 'underlyingTitle', put(wordsOf(row, 'underlyingTitle'), common, 0.85, place, true))
      else if (place && words.length === 1 && /^(?:common|stock)$/i.test(words[0]!.text) && underlying.size === 0)
        read = withWords(read, 'underlyingTitle', put(wordsOf(row, 'underlyingTitle'), titleOf('Common Stock', place), 0.75, place))
      read = titled(read, 'securityTitle', others)
      const own = withoutMarks(wordsOf(read, 'securityTitle'))
      const isUnderlying = own.length > 0 && common !== null && textOf(own) === textOf(common)
      const title = isUnderlying ? only(others) : null
      return title ? withWords(read, 'securityTitle', put(wordsOf(read, 'securityTitle'), title, 0.7, own[0]!, true)) : read
    }),
  ]
}

/** The words of a title at the place of others, with the marks of those. */
const put = (words: readonly Word[], text: readonly Word[], certainty: number, place: Word, inferred = false): readonly Word[] => [
  ...text.map((word, at) => ({
    ...mend(place, word.text, certainty),
    certainty,
    gap: at === 0 ? place.gap : (1 as const),
    ...(inferred ? { inferred } : { mended: true }),
  })),
  ...words.filter((word) => isMarkLike(word.text)),
]

/** `Series A` above `Preferred Stock` stands beside the first word of the underlying title: common stock has no series. */
function withSeries(row: PrintedRow): PrintedRow {
  const [series, name, next] = wordsOf(row, 'underlyingTitle')
  const own = wordsOf(row, 'securityTitle')
  if (!next || series?.text !== 'Series' || !/^[A-Z][\d-]{0,3}$/.test(name!.text) || !/^[CSG]/.test(next.text)) return row
  if (own.length === 0 || own.some((word) => /^series$/i.test(word.text))) return row
  const moved = withWords(row, 'securityTitle', [series, name!, ...own.map((word, at) => (at === 0 ? { ...word, gap: 1 as const } : word))])
  return withWords(moved, 'underlyingTitle', wordsOf(row, 'underlyingTitle').slice(2))
}

const titleOf = (text: string, place: Word): readonly Word[] => text.split(' ').map((word) => ({ ...place, text: word, gap: 1 as const }))
