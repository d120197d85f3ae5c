/** Whether bytes are the id of a footnote as it should be written: `F1` to `F99`. */
export function isNoteId(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start
  if ((length !== 2 && length !== 3) || bytes[start] !== 70) return false
  return bytes[start + 1]! >= 49 && bytes[start + 1]! <= 57 && (length === 2 || (bytes[start + 2]! >= 48 && bytes[start + 2]! <= 57))
}
