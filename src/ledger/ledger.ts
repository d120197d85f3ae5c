import { addDays } from '../model/date.ts'
import { absolute, add, compare, equal, isZero, type SignedDecimal, subtract, sum } from '../model/decimal.ts'
import { baseForm, type Decimal, type IsoDate } from '../model/document.ts'
import { groupBy } from '../model/group-by.ts'
import { textOrder } from '../model/text-order.ts'
import { type Account, accountsOf } from './account.ts'
import type { LineStanding } from './amendments.ts'
import { chainOf, type Step } from './chain.ts'
import { type Entry, impliedOpening } from './entry.ts'
import { eventsOf } from './event.ts'
import { awardsOf } from './explanations/award-of-peer.ts'
import type { Break, ExplanationKind, Surroundings } from './explanations/break.ts'
import { type Explained, explain } from './explanations/explain.ts'
import { returnsAt } from './explanations/mistaken-figure.ts'
import { movementsOf } from './explanations/movement.ts'
import { type FiledReport, lineKey } from './filed-report.ts'
import { type Flag, flagsOf } from './flag.ts'
import { groupsOf } from './joint.ts'
import { type KnownEntries, knownEntries } from './known-entries.ts'
import { toldPurchases } from './noted.ts'
import { positionKey, positionKeys } from './position.ts'
import { renamedAccounts } from './rename.ts'
import { type Split, splitsOf } from './split.ts'
import { splitGrants } from './split-grant.ts'
import { filedVehicle } from './vehicle.ts'

/** One filed line in the ledger: what it moved and whether the balances agree. */
export interface LedgerLine {
  /** Owner, issuer, class, vehicle, and for a grant price, expiry and date. */
  readonly position: string
  readonly accession: string
  readonly filed: IsoDate
  readonly table: 'I' | 'II'
  /** From 1, in its table as filed. */
  readonly row: number
  /** Trade date; for a holding the day of which the report speaks. */
  readonly date: IsoDate | null
  readonly kind: 'transaction' | 'holding'
  readonly code: string | null
  /** Canonical class. */
  readonly security: string
  readonly filedSecurity: string | null
  /** `direct`, or the holder's canonical name. */
  readonly vehicle: string
  readonly filedVehicle: string
  readonly unit: 'shares' | 'dollars'
  readonly opening: SignedDecimal | null
  /** Signed; `null` for holdings. */
  readonly change: SignedDecimal | null
  readonly reported: Decimal | null
  /** Its place, from 1, among the lines of its position as their balances follow each other; 0 for a line that does not count. */
  readonly step: number
  /** Opening plus change plus what is explained. */
  readonly expected: SignedDecimal | null
  readonly status: 'opening' | 'agrees' | 'explained' | 'unexplained'
  readonly why: string | null
  /** What kinds of explanation stand in `why`. */
  readonly explanations: readonly ExplanationKind[]
  /** The exercise, vesting or award that the line is part of. */
  readonly event: string | null
  readonly flags: readonly Flag[]
  /** False for a line that is superseded, withdrawn or repeated. */
  readonly counted: boolean
  /** CIKs of all who filed the report. */
  readonly owners: readonly string[]
  /** The economic position that separate filings state alike. */
  readonly group: string | null
  /** The accession number of the filing in which it stands: its own, or that of the line it corrects. */
  readonly standsIn: string
}

interface PartyAccounts {
  readonly accounts: readonly Account[]
  readonly chains: readonly (readonly Step[])[]
}

function accountsOfParty(entries: readonly Entry[]): PartyAccounts {
  const apart = groupBy(entries, ({ line, security, vehicle, unit }) => [line.table, security, vehicle, unit].join('|'))
  const accounts = renamedAccounts(apart.flatMap(accountsOf))
  return { accounts, chains: accounts.map(({ entries }) => chainOf(entries)) }
}

/** The same accounts, with grants joined over splits. */
function overSplits({ accounts, chains }: PartyAccounts, splits: readonly Split[]): PartyAccounts {
  const joined = splitGrants(accounts, splits)
  return joined.length === accounts.length
    ? { accounts, chains }
    : { accounts: joined, chains: joined.map(({ entries }) => chainOf(entries)) }
}

/** Market prices that the issuer's filings name, by day. */
function pricesOf(entries: readonly Entry[]): (day: IsoDate) => string | null {
  const prices = entries.flatMap(({ line: { source, table }, day }) => {
    const price = source.pricePerShare?.value
    return table === 'I' && price && !isZero(price) && /^[SPF]$/.test(source.coding?.code ?? '') ? [{ day, price }] : []
  })
  prices.sort((a, b) => textOrder(a.day, b.day))
  return (day) => {
    const [from, to] = [addDays(day, -400), addDays(day, 400)]
    const at = prices.findIndex((one) => one.day >= day)
    const around = prices.slice(Math.max(0, (at < 0 ? prices.length : at) - 3), (at < 0 ? prices.length : at) + 3)
    const near = around.filter((one) => one.day >= from && one.day <= to).sort((a, b) => compare(a.price, b.price))
    return near[Math.floor(near.length / 2)]?.price ?? null
  }
}

