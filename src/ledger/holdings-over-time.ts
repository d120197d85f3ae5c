import { sum } from '../model/decimal.ts'
import type { Decimal, IsoDate } from '../model/document.ts'
import type { LedgerLine } from './ledger.ts'

/** What those who report together held of one class after a line, in all vehicles. */
export interface Holding {
  /** CIKs of those who file the reports, in the order of the last of them. */
  readonly owners: readonly string[]
  readonly security: string
  readonly date: IsoDate
  /** Shares: the last balance of each position, added. */
  readonly held: Decimal
  /** The line after which it was held. */
  readonly accession: string
  readonly table: 'I' | 'II'
  readonly row: number
}

/**
 * Shares of Table I that each insider of an issuer held over time, from the counted lines of its ledger in their order. The same owners are one
 * insider in whatever order a report lists them; each class stands for itself. Positions of several vehicles are added only once each has
 * been seen, so that a first sight of a trust may lift the line. A trade reported afterwards whose balance is that of the report stands on its day.
 */
export function holdingsOverTime(lines: readonly LedgerLine[]): Holding[] {
  const balances = new Map<string, Map<string, Decimal>>()
  return inOrderOfBalances(lines).flatMap((line): Holding[] => {
    if (line.table !== 'I' || !line.counted || line.unit !== 'shares' || line.reported === null || line.date === null) return []
    // Owners whom no report tells a CIK of are told apart by their positions.
    const key = line.owners.length > 0 ? `${[...line.owners].sort().join(' ')}|${line.security}` : line.position
    const positions = balances.get(key) ?? new Map<string, Decimal>()
    positions.set(line.position, line.reported)
    balances.set(key, positions)
    const { owners, security, date, accession, table, row } = line
    return [{ owners, security, date, held: sum(positions.values()), accession, table, row }]
  })
}

/**
 * The lines on the days as of which their balances speak, in their order: one told late, after others, speaks as of its report. Of one day, the
 * lines of a position stand as their balances follow each other, which need not be the order of their rows.
 */
export const inOrderOfBalances = (lines: readonly LedgerLine[]): readonly LedgerLine[] =>
  lines
    .map((line) => (line.explanations.includes('late report') ? { ...line, date: line.filed } : line))
    .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : (a.date ?? '') > (b.date ?? '') ? 1 : a.step - b.step))
