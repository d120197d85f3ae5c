import type { Image, Region } from './image.ts'

/** Connected ink: a letter, a point, a speck, or letters that a blur has joined. */
export interface Spot extends Region {
  /** Pixels of ink. */
  readonly ink: number
  /** How far it leans to the left as it goes down, in pixels a pixel: nothing for a bracket, 0.4 for a slash. */
  readonly lean: number
}

/** The faintest grey that belongs to a letter, where it hangs together with ink: edges of thin strokes. */
export const faint = 200

/** What is nowhere darker than this is a stain of the paper. */
const dark = 188

/** Every spot of ink of a page on white paper, from top to bottom; pixels of `rules` part spots and belong to none. */
export function spotsOf({ width, height, pixels }: Image, rules: Uint8Array): Spot[] {
  const runs: { start: number; end: number; set: number }[] = []
  const sets: (Sums & { parent: number; x: number; y: number; right: number; bottom: number; darkest: number })[] = []
  const rootOf = (set: number): number => {
    let root = set
    while (sets[root]!.parent !== root) root = sets[root]!.parent
    while (sets[set]!.parent !== root) {
      const next = sets[set]!.parent
      sets[set]!.parent = root
      set = next
    }
    return root
  }
  let above = { from: 0, to: 0 }
  for (let y = 0; y < height; y++) {
    const from = runs.length
    let next = above.from
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      if (pixels[at]! >= faint || rules[at] !== 0) continue
      const start = x
      let darkest = 255
      for (; x < width && pixels[y * width + x]! < faint && rules[y * width + x] === 0; x++)
        darkest = Math.min(darkest, pixels[y * width + x]!)
      const set = sets.length
      sets.push({ parent: set, x: start, y, right: x, bottom: y + 1, darkest, ...sumsOf(start, x, y) })
      runs.push({ start, end: x, set })
      // Runs of the line above that touch this one, corners included.
      while (next < above.to && runs[next]!.end < start) next++
      for (let other = next; other < above.to && runs[other]!.start <= x; other++) {
        const [a, b] = [rootOf(runs[other]!.set), rootOf(set)]
        if (a !== b) sets[Math.max(a, b)]!.parent = Math.min(a, b)
      }
    }
    above = { from, to: runs.length }
  }
  for (let set = sets.length - 1; set >= 0; set--) {
    const one = sets[set]!
    if (one.parent === set) continue
    // A set's parent is always an older one, so what is added here is passed on later.
    const into = sets[one.parent]!
    into.x = Math.min(into.x, one.x)
    into.y = Math.min(into.y, one.y)
    into.right = Math.max(into.right, one.right)
    into.bottom = Math.max(into.bottom, one.bottom)
    for (const sum of sums) into[sum] += one[sum]
    into.darkest = Math.min(into.darkest, one.darkest)
  }
  return sets
    .filter((one, set) => one.parent === set && one.darkest < dark)
    .map(({ x, y, right, bottom, ...own }) => ({ x, y, width: right - x, height: bottom - y, ink: own.ink, lean: leanOf(own) }))
}

/** Over the pixels of a spot: how many they are, and what their places and the products of these add up to. */
interface Sums {
  ink: number
  across: number
  down: number
  product: number
  square: number
}

const sums = ['ink', 'across', 'down', 'product', 'square'] as const

function sumsOf(start: number, end: number, y: number): Sums {
  const ink = end - start
  const across = ((start + end - 1) / 2) * ink
  return { ink, across, down: y * ink, product: across * y, square: y * y * ink }
}

/** The slope of the straight line that fits the pixels best. */
function leanOf({ ink, across, down, product, square }: Sums): number {
  const spread = square - (down * down) / ink
  return spread < 1 ? 0 : ((across * down) / ink - product) / spread
}
