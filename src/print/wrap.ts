/** Text in lines of at most `width` characters, broken at spaces; a longer word is cut. At least one line. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(1, width)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    let rest = word
    if (line !== '' && line.length + 1 + rest.length <= room) {
      line += ` ${rest}`
      continue
    }
    if (line !== '') lines.push(line)
    while (rest.length > room) {
      lines.push(rest.slice(0, room))
      rest = rest.slice(room)
    }
    line = rest
  }
  return [...lines, line]
}

/** Wrapped lines with all but the first indented. */
export const hang = (first: string, text: string, width: number): string[] =>
  wrap(text, width - first.length).map((line, at) => (at === 0 ? first : ' '.repeat(first.length)) + line)
