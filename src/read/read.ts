import type { Issue } from '../model/issue.ts'
import { type Reading, UnreadableError } from '../model/reading.ts'
import { isAsciiForm, readAsciiForm, readOlderPage } from './ascii/ascii-form.ts'
import { isOlderForm } from './ascii/older-form.ts'
import { linesOf, readJson } from './json.ts'
import { partsOf } from './parts.ts'
import { htmlPage } from './printed/pages/html-page.ts'
import { printsIn, readPrint } from './printed/print.ts'
import { unreadable } from './printed/recognise.ts'
import { recognise } from './recognise.ts'
import { SourceText } from './source-text.ts'
import { takeSubmissionApart } from './submission.ts'
import { tellsNothing } from './tells-nothing.ts'
import { attempt, xmlFilingsIn } from './xml-filings.ts'

/**
 * Reads one filing from the bytes of a file, whatever form it survives in. Throws `UnreadableError`, which says what the file seems to
 * be, only when it is no ownership report at all. Where a file holds several filings, this is the first; `readEach` gives all.
 */
export function read(bytes: Uint8Array): Reading {
  const [first, ...others] = readEach(bytes)
  if (first === undefined) throw new UnreadableError('the file is empty')
  if (first instanceof UnreadableError) throw first
  if (others.length === 0) return first
  const issue: Issue = {
    code: 'several-filings',
    severity: 'warning',
    path: '',
    message: `the file holds ${others.length + 1} filings; this is the first`,
  }
  return { ...first, issues: [...first.issues, issue] }
}

/** Reads every filing that a file holds, in order; one that cannot be read gives its error in its place. */
export function readEach(bytes: Uint8Array): (Reading | UnreadableError)[] {
  const source = new SourceText(bytes)
  const kind = recognise(source.bytes, source.aligned)
  switch (kind) {
    case 'submission':
    case 'feed':
    case 'edgar-submission':
    case 'ownership-xml':
      return xmlFilingsIn(source, kind).map((one) => (Array.isArray(one) ? attempt(() => readOlderSubmission(source, ...one)) : one))
    case 'json':
      return readJson(source.decode(0, source.bytes.length))
    case 'empty':
      return [new UnreadableError('the file is empty')]
    case 'pdf':
      return [new UnreadableError('this is a PDF; it is read page by page by the command, not from bare bytes')]
    case 'image':
      return [new UnreadableError('this is an image; it is read by character recognition by the command, not from bare bytes')]
    case 'archive':
      return [new UnreadableError('this is an archive; give it to s16 load, or unpack it first')]
    case 'office':
      return [
        new UnreadableError(
          'this is a document of an office program, which is not read (Word, Rich Text, Excel, Outlook, or an archive of Safari): save it as PDF, web page or text and give that',
        ),
      ]
    case 'pdf-words':
      return [new UnreadableError('this lists the words of a PDF with their places, which is not read: give the PDF itself')]
    case 'print':
      return [attempt(() => readText(source.decode(0, source.bytes.length)))].flat()
  }
}

/** A print of the form, or a form of before June 2003 without its envelope. */
function readText(text: string): Reading | Reading[] {
  if (!isAsciiForm(text)) return readPrint(text)
  const reading = readAsciiForm(text, 0, null)
  if (tellsNothing(reading.document)) throw unreadable(text)
  return reading
}

/** The bytes of each filing that a file holds, so that each can be kept and read by itself; the whole file where it holds one. */
export function splitFilings(bytes: Uint8Array): Uint8Array[] {
  const source = new SourceText(bytes)
  const kind = recognise(source.bytes, source.aligned)
  if (kind === 'print') return splitPrints(source)
  if (kind === 'json') return linesOf(source.decode(0, source.bytes.length))?.map((line) => encoder.encode(line)) ?? [bytes]
  if (kind !== 'submission' && kind !== 'feed' && kind !== 'ownership-xml') return [bytes]
  const parts = partsOf(source, kind)
  return parts.length === 1 ? [bytes] : parts.map(([from, to]) => source.bytes.slice(from, to))
}

/** The bytes of each print of a text. */
function splitPrints(source: SourceText): Uint8Array[] {
  const text = source.decode(0, source.bytes.length)
  const ranges = isAsciiForm(text) ? [] : printsIn(text)
  if (ranges.length < 2) return [source.bytes]
  // A Windows-1252 text has a unit a byte; of UTF-8 the bytes are counted.
  const lengthOf = (from: number, to: number) => (source.sawForeignBytes ? to - from : encoder.encode(text.slice(from, to)).length)
  let at = 0
  return ranges.map(([from, to]) => {
    const start = at
    at += lengthOf(from, to)
    return source.bytes.slice(start, at)
  })
}

const encoder = new TextEncoder()

/** A submission without ownership XML: a form of before June 2003, or none. */
function readOlderSubmission(source: SourceText, from: number, to: number): Reading {
  const { submission, placed } = takeSubmissionApart(source, from, to)
  for (const { start, end } of placed) {
    const text = source.ascii(start, end)
    if (isAsciiForm(text)) return readAsciiForm(text, start, submission)
    if (isOlderForm(text)) return readOlderPage(text, htmlPage(text), 'html', start, submission)
  }
  const form = submission.form ?? placed[0]?.document.type ?? 'unknown'
  throw new UnreadableError(
    placed.length === 0
      ? `this is the header of a submission (form ${form}) without its documents: give the complete submission text file`
      : `the submission (form ${form}) holds no ownership report`,
  )
}
