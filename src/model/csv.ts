/** What a cell of a sheet holds. */
export type CsvCell = string | number | boolean | null

/**
 * Comma-separated values (RFC 4180) with a heading line. A text that a spreadsheet would run as a formula is led by an apostrophe; plain
 * numbers are left as they are.
 */
export const csv = (headings: readonly string[], lines: readonly (readonly CsvCell[])[]): string =>
  [headings, ...lines].map((cells) => `${cells.map(written).join(',')}\r\n`).join('')

function written(value: CsvCell): string {
  if (value === null) return ''
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.]+$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
