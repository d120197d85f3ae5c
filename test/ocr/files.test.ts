import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { flattened, frameOf } from '../../src/host/ocr/frame.ts'
import { blank, type Image } from '../../src/host/ocr/image.ts'
import { decodeJpeg2000 } from '../../src/host/ocr/jpeg2000.ts'
import { encodePng } from '../../src/host/ocr/png.ts'
import { tiffPages } from '../../src/host/ocr/tiff.ts'
import { turned } from '../../src/host/ocr/turned.ts'
import { readScans } from '../../src/host/ocr.ts'
import { pageImage } from '../../src/host/pdf/images.ts'
import { withDocument } from '../../src/host/pdf.ts'
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

/** A black rectangle from (4, 4) to (14, 9) on 32 by 24 white pixels, packed as fax machines do (ITU-T T.6). */
const packed = [0xf3, 0x61, 0x7f, 0xff, 0xc7, 0xff, 0xf0, 0x01, 0x00, 0x10]
const rectangle = drawn(32, 24, [4, 4, 11, 6])

/** A TIFF of one page in one strip of bits packed as Group 4. */
function group4(): Uint8Array {
  const bytes = Buffer.alloc(8 + 12 + 2 + 7 * 12 + 4)
  bytes.write('II*\0', 0, 'latin1')
  bytes.writeUInt32LE(20, 4)
  bytes.set(packed, 8)
  const tags = [
    [256, 32],
    [257, 24],
    [258, 1],
    [259, 4],
    [262, 0],
    [273, 8],
    [279, packed.length],
  ] as const
  bytes.writeUInt16LE(tags.length, 20)
  for (const [at, [tag, value]] of tags.entries()) {
    bytes.writeUInt16LE(tag, 22 + at * 12)
    bytes.writeUInt16LE(4, 24 + at * 12)
    bytes.writeUInt32LE(1, 26 + at * 12)
    bytes.writeUInt32LE(value, 30 + at * 12)
  }
  return new Uint8Array(bytes)
}

/** The same rectangle as a JPEG 2000 file without loss. */
const jpeg2000 = new Uint8Array(
  Buffer.from(
    'AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAABDanAyaAAAABZpaGRyAAAAGAAAACAAAgcHAAAAAAAPY29scgEAAAAAABEAAAAWY2RlZgACAAAA' +
      'AAABAAEAAQAAAAABTWpwMmP/T/9RACwAAAAAACAAAAAYAAAAAAAAAAAAAAAgAAAAGAAAAAAAAAAAAAIHAQEHAQH/UgAMAAAAAQAEBAQAAf9cABBAQEhIUEhI' +
      'UEhIUEhIUP9kACUAAUNyZWF0ZWQgYnkgT3BlbkpQRUcgdmVyc2lvbiAyLjUuMP+QAAoAAAAAAMwAAf+Tz7QQAdaNWs+0DAHKv8/AFn4Ac/MDB42m31EF5+wH' +
      'uYOAz8AqfgFQ+0HAEp6ZXZgzle5YIRHuoSSbVu+9D78R0wO+uOwwgM/AVn4CMPtDwAoUIYXkwmKrXKJQERQeimKneRhl3x03gfa9TG59ix90vNr+tfq/Er/W' +
      'c1pYlW24WiNTcxyLgM/AOn4DMPtCABnNtThAmU+1Z++MZHK6IN2iWvtKsUkYjAAmvBBykZ/3Pynrs/r/fxX3sxdYPSrDgP/Z',
    'base64',
  ),
)

/** The segments of a JBIG2 page with one generic region packed as Group 4 (ITU-T T.88, 7.2 and 7.4.6). */
function jbig2(): Buffer {
  const whole32 = (...values: readonly number[]) => values.flatMap((value) => [0, 0, value >> 8, value & 255])
  const segment = (number: number, type: number, data: readonly number[]) => [
    ...whole32(number),
    type,
    0,
    1,
    ...whole32(data.length),
    ...data,
  ]
  return Buffer.from([
    ...segment(0, 48, [...whole32(32, 24, 0, 0), 0, 0, 0]),
    ...segment(1, 38, [...whole32(32, 24, 0, 0), 0, 1, ...packed]),
  ])
}

/** A PDF of one page that shows one image, packed by a filter. */
function pdfWith(filter: string, image: Uint8Array): Uint8Array {
  const drawing = 'q 32 0 0 24 0 0 cm /I Do Q'
  const traits = '/Type /XObject /Subtype /Image /Width 32 /Height 24'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 32 24] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    `<< ${traits} ${filter} /Length ${image.length} >>\nstream\n${Buffer.from(image).toString('latin1')}\nendstream`,
  ]
  let text = '%PDF-1.5\n'
  const offsets = objects.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 6\n0000000000 65535 f \n${entries}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

describe('an image', () => {
  it('packed as Group 4 in a TIFF is read', async () => {
    const [first] = await tiffPages(group4())
    expect(same(first!().image, rectangle)).toBe(true)
  })

  it('of JPEG 2000 is read', async () => {
    expect(same((await decodeJpeg2000(jpeg2000)).image, rectangle)).toBe(true)
    await expect(decodeJpeg2000(jpeg2000.subarray(0, 200))).rejects.toThrow('this JPEG 2000 image is damaged')
    await expect(decodeJpeg2000(jpeg2000.subarray(0, 60))).rejects.toThrow('no sound header')
  })

  it('of a format that is not read is refused by its name', async () => {
    const begins = (text: string) => new Uint8Array(Buffer.from(text.padEnd(40, '\0'), 'latin1'))
    for (const [name, bytes] of [
      ['GIF', begins('GIF89a')],
      ['HEIC', begins('\0\0\0\x18ftypheic')],
      ['WebP', begins('RIFF\0\0\0\0WEBP')],
      ['JBIG2', begins('\x97JB2\r\n\x1a\n')],
    ] as const)
      await expect(readScans([bytes])).rejects.toThrow(`a page image of the format ${name} is not read: save it as PNG or JPEG`)
    await expect(readScans([begins('plain')])).rejects.toThrow('not a page image')
  })

  it.each([
    [
      'Group 4',
      '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 32 /Rows 24 >>',
      packed,
    ],
    ['JBIG2', '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode', jbig2()],
    ['JPEG 2000', '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /JPXDecode', jpeg2000],
  ] as const)('in a PDF packed as %s is read', async (_, filter, bytes) => {
    const scan = await withDocument(pdfWith(filter, new Uint8Array(bytes)), async (document) => pageImage(await document.getPage(1)))
    expect(same(scan!.image, rectangle)).toBe(true)
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

  it('is none for a low table on the page of a scan, whose short sides say little of their direction', () => {
    const low = drawn(2000, 900, [60, 60, 1900, 6], [62, 240, 1896, 6], [60, 60, 6, 180], [1954, 60, 6, 180], [1952, 150, 4, 90])
    expect(frameOf(low)).not.toBeNull()
    expect(flattened(low)).toBeNull()
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
