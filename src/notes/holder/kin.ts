import type { ReadingLine } from '../reading-line.ts'
import type { Mention } from './mention.ts'
import { type HolderName, holderNameAt } from './name.ts'
import { isPersonLike } from './person.ts'
import { family, singular } from './relation.ts'

/** Kin told by their names: "his wife, Jane Roe". */

const owner =
  '(?:his|her|their|my|(?:the )?(?:reporting person|reporting owner|insider|undersigned|director|officer|(?:mr|ms|mrs|dr) [a-z]+))'
const kinAt = new RegExp(`^${owner} (?:late )?(${family}) `)
const kinEnd = new RegExp(`\\b${owner} (?:late )?(${family}) $`)

/** The one named after the word for kin that stands at a place of the line. */
export function kinNamedAt(line: ReadingLine, at: number): Mention | null {
  const kin = kinAt.exec(line.text.slice(at))
  if (!kin) return null
  const name = holderNameAt(line, line.token(at + kin[0].length).index)
  return name && isPersonLike(name) ? { name, relation: singular(kin[1]!), confidence: 0.9 } : null
}

const kinAnd = new RegExp(`^${owner} (?:[a-z]+ )?${family} and (?:(?:by|of) )?`)

/** Past "his wife and" before names: the place where these begin. */
export function pastKin(text: string, at: number): number {
  const end = at + (kinAnd.exec(text.slice(at))?.[0].length ?? 0)
  return end < text.length ? end : at
}

/** The tie of one named right after the word for kin: "the reporting person's daughter, Ellen Roe, owns". */
export function kinBefore(line: ReadingLine, at: number, name: HolderName): string | null {
  if (!isPersonLike(name)) return null
  const words = line.text.slice(Math.max(0, at - 120), at)
  const told = name.name.toLowerCase().replace(/[^a-z ]/g, '')
  const start = words.lastIndexOf(told)
  const kin = start < 0 ? null : kinEnd.exec(words.slice(0, start))
  return kin && singular(kin[1]!)
}
