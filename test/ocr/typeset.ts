import { formFonts } from '../../src/host/form-fonts.ts'
import type { Image } from '../../src/host/ocr/image.ts'

/** Text drawn on an image as a printer would, so that scans to be read can be made from documents of our own. */

interface Outline {
  readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[]
}

/** What fontkit gives beyond what the printing of forms uses. */
interface Laid {
  readonly glyphs: readonly { readonly path: Outline; readonly advanceWidth: number }[]
}

/** Parts of a pixel that are looked at by themselves, in each direction. */
const fine = 4

/** Draws text in black; `x` is its left end, `foot` where its letters stand, `size` the height of its type, all in pixels. */
export async function typeset(image: Image, text: string, x: number, foot: number, size: number): Promise<void> {
  const { regular } = await formFonts()
  const { glyphs } = regular.layout(text) as unknown as Laid
  const scale = size / (regular as unknown as { readonly unitsPerEm: number }).unitsPerEm
  let left = x
  for (const glyph of glyphs) {
    fill(image, edgesOf(glyph.path, left, foot, scale))
    left += glyph.advanceWidth * scale
  }
}

type Edge = readonly [x: number, y: number, toX: number, toY: number]

/** The outline of a letter as straight edges; its curves are quadratic, as in TrueType. */
function edgesOf({ commands }: Outline, left: number, foot: number, scale: number): Edge[] {
  const edges: Edge[] = []
  let [atX, atY, startX, startY] = [0, 0, 0, 0]
  const line = (x: number, y: number) => {
    edges.push([left + atX * scale, foot - atY * scale, left + x * scale, foot - y * scale])
    atX = x
    atY = y
  }
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args
    if (command === 'moveTo') {
      atX = startX = a
      atY = startY = b
    } else if (command === 'lineTo') line(a, b)
    else if (command === 'quadraticCurveTo') {
      const [fromX, fromY] = [atX, atY]
      for (let part = 1; part <= 4; part++) {
        const share = part / 4
        const [before, middle, after] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2]
        line(before * fromX + middle * a + after * c, before * fromY + middle * b + after * d)
      }
    } else if (command === 'closePath') line(startX, startY)
  }
  return edges
}

function fill(image: Image, edges: readonly Edge[]): void {
  const heights = edges.flatMap(([, y, , toY]) => [y, toY])
  const top = Math.max(0, Math.floor(Math.min(...heights)))
  const bottom = Math.min(image.height, Math.ceil(Math.max(...heights)))
  for (let y = top; y < bottom; y++) {
    const covered = new Map<number, number>()
    for (let part = 0; part < fine; part++) {
      const level = y + (part + 0.5) / fine
      const crossings = edges
        .flatMap(([fromX, fromY, toX, toY]) =>
          fromY <= level !== toY <= level
            ? [{ x: fromX + ((level - fromY) / (toY - fromY)) * (toX - fromX), turn: fromY < toY ? 1 : -1 }]
            : [],
        )
        .sort((a, b) => a.x - b.x)
      let winding = 0
      for (const [at, { x, turn }] of crossings.entries()) {
        winding += turn
        const next = crossings[at + 1]
        if (winding === 0 || !next) continue
        for (let step = Math.ceil(x * fine - 0.5); step < next.x * fine - 0.5; step++)
          covered.set(Math.floor(step / fine), (covered.get(Math.floor(step / fine)) ?? 0) + 1)
      }
    }
    for (const [x, parts] of covered) {
      if (x < 0 || x >= image.width) continue
      const at = y * image.width + x
      image.pixels[at] = Math.max(0, image.pixels[at]! - (255 * parts) / fine ** 2)
    }
  }
}