interface Judged {
  readonly opening: SignedDecimal | null
  readonly expected: SignedDecimal | null
  readonly status: LedgerLine['status']
  readonly why: string | null
  readonly explanations: readonly ExplanationKind[]
}

const orderWhy: Record<Step['order'], readonly [ExplanationKind, string] | null> = {
  'as-filed': null,
  rearranged: ['order of rows', 'agrees in another order than that of the rows'],
  'final-total': ['final total repeated', 'each of these rows states the total after all of them'],
  'by-filing': ['late report', 'reported afterwards: the balance is that of the report, not of the trade'],
}

const firstSight = ({ entry }: Step, isInFirstReport: boolean): string | null => {
  const notes = [
    entry.inUnderlying ? 'a Form 3 counts derivative securities in underlying shares' : null,
    // A Form 3 speaks of the beginning, however late it comes; a Form 3/A completes it.
    isInFirstReport || baseForm(entry.line.report.document.documentType) === '3' ? null : `first seen here, after the owner's first report`,
  ].filter((note) => note !== null)
  return notes.length > 0 ? notes.join('; ') : null
}

/** The balance before a position's first line: before all the rows that state its total, where it is one of them. */
function firstOpening(chain: readonly Step[], at: number): SignedDecimal | null {
  const { entry, order } = chain[at]!
  const others = order === 'final-total' ? chain.slice(at + 1) : []
  const end = others.findIndex((step) => step.order !== 'final-total' || step.entry.reported !== entry.reported)
  const moved = others.slice(0, end < 0 ? others.length : end).map((step) => step.entry.change ?? '0')
  const start = impliedOpening(entry)
  return start === null || moved.length === 0 ? start : subtract(start, sum(moved))
}

/** Walks a chain and says of every step whether it agrees, and if not, why. */
function judged(account: Account, chain: readonly Step[], around: Surroundings, firstReport: string): Judged[] {
  /** Openings that a later line shows to be other than filed. */
  const corrected = new Map<number, SignedDecimal>()
  const isInFirstReport = chain.some(({ entry }) => entry.place.accession === firstReport)
  let balance: SignedDecimal | null = null
  return chain.map((step, at): Judged => {
    const { change, reported } = step.entry
    const opening = corrected.get(at) ?? balance
    const sum =
      opening === null ? null : step.entry.line.source.kind === 'transaction' && change === null ? null : add(opening, change ?? '0')
    balance = reported ?? sum ?? opening
    const order = orderWhy[step.order]
    const settle = (
      status: Judged['status'],
      expected: SignedDecimal | null,
      why: string | null,
      ...explanations: readonly ExplanationKind[]
    ): Judged => ({
      opening: opening ?? firstOpening(chain, at),
      expected,
      status,
      why,
      explanations,
    })
    if (opening === null) {
      const why = [order && step.order === 'final-total' ? order[1] : null, firstSight(step, isInFirstReport)].filter((one) => one !== null)
      return settle('opening', reported, why.join('; ') || null)
    }
    const renamed = account.renamed?.get(step.entry)
    if (reported === null) return settle('explained', sum, 'no balance is stated', 'no balance stated')
    if (sum === null) return settle('unexplained', null, 'no amount is stated')
    if (step.order === 'final-total') return settle('explained', reported, order![1], order![0])
    if (equal(sum, reported)) {
      if (renamed) return settle('explained', sum, renamed.why, renamed.kind)
      return order ? settle('explained', sum, order[1], order[0]) : settle('agrees', sum, null)
    }
    const surplus = subtract(reported, sum)
    const broken: Break = { chain, at, opening, expected: sum, surplus }
    const found = explain(broken, around)
    if (found?.kinds[0] === 'typo') {
      const back = returnsAt(broken)
      if (back !== null) corrected.set(back, impliedOpening(chain[back]!.entry)!)
    }
    const before = chain[at - 1]!.entry
    if (found && equal(found.amount, surplus)) return settle('explained', add(sum, found.amount), found.why, ...found.kinds)
    return settle('unexplained', found ? add(sum, found.amount) : sum, leftOver(found, surplus, before, step.entry))
  })
}

function leftOver(found: Explained | null, surplus: SignedDecimal, before: Entry, entry: Entry): string {
  const left = found ? subtract(surplus, found.amount) : surplus
  const amount = `${absolute(left)} ${compare(left, '0') > 0 ? 'more' : 'less'} than the lines account for`
  const gap = before.place.accession === entry.place.accession ? '' : `; a filing between ${before.day} and ${entry.day} may be missing`
  return `${found ? `${found.why}; ` : ''}${amount}${gap}`
}

/** A line that does not count stands beside the balances. */
const asideOf = (entry: Entry, standings: ReadonlyMap<string, LineStanding>): Judged => ({
  opening: null,
  expected: null,
  status: 'explained',
  why: standings.get(lineKey(entry.line))?.why ?? null,
  explanations: [],
})

