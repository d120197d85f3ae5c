import { anchored } from './anchors.ts'
import type { Token } from './lexer.ts'
import { word } from './patterns.ts'

/** Words that point back: `the first anniversary of that date`, `each anniversary thereof`. */

/** Whether a text has such words at all. */
export const pointsBack = /\b(?:that|such) (?:date|day)\b|\bthereof\b/i

const isUnit = (token: Token | undefined) => token?.kind === 'word' && /^(?:anniversary|anniversaries)$/.test(token.word)

/**
 * The tokens with `that date`, `such date` and `thereof` replaced by the day last named before them, in this sentence or the ones before;
 * and that day, for the sentences to come.
 */
export function withReferences(tokens: readonly Token[], before: readonly Token[]): { tokens: readonly Token[]; named: readonly Token[] } {
  let named = before
  const out: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    const dated = /^(?:that|such)$/.test(word(tokens, at)) && /^(?:date|day)$/.test(word(tokens, at + 1))
    const thereof = word(tokens, at) === 'thereof' && isUnit(tokens[at - 1])
    if ((dated || thereof) && named.length > 0) {
      out.push(...named.map((one) => ({ ...one, start: token.start, end: token.end })))
      if (dated) at++
      continue
    }
    const anchor = token.kind === 'word' ? anchored(tokens, at) : null
    const words = anchor ? tokens.slice(at, anchor.next) : []
    if (token.kind === 'date') named = [token]
    else if (anchor && words.length > 1) {
      named = words
      out.push(...words)
      at = anchor.next - 1
      continue
    }
    out.push(token)
  }
  return { tokens: out, named }
}
