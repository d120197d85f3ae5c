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
