import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { flattened, frameOf } from '../../src/host/ocr/frame.ts'
import { blank, type Image } from '../../src/host/ocr/image.ts'
import { encodePng } from '../../src/host/ocr/png.ts'
import { tiffPages } from '../../src/host/ocr/tiff.ts'
import { turned } from '../../src/host/ocr/turned.ts'
import { pageImage } from '../../src/host/pdf-images.ts'
import { drawn } from './drawn.ts'

const page = drawn(120, 80, [10, 10, 60, 8], [20, 40, 30, 20])

/** Pages as a TIFF of plain grey strips; `next` says where the chain of directories goes on after the last. */
function tiff(pages: readonly Image[], next = 0): Uint8Array {
  const entries = 9
  const head = 8
  const directory = 2 + entries * 12 + 4
  const rationals = head + pages.length * directory
  const data = rationals + 8
  const bytes = Buffer.alloc(data + pages.reduce((sum, { pixels }) => sum + pixels.length, 0))
  bytes.write('II*\0', 0, 'latin1')
  bytes.writeUInt32LE(head, 4)
  bytes.writeUInt32LE(200, rationals)
  bytes.writeUInt32LE(1, rationals + 4)
  let at = data
  for (const [index, { width, height, pixels }] of pages.entries()) {
    const start = head + index * directory
    bytes.writeUInt16LE(entries, start)
    const tags = [
      [256, 4, width],
      [257, 4, height],
      [258, 3, 8],
      [259, 3, 1],
      [262, 3, 1],
      [273, 4, at],
      [277, 3, 1],
      [279, 4, pixels.length],
      [282, 5, rationals],
    ] as const
    for (const [entry, [tag, type, value]] of tags.entries()) {
      const place = start + 2 + entry * 12
      bytes.writeUInt16LE(tag, place)
      bytes.writeUInt16LE(type, place + 2)
      bytes.writeUInt32LE(1, place + 4)
      bytes.writeUInt32LE(value, place + 8)
    }
    bytes.writeUInt32LE(index + 1 < pages.length ? start + directory : next, start + directory - 4)
    bytes.set(pixels, at)
    at += pixels.length
  }
  return new Uint8Array(bytes)
}

const same = (one: Image, other: Image) =>
  one.width === other.width && one.height === other.height && Buffer.compare(one.pixels, other.pixels) === 0

describe('a TIFF', () => {
  it('gives every page it holds, with its resolution', async () => {
    const second = turned(page, 1)
    const pages = await tiffPages(tiff([page, second]))
    expect(pages).toHaveLength(2)
    const scans = pages.map((decode) => decode())
    expect(scans.map(({ dpi }) => dpi)).toEqual([200, 200])
    expect(same(scans[0]!.image, page)).toBe(true)
    expect(same(scans[1]!.image, second)).toBe(true)
  })

  it('that runs in a circle or is cut short is refused', async () => {
    await expect(tiffPages(tiff([page], 8))).rejects.toThrow('this TIFF is damaged')
    const whole = tiff([page])
    const [decode] = await tiffPages(whole.subarray(0, whole.length - 100))
    expect(decode).toThrow('this TIFF is cut short')
    await expect(tiffPages(whole.subarray(0, 20))).rejects.toThrow('this TIFF is damaged')
  })
})

describe('a PDF of page images', () => {
  const made = (draw: (document: PDFKit.PDFDocument) => void): Promise<Uint8Array> =>
    new Promise((resolve) => {
      const document = new PDFDocument({ size: [120, 80], margin: 0 })
      const parts: Buffer[] = []
      document.on('data', (part: Buffer) => parts.push(part))
      document.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
      draw(document)
      document.end()
    })
  const opened = async (bytes: Uint8Array) => (await getDocument({ data: bytes, verbosity: 0 }).promise).getPage(1)

  it('gives each page as it was scanned', async () => {
    const bytes = await made((document) => document.image(encodePng(page), 0, 0, { width: 120, height: 80 }))
    const scan = await pageImage(await opened(bytes))
    expect(scan?.dpi).toBeCloseTo(72)
    expect(same(scan!.image, page)).toBe(true)
  })

  it('puts the strips of a page together', async () => {
    const strip = (top: number): Image => ({ width: 120, height: 40, pixels: page.pixels.slice(top * 120, (top + 40) * 120) })
    const bytes = await made((document) =>
      document.image(encodePng(strip(0)), 0, 0, { width: 120, height: 40 }).image(encodePng(strip(40)), 0, 40, { width: 120, height: 40 }),
    )
    expect(same((await pageImage(await opened(bytes)))!.image, page)).toBe(true)
  })

  it('has none where nothing is drawn', async () => {
    expect(await pageImage(await opened(await made(() => {})))).toBeNull()
  })
})

describe('a photo', () => {
  /** A ruled frame with a mark in each corner's neighbourhood, as a camera sees it from below: the top is narrower. */
  function photo(): Image {
    const [width, height] = [900, 700]
    const image = blank(width, height)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const v = (y - 100) / 500
        const half = 280 + 100 * v
        const u = (x - 450 + half) / (2 * half)
        const edge = 0.008
        const inside = u > -edge && u < 1 + edge && v > -edge && v < 1 + edge
        const onSide = Math.min(Math.abs(u), Math.abs(1 - u), Math.abs(v), Math.abs(1 - v)) < edge
        const marked = u > 0.2 && u < 0.3 && v > 0.2 && v < 0.3
        if (inside && (onSide || marked)) image.pixels[y * width + x] = 0
      }
    return image
  }

  it('is flattened by the frame of its form', () => {
    const flat = flattened(photo())!
    const [a, b, c, d] = frameOf(flat)!
    for (const [one, other] of [
      [a.y, b.y],
      [c.y, d.y],
      [a.x, d.x],
      [b.x, c.x],
    ] as const)
      expect(Math.abs(one - other)).toBeLessThan(5)
    expect(flattened(flat)).toBeNull()
  })

  it('without a frame, and a scan that only hangs a little, are left as they are', () => {
    expect(flattened(blank(300, 200))).toBeNull()
    const sides = [
      [30, 30, 500, 4],
      [30, 330, 500, 4],
      [30, 30, 4, 304],
      [526, 30, 4, 304],
    ] as const
    expect(flattened(drawn(600, 400, ...sides))).toBeNull()
  })
})
