import type { AreaOf } from './areas.ts'
import { around, type Image, type Region } from './image.ts'
import { numbersBetweenBrackets, whole } from './letters.ts'
import { faint, type Spot } from './spots.ts'

/** Letters that stand beside each other without a wide gap or a rule between them: what is recognised at one go. */
export interface Stretch {
  /** From left to right. */
  readonly letters: readonly Spot[]
  readonly line: TextLine
  readonly kind: Kind
}

/** The line that letters stand in, in pixels of the page. */
export interface TextLine {
  /** Where the letters stand: what reaches below is a comma or the tail of a letter. */
  readonly foot: number
  /** How high capitals are. */
  readonly tall: number
}

/** Running text, a letter or digit alone, or the raised marks after a word. */
export type Kind = 'line' | 'letter' | 'marks'

interface Line {
  letters: Spot[]
  top: number
  bottom: number
  right: number
}

/** Boxes to be ticked that have ink in them: a cross that touches its box is one spot with it. */
export const tickedBoxes = (image: Image, spots: readonly Spot[], dpi: number): Region[] =>
  spots.filter((spot) => isFrame(spot, image, dpi) && isCrossed(spot, image))

/** So much of the middle of a box is ink where it is ticked: more than specks, less than a stain. */
const crossed = [0.12, 0.7] as const

function isCrossed({ x, y, width, height }: Region, image: Image): boolean {
  let ink = 0
  let area = 0
  for (let down = Math.ceil(y + height * 0.3); down < y + height * 0.7; down++)
    for (let right = Math.ceil(x + width * 0.3); right < x + width * 0.7; right++, area++)
      if (image.pixels[down * image.width + right]! < faint) ink++
  return ink > area * crossed[0] && ink < area * crossed[1]
}

/** The stretches of a page, specks and underlines left out; `dpi` says how large letters are. */
export function stretchesOf(image: Image, spots: readonly Spot[], areaOf: AreaOf, dpi: number): Stretch[] {
  // The x-height of the smallest type that is printed, 6 points.
  const least = dpi * 0.03
  const areas = new Map<number, { large: Spot[]; small: Spot[] }>()
  for (const spot of spots) {
    // Stains and pictures are larger than any letter; a box to be ticked is a frame around paper.
    if (spot.height > dpi * 0.6 || isRemnant(spot) || isFrame(spot, image, dpi)) continue
    const area = areaOf(spot)
    if (!areas.has(area)) areas.set(area, { large: [], small: [] })
    const { large, small } = areas.get(area)!
    if (spot.height >= least) large.push(spot)
    else if (spot.width < dpi * 0.2) small.push(spot)
  }
  return [...areas.values()].flatMap(({ large, small }) => linesOf(large, small).flatMap(partsOf))
}

/** What is left of a ruled line that is not quite straight. */
const isRemnant = ({ width, height, ink }: Spot): boolean => width > height * 6 && ink > width * height * 0.5

/** How thick the sides of a box to be ticked are at most, in inches. */
const side = 0.02

/** A box to be ticked: ink along all four sides, which no letter has. */
function isFrame(spot: Spot, image: Image, dpi: number): boolean {
  const { x, y, width, height } = spot
  // Bold capitals that a blur has joined have ink on all sides too, but are wider than high.
  if (width > height * 1.4) return false
  if (width < dpi * 0.08 || height < dpi * 0.1 || width > dpi * 0.4 || height > dpi * 0.4 || spot.ink > width * height * 0.6) return false
  const thick = Math.ceil(dpi * side)
  const inked = (length: number, at: (along: number, across: number) => number): boolean => {
    let covered = 0
    for (let along = 0; along < length; along++)
      for (let across = 0; across < thick; across++)
        if (image.pixels[at(along, across)]! < faint) {
          covered++
          break
        }
    return covered >= length * 0.94
  }
  const pixel = (right: number, down: number): number => (y + down) * image.width + x + right
  return (
    inked(width, (along, across) => pixel(along, across)) &&
    inked(width, (along, across) => pixel(along, height - 1 - across)) &&
    inked(height, (along, across) => pixel(across, along)) &&
    inked(height, (along, across) => pixel(width - 1 - across, along))
  )
}

/** Letters in lines, each with the points, dashes and accents that belong to it. */
function linesOf(large: readonly Spot[], small: readonly Spot[]): Line[] {
  const lines: Line[] = []
  for (const spot of [...large].sort((a, b) => a.x - b.x)) {
    let best: Line | null = null
    let most = 0.5
    for (const line of lines) {
      const height = line.bottom - line.top
      if (spot.x - line.right > Math.max(height, spot.height) * 1.1) continue
      // Commas hang below the foot of the line.
      const below = spot.height < height * 0.6 ? height * 0.3 : 0
      const shared = Math.min(line.bottom + below, spot.y + spot.height) - Math.max(line.top, spot.y)
      const share = shared / Math.min(height, spot.height)
      if (share > most) {
        most = share
        best = line
      }
    }
    if (best) {
      best.letters.push(spot)
      best.top = Math.min(best.top, spot.y)
      best.bottom = Math.max(best.bottom, spot.y + spot.height)
      best.right = Math.max(best.right, spot.x + spot.width)
    } else lines.push({ letters: [spot], top: spot.y, bottom: spot.y + spot.height, right: spot.x + spot.width })
  }
  for (const spot of small) {
    const middle = spot.y + spot.height / 2
    let nearest: Line | null = null
    let least = Number.POSITIVE_INFINITY
    for (const line of lines) {
      const height = line.bottom - line.top
      if (middle < line.top - height * 0.25 || middle > line.bottom + height * 0.25) continue
      const gap = Math.min(...line.letters.map((letter) => Math.max(letter.x - spot.x - spot.width, spot.x - letter.x - letter.width)))
      const outside = Math.max(0, line.top - middle, middle - line.bottom)
      if (gap < height * 0.4 && gap + outside * 2 < least) {
        least = gap + outside * 2
        nearest = line
      }
    }
    nearest?.letters.push(spot)
  }
  return lines
}

