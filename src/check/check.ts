import { type DocumentType, documentTypes, type OwnershipDocument } from '../model/document.ts'
import { eraOfDay } from '../model/form-era.ts'
import type { Issue } from '../model/issue.ts'
import type { Format, Reading } from '../model/reading.ts'
import { treeOf } from './document-tree.ts'
import { eraOf, grammarOf } from './grammar.ts'
import { pathOf, pathOfMissing } from './path.ts'
import { type ReviewContext, review } from './review.ts'
import { issueOf, type Profile } from './rule.ts'
import { notWellFormed } from './rules/schema.ts'
import { ownershipTree } from './rules/specification.ts'
import { specificationRules } from './rules.ts'
import { type Fault, validate } from './validate.ts'
import { child, parseXml, trimmed, type XmlElement, type XmlFault, type XmlSource } from './xml.ts'

/** What is known of a filing beside its document. */
export interface CheckOptions extends ReviewContext {
  readonly profile: Profile
  /** The submission type, where an envelope says it: then the document must be of it. */
  readonly form?: DocumentType
  /** Line of the file on which the XML begins, from 1. */
  readonly firstLine?: number
  /** The line of the file whose bytes are not in its encoding: no XML processor reads on from there. */
  readonly undecodableLine?: number | null
}

/** A filing to check: its document, and the ownership XML it was read from where there is one. */
export interface Filing {
  readonly document: OwnershipDocument
  readonly xml?: string
}

/** Forms that a filer makes; every other is a copy or print of what EDGAR disseminated. */
const filersForms: ReadonlySet<Format> = new Set(['xml', 'json', 'edgar-submission'])

/**
 * The profile that fits a reading: `as-filed` for a document that carries a schema version, which EDGAR alone sets, for one in a
 * submission with its number, and for a print; `filing` for everything else.
 */
export const fittingProfile = ({ document, submission, format }: Pick<Reading, 'document' | 'submission' | 'format'>): Profile =>
  document.schemaVersion !== null || submission?.accessionNumber || !filersForms.has(format) ? 'as-filed' : 'filing'

/** Everything there is to say of a filing: the schemas, the specification, and what a careful reviewer would ask. */
export function check({ document, xml }: Filing, options: CheckOptions): Issue[] {
  const source = xml === undefined ? null : sourceOf(xml, options)
  const root = source === null ? treeOf(document) : source.root
  const issues = root ? checkTree(root, source, options) : unparsed(source, options)
  const reviewed = review(document, options.profile, options)
  if (reviewed.length === 0 || !root || !source) return [...issues, ...reviewed]
  const places = placesOf(root)
  const placed = reviewed.map((issue) => atPlace(issue, placeOf(places, issue.path)))
  return [...issues, ...placed]
}

/**
 * Holds the XML of one ownership document against the schemas and the rest of the ownership specification v5.5. The issues stand in
 * the order of the file. Never throws.
 */
export function checkXml(xml: string, options: CheckOptions): Issue[] {
  const source = sourceOf(xml, options)
  return source.root ? checkTree(source.root, source, options) : unparsed(source, options)
}

/** The same for a document alone: a draft, or a report that was read from a print. */
export const checkFields = (document: OwnershipDocument, options: CheckOptions): Issue[] => checkTree(treeOf(document), null, options)

function sourceOf(xml: string, { firstLine, undecodableLine }: CheckOptions): XmlSource {
  const source = parseXml(xml, firstLine)
  if (undecodableLine == null) return source
  const fault = {
    message: 'a byte that is not UTF-8; save the file as UTF-8, or name its encoding in the XML declaration',
    line: undecodableLine,
  }
  return { ...source, root: null, elements: [], fault }
}

/** The issue of a source that is not well-formed. */
export function unparsed(source: XmlSource | null, { profile, firstLine = 1 }: CheckOptions): Issue[] {
  const fault: XmlFault = source?.fault ?? { message: 'no element at all', line: firstLine }
  const issue = issueOf(notWellFormed, profile, '', `not well-formed XML: ${fault.message}`, fault.line, fault.source)
  return issue ? [issue] : []
}

