import { blank, greyAt, type Image } from './image.ts'

/** Photos: the frame of a form's ruled lines is a rectangle on paper, so what the camera made of it says how to flatten the page. */

interface Point {
  readonly x: number
  readonly y: number
}

/** Clockwise from the top left. */
type Corners = readonly [Point, Point, Point, Point]

/** The longer side to which a photo is shrunk before its frame is looked for, in pixels. */
const searched = 1200

/** Darker than this is ink, on white paper. */
const ink = 190

/** A frame takes at least this share of the photo. */
const leastShare = 0.12

/** Sides that differ in direction by less than this, in radians, are parallel: that is a scan, which need only be straightened. */
const parallel = 0.006
/** A page turned by less than this, in radians, is straightened as a scan is. */
const slight = 0.04
/** So far off, in pixels of the photo as its frame is looked for, the ends of a side may be seen. */
const blurred = 3

/** The photo as if taken from straight above, by the frame of its form; `null` where there is no frame or nothing to flatten. `image` is on white paper. */
export function flattened(image: Image): Image | null {
  const corners = frameOf(image)
  return corners && isAskew(corners, stepOf(image)) ? projected(image, corners) : null
}

/** By how much a photo is shrunk before its frame is looked for. */
const stepOf = ({ width, height }: Image): number => Math.max(1, Math.ceil(Math.max(width, height) / searched))

function isAskew([a, b, c, d]: Corners, step: number): boolean {
  const slope = (from: Point, to: Point) => Math.atan2(to.y - from.y, to.x - from.x)
  const [top, bottom] = [slope(a, b), slope(d, c)]
  const [left, right] = [slope(a, d) - Math.PI / 2, slope(b, c) - Math.PI / 2]
  // The shorter a side is, the less is known of its direction: a table alone on the page of a scan is low.
  const doubt = (...sides: readonly (readonly [Point, Point])[]): number =>
    Math.max(parallel, (blurred * step) / Math.min(...sides.map(([from, to]) => Math.hypot(to.x - from.x, to.y - from.y))))
  const [across, down] = [doubt([a, b], [d, c]), doubt([a, d], [b, c])]
  return (
    Math.abs(top - bottom) > across ||
    Math.abs(left - right) > down ||
    Math.abs(top - left) > Math.max(across, down) ||
    Math.abs(top) > slight
  )
}

/** The corners of the largest frame of ruled lines that hang together. */
export function frameOf(image: Image): Corners | null {
  const step = stepOf(image)
  const [width, height] = [Math.floor(image.width / step), Math.floor(image.height / step)]
  const inked = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      // The darkest of the pixels that become one, lest thin lines be lost.
      let darkest = 255
      for (let down = 0; down < step; down++)
        for (let right = 0; right < step; right++)
          darkest = Math.min(darkest, image.pixels[(y * step + down) * image.width + x * step + right]!)
      inked[y * width + x] = darkest < ink ? 1 : 0
    }
  let best: { readonly corners: Corners; readonly size: number } | null = null
  const left = inked.slice()
  for (let seed = 0; seed < left.length; seed++) {
    if (left[seed] === 0) continue
    const corners = extremes(left, width, height, seed)
    const size = areaOf(corners)
    if (size > (best?.size ?? width * height * leastShare) && isDrawn(corners, inked, width, height)) best = { corners, size }
  }
  if (!best) return null
  const [a, b, c, d] = best.corners
  const full = ({ x, y }: Point): Point => ({ x: x * step, y: y * step })
  return [full(a), full(b), full(c), full(d)]
}

