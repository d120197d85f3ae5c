/** Which of the pieces that a text was put together from holds a place of it: the last that begins there or before. `starts` ascend from 0. */
export function pieceAt(starts: readonly number[], place: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= place) low = middle
    else high = middle - 1
  }
  return low
}
