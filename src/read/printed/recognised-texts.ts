import type { PrintedNote } from './notes.ts'
import { letters, textOf, type Word } from './page.ts'
import { inferredRows } from './recognised-inference.ts'
import { markedRows } from './recognised-marks.ts'
import { isMarkLike, mend } from './recognised-values.ts'
import type { PrintedRow } from './rows.ts'

/** Titles and natures of ownership of recognised rows, read by comparing the rows: most rows of a form repeat the texts of others. */

type Rows = readonly PrintedRow[]

/** The rows of both tables with their texts compared, lost letters inferred and marks named. */
export function recognisedTables(tables: readonly [Rows, Rows], notes: readonly PrintedNote[]): readonly [Rows, Rows] {
  const spelt = completed(alike(tables), notes)
  const texts: string[] = []
  for (const note of notes) texts[note.number - 1] = textOf(note.words)
  return markedRows(
    [inferredRows(spelt[0]), inferredRows(spelt[1])],
    Array.from(texts, (text) => text ?? ''),
  )
}

const titles = new Set(['securityTitle', 'underlyingTitle'])

/** How many letters must change to make one text of another. */
function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let at = 1; at <= one.length; at++) {
    const next = [at]
    for (let to = 1; to <= other.length; to++)
      next.push(Math.min(before[to]! + 1, next[to - 1]! + 1, before[to - 1]! + (one[at - 1] === other[to - 1] ? 0 : 1)))
    before = next
  }
  return before[other.length]!
}

const said = (words: readonly Word[]): readonly Word[] => words.filter((word) => !isMarkLike(word.text))

