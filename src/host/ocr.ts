import { type Reading, UnreadableError } from '../model/reading.ts'
import { readPlaced, type WordInBox } from '../read/printed/placed-print.ts'
import { type Region, without } from './ocr/image.ts'
import { decodeJpeg } from './ocr/jpeg.ts'
import { isJpeg, isPng, isTiff } from './ocr/kinds.ts'
import { onWhitePaper } from './ocr/paper.ts'
import { decodePng, type Scan } from './ocr/png.ts'
import { type RecognisedWord, type Recogniser, resolution, startRecogniser } from './ocr/recogniser.ts'
import { cellsOf, rulesOf, withoutRules, withoutUnderlines } from './ocr/rules.ts'
import { withDrawnSeparators } from './ocr/separators.ts'
import { slopeOf, straightened } from './ocr/straighten.ts'
import { piecesOf } from './ocr/written.ts'

/**
 * Scans and photos of printed forms. A page is put on white paper, straightened and cut into its cells along the ruled lines; tesseract
 * reads each cell for itself, since ruled lines and neighbours confuse it; the reader of prints takes the words with their boxes.
 */

/** Told after each page: how many of how many are recognised. */
export type PageProgress = (done: number, pages: number) => void

/** The longest side of a sheet of letter paper, in inches. */
const letter = 11

/** Reads the forms on page images, which are one print in the order given. Throws `UnreadableError` for what is no image or no form. */
export async function readScans(pages: readonly Uint8Array[], progress?: PageProgress): Promise<Reading[]> {
  return readPlaced(await scanWords(pages, progress), 'scan')
}

/** The words recognised on page images, in points from each page's top left corner once it is straight. */
export async function scanWords(pages: readonly Uint8Array[], progress: PageProgress = () => {}): Promise<WordInBox[]> {
  const recogniser = await startRecogniser()
  try {
    const words: WordInBox[] = []
    for (const [index, bytes] of pages.entries()) {
      words.push(...(await pageWords(await decode(bytes), index + 1, recogniser)))
      progress(index + 1, pages.length)
    }
    return words
  } finally {
    await recogniser.end()
  }
}

function decode(bytes: Uint8Array): Scan | Promise<Scan> {
  if (isPng(bytes)) return decodePng(bytes)
  if (isJpeg(bytes)) return decodeJpeg(bytes)
  throw new UnreadableError(
    isTiff(bytes)
      ? 'TIFF images are not read: save each page as PNG or JPEG and give them together with s16 read --pages'
      : 'not a page image: PNG and JPEG are read',
  )
}

/** Words of one page. */
async function pageWords({ image, dpi }: Scan, page: number, recogniser: Recogniser): Promise<WordInBox[]> {
  const paper = onWhitePaper(image)
  // A stated resolution that makes a page no printer takes is a camera's default.
  const longest = Math.max(image.width, image.height)
  const sound = dpi !== null && longest / dpi > 5 && longest / dpi < 18
  const scale = Math.min(4, resolution / (sound ? dpi : longest / letter))
  const straight = straightened(paper, slopeOf(paper), scale)
  const rules = rulesOf(straight, 75)
  const clean = withoutUnderlines(withoutRules(straight, rules), 32)
  const cells = cellsOf(clean, rules)
  const words: WordInBox[] = []
  const add = (found: readonly RecognisedWord[], line?: Region) => {
    for (const { text, box, certainty } of found) {
      const point = 72 / resolution
      const { y, height } = line ?? box
      words.push({ text, page, certainty, box: [box.x * point, y * point, box.width * point, height * point] })
    }
  }
  const outside = without(clean, cells)
  const whole = { x: 0, y: 0, width: clean.width, height: clean.height }
  for (const word of await recogniser.recognise(outside, whole, 'page')) {
    const marks = damagedMark.test(word.text) ? await recogniser.recognise(outside, word.box, 'marks') : []
    add(marks.length === 1 ? marks.map((mark) => ({ ...mark, box: word.box })) : [word])
  }
  for (const cell of cells) {
    for (const { kind, region, line, letters } of piecesOf(clean, cell, tallestLine)) {
      const found = await recogniser.recognise(clean, region, kind)
      const [only] = found
      if (kind === 'line' && found.length === 1 && only) add([{ ...only, text: withDrawnSeparators(only.text, letters) }], line)
      else add(found, kind === 'block' ? undefined : line)
    }
  }
  return words
}

/** The height of one line of the largest type of a form, in pixels; two lines of its smallest are higher. */
const tallestLine = 62

/** What a mark in brackets looks like when it was not quite recognised. */
const damagedMark = /^(?!\(\d{1,2}\)$)(?:\W?\w{0,2}[)}\]]|[(“]?@)$/
