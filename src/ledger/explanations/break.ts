import { absolute, isNegative, type SignedDecimal } from '../../model/decimal.ts'
import type { IsoDate } from '../../model/document.ts'
import type { Step } from '../chain.ts'
import type { Entry } from '../entry.ts'
import type { ToldPurchase } from '../noted.ts'
import type { Split } from '../split.ts'

/** Why a balance is not its opening and change. */
export type ExplanationKind =
  | 'order of rows'
  | 'final total repeated'
  | 'late report'
  | 'typo'
  | 'direction'
  | 'rounding'
  | 'note'
  | 'split'
  | 'vehicle changed'
  | 'class renamed'
  | 'underlying units'
  | 'plan'
  | 'not subject'
  | 'missing filing'
  | 'no balance stated'

/** What accounts for a break: how much of it, and in which words. */
export interface Explanation {
  readonly kind: ExplanationKind
  /** Equal to the surplus when it explains the whole break. */
  readonly amount: SignedDecimal
  readonly why: string
}

/** A break in its surroundings. */
export interface Break {
  readonly chain: readonly Step[]
  readonly at: number
  readonly opening: SignedDecimal
  /** Opening plus change. */
  readonly expected: SignedDecimal
  /** Reported less expected. */
  readonly surplus: SignedDecimal
}

/** What else is known when a break is looked at. */
export interface Surroundings {
  readonly splits: readonly Split[]
  /** Breaks and late first sights in the other accounts of the same party. */
  readonly movements: readonly Movement[]
  /** The last line of each account of the same party. */
  readonly ends: readonly Entry[]
  /** What notes of the issuer's reports say of its purchase plan. */
  readonly purchases: readonly ToldPurchase[]
  /** Awards and vestings of all owners of the issuer, in order of their days. */
  readonly awards: readonly Entry[]
  /** Whether reports of the party are known to be missing: the first that is here is no Form 3, with which every insider begins (Rule 16a-3(a)). */
  readonly beginsLate: boolean
  /** A market price of the issuer's shares about a day, from its filings; `null` without one. */
  readonly priceAbout: (day: IsoDate) => string | null
}

/** A balance that moved without a line, between two days. */
export interface Movement {
  readonly chain: readonly Step[]
  readonly entry: Entry
  /** What moved, without the part that a note of the line names. */
  readonly surplus: SignedDecimal
  /** The balance before it as filed; `null` at first sight. */
  readonly before: SignedDecimal | null
  readonly from: IsoDate
  readonly isFirstSight: boolean
}

/** One way to explain a break: the whole of it, a part of it, or `null`. */
export type Explain = (broken: Break, around: Surroundings) => Explanation | null

/** The line that shows the break. */
export const entryOf = ({ chain, at }: Break): Entry => chain[at]!.entry

/** The line before it in the account. */
export const previous = ({ chain, at }: Break): Entry => chain[at - 1]!.entry

/** `0001127602-12-014178 I 1` */
export const where = ({ line }: Entry): string => `${line.accession} ${line.table} ${line.row}`

/** The surplus without its sign, and whether shares came or went. */
export const sizeAndWay = ({ surplus }: Break): readonly [size: string, way: 'came' | 'went'] => [
  absolute(surplus),
  isNegative(surplus) ? 'went' : 'came',
]
