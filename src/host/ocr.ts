import { type Reading, UnreadableError } from '../model/reading.ts'
import { type FoundOnPages, readPlaced, type WordInBox } from '../read/printed/pages/placed-print.ts'
import { areasOf } from './ocr/areas.ts'
import { flattened } from './ocr/frame.ts'
import type { Image, Region } from './ocr/image.ts'
import { decodeJpeg } from './ocr/jpeg.ts'
import { decodeJpeg2000 } from './ocr/jpeg2000.ts'
import { isJpeg, isJpeg2000, isPng, isTiff, otherImage } from './ocr/kinds.ts'
import { onWhitePaper } from './ocr/paper.ts'
import { decodePng } from './ocr/png.ts'
import { certaintyOf, type Recogniser, withRecogniser } from './ocr/recogniser.ts'
import { rulesOf, withoutRules } from './ocr/rules.ts'
import type { Scan } from './ocr/scan.ts'
import { spotsOf } from './ocr/spots.ts'
import { slopeOf, straightened } from './ocr/straighten.ts'
import { type Stretch, stretchesOf, tickedBoxes } from './ocr/stretches.ts'
import { tiffPages } from './ocr/tiff.ts'
import { turned } from './ocr/turned.ts'
import { wordsOn } from './ocr/written.ts'

/**
 * Scans and photos of printed forms. A page is put on white paper, straightened and cut into its cells along the ruled lines; tesseract
 * reads each cell for itself, since ruled lines and neighbours confuse it; the reader of prints takes the words with their boxes.
 */

/** Told after each page: how many of how many are recognised. */
export type PageProgress = (done: number, pages: number) => void

/** The longest side of a sheet of letter paper, in inches. */
const letter = 11

/** The height of half the letters of a form, in inches. */
const letterHeight = 0.075

/** The lines of a page that stands upright are read as surely as this. */
const uprightCertainty = 0.75

/** How sure a cross in a box is. */
const ofTick = 0.9

/** Between these resolutions, in dots an inch, a page is taken as it is: below, letters run together; above, they only take longer. */
const least = 190
const most = 310

/** Decodes a page image when its turn comes. */
export type PageSource = () => Scan | Promise<Scan>

/** Reads the forms on page images, which are one print in the order given. Throws `UnreadableError` for what is no image or no form. */
export async function readScans(files: readonly Uint8Array[], progress?: PageProgress): Promise<Reading[]> {
  const pages: PageSource[] = []
  for (const file of files) pages.push(...(await pagesOf(file)))
  return readPages(pages, progress)
}

/** The same for pages that come from something else than image files. */
export async function readPages(pages: readonly PageSource[], progress?: PageProgress): Promise<Reading[]> {
  return readPlaced(await scanWords(pages, progress), 'scan')
}

/** The words recognised on page images and the cells they are ruled in, in points from each page's top left corner once it is straight. */
export async function scanWords(pages: readonly PageSource[], progress: PageProgress = () => {}): Promise<FoundOnPages> {
  return withRecogniser(async (recogniser) => {
    const recognised: FoundOnPages[] = []
    let before: Promise<FoundOnPages> | null = null
    for (const [index, page] of pages.entries()) {
      // While one page is recognised the next is made ready; more at a time would only take memory.
      const next = pageWords(await page(), index + 1, recogniser)
      if (before) {
        recognised.push(await before)
        progress(index, pages.length)
      }
      before = next
    }
    if (before) recognised.push(await before)
    progress(pages.length, pages.length)
    return { words: recognised.flatMap(({ words }) => words), cells: recognised.flatMap(({ cells }) => cells) }
  })
}

/** The pages of an image file: many in a TIFF, one in any other. */
async function pagesOf(bytes: Uint8Array): Promise<readonly PageSource[]> {
  if (isPng(bytes)) return [() => decodePng(bytes)]
  if (isJpeg(bytes)) return [() => decodeJpeg(bytes)]
  if (isTiff(bytes)) return tiffPages(bytes)
  if (isJpeg2000(bytes)) return [() => decodeJpeg2000(bytes)]
  const other = otherImage(bytes)
  throw new UnreadableError(
    other === null
      ? 'not a page image: PNG, JPEG, JPEG 2000 and TIFF are read'
      : `a page image of the format ${other} is not read: save it as PNG or JPEG`,
  )
}

