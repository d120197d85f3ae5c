import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { cellsBetween } from '../../src/host/pdf/cells.ts'
import { type Drawing, drawingOf } from '../../src/host/pdf/drawing.ts'
import { withDocument } from '../../src/host/pdf.ts'
import { ticked, unticked } from '../../src/read/printed/pages/page.ts'

/** What is drawn on a page beside its text: rules that enclose cells, boxes with and without a tick. */

type Pen = InstanceType<typeof PDFDocument>

async function drawn(draw: (pen: Pen) => void): Promise<Drawing> {
  const pen = new PDFDocument({ size: [600, 400], margin: 0 })
  const parts: Buffer[] = []
  const whole = new Promise<Uint8Array>((done) =>
    pen.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(Buffer.concat(parts))),
  )
  draw(pen)
  pen.end()
  return withDocument(await whole, async (document) => drawingOf(await document.getPage(1)))
}

const cells = ({ across, down }: Drawing) =>
  cellsBetween(across, down, 1)
    .map(({ box }) => box.map(Math.round))
    .sort((a, b) => a[1]! - b[1]! || a[0]! - b[0]!)

const signs = ({ ticks }: Drawing) => ticks.map(({ text }) => text)

const box = (pen: Pen, x: number, y: number, side = 8) => pen.rect(x, y, side, side).stroke()

describe('rules of a PDF', () => {
  it('are strokes, thin filled rectangles and outlines of a border, wherever the page is moved and scaled to', async () => {
    const expected = [
      [100, 100, 50, 30],
      [150, 100, 80, 30],
      [100, 130, 130, 20],
    ]
    const strokes = await drawn((pen) => {
      pen.rect(100, 100, 50, 30).stroke()
      pen.rect(150, 100, 80, 30).stroke()
      pen.rect(100, 130, 130, 20).stroke()
    })
    expect(cells(strokes)).toEqual(expected)
    const filled = await drawn((pen) => {
      pen.translate(100, 100).scale(0.5)
      for (const [x, y, width, height] of [
        [0, 0, 260, 1],
        [0, 60, 260, 1],
        [0, 100, 260, 1],
        [0, 0, 1, 100],
        [100, 0, 1, 60],
        [260, 0, 1, 100],
      ] as const)
        pen.rect(x, y, width, height).fill()
    })
    expect(cells(filled)).toEqual(expected)
    const bevelled = await drawn((pen) => {
      for (const [x, y, width, height] of expected as [number, number, number, number][])
        pen
          .moveTo(x, y)
          .lineTo(x + width, y)
          .lineTo(x + width - 1, y + 1)
          .lineTo(x + 1, y + 1)
          .lineTo(x + 1, y + height - 1)
          .lineTo(x, y + height)
          .fill()
      pen.rect(99.5, 149.5, 131, 1).fill()
      pen.rect(229.5, 99.5, 1, 51).fill()
    })
    expect(cells(bevelled)).toEqual(expected)
  })

  it('enclose no cell where a side is open, or where a stroke only stands within it', async () => {
    const open = await drawn((pen) =>
      pen.moveTo(100, 100).lineTo(200, 100).moveTo(100, 100).lineTo(100, 150).moveTo(200, 100).lineTo(200, 150).stroke(),
    )
    expect(cells(open)).toEqual([])
    const letter = await drawn((pen) => pen.rect(100, 100, 100, 20).stroke().rect(150, 105, 1, 9).fill())
    expect(cells(letter)).toEqual([[100, 100, 100, 20]])
  })
})

describe('boxes to tick', () => {
  it('are squares that stand alone, ticked where a cross or a hook is drawn in them', async () => {
    const drawing = await drawn((pen) => {
      box(pen, 40, 40)
      box(pen, 40, 80)
      pen.moveTo(41, 81).lineTo(47, 87).moveTo(47, 81).lineTo(41, 87).stroke()
      pen.roundedRect(40, 120, 9, 9, 2).fillAndStroke('grey', 'black')
      pen.moveTo(41.5, 124).lineTo(43.5, 126.5).lineTo(47, 121.5).stroke()
      pen.roundedRect(40, 160, 9, 9, 2).fill('grey')
    })
    expect(signs(drawing)).toEqual([unticked, ticked, ticked, unticked])
    expect(drawing.ticks[1]!.box.map(Math.round)).toEqual([40, 80, 8, 8])
  })

  it('are no cells of a table, though these be square, and no bars', async () => {
    const drawing = await drawn((pen) => {
      box(pen, 40, 40)
      box(pen, 48, 40)
      pen.rect(100, 40, 8, 30).stroke()
      pen.rect(200, 40, 8, 8).fill()
    })
    expect(signs(drawing)).toEqual([])
  })
})
