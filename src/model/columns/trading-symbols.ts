const none = new Set(['NONE', 'NA', 'N/A', 'N.A.', 'NOT', 'APPLICABLE', 'UNKNOWN', 'TBD', 'NULL', '0'])
const exchanges = new Set([
  'NYSE',
  'NASDAQ',
  'AMEX',
  'NYSEMKT',
  'NYSEAMERICAN',
  'OTC',
  'OTCBB',
  'OTCQB',
  'OTCQX',
  'TSX',
  'TSXV',
  'LSE',
  'ASX',
  'NMS',
  'BATS',
  'CBOE',
  'OTCPK',
])

/**
 * The trading symbols that the free text of the issuer's box names, in capitals and without exchange: `NYSE:XYZ` gives `XYZ`,
 * `GEF,GEF.B` gives both, `NONE` gives none. A suffix such as `.OB` stays: it may be a class.
 */
export function tradingSymbols(box: string | null): string[] {
  if (box === null) return []
  const words = box
    .toUpperCase()
    .split(/[\s,;:()[\]"'|&]+/)
    .filter((word) => /^[A-Z0-9][A-Z0-9.$/-]{0,11}$/.test(word) && !none.has(word) && !exchanges.has(word))
  return [...new Set(words)]
}
