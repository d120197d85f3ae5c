import { type Cell, type Line, letters, type Word } from './page.ts'

/**
 * Words in reading order with their letters alone, so that a label is found whatever white space, punctuation, line breaks or cell
 * borders stand in it, and, with some errors allowed, in damaged text.
 */
export interface Flow {
  readonly words: readonly Word[]
  /** Which cell each word stands in; cells are numbered in reading order. */
  readonly cells: readonly number[]
  readonly letters: string
  /** The word of each letter. */
  readonly at: readonly number[]
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

export function flowOf(cells: Iterable<Cell>): Flow {
  const words: Word[] = []
  const owners: number[] = []
  const at: number[] = []
  let text = ''
  let count = 0
  for (const cell of cells) {
    for (let inCell = 0; inCell < cell.words.length; inCell++) {
      const word = cell.words[inCell]!
      const index = words.length
      // A cell begins a line of its own.
      words.push(inCell === 0 && word.gap < 2 ? { ...word, gap: 2 } : word)
      owners.push(count)
      const own = letters(word.text)
      text += own
      for (let letter = 0; letter < own.length; letter++) at.push(index)
    }
    count++
  }
  return { words, cells: owners, letters: text, at }
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
  start: flow.at[from]!,
  end: flow.at[to - 1]! + 1,
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
  // Sellers: the cheapest alignment of the whole label ending at each letter, with where it began.
  const size = label.length
  let cost = Array.from({ length: size + 1 }, (_, index) => index)
  let began = new Array<number>(size + 1).fill(from)
  let best: { errors: number; from: number; to: number } | null = null
  for (let position = from; position < until; position++) {
    const letter = flow.letters[position]
    const nextCost = [0]
    const nextBegan = [position + 1]
    for (let index = 1; index <= size; index++) {
      const same = cost[index - 1]! + (label[index - 1] === letter ? 0 : 1)
      const skip = cost[index]! + 1
      const miss = nextCost[index - 1]! + 1
      const least = Math.min(same, skip, miss)
      nextCost.push(least)
      nextBegan.push(least === same ? (index === 1 ? position : began[index - 1]!) : least === skip ? began[index]! : nextBegan[index - 1]!)
    }
    cost = nextCost
    began = nextBegan
    if (cost[size]! <= allowed && (best === null || cost[size]! < best.errors))
      best = { errors: cost[size]!, from: began[size]!, to: position + 1 }
  }
  return best ? found(flow, best.from, best.to, best.errors) : null
}
