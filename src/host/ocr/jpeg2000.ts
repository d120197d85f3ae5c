import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { UnreadableError } from '../../model/reading.ts'
import { inGrey, refuseLarge, type Scan } from './scan.ts'

/** Where pdf.js keeps the decoders that are compiled to WebAssembly; ends with a slash, as it wants it. */
export const decodersFolder = (): string => join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'wasm/')

/** Decodes a JPEG 2000 file or codestream with the decoder of pdf.js (ISO/IEC 15444-1). Throws `UnreadableError` for what it cannot. */
export async function decodeJpeg2000(bytes: Uint8Array): Promise<Scan> {
  const size = imageSize(bytes)
  if (!size) throw new UnreadableError('this JPEG 2000 image has no sound header')
  const { width, height, components, bits } = size
  refuseLarge(width, height)
  if (bits !== 8) throw new UnreadableError(`this JPEG 2000 image has ${bits} bits a sample: save it as 8-bit PNG or JPEG`)
  const { JpxImage } = await import('pdfjs-dist/legacy/image_decoders/pdf.image_decoders.mjs')
  const folder = decodersFolder()
  JpxImage.setOptions({
    useWasm: true,
    useWorkerFetch: false,
    wasmUrl: folder,
    handler: { sendWithPromise: async (_, { filename }) => new Uint8Array(await readFile(join(folder, filename))) },
  })
  let samples: Uint8ClampedArray | undefined
  try {
    samples = await JpxImage.decode(bytes, { numComponents: components >= 3 ? 3 : 1 })
  } catch (error) {
    throw new UnreadableError(`this JPEG 2000 image is damaged: ${error instanceof Error ? error.message : String(error)}`)
  }
  const each = (samples?.length ?? 0) / (width * height)
  if (!samples || (each !== 1 && each !== 3))
    throw new UnreadableError('this JPEG 2000 image has parts of a rare kind: save it as PNG or JPEG')
  const image = each === 1 ? { width, height, pixels: new Uint8Array(samples) } : inGrey(samples, each, width, height)
  return { image, dpi: null }
}

/** How far into a file its codestream begins at most: boxes with colours and rights stand before it. */
const mostBefore = 1_000_000

interface Size {
  readonly width: number
  readonly height: number
  readonly components: number
  /** Of each sample of the first component. */
  readonly bits: number
}

/** What the codestream's SIZ segment says (A.5.1). */
function imageSize(bytes: Uint8Array): Size | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = file.subarray(0, mostBefore).indexOf(Buffer.from([0xff, 0x4f, 0xff, 0x51]))
  if (at < 0 || at + 43 > file.length) return null
  const [right, bottom, left, top] = [8, 12, 16, 20].map((offset) => file.readUInt32BE(at + offset)) as [number, number, number, number]
  if (right <= left || bottom <= top) return null
  return { width: right - left, height: bottom - top, components: file.readUInt16BE(at + 40), bits: (file[at + 42]! & 127) + 1 }
}
