import { add, compare, equal, isZero, multiply, type SignedDecimal, subtract, sum } from '../model/decimal.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import { groupBy } from '../model/group-by.ts'
import { textOrder } from '../model/text-order.ts'
import { isExerciseCode } from '../model/transaction-codes.ts'
import { type Entry, impliedOpening } from './entry.ts'
import { byFiling, type FiledReport, type LineId, lineKey } from './filed-report.ts'
import { knownEntries } from './known-entries.ts'

/** One exercise, conversion, vesting or award, joined from the lines of both tables that tell of it. */
export interface LedgerEvent {
  /** The key of its first line. */
  readonly id: string
  readonly kind: 'exercise' | 'vesting' | 'conversion' | 'award'
  readonly date: IsoDate
  readonly owners: readonly string[]
  readonly security: string
  /** Shares that came in. */
  readonly shares: Decimal | null
  /** What was paid for them, US dollars; `null` where the price stands in a note. */
  readonly cost: Decimal | null
  /** Shares sold the same day, or all of them given to the issuer for cash, and for how much. */
  readonly sold: Decimal
  readonly proceeds: Decimal | null
  /** Shares withheld or delivered for tax or price (code F, or D of a part), and their value. */
  readonly withheld: Decimal
  readonly tax: Decimal | null
  /** Proceeds less cost and tax, US dollars. */
  readonly net: SignedDecimal | null
  /** Shares kept. */
  readonly netShares: SignedDecimal | null
  readonly lines: readonly LineId[]
}

const codeOf = ({ line }: Entry): string => line.source.coding?.code ?? ''
const directionOf = ({ line }: Entry): 'A' | 'D' | null => line.source.acquiredDisposed?.value ?? null
const sharesOf = ({ line }: Entry): Decimal | null => line.source.shares?.value ?? null
const strikeOf = ({ line }: Entry): Decimal | null => line.source.conversionOrExercisePrice?.value ?? null
const underlyingOf = (entry: Entry): Decimal | null => {
  const under = entry.line.source.underlying?.shares?.value
  return under && !isZero(under) ? under : sharesOf(entry)
}

const isExercise = (entry: Entry): boolean => isExerciseCode(codeOf(entry))
const isHead = (entry: Entry): boolean =>
  entry.line.table === 'I' && directionOf(entry) === 'A' && (isExercise(entry) || codeOf(entry) === 'A')
const isDerivativeLeg = (entry: Entry): boolean => entry.line.table === 'II' && directionOf(entry) === 'D' && isExercise(entry)
const isDerivativeAward = (entry: Entry): boolean => entry.line.table === 'II' && directionOf(entry) === 'A' && codeOf(entry) === 'A'
const isFollower = (entry: Entry): boolean => entry.line.table === 'I' && directionOf(entry) === 'D' && /^[DFS]$/.test(codeOf(entry))

interface Draft {
  readonly heads: Entry[]
  readonly legs: Entry[]
  readonly followers: Entry[]
}

/** Whether one line starts from the balance after another. */
const goesOnFrom = (before: Entry, after: Entry): boolean => {
  const start = impliedOpening(after)
  return start !== null && before.reported !== null && equal(start, before.reported)
}

/** The lines of one account in the order in which things happened: where balances run from the last row to the first, a form lists the newest first. */
function asHappened(lines: readonly Entry[]): Entry[] {
  return groupBy(lines, ({ line }) => line.accession).flatMap((own) => {
    const pairs = own.slice(1).map((next, at) => [own[at]!, next] as const)
    const isReverse = pairs.length > 0 && pairs.every(([one, next]) => goesOnFrom(next, one) && !goesOnFrom(one, next))
    return isReverse ? own.toReversed() : own
  })
}

/** Heads with the F and S lines that follow them: a run of heads, then a run of their withholdings and sales. In the order of the form. */
const drafts = (lines: readonly Entry[]): Draft[] =>
  groupBy(
    lines.filter((entry) => isHead(entry) || isFollower(entry)),
    ({ security, vehicle }) => `${security}|${vehicle}`,
  )
    .flatMap((own) => draftsOfAccount(asHappened(own)))
    .sort((a, b) => lines.indexOf(a.heads[0]!) - lines.indexOf(b.heads[0]!))

