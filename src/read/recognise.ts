/** What a file is, told from its content; its name is not believed. */
export type Kind =
  | 'ownership-xml'
  | 'submission'
  | 'feed'
  | 'edgar-submission'
  | 'json'
  | 'pdf'
  | 'image'
  | 'archive'
  | 'office'
  | 'pdf-words'
  | 'empty'
  | 'print'

const magic: readonly (readonly [Kind, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['archive', [0x50, 0x4b, 0x03, 0x04]],
  ['archive', [0x1f, 0x8b]],
  // Word and Outlook before 2007; Rich Text; a web archive of Safari.
  ['office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['office', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['office', [0x62, 0x70, 0x6c, 0x69, 0x73, 0x74]],
]

/** What the archive of a text or a sheet holds, Word's, Excel's or LibreOffice's. */
const officePart = /word\/document\.xml|xl\/workbook\.xml|mimetypeapplication\/vnd\.oasis/

/** The words of a PDF with their places, as poppler's tools write them: `pdftohtml -xml`, `pdftotext -bbox` and `-tsv`. */
const pdfWords = /<pdf2xml[\s>]|<word xMin="|^level\tpage_num\t/

/** Recognises binary kinds by their first bytes, the others by their first tags. `text` is the whole file, one unit a byte. */
export function recognise(bytes: Uint8Array, text: string): Kind {
  for (const [kind, signature] of magic)
    if (signature.every((byte, at) => bytes[at] === byte)) return kind === 'archive' && officePart.test(text) ? 'office' : kind
  const head = text.slice(0, 4_000)
  if (/^\s*$/.test(head) && text.trim() === '') return 'empty'
  if (
    /^\s*(?:-----BEGIN PRIVACY-ENHANCED MESSAGE|<SEC-DOCUMENT>|<SEC-HEADER>|<IMS-DOCUMENT>|<IMS-HEADER>)/.test(head) ||
    /^<SEC-(?:DOCUMENT|HEADER)>/m.test(head)
  ) {
    return 'submission'
  }
  if (/^\s*<SUBMISSION>/.test(head)) return 'feed'
  if (/^\s*[{[]/.test(head) && /"(?:documentType|document)"/.test(text)) return 'json'
  if (head.includes('edgarSubmission') && /<(?:\w+:)?edgarSubmission[\s>]/.test(head)) return 'edgar-submission'
  if (/<(?:\w+:)?ownershipDocument[\s>]/.test(text)) return 'ownership-xml'
  // The head of a document may be lost; these elements occur nowhere else.
  if (/<(?:\w+:)?(?:reportingOwner|nonDerivativeTable|derivativeTable|rptOwnerCik|issuerCik)[\s/>]/.test(text)) return 'ownership-xml'
  return pdfWords.test(head) ? 'pdf-words' : 'print'
}
