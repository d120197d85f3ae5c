import { sum } from '../model/decimal.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import { lineKey } from './filed-report.ts'
import { firstOfGroups } from './joint.ts'
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
  const parents = new Map<string, string>()
  const rootOf = (key: string): string => {
    let root = key
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    return root
  }
  const firstKey = new Map<string, string>()
  for (const line of lines) {
    const [first, ...others] = [
      ...line.owners.map(({ cik, name }) => cik ?? `named ${name}`),
      ...(line.group === null ? [] : [`group ${line.group}`]),
    ]
    if (first === undefined) continue
    firstKey.set(lineKey(line), first)
    for (const other of others) {
      const [a, b] = [rootOf(first), rootOf(other)]
      if (a !== b) parents.set(b, a)
    }
  }
  return new Map([...firstKey].map(([line, key]) => [line, rootOf(key)]))
}

const ownersKey = ({ owners }: MarketLine): string =>
  owners
    .map(({ cik, name }) => cik ?? `named ${name}`)
    .sort()
    .join(' ')

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
  const days = new Map<string, { insider: string; lines: MarketLine[] }>()
  const kept = lines.filter(keep)
  for (const line of joint === 'once' ? withoutRepeats(kept) : kept) {
    const insider = insiders?.get(lineKey(line)) ?? ownersKey(line)
    const key = [insider, line.date, line.code].join('|')
    const day = days.get(key)
    if (day) day.lines.push(line)
    else days.set(key, { insider, lines: [line] })
  }
  return [...days.values()]
    .map(({ insider, lines: own }): InsiderDay => {
      const { issuer, owners, date, code } = own[0]!
      const values = own.flatMap(({ value }) => value ?? [])
      return {
        insider,
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
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** The lines of the filing that states a group first, and every line without one. */
export function withoutRepeats(lines: readonly MarketLine[]): MarketLine[] {
  const first = firstOfGroups(lines)
  return lines.filter(({ group, standsIn }) => group === null || first.get(group)!.standsIn === standsIn)
}
