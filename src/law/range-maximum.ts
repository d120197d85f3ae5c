/** A row of whole numbers of which any one may change and the largest of any run is asked for, each in time of its logarithm (a segment tree). */
export interface RangeMaximum {
  readonly set: (at: number, value: number) => void
  /** Where the largest number of the run from `from` up to, not with, `to` stands; the first place of equals. -1 for an empty run. */
  readonly placeOfLargest: (from: number, to: number) => number
  readonly value: (at: number) => number
}

/** `size` numbers, all `initial`. */
export function rangeMaximum(size: number, initial: number): RangeMaximum {
  // Leaves stand from `size` on; a node above two others holds the place of the larger of them.
  const values = new Int32Array(size).fill(initial)
  const winner = new Int32Array(2 * size)
  const larger = (a: number, b: number) => (values[a]! > values[b]! || (values[a] === values[b] && a < b) ? a : b)
  for (let at = 0; at < size; at++) winner[size + at] = at
  for (let node = size - 1; node > 0; node--) winner[node] = larger(winner[2 * node]!, winner[2 * node + 1]!)
  return {
    value: (at) => values[at]!,
    set: (at, value) => {
      values[at] = value
      for (let node = (size + at) >> 1; node > 0; node >>= 1) winner[node] = larger(winner[2 * node]!, winner[2 * node + 1]!)
    },
    placeOfLargest: (from, to) => {
      let best = -1
      let left = size + from
      let right = size + to
      while (left < right) {
        if (left & 1) {
          best = best < 0 ? winner[left]! : larger(best, winner[left]!)
          left++
        }
        if (right & 1) {
          right--
          best = best < 0 ? winner[right]! : larger(best, winner[right]!)
        }
        left >>= 1
        right >>= 1
      }
      return best
    },
  }
}
