import { UnreadableError } from '../../model/reading.ts'
import type { Image } from './image.ts'

/** A decoded image and the resolution the file states, in dots an inch. */
export interface Scan {
  readonly image: Image
  readonly dpi: number | null
}

/** More than a page at 600 dpi holds. */
const mostPixels = 60_000_000

/** Throws `UnreadableError` for an image that would take more memory and time than a page does; `what` it is and `advice`, in words. */
export function refuseLarge(width: number, height: number, what = 'this image', advice = ': scale it down'): void {
  if (width * height > mostPixels) throw new UnreadableError(`${what} is larger than a page at 600 dpi${advice}`)
}

/** How bright a colour is, 0 to 255 as its parts are. */
export const luminance = (red: number, green: number, blue: number): number => 0.299 * red + 0.587 * green + 0.114 * blue

/** Colours of so many samples a pixel, red, green and blue first, as a grey image. */
export function inGrey(colours: Uint8Array | Uint8ClampedArray, samples: number, width: number, height: number): Image {
  const pixels = new Uint8Array(width * height)
  for (let at = 0; at < pixels.length; at++)
    pixels[at] = luminance(colours[samples * at]!, colours[samples * at + 1]!, colours[samples * at + 2]!)
  return { width, height, pixels }
}
