import { addDays } from '../model/date.ts'
import { compare, normal } from '../model/decimal.ts'
import type { Entry } from './entry.ts'
import { lineKey } from './filed-report.ts'

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

/**
 * Whether two lines of separate filings state one economic position: a fund holds directly what its general partner and its managing member
 * report as held indirectly. At least one of them is indirect; two awards of equal size are two unless one vehicle holds them.
 */
function sameEconomicPosition(a: Entry, b: Entry): boolean {
  if (a.party === b.party || a.line.accession === b.line.accession) return false
  if (a.vehicle === 'direct' && b.vehicle === 'direct') return false
  if ((isAward(a) || isAward(b)) && !sameWords(a, b)) return false
  if (a.line.source.kind === 'transaction') return true
  const isTelling = a.reported !== null && compare(a.reported, telling) >= 0
  return isTelling && b.line.report.filed <= addDays(a.line.report.filed, 10) && b.line.report.filed >= addDays(a.line.report.filed, -10)
}

/** The group of each line that separate filings state alike, by `lineKey`; named after the first filing's line. */
export function groupsOf(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const byStatement = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = statement(entry)
    const alike = byStatement.get(key)
    if (alike) alike.push(entry)
    else byStatement.set(key, [entry])
  }
  const groups = new Map<string, string>()
  for (const alike of byStatement.values()) {
    if (alike.length < 2) continue
    const left = new Set(alike)
    for (const first of alike) {
      if (!left.has(first)) continue
      const group = [first]
      const accessions = new Set([first.line.accession])
      for (const other of alike) {
        if (!left.has(other) || accessions.has(other.line.accession) || !group.some((one) => sameEconomicPosition(one, other))) continue
        group.push(other)
        accessions.add(other.line.accession)
      }
      if (group.length < 2) continue
      for (const one of group) {
        left.delete(one)
        groups.set(lineKey(one.line), `${lineKey(first.line)}`)
      }
    }
  }
  return groups
}
