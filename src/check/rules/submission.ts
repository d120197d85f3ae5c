import { discarded, type Rule, remarkable, specRule, suspended } from '../rule.ts'
import type { Finding } from '../validate.ts'
import { child, elementsOf, trimmed, type XmlElement } from '../xml.ts'

/** Rules about the submission that carries an ownership document: its wrapper, its attachments and their names. Chapter 4.2. */

/** One enclosed document of the wrapper. */
export interface Enclosed {
  readonly element: XmlElement
  readonly name: string
  readonly type: string
  /** The content, undone from base64 as Latin-1 bytes; `null` where it is not base64. */
  readonly content: string | null
}

/** A submission as its rules see it. */
export interface SubmissionTree {
  readonly root: XmlElement
  readonly submissionType: string
  readonly documents: readonly Enclosed[]
  /** The enclosed ownership document: the one of the submission's type. */
  readonly primary: Enclosed | null
}

/** A rule about a submission. */
export interface SubmissionRule extends Rule {
  readonly find: (submission: SubmissionTree) => Iterable<Finding>
}

const nameOf = (one: Enclosed) => child(one.element, 'documentName') ?? one.element
const typeOf = (one: Enclosed) => child(one.element, 'documentType') ?? one.element
const extension = (name: string) => /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''
const isPrimaryType = (type: string) => /^[345](?:\/A)?$/.test(type)
const supporting = ({ documents }: SubmissionTree) => documents.filter(({ type }) => !isPrimaryType(type))

function* onePrimary({ root, documents }: SubmissionTree) {
  const primaries = documents.filter(({ type }) => isPrimaryType(type))
  if (primaries.length === 0)
    yield { element: root, message: 'no enclosed document is the ownership form: give one with documentType 3, 4, 5 or an amendment' }
  for (const second of primaries.slice(1))
    yield { element: typeOf(second), message: `a second ownership form, "${second.name}": a submission encloses one`, source: second.type }
}

function* primaryType({ submissionType, documents }: SubmissionTree) {
  for (const one of documents) {
    if (isPrimaryType(one.type) && one.type !== submissionType)
      yield {
        element: typeOf(one),
        message: `documentType "${one.type}" differs from submissionType "${submissionType}"`,
        source: one.type,
      }
  }
}

function* primaryStates({ primary, submissionType }: SubmissionTree) {
  const stated = /<documentType>\s*([^<\s]{0,10})\s*<\/documentType>/.exec(primary?.content ?? '')?.[1]
  if (primary && stated !== undefined && stated !== submissionType)
    yield { element: primary.element, message: `the form inside "${primary.name}" is a ${stated}, the submission a ${submissionType}` }
}

function* fileName({ documents }: SubmissionTree) {
  for (const one of documents) {
    const { name } = one
    const faults = [
      !/^[a-z]/.test(name) && 'begin with a lower-case letter',
      /[^a-z0-9_.-]/.test(name) && 'hold lower-case letters, digits, _, - and . only',
      (name.match(/_/g) ?? []).length > 1 && 'hold one underscore at most',
      (name.match(/-/g) ?? []).length > 1 && 'hold one hyphen at most',
      (name.match(/\./g) ?? []).length > 1 && 'hold one period at most',
      !/\.[a-z0-9]+$/i.test(name) && 'end in a file type such as .txt',
    ].filter((fault) => fault !== false)
    if (name !== '' && faults.length > 0)
      yield { element: nameOf(one), message: `file name "${name}" must ${faults.join(', and must ')}`, source: name }
  }
}

function* fileType({ documents }: SubmissionTree) {
  for (const one of documents) {
    const ending = extension(one.name)
    if (isPrimaryType(one.type)) {
      if (ending !== 'xml')
        yield { element: nameOf(one), message: `the ownership form is a .xml file, not "${one.name}"`, source: one.name }
    } else if (ending !== 'pdf' && !/^(?:txt|htm|jpg|gif)$/.test(ending))
      yield { element: nameOf(one), message: `"${one.name}" must be a .txt, .htm, .jpg or .gif file`, source: one.name }
  }
}

function* portableDocument({ documents }: SubmissionTree) {
  for (const one of documents)
    if (extension(one.name) === 'pdf')
      yield { element: nameOf(one), message: `EDGAR discards the PDF "${one.name}": enclose it as text or HTML`, source: one.name }
}

function* nameTwice({ documents }: SubmissionTree) {
  const seen = new Set<string>()
  for (const one of documents) {
    if (one.name !== '' && seen.has(one.name))
      yield { element: nameOf(one), message: `two enclosed documents are named "${one.name}"`, source: one.name }
    seen.add(one.name)
  }
}

function* supportingType(tree: SubmissionTree) {
  for (const one of supporting(tree)) {
    if (!/^(?:CORRESP|COVER|EX-24|EX-99|GRAPHIC)(?:\..+)?$/.test(one.type))
      yield {
        element: typeOf(one),
        message: `documentType "${one.type}" must be CORRESP, COVER, EX-24, EX-99 or GRAPHIC, with a period before anything added`,
        source: one.type,
      }
  }
}

function* typeAgainstFile(tree: SubmissionTree) {
  for (const one of supporting(tree)) {
    const picture = /^(?:jpg|gif)$/.test(extension(one.name))
    if (picture !== /^GRAPHIC/.test(one.type) && extension(one.name) !== 'pdf')
      yield {
        element: typeOf(one),
        message: `"${one.name}" is ${picture ? 'a picture' : 'no picture'}, its documentType "${one.type}"`,
        source: one.type,
      }
  }
}

