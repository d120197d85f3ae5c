import { type ReportTimeliness, reportTimeliness } from '../law/report-timeliness.ts'
import { isAmendment } from '../model/document.ts'
import type { FiledReport } from './filed-report.ts'
import { originalsOf } from './original.ts'

/** What the envelope and the register tell of an issuer, where they are at hand. */
export interface IssuerFacts {
  /** Month and day, `12-31`. */
  readonly fiscalYearEnd: string | null
  readonly issuerKind: 'domestic' | 'foreign' | null
}

/** A report and how it fares. */
export interface JudgedReport {
  readonly report: FiledReport
  readonly timeliness: ReportTimeliness
}

/** The documents that an amendment amends, found among the reports at hand; none for anything else. */
export function amendedDocuments(report: FiledReport, reports: readonly FiledReport[]): FiledReport['document'][] {
  if (!isAmendment(report.document.documentType)) return []
  const { how, originals } = originalsOf(report, reports)
  return how === 'found' ? reports.filter(({ accession }) => originals.includes(accession)).map(({ document }) => document) : []
}

/** Judges each report of an issuer, amendments beside what they amend; in the order given. */
export function latenessOf(reports: readonly FiledReport[], factsOf: (report: FiledReport) => IssuerFacts): JudgedReport[] {
  return reports.map((report) => {
    const { document, filed, acceptedAt } = report
    const originals = amendedDocuments(report, reports)
    return { report, timeliness: reportTimeliness({ document, filedDate: filed, acceptedAt, ...factsOf(report), originals }) }
  })
}
