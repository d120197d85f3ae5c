import type { IsoDate, OwnershipDocument } from './document.ts'
import type { Issue } from './issue.ts'

/**
 * The form a report survives in. `xml` a bare ownershipDocument; `submission` a full EDGAR submission text; `feed` a dissemination
 * file (.nc); `edgar-submission` the filer's wrapper; `json` our own; the rest are prints of the form.
 */
export type Format =
  | 'xml'
  | 'submission'
  | 'feed'
  | 'edgar-submission'
  | 'json'
  | 'html'
  | 'text'
  | 'markdown'
  | 'ascii-form'
  | 'pdf'
  | 'scan'

/** Where a field came from, for readers of anything but XML. */
export interface Evidence {
  /** The field, as a path into the document. */
  readonly path: string
  /** The source text as it stands. */
  readonly text: string
  /** Start and end (exclusive) in the source text, in UTF-16 units. */
  readonly span: readonly [start: number, end: number]
  /** `(I)` read as `(1)` is corrected; an unticked box is inferred. */
  readonly how: 'stated' | 'corrected' | 'inferred'
  /** 0 to 1, calibrated: of the fields at 0.9, nine in ten are right. */
  readonly confidence: number
  /** From 1, for PDFs and scans. */
  readonly page?: number
  /** On the page, in points from its top left corner. */
  readonly box?: readonly [x: number, y: number, width: number, height: number]
}

/** What reading one filing gives. */
export interface Reading {
  readonly format: Format
  readonly document: OwnershipDocument
  readonly issues: readonly Issue[]
  readonly evidence: readonly Evidence[]
  /** The envelope, where there is one. */
  readonly submission: Submission | null
}

/** The envelope of a filing: what EDGAR's SGML header says, and the documents it holds. */
export interface Submission {
  /** `0001181431-07-075372` */
  readonly accessionNumber: string | null
  readonly form: string | null
  readonly filedDate: IsoDate | null
  /** Eastern time with its offset: `2007-12-18T17:04:11-05:00`. */
  readonly acceptedAt: string | null
  readonly periodOfReport: IsoDate | null
  readonly issuer: Party | null
  readonly owners: readonly Party[]
  readonly documents: readonly SubmissionDocument[]
}

/** A company or person as the header names it. */
export interface Party {
  /** Ten digits. */
  readonly cik: string | null
  readonly name: string | null
  readonly fileNumber: string | null
  /** Month and day, `12-31`; of companies only. */
  readonly fiscalYearEnd: string | null
  readonly businessAddress: HeaderAddress | null
  readonly mailAddress: HeaderAddress | null
  readonly formerNames: readonly { readonly name: string; readonly changed: IsoDate | null }[]
}

export interface HeaderAddress {
  readonly street1: string | null
  readonly street2: string | null
  readonly city: string | null
  readonly state: string | null
  readonly zipCode: string | null
  readonly phone: string | null
}

/** One enclosed document: the ownership XML itself or an exhibit. */
export interface SubmissionDocument {
  readonly sequence: number | null
  /** `4`, `EX-24`, `GRAPHIC` */
  readonly type: string | null
  readonly filename: string | null
  readonly description: string | null
  /** Bytes of its content. */
  readonly size: number
  /** The content of a text document, without credentials; `null` for a graphic. */
  text(): string | null
  /** The content as bytes, uuencoding undone; the text in UTF-8 without credentials otherwise. */
  bytes(): Uint8Array
}

/** Not an ownership report at all; the message says what it seems to be. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError'
}
