import { fromWindows1252 } from '../model/windows-1252.ts'

/** Where ownership XML stands in the text of a file: by itself, or in the submission or feed file that EDGAR disseminates. */

export interface PlacedXml {
  readonly xml: string
  /** From 1. */
  readonly firstLine: number
}

/** The bytes of a file as text, and where they are not what the file says they are. */
export interface DecodedSource {
  readonly text: string
  /** The line, from 1, of the first byte that is not UTF-8 in a file that declares no other encoding. */
  readonly undecodableLine: number | null
}

/** Bytes as text: UTF-8, or the encoding that the XML declaration names. */
export function decodeSource(bytes: Uint8Array): DecodedSource {
  const declared = /<\?xml[^>]{0,80}encoding=["']([A-Za-z][\w.-]{0,40})["']/.exec(fromWindows1252(bytes.subarray(0, 4000)))?.[1] ?? 'utf-8'
  if (/^(?:iso-8859-1|windows-1252|latin-?1)$/i.test(declared) && !isUtf8(bytes))
    return { text: fromWindows1252(bytes), undecodableLine: null }
  const text = new TextDecoder().decode(bytes)
  const at = text.indexOf('\uFFFD')
  return { text, undecodableLine: at === -1 || isUtf8(bytes) ? null : 1 + breaksBetween(text, 0, at) }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** Every ownership document of a file, in order; none where it holds no ownership XML. */
export function ownershipXmlIn(text: string): PlacedXml[] {
  const found: PlacedXml[] = []
  const opening = /<(?:\w{1,40}:)?ownershipDocument[\s>]/g
  let from = 0
  let line = 1
  let counted = 0
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = startOf(text, from, match.index)
    const end = endOf(text, match.index)
    line += breaksBetween(text, counted, start)
    counted = start
    found.push({ xml: text.slice(start, end), firstLine: line })
    from = end
    opening.lastIndex = Math.max(end, match.index + 1)
  }
  return found
}

/** After the envelope's tag, or after the document before; without the white space that follows. The first of a file has all of it. */
function startOf(text: string, from: number, root: number): number {
  const before = text.slice(from, root)
  const ends = ['<XML>', '<TEXT>'].flatMap((tag) => (before.includes(tag) ? [before.lastIndexOf(tag) + tag.length] : []))
  if (ends.length === 0 && from === 0) return 0
  const after = Math.max(0, ...ends)
  return from + after + (/^\s*/.exec(before.slice(after))?.[0].length ?? 0)
}

/** Before the envelope's end tag; for XML by itself the end of the file, or of the root where another document follows. */
function endOf(text: string, root: number): number {
  const envelope = text.indexOf('</XML>', root)
  if (envelope !== -1) return envelope
  const closing = /<\/(?:\w{1,40}:)?ownershipDocument\s{0,99}>/g
  closing.lastIndex = root
  const match = closing.exec(text)
  const rest = match ? match.index + match[0].length : text.length
  const next = /<(?:\w{1,40}:)?ownershipDocument[\s>]|<\?xml /g
  next.lastIndex = rest
  return next.test(text) ? rest : text.length
}

function breaksBetween(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++
  return count
}