function draftsOfAccount(lines: readonly Entry[]): Draft[] {
  const found: Draft[] = []
  for (const entry of lines) {
    const last = found.at(-1)
    if (isHead(entry)) {
      const sameKind = last && codeOf(last.heads[0]!) === codeOf(entry) && last.followers.length === 0
      if (sameKind) last.heads.push(entry)
      else found.push({ heads: [entry], legs: [], followers: [] })
    } else if (isFollower(entry)) {
      if (last && goesWith(entry, last)) last.followers.push(entry)
    }
  }
  return found.flatMap(apart)
}

/** Whether what went may be of what came. */
function goesWith(entry: Entry, { heads, followers }: Draft): boolean {
  if (codeOf(entry) === 'F') return true
  // An award is withheld from when it vests at once; a sale beside it is another matter.
  if (codeOf(heads[0]!) === 'A') return false
  return codeOf(entry) === 'S' || compare(totalOf([...followers.filter(isReturned), entry]), totalOf(heads)) <= 0
}

/** What goes to the issuer: for cash where it is all that came, else for tax or price. */
const isReturned = (entry: Entry): boolean => codeOf(entry) === 'D'

const totalOf = (entries: readonly Entry[]): Decimal => sum(entries.map((entry) => sharesOf(entry) ?? '0'))

/** A run of heads is told apart again where nothing follows it, or where each has its own withholding. */
function apart(draft: Draft): Draft[] {
  const { heads, followers } = draft
  if (heads.length === 1) return [draft]
  const single = (head: Entry, own: Entry[]): Draft => ({ heads: [head], legs: [], followers: own })
  if (followers.length === 0) return heads.map((head) => single(head, []))
  if (followers.length === heads.length && followers.every((one) => codeOf(one) !== 'S')) {
    return heads.map((head, at) => single(head, [followers[at]!]))
  }
  return [draft]
}

/** How well a derivative line is the other leg of a head; 0 when it is not. */
function fitOf(head: Entry, leg: Entry): number {
  if (codeOf(head) !== codeOf(leg)) return 0
  const [shares, under, own] = [sharesOf(head), underlyingOf(leg), sharesOf(leg)]
  const sameShares = shares !== null && ((under !== null && equal(shares, under)) || (own !== null && equal(shares, own)))
  const [price, strike] = [head.line.source.pricePerShare?.value ?? null, strikeOf(leg)]
  const samePrice = price !== null && strike !== null && equal(price, strike)
  const title = leg.line.source.underlying?.title.value?.toLowerCase() ?? ''
  const sameClass = title !== '' && head.line.source.securityTitle.value?.toLowerCase() === title
  if (!sameShares && !samePrice) return 0
  return (sameShares ? 4 : 0) + (samePrice ? 2 : 0) + (sameClass ? 1 : 0) + (head.vehicle === leg.vehicle ? 1 : 0)
}

/** Gives each derivative line to the head it fits best, or to the only event there is. Those left over stand alone. */
function joinLegs(events: Draft[], legs: readonly Entry[]): Draft[] {
  const pairs = events
    .flatMap((event) => event.heads.flatMap((head) => legs.map((leg) => ({ event, head, leg, score: fitOf(head, leg) }))))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.leg.line.row - b.leg.line.row)
  const [usedHeads, usedLegs] = [new Set<Entry>(), new Set<Entry>()]
  for (const { event, head, leg } of pairs) {
    if (usedHeads.has(head) || usedLegs.has(leg)) continue
    usedHeads.add(head)
    usedLegs.add(leg)
    event.legs.push(leg)
  }
  const left = legs.filter((leg) => !usedLegs.has(leg))
  const open = events.filter(
    ({ heads, legs: own }) => heads.some(isExercise) && (own.length === 0 || heads.some((head) => !usedHeads.has(head))),
  )
  if (open.length === 1) {
    open[0]!.legs.push(...left.filter((leg) => codeOf(leg) === codeOf(open[0]!.heads[0]!)))
    return [...events, ...left.filter((leg) => codeOf(leg) !== codeOf(open[0]!.heads[0]!)).map(alone)]
  }
  return [...events, ...left.map(alone)]
}

const alone = (leg: Entry): Draft => ({ heads: [], legs: [leg], followers: [] })

const units = /Unit|Phantom|Performance Right/

function kindOf({ heads, legs }: Draft): LedgerEvent['kind'] {
  const code = codeOf(heads[0] ?? legs[0]!)
  if (code === 'A') return 'award'
  const leg = legs[0]
  if (code === 'C' && !(leg && units.test(leg.security))) return 'conversion'
  if (leg) return units.test(leg.security) ? 'vesting' : /Option|Warrant|Right/.test(leg.security) ? 'exercise' : 'conversion'
  const price = heads[0]!.line.source.pricePerShare?.value
  return price && !isZero(price) ? 'exercise' : 'vesting'
}

