import type { MarketTrade } from '../law/market-price.ts'
import type { ReportedRow } from '../law/short-swing-trades.ts'
import { isZero } from '../model/decimal.ts'
import type { IsoDate, OwnershipDocument } from '../model/document.ts'
import type { PlacedFact, PriceRange } from '../notes/fact.ts'
import { readNotes } from '../notes/read-notes.ts'
import { type FiledReport, lineKey } from './filed-report.ts'
import { knownEntries } from './known-entries.ts'
import { securityClass } from './security-class.ts'

/**
 * The transactions of one owner in one issuer as Section 16(b) needs them: lines that count after amendments, each once however many
 * owners or reports say it, with their class and what their notes say of prices.
 */
export function reportedRows(issuerReports: readonly FiledReport[], owner: string, asOf: IsoDate | null): ReportedRow[] {
  const { entries, counts } = knownEntries(issuerReports, asOf)
  const ranges = new Map<OwnershipDocument, ReadonlyMap<string, readonly PlacedFact<PriceRange>[]>>()
  const rangesOf = (document: OwnershipDocument) => {
    let found = ranges.get(document)
    if (!found) ranges.set(document, (found = priceRanges(document)))
    return found
  }
  const seen = new Set<string>()
  return entries.flatMap((entry): ReportedRow[] => {
    const { line, owners, security } = entry
    const { report, source, table, row } = line
    const person = report.document.reportingOwners.find(({ cik }) => cik === owner)
    if (source.kind !== 'transaction' || !person || !owners.includes(owner) || !counts(entry) || seen.has(lineKey(line))) return []
    seen.add(lineKey(line))
    const told = rangesOf(report.document).get(`${table} ${row}`) ?? []
    const beneath = source.underlying?.title.value ?? null
    return [
      {
        accession: line.accession,
        table,
        row,
        filed: report.filed,
        source,
        security,
        underlying: beneath === null ? null : securityClass(beneath, 'I', report.document.issuer.name),
        relationship: person.relationship,
        priceRange: told.length === 1 ? { low: told[0]!.value.low, high: told[0]!.value.high } : null,
        lots: told.flatMap(({ value: { shares, average } }) =>
          told.length > 1 && shares !== null && average !== null ? [{ shares, price: average }] : [],
        ),
      },
    ]
  })
}

/** The open-market trades in shares that anyone reported of an issuer, each line once, for the market price of a day. */
export function openMarketTrades(issuerReports: readonly FiledReport[], asOf: IsoDate | null): MarketTrade[] {
  const { entries, counts } = knownEntries(issuerReports, asOf)
  const seen = new Set<string>()
  return entries.flatMap((entry): MarketTrade[] => {
    const { source, table } = entry.line
    const code = source.coding?.code ?? null
    const [date, shares, price] = [source.transactionDate?.value, source.shares?.value, source.pricePerShare?.value]
    if (table === 'II' || (code !== 'P' && code !== 'S') || source.coding?.equitySwapInvolved) return []
    if (!date || !shares || !price || isZero(shares) || isZero(price) || !counts(entry) || seen.has(lineKey(entry.line))) return []
    seen.add(lineKey(entry.line))
    return [{ security: entry.security, date, shares, price }]
  })
}

/** The ranges that notes tell of the price of a line, by its table and row; only those in dollars. */
function priceRanges(document: OwnershipDocument): ReadonlyMap<string, readonly PlacedFact<PriceRange>[]> {
  const byRow = new Map<string, PlacedFact<PriceRange>[]>()
  for (const fact of readNotes(document)) {
    if (fact.kind !== 'price-range' || fact.value.currency !== 'USD') continue
    for (const key of new Set(fact.rows.map(({ table, row }) => `${table} ${row}`))) {
      const list = byRow.get(key)
      if (list) list.push(fact)
      else byRow.set(key, [fact])
    }
  }
  return byRow
}
