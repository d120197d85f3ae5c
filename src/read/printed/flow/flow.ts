import { LetterList } from '../pages/letters.ts'
import { type Cell, type Line, type Word, withGap } from '../pages/page.ts'

/**
 * Words in reading order with their letters alone, so that a label is found whatever white space, punctuation, line breaks or cell
 * borders stand in it, and, with some errors allowed, in damaged text.
 */
export interface Flow {
  readonly words: readonly Word[]
  readonly letters: string
  /** The number of letters before each word, and of all. */
  readonly begins: readonly number[]
}

/** Where a label stands: the words it covers, `end` exclusive, and how many letters differ. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly errors: number
  /** The word holding the last letter goes on after it: `Person*Hoffman`. */
  readonly from: number
  readonly to: number
}

const gathered = new LetterList()

export function flowOf(cells: readonly Cell[]): Flow {
  const words: Word[] = []
  const begins: number[] = []
  let size = 0
  for (const cell of cells) {
    for (let inCell = 0; inCell < cell.words.length; inCell++) {
      const word = cell.words[inCell]!
      // A cell begins a line of its own.
      words.push(inCell === 0 ? withGap(word, 2) : word)
      begins.push(size)
      size += gathered.add(word.text)
    }
  }
  begins.push(size)
  return { words, letters: gathered.take(), begins }
}

/** The word that a letter stands in. */
export function wordAt({ begins }: Flow, letter: number): number {
  let low = 0
  let high = begins.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (begins[middle]! <= letter) low = middle
    else high = middle
  }
  return low
}

export function flowOfLines(lines: readonly Line[]): Flow {
  const cells: Cell[] = []
  for (const line of lines) for (const cell of line.cells) cells.push(cell)
  return flowOf(cells)
}

/** The first place of `label` (letters only) at or after letter `from`, or `null`. */
export function find(flow: Flow, label: string, from = 0, until = flow.letters.length): Found | null {
  const start = flow.letters.indexOf(label, from)
  if (start < 0 || start + label.length > until) return null
  return found(flow, start, start + label.length, 0)
}

const found = (flow: Flow, from: number, to: number, errors: number): Found => ({
  start: wordAt(flow, from),
  end: wordAt(flow, to - 1) + 1,
  errors,
  from,
  to,
})

/** As `find`, or else the nearest place with at most a fifth of the letters wrong. */
export function findNear(flow: Flow, label: string, from = 0, until = flow.letters.length, tolerance = 0.2): Found | null {
  const exact = find(flow, label, from, until)
  if (exact) return exact
  const allowed = Math.floor(label.length * tolerance)
  if (allowed === 0 || until - from < label.length - allowed || until - from > 40_000) return null
  const near = nearestIn(flow.letters, label, allowed, stretchesNear(flow.letters, label, allowed, from, until))
  return near ? found(flow, near.from, near.to, near.errors) : null
}

/** Letters that a label stands in, but for so many errors. */
interface Near {
  readonly errors: number
  readonly from: number
  readonly to: number
}

/** Letters from one place up to another. */
type Stretch = readonly [from: number, until: number]

/** Where letters are nearest to a label, the first of like places; `null` where they have more errors everywhere. */
function nearestIn(letters: string, label: string, allowed: number, stretches: readonly Stretch[]): Near | null {
  // Sellers: the cheapest alignment of the beginnings of the label ending at each letter, with where it began. Those up to `last` are kept:
  // longer ones have too many errors (Ukkonen).
  const size = label.length
  const cost = new Int32Array(size + 1)
  const began = new Int32Array(size + 1)
  let best: Near | null = null
  for (const [from, until] of stretches) {
    for (let index = 0; index <= size; index++) cost[index] = index
    began.fill(from)
    let last = allowed
    for (let position = from; position < until; position++) {
      const letter = letters.charCodeAt(position)
      let index = 1
      let costBefore = 0
      let beganBefore = position
      began[0] = position + 1
      for (; index <= size && (index <= last + 1 || cost[index - 1]! < allowed); index++) {
        const same = costBefore + (label.charCodeAt(index - 1) === letter ? 0 : 1)
        const skip = (index <= last ? cost[index]! : allowed) + 1
        const least = Math.min(same, skip, cost[index - 1]! + 1)
        const beganHere = least === same ? beganBefore : least === skip ? began[index]! : began[index - 1]!
        costBefore = index <= last ? cost[index]! : allowed + 1
        beganBefore = began[index]!
        cost[index] = least
        began[index] = beganHere
      }
      last = index - 1
      while (cost[last]! > allowed) last--
      if (last === size && (best === null || cost[size]! < best.errors))
        best = { errors: cost[size]!, from: began[size]!, to: position + 1 }
    }
  }
  return best
}

/**
 * The stretches of a text that a label may stand in with so many errors, in order: of one piece more than that each place of it has one whole,
 * and reaches no farther than the label with the errors added.
 */
function stretchesNear(text: string, label: string, allowed: number, from: number, until: number): Stretch[] {
  const size = label.length
  const stretches: Stretch[] = []
  for (let piece = 0; piece <= allowed; piece++) {
    const start = Math.floor((size * piece) / (allowed + 1))
    const part = label.slice(start, Math.floor((size * (piece + 1)) / (allowed + 1)))
    for (let at = text.indexOf(part, from); at >= 0 && at + part.length <= until; at = text.indexOf(part, at + 1))
      stretches.push([Math.max(from, at - start - allowed), Math.min(until, at - start + size + allowed)])
  }
  stretches.sort((a, b) => a[0] - b[0])
  const apart: [number, number][] = []
  for (const [begin, end] of stretches) {
    const last = apart.at(-1)
    if (last !== undefined && begin <= last[1]) last[1] = Math.max(last[1], end)
    else apart.push([begin, end])
  }
  return apart
}
