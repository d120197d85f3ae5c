import { blank, type Image } from '../../src/host/ocr/image.ts'

/** Black rectangles on white, as x, y, width, height. */
export function drawn(width: number, height: number, ...boxes: readonly (readonly [number, number, number, number])[]): Image {
  const image = blank(width, height)
  for (const [x, y, wide, high] of boxes)
    for (let line = y; line < y + high; line++) image.pixels.fill(0, line * width + x, line * width + x + wide)
  return image
}
