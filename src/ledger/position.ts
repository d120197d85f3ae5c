import { normal } from '../model/decimal.ts'
import type { Account, GrantTerms } from './account.ts'
import { type Entry, inTime } from './entry.ts'

/** The name of a position in the ledger's lines. Parts are joined with `:`; colons within a part become spaces. */
const part = (text: string): string => text.replaceAll(':', ' ').replace(/\s+/g, ' ')

/** A position's key: owner, issuer, class, vehicle, and for a grant price, expiry and the day it was granted, as far as they are known. */
export function positionKey(entry: Entry, grant: { readonly terms: GrantTerms; readonly granted: string | null } | null): string {
  const { party, line, security, vehicle, unit } = entry
  const base = [party, line.report.document.issuer.cik ?? '', security, vehicle].map(part)
  if (unit === 'dollars') base.push('dollars')
  if (grant)
    base.push(
      grant.terms.price === null ? '' : normal(grant.terms.price),
      grant.terms.expires ?? '',
      grant.granted ?? grant.terms.exercisable ?? '',
    )
  return base.join(':')
}

/** The day of the award that opened the account, where the reports show it. */
function grantedOn({ entries }: Account): string | null {
  const first = [...entries].sort(inTime)[0]
  const isAward = first?.line.source.kind === 'transaction' && first.line.source.acquiredDisposed?.value === 'A'
  return isAward ? first.date : null
}

/** The keys of one party's accounts; a second trust of the same name, or a second grant of the same terms, is numbered. */
export function positionKeys(accounts: readonly Account[]): string[] {
  const seen = new Map<string, number>()
  return accounts.map((account) => {
    const { terms, entries } = account
    const key = positionKey(entries[0]!, terms && { terms, granted: grantedOn(account) })
    const number = (seen.get(key) ?? 0) + 1
    seen.set(key, number)
    return number === 1 ? key : `${key}#${number}`
  })
}
