/**
 * EDGAR's text files were wrapped at 1,023 characters, sometimes in the middle of a word or a tag
 * (accession 0001225259-06-000003: `</fo` at the end of such a line, `otnote>` on the next).
 */
const wrapWidth = 1023

/** Positions of line breaks that end a line of exactly 1,023 bytes. Looks at few bytes of a document with short lines. */
export function findLineWraps(bytes: Uint8Array): number[] {
  const found: number[] = []
  let lineStart = 0
  while (lineStart + wrapWidth < bytes.length) {
    const reach = lineStart + wrapWidth
    let at = bytes.lastIndexOf(10, reach)
    if (at === reach) {
      const before = bytes.lastIndexOf(10, reach - 1)
      if (before < lineStart) found.push(reach)
    } else if (at < lineStart) {
      at = bytes.indexOf(10, reach)
      if (at < 0) break
    }
    lineStart = at + 1
  }
  return found
}

/** The bytes without the breaks at the given positions. */
export function joinLines(bytes: Uint8Array, breaks: readonly number[]): Uint8Array {
  const joined = new Uint8Array(bytes.length - breaks.length)
  let from = 0
  let to = 0
  for (const at of [...breaks, bytes.length]) {
    joined.set(bytes.subarray(from, at), to)
    to += at - from
    from = at + 1
  }
  return joined
}
