import { UnreadableError } from '../../model/reading.ts'
import { inGrey, refuseLarge, type Scan } from './scan.ts'

/** TIFF, as scanners and fax machines write it: many pages, packed as bits, as JPEG or not at all (TIFF 6.0; ITU-T T.4 and T.6). */

/** More pages than a form ever fills. */
const mostPages = 200

/** None, Huffman, Group 3, Group 4, LZW, JPEG, Deflate in its two numbers, PackBits (tag 259). */
const packings = [1, 2, 3, 4, 5, 7, 8, 32946, 32773]

type Directory = import('utif2').IFD

/** The pages of a TIFF, each decoded when it is asked for. Throws `UnreadableError` for what is damaged or not a scan. */
export async function tiffPages(bytes: Uint8Array): Promise<readonly (() => Scan)[]> {
  checkChain(bytes)
  const { default: utif } = await import('utif2')
  // Its types leave out the second argument: notes of camera makers are not asked for.
  const decode = utif.decode as (file: Buffer, options: { readonly parseMN: boolean; readonly debug: boolean }) => Directory[]
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directories = soundly(() => decode(buffer, { parseMN: false, debug: false })).filter(
    (directory) => numberOf(directory, 256) !== null,
  )
  if (directories.length === 0) throw new UnreadableError('this TIFF holds no image')
  return directories.map((directory) => () => {
    checkImage(directory, bytes.length)
    const colours = soundly(() => {
      utif.decodeImage(buffer, directory)
      return utif.toRGBA8(directory)
    })
    return { image: inGrey(colours, 4, directory.width, directory.height), dpi: statedResolution(directory) }
  })
}

function soundly<T>(decode: () => T): T {
  try {
    return decode()
  } catch (error) {
    throw new UnreadableError(`this TIFF is damaged: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Bytes that a value of each type takes (TIFF 6.0, section 2), by its number. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]

/** Entries that point to a directory of their own: another size of the image, the camera, the place. */
const pointers = [330, 34665, 34853]

/** Entries that only the raw images of cameras have. */
const raw = [50740, 61440]

/** Refuses directories that run in a circle or claim more values than the file has bytes: reading them would hardly end. */
function checkChain(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = bytes[0] === 0x49
  const seen = new Set<number>()
  const check = (start: number): void => {
    for (let at = start; at !== 0; ) {
      if (seen.has(at) || seen.size === mostPages) throw new Error(`it runs in a circle or has more than ${mostPages} pages`)
      seen.add(at)
      const entries = view.getUint16(at, little)
      for (let entry = at + 2; entry < at + 2 + 12 * entries; entry += 12) {
        const count = view.getUint32(entry + 4, little)
        if (count * (sizes[view.getUint16(entry + 2, little)] ?? 0) > bytes.length) throw new Error('an entry is longer than the file')
        const tag = view.getUint16(entry, little)
        if (raw.includes(tag) || (pointers.includes(tag) && count !== 1)) throw new Error('it is no scan')
        if (pointers.includes(tag)) check(view.getUint32(entry + 8, little))
      }
      at = view.getUint32(at + 2 + 12 * entries, little)
    }
  }
  soundly(() => check(view.getUint32(4, little)))
}

/** Refuses what would take more memory or time than a page does. */
function checkImage(directory: Directory, length: number): void {
  const [width, height] = [numberOf(directory, 256) ?? 0, numberOf(directory, 257) ?? 0]
  if (width < 1 || height < 1) throw new UnreadableError('this TIFF has no sound header')
  refuseLarge(width, height)
  const offsets = numbersOf(directory, 273)
  const lengths = numbersOf(directory, 279)
  if (
    !packings.includes(numberOf(directory, 259) ?? 1) ||
    numberOf(directory, 322) !== null ||
    offsets.length === 0 ||
    (numberOf(directory, 258) ?? 1) > 8 ||
    (numberOf(directory, 277) ?? 1) > 4
  )
    throw new UnreadableError('this TIFF is tiled, of 16 bits or packed in a rare way: save its pages as PNG or JPEG')
  if (offsets.some((offset, at) => offset + (lengths[at] ?? 0) > length)) throw new UnreadableError('this TIFF is cut short')
}

const numbersOf = (directory: Directory, tag: number): number[] => {
  const values = directory[`t${tag}`]
  return Array.isArray(values) ? values.filter((value) => typeof value === 'number') : []
}

const numberOf = (directory: Directory, tag: number): number | null => numbersOf(directory, tag)[0] ?? null

/** Dots an inch: tag 282 is dots a unit as a fraction, tag 296 the unit, 2 an inch and 3 a centimetre. */
function statedResolution(directory: Directory): number | null {
  const [fraction] = (directory.t282 ?? []) as unknown as readonly (readonly [number, number])[]
  const dots = fraction ? fraction[0] / fraction[1] : 0
  const unit = numberOf(directory, 296) ?? 2
  return !(dots > 1) ? null : unit === 3 ? dots * 2.54 : unit === 2 ? dots : null
}
