import { pieceAt } from './places.ts'
import { matches } from './reading-line.ts'

/**
 * A note as it is read, however it was set: single spaces, `RSUs` for `RSU's`, signs for what was left of them, without the number that a
 * filer put before it.
 */

/** Text put plainly, and where each of its places stands in the note. */
export interface Plain {
  readonly text: string
  placeOf(at: number): number
}

/** `(1) The units vest …`, `F2: The option vests …`: the number of the note, and no units. */
const ownNumber = /^\s*(?:(?:\(\d{1,2}\)|\[\d{1,2}\]|F\d{1,2}[.:)]?|\*+)\s+(?=["“(]?[A-Za-z\d])|\d{1,2}[.)]\s+(?=["“(]?[A-Za-z]))/

const whiteSpace = /^[\s\u00a0\u200b]+$/
/** `person?s`, `Roe &amp; Lee`: apostrophes lost on the way, and signs that were escaped twice. */
const odd = /[\s\u00a0\u200b]+|(?<=\b(?:RSU|PSU|DSU|GSU|SAR|PRSU))['’](?=s\b)|(?<=[A-Za-z])[?¿](?=s\b)|&(?:amp|quot|apos|#0?39|#x27);/g

const meant = (found: string): string =>
  whiteSpace.test(found) ? ' ' : /['’]/.test(found) ? '' : found === '&amp;' ? '&' : found === '&quot;' ? '"' : "'"

/** The note put plainly; as it is, where nothing has to be changed. */
export function plainOf(note: string): Plain {
  const start = ownNumber.exec(note)?.[0].length ?? 0
  let text = ''
  let from = start
  const starts: number[] = []
  const places: number[] = []
  const take = (part: string, at: number) => {
    starts.push(text.length)
    places.push(at)
    text += part
  }
  for (const match of matches(odd, note.slice(start))) {
    const at = start + match.index
    if (match[0] === ' ') continue
    take(note.slice(from, at), from)
    const sign = meant(match[0])
    if (sign !== '') take(sign, at)
    from = at + match[0].length
  }
  take(note.slice(from), from)
  const placeOf = (at: number): number => {
    const piece = pieceAt(starts, at)
    return places[piece]! + at - starts[piece]!
  }
  return { text, placeOf }
}

/** A fact of the plain text where it stands in the note. */
export const placedIn = <F extends { readonly span: readonly [number, number] }>({ placeOf }: Plain, fact: F): F => ({
  ...fact,
  span: [placeOf(fact.span[0]), placeOf(fact.span[1] - 1) + 1],
})
