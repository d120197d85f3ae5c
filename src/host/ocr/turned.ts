import type { Image } from './image.ts'

/** The image turned to the right by so many quarters of a circle. */
export function turned(image: Image, quarters: number): Image {
  const { width, height, pixels } = image
  if (quarters % 4 === 0) return image
  const upright = quarters % 2 === 0
  const [wide, high] = upright ? [width, height] : [height, width]
  const result = new Uint8Array(pixels.length)
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const [fromX, fromY] =
        quarters % 4 === 1 ? [y, height - 1 - x] : quarters % 4 === 2 ? [width - 1 - x, height - 1 - y] : [width - 1 - y, x]
      result[y * wide + x] = pixels[fromY * width + fromX]!
    }
  }
  return { width: wide, height: high, pixels: result }
}
