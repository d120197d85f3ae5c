import { basename } from 'node:path'
import type { FiledReport } from '../../src/ledger/filed-report.ts'
import { UnreadableError } from '../../src/model/reading.ts'
import { readEach } from '../../src/read/read.ts'
import { bytesOf, ownershipFiles } from './corpus.ts'

/**
 * The reports of the corpus by issuer; a bare document counts as filed on the day it was signed. A copy of a document counts once. `only`: of
 * these issuers, whose files are told by the CIK somewhere in them.
 */
export function reportsByIssuer(only?: ReadonlySet<string>): Map<string, FiledReport[]> {
  const issuers = new Map<string, FiledReport[]>()
  const seen = new Set<string>()
  const ciks = only && [...only].map((cik) => cik.replace(/^0+/, ''))
  for (const path of ownershipFiles()) {
    const bytes = bytesOf(path)
    if (ciks && !ciks.some((cik) => Buffer.from(bytes).includes(cik))) continue
    for (const reading of readEach(bytes)) {
      if (reading instanceof UnreadableError) continue
      const { document, submission } = reading
      const cik = document.issuer.cik ?? ''
      const content = JSON.stringify({ ...document, schemaVersion: null })
      if (seen.has(content) || (only && !only.has(cik))) continue
      seen.add(content)
      const filed = submission?.filedDate ?? document.signatures[0]?.date ?? document.periodOfReport ?? ''
      const accession = submission?.accessionNumber ?? /\d{10}-\d{2}-\d{6}/.exec(basename(path))?.[0] ?? basename(path)
      const reports = issuers.get(cik) ?? []
      issuers.set(cik, [...reports, { accession, filed, acceptedAt: submission?.acceptedAt ?? null, document }])
    }
  }
  return issuers
}
