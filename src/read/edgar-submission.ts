import { UnreadableError } from '../model/reading.ts'
import { decodeEntities } from './entities.ts'
import { decodeText, SourceText } from './source-text.ts'
import type { TakenApart } from './submission.ts'
import { contentDocument } from './submission.ts'

/**
 * The filer's own wrapper, `edgarSubmission` for ownership: form type, contacts, and documents in base64. EDGAR ownership specification
 * v5.5, 3.4. Forms 144, D and Schedules 13D/G use another wrapper of the same name.
 */

export interface Unwrapped extends TakenApart {
  /** Each enclosed document's bytes, in the order of `placed`. */
  readonly contents: readonly Uint8Array[]
}

const element = (text: string, name: string): string | null => {
  const match = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^<>]*)?>([^<]*)</`).exec(text)
  return match ? decodeEntities(match[1]!, () => {}).trim() || null : null
}

function decodeBase64(text: string): Uint8Array | null {
  const compact = text.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return null
  try {
    return Uint8Array.from(atob(compact), (character) => character.charCodeAt(0))
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

/** Takes the wrapper apart. Throws `UnreadableError` for the wrapper of another form or one that encloses nothing. */
export function unwrapEdgarSubmission(source: SourceText): Unwrapped {
  const text = source.aligned
  const form = element(text, 'submissionType')
  if (/<(?:\w+:)?headerData[\s>]/.test(text)) {
    throw new UnreadableError(`this is an EDGAR submission of form ${form ?? 'unknown'}, not an ownership report (Form 3, 4 or 5)`)
  }
  const contents: Uint8Array[] = []
  const placed = []
  for (const match of text.matchAll(/<(?:\w+:)?edgarDocument(?:\s[^<>]*)?>([\s\S]*?)<\/(?:\w+:)?edgarDocument>/g)) {
    const part = match[1]!
    const block = /<(?:\w+:)?documentMimeBlock(?:\s[^<>]*)?>([^<]*)/.exec(part)?.[1] ?? ''
    const bytes = decodeBase64(block)
    const filename = element(part, 'documentName')
    if (bytes === null) throw new UnreadableError(`document ${filename ?? placed.length + 1} of the submission is not valid base64`)
    const facts = {
      sequence: placed.length + 1,
      type: element(part, 'documentType'),
      filename,
      description: element(part, 'documentDescription'),
    }
    const document = contentDocument(facts, () => decodeText(bytes), bytes.length, false)
    const textual = /\.(xml|txt|html?)$/i.test(filename ?? '') || document.text()?.includes('<ownershipDocument')
    placed.push({ start: 0, end: bytes.length, document: textual ? document : { ...document, text: () => null, bytes: () => bytes } })
    contents.push(bytes)
  }
  if (placed.length === 0) throw new UnreadableError('this is an EDGAR submission wrapper that encloses no document')
  return {
    submission: {
      accessionNumber: null,
      form,
      filedDate: null,
      acceptedAt: null,
      periodOfReport: null,
      issuer: null,
      owners: [],
      documents: placed.map((one) => one.document),
    },
    placed,
    contents,
  }
}

/** The enclosed ownership document: the one whose content is one. */
export function primaryContent({ contents }: Unwrapped): SourceText | null {
  for (const bytes of contents) {
    const source = new SourceText(bytes)
    if (/<(?:\w+:)?ownershipDocument[\s>]/.test(source.aligned)) return source
  }
  return null
}
