/**
 * Uuencoding, in which EDGAR carries graphics: after `begin 644 name` each line has a character for how many bytes it holds, then four
 * characters for every three of them. Lines that were cut are padded with zeros.
 */

/** Undoes it; `null` if the text is not uuencoded. */
export function decodeUuencoded(text: string): Uint8Array | null {
  const size = sizeOfUuencoded(text)
  if (size === null) return null
  const out = new Uint8Array(size)
  let length = 0
  for (const [start, end] of linesOf(text)) {
    const sextet = (at: number) => ((at < end ? text.charCodeAt(at) : 32) - 32) & 63
    for (let at = start + 1, left = bytesIn(text, start, end); left > 0; at += 4, left -= 3) {
      const bits = (sextet(at) << 18) | (sextet(at + 1) << 12) | (sextet(at + 2) << 6) | sextet(at + 3)
      for (let byte = 0; byte < Math.min(3, left); byte++) out[length++] = (bits >> (16 - 8 * byte)) & 255
    }
  }
  return out
}

/** How many bytes it comes to; `null` if the text is not uuencoded. */
export function sizeOfUuencoded(text: string): number | null {
  if (!begins.test(text)) return null
  let size = 0
  for (const [start, end] of linesOf(text)) size += bytesIn(text, start, end)
  return size
}

const begins = /^\s*begin [0-7]{3,4} [^\n]*\n/

/** Where each line stands between the first and `end`, without what breaks it. */
function* linesOf(text: string): Generator<[start: number, end: number]> {
  for (let start = begins.exec(text)![0].length; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const next = feed < 0 ? text.length : feed
    const end = text[next - 1] === '\r' && next > start ? next - 1 : next
    if (end - start === 3 && text.startsWith('end', start)) return
    yield [start, end]
    start = next + 1
  }
}

const bytesIn = (text: string, start: number, end: number): number => (end === start ? 0 : (text.charCodeAt(start) - 32) & 63)
