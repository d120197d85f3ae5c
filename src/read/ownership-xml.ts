import type { DocumentType, OwnershipDocument } from '../model/document.ts'
import type { Issue } from '../model/issue.ts'
import { DocumentSink } from './document-sink.ts'
import { scanOwnership } from './scanner.ts'
import type { SourceText } from './source-text.ts'

/** Reads one `ownershipDocument`, of any schema version from X0101 on, whole or damaged. */

export interface OwnershipReading {
  readonly document: OwnershipDocument
  readonly issues: readonly Issue[]
}

/**
 * Reads the document that stands between two positions of a file. `form` is what the envelope says, for documents of 2003 that state no
 * type.
 */
export function readOwnershipXml(source: SourceText, from = 0, to = source.bytes.length, form: string | null = null): OwnershipReading {
  const sink = new DocumentSink(source)
  if (source.wraps.length > 0) {
    const at = source.wraps[0]! - 1
    sink.trouble('line-wrapped', 'note', at, at, `lines broken at 1,023 characters were joined (${source.wraps.length})`)
  }
  const end = scanOwnership(source, sink, from, to)
  const { document, statedType } = sink.finish()
  if (statedType === null) {
    const inferred = inferType(document, form)
    document.documentType = inferred.type
    const message = `no document type is stated; ${inferred.type} is taken ${inferred.why}`
    sink.issues.push({ code: 'document-type-missing', severity: 'warning', path: 'documentType', message })
  }
  if (source.sawForeignBytes) {
    sink.issues.push({ code: 'not-utf-8', severity: 'note', path: '', message: 'bytes that are not UTF-8 were read as Windows-1252' })
  }
  if (source.sawUndeclaredUtf8) {
    const message = 'the document declares a single-byte encoding, but its letters are UTF-8 and were read as such'
    sink.issues.push({ code: 'utf-8-undeclared', severity: 'note', path: '', message })
  }
  if (/[^\s<]/.test(source.ascii(end, Math.min(to, end + 200))))
    sink.trouble('text-after-document', 'note', end, to, 'text stands after the document')
  return { document, issues: sink.issues }
}

/** Documents of schema X0101 state no type: the envelope tells it, or else what the document has. */
function inferType(document: OwnershipDocument, form: string | null): { type: DocumentType; why: string } {
  const stated = form === null ? null : /^([345])(\/A)?$/.exec(form)
  if (stated) return { type: stated[0] as DocumentType, why: 'from the submission' }
  const amended = document.dateOfOriginalSubmission !== null ? '/A' : ''
  if (document.form3HoldingsReported !== null || document.form4TransactionsReported !== null) {
    return { type: `5${amended}`, why: 'because it has the boxes of Form 5' }
  }
  const transactions = [...document.nonDerivative, ...document.derivative].some((row) => row.kind === 'transaction')
  if (document.noSecuritiesOwned !== null || (!transactions && document.notSubjectToSection16 === null)) {
    return { type: `3${amended}`, why: 'because it has no transaction' }
  }
  return { type: `4${amended}`, why: 'because it reports transactions' }
}
