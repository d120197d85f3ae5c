import type { PDFPageProxy } from 'pdfjs-dist'
import { ticked, unticked } from '../../read/printed/pages/page.ts'
import type { WordInBox } from '../../read/printed/pages/placed-print.ts'

/** What a page of a PDF draws beside its text: the ruled lines of the form, and boxes to tick. */

/** A line along a row or a column, in points from the top left corner: `at` is where it stands across its direction. */
export interface Rule {
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Drawing {
  readonly across: readonly Rule[]
  readonly down: readonly Rule[]
  /** Boxes to tick, each as the sign of a ticked or of an empty one. */
  readonly ticks: readonly WordInBox[]
}

type Matrix = readonly [number, number, number, number, number, number]
type Point = readonly [x: number, y: number]

/** One run of a path: its corners, and whether it is a curve anywhere. */
interface Outline {
  readonly points: readonly Point[]
  readonly curved: boolean
}

interface Extent {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A rule is no thicker than this, and what runs along a direction strays no farther from it. */
const thickest = 2.5
const straightness = 0.3

/** A box to tick is a square of this size; smaller ones are dots, larger ones cells. */
const leastBox = 3
const mostBox = 20

/** More boxes than the head of a form has, with those of every owner. */
const mostBoxes = 100

/** More strokes than any form of 60 lines has on a page. */
const mostStrokes = 50_000

/** Reads the operators of a page. */
export async function drawingOf(page: PDFPageProxy): Promise<Drawing> {
  const { AnnotationMode, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const [, , , top = 0] = page.view
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE })
  const painted = new Set<number>([
    OPS.stroke,
    OPS.closeStroke,
    OPS.fill,
    OPS.eoFill,
    OPS.fillStroke,
    OPS.eoFillStroke,
    OPS.closeFillStroke,
    OPS.closeEOFillStroke,
  ])
  const filled = new Set<number>([OPS.fill, OPS.eoFill])
  const outer: Matrix[] = []
  // From the top left corner down.
  let matrix: Matrix = [1, 0, 0, -1, 0, top]
  const sheet = new Sheet(page.pageNumber)
  for (const [index, operator] of fnArray.entries()) {
    const operands: unknown = argsArray[index]
    const args: readonly unknown[] = Array.isArray(operands) ? operands : []
    if (operator === OPS.save) outer.push(matrix)
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = outer.pop() ?? matrix
    else if (operator === OPS.transform) matrix = combined(matrix, args)
    else if (operator === OPS.paintFormXObjectBegin) {
      outer.push(matrix)
      if (isNumbers(args[0])) matrix = combined(matrix, args[0])
    } else if (operator === OPS.constructPath && painted.has(Number(args[0]))) {
      const [path] = Array.isArray(args[1]) ? args[1] : []
      if (!isNumbers(path)) continue
      for (const outline of outlinesOf(path, matrix)) sheet.add(outline, filled.has(Number(args[0])))
    }
    if (sheet.isFull) break
  }
  return sheet.drawing()
}

const isNumbers = (value: unknown): value is ArrayLike<number> => Array.isArray(value) || ArrayBuffer.isView(value)

/** A matrix within another (ISO 32000-1, 8.3.4). */
function combined([a, b, c, d, e, f]: Matrix, inner: ArrayLike<unknown>): Matrix {
  const [p, q, r, s, x, y] = Array.from({ length: 6 }, (_, at) => Number(inner[at])) as unknown as Matrix
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * x + c * y + e, b * x + d * y + f]
}

/** How many numbers follow each sign of a path as pdf.js packs it: move, line, curve, quadratic curve, close. */
const operands = [2, 2, 6, 4, 0] as const

/** The runs of a packed path, placed on the page. */
function outlinesOf(path: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Outline[] {
  const outlines: { points: Point[]; curved: boolean }[] = []
  let at = 0
  while (at < path.length) {
    const sign = path[at]!
    const count = operands[sign]
    if (count === undefined) break
    if (sign === 0) outlines.push({ points: [], curved: false })
    const run = outlines.at(-1)
    if (run && sign === 4) run.points.push(run.points[0]!)
    else if (run) {
      const [x, y] = [path[at + count - 1]!, path[at + count]!]
      run.points.push([a * x + c * y + e, b * x + d * y + f])
      if (sign === 2 || sign === 3) run.curved = true
    }
    at += count + 1
  }
  return outlines.filter(({ points }) => points.length > 1 && points.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y)))
}

