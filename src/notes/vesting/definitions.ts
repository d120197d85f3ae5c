import type { Token } from './lexer.ts'
import { word } from './patterns.ts'
import { tokensOf } from './words.ts'

/** Days that a note gives a name: `March 15, 2022 (the "First Vesting Date")`, `"Quarterly Date" means each of February 28, May 31 …`. */

export interface Definition {
  readonly name: readonly string[]
  /** A date, or the days of the year with the marks between them. */
  readonly days: readonly Token[]
}

/** Names that the grammar knows, whatever day they are given. */
const known = /\b(?:grant|award|commencement|start)\b/i

const inBrackets = /\(\s*(?:the|each,? an?|such date,? the)?\s*["“]([^"”()]{4,40})["”]\s*\)/gi
const inSentence = /["“]([^"”()]{4,40})["”]\s+(?:means?|shall (?:mean|be)|refers? to|are|is|was)\s+(?:each of\s+)?([^.;]{5,160})/gi

/** `"Quarterly Date" means each of …`: a sentence that only gives a name. */
export const givesName =
  /^(?:as used (?:herein|here|in this note),? )?(?:the (?:term )?)?["“][^"”()]{4,40}["”]\s+(?:means?|shall (?:mean|be)|refers? to)\b/i

/** A token as it counts in a name: `first` and `1st` are one. */
const saidAt = (tokens: readonly Token[], at: number): string => {
  const token = tokens[at]
  return token?.kind === 'ordinal' ? `${token.value}th` : word(tokens, at)
}

const wordsOf = (text: string): string[] => {
  const tokens = tokensOf(text, 0, text.length)
  return tokens.map((_, at) => saidAt(tokens, at))
}

const isDay = (kind: Token['kind']): boolean => kind === 'date' || kind === 'day-of-year'

export function definitionsIn(text: string): readonly Definition[] {
  const found: Definition[] = []
  const define = (name: string, days: readonly Token[]) => {
    const words = wordsOf(name)
    if (days.length > 0 && words.length > 1 && words.every((one) => /^\w+$/.test(one)) && !known.test(name))
      found.push({ name: words, days })
  }
  for (const match of text.matchAll(inBrackets)) {
    const before = tokensOf(text, Math.max(0, match.index - 60), match.index)
    const day = before.at(-1)
    const counted = before.at(-2)
    const anniversary = counted?.kind === 'word' && /^(?:anniversary|after|following|from)$/.test(counted.word)
    if (day?.kind === 'date' && match.index - day.end < 3 && !anniversary) define(match[1]!, [day])
  }
  for (const match of text.matchAll(inSentence)) {
    const tokens = tokensOf(match[2]!, 0, match[2]!.length)
    const end = tokens.findLastIndex(({ kind }) => isDay(kind)) + 1
    const days = tokens.slice(0, end)
    if (days.length > 0 && days.every((one) => isDay(one.kind) || one.kind === 'mark' || (one.kind === 'word' && one.word === 'and')))
      define(match[1]!, days)
  }
  return found
}

/** The tokens with each name replaced by the days that it stands for. */
export function withDefinitions(tokens: readonly Token[], definitions: readonly Definition[]): readonly Token[] {
  if (definitions.length === 0) return tokens
  const out: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!
    const meant = definitions.find(({ name }) => name.every((one, place) => saidAt(tokens, at + place) === one))
    if (meant) {
      const next = at + meant.name.length
      // where it is defined: `March 15, 2022 (the "First Vesting Date")`
      if (word(tokens, at - 1) === '(' && word(tokens, next) === ')') {
        out.pop()
        at = next + 1
        continue
      }
      out.push(...meant.days.map((one) => ({ ...one, start: token.start, end: tokens[next - 1]!.end })))
      at = next
    } else {
      out.push(token)
      at++
    }
  }
  return out
}
