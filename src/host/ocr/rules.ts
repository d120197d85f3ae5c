import type { Image, Region } from './image.ts'

/** Ruled lines of a printed form: they part its cells, and hide letters that touch them from a recogniser. */

/** Lighter than ink: a thin line that was blurred is grey. */
const grey = 190

/** Where lines run: 1 for each pixel of a vertical line of at least `shortest` pixels or of a horizontal one twice as long, with what a blur left beside it. */
export function rulesOf(image: Image, shortest: number): Uint8Array {
  const { width, height, pixels } = image
  const rules = new Uint8Array(width * height)
  const find = (lines: number, length: number, along: number, across: number, shortest: number) => {
    for (let line = 0; line < lines; line++) {
      let start = -1
      let last = -1
      const finish = () => {
        if (start >= 0 && last - start >= shortest) {
          for (let beside = Math.max(0, line - 2); beside <= Math.min(lines - 1, line + 2); beside++)
            for (let at = Math.max(0, start - 2); at <= Math.min(length - 1, last + 2); at++) rules[beside * across + at * along] = 1
        }
        start = -1
      }
      for (let at = 0; at < length; at++) {
        if (pixels[line * across + at * along]! < grey) {
          if (start < 0) start = at
          last = at
        } else if (start >= 0 && at - last > 2) finish()
      }
      finish()
    }
  }
  // Serifs of bold capitals touch each other in a blur; nothing of a letter is as high as two lines of text.
  find(height, width, 1, width, shortest * 2)
  find(width, height, width, 1, shortest)
  return rules
}

/** The image with its ruled lines painted white. */
export function withoutRules(image: Image, rules: Uint8Array): Image {
  return { ...image, pixels: image.pixels.map((value, at) => (rules[at] ? 255 : value)) }
}

/** The image without strokes of at least `shortest` pixels that stand free of letters: what underlines marks and blanks to be ticked. */
export function withoutUnderlines(image: Image, shortest: number): Image {
  const { width, height } = image
  const pixels = image.pixels.slice()
  const reach = Math.round(shortest / 8)
  for (let y = reach; y < height - reach; y++) {
    let start = -1
    for (let x = 0; x <= width; x++) {
      if (x < width && image.pixels[y * width + x]! < grey) {
        if (start < 0) start = x
        continue
      }
      if (start >= 0 && x - start >= shortest) {
        let free = 0
        for (let at = start; at < x; at++)
          if (image.pixels[(y - reach) * width + at]! >= grey && image.pixels[(y + reach) * width + at]! >= grey) free++
        if (free > (x - start) * 0.85)
          for (let line = y - reach + 1; line < y + reach; line++)
            pixels.fill(255, line * width + Math.max(0, start - 2), line * width + x + 2)
      }
      start = -1
    }
  }
  return { ...image, pixels }
}

/** Pixels of a step when cells are searched: gaps in lines that are shorter are closed. */
const step = 4

/** The rectangles that ruled lines enclose, from top to bottom and left to right. */
export function cellsOf({ width, height }: Image, rules: Uint8Array): Region[] {
  const columns = Math.ceil(width / step)
  const rows = Math.ceil(height / step)
  const open = new Uint8Array(columns * rows).fill(1)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (rules[y * width + x]) open[Math.floor(y / step) * columns + Math.floor(x / step)] = 0
  const cells: Region[] = []
  for (let seed = 0; seed < open.length; seed++) {
    if (open[seed] !== 1) continue
    const found = flood(open, columns, rows, seed)
    const wide = found.right - found.left + 1
    const high = found.bottom - found.top + 1
    // What is no rectangle is the paper around tables; what is thinner than a letter holds none.
    if (found.size < wide * high * 0.85 || wide < 4 || high < 4 || (wide > columns * 0.98 && high > rows * 0.5)) continue
    cells.push({
      x: found.left * step,
      y: found.top * step,
      width: Math.min(width - found.left * step, wide * step),
      height: Math.min(height - found.top * step, high * step),
    })
  }
  return cells.sort((a, b) => a.y - b.y || a.x - b.x)
}

/** Fills what is open around a seed, and says how far it reaches. */
function flood(open: Uint8Array, columns: number, rows: number, seed: number) {
  const found = { left: columns, right: 0, top: rows, bottom: 0, size: 0 }
  const stack = [seed]
  open[seed] = 2
  while (stack.length > 0) {
    const at = stack.pop()!
    const [x, y] = [at % columns, Math.floor(at / columns)]
    found.size++
    found.left = Math.min(found.left, x)
    found.right = Math.max(found.right, x)
    found.top = Math.min(found.top, y)
    found.bottom = Math.max(found.bottom, y)
    const near = [x > 0 ? at - 1 : -1, x < columns - 1 ? at + 1 : -1, y > 0 ? at - columns : -1, y < rows - 1 ? at + columns : -1]
    for (const next of near) {
      if (next >= 0 && open[next] === 1) {
        open[next] = 2
        stack.push(next)
      }
    }
  }
  return found
}
