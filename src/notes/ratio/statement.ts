import type { Decimal } from '../../model/document.ts'
import type { Ratio } from '../fact.ts'
import type { ReadingLine } from '../reading-line.ts'

/** What the wordings of ratios share: the words for securities, and a ratio as one of them states it. */

/** What is one of a security. */
export const unitNoun =
  '(?:shares?|units?|adss?|adrs?|adses|gdss?|rsus?|prsus?|psus?|dsus?|gsus?|msus?|sars?|rights?|options?|warrants?|awards?|depositary shares?|receipts?|interests?|notes?|ltips?|ders?|contracts?|stock)'

/** What kind of units, told before them: `LLC units`, `restricted stock units`. */
export const unitKind =
  '(?:(?:llc|lp|op|common|class [a-z]|restricted|phantom|deferred|performance|partnership|profits?|ltip|stock|share|membership|exchangeable|vested) ){0,4}'

/** The security that it is counted in. */
export const shareNoun =
  '(?:(?:[a-z0-9-]+|and) ){0,6}?(?:shares?|stock|units?|rsus?|psus?|adss?|adrs?|depositary receipts?|securities)(?: of (?:the )?(?:[a-z0-9-]+ |\\( the [a-z]+ \\) ){0,6}?(?:stock|shares?|units?)\\b)?'

/** The number at a place of the line; `null` for none. */
export const decimal = (line: ReadingLine, at: number): Decimal | null => {
  const token = line.token(at)
  return token.kind === 'number' ? token.amount : null
}

/** The two sides of "one … for this amount": a whole or decimal number, or a fraction such as one-half. */
export function wholes(line: ReadingLine, at: number): { readonly from: Decimal; readonly to: Decimal } | null {
  const token = line.token(at)
  if (token.kind === 'fraction') return { from: token.denominator, to: token.numerator }
  return token.kind === 'number' && token.amount !== null ? { from: '1', to: token.amount } : null
}

/** A security's name as the note writes it, without article, issuer and the short form given to it. */
export const tidy = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .replace(/ \((?:the )?["“][^()]{1,30}\)/g, '')
    .replace(/^(?:of the Issuer['’]s|the Issuer['’]s|the Company['’]s|the|of (?:an?|one|\d+)|newly issued)\s+/i, '')
    .trim()

/** Whether an amount is one. */
export const isOne = (amount: Decimal): boolean => /^1(?:\.0*)?$/.test(amount)

/** A ratio where a wording states it. */
export interface Statement {
  readonly relation: Ratio['value']['relation']
  readonly from: Decimal | null
  readonly to: Decimal | null
  /** Both sides as they are written. */
  readonly stated: string
  readonly unit: string | null
  readonly share: string | null
  readonly at: number
  readonly end: number
  readonly confidence: number
}

/** Reads one wording wherever a note has it. */
export type Wording = (line: ReadingLine) => readonly Statement[]

/** A ratio of so many of one for so many of another, of which nothing is named. */
export const bare = (from: Decimal, to: Decimal) => ({ from, to, stated: `${from}:${to}`, unit: null, share: null })
