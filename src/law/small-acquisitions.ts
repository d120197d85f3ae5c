import { addMonths } from '../model/date.ts'
import { compare, sum } from '../model/decimal.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import { type Deadline, type DeadlineQuestion, plainQuestion } from './deadline.ts'
import { deadline } from './deadlines.ts'

/**
 * Rule 16a-6: an acquisition of no more than $10,000, not from the issuer, may wait for Form 5 while it and the other unreported ones of its
 * class in the six months before come to no more than that, and while no non-exempt disposition follows within six months.
 */

/** US dollars of market value, Rule 16a-6(a). */
export const smallAcquisitionLimit: Decimal = '10000'

/** An acquisition of a class not from the issuer, not exempt and not yet reported; or a non-exempt disposition. */
export interface SmallTrade {
  readonly date: IsoDate
  readonly kind: 'acquisition' | 'disposition'
  /** Market value in US dollars; of a disposition it does not matter. */
  readonly value: Decimal
}

/** How one acquisition stands. */
export interface SmallAcquisition {
  readonly acquisition: SmallTrade
  /** The day on which Rule 16a-6(a) was no longer met; `null` while it is. */
  readonly lost: IsoDate | null
  /** Why the deferral was lost; `null` while it is not. */
  readonly why: string | null
  /** Form 4 in two business days of losing the deferral, otherwise Form 5. */
  readonly deadline: Deadline
}

const sixMonthsBefore = (date: IsoDate) => addMonths(date, -6)

/** Follows the acquisitions of one class through the trades of one person. `fiscalYearEnd` as in `DeadlineQuestion`. */
export function smallAcquisitions(trades: readonly SmallTrade[], fiscalYearEnd: DeadlineQuestion['fiscalYearEnd']): SmallAcquisition[] {
  const lost = new Map<SmallTrade, { readonly on: IsoDate; readonly why: string }>()
  const inOrder = [...trades].sort((a, b) => a.date.localeCompare(b.date))
  inOrder.forEach((trade, at) => {
    const waiting = inOrder
      .slice(0, at)
      .filter((one) => one.kind === 'acquisition' && !lost.has(one) && one.date >= sixMonthsBefore(trade.date))
    if (trade.kind === 'disposition') {
      for (const one of waiting) lost.set(one, { on: trade.date, why: `disposition of ${trade.date} within six months, Rule 16a-6(a)(2)` })
      return
    }
    const total = sum([...waiting, trade].map(({ value }) => value))
    if (compare(total, smallAcquisitionLimit) <= 0) return
    const why = `$${total} in six months, more than $${smallAcquisitionLimit}, Rule 16a-6(a)(1)`
    for (const one of [...waiting, trade]) lost.set(one, { on: trade.date, why })
  })
  return trades
    .filter(({ kind }) => kind === 'acquisition')
    .map((acquisition) => {
      const end = lost.get(acquisition) ?? null
      const question = {
        ...plainQuestion,
        form: '4' as const,
        date: acquisition.date,
        code: 'L',
        fiscalYearEnd,
        deferralLost: end?.on ?? null,
      }
      return { acquisition, lost: end?.on ?? null, why: end?.why ?? null, deadline: deadline(question) }
    })
}
