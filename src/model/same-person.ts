import { type PersonName, personName } from './names.ts'

/** Whether names that EDGAR keeps under different CIKs may be one person's. */

/** First names and what people call themselves instead. */
const nicknames: readonly (readonly string[])[] = [
  ['timothy', 'tim'],
  ['william', 'bill', 'will'],
  ['robert', 'bob', 'rob'],
  ['richard', 'dick', 'rick', 'rich'],
  ['james', 'jim'],
  ['john', 'jack', 'jon'],
  ['jonathan', 'jon'],
  ['michael', 'mike'],
  ['thomas', 'tom'],
  ['joseph', 'joe'],
  ['charles', 'chuck', 'charlie'],
  ['david', 'dave'],
  ['daniel', 'dan'],
  ['edward', 'ed', 'ted'],
  ['kenneth', 'ken'],
  ['stephen', 'steven', 'steve'],
  ['christopher', 'chris'],
  ['matthew', 'matt'],
  ['anthony', 'tony'],
  ['gregory', 'greg'],
  ['lawrence', 'laurence', 'larry'],
  ['jeffrey', 'jeff'],
  ['patrick', 'pat'],
  ['katherine', 'catherine', 'kathleen', 'kathy', 'kate'],
  ['elizabeth', 'liz', 'beth'],
  ['margaret', 'peggy', 'meg'],
  ['susan', 'sue'],
  ['deborah', 'debra', 'deb'],
  ['ronald', 'ron'],
  ['donald', 'don'],
  ['gerald', 'jerry'],
  ['benjamin', 'ben'],
  ['samuel', 'sam'],
  ['andrew', 'andy', 'drew'],
  ['peter', 'pete'],
  ['phillip', 'philip', 'phil'],
]

const bare = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '')

export type Sameness = 'same' | 'possible' | 'different'

function sameGiven(a: string, b: string): Sameness {
  const [one, other] = [bare(a), bare(b)]
  if (one === other) return 'same'
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? 'possible' : 'different'
  return nicknames.some((names) => names.includes(one) && names.includes(other)) ? 'possible' : 'different'
}

/** A father and his junior are two. */
const generation = ({ suffix }: PersonName): string => bare(suffix?.split(' ').find((word) => /^(?:jr|sr|ii|iii|iv|v)$/i.test(word)) ?? '')

/**
 * Whether two filed names may be one person: `same` when family name, suffix and all names given agree, `possible` where a name must be taken
 * for an initial or a short form, or only one of the names tells a middle name, else `different`. Never a proof: the CIK is.
 */
export function samePerson(a: string, b: string): Sameness {
  const [one, other] = [personName(a), personName(b)]
  if (!one || !other || bare(one.family) !== bare(other.family) || generation(one) !== generation(other)) return 'different'
  const [first, otherFirst] = [one.given[0], other.given[0]]
  if (first === undefined || otherFirst === undefined) return 'different'
  const [middle, otherMiddle] = [one.given[1], other.given[1]]
  const told = middle !== undefined && otherMiddle !== undefined
  const sameness = [sameGiven(first, otherFirst), told ? sameGiven(middle, otherMiddle) : middle === otherMiddle ? 'same' : 'possible']
  return sameness.includes('different') ? 'different' : sameness.includes('possible') ? 'possible' : 'same'
}
