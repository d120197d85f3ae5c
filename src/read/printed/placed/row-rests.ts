import type { Column } from '../table/columns.ts'
import { type KnownLine, suits } from './columns.ts'
import { left } from './placing.ts'
import type { TableRow } from './row-cuts.ts'

/**
 * What a page's end leaves of a row stands first on the next page of a text, whose columns are set anew: what is there stands under nothing.
 * The cells that reached to the end of the page are those that go on, in their order.
 */

/** Words above each other, and where they stand. */
interface Stack {
  left: number
  right: number
  readonly kinds: number[]
}

/** The words of lines by where they stand: what overlaps, line by line, stands in one cell. */
function stacksOf(lines: readonly KnownLine[]): Stack[] {
  const stacks: Stack[] = []
  for (const { words, kinds } of lines) {
    words.forEach((word, at) => {
      const [left, right] = word.x!
      const found = stacks.filter((one) => left < one.right + 1.5 && right > one.left - 1.5)
      const own = { left, right, kinds: [kinds[at]!] }
      for (const one of found) {
        stacks.splice(stacks.indexOf(one), 1)
        own.left = Math.min(own.left, one.left)
        own.right = Math.max(own.right, one.right)
        own.kinds.push(...one.kinds)
      }
      stacks.push(own)
    })
  }
  return stacks.sort((a, b) => a.left - b.left)
}

/** What it costs that the cell of a column goes on with a stack: it is as full as any, and holds what the column takes. */
function costOf(stack: Stack, column: Column, filled: number, most: number): number {
  const bad = stack.kinds.filter((kinds) => suits(column, kinds) === false).length
  return (most - filled) * 2 + (bad / stack.kinds.length) * 8 + (filled === 0 ? 3 : 0)
}

/** The first column begins at the edge of every page, and no other does; so many characters off is another. */
const offEdge = 2
const elsewhere = 20

/** Which column each word of the lines belongs to, which go on with the row above them; `null` where there are more cells than columns. */
export function restGiver(lines: readonly KnownLine[], columns: readonly Column[], row: TableRow): ((line: KnownLine) => number[]) | null {
  const stacks = stacksOf(lines)
  if (stacks.length > columns.length) return null
  const filled = row.map((parts) => parts.length)
  const most = Math.max(...filled)
  const [title] = row[0]![0] ?? []
  const isAtEdge = (stack: Stack) => title !== undefined && Math.abs(stack.left - left(title)) <= offEdge
  // By stack, then by column: the least cost of the stacks so far with this one in that column. Of equals the rightmost: the last column is the narrowest.
  let costs = new Array<number>(columns.length).fill(0)
  const from: number[][] = []
  stacks.forEach((stack, index) => {
    const next = new Array<number>(columns.length).fill(Number.POSITIVE_INFINITY)
    const came = new Array<number>(columns.length).fill(-1)
    let least = index === 0 ? 0 : Number.POSITIVE_INFINITY
    let source = -1
    columns.forEach((column, at) => {
      next[at] = least + costOf(stack, column, filled[at]!, most) + ((at === 0) === isAtEdge(stack) ? 0 : elsewhere)
      came[at] = source
      if (index > 0 && costs[at]! <= least) {
        least = costs[at]!
        source = at
      }
    })
    costs = next
    from.push(came)
  })
  let at = costs.reduce((best, cost, column) => (cost <= costs[best]! ? column : best), 0)
  if (costs[at] === Number.POSITIVE_INFINITY) return null
  const given: number[] = []
  for (let index = stacks.length - 1; index >= 0; index--) {
    given.unshift(at)
    at = from[index]![at]!
  }
  return ({ words }) => words.map(({ x }) => given[stacks.findIndex(({ left, right }) => x![0] >= left && x![1] <= right)]!)
}
