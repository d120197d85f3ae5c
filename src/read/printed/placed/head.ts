import type { BaseForm } from '../../../model/form-catalogue.ts'
import { type Line, lettersOf, type Word, wholeLine, wordWith } from '../pages/page.ts'
import { isIn, linesIn, type RuledCell } from '../scanned/ruled-cells.ts'
import { chunksOf, joined, left, type PlacedLine, placedLines, right } from './placing.ts'

/** The head of a form whose boxes are told apart by where words stand → one cell a line of a box, boxes in order. */

const starts: readonly (readonly [RegExp, readonly [form3: number, others: number]])[] = [
  [/^1?nameandaddress/, [0, 0]],
  [/^2?dateofevent/, [1, 1]],
  [/^[23]?issuername/, [2, 1]],
  [/^3?dateofearl/, [1, 1]],
  [/^3?statementfor/, [1, 1]],
  [/^[45]?ifamendment/, [3, 1]],
  [/^[45]?relationshipof/, [2, 2]],
  [/^6?individualor/, [3, 2]],
  [/^rule10b51ctransaction/, [1, 1]],
]

/** Lines of the head, boxes one after the other. */
export function placedHead(lines: readonly Line[], form: BaseForm, published: boolean, cells: readonly RuledCell[]): Line[] {
  const placed = placedLines(lines)
  const begin = placed.findIndex(({ words }) => /nameandaddressofrep|^1nameandaddress/.test(lettersOf(words)))
  if (begin < 0) return [...lines]
  const edges = new Map<number, { left: number; top: number }>()
  const boxes = placed.slice(begin)
  const above: Line[] = []
  for (let at = 0; at < begin; at++) for (const chunk of chunksOf(placed[at]!.words, 3)) above.push(line(chunk))
  const ruled = ruledBoxes(boxes, published, cells)
  if (ruled) return [...above, ...ruled]
  for (const { words, y } of boxes) {
    for (const at of wordsThatMayBegin(words)) {
      const text = lettersOf(words.slice(at, at + 4))
      const match = starts.find(([label]) => label.test(text))
      if (!match) continue
      const band = match[1][form === '3' ? 0 : 1]
      const known = edges.get(band)
      edges.set(band, { left: Math.min(known?.left ?? Number.POSITIVE_INFINITY, left(words[at]!)), top: known?.top ?? y })
    }
  }
  const bands = [...edges.entries()].sort((a, b) => a[1].left - b[1].left)
  const gathered: Word[][][] = bands.map(() => [])
  const [dates, relationship] = [1, 2].map((wanted) => bands.findIndex(([one]) => one === wanted))
  for (const { words, y } of boxes) {
    // Nothing stands in a band above its first label: the issuer of Form 3 has the width of two.
    const lefts = bands.map(([, { left, top }]) => (y > top - 0.6 ? left : Number.POSITIVE_INFINITY))
    cutAt(words, lefts, dates!, relationship!).forEach((some, band) => {
      if (some.length > 0) gathered[band]!.push(some)
    })
  }
  const name = bands.findIndex(([band]) => band === 0)
  gathered.forEach((band, at) => {
    above.push(...(at === name ? placedOwner(band, published) : band.map(line)))
  })
  return above
}

/** The distance of lines in small type, in points. */
const pitch = 8

/** The words of a line of a box where that line stands: lines of other boxes beside it lie elsewhere. */
const onOneLine = (words: readonly Word[]): Word[] => {
  const [, y, , height] = words[0]!.box!
  return words.map((word) => wordWith(word, { line: (y + height * 0.8) / pitch }))
}

/** The boxes of a head by the lines ruled around them, column after column; `null` where not all that is written lies in one. */
function ruledBoxes(lines: readonly PlacedLine[], published: boolean, cells: readonly RuledCell[]): Line[] | null {
  if (cells.length === 0) return null
  const words = lines.flatMap((one) => one.words)
  const boxes = cells
    .map((cell) => ({ cell, words: words.filter((word) => isIn(cell, word)) }))
    .filter((box) => box.words.length > 0)
    .sort((a, b) => (Math.abs(a.cell.box[0] - b.cell.box[0]) > 6 ? a.cell.box[0] - b.cell.box[0] : a.cell.box[1] - b.cell.box[1]))
  const outside = words.filter((word) => !boxes.some((box) => box.words.includes(word)) && lettersOf([word]).length > 1)
  if (boxes.length < 3 || outside.length > 0) return null
  const isOwner = (box: (typeof boxes)[number]): boolean => /nameandaddressofrep/.test(lettersOf(linesIn(box.words).flat()))
  const first = boxes.findIndex(isOwner)
  // Lines inside box 1 may reach from side to side: all below its label in that column is its own.
  const last = boxes.findLastIndex(({ cell }) => first >= 0 && Math.abs(cell.box[0] - boxes[first]!.cell.box[0]) <= 6)
  const owner = boxes.slice(first, last + 1).flatMap((box) => linesIn(box.words).map(onOneLine))
  return boxes.flatMap((box, at) => {
    if (first >= 0 && at >= first && at <= last) return at === first ? placedOwner(owner, published) : []
    return linesIn(box.words).map(onOneLine).map(line)
  })
}

