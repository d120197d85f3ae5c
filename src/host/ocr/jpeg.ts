import { UnreadableError } from '../../model/reading.ts'
import { inGrey, refuseLarge, type Scan } from './scan.ts'

/** Decodes a JPEG with the decoder of pdf.js. Throws `UnreadableError` for what it cannot. */
export async function decodeJpeg(bytes: Uint8Array): Promise<Scan> {
  const { JpegImage } = await import('pdfjs-dist/legacy/image_decoders/pdf.image_decoders.mjs')
  const size = frameSize(bytes)
  if (size) refuseLarge(size.width, size.height)
  try {
    const jpeg = new JpegImage()
    jpeg.parse(bytes)
    const { width, height } = jpeg
    const colours = jpeg.getData({ width, height, forceRGB: true, isSourcePDF: false })
    return { image: inGrey(colours, 3, width, height), dpi: statedResolution(bytes) }
  } catch (error) {
    throw new UnreadableError(`this JPEG is damaged: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Width and height of the frame header, before anything is decoded. */
function frameSize(bytes: Uint8Array): { width: number; height: number } | null {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes[at + 2]! * 256 + bytes[at + 3]!) {
    const marker = bytes[at + 1]!
    if (marker >= 0xc0 && marker <= 0xc2)
      return { height: bytes[at + 5]! * 256 + bytes[at + 6]!, width: bytes[at + 7]! * 256 + bytes[at + 8]! }
  }
  return null
}

/** The density of a JFIF header (ITU-T T.871), in dots an inch. */
function statedResolution(bytes: Uint8Array): number | null {
  const isJfif = bytes[2] === 0xff && bytes[3] === 0xe0 && bytes[6] === 0x4a && bytes[7] === 0x46
  const density = isJfif ? bytes[14]! * 256 + bytes[15]! : 0
  const unit = isJfif ? bytes[13]! : 0
  return unit === 1 ? density : unit === 2 ? density * 2.54 : null
}
