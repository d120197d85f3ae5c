import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { UnreadableError } from '../../model/reading.ts'
import { blank, cutOut, type Image, type Region } from './image.ts'
import { encodePng } from './png.ts'
import { straightened } from './straighten.ts'
import type { Piece } from './written.ts'

/** Letters recognised as a word. */
export interface RecognisedWord {
  readonly text: string
  /** In pixels of the image given; words of a line share its top and height. */
  readonly box: Region
  /** 0 to 1. */
  readonly certainty: number
}

/** What a region shows: a page of text in places, or a piece of a cell. */
export type Shape = 'page' | Piece['kind']

/** Recognises what is written in a region of an image. */
export interface Recogniser {
  recognise(image: Image, region: Region, shape: Shape): Promise<readonly RecognisedWord[]>
  end(): Promise<void>
}

/** What tesseract was trained on: letters at 300 dots an inch. */
export const resolution = 300

/** White around what is cut out, in pixels: tesseract needs some. */
const margin = 20

/** A letter alone is hardly recognised; several in a row are. */
const copies = 4

const standsAlone = 'ABCDEFGHIJKLMNPQRSTUVWXYZ0123456789$'
const marks = '()0123456789'

/** Tesseract with its English data. Throws `UnreadableError` that says what to install where one is missing. */
export async function startRecogniser(): Promise<Recogniser> {
  const { tesseract, folder } = await installed()
  const { createWorker, OEM, PSM } = tesseract
  const worker = await createWorker('eng', OEM.LSTM_ONLY, { langPath: folder, cacheMethod: 'none', gzip: true })
  const modes: Record<Shape, { readonly mode: import('tesseract.js').PSM; readonly letters: string }> = {
    page: { mode: PSM.SPARSE_TEXT, letters: '' },
    block: { mode: PSM.SINGLE_BLOCK, letters: '' },
    line: { mode: PSM.SINGLE_LINE, letters: '' },
    // A lone O is a nought nine times in ten, and no code that is read as 0 is believed.
    letter: { mode: PSM.SINGLE_LINE, letters: standsAlone },
    stroke: { mode: PSM.SINGLE_LINE, letters: '1' },
    bracketed: { mode: PSM.SINGLE_LINE, letters: '' },
    marks: { mode: PSM.SINGLE_LINE, letters: marks },
  }
  let current: Shape | null = null

  async function wordsOf(image: Image, shape: Shape): Promise<RecognisedWord[]> {
    if (shape !== current) {
      const { mode, letters } = modes[shape]
      await worker.setParameters({
        tessedit_pageseg_mode: mode,
        tessedit_char_whitelist: letters,
        user_defined_dpi: String(resolution),
      })
    }
    current = shape
    const { data } = await worker.recognize(encodePng(image), {}, { blocks: true, text: false })
    return (data.blocks ?? [])
      .flatMap((block) => block.paragraphs)
      .flatMap((paragraph) => paragraph.lines)
      .flatMap(({ words, bbox: line }) =>
        words.map(({ text, bbox, confidence }) => ({
          text: text.trim(),
          // Words of a line stand on it, whether or not they have letters that reach below.
          box: { x: bbox.x0, y: line.y0, width: bbox.x1 - bbox.x0, height: line.y1 - line.y0 },
          certainty: confidence / 100,
        })),
      )
      .filter(({ text }) => !/^[_~.,'`´|‘’=]*$/.test(text))
  }

  return {
    async recognise(image, region, shape) {
      if (shape === 'page') return wordsOf(image, shape)
      const cut = cutOut(image, region, margin)
      // An upright stroke that is its own mirror image is an I: a 1 has its flag on one side.
      if (shape === 'stroke' && likeItsMirror(image, region)) return [{ text: 'I', box: region, certainty: 0.88 }]
      if (shape === 'letter' || shape === 'stroke') {
        const found = oneLetter(await wordsOf(repeated(cut), shape), region)
        // A small S is often taken for an 8, which has two holes.
        return found.map((word) =>
          word.text === '8' && holesOf(cut) === 0 ? { ...word, text: 'S', certainty: word.certainty * 0.8 } : word,
        )
      }
      if (shape === 'marks') {
        const small = onlyMarks(await wordsOf(cut, shape), region)
        return small.length > 0 ? small : onlyMarks(await wordsOf(straightened(cut, 0, 1.5), shape), region)
      }
      const found = (await wordsOf(cut, shape)).map((word) => ({
        ...word,
        box: { ...word.box, x: word.box.x + region.x - margin, y: word.box.y + region.y - margin },
      }))
      if (shape !== 'bracketed' || (found.length === 1 && /^\([A-Z]\)$|^\(\d{1,2}\)$/.test(found[0]!.text))) return found
      const asMarks = onlyMarks(await wordsOf(cut, 'marks'), region)
      return asMarks.length > 0 ? asMarks : found
    },
    end: async () => {
      await worker.terminate()
    },
  }
}

async function installed() {
  try {
    const data = createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')
    return { tesseract: await import('tesseract.js'), folder: join(dirname(data), '4.0.0_best_int') }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new UnreadableError(`reading scans needs two optional packages: npm install tesseract.js @tesseract.js-data/eng (${reason})`)
  }
}

/** The image several times side by side. */
function repeated(image: Image): Image {
  const row = blank(image.width * copies, image.height)
  for (let y = 0; y < image.height; y++)
    for (let copy = 0; copy < copies; copy++)
      row.pixels.set(image.pixels.subarray(y * image.width, (y + 1) * image.width), y * row.width + copy * image.width)
  return row
}

/** Whether left and right of an upright stroke show the same at its top, where a 1 has its flag, and on the whole. */
export function likeItsMirror(image: Image, { x, y, width, height }: Region): boolean {
  const difference = (rows: number, axis: number): number => {
    let ink = 0
    let differing = 0
    for (let row = y; row < y + rows; row++) {
      for (let column = x - 3; column < x + width + 3; column++) {
        const value = image.pixels[row * image.width + column] ?? 255
        ink += 255 - value
        differing += Math.abs(value - (image.pixels[row * image.width + axis - column] ?? 255))
      }
    }
    return ink === 0 ? 1 : differing / ink
  }
  // The edges of a blurred stroke are not sure, so its axis is looked for.
  const axes = [-2, -1, 0, 1, 2].map((shift) => 2 * x + width - 1 + shift)
  const axis = axes.reduce((best, one) => (difference(height, one) < difference(height, best) ? one : best))
  return difference(height, axis) < 0.45 && difference(Math.ceil(height / 3), axis) < 0.45
}

/** How many areas of paper the ink of an image encloses. */
export function holesOf({ width, height, pixels }: Image): number {
  const seen = pixels.map((value) => (value < 170 ? 1 : 0))
  let areas = 0
  for (let seed = 0; seed < seen.length; seed++) {
    if (seen[seed]) continue
    let size = 0
    const stack = [seed]
    seen[seed] = 1
    while (stack.length > 0) {
      const at = stack.pop()!
      size++
      const x = at % width
      for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (next < 0 || next >= width * height || seen[next]) continue
        seen[next] = 1
        stack.push(next)
      }
    }
    if (size >= 3) areas++
  }
  return Math.max(0, areas - 1)
}

/** What most copies of a letter were taken for, as sure as they agree. */
export function oneLetter(words: readonly RecognisedWord[], region: Region): RecognisedWord[] {
  const votes = new Map<string, number>()
  for (const letter of words.flatMap(({ text }) => [...text])) votes.set(letter, (votes.get(letter) ?? 0) + 1)
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  if (!best || best[1] * 2 < copies) return []
  return [
    {
      text: best[0],
      box: region,
      certainty: Math.min(0.95, best[1] / copies) * Math.min(1, Math.max(...words.map((word) => word.certainty)) + 0.3),
    },
  ]
}

/** Marks in brackets; a bracket that was lost is put back, less surely. */
export function onlyMarks(words: readonly RecognisedWord[], region: Region): RecognisedWord[] {
  const text = words.map((word) => word.text).join('')
  const certainty = Math.min(...words.map((word) => word.certainty))
  if (/^(?:\(\d{1,2}\))+$/.test(text)) return [{ text, box: region, certainty }]
  const number = /^\(?([1-9]\d?)\)?$/.exec(text)
  return number ? [{ text: `(${number[1]})`, box: region, certainty: certainty * 0.8 }] : []
}
