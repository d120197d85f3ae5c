import { boxesOf, type IsoDate, type OwnershipDocument, type Row } from '../model/document.ts'
import { foldedName } from '../model/names.ts'
import { textOrder } from '../model/text-order.ts'

/** One report as EDGAR received it: the document and the facts of its filing. The ledger's only input. */
export interface FiledReport {
  /** `0001181431-07-075372`; for a bare document whose number is not known, the reference by which a store names it. */
  readonly accession: string
  /** EDGAR's filing date. */
  readonly filed: IsoDate
  /** Eastern time with its offset; orders the filings of one day. */
  readonly acceptedAt: string | null
  readonly document: OwnershipDocument
}

/** Table I (securities) or Table II (derivative securities). */
export type Table = 'I' | 'II'

/** Where a line stands: which filing, which table, which row of it (from 1, as filed). */
export interface LineId {
  readonly accession: string
  readonly table: Table
  readonly row: number
}

/** One row of a report together with its place. */
export interface FiledLine extends LineId {
  readonly report: FiledReport
  readonly source: Row
}

/** A line's place as one text: `0001181431-07-075372 II 3`. */
export const lineKey = ({ accession, table, row }: LineId): string => `${accession} ${table} ${row}`

/** A line's place in words: `Table II, line 3 of 0001181431-07-075372`. */
export const lineInWords = ({ accession, table, row }: LineId): string => `Table ${table}, line ${row} of ${accession}`

/** Both tables' rows in document order. */
export function linesOf(report: FiledReport): FiledLine[] {
  const line = (table: Table) => (source: Row, at: number) => ({ accession: report.accession, table, row: at + 1, report, source })
  return [...report.document.nonDerivative.map(line('I')), ...report.document.derivative.map(line('II'))]
}

/** Order of filing: day, moment of acceptance where known, accession number. */
export function byFiling(a: FiledReport, b: FiledReport): number {
  return textOrder(a.filed, b.filed) || textOrder(a.acceptedAt ?? '', b.acceptedAt ?? '') || textOrder(a.accession, b.accession)
}

/** What had been filed by the end of a day; the filings of that day are included. */
export const knownOn = (reports: readonly FiledReport[], day: IsoDate | null): FiledReport[] =>
  day === null ? [...reports] : reports.filter((report) => report.filed <= day)

/** The ten-digit CIKs of the report's owners, in the order of the report. */
export const ownersOf = (report: FiledReport): string[] => report.document.reportingOwners.flatMap(({ cik }) => cik ?? [])

/** The report's owners in its order: the CIK, or, where a print tells none, the folded name. */
export const ownerKeysOf = (report: FiledReport): string[] =>
  report.document.reportingOwners.map(({ cik, name }) => cik ?? `named ${foldedName(name ?? '')}`)

/** The texts of the notes marked anywhere in a line, in the order of the marks, each once. */
export function notesOf({ report, source }: FiledLine): string[] {
  const ids = new Set(boxesOf(source).flatMap(([, { footnotes }]) => footnotes))
  return report.document.footnotes.filter(({ id }) => ids.has(id)).map(({ text }) => text)
}
