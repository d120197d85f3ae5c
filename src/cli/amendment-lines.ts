import { type AmendedLine, amendmentsTouching } from '../ledger/amendments.ts'
import type { LineId } from '../ledger/filed-report.ts'
import { UsageError } from '../model/errors.ts'
import type { Store } from '../store/store.ts'
import { type Column, jsonLines, textTable } from './table.ts'

/** What an amendment did to one line, with the amendment's own number. */
interface AmendmentLine extends AmendedLine {
  readonly amendment: string
}

/** Line by line what the amendments of a filing changed; asked with the number of the original or of an amendment. */
export async function amendmentLines(store: Store, reference: string): Promise<AmendmentLine[]> {
  const filing = await store.filing(reference)
  if (!filing) throw new UsageError(`the database has no filing ${reference}; s16 load PATH takes filings in`)
  const { cik } = filing.document.issuer
  const reports = cik === null ? [] : await store.reports({ issuer: cik })
  return amendmentsTouching(filing.accession ?? filing.reference, reports).flatMap(({ accession, lines }) =>
    lines.map((line) => ({ amendment: accession, ...line })),
  )
}

const place = (id: LineId | null): string | null => id && `${id.accession} ${id.table} ${id.row}`

const columns: readonly Column<AmendmentLine>[] = [
  { heading: 'Amendment', cell: ({ amendment }) => amendment, whole: true, spare: true },
  { heading: 'Line', cell: ({ state }) => state },
  { heading: 'Original', cell: ({ original }) => place(original), whole: true },
  { heading: 'Amended', cell: ({ amended }) => place(amended), whole: true },
  { heading: 'What', cell: ({ what }) => what.join(', ') },
  { heading: 'Why', cell: ({ why }) => why, noted: true },
]

/** The lines for a person or a program; nothing when no amendment touches the filing. */
export const amendmentText = (lines: readonly AmendmentLine[], asJson: boolean, width: number): string =>
  asJson ? jsonLines(lines) : lines.length > 0 ? textTable(lines, columns, width, ({ why }) => why) : ''
