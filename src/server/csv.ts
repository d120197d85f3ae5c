/**
 * Comma-separated values (RFC 4180) with a heading line. A text that a spreadsheet would run as a formula is led by an apostrophe; plain
 * numbers are left as they are.
 */
export function csv(rows: readonly Readonly<Record<string, string | number | boolean | null>>[]): string {
  const [first] = rows
  if (!first) return ''
  const names = Object.keys(first)
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? null))].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string | number | boolean | null): string {
  if (value === null) return ''
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.]+$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