function checkTree(root: XmlElement, source: XmlSource | null, options: CheckOptions): Issue[] {
  const { profile } = options
  const form = options.form ?? formOf(root)
  const era = profile === 'filing' ? '2026' : eraOfTree(root, form, options)
  const faults: Fault[] = era === null ? [] : validate(root, grammarOf(form, era))
  const tree = ownershipTree(root, source, { form, profile })
  for (const rule of specificationRules) {
    if (rule.severity[profile] === null) continue
    for (const finding of rule.find(tree)) faults.push({ ...finding, rule })
  }
  const issues = issuesOf(faults, profile)
  return source === null && profile === 'as-filed' ? issues.filter(mayBeSeenInPrint).map(asDoubt) : issues
}

/** A print shows no CIKs, and not always which boxes are ticked: their absence says nothing of the filing. */
const mayBeSeenInPrint = ({ code, path }: Issue): boolean =>
  !(code === 'element-missing' && /cik$/.test(path)) && code !== 'relationship-missing'

/** What is missing or odd in a print may be the fault of the print. */
const asDoubt = (issue: Issue): Issue => (issue.severity === 'error' ? { ...issue, severity: 'warning' } : issue)

/** Elements by their paths: of a box its value, of a list or group its first. */
function placesOf(root: XmlElement): ReadonlyMap<string, XmlElement> {
  const places = new Map<string, XmlElement>()
  // Nothing of a document stands deeper; whatever nests further is damage, and unbounded.
  let level: readonly XmlElement[] = [root]
  for (let depth = 0; depth < 7 && level.length > 0; depth++) {
    for (const element of level) {
      const path = pathOf(element)
      if (element.name === 'value' || !places.has(path)) places.set(path, element)
    }
    level = level.flatMap(({ children }) => children)
  }
  return places
}

/** The element of a path, or of the nearest group that holds it. */
function placeOf(places: ReadonlyMap<string, XmlElement>, path: string): XmlElement | undefined {
  for (let at = path; at !== ''; at = at.replace(/(?:^|\.)[^.[]+$|\[\d+\]$/, '')) {
    const element = places.get(at) ?? places.get(`${at}[0]`)
    if (element) return element
  }
  return undefined
}

function atPlace(issue: Issue, element: XmlElement | undefined): Issue {
  if (!element || element.line === null) return issue
  const text = element.children.length === 0 ? element.text.trim().slice(0, 60) : ''
  return { ...issue, line: element.line, ...(text === '' ? {} : { source: text }) }
}

/** The document type, or where it is missing or unknown the one that the content looks most like. */
function formOf(root: XmlElement): DocumentType {
  const stated = trimmed(child(root, 'documentType'))
  const known = documentTypes.find((one) => one === stated)
  if (known) return known
  const amends = child(root, 'dateOfOriginalSubmission') !== undefined
  if (child(root, 'noSecuritiesOwned')) return amends ? '3/A' : '3'
  if (child(root, 'form3HoldingsReported') ?? child(root, 'form4TransactionsReported')) return amends ? '5/A' : '5'
  return amends ? '4/A' : '4'
}

function eraOfTree(root: XmlElement, form: DocumentType, { filedDate }: CheckOptions) {
  const version = trimmed(child(root, 'schemaVersion'))
  if (version !== '') return eraOf(version, form)
  const signed = root.children.flatMap((one) => (one.name === 'ownerSignature' ? trimmed(child(one, 'signatureDate')) || [] : []))
  return eraOfDay(filedDate ?? signed.sort().at(-1) ?? '9999-12-31')
}

/** What a walk and the rules found, as issues in the order of the file. */
export function issuesOf(faults: readonly Fault[], profile: Profile): Issue[] {
  return faults
    .flatMap(
      (fault) =>
        issueOf(
          fault.rule,
          profile,
          fault.missing ? pathOfMissing(fault.missing.name, fault.missing.parent) : pathOf(fault.element),
          fault.message,
          fault.element.line,
          fault.source,
        ) ?? [],
    )
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
}