/** Takes away the ink that hangs together with the seed, and says which of it lies farthest to each corner. */
function extremes(inked: Uint8Array, width: number, height: number, seed: number): Corners {
  const start = { x: seed % width, y: Math.floor(seed / width) }
  const corners = [start, start, start, start]
  const towards = [(p: Point) => -p.x - p.y, (p: Point) => p.x - p.y, (p: Point) => p.x + p.y, (p: Point) => p.y - p.x]
  const stack = [seed]
  inked[seed] = 0
  while (stack.length > 0) {
    const at = stack.pop()!
    const point = { x: at % width, y: Math.floor(at / width) }
    for (const [corner, far] of towards.entries()) if (far(point) > far(corners[corner]!)) corners[corner] = point
    for (let y = Math.max(0, point.y - 1); y <= Math.min(height - 1, point.y + 1); y++)
      for (let x = Math.max(0, point.x - 1); x <= Math.min(width - 1, point.x + 1); x++) {
        if (inked[y * width + x] === 0) continue
        inked[y * width + x] = 0
        stack.push(y * width + x)
      }
  }
  return [corners[0]!, corners[1]!, corners[2]!, corners[3]!]
}

const areaOf = ([a, b, c, d]: Corners): number => Math.abs((c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y)) / 2

/** Whether ink runs along all four sides. */
function isDrawn(corners: Corners, inked: Uint8Array, width: number, height: number): boolean {
  const points = 80
  return corners.every((from, at) => {
    const to = corners[(at + 1) % 4]!
    let found = 0
    for (let point = 0; point < points; point++) {
      const share = (point + 0.5) / points
      const [x, y] = [Math.round(from.x + (to.x - from.x) * share), Math.round(from.y + (to.y - from.y) * share)]
      let near = false
      for (let down = -3; down <= 3 && !near; down++)
        for (let right = -3; right <= 3 && !near; right++) {
          const [across, along] = [x + right, y + down]
          near = across >= 0 && across < width && along >= 0 && along < height && inked[along * width + across] === 1
        }
      if (near) found++
    }
    return found >= points * 0.85
  })
}

/** How far around a frame a page goes on, in widths of the frame. */
const beyond = 0.6

/** The image seen so that the four corners are a rectangle, with what lies around it. */
function projected(image: Image, [a, b, c, d]: Corners): Image {
  const length = (from: Point, to: Point) => Math.hypot(to.x - from.x, to.y - from.y)
  const wide = (length(a, b) + length(d, c)) / 2
  const high = (length(a, d) + length(b, c)) / 2
  // From the unit square to four points (Heckbert, Fundamentals of Texture Mapping, 1989).
  const [sumX, sumY] = [a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y]
  const [right, down] = [
    { x: b.x - c.x, y: b.y - c.y },
    { x: d.x - c.x, y: d.y - c.y },
  ]
  const determinant = right.x * down.y - down.x * right.y
  const g = (sumX * down.y - down.x * sumY) / determinant
  const h = (right.x * sumY - sumX * right.y) / determinant
  const matrix = [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y, g, h, 1] as const
  const margin = { x: wide / 2, y: Math.max(high / 2, wide * beyond) }
  const flat = blank(Math.round(wide + 2 * margin.x), Math.round(high + 2 * margin.y))
  let [left, top, last, foot] = [flat.width, flat.height, 0, 0]
  for (let y = 0; y < flat.height; y++) {
    for (let x = 0; x < flat.width; x++) {
      const [u, v] = [(x - margin.x) / wide, (y - margin.y) / high]
      const depth = matrix[6] * u + matrix[7] * v + matrix[8]
      if (depth < 0.1) continue
      const fromX = (matrix[0] * u + matrix[1] * v + matrix[2]) / depth
      const fromY = (matrix[3] * u + matrix[4] * v + matrix[5]) / depth
      const grey = greyAt(image, fromX, fromY)
      if (grey === null) continue
      flat.pixels[y * flat.width + x] = grey
      left = Math.min(left, x)
      last = Math.max(last, x)
      top = Math.min(top, y)
      foot = Math.max(foot, y)
    }
  }
  return cropped(flat, left, top, last + 1, foot + 1)
}

function cropped(image: Image, left: number, top: number, right: number, bottom: number): Image {
  const part = blank(right - left, bottom - top)
  for (let y = top; y < bottom; y++)
    part.pixels.set(image.pixels.subarray(y * image.width + left, y * image.width + right), (y - top) * part.width)
  return part
}