const line = (words: readonly Word[]): Line => wholeLine(words)

/** Whether a run of words with but a space between them begins well before an edge and ends behind it. */
function reachesOver(words: readonly Word[], from: number, edge: number | undefined): boolean {
  if (edge === undefined || left(words[from]!) >= edge - 3) return false
  let at = from
  while (at + 1 < words.length && left(words[at + 1]!) - right(words[at]!) < 2) at++
  return right(words[at]!) > edge
}

/** Indexes of words after a wide gap, or with a box's number. */
function wordsThatMayBegin(words: readonly Word[]): number[] {
  const begins: number[] = []
  words.forEach((word, at) => {
    const { text } = word
    const isNumber = text.length < 4 && text.charCodeAt(text.length - 1) === 46 && /^\d[a-z]?\.$/.test(text)
    if ((isNumber || at === 0 || left(word) - right(words[at - 1]!) > 1) && mayBegin.test(text)) begins.push(at)
  })
  return begins
}

/** What the label of a box begins with: its number, its first letters, or both. */
const mayBegin = /^[^A-Za-z0-9]*(?:\d[^A-Za-z0-9]*$|\d?[^A-Za-z0-9]*(?:[dinrs]$|na|da|is|st|if|re|in|ru))/i

/**
 * Words of a line given to the bands that begin at `edges`; a value may begin a little before its label does, or far before it after a long
 * text, where it goes on past the edge. A date that a long street leaves no room stands close after it, and belongs to the band of dates.
 */
function cutAt(words: readonly Word[], edges: readonly number[], dates: number, relationship: number): Word[][] {
  const bands: Word[][] = edges.map(() => [])
  let band = 0
  words.forEach((word, at) => {
    const gap = at === 0 ? 99 : left(word) - right(words[at - 1]!)
    if (word.text[0] === '(' && box1.test(word.text)) band = 0
    else if (word.text === '(Check' && relationship > band && words[at + 1]?.text === 'all') band = relationship
    else if (band < dates && word.text.length === 10 && /^\d{2}\/\d{2}\/\d{4}$/.test(word.text)) band = dates
    else if (band === 0 && gap > 2 && bands[0]!.length > 0 && reachesOver(words, at, edges[1])) band++
    else
      while (band + 1 < edges.length && left(word) >= edges[band + 1]! - 3 && (gap >= 2 || Math.abs(left(word) - edges[band + 1]!) <= 2))
        band++
    bands[band]?.push(word)
  })
  return bands
}

const box1 = /^\((?:last|first|middle|street|city|state|zip|zip\/postal|country)\)?$/i

const caption = (name: string) => new RegExp(`^[([{]?${name}[)\\]}]?$`, 'i')
const captions = { street: caption('street'), city: caption('city'), state: caption('state') }

/**
 * The lines of a box 1. On the web page city, state and zip stand over their captions and may each break; each becomes a line of its own.
 */
export function placedOwner(all: readonly (readonly Word[])[], published: boolean): Line[] {
  // A narrow caption breaks: `(Zip/Postal` stands above the line of the others, `Code)` below.
  const lines = all.filter((words) => !words.every((word) => /^\(zip\/postal$|^code\)$/i.test(word.text)))
  const street = lines.findIndex((words) => words.some(({ text }) => captions.street.test(text) && /[()]/.test(text)))
  const city = lines.findIndex((words) => words.some(({ text }) => captions.city.test(text) && /[()]/.test(text)))
  if (published || street < 0 || city <= street + 1) return lines.map(line)
  const below = lines[city]!
  const state = below.find((word) => captions.state.test(word.text))
  const zip = below.find((word) => /^\(?zip/i.test(word.text))
  if (!state || !zip) return lines.map(line)
  const places: Word[][][] = [[], [], []]
  for (const words of lines.slice(street + 1, city)) {
    const columns: Word[][] = [[], [], []]
    for (const word of words) columns[left(word) >= left(zip) - 2 ? 2 : left(word) >= left(state) - 2 ? 1 : 0]!.push(word)
    // Where a city of two lines leaves the line between to state and zip, a text has them farther left.
    const alone = lines.length > 1 && words.length === 2 && chunksOf(words).length === 2
    if (alone && /^[A-Z][A-Z0-9]$/.test(words[0]!.text) && /\d/.test(words[1]!.text))
      columns.splice(0, 3, [], words.slice(0, 1), words.slice(1))
    columns.forEach((some, at) => {
      if (some.length > 0) places[at]!.push(some)
    })
  }
  return [
    ...lines.slice(0, street + 1).map(line),
    ...places.filter((some) => some.length > 0).map((some) => line(joined(some, false))),
    ...lines.slice(city).map(line),
  ]
}

/** The lines of a further owner's box 1. */
export const placedFurtherOwner = (lines: readonly Line[], published: boolean): Line[] =>
  placedOwner(
    placedLines(lines).map((one: PlacedLine) => one.words),
    published,
  )
