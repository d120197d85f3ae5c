import type { Image, Region } from './image.ts'

/** Pixels of a step when areas are searched: shorter gaps in ruled lines are closed. */
const step = 3

/** Which area between ruled lines a region lies in: a number of the cell, or of the paper around the tables. */
export type AreaOf = (region: Region) => number

export interface Areas {
  readonly areaOf: AreaOf
  /** The areas that are rectangles, as the cells of a table are. */
  readonly cells: readonly Region[]
}

/** A cell is at least this high and wide, in inches: less is the paper between the two strokes of a rule. */
const leastSide = 0.1

/** So much of the rectangle around a cell is its own. */
const filled = 0.9

/** Finds the areas that ruled lines part from each other. */
export function areasOf({ width, height }: Image, rules: Uint8Array, dpi: number): Areas {
  const columns = Math.ceil(width / step)
  const rows = Math.ceil(height / step)
  // -1 where a rule runs, 0 where no area is known yet.
  const areas = new Int32Array(columns * rows)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (rules[y * width + x]) areas[Math.floor(y / step) * columns + Math.floor(x / step)] = -1
  let area = 0
  const cells: Region[] = []
  for (let seed = 0; seed < areas.length; seed++) {
    if (areas[seed] !== 0) continue
    const { x, y, width: wide, height: high, size } = fill(areas, columns, seed, ++area)
    const reachesEdge = x === 0 || y === 0 || x + wide === columns || y + high === rows
    if (!reachesEdge && Math.min(wide, high) * step >= leastSide * dpi && size >= wide * high * filled)
      cells.push({ x: x * step, y: y * step, width: wide * step, height: high * step })
  }
  const areaOf: AreaOf = (region) => {
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
  return { areaOf, cells }
}

/** Gives all steps that hang together with the seed the same number; the rectangle around them, in steps, and how many they are. */
function fill(areas: Int32Array, columns: number, seed: number, area: number): Region & { readonly size: number } {
  const stack = [seed]
  let [left, top, right, bottom, size] = [columns, areas.length, 0, 0, 0]
  areas[seed] = area
  while (stack.length > 0) {
    const at = stack.pop()!
    const x = at % columns
    const y = Math.floor(at / columns)
    size++
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
    for (const next of [x > 0 ? at - 1 : -1, x < columns - 1 ? at + 1 : -1, at - columns, at + columns]) {
      if (next < 0 || areas[next] !== 0) continue
      areas[next] = area
      stack.push(next)
    }
  }
  return { x: left, y: top, width: right + 1 - left, height: bottom + 1 - top, size }
}
