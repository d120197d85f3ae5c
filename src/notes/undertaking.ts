import type { Undertaking } from './fact.ts'
import { type ReadingLine, sentenceAround } from './reading-line.ts'

/** What goes with prices reported at one figure (SEC staff letter of 25 June 2008 to Skadden, Arps). */

const undertaking =
  /\bundertak\w+ (?:to provide|to furnish|to make available|hereby to)|\bfull information (?:regarding|about|on|pertaining to|concerning|as to)\b|\bwill provide (?:upon|full|to|all)\b[^.;]{0,200}\b(?:each|separate|prices?)\b/

/** The undertaking to give full information on the number of shares traded at each price. */
export function readUndertaking(line: ReadingLine): readonly Undertaking[] {
  const match = undertaking.exec(line.text)
  if (!match || !/\b(?:price|prices|number of)\b/.test(line.text.slice(match.index))) return []
  return [{ kind: 'undertaking', value: {}, span: line.span(match.index, sentenceAround(line.text, match.index)[1]), confidence: 0.97 }]
}
