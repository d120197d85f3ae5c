import type { Image } from './image.ts'

/** Pixels of a tile in which the paper is taken to be equally bright. */
const tile = 48

/** The image on white paper: every pixel divided by the brightness of the paper around it, so that grey backs and shadows go. */
export function onWhitePaper(image: Image): Image {
  const { width, height } = image
  const columns = Math.ceil(width / tile)
  const rows = Math.ceil(height / tile)
  const paper = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) paper[row * columns + column] = paperOf(image, column, row)
  const pixels = new Uint8Array(width * height)
  const at = (row: number, column: number): number =>
    paper[Math.min(rows - 1, Math.max(0, row)) * columns + Math.min(columns - 1, Math.max(0, column))]!
  for (let y = 0; y < height; y++) {
    const down = y / tile - 0.5
    const row = Math.floor(down)
    for (let x = 0; x < width; x++) {
      const across = x / tile - 0.5
      const column = Math.floor(across)
      const [right, below] = [across - column, down - row]
      const local =
        (at(row, column) * (1 - right) + at(row, column + 1) * right) * (1 - below) +
        (at(row + 1, column) * (1 - right) + at(row + 1, column + 1) * right) * below
      pixels[y * width + x] = Math.min(255, (image.pixels[y * width + x]! * 250) / local)
    }
  }
  return { width, height, pixels }
}

/** The brightness that three in four pixels of a tile stay below: paper, since ink covers less than half. */
function paperOf({ width, height, pixels }: Image, column: number, row: number): number {
  const histogram = new Uint32Array(256)
  let count = 0
  for (let y = row * tile; y < Math.min(height, (row + 1) * tile); y++)
    for (let x = column * tile; x < Math.min(width, (column + 1) * tile); x++, count++) histogram[pixels[y * width + x]!]!++
  let below = 0
  for (let value = 0; value < 256; value++) {
    below += histogram[value]!
    if (below >= count * 0.7) return Math.max(40, value)
  }
  return 255
}
