import type { IsoDate } from '../model/document.ts'
import { amendmentsOf, type LineStanding } from './amendments.ts'
import { type Entry, entriesOf } from './entry.ts'
import { byFiling, type FiledReport, knownOn, lineInWords, lineKey } from './filed-report.ts'
import { type Party, partiesOf } from './party.ts'
import { repeatedLines } from './repeated-report.ts'

/** What an issuer's reports say by the end of a day: their lines, and which of them count. */
export interface KnownEntries {
  /** In the order of filing. */
  readonly reports: readonly FiledReport[]
  /** Who files each report, by accession number. */
  readonly parties: ReadonlyMap<string, Party>
  readonly entries: readonly Entry[]
  readonly standings: ReadonlyMap<string, LineStanding>
  /** Whether a line counts: it is not superseded, withdrawn or repeated. */
  readonly counts: (entry: Entry) => boolean
}

/** Reads the reports of one issuer that were known on a day; `null` for all of them. */
export function knownEntries(issuerReports: readonly FiledReport[], asOf: IsoDate | null): KnownEntries {
  const reports = knownOn(issuerReports, asOf).sort(byFiling)
  const parties = partiesOf(reports)
  const repeated = repeatedLines(reports)
  const { standings: amended, firstVersions } = amendmentsOf(reports)
  const entries = reports.flatMap((report) => entriesOf(report, parties.get(report.accession)!, firstVersions))
  const standings = new Map(amended)
  for (const { line } of entries) {
    const first = repeated.get(lineKey(line))
    if (first && !standings.has(lineKey(line)))
      standings.set(lineKey(line), { counted: false, why: `says the same as ${lineInWords(first)}, filed again` })
  }
  return { reports, parties, entries, standings, counts: ({ line }) => standings.get(lineKey(line))?.counted !== false }
}
