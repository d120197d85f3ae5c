/** A grey page image: one byte a pixel, row after row, 255 is white. */
export interface Image {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** A rectangle of pixels. */
export interface Region {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A white image. */
export const blank = (width: number, height: number): Image => ({ width, height, pixels: new Uint8Array(width * height).fill(255) })

/** The smallest region around some. */
export function around(regions: readonly Region[]): Region {
  const x = Math.min(...regions.map((region) => region.x))
  const y = Math.min(...regions.map((region) => region.y))
  return {
    x,
    y,
    width: Math.max(...regions.map((region) => region.x + region.width)) - x,
    height: Math.max(...regions.map((region) => region.y + region.height)) - y,
  }
}

/** The grey at a place between pixels, blended of the four around it; `null` outside the image. */
export function greyAt({ width, height, pixels }: Image, x: number, y: number): number | null {
  const left = Math.floor(x)
  const top = Math.floor(y)
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return null
  const across = x - left
  const along = y - top
  const at = top * width + left
  const above = pixels[at]! * (1 - across) + pixels[at + 1]! * across
  const below = pixels[at + width]! * (1 - across) + pixels[at + width + 1]! * across
  return above * (1 - along) + below * along
}
