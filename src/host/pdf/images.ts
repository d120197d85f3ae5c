import { UnreadableError } from '../../model/reading.ts'
import { blank, type Image } from '../ocr/image.ts'
import { luminance, refuseLarge, type Scan } from '../ocr/scan.ts'

/** Page images of a PDF that holds no text: each page is drawn from its images alone, which needs no canvas. */

/** A mapping of the plane: x' = ax + cy + e, y' = bx + dy + f. */
type Transform = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** What pdf.js gives for an image: packed bits, or bytes of colours; a mask has neither kind. */
interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint8ClampedArray
  readonly kind?: number
}

interface Placed {
  readonly picture: Picture
  /** From the unit square with its foot below to points of the page. */
  readonly transform: Transform
}

type Page = import('pdfjs-dist').PDFPageProxy

/** One page as an image at the resolution of its finest picture, or `null` where it holds none. */
export async function pageImage(page: Page): Promise<Scan | null> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const { fnArray, argsArray } = await page.getOperatorList()
  const viewport = page.getViewport({ scale: 1 })
  const placed: Placed[] = []
  let current = viewport.transform as unknown as Transform
  const saved: Transform[] = []
  for (const [at, operator] of fnArray.entries()) {
    const values = argsArray[at] as unknown[]
    if (operator === OPS.save) saved.push(current)
    else if (operator === OPS.restore) current = saved.pop() ?? current
    else if (operator === OPS.transform) current = after(current, values as unknown as Transform)
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(current)
      if (Array.isArray(values[0])) current = after(current, values[0] as unknown as Transform)
    } else if (operator === OPS.paintFormXObjectEnd) current = saved.pop() ?? current
    else {
      const picture = await pictureOf(page, operator, values, OPS)
      if (picture) placed.push({ picture, transform: current })
    }
  }
  if (placed.length === 0) return null
  const dpi = Math.max(...placed.map(({ picture, transform: [a, b] }) => (72 * picture.width) / Math.hypot(a, b)))
  const scale = Math.min(dpi, 400) / 72
  const [width, height] = [Math.round(viewport.width * scale), Math.round(viewport.height * scale)]
  if (!(width > 0 && height > 0)) throw new UnreadableError('a page of this PDF has no size')
  refuseLarge(width, height, 'a page of this PDF', '')
  const image = blank(width, height)
  for (const one of placed) draw(one, scale, image)
  return { image, dpi: scale * 72 }
}

/** `first` and then what is around it: the order in which a PDF nests its mappings. */
const after = ([a, b, c, d, e, f]: Transform, [ga, gb, gc, gd, ge, gf]: Transform): Transform => [
  a * ga + c * gb,
  b * ga + d * gb,
  a * gc + c * gd,
  b * gc + d * gd,
  a * ge + c * gf + e,
  b * ge + d * gf + f,
]

async function pictureOf(page: Page, operator: number, [first]: readonly unknown[], OPS: Record<string, number>): Promise<Picture | null> {
  if (operator === OPS.paintInlineImageXObject) return first as Picture
  const isMask = operator === OPS.paintImageMaskXObject
  if (operator !== OPS.paintImageXObject && !isMask) return null
  const name = typeof first === 'string' ? first : (first as { data?: unknown } | undefined)?.data
  if (typeof name !== 'string') return isMask ? (first as Picture) : null
  const store = name.startsWith('g_') ? page.commonObjs : page.objs
  const picture = await new Promise<Picture | null>((resolve) => store.get(name, resolve as (found: unknown) => void))
  if (!picture?.data)
    throw new UnreadableError('a page image of this PDF is packed in a way that is not read: save its pages as PNG or JPEG')
  return picture
}

/** Draws a picture in grey where it belongs; later ones cover earlier ones. */
function draw({ picture, transform: [a, b, c, d, e, f] }: Placed, scale: number, image: Image): void {
  const determinant = a * d - b * c
  if (Math.abs(determinant) < 1e-9) return
  const corners = [
    [e, f],
    [e + a, f + b],
    [e + c, f + d],
    [e + a + c, f + b + d],
  ] as const
  const range = (at: 0 | 1, most: number): readonly [number, number] => [
    Math.max(0, Math.floor(Math.min(...corners.map((corner) => corner[at])) * scale)),
    Math.min(most, Math.ceil(Math.max(...corners.map((corner) => corner[at])) * scale)),
  ]
  const [left, right] = range(0, image.width)
  const [top, bottom] = range(1, image.height)
  const grey = greyOf(picture)
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const [across, down] = [(x + 0.5) / scale - e, (y + 0.5) / scale - f]
      const u = (across * d - down * c) / determinant
      const v = (down * a - across * b) / determinant
      if (u < 0 || u >= 1 || v <= 0 || v > 1) continue
      // A picture hangs from the top of its unit square.
      image.pixels[y * image.width + x] = grey(
        Math.floor(u * picture.width),
        Math.min(picture.height - 1, Math.floor((1 - v) * picture.height)),
      )
    }
  }
}

/** The brightness of a picture's pixels: bits (kind 1 or a mask, whose ink is 0), three bytes (2) or four (3). */
function greyOf({ width, data, kind }: Picture): (x: number, y: number) => number {
  const bytes = kind === 2 ? 3 : kind === 3 ? 4 : 0
  if (bytes === 0) {
    const row = (width + 7) >> 3
    return (x, y) => ((data[y * row + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0)
  }
  return (x, y) => {
    const at = (y * width + x) * bytes
    return luminance(data[at]!, data[at + 1]!, data[at + 2]!)
  }
}
