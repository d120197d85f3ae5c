import { UsageError } from '../model/errors.ts'

/** A line of a CSV file and the line of the file it began on, from 1. */
export interface CsvLine {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Reads comma-separated text as RFC 4180 has it: quoted cells may hold commas, quotes (doubled) and line breaks; a byte-order mark and
 * blank lines are passed over. Semicolons or tabs separate where the first line has them and no comma.
 * @throws UsageError for a quote that is never closed.
 */
export function readCommaSeparated(text: string): CsvLine[] {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const firstLine = source.slice(0, (source.search(/[\r\n]/) + 1 || source.length + 1) - 1)
  const separator = firstLine.includes(',') ? ',' : firstLine.includes('\t') ? '\t' : firstLine.includes(';') ? ';' : ','
  const lines: CsvLine[] = []
  let cells: string[] = []
  let cell = ''
  let line = 1
  let began = 1
  let quotedSince = 0
  const endLine = () => {
    cells.push(cell.trim())
    if (cells.some((one) => one !== '')) lines.push({ line: began, cells })
    cells = []
    cell = ''
  }
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!
    if (quotedSince > 0) {
      if (character === '"' && source[at + 1] === '"') cell += source[++at]
      else if (character === '"') quotedSince = 0
      else cell += character
      if (character === '\n') line++
    } else if (character === '"' && cell.trim() === '') {
      cell = ''
      quotedSince = line
    } else if (character === separator) {
      cells.push(cell.trim())
      cell = ''
    } else if (character === '\n' || character === '\r') {
      endLine()
      if (character === '\r' && source[at + 1] === '\n') at++
      began = ++line
    } else cell += character
  }
  if (quotedSince > 0) throw new UsageError(`line ${quotedSince}: a quoted cell is never closed; add the missing "`)
  endLine()
  return lines
}
