import { drawEnd, heading, headline, note } from './pdf-end.ts'
import { drawBox, drawBoxes, drawHead, drawTicks } from './pdf-head.ts'
import { label, letter, Paper, type PaperType, type Tag } from './pdf-paper.ts'
import { drawTable } from './pdf-table.ts'
import { boxesOf, partiesOf, type Sheet, type SheetOwner } from './sheet.ts'

/**
 * The printed form on US letter, landscape, drawn into a PDF document that is handed in: tagged, with its notes linked. The document has
 * the fonts `regular` and `bold` (Arial metrics), buffers its pages and has none yet; the caller ends it.
 */
export function drawForm(sheet: Sheet, document: PDFKit.PDFDocument, type: PaperType): void {
  const paper = new Paper(document, type)
  drawHead(paper, sheet)
  drawBoxes(paper, sheet)
  const above = sheet.checkBoxes.filter(({ box }) => box.place === 'above Table I')
  if (above.length > 0) {
    const tag = paper.group(paper.root, 'Sect')
    paper.y += 6
    paper.paragraph(tag, above[0]?.box.heading ?? '', label)
    paper.y = drawTicks(paper, tag, above, paper.left, paper.y + 2, paper.width)
  }
  const notes = new Set(sheet.footnotes.map((note) => note.id))
  for (const table of sheet.tables) {
    paper.y += 10
    drawTable(paper, table, (id) => (notes.has(id) ? destination(id) : null))
  }
  drawFurtherOwners(paper, sheet)
  drawExplanation(paper, sheet)
  drawEnd(paper, sheet)
  paper.root.end()
  drawFeet(paper, sheet)
}

const destination = (id: string) => `note-${id}`

/** Boxes 1 and 5 of the further reporting persons, three beside each other. */
function drawFurtherOwners(paper: Paper, sheet: Sheet): void {
  const [, ...further] = sheet.owners
  const width = (paper.width - 16) / 3
  const draw = (owner: SheetOwner, tag: Tag | null, x: number, y: number): number => {
    const area = { x, width, height: 0 }
    return boxesOf(sheet, owner).reduce(
      (height, box) => height + drawBox(paper, tag, box, { ...area, y: y + height }, { ...sheet, owners: [owner] }),
      0,
    )
  }
  for (let at = 0; at < further.length; at += 3) {
    const row = further.slice(at, at + 3)
    const height = Math.max(...row.map((owner) => draw(owner, null, 0, 0)))
    paper.y += 8
    paper.need(height)
    const top = paper.y
    row.forEach((owner, column) => {
      const x = paper.left + column * (width + 8)
      draw(owner, paper.group(paper.root, 'Sect'), x, top)
      paper.strokeRules(() => {
        paper.document.rect(x, top, width, height)
      })
    })
    paper.y = top + height
  }
}

function drawExplanation(paper: Paper, sheet: Sheet): void {
  const { closing } = sheet.catalogue
  const tag = paper.group(paper.root, 'Sect')
  paper.y += 10
  paper.need(3 * paper.lineHeight(heading))
  headline(paper, tag, closing.explanation)
  if (sheet.noSecuritiesOwned) paper.paragraph(tag, closing.noSecuritiesOwned, note)
  for (const { id, number, text } of sheet.footnotes) {
    paper.need(paper.lineHeight(note))
    paper.document.addNamedDestination(destination(id), 'XYZ', paper.left, paper.y - 4, null)
    paper.paragraph(tag, `${number}. ${text}`, note)
    paper.y += 2
  }
}

/** Under every page whose form it is, and its number: pages get parted. */
function drawFeet(paper: Paper, sheet: Sheet): void {
  const whose = [`Form ${sheet.form}`, ...partiesOf(sheet)].join(' · ')
  const { start, count } = paper.document.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    paper.document.switchToPage(page)
    const y = letter.height - letter.margin - 4
    const number = `Page ${page - start + 1} of ${count}`
    const [short = ''] = paper.lines(whose, paper.width - 80, label)
    paper.artifact('Pagination', () => {
      paper.text(short, paper.left, y, label)
      paper.text(number, paper.left + paper.width - paper.measure(number, label), y, label)
    })
  }
}
