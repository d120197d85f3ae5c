/** The entities of XML, and the few of HTML that stand in filings where a page's text was pasted. */

/** The entities by name: those of XML, and those that have one meaning wherever a page's text was pasted into a filing. */
export const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  reg: '®',
  trade: '™',
  copy: '©',
  bull: '•',
  sect: '§',
}

const named = new Map(Object.entries(entities))

/** Text with its entities resolved; `raw` hears of an ampersand that begins none. Document-defined entities do not exist here. */
export function decodeEntities(text: string, raw: (following: string) => void): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7});|#[xX]([0-9a-fA-F]{1,6});|([A-Za-z]{2,8});)?/g,
    (match, decimal, hexadecimal, name, offset: number) => {
      const found = name === undefined ? undefined : named.get(name)
      if (found !== undefined) return found
      const point =
        decimal !== undefined ? Number.parseInt(decimal, 10) : hexadecimal !== undefined ? Number.parseInt(hexadecimal, 16) : null
      if (point !== null && point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)) return String.fromCodePoint(point)
      raw(text.slice(offset + 1, offset + 13).trim())
      return match
    },
  )
}
