import { compare, divide, equal, isZero, multiply, truncate } from '../model/decimal.ts'
import type { Decimal, IsoDate, Row } from '../model/document.ts'
import { readNotes } from '../notes/read-notes.ts'
import type { OutstandingDerivative } from './derivatives.ts'
import type { Entry } from './entry.ts'
import { type FiledReport, type LineId, lineKey } from './filed-report.ts'
import { knownEntries } from './known-entries.ts'
import type { LedgerLine } from './ledger.ts'
import { schedulesOf } from './vesting-of-notes.ts'

/** One part of an award that a note says vests on a day. */
export interface VestingPart extends LineId {
  readonly report: FiledReport
  /** The award's line. */
  readonly source: Row
  /** `F1` */
  readonly footnote: string
  readonly date: IsoDate
  /** Units that vest; `null` where the note tells only a share of the award. */
  readonly units: Decimal | null
  /** The share of the award as an exact fraction, where its units are not known. */
  readonly share: string | null
}

/** What vests of the awards (code A) among lines that count, by the notes that mark them: each award once, its parts in order of date. */
export function vestingParts(counted: readonly Entry[]): VestingPart[] {
  const awards = counted.filter(({ line }) => line.source.coding?.code === 'A')
  const sources = new Map(awards.map(({ line }) => [lineKey(line), line.source]))
  return [...new Set(awards.map(({ line }) => line.report))].flatMap((report) =>
    readNotes(report.document).flatMap((fact): VestingPart[] => {
      if (fact.kind !== 'vesting' || fact.value.terms === null) return []
      return schedulesOf(fact.value.terms, fact.rows, report.document).flatMap(({ rows, schedule }) => {
        const [box] = rows
        const place = box && { accession: report.accession, table: box.table, row: box.row }
        const source = place && sources.get(lineKey(place))
        if (!place || source === undefined || schedule === null) return []
        return schedule.map((part) => ({
          ...place,
          report,
          source,
          footnote: fact.footnote,
          date: part.date,
          units: 'units' in part ? part.units : null,
          share: 'units' in part ? null : part.share,
        }))
      })
    }),
  )
}

/**
 * What vests from a day on by the reports known by then, of awards that are still held: a derivative of which nothing is left has nothing to
 * vest. Whether stock of Table I was forfeited no report need say, so its parts stand until an amendment says otherwise.
 */
export function vestingAhead(
  reports: readonly FiledReport[],
  from: IsoDate,
  lines: readonly LedgerLine[],
  outstanding: readonly OutstandingDerivative[],
): VestingPart[] {
  const { entries, counts } = knownEntries(reports, from)
  const held = new Map(outstanding.filter((one) => compare(one.outstanding, '0') > 0).map((one) => [one.position, one]))
  const positions = new Map(lines.map((line) => [lineKey(line), line.position]))
  return vestingParts(entries.filter(counts)).flatMap((part) => {
    if (part.date < from) return []
    const position = positions.get(lineKey(part))
    if (part.table === 'I' || position === undefined) return [part]
    const one = held.get(position)
    return one ? [afterSplits(part, one)] : []
  })
}

/** A part in the units that splits have made of its award since. */
function afterSplits(part: VestingPart, { units: now }: OutstandingDerivative): VestingPart {
  const granted = part.source.shares?.value
  if (part.units === null || now === null || !granted || isZero(granted) || equal(granted, now)) return part
  return { ...part, units: truncate(divide(multiply(part.units, now), granted, 10)) }
}
