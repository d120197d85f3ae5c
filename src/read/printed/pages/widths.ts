/** How wide text is that came without places. */

/** Widths in tenths of an em, by code; other characters are as wide as most letters. */
const widths = new Float64Array(128).fill(5)
for (const [characters, width] of [
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZw', 6.8],
  ['mMW%&', 8.2],
  ['acezs"', 4.4],
  ["-()[]'frIijlt:;|/", 3],
  [' .,', 2.5],
] as const)
  for (const character of characters) widths[character.charCodeAt(0)] = width

/** How wide a text is printed in a proportional face, roughly, in tenths of an em. */
export function widthOf(text: string): number {
  let width = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // The second half of a pair belongs to the character of the first.
    if (code < 0xdc00 || code > 0xdfff) width += code < 128 ? widths[code]! : 5
  }
  return width
}
