import { addDays } from '../model/date.ts'
import { compare, normal, sum } from '../model/decimal.ts'
import { groupBy } from '../model/group-by.ts'
import type { Entry } from './entry.ts'
import { byFiling, type LineId, lineKey } from './filed-report.ts'
import { Linked } from './linked.ts'

const amount = (value: string | null | undefined): string => (value ? normal(value) : '')

/** What two filings of one economic position have in common. */
function statement({ line: { source, table }, security, date, reported }: Entry): string {
  if (source.kind === 'holding') return ['holding', table, security, amount(reported)].join('|')
  return [
    table,
    security,
    date ?? '',
    source.coding?.code ?? '',
    source.acquiredDisposed?.value ?? '',
    amount(source.shares?.value ?? source.totalValue?.value),
    amount(source.pricePerShare?.value),
    amount(source.conversionOrExercisePrice?.value),
    source.expirationDate?.value ?? '',
    amount(reported),
  ].join('|')
}

/** Holdings below this are too common to be told apart by their number. */
const telling = '100'

/** Awards of one day go to many in equal parts: equal figures do not make them one position. */
const isAward = ({ line }: Entry): boolean => /^[AMF]$/.test(line.source.coding?.code ?? '')

function sameWords(a: Entry, b: Entry): boolean {
  return a.vehicle !== 'direct' && a.vehicle !== 'Indirect' && a.vehicle === b.vehicle
}

/** What each insider has for himself: two with "the issuer, for my benefit", an IRA or a spouse have two, whose figures are often equal. */
const ownAccount = /^(?:issuer|spouse|(?:.* )?ira|(?:.* )?401\(k\)(?: plan)?|.*\bdeferred (?:comp|stock|share|unit|fee).*)$/i

const isTrade = ({ line }: Entry): boolean => line.source.kind === 'transaction'

/** One who files both reports tells of one trade in them: a trade with the balance after it does not come twice. */
const tellsTwice = (a: Entry, b: Entry): boolean => isTrade(a) && a.reported !== null && a.owners.some((owner) => b.owners.includes(owner))

/**
 * Whether two lines of separate filings state one economic position: a fund holds directly what its general partner and its managing member
 * report as held indirectly. At least one of them is indirect, or somebody files both; two awards of equal size are two unless one vehicle
 * holds them.
 */
function sameEconomicPosition(a: Entry, b: Entry): boolean {
  if (a.party === b.party || a.line.accession === b.line.accession) return false
  if (tellsTwice(a, b)) return true
  if (a.vehicle === b.vehicle && (a.vehicle === 'direct' || ownAccount.test(a.vehicle))) return false
  if ((isAward(a) || isAward(b)) && !sameWords(a, b)) return false
  if (isTrade(a)) return true
  const isTelling = a.reported !== null && compare(a.reported, telling) >= 0
  return isTelling && b.line.report.filed <= addDays(a.line.report.filed, 10) && b.line.report.filed >= addDays(a.line.report.filed, -10)
}

/** Lines that separate filings state alike, at most one of each filing in a group. */
function alikeIn(entries: readonly Entry[]): Entry[][] {
  return groupBy(entries, statement).flatMap((alike) => {
    const found: Entry[][] = []
    const left = new Set(alike)
    for (const first of alike.length < 2 ? [] : alike) {
      if (!left.has(first)) continue
      const group = [first]
      const accessions = new Set([first.line.accession])
      for (const other of alike) {
        if (!left.has(other) || accessions.has(other.line.accession) || !group.some((one) => sameEconomicPosition(one, other))) continue
        group.push(other)
        accessions.add(other.line.accession)
      }
      if (group.length < 2) continue
      for (const one of group) left.delete(one)
      found.push(group)
    }
    return found
  })
}

/** The trades of one day, code and holder in one filing. */
const lotsOf = (entries: readonly Entry[]): Entry[][] =>
  groupBy(
    entries.filter((entry) => isTrade(entry) && !isAward(entry) && entry.change !== null && entry.reported !== null),
    ({ line, place, security, vehicle, day }) =>
      [place.accession, line.table, security, vehicle, day, line.source.coding?.code, line.source.acquiredDisposed?.value].join('|'),
  )

/** What lots come to, and the balance they lead to: of purchases the highest, of sales the lowest. */
function outcome(lots: readonly Entry[]): string {
  const { line, security, day } = lots[0]!
  const balances = lots.map(({ reported }) => reported!).sort(compare)
  const isAcquired = line.source.acquiredDisposed?.value === 'A'
  const last = isAcquired ? balances.at(-1)! : balances[0]!
  return [line.table, security, day, line.source.coding?.code, sum(lots.map(({ change }) => change!)), normal(last)].join('|')
}

/** Trades that one filing states lot by lot and another in other lots or as one: as many shares on one day, to one balance. */
function lotsAlike(entries: readonly Entry[]): Entry[][] {
  return groupBy(lotsOf(entries), outcome).flatMap((alike) => {
    const [first, ...others] = alike
    const same = others.filter((lots) => sameEconomicPosition(first![0]!, lots[0]!))
    return same.length > 0 ? [[first!, ...same].flat()] : []
  })
}

/**
 * The group of each line that separate filings state alike, by `lineKey`; named after the first filing's line. What an amendment corrects stays in the
 * group of the line that it corrects, and in its place. `entries` are all lines in the order of filing, `counts` says which of them count.
 */
export function groupsOf(entries: readonly Entry[], counts: (entry: Entry) => boolean): ReadonlyMap<string, string> {
  const linked = new Linked()
  const placeOf = ({ place }: Entry) => lineKey(place)
  const inGroups = new Set<string>()
  const link = (group: readonly Entry[]) => {
    for (const one of group) {
      linked.join(placeOf(group[0]!), placeOf(one))
      inGroups.add(placeOf(one))
    }
  }
  for (const group of alikeIn(entries)) link(group)
  const counted = entries.filter(counts)
  for (const group of lotsAlike(counted.filter((entry) => !inGroups.has(placeOf(entry))))) link(group)
  const groups = groupBy(
    counted.filter((entry) => inGroups.has(placeOf(entry))),
    (entry) => linked.rootOf(placeOf(entry)),
  ).filter((group) => new Set(group.map(({ place }) => place.accession)).size > 1)
  return new Map(
    groups.flatMap((group) => {
      const [first] = [...group].sort((a, b) => byFiling(a.place.report, b.place.report))
      return group.map(({ line }) => [lineKey(line), lineKey(first!.line)] as const)
    }),
  )
}

/** A line in a group, and the filing in which it stands: its own, or the one that it corrects. */
interface Grouped extends LineId {
  readonly group: string | null
  readonly standsIn: string
}

/** Of each group a line of the filing that counts where it is to count once: the one that it is named after, or, where that is not at hand, the first. */
export function firstOfGroups<Line extends Grouped>(lines: readonly Line[]): ReadonlyMap<string, Line> {
  const first = new Map<string, Line>()
  for (const line of lines) {
    if (line.group !== null && (!first.has(line.group) || line.group === lineKey(line))) first.set(line.group, line)
  }
  return first
}
