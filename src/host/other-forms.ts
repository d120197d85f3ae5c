import type { SourceFile } from '../model/source.ts'

/**
 * EDGAR's feeds hold every form that is filed in a day, of which ownership reports are a part. A submission of another form is no report that
 * could not be read: it is passed over by its header.
 */

/** Past the place where a header states the form. */
const header = 4_000

const statedForm =
  /^<SUBMISSION>[\s\S]*?<TYPE>([^\s<]+)|^(?:<SEC-DOCUMENT>|<SEC-HEADER>|-----BEGIN PRIVACY)[\s\S]*?^CONFORMED SUBMISSION TYPE:[ \t]*(\S.*?)[ \t]*\r?$/m
const ownershipForm = /^[345](?:\/A)?$/

/** The form of a file that is one submission, if it is another than 3, 4 or 5 with their amendments; else `null`. */
export function otherForm({ bytes }: SourceFile): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [, ofFeed, ofHeader] = statedForm.exec(file.toString('latin1', 0, header)) ?? []
  const form = ofFeed ?? ofHeader
  if (form === undefined || ownershipForm.test(form)) return null
  // Several submissions may stand in one file, and ownership XML is read wherever it stands.
  const alone = (word: string) => file.indexOf(word, file.indexOf(word) + 1) < 0
  return alone('<SUBMISSION>') && alone('SUBMISSION TYPE:') && !file.includes('ownershipDocument') ? form : null
}
