import { filingPath, linePath, reasonInWords } from './words.ts'

/** A reason of the ledger or the law as prose, in which the filings and lines that it names are links to them. */
export function Reason({ text }: { readonly text: string }) {
  const pieces: (string | { readonly named: string; readonly path: string })[] = []
  let from = 0
  for (const match of text.matchAll(/\b(\d{10}-\d{2}-\d{6})(?: (II?) (\d{1,5})\b)?/g)) {
    const [named, accession = '', table, row] = match
    const path = table === 'I' || table === 'II' ? linePath(accession, table, Number(row)) : filingPath(accession)
    pieces.push(reasonInWords(text.slice(from, match.index)), { named, path })
    from = match.index + named.length
  }
  pieces.push(reasonInWords(text.slice(from)))
  return <>{pieces.map((piece) => (typeof piece === 'string' ? piece : <a href={piece.path}>{piece.named}</a>))}</>
}
