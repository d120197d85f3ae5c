import { blank, greyAt, type Image } from './image.ts'

/** Darker than this is ink, on white paper. */
const ink = 150

/** The angle by which lines of a page fall to the right, in radians, within two and a half degrees: the one whose sums along lines differ most. */
export function slopeOf(image: Image): number {
  const step = Math.max(1, Math.round(image.width / 1200))
  const points: [x: number, y: number][] = []
  for (let y = 0; y < image.height; y += step)
    for (let x = 0; x < image.width; x += step) if (image.pixels[y * image.width + x]! < ink) points.push([x, y])
  const sums = new Uint32Array(Math.ceil((image.height + image.width) / step) + 2)
  const sharpness = (angle: number): number => {
    sums.fill(0)
    const tangent = Math.tan(angle)
    for (const [x, y] of points) sums[Math.round((y - x * tangent + image.width / 2) / step)]!++
    let sharp = 0
    for (const sum of sums) sharp += sum * sum
    return sharp
  }
  const degree = Math.PI / 180
  let best = 0
  for (const [range, width] of [
    [2.5, 0.25],
    [0.25, 0.05],
    [0.05, 0.01],
  ] as const) {
    const middle = best
    let most = -1
    for (let turn = -range; turn <= range + width / 2; turn += width) {
      const sharp = sharpness(middle + turn * degree)
      if (sharp > most) {
        most = sharp
        best = middle + turn * degree
      }
    }
  }
  return best
}

/** The image turned back by an angle around its middle and scaled, white where nothing was. */
export function straightened(image: Image, slope: number, scale: number): Image {
  const straight = blank(Math.round(image.width * scale), Math.round(image.height * scale))
  const [cosine, sine] = [Math.cos(slope) / scale, Math.sin(slope) / scale]
  for (let y = 0; y < straight.height; y++) {
    for (let x = 0; x < straight.width; x++) {
      const [right, down] = [x + 0.5 - straight.width / 2, y + 0.5 - straight.height / 2]
      const fromX = right * cosine - down * sine + image.width / 2 - 0.5
      const fromY = right * sine + down * cosine + image.height / 2 - 0.5
      const grey = greyAt(image, fromX, fromY)
      if (grey !== null) straight.pixels[y * straight.width + x] = grey
    }
  }
  return straight
}
