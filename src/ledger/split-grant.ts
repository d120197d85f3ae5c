import { absolute, compare, multiply, subtract } from '../model/decimal.ts'
import type { Account } from './account.ts'
import { type Entry, impliedOpening, inTime } from './entry.ts'
import { brings, type Split } from './split.ts'

const inOrder = ({ entries }: Account): Entry[] => [...entries].sort(inTime)

/** Whether a price after a split is the price before it, within the cent to which companies round. */
function pricesAgree(old: string, fresh: string, { ratio: [after, before] }: Split): boolean {
  return compare(absolute(subtract(multiply(fresh, after), multiply(old, before))), multiply('0.011', after)) <= 0
}

/** Whether a grant seen only after a split is one seen before it: same security, vehicle and expiry, price and units as the split makes them. */
function goesOn(old: Account, fresh: Account, split: Split): boolean {
  const [last, first] = [inOrder(old).at(-1)!, inOrder(fresh)[0]!]
  if (old.terms === null || fresh.terms === null || last.security !== first.security || last.vehicle !== first.vehicle) return false
  const { terms: was } = old
  const { terms: is } = fresh
  if (was.price === null || is.price === null || was.expires === null || was.expires !== is.expires) return false
  const start = impliedOpening(first)
  if (last.reported === null || start === null || !pricesAgree(was.price, is.price, split)) return false
  return last.day < split.between[1] && first.day > split.between[0] && brings(last.reported, split.ratio, start)
}

/** Joins the grants of one party over the issuer's splits: a split divides the exercise price and multiplies the units. */
export function splitGrants(accounts: readonly Account[], splits: readonly Split[]): Account[] {
  const joined = [...accounts]
  for (const split of splits) {
    for (const fresh of [...joined]) {
      const olds = joined.filter((old) => old !== fresh && goesOn(old, fresh, split))
      const [old] = olds
      if (olds.length !== 1 || !old || !joined.includes(fresh)) continue
      joined.splice(joined.indexOf(fresh), 1)
      joined[joined.indexOf(old)] = { ...old, entries: [...old.entries, ...fresh.entries] }
    }
  }
  return joined
}
