import type { SourceText } from './source-text.ts'

/** Cutting a file that holds several filings apart. */

/** More than this many filings in one file are read from an archive, not from a file. */
const mostFilings = 100_000

/** What begins a filing in files that may hold several. */
const beginnings = { submission: '<SEC-DOCUMENT>', feed: '<SUBMISSION>', 'ownership-xml': 'ownershipDocument' } as const

/** Where each filing of a file begins and ends; what stands before the first belongs to it. */
export function partsOf(source: SourceText, kind: keyof typeof beginnings): [from: number, to: number][] {
  const tag = beginnings[kind]
  const text = source.aligned
  const starts: number[] = []
  for (let at = text.indexOf(tag); at >= 0 && starts.length < mostFilings; at = text.indexOf(tag, at + tag.length)) {
    const start = tag.startsWith('<') ? at : tagStart(text, at, tag.length)
    if (start !== null) starts.push(start)
  }
  if (starts.length === 0) return [[0, source.bytes.length]]
  return starts.map((at, nth) => [nth === 0 ? 0 : at, starts[nth + 1] ?? source.bytes.length])
}

/** Where the start tag begins whose name, perhaps with a prefix, stands at a position; `null` if it is none. */
function tagStart(text: string, at: number, length: number): number | null {
  if (!/[\s/>]/.test(text[at + length] ?? '')) return null
  if (text[at - 1] === '<') return at - 1
  const from = Math.max(0, at - 42)
  const prefix = /<\w{1,40}:$/.exec(text.slice(from, at))
  return prefix ? from + prefix.index : null
}
