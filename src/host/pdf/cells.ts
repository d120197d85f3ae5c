import type { RuledCell } from '../../read/printed/scanned/ruled-cells.ts'
import type { Rule } from './drawing.ts'

/** Ruled lines of a page → the cells they enclose on all four sides. */

/** Ends and lines this near each other meet, in points. */
const near = 1.2

/** The paper between the two strokes of a double rule is no cell. */
const leastSide = 2.5

/** More squares between lines than the tables of a page part it into. */
const mostSquares = 400_000

/** The cells between rules along rows and along columns. */
export function cellsBetween(across: readonly Rule[], down: readonly Rule[], page: number): RuledCell[] {
  const ys = placesOf(across)
  const xs = placesOf(down)
  const [wide, high] = [xs.length - 1, ys.length - 1]
  if (wide < 1 || high < 1 || wide * high > mostSquares) return []
  // Whether a rule runs along the top of each square, or along its left side; the last of a row or column bounds the one before.
  const tops = sidesOf(across, ys, xs)
  const lefts = sidesOf(down, xs, ys)
  const isTop = (x: number, y: number) => tops[y * wide + x] === 1
  const isLeft = (x: number, y: number) => lefts[x * high + y] === 1
  const seen = new Uint8Array(wide * high)
  const cells: RuledCell[] = []
  for (let seed = 0; seed < seen.length; seed++) {
    if (seen[seed]) continue
    let [left, right, top, bottom, size, isOpen] = [wide, 0, high, 0, 0, false]
    const stack = [seed]
    seen[seed] = 1
    const visit = (x: number, y: number) => {
      if (x < 0 || y < 0 || x === wide || y === high) isOpen = true
      else if (!seen[y * wide + x]) {
        seen[y * wide + x] = 1
        stack.push(y * wide + x)
      }
    }
    while (stack.length > 0) {
      const at = stack.pop()!
      const [x, y] = [at % wide, Math.floor(at / wide)]
      size++
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
      if (!isTop(x, y)) visit(x, y - 1)
      if (!isTop(x, y + 1)) visit(x, y + 1)
      if (!isLeft(x, y)) visit(x - 1, y)
      if (!isLeft(x + 1, y)) visit(x + 1, y)
    }
    const [width, height] = [xs[right + 1]! - xs[left]!, ys[bottom + 1]! - ys[top]!]
    const isWhole = size === (right + 1 - left) * (bottom + 1 - top)
    if (!isOpen && isWhole && Math.min(width, height) >= leastSide) cells.push({ page, box: [xs[left]!, ys[top]!, width, height] })
  }
  return cells
}

/** Where rules stand, those near each other as one. */
function placesOf(rules: readonly Rule[]): number[] {
  const places: number[] = []
  for (const at of rules.map((rule) => rule.at).sort((a, b) => a - b))
    if (at - (places.at(-1) ?? Number.NEGATIVE_INFINITY) > near) places.push(at)
  return places
}

/** For each place of rules, and each step between the places of those across them, whether rules run along the whole of it. */
function sidesOf(rules: readonly Rule[], places: readonly number[], steps: readonly number[]): Uint8Array {
  const count = steps.length - 1
  const sides = new Uint8Array(places.length * count)
  const runs: { from: number; to: number }[][] = places.map(() => [])
  for (const { at, from, to } of [...rules].sort((a, b) => a.from - b.from)) {
    const own = runs[places.findLastIndex((one) => one <= at)]!
    const last = own.at(-1)
    if (last && from <= last.to + near) last.to = Math.max(last.to, to)
    else own.push({ from, to })
  }
  for (const [place, own] of runs.entries())
    for (const { from, to } of own)
      for (let step = 0; step < count; step++)
        if (from <= steps[step]! + 2 * near && to >= steps[step + 1]! - 2 * near) sides[place * count + step] = 1
  return sides
}
