import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Reading, UnreadableError } from '../model/reading.ts'
import { readPlaced, type WordInBox } from '../read/printed/placed-print.ts'
import { cutOut, type Image, without } from './ocr/image.ts'
import { decodeJpeg } from './ocr/jpeg.ts'
import { isJpeg, isPng, isTiff } from './ocr/kinds.ts'
import { onWhitePaper } from './ocr/paper.ts'
import { decodePng, encodePng, type Scan } from './ocr/png.ts'
import { cellsOf, rulesOf, withoutRules, withoutUnderlines } from './ocr/rules.ts'
import { slopeOf, straightened } from './ocr/straighten.ts'
import { writtenPart } from './ocr/written.ts'

/**
 * Scans and photos of printed forms. A page is put on white paper, straightened and cut into its cells along the ruled lines; tesseract
 * reads each cell for itself, since ruled lines and neighbours confuse it; the reader of prints takes the words with their boxes.
 */

/** Told after each page: how many of how many are recognised. */
export type PageProgress = (done: number, pages: number) => void

/** What tesseract was trained on: letters at 300 dots an inch. */
const resolution = 300

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
  const add = (found: readonly RecognisedWord[], x: number, y: number) => {
    for (const { text, box, certainty } of found) {
      const point = 72 / resolution
      words.push({ text, page, certainty, box: [(x + box[0]) * point, (y + box[1]) * point, box[2] * point, box[3] * point] })
    }
  }
  add(await recogniser.recognise(without(clean, cells), 'page'), 0, 0)
  for (const cell of cells) {
    const written = writtenPart(clean, cell)
    if (written === null) continue
    const { part, lines } = written
    const margin = 20
    const found = await recogniser.recognise(cutOut(clean, part, margin), lines <= 1 ? 'line' : 'block')
    add(found, part.x - margin, part.y - margin)
  }
  return words
}

interface RecognisedWord {
  readonly text: string
  /** In pixels of the image given. */
  readonly box: readonly [x: number, y: number, width: number, height: number]
  readonly certainty: number
}

interface Recogniser {
  recognise(image: Image, shape: 'page' | 'block' | 'line'): Promise<RecognisedWord[]>
  end(): Promise<void>
}

/** Tesseract with its English data. Throws `UnreadableError` that says what to install where one is missing. */
async function startRecogniser(): Promise<Recogniser> {
  const require = createRequire(import.meta.url)
  let tesseract: typeof import('tesseract.js')
  let data: string
  try {
    data = join(dirname(require.resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int')
    tesseract = await import('tesseract.js')
  } catch {
    throw new UnreadableError('reading scans needs two optional packages: npm install tesseract.js @tesseract.js-data/eng')
  }
  const { createWorker, OEM, PSM } = tesseract
  const worker = await createWorker('eng', OEM.LSTM_ONLY, { langPath: data, cacheMethod: 'none', gzip: true })
  const modes = { page: PSM.SPARSE_TEXT, block: PSM.SINGLE_BLOCK, line: PSM.SINGLE_LINE }
  let mode: keyof typeof modes | null = null
  return {
    async recognise(image, shape) {
      if (shape !== mode) await worker.setParameters({ tessedit_pageseg_mode: modes[shape], user_defined_dpi: String(resolution) })
      mode = shape
      const { data } = await worker.recognize(encodePng(image), {}, { blocks: true, text: false })
      return (data.blocks ?? [])
        .flatMap((block) => block.paragraphs)
        .flatMap((paragraph) => paragraph.lines)
        .flatMap((line) => line.words)
        .filter((word) => word.text.trim() !== '')
        .map(({ text, bbox, confidence }) => ({
          text: text.trim(),
          box: [bbox.x0, bbox.y0, bbox.x1 - bbox.x0, bbox.y1 - bbox.y0] as const,
          certainty: confidence / 100,
        }))
    },
    end: async () => {
      await worker.terminate()
    },
  }
}
