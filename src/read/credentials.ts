/**
 * Empties every element or tag whose name ends in CCC (`rptOwnerCcc`, `filerCcc`, `<CCC>`): EDGAR's passwords are never kept, shown
 * or quoted.
 */
export function withoutCredentials(text: string): string {
  return text.replace(/(<(?:[\w.-]{1,40}:)?[\w.-]{0,40}ccc(?:\s[^<>]{0,200})?>)[^<]*/gi, '$1')
}

/**
 * Whether bytes may hold such a name: three letters C on end, whatever their case. Every third byte is looked at, since one of any three on
 * end is there.
 */
export function mayHoldCredentials(bytes: Uint8Array): boolean {
  const isC = (at: number) => (bytes[at]! | 32) === 99
  for (let at = 2; at < bytes.length; at += 3) {
    if (!isC(at)) continue
    const before = at >= 1 && isC(at - 1)
    const after = at + 1 < bytes.length && isC(at + 1)
    if ((before && after) || (before && at >= 2 && isC(at - 2)) || (after && at + 2 < bytes.length && isC(at + 2))) return true
  }
  return false
}
