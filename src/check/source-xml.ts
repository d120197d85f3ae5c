/** Where ownership XML stands in the text of a file: by itself, or in the submission or feed file that EDGAR disseminates. */

export interface PlacedXml {
  readonly xml: string
  /** From 1. */
  readonly firstLine: number
}

/** Every ownership document of a file, in order; none where it holds no ownership XML. */
export function ownershipXmlIn(text: string): PlacedXml[] {
  const found: PlacedXml[] = []
  const opening = /<(?:\w{1,40}:)?ownershipDocument[\s>]/g
  let from = 0
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = startOf(text, from, match.index)
    const end = endOf(text, match.index)
    found.push({ xml: text.slice(start, end), firstLine: lineAt(text, start) })
    from = end
    opening.lastIndex = Math.max(end, match.index + 1)
  }
  return found
}

/** After the envelope's tag where there is one, without the line breaks that follow it. */
function startOf(text: string, from: number, root: number): number {
  const before = text.slice(from, root)
  const tag = /^[\s\S]*<(?:XML|TEXT)>/.exec(before)?.[0]
  if (tag === undefined) return from
  return from + tag.length + (/^\s*/.exec(before.slice(tag.length))?.[0].length ?? 0)
}

function endOf(text: string, root: number): number {
  const envelope = text.indexOf('</XML>', root)
  if (envelope !== -1) return envelope
  const closing = /<\/(?:\w{1,40}:)?ownershipDocument\s*>/g
  closing.lastIndex = root
  const match = closing.exec(text)
  const rest = match ? match.index + match[0].length : text.length
  const next = text.slice(rest).search(/<(?:\w{1,40}:)?ownershipDocument[\s>]|<\?xml /)
  return next === -1 ? text.length : rest
}

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
