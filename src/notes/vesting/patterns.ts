import type { Token } from './lexer.ts'

/** Runs of words told as patterns: `'on|upon each? anniversary'`. */

/** A token as it is written: a word, a number's digits (`100` also of `100%`), `first`, a mark; empty where there is none. */
export const word = (tokens: readonly Token[], at: number): string => {
  const token = tokens[at]
  if (token?.kind === 'number') return token.value
  if (token?.kind === 'part' && token.part.numerator === token.part.denominator) return '100'
  if (token?.kind === 'ordinal' && token.value === 1) return 'first'
  return token?.kind === 'word' ? token.word : token?.kind === 'mark' ? token.mark : ''
}

/** The token after the words, if they stand there; a word may have alternatives `'grant|award'` and may be left out `'each?'`. */
export function wordsAt(tokens: readonly Token[], at: number, pattern: string): number | null {
  for (const { optional, words } of patternOf(pattern)) {
    if (words.has(word(tokens, at))) at++
    else if (!optional) return null
  }
  return at
}

interface PatternWord {
  readonly optional: boolean
  readonly words: ReadonlySet<string>
}

/** Patterns are few and asked at every word of every note, so each is taken apart once. */
const patterns = new Map<string, readonly PatternWord[]>()

function patternOf(pattern: string): readonly PatternWord[] {
  const known = patterns.get(pattern)
  if (known) return known
  const made = pattern.split(' ').map((one) => {
    const optional = one.endsWith('?')
    return { optional, words: new Set((optional ? one.slice(0, -1) : one).split('|')) }
  })
  patterns.set(pattern, made)
  return made
}
