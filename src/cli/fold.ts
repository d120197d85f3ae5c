/**
 * Text of a help page for a narrow terminal: paragraphs and entries (`name  meaning`, with the lines that go on below the meaning) are set anew
 * where a line of them is too long. Examples stay on one line, to be copied.
 */
export function fold(text: string, width: number): string {
  const folded: string[] = []
  for (const block of blocksOf(text.split('\n'))) {
    const [first = ''] = block
    if (block.every((line) => line.length <= width) || /^\s+s16 /.test(first)) folded.push(...block)
    else folded.push(...filled(block.map((line) => line.trim()).join(' '), first, width))
  }
  return folded.join('\n')
}

const indentOf = (line: string): number => line.length - line.trimStart().length

/** Where the lines after the first begin: below the meaning of an entry, or below the first line. */
const hangOf = (first: string): number => /^\s*\S+(?: \S+)* {2,}(?=\S)/.exec(first)?.[0].length ?? indentOf(first)

function blocksOf(lines: readonly string[]): string[][] {
  const blocks: string[][] = []
  for (const line of lines) {
    const block = blocks.at(-1)
    const [first = ''] = block ?? []
    // A heading such as “Examples:” belongs to what follows it.
    const isHeading = /^[A-Z][\w ]*:$/.test(line)
    const goesOn =
      !isHeading &&
      block &&
      first !== '' &&
      line !== '' &&
      indentOf(line) === hangOf(first) &&
      (indentOf(first) === 0 || hangOf(first) > indentOf(first))
    if (goesOn) block.push(line)
    else blocks.push([line])
  }
  return blocks
}

/** Words in lines as wide as there is room; the first begins as `first` does, the others hang below it. */
function filled(text: string, first: string, width: number): string[] {
  const hang = ' '.repeat(hangOf(first))
  const entry = first.slice(0, hang.length)
  const words = (entry.trim() === '' ? text : text.slice(entry.trim().length)).trim().split(/\s+/)
  const lines: string[] = []
  let line = entry
  let empty = true
  for (const word of words) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line)
      line = hang
      empty = true
    }
    line += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, line]
}
