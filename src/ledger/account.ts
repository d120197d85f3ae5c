import { absolute, add, compare, equal, isDecimal, isNegative, isZero, type SignedDecimal, subtract } from '../model/decimal.ts'
import type { IsoDate } from '../model/document.ts'
import { groupBy } from '../model/group-by.ts'
import { type Entry, impliedOpening, inTime, repeatsTotal } from './entry.ts'
import { securityClass } from './security-class.ts'

/** The terms that tell one grant of a derivative security from another. */
export interface GrantTerms {
  /** Canonical class of the underlying securities: an option on Class A is no option on Class C. */
  readonly underlying: string | null
  readonly price: string | null
  readonly expires: IsoDate | null
  readonly exercisable: IsoDate | null
}

/** One balance that is carried forward: a class in a vehicle, or one grant of a derivative security. */
export interface Account {
  readonly terms: GrantTerms | null
  readonly entries: readonly Entry[]
  /** Entries at which the account got another name. */
  readonly renamed?: ReadonlyMap<Entry, { readonly kind: 'vehicle changed' | 'class renamed'; readonly why: string }>
}

interface OpenAccount {
  terms: GrantTerms | null
  entries: Entry[]
  balance: SignedDecimal | null
  /** The notes on its holder, to tell two trusts apart that are both "By Trust". */
  mark: string
  /** Balances are those of the whole class, not of one grant. */
  total: boolean
}

/** Securities held grant by grant; convertibles and other derivative securities are held as a class. */
export const byGrant = /\b(?:Option|Warrant|Right|Unit|Units)$/

const box = (value: string | null | undefined): string | null => value ?? null

function termsOf({ line: { source, table, report }, security }: Entry): GrantTerms | null {
  if (table === 'I' || !byGrant.test(security)) return null
  const price = box(source.conversionOrExercisePrice?.value)
  const underlying = source.underlying?.title.value ?? null
  return {
    underlying: underlying === null ? null : securityClass(underlying, 'I', report.document.issuer.name),
    price: price !== null && isDecimal(price) && isZero(price) ? null : price,
    expires: box(source.expirationDate?.value),
    exercisable: box(source.exerciseDate?.value),
  }
}

/** The notes that tell accounts of one name apart: who holds an indirect position, when a grant may be exercised. */
function markOf({ line: { source, report }, vehicle, security }: Entry): string {
  const holder = vehicle === 'direct' ? [] : [...(source.natureOfOwnership?.footnotes ?? []), ...source.directOrIndirect.footnotes]
  const grant = byGrant.test(security) ? [...(source.exerciseDate?.footnotes ?? []), ...(source.expirationDate?.footnotes ?? [])] : []
  const ids = [...holder, ...grant]
  return report.document.footnotes
    .filter(({ id }) => ids.includes(id))
    .map(({ text }) => text.toLowerCase().replace(/\d[\d,.]{2,}(?=\s)/g, '#'))
    .join(' ')
}

const agree = (a: string | null, b: string | null): boolean =>
  a === null || b === null || a === b || (isDecimal(a) && isDecimal(b) && equal(a, b))

/** Whether a line may belong to an account of these terms: prices and expiries are equal or one of them is not stated. */
const compatible = (a: GrantTerms | null, b: GrantTerms | null): boolean =>
  a === null ||
  b === null ||
  (agree(a.underlying, b.underlying) &&
    agree(a.price, b.price) &&
    agree(a.expires, b.expires) &&
    (a.expires !== null || agree(a.exercisable, b.exercisable)))

/** Whether price and expiry name the grant. */
const named = (terms: GrantTerms | null): boolean => terms !== null && terms.price !== null && terms.expires !== null

const merged = (a: GrantTerms | null, b: GrantTerms | null): GrantTerms | null =>
  a === null || b === null
    ? a
    : {
        underlying: a.underlying ?? b.underlying,
        price: a.price ?? b.price,
        expires: a.expires ?? b.expires,
        exercisable: a.exercisable ?? b.exercisable,
      }

/** An award whose balance is the award: it opens a grant and continues none, not even one that is used up. */
function isNewGrant(entry: Entry): boolean {
  const opening = impliedOpening(entry)
  const acquires = entry.change !== null && !isNegative(entry.change)
  return acquires && opening !== null && isZero(opening) && byGrant.test(entry.security)
}

class Assignment {
  readonly accounts: OpenAccount[] = []
  private readonly heldIn = new Map<OpenAccount, string>()

  open(entry: Entry): OpenAccount {
    const account: OpenAccount = { terms: termsOf(entry), entries: [], balance: null, mark: markOf(entry), total: false }
    this.accounts.push(account)
    this.put(account, entry)
    return account
  }

  put(account: OpenAccount, entry: Entry): void {
    const opening = impliedOpening(entry)
    if (entry.change !== null && !isNegative(entry.change) && opening !== null && !isZero(opening)) account.total = true
    account.entries.push(entry)
    account.terms = merged(account.terms, termsOf(entry))
    account.balance =
      entry.reported ?? (account.balance !== null && entry.change !== null ? add(account.balance, entry.change) : account.balance)
    account.mark ||= markOf(entry)
    if (entry.change === null) this.heldIn.set(account, entry.place.accession)
  }

