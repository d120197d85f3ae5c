/** Whether the bytes start as a PNG, a JPEG, a TIFF or another image does. */
export function startsWithImage(bytes: Uint8Array): boolean {
  return isPng(bytes) || isJpeg(bytes) || isTiff(bytes) || isJpeg2000(bytes) || otherImage(bytes) !== null
}

/** The signature of a PNG file. */
export const isPng = (bytes: Uint8Array): boolean => bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47
/** The signature of a JPEG file. */
export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
/** The signature of a TIFF file. */
export const isTiff = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x49 && bytes[1] === 0x49 && bytes[2] === 0x2a && bytes[3] === 0) ||
  (bytes[0] === 0x4d && bytes[1] === 0x4d && bytes[2] === 0 && bytes[3] === 0x2a)

const startsWith = (bytes: Uint8Array, signature: readonly number[], from = 0): boolean =>
  signature.every((byte, at) => bytes[from + at] === byte)

/** The signature of a JPEG 2000 file (ISO/IEC 15444-1, I.5.1), or the beginning of a bare codestream. */
export const isJpeg2000 = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0, 0, 0, 12, 0x6a, 0x50, 0x20, 0x20]) || startsWith(bytes, [0xff, 0x4f, 0xff, 0x51])

/** Images that scanners, telephones and screens write and that are not read, by how they begin. */
const others: readonly (readonly [name: string, signature: readonly number[], from?: number])[] = [
  ['JBIG2', [0x97, 0x4a, 0x42, 0x32, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['BigTIFF', [0x49, 0x49, 0x2b, 0]],
  ['BigTIFF', [0x4d, 0x4d, 0, 0x2b]],
  ['WebP', [0x57, 0x45, 0x42, 0x50], 8],
  ['HEIC', [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69], 4],
  ['HEIC', [0x66, 0x74, 0x79, 0x70, 0x6d, 0x69, 0x66, 0x31], 4],
  ['AVIF', [0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69, 0x66], 4],
]

/** The name of an image's format that is known and not read; `null` for anything else. */
export const otherImage = (bytes: Uint8Array): string | null =>
  others.find(([, signature, from]) => startsWith(bytes, signature, from))?.[0] ?? null
