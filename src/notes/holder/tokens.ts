import type { ReadingLine, Token } from '../reading-line.ts'
import { ordinaryWords } from './ordinary-words.ts'

/** What a token of a note may be in a name. */

/** Names that begin small: jVen, eBay, venBio. */
const ownSpelling = /^[a-z]{1,4}[A-Z]/

/** Whether a token is written large, as the words of a name are. */
export const isCapital = (line: ReadingLine, token: Token): boolean => {
  if (token.kind === 'number' || token.kind === 'fraction')
    return (
      (/[0-9]/.test(line.source[token.start]!) && !/\d,\d/.test(line.source.slice(token.start, token.end))) ||
      (!line.inCapitals && /[A-Z]/.test(line.source[token.start]!))
    )
  if (token.kind === 'money') return false
  if (token.kind !== 'word' || (line.inCapitals && line.source[token.start] !== '&' && ordinaryWords.has(token.reading))) return false
  // "Elm Group plc" is written so
  return (
    /[A-Z0-9&À-Þ]/.test(line.source[token.start]!) || token.reading === 'plc' || ownSpelling.test(line.source.slice(token.start, token.end))
  )
}

/** The word at a token, in lower case; empty for none. */
export const readingOf = (token: Token | undefined): string => (token && token.kind === 'word' ? token.reading : '')
/** An article, but not the name A/N. */
export const isArticle = (line: ReadingLine, token: Token | undefined): boolean =>
  token !== undefined && /^(?:the|an?)$/.test(readingOf(token)) && !line.source.slice(token.start, token.end).includes('/')
/** Whether a token is this mark. */
export const isMark = (token: Token | undefined, reading: string): boolean => token?.kind === 'mark' && token.reading === reading

/** Who holds for a trust: `Trustees`, `TTEE`. */
export const trusteeWord = /^(?:trustees?|ttees?)$/