function extentOf({ points }: Outline): Extent {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { left, top, right, bottom }
}

/** Gathers rules, squares and slanting strokes. */
class Sheet {
  private readonly across: Rule[] = []
  private readonly down: Rule[] = []
  private readonly squares: Extent[] = []
  private readonly strokes: Extent[] = []
  private readonly others: Extent[] = []
  private count = 0

  constructor(private readonly page: number) {}

  get isFull(): boolean {
    return this.count > mostStrokes
  }

  add(outline: Outline, filled: boolean): void {
    this.count += outline.points.length
    const extent = extentOf(outline)
    const { left, top, right, bottom } = extent
    const [width, height] = [right - left, bottom - top]
    const slanted = isSlanted(outline)
    const isRectangle = !slanted && outline.points.every(([x, y]) => (near(x, left) || near(x, right)) && (near(y, top) || near(y, bottom)))
    if (isSquare(width, height) && (outline.curved || (isRectangle && !filled))) {
      this.squares.push(extent)
      return
    }
    if (slanted && Math.max(width, height) < mostBox) this.strokes.push(extent)
    else this.others.push(extent)
    if (outline.curved) return
    if (Math.min(width, height) < thickest && Math.max(width, height) > thickest) {
      if (width > height) this.across.push({ at: (top + bottom) / 2, from: left, to: right })
      else this.down.push({ at: (left + right) / 2, from: top, to: bottom })
    } else if (!(filled && isRectangle)) this.addSides(outline)
  }

  /** Several sides of a cell may be one stroke, or one filled outline of their breadth. */
  private addSides({ points }: Outline): void {
    points.forEach(([x, y], at) => {
      const [fromX, fromY] = points[at === 0 ? points.length - 1 : at - 1]!
      if (near(y, fromY) && Math.abs(x - fromX) > thickest) this.across.push({ at: y, from: Math.min(x, fromX), to: Math.max(x, fromX) })
      else if (near(x, fromX) && Math.abs(y - fromY) > thickest) this.down.push({ at: x, from: Math.min(y, fromY), to: Math.max(y, fromY) })
    })
  }

  drawing(): Drawing {
    // A square that other lines touch is a cell.
    const boxes = this.squares.filter(
      (square, at) =>
        !this.squares.some((other, index) => index < at && isWithin(square, other, 1)) &&
        ![...this.others, ...this.squares].some(
          (other) => touches(other, square) && !isWithin(other, square, 1) && !isWithin(square, other, -1),
        ),
    )
    return {
      across: this.across,
      down: this.down,
      ticks: boxes.slice(0, mostBoxes).map((box) => ({
        text: this.strokes.some((stroke) => isWithin(stroke, box, 0.5)) ? ticked : unticked,
        page: this.page,
        box: [box.left, box.top, box.right - box.left, box.bottom - box.top],
      })),
    }
  }
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < straightness

const touches = (a: Extent, b: Extent): boolean =>
  a.left < b.right + 1 && b.left < a.right + 1 && a.top < b.bottom + 1 && b.top < a.bottom + 1

const isSquare = (width: number, height: number): boolean =>
  Math.min(width, height) >= leastBox && Math.max(width, height) <= mostBox && Math.abs(width - height) < Math.max(width, height) * 0.2

/** Whether a line of an outline runs aslant, as those of a cross or a tick do; the round corners of a box are curves. */
const isSlanted = ({ points, curved }: Outline): boolean =>
  !curved &&
  points.some(([x, y], at) => {
    const before = points[at - 1]
    return before !== undefined && Math.abs(x - before[0]) > 1 && Math.abs(y - before[1]) > 1
  })

const isWithin = (inner: Extent, outer: Extent, slack: number): boolean =>
  inner.left > outer.left - slack &&
  inner.right < outer.right + slack &&
  inner.top > outer.top - slack &&
  inner.bottom < outer.bottom + slack
