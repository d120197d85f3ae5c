import type { Image, Region } from './image.ts'

/** Darker than this is ink, on white paper. */
const ink = 145

/** A stretch of a line that is recognised by itself: running text, a single letter or digit (a stroke where it is as narrow as I and 1), something short in brackets, or the raised marks after a word. */
export interface Piece {
  readonly kind: 'block' | 'line' | 'letter' | 'stroke' | 'bracketed' | 'marks'
  readonly region: Region
  /** The line the piece stands in. */
  readonly line: Region
  /** What stands apart in it: letters, digits and points, where it is one line. */
  readonly letters: readonly Region[]
}

/** What is written in a cell, cut into pieces; none where there are only specks. `tallest` is the height of a line of text at most: what is higher stays one block. */
export function piecesOf(image: Image, cell: Region, tallest: number): Piece[] {
  const inset = 1
  const inner = { x: cell.x + inset, y: cell.y + inset, width: cell.width - 2 * inset, height: cell.height - 2 * inset }
  const pieces: Piece[] = []
  for (const { start, end } of bands(inkOf(image, inner).rows)) {
    const row = { x: inner.x, y: inner.y + start, width: inner.width, height: end - start }
    const letters = bands(inkOf(image, row).columns, 10).map((band) =>
      upright(image, { ...row, x: row.x + band.start, width: band.end - band.start }),
    )
    const [first] = letters
    const last = letters.at(-1)
    if (!first || !last || row.height < 8) continue
    const line = { ...row, x: first.x, width: last.x + last.width - first.x }
    if (row.height > tallest) {
      pieces.push({ kind: 'block', region: line, line, letters: [] })
      continue
    }
    const raised = raisedFrom(letters)
    const plain = letters.slice(0, raised)
    if (plain.length > 0) pieces.push({ kind: kindOf(plain), region: around(plain), line, letters: plain })
    if (raised < letters.length) pieces.push({ kind: 'marks', region: around(letters.slice(raised)), line, letters: letters.slice(raised) })
  }
  return pieces
}

function kindOf(letters: readonly Region[]): Piece['kind'] {
  if (letters.length === 1 && isLetter(letters[0]!)) return isBracket(letters[0]!) ? 'stroke' : 'letter'
  return letters.length <= 4 && isBracket(letters[0]!) && isBracket(letters.at(-1)!) ? 'bracketed' : 'line'
}

const isBracket = ({ width, height }: Region): boolean => width < height * 0.5

const isLetter = ({ width, height }: Region): boolean => height >= 16 && width < height * 1.5

/** From which letter on all that follow hang above the foot of the line, as marks to notes do. */
function raisedFrom(letters: readonly Region[]): number {
  const first = letters[0]!
  const foot = first.y + first.height
  let from = letters.length
  while (from > 1) {
    const letter = letters[from - 1]!
    if (letter.y + letter.height > foot - first.height * 0.12 || letter.height < first.height * 0.45) break
    from--
  }
  const marks = letters.slice(from)
  // Brackets around a digit at least, and no more than three marks; all that follows an opening bracket hangs above its foot.
  return marks.length >= 2 && marks.length <= 12 && isBracket(marks[0]!) && isBracket(marks.at(-1)!) && !isBracket(first)
    ? from
    : letters.length
}

function around(regions: readonly Region[]): Region {
  const x = Math.min(...regions.map((region) => region.x))
  const y = Math.min(...regions.map((region) => region.y))
  return {
    x,
    y,
    width: Math.max(...regions.map((region) => region.x + region.width)) - x,
    height: Math.max(...regions.map((region) => region.y + region.height)) - y,
  }
}

/** A letter's region without the paper above and below. */
function upright(image: Image, region: Region): Region {
  const inked = inkOf(image, region).rows
  const top = inked.findIndex((sum) => sum > 0)
  const bottom = inked.findLastIndex((sum) => sum > 0)
  return { ...region, y: region.y + top, height: bottom + 1 - top }
}

/** Pixels of ink in each row and column of a region. */
function inkOf(image: Image, { x, y, width, height }: Region): { readonly rows: Uint16Array; readonly columns: Uint16Array } {
  const rows = new Uint16Array(Math.max(0, height))
  const columns = new Uint16Array(Math.max(0, width))
  for (let down = 0; down < height; down++) {
    for (let across = 0; across < width; across++) {
      if (image.pixels[(y + down) * image.width + x + across]! >= ink) continue
      rows[down]!++
      columns[across]!++
    }
  }
  return { rows, columns }
}

/** Stretches that hold ink; a speck is too little to be one, though a full stop in a line of letters is not. */
function bands(sums: Uint16Array, least = 24): { start: number; end: number }[] {
  const found: { start: number; end: number; ink: number }[] = []
  for (const [at, sum] of sums.entries()) {
    if (sum === 0) continue
    const last = found.at(-1)
    if (last && at === last.end) {
      last.end = at + 1
      last.ink += sum
    } else found.push({ start: at, end: at + 1, ink: sum })
  }
  return found.filter((band) => band.ink >= least)
}
