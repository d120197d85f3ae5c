/** How many letters must change to make one text of another. */
export function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let at = 1; at <= one.length; at++) {
    const next = [at]
    for (let to = 1; to <= other.length; to++)
      next.push(Math.min(before[to]! + 1, next[to - 1]! + 1, before[to - 1]! + (one[at - 1] === other[to - 1] ? 0 : 1)))
    before = next
  }
  return before[other.length]!
}
