import { data, label, type Paper, type TextStyle } from './pdf-paper.ts'
import type { Sheet } from './sheet.ts'

/** The end of the form on paper: remarks, signatures and closing lines, which stand together on one page where they are short. */

/** The type of notes and remarks, and of what stands above them. */
export const note: TextStyle = { font: 'regular', size: 7.5 }
export const heading: TextStyle = { font: 'bold', size: 8 }

/** Space before each part, and below each closing line. */
interface Gaps {
  readonly part: number
  readonly line: number
}

/** As usual, and closed up where that saves a page. */
const usual: Gaps = { part: 6, line: 2 }
const close: Gaps = { part: 2, line: 0 }

/** Remarks of more lines go on over pages like notes. */
const fewLines = 4

/** What takes more of a page, as ten signatures do, begins where it stands and goes on. */
const mostKept = 1 / 3

const spelledOut = 'In brackets: the Unicode code points (U+…) of letters that the type of this print does not have.'

/** Draws the end where the paper stands, on a new page where that keeps it together. */
export function drawEnd(paper: Paper, sheet: Sheet): void {
  const remarks = sheet.remarks === '' ? [] : paper.lines(sheet.remarks, paper.width, note)
  const isShort = remarks.length <= fewLines
  if (!isShort) drawRemarks(paper, sheet, usual)
  const height = (gaps: Gaps) => (isShort ? heightOfRemarks(paper, remarks, gaps) : 0) + heightOfRest(paper, sheet, gaps)
  const fitting = [usual, close].find((gaps) => paper.fits(height(gaps)))
  if (fitting === undefined && height(usual) <= paper.height * mostKept) paper.breakPage()
  const gaps = fitting ?? usual
  if (isShort) drawRemarks(paper, sheet, gaps)
  drawSignatures(paper, sheet, gaps)
  drawClosing(paper, sheet, gaps)
  if (paper.spelled) paper.paragraph(paper.root, spelledOut, label)
}

/** A heading of its own line. */
export function headline(paper: Paper, tag: ReturnType<Paper['group']>, text: string): void {
  const { y } = paper
  paper.tagged(tag, 'H3', () => paper.text(text, paper.left, y, heading))
  paper.y += paper.lineHeight(heading) + 2
}

const heightOfRemarks = (paper: Paper, lines: readonly string[], gaps: Gaps): number =>
  gaps.part + paper.lineHeight(heading) + 2 + lines.length * paper.lineHeight(note)

function drawRemarks(paper: Paper, { remarks, catalogue }: Sheet, gaps: Gaps): void {
  const tag = paper.group(paper.root, 'Sect')
  paper.y += gaps.part
  paper.need(2 * paper.lineHeight(heading))
  headline(paper, tag, catalogue.closing.remarks)
  if (remarks !== '') paper.paragraph(tag, remarks, note)
}

/** How wide names and dates of signatures are, and how far apart. */
const nameWidth = 330
const dateWidth = 90
const apart = 20

const heightOfName = (paper: Paper, name: string): number => paper.lines(name, nameWidth, data).length * paper.lineHeight(data) + 6

/** Signatures and closing lines. */
function heightOfRest(paper: Paper, sheet: Sheet, gaps: Gaps): number {
  const names = sheet.signatures.reduce((sum, { name }) => sum + heightOfName(paper, name), 0)
  return gaps.part + names + paper.lineHeight(label) + heightOfClosing(paper, sheet, gaps)
}

function heightOfClosing(paper: Paper, { catalogue }: Sheet, gaps: Gaps): number {
  const lines = [...catalogue.closing.lines, ...(paper.spelled ? [spelledOut] : [])]
  const heights = lines.map((line) => paper.lines(line, paper.width, label).length * paper.lineHeight(label) + gaps.line)
  return gaps.part + heights.reduce((sum, one) => sum + one, 0)
}

function drawSignatures(paper: Paper, sheet: Sheet, gaps: Gaps): void {
  const { closing } = sheet.catalogue
  const tag = paper.group(paper.root, 'Sect')
  const x = paper.left + paper.width - nameWidth - dateWidth
  const ofDate = x + nameWidth + apart
  paper.y += gaps.part
  sheet.signatures.forEach((signature, at) => {
    const lines = paper.lines(signature.name, nameWidth, data)
    const height = heightOfName(paper, signature.name)
    // The last takes along what stands below it, so that no page has that alone.
    const below = at === sheet.signatures.length - 1 ? heightOfClosing(paper, sheet, gaps) : 0
    paper.need(height + paper.lineHeight(label) + below)
    const { y } = paper
    const bottom = y + height - 4
    paper.tagged(tag, 'P', () => {
      paper.stack(lines, x, y, data)
      paper.text(signature.date, ofDate, bottom - paper.lineHeight(data), data)
    })
    paper.strokeRules(() => {
      paper.line(x, bottom, x + nameWidth, bottom)
      paper.line(ofDate, bottom, paper.left + paper.width, bottom)
    })
    paper.y += height
  })
  paper.need(paper.lineHeight(label))
  const { y } = paper
  paper.tagged(tag, 'P', () => {
    paper.text(`${closing.signature} `, x, y, label)
    paper.text(closing.signatureDate, ofDate, y, label)
  })
  paper.y += paper.lineHeight(label)
}

function drawClosing(paper: Paper, sheet: Sheet, gaps: Gaps): void {
  const tag = paper.group(paper.root, 'Sect')
  paper.y += gaps.part
  const { lines } = sheet.catalogue.closing
  lines.forEach((line, at) => {
    paper.paragraph(tag, line, at === lines.length - 1 ? { ...label, font: 'bold' } : label)
    paper.y += gaps.line
  })
}
