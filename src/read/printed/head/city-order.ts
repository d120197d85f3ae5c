import type { Word } from '../pages/page.ts'
import { mend } from '../recognised/values.ts'

/** Cities of two words whose second stood in a line of its own, above or below the state beside them: what a converter puts out of order. */

/** Words that no city ends with, and words that none begins with. */
const neverLast = /^(?:SAN|SANTA|LOS|LAS|NEW|FORT|FT\.?|EL|ST\.?|SAINT|PALO|MENLO|PORT|MOUNT|MT\.?)$/i
const neverFirst = /^(?:HEIGHTS|SPRINGS|HILLS|VILLAGE|FRANCISCO|DIEGO|ANTONIO|ANGELES|VEGAS|YORK|ORLEANS|WORTH|LAUDERDALE)$/i

/** The words of a city in the order that cities have. */
export function cityInOrder(words: readonly Word[]): readonly Word[] {
  const [first, second] = words
  if (!first || !second || words.length > 2 || (!neverLast.test(second.text) && !neverFirst.test(first.text))) return words
  // Both words are certain, their order is a judgement.
  return [mend(first, second.text, certainty), mend(second, first.text, certainty)]
}

const certainty = 0.92
