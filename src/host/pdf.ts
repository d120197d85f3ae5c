import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { type Reading, UnreadableError } from '../model/reading.ts'
import { readPlaced, type WordInBox } from '../read/printed/pages/placed-print.ts'
import { readTagged, type TaggedNode } from '../read/printed/pages/tagged-print.ts'
import type { RuledCell } from '../read/printed/scanned/ruled-cells.ts'
import { blank } from './ocr/image.ts'
import { decodersFolder } from './ocr/jpeg2000.ts'
import type { Scan } from './ocr/scan.ts'
import type { PageProgress } from './ocr.ts'
import { cellsBetween } from './pdf/cells.ts'
import { drawingOf } from './pdf/drawing.ts'
import { fieldWords } from './pdf/form-fields.ts'
import { wordsOfRun } from './pdf/runs.ts'
import { taggedNodes } from './pdf/tags.ts'

/** PDFs with text: pdf.js gives runs of text with their places, which the reader of prints takes as words with boxes. */

/** More pages than a form of 60 lines, 99 notes and 10 owners ever fills. */
const mostPages = 200

/** Words of a PDF, page by page, in points from the top left corner; none where its pages are images. Throws `UnreadableError` for what is no PDF or is locked. */
export const pdfWords = (bytes: Uint8Array): Promise<WordInBox[]> => withDocument(bytes, wordsOf)

const pagesOf = (document: PDFDocumentProxy): Promise<PDFPageProxy>[] =>
  Array.from({ length: Math.min(document.numPages, mostPages) }, (_, at) => document.getPage(at + 1))

async function wordsOf(document: PDFDocumentProxy): Promise<WordInBox[]> {
  const words: WordInBox[] = []
  for (const page of await Promise.all(pagesOf(document))) {
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
      words.push(...wordsOfRun(item, top, page.pageNumber))
    }
    page.cleanup()
  }
  return words
}

/** What was typed into the fields of a form, on all pages. */
const typedIn = async (document: PDFDocumentProxy): Promise<WordInBox[]> =>
  (await Promise.all(pagesOf(document).map(async (page) => fieldWords(await page)))).flat()

/** Whether two words stand in one place. */
const isOver = (a: WordInBox, b: WordInBox): boolean =>
  a.page === b.page &&
  a.box[0] < b.box[0] + b.box[2] &&
  b.box[0] < a.box[0] + a.box[2] &&
  a.box[1] < b.box[1] + b.box[3] &&
  b.box[1] < a.box[1] + a.box[3]

/** The boxes to tick and the ruled cells of each page. */
const drawingsOf = (document: PDFDocumentProxy): Promise<{ ticks: readonly WordInBox[]; cells: readonly RuledCell[] }[]> =>
  Promise.all(
    pagesOf(document).map(async (pending) => {
      const page = await pending
      const { across, down, ticks } = await drawingOf(page)
      return { ticks, cells: cellsBetween(across, down, page.pageNumber) }
    }),
  )

/** The structure of each page, or `null` for a PDF without tags. */
async function tagsOf(document: PDFDocumentProxy): Promise<TaggedNode[] | null> {
  if ((await document.getMarkInfo())?.Marked !== true) return null
  const nodes = await Promise.all(pagesOf(document).map(async (page) => taggedNodes(await page)))
  return nodes.some((node) => node === null) ? null : nodes.filter((node) => node !== null)
}

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

/** Reads the forms of a PDF; one without text is a scan. `progress` is told after each page that was recognised. */
export async function readPdf(bytes: Uint8Array, progress?: PageProgress): Promise<Reading[]> {
  const readings = await withDocument(bytes, async (document) => {
    const typed = await typedIn(document)
    // The tags of a page hold no fields.
    const tags = typed.length > 0 ? null : await tagsOf(document)
    const tagged = tags && readTagged(tags)
    if (tagged) return tagged
    const words = await wordsOf(document)
    if (words.length === 0) return null
    const drawings = await drawingsOf(document)
    // The square of a box to tick may be drawn below its field.
    const ticks = drawings.flatMap((drawing) => drawing.ticks).filter((tick) => !typed.some((field) => isOver(field, tick)))
    return readPlaced({ words: [...words, ...typed, ...ticks], cells: drawings.flatMap(({ cells }) => cells) }, 'pdf')
  })
  if (readings) return readings
  const { readPages } = await import('./ocr.ts')
  const { pageImage } = await import('./pdf/images.ts')
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
