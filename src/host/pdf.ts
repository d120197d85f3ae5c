import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type Reading, UnreadableError } from '../model/reading.ts'
import { readPlaced, type WordInBox } from '../read/printed/placed-print.ts'
import { blank } from './ocr/image.ts'
import { decodersFolder } from './ocr/jpeg2000.ts'
import type { Scan } from './ocr/png.ts'
import type { PageProgress } from './ocr.ts'

/** PDFs with text: pdf.js gives runs of text with their places, which the reader of prints takes as words with boxes. */

/** More pages than a form of 60 lines, 99 notes and 10 owners ever fills. */
const mostPages = 200

/** Words of a PDF, page by page, in points from the top left corner; none where its pages are images. Throws `UnreadableError` for what is no PDF or is locked. */
export const pdfWords = (bytes: Uint8Array): Promise<WordInBox[]> =>
  withDocument(bytes, async (document) => {
    const words: WordInBox[] = []
    for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
      const page = await document.getPage(number)
      const [, , , top = 0] = page.view
      const content = await page.getTextContent({ includeMarkedContent: true })
      const marked: boolean[] = []
      for (const item of content.items) {
        // Artifacts are feet and page numbers, no part of the form (ISO 32000-1, 14.8.2.2).
        if ('type' in item) {
          if (item.type === 'endMarkedContent') marked.pop()
          else marked.push('tag' in item && item.tag === 'Artifact')
        }
        if (marked.includes(true)) continue
        if (!('str' in item) || item.str.trim() === '') continue
        const [, , , , x = 0, baseline = 0] = item.transform as number[]
        const height = item.height || Math.hypot(item.transform[2], item.transform[3])
        words.push(...cut(item.str, x, top - baseline - height * 0.8, item.width, height, number))
      }
      page.cleanup()
    }
    return words
  })

/** Opens a PDF for a while. Throws `UnreadableError` for what is no PDF or is locked. */
export async function withDocument<T>(bytes: Uint8Array, use: (document: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    // Page images are packed as JPEG 2000 or JBIG2 as well.
    wasmUrl: decodersFolder(),
  })
  try {
    return await use(await task.promise)
  } catch (error) {
    if (error instanceof UnreadableError) throw error
    const message = error instanceof Error ? error.message : String(error)
    throw new UnreadableError(`this PDF cannot be opened: ${message}`)
  } finally {
    await task.destroy()
  }
}

/** Rough widths of characters in a proportional face, in tenths of an em: enough to place words inside a run. */
const widthOf = (character: string): number =>
  /[iljtfI.,:;'|!()[\]/ ]/.test(character) ? 3 : /[mwMW@%]/.test(character) ? 9 : /[A-Z&_]/.test(character) ? 7 : 5

/** A run of text as words, each with its share of the run's width. */
function cut(text: string, x: number, y: number, width: number, height: number, page: number): WordInBox[] {
  const widths = Array.from(text, widthOf)
  const total = widths.reduce((sum, one) => sum + one, 0) || 1
  const words: WordInBox[] = []
  let at = 0
  let start = -1
  let from = 0
  const characters = Array.from(text)
  const finish = (end: number) => {
    if (start >= 0) {
      words.push({
        text: characters.slice(start, end).join(''),
        page,
        box: [x + (from / total) * width, y, ((at - from) / total) * width, height],
      })
    }
    start = -1
  }
  characters.forEach((character, index) => {
    if (/\s/.test(character)) finish(index)
    else if (start < 0) {
      start = index
      from = at
    }
    at += widths[index]!
  })
  finish(characters.length)
  return words
}

/** Reads the forms of a PDF; one without text is a scan. `progress` is told after each page that was recognised. */
export async function readPdf(bytes: Uint8Array, progress?: PageProgress): Promise<Reading[]> {
  const words = await pdfWords(bytes)
  if (words.length > 0) return readPlaced({ words, cells: [] }, 'pdf')
  const { readPages } = await import('./ocr.ts')
  const { pageImage } = await import('./pdf-images.ts')
  return withDocument(bytes, (document) => {
    const page = (number: number) => async (): Promise<Scan> => {
      const image = await pageImage(await document.getPage(number))
      if (image) return image
      // A page left blank between scanned ones.
      return { image: blank(850, 1100), dpi: 100 }
    }
    return readPages(
      Array.from({ length: Math.min(document.numPages, mostPages) }, (_, at) => page(at + 1)),
      progress,
    )
  })
}
