import { type FiledReport, lineKey } from './filed-report.ts'
import type { Flag } from './flag.ts'
import { ledgerOf } from './ledger.ts'

/** Whether lines that carry a quality flag are shown: the one choice of pages, commands and exports. */
export const flaggedChoices = ['include', 'exclude'] as const
export type FlaggedChoice = (typeof flaggedChoices)[number]

/** The choice that a text of a URL makes; every line is included unless they are to be left out. */
export const flaggedChoice = (text: string | undefined): FlaggedChoice => (text === 'exclude' ? 'exclude' : 'include')

/** The lines that a choice leaves, of lines with their flags. */
export const chosen = <Line extends { readonly flags: readonly unknown[] }>(
  lines: readonly Line[],
  choice: FlaggedChoice,
): readonly Line[] => (choice === 'include' ? lines : lines.filter(({ flags }) => flags.length === 0))

/** Everything doubtful in the reports of one issuer, by `lineKey`: what the ledger flags, also in lines that do not count. */
export function flaggedLines(issuerReports: readonly FiledReport[]): ReadonlyMap<string, readonly Flag[]> {
  return new Map(ledgerOf(issuerReports, { all: true }).flatMap((line) => (line.flags.length > 0 ? [[lineKey(line), line.flags]] : [])))
}
