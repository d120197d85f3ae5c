import type { IsoDate } from '../model/document.ts'
import { type Amendment, amendmentsOf, type LineStanding } from './amendments.ts'
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
  const { amendments, standings: amended, firstVersions } = amendmentsOf(reports)
  const owners = ownersThroughAmendments(amendments, parties)
  const entries = reports
    .flatMap((report) => entriesOf(report, parties.get(report.accession)!, firstVersions))
    .map((entry): Entry => {
      // A corrected line goes on from the balances of those who filed its first version, whomever the amendment lists first.
      const { name: party } = parties.get(entry.place.accession)!
      return { ...entry, party, owners: owners.get(lineKey(entry.line)) ?? entry.owners }
    })
  const standings = new Map(amended)
  for (const { line } of entries) {
    const first = repeated.get(lineKey(line))
    if (first && !standings.has(lineKey(line)))
      standings.set(lineKey(line), {
        counted: false,
        why: `says the same as ${lineInWords(first)}, filed again`,
        since: [line.report.filed, first.report.filed].sort()[1]!,
      })
  }
  return { reports, parties, entries, standings, counts: ({ line }) => standings.get(lineKey(line))?.counted !== false }
}

/** Those whose line it is although another report states it: an amendment may add an owner to a line that it repeats, or correct one without all of them. */
function ownersThroughAmendments(
  amendments: readonly Amendment[],
  parties: ReadonlyMap<string, Party>,
): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, readonly string[]>()
  for (const { state, original, amended } of amendments.flatMap(({ lines }) => lines)) {
    if (!original || !amended) continue
    const before = owners.get(lineKey(original)) ?? parties.get(original.accession)!.owners
    const all = [...new Set([...before, ...parties.get(amended.accession)!.owners])]
    owners.set(lineKey(state === 'unchanged' ? original : amended), all)
  }
  return owners
}
