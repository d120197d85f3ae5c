/** Undoes uuencoding, in which EDGAR carries graphics; `null` if the text is not uuencoded. Lines that were cut are padded with zeros. */
export function decodeUuencoded(text: string): Uint8Array | null {
  const begin = /^\s*begin [0-7]{3,4} [^\n]*\n/.exec(text)
  if (!begin) return null
  const out = new Uint8Array(Math.ceil((text.length * 3) / 4))
  let length = 0
  for (const raw of text.slice(begin[0].length).split('\n')) {
    const line = raw.replace(/\r$/, '')
    if (line === 'end') break
    const count = line === '' ? 0 : (line.charCodeAt(0) - 32) & 63
    const sextet = (at: number) => ((at < line.length ? line.charCodeAt(at) : 32) - 32) & 63
    for (let at = 1, left = count; left > 0; at += 4, left -= 3) {
      const bits = (sextet(at) << 18) | (sextet(at + 1) << 12) | (sextet(at + 2) << 6) | sextet(at + 3)
      for (let byte = 0; byte < Math.min(3, left); byte++) out[length++] = (bits >> (16 - 8 * byte)) & 255
    }
  }
  return out.slice(0, length)
}
