import { isZero, type SignedDecimal, subtract } from '../model/decimal.ts'
import type { IsoDate } from '../model/document.ts'
import { laterOf } from './calendar.ts'
import { type Deadline, plainQuestion } from './deadline.ts'
import { deadline } from './deadlines.ts'
import { type ShortSwingPair, type ShortSwingResult, type ShortSwingTrade, shortSwing } from './short-swing.ts'
import { firstCleanDay } from './six-months.ts'

/** What a purchase or sale that is only planned would bring with it: what it is matched with, what is due when, and how long to wait. */

export interface BeforeTrade {
  /** When its report is due; an open-market trade goes on Form 4. */
  readonly deadline: Deadline
  /** `P` or `S`. */
  readonly code: 'P' | 'S'
  /** Recoverable profit of the past trades alone, US dollars. */
  readonly profitWithout: SignedDecimal
  /** Recoverable profit with the planned trade. */
  readonly profitWith: SignedDecimal
  /** What the planned trade adds; never below zero. */
  readonly added: SignedDecimal
  /** The pairs of the planned trade, itself one side of each, in the best matching. */
  readonly pairs: readonly ShortSwingPair[]
  /** Past trades that are safe only by the reading that leaves out the last day of six full months. */
  readonly borderline: readonly ShortSwingTrade[]
  /** The first day, not before the planned one, on which the same trade would add nothing, not even by the stricter reading. */
  readonly firstClean: IsoDate
  /** The first day on which a trade the other way can no longer meet the planned one; before it, none at a gain. */
  readonly oppositeFrom: IsoDate
}

/** What the answer takes for granted of the planned trade. */
export const ofThePlanned = 'the planned trade is non-exempt, by a director or officer who has the whole pecuniary interest'

/** What the answer takes for granted of past trades that a person typed. */
export const ofTypedTrades: readonly string[] = ['the past trades given are all of the last six months, adjusted for splits']

/**
 * The class that a planned trade is in: the one it names, otherwise the only class of shares among the past trades; `null` where there are
 * several to choose from.
 */
export function classOfPlanned(planned: ShortSwingTrade, past: readonly ShortSwingTrade[]): string | null {
  if (planned.security !== '') return planned.security
  const classes = new Set(past.filter(({ derivative }) => derivative === null).map(({ security }) => security))
  return classes.size > 1 ? null : ([...classes][0] ?? '')
}

/** Looks at a planned trade beside the past ones of the same person and issuer. */
export function beforeTrade(planned: ShortSwingTrade, past: readonly ShortSwingTrade[]): BeforeTrade {
  const without = shortSwing(past)
  const on = (date: IsoDate) => consequences(date === planned.date ? planned : { ...planned, date }, past, without)
  const found = on(planned.date)
  const ends = past.filter(({ side }) => side !== planned.side).map(({ date }) => laterOf(planned.date, firstCleanDay(date)))
  const days = [...new Set([planned.date, ...ends])].sort()
  const firstClean = days.find((day) => {
    const { added, borderline } = on(day)
    return isZero(added) && borderline.length === 0
  })
  const code = planned.side === 'purchase' ? 'P' : 'S'
  return {
    ...found,
    deadline: deadline({ ...plainQuestion, form: '4', date: planned.date, code }),
    code,
    profitWithout: without.profit,
    // The last of the days is past the window of every trade the other way, so one is always clean.
    firstClean: firstClean ?? days.at(-1)!,
    oppositeFrom: firstCleanDay(planned.date),
  }
}

function consequences(planned: ShortSwingTrade, past: readonly ShortSwingTrade[], without: ShortSwingResult) {
  const result = shortSwing([...past, planned])
  const touches = ({ purchase, sale }: { readonly purchase: ShortSwingTrade; readonly sale: ShortSwingTrade }) =>
    purchase === planned || sale === planned
  return {
    profitWith: result.profit,
    added: subtract(result.profit, without.profit),
    pairs: result.pairs.filter(touches),
    borderline: result.borderline.filter(touches).map(({ purchase, sale }) => (purchase === planned ? sale : purchase)),
  }
}
