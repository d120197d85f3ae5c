import { type Reading, UnreadableError } from '../model/reading.ts'
import { primaryContent, unwrapEdgarSubmission } from './edgar-submission.ts'
import { compareWithHeader } from './header-agreement.ts'
import { readOwnershipXml } from './ownership-xml.ts'
import { partsOf } from './parts.ts'
import { recognise } from './recognise.ts'
import { SourceText } from './source-text.ts'
import { holdsOwnershipXml, takeSubmissionApart } from './submission.ts'
import { tellsNothing } from './tells-nothing.ts'

/**
 * Filings that hold ownership XML, bare or in one of EDGAR's envelopes. They stand apart from the readers of prints and of older forms, so
 * that a command that meets only XML, as most do, need not load those.
 */

/** Kinds of file that may hold ownership XML. */
type XmlKind = 'submission' | 'feed' | 'edgar-submission' | 'ownership-xml'

/** Where a submission without ownership XML begins and ends. */
type OtherPart = [from: number, to: number]

/** Each filing of a file, in order: as read, why it cannot be, or where it stands when it holds no ownership XML. */
export function xmlFilingsIn(source: SourceText, kind: XmlKind): (Reading | UnreadableError | OtherPart)[] {
  if (kind === 'edgar-submission') return [attempt(() => readWrapper(source))]
  return partsOf(source, kind).map(([from, to]) => {
    if (kind !== 'ownership-xml') return attempt(() => readSubmission(source, kind, from, to)) ?? [from, to]
    return attempt(() => readBare(source, from, to))
  })
}

/** Reads every filing of a file that holds ownership XML and nothing else; `null` for any other file. */
export function readXmlFilings(bytes: Uint8Array): (Reading | UnreadableError)[] | null {
  const source = new SourceText(bytes)
  const kind = recognise(source.bytes, source.aligned)
  if (kind !== 'submission' && kind !== 'feed' && kind !== 'edgar-submission' && kind !== 'ownership-xml') return null
  const filings = xmlFilingsIn(source, kind)
  const read = filings.filter((one): one is Reading | UnreadableError => !Array.isArray(one))
  return read.length === filings.length ? read : null
}

/** What a reader gives, or why the file cannot be read. */
export function attempt<T>(make: () => T): T | UnreadableError {
  try {
    return make()
  } catch (error) {
    if (error instanceof UnreadableError) return error
    throw error
  }
}

function readBare(source: SourceText, from: number, to: number): Reading {
  const { document, issues } = readOwnershipXml(source, from, to)
  if (tellsNothing(document) && !/^\s*</.test(source.ascii(0, 200)))
    throw new UnreadableError('this text names elements of an ownership report and holds none: give the report itself')
  return { format: 'xml', document, issues, evidence: [], submission: null }
}

function readSubmission(source: SourceText, format: 'submission' | 'feed', from: number, to: number): Reading | null {
  const { submission, placed } = takeSubmissionApart(source, from, to)
  const primary = placed.find((one) => holdsOwnershipXml(source, one))
  if (!primary) return null
  const reading = readOwnershipXml(source, primary.start, primary.end, submission.form)
  return {
    format,
    document: reading.document,
    issues: [...reading.issues, ...compareWithHeader(reading.document, submission)],
    evidence: [],
    submission,
  }
}

function readWrapper(source: SourceText): Reading {
  const unwrapped = unwrapEdgarSubmission(source)
  const content = primaryContent(unwrapped)
  if (!content) throw new UnreadableError('the submission wrapper encloses no ownership report')
  const { submission } = unwrapped
  const reading = readOwnershipXml(content, 0, content.bytes.length, submission.form)
  return {
    format: 'edgar-submission',
    document: reading.document,
    issues: [...reading.issues, ...compareWithHeader(reading.document, submission)],
    evidence: [],
    submission,
  }
}