/** Words of one page, turned upright where it lies on a side or on its head. */
async function pageWords(scan: Scan, number: number, recogniser: Recogniser): Promise<FoundOnPages> {
  let sheet = sheetOf(scan, 0)
  if ((await uprightness(sheet, recogniser)) < uprightCertainty) {
    for (const quarters of [1, 3, 2]) {
      const other = sheetOf(scan, quarters)
      if ((await uprightness(other, recogniser)) < uprightCertainty) continue
      sheet = other
      break
    }
  }
  const words = await wordsOn(sheet.clean, sheet.stretches, sheet.dpi, recogniser)
  words.push(...sheet.ticks.map((box) => ({ text: 'X', box, certainty: ofTick })))
  const point = 72 / sheet.dpi
  // In the order of lines, as they would be read.
  words.sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  const inPoints = ({ x, y, width, height }: Region): WordInBox['box'] => [x * point, y * point, width * point, height * point]
  return {
    words: words.map(({ text, box, certainty }) => ({ text, page: number, certainty, box: inPoints(box) })),
    cells: sheet.cells.map((cell) => ({ page: number, box: inPoints(cell) })),
  }
}

/** A page made ready: straight, on white paper, without its rules. */
interface Sheet {
  readonly clean: Image
  readonly stretches: readonly Stretch[]
  /** Boxes with a cross in them. */
  readonly ticks: readonly Region[]
  /** What is ruled on all four sides. */
  readonly cells: readonly Region[]
  readonly dpi: number
}

function sheetOf({ image, dpi: stated }: Scan, quarters: number): Sheet {
  const paper = onWhitePaper(turned(image, quarters))
  const photo = flattened(paper)
  const given = photo ? resolutionBy(photo) : resolutionOf(image, stated)
  const dpi = Math.min(most, Math.max(least, given))
  const straight = straightened(photo ?? paper, slopeOf(photo ?? paper), dpi / given)
  const rules = rulesOf(straight, dpi)
  const { areaOf, cells } = areasOf(straight, rules, dpi)
  const spots = spotsOf(straight, rules)
  const stretches = stretchesOf(straight, spots, areaOf, dpi)
  return { clean: withoutRules(straight, rules), stretches, ticks: tickedBoxes(straight, spots, dpi), cells, dpi }
}

/** Dots an inch, as stated or as the longest side of a sheet of letter paper says. */
function resolutionOf({ width, height }: Image, stated: number | null): number {
  // A stated resolution that makes a page no printer takes is a camera's default.
  const longest = Math.max(width, height)
  const sound = stated !== null && longest / stated > 5 && longest / stated < 18
  return sound ? stated : longest / letter
}

/** Dots an inch of a photo, whose edges say nothing: by the letters of the form, most of which are of 8 to 10 points. */
function resolutionBy(photo: Image): number {
  const heights = spotsOf(photo, rulesOf(photo, least))
    .map(({ height }) => height)
    .filter((height) => height > 5 && height < 80)
    .sort((a, b) => a - b)
  return (heights[Math.floor(heights.length / 2)] ?? 0) / letterHeight || least
}

/** How sure some lines of a sheet are read, 0 to 1: hardly at all where it lies on a side or on its head. */
async function uprightness({ clean, stretches, dpi }: Sheet, recogniser: Recogniser): Promise<number> {
  const lines = stretches.filter(({ letters }) => letters.length >= 12).sort((a, b) => a.letters.length - b.letters.length)
  const some = lines.slice(0, 5)
  if (some.length < 3) return 0
  const words = await wordsOn(clean, some, dpi, recogniser)
  return certaintyOf(words)
}
