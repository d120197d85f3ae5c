import type { Reading, Submission, SubmissionDocument } from './reading.ts'

/** A file as found: on disk, in an archive, or on standard input. */
export interface SourceFile {
  /** Its path, or `ARCHIVE!ENTRY` inside an archive, or `-`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** An enclosed document without its content, which stays in the source. */
export type EnclosedDocument = Omit<SubmissionDocument, 'text' | 'bytes'>

/** The envelope as plain data: the contents of the enclosed documents stay in the source. */
export interface SubmissionRecord extends Omit<Submission, 'documents'> {
  readonly documents: readonly EnclosedDocument[]
}

/** A reading as plain data, fit to be sent to another thread or process; every `Reading` is one. */
export interface ReadingRecord extends Omit<Reading, 'submission'> {
  readonly submission: SubmissionRecord | null
}

/** A source file after reading: what the store takes in. */
export interface ReadSource {
  readonly name: string
  /** SHA-256 of the bytes as found, 64 hexadecimal digits. */
  readonly sha256: string
  /** The bytes, without credentials; kept so that everything can be read again. */
  readonly bytes: Uint8Array
  /** The accession number of the header, or else the one in the name of the file or of its folder. */
  readonly accession: string | null
  /** `null` where the file could not be read. */
  readonly reading: ReadingRecord | null
  /** Why it could not be read. */
  readonly failure: string | null
}

/** The accession number in a path as EDGAR and its mirrors write it, with dashes or as a folder of 18 digits; `null` without one. */
export function accessionInName(name: string): string | null {
  const dashed = /(?<!\d)(\d{10}-\d{2}-\d{6})(?!\d)/.exec(name)
  if (dashed) return dashed[1]!
  const folder = /(?<!\d)(\d{10})(\d{2})(\d{6})(?!\d)/.exec(name)
  return folder ? `${folder[1]}-${folder[2]}-${folder[3]}` : null
}
