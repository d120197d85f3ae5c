import { compare, equal } from '../model/decimal.ts'
import type { Account } from './account.ts'
import { type Entry, impliedOpening, inTime } from './entry.ts'
import { byFiling } from './filed-report.ts'

const lastOf = ({ entries }: Account): Entry => [...entries].sort(inTime).at(-1)!
const firstOf = ({ entries }: Account): Entry => [...entries].sort(inTime)[0]!

const sameTerms = (a: Account, b: Account): boolean =>
  a.terms === b.terms || (a.terms !== null && b.terms !== null && a.terms.price === b.terms.price && a.terms.expires === b.terms.expires)

/** Preferred stock that becomes common is converted, not renamed. */
const kindOf = ({ security }: Entry): string | undefined => /Preferred|Note|Debenture|Warrant|Option|Unit/.exec(security)?.[0]

const plain = new Set(['the', 'for', 'and', 'llc', 'fund', 'held'])

/** Whether two vehicles have a word of their names in common, or one of them is not named. A spouse is no son, whatever they hold. */
function shareWord(a: string, b: string): boolean {
  if (a === 'Indirect' || b === 'Indirect') return true
  const words = new Set(
    a
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 2 && !plain.has(word)),
  )
  return b
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .some((word) => words.has(word))
}

/** Whether the balance of an account that no later report mentions goes on, to the share, under another name. */
function continues(old: Account, fresh: Account): boolean {
  const [last, first] = [lastOf(old), firstOf(fresh)]
  const opening = impliedOpening(first)
  if (last.reported === null || opening === null || compare(opening, '10') < 0 || !equal(last.reported, opening)) return false
  if (last.line.table !== first.line.table || last.unit !== first.unit || !sameTerms(old, fresh)) return false
  if (last.security !== first.security && (last.vehicle !== first.vehicle || kindOf(last) !== kindOf(first))) return false
  if (last.vehicle !== first.vehicle && !shareWord(last.vehicle, first.vehicle)) return false
  return byFiling(last.line.report, first.line.report) < 0 && last.day <= first.day
}

/**
 * Whether an account is a stretch of another under a name used for a while: all its lines lie between two reports of the other, it goes on from the
 * balance of the one and the other goes on, to the share, from where it ends.
 */
function lapseOf(whole: Account, part: Account): Entry | null {
  const [own, other] = [[...part.entries].sort(inTime), [...whole.entries].sort(inTime)]
  const [first, last] = [own[0]!, own.at(-1)!]
  const at = other.findIndex((entry) => byFiling(entry.line.report, last.line.report) > 0 && entry.day >= last.day)
  const [before, after] = [other[at - 1], other[at]]
  if (!before || !after || last.reported === null || first.vehicle === before.vehicle) return null
  const goesOn = impliedOpening(after)
  const until: Account = { ...whole, entries: other.slice(0, at) }
  return continues(until, part) && goesOn !== null && equal(goesOn, last.reported) && !equal(last.reported, before.reported!) ? after : null
}

/**
 * Joins accounts of one party whose class or vehicle got another name: the old name is never used again and the new one starts from
 * exactly its balance; or a vehicle has another name for a while, at both ends of which the balance goes on. Where two accounts could be the old
 * one, none is joined.
 */
export function renamedAccounts(accounts: readonly Account[]): Account[] {
  const joined = withoutLapses(accounts)
  for (const fresh of [...accounts].sort((a, b) => inTime(firstOf(a), firstOf(b)))) {
    const current = joined.find(({ entries }) => entries.includes(fresh.entries[0]!))!
    const olds = joined.filter((old) => old !== current && continues(old, current))
    const [old] = olds
    if (olds.length !== 1 || !old) continue
    const first = firstOf(current)
    const isVehicle = lastOf(old).vehicle !== first.vehicle
    const before = isVehicle ? lastOf(old).vehicle : lastOf(old).security
    const now = isVehicle ? first.vehicle : first.security
    const renamed = new Map([...(old.renamed ?? []), ...(current.renamed ?? [])])
    renamed.set(first, {
      kind: isVehicle ? 'vehicle changed' : 'class renamed',
      why: `goes on from the balance of ${before}, now named ${now}`,
    })
    joined.splice(joined.indexOf(current), 1)
    joined[joined.indexOf(old)] = { terms: old.terms, entries: [...old.entries, ...current.entries], renamed }
  }
  return joined
}

function withoutLapses(accounts: readonly Account[]): Account[] {
  const joined = [...accounts]
  for (const part of accounts) {
    const wholes = joined.flatMap((whole) => {
      const after = whole === part ? null : lapseOf(whole, part)
      return after ? [{ whole, after }] : []
    })
    const [found] = wholes
    if (wholes.length !== 1 || !found || !joined.includes(part)) continue
    const { whole, after } = found
    const first = firstOf(part)
    const renamed = new Map(whole.renamed)
    renamed.set(first, { kind: 'vehicle changed', why: `goes on from the balance of ${after.vehicle}, here named ${first.vehicle}` })
    renamed.set(after, {
      kind: 'vehicle changed',
      why: `goes on from the balance of ${lastOf(part).vehicle}, named ${after.vehicle} again`,
    })
    joined.splice(joined.indexOf(part), 1)
    joined[joined.indexOf(whole)] = { terms: whole.terms, entries: [...whole.entries, ...part.entries], renamed }
  }
  return joined
}
