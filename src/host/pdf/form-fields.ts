import type { PDFPageProxy } from 'pdfjs-dist'
import { ticked, unticked } from '../../read/printed/pages/page.ts'
import type { WordInBox } from '../../read/printed/pages/placed-print.ts'
import { widthOf, wordsAcross } from './runs.ts'

/**
 * Forms that were filled in in a viewer (ISO 32000-1, 12.7): what was typed stands in the fields of the form, and in no text of its pages.
 */

/** What pdf.js tells of a field, as far as it matters here; everything of it comes from the file. */
interface Field {
  readonly subtype?: unknown
  readonly hidden?: unknown
  readonly fieldType?: unknown
  readonly fieldValue?: unknown
  readonly checkBox?: unknown
  readonly radioButton?: unknown
  readonly exportValue?: unknown
  readonly buttonValue?: unknown
  readonly multiLine?: unknown
  readonly textAlignment?: unknown
  readonly rect?: unknown
  readonly defaultAppearanceData?: { readonly fontSize?: unknown } | null
}

/** No form has more fields on a page, and none holds more text. */
const mostFields = 2_000
const mostText = 10_000

/** What a viewer sets a field in whose size is left to it, and the space it leaves at the sides, in points. */
const usualSize = 10
const inset = 2

/** The words typed into the fields of a page, and its boxes to tick, in points from the top left corner. */
export async function fieldWords(page: PDFPageProxy): Promise<WordInBox[]> {
  const [, , , top = 0] = page.view
  const fields: readonly Field[] = await page.getAnnotations({ intent: 'display' })
  return fields.slice(0, mostFields).flatMap((field) => {
    const rect = rectOf(field)
    if (field.subtype !== 'Widget' || field.hidden === true || rect === null) return []
    const [x, bottom, right, upper] = rect
    const box = [x, top - upper, right - x, upper - bottom] as const
    if (field.fieldType === 'Btn') return boxOf(field, box, page.pageNumber)
    return linesOf(field, box).flatMap((line, at, lines) => lineWords(field, line, at, lines.length, box, page.pageNumber))
  })
}

type Box = readonly [x: number, y: number, width: number, height: number]

function rectOf({ rect }: Field): readonly [number, number, number, number] | null {
  if (!Array.isArray(rect) || rect.length !== 4 || !rect.every((one) => Number.isFinite(one))) return null
  const [a, b, c, d] = rect as [number, number, number, number]
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}

function boxOf({ checkBox, radioButton, fieldValue, exportValue, buttonValue }: Field, box: Box, page: number): WordInBox[] {
  if (checkBox !== true && radioButton !== true) return []
  // What ticks a box is named by its appearance, which not every writer gives.
  const ticks = checkBox === true ? (exportValue ?? fieldValue) : buttonValue
  const isTicked = typeof fieldValue === 'string' && fieldValue !== 'Off' && fieldValue === ticks
  return [{ text: isTicked ? ticked : unticked, page, box }]
}

const sizeOf = ({ defaultAppearanceData, multiLine }: Field, [, , , height]: Box): number => {
  const stated = defaultAppearanceData?.fontSize
  const size = typeof stated === 'number' && stated > 0 ? stated : usualSize
  return multiLine === true ? size : Math.min(size, height * 0.8)
}

/** How wide a text is set, in points. */
const lengthOf = (text: string, size: number): number => (Array.from(text).reduce((sum, one) => sum + widthOf(one), 0) * size) / 10

/** What a field holds, line by line; a field of several lines breaks them where they reach its edge. */
function linesOf(field: Field, box: Box): string[] {
  const { fieldValue, multiLine } = field
  const values: readonly unknown[] = Array.isArray(fieldValue) ? fieldValue : [fieldValue]
  const text = values
    .filter((value) => typeof value === 'string')
    .join(' ')
    .slice(0, mostText)
  const typed = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  if (multiLine !== true) return typed.length > 0 ? [typed.join(' ')] : []
  const size = sizeOf(field, box)
  return typed.flatMap((line) => {
    const lines: string[] = []
    for (const word of line.trim().split(/\s+/)) {
      const longer = `${lines.at(-1)} ${word}`
      if (lines.length > 0 && lengthOf(longer, size) <= box[2] - 2 * inset) lines[lines.length - 1] = longer
      else lines.push(word)
    }
    return lines
  })
}

/** The words of one line of a field: from the top in one of several lines, else in its middle. */
function lineWords(field: Field, line: string, at: number, lines: number, box: Box, page: number): WordInBox[] {
  const [x, y, width, height] = box
  const size = sizeOf(field, box)
  const length = Math.min(lengthOf(line, size), width)
  const free = Math.max(0, width - length - 2 * inset)
  const shift = field.textAlignment === 2 ? free : field.textAlignment === 1 ? free / 2 : 0
  const above = lines > 1 || field.multiLine === true ? inset + at * size * 1.15 : (height - size) / 2
  return wordsAcross(line, x + inset + shift, y + above, length, size, page)
}