const worth = (shares: Decimal | null, price: Decimal | null): Decimal | null =>
  shares === null || price === null ? null : multiply(shares, price)

const total = (values: readonly (Decimal | null)[]): Decimal | null => {
  const known = values.filter((value) => value !== null)
  return known.length === values.length ? sum(known) : null
}

/** What a head cost: its price, or where that is none the strike of its derivative leg; a unit that vests costs nothing. */
function costOf(head: Entry, kind: LedgerEvent['kind'], legs: readonly Entry[]): Decimal | null {
  const price = head.line.source.pricePerShare
  if (price?.value && !isZero(price.value)) return worth(sharesOf(head), price.value)
  const leg = [...legs].sort((a, b) => fitOf(head, b) - fitOf(head, a))[0]
  const strike = leg ? strikeOf(leg) : null
  if (kind === 'exercise') {
    // Fewer shares than the derivative security stood for, at no price: the rest of them paid for it.
    const [came, under] = [sharesOf(head), leg ? underlyingOf(leg) : null]
    if (price?.value && came !== null && under !== null && compare(came, under) < 0) return '0'
    return strike === null ? null : worth(came, strike)
  }
  if (kind === 'vesting') return '0'
  return price?.value ?? (price && price.footnotes.length > 0 ? null : '0')
}

const idOf = ({ line: { accession, table, row } }: Entry): LineId => ({ accession, table, row })

function eventOf(draft: Draft): LedgerEvent {
  const { heads, legs, followers } = draft
  const kind = kindOf(draft)
  const lines = [...heads, ...legs, ...followers]
  const first = lines[0]!
  const priced = (entry: Entry) => worth(sharesOf(entry), entry.line.source.pricePerShare?.value ?? null)
  const isCash = equal(totalOf(followers.filter(isReturned)), totalOf(heads))
  const isSale = (one: Entry) => codeOf(one) === 'S' || (isReturned(one) && isCash)
  const [sales, withholdings] = [followers.filter(isSale), followers.filter((one) => !isSale(one))]
  const shares = heads.length > 0 ? total(heads.map(sharesOf)) : total(legs.map(kind === 'award' ? sharesOf : underlyingOf))
  const cost =
    heads.length > 0
      ? total(heads.map((head) => costOf(head, kind, legs)))
      : kind === 'exercise'
        ? total(legs.map((leg) => worth(underlyingOf(leg), strikeOf(leg))))
        : '0'
  const [proceeds, tax] = [total(sales.map(priced)), total(withholdings.map(priced))]
  const [sold, withheld] = [total(sales.map(sharesOf)) ?? '0', total(withholdings.map(sharesOf)) ?? '0']
  return {
    id: lineKey(first.line),
    kind,
    date: first.day,
    owners: first.owners,
    security: (heads[0] ?? legs[0]!).security,
    shares,
    cost,
    sold,
    proceeds,
    withheld,
    tax,
    net: cost === null || proceeds === null || tax === null ? null : subtract(proceeds, add(cost, tax)),
    netShares: shares === null ? null : subtract(shares, add(sold, withheld)),
    lines: lines.map(idOf),
  }
}

/** The events that the counted lines tell, in order of day and filing. Lines of one party and one day are joined, also over several reports. */
export function eventsOf(entries: readonly Entry[]): LedgerEvent[] {
  const trades = entries.filter(({ line }) => line.source.kind === 'transaction')
  return groupBy(trades, ({ party, day }) => `${party} ${day}`).flatMap((day) => {
    const ordered = [...day].sort((a, b) => byFiling(a.line.report, b.line.report) || a.line.row - b.line.row)
    const events = joinLegs(drafts(ordered), ordered.filter(isDerivativeLeg))
    const awards = ordered.filter(isDerivativeAward).map(alone)
    return [...events, ...awards].map(eventOf)
  })
}

/** The events of one issuer's reports as known on a day, those of one owner if asked. */
export function ledgerEvents(
  issuerReports: readonly FiledReport[],
  { owner, asOf = null }: { readonly owner?: string; readonly asOf?: IsoDate | null } = {},
): LedgerEvent[] {
  const { entries, counts } = knownEntries(issuerReports, asOf)
  return eventsOf(entries.filter(counts))
    .filter(({ owners }) => owner === undefined || owners.includes(owner))
    .sort((a, b) => textOrder(a.date, b.date))
}
