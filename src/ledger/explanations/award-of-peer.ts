import { compare, equal, multiply } from '../../model/decimal.ts'
import { textOrder } from '../../model/text-order.ts'
import type { Entry } from '../entry.ts'
import { splitName } from '../split.ts'
import { type Break, entryOf, previous, type Surroundings, where } from './break.ts'
import { isRound, telling } from './digits.ts'

/** Directors and officers are granted alike, on the same day: what came to one without a report came to another with one. */

/** The lines that award shares or bring them by vesting, in order of their days. */
export const awardsOf = (entries: readonly Entry[]): Entry[] =>
  entries
    .filter(
      ({ line, change }) =>
        line.table === 'I' && change !== null && compare(change, telling) >= 0 && /^[AMC]$/.test(line.source.coding?.code ?? ''),
    )
    .sort((a, b) => textOrder(a.day, b.day))

/** `as many as came to another owner on …` where an award of the gap has just the number of the surplus, or had it before a split; else `null`. */
export function awardOfPeer(broken: Break, { awards, splits }: Surroundings): string | null {
  const [before, entry] = [previous(broken), entryOf(broken)]
  if (entry.line.table !== 'I' || entry.vehicle !== 'direct' || compare(broken.surplus, telling) < 0) return null
  for (const award of awards) {
    const isElsewhere = award.party !== entry.party && award.security === entry.security
    if (!isElsewhere || award.day <= before.day || award.day >= entry.day || isRound(award.change!)) continue
    const told = `as many as came to another owner on ${award.day} (${where(award)})`
    if (equal(award.change!, broken.surplus)) return told
    const since = splits.find(({ between }) => between[1] > award.day && between[0] < entry.day)
    if (since && equal(multiply(award.change!, since.ratio[0]), multiply(broken.surplus, since.ratio[1])))
      return `${told}, before a ${splitName(since)}`
  }
  return null
}
