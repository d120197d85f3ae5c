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

/** What lies in the region, with a white margin around it. */
export function cutOut(image: Image, region: Region, margin: number): Image {
  const cut = blank(region.width + 2 * margin, region.height + 2 * margin)
  for (let y = 0; y < region.height; y++) {
    const from = (region.y + y) * image.width + region.x
    cut.pixels.set(image.pixels.subarray(from, from + region.width), (y + margin) * cut.width + margin)
  }
  return cut
}

/** The image with some regions painted white. */
export function without(image: Image, regions: readonly Region[]): Image {
  const pixels = image.pixels.slice()
  for (const region of regions)
    for (let y = region.y; y < region.y + region.height; y++)
      pixels.fill(255, y * image.width + region.x, y * image.width + region.x + region.width)
  return { ...image, pixels }
}
