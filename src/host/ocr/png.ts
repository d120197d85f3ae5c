import { deflateSync, inflateSync } from 'node:zlib'
import { UnreadableError } from '../../model/reading.ts'
import type { Image } from './image.ts'
import { luminance, refuseLarge, type Scan } from './scan.ts'

/** PNG, as far as scans use it: 8 or fewer bits a sample, not interlaced (ISO/IEC 15948). */

const samplesByColour: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Decodes a PNG. Throws `UnreadableError` for what it cannot. */
export function decodePng(bytes: Uint8Array): Scan {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const data: Buffer[] = []
  let [width, height, depth, colour] = [0, 0, 0, -1]
  let palette: Buffer = Buffer.alloc(0)
  let dpi: number | null = null
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    const name = file.toString('latin1', at + 4, at + 8)
    const chunk = file.subarray(at + 8, at + 8 + length)
    if (name === 'IHDR' && chunk.length >= 13) {
      width = chunk.readUInt32BE(0)
      height = chunk.readUInt32BE(4)
      depth = chunk[8]!
      colour = chunk[9]!
      if (depth > 8 || chunk[12] !== 0)
        throw new UnreadableError('this PNG is interlaced or of 16 bits: save it as plain 8-bit PNG or JPEG')
    } else if (name === 'PLTE') palette = chunk
    else if (name === 'pHYs' && chunk.length >= 9 && chunk[8] === 1) dpi = chunk.readUInt32BE(0) * 0.0254
    else if (name === 'IDAT') data.push(chunk)
    else if (name === 'IEND') break
    at += 12 + length
  }
  const samples = samplesByColour[colour]
  if (samples === undefined || width === 0 || height === 0) throw new UnreadableError('this PNG has no sound header')
  refuseLarge(width, height)
  const rowBytes = Math.ceil((width * samples * depth) / 8)
  let rows: Buffer
  try {
    rows = inflateSync(Buffer.concat(data), { maxOutputLength: (rowBytes + 1) * height + 1024 })
  } catch (error) {
    throw new UnreadableError(`this PNG is damaged: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (rows.length < (rowBytes + 1) * height) throw new UnreadableError('this PNG is cut short')
  unfilter(rows, rowBytes, height, Math.max(1, (samples * depth) >> 3))
  const pixels = new Uint8Array(width * height)
  const top = (1 << depth) - 1
  for (let y = 0; y < height; y++) {
    const start = y * (rowBytes + 1) + 1
    const sample = (index: number): number => {
      if (depth === 8) return rows[start + index]!
      const bit = index * depth
      return (rows[start + (bit >> 3)]! >> (8 - depth - (bit & 7))) & top
    }
    for (let x = 0; x < width; x++) {
      const at = x * samples
      let value: number
      if (colour === 3) {
        const entry = sample(at) * 3
        value = luminance(palette[entry] ?? 0, palette[entry + 1] ?? 0, palette[entry + 2] ?? 0)
      } else if (samples >= 3) value = luminance(sample(at), sample(at + 1), sample(at + 2))
      else value = (sample(at) * 255) / top
      // What shines through is white paper.
      const opacity = samples === 4 ? sample(at + 3) / 255 : samples === 2 ? sample(at + 1) / 255 : 1
      pixels[y * width + x] = Math.round(value * opacity + 255 * (1 - opacity))
    }
  }
  return { image: { width, height, pixels }, dpi }
}

/** Undoes the five filters of rows, in place. */
function unfilter(rows: Buffer, rowBytes: number, height: number, step: number): void {
  for (let y = 0; y < height; y++) {
    const start = y * (rowBytes + 1) + 1
    const filter = rows[start - 1]!
    for (let x = 0; x < rowBytes; x++) {
      const left = x >= step ? rows[start + x - step]! : 0
      const up = y > 0 ? rows[start + x - rowBytes - 1]! : 0
      const corner = x >= step && y > 0 ? rows[start + x - step - rowBytes - 1]! : 0
      const add = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter] ?? 0
      rows[start + x] = (rows[start + x]! + add) & 255
    }
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}

/** A grey image as a PNG. */
export function encodePng({ width, height, pixels }: Image): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(named, 4)
  framed.writeUInt32BE(checksum(named), named.length + 4)
  return framed
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** CRC-32 of PNG chunks; `node:zlib` has one only from Node 22 on. */
function checksum(data: Buffer): number {
  let value = 0xffffffff
  for (const byte of data) value = table[(value ^ byte) & 255]! ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
