import { type AmendedReports, amendmentsOf } from './amendments.ts'
import { type FiledLine, type FiledReport, lineInWords, lineKey, linesOf } from './filed-report.ts'
import type { Party } from './party.ts'
import { repeatedLines, saysTheSame } from './repeated-report.ts'

/** What stands of every line after amendments and reports that are filed again. */
export interface Standings extends AmendedReports {
  /** By `lineKey`, the line that a later report states again. */
  readonly repeated: ReadonlyMap<string, FiledLine>
}

/** Reads the standings of one issuer's reports, given in the order of filing with those who file them. */
export function standingsOf(reports: readonly FiledReport[], parties: ReadonlyMap<string, Party>): Standings {
  const repeated = repeatedLines(reports, parties)
  const amended = amendmentsOf(reports)
  const { firstVersions } = amended
  const standings = new Map(amended.standings)
  const lines = reports.flatMap(linesOf).map((line) => ({ line, place: firstVersions.get(lineKey(line)) ?? line }))
  const versions = new Map(lines.filter(({ line }) => !standings.has(lineKey(line))).map(({ line, place }) => [lineKey(place), line]))
  /** What a correction of a repeated line says again, where the first was corrected alike. */
  const correctedAlike = (line: FiledLine, place: FiledLine): FiledLine | undefined => {
    const first = place === line ? undefined : repeated.get(lineKey(place))
    const version = first && versions.get(lineKey(first))
    return version && saysTheSame(version, line) ? version : undefined
  }
  for (const { line, place } of lines) {
    const first = repeated.get(lineKey(line)) ?? correctedAlike(line, place)
    if (first && !standings.has(lineKey(line)))
      standings.set(lineKey(line), {
        counted: false,
        why: `says the same as ${lineInWords(first)}, filed again`,
        since: [line.report.filed, first.report.filed].sort()[1]!,
      })
  }
  return { ...amended, repeated, standings }
}
