import type { Image, Region } from './image.ts'

/** Pixels of a step when areas are searched: shorter gaps in ruled lines are closed. */
const step = 3

/** Which area between ruled lines a region lies in: a number of the cell, or of the paper around the tables. */
export type AreaOf = (region: Region) => number

/** Finds the areas that ruled lines part from each other. */
export function areasOf({ width, height }: Image, rules: Uint8Array): AreaOf {
  const columns = Math.ceil(width / step)
  const rows = Math.ceil(height / step)
  // -1 where a rule runs, 0 where no area is known yet.
  const areas = new Int32Array(columns * rows)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (rules[y * width + x]) areas[Math.floor(y / step) * columns + Math.floor(x / step)] = -1
  let area = 0
  for (let seed = 0; seed < areas.length; seed++) if (areas[seed] === 0) fill(areas, columns, seed, ++area)
  return (region) => {
    const column = Math.floor((region.x + region.width / 2) / step)
    const row = Math.floor((region.y + region.height / 2) / step)
    // The middle of a letter that touches a rule may lie in the rule's own step.
    for (const [right, down] of [
      [0, 0],
      [0, -1],
      [0, 1],
      [-1, 0],
      [1, 0],
    ] as const) {
      const found = areas[(row + down) * columns + column + right] ?? -1
      if (found > 0) return found
    }
    return 0
  }
}

/** Gives all steps that hang together with the seed the same number. */
function fill(areas: Int32Array, columns: number, seed: number, area: number): void {
  const stack = [seed]
  areas[seed] = area
  while (stack.length > 0) {
    const at = stack.pop()!
    const x = at % columns
    for (const next of [x > 0 ? at - 1 : -1, x < columns - 1 ? at + 1 : -1, at - columns, at + columns]) {
      if (next < 0 || areas[next] !== 0) continue
      areas[next] = area
      stack.push(next)
    }
  }
}
