import type { IsoDate } from '../model/document.ts'
import type { Amendment, LineStanding } from './amendments.ts'
import { type Entry, entriesOf } from './entry.ts'
import { byFiling, type FiledLine, type FiledReport, knownOn, type LineId, lineKey } from './filed-report.ts'
import { type Party, partiesOf } from './party.ts'
import { standingsOf } from './standings.ts'

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
  const { amendments, repeated, standings, firstVersions } = standingsOf(reports, parties)
  const owners = ownersThroughReports(amendments, repeated, parties)
  const entries = reports
    .flatMap((report) => entriesOf(report, parties.get(report.accession)!, firstVersions))
    .map((entry): Entry => {
      // A corrected line goes on from the balances of those who filed its first version, whomever the amendment lists first.
      const { name: party } = parties.get(entry.place.accession)!
      return { ...entry, party, owners: owners.get(lineKey(entry.line)) ?? entry.owners }
    })
  return { reports, parties, entries, standings, counts: ({ line }) => standings.get(lineKey(line))?.counted !== false }
}

/**
 * Those whose line it is although another report states it: an amendment or a further report may add an owner to a line that it repeats, or correct
 * one without all of them.
 */
function ownersThroughReports(
  amendments: readonly Amendment[],
  repeated: ReadonlyMap<string, FiledLine>,
  parties: ReadonlyMap<string, Party>,
): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, readonly string[]>()
  const ownersOf = (line: LineId) => owners.get(lineKey(line)) ?? parties.get(line.accession)!.owners
  for (const [again, first] of repeated) {
    const [accession = ''] = again.split(' ')
    owners.set(lineKey(first), [...new Set([...ownersOf(first), ...parties.get(accession)!.owners])])
  }
  for (const { state, original, amended } of amendments.flatMap(({ lines }) => lines)) {
    if (!original || !amended) continue
    const all = [...new Set([...ownersOf(original), ...parties.get(amended.accession)!.owners])]
    owners.set(lineKey(state === 'unchanged' ? original : amended), all)
  }
  return owners
}