  /** Accounts that a line may belong to, the likeliest first. A holding never restates an account that the same report already holds. */
  candidates(entry: Entry): OpenAccount[] {
    const terms = termsOf(entry)
    const mark = markOf(entry)
    const { accession } = entry.place
    const rank = (account: OpenAccount) =>
      (account.mark === mark ? 4 : 0) +
      (account.terms !== null && terms !== null && account.terms.exercisable !== null && account.terms.exercisable === terms.exercisable
        ? 2
        : 0) +
      (account.entries.at(-1)?.place.accession === accession ? 1 : 0)
    return this.accounts
      .filter((account) => compatible(account.terms, terms) && !(entry.change === null && this.heldIn.get(account) === accession))
      .sort((a, b) => rank(b) - rank(a))
  }

  exact(entry: Entry): OpenAccount | undefined {
    const opening = impliedOpening(entry)
    if (opening === null || isNewGrant(entry)) return undefined
    return this.candidates(entry).find(({ balance }) => balance !== null && equal(balance, opening))
  }
}

/** Whether a line starts from more than is left of an account. */
const exceeds = (opening: SignedDecimal | null, { balance }: OpenAccount): boolean =>
  balance !== null && opening !== null && compare(subtract(opening, balance), '1') >= 0

/** Where a line goes whose balance continues no account: the likeliest one, or `null` for a new one. */
function likeliest(assignment: Assignment, entry: Entry): OpenAccount | null {
  const candidates = assignment.candidates(entry)
  const terms = termsOf(entry)
  const opening = impliedOpening(entry)
  const touched = (account: OpenAccount) => account.entries.at(-1)?.place.accession === entry.place.accession
  const isGrant = terms !== null || byGrant.test(entry.security)
  if (isNewGrant(entry)) return null
  if (named(terms)) {
    const sameTerms = candidates.filter((account) => named(account.terms) && !(touched(account) && exceeds(opening, account)))
    const sameDay = sameTerms.filter((account) => account.terms?.exercisable === terms?.exercisable)
    return sameDay[0] ?? (sameTerms.length === 1 ? sameTerms[0]! : null)
  }
  const mark = markOf(entry)
  const marked = candidates.filter((account) => account.mark === mark)
  if (isGrant) {
    // A grant never grows: a line that starts from more than is left of one is of another. Balances of a whole class may grow.
    const possible = candidates.filter(
      (account) => (account.total || !exceeds(opening, account)) && !(touched(account) && account.mark !== mark),
    )
    if (mark !== '' && marked.length === 1 && possible.includes(marked[0]!)) return marked[0]!
    return possible.length === 1 && candidates.length === 1 ? possible[0]! : null
  }
  if (entry.change !== null) {
    const choice = marked[0] ?? (candidates.length === 1 ? candidates[0]! : candidates.find(touched))
    // Balances of one vehicle in one report follow each other: one that does not is that of another of the same name.
    return choice === undefined || (entry.vehicle !== 'direct' && touched(choice)) ? null : choice
  }
  const free = (marked.length > 0 ? marked : candidates).filter((account) => !touched(account))
  return free.length === 1 || entry.vehicle === 'direct' ? (free[0] ?? null) : nearest(free, entry)
}

function nearest(accounts: readonly OpenAccount[], { reported }: Entry): OpenAccount | null {
  if (reported === null) return accounts[0] ?? null
  const far = ({ balance }: OpenAccount) => absolute(subtract(balance ?? '0', reported))
  return [...accounts].sort((a, b) => compare(far(a), far(b)))[0] ?? null
}

/** The first line that does not go on from another of them. */
const headOf = (entries: readonly Entry[]): Entry =>
  entries.find((one) => {
    const opening = impliedOpening(one)
    return opening === null || !entries.some((other) => other !== one && other.reported !== null && equal(other.reported, opening))
  }) ?? entries[0]!

/**
 * Divides the lines of one class in one vehicle among the accounts whose balances they continue: grants of an option, two trusts under one
 * name. Report by report; a line goes where its own figures continue a balance, else where its terms and notes fit.
 */
export function accountsOf(entries: readonly Entry[]): Account[] {
  const assignment = new Assignment()
  for (const group of groupBy([...entries].sort(inTime), ({ place }) => place.accession)) {
    let pending: readonly Entry[] = group
    const trades = group.filter(({ change }) => change !== null)
    const known = trades[0] && termsOf(trades[0]) === null ? assignment.candidates(trades[0]) : null
    const whole = known?.find(({ balance }) => repeatsTotal(trades, balance))
    if (whole || (known?.length === 0 && repeatsTotal(trades, null))) {
      const [first, ...rest] = trades
      const account = whole ?? assignment.open(first!)
      for (const trade of whole ? trades : rest) assignment.put(account, trade)
      pending = group.filter(({ change }) => change === null)
    }
    for (let before = -1; before !== pending.length; ) {
      before = pending.length
      pending = pending.filter((entry) => {
        const account = assignment.exact(entry)
        if (account) assignment.put(account, entry)
        return account === undefined
      })
    }
    while (pending.length > 0) {
      const entry = headOf(pending)
      const account = likeliest(assignment, entry)
      if (account) assignment.put(account, entry)
      else assignment.open(entry)
      pending = pending.filter((one) => {
        if (one === entry) return false
        const exact = assignment.exact(one)
        if (exact) assignment.put(exact, one)
        return exact === undefined
      })
    }
  }
  return assignment.accounts.map(({ terms, entries }) => ({ terms, entries }))
}
