import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import type { Worker as Thread } from 'node:worker_threads'
import type { Worker } from 'tesseract.js'
import { UnreadableError } from '../../model/reading.ts'
import { blank, type Image, type Region } from './image.ts'
import { encodePng } from './png.ts'

/** Letters recognised as a word. */
export interface RecognisedWord {
  readonly text: string
  /** In pixels of the image given. */
  readonly box: Region
  /** 0 to 1. */
  readonly certainty: number
}

/** How sure words are, the longer ones weighing more, 0 to 1. */
export function certaintyOf(words: readonly RecognisedWord[]): number {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0)
  return words.reduce((sum, { text, certainty }) => sum + certainty * text.length, 0) / Math.max(1, letters)
}

/** What can be written on the images: any text, one letter or digit again and again, marks to notes, one number again and again, or an amount. */
export type Alphabet = 'text' | 'letter' | 'marks' | 'digits' | 'amount'

/** Recognises lines of text. */
export interface Recogniser {
  /** The words of each image, which holds one line of text; images of like height are recognised best together. */
  recognise(lines: readonly Image[], alphabet: Alphabet): Promise<RecognisedWord[][]>
}

/** What tesseract was trained on: letters at 300 dots an inch. */
export const resolution = 300

const alphabets: Record<Alphabet, string> = {
  text: '',
  // A lone O is a nought nine times in ten, and no code that is read as 0 is believed.
  letter: 'ABCDEFGHIJKLMNPQRSTUVWXYZ0123456789$',
  marks: '()0123456789',
  digits: '0123456789',
  amount: '$0123456789.,',
}

/** So many lines are shown to tesseract under each other: more at a time take it longer to tell apart than they save. */
const together = 12

/** White around a line, in pixels. */
const margin = 30

/** Each takes about 150 MB. */
const mostWorkers = 4

/** The recognisers of this process, kept from page to page and document to document: to start one takes a second. */
let kept: Promise<Recogniser> | null = null

/** Lends the recognisers of this process; idle ones do not keep it alive. Throws `UnreadableError` that says what to install where a package is missing. */
export async function withRecogniser<T>(use: (recogniser: Recogniser) => Promise<T>): Promise<T> {
  kept ??= startRecogniser()
  // The threads themselves keep nothing alive, or no command that read a scan would end.
  const alive = setInterval(() => {}, 60_000)
  try {
    return await use(await kept.catch(forget))
  } finally {
    clearInterval(alive)
  }
}

/** What could not be started is tried anew by the next one. */
function forget(error: unknown): never {
  kept = null
  throw error
}

async function startRecogniser(): Promise<Recogniser> {
  const { tesseract, folder } = await installed()
  const { createWorker, OEM, PSM } = tesseract
  const options = { langPath: folder, cacheMethod: 'none', gzip: true, errorHandler: () => {} }
  const threads = await Promise.all(
    Array.from({ length: Math.min(mostWorkers, availableParallelism()) }, () => createWorker('eng', OEM.LSTM_ONLY, options)),
  )
  for (const thread of threads) {
    // tesseract.js hands out the thread itself, though its types do not say so.
    const { worker } = thread as Worker & { readonly worker?: Thread }
    worker?.unref()
    await thread.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_BLOCK, user_defined_dpi: String(resolution), debug_file: '/dev/null' })
  }
  const idle = [...threads]
  const waiting: ((thread: Worker) => void)[] = []
  const inTurn = async <T>(job: (thread: Worker) => Promise<T>): Promise<T> => {
    const thread = idle.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)))
    try {
      return await job(thread)
    } finally {
      const next = waiting.shift()
      if (next) next(thread)
      else idle.push(thread)
    }
  }
  return {
    async recognise(lines, alphabet) {
      const stacks: (readonly Image[])[] = []
      for (let at = 0; at < lines.length; at += together) stacks.push(lines.slice(at, at + together))
      const found = await Promise.all(
        stacks.map((stack) =>
          inTurn(async (thread) => {
            await thread.setParameters({ tessedit_char_whitelist: alphabets[alphabet] })
            const { image, tops } = stacked(stack)
            const { data } = await thread.recognize(encodePng(image), {}, { tsv: true, text: false })
            return shared(data.tsv ?? '', stack, tops)
          }),
        ),
      )
      return found.flat()
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

/** Lines under each other on one image, and where each begins. */
function stacked(lines: readonly Image[]): { readonly image: Image; readonly tops: readonly number[] } {
  const height = lines.reduce((sum, line) => sum + line.height + margin, margin)
  const image = blank(Math.max(...lines.map((line) => line.width)) + 2 * margin, height)
  const tops: number[] = []
  let top = margin
  for (const line of lines) {
    tops.push(top)
    for (let y = 0; y < line.height; y++)
      image.pixels.set(line.pixels.subarray(y * line.width, (y + 1) * line.width), (top + y) * image.width + margin)
    top += line.height + margin
  }
  return { image, tops }
}

/**
 * Tesseract's table of words, each given to the line it stands on. Where tesseract saw a second line of text between the letters of one,
 * whose words are as good as noise, the surer of the two is kept.
 */
function shared(table: string, lines: readonly Image[], tops: readonly number[]): RecognisedWord[][] {
  const found: Map<string, RecognisedWord[]>[] = lines.map(() => new Map())
  for (const row of table.split('\n')) {
    const [level, page, block, paragraph, textLine, , left, top, width, height, confidence, text = ''] = row.split('\t')
    if (level !== '5' || text.trim() === '') continue
    const middle = Number(top) + Number(height) / 2
    const line = tops.findLastIndex((start) => start - margin / 2 <= middle)
    if (line < 0) continue
    const box = { x: Number(left) - margin, y: Number(top) - tops[line]!, width: Number(width), height: Number(height) }
    const seenAs = [page, block, paragraph, textLine].join()
    const words = found[line]!.get(seenAs) ?? []
    words.push({ text: text.trim(), box, certainty: Number(confidence) / 100 })
    found[line]!.set(seenAs, words)
  }
  return found.map((seen) => besideEachOther([...seen.values()]).sort((a, b) => a.box.x - b.box.x))
}

/** The words of some lines of text, the surest first, of which none stands upon another. */
function besideEachOther(lines: readonly (readonly RecognisedWord[])[]): RecognisedWord[] {
  const weight = (words: readonly RecognisedWord[]): number => words.reduce((sum, { text, certainty }) => sum + text.length * certainty, 0)
  const kept: RecognisedWord[] = []
  for (const words of [...lines].sort((a, b) => weight(b) - weight(a)))
    if (!words.some((word) => kept.some((one) => areUponEachOther(one, word)))) kept.push(...words)
  return kept
}

const areUponEachOther = ({ box: one }: RecognisedWord, { box: other }: RecognisedWord): boolean => {
  const shared = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  return shared > Math.min(one.width, other.width) * 0.3
}
