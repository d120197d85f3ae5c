import type { Submission, SubmissionDocument } from '../model/reading.ts'
import { withoutCredentials } from './credentials.ts'
import type { SourceText } from './source-text.ts'
import { readSubmissionHeader } from './submission-header.ts'
import { decodeUuencoded, sizeOfUuencoded } from './uuencode.ts'

/** Takes a full EDGAR submission (`.txt`, PEM-wrapped or not) or a dissemination file (`.nc`) apart into header and documents. */

/** A document of the submission and where its content stands in the file. */
export interface PlacedDocument {
  readonly document: SubmissionDocument
  readonly start: number
  readonly end: number
}

export interface TakenApart {
  readonly submission: Submission
  readonly placed: readonly PlacedDocument[]
}

/** EDGAR takes at most 611 documents in one submission; more is not one. */
const mostDocuments = 2_000

/** Takes the submission apart that stands between two positions of a file. */
export function takeSubmissionApart(source: SourceText, from = 0, to = source.bytes.length): TakenApart {
  const text = source.aligned
  const first = text.indexOf('<DOCUMENT>', from)
  const header = readSubmissionHeader(source.decode(from, first < 0 || first > to ? to : first))
  const placed: PlacedDocument[] = []
  for (let at = first; at >= 0 && at < to && placed.length < mostDocuments; ) {
    const close = text.indexOf('</DOCUMENT>', at)
    const end = close < 0 || close > to ? to : close
    placed.push(placeDocument(source, at + '<DOCUMENT>'.length, end))
    at = close < 0 ? -1 : text.indexOf('<DOCUMENT>', end)
  }
  return { submission: { ...header, documents: placed.map((one) => one.document) }, placed }
}

/** Whether an enclosed document is the report itself. */
export const holdsOwnershipXml = (source: SourceText, { start, end }: PlacedDocument): boolean =>
  /<(?:\w+:)?ownershipDocument[\s>]/.test(source.ascii(start, Math.min(end, start + 4_000)))

function placeDocument(source: SourceText, from: number, to: number): PlacedDocument {
  const text = source.aligned
  const body = text.indexOf('<TEXT>', from)
  const headEnd = body < 0 || body > to ? to : body
  const head = source.decode(from, headEnd)
  const tag = (name: string) => tagged(head, name)
  let start = headEnd === to ? to : headEnd + '<TEXT>'.length
  const bodyEnd = text.lastIndexOf('</TEXT>', to)
  let end = bodyEnd < start ? to : bodyEnd
  const wrapper = /^\s*<(XML|PDF|XBRL)>\r?\n?/.exec(text.slice(start, start + 80))
  if (wrapper) {
    start += wrapper[0].length
    const wrapperEnd = text.lastIndexOf(`</${wrapper[1]}>`, end)
    if (wrapperEnd >= start) end = wrapperEnd
  } else if (text[start] === '\n') start++
  else if (text.startsWith('\r\n', start)) start += 2
  const sequence = tag('SEQUENCE')
  return {
    start,
    end,
    document: contentDocument(
      {
        sequence: sequence !== null && /^\d{1,6}$/.test(sequence) ? Number(sequence) : null,
        type: tag('TYPE'),
        filename: tag('FILENAME'),
        description: tag('DESCRIPTION'),
      },
      () => source.decode(start, end),
      end - start,
      /^\s*begin [0-7]{3,4} /.test(text.slice(start, start + 80)),
    ),
  }
}

/** What follows a tag on its line; `null` where there is none. */
function tagged(head: string, name: string): string | null {
  const at = head.indexOf(`<${name}>`)
  if (at < 0) return null
  return /^[^<\n]*/.exec(head.slice(at + name.length + 2))![0].trim() || null
}

/** A document whose content is decoded when asked for; `length` is its size where it is text. */
export function contentDocument(
  facts: Pick<SubmissionDocument, 'sequence' | 'type' | 'filename' | 'description'>,
  content: () => string,
  length: number,
  uuencoded: boolean,
): SubmissionDocument {
  const graphic = () => (uuencoded ? decodeUuencoded(content()) : null)
  return {
    ...facts,
    size: (uuencoded ? sizeOfUuencoded(content()) : null) ?? length,
    text: () => (uuencoded ? null : withoutCredentials(content())),
    bytes: () => graphic() ?? new TextEncoder().encode(withoutCredentials(content())),
  }
}
