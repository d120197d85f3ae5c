import { isAmendment } from '../model/document.ts'
import { byFiling, type FiledReport, ownerKeysOf } from './filed-report.ts'
import { originalsOf } from './original.ts'

/**
 * The documents that an amendment amends, found among the reports at hand: the original and the amendments of it filed before; none for
 * anything else.
 */
export function amendedDocuments(report: FiledReport, reports: readonly FiledReport[]): FiledReport['document'][] {
  if (!isAmendment(report.document.documentType)) return []
  // An issuer has thousands of reports, an owner some dozens.
  const own = reports.filter((one) => sharesOwner(one, report))
  const amended = amendedBy(report, own)
  if (amended.size === 0) return []
  const isOfSame = (one: FiledReport) => [...amendedBy(one, own)].some((accession) => amended.has(accession))
  return own.filter((one) => amended.has(one.accession) || (byFiling(one, report) < 0 && isOfSame(one))).map(({ document }) => document)
}

/** Accession numbers of what an amendment amends, an amendment's own original included. */
function amendedBy(report: FiledReport, reports: readonly FiledReport[]): ReadonlySet<string> {
  if (!isAmendment(report.document.documentType)) return new Set()
  const { how, originals } = originalsOf(report, reports)
  if (how !== 'found') return new Set()
  const before = reports.filter(({ accession }) => originals.includes(accession))
  return new Set([...originals, ...before.flatMap((one) => [...amendedBy(one, reports)])])
}

const sharesOwner = (a: FiledReport, b: FiledReport): boolean => {
  const owners = ownerKeysOf(a)
  return ownerKeysOf(b).some((key) => owners.includes(key))
}
