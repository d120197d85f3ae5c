import { type DocumentType, documentTypes } from '../model/document.ts'
import type { Issue } from '../model/issue.ts'
import { checkXml, issuesOf, unparsed } from './check.ts'
import { submissionGrammar } from './grammar.ts'
import { type Enclosed, type SubmissionTree, submissionRules } from './rules/submission.ts'
import { type Fault, validate } from './validate.ts'
import { child, parseXml, trimmed, type XmlElement } from './xml.ts'

/** What is to be said of a submission: of its wrapper, and of the ownership form inside. */
export interface SubmissionCheck {
  /** Lines are those of the wrapper. */
  readonly issues: readonly Issue[]
  /** The enclosed ownership form, with lines of its own. */
  readonly primary: {
    readonly name: string
    readonly xml: string
    readonly form: DocumentType | null
    readonly issues: readonly Issue[]
  } | null
}

/**
 * Checks the file that a filer submits: the `edgarSubmission` wrapper with its enclosed documents (specification v5.5, 3.4 and 4.2), and
 * the ownership form in it with the profile `filing`, where every owner's CCC is asked for. Content of exhibits is not looked into.
 */
export function checkSubmission(text: string): SubmissionCheck {
  const source = parseXml(text)
  if (!source.root) return { issues: unparsed(source, { profile: 'filing' }), primary: null }
  const tree = treeOf(source.root)
  const faults: Fault[] = validate(source.root, submissionGrammar)
  for (const rule of submissionRules) for (const finding of rule.find(tree)) faults.push({ ...finding, rule })
  return { issues: issuesOf(faults, 'filing'), primary: tree.primary ? primaryOf(tree.primary, tree.submissionType) : null }
}

function primaryOf({ name, content }: Enclosed, submissionType: string): SubmissionCheck['primary'] {
  const xml = utf8(content ?? '')
  const form = documentTypes.find((one) => one === submissionType) ?? null
  const issues = checkXml(xml, { profile: 'filing', ...(form ? { form } : {}) }).map(
    (issue): Issue => (issue.code === 'credential-missing' ? { ...issue, severity: 'error' } : issue),
  )
  return { name, xml, form, issues }
}

function treeOf(root: XmlElement): SubmissionTree {
  const submissionType = trimmed(child(root, 'submissionType'))
  const documents = root.children.filter(({ name }) => name === 'edgarDocument').map(enclosed)
  const primary = documents.find(({ type }) => type === submissionType) ?? documents.find(({ name }) => name.endsWith('.xml')) ?? null
  return { root, submissionType, documents, primary }
}

const enclosed = (element: XmlElement): Enclosed => ({
  element,
  name: trimmed(child(element, 'documentName')),
  type: trimmed(child(element, 'documentType')),
  content: decoded(child(element, 'documentMimeBlock')?.text ?? ''),
})

/** Base64 undone, a character a byte; `null` where it is none. */
function decoded(block: string): string | null {
  const text = block.replace(/\s+/g, '')
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.replace(/=+$/, '').length % 4 !== 1 ? atob(text) : null
}

const utf8 = (bytes: string) => new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)))