/** What the ledger is asked. */
export interface LedgerQuestion {
  /** Only the reports that this owner filed or joined. */
  readonly owner?: string
  /** What was known by the end of this day. */
  readonly asOf?: IsoDate | null
  /** Also the lines that do not count. */
  readonly all?: boolean
}

/**
 * The ledger of one issuer: every filed line once, in order of trade date, filing and row. Balances are followed party by party; what one owner's
 * lines leave open, those of the others may explain. The reports are those of the issuer (or those of one owner in it, with less to
 * explain from). Deterministic: the same reports in any order give the same lines.
 */
export function ledgerOf(issuerReports: readonly FiledReport[], { owner, asOf = null, all = false }: LedgerQuestion = {}): LedgerLine[] {
  const { reports, parties, entries, standings, counts } = knownEntries(issuerReports, asOf)
  const order = new Map(reports.map(({ accession }, at) => [accession, at]))
  const counted = entries.filter(counts)
  const beforeSplits = groupBy(counted, ({ party }) => party).map(accountsOfParty)
  const splits = splitsShown(beforeSplits, reports)
  const byParty = splits.length === 0 ? beforeSplits : beforeSplits.map((party) => overSplits(party, splits))
  const flags = flagsOf(entries, () => splits)
  const events = new Map(eventsOf(counted).flatMap((event) => event.lines.map((line) => [lineKey(line), event.id])))
  const groups = groupsOf(entries, counts)
  const priceAbout = pricesOf(counted)
  const purchases = toldPurchases(reports)
  const awards = awardsOf(counted)
  const lineOf = (entry: Entry, judgement: Judged, position: string, step: number): LedgerLine => {
    const { line } = entry
    const direction = judgement.explanations.includes('direction')
    return {
      position,
      accession: line.accession,
      filed: line.report.filed,
      table: line.table,
      row: line.row,
      date: entry.date,
      kind: line.source.kind,
      code: line.source.coding?.code ?? null,
      security: entry.security,
      filedSecurity: line.source.securityTitle.value,
      vehicle: entry.vehicle,
      filedVehicle: filedVehicle(line),
      unit: entry.unit,
      opening: judgement.opening,
      change: entry.change,
      reported: entry.reported,
      step,
      expected: judgement.expected,
      status: judgement.status,
      why: judgement.why,
      explanations: judgement.explanations,
      event: events.get(lineKey(line)) ?? null,
      flags: [
        ...(flags.get(lineKey(line)) ?? []),
        ...(direction ? [{ code: 'direction-against-balance', why: judgement.why! } as const] : []),
      ],
      counted: counts(entry),
      owners: entry.owners,
      group: groups.get(lineKey(line)) ?? null,
      standsIn: entry.place.accession,
    }
  }
  const lines = byParty.flatMap(({ accounts, chains }) => {
    const first = reports.find((report) => parties.get(report.accession)?.name === chains[0]?.[0]?.entry.party)
    const beginsLate = first?.document.documentType.startsWith('3') === false
    const ends = chains.flatMap((chain) => chain.at(-1)?.entry ?? [])
    const around: Surroundings = { splits, movements: movementsOf(chains, splits), ends, purchases, awards, beginsLate, priceAbout }
    const keys = positionKeys(accounts)
    return chains.flatMap((chain, at) => {
      const judgements = judged(accounts[at]!, chain, around, first?.accession ?? '')
      return chain.map(({ entry }, index) => lineOf(entry, judgements[index]!, keys[at]!, index + 1))
    })
  })
  const aside = all
    ? entries.filter((entry) => !counts(entry)).map((entry) => lineOf(entry, asideOf(entry, standings), positionKey(entry, null), 0))
    : []
  return [...lines, ...aside]
    .filter(({ owners }) => owner === undefined || owners.includes(owner))
    .sort(
      (a, b) =>
        textOrder(a.date ?? '9999', b.date ?? '9999') ||
        textOrder(a.filed, b.filed) ||
        (order.get(a.accession) ?? 0) - (order.get(b.accession) ?? 0) ||
        textOrder(a.table, b.table) ||
        a.row - b.row,
    )
}

/** The splits of an issuer's shares that its owners' balances show or their notes tell. */
export function splitsOfIssuer(issuerReports: readonly FiledReport[], asOf: IsoDate | null): Split[] {
  return knownSplits(knownEntries(issuerReports, asOf))
}

const splitsShown = (parties: readonly PartyAccounts[], reports: readonly FiledReport[]): Split[] =>
  splitsOf(
    parties.flatMap(({ chains }) => chains),
    reports,
  )

/** The same of what is known on a day. */
export function knownSplits({ reports, entries, counts }: KnownEntries): Split[] {
  const byParty = groupBy(entries.filter(counts), ({ party }) => party).map(accountsOfParty)
  return splitsShown(byParty, reports)
}