const countOf = (tree: SubmissionTree, types: RegExp) => supporting(tree).filter(({ type }) => types.test(type))

function* counts(tree: SubmissionTree) {
  for (const [types, limit, what] of [
    [/^CORRESP/, 100, 'CORRESP documents'],
    [/^COVER/, 10, 'COVER documents'],
    [/^(?:EX-24|EX-99|GRAPHIC)/, 500, 'exhibits and graphics'],
  ] as const) {
    const over = countOf(tree, types)[limit]
    if (over) yield { element: over.element, message: `more than ${limit} ${what}` }
  }
}

function* graphicUnused(tree: SubmissionTree) {
  const pages = tree.documents.filter(({ name }) => extension(name) === 'htm').map(({ content }) => content ?? '')
  for (const one of countOf(tree, /^GRAPHIC/)) {
    if (one.name !== '' && !pages.some((page) => page.includes(one.name)))
      yield { element: nameOf(one), message: `no enclosed HTML document shows the picture "${one.name}"`, source: one.name }
  }
}

function* contentReadable({ documents }: SubmissionTree) {
  for (const one of documents) {
    const block = child(one.element, 'documentMimeBlock')
    if (block && (one.content === null || (one.content === '' && block.text !== '')))
      yield { element: block, message: `the content of "${one.name}" is not base64` }
  }
}

const addresses = ({ root }: SubmissionTree) =>
  [...elementsOf(root)].filter(({ name }) => name === 'contactEmailAddress' || name === 'notificationEmailAddress')

function* addressForm(tree: SubmissionTree) {
  for (const element of addresses(tree)) {
    const address = trimmed(element)
    if (!/^[^\s@<>(),;:"[\]\\]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}$/.test(address))
      yield { element, message: `"${address}" is no e-mail address`, source: address }
  }
}

function* addressTwice(tree: SubmissionTree) {
  const seen = new Set<string>()
  for (const element of addresses(tree)) {
    const address = trimmed(element).toLowerCase()
    if (address !== '' && seen.has(address)) yield { element, message: `the address "${address}" stands twice`, source: trimmed(element) }
    seen.add(address)
  }
}

function* attorneyWithoutPower(tree: SubmissionTree) {
  const signatures = [...(tree.primary?.content ?? '').matchAll(/<signatureName>([^<]{0,300})</g)].map((match) => match[1]!)
  if (tree.primary && signatures.some((name) => /attorney[\s-]*in[\s-]*fact|\bPOA\b/i.test(name)) && countOf(tree, /^EX-24/).length === 0) {
    yield {
      element: tree.primary.element,
      message: 'signed by an attorney-in-fact without an EX-24: enclose the power of attorney unless one is on file',
    }
  }
}

/** Rules of 3.4, 4.2 and 4.2.1. */
export const submissionRules: readonly SubmissionRule[] = [
  specRule('one-primary-document', '4.2 (1)', 'A submission encloses one ownership form.', suspended, onePrimary),
  specRule('primary-type', '4.2.1.1 (2)', 'The documentType of the ownership form is the submissionType.', suspended, primaryType),
  specRule('primary-states-other-type', '4.3', 'The form inside says the same type as the submission.', suspended, primaryStates),
  specRule(
    'file-name',
    '4.2 (6)',
    'A file name has up to 32 lower-case letters and digits, one underscore, one hyphen, one period, and begins with a letter.',
    suspended,
    fileName,
  ),
  specRule(
    'file-type',
    '4.2 (6), 4.2.1.2 (1)',
    'The ownership form is .xml, any other document .txt, .htm, .jpg or .gif.',
    suspended,
    fileType,
  ),
  specRule('pdf-discarded', '4.2.1.2 (1), 5', 'No PDF is enclosed.', discarded, portableDocument),
  specRule('file-name-twice', '4.2', 'No two documents have the same name.', suspended, nameTwice),
  specRule('supporting-type', '3.6.3', 'A supporting document is CORRESP, COVER, EX-24, EX-99 or GRAPHIC.', suspended, supportingType),
  specRule('type-against-file', '3.6.3', 'Pictures are GRAPHIC, and nothing else is.', suspended, typeAgainstFile),
  specRule('document-counts', '4.2.1.2 (3)', 'At most 100 CORRESP, 10 COVER, 500 exhibits and graphics.', suspended, counts),
  specRule('graphic-unused', '5', 'A picture is shown by an enclosed HTML document.', suspended, graphicUnused),
  specRule('content-not-base64', '4.2.1', 'The content of a document is base64.', suspended, contentReadable),
  specRule('email-form', '5', 'An e-mail address is well formed.', suspended, addressForm),
  specRule('email-twice', '4.2 (4), 5', 'No e-mail address stands twice.', { filing: 'warning', 'as-filed': 'note' }, addressTwice),
  {
    ...specRule(
      'attorney-without-power',
      '',
      'An attorney-in-fact signs under a power of attorney that is enclosed or on file.',
      remarkable,
      attorneyWithoutPower,
    ),
    paragraph: 'General Instruction 7 to Form 4',
    why: 'Without the authority the report is not signed.',
  },
]