/** `footnote` or `footnotes` with a few letters misread. */
const isFootnote = (text: string): boolean => {
  const own = letters(text)
  return (
    own.length > 5 && own.length < 12 && /^(?:[f{]?o|f)/.test(own) && Math.min(distance(own, 'footnote'), distance(own, 'footnotes')) <= 3
  )
}

/** `See footnote`, whatever became of its first word. */
function asFootnote(words: readonly Word[]): readonly Word[] {
  const own = said(words)
  const word = own.find((one) => isFootnote(one.text))
  if (
    !word ||
    own.length > 8 ||
    own.some((one) => /^(?:by:?|held|in|through|trusts?|llc|l\.?p\.?,?|remarks?|spouse|shares|owned|and)$/i.test(one.text))
  )
    return words
  const see = own.find((one) => /^see$/i.test(one.text)) ?? mend({ ...word, gap: 1 }, 'See', 0.8)
  return [see, { ...mend(word, footnoteOf(word.text), 0.9), gap: 1 }, ...words.filter((one) => isMarkLike(one.text))]
}

const footnoteOf = (text: string): string => `${/^F/.test(text) ? 'F' : 'f'}ootnote${/s\W*$/i.test(text) ? 's' : ''}`

const whole = /^(?:stocks?|shares?|units?|warrants?|notes?|debentures?|buy|sell|options?|rights?)$/

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

/** Titles that are pieces of a title which the form has whole are that title; the underlying security mostly is the same in every row. */
function completed(tables: readonly [Rows, Rows], notes: readonly PrintedNote[]): readonly [Rows, Rows] {
  const found = (field: string): Found => {
    const counts = new Map<string, { times: number; words: readonly Word[] }>()
    for (const row of tables.flat()) {
      for (const { column, words } of row.boxes) {
        const own = said(words)
        if (column.field !== field || !isWhole(own) || own.length < 2) continue
        const text = textOf(own)
        counts.set(text, { times: (counts.get(text)?.times ?? 0) + 1, words: own })
      }
    }
    return counts
  }
  const underlying = found('underlyingTitle')
  const securities = found('securityTitle')
  const noted = notes.map((note) => note.words)
  /** The one text of a form that has the words in it. */
  const only = (own: readonly Word[], among: ReadonlyMap<string, { words: readonly Word[] }>): readonly Word[] | null => {
    const fits = [...among.values()].filter(({ words }) => isPieceOf(lettersIn(own), lettersIn(words)))
    return fits.length === 1 ? fits[0]!.words : null
  }
  const timesOf = (own: readonly Word[], among: Found) => among.get(textOf(own))?.times ?? 0
  /** The one text, oftener in the form than these words, that has them in it or stands among stains in them. */
  const oftener = (own: readonly Word[], among: Found): readonly Word[] | null => {
    const times = timesOf(own, among)
    const mine = lettersIn(own)
    const fits = [...among.values()].filter(({ times: theirs, words }) => {
      if (theirs < Math.max(2, times)) return false
      const text = lettersIn(words)
      if (isPieceOf(mine, text)) return true
      return own.length - words.length <= 3 && isPieceOf(text, mine) && mine.every((one) => text.includes(one) || !tells.test(one))
    })
    return fits.length === 1 ? fits[0]!.words : null
  }
  /** The words of a note that go on after a title until a title may end. */
  const inNotes = (own: readonly Word[]): readonly Word[] | null => {
    const start = lettersIn(own)
    for (const words of noted) {
      for (let at = 0; at + start.length < words.length; at++) {
        if (!start.every((text, index) => letters(words[at + index]!.text) === text)) continue
        for (let end = at + start.length; end < Math.min(words.length, at + start.length + 3); end++)
          if (whole.test(letters(words[end]!.text)))
            return words.slice(at, end + 1).map((word) => ({ ...word, text: word.text.replace(/[.,;)"]+$/, '') }))
      }
    }
    return null
  }
  const put = (words: readonly Word[], text: readonly Word[], certainty: number, place: Word, inferred = false): readonly Word[] => [
    ...text.map((word, at) => ({
      ...mend(place, word.text, certainty),
      certainty,
      gap: at === 0 ? place.gap : (1 as const),
      ...(inferred ? { inferred } : { mended: true }),
    })),
    ...words.filter((word) => isMarkLike(word.text)),
  ]
  const common = [...underlying.entries()].sort((a, b) => b[1].times - a[1].times)[0]
  return [
    tables[0],
    tables[1].map((row) => ({
      ...row,
      boxes: row.boxes.map((box) => {
        const own = said(box.words)
        if (box.column.field === 'securityTitle' && own.length > 0) {
          const text = oftener(own, securities) ?? (isWhole(own) ? null : inNotes(own))
          return text ? { ...box, words: put(box.words, text, 0.8, own[0]!) } : box
        }
        if (box.column.field !== 'underlyingTitle') return box
        const held = oftener(own, underlying)
        if (held) return { ...box, words: put(box.words, held, 0.8, own[0]!) }
        if (isWhole(own) && own.length > 1) return box
        const text =
          own.length === 0
            ? null
            : (only(own, underlying) ?? only(own, new Map([...securities].filter(([title]) => /common|ordinary/i.test(title)))))
        if (text) return { ...box, words: put(box.words, text, 0.8, own[0]!) }
        const place = own[0] ?? row.boxes.find((one) => one.column.field === 'underlyingAmount')?.words[0]
        // Nothing of a title can be made out, and all other rows agree.
        const garbled = own.every(
          (word) => !/^(?:class|series|common|ordinary|preferred|stock|shares?|units?|american|depositary)/i.test(word.text),
        )
        if (place && garbled && common && underlying.size === 1) return { ...box, words: put(box.words, common[1].words, 0.7, place, true) }
        if (place && own.length === 1 && /^(?:common|stock)$/i.test(own[0]!.text) && underlying.size <= 1)
          return { ...box, words: put(box.words, common?.[1].words ?? titleOf('Common Stock', place), 0.75, place) }
        return box
      }),
    })),
  ]
}

const titleOf = (text: string, place: Word): readonly Word[] => text.split(' ').map((word) => ({ ...place, text: word, gap: 1 as const }))

/** Rows with texts that differ from one of several rows by few letters read as that one. */
function alike(tables: readonly [Rows, Rows]): readonly [Rows, Rows] {
  const counts = new Map<string, { times: number; words: readonly Word[] }>()
  const kindOf = (field: string) => (titles.has(field) ? 'title' : 'nature')
  for (const row of tables.flat()) {
    for (const { column, words } of row.boxes) {
      if (column.kind !== 'text' || said(words).length === 0) continue
      const key = `${kindOf(column.field)} ${textOf(said(words))}`
      const known = counts.get(key)
      counts.set(key, { times: (known?.times ?? 0) + 1, words: known?.words ?? said(words) })
    }
  }
  const spelt = (field: string, words: readonly Word[]): readonly Word[] => {
    const own = said(words)
    const text = textOf(own)
    const mine = counts.get(`${kindOf(field)} ${text}`)?.times ?? 0
    let best: { readonly words: readonly Word[]; readonly cost: number } | null = null
    for (const [key, { times, words: other }] of counts) {
      if (times < 2 || times <= mine || !key.startsWith(kindOf(field))) continue
      const theirs = textOf(other)
      if (Math.abs(theirs.length - text.length) > 6) continue
      // A letter or number of its own tells classes and series apart.
      const names = (some: readonly Word[]) =>
        some
          .filter((word) => /^(?:[A-Z]|\d+|[A-Z]\d)$/.test(word.text))
          .map((word) => word.text)
          .join()
      if (names(other) !== names(own)) continue
      const cost = distance(letters(text), letters(theirs))
      if (cost <= Math.max(1, letters(theirs).length * 0.2) && (!best || cost < best.cost)) best = { words: other, cost }
    }
    if (!best) return words
    const place = own[0]!
    const end = own.at(-1)!
    const read = best.words.map((word, at) => ({
      ...mend({ ...place, end: end.end }, word.text, 0.85),
      gap: at === 0 ? place.gap : word.gap,
      mended: true,
    }))
    return [...read, ...words.filter((word) => isMarkLike(word.text))]
  }
  const each = (rows: Rows): Rows =>
    rows.map((row) => ({
      ...row,
      boxes: row.boxes.map((box) => {
        if (box.column.kind !== 'text' || said(box.words).length === 0) return box
        const words = box.column.field === 'natureOfOwnership' ? asFootnote(box.words) : box.words
        return { ...box, words: spelt(box.column.field, words) }
      }),
    }))
  return [each(tables[0]), each(tables[1])]
}
