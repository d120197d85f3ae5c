import { multiply } from '../model/decimal.ts'
import type { Decimal, IsoDate, Relationship } from '../model/document.ts'
import type { Entry } from './entry.ts'
import { type FiledReport, type LineId, lineKey } from './filed-report.ts'
import { flagsOf } from './flag.ts'
import { groupsOf } from './joint.ts'
import { knownEntries } from './known-entries.ts'
import { knownSplits } from './ledger.ts'
import { tradedUnderPlan } from './noted.ts'
import { ownerNames } from './party.ts'
import type { Split } from './split.ts'

/** A company as its last line names it. */
export interface NamedIssuer {
  readonly cik: string
  readonly name: string | null
  readonly symbol: string | null
}

/** One of those who filed a line, as the filing names them, or, where it gives a CIK alone, as the issuer's last report does. */
export interface NamedOwner {
  readonly cik: string | null
  readonly name: string | null
  readonly relationship: Relationship
}

/** A purchase (P, acquired) or sale (S, disposed) of Table I: what is traded in the market or privately, no award, exercise or gift. */
export interface MarketLine extends LineId {
  readonly issuer: NamedIssuer
  readonly owners: readonly NamedOwner[]
  readonly filed: IsoDate
  /** Trade date. */
  readonly date: IsoDate
  readonly code: 'P' | 'S'
  readonly security: string
  readonly shares: Decimal | null
  /** US dollars: price times shares; `null` where the price is unknown, never 0. */
  readonly value: Decimal | null
  /** The economic position that separate filings state alike. */
  readonly group: string | null
  /** The accession number of the filing in which it stands: its own, or that of the line it corrects. */
  readonly standsIn: string
  /** Why it is taken for a trade under a plan of Rule 10b5-1(c); `null` where nothing says so. */
  readonly plan: string | null
  /** What is doubtful about the line; `null` where nothing is. */
  readonly doubt: string | null
  /** Whether it is superseded by an amendment, withdrawn or repeated: such a line says nothing of its own. */
  readonly counted: boolean
}

/** What an issuer's reports say of trades in the market. */
export interface IssuerTrades {
  readonly lines: readonly MarketLine[]
  /** The filing date of the first report on file of each owner, by CIK: from then on their trades would be known. */
  readonly knownSince: ReadonlyMap<string, IsoDate>
}

/** Purchases and sales of Table I in the reports of one issuer, every filed line once. */
export function issuerTrades(issuerReports: readonly FiledReport[]): IssuerTrades {
  const known = knownEntries(issuerReports, null)
  const { reports, entries, counts } = known
  let splits: readonly Split[] | undefined
  const flags = flagsOf(entries, () => {
    splits ??= knownSplits(known)
    return splits
  })
  const groups = groupsOf(entries, counts)
  const knownSince = new Map<string, IsoDate>()
  for (const { document, filed } of reports) {
    for (const { cik } of document.reportingOwners) if (cik !== null && !knownSince.has(cik)) knownSince.set(cik, filed)
  }
  const names = ownerNames(reports)
  const lines = entries.flatMap((entry): MarketLine[] => {
    const { line } = entry
    const traded = marketCode(entry)
    const { issuer, reportingOwners } = line.report.document
    if (traded === null || entry.date === null || issuer.cik === null) return []
    const [shares, price] = [line.source.shares?.value ?? null, line.source.pricePerShare?.value ?? null]
    return [
      {
        accession: line.accession,
        table: line.table,
        row: line.row,
        issuer: { cik: issuer.cik, name: issuer.name, symbol: issuer.tradingSymbol },
        owners: reportingOwners.map(({ cik, name, relationship }) => ({ cik, name: name ?? names.get(cik ?? '') ?? null, relationship })),
        filed: line.report.filed,
        date: entry.date,
        code: traded,
        security: entry.security,
        shares,
        value: shares === null || price === null ? null : multiply(shares, price),
        group: groups.get(lineKey(line)) ?? null,
        standsIn: entry.place.accession,
        plan: planOf(entry),
        doubt:
          flags
            .get(lineKey(line))
            ?.map(({ why }) => why)
            .join('; ') ?? null,
        counted: counts(entry),
      },
    ]
  })
  return { lines, knownSince }
}

function marketCode({ line: { table, source } }: Entry): 'P' | 'S' | null {
  const [code, marked] = [source.coding?.code, source.acquiredDisposed?.value]
  if (table !== 'I' || source.kind !== 'transaction') return null
  return code === 'P' && marked === 'A' ? 'P' : code === 'S' && marked === 'D' ? 'S' : null
}

const planOf = ({ line }: Entry): string | null =>
  line.report.document.aff10b5One === true
    ? 'the 10b5-1 box is ticked'
    : tradedUnderPlan(line)
      ? 'a note of the line names a 10b5-1 plan'
      : null
