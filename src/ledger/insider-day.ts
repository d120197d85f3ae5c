import { sum } from '../model/decimal.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import { groupBy } from '../model/group-by.ts'
import { textOrder } from '../model/text-order.ts'
import { lineKey } from './filed-report.ts'
import { firstOfGroups } from './joint.ts'
import { Linked } from './linked.ts'
import type { MarketLine, NamedIssuer, NamedOwner } from './market-lines.ts'

/** What one insider bought, or sold, of one issuer on one day: usually several lines at several prices. */
export interface InsiderDay {
  /** The same for all days of one insider in one issuer. */
  readonly insider: string
  readonly issuer: NamedIssuer
  readonly owners: readonly NamedOwner[]
  readonly date: IsoDate
  readonly code: 'P' | 'S'
  readonly lines: readonly MarketLine[]
  readonly shares: Decimal
  /** US dollars, of the lines whose price is known. */
  readonly value: Decimal
  /** Lines whose price is not known. */
  readonly withoutValue: number
}

/**
 * Who is one insider among the lines of an issuer, by `lineKey`. Those who file together are one, and so are those who share a position that
 * separate filings state alike, or an owner: a fund, its general partner and its managing member are one buyer.
 */
function insidersOf(lines: readonly MarketLine[]): ReadonlyMap<string, string> {
  const linked = new Linked()
  const firstKey = new Map<string, string>()
  for (const line of lines) {
    const [first, ...others] = [...ownerKeys(line), ...(line.group === null ? [] : [`group ${line.group}`])]
    if (first === undefined) continue
    firstKey.set(lineKey(line), first)
    for (const other of others) linked.join(first, other)
  }
  return new Map([...firstKey].map(([line, key]) => [line, linked.rootOf(key)]))
}

const ownerKeys = ({ owners }: MarketLine): string[] => owners.map(({ cik, name }) => cik ?? `named ${name}`)

/**
 * The lines of one issuer as days of its insiders, in order of date. With `joint` `once` an economic position that separate filings state alike
 * counts once, under the filing that came first; with `each` every report stands for itself. `keep` chooses lines; who is one insider is always
 * told from all of them.
 */
export function insiderDays(
  lines: readonly MarketLine[],
  joint: 'once' | 'each',
  keep: (line: MarketLine) => boolean = () => true,
): InsiderDay[] {
  const insiders = joint === 'once' ? insidersOf(lines) : null
  const insiderOf = (line: MarketLine) => insiders?.get(lineKey(line)) ?? ownerKeys(line).sort().join(' ')
  const kept = lines.filter(keep)
  return groupBy(joint === 'once' ? withoutRepeats(kept) : kept, (line) => [insiderOf(line), line.date, line.code].join('|'))
    .map((own): InsiderDay => {
      const { issuer, owners, date, code } = own[0]
      const values = own.flatMap(({ value }) => value ?? [])
      return {
        insider: insiderOf(own[0]),
        issuer,
        owners,
        date,
        code,
        lines: own,
        shares: sum(own.flatMap(({ shares }) => shares ?? [])),
        value: sum(values),
        withoutValue: own.length - values.length,
      }
    })
    .sort((a, b) => textOrder(a.date, b.date))
}

/** The lines of the filing that states a group first, and every line without one. */
export function withoutRepeats(lines: readonly MarketLine[]): MarketLine[] {
  const first = firstOfGroups(lines)
  return lines.filter(({ group, standsIn }) => group === null || first.get(group)!.standsIn === standsIn)
}
