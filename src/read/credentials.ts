/**
 * Empties every element or tag whose name ends in CCC (`rptOwnerCcc`, `filerCcc`, `<CCC>`): EDGAR's passwords are never kept, shown
 * or quoted.
 */
export function withoutCredentials(text: string): string {
  return text.replace(/(<(?:[\w.-]{1,40}:)?[\w.-]{0,40}ccc(?:\s[^<>]{0,200})?>)[^<]*/gi, '$1')
}

/** Whether a text may hold such a name. */
export const mayHoldCredentials = (text: string): boolean => /ccc/i.test(text)