const bottomOf = ({ y, height }: Region): number => y + height
const rightOf = ({ x, width }: Region): number => x + width

/** A line as stretches: its raised marks and a letter that stands apart are recognised by themselves. */
function partsOf({ letters: unsorted, top, bottom }: Line): Stretch[] {
  const height = bottom - top
  const letters = unsorted.filter((letter) => !isUnderline(letter, top, height)).sort((a, b) => a.x - b.x)
  if (letters.length === 0) return []
  // The mark before the text of a note stands beside the middle of its lines.
  const leading = letters.findIndex((letter, at) => at > 0 && letter.x - rightOf(letters[at - 1]!) > letters[0]!.height * 0.3)
  if (leading > 0 && numbersBetweenBrackets(letters.slice(0, leading))) {
    const mark = letters.slice(0, leading)
    return [{ letters: mark, line: textLineOf(mark), kind: 'marks' }, ...withMarks(letters.slice(leading))]
  }
  return withMarks(letters)
}

/** Letters, and the raised marks after them by themselves. */
function withMarks(letters: readonly Spot[]): Stretch[] {
  const raised = raisedFrom(letters)
  const plain = letters.slice(0, raised)
  const line = textLineOf(plain)
  const stretches: Stretch[] = [{ letters: plain, line, kind: isLetter(plain) ? 'letter' : 'line' }]
  if (raised < letters.length) stretches.push({ letters: letters.slice(raised), line, kind: 'marks' })
  return stretches
}

/** Where letters stand and how high they are: by most of them, or by the first of a few, after which marks may follow. */
export function textLineOf(letters: readonly Region[]): TextLine {
  const heights = letters.map(({ height }) => height).sort((a, b) => b - a)
  const tall = heights[Math.floor(letters.length / 4)]!
  const feet = letters
    .filter(({ height }) => height > tall * 0.6)
    .map(bottomOf)
    .sort((a, b) => a - b)
  // Where as many letters have tails as have none, they still stand where those without do.
  const standing = feet.map((foot) => feet.filter((other) => Math.abs(other - foot) <= tall * level).length)
  const most = standing.indexOf(Math.max(...standing))
  const beside = feet.filter((foot) => Math.abs(foot - feet[most]!) <= tall * level)
  return { tall, foot: beside[Math.floor(beside.length / 2)]! }
}

/** Feet of letters on one line differ by no more than this, in heights of capitals. */
const level = 0.09

/** A flat stroke at the foot of a line: under a mark, or a blank to be ticked. */
const isUnderline = (spot: Spot, top: number, height: number): boolean =>
  spot.width > spot.height * 3 && spot.width > height * 0.5 && spot.y > top + height * 0.7

const isLetter = (letters: readonly Spot[]): boolean => letters.length === 1 && letters[0]!.width < letters[0]!.height * 1.5

/** From which letter on all that follow hang above the foot of the line, as marks to notes do. */
function raisedFrom(letters: readonly Spot[]): number {
  const groups = whole(letters)
  // Marks may be as many as the letters before them.
  const { foot, tall } = textLineOf(groups.slice(0, groups.length < 6 ? 1 : Math.ceil(groups.length / 2)).map(around))
  const marks: Region[] = []
  let from = letters.length
  while (groups.length > 1) {
    const pieces = groups.pop()!
    const letter = around(pieces)
    // Of a digit between brackets perhaps only a stroke is dark enough to be seen.
    if (bottomOf(letter) > foot - tall * 0.12) break
    from -= pieces.length
    marks.push(letter)
  }
  if (from === letters.length) return from
  // Brackets around a digit at least, which a blur may have joined, and no more than three marks.
  const { width, height } = around(marks)
  const isMark = width > height * 0.8 && marks.length <= 12 && height > tall * 0.5 && endHigh(marks, height)
  return isMark ? from : letters.length
}

/** Whether the first and the last letter are high and one is slim, as brackets are: letters without a tail after one with a tail hang above it too. */
const endHigh = (letters: readonly Region[], height: number): boolean => {
  const ends = [letters[0]!, letters.at(-1)!]
  return ends.every((end) => end.height > height * 0.75) && (letters.length === 1 || ends.some((end) => end.width < end.height * 0.55))
}
